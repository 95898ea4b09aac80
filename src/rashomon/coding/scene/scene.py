"""One report as coding sees it: its tree, with what was recognised and resolved at hand for each token."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Token

from rashomon.coding.scene.dated_entries import find_entries
from rashomon.coding.scene.institutions import side_of
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.events import EventLexicon
from rashomon.language.furniture import find_furniture
from rashomon.language.lists import find_entries_of_lists
from rashomon.language.parsed import Parsed
from rashomon.language.quotations import Quotation, find_quotations
from rashomon.records import (
    GOVERNMENT,
    MILITARY,
    ActorMention,
    CountMention,
    Mentions,
    Party,
    PlaceMention,
    Resolution,
    ThingMention,
    TimeMention,
    body_of,
)

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")

Mentioned = TypeVar("Mentioned", TimeMention, PlaceMention, ThingMention)


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed report with mentions indexed by token number, furniture marked, quotations found.

    `from_air`: the report names aircraft or strikes from the air. `named` are the tokens of equipment names of several words ("Mine-Resistant Ambush Protected"): none of them tells an event.
    `spots` are the characters at which names of places begin where something may happen. `speaks_for` is whose institution the outlet is.
    """

    parsed: Parsed
    mentions: Mentions
    resolution: Resolution
    lexicon: EventLexicon
    registry: ActorRegistry
    actors: Mapping[int, ActorMention]
    counts: Mapping[int, CountMention]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    furniture: frozenset[int]
    named: frozenset[int]
    entries: tuple[TimeMention, ...]
    items: tuple[tuple[int, int], ...]
    times_by_sentence: Mapping[int, Sequence[TimeMention]]
    places_by_sentence: Mapping[int, Sequence[PlaceMention]]
    things_by_sentence: Mapping[int, Sequence[ThingMention]]
    quotations: tuple[Quotation, ...]
    from_air: bool
    paragraphs: tuple[int, ...] = ()
    spots: frozenset[int] = frozenset()
    speaks_for: Party | None = None

    def actor_at(self, token: Token) -> ActorMention | None:
        """The actor mention whose head this token is, or that holds it."""
        return self.actors.get(token.i)

    def parties(self, mention: ActorMention) -> tuple[Party, ...]:
        """Whom the mention stands for, empty where that is not known."""
        return self.resolution.parties.get(mention.span, ())

    def forces_of(self, party: Party) -> Party:
        """The armed forces of a government: "Washington struck" tells of the state's forces; anybody else unchanged."""
        if party.sector != GOVERNMENT:
            return party
        return self.registry.party(body_of(party.country, MILITARY), party.how)

    def times_in(self, sentence: int) -> Sequence[TimeMention]:
        """The times of one sentence that may date an event."""
        return self.times_by_sentence.get(sentence, ())

    def places_in(self, sentence: int) -> Sequence[PlaceMention]:
        """The places of one sentence where something may happen."""
        return self.places_by_sentence.get(sentence, ())

    def things_in(self, sentence: int, kind: str) -> list[ThingMention]:
        """The equipment, evidence or agreements of one sentence."""
        return [t for t in self.things_by_sentence.get(sentence, ()) if t.kind == kind]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds this character."""
        return max(bisect_right(self.sentences, offset, key=lambda sentence: sentence[0]) - 1, 0)

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds this character."""
        return bisect_right(self.paragraphs, offset)

    def entry_at(self, offset: int) -> int:
        """The number of the dated entry that holds this character, -1 before the first and in a report without entries."""
        return bisect_right(self.entries, offset, key=lambda entry: entry.span.start) - 1

    def item_at(self, offset: int) -> int:
        """The number of the list item that holds this character, -1 outside lists."""
        at = bisect_right(self.items, offset, key=lambda item: item[0]) - 1
        return at if at >= 0 and offset < self.items[at][1] else -1

    def quoted(self, offset: int) -> Quotation | None:
        """The quotation that holds this character."""
        for quotation in self.quotations:
            if quotation.start <= offset < quotation.end:
                return quotation
            if quotation.start > offset:
                return None
        return None


