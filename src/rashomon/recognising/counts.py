"""Numbers of people: "four US troops", "at least 11 people", "two of its soldiers", "no casualties", "killing three".

A number counts people where the noun phrase that it opens ends in a noun for people, or where it stands alone as the subject
or object of a word of harm. "Four armored vehicles" and "the 15th joint patrol" count nobody.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.knowledge.people import People, load_people
from rashomon.language.furniture import find_furniture
from rashomon.language.parsed import Parsed
from rashomon.language.timing.grammar import read_times
from rashomon.recognising.quantities import Quantity, find_quantities
from rashomon.records import Count, CountMention, Span

_MOST_MODIFIERS = 7
_STOP = frozenset(
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
_TOLL = re.compile(
    r"\b(?:(?:bring|brings|bringing|brought|rais(?:e|es|ed|ing)|tak(?:e|es|ing)|took|push(?:es|ed|ing)?|putting|puts?|lifting)\s+(?:[^.\n]{0,60}\s)?(?:to|at)"
    r"|(?:toll|total|tally|number\s+of\s+(?:dead|deaths|those\s+killed|victims|casualties|wounded|injured))\s+(?:[^.\n]{0,40}\s)?(?:to|at|of|is|was|reached|exceeded|exceeds|reaching|hit|passed|topped))\s+\Z",
    re.IGNORECASE,
)  # fmt: skip
_TOLL_WORD = re.compile(
    r"\b(?:toll|total|tally|number|dead|deaths|killed|casualties|victims|fatalities)\b", re.IGNORECASE
)
_AFTER_SUBJECT = re.compile(
    r"\s+(?:(?:others?|more|of\s+(?:them|whom|those)|people|in\s+total|in\s+all)\s+)?(?:(?:were|was|have|had|has|been|are|is|got|get|being|remain|also|reportedly|later|then|severely|seriously|critically|slightly|lightly|all)\s+){0,5}(?P<state>[a-z]+)\b",
    re.IGNORECASE,
)  # fmt: skip
_PART = re.compile(
    r"\s*,?\s*(?:(?:were\s+|was\s+)?among\s+(?:them|(?:the|those)\s+(?:dead|victims|wounded|injured|killed))(?=\s*(?:[.,;:)]|$)|\s+(?:were|was|died|and)\b)|of\s+them\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:including|among\s+(?:them|whom|those\s+killed|the\s+dead)|of\s+whom|of\s+them|include|includes|included|counting)\s*,?\s*(?:(?:were|are|was|is)\s+)?\Z",
    re.IGNORECASE,
)
_NO_NEWS = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:reports?|word|information|news|indication|sign|claim|comment|response|details?|confirmation|mention)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?P<none>no\s*-?\s*one|nobody|none)\b|\b(?:without|neither\b[^.\n]{0,40}?|nor\b[^.\n]{0,30}?|not\b[^.\n]{0,30}?|n['’]t\b[^.\n]{0,30}?|never\b[^.\n]{0,30}?)\s*(?P<any>\bany\s+(?:\w+\s+){0,2}(?:casualties|injuries|losses|deaths|fatalities)|(?<=without\s)(?:casualties|injuries|losses|deaths|fatalities))\b",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase after a number: the tokens of its head and of its last and first word, and what it is called."""

    head: Token | None
    last: int
    of: str | None


def find_counts(parsed: Parsed) -> tuple[CountMention, ...]:
    """Every number of people in text order, none overlapping another."""
    text = parsed.report.text
    people = load_people()
    taken = _taken(text)
    starts = [start for start, _ in taken]
    mentions: list[CountMention] = []
    for quantity in find_quantities(text):
        at = bisect.bisect_right(starts, quantity.end - 1) - 1
        if at >= 0 and taken[at][1] > quantity.start:
            continue
        mention = _mention(parsed, quantity, people)
        if mention is not None:
            mentions.append(mention)
    mentions.extend(_nobody(parsed, people, taken))
    return _apart(mentions)


