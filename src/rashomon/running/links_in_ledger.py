"""Between what linking keeps and the ledger's rows: linking asks for nodes, filings and ties, the ledger has tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from rashomon.linking.copies import Copy
from rashomon.linking.kept import Filing, Node, StoredChange
from rashomon.linking.syndication import Sketch
from rashomon.linking.ties import Footing
from rashomon.records import Event, Incident, Report
from rashomon.storing.links import Changes, Links


class KeptLinks:
    """A ledger as linking sees it (`kept.Kept` and `kept.Source`). `amended` are events that people's judgements changed, by id."""

    def __init__(self, links: Links, amended: Mapping[str, Event]) -> None:
        self._links = links
        self._amended = amended

    def reports(self, ids: Collection[str] | None) -> dict[str, Report]:
        """These reports, of those that are there; all where None is given."""
        return self._links.reports(ids)

    def events(self, reports: Collection[str] | None) -> list[Event]:
        """All events of these reports, as people left them; of all reports where None is given."""
        return [self._amended.get(event.id, event) for event in self._links.events(reports)]

    def events_named(self, ids: Collection[str]) -> list[Event]:
        """These events, as people left them."""
        return [self._amended.get(event.id, event) for event in self._links.events_named(ids)]

    def nodes(self, events: Collection[str]) -> dict[str, Node]:
        """The nodes of these events."""
        return _nodes(self._links.nodes(events))

    def nodes_in(self, reports: Collection[str]) -> dict[str, Node]:
        """The nodes of these reports."""
        return _nodes(self._links.nodes_in(reports))

    def nodes_at(self, homes: Collection[str]) -> dict[str, Node]:
        """The nodes of these incidents."""
        return _nodes(self._links.nodes_at(homes))

    def filed(self, keys: Collection[int]) -> Iterator[Filing]:
        """Everything filed under these keys."""
        return (Filing(row.key, row.day, row.event, row.asks) for row in self._links.filed(keys))

    def ties(self, events: Collection[str]) -> dict[str, dict[str, float]]:
        """The ties of these events."""
        found: dict[str, dict[str, float]] = {}
        for row in self._links.ties(events):
            found.setdefault(row.one, {})[row.other] = row.total
        return found

    def sketches(self, reports: Collection[str]) -> dict[str, Sketch]:
        """The sketches of these reports."""
        return {row.report: _sketch(row) for row in self._links.texts(reports)}

    def alike(self, bands: Collection[int], cells: Collection[int]) -> dict[str, Sketch]:
        """The sketches of the reports that have one of these bands, and of those of these days."""
        return {row.report: _sketch(row) for row in self._links.texts_alike(bands, cells)}

    def copies(self, reports: Collection[str]) -> list[Copy]:
        """The copies that these reports are part of."""
        found = {(row.one, row.other): row for row in self._links.copies(reports)}
        return [
            Copy(left=one, right=other, share=row.share, runs=row.runs, quotations=row.quotations)
            for (one, other), row in found.items()
        ]

    def groups(self, reports: Collection[str]) -> dict[str, str]:
        """The group of each of these reports."""
        return {row.report: row.label for row in self._links.texts(reports)}


def _nodes(found: Iterable[Any]) -> dict[str, Node]:
    return {row.event: Node(**{**row._asdict(), "standing": Footing(row.standing)}) for row in found}


def _sketch(row: Any) -> Sketch:
    bands, sample = (np.frombuffer(packed, dtype="<i8").tolist() for packed in (row.bands, row.sample))
    return Sketch(tuple(bands), frozenset(sample), row.cell)


def _packed(numbers: Iterable[int]) -> bytes:
    return np.array(list(numbers), dtype="<i8").tobytes()


def rows_of(change: StoredChange, *, version: str, judged: str, linked: Collection[str], incidents: Iterable[Incident]) -> Changes:
    """A change of linking as rows. What it adds takes the place of what is there, which is therefore taken out first."""
    both = [{"here": a, "there": b} for one, other in change.ties_gone | change.ties.keys() for a, b in ((one, other), (other, one))]
    return Changes(
        whole=change.whole,
        version=version,
        judged=judged,
        linked=linked,
        texts_gone=[] if change.whole else change.reports_gone,
        texts_renewed=[] if change.whole else change.reports.keys(),
        texts=(
            {"report": name, "cell": s.cell, "bands": _packed(s.bands), "sample": _packed(sorted(s.sample)), "label": label}
            for name, (s, label) in change.reports.items()
        ),
        bands=({"band": band, "report": name} for name, (s, _) in change.reports.items() for band in dict.fromkeys(s.bands)),
        copies=(
            {"one": c.left, "other": c.right, "share": c.share, "runs": c.runs, "quotations": c.quotations}
            for c in change.copies
        ),
        nodes_gone=[] if change.whole else change.nodes_gone | change.nodes.keys(),
        nodes=({**asdict(node), "standing": node.standing.value} for node in change.nodes.values()),
        filings_gone=[{"of": filing.key, "who": filing.event} for filing in change.filings_gone],
        filings=({"key": f.key, "event": f.event, "day": f.day, "asks": f.asks} for f in change.filings),
        ties_gone=[] if change.whole else both,
        ties=(
            {"one": a, "other": b, "total": total}
            for (one, other), total in change.ties.items()
            for a, b in ((one, other), (other, one))
        ),
        dissolved=change.dissolved,
        incidents=incidents,
    )
