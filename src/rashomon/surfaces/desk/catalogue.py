"""Every incident of a ledger on a line, in memory: what the queue, the filters, the map and the timeline are made of.

It is read from the summaries once, and again where the ledger has moved on; of a judgement only the incidents that it changed are read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from rashomon.records import VERDICTS, Judgement, Status, Summary
from rashomon.reviewing import stand
from rashomon.storing import Ledger
from rashomon.surfaces.cli.marks import say_party
from rashomon.surfaces.describing import read_day, say_place, say_radius
from rashomon.surfaces.desk.doubting import doubt_of
from rashomon.surfaces.dossier.indexing import first_day
from rashomon.surfaces.dossier.timeline import say_days_of

_OFFERED = 200
"""Parties, kinds and outlets that are offered to filter by."""
_EARLIEST, _LATEST = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One incident in short.

    `first` and `last` are the ISO days between which it is told to lie, None where no year is told; `earliest` and `latest`
    are the same, as early or late as there are days where that end is left open ("by Friday").

    `number` counts incidents by day over the whole ledger. `judged` are its claims (ids) with a verdict that holds, `judges` whose any is.
    """

    id: str
    number: int
    title: str
    status: Status
    focal: bool
    when: str
    where: str
    first: str | None
    last: str | None
    earliest: str | None
    latest: str | None
    latitude: float | None
    longitude: float | None
    radius: float
    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: int
    origins: int
    claims: int
    doubt: float
    reasons: tuple[str, ...]
    judged: frozenset[str] = frozenset()
    judges: frozenset[str] = frozenset()

    @property
    def left(self) -> int:
        """How many claims nobody has answered yet."""
        return max(0, self.claims - len(self.judged))

    @property
    def open_doubt(self) -> float:
        """The doubt that is left: what was read is doubted less."""
        return self.doubt * (self.left / self.claims if self.claims else 1.0)

    @property
    def placed(self) -> bool:
        """Whether it has a point."""
        return self.latitude is not None and self.longitude is not None


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All lines by id in order of day, as of one state of the ledger. `outlets` are by report, `parties` the names by id."""

    revision: tuple[int, int]
    lines: Mapping[str, Line]
    outlets: Mapping[str, str | None] = field(repr=False)
    parties: Mapping[str, str]
    judgements: tuple[Judgement, ...] = ()

    @cached_property
    def offered(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What there is to filter by, the most frequent first: parties with their names, kinds, outlets, and who has answered."""
        lines = self.lines.values()

        def most(each: Iterable[str]) -> list[str]:
            return [name for name, _ in Counter(each).most_common(_OFFERED)]

        return {
            "party": tuple((name, self.parties.get(name, name)) for name in most(party for line in lines for party in line.parties)),
            "kind": tuple((name, name) for name in most(kind for line in lines for kind in line.kinds)),
            "outlet": tuple((name, name) for name in most(outlet for line in lines for outlet in line.outlets)),
            "by": tuple((name, name) for name in most(judge for line in lines for judge in line.judges)),
        }

    @classmethod
    def of(cls, kept: Ledger) -> Catalogue:
        """The catalogue of a ledger as it stands."""
        revision = state_of(kept)
        outlets, counts = kept.outlets(), kept.claim_counts()
        summaries = sorted(kept.summaries(order="first"), key=_by_day)
        judgements = kept.judgements()
        judged = _judged(kept, judgements)
        lines = {s.id: _line(s, number, outlets, counts.get(s.id, 0), judged) for number, s in enumerate(summaries, start=1)}
        return cls(revision=revision, lines=lines, outlets=outlets, parties=kept.parties(), judgements=judgements)

    def renewed(self, kept: Ledger, gone: Collection[str], made: Collection[str]) -> Catalogue:
        """The catalogue after a judgement: without the incidents `gone`, with those `made` read anew. Others keep their numbers; new ones are numbered last."""
        revision = state_of(kept)
        judgements = kept.judgements()
        judged = _judged(kept, judgements)
        counts = kept.claim_counts(made)
        lines = {name: line for name, line in self.lines.items() if name not in gone or name in made}
        last = max((line.number for line in self.lines.values()), default=0)
        for summary in sorted(kept.summaries_of(made).values(), key=_by_day):
            old = self.lines.get(summary.id)
            last += old is None
            lines[summary.id] = _line(summary, old.number if old else last, self.outlets, counts.get(summary.id, 0), judged)
        held = {name for name, (claims, _) in judged.items() if claims} | {line.id for line in lines.values() if line.judged}
        for name in held & lines.keys():
            claims, judges = judged.get(name, (frozenset(), frozenset()))
            if (lines[name].judged, lines[name].judges) != (claims, judges):
                lines[name] = replace(lines[name], judged=claims, judges=judges)
        return replace(self, revision=revision, lines=lines, judgements=judgements)


