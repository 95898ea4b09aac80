"""Tasks of Label Studio read back: the regions of predictions and of what annotators made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.errors import SettingError
from rashomon.surfaces.exports.parts.units import Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Marked words of a report: label, code points (half open), the words, the claim where it is one of ours, the name of the region of its source, and whether a person made it."""

    report: str
    name: str
    label: str
    start: int
    end: int
    text: str
    claim: str | None
    said_by: str | None
    by_person: bool


def read_regions(content: str) -> Iterator[Region]:
    """The regions of an export, offsets turned back into code points. Raises SettingError where it is no list of tasks or a region marks other words than it names."""
    try:
        tasks = json.loads(content)
    except ValueError as error:
        raise SettingError(f"the tasks are no JSON ({str(error)[:60]}); export them from Label Studio as JSON") from error
    if not isinstance(tasks, list) or not all(isinstance(task, dict) and isinstance(task.get("data"), dict) and "text" in task["data"] for task in tasks):
        raise SettingError("the file is no list of tasks with a text each; export it from Label Studio as JSON, not as JSON-MIN")
    for task in tasks:
        for by_person, kind in ((False, "predictions"), (True, "annotations")):
            for answer in task.get(kind) or ():
                yield from _read(task["data"], answer.get("result") or [], by_person=by_person)


def _read(data: dict[str, Any], result: list[dict[str, Any]], *, by_person: bool) -> Iterator[Region]:
    text = str(data["text"])
    units = Units(text)
    said = {one["from_id"]: one["to_id"] for one in result if one.get("type") == "relation"}
    for one in result:
        if one.get("type") != "labels":
            continue
        value, name = one["value"], str(one.get("id", ""))
        start, end = units.to(value["start"]), units.to(value["end"])
        if text[start:end] != value.get("text", text[start:end]):
            raise SettingError(f"{name}: marks other words than {value['text']!r}; the text was changed since, export it again")
        for label in value["labels"]:
            claim = (one.get("meta") or {}).get("claim")
            yield Region(
                report=str(data.get("report", "")), name=name, label=str(label), start=start, end=end, text=text[start:end], claim=claim,
                said_by=said.get(name), by_person=by_person,
            )  # fmt: skip
