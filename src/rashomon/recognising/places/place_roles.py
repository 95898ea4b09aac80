"""What a place name does in its sentence: most name where something happens, some do not.

"BEIRUT (Harbour Wire) --" tells where the report was filed, "Washington said" is a government, "Syria's" an owner,
"the Syrian Observatory" an organisation, and a photograph's caption tells of another day. Only places with the role
"event" can be where the report's news happened.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from rashomon.knowledge.actors.loading import nation_phrases, read_data
from rashomon.knowledge.places.wording import Lead, Tail
from rashomon.recognising.places.place_reading import PlaceName, PlaceReading

_CAPTION = re.compile(
    r"\(?photo credits?\b|file (?:photo|picture|image)\b|\bscreen ?grab\b|screenshot (?:from|taken)|^\W*(?:photo|picture|pictured|image|caption|"
    r"photograph)\s*:|\(AP Photo|/(?:AFP|AP|Reuters|REUTERS)\)|\bGetty Images\b|\(credit:|\bvia REUTERS\)|\(photo\b",
    re.IGNORECASE | re.MULTILINE,
)
_CAPTION_AFTER = re.compile(r"[ \t]*\((?:photo|credit:|image:|file )", re.IGNORECASE)
MOST_OF_A_CAPTION = 600

_DATELINE = re.compile(
    r"^[ \t]*(?P<where>[^\n()\u2013\u2014|:\"\u201c]{2,60}?)[ \t]*(?:\([^()\n]{1,40}\)[ \t]*)?"
    r"(?:--+|[\u2013\u2014]|[ \t]-[ \t]|/[A-Z]{2,8}/|: (?=[A-Z]))",
    re.MULTILINE,
)
MOST_LINES_BEFORE_THE_DATELINE = 8

_ORGANISATION_AFTER = re.compile(
    r"[ \t]+(?:[A-Z][\w'-]+[ \t]+(?:(?:and|of|for|the)[ \t]+)?){0,3}(?:Cent(?:re|er)|Council|Observatory|Network|News|Agency|Post|Times|Tribune|"
    r"Herald|Gazette|Journal|Ministry|University|Institute|Brigades?|Battalion|Party|Front|Army|Corps|Division|Committee|Union|"
    r"Association|Organi[sz]ation|Foundation|Bank|Company|Club|Protocol|Conventions?|Accords?|Agreement|Memorandum|Process|"
    r"Shield|Spring|Olympics|Police|Command|Fund|Group|Review|Monitor|Watch|Online|TV|Radio|United|Convention)\b"
)

_SPEECH_NEAR = re.compile(
    r"\s+(?:has |had |have |also |again |later |repeatedly |then )*(?:said|says|saying|accused|accuses|blamed|claims?|claimed|denied|denies|"
    r"announced|warned|condemned|insisted|insists|demanded|demands|urged|rejected|confirmed|declared|stated|added|vowed|threatened|"
    r"would have|wants?|believes?|attributes)\b"
)
_CLOCK = re.compile(r"[ \t]+(?:local[ \t]+|standard[ \t]+|summer[ \t]+|daylight[ \t]+)?time\b", re.IGNORECASE)
_OWNERS = frozenset({"nmod:poss", "amod", "compound", "nmod:desc", "flat"})
GOVERNING = frozenset({"country", "capital"})
_OWNABLE = frozenset({"state", "line", "camp", "base", "bases", "position"})


@cache
def seats() -> frozenset[str]:
    """The names that stand for a government: "Moscow", "the Kremlin", "the White House"."""
    return frozenset(phrase for phrase, nation in nation_phrases(read_data("nations.toml")) if nation.how == "seat")


def caption_ranges(text: str) -> list[tuple[int, int]]:
    """The lines that are captions of photographs: no part of the story."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        after = text[match.end() + 1 : match.end() + 40]
        if len(line) <= MOST_OF_A_CAPTION and (_CAPTION.search(line) or _CAPTION_AFTER.match(after)):
            found.append(match.span())
    return found


