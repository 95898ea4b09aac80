"""What is shown for a happening: who took or published it, and the time that it bears.

"Footage published by the coast guard and time-stamped 09:42" is the coast guard's; its time mark is the footage's own word, which
dates nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.sources import name_source
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import case_of, children, own_subject, passive
from rashomon.records import Attribution, Period, Span, ThingMention

_PUBLISHING = frozenset(
    {"publish", "release", "post", "share", "air", "broadcast", "circulate", "issue", "distribute", "upload", "show", "run", "carry"}
    | {"film", "shoot", "take", "record", "capture", "provide", "supply", "print", "screen", "tweet", "leak", "disseminate"}
)
_MARKED = re.compile(
    r"\b(?:(?:time|date)[\s-]?(?:stamp|mark)(?:ed|s)?|stamped|dated|(?:taken|recorded|captured|filmed|shot)(?=\s+(?:on|at)\b))\s*,?\s*(?:(?:of|on|at|as|from|the|reading|showing)\s+){0,2}[“\"']?\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|local\s+time))?", re.IGNORECASE)
_FARTHEST = 160


@dataclass(frozen=True, slots=True)
class Shown:
    """One mention of evidence with who put it out, where that is told, and the time mark that it bears."""

    thing: ThingMention
    by: Attribution | None = None
    mark: Span | None = None
    period: Period | None = None


def find_shown(scene: Scene, speech: SpeechLexicon) -> tuple[Shown, ...]:
    """The evidence that the report names, in text order."""
    return tuple(
        Shown(thing, _publisher(scene, speech, scene.parsed.tokens(thing.span).root), *_mark(scene, thing))
        for thing in scene.mentions.things
        if thing.kind == "evidence"
    )


def _publisher(scene: Scene, speech: SpeechLexicon, noun: Token) -> Attribution | None:
    """Whoever is said to have taken or put it out, with the word that says so."""
    for person, cue in _candidates(noun):
        source = name_source(scene, speech, person)
        if source is not None:
            return Attribution(source=source, cue=scene.parsed.span(cue), rule="attribution.published")
    return None


def _candidates(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Those who may have put a thing out, each with the word that says so."""
    for verb in (c for c in noun.children if c.dep_ in ("acl", "acl:relcl") and c.lemma_.lower() in _PUBLISHING):
        if verb.tag_ == "VBN" or passive(verb):
            yield from ((agent, verb) for agent in children(verb, "obl") if case_of(agent) == "by")
        elif (subject := own_subject(verb)) is not None and subject.i != noun.i:
            yield subject, verb  # "a video that the ministry released"
    verb = noun.head
    if verb.pos_ == "VERB" and verb.lemma_.lower() in _PUBLISHING:
        if noun.dep_ == "obj" and (subject := own_subject(verb)) is not None:
            yield subject, verb
        if noun.dep_ == "nsubj:pass":
            yield from ((agent, verb) for agent in children(verb, "obl") if case_of(agent) == "by")
        for word in noun.doc[noun.i + 1 : verb.i]:  # "footage time-stamped 09:42, published by the guard, shows", whatever the tree hangs it on
            if word.tag_ == "VBN" and word.lemma_.lower() in _PUBLISHING:
                yield from ((agent, word) for agent in children(word, "obl") if case_of(agent) == "by")
    beside = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if beside.lower_ in ("by", "from") and beside.dep_ == "case":
        yield beside.head, beside
    for child in noun.children:
        if (child.dep_ == "nmod" and case_of(child) in ("by", "from")) or (child.dep_ == "nmod:poss" and child.pos_ != "PRON"):
            yield child, next((c for c in child.children if c.dep_ == "case"), child)


def _mark(scene: Scene, thing: ThingMention) -> tuple[Span | None, Period | None]:
    """The time that the thing is said to bear: "time-stamped 09:42", "dated 12 May"."""
    text = scene.parsed.report.text
    sentence = scene.sentence_at(thing.span.start)
    end = min(scene.sentences[sentence][1], thing.span.end + _FARTHEST)
    for time in scene.mentions.times:
        if thing.span.end <= time.span.start < end and _MARKED.search(text[thing.span.end : time.span.start]):
            return time.span, scene.resolution.periods.get(time.span)
    for clock in _CLOCK.finditer(text, thing.span.end, end):
        if _MARKED.search(text[thing.span.end : clock.start()]):
            return scene.parsed.report.span(clock.start(), clock.end()), None
    return None, None
