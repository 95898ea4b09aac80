"""How far a noun phrase about somebody goes: from its determiner to its head, and on over "of".

"a convoy of US troops" and "soldiers of the Syrian army" are whole; a relative clause, an apposition or another
prepositional phrase is left out. Words are taken by their tags and checked against the tree, so that a wrong
attachment costs a modifier and not the phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.knowledge.actors.registry import ActorRegistry, Noun
from rashomon.recognising.actors.actor_names import NameHit

_MODIFIERS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_QUOTES = frozenset({'"', "\u201c", "\u201d", "'", "\u2018", "\u2019", "``", "''"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your", "whose"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "neither", "either", "each"}) | _POSSESSIVES
_TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
    ]
)
_OFFICES = frozenset({"ministry", "department", "minister", "secretary", "chief", "office"})
_BRANCHES = frozenset({"defense", "defence", "war", "state", "staff", "interior", "affairs"})
_ADVERBS = frozenset({"then", "just", "also", "only", "even", "still", "not", "later", "again"})
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_FARTHEST_LEFT = 14
_FARTHEST_RIGHT = 10


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens from `start` up to `end`, the head at `head`, and what the head stands for."""

    start: int
    end: int
    head: int
    noun: Noun | None


def word_before(doc: Doc, at: int) -> int:
    """The word before a token, over a line break; -1 where the text begins."""
    at -= 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    return at


def word_after(doc: Doc, at: int) -> int:
    """The word after a token, over a line break; the number of tokens where the text ends."""
    at += 1
    while at < len(doc) and doc[at].is_space:
        at += 1
    return at


def noun_at(doc: Doc, at: int, registry: ActorRegistry) -> Noun | None:
    """What the token at `at` stands for, with the words before it: "armored personnel carriers"."""
    words = [doc[at].text]
    if not registry.may_end_noun(words[0]):
        return None
    first = at
    while len(words) < 5:
        before = word_before(doc, first)
        if before < 0 or not (doc[before].is_alpha or doc[before].text in _HYPHENS):
            break
        words.append(doc[before].text)
        first = before
    return registry.noun(reversed(words))


def phrase_around(doc: Doc, head: int, noun: Noun | None, hits: dict[int, NameHit], registry: ActorRegistry) -> NounPhrase:
    """The noun phrase whose head word stands at `head`."""
    return NounPhrase(
        left_edge(doc, head, hits, several=True), _right_edge(doc, head, noun, hits, registry), head, noun
    )


def left_edge(doc: Doc, head: int, hits: dict[int, NameHit], *, several: bool = False) -> int:
    """Where the phrase of a head begins: "four wounded | soldiers" at "four".

    With `several`, modifiers joined by "and" are its own: "US and Russian troops".
    """
    first = hits[head].start if head in hits else head
    edge = first
    at = word_before(doc, first)
    while at >= max(0, head - _FARTHEST_LEFT) and not _parted(doc, at, edge):
        if not _belongs(doc, at, head, hits, several):
            break
        if at in hits:
            at = hits[at].start
        edge = at
        if doc[at].lower_ in _ARTICLES:
            break
        at = word_before(doc, at)
    while edge < first and not _may_begin(doc[edge]):
        edge += 1
    return edge


def _parted(doc: Doc, left: int, right: int) -> bool:
    """Whether a sentence begins between two neighbouring words."""
    return any(doc[at].is_sent_start for at in range(left + 1, right + 1))


def _may_begin(token: Token) -> bool:
    if token.text in _HYPHENS or token.is_punct or token.text.lower() in ("and", "or", "'s", "\u2019s", "s"):
        return False
    if token.lower_ in _ADVERBS:
        return False
    return token.pos_ not in ("CCONJ", "PART", "ADP", "PUNCT") and not token.is_space


def _belongs(doc: Doc, at: int, head: int, hits: dict[int, NameHit], several: bool) -> bool:
    token, following = doc[at], doc[word_after(doc, at)]
    low = token.text.lower()
    if low in _TIMES or (low in ("least", "most") and at > 0 and doc[at - 1].text.lower() == "at"):
        return False
    if at in hits or low in ("the", "a", "an"):
        return not (at in hits and _stands_alone(doc, hits[at], head))
    if low in _POSSESSIVES or token.tag_ == "PRP$":
        return True
    if token.text in _HYPHENS:
        return at > 0 and not doc[at - 1].whitespace_ and not token.whitespace_
    if following.text in _HYPHENS and not token.whitespace_ and not following.whitespace_ and token.is_alpha:
        return True
    if token.tag_ == "POS" or low in ("'s", "\u2019s"):
        return _under(token, doc[head]) or at - 1 in hits
    if token.pos_ in _MODIFIERS:
        return _under(token, doc[head]) or token.head.i == following.i
    if token.pos_ == "VERB":
        bound = token.tag_ in ("VBN", "VBG") and (doc[at - 1].text in _HYPHENS or token.text[0].isupper())
        return token.dep_ == "amod" or (bound and _under(token, doc[head]))
    if token.pos_ == "ADV":
        return following.pos_ in ("ADJ", "VERB", "NUM") and _under(token, doc[head])
    if low in ("and", "or", "&") or token.text in (",", "/"):
        return several and _joins_modifiers(doc, at, head, hits)
    if token.text == ")":
        return _closes_acronym(doc, at)
    if token.text == "(" or following.text == ")":
        return _closes_acronym(doc, at + (2 if token.text == "(" else 1), head)
    if token.text in _QUOTES:
        return at > 0 and doc[at - 1].pos_ in ("DET", "ADJ") and _under(token, doc[head])
    return False


