"""Named spans from tag scores: the best well-formed sequence, mended where no name could end so.

I-X only follows B-X or I-X; and a name holds more than articles, prepositions and commas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    mended = ["O"] * len(tags)
    for span in joined(spans_of(tags), upos):
        start, end = trimmed(span, words, upos)
        if any(part not in SMALL for part in upos[start:end]):
            mended[start:end] = [f"B-{span.kind}", *[f"I-{span.kind}"] * (end - start - 1)]
    return mended


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Half-open range of a sentence's words, and the kind of name it is."""

    start: int
    end: int
    kind: str


def spans_of(tags: Sequence[str]) -> list[NamedSpan]:
    """The spans of well-formed tags."""
    spans: list[NamedSpan] = []
    for index, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append(NamedSpan(index, index + 1, tag[2:]))
        elif tag.startswith("I-"):
            spans[-1] = replace(spans[-1], end=index + 1)
    return spans


def joined(spans: Sequence[NamedSpan], upos: Sequence[str]) -> list[NamedSpan]:
    """Spans in which a mere modifier ("eastern") is one with the name of its kind right after it."""
    result: list[NamedSpan] = []
    for span in spans:
        last = result[-1] if result else None
        if (
            last is not None
            and last.end == span.start
            and last.kind == span.kind != "NORP"
            and all(part in MODIFYING for part in upos[last.start : last.end])
            and upos[last.end - 1] != "PUNCT"
        ):
            result[-1] = NamedSpan(last.start, span.end, span.kind)
        else:
            result.append(span)
    return result


def trimmed(span: NamedSpan, words: Sequence[str], upos: Sequence[str]) -> tuple[int, int]:
    """The span without small words at its end or stops at its start; "Jr." and closing brackets stay."""
    start, end = span.start, span.end
    while end > start and upos[end - 1] in SMALL and words[end - 1] not in CLOSING and not words[end - 1].endswith("."):
        end -= 1
    while start < end and upos[start] == "PUNCT":
        start += 1
    return start, end
