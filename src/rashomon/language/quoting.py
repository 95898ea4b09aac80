"""Sentence starts beside quotation marks: an opening mark goes with what follows it, a closing one with what it closes.

"“Run!” he said." begins at the mark, and a mark never stands as a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from rashomon.language.layout import Break

OPENING = frozenset("“‘«([{„")
CLOSING = frozenset("”’»)]}")
STRAIGHT = frozenset({'"', "'", "``", "''"})


def settle_marks(scores: NDArray[np.float32], doc: Doc, tokens: Sequence[int], breaks: Sequence[int]) -> None:
    """Move positive scores of `scores` (one per word, word k being token `tokens[k]`) off the wrong side of marks."""
    for word in range(1, len(tokens)):
        if scores[word] <= 0 or breaks[word] == Break.BLANK_LINE:
            continue
        before, here = doc[tokens[word - 1]], doc[tokens[word]]
        if _opens(before, doc):
            scores[word - 1], scores[word] = max(scores[word - 1], scores[word]), -1.0
        elif _closes(here, doc) and breaks[word] == Break.NONE:
            if word + 1 < len(tokens):
                scores[word + 1] = max(scores[word + 1], scores[word])
            scores[word] = -1.0


def _opens(mark: Token, doc: Doc) -> bool:
    spaced = mark.i == 0 or doc[mark.i - 1].is_space or bool(doc[mark.i - 1].whitespace_)
    return mark.text in OPENING or (mark.text in STRAIGHT and spaced and not mark.whitespace_)


def _closes(mark: Token, doc: Doc) -> bool:
    tied = mark.i > 0 and not doc[mark.i - 1].is_space and not doc[mark.i - 1].whitespace_
    return tied and (mark.text in CLOSING or mark.text in STRAIGHT)
