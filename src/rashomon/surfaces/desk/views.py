"""What stands on every page: the bar, the queue, and beside it the map, the timeline and what was done last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.records import Judgement, Status
from rashomon.surfaces.desk.catalogue import Line, name_parties
from rashomon.surfaces.desk.doubting import say_reasons
from rashomon.surfaces.desk.filtering import JUDGED, ORDERS, Filters, chips_of
from rashomon.surfaces.desk.keeping import Desk
from rashomon.surfaces.desk.mapping import draw_map
from rashomon.surfaces.desk.timing import draw_timeline
from rashomon.surfaces.judgements.saying import say_judgement

PAGE = 40
"""Incidents of the queue on a page."""
_DONE = 8
_QUICK = (Status.DISPUTED, Status.UNCORROBORATED, Status.AGREED)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the queue."""

    line: Line
    reasons: str
    parties: str
    address: str
    current: bool
    similar: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody did: when, who (in two letters and in full), and what."""

    day: str
    hour: str
    short: str
    by: str
    words: str
    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the queue: its items, its number of how many, and what lies before and behind it."""

    items: tuple[Item, ...]
    number: int
    of: int
    earlier: str
    later: str


def queue_of(found: Sequence[Line], asked: Filters, *, current: str | None = None, page: int | None = None, similar: Mapping[str, tuple[Line, ...]] | None = None) -> Page:
    """The part of the queue that is asked for, else the one that the open incident is in; `similar` are those that each may be the same as."""
    at = next((n for n, line in enumerate(found) if line.id == current), 0)
    last = max(0, (len(found) - 1) // PAGE)
    number = min(last, max(0, at // PAGE if page is None else page - 1))
    items = tuple(
        Item(line, say_reasons(line.reasons), name_parties(line), asked.address(f"/incidents/{line.id}"), line.id == current, (similar or {}).get(line.id, ()))
        for line in found[number * PAGE : (number + 1) * PAGE]
    )
    earlier = asked.address("/", page=str(number)) if number else ""
    later = asked.address("/", page=str(number + 2)) if number < last else ""
    return Page(items, number + 1, last + 1, earlier, later)


def around(desk: Desk, asked: Filters, found: Sequence[Line], *, current: str | None = None, page: int | None = None) -> dict[str, Any]:
    """What the templates of queue and side need."""
    catalogue = desk.catalogue
    chosen = {line.id for line in found}
    roads, towns = desk.landmarks
    lines = catalogue.lines
    similar = {name: tuple(lines[o] for o in others if o in lines) for name, others in desk.similar.items() if name in lines}
    return {
        "asked": asked,
        "found": len(found),
        "held": len(catalogue.lines),
        "queue": queue_of(found, asked, current=current, page=page, similar=similar),
        "chips": chips_of(asked, catalogue.parties, "/"),
        "quick": _quick(found, asked, similar),
        "offered": catalogue.offered,
        "orders": ORDERS,
        "judged_words": JUDGED,
        "sheet": draw_map(catalogue.lines.values(), chosen, asked, current=current, roads=roads, towns=towns),
        "times": draw_timeline(catalogue.lines.values(), chosen, asked),
        "deeds": deeds_of(catalogue.judgements[-_DONE:], desk.judge),
        "unread": sum(line.left for line in found),
        "claims": sum(line.claims for line in found),
    }


def deeds_of(judgements: Sequence[Judgement], judge: str) -> list[Deed]:
    """What was decided, the latest first."""
    return [
        Deed(j.at[:10], j.at[11:16], "you" if j.by == judge else initials(j.by), j.by, say_judgement(j), j.id) for j in reversed(judgements)
    ]


def initials(name: str) -> str:
    """Two letters for a name: "MK" for "Mara Klein"."""
    words = name.split()
    return (words[0][:1] + words[-1][:1]).upper() if len(words) > 1 else name[:2].upper()


def _quick(found: Sequence[Line], asked: Filters, similar: Mapping[str, tuple[Line, ...]]) -> list[tuple[Status | None, str, int, str]]:
    """Filters that one touch sets: each with how many it would leave."""
    counted = Counter(line.status for line in found)
    chips: list[tuple[Status | None, str, int, str]] = [
        (status, "", counted[status], asked.but(status=(status.value,)).address("/")) for status in _QUICK if not asked.status
    ]
    if not asked.judged:
        chips.append((None, "unread", sum(not line.judged for line in found), asked.but(judged="none").address("/")))
    if similar and not asked.similar:
        chips.append((None, "similar", sum(bool(similar.get(line.id)) for line in found), asked.but(similar=True).address("/")))
    return chips


def next_unread(found: Sequence[Line], current: str | None) -> Line | None:
    """The next incident of the queue with a claim that nobody has answered, the open one left aside; None where all is read."""
    return next((line for line in found if line.left and line.id != current), None)


def neighbours(found: Sequence[Line], current: str) -> tuple[Line | None, Line | None]:
    """The incidents before and behind the open one in the queue."""
    names = [line.id for line in found]
    if current not in names:
        return None, found[0] if found else None
    at = names.index(current)
    return found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None

