"""Annotations of brat read back: each with its label and the words that it marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.errors import SettingError

_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")
_SAID = re.compile(r"R\d+\tsaid_by Arg1:(T\d+) Arg2:(T\d+)")
_ATTRIBUTE = re.compile(r"A\d+\t(\S+) (T\d+)(?: (\S+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Marked words: their label, their fragments (code points, half open), the note, the attributes with their values, and the name of the source's annotation."""

    name: str
    label: str
    fragments: tuple[tuple[int, int], ...]
    note: str
    attributes: tuple[tuple[str, str], ...]
    said_by: str | None


def read_annotations(text: str, standoff: str) -> tuple[Annotation, ...]:
    """The annotations of a `.ann` file over its `.txt`, in order. Raises SettingError where one marks other words than it names, with its name."""
    lines = standoff.split("\n")
    notes = {found[1]: found[2] for line in lines if (found := _NOTE.fullmatch(line))}
    said = {found[1]: found[2] for line in lines if (found := _SAID.fullmatch(line))}
    stands: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        if found := _ATTRIBUTE.fullmatch(line):
            stands.setdefault(found[2], []).append((found[1], found[3] or ""))
    read = []
    for name, label, places, words in (found.groups() for line in lines if (found := _BOUND.fullmatch(line))):
        fragments = tuple((int(start), int(end)) for start, end in (place.split(" ") for place in places.split(";")))
        if " ".join(text[start:end] for start, end in fragments) != words:
            raise SettingError(f"{name}: marks other words than {words!r}; the text was changed since, export it again")
        read.append(Annotation(name=name, label=label, fragments=fragments, note=notes.get(name, ""), attributes=tuple(stands.get(name, ())), said_by=said.get(name)))
    return tuple(read)
