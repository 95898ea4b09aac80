"""Equipment, evidence and objects named in a report: "a US Mine-Resistant Ambush Protected (MRAP) vehicle", "videos of the incident", "the bridge".

What a caption, a credit or a link to another story names is no part of this one.
"""

from __future__ import annotations

import bisect
import re

from rashomon.knowledge.phrases import Match
from rashomon.knowledge.things import Thing, ThingLexicon
from rashomon.language.furniture import find_furniture
from rashomon.language.parsed import Parsed
from rashomon.records import ThingMention

_CLASSES = frozenset({"vehicle", "helicopter", "aircraft", "truck"})
_WORD_BEFORE = re.compile(r"([\w’'-]+)[\s-]+\Z")
_HYPHENED_AFTER = re.compile(r"[-/]\w")
_HYPHENED_BEFORE = re.compile(r"\w[-/]\Z")
_WORD_AFTER = re.compile(r"[\s-]+([A-Za-z]+)")


def find_things(parsed: Parsed, lexicon: ThingLexicon) -> tuple[ThingMention, ...]:
    """Every piece of equipment and evidence, or every object, that the story names, in text order."""
    text = parsed.report.text
    furniture = [piece for piece in find_furniture(text) if piece.kind not in ("dateline", "header")]
    starts = [piece.start for piece in furniture]
    mentions: list[ThingMention] = []
    for match in lexicon.find(text):
        at = bisect.bisect_right(starts, match.start) - 1
        if at >= 0 and match.start < furniture[at].end:
            continue
        thing = match.entries[0]
        if mentions and thing.item in _CLASSES and text[mentions[-1].span.end : match.start] in (") ", " "):
            continue  # "(MRAP) vehicle" is one thing
        if _stands(parsed, match, thing):
            span = parsed.report.span(match.start, match.end)
            mentions.append(ThingMention(span=span, kind=thing.file, item=thing.item))
    return tuple(mentions)


def _stands(parsed: Parsed, match: Match[Thing], thing: Thing) -> bool:
    """Whether a wording stands for its thing here: "to bomb" and "water tank" name none."""
    text = parsed.report.text
    if _HYPHENED_AFTER.match(text, match.end) or (
        match.text.islower() and _HYPHENED_BEFORE.search(text[max(0, match.start - 2) : match.start])
    ):
        return False  # "mine-resistant", and the words of a web address
    before = _WORD_BEFORE.search(text[max(0, match.start - 24) : match.start])
    after = _WORD_AFTER.match(text, match.end)
    if before is not None and before[1].lower() in thing.unless_before:
        return False
    if after is not None and after[1].lower() in thing.unless_after:
        return False
    plain = " ".join(match.text.split())
    if (thing.file == "objects" or plain.lower().rstrip("s") in thing.only_nouns) and not _is_noun(
        parsed, match, before[1].lower() if before else ""
    ):
        return False
    if plain in thing.not_person:
        return (
            before is not None
            and before[1].lower() in ("a", "an", "the", "one", "two", "us", "american", "its")
            and not (after is not None and after[1][:1].isupper())
        )
    return True


def _is_noun(parsed: Parsed, match: Match[Thing], before: str) -> bool:
    """Whether the words are a noun: by their tags where the report is parsed, else by the word before them."""
    tokens = parsed.doc.char_span(match.start, match.end, alignment_mode="expand")
    if tokens is not None and tokens[-1].pos_:
        return tokens[-1].pos_ in ("NOUN", "PROPN")
    return before not in ("to", "will", "would", "could", "of", "is", "are") and before != ""