def state_of(kept: Ledger) -> tuple[int, int]:
    """What changes whenever the ledger or its incidents do."""
    return kept.revision(), int(kept.stale)


def _judged(kept: Ledger, judgements: Iterable[Judgement]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Of each incident the claims that a verdict holds of, and whose verdicts they are."""
    held = [(subject.name, j.by) for j in stand(judgements).holding if j.ruling in VERDICTS for subject in j.about]
    homes = kept.homes_of_claims({name for name, _ in held})
    claims: dict[str, set[str]] = {}
    judges: dict[str, set[str]] = {}
    for name, by in held:
        for incident in homes.get(name, ()):
            claims.setdefault(incident, set()).add(name)
            judges.setdefault(incident, set()).add(by)
    return {incident: (frozenset(claims[incident]), frozenset(judges[incident])) for incident in claims}


def _by_day(incident: Summary) -> tuple[bool, tuple[int, int, int], bool, str, str]:
    """By day as a dossier numbers them, those without a year last."""
    day = first_day(incident)
    dated = day is not None and bool(day.year)
    return not dated, (day.year, day.month, day.day) if day else (9999, 12, 31), not incident.focal, incident.title, incident.id


def _line(
    summary: Summary, number: int, outlets: Mapping[str, str | None], claims: int, judged: Mapping[str, tuple[frozenset[str], frozenset[str]]]
) -> Line:
    site = summary.site
    doubt, reasons = doubt_of(summary)
    bounds = [read_day(bound) for period in summary.when for bound in (period.earliest, period.latest)]
    dated = sorted(day.date for day in bounds if day is not None and day.date is not None)
    reach = _reach(summary) if dated else (None, None)
    of_claims, of_judges = judged.get(summary.id, (frozenset(), frozenset()))
    return Line(
        id=summary.id, number=number, title=summary.title, status=summary.status, focal=summary.focal,
        when=say_days_of(summary) if summary.when else "no day", where=_where(summary),
        first=dated[0].isoformat() if dated else None, last=dated[-1].isoformat() if dated else None,
        earliest=reach[0], latest=reach[1], latitude=site.latitude if site else None, longitude=site.longitude if site else None, radius=(site.radius_km or 0.0) if site else 0.0,
        parties=tuple(party.id for party in summary.parties), kinds=summary.kind,
        outlets=tuple(sorted({name for report in summary.reports if (name := outlets.get(report))})),
        reports=len(summary.reports), origins=len(summary.origins), claims=claims, doubt=doubt, reasons=reasons, judged=of_claims, judges=of_judges,
    )  # fmt: skip


def _reach(summary: Summary) -> tuple[str, str]:
    told = [(read_day(period.earliest), read_day(period.latest)) for period in summary.when]
    told = [(first, last) for first, last in told if (first and first.year) or (last and last.year)]
    firsts = [first.date.isoformat() if first and first.date else _EARLIEST for first, _ in told]
    lasts = [last.date.isoformat() if last and last.date else _LATEST for _, last in told]
    return min(firsts), max(lasts)


def _where(summary: Summary) -> str:
    site = summary.site
    if site is None:
        return "no place"
    name = say_place(site, short=True) or "no place"
    return f"{name} ±{say_radius(site.radius_km)}\u00a0km" if site.known and site.radius_km else name


def name_parties(line: Line) -> str:
    """Who takes part, in few letters."""
    return " – ".join(list(dict.fromkeys(say_party(party) for party in line.parties))[:3])
