"""Named spans from tag scores: the best well-formed sequence, mended where no name could end so.

I-X only follows B-X or I-X; and a name holds more than articles, prepositions and commas.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SMALL = frozenset({"DET", "ADP", "PUNCT", "PART", "CCONJ", "SCONJ", "AUX", "SYM", "SPACE"})
MODIFYING = SMALL | {"ADJ", "ADV"}
CLOSING = frozenset({")", "]", '"', "'", "”", "’"})


def follows(tags: Sequence[str]) -> NDArray[np.bool_]:
    """[tags, tags]: whether the column's tag may follow the row's."""
    return np.array([[not after.startswith("I-") or before[2:] == after[2:] for after in tags] for before in tags])


def best_tags(scores: NDArray[np.float32], allowed: NDArray[np.bool_], opening: NDArray[np.bool_]) -> list[int]:
    """Best sequence for one sentence's log-probabilities [words, tags] (Viterbi, 1967).

    `allowed` is `follows(tags)`; `opening` says which tags may come first.
    """
    greedy = scores.argmax(1)
    if opening[greedy[0]] and allowed[greedy[:-1], greedy[1:]].all():
        return [int(tag) for tag in greedy]
    cost = np.where(allowed, 0.0, -1e9)
    total = scores[0] + np.where(opening, 0.0, -1e9)
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, len(scores)):
        joined = total[:, None] + cost
        back[index] = joined.argmax(0)
        total = joined.max(0) + scores[index]
    path = [int(total.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index][path[-1]]))
    return path[::-1]


def mend(tags: Sequence[str], words: Sequence[str], upos: Sequence[str]) -> list[str]:
    """Tags whose spans could be names: "the" | "US" is "US", "eastern" | "Syria" is one place, "Idlib," is "Idlib"."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((index, index + 1, tag[2:]))
        elif tag.startswith("I-"):
            spans[-1] = (spans[-1][0], index + 1, tag[2:])
    mended = ["O"] * len(tags)
    start_of_next: int | None = None
    for number, (start, end, kind) in enumerate(spans):
        if start_of_next is not None:
            start, start_of_next = start_of_next, None
        then = spans[number + 1] if number + 1 < len(spans) else None
        joins = then is not None and then[0] == end and then[2] == kind != "NORP"
        if joins and all(part in MODIFYING for part in upos[start:end]) and upos[end - 1] != "PUNCT":
            start_of_next = start
            continue
        while end > start and upos[end - 1] in SMALL and words[end - 1] not in CLOSING and not words[end - 1].endswith("."):
            end -= 1
        while start < end and upos[start] == "PUNCT":
            start += 1
        if all(part in SMALL for part in upos[start:end]):
            continue
        mended[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return mended
