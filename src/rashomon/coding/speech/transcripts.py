"""Speech shown by layout: turns of a transcript ("SPOKESMAN: ..."), a source before a colon, a source in closing parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.sources import name_source
from rashomon.knowledge.actors.entries import Alias, Nation
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.records import Source

_TURN = re.compile(
    r"^[ \t*]*([A-Z][A-Z0-9 .,'’()/-]{1,48}|Q|A|Question|Answer|QUESTION|ANSWER):[ \t]+(?=\S)", re.MULTILINE
)
_COLON = re.compile(
    r"^(?:\d{1,2}[:.]\d{2}[ \t]*[|–-]?)?[ \t*•-]*((?:[A-Z][\w.'’-]*|of|the|for|and|al-\w+)(?:[ \t]+(?:[A-Z][\w.'’-]*|of|the|for|and|ministry|spokesman|al-\w+)){0,6}):[ \t]+(?=\S)",
    re.MULTILINE,
)
_NOTE = re.compile(r"\(([^()\n]{2,60})\)(?=[.!]?[\"”]?(?:\s*\n|\s*$|\s+[A-Z*]))")
_DASH = re.compile(r"^([^\n]{20,140}[\w.)])[ \t][-–—][ \t]([\w.' ]{3,32})$", re.MULTILINE)
_SIGNED = re.compile(r"[\"“](?P<said>[^\"“”\n]{12,600})[\"”][.,]?[ \t]+(?:[-–—]|--)[ \t]*(?P<name>[A-Z][\w.'’-]*(?:[ \t][A-Z][\w.'’-]*){1,5})(?=[,.]?[ \t]*(?:\n|\Z|[a-z]))")
_FROM = re.compile(r"^From[ \t]+(?P<name>[A-Z][\w.'’-]*(?:[ \t][\w.'’-]+){0,7}):[ \t]*\n+[\"“](?P<said>[^\"“”\n]{12,600})[\"”]", re.MULTILINE)
_FEWEST = 2
_LONGEST_HEADLINE = 100
_AREAS = frozenset({"province", "governorate", "district", "region", "state", "county", "oblast", "prefecture", "department", "island", "islands"})
_LABELS = frozenset({"poll", "survey", "report", "study", "source", "witness", "analyst", "expert", "official", "monitor", "police", "resident"})
"""Nouns that open a headline as its source: "Report: 12 killed in strike"; not "Note", "Update" or "Summary"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A source shown by layout, the token that shows it and the tokens it covers."""

    source: Source
    cue: Token
    covers: frozenset[int]


def find_turns(scene: Scene, speech: SpeechLexicon) -> Iterator[Turn]:
    """Turns of a transcript, each up to the next one's label, and headlines of the form "Moscow: they blocked us"."""
    text, doc = scene.parsed.report.text, scene.parsed.doc
    labels = [m for m in _TURN.finditer(text) if not _is_furniture(scene, m.start(1), m.end(1)) and not _is_heading(scene, m)]
    if len(labels) >= _FEWEST:
        main = next(
            (m.group(1) for m in labels if m.group(1).upper() not in ("Q", "A", "QUESTION", "ANSWER", "MODERATOR")),
            None,
        )
        for number, label in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else _paragraph_end(text, label.end())
            body = doc.char_span(label.end(), end, alignment_mode="contract")
            name = doc.char_span(label.start(1), label.end(1), alignment_mode="expand")
            if body is None or name is None or not len(body):
                continue
            source = _labelled(scene, label, main)
            yield Turn(source, doc[name.end] if name.end < len(doc) and doc[name.end].text == ":" else name[-1],
                        frozenset(range(body.start, body.end)))  # fmt: skip
        return
    yield from _closed_by_dash(scene, speech)
    yield from _signed(scene, speech)
    for line in _COLON.finditer(text):
        if _is_furniture(scene, line.start(1), line.end(1)):
            continue
        end = text.find("\n", line.end())
        body = doc.char_span(line.end(), end if end != -1 else len(text), alignment_mode="contract")
        name = doc.char_span(line.start(1), line.end(1), alignment_mode="expand")
        if body is None or name is None or not len(body):
            continue
        if len(name) == 1 and name.text.istitle() and name[0].lemma_.lower() in _LABELS:
            span = scene.parsed.span(name)
            kind = "document" if name[0].lemma_.lower() in speech.documents else "unnamed"
            yield Turn(Source(name=name.text, kind=kind, span=span), doc[name.end], frozenset(range(body.start, body.end)))
            continue
        if sum(t.is_alpha for t in body) < _FEWEST:
            continue  # a row of a table: "Ankara: 12"
        if _is_dateline(scene, line, body.text) or _is_heading(scene, line):
            continue
        mentioned = scene.actor_at(name.root) is not None
        named = name_source(scene, speech, name.root) if mentioned else _known(scene, line.start(1), line.end(1))
        if (
            named is not None
            and named.span is not None
            and named.span.start >= line.start(1)
            and doc[name.end].text == ":"
        ):
            yield Turn(named, doc[name.end], frozenset(range(body.start, body.end)))


def _is_heading(scene: Scene, label: re.Match[str]) -> bool:
    """Whether a label heads what is told of a country or a province: "MALI: On 8 May drones killed seven", "Kunduz province: no incidents"."""
    name = label.group(1)
    if name.split()[-1].lower() in _AREAS:
        return True
    countries = (m for m in scene.registry.find(name.title()) for entry in m.entries if isinstance(entry, Nation) and entry.how == "name")
    return name.isupper() and any(m.end - m.start == len(name) for m in countries)


