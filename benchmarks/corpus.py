"""The packaged reading heads on the corpus's test part: writers that nothing was learned from, nor any threshold settled on.

Arguments count on the happening, by chief word (`arguments`) and by the exact span (`arguments-exact`). `calibration` is the expected
calibration error of kinds and standings over ten bins: how far off, on average, a probability is from the share that is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.report import Figures
from corpus.gold import SIGNS, Example, examples_of
from corpus.markup import compile_document, read_blocks
from corpus.parts import part_of
from corpus.records import Standing
from corpus.scoring import TOLD, score
from rashomon.language.heads import Reading, load_heads

BINS = 10


def run(data: Path) -> Figures:
    """Read every document of the test part with the packaged heads and compare with its marks."""
    return measure(data, "test")


def measure(data: Path, part: str) -> Figures:
    """The same for any part."""
    blocks = [block for path in sorted(data.glob("*.txt")) for block in read_blocks(path.read_text(encoding="utf-8")) if part_of(block) == part]
    examples = examples_of([compile_document(block) for block in blocks])
    readings = [load_heads().read(example.words.doc, example.document.headline)[1] for example in examples]
    rows = [(name.replace(" ", "-"), value, note) for name, (value, note) in score(examples, readings).figures().items()]
    error, count = calibration(examples, readings)
    rows.append(("calibration", error, f"expected error over {count} answers"))
    rows.append(("documents", float(len(examples)), f"of part {part}"))
    return Figures("corpus", tuple(rows))


def calibration(examples: Sequence[Example], readings: Sequence[Reading]) -> tuple[float, int]:
    """The expected calibration error of kinds (of what is told) and standings of triggers found, and over how many answers."""
    sure: list[float] = []
    right: list[bool] = []
    for example, reading in zip(examples, readings, strict=True):
        gold = {word: row for row, trigger in enumerate(example.gold.triggers) for word in trigger}
        for trigger in (trigger for happening in reading.happenings for trigger in happening.triggers):
            row = next((gold[word] for word in trigger.words if word in gold), None)
            if row is None:
                continue
            kind, _, standing = (SIGNS[name][example.gold.signs[row][column]] for column, name in enumerate(("kind", "type", "standing")))
            sure.append(trigger.standing.probability)
            right.append(trigger.standing.value == standing)
            if Standing(standing) in TOLD:
                sure.append(trigger.kind.probability)
                right.append(trigger.kind.value == kind)
    if not sure:
        return 0.0, 0
    probabilities, hits = np.array(sure), np.array(right, float)
    home = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    gaps = [abs(probabilities[home == one].mean() - hits[home == one].mean()) * (home == one).sum() for one in range(BINS) if (home == one).any()]
    return float(sum(gaps) / len(hits)), len(hits)
