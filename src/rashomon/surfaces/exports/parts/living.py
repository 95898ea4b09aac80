"""A living table: what was added, changed and withdrawn since an earlier export, each row under the id that it was given first.

An incident's own id comes from its events, and a further report may give it another. A table elsewhere knows the row by the id under which it came, so that the id stays with the row: with the
incident that still bears it, else with the one that has most of the row's events. What two rows told and is one incident now keeps one id; the other row is withdrawn into it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rashomon.records import Incident
from rashomon.surfaces.exports import Format
from rashomon.surfaces.exports.parts.leaving import LeftOut, Made
from rashomon.surfaces.exports.parts.tables import table_lines

COLUMNS = ("change", "id", "incident", "into", "reason")
"""The columns of a list of changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A row as an export wrote it: its id in the table, its incident and the events that it tells of at that time, and a digest over its cells."""

    id: str
    incident: str
    events: tuple[str, ...]
    digest: str


class What(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row that is new, other than it was, or gone. `into` is the row that has what this one told, where one has."""

    what: What
    id: str
    incident: str
    into: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a format under their lasting ids, and how each is kept; `left_out` are the incidents and tellings that have none."""

    rows: tuple[Mapping[str, Any], ...]
    kept: tuple[Kept, ...]
    left_out: tuple[LeftOut, ...]


def make_table(made: Format, sorted_out: Made[Any], incidents: Iterable[Incident], earlier: Sequence[Kept] = ()) -> Table:
    """The rows of a format, those of an earlier export under the ids that they had there."""
    assert made.row_id is not None
    told = {incident.id: tuple(sorted(event.id for event in incident.events)) for incident in incidents}
    own = [str(row[made.row_id]) for row in sorted_out.rows]
    events = [(name,) if name in told[incident] else told[incident] for name, incident in zip(own, sorted_out.of, strict=True)]
    names = _names(own, events, earlier)
    rows = tuple({**row, made.row_id: type(row[made.row_id])(name)} for row, name in zip(sorted_out.rows, names, strict=True))
    kept = (
        Kept(id=name, incident=incident, events=each, digest=_digest(row))
        for name, incident, each, row in zip(names, sorted_out.of, events, rows, strict=True)
    )
    return Table(rows=rows, kept=tuple(kept), left_out=sorted_out.left_out)


def find_changes(table: Table, earlier: Sequence[Kept], *, held: Mapping[str, str]) -> tuple[Change, ...]:
    """What became of the rows since: in the order of the table, then what is withdrawn by id.

    `held` has the incident of each event of the earlier rows that the ledger still holds, whether the incident is asked for or not.
    """
    before, now = {row.id: row for row in earlier}, {row.id: row for row in table.kept}
    at = {event: row.id for row in table.kept for event in row.events}
    changes = []
    for row in table.kept:
        old = before.get(row.id)
        if old is None:
            parted = sorted({was.id for was in earlier if set(was.events) & set(row.events)})
            changes.append(Change(what=What.ADDED, id=row.id, incident=row.incident, reason=f"parted from {', '.join(parted)}" if parted else ""))
        elif old.digest != row.digest:
            changes.append(Change(what=What.CHANGED, id=row.id, incident=row.incident))
    left_out = {(one.incident, one.event): one.reason for one in table.left_out}
    for old in sorted(earlier, key=lambda row: row.id):
        if old.id not in now:
            changes.append(_withdrawn(old, at, held, left_out))
    return tuple(changes)


def changed_rows(table: Table, changes: Iterable[Change]) -> tuple[Mapping[str, Any], ...]:
    """The rows that were added or changed, in the order of the table."""
    wanted = {change.id for change in changes if change.what is not What.WITHDRAWN}
    return tuple(row for row, kept in zip(table.rows, table.kept, strict=True) if kept.id in wanted)


def list_changes(changes: Iterable[Change]) -> Iterator[str]:
    """The changes as lines of CSV."""
    return table_lines(COLUMNS, [{"change": c.what.value, "id": c.id, "incident": c.incident, "into": c.into, "reason": c.reason} for c in changes])


def _withdrawn(old: Kept, at: Mapping[str, str], held: Mapping[str, str], left_out: Mapping[tuple[str, str | None], str]) -> Change:
    into = next((at[event] for event in old.events if event in at), "")
    if into:
        return Change(what=What.WITHDRAWN, id=old.id, incident=old.incident, into=into, reason="what it told is told by another row, whose incident has its accounts now")
    incidents = {event: held[event] for event in old.events if event in held}
    why = next((left_out[key] for event, name in incidents.items() for key in ((name, event), (name, None)) if key in left_out), None)
    if why is None:
        why = "its incident is not among those that are asked for any more" if incidents else "no report in the ledger tells of it any more"
    return Change(what=What.WITHDRAWN, id=old.id, incident=old.incident, reason=why)


def _names(own: Sequence[str], events: Sequence[Collection[str]], earlier: Sequence[Kept]) -> list[str]:
    """The lasting id of each row, given those that the rows would have by themselves: no two rows get one."""
    names: dict[int, str] = {}
    free = {row.id: row for row in earlier}
    for number, name in enumerate(own):
        if name in free:
            names[number] = free.pop(name).id
    bearer: dict[str, list[Kept]] = {}
    for row in free.values():
        for event in row.events:
            bearer.setdefault(event, []).append(row)
    shared: dict[tuple[int, str], int] = {}
    for number in range(len(own)):
        for row in (row for event in events[number] for row in bearer.get(event, ())):
            if number not in names:
                shared[number, row.id] = shared.get((number, row.id), 0) + 1
    for number, name in sorted(shared, key=lambda pair: (-shared[pair], pair[1], own[pair[0]])):
        if number not in names and name in free:
            names[number] = free.pop(name).id
    return [names.get(number, name) for number, name in enumerate(own)]


def _digest(row: Mapping[str, Any]) -> str:
    cells = {name: cell for name, cell in row.items() if cell not in (None, "")}
    return hashlib.sha256(json.dumps(cells, sort_keys=True, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")).hexdigest()[:32]
