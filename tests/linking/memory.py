"""What is kept of linkings, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.linking.copies import Copy
from rashomon.linking.kept import Filing, LinksMade, Node, StoredChange
from rashomon.linking.syndication import Sketch
from rashomon.records import Event, Report


@dataclass
class Memory:
    """A `kept.Kept` and a `kept.Source` at once."""

    told: dict[str, tuple[Report, tuple[Event, ...]]] = field(default_factory=dict)
    held: dict[str, Node] = field(default_factory=dict)
    filings: set[Filing] = field(default_factory=set)
    tied: dict[tuple[str, str], float] = field(default_factory=dict)
    sketched: dict[str, tuple[Sketch, str]] = field(default_factory=dict)
    copied: dict[tuple[str, str], Copy] = field(default_factory=dict)
    incidents: dict[str, LinksMade] = field(default_factory=dict)

    def nodes(self, events: Collection[str]) -> Mapping[str, Node]:
        return {one: self.held[one] for one in events if one in self.held}

    def nodes_in(self, reports: Collection[str]) -> Mapping[str, Node]:
        return {node.event: node for node in self.held.values() if node.report in reports}

    def nodes_at(self, homes: Collection[str]) -> Mapping[str, Node]:
        return {node.event: node for node in self.held.values() if node.home in homes}

    def filed(self, keys: Collection[int]) -> Iterable[Filing]:
        return [filing for filing in self.filings if filing.key in set(keys)]

    def ties(self, events: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        found: dict[str, dict[str, float]] = {one: {} for one in events}
        for (one, other), total in self.tied.items():
            for here, there in ((one, other), (other, one)):
                if here in found:
                    found[here][there] = total
        return found

    def sketches(self, reports: Collection[str]) -> Mapping[str, Sketch]:
        return {name: self.sketched[name][0] for name in reports if name in self.sketched}

    def alike(self, bands: Collection[int], cells: Collection[int]) -> Mapping[str, Sketch]:
        held = {name: sketch for name, (sketch, _) in self.sketched.items()}
        return {n: s for n, s in held.items() if s.cell in cells or not set(bands).isdisjoint(s.bands)}

    def copies(self, reports: Collection[str]) -> Iterable[Copy]:
        return [copy for copy in self.copied.values() if copy.left in reports or copy.right in reports]

    def groups(self, reports: Collection[str]) -> Mapping[str, str]:
        return {name: self.sketched[name][1] for name in reports if name in self.sketched}

    def reports(self, ids: Collection[str]) -> Mapping[str, Report]:
        return {name: self.told[name][0] for name in ids if name in self.told}

    def events(self, reports: Collection[str]) -> Iterable[Event]:
        return [event for name in reports if name in self.told for event in self.told[name][1]]

    def keep(self, change: StoredChange) -> None:
        """Carry a change out."""
        if change.whole:
            self.held, self.filings, self.tied, self.sketched, self.copied, self.incidents = {}, set(), {}, {}, {}, {}
        for name in change.reports_gone:
            self.sketched.pop(name, None)
            self.copied = {pair: copy for pair, copy in self.copied.items() if name not in pair}
        self.sketched |= change.reports
        self.copied |= {(copy.left, copy.right): copy for copy in change.copies}
        for one in change.nodes_gone:
            self.held.pop(one, None)
        self.held |= change.nodes
        self.filings = (self.filings - set(change.filings_gone)) | set(change.filings)
        self.tied = {pair: total for pair, total in self.tied.items() if pair not in change.ties_gone} | change.ties
        for home in change.dissolved:
            del self.incidents[home]
        for made in change.made:
            assert made.events[0] not in self.incidents
            self.incidents[made.events[0]] = made
