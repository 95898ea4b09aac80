"""The sides of a question: claims put together by whether their values can both be true.

Why: docs/decisions/reconciling.md#positions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rashomon.reconciling.cliques import maximal_sets
from rashomon.reconciling.compatible import (
    Contains,
    kinds_fit,
    known,
    periods_fit,
    places_fit,
    same_party,
    sets_fit,
    stances_fit,
)
from rashomon.reconciling.grades import parties_behind
from rashomon.reconciling.tolls import numbers_fit, sort_of, without_short_forms
from rashomon.records import (
    ROLES,
    SETTING,
    STANCES,
    TOLLS,
    UNKNOWN,
    Attribute,
    Claim,
    Count,
    Party,
    Period,
    Place,
    Position,
    Resolved,
    Stance,
    Value,
)

Held: TypeAlias = Count | Period | Place | str | frozenset[str] | tuple[Stance, str | None] | None
"""What a telling says, in the form that is compared; None where nothing is known."""



@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one origin says in one breath: one claim, or all the actors that one source names in one report.

    `voice` says it, and `origin` is whom it has it from, most often itself. It is not `current` where the origin has since told
    otherwise: its claims stay on their side, and back it no more.
    """

    held: Held
    claims: tuple[Claim, ...]
    origin: str
    voice: str
    current: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """What puts tellings in an order that does not depend on how they came."""
        return tuple(sorted(c.id for c in self.claims))


Tellers: TypeAlias = Callable[[Telling], tuple[str, ...]]
"""Who is answerable for a telling: two sides gainsay each other where each is told by somebody who does not tell the other."""


def by_source(telling: Telling) -> tuple[str, ...]:
    """Whoever says it, and whom he has it from."""
    return telling.origin, telling.voice


