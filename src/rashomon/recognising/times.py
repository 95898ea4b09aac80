"""Time expressions of a report, with what each one dates.

"Ulliot issued a statement Thursday charging that a vehicle had struck ... on Tuesday morning": Thursday dates the statement,
Tuesday morning the event. Where the report is parsed the word that the expression hangs on decides; the words around it do
where it is not.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.knowledge.places.coordinates import find_positions
from rashomon.language.furniture import Furniture, find_furniture
from rashomon.language.parsed import Parsed
from rashomon.language.timing.grammar import read_times
from rashomon.language.timing.reading import FoundTime, TimeReading
from rashomon.records import TimeMention

SPEECH_VERBS = frozenset(
    [
        "say",
        "tell",
        "add",
        "announce",
        "declare",
        "tweet",
        "post",
        "write",
        "state",
        "charge",
        "claim",
        "accuse",
        "confirm",
        "deny",
        "report",
        "note",
        "comment",
        "brief",
        "acknowledge",
        "admit",
        "insist",
        "warn",
        "stress",
        "explain",
        "publish",
        "issue",
        "reveal",
        "disclose",
        "quote",
        "condemn",
        "describe",
        "allege",
        "assert",
        "reply",
        "respond",
        "urge",
        "demand",
        "vow",
        "reiterate",
        "suggest",
        "blame",
        "criticise",
        "criticize",
        "denounce",
        "express",
        "slam",
        "welcome",
    ]
)
SPEECH_NOUNS = frozenset(
    [
        "statement",
        "tweet",
        "briefing",
        "interview",
        "press",
        "conference",
        "communique",
        "communiqué",
        "announcement",
        "post",
        "report",
        "speech",
        "remarks",
        "comment",
        "bulletin",
        "testimony",
        "message",
    ]
)
_ROLES = {
    "caption": "caption", "credit": "caption", "related": "caption", "embed": "caption", "label": "caption",
    "byline": "header", "header": "header", "timestamp": "header", "dateline": "dateline",
}  # fmt: skip
_TYPES = {"now": "vague", "past": "vague", "future": "vague", "clock": "time", "part": "time", "duration": "duration", "span": "duration", "set": "set"}

_SAID = (
    r"(?:said|says|told|tells|accused|accuses|blamed|announced|declared|tweeted|posted|wrote|stated|charged|claimed|confirmed|denied|reported|noted|warned|added|acknowledged|admitted|insisted|revealed"
    r"|alleged|condemned|reiterated|commented|spoke|published|released|issued)"
)
_SPOKEN = r"(?:statement|tweet|briefing|interview|press conference|news conference|communiqu[eé]|announcement|post|speech|remarks|bulletin|press release)"
_SAID_BEFORE = re.compile(
    rf"\b(?:{_SAID}(?:\s+(?:reporters|journalists|the\s+\w+|lawmakers|\w+\s+(?:TV|television|News|radio)|state\s+\w+|SANA|AFP|AP|Reuters|CNN|a\s+(?:news|press)\s+(?:conference|briefing)))?"
    rf"|(?:issued|released|published)\s+(?:a|an|the|its|his)\s+(?:\w+\s+)?{_SPOKEN}|{_SPOKEN})(?:\s+(?:in\s+a\s+(?:\w+\s+)?{_SPOKEN}|at\s+the\s+\w+))?\s*,?\s*(?:on\s+|late\s+|early\s+)?\Z",
    re.IGNORECASE,
)  # fmt: skip
_SAID_AFTER = re.compile(
    rf"\s*(?:{_SAID}\b(?!\s+to\s+(?:have|be)\b)(?:\s+that\b|\s*[,:]|\s+in\s+a\b|\s+[A-Z“\"a-z])|{_SPOKEN}\b)"
)
_CREDITED = re.compile(
    r"\s*\((?:[^()]{0,80}\b)?(?:(?i:file |archive |hand-?out )?(?i:photo|picture|image|handout)|AFP|AP|Reuters|EPA|Getty|Anadolu|Agencies)\b[^()]{0,80}\)(?!\s*(?:--|[–—-]\s))"
)
"""A picture's credit after the day it was taken: "in Idlib, August 6, 2016 (Photo: Post and agencies)"."""


