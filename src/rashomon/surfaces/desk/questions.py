"""An incident question by question: each with its positions, and with the claims that answer it, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rashomon.records import Attribute, Claim, Fact, Status
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.tabulating import label_fact, list_unknown, say_position
from rashomon.surfaces.naming import LABELS, ORDER


@dataclass(frozen=True, slots=True)
class Side:
    """A position: its letter where there are several, its values, its origins and reports, and whether it is held or only denied."""

    tag: str
    value: str
    also: tuple[str, ...]
    origins: int
    reports: int
    held: bool
    denied: int
    superseded: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `status` is None of what is never reconciled. `claims` are ids in the order of reading, `left` how many nobody has answered."""

    label: str
    status: Status | None
    sides: tuple[Side, ...]
    claims: tuple[str, ...]
    left: int
    first: str
    """The claim to begin with: the first that nobody has answered, else the first."""


def list_questions(entry: Entry, index: Index, judged: Collection[str]) -> list[Question]:
    """Every question that a claim answers; what is kept beside the facts (how it was done, what else is said, what was struck) comes last."""
    found = []
    taken: set[str] = set()
    for fact in sorted(entry.incident.facts, key=lambda fact: ORDER.index(fact.attribute)):
        sides = tuple(_side(entry, fact, number) for number in range(len(fact.positions)))
        claims = [name for name in dict.fromkeys(name for side in sides for name in side.claims) if name in entry.claims and name not in taken]
        if sides:
            taken |= set(claims)
            found.append(_question(label_fact(fact, entry, index), fact.status, sides, claims, judged))
    rest: dict[str, list[str]] = {}
    for claim in entry.incident.claims:
        if claim.id not in taken:
            taken.add(claim.id)
            rest.setdefault(LABELS[claim.attribute], []).append(claim.id)
    found += [_question(label, None, (), claims, judged) for label, claims in rest.items()]
    struck = [claim.id for claim in entry.incident.struck if claim.attribute is not Attribute.WORDING]
    if struck:
        found.append(_question("Struck", None, (), struck, judged))
    return found


def unknown_of(entry: Entry) -> list[str]:
    """What no report says, in words."""
    return list_unknown(entry)


def in_order(questions: Iterable[Question]) -> list[str]:
    """All claims in the order of reading, each once."""
    return list(dict.fromkeys(name for question in questions for name in question.claims))


def _question(label: str, status: Status | None, sides: tuple[Side, ...], claims: list[str], judged: Collection[str]) -> Question:
    unread = [name for name in claims if name not in judged]
    return Question(label, status, sides, tuple(claims), len(unread), next(iter(unread or claims), ""))


def _side(entry: Entry, fact: Fact, number: int) -> Side:
    position = fact.positions[number]
    values = say_position(fact, position)
    several = len(fact.positions) > 1 and fact.status is not Status.SUPERSEDED
    own = [name for name in fact.own(position) if name in entry.claims]
    told: list[Claim] = [entry.claims[name] for name in own]
    ordered = sorted(own, key=lambda name: (entry.told_in[name], entry.claims[name].evidence[0].start, name))
    rest = [name for name in (*position.claims, *position.denied_by) if name not in own]
    return Side(
        tag=(chr(ord("A") + number) if number < 26 else str(number + 1)) if several else "",
        value=values[0], also=tuple(values[1:]), origins=len(position.origins), reports=len({entry.told_in[claim.id] for claim in told}),
        held=bool(position.claims), denied=len(position.denied_by), superseded=fact.status is Status.SUPERSEDED and number > 0,
        claims=tuple(dict.fromkeys((*ordered, *rest))),
    )  # fmt: skip
