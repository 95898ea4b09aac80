"""Equipment, evidence and objects by their names: what a wording stands for, and where that is known from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.errors import InternalError
from rashomon.knowledge.phrases import Match, PhraseTable
from rashomon.knowledge.tables import parse_table

_FILES = ("equipment", "evidence")
_UNCOUNTED = ("craft", "armor", "armour", "artillery", "footage", "imagery", "arms", "ammunition", "radar", "gas", "ed")


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of equipment or evidence, or a sort of object that is hit.

    `item` is the name that claims carry ("MRAP", "video"), `file` "equipment", "evidence" or "objects", `kind` its sort ("vehicle").
    `only_nouns` are wordings that other parts of speech share ("mine", "bomb"); `unless_after` and `unless_before` words that,
    right after or before a wording, make it something else ("video game", "water tank"). `source` says where its names are from.
    """

    item: str
    file: str
    kind: str
    source: str
    only_nouns: frozenset[str] = frozenset()
    not_person: frozenset[str] = frozenset()
    unless_after: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()


class ThingLexicon:
    """Every wording of the things known, met in one walk over a text."""

    def __init__(self, entries: Mapping[str, Thing]) -> None:
        """A lexicon of wordings (in the case that they need) and what each stands for."""
        self._table: PhraseTable[Thing] = PhraseTable()
        for name, thing in entries.items():
            self._table.add(name, thing)
        self.things = tuple(dict.fromkeys(entries.values()))

    def find(self, text: str) -> tuple[Match[Thing], ...]:
        """Every wording in the text, the longest at each place, none overlapping another."""
        return self._table.find(text)


@cache
def load_things() -> ThingLexicon:
    """The lexicon of `data/equipment.toml` and `data/evidence.toml`."""
    return _of_files(_FILES)


@cache
def load_objects() -> ThingLexicon:
    """The lexicon of `data/objects.toml`: a hospital, a bridge, a bus, whatever may be hit that is no people."""
    return _of_files(("objects",))


def _of_files(names: Iterable[str]) -> ThingLexicon:
    data = files("rashomon.knowledge") / "data"
    entries: dict[str, Thing] = {}
    for file in names:
        tables = parse_table((data / f"{file}.toml").read_text(encoding="utf-8"))
        for entry in tables["entry"]:
            thing = _thing(entry, file, tables["sources"])
            for name in _spelt(entry["names"]):
                if entries.setdefault(name, thing) != thing:
                    raise InternalError(f"{file}.toml: {name!r} stands for {entries[name].item!r} and {thing.item!r}")
        for entry in tables["entry"]:
            thing = _thing(entry, file, tables["sources"])
            followed = (f"{name} {suffix}" for name in entry["names"] for suffix in entry.get("suffixes", ()))
            for name in _spelt(followed):
                entries.setdefault(name, thing)  # another entry's own name is stronger
    return ThingLexicon(entries)


def _thing(entry: Mapping[str, Any], file: str, sources: Mapping[str, str]) -> Thing:
    return Thing(
        item=entry["item"],
        file=file,
        kind=entry["kind"],
        source=sources[entry["source"]],
        only_nouns=frozenset(entry.get("only_nouns", ())),
        not_person=frozenset(entry.get("not_person", ())),
        unless_after=frozenset(entry.get("unless_after", ())),
        unless_before=frozenset(entry.get("unless_before", ())),
    )


def _spelt(names: Iterable[str]) -> Iterator[str]:
    """Each name, its British spelling, and the plurals of both."""
    for name in names:
        for spelt in dict.fromkeys((name, name.replace("armored", "armoured"))):
            yield spelt
            if plural := _plural(spelt):
                yield plural


def _plural(name: str) -> str | None:
    """The plural of a name, None where it has none of its own: "BTR-80s", "lorries", "armored vehicles"."""
    if name.endswith(("bus", "ch", "sh", "x")):
        return f"{name}es"
    if name.endswith("s") or name.lower().endswith(_UNCOUNTED):
        return None
    if re.search(r"[^aeiou]y$", name):
        return None if name[0].isupper() else f"{name[:-1]}ies"
    return f"{name}s"
