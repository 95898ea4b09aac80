"""What the accounts of an incident agree on and what they dispute, attribute by attribute."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.reconciling.compatible import Contains, same_party
from rashomon.reconciling.grades import Grounds, find_admissions, give_grades
from rashomon.reconciling.positions import (
    ITEMS,
    STANCES,
    Held,
    Telling,
    find_sides,
    fit,
    fitting,
    held_by,
    make_position,
    tellings_of,
)
from rashomon.records import TOLLS, UNKNOWN, Attribute, Claim, Count, Event, Fact, Party, Polarity, Position, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What surrounds the claims: each event's report, each claim's origin and day of publication, which party holds which, who owns up."""

    reports: Mapping[str, str]
    origins: Mapping[str, str]
    dates: Mapping[str, dt.date]
    contains: Contains
    admissions: frozenset[str]


ORDER = (
    Attribute.TYPE,
    Attribute.KIND,
    Attribute.ORDINAL,
    Attribute.PERIOD,
    Attribute.PLACE,
    Attribute.ACTOR,
    Attribute.RECIPIENT,
    Attribute.KILLED,
    Attribute.INJURED,
    Attribute.DETAINED,
    Attribute.MISSING,
    Attribute.OBJECT,
    Attribute.BLAME,
    Attribute.AGREEMENT,
    Attribute.CONTROL,
    Attribute.EVIDENCE,
    Attribute.TIME_MARK,
    Attribute.EQUIPMENT,
)
"""The order in which a reader meets them: what, when, where, who, with what harm, by whose fault, on what evidence."""


def _subjects(claims: Iterable[Claim], contains: Contains) -> dict[str | None, list[Claim]]:
    """The counts by whose people they are. A count of nobody in particular is of the only people counted, where one is."""
    found: defaultdict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        whose = claim.resolved.id if isinstance(claim.resolved, Party) else UNKNOWN
        found[None if whose == UNKNOWN else whose].append(claim)
    named = sorted(s for s in found if s is not None)
    for held in named:
        holder = next((h for h in named if h != held and h in found and contains(h, held)), None)
        if holder is not None:
            found[holder] += found.pop(held)
    left = [s for s in found if s is not None]
    if None in found and len(left) == 1:
        found[left[0]] += found.pop(None)
    return dict(found)


def _current(
    tellings: Sequence[Telling],
    fits: Callable[[Held, Held], bool],
    dates: Mapping[str, dt.date],
) -> tuple[list[Telling], list[Telling]]:
    """What is still held, and what its own origin has since replaced: an agency's 9 dead of the 12th by its 15 of the 13th.

    `dates` gives the publication day of each claim's report where it is known.
    """
    latest: dict[str, dt.date] = {}
    for telling in tellings:
        told = dates.get(telling.claims[0].id)
        if told is not None and telling.held is not None:
            latest[telling.origin] = max(told, latest.get(telling.origin, told))
    newest: defaultdict[str, set[Held]] = defaultdict(set)
    for telling in tellings:
        if telling.held is not None and dates.get(telling.claims[0].id) == latest.get(telling.origin, 0):
            newest[telling.origin].add(telling.held)
    held: list[Telling] = []
    replaced: list[Telling] = []
    for telling in tellings:
        told, last = dates.get(telling.claims[0].id), latest.get(telling.origin)
        old = told is not None and last is not None and told < last
        gone = old and not any(fits(telling.held, now) for now in newest[telling.origin])
        (replaced if gone else held).append(telling)
    return held, replaced


def _rivals(one: Position, other: Position) -> bool:
    """Whether each is held by somebody who does not hold the other: a source that tells two things gainsays nobody by that."""
    return bool(set(one.origins) - set(other.origins)) and bool(set(other.origins) - set(one.origins))


def _gainsaid(
    sides: Sequence[Sequence[Telling]],
    made: Sequence[Position],
    attribute: Attribute,
    fits: Callable[[Held, Held], bool],
) -> bool:
    """Whether two sides cannot both be true. Items may differ; an agreement may be kept by one and broken by the other."""
    if attribute in ITEMS:
        return False
    agree = fit if attribute in STANCES else fits
    values = [{t.held for t in side} for side in sides]
    for at, ours in enumerate(values):
        for also, theirs in enumerate(values[:at]):
            if _rivals(made[at], made[also]) and any(not agree(a, b) for a in ours for b in theirs):
                return True
    return False


