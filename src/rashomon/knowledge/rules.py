"""What each rule that writes claims does, in words for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.knowledge.tables import parse_table

MODEL = "model"
"""What the `coder` of a claim begins with that a language model found: "model/NAME"."""

JUDGEMENT = "judgement"
"""What the `coder` of a claim begins with whose value a person gave: "judgement/" and the judgement's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The sentence of each rule, by its name, or by its beginning where the name ends in a full stop."""

    coding: Mapping[str, str]
    attribution: Mapping[str, str]
    unsure: frozenset[str]

    def explain_coder(self, coder: str) -> str | None:
        """What the rule of a claim's `coder` does; None for a rule that nobody described.

        "role.subject/ram": "it is the subject of the word that tells of the event".
        """
        return _find(self.coding, coder.partition("/")[0])

    def is_unsure(self, coder: str) -> bool:
        """Whether the rule of a claim's `coder` takes for so what no word of the source says: the doubt is the program's, and no hedge of the source's."""
        rule = coder.partition("/")[0]
        return rule in self.unsure or rule.partition(".")[0] + "." in self.unsure

    def explain_attribution(self, rule: str) -> str | None:
        """What the rule of an attribution does; None for a rule that nobody described."""
        return _find(self.attribution, rule)


def entry_of(coder: str) -> str | None:
    """The entry of the event lexicon that a claim's `coder` names: "role.subject/ram" and "event.ram" name "ram".

    "model/NAME" names a language model and "judgement/ID" a person's judgement, and no entry.
    """
    rule, _, entry = coder.partition("/")
    if rule in (MODEL, JUDGEMENT):
        return None
    return entry or (rule.removeprefix("event.") if rule.startswith("event.") else None)


@cache
def load_rules() -> Rules:
    """The descriptions that ship with the program."""
    table = parse_table(resources.files("rashomon.knowledge").joinpath("data/rules.toml").read_text("utf-8"))
    return Rules(coding=table["coding"], attribution=table["attribution"], unsure=frozenset(table["unsure"]))


def _find(sentences: Mapping[str, str], name: str) -> str | None:
    if name in sentences:
        return sentences[name]
    family, dot, entry = name.partition(".")
    found = sentences.get(family + dot)
    return found.replace("{entry}", entry) if found and entry else None
