"""What the accounts of an incident agree on and what they dispute, attribute by attribute."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.reconciling.compatible import Contains, same_party
from rashomon.reconciling.denials import sides_denied
from rashomon.reconciling.grades import Grounds, find_admissions, give_grades
from rashomon.reconciling.positions import (
    find_sides,
    fitting,
    held_by,
    make_position,
    tellings_of,
    values_of,
)
from rashomon.reconciling.standing import Setting, as_of_now, status_of
from rashomon.reconciling.tolls import by_subject, comparable, from_whom
from rashomon.records import (
    QUESTIONS,
    ROLES,
    SETTING,
    STANCES,
    TAKING_PART,
    TOLLS,
    Attribute,
    Claim,
    Count,
    Event,
    Fact,
    Polarity,
    Position,
    Status,
)

_LATER = {Attribute.BLAME: 1, **dict.fromkeys(STANCES, 1), Attribute.EVIDENCE: 2, Attribute.TIME_MARK: 2, Attribute.EQUIPMENT: 3}
ORDER = tuple(sorted((attribute for attribute, asked in QUESTIONS.items() if asked.reconciled), key=lambda attribute: _LATER.get(attribute, 0)))
"""The order in which a reader meets them: what, when, where, who, with what harm, by whose fault, on what evidence."""

_HANDED_ON = frozenset({*TOLLS, Attribute.BLAME})
"""What an outlet seldom knows of itself: of numbers and blame it is no origin beside the source that its report names for them."""


def _reconcile(
    attribute: Attribute,
    asserted: Sequence[Claim],
    denied: Sequence[Claim],
    setting: Setting,
    subject: str | None = None,
) -> Fact:
    fits = fitting(attribute, setting.contains)
    told_by = from_whom(asserted, setting.reports, setting.origins) if attribute in _HANDED_ON else setting.origins
    tellings = tellings_of(attribute, asserted, setting.reports, setting.origins, told_by)
    if attribute in TOLLS:
        tellings = as_of_now(tellings, fits, setting.dates)
    sides = find_sides(tellings, fits)
    against: list[list[str]] = [[] for _ in sides]
    alone: list[Claim] = []
    for claim in sorted(denied, key=lambda c: c.id):
        hit = sides_denied(held_by(claim), sides, fits, setting.contains)
        for number in hit:
            against[number].append(claim.id)
        nobody = attribute in ROLES and held_by(claim) is None and bool(sides)  # "denied shelling" denies the deed, and no doer that somebody else tells
        alone += [] if hit or nobody else [claim]
    replaced = any(not t.current for t in tellings)
    status = status_of(sides, against, attribute, setting) or (Status.SUPERSEDED if replaced else Status.UNCORROBORATED)
    split = status is Status.DISPUTED
    several = attribute in ROLES and len(sides) > 1
    made = [make_position(side, tuple(ids), split=split, apart=several) for side, ids in zip(sides, against, strict=True)]
    made.sort(key=lambda p: (not p.origins, -len(p.origins), -len(p.claims), p.claims))
    if attribute is Attribute.BLAME:
        made = give_grades(made, Grounds(claims={c.id: c for c in asserted}, origins=told_by, admissions=setting.admissions))
    together: dict[object, list[Claim]] = {}
    for claim in alone:
        together.setdefault(held_by(claim) or claim.id, []).append(claim)
    made += [Position(values=values_of(*same), claims=(), origins=(), denied_by=tuple(c.id for c in same)) for same in together.values()]
    return Fact(attribute=attribute, status=status, positions=tuple(made), subject=subject)


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
    setting = Setting(
        reports={e.id: e.report for e in events},
        origins=origins,
        dates={c.id: published[e.report] for e in events if e.report in published for c in e.claims},
        contains=contains,
        admissions=find_admissions(events),
        types={(e.id, c.evidence[0]): str(c.value) for e in events for c in e.of(Attribute.TYPE)},
    )
    asserted: defaultdict[Attribute, list[Claim]] = defaultdict(list)
    denied: defaultdict[Attribute, list[Claim]] = defaultdict(list)
    for event in events:
        for claim in event.claims:
            if isinstance(claim.value, Count) and not claim.value.whole:
                continue  # "six of them children" and "one more died" gainsay no number of the dead
            if event.modality == "negated":
                if claim.attribute not in SETTING:
                    denied[claim.attribute].append(claim)
            else:
                (denied if claim.polarity is Polarity.DENIED else asserted)[claim.attribute].append(claim)
    roles = [_reconcile(a, asserted[a], denied[a], setting) for a in TAKING_PART if asserted[a] or denied[a]]
    setting = replace(setting, reversed=any(fact.status is Status.DISPUTED for fact in roles))
    made = {fact.attribute: [fact] for fact in roles}
    for attribute in ORDER:
        yes, no = asserted[attribute], denied[attribute]
        if attribute in TOLLS:
            made[attribute] = list(_reconcile_tolls(attribute, yes, no, setting))
        elif (yes or no) and attribute not in TAKING_PART:
            made[attribute] = [_reconcile(attribute, yes, no, setting)]
    return tuple(fact for attribute in ORDER for fact in made.get(attribute, ()))


def _reconcile_tolls(attribute: Attribute, yes: Sequence[Claim], no: Sequence[Claim], setting: Setting) -> Iterator[Fact]:
    """A fact for each party whose people are counted."""
    counted, against = by_subject(yes, setting.contains), by_subject(no, setting.contains)
    if len(counted) == 1 and None in against:
        against.setdefault(next(iter(counted)), []).extend(against.pop(None) if None not in counted else [])
    for subject in sorted({*counted, *against}, key=lambda s: (s is None, s or "")):
        told, gainsaid = comparable(counted.get(subject, [])), against.get(subject, [])
        yield _reconcile(attribute, told, gainsaid, setting, subject)
