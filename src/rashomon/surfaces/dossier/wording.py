"""What each side calls the same thing, a column per side and one for the outlets' own voice; evaluative terms are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.knowledge.wording import load_wording
from rashomon.reconciling.wordings import Called, Use, by_words, find_wordings
from rashomon.records import UNKNOWN
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.siding import OTHERS, OWN, find_sides
from rashomon.surfaces.dossier.tabulating import Ref
from rashomon.surfaces.naming import side_of
from rashomon.surfaces.wording import Word, cut_words, say_manner

SHOWN = 5
"""Wordings that a cell shows; how many more there are is said."""

@dataclass(frozen=True, slots=True)
class Wording:
    """Words with the reports that hold them; `note` says what they are besides ("at a distance"), `alone` that one side has them."""

    words: tuple[Word, ...]
    refs: tuple[Ref, ...]
    note: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column calls the thing of its row: nothing, or its words; `more` counts those not shown."""

    side: str
    wordings: tuple[Wording, ...]
    more: int


@dataclass(frozen=True, slots=True)
class WordingTable:
    """The columns, the rows by what the ledger calls each thing, and the terms that are marked, each with what it says."""

    sides: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    terms: tuple[tuple[str, str, str], ...]


def table_wordings(entry: Entry, index: Index, *, loaded: bool = False) -> WordingTable | None:
    """The table of an incident, None where nothing has two names or a loaded one. `loaded`: only what has a loaded one."""
    called = [c for c in find_wordings(entry.incident) if c.loaded or not loaded]
    if not called:
        return None
    columns = _Columns(entry, index)
    told = [(c, {key: [u for u in c.uses if columns.of(u) == key] for key in columns.keys}) for c in called]
    keys = [key for key in columns.keys if any(by[key] for _, by in told)]
    rows = tuple(
        (_name(c), tuple(_cell(columns.names[key], by[key], entry, index) for key in keys)) for c, by in told
    )
    return WordingTable(tuple(columns.names[k] for k in keys), rows, tuple(_explain(called)))


class _Columns:
    """Which column a use stands in: its source's side, the others, or the outlets' own voice, which comes last."""

    def __init__(self, entry: Entry, index: Index) -> None:
        sides = find_sides(entry, index)
        self.names = {s.key: "Others" if s.key == OTHERS else f"{s.name}: sources" for s in sides}
        self.names |= {OTHERS: self.names.get(OTHERS, "Others"), OWN: "Outlets, own voice"}
        self._voices = {v.key: s.key for s in sides for v in s.voices}
        self.keys = [*(s.key for s in sides if s.key != OTHERS), OTHERS, OWN]

    def of(self, use: Use) -> str:
        source = use.attribution.source
        if source.kind == "outlet":
            return OWN
        party = source.party
        spoken = side_of(party.id) if party is not None and party.id != UNKNOWN else OTHERS
        return self._voices.get(source.key, spoken if spoken in self.keys else OTHERS)


def _name(called: Called) -> str:
    return called.name[:1].upper() + called.name[1:] if called.id in ("", UNKNOWN) else called.name


def _cell(side: str, uses: Sequence[Use], entry: Entry, index: Index) -> Cell:
    grouped = list(by_words(uses).values())
    shown = tuple(_wording(group, entry, index) for group in grouped[:SHOWN])
    return Cell(side, shown, max(0, len(grouped) - SHOWN))


def _wording(uses: Sequence[Use], entry: Entry, index: Index) -> Wording:
    numbers = sorted({index.numbers[u.span.report] for u in uses})
    refs = tuple(Ref(n, f"{entry.anchor}-r{n}") for n in numbers)
    return Wording(tuple(cut_words(uses[0])), refs, say_manner(uses), any(u.alone for u in uses))


def _explain(called: Iterable[Called]) -> Iterable[tuple[str, str, str]]:
    """Each term used, with its valence and what it says, in order of the alphabet."""
    names = sorted({t.id for c in called for u in c.uses for t in u.terms})
    for entry in filter(None, map(load_wording().term, names)):
        yield entry.id.replace("-", " "), entry.valence, entry.says
