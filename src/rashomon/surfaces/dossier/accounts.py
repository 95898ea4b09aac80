"""Accounts side by side: the same question on the same line, each side in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Attribute, Claim, Source
from rashomon.surfaces.dossier.describing import count_of
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.naming import QUESTIONS
from rashomon.surfaces.dossier.quoting import Piece, quote_claims, say_offsets
from rashomon.surfaces.dossier.siding import OWN, Side, find_sides, voice_key
from rashomon.surfaces.dossier.tabulating import Ref

SHOWN = 3
"""Quotations that a cell opens with; the rest stand folded beneath it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the words were read: the outlet, the hands they came through, the source, the report's number, the offsets."""

    outlet: str
    via: tuple[str, ...]
    source: str | None
    ref: Ref
    offsets: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence with its marks, in its own language, and every report that carries it in these very words."""

    pieces: tuple[Piece, ...]
    language: str
    denied: bool
    hedge: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one side says to one question: nothing, or its quotations, some of them folded."""

    side: str
    shown: tuple[Quotation, ...]
    folded: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the accounts."""

    words: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A side at the head of its column, with how many speak for it and in how many reports."""

    name: str
    note: str


def cite(entry: Entry, index: Index, claims: list[Claim]) -> Citation:
    """The citation of claims that share a report and a source."""
    report = entry.told_in[claims[0].id]
    source: Source = claims[0].attribution.source
    number = index.numbers[report]
    return Citation(
        outlet=index.outlet(report),
        via=tuple(v.name for v in claims[0].attribution.via),
        source=None if source.kind == "outlet" else source.name,
        ref=Ref(number, f"{entry.anchor}-r{number}"),
        offsets=say_offsets(claims),
    )


def quote_all(entry: Entry, index: Index, claims: list[Claim]) -> list[Quotation]:
    """These claims as quotations: one per sentence, the same words in several reports quoted once and cited severally."""
    grouped: dict[tuple[str, str, tuple[str, ...], str], list[Claim]] = {}
    for claim in claims:
        via = tuple(v.key for v in claim.attribution.via)
        report = entry.told_in[claim.id]
        grouped.setdefault((report, claim.attribution.source.key, via, claim.polarity), []).append(claim)
    merged: dict[tuple[object, ...], list[Citation]] = {}
    for (report, _, _, polarity), group in grouped.items():
        for together in _split_far(group):
            pieces = tuple(quote_claims(together, index.reports.get(report)))
            found = index.reports.get(report)
            sure = {c.certainty for c in together}
            hedge = next(iter(sure)).value if len(sure) == 1 else ""
            key = (pieces, found.language if found else "", polarity == "denied", hedge if hedge != "certain" else "")
            merged.setdefault(key, []).append(cite(entry, index, together))
    quotations = [Quotation(*key, tuple(c)) for key, c in merged.items()]  # type: ignore[arg-type]
    return sorted(quotations, key=lambda q: -len(q.citations))


def _split_far(claims: list[Claim], near: int = 300) -> list[list[Claim]]:
    """Claims of one source in one report, parted where the words between them are too many for one quotation."""
    ordered = sorted(claims, key=lambda c: (c.evidence[0].start, c.evidence[-1].end, c.id))
    groups: list[list[Claim]] = []
    for claim in ordered:
        if groups and claim.evidence[0].start - max(s.end for c in groups[-1] for s in c.evidence) <= near:
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def head_sides(entry: Entry, sides: list[Side]) -> list[Heading]:
    """The headings of the columns."""
    found = []
    for side in sides:
        named = [v for v in side.voices if v.key != OWN]
        reports = {entry.told_in[c.id] for c in side.claims}
        parts = ([count_of(len(named), "source")] if named else []) + (["outlets in their own voice"] if len(named) < len(side.voices) else [])
        found.append(Heading(side.name, f"{', '.join(parts)}, in {count_of(len(reports), 'report')}"))
    return found


def align_accounts(entry: Entry, index: Index) -> tuple[list[Heading], list[Question]]:
    """The columns and the questions of an incident; a question that no claim answers is not asked."""
    sides = find_sides(entry, index)
    questions = []
    for words, attributes in QUESTIONS:
        answers = []
        for side in sides:
            quotations = quote_all(entry, index, [c for c in side.claims if c.attribute in attributes])
            answers.append(Answer(side.name, tuple(quotations[:SHOWN]), tuple(quotations[SHOWN:])))
        if any(a.shown for a in answers):
            questions.append(Question(words, tuple(answers)))
    return head_sides(entry, sides), questions


def list_wordings(entry: Entry, index: Index) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """What each side calls the same people or the same place, where it has more than one name in these reports."""
    words: dict[str, dict[str, dict[str, None]]] = {}
    sides = {v.key: s.name for s in find_sides(entry, index) for v in s.voices}
    for claim in entry.incident.claims:
        named = getattr(claim.resolved, "name", None)
        if claim.attribute in (Attribute.ACTOR, Attribute.RECIPIENT, Attribute.PLACE) and named and isinstance(claim.value, str):
            side = sides.get(voice_key(claim), "Others")
            words.setdefault(named, {}).setdefault(side, {}).setdefault(" ".join(claim.value.split()), None)
    found = []
    for name, by_side in words.items():
        if len({w.lower() for told in by_side.values() for w in told}) > 1:
            found.append((name, [(side, tuple(told)[:6]) for side, told in by_side.items()]))
    return found