def by_report(telling: Telling) -> tuple[str, ...]:
    """The report: which day and which place a statement was about, newsrooms tell in their own words."""
    return (telling.claims[0].evidence[0].report,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A maximal set of tellings of which any two fit.

    `own` fit no other side; `shared` are too vague to tell it from another ("several" beside 15 and 9) and stand on each that they fit.
    """

    own: tuple[Telling, ...]
    shared: tuple[Telling, ...] = ()

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All of them."""
        return self.own + self.shared

    @property
    def backers(self) -> frozenset[str]:
        """The origins that hold this side and no other, and still do."""
        return frozenset(t.origin for t in self.own if t.current)

    def apart_from(self, other: Side, tellers: Tellers) -> tuple[Telling, ...]:
        """What is told here by those who neither hold nor say what the other side does."""
        theirs = {name for t in other.own if t.current for name in tellers(t)}
        return tuple(t for t in self.own if t.current and t.held is not None and theirs.isdisjoint(tellers(t)))


def _party(claim: Claim) -> str:
    if isinstance(claim.resolved, Party):
        return claim.resolved.id
    return UNKNOWN


def held_by(claim: Claim) -> Held:
    """What a claim says, as it is compared with others of its attribute; None where nothing is known."""
    if claim.attribute in ROLES:
        party = _party(claim)
        return None if party == UNKNOWN else party
    if claim.attribute in SETTING:
        return claim.resolved if isinstance(claim.resolved, Period | Place) and claim.resolved.known else None
    if isinstance(claim.value, Stance):
        party = _party(claim)
        return claim.value, None if party == UNKNOWN else party
    return claim.value if known(claim.value) else None


def fit(one: Held, other: Held, contains: Contains = same_party) -> bool:
    """Whether two tellings of one attribute can both be true. What is not known gainsays nothing."""
    if one is None or other is None:
        return True
    if isinstance(one, Count) and isinstance(other, Count):
        return numbers_fit(one, other)
    if isinstance(one, Period) and isinstance(other, Period):
        return periods_fit(one, other)
    if isinstance(one, Place) and isinstance(other, Place):
        return places_fit(one, other)
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return sets_fit(one, other, contains)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return stances_fit(one, other)
    return one == other


def fitting(attribute: Attribute, contains: Contains) -> Callable[[Held, Held], bool]:
    """When two tellings of this attribute are one position."""

    def fits(one: Held, other: Held) -> bool:
        if isinstance(one, str) and isinstance(other, str):
            return kinds_fit(one, other) if attribute is Attribute.KIND else one == other
        if attribute in STANCES and isinstance(one, tuple) and isinstance(other, tuple):
            return one[0] == other[0] and fit(one, other)
        return fit(one, other, contains)

    return fits


def tellings_of(
    attribute: Attribute,
    claims: Sequence[Claim],
    reports: Mapping[str, str],
    origins: Mapping[str, str],
    sources: Mapping[str, str] | None = None,
) -> list[Telling]:
    """What each origin says. All the actors that one source names in one report are told together.

    So are all those on whom it was done, and those whom it blames for one act. `reports` gives each event's report, `origins` each claim's origin, `sources` from whom that origin has it, where that is another.
    """
    had_from = sources if sources is not None else origins
    if attribute not in ROLES:
        meant = without_short_forms(claims, reports) if attribute in TOLLS else {}
        return [
            Telling(held=meant.get(c.id, held_by(c)), claims=(c,), origin=had_from[c.id], voice=origins[c.id]) for c in claims
        ]
    together: dict[tuple[str, str, str, object], list[Claim]] = {}
    for claim in claims:
        breath = claim.evidence[-1] if attribute is Attribute.BLAME else None
        together.setdefault((reports[claim.event], origins[claim.id], had_from[claim.id], breath), []).append(claim)
    made = []
    for (_, voice, origin, _), group in together.items():
        named = frozenset(_party(c) for c in group) - {UNKNOWN}
        made.append(Telling(held=named or None, claims=tuple(group), origin=origin, voice=voice))
    return made


def _width(held: Held) -> tuple[float, ...]:
    """How much room a value leaves: the narrowest come first and make the positions that vaguer ones join."""
    if held is None:
        return (9e9,)
    if isinstance(held, Count):
        low, high = held.low if held.low is not None else held.best, held.high if held.high is not None else held.best
        return (float(sort_of(held)[0]), float(high - low) if low is not None and high is not None else 1e6, -float(low or 0))
    if isinstance(held, Period):
        yearless = any(bound is not None and bound.startswith("--") for bound in (held.earliest, held.latest))
        return (float(_days(held)), float(yearless), 0.0 if held.part else 1.0)
    if isinstance(held, Place):
        return (held.radius_km or 0.0,)
    if isinstance(held, frozenset):
        return (-float(len(held)),)
    if isinstance(held, tuple):
        return (0.0 if held[1] else 1.0,)
    return (0.0,)


def _days(period: Period) -> int:
    if period.earliest is None or period.latest is None:
        return 10**6
    first, last = ([int(n) for n in bound.lstrip("-")[:10].split("-")] for bound in (period.earliest, period.latest))
    return sum((b - a) * unit for a, b, unit in zip(reversed(first), reversed(last), (1, 31, 372), strict=False))


def values_of(*claims: Claim) -> tuple[Value | Resolved, ...]:
    """The distinct values of these claims, in their order: a resolved record where one is known, else the value as told.

    An unknown party is a value only where no other is.
    """
    found: dict[object, Value | Resolved] = {}
    for claim in claims:
        held = held_by(claim)
        if isinstance(claim.value, Stance):
            found.setdefault(("stance", claim.value), claim.value)
        if isinstance(claim.value, Count) or claim.resolved is None:
            found.setdefault(claim.value, claim.value)
        elif isinstance(claim.resolved, Party):
            found.setdefault(("party", claim.resolved.id), claim.resolved)
        elif isinstance(claim.resolved, Period):
            r = claim.resolved
            found.setdefault((r.earliest, r.latest, r.part) if held else r.wording.lower(), r)
        else:
            found.setdefault(claim.resolved.id or claim.resolved.name.lower(), claim.resolved)
    named = {key: value for key, value in found.items() if key != ("party", UNKNOWN)}
    return tuple((named or found).values())


def make_position(side: Side, denied_by: tuple[str, ...] = (), *, split: bool = False, apart: bool = False) -> Position:
    """A side as a position. Where the sides are `split`, what stands on several of them counts for none.

    Where they are told `apart`, the values are those of its own tellings: "both sides fired" makes neither side's doer the other's.
    """
    ranked = [t for group in (side.own, side.shared) for t in sorted(group, key=lambda t: (_width(t.held), t.key))]
    counted = [t for t in (side.own if split else ranked) if t.current and (t.held is not None or not split)]
    shown = [t for t in ranked if t in side.own] if apart else ranked
    return Position(
        values=values_of(*(replace(c, value=t.held) if isinstance(t.held, Count) else c for t in shown for c in t.claims)),
        claims=tuple(dict.fromkeys(c.id for t in ranked for c in t.claims)),
        origins=tuple(sorted({t.origin for t in counted})),
        denied_by=denied_by,
        parties=parties_behind(c for t in counted for c in t.claims),
    )


def find_sides(tellings: Sequence[Telling], fits: Callable[[Held, Held], bool]) -> list[Side]:
    """The maximal sets of tellings that can all be true, the most widely told first; every telling is on one side at least.

    "At least 12" goes with 15, and "several" with 15 and with 9. What is not known fits every side.
    """
    backing: dict[Held, set[str]] = {}
    for telling in tellings:
        backing.setdefault(telling.held, set()).add(telling.origin)
    first: dict[Held, tuple[str, ...]] = {}
    for telling in sorted(tellings, key=lambda t: t.key):
        first.setdefault(telling.held, telling.key)
    values = sorted((v for v in backing if v is not None), key=lambda v: (-len(backing[v]), _width(v), first[v]))
    sets = maximal_sets(len(values), lambda a, b: fits(values[a], values[b])) or ([frozenset[int]()] if tellings else [])
    stands_on = Counter(n for members in sets for n in members)
    numbers: dict[Held, int] = {value: n for n, value in enumerate(values)}
    told: defaultdict[int | None, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda t: (_width(t.held), t.key)):
        told[numbers.get(telling.held)].append(telling)
    sides = []
    for members in sets:
        own = [t for n in sorted(members) if stands_on[n] == 1 for t in told[n]]
        shared = [t for n in sorted(members) if stands_on[n] > 1 for t in told[n]] + told[None]
        sides.append(Side(own=tuple(own), shared=tuple(shared)) if len(sets) > 1 else Side(own=(*own, *shared)))
    return sorted(sides, key=lambda s: (-len(s.backers), -len(s.tellings), [t.key for t in s.tellings]))