def dateline_ranges(text: str, names: list[PlaceName]) -> list[tuple[int, int]]:
    """Where "DAMASCUS, Syria (Harbour Wire) --" stands: a name that begins one of the first lines, up to the dash."""
    starts = {name.start: name for name in names}
    found = []
    for number, line in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text)):
        if number >= MOST_LINES_BEFORE_THE_DATELINE:
            break
        match = _DATELINE.match(text, line.start(), line.end())
        if not match:
            continue
        begin = match.start("where")
        first = starts.get(begin)
        rest = match["where"][(first.end - begin) if first else 0 :]
        words = re.findall(r"[A-Za-z\u00c0-\u024f]+", rest)
        if first and (not rest.strip() or rest.lstrip()[:1] in ",/.;") and all(w[0].isupper() for w in words):
            found.append((begin, match.end()))
    return found


def role_of(doc: Doc, reading: PlaceReading, name: PlaceName, lead: Lead, tail: Tail) -> str:
    """The role of one name that is no dateline and no caption."""
    text = reading.text
    if _in_organisation(reading, name):
        return "organisation"
    if _CLOCK.match(text, name.end):
        return "clock"
    if (tail.noun and tail.noun not in _OWNABLE) or tail.bearing is not None:
        return "event"
    governing = any(e.kind in GOVERNING for e in name.entries) or reading.text[name.start : name.end] in seats()
    if _is_away(_head(doc, name), governing=governing):
        return "seat"
    if text[name.end : name.end + 2] in ("'s", "\u2019s") or text[name.end : name.end + 1] in ("'", "\u2019"):
        return "event" if any(e.path for e in name.entries) else "origin"
    if text[name.end : name.end + 1] in ("-", "\u2013") and (
        text[name.end + 1 : name.end + 2].islower() or (governing and text[name.end + 1 : name.end + 2].isalpha())
    ):
        return "origin"
    head = _head(doc, name)
    owner = head.dep_ in _OWNERS and head.head.i > head.i and head.head.pos_ in ("NOUN", "PROPN", "ADJ")
    if owner and head.dep_ == "compound" and head.head.lemma_.lower() in _HAPPENINGS and all(e.kind != "country" for e in name.entries[:1]):
        return "event"  # "the Ankara bombing": where it went off, not whose it was
    if governing and (
        (owner and head.head.i - head.i < 5) or any(e.id == "US" and _followed(text, name) for e in name.entries)
    ):
        return "origin"
    if lead.noun or lead.relation in ("part_of", "direction", "countryside", "along"):
        return "event"
    if governing:
        return _of_a_country(reading, name, lead, head)
    return "origin" if owner and not lead.relation and not _locative(name) else "event"


def _is_away(head: Token, *, governing: bool) -> bool:
    """Whether a place only tells where somebody sits, speaks, judges, waits or is brought to: "the ministry in Kabul said", "flown to a hospital in Khartoum".

    Officials and sources of a place that is no capital are mostly those of where it happened.
    """
    holder = head.head
    case = next((c for c in head.children if c.dep_ == "case" and c.lower_ in ("in", "at", "from", "of")), None)
    if holder.i == head.i or case is None:
        return False
    before = case.nbor(-1) if case.i else case
    if case.lower_ == "in" and before.pos_ == "NOUN" and before.lemma_.lower() in _SEATED:
        return True  # "blaming the government in Kinshasa", wherever the tree hangs the town
    lemma = holder.lemma_.lower()
    if holder.pos_ == "VERB":
        subject = next((c for c in holder.children if c.dep_ == "nsubj"), None)
        return lemma in ("speak", "testify") or (lemma in _MEETING and subject is not None and subject.lemma_.lower() in _DIGNITARIES)
    if holder.pos_ not in ("NOUN", "PROPN") or head.dep_ != "nmod":
        return False
    if lemma in _WARDS:
        return holder.head.lemma_.lower() in _BRINGING and any(c.dep_ == "case" and c.lower_ == "to" for c in holder.children)
    return lemma in _SEATED or (governing and lemma in _OFFICIAL)


