"""Accounts side by side: the same question on the same line, each side in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Certainty, Claim, Polarity, Source
from rashomon.surfaces.describing import count_of
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.quoting import Piece, fold_pieces, overlay_pieces, quote_claims, say_offsets
from rashomon.surfaces.dossier.siding import OWN, Side, find_sides
from rashomon.surfaces.dossier.tabulating import Ref
from rashomon.surfaces.naming import READ_ACROSS

SHOWN = 3
"""Quotations that a cell opens with; the rest stand folded beneath it."""


MARKS_OF = {"ru": "«»", "ar": "«»", "fa": "«»", "fr": "«»", "uk": "«»", "de": "„“"}
"""The quotation marks of a language; English ones everywhere else."""


@dataclass(frozen=True, slots=True)
class Printing:
    """One outlet's printing of the words: its name, the report's number, the offsets."""

    outlet: str
    ref: Ref
    offsets: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Whose words they are and whose hands they came through; several outlets where they print the same chain."""

    places: tuple[Printing, ...]
    via: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence with its marks, in its own language, and every report that carries it in these very words."""

    pieces: tuple[Piece, ...]
    language: str
    denied: bool
    hedge: str
    citations: tuple[Citation, ...]

    @property
    def quoted(self) -> bool:
        """Whether the words open with a quotation mark of their own, and so need none."""
        return bool(self.pieces) and self.pieces[0].text[:1] in "\"'“”«„‘"

    @property
    def opening(self) -> str:
        """The mark before the words."""
        return "" if self.quoted else MARKS_OF.get(self.language, "“”")[0]

    @property
    def closing(self) -> str:
        """The mark after them."""
        return "" if self.quoted else MARKS_OF.get(self.language, "“”")[1]


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


def cite(entry: Entry, index: Index, groups: list[list[Claim]]) -> tuple[Citation, ...]:
    """The citations of the same words in one report or more, each group one source in one report; equal chains share one."""
    chains: dict[tuple[tuple[str, ...], str | None], list[Printing]] = {}
    for claims in groups:
        report = entry.told_in[claims[0].id]
        source: Source = claims[0].attribution.source
        number = index.numbers[report]
        chain = (tuple(v.name for v in claims[0].attribution.via), None if source.kind == "outlet" else source.name)
        chains.setdefault(chain, []).append(
            Printing(index.outlet(report), Ref(number, f"{entry.anchor}-r{number}"), say_offsets(claims))
        )
    return tuple(
        Citation(tuple(sorted(places, key=lambda p: p.ref.number)), *chain) for chain, places in chains.items()
    )


def quote_all(entry: Entry, index: Index, claims: list[Claim]) -> list[Quotation]:
    """These claims as quotations: one per sentence, the same words in several reports quoted once and cited severally."""
    grouped: dict[tuple[str, str, tuple[str, ...], bool], list[Claim]] = {}
    for claim in claims:
        via = tuple(v.key for v in claim.attribution.via)
        denied = claim.polarity is Polarity.DENIED
        grouped.setdefault((entry.told_in[claim.id], claim.attribution.source.key, via, denied), []).append(claim)
    merged: dict[tuple[str, str, bool, str], list[tuple[tuple[Piece, ...], list[Claim]]]] = {}
    for (report, _, _, denied), group in grouped.items():
        for together in _split_far(group):
            found = index.reports.get(report)
            sure = {c.certainty for c in together}
            hedge = next(iter(sure)).value if len(sure) == 1 and Certainty.CERTAIN not in sure else ""
            pieces = tuple(quote_claims(together, found))
            key = (fold_pieces(pieces), found.language if found else "en", denied, hedge)
            merged.setdefault(key, []).append((pieces, together))
    quotations = [
        Quotation(
            pieces=overlay_pieces([pieces for pieces, _ in printings]),
            language=language,
            denied=denied,
            hedge=hedge,
            citations=cite(entry, index, [claims for _, claims in printings]),
        )
        for (_, language, denied, hedge), printings in merged.items()
    ]
    return sorted(quotations, key=lambda q: -sum(len(c.places) for c in q.citations))


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
        parts = ([count_of(len(named), "source")] if named else []) + (
            ["outlets in their own voice"] if len(named) < len(side.voices) else []
        )
        found.append(Heading(side.name, f"{', '.join(parts)}, in {count_of(len(reports), 'report')}"))
    return found


def align_accounts(entry: Entry, index: Index) -> tuple[list[Heading], list[Question]]:
    """The columns and the questions of an incident; a question that no claim answers is not asked.

    Where one side alone speaks there is nothing to read across, and no question.
    """
    sides = find_sides(entry, index)
    if len(sides) < 2:
        return head_sides(entry, sides), []
    questions = []
    for words, attributes in READ_ACROSS:
        answers = []
        for side in sides:
            quotations = quote_all(entry, index, [c for c in side.claims if c.attribute in attributes])
            answers.append(Answer(side.name, tuple(quotations[:SHOWN]), tuple(quotations[SHOWN:])))
        if any(a.shown for a in answers):
            questions.append(Question(words, tuple(answers)))
    return head_sides(entry, sides), questions

