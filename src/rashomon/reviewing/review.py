"""All judgements over all that was read: the events as people left them, and what they decided about pairs and origins.

    review(judgements, events).events        # wrong claims struck, corrected ones with their new value

The result depends on the set of judgements and of events alone. It is worked out anew whenever incidents are made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.knowledge.rules import JUDGEMENT
from rashomon.records import VERDICTS, Claim, Event, Judgement, Report, Ruling, Subject, text_id
from rashomon.reviewing.anchoring import Reading
from rashomon.reviewing.pairing import Contradiction, Pair, pair_up
from rashomon.reviewing.standing import Standings, moment, stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Something that was judged and is not found in what is read today. The judgement is kept, and has no effect on it."""

    judgement: Judgement
    subject: Subject
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Something that was judged and bears another id today (`now`)."""

    judgement: Judgement
    subject: Subject
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the judgements come to.

    `events` are those given, amended. `same` and `different` are pairs of event ids, `dependent` pairs of outlets' names or of report ids
    that are one origin. `bearing` gives the judgements on each event, claim or report by its id today.
    """

    events: tuple[Event, ...]
    same: frozenset[Pair]
    different: frozenset[Pair]
    dependent: tuple[tuple[str, str], ...]
    standings: Standings
    contradictions: tuple[Contradiction, ...]
    lost: tuple[Lost, ...]
    moved: tuple[Moved, ...]
    bearing: Mapping[str, tuple[Judgement, ...]]


def review(
    judgements: Iterable[Judgement], events: Iterable[Event], reports: Iterable[Report] = ()
) -> Review:
    """What these judgements come to over these events, in whatever order either is given.

    `reports` are looked through for the texts of reports that have gone.
    """
    given, told = tuple(judgements), tuple(events)
    texts = {r.id: text_id(r.text) for r in reports} if given else {}
    reading = Reading.of(told if given else (), given, texts)

    def name_of(judgement: Judgement, subject: Subject) -> str | None:
        return reading.anchor(judgement, subject).name

    standings = stand(given, name_of)
    live = sorted((j for j in given if j.id not in standings.withdrawn and j.ruling is not Ruling.WITHDRAWN), key=moment)
    live = list({j.id: j for j in live}.values())
    lost: list[Lost] = []
    moved: list[Moved] = []
    bearing: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in live:
        for subject in judgement.subjects:
            anchor = reading.anchor(judgement, subject)
            if anchor.name is None:
                lost.append(Lost(judgement=judgement, subject=subject, why=anchor.why))
                continue
            if anchor.name != subject.name:
                moved.append(Moved(judgement=judgement, subject=subject, now=anchor.name))
            if not bearing[anchor.name] or bearing[anchor.name][-1] is not judgement:
                bearing[anchor.name].append(judgement)
    pairs = pair_up(standings.holding, name_of)
    dependent = {
        (min(one, other), max(one, other))
        for j in standings.holding
        if j.ruling is Ruling.NOT_INDEPENDENT
        for one in filter(None, (name_of(j, s) for s in j.about))
        for other in filter(None, (name_of(j, s) for s in j.other))
        if one != other
    }
    verdicts = {
        name: j for j in standings.holding if j.ruling in VERDICTS for s in j.about if (name := name_of(j, s)) is not None
    }
    return Review(
        events=amend(told, verdicts),
        same=pairs.same,
        different=pairs.different,
        dependent=tuple(sorted(dependent)),
        standings=standings,
        contradictions=pairs.contradictions,
        lost=tuple(lost),
        moved=tuple(moved),
        bearing={name: tuple(held) for name, held in bearing.items()},
    )


def amend(events: Sequence[Event], verdicts: Mapping[str, Judgement]) -> tuple[Event, ...]:
    """The events with the verdicts (by claim id) carried out: wrong claims struck, corrected ones with their new value.

    A corrected claim keeps its id, its source and its evidence, which are the report's; its value is a person's, and its `coder` says whose.
    """
    if not verdicts:
        return tuple(events)
    return tuple(_amended(event, verdicts) for event in events)


def _amended(event: Event, verdicts: Mapping[str, Judgement]) -> Event:
    told = (*event.claims, *event.wordings)
    if not any(c.id in verdicts for c in told):
        return event
    struck = tuple(c for c in told if c.id in verdicts and verdicts[c.id].ruling is Ruling.WRONG)
    gone = {c.id for c in struck}
    return replace(
        event,
        claims=tuple(_corrected(c, verdicts.get(c.id)) for c in event.claims if c.id not in gone),
        wordings=tuple(_corrected(c, verdicts.get(c.id)) for c in event.wordings if c.id not in gone),
        struck=(*event.struck, *struck),
    )


def _corrected(claim: Claim, verdict: Judgement | None) -> Claim:
    if verdict is None or verdict.ruling is not Ruling.CORRECTED or verdict.value is None:
        return claim
    return replace(claim, value=verdict.value, resolved=verdict.resolved, coder=f"{JUDGEMENT}/{verdict.id}")
