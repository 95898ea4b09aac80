"""Reports of a made-up world: several accounts of each occurrence, as unlike as newsrooms make them, and who tells what is known.

An account may be a day off, know only the week, the month or nothing of the day; name the town, its neighbour, the province, or no
place; count other dead, or none; name one side, both, or the body that the side belongs to; call a shelling a clash. A report tells
all that its outlet has of one day, and here and there recalls something older. Every eighth report is a copy of another one.
"""

from __future__ import annotations

import datetime as dt
import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from benchmarks.made_world import DETAILS, THEATRES, Occurrence, Theatre, coined, make_occurrence, make_theatre
from rashomon.records import (
    Attribute,
    Attribution,
    Claim,
    Count,
    Event,
    Party,
    Period,
    Place,
    Report,
    Resolved,
    Source,
    Span,
    Value,
    content_id,
    report_id,
)

_RIVAL = {
    "exchange_of_fire": ("shooting", "ground_attack", "shelling"), "shelling": ("airstrike", "exchange_of_fire"),
    "airstrike": ("drone_strike", "shelling"), "shooting": ("exchange_of_fire",), "ground_attack": ("exchange_of_fire", "raid"),
    "ied": ("car_bomb",), "raid": ("detention", "ground_attack"), "detention": ("raid",), "protest": ("pelt",),
    "block": ("standoff",), "drone_strike": ("airstrike",), "car_bomb": ("ied",),
}  # fmt: skip
_COMMON = (
    "forces", "troops", "fighters", "militants", "rebels", "army", "police", "soldiers", "civilians", "residents",
    "people", "officials", "spokesman", "ministry", "attack", "clashes", "strike", "shelling", "fire", "killed",
    "wounded", "injured", "dead", "casualties", "house", "building", "road", "town", "area", "city", "region",
    "according", "statement", "sources", "reported", "local", "military", "security", "government", "group", "armed",
    "heavy", "several", "near", "western", "eastern", "northern", "southern", "early", "late", "hours", "days",
    "week", "operation", "control", "advanced", "retreated", "seized", "captured", "targeted", "opened", "fled",
    "destroyed", "damaged", "damage", "vehicles", "weapons", "positions", "front", "line", "fighting", "violence",
    "conflict", "confirmed", "denied", "claimed",
)  # fmt: skip
_LAG = (0, 1, 1, 1, 2, 3)
"""Days from the occurrence to the report that has it for its news."""
_TELLERS = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 12)
"""How many outlets tell an occurrence, each number as likely as it stands here."""
_COPIED = 0.12
"""The share of reports that another outlet copies."""


@dataclass(frozen=True, slots=True)
class Account:
    """One telling of one occurrence before it is written: when it is published, by whom, and whether it is the news."""

    told: Occurrence
    outlet: str
    published: int
    news: bool


@dataclass(frozen=True, slots=True)
class Made:
    """Reports, the events in them, and by event id the key of the occurrence that it tells."""

    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    keys: Mapping[str, str]


def make_accounts(n: int, *, years: float | None = None, seed: int = 5) -> Made:
    """About `n` accounts with their truth. A larger ledger is one kept for longer, unless `years` says how long.

    A hundred thousand accounts tell twenty years of twelve conflicts; the fiercest of them has five accounts on a usual day.
    """
    days = round(365 * (n / 5000 if years is None else years))
    theatres = tuple(make_theatre(number, days, seed) for number in range(THEATRES))
    reports: dict[str, Report] = {}
    events: list[Event] = []
    keys: dict[str, str] = {}
    for outlet, day, accounts in _bundled(_accounts(round(n / (1 + _COPIED)), theatres, seed)):
        for report, told in _published(outlet, day, accounts, seed):
            if report.id not in reports:
                reports[report.id] = report
                events += [event for event, _ in told]
                keys |= {event.id: key for event, key in told}
    return Made(tuple(reports.values()), tuple(events), keys)


