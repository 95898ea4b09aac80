"""The nouns for people that a report counts, and the verbs of what befalls them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rashomon.knowledge.tables import parse_table


@dataclass(frozen=True, slots=True)
class People:
    """Nouns for people by number, all in lower case.

    `plural` holds what a numeral above one counts ("soldiers", "personnel"), `singular` what "a" and "one" do ("soldier").
    `harmed` are the nouns that tell the harm and no group ("casualties", "dead"), `anybody` those that name no side
    ("people"). `active` and `passive` are the forms of harm verbs before their object and after "were". `unarmed` are the
    nouns of either number for people whom no word arms, `several` those for so many together ("couple", two).
    """

    plural: frozenset[str]
    singular: frozenset[str]
    harmed: frozenset[str]
    anybody: frozenset[str]
    active: frozenset[str]
    passive: frozenset[str]
    unarmed: frozenset[str]
    several: Mapping[str, int]

    def is_group(self, noun: str) -> bool:
        """Whether a noun tells whose people are counted: "soldiers" does, "people" and "casualties" do not."""
        return noun.lower() not in self.anybody and noun.lower() not in self.harmed


@cache
def load_people() -> People:
    """The people of `data/people.toml`, with the peoples of `data/nations.toml`."""
    data = files("rashomon.knowledge") / "data"
    tables = parse_table((data / "people.toml").read_text(encoding="utf-8"))
    nations = parse_table((data / "nations.toml").read_text(encoding="utf-8"))
    pairs = {**_pairs(tables["people"]), **_pairs(tables["armed"])}
    peoples = {name.lower() for nation in nations["nation"] for name in nation.get("people", ())}
    collective = {word.lower() for word in tables["collective"]["words"]}
    several = {noun: size for noun, size in tables["several"].items() if noun != "source"}
    harmed = frozenset(word.lower() for word in tables["harmed"]["words"])
    return People(
        plural=frozenset(pairs.values()) | collective | harmed | {name for name in peoples if name.endswith("s")},
        singular=frozenset(pairs) | several.keys() | {name for name in peoples if not name.endswith(("s", "ese", "ish"))},
        harmed=harmed,
        anybody=frozenset(word.lower() for word in tables["anybody"]["words"]),
        active=frozenset(tables["harm"]["active"]),
        passive=frozenset(tables["harm"]["passive"]),
        unarmed=frozenset(word for pair in _pairs(tables["people"]).items() for word in pair),
        several=MappingProxyType(several),
    )


def _pairs(table: dict[str, str]) -> dict[str, str]:
    """Singular to plural, without the table's source."""
    return {one.lower(): many.lower() for one, many in table.items() if one != "source"}
