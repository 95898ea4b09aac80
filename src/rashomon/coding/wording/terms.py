"""Evaluative terms of the lexicon where they stand in a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.wording import Index, Pattern, Term, WordingLexicon

_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of the lexicon where it stands: its head token, the words that spell it, and as what part of speech."""

    token: Token
    words: tuple[Token, ...]
    term: Term
    part: str


def find_terms(scene: Scene, lexicon: WordingLexicon) -> Iterator[TermUse]:
    """Every term in text order; of two that share a word the longer. One walk over the tokens."""
    taken: set[int] = set()
    for token in scene.parsed.doc:
        lemma, lower = token.lemma_.lower(), token.lower_
        if (lemma not in lexicon.first and lower not in lexicon.first) or token.i in taken or token.i in scene.furniture:
            continue
        found = _match(token, lemma, lower, lexicon)
        if found is not None and not _is_name(found, lexicon) and not _is_other(found):
            taken.update(word.i for word in found.words)
            yield found


def is_hyphen(token: Token) -> bool:
    """Whether a token joins two words."""
    return token.text in ("-", "‐", "‑", "–")


def _match(token: Token, lemma: str, lower: str, lexicon: WordingLexicon) -> TermUse | None:
    premodifies = token.dep_ == "amod" and token.i < token.head.i
    if token.pos_ in ("VERB", "AUX") and not premodifies:
        found = _longest(token, (lemma,), lexicon.verbs)
        if found is not None:
            return TermUse(token, *found, "verb")
    if token.pos_ in (*_NOMINAL, "ADV", "VERB"):
        found = _longest(token, (lower, lemma), lexicon.adjectives)
        nominal = _longest(token, (lemma, lower), lexicon.nouns) if token.pos_ in _NOMINAL else None
        if found is not None and (nominal is None or len(found[0]) >= len(nominal[0])):
            part = "noun" if nominal is not None and nominal[1] is found[1] else "adjective"
            return TermUse(_outermost(found[0]), *found, part)
        if nominal is not None:
            return TermUse(_outermost(nominal[0]), *nominal, "noun")
    return None


def _longest(token: Token, keys: tuple[str, ...], index: Index) -> tuple[tuple[Token, ...], Term] | None:
    for key in keys:
        for pattern, term in index.get(key, ()):
            words = _spell(token, pattern)
            if words is not None:
                return words, term
    return None


def _spell(token: Token, pattern: Pattern) -> tuple[Token, ...] | None:
    """The run of tokens that spells a pattern from `token` on; hyphens between its words are passed over."""
    doc, words, at = token.doc, [token], token.i + 1
    for wanted in pattern[1:]:
        if at < len(doc) and is_hyphen(doc[at]):
            at += 1
        if at >= len(doc) or wanted not in (doc[at].lemma_.lower(), doc[at].lower_):
            return None
        words.append(doc[at])
        at += 1
    return tuple(words)


def _outermost(words: tuple[Token, ...]) -> Token:
    inside = {word.i for word in words}
    return next((w for w in words if w.head.i not in inside or w.head.i == w.i), words[0])


def _is_name(found: TermUse, lexicon: WordingLexicon) -> bool:
    """Whether the term is part of a proper name: "the Martyrs Brigade", "Palestine Liberation Organization", "Zabihullah Mujahid"."""
    if not found.words[0].text[:1].isupper():
        return False
    if found.words[0].ent_type_ == "PER":
        return True
    first, last = found.words[0], found.words[-1]
    if first.i > 1 and first.nbor(-1).lower_ == "of" and first.nbor(-2).lower_ in lexicon.names and first.nbor(-2).text[:1].isupper():
        return True  # "the Army of Conquest"
    following = (t for t in last.doc[last.i + 1 : last.i + 4] if t.text not in ("'", "’", "'s", "’s", "-"))
    after = next(following, None)
    return after is not None and after.text[:1].isupper() and after.lower_ in lexicon.names


def _is_other(found: TermUse) -> bool:
    """Whether the words beside make it something else: "sanctions regime", "proxy war"."""
    if found.term.counted and found.part == "noun" and not _counted(found.token):
        return True
    first, last = found.words[0], found.words[-1]
    before, after = _beside(first, -1), _beside(last, 1)
    return before in found.term.unless_after or after in found.term.unless_before


def _beside(token: Token, step: int) -> str:
    """The word right before or behind, past a hyphen; "" at the text's ends."""
    doc, at = token.doc, token.i + step
    if 0 <= at < len(doc) and is_hyphen(doc[at]):
        at += step
    return doc[at].lower_ if 0 <= at < len(doc) else ""


def _counted(noun: Token) -> bool:
    """Whether a noun is of one or some, not of the thing in general: "a crime", "their crimes", never "to fight crime"."""
    plural = noun.tag_ in ("NNS", "NNPS")
    return plural or any(c.dep_ in ("det", "nmod:poss", "amod", "nummod", "cop") for c in noun.children)
