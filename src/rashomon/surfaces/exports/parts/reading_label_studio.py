"""Tasks of Label Studio read back: the regions of predictions and of what annotators made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.errors import SettingError
from rashomon.surfaces.exports.parts.marking import CORRECTION, VERDICT
from rashomon.surfaces.exports.parts.units import Units

_OURS = re.compile(r"(c-[0-9a-f]+)-\d+")
"""The name of a region that the export wrote, whatever became of what stood beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Marked words of a report: label, code points (half open), the words, the claim where it is one of ours, the name of the region of its source, whether a person made it, and what he gave it."""

    report: str
    name: str
    label: str
    start: int
    end: int
    text: str
    claim: str | None
    said_by: str | None
    by_person: bool
    verdict: str = ""
    correction: str = ""
    whole: str = ""
    """The text in which they stand."""
    coder: str = ""
    """Whose region it is, where a person made it and the file says so."""


def read_regions(content: str) -> Iterator[Region]:
    """The regions of an export, offsets turned back into code points. Raises SettingError where it is no list of tasks or a region marks other words than it names."""
    for task in read_tasks(content):
        yield from read_task(task)


def read_tasks(content: str) -> list[dict[str, Any]]:
    """The tasks of an export. Raises SettingError where it is no list of tasks."""
    try:
        tasks = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SettingError(f"the tasks are no JSON ({str(error)[:60]}); export them from Label Studio as JSON") from error
    if not isinstance(tasks, list) or not all(isinstance(task, dict) and isinstance(task.get("data"), dict) and "text" in task["data"] for task in tasks):
        raise SettingError("the file is no list of tasks with a text each; export it from Label Studio as JSON, not as JSON-MIN")
    return tasks


def read_task(task: dict[str, Any]) -> Iterator[Region]:
    """The regions of one task: those of the predictions, then those of each annotator."""
    for by_person, kind in ((False, "predictions"), (True, "annotations")):
        for answer in task.get(kind) or ():
            yield from _read(task["data"], answer.get("result") or [], by_person=by_person, coder=_coder(answer) if by_person else "")


def _coder(answer: dict[str, Any]) -> str:
    """Who made an annotation: his address or number, as the tool has it."""
    who = answer.get("completed_by")
    return str((who.get("email") or who.get("id") or "") if isinstance(who, dict) else who if who is not None else "")


def _read(data: dict[str, Any], result: list[dict[str, Any]], *, by_person: bool, coder: str) -> Iterator[Region]:
    text = str(data["text"])
    units = Units(text)
    said = {one["from_id"]: one["to_id"] for one in result if one.get("type") == "relation"}
    given = {(one.get("from_name"), one.get("id")): one["value"] for one in result if one.get("type") in {"choices", "textarea"}}
    for one in result:
        if one.get("type") != "labels":
            continue
        value, name = one["value"], str(one.get("id", ""))
        start, end = units.to(value["start"]), units.to(value["end"])
        if text[start:end] != value.get("text", text[start:end]):
            raise SettingError(f"{name}: marks other words than {value['text']!r}; the text was changed since, export it again")
        meta, ours = one.get("meta"), _OURS.fullmatch(name)
        claim = (meta.get("claim") if isinstance(meta, dict) else None) or (ours[1] if ours else None)
        verdict = " ".join((given.get((VERDICT, name)) or {}).get("choices") or ())
        correction = " ".join(_lines((given.get((CORRECTION, name)) or {}).get("text")))
        for label in value["labels"]:
            yield Region(
                report=str(data.get("report", "")), name=name, label=str(label), start=start, end=end, text=text[start:end], claim=claim,
                said_by=said.get(name), by_person=by_person, verdict=verdict, correction=correction, whole=text, coder=coder,
            )  # fmt: skip


def _lines(text: object) -> list[str]:
    return [str(line) for line in text] if isinstance(text, list) else [str(text)] if text else []
