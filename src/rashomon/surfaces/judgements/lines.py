"""Judgements as JSON lines, to pass from one ledger to another: docs/judgements.md has the format.

A line is one judgement, whole: `{"version": 1, "ruling": "wrong", "about": [...], "by": "Ana", ...}`. What was written is read again to the
letter. A line that cannot be read is refused with its number and the cure, and keeps no other from being read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.records import Judgement
from rashomon.reviewing.soundness import fault_of
from rashomon.reviewing.standing import moment
from rashomon.storing.codec import decode, encode
from rashomon.surfaces.judgements.shapes import misfit

VERSION = 1
"""The version of the format; a line of a higher one was written by a newer program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A line that is no judgement, or an annotation of which none can be made (`where` names it): its number, and why with the cure."""

    line: int
    why: str
    where: str = ""


def write_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """The lines of the file, in order of time: the same judgements make the same bytes."""
    for judgement in sorted({j.id: j for j in judgements}.values(), key=moment):
        yield json.dumps({"version": VERSION, **to_json(judgement)}, ensure_ascii=False) + "\n"


def to_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement as the format has it, its id first."""
    told: dict[str, Any] = json.loads(encode(judgement))
    return {"id": told.pop("id"), **told}


def read_lines(lines: Iterable[str]) -> Iterator[Judgement | Refused]:
    """The judgements of a file, and the lines that are none; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip("\ufeff \t\r\n"):
            found = _read(line.lstrip("\ufeff"))
            yield found if isinstance(found, Judgement) else Refused(line=number, why=found)


def _read(line: str) -> Judgement | str:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return f"is no JSON{where}; mend it, or take the line out"
    if not isinstance(told, dict) or "ruling" not in told:
        return "is no judgement: it has no ruling; is this another file?"
    version = told.pop("version", VERSION)
    if not isinstance(version, int) or version < 1:
        return f"version: {version!r} is none; write {VERSION}"
    if version > VERSION:
        return f"was written by a newer rashomon (format {version}, this program knows {VERSION}): update the program and import the file again"
    fault = misfit(told, Judgement)
    if fault is not None:
        return fault
    try:
        judgement = decode(json.dumps(told), Judgement)
    except ValueError as error:
        return f"cannot be read ({error}); mend it, or take the line out"
    return fault_of(judgement) or judgement