def _stands_alone(doc: Doc, hit: NameHit, head: int) -> bool:
    """A name right before a head that is its own phrase: "told SANA soldiers fired"."""
    last = doc[hit.end - 1]
    if hit.adjective or hit.end == head or not (hit.body or hit.person):
        return False
    return last.dep_ in ("obj", "iobj", "nsubj", "appos") and not _under(last, doc[head])


def _joins_modifiers(doc: Doc, at: int, head: int, hits: dict[int, NameHit]) -> bool:
    before, after = word_before(doc, at), word_after(doc, at)
    if before < 0 or after >= len(doc):
        return False
    left, right = doc[before], doc[after]
    if before in hits:
        hit = hits[before]
        if after in hits:
            lead = word_before(doc, hit.start)
            bare = lead < 0 or doc[lead].text.lower() not in ("the", "both")
            return (
                (hit.adjective and (bare or not hit.country))
                or _under(left, doc[head])
                or (hit.body and bare and hits[after].body)
            )
        return right.pos_ == "ADJ" and hit.adjective and _under(left, doc[head])
    if right.pos_ not in ("ADJ", "NUM", "NOUN", "PROPN") or not _under(right, doc[head]):
        return False
    return (
        left.pos_ in ("ADJ", "NOUN", "PROPN", "NUM")
        and left.dep_ in ("amod", "compound", "nmod", "nummod")
        and _under(left, doc[head])
    )


def _closes_acronym(doc: Doc, at: int, before: int | None = None) -> bool:
    """Whether the bracket at `at` closes one word: "Mine-Resistant Ambush Protected (MRAP) vehicle"."""
    if before is not None and at >= before:
        return False
    return at > 2 and doc[at].text == ")" and doc[at - 2].text == "(" and doc[at - 1].text.isupper()


def _under(token: Token, head: Token) -> bool:
    """Whether the tree hangs the token below the head, without another verb between."""
    for _ in range(6):
        if token.i == head.i:
            return True
        if token.head.i == token.i or (token.dep_ in ("acl:relcl", "acl", "appos", "parataxis", "advcl")):
            return False
        token = token.head
    return False


def _right_edge(doc: Doc, head: int, noun: Noun | None, hits: dict[int, NameHit], registry: ActorRegistry) -> int:
    end = max(head + 1, hits[head].end if head in hits else 0)
    name = word_after(doc, end - 1)
    if noun is not None and noun.use == "body" and name in hits and hits[name].body and hits[name].start == name:
        return hits[name].end
    for _ in range(2):
        tail = _of_tail(doc, end, noun, hits, registry)
        if tail == end:
            break
        end = tail
    return end


def _of_tail(doc: Doc, end: int, noun: Noun | None, hits: dict[int, NameHit], registry: ActorRegistry) -> int:
    """The end of a phrase after "of" that names somebody, else `end` itself."""
    of = word_after(doc, end - 1)
    if noun is None or noun.word in ("side", "one") or of + 1 >= len(doc) or doc[of].text.lower() != "of":
        return end
    at, last, names_somebody = word_after(doc, of), end, False
    while at < min(len(doc), end + _FARTHEST_RIGHT):
        token = doc[at]
        if at in hits and hits[at].live and token.pos_ != "VERB":
            names_somebody = names_somebody or not _is_place(hits[at], noun)
            at = last = hits[at].end
            continue
        if token.pos_ in _MODIFIERS or token.text in _HYPHENS or token.tag_ in ("PRP$", "POS"):
            if token.pos_ in ("NOUN", "PROPN"):
                last = at + 1
                inner = noun_at(doc, at, registry)
                office = noun.word in _OFFICES and token.text.lower() in _BRANCHES
                names_somebody = names_somebody or office or (inner is not None and not inner.weak)
            at += 1
            continue
        following = word_after(doc, at)
        named = following + 1 if following < len(doc) and doc[following].text.lower() == "the" else following
        joined = token.text.lower() == "and" and named in hits and (hits[named].adjective or hits[named].country)
        if token.is_space or joined:
            at += 1
            continue
        break
    return last if names_somebody else end


def _is_place(hit: NameHit, noun: Noun) -> bool:
    """Whether the name after "of" is only where they are: "residents of Syria", not "the army of Syria"."""
    return hit.seat or (hit.country and not hit.adjective and noun.sector not in ("GOV", "MIL"))


def is_definite(doc: Doc, phrase: NounPhrase) -> bool:
    """Whether the phrase begins as one already spoken of: "the convoy", "their vehicle", "both sides"."""
    first = doc[phrase.start].text.lower()
    return first in _DEFINITE or (phrase.start + 1 < phrase.head and doc[phrase.start + 1].tag_ == "POS")


def has_possessive(doc: Doc, phrase: NounPhrase) -> bool:
    """Whether a pronoun owns it: "their armored vehicle"."""
    return any(t.text.lower() in _POSSESSIVES for t in doc[phrase.start : phrase.head])
