"""Settle temperatures and thresholds on dev: `python -m training.heads.settle --run OUT`; writes OUT/settled.json for `export`.

A temperature is chosen per kind of answer by likelihood, a threshold per role by F1 over the happenings of dev, and how readily two triggers are
one by F1 over pairs. Nothing of test is looked at.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from corpus.gold import SIGNS, Example, labels_of_parser
from corpus.records import ROLES
from corpus.scoring import score
from rashomon.language.heads.decoding import softmax
from training.heads.losses import scores_of, vectors_of
from training.heads.network import Reader, Sizes, load_reader
from training.heads.read import inventory, read
from training.heads.train import families
from training.heads.windows import windows_of

GRID = np.exp(np.linspace(np.log(0.5), np.log(4.0), 43))


@torch.no_grad()
def temperatures(reader: Reader, examples: list[Example], vectors: Sequence[Tensor]) -> dict[str, float]:
    """For each kind of answer the temperature that makes dev likeliest, gold triggers given."""
    scores: dict[str, list[np.ndarray]] = {name: [] for name in SIGNS}
    gold: dict[str, list[int]] = {name: [] for name in SIGNS}
    for example, words in zip(examples, vectors, strict=True):
        if not example.gold.triggers:
            continue
        told = scores_of(reader.heads, words, example)
        for column, name in enumerate(SIGNS):
            scores[name].append(told[name].numpy())
            gold[name] += example.gold.signs[:, column].tolist()
    found = {}
    for name in SIGNS:
        together, right = np.concatenate(scores[name]), np.array(gold[name])
        likelihood = [np.log(softmax(together / heat)[np.arange(len(right)), right] + 1e-9).mean() for heat in GRID]
        found[name] = round(float(GRID[int(np.argmax(likelihood))]), 3)
    return found


def thresholds(reader: Reader, examples: list[Example], vectors: Sequence[Tensor], heats: dict[str, float]) -> dict[str, float]:
    """For pairs, roles, tolls and cues the threshold with the best F1 on dev.

    For roles the highest that comes within a hundredth of the best: a wrong doer or place costs a reader more than a missing one.
    """
    found: dict[str, float] = {}

    def best(measures: dict[str, str], values: list[float]) -> None:
        """Thresholds by name, each with what it is judged by; none of them bears on another's measure."""
        rows = []
        for value in values:
            names = inventory(heats, found | dict.fromkeys(measures, value))
            rows.append(score(examples, [read(reader, one, names, words=words) for one, words in zip(examples, vectors, strict=True)]).figures())
        for name, measure in measures.items():
            figures = [row[measure][0] for row in rows]
            close = [value for value, figure in zip(values, figures, strict=True) if figure >= max(figures) - 0.01]
            found[name] = max(close) if name.startswith("role.") else values[int(np.argmax(figures))]
            print(name, dict(zip(values, (round(one, 3) for one in figures), strict=True)), flush=True)

    best({"same": "same"}, [-0.5, 0.0, 0.5])
    best({f"role.{role}": role for role in ROLES}, [0.3, 0.4, 0.5, 0.6])
    best({"toll": "killed"}, [0.4, 0.5])
    best({"cue": "attribution"}, [-0.6, -0.3, 0.0, 0.3])
    return found


def main() -> None:
    """Read the options, settle, and print dev's figures with what was settled."""
    options_of = argparse.ArgumentParser(description=__doc__)
    options_of.add_argument("--texts", type=Path, default=Path("corpus/texts"))
    options_of.add_argument("--run", type=Path, required=True)
    options = options_of.parse_args()
    labels = labels_of_parser()
    reader = load_reader(options.run / "last.pt", Sizes(len(labels.relations), len(labels.names)))
    examples = [one for family in families(options.texts, "dev", 0, 1) for one in family]
    with torch.no_grad():
        vectors = [vectors_of(reader, windows_of([one.words]), [one])[0] for one in examples]
    heats = temperatures(reader, examples, vectors)
    settled = thresholds(reader, examples, vectors, heats)
    (options.run / "settled.json").write_text(json.dumps({"temperatures": heats, "thresholds": settled}, indent=1))
    for name, (value, note) in score(examples, [read(reader, one, inventory(heats, settled)) for one in examples]).figures().items():
        print(f"{name:22} {value:.3f}  {note}")


if __name__ == "__main__":
    main()
