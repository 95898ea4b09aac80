"""Who is filed under the keys that new events touch, before they came and now, and which pairs follow from that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rashomon.linking.blocking import crowded, pairs_under
from rashomon.linking.kept import Filing, LinkStore, filings_of
from rashomon.linking.profiles import Profile


class Blocks:
    """Blocks of what is kept; `went` are events that are there no more, or not as they were, and `now` the filings of those that came."""

    def __init__(self, kept: LinkStore, went: Collection[str], now: Iterable[Filing]) -> None:
        self._kept = kept
        self._went = frozenset(went)
        self._before: dict[int, list[Filing]] = {}
        self._new: defaultdict[int, list[Filing]] = defaultdict(list)
        for filing in now:
            self._new[filing.key].append(filing)

    def look(self, keys: Collection[int]) -> None:
        """Have these blocks at hand."""
        unknown = [key for key in keys if key not in self._before]
        self._before.update((key, []) for key in unknown)
        for filing in self._kept.filed(unknown) if unknown else ():
            self._before[filing.key].append(filing)

    def _now(self, key: int) -> list[Filing]:
        return [f for f in self._before[key] if f.event not in self._went] + self._new.get(key, [])

    def crowded(self, key: int) -> bool:
        """Whether who is paired with whom depends, before or now, on who else is there."""
        return any(crowded(sum(f.asks for f in held), len(held)) for held in (self._before[key], self._now(key)))

    def pairs_of(self, key: int, came: Collection[str]) -> set[tuple[str, str]]:
        """In a block that is not crowded, the pairs of the events that came."""
        held = self._now(key)
        new = [f for f in held if f.event in came]
        pairs = ((f, g) for f in new for g in held if (f.asks or g.asks) and f.event != g.event)
        return {(min(f.event, g.event), max(f.event, g.event)) for f, g in pairs}

    def pairs_before(self, key: int) -> set[tuple[str, str]]:
        """The pairs of a block as it was."""
        return _pairs(self._before[key])

    def pairs(self, key: int) -> set[tuple[str, str]]:
        """The pairs of a block as it is."""
        return _pairs(self._now(key))

    def proposed(self, left: Profile, right: Profile) -> bool:
        """Whether any block proposes this pair now."""
        shared = {f.key for f in filings_of(left)} & {f.key for f in filings_of(right)}
        self.look(shared)
        return any((left.id, right.id) in self.pairs(key) for key in shared)


def _pairs(filings: Iterable[Filing]) -> set[tuple[str, str]]:
    held = sorted((f.day, f.event, f.asks) for f in filings)
    asking = [(day, one) for day, one, asks in held if asks]
    asked = [(day, one) for day, one, asks in held if not asks]
    return {(a, b) if a < b else (b, a) for a, b in pairs_under(asking, asked)}
