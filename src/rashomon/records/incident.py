"""The real-world occurrence that events in several reports describe."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.attribution import Source
from rashomon.records.claim import Attribute, Claim
from rashomon.records.displaying import in_html
from rashomon.records.event import Event
from rashomon.records.fact import Fact, Status
from rashomon.records.judgement import Judgement
from rashomon.records.peoples import tell_peoples_apart
from rashomon.records.silence import Silence
from rashomon.records.summary import Summary, summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One source's version of one incident, from one report.

    `report` is the report's id, `source` who says it, `claims` the ids of its claims in text order.
    """

    report: str
    source: Source
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two events were held to be one occurrence.

    `left` and `right` are the events' ids, `weights` the evidence: what was compared and how it stands, each with its weight in bits (log2 of how
    much likelier that is of one occurrence than of two).
    """

    left: str
    right: str
    weights: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        """The match weight: the sum of the parts, log2 of the Bayes factor."""
        return sum(weight for _, weight in self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One occurrence, every account of it, and its facts.

    `id` is made of the smallest event id ("i-6b56..."), `title` a plain name for it. `events` are what each report tells of it, `facts` the questions that
    accounts answer, in a fixed order; `accounts` one for each source in each report; `links` why its events are held to be one occurrence.
    """

    id: str
    title: str
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    accounts: tuple[Account, ...]
    links: tuple[Link, ...] = ()
    origins: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each independent origin with the ids of the reports that carry it."""
    reasons: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Why an origin of several sources or outlets is held to be one, by origin."""
    copies: tuple[tuple[str, str, str], ...] = ()
    """Pairs of reports that are held to carry one text, with why."""
    silences: tuple[Silence, ...] = ()
    """What some tell and others, who also tell of it, leave out."""
    judgements: tuple[Judgement, ...] = ()
    """What people decided that bears on it, in order of time; what a later one outweighs is among them, what was withdrawn is not."""

    def __repr__(self) -> str:
        """One line: which it is, its name, how its accounts stand, in how many reports."""
        return f"<Incident {self.id} {self.title!r}: {self.status.value}, {len(self.origins)} origins in {len(self.reports)} reports>"

    def _repr_html_(self) -> str | None:
        """How a notebook shows it."""
        return in_html(self)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim about the incident."""
        return tuple(c for e in self.events for c in e.claims)

    @property
    def wordings(self) -> tuple[Claim, ...]:
        """Every evaluative term used of the incident, each claim once."""
        return tuple({c.id: c for e in self.events for c in e.wordings}.values())

    @property
    def struck(self) -> tuple[Claim, ...]:
        """Every claim that a person held to be wrong, each once."""
        return tuple({c.id: c for e in self.events for c in e.struck}.values())

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that speak of it, in order of first event, each once."""
        return tuple(dict.fromkeys(e.report for e in self.events))

    @property
    def focal(self) -> bool:
        """Whether any report tells it as its news."""
        return any(e.focal for e in self.events)

    @property
    def status(self) -> Status:
        """The incident as a whole: disputed where any fact of substance is, else agreed where any is agreed."""
        held = {f.status for f in self.facts}
        for status in (Status.DISPUTED, Status.AGREED, Status.UNCORROBORATED):
            if status in held:
                return status
        return Status.UNKNOWN

    @property
    def summary(self) -> Summary:
        """What it says, in short."""
        return summarise(
            self.id,
            self.title,
            status=self.status,
            focal=self.focal,
            facts=self.facts,
            apart=tell_peoples_apart(self.facts, self.events),
            reports=self.reports,
            origins=tuple(name for name, _ in self.origins),
            left_out=tuple(dict.fromkeys((silence.matter, silence.party) for silence in self.silences)),
        )

    def fact(self, attribute: Attribute, subject: str | None = None) -> Fact | None:
        """The fact of this attribute (and subject, where given); the first where several people are counted."""
        for found in self.facts:
            if found.attribute == attribute and (subject is None or found.subject == subject):
                return found
        return None
