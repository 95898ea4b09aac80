"""What the accounts of an incident agree on and what they dispute, attribute by attribute."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.reconciling.compatible import Contains, same_party
from rashomon.reconciling.grades import Grounds, find_admissions, give_grades
from rashomon.reconciling.positions import (
    ITEMS,
    STANCES,
    Held,
    Side,
    Telling,
    find_sides,
    fit,
    fitting,
    held_by,
    make_position,
    tellings_of,
    values_of,
)
from rashomon.reconciling.tolls import by_subject, comparable, from_whom
from rashomon.records import TOLLS, Attribute, Claim, Count, Event, Fact, Polarity, Position, Status


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


_HANDED_ON = frozenset({*TOLLS, Attribute.BLAME})
"""What an outlet seldom knows of itself: of numbers and blame it is no origin beside the source that its report names for them."""


def _as_of_now(
    tellings: Sequence[Telling], fits: Callable[[Held, Held], bool], dates: Mapping[str, dt.date]
) -> list[Telling]:
    """What each origin still holds, and what it has since replaced: an agency's 9 dead of the 12th by its 15 of the 13th.

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
    found = []
    for telling in tellings:
        told, last = dates.get(telling.claims[0].id), latest.get(telling.origin)
        old = told is not None and last is not None and told < last
        gone = old and not any(fits(telling.held, now) for now in newest[telling.origin])
        found.append(replace(telling, current=False) if gone else telling)
    return found


def _gainsaid(sides: Sequence[Side], attribute: Attribute, fits: Callable[[Held, Held], bool]) -> bool:
    """Whether two sides cannot both be true, and somebody holds each who does not hold the other.

    A source that tells two things gainsays nobody by that, nor does one whose word fits both. An outlet's own number sums up whom its
    report quotes, and gainsays none of them. Items may differ; an agreement may be kept by one and broken by the other.
    """
    if attribute in ITEMS:
        return False
    agree = fit if attribute in STANCES else fits
    for at, ours in enumerate(sides):
        for theirs in sides[:at]:
            here, there = ours.apart_from(theirs), theirs.apart_from(ours)
            pairs = ((a, b) for a in here for b in there if not (attribute in TOLLS and _sums_up(a, b)))
            if any(not agree(a.held, b.held) for a, b in pairs):
                return True
    return False


def _sums_up(one: Telling, other: Telling) -> bool:
    """Whether one is a report's own word and the other that of somebody whom this report quotes."""
    (a, *_), (b, *_) = one.claims, other.claims
    return a.evidence[0].report == b.evidence[0].report and "outlet" in (a.attribution.source.kind, b.attribution.source.kind)


def _status(
    sides: Sequence[Side], denials: Sequence[Sequence[str]], attribute: Attribute, setting: _Setting
) -> Status | None:
    """How the sides stand; None where one origin alone says what is known."""
    for side, against in zip(sides, denials, strict=True):
        held = {t.origin for t in side.tellings if t.current}
        if held and {setting.origins[c] for c in against} - held:
            return Status.DISPUTED
    if _gainsaid(sides, attribute, fitting(attribute, setting.contains)):
        return Status.DISPUTED
    most = max((len({t.origin for t in s.tellings if t.held is not None and t.current}) for s in sides), default=0)
    return Status.UNKNOWN if most == 0 else Status.AGREED if most > 1 else None


def _reconcile(
    attribute: Attribute,
    asserted: Sequence[Claim],
    denied: Sequence[Claim],
    setting: _Setting,
    subject: str | None = None,
) -> Fact:
    fits = fitting(attribute, setting.contains)
    told_by = from_whom(asserted, setting.reports, setting.origins) if attribute in _HANDED_ON else setting.origins
    tellings = tellings_of(attribute, asserted, setting.reports, setting.origins, told_by)
    if attribute in TOLLS:
        tellings = _as_of_now(tellings, fits, setting.dates)
    sides = find_sides(tellings, fits)
    against: list[list[str]] = [[] for _ in sides]
    alone: list[Claim] = []
    for claim in sorted(denied, key=lambda c: c.id):
        value = held_by(claim)
        hit = [ids for ids, side in zip(against, sides, strict=True) if any(_same(value, t, fits) for t in side.tellings)]
        for ids in hit:
            ids.append(claim.id)
        alone += [] if hit else [claim]
    replaced = any(not t.current for t in tellings)
    status = _status(sides, against, attribute, setting) or (Status.SUPERSEDED if replaced else Status.UNCORROBORATED)
    split = status is Status.DISPUTED
    made = [make_position(side, tuple(ids), split=split) for side, ids in zip(sides, against, strict=True)]
    made.sort(key=lambda p: (not p.origins, -len(p.origins), -len(p.claims), p.claims))
    if attribute is Attribute.BLAME:
        made = give_grades(made, Grounds(claims={c.id: c for c in asserted}, origins=told_by, admissions=setting.admissions))
    for claim in alone:
        made.append(Position(values=values_of(claim), claims=(), origins=(), denied_by=(claim.id,)))
    return Fact(attribute=attribute, status=status, positions=tuple(made), subject=subject)


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
            counted, against = by_subject(yes, contains), by_subject(no, contains)
            if len(counted) == 1 and None in against:
                against.setdefault(next(iter(counted)), []).extend(against.pop(None) if None not in counted else [])
            for subject in sorted({*counted, *against}, key=lambda s: (s is None, s or "")):
                told, gainsaid = comparable(counted.get(subject, [])), against.get(subject, [])
                facts.append(_reconcile(attribute, told, gainsaid, setting, subject))
        elif yes or no:
            facts.append(_reconcile(attribute, yes, no, setting))
    return tuple(facts)
