"""The model's answer as records, before a word of it is believed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.coders.model.endpoint import BadAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who is said to say it, how surely, and whether it is denied; all but `certainty` in words of the report, so it says."""

    source: str | None
    cue: str | None
    via: tuple[str, ...]
    denial: str | None
    doubt: str | None
    certainty: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim as answered."""

    attribute: str
    words: str
    sentence: str | None
    of: str | None
    told_by: str | None
    stance: str | None
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event as answered."""

    trigger: str
    sentence: str | None
    type: str | None
    kind: str | None
    news: bool
    voice: Voice
    claims: tuple[Said, ...]


def read_answer(content: str) -> tuple[Told, ...]:
    """The events of an answer. Raises BadAnswer where it is no JSON or has another shape.

    Fields that are not there are taken as null. What thinks aloud first, or fences its JSON, is understood.
    """
    words = content.rpartition("</think>")[2].strip()
    if words.startswith("```"):
        words = words.partition("\n")[2].strip().removesuffix("```")
    try:
        answer = json.loads(words)
    except (ValueError, RecursionError):
        raise BadAnswer("is no JSON, or broke off") from None
    return tuple(_told(_record(row)) for row in _rows(_record(answer), "events", needed=True))


def _told(row: Mapping[str, Any]) -> Told:
    return Told(
        trigger=_needed(row, "trigger"),
        sentence=_words(row, "sentence"),
        type=_words(row, "type"),
        kind=_words(row, "kind"),
        news=row.get("news") is True,
        voice=_voice(row),
        claims=tuple(_said(_record(claim)) for claim in _rows(row, "claims")),
    )


def _said(row: Mapping[str, Any]) -> Said:
    return Said(
        attribute=_needed(row, "attribute"),
        words=_needed(row, "words"),
        sentence=_words(row, "sentence"),
        of=_words(row, "of"),
        told_by=_words(row, "told_by"),
        stance=_words(row, "stance"),
        voice=_voice(row),
    )


def _voice(row: Mapping[str, Any]) -> Voice:
    via = [name for name in _rows(row, "via") if name]
    if not all(isinstance(name, str) for name in via):
        raise _misshapen("via")
    return Voice(
        source=_words(row, "source"),
        cue=_words(row, "cue"),
        via=tuple(via),
        denial=_words(row, "denial"),
        doubt=_words(row, "doubt"),
        certainty=_words(row, "certainty"),
    )


def _record(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _misshapen("events")
    return value


def _rows(row: Mapping[str, Any], name: str, *, needed: bool = False) -> list[Any]:
    value = row.get(name)
    if value is None and not needed:
        return []
    if not isinstance(value, list):
        raise _misshapen(name)
    return value


def _words(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise _misshapen(name)
    return (value or "").strip() or None


def _needed(row: Mapping[str, Any], name: str) -> str:
    value = _words(row, name)
    if value is None:
        raise _misshapen(name)
    return value


def _misshapen(name: str) -> BadAnswer:
    return BadAnswer(f"has another shape than was asked for (“{name}”)")
