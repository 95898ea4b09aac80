"""Reading a text whole: windows that the encoder can hold, and which window answers for which sentence.

Paragraphs are packed into windows. A paragraph too long for one is read in windows that overlap; then each sentence is
taken from the window that holds all of it with the most text around it, and one that none holds gets a window of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.language.layout import Break

WIDEST = 240  # word pieces of a window, start and end pieces not counted
OVERLAP = 90  # word pieces that neighbouring windows of one long paragraph share
PACKED = 200  # word pieces up to which whole paragraphs are packed together


@dataclass(frozen=True, slots=True)
class TextWindow:
    """Half-open range of a text's words."""

    start: int
    end: int


def plan_windows(
    sizes: Sequence[int], breaks: Sequence[int], *, widest: int = WIDEST, overlap: int = OVERLAP, packed: int = PACKED
) -> list[TextWindow]:
    """Windows over words of `sizes` pieces each, with the break before each word; together they cover every word."""
    edges = [0, *(index for index in range(1, len(sizes)) if breaks[index] == Break.BLANK_LINE), len(sizes)]
    before = np.concatenate([[0], np.cumsum(sizes)])
    windows: list[TextWindow] = []
    start = 0
    for left, right in pairwise(edges):
        if before[right] - before[start] <= packed:
            continue
        if start < left:
            windows.append(TextWindow(start, left))
            start = left
        if before[right] - before[start] > packed:
            windows += _overlapping(before, start, right, widest, overlap)
            start = right
    if start < len(sizes):
        windows.append(TextWindow(start, len(sizes)))
    return windows


def _overlapping(before: NDArray[np.int64], start: int, end: int, widest: int, overlap: int) -> list[TextWindow]:
    windows = []
    while True:
        stop = int(np.searchsorted(before, before[start] + widest, side="right")) - 1
        if stop >= end:
            windows.append(TextWindow(start, end))
            return windows
        windows.append(TextWindow(start, stop))
        start = max(start + 1, int(np.searchsorted(before, before[stop] - overlap, side="left")))


def start_scores(windows: Sequence[TextWindow], scores: Sequence[NDArray[np.float32]], count: int) -> NDArray[np.float32]:
    """Sentence-start score of each of `count` words, from the window in which the word stands deepest."""
    chosen = np.full(count, -1e9, np.float32)
    depth = np.full(count, -1, np.int64)
    for window, score in zip(windows, scores, strict=True):
        size = window.end - window.start
        inside = np.arange(size)
        deep = np.minimum(inside, size - 1 - inside)
        part = slice(window.start, window.end)
        better = deep > depth[part]
        chosen[part] = np.where(better, score[:size], chosen[part])
        depth[part] = np.where(better, deep, depth[part])
    return chosen


def cut_sentences(scores: NDArray[np.float32], sizes: Sequence[int], breaks: Sequence[int]) -> list[TextWindow]:
    """Sentences: a word starts one where its score is positive or a blank line stands before it.

    A sentence wider than a window (a list of hundreds of names) is cut at its likeliest inner start.
    """
    starts = [0] + [i for i in range(1, len(sizes)) if scores[i] > 0 or breaks[i] == Break.BLANK_LINE] + [len(sizes)]
    before = np.concatenate([[0], np.cumsum(sizes)])
    sentences: list[TextWindow] = []
    waiting = [TextWindow(left, right) for left, right in pairwise(starts) if left < right][::-1]
    while waiting:
        sentence = waiting.pop()
        if before[sentence.end] - before[sentence.start] <= WIDEST:
            sentences.append(sentence)
            continue
        margin = max(1, (sentence.end - sentence.start) // 5)
        inner = scores[sentence.start + margin : sentence.end - margin + 1]
        at = sentence.start + margin + int(np.argmax(inner))
        waiting += [TextWindow(at, sentence.end), TextWindow(sentence.start, at)]
    return sentences


def home_of(sentence: TextWindow, windows: Sequence[TextWindow]) -> int:
    """Index of the window that holds the whole sentence with the most words around it; -1 where none does."""
    best, margin = -1, -1
    for index, window in enumerate(windows):
        around = min(sentence.start - window.start, window.end - sentence.end)
        whole = window.start <= sentence.start and sentence.end <= window.end
        if whole and around > margin:
            best, margin = index, around
    return best
