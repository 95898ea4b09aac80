"""Agreements that a report speaks of.

"in violation of de-confliction protocols worked out between Washington and Moscow" invokes usa-rus-deconfliction. Words of
several meanings ("protocols", "hotline") count only where the parties are named in the same sentence or the one before.
"""

from __future__ import annotations

from rashomon.knowledge.agreements import Agreements, AgreementWording
from rashomon.knowledge.phrases import split_words
from rashomon.language.parsed import Parsed
from rashomon.records import ThingMention


def find_agreements(parsed: Parsed, agreements: Agreements) -> tuple[ThingMention, ...]:
    """Every agreement named in the report, in text order; `item` is its id in the theatre pack."""
    text = parsed.report.text
    sentences = _sentences(parsed)
    found: list[ThingMention] = []
    at = 0
    for match in agreements.find(text):
        while at + 1 < len(sentences) and sentences[at + 1] <= match.start:
            at += 1
        first = sentences[max(0, at - 1)]
        last = sentences[at + 1] if at + 1 < len(sentences) else len(text)
        wording = next((w for w in match.entries if _holds(w, text[first:last])), None)
        if wording is not None:
            span = parsed.report.span(match.start, match.end)
            found.append(ThingMention(span=span, kind="agreement", item=wording.agreement.id))
    return tuple(found)


def _sentences(parsed: Parsed) -> list[int]:
    if not parsed.doc.has_annotation("SENT_START"):
        return [0]
    return [sentence.start_char for sentence in parsed.doc.sents] or [0]


def _holds(wording: AgreementWording, around: str) -> bool:
    return not wording.near or any(word.text in wording.near for word in split_words(around))
