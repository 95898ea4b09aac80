"""What some tell of an incident and others, who tell of it too, leave out.

Only what an account would be expected to tell: the dead, the hurt where none are dead, the held, that force was used, that a party took part, that it is
held responsible, that it denies it. Nobody is silent on which vehicles drove there.

- A report is silent only where the incident is its news and it answers three questions on it at least; one that mentions the incident
  in passing leaves out nothing.
- It is silent only where none of its words may tell the matter (`knowledge/data/silence.toml`), coded or not: what the coder missed
  is no silence of the report's. Without its text nothing is said of it.
- Nobody leaves out what nobody had told by then: a report of the 25th is not silent on what was first said on the 27th.
- A side is silent where those who speak for it answer three questions on the incident in all, no sentence of theirs may tell it, and no
  report of its outlets does.
- A denial is missed only where the blame that it answers is told.

Why: docs/decisions/reconciling.md#silence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.knowledge.silence import load_matters, word_finder
from rashomon.reconciling.grades import speaks_for
from rashomon.records import (
    TAKING_PART,
    TOLLS,
    UNKNOWN,
    Attribute,
    Certainty,
    Claim,
    Count,
    Event,
    Matter,
    Party,
    Polarity,
    Silence,
    side,
)

_QUESTIONS = {
    Attribute.PERIOD: "when",
    Attribute.PLACE: "where",
    Attribute.ACTOR: "who",
    Attribute.RECIPIENT: "whom",
    **dict.fromkeys(TOLLS, "harm"),
    Attribute.OBJECT: "what",
    Attribute.BLAME: "blame",
}
_ANSWERED = 3
_HARM = {Attribute.KILLED: Matter.KILLED, Attribute.INJURED: Matter.INJURED, Attribute.DETAINED: Matter.DETAINED}
_SENTENCE = re.compile(r"[.!?\n]+\s")
_NAME = re.compile(r"[A-Z][^\W\d_]+")
_NOBODY = frozenset({UNKNOWN})
_STEM = 5
"""Letters by which "Russia", "Russian" and "Russians" are one."""
_STATE = 3
"""Letters of a state's code; any other party is an armed group, which one account names and another calls "terrorists"."""


@dataclass(slots=True)
class _Voice:
    """What one report, or one side, says of the incident."""

    claims: list[Claim] = field(default_factory=list)
    focal: bool = False

    @property
    def full(self) -> bool:
        asked = {_QUESTIONS[c.attribute] for c in self.claims if c.attribute in _QUESTIONS}
        return len(asked) >= _ANSWERED


def find_silences(
    events: Sequence[Event], texts: Mapping[str, str], published: Mapping[str, dt.date] | None = None
) -> tuple[Silence, ...]:
    """The incident's silences, matter by matter.

    `texts` gives the reports' texts, of which nothing is said where it is absent, `published` their days where they are known.
    """
    dates = published or {}
    reports: defaultdict[str, _Voice] = defaultdict(_Voice)
    sides: defaultdict[str, _Voice] = defaultdict(_Voice)
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    mouths: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        reports[event.report].focal |= event.focal
        reports[event.report].claims += event.claims
        for claim in event.claims:
            speaker = speaks_for(claim.attribution.source)
            if speaker is None:
                continue
            if claim.attribution.source.kind == "outlet":
                mouths[side(speaker)].add(event.report)
            else:
                sides[side(speaker)].claims.append(claim)
                speakers[side(speaker)].add(speaker)
    full = {name: voice for name, voice in reports.items() if voice.full and voice.focal and name in texts}
    said: dict[str, str] = {}
    found = []
    for matter, party, claims in _matters(events):
        telling = _Telling(matter, party, frozenset(c.id for c in claims), _names_of(party, events))
        first = min((dates[c.evidence[0].report] for c in claims if c.evidence[0].report in dates), default=dt.date.min)
        silent = [
            name
            for name, voice in sorted(full.items())
            if dates.get(name, dt.date.max) >= first and telling.missing(voice.claims, texts[name])
        ]
        mute = [
            name
            for name, voice in sorted(sides.items())
            if voice.full
            and matter is not Matter.DENIAL
            and name != party
            and not any(telling.told(reports[report].claims) for report in mouths[name])
            and telling.missing(voice.claims, said.setdefault(name, _sentences(voice.claims, texts)))
        ]
        if silent or mute:
            who = tuple(sorted(p for name in mute for p in speakers[name]))
            ids = tuple(sorted(telling.ids))
            found.append(Silence(matter=matter, claims=ids, reports=tuple(silent), parties=who, party=party))
    return tuple(found)


def _sentences(claims: Iterable[Claim], texts: Mapping[str, str]) -> str:
    """The sentences in which these claims are made."""
    found: dict[tuple[str, int], str] = {}
    for span in (s for c in claims for s in c.evidence if s.report in texts):
        text = texts[span.report]
        start = max((m.end() for m in _SENTENCE.finditer(text, 0, span.start)), default=0)
        end = next((m.start() for m in _SENTENCE.finditer(text, span.end)), len(text))
        found[span.report, start] = text[start:end]
    return "\n".join(found.values())


