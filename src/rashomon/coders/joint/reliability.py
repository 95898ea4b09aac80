"""Whose word stands where rules and heads differ: by how often each was right, class by class (`data/reliability.toml`, made by `training/reliability.py`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.coding.scene.periods import lies_within
from rashomon.records import SETTING, Attribute, Claim, Period, Place, Polarity

ROLES = {Attribute.ACTOR: "actor", Attribute.RECIPIENT: "recipient", Attribute.PLACE: "place", Attribute.PERIOD: "time"}
"""The questions on which both speak, with the corpus's names for them."""
FEWEST = 8
"""Below so many cases a class is too rare to be judged, and the rule stands."""
JUDGED = frozenset(SETTING)
"""Who did it to whom is told in several ways by rivals, and of those who met both are told, so that the rules' parties and the heads' stand side by side."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """Right and counted of one class of a rule's claims: where heads point at nothing, at the same words, at others, and of these others."""

    alone: tuple[int, int]
    agree: tuple[int, int]
    differ: tuple[int, int]
    heads: tuple[int, int]


def class_of(claim: Claim) -> str:
    """The rule of a claim without its lexicon entry: "role.subject" of "role.subject/strike"."""
    return claim.coder.partition("/")[0]


def overlap(one: Claim, other: Claim) -> bool:
    """Whether two claims stand on the same words."""
    return one.evidence[0].overlaps(other.evidence[0])


def stands(claim: Claim, heads: Sequence[Claim], table: Mapping[tuple[str, str], Reliability] | None = None) -> bool:
    """Whether a rule's claim stands beside what the heads say of its happening.

    It does where they point at nothing, or at words that can mean the same; what somebody denies stands as it is.
    """
    if claim.attribute not in JUDGED or claim.polarity is Polarity.DENIED:
        return True
    known = (table if table is not None else load_reliability()).get((ROLES[claim.attribute], class_of(claim)))
    others = [other for other in heads if other.attribute is claim.attribute]
    if known is None or not others or any(_alike(claim, other) for other in others):
        return True
    return known.differ[1] < FEWEST or _rate(known.differ) >= _rate(known.heads)


def _alike(one: Claim, other: Claim) -> bool:
    """Whether a rule's claim stands on a head's words, on another name of its place, or on a finer time within its time."""
    if overlap(one, other):
        return True
    if isinstance(one.resolved, Period) and isinstance(other.resolved, Period):
        return lies_within(one.resolved, other.resolved)
    return isinstance(one.resolved, Place) and isinstance(other.resolved, Place) and one.resolved.id is not None and one.resolved.id == other.resolved.id


def _rate(counted: tuple[int, int]) -> float:
    """How often right, a little towards even where few were counted."""
    return (counted[0] + 1) / (counted[1] + 2)


@cache
def load_reliability() -> Mapping[tuple[str, str], Reliability]:
    """The table, by role and rule."""
    rows = tomllib.loads(files("rashomon.coders.joint").joinpath("data/reliability.toml").read_text(encoding="utf-8"))["class"]
    return {(row["role"], row["rule"]): Reliability(*(tuple(row[case]) for case in ("alone", "agree", "differ", "heads"))) for row in rows}
