"""Windows of several texts as one batch of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from rashomon.language.heads.features import Words
from rashomon.language.pieces import END, MASK, START


@dataclass(slots=True)
class Windows:
    """Windows of several texts as one batch: pieces, casing, layout [N, L]; first and last piece of each word [N, M]; where each text's words lie."""

    pieces: Tensor
    casing: Tensor
    layout: Tensor
    first: Tensor
    last: Tensor
    homes: list[tuple[Tensor, Tensor]]


def windows_of(texts: Iterable[Words], rough: random.Random | None = None, hide: float = 0.0) -> Windows:
    """The windows of texts, padded; `hide` of the words are masked by chance."""
    rows = []
    homes = []
    for words in texts:
        before = len(rows)
        hidden = {word for word in range(len(words)) if rough is not None and rough.random() < hide}
        for window in words.windows:
            span = range(window.start, window.end)
            ids = [(MASK,) * len(words.pieces[word]) if word in hidden else words.pieces[word] for word in span]
            rows.append((ids, words.casing[window.start : window.end], words.breaks[window.start : window.end]))
        home, place = words.deepest()
        homes.append((torch.from_numpy(before + home), torch.from_numpy(place)))
    wide = max(sum(map(len, ids)) for ids, _, _ in rows) + 2
    most = max(len(ids) for ids, _, _ in rows)
    pieces, casing, layout = (np.zeros((len(rows), wide), np.int64) for _ in range(3))
    first, last = (np.zeros((len(rows), most), np.int64) for _ in range(2))
    for row, (ids, cases, breaks) in enumerate(rows):
        sizes = np.fromiter(map(len, ids), np.int64, len(ids))
        ends = np.cumsum(sizes) + 1
        stop = int(ends[-1])
        pieces[row, 0], pieces[row, stop] = START, END
        pieces[row, 1:stop] = [piece for one in ids for piece in one]
        casing[row, 1:stop], layout[row, 1:stop] = np.repeat(cases, sizes), np.repeat(breaks, sizes)
        first[row, : len(sizes)], last[row, : len(sizes)] = ends - sizes, ends - 1
    return Windows(*(torch.from_numpy(value) for value in (pieces, casing, layout, first, last)), homes)
