"""Pronouns and bare numerals that may stand for bodies or people."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

PERSONAL = frozenset(
    [
        "he",
        "she",
        "they",
        "them",
        "him",
        "her",
        "his",
        "hers",
        "their",
        "theirs",
        "it",
        "its",
        "we",
        "us",
        "our",
        "ours",
        "i",
        "me",
        "my",
        "himself",
        "herself",
        "themselves",
    ]
)
_ARGUMENTS = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "obl",
        "obl:agent",
        "nmod:poss",
        "nmod",
        "conj",
        "csubj",
        "dep",
        "root",
        "ROOT",
    }
)
_WEATHER = frozenset(
    {"clear", "unclear", "likely", "unlikely", "possible", "impossible", "true", "time", "noted", "known", "no"}
)
_OTHERS = frozenset({"others", "another", "both", "neither"})
_NUMBER_WORDS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens"]
)


def find_pronouns(doc: Doc) -> Iterator[Token]:
    """Every personal or possessive pronoun that can refer: not "it" in "it is clear that" or "us" for US."""
    for token in doc:
        low = token.text.lower()
        if low not in PERSONAL or _in_word(token) or (token.text.isupper() and len(token.text) > 1 and low in ("us", "it")):
            continue
        if token.pos_ not in ("PRON", "DET", "") or token.dep_ == "expl":
            continue
        if token.dep_ and token.dep_ not in _ARGUMENTS:
            continue
        if low == "it" and _says_nothing(token):
            continue
        yield token


def _in_word(token: Token) -> bool:
    """Whether the token is a piece of a word: "We" of "Wed 5 April", which a tokeniser cuts as it cuts "we'd"."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    led = before is not None and not before.whitespace_ and before.text[-1:].isalnum()
    return led or (after is not None and not token.whitespace_ and after.text[:1].isalnum())


def _says_nothing(token: Token) -> bool:
    """Whether "it" is only the grammar's: "it remains that", "it is clear", "it was revealed that"."""
    verb = token.head
    if token.dep_ == "nsubj" and verb.text.lower() in _WEATHER:
        return True
    clause = any(child.dep_ in ("ccomp", "csubj", "csubj:pass") and child.i > verb.i for child in verb.children)
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if verb.lemma_ in ("remain", "seem", "appear", "turn", "be", "come") and clause:
        return True
    return passive and clause


def find_numerals(doc: Doc) -> Iterator[tuple[int, int, bool]]:
    """Runs that stand for people by their number: "the four", "two others", "another", "both"; with definiteness.

    Yields the first token, the head token, and whether it points back.
    """
    for token in doc:
        low = token.text.lower()
        if low in _OTHERS and (_is_argument(token) or (low == "others" and token.dep_ == "conj")):
            first = token.i
            while first > 0 and first > token.i - 2 and doc[first - 1].pos_ == "NUM":
                first -= 1
            yield first, token.i, low in ("both", "neither")
        elif (low in _NUMBER_WORDS or (token.text.isdigit() and len(token.text) < 3)) and _is_argument(token):
            if token.i > 0 and doc[token.i - 1].text.lower() in ("no", "any", "every", "some"):
                continue
            definite = token.i > 0 and doc[token.i - 1].text.lower() in ("the", "these", "those")
            if definite or token.dep_ in ("nsubj", "nsubj:pass"):
                yield token.i - definite, token.i, definite


def _is_argument(token: Token) -> bool:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and (
        following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or following.text in ("-", "%", ".", ":", "of")
    ):
        return False
    if token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl:agent"):
        return token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    return token.dep_ in ("nmod", "obl", "conj") and token.i > 0 and token.nbor(-1).text.lower() == "the"
