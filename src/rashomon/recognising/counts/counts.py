"""Numbers of people: "four US troops", "at least 11 people", "two of its soldiers", "no casualties", "killing three".

A number counts people where the noun phrase that it opens ends in a noun for people, or where it stands alone as the subject
or object of a word of harm. "Four armored vehicles" and "the 15th joint patrol" count nobody.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.knowledge.people import People, load_people
from rashomon.language.furniture import find_furniture
from rashomon.language.parsed import Parsed
from rashomon.language.quantities import Quantity, find_quantities
from rashomon.language.timing.grammar import read_times
from rashomon.recognising.counts.count_standing import is_part, is_toll, is_total
from rashomon.recognising.counts.counted import NO_MODIFIERS, CountedNoun, find_counted, token_at
from rashomon.records import Count, CountMention, Span

_AFTER_SUBJECT = re.compile(
    r"\s+(?:(?:others?|more|further|additional|of\s+(?:them|whom|those)|people|in\s+total|in\s+all)\s+)?(?:(?:were|was|have|had|has|been|are|is|got|get|being|remain|remained|still|feared|presumed|believed|to|be|go|gone|went|reported|also|reportedly|later|then|severely|seriously|critically|slightly|lightly|all)\s+){0,5}(?P<state>[a-z]+)\b",
    re.IGNORECASE,
)  # fmt: skip
_MORE = re.compile(r"\s+(?:others?|more|further|additional)\b", re.IGNORECASE)
_WITH_HURT = re.compile(
    r"\s+(?:(?:have|had|has|also|reportedly|all)\s+){0,2}(?:got|get|suffered|suffer|sustained|sustain|received|receive)\s+(?:[a-z-]+\s+){0,3}?(?:wounds?|injur(?:y|ies)|burns?|concussions?|fractures?)\b",
    re.IGNORECASE,
)
_TELLERS = frozenset({"monitor", "monitors", "governor", "media", "ngo", "observatory", "police", "activists", "official", "officials"}
    | {"defence", "defense", "army", "ministry", "minister", "state", "sana", "tv", "un", "witnesses", "sources", "agency"})
_AGE = re.compile(r"(?:\baged?|\bage\s+of|\bturned|\b(?P<of>[A-Za-z-]+)\s+of)\s+\Z", re.IGNORECASE)
_HEADING = re.compile(r"\b([A-Za-z]+)\s?:\s+\Z")
_AT_LEAST = re.compile(r",?\s+at\s+(?:the\s+very\s+)?least\b", re.IGNORECASE)
_AND = re.compile(r"(?:\s+of\s+(?:[\w-]+\s+){1,2}?[\w-]+)?\s*(?P<comma>,)?\s*(?P<and>and|as\s+well\s+as|plus)?\s*\Z", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:take|takes|took|taken|taking|hold|held|holding)\s+\Z", re.IGNORECASE)
_PRISONER = re.compile(r"\s+(?:prisoner|captive|hostage)\b", re.IGNORECASE)
_NO_NEWS = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:reports?|word|information|news|indication|sign|claim|comment|response|details?|confirmation|mention)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?P<none>no\s*-?\s*one|nobody|none)\b|\b(?:without\b(?:\s+(?:causing|inflicting|suffering|sustaining))?|neither\b[^.\n]{0,40}?|nor\b[^.\n]{0,30}?|not\b[^.\n]{0,30}?|n['’]t\b[^.\n]{0,30}?|never\b[^.\n]{0,30}?)\s*(?P<any>\bany\s+(?:\w+\s+){0,2}(?:casualties|injuries|losses|deaths|fatalities)|(?:(?<=without\s)|(?<=causing\s)|(?<=inflicting\s)|(?<=suffering\s)|(?<=sustaining\s))(?:casualties|injuries|losses|deaths|fatalities)|(?:(?<=suffered\s)|(?<=sustained\s)|(?<=had\s)|(?<=took\s))(?:casualties|injuries|losses|deaths|fatalities))\b",
    re.IGNORECASE,
)  # fmt: skip


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
    return _with_parts(text, _apart(mentions))


def _with_parts(text: str, mentions: tuple[CountMention, ...]) -> tuple[CountMention, ...]:
    """The mentions, those of a list that a part opens as parts too: "nine people, including three children and two medics"."""
    found: list[CountMention] = []
    listed = ""
    for mention in mentions:
        before = found[-1] if found else None
        between = _AND.match(text, before.span.end, mention.span.start) if before is not None and before.part else None
        if between is None or not (between["comma"] or between["and"]):
            listed = ""
        elif not mention.part and (not between["comma"] or not between["and"] or listed == ","):
            listed = "and" if between["and"] else ","
            found.append(replace(mention, part=True))
            continue
        found.append(mention)
    return tuple(found)


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
    taken = _PRISONER.match(text, quantity.end) if quantity.word in ("number", "vague") and _TAKEN.search(lead) else None
    counted = CountedNoun(None, taken.end(), None) if taken is not None else find_counted(parsed, quantity, people)
    if counted is None:
        return _bare(parsed, quantity, people, lead)
    end = counted.last
    if quantity.word == "number" and quantity.low == quantity.high and (least := _AT_LEAST.match(text, end)) is not None:
        quantity, end = replace(quantity, best=None, high=None), least.end()
    size = people.several.get(counted.head.lower_) if counted.head is not None and quantity.word == "one" else None
    if size is not None:  # "an elderly couple"
        quantity = replace(quantity, low=size, best=size, high=size)
    span = parsed.report.span(quantity.start, end)
    head = parsed.span(counted.head) if counted.head is not None else None
    return CountMention(
        span=span,
        count=_count(quantity, span, counted.of),
        head=head,
        total=quantity.total or is_total(lead, text[end : end + 30]),
        part=is_part(text, quantity.start, quantity.end, end),
        toll=is_toll(lead),
    )


def _count(quantity: Quantity, span: Span, of: str | None) -> Count:
    return Count(low=quantity.low, best=quantity.best, high=quantity.high, wording=" ".join(span.text.split()), of=of)


def _bare(parsed: Parsed, quantity: Quantity, people: People, lead: str) -> CountMention | None:
    """A number that stands alone as subject or object of harm: "four were injured", "killing three", "another"."""
    text = parsed.report.text
    if quantity.word in ("one", "none") or _is_age(lead, people):
        return None
    more = _MORE.match(text, quantity.end)
    end = more.end() if more is not None else quantity.end
    total, toll = quantity.total or is_total(lead, text[end : end + 30]), is_toll(lead)
    span = parsed.report.span(quantity.start, end)
    part = is_part(text, quantity.start, quantity.end, end)
    mention = CountMention(span=span, count=_count(quantity, span, None), total=total, part=part, toll=toll)
    trail = text[end : end + 80]
    heading = _HEADING.search(lead)
    if heading is not None and heading[1].lower() in people.passive | people.harmed:
        return mention
    if (total or toll) and (quantity.word == "number") and _ends_phrase(parsed.doc, end, people):
        return mention
    subject = _AFTER_SUBJECT.match(trail)
    if (subject is not None and subject["state"].lower() in people.passive) or _WITH_HURT.match(text, end) is not None:
        return mention
    if not _ends_phrase(parsed.doc, end, people):
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


def _is_age(lead: str, people: People) -> bool:
    """Whether the words before a number make it an age: "a teacher aged 31", "a woman of 34"."""
    of = _AGE.search(lead)
    return of is not None and (of["of"] is None or of["of"].lower() in people.singular)


def _teller_follows(doc: Doc, at: int) -> bool:
    """Whether a headline closes with who told it: "Bomb kills 10 Governor", "raids kill 14 State media"."""
    words = [t for t in doc[at : at + 5] if not t.is_space]
    gap = next((n for n, t in enumerate(doc[at : at + 5]) if t.is_space and len(t.text) > 1), None)
    if gap is not None:
        words = [t for t in doc[at : at + gap] if not t.is_space]
    elif at + 4 < len(doc):
        return False
    return bool(words) and words[0].text[:1].isupper() and words[-1].lower_ in _TELLERS


def _ends_phrase(doc: Doc, end: int, people: People) -> bool:
    """Whether nothing that a number could count follows it: "killing three in", "wounding another.", "Kills Two Injures Three"."""
    at = token_at(doc, end)
    if at is None:
        return True
    token = doc[at]
    if _teller_follows(doc, at):
        return True
    if (
        not token.is_alpha
        or token.lower_ in NO_MODIFIERS
        or (token.lower_ in people.active and token.tag_ not in ("VBN", "JJ"))
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
        whole = match["none"] or match.group().lower().startswith("without")
        span = parsed.report.span(match.start() if whole else match.start(group), match.end(group))
        if any(start <= span.start < end for start, end in taken):
            continue
        noun = None if match["none"] else parsed.report.span(span.end - len(span.text.split()[-1]), span.end)
        found.append(CountMention(span=span, count=Count(low=0, best=0, high=0, wording=span.text), head=noun))
    return found


def _apart(mentions: list[CountMention]) -> tuple[CountMention, ...]:
    """The mentions in text order, the earlier and longer of two that overlap."""
    kept: list[CountMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)