def _accounts(n: int, theatres: tuple[Theatre, ...], seed: int) -> list[Account]:
    found: list[Account] = []
    number = 0
    while len(found) < n:
        told = make_occurrence(number, theatres, seed)
        chance = random.Random(f"{seed}:tellers:{number}")
        for outlet in chance.sample(told.theatre.outlets, chance.choice(_TELLERS)):
            news = chance.random() < 0.87
            lag = chance.choice(_LAG) if news else chance.randrange(5, 300)
            found.append(Account(told, outlet, told.day + lag, news))
        number += 1
    return found[:n]


def _bundled(accounts: Sequence[Account]) -> Iterator[tuple[str, int, list[Account]]]:
    """What one outlet publishes in one report: what it has of the day, and now and then what it recalls."""
    days: defaultdict[str, dict[int, list[Account]]] = defaultdict(dict)
    for account in (a for a in accounts if a.news):
        days[account.outlet].setdefault(account.published, []).append(account)
    for account in (a for a in accounts if not a.news):
        held = days[account.outlet]
        ordered = sorted(held)
        at = bisect_left(ordered, account.published)
        day = ordered[at] if at < len(ordered) and ordered[at] - account.published < 200 else account.published
        if all(a.told.key != account.told.key for a in held.get(day, ())):
            held.setdefault(day, []).append(account)
    for outlet in sorted(days):
        for day in sorted(days[outlet]):
            yield outlet, day, days[outlet][day]


def _published(
    outlet: str, day: int, accounts: Sequence[Account], seed: int
) -> Iterator[tuple[Report, list[tuple[Event, str]]]]:
    """The report, and now and then another outlet's copy of it under a headline of its own."""
    chance = random.Random(f"{seed}:report:{outlet}:{day}")
    told = [(a, _facts(a, chance), _sentence(a.told, chance)) for a in accounts]
    between = [_filler(chance) for _ in range(len(told) + 1)]
    yield _report(outlet, day, _filler(chance), told, between)
    if chance.random() < _COPIED:
        other = chance.choice([o for o in accounts[0].told.theatre.outlets if o != outlet])
        yield _report(other, day + chance.choice((0, 0, 1)), _filler(chance), told, between)


Facts: TypeAlias = list[tuple[Attribute, Value, Resolved | None]]


def _report(
    outlet: str, day: int, headline: str, told: Sequence[tuple[Account, Facts, str]], between: Sequence[str]
) -> tuple[Report, list[tuple[Event, str]]]:
    text, starts = f"{headline}\n\n", []
    for (_, _, sentence), filler in zip(told, between, strict=False):
        starts.append(len(text))
        text += f"{sentence} {filler} "
    text += between[-1]
    report = Report(
        id=report_id(text, outlet), text=text, path=f"{outlet} {day}.txt", outlet=outlet, published=dt.date.fromordinal(day)
    )
    source = Attribution(source=Source(name=outlet, kind="outlet"))
    made = []
    for (account, facts, _), start in zip(told, starts, strict=True):
        made.append((_event(report, report.span(start, text.index(" ", start)), account, facts, source), account.told.key))
    return report, made


def _event(report: Report, trigger: Span, account: Account, facts: Facts, attribution: Attribution) -> Event:
    event = content_id("e", report.id, trigger.start)
    claims = tuple(
        Claim(id=content_id("c", event, number), event=event, attribute=attribute, value=value, evidence=(trigger,),
              attribution=attribution, resolved=resolved)
        for number, (attribute, value, resolved) in enumerate(facts)
    )  # fmt: skip
    return Event(id=event, report=report.id, trigger=trigger, focal=account.news, claims=claims)


