"""Which reports carry one text: wire copy under many mastheads, and rewrites of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from rashomon.linking.copies import DAYS, RUNS, Copy, Print, copied, copy_of, print_of
from rashomon.linking.minhash import BANDS, WIDTH, min_hashes
from rashomon.records import Report, content_id

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


@dataclass(frozen=True, slots=True)
class Sketch:
    """What little of a text tells which others are worth comparing with it.

    Two texts that share a band share much of the whole (MinHash with locality-sensitive hashing: Broder 1997; Indyk and Motwani 1998);
    two of the same days that share several of the `sample` of their runs share a part, however long the rest.
    """

    bands: tuple[int, ...]
    sample: frozenset[int]
    cell: int | None
    """Its day of publication, in cells of a few days."""


def sketch_of(printed: Print) -> Sketch:
    """The sketch of a text, a function of the text and its day alone."""
    cell = None if printed.day is None else printed.day // DAYS
    if not printed.runs:
        return Sketch((), frozenset(), cell)
    odd = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, *[0x27D4EB2F165667C5] * WIDTH], dtype=np.uint64)
    rows = min_hashes(printed.runs).astype(np.uint64).reshape(BANDS, WIDTH)
    mixed = (rows * odd[:WIDTH]).sum(axis=1, dtype=np.uint64) ^ (np.arange(1, BANDS + 1, dtype=np.uint64) * odd[WIDTH])
    mixed = (mixed ^ (mixed >> np.uint64(29))) * odd[0]
    sample = frozenset(run for run in printed.runs if run % _SAMPLE == 0)
    return Sketch(tuple((mixed >> np.uint64(1)).tolist()), sample, cell)


def worth_comparing(left: Sketch, right: Sketch) -> bool:
    """Whether the two texts could be one: what `candidates` proposes among many."""
    if not set(left.bands).isdisjoint(right.bands):
        return True
    if left.cell is None or right.cell is None or abs(left.cell - right.cell) > 1:
        return False
    return len(left.sample & right.sample) >= _SAMPLED


def candidates(sketches: Mapping[str, Sketch]) -> set[tuple[str, str]]:
    """The pairs of reports worth comparing, the smaller id first: those of which `worth_comparing` holds, found without trying all."""
    names = sorted(sketches)
    held = [sketches[name] for name in names]
    found: set[tuple[str, str]] = set()
    for members in _met([sketch.bands for sketch in held]):
        found.update(combinations([names[at] for at in members], 2))
    dated = [at for at, sketch in enumerate(held) if sketch.cell is not None]
    shared: Counter[tuple[int, int]] = Counter()
    for members in _met([held[at].sample for at in dated]):
        by_cell: defaultdict[int, list[int]] = defaultdict(list)
        for at in members:
            by_cell[held[dated[at]].cell or 0].append(at)
        for cell, ours in by_cell.items():
            shared.update(combinations(ours, 2))
            shared.update([(min(a, b), max(a, b)) for a in ours for b in by_cell.get(cell + 1, ())])
    found.update((names[dated[a]], names[dated[b]]) for (a, b), count in shared.items() if count >= _SAMPLED)
    return found


def _met(keys: Sequence[Collection[int]]) -> Iterator[list[int]]:
    """For each key that more than one has, the places of those that have it, in order."""
    sizes = [len(mine) for mine in keys]
    flat = np.fromiter(chain.from_iterable(keys), dtype=np.uint64, count=sum(sizes))
    order = np.argsort(flat, kind="stable")
    owner, value = np.repeat(np.arange(len(keys)), sizes)[order], flat[order]
    starts = np.flatnonzero(np.concatenate(([True], value[1:] != value[:-1]))) if len(value) else np.zeros(0, np.int64)
    lengths = np.diff(np.append(starts, len(value)))
    for start, length in zip(starts[lengths > 1].tolist(), lengths[lengths > 1].tolist(), strict=True):
        yield owner[start : start + length].tolist()


def find_copies(proposed: Iterable[tuple[str, str]], prints: Mapping[str, Print]) -> list[Copy]:
    """Those of the proposed pairs that are one text."""
    return [
        copy_of(left, right, (prints[left], prints[right]))
        for left, right in sorted(proposed)
        if copied(prints[left], prints[right])
    ]


def group(reports: Iterable[str], found: Iterable[Copy]) -> Syndication:
    """The groups of these reports by the copies found among them.

    Groups grow from the largest share down; two become one only where at least half of the pairs across them are copies, so that no
    text chains two stories together. What a report is grouped with depends on those alone that copies connect it with.
    """
    found = list(found)
    pairs = {(copy.left, copy.right) for copy in found}
    member: dict[str, list[str]] = {r: [r] for r in reports}
    shares = dict.fromkeys(member, 0.0)
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
    groups = {r: content_id("s", min(member[r])) for r in member}
    return Syndication(groups=groups, shares=shares, reasons=tuple(reasons))


def find_syndication(reports: Iterable[Report]) -> Syndication:
    """Groups of reports that carry one text, whatever the headline and the dateline. Pairs are proposed by sketches and counted exactly."""
    prints = {r.id: print_of(r) for r in reports}
    proposed = candidates({report: sketch_of(printed) for report, printed in prints.items()})
    return group(prints, find_copies(proposed, prints))


def explain_copies(reports: Collection[Report], groups: Mapping[str, str]) -> tuple[Copy, ...]:
    """Why those of these reports that are of one group carry one text: the copies among them, in order of their ids."""
    shared = Counter(groups.get(r.id) for r in reports)
    prints = {r.id: print_of(r) for r in sorted(reports, key=lambda r: r.id) if shared[groups.get(r.id)] > 1 and r.id in groups}
    pairs = [(a, b) for a, b in combinations(prints, 2) if groups[a] == groups[b]]
    return tuple(find_copies(pairs, prints))
