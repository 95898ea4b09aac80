"""What one report's speakers have said so far, reading on from its start."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.coding.scene.quoting import Quoting, below
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.sources import first_person, name_source
from rashomon.coding.speech.speakers import ASIDE_MARKS
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.records import Source, Span

_LATELY = 4
_OWN = frozenset({"correspondent", "reporter"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One cue with its source and the tokens it covers. `denies` where the cue denies what it covers.

    `speaker` is the whole phrase that stands for the source beside the cue ("it" where the source is the ministry), None where
    nobody is named. `stance` where the cue tells a wish or a stand ("wants to", "criticised"), which asserts nothing. `disowns` where what is denied is whose deed it was; `deed` is then the word for it, if told.
    """

    source: Source
    cue: Token
    covers: frozenset[int]
    rule: str
    denies: bool = False
    speaker: Span | None = None
    stance: bool = False
    disowns: bool = False
    deed: Token | None = None


@dataclass(slots=True)
class Hearing:
    """What has been heard so far, reading on through one report."""

    scene: Scene
    speech: SpeechLexicon
    quoting: Quoting
    found: list[Speech] = field(default_factory=list)
    voiced: dict[int, Token] = field(default_factory=dict)
    heard: list[tuple[int, Source]] = field(default_factory=list)
    people: dict[str, Source] = field(default_factory=dict)
    turns: dict[int, Source] = field(default_factory=dict)
    in_sentence: dict[int, list[Speech]] = field(default_factory=dict)

    def lately(self, sentence: int) -> list[Source]:
        """The sources of the last sentences, the last one last."""
        return [s for at, s in self.heard[-6:] if sentence - at <= _LATELY]

    def name(self, subject: Token) -> Source | None:
        """The source that a subject stands for."""
        if first_person(subject) and subject.i in self.turns:
            return self.turns[subject.i]
        if first_person(subject) and subject.i in self.quoting.at:
            return self._quoted_speaker(subject)
        source = name_source(self.scene, self.speech, subject, self.lately(self.scene.sentence_of[subject.i]))
        if source is None:
            return None
        if subject.lemma_.lower() in _OWN and source.kind == "unnamed" and self.found and self._own_spoke():
            return replace(source, kind="outlet")
        return self._in_full(source)

    def _own_spoke(self) -> bool:
        """Whether the outlet's own correspondent spoke before, whom "the correspondent" goes back to."""
        return any(s.source.kind == "outlet" and s.source.name.split()[-1].lower() in _OWN for s in self.found[:6])

    def _in_full(self, source: Source) -> Source:
        """A person by the fuller name that the report gave before: "Caggins" is "Col. Myles Caggins"."""
        mention = self.scene.actor_at(self.scene.parsed.tokens(source.span).root) if source.span is not None else None
        if mention is None or not mention.person:
            return source
        surname = source.name.split()[-1].removesuffix("'s").removesuffix("’s").lower()
        known = self.people.setdefault(surname, source)
        fuller = len(known.name.split()) >= len(source.name.split())
        if not fuller:
            self.people[surname] = source
        return replace(source, name=known.name, span=known.span) if fuller else source

    def _quoted_speaker(self, subject: Token) -> Source | None:
        for spoken in reversed(self.found[-8:]):
            if subject.i in spoken.covers:
                return spoken.source
        return None

    def part(self, verb: Token, source: Source) -> None:
        """What a speaker goes on to say is no part of what it said first: '"We left," he said, adding that the road was shut'."""
        before = verb.i - 1
        while before > verb.sent.start and verb.doc[before].dep_ == "advmod":
            before -= 1
        aside = verb.tag_ == "VBG" and before >= 0 and verb.doc[before].text in ASIDE_MARKS
        finite = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and verb.head.tag_ != verb.tag_
        if not aside and not finite:
            return
        words = below(verb)
        for number in range(max(0, len(self.found) - _LATELY), len(self.found)):
            wide = self.found[number]
            if verb.i not in wide.covers or wide.cue.i > verb.i or wide.source.key != source.key:
                continue
            if aside or wide.cue.tag_ == verb.tag_:  # "said it would try to hold on and insisted that": of "said", not of "try"
                self.found[number] = replace(wide, covers=wide.covers - words)

    def add(self, spoken: Speech, subject: Token | None) -> None:
        """Keep one attribution."""
        self.found.append(spoken)
        if subject is not None:
            self.voiced[spoken.cue.i] = subject
            self.in_sentence.setdefault(spoken.cue.sent.start, []).append(spoken)
            if not spoken.stance and spoken.source.kind != "outlet":
                self.heard.append((self.scene.sentence_of[spoken.cue.i], spoken.source))
