"""What a derived format leaves out, and why; and what its rows are made by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.jsonl import first_day

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An incident, or one telling of it, that has no row, with the reason in plain words."""

    incident: str
    reason: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Made(Generic[Row]):
    """The rows that incidents make, in order, and what made none; `of` has the id of each row's incident."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    of: tuple[str, ...]


def make_rows(incidents: Sequence[Incident], reports: Sequence[Report], make: Callable[[Incident, Mapping[str, Report]], Iterator[Row | LeftOut]]) -> Made[Row]:
    """What `make` makes of each incident, by day and then by id, rows apart from what is left out."""
    by_id = {report.id: report for report in reports}
    made = [(incident.id, one) for incident in sorted(incidents, key=first_day) for one in make(incident, by_id)]
    rows = [(name, one) for name, one in made if not isinstance(one, LeftOut)]
    left_out = tuple(one for _, one in made if isinstance(one, LeftOut))
    return Made(tuple(one for _, one in rows), left_out, tuple(name for name, _ in rows))
