"""The corpus examples nearest to a trigger: what the heads learned from, for whoever asks why they read as they do.

Each trigger of the corpus's training part is kept as a short vector (int8) of its word vectors, with its sentence and its gold.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from rashomon.language.heads.network import weights

KEPT = 48
"""Numbers kept of a trigger's vector."""
Row: TypeAlias = tuple[str, str, str, str, str, str]
"""A trigger's document, sentence, words, kind, type and standing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A trigger of the corpus: its document, its sentence, itself, and what annotators held of it. `likeness` is a cosine."""

    document: str
    sentence: str
    trigger: str
    kind: str
    type: str
    standing: str
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Examples:
    """All kept triggers: unit vectors [N, KEPT], the projection to them [D, KEPT] with its centre [D], and what each is."""

    vectors: NDArray[np.float32]
    projection: NDArray[np.float32]
    centre: NDArray[np.float32]
    told: tuple[Row, ...]

    def nearest(self, vector: NDArray[np.float32], count: int = 3) -> list[Example]:
        """The nearest of them to a trigger's vector [D], no document twice, nearest first."""
        small = (vector - self.centre) @ self.projection
        likeness = self.vectors @ (small / max(float(np.linalg.norm(small)), 1e-6))
        found: dict[str, Example] = {}
        for row in np.argsort(-likeness, kind="stable").tolist():
            document, sentence, trigger, kind, type_, standing = self.told[row]
            if document not in found:
                found[document] = Example(
                    document=document, sentence=sentence, trigger=trigger, kind=kind, type=type_, standing=standing, likeness=float(likeness[row])
                )  # fmt: skip
            if len(found) == count:
                break
        return list(found.values())


def project(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
    """Vectors [N, D] as unit vectors of their main directions, int8 [N, KEPT], with the projection [D, KEPT] and the centre [D]."""
    centre = vectors.mean(0)
    _, _, directions = np.linalg.svd(vectors - centre, full_matrices=False)
    projection = directions[:KEPT].T.astype(np.float32)
    small = (vectors - centre) @ projection
    small /= np.maximum(np.linalg.norm(small, axis=1, keepdims=True), 1e-6)
    return np.round(small * 127).astype(np.int8), projection, centre.astype(np.float32)


def pack(told: Sequence[Row]) -> bytes:
    """What each trigger is, in few bytes: the sentences once, column by column."""
    sentences = list(dict.fromkeys(row[1] for row in told))
    number = {sentence: place for place, sentence in enumerate(sentences)}
    columns = [[number[row[1]] if column == 1 else row[column] for row in told] for column in range(6)]
    return lzma.compress(json.dumps([sentences, columns], ensure_ascii=False, separators=(",", ":")).encode(), preset=9)


def unpack(packed: bytes) -> tuple[Row, ...]:
    """The triggers that `pack` packed."""
    sentences, (documents, numbers, triggers, kinds, types, standings) = json.loads(lzma.decompress(packed))
    return tuple(zip(documents, (sentences[number] for number in numbers), triggers, kinds, types, standings, strict=True))


@cache
def load_examples() -> Examples:
    """The packaged examples; opened once a process."""
    with np.load(BytesIO(weights("examples.npz").read_bytes())) as kept:
        told = unpack(kept["told"].tobytes())
        return Examples(kept["vectors"].astype(np.float32) / 127, kept["projection"], kept["centre"], told)
