"""What the desk holds while it runs: the ledger, its catalogue, and what each answer of this sitting changed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.collecting import uncollected
from rashomon.records import Incident, Judgement
from rashomon.running.between import may_be_one
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER
from rashomon.surfaces.cli.judge.telling import tell_changes
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.desk.catalogue import Catalogue, Line, state_of
from rashomon.surfaces.desk.filtering import Filters, select
from rashomon.surfaces.desk.reading_in import Reading
from rashomon.surfaces.dossier.landmarks import landmarks_of
from rashomon.surfaces.dossier.mapping import Road, Town

_TOLD = 500
"""Answers of which is remembered what they changed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer changed, in lines; `event` is one that it was about, by which its incident is found again."""

    judgement: Judgement
    changes: tuple[str, ...]


class Desk:
    """An open ledger with what is kept beside it in memory.

    `judge` is whose answers they are unless somebody else says who he is; `address`
    where a ledger is made where there is none yet.

    Reading is free; what writes goes one after the other.
    """

    def __init__(self, ledger: str | None, *, judge: str, address: str = DEFAULT_LEDGER) -> None:
        self.judge = judge
        self.writing = threading.RLock()
        self.reading = Reading()
        self.address = ledger or address
        self._kept: Ledger | None = None
        self._catalogue: Catalogue | None = None
        self._loading = threading.Lock()
        self._landmarks: tuple[tuple[Road, ...], tuple[Town, ...]] | None = None
        self._similar: Mapping[str, tuple[str, ...]] = {}
        self._told: OrderedDict[str, Told] = OrderedDict()
        if ledger is not None:
            self.open(ledger)

    def open(self, ledger: str, *, create: bool = False) -> None:
        """Take this ledger to the desk, in the place of any that lies there."""
        opened = Ledger.open(ledger, create=create)
        old, self._kept = self._kept, opened
        self.address, self._catalogue, self._landmarks, self._similar = ledger, None, None, {}
        if old is not None:
            old.close()

    def close(self) -> None:
        """Let go of the ledger."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    @property
    def opened(self) -> bool:
        """Whether a ledger lies on the desk."""
        return self._kept is not None

    @property
    def kept(self) -> Ledger:
        """The ledger."""
        assert self._kept is not None
        return self._kept

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as the ledger stands now; read again where somebody else has written meanwhile."""
        found = self._catalogue
        if found is not None and found.revision == state_of(self.kept):
            return found
        with self._loading:
            found = self._catalogue
            if found is None or found.revision != state_of(self.kept):
                with uncollected():
                    found = self._catalogue = Catalogue.of(self.kept)
            return found

    @property
    def landmarks(self) -> tuple[tuple[Road, ...], tuple[Town, ...]]:
        """The roads and the towns of the theatres that the ledger was read with."""
        if self._landmarks is None:
            self._landmarks = landmarks_of(self.kept.runs())
        return self._landmarks

    @property
    def similar(self) -> Mapping[str, tuple[str, ...]]:
        """The incidents (ids) that each may be the same as, the likeliest first; empty until `compare_all` has found them."""
        return self._similar

    def compare_all(self) -> None:
        """Find which incidents may be the same: seconds on a ledger of thousands, so beside what is shown."""
        found: dict[str, list[str]] = {}
        for pair in may_be_one(self.kept):
            found.setdefault(pair.left, []).append(pair.right)
            found.setdefault(pair.right, []).append(pair.left)
        self._similar = {name: tuple(others) for name, others in found.items()}

    def select(self, asked: Filters) -> list[Line]:
        """The incidents that are looked for, in order."""
        return select(self.catalogue.lines.values(), asked, self.kept.incidents_saying, self.similar)

    def decide(self, make: Callable[[Ledger], Judgement], check: Callable[[], None] | None = None) -> Told:
        """Keep the judgement that `make` makes, carry it out at once, and say what it changed. `check` may refuse it in the last moment by raising."""
        with self.writing:
            before = self.catalogue
            bring_up_to_date(self.kept)
            if check is not None:
                check()
            judgement = make(self.kept)
            self.kept.add_judgements([judgement])
            changed = bring_up_to_date(self.kept, watch=True)
            gone, made = {i.id for i in changed.before}, {i.id for i in changed.after}
            if before.revision[1] == 0 and state_of(self.kept) == (before.revision[0] + 1, 0):  # nobody else wrote meanwhile
                self._catalogue = before.renewed(self.kept, gone, made)
            if gone != made:  # one that was similar may be the same by now, or another's
                self._similar = {name: tuple(o for o in others if o in made or o not in gone) for name, others in self._similar.items() if name in made or name not in gone}
            told = Told(judgement, tuple(_say(changed.before, changed.after)))
            self._told[judgement.id] = told
            while len(self._told) > _TOLD:
                self._told.popitem(last=False)
            return told

    def told(self, judgement: str) -> Told | None:
        """What an answer of this sitting changed."""
        return self._told.get(judgement)


def _say(before: Sequence[Incident], after: Sequence[Incident]) -> list[str]:
    """The changes in lines; of a change in one incident alone its name is left out."""
    lines = list(tell_changes(before, after))
    if len(lines) == 1:
        for incident in after:
            lines = [lines[0].removeprefix(f"{incident.id} {on_one_line(incident.title)}: ")]
    return lines
