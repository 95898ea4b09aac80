"""The packaged network: windows of words in, scores out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rashomon.language.inventory import packaged
from rashomon.language.pieces import END, START
from rashomon.language.words import load_word_table

PIECES_PER_RUN = 2400
WORDS_PER_RUN = 64  # of the relation scorer, whose intermediate result is 15 kB a word: so many stay in the cache
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Input:
    """Words of one window: piece ids, casing and the break before, per word."""

    pieces: Sequence[tuple[int, ...]]
    casing: Sequence[int]
    breaks: Sequence[int]

    def width(self) -> int:
        """Pieces, with the start and end pieces."""
        return sum(map(len, self.pieces)) + 2


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window with W words.

    Indices [W] of upos, xpos and script; tags [W, T] as log-probabilities; starts [W], positive where a sentence begins;
    arcs [W, W + 1], column 0 the root; relation views of the words [W, D] and of the possible heads [W + 1, D].
    """

    upos: Integers
    xpos: Integers
    scripts: Integers
    tags: Floats
    starts: Floats
    arcs: Floats
    words: Floats
    heads: Floats


class Encoder:
    """Open sessions on the packaged weights: the network, and the scorer of relations once heads are known."""

    def __init__(self, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads leave others the core
        self._table = load_word_table()
        self._network, self._relations = (
            onnxruntime.InferenceSession(packaged(name).read_bytes(), options, providers=["CPUExecutionProvider"])
            for name in ("model.onnx", "relations.onnx")
        )

    def run(self, windows: Sequence[Input]) -> list[Scores]:
        """Scores of each window, in the order given; windows of like width share a run."""
        order = sorted(range(len(windows)), key=lambda index: windows[index].width())
        groups: list[list[int]] = []
        for index in order:
            if not groups or windows[index].width() * (len(groups[-1]) + 1) > PIECES_PER_RUN:
                groups.append([])
            groups[-1].append(index)
        results: dict[int, Scores] = {}
        for group in groups:
            results.update(zip(group, self._together([windows[index] for index in group]), strict=True))
        return [results[index] for index in range(len(windows))]

    def relations(self, words: Floats, heads: Floats) -> Floats:
        """Relation scores [n, relations] of n words' views with their heads' views [n, D]."""
        parts = [slice(start, start + WORDS_PER_RUN) for start in range(0, len(words), WORDS_PER_RUN)]
        return np.concatenate([self._relations.run(None, {"words": words[part], "heads": heads[part]})[0] for part in parts])

    def _together(self, windows: Sequence[Input]) -> list[Scores]:
        width, most = max(window.width() for window in windows), max(len(window.pieces) for window in windows)
        pieces, casing, layout = (np.zeros((len(windows), width), np.int64) for _ in range(3))
        first, last = (np.zeros((len(windows), most), np.int64) for _ in range(2))
        for row, window in enumerate(windows):
            sizes = np.fromiter(map(len, window.pieces), np.int64, len(window.pieces))
            ends = np.cumsum(sizes) + 1
            stop = int(ends[-1])
            pieces[row, 0], pieces[row, stop] = START, END
            pieces[row, 1:stop] = [piece for ids in window.pieces for piece in ids]
            casing[row, 1:stop] = np.repeat(np.asarray(window.casing, np.int64), sizes)
            layout[row, 1:stop] = np.repeat(np.asarray(window.breaks, np.int64), sizes)
            first[row, : len(sizes)], last[row, : len(sizes)] = ends - sizes, ends - 1
        rows = self._table.rows(pieces)
        named = {"pieces": pieces, "rows": rows, "casing": casing, "layout": layout, "first": first, "last": last}
        outputs = self._network.run(None, named)
        results = []
        for row, window in enumerate(windows):
            count = len(window.pieces)
            upos, xpos, scripts, tags, starts, arcs, words, heads = (output[row] for output in outputs)
            results.append(
                Scores(
                    upos[:count], xpos[:count], scripts[:count], tags[:count], starts[:count],
                    arcs[:count, : count + 1], words[:count], heads[: count + 1],
                )
            )  # fmt: skip
        return results
