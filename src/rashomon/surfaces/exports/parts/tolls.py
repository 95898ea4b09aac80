"""How many came to harm by all who assert it: a low, a best and a high number, and whose people they are.

A position that is only denied counts nowhere. Numbers of people of one side are drawn from all asserted positions on that side's people. Peoples are
added up only where they are other people for sure (`records/peoples`): a dead man whom rivals call a civilian and a soldier is one. People
whose side nobody tells may be the same as those whose side is told, so that they are not added to them: they come in as far as they are more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rashomon.records import Attribute, Count, Fact, Incident, Position, Status, sums_of, tell_peoples_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The least, the best and the greatest number of people."""

    low: int
    best: int
    high: int

    def __add__(self, other: Figures) -> Figures:
        """Both numbers of people together."""
        return Figures(low=self.low + other.low, best=self.best + other.best, high=self.high + other.high)


NOBODY = Figures(low=0, best=0, high=0)

Reading: TypeAlias = Callable[[Count], Figures]
"""What numbers stand for a count as told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """Those who came to harm: of each side that is named, how many; all together; and how many more there are whose side nobody tells (the best number)."""

    of: Mapping[str, Figures]
    total: Figures
    unknown: int


def bounds(count: Count) -> Figures:
    """A count as its words bound it: the best number of an open one is its bound from below, so that nobody is counted who may not have died."""
    low = next((n for n in (count.low, count.best) if n is not None), 0)
    best = next((n for n in (count.best, count.low) if n is not None), 0)
    return Figures(low=min(low, best), best=best, high=max(best, *(n for n in (count.high, count.low) if n is not None), 0))


def told(fact: Fact) -> tuple[Position, ...]:
    """The positions that somebody holds; where a later number replaced earlier ones, the later alone."""
    return fact.asserted[:1] if fact.status is Status.SUPERSEDED else fact.asserted


def count_deaths(incident: Incident, *, reading: Reading = bounds, held: Callable[[Fact], tuple[Position, ...]] = told) -> Deaths:
    """Those who died by the positions that are `held`, as `count_harm` counts."""
    return count_harm(incident, Attribute.KILLED, reading=reading, held=held)


def count_harm(incident: Incident, harm: Attribute, *, reading: Reading = bounds, held: Callable[[Fact], tuple[Position, ...]] = told) -> Deaths:
    """Those to whom this harm came by the positions that are `held`. The low is the lowest that any report adds up to, the high the highest.

    A report that tells of some of the sides only is completed by the others' numbers for the rest, since its silence says nothing about them.
    Where accounts have rival names for the same people, `of` has the reading that most origins tell, the greater number where as many do.
    """
    of: dict[str | None, Figures] = {}
    origins: dict[str | None, frozenset[str]] = {}
    by_report: dict[str, dict[str | None, Figures]] = defaultdict(dict)
    where = {claim.id: (event.report, claim.value) for event in incident.events for claim in event.claims}
    for fact in incident.facts:
        positions = held(fact) if fact.attribute is harm else ()
        each = {claim: where[claim] for position in positions for claim in position.claims if claim in where}
        counts = [(report, value) for report, value in each.values() if isinstance(value, Count)]
        counts = [pair for pair in counts if pair[1].whole] or counts
        leading = next((value for value in positions[0].values if isinstance(value, Count)), None) if positions else None
        if leading is None:
            continue
        read = [(report, reading(count)) for report, count in counts] or [("", reading(leading))]
        of[fact.subject] = _span((figures for _, figures in read), reading(leading).best)
        origins[fact.subject] = frozenset(positions[0].origins)
        for report in {report for report, _ in read}:
            by_report[report][fact.subject] = _span(figures for name, figures in read if name == report)
    others = tell_peoples_apart(incident.facts, incident.events)[harm]
    read_as = sums_of([subject for subject in of if subject is not None], others) or (frozenset[str](),)

    def best_of(peoples: frozenset[str]) -> int:
        return max(sum(of[one].best for one in peoples), of.get(None, NOBODY).best)

    def support(peoples: frozenset[str]) -> tuple[int, int, list[str]]:
        return -len(frozenset[str]().union(*(origins[one] for one in peoples))), -best_of(peoples), sorted(peoples)

    kept = min(read_as, key=support)
    sums = [_sum({one: of[one] for one in peoples}, own) for peoples in read_as for own in by_report.values()]
    best = best_of(kept)
    total = Figures(low=min([best, *(s.low for s in sums)]), best=best, high=max([best, *(s.high for s in sums)]))
    named = {subject: figures for subject, figures in of.items() if subject in kept}
    return Deaths(of={one: figures for one, figures in named.items() if one is not None}, total=total, unknown=best - sum(figures.best for figures in named.values()))


def _span(figures: Iterable[Figures], best: int | None = None) -> Figures:
    each = list(figures)
    middle = best if best is not None else each[0].best
    return Figures(low=min(middle, *(f.low for f in each)), best=middle, high=max(middle, *(f.high for f in each)))


def _sum(named: Mapping[str, Figures], own: Mapping[str | None, Figures]) -> Figures:
    """All together by one report's `own` numbers, completed by those of the other sides; people whose side is not told may be the same people."""
    each = {subject: figures for subject, figures in own.items() if subject in named}
    rest = own.get(None, NOBODY)
    told = sum((each.get(subject, figures) for subject, figures in named.items()), NOBODY)
    return Figures(low=max(told.low, rest.low), best=max(told.best, rest.best), high=max(told.high, rest.high))
