"""An outlet by what its reports hold: whom it quotes and blames, how much is its own word, what it shares with others, what it leaves out."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.asking.outlets import NAMELESS, Press, fold_outlet
from rashomon.knowledge.actors.entries import Outlet
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.reconciling.independence import name_key
from rashomon.records import (
    UNKNOWN,
    Attribute,
    Claim,
    Count,
    Incident,
    Matter,
    Party,
    Polarity,
    Report,
    Sayer,
    sayer_of,
    side,
)

NOBODY = "of no name"
_TOLD_BY: Mapping[Matter, Attribute] = {
    Matter.KILLED: Attribute.KILLED,
    Matter.INJURED: Attribute.INJURED,
    Matter.DETAINED: Attribute.DETAINED,
    Matter.BLAME: Attribute.BLAME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Whom an outlet quotes: a kind of source of one side, with how many claims in how many reports, and the names most quoted."""

    kind: str
    sayer: Sayer
    claims: int
    reports: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """Whom an outlet holds responsible, in how many incidents: in its own word, in that of others whom it quotes; `unsaid` where others do and it does not."""

    party: Party
    own: int
    quoted: int
    unsaid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What an outlet leaves out, in incidents that it tells as news and where others tell it; `told` counts those where it does tell it, None where that is not counted."""

    matter: Matter
    incidents: tuple[str, ...]
    told: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Reports that carry one text with another outlet's: "copy of" it, "copied by" it, or "same text as" it where nobody can tell."""

    outlet: str
    how: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """An outlet by its reports. `own` and `quoted` count its claims; `silent` names of its incidents those where it leaves something out."""

    press: Press
    incidents: tuple[str, ...]
    own: int
    quoted: int
    cited: tuple[Cited, ...]
    blamed: tuple[Blamed, ...]
    left_out: tuple[LeftOut, ...]
    shared: tuple[Shared, ...]
    copies: int

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of its reports, None where none has one."""
        days = sorted(r.published for r in self.press.reports if r.published is not None)
        return (days[0], days[-1]) if days else None


def portray(
    press: Press, incidents: Iterable[Incident], reports: Mapping[str, Report], registries: Sequence[ActorRegistry] = (), *, sharing: bool = True
) -> Portrait:
    """What its reports hold. `sharing` looks for the texts that it shares with other outlets' reports of the same incidents."""
    mine = {r.id for r in press.reports}
    told = [i for i in incidents if not mine.isdisjoint(i.reports)]
    claims = {c.id: (c, e.report, i.id) for i in told for e in i.events if e.report in mine for c in e.claims}
    quoted = [c for c, _, _ in claims.values() if c.attribution.source.kind != "outlet"]
    shared, copies = _shared(press, told, reports) if sharing else ((), 0)
    return Portrait(
        press=press, incidents=tuple(i.id for i in told), own=len(claims) - len(quoted), quoted=len(quoted),
        cited=_cited(claims.values(), reports, registries), blamed=_blamed(claims.values(), told, mine),
        left_out=_left_out(told, mine), shared=shared, copies=copies,
    )  # fmt: skip


def _cited(claims: Iterable[tuple[Claim, str, str]], reports: Mapping[str, Report], registries: Sequence[ActorRegistry]) -> tuple[Cited, ...]:
    held: defaultdict[tuple[str, str], list[tuple[Claim, str]]] = defaultdict(list)
    sayers: dict[tuple[str, str], Sayer] = {}
    named: dict[str, str] = {}
    for claim, report, _ in claims:
        source = claim.attribution.source
        if source.kind == "outlet":
            continue
        sayer = sayer_of(source, reports[report].outlet if report in reports else source.name)
        if not sayer.party:
            if sayer.name not in named:
                named[sayer.name] = _call(sayer.name, source.kind, registries)
            sayer = Sayer(name=named[sayer.name])
        key = (source.kind, sayer.party or " ".join(name_key(sayer.name)))
        held[key].append((claim, report))
        sayers.setdefault(key, sayer)
    made = [
        Cited(
            kind=kind, sayer=sayers[kind, who], claims=len(each), reports=len({report for _, report in each}),
            names=tuple(name for name, _ in Counter(" ".join(c.attribution.source.name.split()) for c, _ in each).most_common(3)),
        )
        for (kind, who), each in held.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda c: (-c.reports, -c.claims, c.kind, c.sayer)))


def _call(name: str, kind: str, registries: Sequence[ActorRegistry]) -> str:
    """A source of no side by the name that the packs know it by; "a monitoring group" and whoever else has no name are nobody in particular."""
    article, _, bare = name.partition(" ")
    if kind in ("unnamed", "witness") or article.casefold() in ("a", "an"):
        return NOBODY
    bare = bare if article.casefold() == "the" else name
    known = next((o for registry in registries for n in (bare, bare.replace("-based ", " ")) if (o := registry.outlet(n)) is not None), None)
    if known is None:  # "The Britain-based Syrian Observatory for Human Rights"
        found = {s.name for r in registries for m in r.find(bare) for s in m.entries if isinstance(s, Outlet) and bare.endswith(m.text)}
        return found.pop() if len(found) == 1 else name
    return known.name


