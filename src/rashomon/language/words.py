"""The word table that the parser and the reading heads share: a vector of each word piece, int8 with a scale per row."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from rashomon.language.inventory import packaged


class WordTable:
    """Vectors of word pieces."""

    def __init__(self, rows: NDArray[np.int8], scale: NDArray[np.float32]) -> None:
        self._rows, self._scale = rows, scale

    def rows(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """[...] piece ids to [..., H]."""
        return self._rows[pieces].astype(np.float32) * self._scale[pieces]


@cache
def load_word_table() -> WordTable:
    """The packaged table; opened once a process."""
    with np.load(BytesIO(packaged("words.npz").read_bytes())) as kept:
        return WordTable(kept["rows"], kept["scale"])