def _status(
    sides: Sequence[Sequence[Telling]], made: Sequence[Position], attribute: Attribute, setting: _Setting
) -> Status | None:
    """How the sides stand; None where one origin alone says what is known."""
    fits = fitting(attribute, setting.contains)
    denied = any(p.origins and {setting.origins[c] for c in p.denied_by} - set(p.origins) for p in made)
    if denied or _gainsaid(sides, made, attribute, fits):
        return Status.DISPUTED
    backing = [{t.origin for t in side if t.held is not None and t.current} for side in sides]
    most = max((len(b) for b in backing), default=0)
    return Status.UNKNOWN if most == 0 else Status.AGREED if most > 1 else None


def _reconcile(
    attribute: Attribute,
    asserted: Sequence[Claim],
    denied: Sequence[Claim],
    setting: _Setting,
    subject: str | None = None,
) -> Fact:
    fits, origins = fitting(attribute, setting.contains), setting.origins
    tellings = tellings_of(attribute, asserted, setting.reports, origins)
    held, replaced = _current(tellings, fits, setting.dates) if attribute in TOLLS else (tellings, [])
    sides = find_sides(held, fits)
    against: list[list[str]] = [[] for _ in sides]
    alone: list[Claim] = []
    for claim in sorted(denied, key=lambda c: c.id):
        value = held_by(claim)
        hit = [ids for ids, side in zip(against, sides, strict=True) if any(_same(value, t, fits) for t in side)]
        for ids in hit:
            ids.append(claim.id)
        alone += [] if hit else [claim]
    older = []
    for side in find_sides(replaced, fits):
        now = [s for s in sides if all(fits(a.held, b.held) for a in side for b in s)]
        (now[0].extend([replace(t, current=False) for t in side]) if now else older.append(make_position(side)))
    made = [make_position(side, tuple(ids)) for side, ids in zip(sides, against, strict=True)]
    status = _status(sides, made, attribute, setting) or (Status.SUPERSEDED if replaced else Status.UNCORROBORATED)
    made.sort(key=lambda p: (-len(p.origins), -len(p.claims), p.claims))
    if attribute is Attribute.BLAME:
        made = give_grades(made, Grounds(claims={c.id: c for c in asserted}, origins=origins, admissions=setting.admissions))
    for claim in alone:
        bare = make_position([Telling(held=held_by(claim), claims=(claim,), origin=origins[claim.id])])
        older.append(Position(values=bare.values, claims=(), origins=(), denied_by=(claim.id,)))
    return Fact(attribute=attribute, status=status, positions=(*made, *older), subject=subject)


def _same(denied: Held, telling: Telling, fits: Callable[[Held, Held], bool]) -> bool:
    """Whether a denial speaks of what is told: a denial of nothing in particular speaks of nothing."""
    if denied is None or telling.held is None:
        return False
    if isinstance(telling.held, frozenset) and isinstance(denied, str):
        return denied in telling.held
    return fits(denied, telling.held)


def find_facts(
    events: Sequence[Event],
    origins: Mapping[str, str],
    published: Mapping[str, dt.date],
    contains: Contains = same_party,
) -> tuple[Fact, ...]:
    """A fact for every attribute that any claim speaks of, in reading order.

    What a negated event tells is denied, its time and place apart, which are only where and when it did not happen.
    `origins` gives each claim's origin, `published` each report's day where it is known.
    """
    setting = _Setting(
        reports={e.id: e.report for e in events},
        origins=origins,
        dates={c.id: published[e.report] for e in events if e.report in published for c in e.claims},
        contains=contains,
        admissions=find_admissions(events),
    )
    asserted: defaultdict[Attribute, list[Claim]] = defaultdict(list)
    denied: defaultdict[Attribute, list[Claim]] = defaultdict(list)
    for event in events:
        for claim in event.claims:
            if isinstance(claim.value, Count) and not claim.value.whole:
                continue  # "six of them children" and "one more died" gainsay no number of the dead
            if event.modality == "negated":
                if claim.attribute not in (Attribute.PERIOD, Attribute.PLACE):
                    denied[claim.attribute].append(claim)
            else:
                (denied if claim.polarity is Polarity.DENIED else asserted)[claim.attribute].append(claim)
    facts = []
    for attribute in ORDER:
        yes, no = asserted[attribute], denied[attribute]
        if attribute in TOLLS:
            by_subject, against = _subjects(yes, contains), _subjects(no, contains)
            if len(by_subject) == 1 and None in against:
                against.setdefault(next(iter(by_subject)), []).extend(
                    against.pop(None) if None not in by_subject else []
                )
            for subject in sorted({*by_subject, *against}, key=lambda s: (s is None, s or "")):
                told, gainsaid = by_subject.get(subject, []), against.get(subject, [])
                facts.append(_reconcile(attribute, told, gainsaid, setting, subject))
        elif yes or no:
            facts.append(_reconcile(attribute, yes, no, setting))
    return tuple(facts)
