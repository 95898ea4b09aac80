"""How the sides of a question stand to each other: agreed, disputed, told by one alone, given up, or known to nobody.

A dispute is of substance: who did it to whom, whether it happened, when, where, how many, who kept which agreement.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.reconciling.compatible import Contains
from rashomon.reconciling.positions import Held, Side, Telling, by_report, by_source, fit, fitting
from rashomon.records import ITEMS, SETTING, STANCES, TOLLS, WHAT_HAPPENED, Attribute, Span, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds the claims: each event's report, each claim's origin and day of publication, which party holds which, who owns up.

    `types` gives the PLOVER type that the words of an event stand for, `reversed` tells whether the accounts differ on who did it to whom.
    """

    reports: Mapping[str, str]
    origins: Mapping[str, str]
    dates: Mapping[str, dt.date]
    contains: Contains
    admissions: frozenset[str]
    types: Mapping[tuple[str, Span], str]
    reversed: bool = False


def as_of_now(
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


def _gainsaid(sides: Sequence[Side], attribute: Attribute, setting: Setting) -> bool:
    """Whether two sides cannot both be true, and somebody holds each who does not hold the other.

    A source that tells two things gainsays nobody by that, nor does one whose word fits both; but where two newsrooms have one statement,
    one about Tuesday and one about Wednesday, the day is disputed. Items may differ, and so may agreements, each of
    which is kept or broken for itself.
    """
    if attribute in ITEMS:
        return False
    agree = fit if attribute in STANCES else fitting(attribute, setting.contains)
    tellers = by_report if attribute in SETTING else by_source
    for at, ours in enumerate(sides):
        for theirs in sides[:at]:
            pairs = [(a, b) for a in ours.apart_from(theirs, tellers) for b in theirs.apart_from(ours, tellers)]
            if any(not agree(a.held, b.held) and not _beside(a, b, attribute, setting) for a, b in pairs):
                return True
    return False


def _beside(one: Telling, other: Telling, attribute: Attribute, setting: Setting) -> bool:
    """Whether two values that differ are no rivals but parts of one story.

    An outlet's own number sums up whom its report quotes. A road held, shots and a withdrawal are stages of one occurrence; another story of it
    they are where they are acts of one type (shelled, or bombed from the air), or where it is told the other way round who did it to whom.
    """
    if attribute in TOLLS:
        return _sums_up(one, other)
    if attribute in WHAT_HAPPENED and not setting.reversed:
        of_type = [setting.types.get((c.event, c.evidence[0])) for c in (one.claims[0], other.claims[0])]
        return attribute is Attribute.TYPE or of_type[0] != of_type[1]
    return False


def _sums_up(one: Telling, other: Telling) -> bool:
    """Whether one is a report's own word and the other that of somebody whom this report quotes."""
    (a, *_), (b, *_) = one.claims, other.claims
    return a.evidence[0].report == b.evidence[0].report and "outlet" in (a.attribution.source.kind, b.attribution.source.kind)


def status_of(
    sides: Sequence[Side], denials: Sequence[Sequence[str]], attribute: Attribute, setting: Setting
) -> Status | None:
    """How the sides stand; None where one origin alone says what is known."""
    for side, against in zip(sides, denials, strict=True):
        held = {t.origin for t in side.tellings if t.current}
        if held and {setting.origins[c] for c in against} - held:
            return Status.DISPUTED
    if _gainsaid(sides, attribute, setting):
        return Status.DISPUTED
    most = max((len({t.origin for t in s.tellings if t.held is not None and t.current}) for s in sides), default=0)
    return Status.UNKNOWN if most == 0 else Status.AGREED if most > 1 else None