def set_scene(
    parsed: Parsed, mentions: Mentions, resolution: Resolution, lexicon: EventLexicon, registry: ActorRegistry
) -> Scene:
    """Index one report's mentions by token. Linear in the report's length."""
    doc = parsed.doc
    token_at = {token.idx: token.i for token in doc}
    sentences: list[tuple[int, int]] = []
    sentence_of = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        sentences.append((sentence.start_char, sentence.end_char))
        for token in sentence:
            sentence_of[token.i] = number
    actors: dict[int, ActorMention] = {}
    # "They blocked the M4": a road is no party, whatever a definite phrase may otherwise refer to.
    spots = frozenset(name.start for place in mentions.places if place.role == "event" for name in place.names)
    # "Shells struck Kharkiv, Ukraine, and killed four": what only holds a place was not struck, nor did it kill.
    holders = {name.start for place in mentions.places if place.role == "event" and place.relation != "between" for name in place.names[1:]}
    acting = [m for m in mentions.actors if m.head.start not in holders and (m.head.start not in spots or m.form == "name")]
    for mention in sorted(acting, key=lambda m: -(m.span.end - m.span.start)):
        for token in parsed.tokens(mention.span):
            actors[token.i] = mention
    for mention in acting:
        head = token_at.get(mention.head.start)
        if head is not None:
            actors[head] = mention
    counts: dict[int, CountMention] = {}
    for counted in mentions.counts:
        for token in parsed.tokens(counted.span):
            counts.setdefault(token.i, counted)
    furniture: set[int] = set()
    for start, end, _ in find_furniture(parsed.report.text):
        part = doc.char_span(start, end, alignment_mode="expand")
        if part is not None:
            furniture.update(range(part.start, part.end))
    starts = [start for start, _ in sentences] or [0]
    apart = {doc[i].idx for i in furniture}
    named = {
        token.i
        for thing in mentions.things
        if thing.kind == "equipment" and len(words := parsed.tokens(thing.span)) > 1
        for token in words
    }
    return Scene(
        parsed=parsed,
        mentions=mentions,
        resolution=resolution,
        lexicon=lexicon,
        registry=registry,
        actors=actors,
        counts=counts,
        sentences=tuple(sentences) or ((0, 0),),
        sentence_of=tuple(sentence_of),
        furniture=frozenset(furniture),
        named=frozenset(named),
        entries=find_entries(parsed.report.text, mentions.times),
        items=find_entries_of_lists(parsed.report.text),
        times_by_sentence=_by_sentence([t for t in mentions.times if t.role == "event"], starts, apart),
        places_by_sentence=_by_sentence([p for p in mentions.places if p.role == "event"], starts, apart),
        things_by_sentence=_by_sentence(mentions.things, starts, apart),
        quotations=find_quotations(parsed.report.text),
        from_air=any((found := lexicon.instruments.get(t.lemma_.lower())) is not None and found.kind == "airstrike" for t in doc),
        paragraphs=tuple(gap.end() for gap in _BLANK_LINE.finditer(parsed.report.text)),
        spots=spots,
        speaks_for=side_of(registry, parsed.report.outlet, (resolution.places[m.span] for m in mentions.places if m.role in ("event", "dateline"))),
    )


def _by_sentence(mentions: Iterable[Mentioned], starts: list[int], apart: set[int]) -> dict[int, list[Mentioned]]:
    """Mentions by the number of their sentence; what stands in furniture (a dateline, a caption) is left out."""
    found: dict[int, list[Mentioned]] = {}
    for mention in mentions:
        if mention.span.start not in apart:
            found.setdefault(max(bisect_right(starts, mention.span.start) - 1, 0), []).append(mention)
    return found