def _taken(text: str) -> list[tuple[int, int]]:
    """Where no number of people stands: furniture, and time expressions but for bare parts of the day."""
    pieces = [(piece.start, piece.end) for piece in find_furniture(text) if piece.kind != "dateline"]
    pieces += [(found.start, found.end) for found in read_times(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _mention(parsed: Parsed, quantity: Quantity, people: People) -> CountMention | None:
    """The mention that a quantity opens, None where it counts no people."""
    text = parsed.report.text
    if quantity.word == "none" and _NO_NEWS.match(text, quantity.end):
        return None
    lead = text[max(0, quantity.start - 90) : quantity.start]
    counted = _noun_phrase(parsed, quantity, people)
    if counted is None:
        return _bare(parsed, quantity, people, lead)
    end = counted.last
    span = parsed.report.span(quantity.start, end)
    head = parsed.span(counted.head) if counted.head is not None else None
    return CountMention(
        span=span,
        count=_count(quantity, span, counted.of),
        head=head,
        total=quantity.total or _is_total(lead, text[end : end + 30]),
        part=_PART.match(text, end) is not None or _PART_BEFORE.search(lead) is not None,
    )


def _count(quantity: Quantity, span: Span, of: str | None) -> Count:
    return Count(low=quantity.low, best=quantity.best, high=quantity.high, wording=" ".join(span.text.split()), of=of)


def _is_total(lead: str, trail: str) -> bool:
    """Whether the words around say that the number is the whole so far: "raising the toll to 30", "to 30 the number"."""
    found = _TOLL.search(lead)
    if found is None:
        return False
    return (
        _TOLL_WORD.search(found.group()) is not None or re.match(r"\s+the\s+(?:number|total|toll)", trail) is not None
    )


def _noun_phrase(parsed: Parsed, quantity: Quantity, people: People) -> Counted | None:
    """The noun phrase that follows a quantity, if it ends in a noun for people."""
    doc, text = parsed.doc, parsed.report.text
    at = _token_at(doc, quantity.end)
    if at is None:
        return None
    tagged = doc[at].pos_ != ""
    first = at
    if doc[at].lower_ == "of":
        follower = doc[at + 1] if at + 2 < len(doc) else None
        if follower is None or quantity.word in ("none", "one"):
            return None
        if follower.lower_ in ("them", "us", "you"):
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
                return Counted(None, token.idx + len(token), None)
            begin = doc[first].idx if doc[first].lower_ not in _MORE or number == 0 else doc[min(first + 1, index)].idx
            if lower in people.harmed:
                return Counted(token, token.idx + len(token), _side(parsed, first, index))
            of = " ".join(text[begin : token.idx + len(token)].split())
            alone = index == first or all(t.lower_ in _MORE for t in doc[first:index])
            return Counted(token, token.idx + len(token), of if people.is_group(lower) or not alone else None)
        if (number == 0 and first == at and lower in ("most", "mostly", "mainly")) or not _modifies(
            token, tagged, number
        ):
            return None
    return None


def _opens_noun(doc: Doc, index: int, tagged: bool) -> bool:
    """Whether the word at `index` carries a noun phrase on."""
    if index >= len(doc) or not doc[index].is_alpha or doc[index].lower_ in _STOP:
        return False
    return (
        doc[index].pos_ in ("NOUN", "PROPN", "ADJ")
        if tagged
        else doc[index].is_lower and not doc[index].lower_.endswith("ed")
    )


def _side(parsed: Parsed, first: int, index: int) -> str | None:
    """Whose the casualties are, where capitalised words say so: "two Syrian casualties"."""
    words = [token for token in parsed.doc[first:index] if token.text[:1].isupper()]
    return parsed.report.text[words[0].idx : words[-1].idx + len(words[-1])] if words else None


def _of_them(doc: Doc, at: int, people: People) -> Counted | None:
    """As in "five of them civilians": the noun that says what the five are, else a bare number."""
    end = doc[at - 1].idx + len(doc[at - 1])
    if at < len(doc) and doc[at].lower_ in people.plural:
        token = doc[at]
        return Counted(token, token.idx + len(token), token.text if people.is_group(token.lower_) else None)
    return (
        Counted(None, end, None)
        if at < len(doc) and doc[at].lower_ in ("were", "was", "died", "dead", "killed")
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
    if not tagged and single and token.text[:1].isupper() and follower.lower_ not in _STOP | people.passive:
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
        return True
    if token.lower_ in _STOP or token.like_num:
        return False
    if tagged:
        return token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV", "SPACE", "X") or (
            token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG", "JJ")
        )
    return token.is_alpha or "." in token.text or "-" in token.text or token.is_space


def _bare(parsed: Parsed, quantity: Quantity, people: People, lead: str) -> CountMention | None:
    """A number that stands alone as subject or object of harm: "four were injured", "killing three", "another"."""
    text = parsed.report.text
    if quantity.word in ("one", "none"):
        return None
    more = re.match(r"\s+(?:others?|more)\b", text[quantity.end : quantity.end + 8])
    end = quantity.end + (more.end() if more is not None else 0)
    total = quantity.total or _is_total(lead, text[end : end + 30])
    span = parsed.report.span(quantity.start, end)
    mention = CountMention(
        span=span, count=_count(quantity, span, None), total=total, part=_PART.match(text, end) is not None
    )
    trail = text[end : end + 80]
    if total and (quantity.word == "number") and _ends_phrase(parsed.doc, end):
        return mention
    subject = _AFTER_SUBJECT.match(trail)
    if subject is not None and subject["state"].lower() in people.passive:
        return mention
    if not _ends_phrase(parsed.doc, end):
        return None
    verb = re.search(r"\b([A-Za-z]+)\s+\Z", lead)
    if verb is not None and verb[1].lower() in people.active:
        if (
            verb[1].lower() in ("left", "leaving", "leaves", "lost", "losing", "claimed", "claiming", "hurt")
            and not more
            and quantity.word != "number"
        ):
            return None
        if verb[1].lower() in (
            "left",
            "leaving",
            "leaves",
            "claimed",
            "seized",
            "captured",
            "lost",
            "losing",
            "claiming",
        ):
            return None if re.match(r"\s+(?:dead|wounded|injured|killed|hurt)\b", trail) is None else mention
        return mention
    return None


def _ends_phrase(doc: Doc, end: int) -> bool:
    """Whether nothing that a number could count follows it: "killing three in", "wounding another."."""
    at = _token_at(doc, end)
    if at is None:
        return True
    token = doc[at]
    if (
        not token.is_alpha
        or token.lower_ in _STOP
        or token.lower_ in ("dead", "including", "others", "more", "overnight", "yesterday", "today")
    ):
        return token.text not in ("-", "%", "$", "/")
    if token.pos_:
        return token.pos_ in ("ADP", "VERB", "AUX", "SCONJ", "CCONJ", "ADV", "PUNCT", "SPACE", "PRON")
    return token.text[:1].isupper() and token.lower_.endswith("day")


def _nobody(parsed: Parsed, people: People, taken: list[tuple[int, int]]) -> list[CountMention]:
    """As in "no one was killed", "nobody was hurt", "without casualties", "neither side suffered any injuries"."""
    text = parsed.report.text
    found: list[CountMention] = []
    for match in _NOBODY.finditer(text):
        group = "none" if match["none"] else "any"
        if match["none"]:
            after = _AFTER_SUBJECT.match(text[match.end() : match.end() + 80].replace(" of the", "", 1))
            of = re.match(
                r"\s+of\s+(?:the|its|their|our|those|these)\s+((?:\w+\s+){0,3}?)(\w+)",
                text[match.end() : match.end() + 60],
            )
            if of is not None and of[2].lower() in people.plural:
                span = parsed.report.span(match.start(), match.end() + of.end())
                head = parsed.report.span(match.end() + of.start(2), match.end() + of.end(2))
                wording = text[head.start - len(of[1]) : head.end]
                found.append(
                    CountMention(
                        span=span, count=Count(low=0, best=0, high=0, wording=span.text, of=wording), head=head
                    )
                )
                continue
            if after is None or after["state"].lower() not in people.passive:
                continue
        span = parsed.report.span(match.start(group), match.end(group))
        if any(start <= span.start < end for start, end in taken):
            continue
        noun = None if match["none"] else parsed.report.span(span.end - len(span.text.split()[-1]), span.end)
        found.append(CountMention(span=span, count=Count(low=0, best=0, high=0, wording=span.text), head=noun))
    return found


def _token_at(doc: Doc, offset: int) -> int | None:
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


def _apart(mentions: list[CountMention]) -> tuple[CountMention, ...]:
    """The mentions in text order, the earlier and longer of two that overlap."""
    kept: list[CountMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)