def _is_dateline(scene: Scene, line: re.Match[str], said: str) -> bool:
    """Whether a seat before a colon is where a paragraph was written.

    "Nairobi: Troops shelled the camp for an hour on Tuesday, the ministry said." Prose ends in a full stop; the headline "Moscow: they blocked us" does not.
    """
    at_place = any(line.start(1) <= place.span.start < line.end(1) for place in scene.mentions.places)
    return at_place and said.rstrip('"”’ ').endswith(".") and len(said) > _LONGEST_HEADLINE


def _known(scene: Scene, start: int, end: int) -> Source | None:
    """Whom the registry knows by just these words: "Moscow: they blocked us"."""
    span = scene.parsed.report.span(start, end)
    for match in scene.registry.find(span.text):
        for entry in match.entries:
            if match.end - match.start == len(span.text) and isinstance(entry, Alias):
                party = scene.registry.party(entry.actor, "alias")
                return Source(name=span.text, kind="official", party=party, span=span)
    return None


def _closed_by_dash(scene: Scene, speech: SpeechLexicon) -> Iterator[Turn]:
    """A headline that ends in its source: "Russian patrol blocked near Derik - monitor"."""
    text, doc = scene.parsed.report.text, scene.parsed.doc
    for line in _DASH.finditer(text):
        name = doc.char_span(line.start(2), line.end(2), alignment_mode="expand")
        body = doc.char_span(line.start(1), line.end(1), alignment_mode="contract")
        if name is None or body is None or not len(body) or body.start in scene.furniture:
            continue
        if scene.actor_at(name.root) is None and name.root.lemma_.lower() not in speech.unnamed | speech.agency:
            continue
        source = name_source(scene, speech, name.root)
        if source is not None:
            span = scene.parsed.report.span(line.start(2), line.end(2))
            covered = frozenset(range(body.start, min(body.end, name.start)))
            yield Turn(replace(source, name=span.text, span=span), name[-1], covered)


def _signed(scene: Scene, speech: SpeechLexicon) -> Iterator[Turn]:
    """A quotation with its speaker's name behind a dash, or on a line before it: "“Four were killed.” - Colonel Sadiq", "From Colonel Sadiq:"."""
    text, doc = scene.parsed.report.text, scene.parsed.doc
    for signed in (*_SIGNED.finditer(text), *_FROM.finditer(text)):
        name = doc.char_span(signed.start("name"), signed.end("name"), alignment_mode="expand")
        body = doc.char_span(signed.start("said"), signed.end("said"), alignment_mode="contract")
        if name is None or body is None or not len(body):
            continue
        source = name_source(scene, speech, name.root)
        person = any(token.ent_type_ == "PER" for token in name)
        if source is None or source.span is None or not (person or source.party is not None):
            continue
        yield Turn(source, name.root, frozenset(range(body.start, body.end)))


def _labelled(scene: Scene, label: re.Match[str], main: str | None) -> Source:
    """The source of a turn; "A:" answers for the one named speaker."""
    doc = scene.parsed.doc
    span = scene.parsed.report.span(label.start(1), label.end(1))
    name = main if label.group(1).upper() in ("A", "ANSWER") and main else label.group(1)
    root = doc.char_span(label.start(1), label.end(1), alignment_mode="expand")
    mention = scene.actor_at(root.root) if root is not None else None
    parties = scene.parties(mention) if mention is not None else ()
    quiet = label.group(1).upper() in ("Q", "QUESTION", "MODERATOR", "HOST", "ANCHOR")
    return Source(name=name, kind="unnamed" if quiet else "official", party=parties[0] if parties else None, span=span)


def find_notes(scene: Scene, speech: SpeechLexicon) -> Iterator[Turn]:
    """A source in the parentheses that close a note: "... took no part (North Press)."; it covers the note's paragraph."""
    text, doc = scene.parsed.report.text, scene.parsed.doc
    for note in _NOTE.finditer(text):
        inside = doc.char_span(note.start(1), note.end(1), alignment_mode="expand")
        if inside is None or _is_furniture(scene, note.start(1), note.end(1)):
            continue
        mention = scene.actor_at(inside.root)
        if mention is None or mention.form != "name" or mention.person or mention.span.start < note.start(1):
            continue
        if mention.span.end - mention.span.start < (note.end(1) - note.start(1)) * 0.7:
            continue
        opened = inside.start - 2
        before = scene.actor_at(doc[opened]) if opened >= 0 else None
        if before is not None and before.form == "name" and set(scene.parties(before)) & set(scene.parties(mention)):
            continue
        source = name_source(scene, speech, inside.root)
        start = max(text.rfind("\n\n", 0, note.start()), note.start() - 700, 0)
        body = doc.char_span(start, note.start(), alignment_mode="contract")
        if source is None or body is None or source.kind not in ("media", "agency", "monitor", "official", "witness"):
            continue
        first = body.start if text[start : start + 2] == "\n\n" or start == 0 else doc[max(opened, 0)].sent.start
        yield Turn(source, inside[0], frozenset(i for i in range(first, body.end) if i not in scene.furniture))


def _is_furniture(scene: Scene, start: int, end: int) -> bool:
    inside = scene.parsed.doc.char_span(start, end, alignment_mode="expand")
    return inside is None or inside.start in scene.furniture


def _paragraph_end(text: str, at: int) -> int:
    found = text.find("\n\n", at)
    return found if found != -1 else len(text)
