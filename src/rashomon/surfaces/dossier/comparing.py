"""Who says what: every claim against every source, and what some leave out."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Attribute, Certainty, Fact, Position, Status
from rashomon.surfaces.describing import join_words
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.siding import OWN, Side, find_sides, voice_key
from rashomon.surfaces.dossier.tabulating import label_fact, say_position
from rashomon.surfaces.naming import ORDER
from rashomon.surfaces.silences import list_silences

WIDEST = 10
"""Columns of single sources; the least talkative beyond them share one column per side."""

LONGEST = 28
"""Lines of the matrix: disputed questions are all there, the agreed ones as far as there is room."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one position: "a" asserts, "h" hedges or is too vague to tell, "n" denies, "s" is silent; in how many reports."""

    mark: str
    reports: int = 0
    span: int = 1
    starts: bool = False
    whole: bool = False

    @property
    def word(self) -> str:
        """The mark as a word."""
        return {"a": "asserts", "h": "hedges", "n": "denies", "s": "silent"}[self.mark]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One position of one fact, and what every source says of it; a side that is wholly silent is one wide cell."""

    label: str
    value: str
    disputed: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sides with their sources as columns, positions as rows."""

    sides: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[MatrixRow, ...]
    left_out: int


def _columns(side: Side, room: int) -> list[tuple[str, tuple[str, ...]]]:
    """The columns of a side: its sources one by one while there is room, the rest together."""
    voices = list(side.voices)
    if len(voices) <= room:
        return [(v.name, (v.key,)) for v in voices]
    own = [v for v in voices if v.key == OWN]
    named = [v for v in voices if v.key != OWN]
    alone = named[: max(0, room - 1 - len(own))]
    rest = named[len(alone) :]
    columns: list[tuple[str, tuple[str, ...]]] = [(v.name, (v.key,)) for v in alone]
    if rest:
        columns.append((f"{len(rest)} more" if alone else f"{len(rest)} sources", tuple(v.key for v in rest)))
    return columns + [(v.name, (v.key,)) for v in own]


def _share(sides: list[Side]) -> list[int]:
    """How many columns each side may fill: what it needs, cut evenly where all need more than there is."""
    needs = [len(s.voices) for s in sides]
    while sum(needs) > WIDEST and max(needs) > 2:
        needs[needs.index(max(needs))] -= 1
    return needs


def _cell(entry: Entry, fact: Fact, position: Position, keys: tuple[str, ...]) -> Cell:
    own = fact.own(position)
    holding = [entry.claims[c] for c in position.claims if c in entry.claims and voice_key(entry.claims[c]) in keys]
    denying = [entry.claims[c] for c in position.denied_by if c in entry.claims and voice_key(entry.claims[c]) in keys]
    if holding:
        sure = any(c.certainty is Certainty.CERTAIN and c.id in own for c in holding)
        return Cell("a" if sure else "h", len({entry.told_in[c.id] for c in holding}))
    if denying:
        return Cell("n", len({entry.told_in[c.id] for c in denying}))
    return Cell("s")


def compare_sources(entry: Entry, index: Index) -> Matrix | None:
    """The matrix of an incident; None where one voice alone speaks and there is nothing to compare."""
    sides = find_sides(entry, index)
    if sum(len(s.voices) for s in sides) < 2:
        return None
    columns = [_columns(side, room) for side, room in zip(sides, _share(sides), strict=True)]
    rows = []
    facts = sorted(entry.incident.facts, key=lambda f: ORDER.index(f.attribute))
    has_kind = any(f.attribute is Attribute.KIND for f in facts)
    for fact in facts:
        if fact.attribute is Attribute.TYPE and has_kind:
            continue
        for position in fact.positions:
            cells: list[Cell] = []
            for group in columns:
                said = [_cell(entry, fact, position, keys) for _, keys in group]
                if all(c.mark == "s" for c in said):
                    cells.append(Cell("s", span=len(said), starts=True, whole=True))
                else:
                    cells += [Cell(c.mark, c.reports, 1, n == 0) for n, c in enumerate(said)]
            value = say_position(fact, position)[0]
            rows.append(MatrixRow(label_fact(fact, entry, index), value, fact.status is Status.DISPUTED, tuple(cells)))
    kept = rows if len(rows) <= LONGEST else _shorten(rows)
    heads = tuple((side.name, tuple(name for name, _ in group)) for side, group in zip(sides, columns, strict=True))
    return Matrix(heads, tuple(kept), len(rows) - len(kept))


def _shorten(rows: list[MatrixRow]) -> list[MatrixRow]:
    ranked = sorted(range(len(rows)), key=lambda n: (not rows[n].disputed, n))[:LONGEST]
    return [rows[n] for n in sorted(ranked)]


def find_silences(entry: Entry, index: Index) -> list[tuple[str, str]]:
    """Who leaves out what others tell, sides before outlets, and what it is, each in words."""
    found = []
    for left in list_silences(entry.incident, lambda report: str(index.outlet(report))):
        verb = "leaves" if len(left.who) == 1 else "leave"
        found.append((f"{join_words(list(left.who))} {verb} out", join_words(list(left.what))))
    return found
