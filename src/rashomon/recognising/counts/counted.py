"""What a number counts: the noun phrase that it opens, where that ends in a noun for people.

"two of its soldiers" counts soldiers, "four wounded children" children; "a civilian vehicle" and "four trucks" count nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.knowledge.people import People
from rashomon.language.parsed import Parsed
from rashomon.language.quantities import Quantity

_MOST_MODIFIERS = 7

NO_MODIFIERS = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "with",
        "without",
        "for",
        "and",
        "or",
        "but",
        "nor",
        "as",
        "was",
        "were",
        "are",
        "is",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "may",
        "might",
        "who",
        "whom",
        "which",
        "that",
        "when",
        "while",
        "where",
        "after",
        "before",
        "during",
        "near",
        "inside",
        "outside",
        "into",
        "onto",
        "over",
        "under",
        "against",
        "between",
        "among",
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "their",
        "our",
        "my",
        "not",
        "also",
        "than",
        "then",
        "there",
        "here",
        "if",
        "because",
        "since",
        "until",
        "per",
        "said",
        "says",
        "according",
        "reportedly",
        "including",
        "died",
    ]
)

_OWNERS = frozenset(["the", "its", "their", "his", "her", "our", "these", "those", "my", "your"])

_MORE = frozenset(["more", "other", "others", "additional", "further", "new", "fellow", "extra", "such"])


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun phrase after a number: the tokens of its head and of its last and first word, and what it is called."""

    head: Token | None
    last: int
    of: str | None


def find_counted(parsed: Parsed, quantity: Quantity, people: People) -> CountedNoun | None:
    """The noun phrase that follows a quantity, if it ends in a noun for people."""
    doc, text = parsed.doc, parsed.report.text
    at = token_at(doc, quantity.end)
    if at is None:
        return None
    if _begins_line(doc, at, people):
        return None
    tagged = doc[at].pos_ != ""
    first = at
    if doc[at].lower_ == "of":
        follower = doc[at + 1] if at + 2 < len(doc) else None
        if follower is None or quantity.word in ("none", "one"):
            return None
        if follower.lower_ in ("them", "us", "you", "whom"):
            return _of_them(doc, at + 2, people)
        if follower.lower_ in _OWNERS:
            first = at + 1
            at += 2
        elif quantity.word == "vague" or follower.text[:1].isupper():
            first = at = at + 1
        else:
            return None
    single = quantity.best == 1 and quantity.word != "none" and first == at
    nouns = people.singular if single else people.plural
    for number, token in enumerate(doc[at : at + _MOST_MODIFIERS]):
        lower = token.lower_
        index = at + number
        if lower in nouns and not _goes_on(doc, index, people, tagged, single):
            if lower in people.passive:  # "35 killed", "four wounded", but "four wounded soldiers"
                if _opens_noun(doc, index + 1, tagged):
                    continue
                return CountedNoun(None, token.idx + len(token), None)
            begin = doc[first].idx if doc[first].lower_ not in _MORE or number == 0 else doc[min(first + 1, index)].idx
            if lower in people.harmed:
                return CountedNoun(token, token.idx + len(token), _side(parsed, first, index))
            of = " ".join(text[begin : token.idx + len(token)].split())
            alone = index == first or all(t.lower_ in _MORE for t in doc[first:index])
            return CountedNoun(token, token.idx + len(token), of if people.is_group(lower) or not alone else None)
        if (number == 0 and first == at and lower in ("most", "mostly", "mainly")) or not _modifies(
            token, tagged, number
        ):
            return None
    return None


def _begins_line(doc: Doc, at: int, people: People) -> bool:
    """Whether a common noun in title case opens a new line: "Death toll rises to 27", and below it "Doctors said"."""
    return (
        at > 0
        and "\n" in doc[at - 1].text
        and doc[at].text.istitle()
        and doc[at].tag_ not in ("NNP", "NNPS", "JJ")
        and doc[at].lower_ in people.plural
    )


def _side(parsed: Parsed, first: int, index: int) -> str | None:
    """Whose the casualties are, where capitalised words say so: "two Syrian casualties"."""
    words = [token for token in parsed.doc[first:index] if token.text[:1].isupper()]
    return parsed.report.text[words[0].idx : words[-1].idx + len(words[-1])] if words else None


