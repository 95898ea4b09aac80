"""What of today's reading a judgement was about: a later program may read the same words under another id.

A claim or event whose id is still there is itself. Where the id has gone, the same report is looked through for a claim of the same attribute whose
first words overlap (or an event whose trigger does). It has to be the only one, or the only one of the same source or on the very
same words; otherwise the judgement is lost, which is told, and kept.

Right and wrong are said of a value. Where the same words are read otherwise now, even under the same id, they lapse until somebody judges
again. A correction says what the words say, and holds however they are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.records import Claim, Event, Judgement, Ruling, Span, Subject
from rashomon.reviewing.meaning import meaning

_OF_A_VALUE = frozenset({Ruling.RIGHT, Ruling.WRONG})
_EITHER_WAY = frozenset({"outlet", "judgement"})
"""Kinds of subjects that are no part of a reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a subject is today: its `name` now, None where it is not found, and then `why` not."""

    name: str | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The claims and events of the reports that judgements speak of."""

    claims: Mapping[str, Claim]
    events: Mapping[str, Event]
    in_report: Mapping[str, Sequence[Event]]
    known: frozenset[str]
    """The ids of all reports in which anything was read."""
    instead: Mapping[str, str]
    """For a report that has gone the one that bears its text."""

    @classmethod
    def of(
        cls, events: Iterable[Event], judgements: Iterable[Judgement], texts: Mapping[str, str] | None = None
    ) -> Reading:
        """What the events tell of whatever these judgements may mean; other reports' claims are passed over.

        `texts` gives each report that is there the name of its text (`text_id`).
        """
        subjects = [s for j in judgements for s in j.subjects]
        instead = _instead(subjects, texts or {})
        wanted = {s.report for s in subjects} | set(instead.values())
        bare = {s.name for s in subjects if not s.words}
        known: set[str] = set()
        claims: dict[str, Claim] = {}
        in_report: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            known.add(event.report)
            told = (*event.claims, *event.wordings)
            if event.report in wanted or (bare and (event.id in bare or any(c.id in bare for c in told))):
                in_report[event.report].append(event)
                claims |= {c.id: c for c in told}
        by_id = {e.id: e for held in in_report.values() for e in held}
        return cls(claims=claims, events=by_id, in_report=in_report, known=frozenset(known), instead=instead)

    def anchor(self, judgement: Judgement, subject: Subject) -> Anchor:
        """Where the subject of this judgement is today."""
        subject = self._in_place(subject)
        if subject.kind in _EITHER_WAY:
            return Anchor(name=subject.name)
        if subject.kind == "report":
            return Anchor(name=subject.name) if subject.name in self.known else _gone_report(subject.name)
        if subject.kind == "event":
            return self._event(subject)
        here = self.claims.get(subject.name)
        found = here if here is not None else self._claim_on(subject)
        if isinstance(found, Anchor):
            return found
        if judgement.ruling in _OF_A_VALUE and subject.told is not None and _means(subject) != _means(found):
            return Anchor(name=None, why="its words are read otherwise now: judge it again if it still holds")
        return Anchor(name=found.id)

    def _in_place(self, subject: Subject) -> Subject:
        """The subject in the report that bears its text today."""
        now = self.instead.get(subject.report or "")
        if now is None or now not in self.known:
            return subject
        words = tuple(replace(span, report=now) for span in subject.words)
        return replace(subject, words=words, name=now if subject.kind == "report" else subject.name)

    def _event(self, subject: Subject) -> Anchor:
        if subject.name in self.events:
            return Anchor(name=subject.name)
        gone = self._gone(subject)
        if gone is not None:
            return gone
        near = [e for e in self.in_report.get(subject.report or "", ()) if _meet(e.trigger, subject.words)]
        near = near if len(near) == 1 else [e for e in near if e.trigger in subject.words]
        return Anchor(name=near[0].id) if len(near) == 1 else _nothing("event", len(near))

    def _claim_on(self, subject: Subject) -> Claim | Anchor:
        gone = self._gone(subject)
        if gone is not None:
            return gone
        near = {
            c.id: c
            for e in self.in_report.get(subject.report or "", ())
            for c in (*e.claims, *e.wordings)
            if c.attribute is subject.attribute and _meet(c.evidence[0], subject.words[:1])
        }
        found = list(near.values())
        for alike in (_by_source, _on_words, _by_meaning):
            if len(found) > 1:
                found = [c for c in found if alike(c, subject)] or found
        if len(found) == 1 and (len(near) == 1 or _by_source(found[0], subject)):
            return found[0]
        return _nothing(f"claim on {subject.attribute}" if subject.attribute else "claim", len(found))

    def _gone(self, subject: Subject) -> Anchor | None:
        if subject.report is None:
            return Anchor(name=None, why=f"the ledger has no {subject.kind} of this id")
        if subject.report not in self.known:
            return _gone_report(subject.report)
        return None


def _instead(subjects: Iterable[Subject], texts: Mapping[str, str]) -> dict[str, str]:
    """For each report that has gone the only one that bears its text; of several nobody can tell which took its place."""
    gone = {s.report: s.text for s in subjects if s.report is not None and s.report not in texts and s.text is not None}
    bearing: defaultdict[str, list[str]] = defaultdict(list)
    for report, text in texts.items() if gone else ():
        bearing[text].append(report)
    return {report: bearing[text][0] for report, text in gone.items() if len(bearing[text]) == 1}


def _gone_report(report: str) -> Anchor:
    return Anchor(name=None, why=f"its report ({report}) is not in the ledger, or nothing is read in it")


def _nothing(kind: str, found: int) -> Anchor:
    return Anchor(name=None, why=f"its words bear {'no' if not found else 'several a'} {kind} now")


def _meet(span: Span, words: Iterable[Span]) -> bool:
    return any(span.overlaps(w) for w in words)


def _by_source(claim: Claim, subject: Subject) -> bool:
    return subject.source is None or claim.attribution.source.name == subject.source


def _on_words(claim: Claim, subject: Subject) -> bool:
    return claim.evidence == subject.words


def _by_meaning(claim: Claim, subject: Subject) -> bool:
    return _means(claim) == _means(subject)


def _means(said: Claim | Subject) -> str:
    value = said.value if isinstance(said, Claim) else said.told
    return meaning(said.attribute, value, said.resolved)