def _matters(events: Sequence[Event]) -> Iterable[tuple[Matter, str | None, list[Claim]]]:
    """Every matter that somebody tells: what it is, whose, and the claims that tell it, in a settled order."""
    held: defaultdict[tuple[Matter, str | None], list[Claim]] = defaultdict(list)
    for event in events:
        if event.modality == "negated":
            continue
        for claim in event.claims:
            for matter, party in _of(claim):
                held[matter, party].append(claim)
    order = list(Matter)
    for matter, party in sorted(held, key=lambda key: (order.index(key[0]), key[1] or "")):
        if party is None or _founded(held[matter, party]):
            yield matter, party, held[matter, party]


def _founded(claims: Sequence[Claim]) -> bool:
    """Whether a party's part is told twice, or by somebody who speaks for a party: a word let drop once is no matter to be silent on."""
    return len({c.evidence[0] for c in claims}) > 1 or any(speaks_for(c.attribution.source) is not None for c in claims)


def _of(claim: Claim) -> Iterable[tuple[Matter, str | None]]:
    if claim.certainty not in (Certainty.CERTAIN, Certainty.PROBABLE):
        return
    asserted = claim.polarity is Polarity.ASSERTED
    whose = claim.resolved.id if isinstance(claim.resolved, Party) and claim.resolved.id not in _NOBODY else None
    if claim.attribute in _HARM and isinstance(claim.value, Count) and asserted:
        if max(claim.value.low or 0, claim.value.best or 0, claim.value.high or 0) > 0:
            yield _HARM[claim.attribute], None
    elif claim.attribute is Attribute.TYPE and asserted and claim.value == "ASSAULT":
        yield Matter.FORCE, None
    elif claim.attribute in TAKING_PART and asserted and whose is not None:
        yield Matter.PRESENCE, side(whose)
    elif claim.attribute is Attribute.BLAME and whose not in (None, "CIV"):
        yield (Matter.BLAME if asserted else Matter.DENIAL), side(whose or "")


def _names_of(party: str | None, events: Sequence[Event]) -> re.Pattern[str]:
    """What finds a name that any account has for a party; where all call it by common nouns, any of those, and for an armed group any such noun."""
    if party is None:
        return word_finder([])
    if party == "CIV":
        return load_matters()["civilians"]
    told = {
        words
        for event in events
        for claim in event.claims
        if isinstance(claim.resolved, Party) and claim.resolved.side == party
        for words in (claim.resolved.name, claim.value if isinstance(claim.value, str) else "")
    }
    names = {name[:_STEM] for words in told for name in _NAME.findall(words)}
    own = word_finder(sorted(names) or sorted({w[:_STEM] for words in told for w in words.split() if len(w) > 3}))
    return own if len(party) == _STATE else re.compile(f"{own.pattern}|{load_matters()['armed'].pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One matter as it may be told: by a claim, or by words of which nothing was coded."""

    matter: Matter
    party: str | None
    ids: frozenset[str]
    names: re.Pattern[str]

    def told(self, claims: Iterable[Claim]) -> bool:
        """Whether any of these claims tells the matter, or speaks to it."""
        for claim in claims:
            whose = claim.resolved.side if isinstance(claim.resolved, Party) else None
            if claim.id in self.ids:
                return True
            if self.matter in _HARM.values():
                if _HARM.get(claim.attribute) is self.matter or self._graver(claim):
                    return True
            elif self.matter is Matter.FORCE:
                if claim.attribute is Attribute.TYPE and claim.value == "ASSAULT":
                    return True
            elif self.matter is Matter.PRESENCE:
                if whose == self.party:
                    return True
            elif claim.attribute is Attribute.BLAME and whose == self.party:
                if self.matter is Matter.BLAME or claim.polarity is Polarity.DENIED:
                    return True
            elif self.matter is Matter.BLAME and claim.attribute is Attribute.ACTOR and whose == self.party:
                return True  # who says that it did it has said the chief thing
        return False

    def missing(self, claims: Sequence[Claim], text: str) -> bool:
        """Whether a report of these claims and this text leaves the matter out."""
        if self.told(claims):
            return False
        words = load_matters()
        if self.matter is Matter.PRESENCE:
            return self.names.search(text) is None
        if self.matter is Matter.BLAME:
            telling = ("blame",) if self.party is not None and len(self.party) == _STATE else ("blame", "force", "killed")
            found = (s for s in _SENTENCE.split(text) if self.names.search(s))
            return not any(words[name].search(sentence) for sentence in found for name in telling)
        if self.matter is Matter.DENIAL:
            if not any(c.attribute is Attribute.BLAME and self._is(c) for c in claims):
                return False
            found = (s for s in _SENTENCE.split(text) if self.names.search(s))
            return not any(words["denial"].search(sentence) for sentence in found)
        if self.matter is Matter.INJURED and words["killed"].search(text):
            return False
        return words[self.matter.value].search(text) is None

    def _graver(self, claim: Claim) -> bool:
        """Whether the claim tells of the dead: beside them the wounded are left out by nobody."""
        return self.matter is Matter.INJURED and claim.attribute is Attribute.KILLED

    def _is(self, claim: Claim) -> bool:
        return isinstance(claim.resolved, Party) and claim.resolved.side == self.party