def _opens_noun(doc: Doc, index: int, tagged: bool) -> bool:
    """Whether the word at `index` carries a noun phrase on."""
    if index >= len(doc) or not doc[index].is_alpha or doc[index].lower_ in NO_MODIFIERS:
        return False
    return (
        doc[index].pos_ in ("NOUN", "PROPN", "ADJ")
        if tagged
        else doc[index].is_lower and not doc[index].lower_.endswith("ed")
    )


def _of_them(doc: Doc, at: int, people: People) -> CountedNoun | None:
    """As in "five of them civilians": the noun that says what the five are, else a bare number."""
    end = doc[at - 1].idx + len(doc[at - 1])
    if at < len(doc) and doc[at].lower_ in people.plural:
        token = doc[at]
        return CountedNoun(token, token.idx + len(token), token.text if people.is_group(token.lower_) else None)
    return (
        CountedNoun(None, end, None)
        if at < len(doc) and doc[at].lower_ in ("were", "was", "died", "dead", "killed", "critically", "seriously", "severely", "badly", "slightly")
        else None
    )


def _goes_on(doc: Doc, index: int, people: People, tagged: bool, single: bool) -> bool:
    """Whether a noun for people only modifies the next word: "police officers", "a civilian vehicle", "one soldier's gun"."""
    if index + 1 >= len(doc):
        return False
    token, follower = doc[index], doc[index + 1]
    if follower.is_space and "\n\n" not in follower.text and index + 2 < len(doc):
        follower = doc[index + 2]
        if not follower.is_alpha:
            return False
    if follower.text in ("'s", "’s", "'", "’"):
        return True
    if follower.text == "-" and not token.whitespace_:
        return True
    if not follower.is_alpha or not (token.whitespace_ or doc[index + 1].is_space):
        return False
    if (
        tagged
        and single
        and (token.pos_ == "ADJ" or (token.dep_ in ("amod", "compound", "nmod:poss") and token.head.i > index))
    ):
        return True
    if tagged and token.lower_ in people.harmed and token.lower_ not in people.passive and follower.pos_ == "NOUN":
        return True  # "no immediate death toll"
    if not tagged and single and token.text[:1].isupper() and follower.lower_ not in NO_MODIFIERS | people.passive:
        return True  # "a Russian vehicle"
    if follower.lower_ in (people.singular if single else people.plural):
        return follower.lower_ not in people.passive and not (tagged and follower.pos_ in ("VERB", "AUX"))
    if tagged and single and follower.pos_ in ("NOUN", "PROPN") and token.lower_ not in people.harmed:
        return follower.dep_ != "appos" and follower.head != token and token.head == follower
    return False


def _modifies(token: Token, tagged: bool, number: int) -> bool:
    """Whether a word can stand between a number and its noun."""
    if token.lower_ in _MORE:
        return True
    if token.text in ("-", "–", "/") and (number == 0 or token.whitespace_ or token.nbor(-1).whitespace_):
        return False
    if token.text in ("-", "–", "/", "'s", "’s", '"', "“", "”", "'", "‘", "’"):
        return True
    if token.is_punct or (token.is_space and "\n\n" in token.text):
        return token.text == "," and tagged and number > 0
    if token.lower_ == "and" and number > 0:
        return not (tagged and token.nbor(-1).tag_ == "NNS")  # "40 cows and wounded two herders"
    if token.like_num:
        return _is_age(token)
    if token.lower_ in NO_MODIFIERS:
        return False
    if tagged:
        return token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV", "SPACE", "X") or (
            token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG", "JJ")
        )
    return token.is_alpha or "." in token.text or "-" in token.text or token.is_space


def _is_age(token: Token) -> bool:
    """Whether a number only says how old the counted are: "a 14-year-old boy", "two 60-year-old men"."""
    return token.doc[token.i + 1 : token.i + 5].text.lower().startswith(("-year-old", "-month-old", "-week-old", "-day-old", " year old"))


def token_at(doc: Doc, offset: int) -> int | None:
    """The first token that is no white space at or after a character offset."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < offset:
            low = middle + 1
        else:
            high = middle
    while low < len(doc) and doc[low].is_space and "\n\n" not in doc[low].text:
        low += 1
    return low if low < len(doc) else None
