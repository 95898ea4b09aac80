"""Which reports carry one text: wire copy under many mastheads, and rewrites of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from rashomon.linking.copies import DAYS, RUNS, Copy, Print, copied, copy_of, print_of
from rashomon.records import Report, content_id

_PERMUTATIONS = 128
_CANDIDATE = 0.2
_SAMPLE = 4
"""One run in four, by its hash, is looked up to find texts that share a part (Broder's sketch modulo m)."""
_SAMPLED = RUNS // _SAMPLE // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Syndication:
    """For each report the id of its group, the largest share of runs it has in common with a member of it, and why.

    A report that stands alone is a group of its own, with a share of 0. `reasons` are the pairs that made the groups.
    """

    groups: Mapping[str, str]
    shares: Mapping[str, float]
    reasons: tuple[Copy, ...] = ()

    def copies(self, report: str) -> tuple[str, ...]:
        """The reports that carry the same text, this one among them, in order of id."""
        group = self.groups[report]
        return tuple(sorted(r for r, g in self.groups.items() if g == group))


def _near_copies(prints: Mapping[str, Print]) -> Iterator[tuple[str, str]]:
    """Pairs that share much of the whole (MinHash: Broder 1997)."""
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    empty = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=_as_hashed)
    for report in sorted(prints):
        if not prints[report].runs:
            continue
        minhash = empty.copy()
        minhash.update_batch(sorted(prints[report].runs))
        yield from ((str(other), report) for other in index.query(minhash))
        index.insert(report, minhash)


def _as_hashed(hashed: int) -> int:
    return hashed


def _near_parts(prints: Mapping[str, Print]) -> Iterator[tuple[str, str]]:
    """Pairs of different outlets and the same days that share a part, however long the rest: an index of sampled runs by days."""
    index: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for report in sorted(prints):
        mine = prints[report]
        if mine.day is None:
            continue
        cell = mine.day // DAYS
        sample = [run for run in mine.runs if run % _SAMPLE == 0]
        met = Counter(other for run in sample for near in (-1, 0, 1) for other in index.get((run, cell + near), ()))
        yield from ((other, report) for other, shared in met.items() if shared >= _SAMPLED)
        for run in sample:
            index[run, cell].append(report)


def find_syndication(reports: Iterable[Report]) -> Syndication:
    """Groups of reports that carry one text, whatever the headline and the dateline.

    Pairs are proposed by sketches and then counted exactly. Groups grow from the largest share down; two groups
    become one only where at least half of the pairs across them are copies, so that no text chains two stories together.
    """
    prints = {r.id: print_of(r) for r in reports}
    proposed = {*_near_copies(prints), *_near_parts(prints)}
    found = [
        copy_of(left, right, (prints[left], prints[right]))
        for left, right in sorted(proposed)
        if copied(prints[left], prints[right])
    ]
    pairs = {(copy.left, copy.right) for copy in found}
    member: dict[str, list[str]] = {r: [r] for r in prints}
    shares = dict.fromkeys(prints, 0.0)
    reasons = []
    for copy in sorted(found, key=lambda c: (-c.share, c.left, c.right)):
        ours, theirs = member[copy.left], member[copy.right]
        if ours is not theirs:
            copies = sum((min(a, b), max(a, b)) in pairs for a in ours for b in theirs)
            if 2 * copies < len(ours) * len(theirs):
                continue
            ours.extend(theirs)
            for report in theirs:
                member[report] = ours
        reasons.append(copy)
        for report in (copy.left, copy.right):
            shares[report] = max(shares[report], copy.share)
    groups = {r: content_id("s", min(member[r])) for r in prints}
    return Syndication(groups=groups, shares=shares, reasons=tuple(reasons))
