"""Disputes found among rival accounts: of the toll and of blame, against an annotator's.

An incident of ours answers for the labelled incident that most of its articles tell, counting an article where its chief event lies;
ties go to the incident told by more articles. A labelled dispute is found where an incident that answers for its incident has a
disputed fact of its attribute, whatever the values: a pair (incident, attribute) counts once on either side. How many of
those found also have the rival values right is a row of its own.

The labels say nothing of an incident that one article alone tells, so a dispute there is not counted, with one exception: where articles
of several incidents were put together, a dispute between them is invented.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.report import found_row
from rashomon.records import Attribute, Count, Fact, Incident, Party, Status

ATTRIBUTES = {"killed": Attribute.KILLED, "blame": Attribute.BLAME}
_TELLING = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A labelled dispute: its incident, its attribute ("killed", "blame") and the rival values in the annotator's words."""

    incident: str
    attribute: str
    values: tuple[str, ...]


def read_disputes(rows: Iterable[Mapping[str, Any]], told: Mapping[str, str]) -> Iterator[Dispute]:
    """The disputes of toll and blame of incidents that two articles or more of `told` tell; two of one attribute are one."""
    tellers = Counter(told.values())
    for row in rows:
        held: defaultdict[str, list[str]] = defaultdict(list)
        for dispute in row["disputes"]:
            if dispute["attribute"] in ATTRIBUTES:
                held[dispute["attribute"]] += [position["value"] for position in dispute["positions"]]
        if tellers[row["incident"]] > 1:
            yield from (Dispute(row["incident"], attribute, tuple(values)) for attribute, values in held.items())


def score_disputes(
    incidents: Iterable[Incident], homes: Mapping[str, str], told: Mapping[str, str], labelled: Sequence[Dispute]
) -> Iterator[tuple[str, float, str]]:
    """Rows of found disputes: F1 of both attributes together, of each, and the share whose values are right.

    `homes` gives each article's incident of ours, `told` each article's labelled incident.
    """
    tellers = Counter(told.values())
    facts: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for incident in incidents:
        articles = Counter(told[a] for a, home in homes.items() if home == incident.id and a in told)
        if not articles:
            continue
        answers_for = max(articles, key=lambda name: (articles[name], tellers[name], name))
        if tellers[answers_for] < 2 and len(articles) < 2:
            continue
        for name, attribute in ATTRIBUTES.items():
            disputed = [f for f in incident.facts if f.attribute is attribute and f.status is Status.DISPUTED]
            if disputed:
                facts[answers_for, name] += disputed
    wanted = {(d.incident, d.attribute): d for d in labelled}
    yield found_row("fa-kes.disputes.f1", facts.keys(), wanted.keys(), "labelled")
    for name in ATTRIBUTES:
        yield found_row(f"fa-kes.disputes.{name}.f1", {k for k in facts if k[1] == name}, {k for k in wanted if k[1] == name}, "labelled")
    found = [key for key in wanted if key in facts]
    right = sum(_values_met(wanted[key], facts[key]) for key in found)
    yield "fa-kes.disputes.values", right / max(1, len(found)), f"{right} of {len(found)} found with two of the rival values"


def _values_met(dispute: Dispute, facts: Iterable[Fact]) -> bool:
    """Whether two positions of a fact stand for two different labelled values: by a number in common, or by a word of a name."""
    for fact in facts:
        met = [{v for v in dispute.values if _meets(v, position.values)} for position in fact.positions]
        if any(a != b and a and b for at, a in enumerate(met) for b in met[:at]):
            return True
    return False


def _meets(labelled: str, values: Iterable[object]) -> bool:
    numbers = {int(n) for n in re.findall(r"\d+", labelled)}
    words = set(_TELLING.findall(labelled.lower()))
    for value in values:
        if isinstance(value, Count):
            if numbers & {n for n in (value.low, value.best, value.high) if n is not None}:
                return True
        elif words & set(_TELLING.findall((f"{value.name} {value.id}" if isinstance(value, Party) else str(value)).lower())):
            return True
    return False