def find_times(parsed: Parsed) -> tuple[TimeMention, ...]:
    """Every time expression of the report in text order, none overlapping another.

    Footers and tables hold none; those in captions and links to other stories have role "caption", in bylines and date lines "header".
    """
    text = parsed.report.text
    furniture = find_furniture(text)
    starts = [piece.start for piece in furniture]
    mentions: list[TimeMention] = []
    positions = [(position.start, position.end) for position in find_positions(text)]
    for found in read_times(text):
        if any(start < found.end and found.start < end for start, end in positions):
            continue  # "01:12.5N" is no time of day
        place = _furniture_at(furniture, starts, found)
        if place in ("footer", "table") or (place is None and not _stands(parsed, found)):
            continue
        role = _ROLES[place] if place is not None else _role_of(parsed, found)
        if role == "event" and _CREDITED.match(text, found.end):
            role = "caption"
        span = parsed.report.span(found.start, found.end)
        mentions.append(TimeMention(span=span, type=_type_of(found.reading), role=role))
    return tuple(mentions)


def _type_of(reading: TimeReading) -> str:
    if reading.kind in _TYPES:
        return _TYPES[reading.kind]
    return "time" if reading.part is not None else "date"


def _furniture_at(furniture: Sequence[Furniture], starts: Sequence[int], found: FoundTime) -> str | None:
    """The kind of furniture that an expression stands in."""
    at = bisect.bisect_right(starts, found.start) - 1
    return furniture[at].kind if at >= 0 and found.start < furniture[at].end else None


def _stands(parsed: Parsed, found: FoundTime) -> bool:
    """Whether the parser lets an expression stand: "March" and "May" are no verbs, "second" no adjective of order."""
    if found.reading.kind not in ("month", "season") or found.reading.year is not None:
        return True
    tokens = parsed.doc.char_span(found.start, found.end, alignment_mode="expand")
    return tokens is None or tokens[-1].pos_ not in ("VERB", "AUX")


def _role_of(parsed: Parsed, found: FoundTime) -> str:
    """The role "statement" for the date of a speech act, else "event"."""
    if found.reading.kind in ("duration", "set", "span", "now", "past", "future"):
        return "event"
    text = parsed.report.text
    before = text[max(0, found.start - 80) : found.start]
    after = text[found.end : found.end + 40]
    governor = _governor(parsed, found)
    if governor is not None:
        to_blame = governor.lower_ == "blame" and governor.tag_ == "VB"  # "were to blame for a collision this week"
        if governor.lemma_.lower() in SPEECH_VERBS and governor.pos_ in ("VERB", "AUX") and not to_blame:
            apart = _verb_between(parsed, governor, found) and not _SAID_BEFORE.search(before)
            return "event" if apart else "statement"
        if governor.lemma_.lower() in SPEECH_NOUNS and governor.pos_ in ("NOUN", "PROPN"):
            return "statement"
        if governor.pos_ == "VERB" and not _SAID_BEFORE.search(before):
            return "event"
    if _SAID_BEFORE.search(before):
        return "statement"
    spoken = _SAID_AFTER.match(after)
    return (
        "statement"
        if spoken is not None and re.search(r"(?:^|[.!?\n]\s*|\bon\s+|[a-z]\s)\Z", before) is not None
        else "event"
    )


def _verb_between(parsed: Parsed, governor: Token, found: FoundTime) -> bool:
    """Whether another verb stands between the word of speech and the expression after it: "tell us what happened today"."""
    tokens = parsed.doc.char_span(found.start, found.end, alignment_mode="expand")
    return tokens is not None and any(token.pos_ == "VERB" for token in parsed.doc[governor.i + 1 : tokens.start])


def _governor(parsed: Parsed, found: FoundTime) -> Token | None:
    """The word outside the expression that it hangs on, through prepositions and other time words."""
    tokens = parsed.doc.char_span(found.start, found.end, alignment_mode="expand")
    if tokens is None or not tokens[0].dep_:
        return None  # no tree
    root: Token = tokens.root
    if root.dep_ == "ROOT" or root.head == root:
        return _verb_after(parsed, tokens.end)
    head = root.head
    if head.dep_.startswith("nsubj") and head.head.pos_ == "VERB" and 0 < root.i - head.i <= 3:
        return head.head  # "the ministry on Thursday accused"
    for _ in range(4):
        if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and head.ent_type_ not in ("DATE", "TIME"):
            return head
        if head.head == head:
            return head
        head = head.head
    return head


def _verb_after(parsed: Parsed, at: int) -> Token | None:
    """The main verb of the sentence that an expression opens: "On Thursday the ministry accused ..."."""
    for token in parsed.doc[at : at + 40]:
        if token.is_punct and token.text in ".!?":
            return None
        if token.head.i == token.i:
            return token if token.pos_ == "VERB" else None
    return None