def _blamed(claims: Iterable[tuple[Claim, str, str]], told: Iterable[Incident], mine: set[str]) -> tuple[Blamed, ...]:
    parties: dict[str, Party] = {}
    own: defaultdict[str, set[str]] = defaultdict(set)
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for claim, _, where in claims:
        if claim.attribute is not Attribute.BLAME or claim.polarity is Polarity.DENIED or not isinstance(claim.resolved, Party):
            continue
        if claim.resolved.id == UNKNOWN:
            continue
        whose = claim.resolved.side
        parties.setdefault(whose, claim.resolved)
        (own if claim.attribution.source.kind == "outlet" else quoted)[whose].add(where)
    unsaid: defaultdict[str, set[str]] = defaultdict(set)
    for incident in told:
        for silence in incident.silences:
            if silence.matter is Matter.BLAME and silence.party and not mine.isdisjoint(silence.reports):
                whose = side(silence.party)
                if incident.id in own[whose] | quoted[whose]:
                    continue
                parties.setdefault(whose, Party(id=silence.party, name=silence.party, how="alias"))
                unsaid[whose].add(incident.id)
    made = [
        Blamed(party=party, own=len(own[whose]), quoted=len(quoted[whose] - own[whose]), unsaid=len(unsaid[whose]))
        for whose, party in parties.items()
    ]
    return tuple(sorted(made, key=lambda b: (-(b.own + b.quoted), -b.unsaid, b.party.id)))


def _left_out(told: Iterable[Incident], mine: set[str]) -> tuple[LeftOut, ...]:
    silent: defaultdict[Matter, list[str]] = defaultdict(list)
    tells: Counter[Matter] = Counter()
    for incident in told:
        matters = {s.matter for s in incident.silences if not mine.isdisjoint(s.reports)}
        for matter in matters:
            silent[matter].append(incident.id)
        ours = [c for e in incident.events if e.report in mine for c in e.claims]
        for matter, attribute in _TOLD_BY.items():
            tells[matter] += matter not in matters and any(c.attribute is attribute and _says(c) for c in ours)
        tells[Matter.DENIAL] += Matter.DENIAL not in matters and any(c.polarity is Polarity.DENIED for c in ours)
    counted = {*_TOLD_BY, Matter.DENIAL}
    made = [
        LeftOut(matter=matter, incidents=tuple(ids), told=tells[matter] if matter in counted else None)
        for matter, ids in silent.items()
    ]
    return tuple(sorted(made, key=lambda s: (-len(s.incidents), s.matter)))


def _says(claim: Claim) -> bool:
    """Whether a claim asserts something: that nobody was hurt tells of no harm."""
    return claim.polarity is Polarity.ASSERTED and not (isinstance(claim.value, Count) and claim.value.high == 0)


def _shared(press: Press, told: Iterable[Incident], reports: Mapping[str, Report]) -> tuple[tuple[Shared, ...], int]:
    """The outlets that carry its texts, by which way the text went, and how many of its reports are copies of an older or an agency's text."""
    from rashomon.linking.syndication import find_syndication  # noqa: PLC0415  # half a second to open, for this question alone

    mine = {r.id for r in press.reports}
    beside = {name for i in told for name in i.reports if name in reports} | {n for n in mine if n in reports}
    groups = find_syndication([reports[name] for name in sorted(beside)]).groups
    names = {fold_outlet(n) for n in press.names}
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    copies = set()
    for report in press.reports:
        for name in beside:
            other = reports[name]
            if name in mine or groups.get(name) != groups.get(report.id) or fold_outlet(other.outlet or NAMELESS) in names:
                continue
            how = _direction(press, report, other)
            found[" ".join((other.outlet or NAMELESS).split()), how].add(report.id)
            if how == "copy of":
                copies.add(report.id)
    made = [Shared(outlet=outlet, how=how, reports=len(ids)) for (outlet, how), ids in found.items()]
    return tuple(sorted(made, key=lambda s: (s.how, -s.reports, s.outlet))), len(copies)


def _direction(press: Press, report: Report, other: Report) -> str:
    """Which way a text went: from an agency to others; else from the day before to the day after."""
    agency = press.known is not None and press.known.kind == "agency"
    credited = other.outlet is not None and re.search(rf"\b{re.escape(other.outlet)}\b", report.text) is not None
    if credited and not agency:
        return "copy of"
    if report.published is None or other.published is None or report.published == other.published:
        return "same text as"
    return "copied by" if report.published < other.published else "copy of"
