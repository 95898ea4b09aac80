"""Whether two texts are one: how many runs of five words they share, and which quotations.

Two newsrooms that write for themselves share few runs of five words beyond what both quote. Where the shorter text holds
half of its runs in common with the longer, one was copied; where a fifth, on the same days, both were made from one agency's story. An
outlet repeats itself from day to day (what the war is about, how to reach the desk), so that of one outlet's two texts the
first lines must agree as well.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rashomon.language.quotations import find_quotations
from rashomon.records import Report

WORDS = 5
"""Words in a run."""

SHARE = 0.5
"""The share of the shorter text's runs in the longer that makes it a copy, whenever it was published."""

REWRITTEN = 0.2
"""The share that tells a rewrite of the same story, within `DAYS` of it, where at least `RUNS` runs are shared and `OWN` of
what is not quoted, or `QUOTATIONS` whole quotations."""

DAYS = 3
RUNS = 25
OWN = 0.1
QUOTATIONS = 2

REPEATED = 0.4
"""The share that two texts of one outlet must have in common, in `RUNS` runs where it is less than half, and `LEAD` of the
first third of either, at the most `TOP` runs."""

LEAD = 0.25
TOP = 60

LENGTH = 0.25
"""A story is no copy of a round-up four times as long that holds it."""

_WORD = re.compile(r"[^\W_]+")
_BASE, _HIGH = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Why two reports are held to be one text.

    `share` is the share of the shorter text's runs of five words that stand in the longer, `runs` how many those are, `quotations` how
    many whole quotations both have.
    """

    left: str
    right: str
    share: float
    runs: int
    quotations: int

    @property
    def why(self) -> str:
        """In words: "share 0.82 of their five-word runs and 2 quotations"."""
        quoted = f" and {self.quotations} quotation{'' if self.quotations == 1 else 's'}" if self.quotations else ""
        return f"share {self.share:.2f} of their five-word runs{quoted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What of a text is compared with other texts. `top` are its first runs, `plain` those that touch no quotation."""

    runs: frozenset[int]
    top: tuple[int, ...]
    plain: frozenset[int]
    quotations: frozenset[str]
    outlet: str | None
    day: int | None


def shingles(text: str) -> tuple[int, ...]:
    """Hashes of the text's runs of five words; case and punctuation do not count. A shorter text is one run.

    A word's hash is its CRC-32, a run's a polynomial of its words' in 32 bits (Karp and Rabin 1987).
    """
    words = _WORD.findall(text.lower())
    if not words:
        return ()
    hashed = np.array([_hash(word) for word in words], dtype=np.uint64)
    count = max(1, len(words) - WORDS + 1)
    runs = np.zeros(count, dtype=np.uint64)
    for n in range(min(WORDS, len(words))):
        runs = runs * _BASE + hashed[n : n + count]
    return tuple((runs >> _HIGH).tolist())


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def print_of(report: Report) -> Print:
    """The report's text as it is compared."""
    runs = shingles(report.text)
    spoken = [q for q in find_quotations(report.text) if q.speech]
    whole = frozenset(runs)
    plain: set[int] = set()
    at = 0
    for start, end in [*((q.start, q.end) for q in spoken), (len(report.text), len(report.text))] if spoken else ():
        if start - at >= WORDS:
            plain.update(shingles(report.text[at:start]))
        at = end
    return Print(
        runs=whole,
        top=runs[: min(TOP, max(10, len(runs) // 3))],
        plain=frozenset(plain) if spoken else whole,
        quotations=frozenset(" ".join(_WORD.findall(report.text[q.start : q.end].lower())) for q in spoken),
        outlet=report.outlet.casefold() if report.outlet else None,
        day=report.published.toordinal() if report.published else None,
    )


def shared_share(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of the shorter text that the other holds.

    >>> shared_share(frozenset(range(100)), frozenset(range(40, 140)))
    0.6
    """
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def near_in_time(left: Print, right: Print) -> bool:
    """Whether the two were published within days of each other, as far as is known."""
    return left.day is None or right.day is None or abs(left.day - right.day) <= DAYS


def copied(left: Print, right: Print) -> bool:
    """Whether the two are one text."""
    fewer, more = sorted((len(left.runs), len(right.runs)))
    if not fewer or fewer < LENGTH * more:
        return False
    share = shared_share(left.runs, right.runs)
    if left.outlet is not None and left.outlet == right.outlet:
        if share < REPEATED or (share < SHARE and len(left.runs & right.runs) < RUNS):
            return False
        return _share_of(left.top, right) >= LEAD and _share_of(right.top, left) >= LEAD
    if share >= SHARE:
        return True
    if share < REWRITTEN or len(left.runs & right.runs) < RUNS or not near_in_time(left, right):
        return False
    return shared_share(left.plain, right.plain) >= OWN or len(left.quotations & right.quotations) >= QUOTATIONS


def _share_of(top: tuple[int, ...], other: Print) -> float:
    return sum(run in other.runs for run in top) / len(top) if top else 0.0


def copy_of(left: str, right: str, prints: tuple[Print, Print]) -> Copy:
    """The record of two reports that are one text."""
    one, other = prints
    return Copy(
        left=left,
        right=right,
        share=shared_share(one.runs, other.runs),
        runs=len(one.runs & other.runs),
        quotations=len(one.quotations & other.quotations),
    )
