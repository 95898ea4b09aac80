"""The words that show somebody speaks, whole: "has not confirmed", "called for", "according to", not the bare verb."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Span, Token

from rashomon.language.clauses import children

_LEADING = frozenset({"aux", "aux:pass", "advmod", "neg", "cop"})
_FARTHEST = 4
_WITHIN = frozenset({"to", "for", "on", "about", "of", "against", "over", "as", "with"})


def cue_words(cue: Token, covers: AbstractSet[int]) -> Span:
    """A cue with the auxiliaries, adverbs and particles around it and the preposition that brings in what it covers."""
    doc = cue.doc
    if cue.lower_ == "according":
        return doc[cue.i : cue.i + 2] if cue.i + 1 < len(doc) and doc[cue.i + 1].lower_ == "to" else doc[cue.i : cue.i + 1]
    first = last = cue.i
    while first > cue.sent.start and cue.i - first < _FARTHEST and cue.pos_ != "NOUN" and _leads(doc[first - 1], cue):
        first -= 1
    if last + 1 < len(doc) and doc[last + 1].dep_ == "compound:prt":
        last += 1
    if last + 1 < len(doc) and doc[last + 1].lower_ in _WITHIN and _governed(doc[last + 1], cue, covers):
        last += 1
    return doc[first : last + 1]


def _leads(token: Token, cue: Token) -> bool:
    return token.head.i == cue.i and token.dep_ in _LEADING and not token.is_punct


def _governed(case: Token, cue: Token, covers: AbstractSet[int]) -> bool:
    """Whether a preposition right behind a cue is that of its own complement: "called for talks", not "said on Monday"."""
    nominal = case.head
    if nominal.i not in covers or (case.lower_ == "to" and case.dep_ == "mark"):
        return False
    return case.dep_ in ("case", "mark") and nominal in children(cue, "obl", "nmod", "advcl", "acl")
