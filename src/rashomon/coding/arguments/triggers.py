"""Words that tell of a happening."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.events import Entry, Pattern
from rashomon.records import Span

_WINDOW = 9
_VERB_TAGS = ("VERB", "AUX")
_NUMBERS_OF = frozenset({"total", "series", "number", "wave", "string", "spate", "dozen", "score", "hundred", "round", "couple"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase of the lexicon where it stands: its head token, whole span, entry and the tokens that spell it.

    `carrier` is the light verb that carries an event noun ("carried out" an airstrike), None elsewhere. `victims` are the
    tokens of the number right before a word of harm, which is its own; `barred` those that are another word's.
    """

    token: Token
    span: Span
    entry: Entry
    words: frozenset[int]
    carrier: Token | None = None
    victims: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its tokens, the head's first."""
        return (self.token.i, *sorted(self.words))

    @property
    def verbal(self) -> bool:
        """Whether the head is a verb with arguments of its own."""
        return self.token.pos_ in _VERB_TAGS


def find_triggers(scene: Scene, sentences: int | None = None) -> tuple[Trigger, ...]:
    """Every trigger of the report, or of its first `sentences`, in text order.

    Of two that share their head word, the longer pattern is kept.
    """
    found, taken = [], set[int]()
    for token in scene.parsed.doc:
        if sentences is not None and scene.sentence_of[token.i] >= sentences:
            break
        if token.i in scene.furniture or token.i in taken or token.i in scene.named:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ in _VERB_TAGS or (token.tag_ in ("VBN", "VBD", "VBG", "VB") and token.pos_ != "ADP"):
            match = _match_verb(scene, token, lemma) or _match_state(scene, token, lemma)
        elif token.pos_ in ("NOUN", "PROPN"):
            match = _match_noun(scene, token, lemma)
        elif token.pos_ == "ADJ":
            match = _match_noun(scene, token, lemma) or _match_adjective(scene, token, lemma)  # "sexual assault" is a noun of two words
        else:
            match = None
        if match is not None:
            words, entry = match
            taken.update(w.i for w in words if w.pos_ != "NOUN" or entry.nouns)
            head = _outermost(words)
            carrier = _carrier(scene, head) if entry.nouns else None
            found.append(Trigger(head, _span(scene, words), entry, frozenset(w.i for w in words), carrier))
    return tuple(sorted(found, key=lambda t: t.span.start))


def _match_verb(scene: Scene, token: Token, lemma: str) -> tuple[list[Token], Entry] | None:
    if token.dep_ in ("aux", "aux:pass", "cop"):
        return None
    premodifier = token.dep_ == "amod" and token.i < token.head.i
    for pattern, entry in scene.lexicon.verbs.get(lemma, ()):
        if premodifier and entry.effect not in ("killed", "injured"):
            continue  # "the blocked road", "captured fighters" describe; they do not tell
        words = _pattern_after(scene, token, pattern)
        if words is not None:
            return words, entry
    return None


def _pattern_after(scene: Scene, token: Token, pattern: Pattern) -> list[Token] | None:
    words, wanted = [token], list(pattern[1:])
    if not wanted:
        return words
    doc = scene.parsed.doc
    for other in doc[token.i + 1 : token.i + 1 + _WINDOW]:
        if scene.sentence_of[other.i] != scene.sentence_of[token.i] or other.text in (",", ";", ":"):
            break
        if other.tag_ in ("VBD", "VBZ", "VBP") and other.pos_ == "VERB" and not _is(other, wanted[0]):
            break
        if other.lemma_ == token.lemma_:
            break  # "was shot at and shot back": the second verb has its own words
        if _is(other, wanted[0]):
            words.append(other)
            wanted.pop(0)
            if not wanted:
                return words
    below = [
        c
        for child in token.children
        if child.dep_ in ("obj", "nsubj:pass", "obl", "compound:prt", "advmod", "xcomp")
        for c in (child, *(g for g in child.children if g.dep_ in ("case", "fixed", "compound:prt")))
    ]
    for word in list(wanted):
        hit = next((t for t in below if _is(t, word) and not _of_another(words[-1], t)), None)
        if hit is None:
            return None
        words.append(hit)
    return sorted(words, key=lambda t: t.i)


