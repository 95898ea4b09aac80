"""The corpus examples nearest to a trigger: what the heads learned from, for whoever asks why they read as they do.

Each trigger of the corpus's training part is kept as a short vector (int8) of its word vectors, with its sentence and its gold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from rashomon.language.heads.network import weights

KEPT = 48
"""Numbers kept of a trigger's vector."""


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
    told: tuple[tuple[str, str, str, str, str, str], ...]

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


@cache
def load_examples() -> Examples:
    """The packaged examples; opened once a process."""
    with np.load(BytesIO(weights("examples.npz").read_bytes())) as kept:
        told = json.loads(bytes(kept["told"]).decode("utf-8"))
        return Examples(kept["vectors"].astype(np.float32) / 127, kept["projection"], kept["centre"], tuple(tuple(row) for row in told))
