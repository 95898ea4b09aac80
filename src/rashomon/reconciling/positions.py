"""The sides of a question: claims put together by whether their values can both be true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from rashomon.reconciling.compatible import (
    Contains,
    counts_fit,
    kinds_fit,
    known,
    parties_fit,
    periods_fit,
    places_fit,
    same_party,
    sets_fit,
    stances_fit,
)
from rashomon.reconciling.grades import parties_behind
from rashomon.records import (
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

ROLES = frozenset({Attribute.ACTOR, Attribute.RECIPIENT})
ITEMS = frozenset({Attribute.OBJECT, Attribute.EQUIPMENT, Attribute.EVIDENCE, Attribute.TIME_MARK})
STANCES = frozenset({Attribute.AGREEMENT, Attribute.CONTROL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one origin says in one breath: one claim, or all the actors that one source names in one report.

    It is not `current` where the origin has since told otherwise: its claims stay on their side, and back it no more.
    """

    held: Held
    claims: tuple[Claim, ...]
    origin: str
    current: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """What puts tellings in an order that does not depend on how they came."""
        return tuple(sorted(c.id for c in self.claims))


@dataclass(slots=True)
class _Side:
    tellings: list[Telling] = field(default_factory=list)
    values: set[Held] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        self.values.add(telling.held)
        self.origins.add(telling.origin)


def _party(claim: Claim) -> str:
    if isinstance(claim.resolved, Party):
        return claim.resolved.id
    return UNKNOWN


def held_by(claim: Claim) -> Held:
    """What a claim says, as it is compared with others of its attribute; None where nothing is known."""
    if claim.attribute in ROLES or claim.attribute is Attribute.BLAME:
        party = _party(claim)
        return None if party == UNKNOWN else party
    if claim.attribute in (Attribute.PERIOD, Attribute.PLACE):
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
        return counts_fit(one, other)
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
            if attribute is Attribute.KIND:
                return kinds_fit(one, other)
            return parties_fit(one, other, contains) if attribute is Attribute.BLAME else one == other
        if attribute in STANCES and isinstance(one, tuple) and isinstance(other, tuple):
            return one[0] == other[0] and fit(one, other)
        return fit(one, other, contains)

    return fits


def tellings_of(
    attribute: Attribute, claims: Sequence[Claim], reports: Mapping[str, str], origins: Mapping[str, str]
) -> list[Telling]:
    """What each origin says. Actors (and recipients) that one source names in one report are told together.

    `reports` gives each event's report, `origins` each claim's origin.
    """
    if attribute not in ROLES:
        return [Telling(held=held_by(c), claims=(c,), origin=origins[c.id]) for c in claims]
    together: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        together.setdefault((reports[claim.event], origins[claim.id]), []).append(claim)
    made = []
    for (_, origin), group in together.items():
        named = frozenset(_party(c) for c in group) - {UNKNOWN}
        made.append(Telling(held=named or None, claims=tuple(group), origin=origin))
    return made


def _width(held: Held) -> tuple[float, ...]:
    """How much room a value leaves: the narrowest come first and make the positions that vaguer ones join."""
    if held is None:
        return (9e9,)
    if isinstance(held, Count):
        low, high = held.low if held.low is not None else held.best, held.high if held.high is not None else held.best
        return (float(high - low) if low is not None and high is not None else 1e6, -float(low or 0))
    if isinstance(held, Period):
        return (float(_days(held)), 0.0 if held.part else 1.0)
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


def _values(tellings: Sequence[Telling]) -> tuple[Value | Resolved, ...]:
    """The distinct values held, narrowest first: a resolved record where one is known, else the value as told."""
    found: dict[object, Value | Resolved] = {}
    for telling in tellings:
        for claim in telling.claims:
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
    return tuple(found.values())


def make_position(tellings: Sequence[Telling], denied_by: tuple[str, ...] = ()) -> Position:
    """These tellings as one position."""
    ranked = sorted(tellings, key=lambda t: (_width(t.held), t.key))
    return Position(
        values=_values(ranked),
        claims=tuple(dict.fromkeys(c.id for t in ranked for c in t.claims)),
        origins=tuple(sorted({t.origin for t in ranked if t.current})),
        denied_by=denied_by,
        parties=parties_behind(c for t in ranked if t.current for c in t.claims),
    )


def find_sides(tellings: Sequence[Telling], fits: Callable[[Held, Held], bool]) -> list[list[Telling]]:
    """The tellings parted into sides, within each of which any two fit; every telling is on exactly one side.

    The narrowest values make the sides, and a vaguer one joins the best supported side that it fits: "at least 12" goes with
    15, and "several" with whichever of 15 and 9 more origins hold.
    """
    backing: dict[Held, set[str]] = {}
    for telling in tellings:
        backing.setdefault(telling.held, set()).add(telling.origin)
    sides: list[_Side] = []
    for telling in sorted(tellings, key=lambda t: (_width(t.held), -len(backing[t.held]), t.key)):
        open_to = [s for s in sides if telling.held in s.values or all(fits(telling.held, v) for v in s.values)]
        if not open_to:
            sides.append(_Side())
            open_to = sides[-1:]
        max(open_to, key=lambda s: len(s.origins)).add(telling)
    return [s.tellings for s in sides]