def _of_another(before: Token, word: Token) -> bool:
    """Whether a preposition of the pattern belongs to another noun: the "with" of "responded to shelling with strikes" brings no shelling."""
    return before.dep_ == "case" and word.dep_ == "obl" and before.head.i != word.i


def _is(token: Token, words: frozenset[str]) -> bool:
    return token.lemma_.lower() in words or token.lower_ in words


def _match_noun(scene: Scene, token: Token, lemma: str) -> tuple[list[Token], Entry] | None:
    for pattern, entry in scene.lexicon.nouns.get(lemma, ()) or scene.lexicon.nouns.get(token.lower_, ()):
        words = _sequence(scene, token, pattern)
        if words is None:
            continue
        head = _outermost(words)
        if (
            head.dep_ in ("compound", "amod", "nmod:poss", "flat")
            and head.head.pos_ in ("NOUN", "PROPN")
            and not _event_noun(scene, head.head)
        ):
            continue
        return words, entry
    return None


def _event_noun(scene: Scene, token: Token) -> bool:
    return token.lemma_.lower() in scene.lexicon.nouns


def _match_state(scene: Scene, token: Token, lemma: str) -> tuple[list[Token], Entry] | None:
    """A state that the tagger takes for a verb: "three are missing"; with an object it is one ("missing the target")."""
    if token.tag_ not in ("VBG", "VBN", "JJ") or any(c.dep_ == "obj" for c in token.children):
        return None
    return _match_adjective(scene, token, lemma)


def _match_adjective(scene: Scene, token: Token, lemma: str) -> tuple[list[Token], Entry] | None:
    for key in (token.lower_, lemma):
        for _, entry in scene.lexicon.adjectives.get(key, ()):
            return [token], entry
    return None


def _sequence(scene: Scene, token: Token, pattern: Pattern) -> list[Token] | None:
    """The run of tokens that spells the pattern from `token` on; a hyphen between its words is passed over."""
    doc, words, at = scene.parsed.doc, [token], token.i + 1
    for wanted in pattern[1:]:
        if at < len(doc) and doc[at].text == "-":
            at += 1
        if at >= len(doc) or not _is(doc[at], wanted):
            return None
        words.append(doc[at])
        at += 1
    if words[-1].pos_ in _VERB_TAGS:
        return None  # "missiles struck" is no missile strike
    return words


def _outermost(words: list[Token]) -> Token:
    inside = {w.i for w in words}
    if words[0].pos_ in _VERB_TAGS:
        return words[0]
    return next((w for w in words if w.head.i not in inside or w.head.i == w.i), words[0])


def _span(scene: Scene, words: list[Token]) -> Span:
    first, last = min(words, key=lambda w: w.i), max(words, key=lambda w: w.i)
    return scene.parsed.report.span(first.idx, last.idx + len(last.text))


def _carrier(scene: Scene, noun: Token) -> Token | None:
    """The light verb of which the noun is object or passive subject: "carried out an attack", "a series of raids was launched", "responded with air strikes"."""
    while noun.dep_ == "nmod" and noun.head.lemma_.lower() in _NUMBERS_OF:
        noun = noun.head
    verb = noun.head
    if noun.dep_ not in ("obj", "nsubj:pass", "obl") or verb.pos_ != "VERB":
        return None
    particle = next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), "")
    phrase = f"{verb.lemma_.lower()} {particle}".strip()
    lexicon = scene.lexicon
    if noun.dep_ == "obl":
        case = next((c.lower_ for c in noun.children if c.dep_ == "case"), "")
        way = f"{verb.lemma_.lower()} {case}"
        return verb if way in lexicon.suffering or way in lexicon.carrying else None
    return (
        verb
        if phrase in lexicon.carrying or phrase in lexicon.suffering or verb.lemma_.lower() in lexicon.carrying
        else None
    )