def _facts(account: Account, chance: random.Random) -> Facts:
    told = account.told
    facts: Facts = [(Attribute.TYPE, told.plover, None)]
    turn = chance.random()
    if turn < 0.9:
        facts.append((Attribute.KIND, chance.choice(_RIVAL.get(told.kind, (told.kind,))) if turn < 0.15 else told.kind, None))
    facts += [(Attribute.PERIOD, p.wording, p) for p in [_period(account, chance)] if p]
    facts += [(Attribute.PLACE, p.wording, p) for p in [_where(told, chance)] if p]
    named = chance.random()
    for role, number in zip((Attribute.ACTOR, Attribute.RECIPIENT), told.sides, strict=True):
        if named > 0.95 or (0.75 < named <= 0.95 and role is (Attribute.ACTOR if named < 0.8 else Attribute.RECIPIENT)):
            continue
        bodies = told.theatre.sides[number]
        body = bodies[0] if chance.random() < 0.85 else chance.choice(bodies)
        facts.append((role, body, Party(id=body, name=body, how="alias")))
    if told.victim and chance.random() < 0.6:
        facts.append((Attribute.RECIPIENT, told.victim, None))
    for harm, people in ((Attribute.KILLED, told.killed), (Attribute.INJURED, told.injured)):
        if people is not None and chance.random() < 0.7:
            facts.append((harm, _count(people, chance), None))
    return facts


def _period(account: Account, chance: random.Random) -> Period | None:
    """The day, a day beside it, the week, the month, or nothing; what is only recalled is dated the worse."""
    turn = chance.random() if account.news else 0.3 + 0.7 * chance.random()
    first = last = day = account.told.day
    if turn < 0.74:
        pass
    elif turn < 0.82:
        first = last = day + (1 if account.published > day else -1)
    elif turn < 0.86:
        first, last = day - chance.randrange(7), day
        last = first + 6
    elif turn < 0.91:
        date = dt.date.fromordinal(day).replace(day=1)
        first, last = date.toordinal(), date.toordinal() + 27
    else:
        return None
    bounds = [dt.date.fromordinal(d).isoformat() for d in (first, last)]
    return Period(earliest=bounds[0], latest=bounds[1], precision="day" if first == last else "range", wording=bounds[0])


def _where(told: Occurrence, chance: random.Random) -> Place | None:
    town = told.theatre.towns[told.town]
    turn = chance.random()
    if turn < 0.72:
        return town
    if turn < 0.79:
        return replace(town, wording=f"near {town.name}", radius_km=(town.radius_km or 0.0) + 6.0)
    if turn < 0.82:
        return told.theatre.towns[told.town + 1 if told.town + 1 < len(told.theatre.towns) and told.town % 2 == 0 else told.town]
    if turn < 0.90:
        return next(p for p in told.theatre.provinces if p.id in town.within)
    if turn < 0.92:
        return told.theatre.country
    if turn < 0.95:
        name = coined(chance, 3).title()
        return Place(id=None, name=name, wording=name, precision="unknown")
    return None


def _count(number: int, chance: random.Random) -> Count:
    turn = chance.random()
    if turn < 0.7:
        return Count(low=number, best=number, high=number, wording=str(number))
    if turn < 0.8 and number:
        return Count(low=max(1, number - chance.randrange(3)), best=None, high=None, wording=f"at least {number}")
    other = max(0, number + chance.choice((-2, -1, 1, 2, 3)))
    return Count(low=other, best=other, high=other, wording=str(other))


def _sentence(told: Occurrence, chance: random.Random) -> str:
    words = chance.sample(told.words, chance.randrange(2, 7)) + chance.sample(_COMMON, chance.randrange(5, 12))
    words += chance.sample(DETAILS, chance.randrange(2, 5))
    words += [told.theatre.towns[told.town].name] + ([told.victim] if told.victim and chance.random() < 0.5 else [])
    chance.shuffle(words)
    return " ".join(words).capitalize() + "."


def _filler(chance: random.Random) -> str:
    words = chance.choices(_COMMON, k=8) + chance.choices(DETAILS, k=4) + [coined(chance, 3) for _ in range(4)]
    chance.shuffle(words)
    return " ".join(words).capitalize() + "."
