"""Which reports carry one text: wire copy under many mastheads, and light rewrites of it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from rashomon.records import Report, content_id

WORDS = 5
"""Words in a shingle: quotations of one spokesman by two newsrooms share few runs of five beyond the quotation itself."""

SHARE = 0.5
"""The share of the shorter text's shingles that the longer text must hold."""

WHOLE = 0.2
"""The share of all shingles of both that they must have in common: a round-up that holds a story is not a copy of it."""

_PERMUTATIONS = 128
_CANDIDATE = 0.2
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Syndication:
    """For each report the id of its group, and the largest share of shingles it has in common with a member of it.

    A report that stands alone is a group of its own, with a share of 0.
    """

    groups: Mapping[str, str]
    shares: Mapping[str, float]

    def copies(self, report: str) -> tuple[str, ...]:
        """The reports that carry the same text, this one among them, in order of id."""
        group = self.groups[report]
        return tuple(sorted(r for r, g in self.groups.items() if g == group))


def shingles(text: str) -> frozenset[int]:
    """Hashes (CRC-32) of the text's runs of five words; case and punctuation do not count. A shorter text is one run."""
    words = _WORD.findall(text.lower())
    runs = range(max(1, len(words) - WORDS + 1)) if words else range(0)
    return frozenset(zlib.crc32(" ".join(words[i : i + WORDS]).encode()) for i in runs)


def shared_share(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of the shorter text that the other holds; 0 where they are too unlike in the whole to be one text.

    >>> shared_share(frozenset(range(100)), frozenset(range(40, 140)))
    0.6
    """
    if not left or not right:
        return 0.0
    common = len(left & right)
    if common / len(left | right) < WHOLE:
        return 0.0
    return common / min(len(left), len(right))


def _candidates(prints: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    found: set[tuple[str, str]] = set()
    empty = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=_as_hashed)
    for report in sorted(prints):
        if not prints[report]:
            continue
        minhash = empty.copy()
        minhash.update_batch(sorted(prints[report]))
        found.update((str(other), report) for other in index.query(minhash))
        index.insert(report, minhash)
    return found


def _as_hashed(hashed: int) -> int:
    return hashed


def find_syndication(reports: Iterable[Report]) -> Syndication:
    """Groups of reports that carry one text, whatever the headline and the dateline.

    Pairs are proposed by MinHash (Broder 1997) and then counted exactly. Groups grow from the largest share down; two groups
    become one only where at least half of the pairs across them are copies, so that no text chains two stories together.
    """
    prints = {r.id: shingles(r.text) for r in reports}
    pairs: dict[tuple[str, str], float] = {}
    for pair in _candidates(prints):
        share = shared_share(prints[pair[0]], prints[pair[1]])
        if share >= SHARE:
            pairs[pair] = share
    member: dict[str, list[str]] = {r: [r] for r in prints}
    shares = dict.fromkeys(prints, 0.0)
    for (left, right), share in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        ours, theirs = member[left], member[right]
        if ours is not theirs:
            copies = sum((min(a, b), max(a, b)) in pairs for a in ours for b in theirs)
            if 2 * copies < len(ours) * len(theirs):
                continue
            ours.extend(theirs)
            for report in theirs:
                member[report] = ours
        for report in (left, right):
            shares[report] = max(shares[report], share)
    groups = {r: content_id("s", min(member[r])) for r in prints}
    return Syndication(groups=groups, shares=shares)