_HAPPENINGS = frozenset({"bombing", "attack", "blast", "explosion", "shooting", "massacre", "siege", "assault", "killing", "stabbing", "bomb", "incident", "clash", "riot"})
"""Nouns that a capital before them places: the Kabul bombing is no air strike by Kabul."""
_SEATED = frozenset(
    {"court", "tribunal", "judge", "jury", "prosecutor", "embassy", "consulate", "ministry", "government", "presidency", "regime", "junta", "parliament", "ambassador", "consul", "d'affaires", "relative", "family", "parent", "widow"}
)
"""Who speaks, judges or waits where it need not have happened."""
_OFFICIAL = frozenset({"official", "source", "diplomat", "spokesman", "spokeswoman", "spokesperson", "minister", "analyst", "authority", "headquarters", "office"})
_DIGNITARIES = frozenset({"minister", "leader", "diplomat", "envoy", "official", "president", "delegate", "negotiator", "ambassador"})
_MEETING = frozenset({"gather", "meet", "convene", "assemble", "talk", "confer"})
_WARDS = frozenset({"hospital", "clinic", "morgue", "mortuary"})
_BRINGING = frozenset({"fly", "take", "rush", "evacuate", "airlift", "transport", "transfer", "bring", "carry", "move", "refer"})


def _followed(text: str, name: PlaceName) -> bool:
    """Whether a lower-case noun follows directly: "US troops", where a parse may think otherwise."""
    return bool(
        re.match(
            r"\s(?:troops|forces|soldiers|military|patrols?|convoys?|bases?|vehicles?|army|officials?|air|warplanes?)\b",
            text[name.end : name.end + 14],
        )
    )


def _locative(name: PlaceName) -> bool:
    return any(e.kind in ("road", "river", "border", "base", "field", "crossing", "region", "reef", "island", "strait", "port") for e in name.entries)


def _in_organisation(reading: PlaceReading, name: PlaceName) -> bool:
    body = reading.body_at(name.start, name.end)
    if body and (body[1] - body[0] > name.end - name.start + 4 or not name.entries):
        return True
    return bool(_ORGANISATION_AFTER.match(reading.text, name.end))


def _of_a_country(reading: PlaceReading, name: PlaceName, lead: Lead, head: Token) -> str:
    """What a country or a capital stands for: a place where a word such as "in" says so, else mostly its government."""
    if lead.relation == "between" or (lead.preposition == "and" and not _is_hit(head)):
        return "government"
    if lead.preposition == "and":
        return "event"
    if lead.relation or lead.preposition in _GOING:
        return "event"
    if lead.preposition == "of":
        return "origin"
    if _SPEECH_NEAR.match(reading.text, name.end) or lead.preposition:
        return "government"
    return "event" if _is_hit(head) else "government"


def _is_hit(head: Token) -> bool:
    """Whether a country or a capital is what is shelled, entered or left, alone or in a list: "shells hit Omdurman and Khartoum"."""
    first = head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return first.dep_ in ("obj", "nsubj:pass") and first.head.lemma_.lower() in _PLACE_TAKING


_GOING = frozenset({"from", "to", "back to", "entering", "leaving", "left", "reach", "reached", "reaching", "entered"})
_PLACE_TAKING = frozenset(
    [
        "enter",
        "leave",
        "reach",
        "strike",
        "attack",
        "bomb",
        "shell",
        "hit",
        "invade",
        "occupy",
        "control",
        "see",
        "target",
        "visit",
        "flee",
        "pound",
        "rock",
        "shake",
    ]
)


def _head(doc: Doc, name: PlaceName) -> Token:
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    assert span is not None
    return span.root
