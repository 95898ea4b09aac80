"""Sentence starts and quotation marks."""

import numpy as np
import pytest
from spacy.tokens import Doc

from rashomon.language.quoting import settle_marks
from rashomon.language.tokenizing import make_vocab

VOCAB = make_vocab()


@pytest.mark.parametrize(
    ("words", "spaces", "starts", "settled"),
    [
        (["Fled", ".", "“", "Run", "!", "”"], [0, 1, 0, 0, 0, 0], {3}, {2}),
        (["“", "Run", "!", "”", "He", "fled"], [0, 0, 0, 1, 1, 0], {3}, {4}),
        (["He", "fled", ".", '"', "Run", '"'], [1, 0, 1, 0, 0, 0], {4}, {3}),
        (["Run", ".", '"', "He", "fled"], [0, 0, 1, 1, 0], {2}, {3}),
        (["Run", ".", "He", "fled"], [0, 1, 1, 0], {2}, {2}),
    ],
)
def test_a_mark_stays_with_its_quotation(words, spaces, starts, settled):
    doc = Doc(VOCAB, words=words, spaces=[bool(space) for space in spaces])
    scores = np.array([1.0 if word in starts else -1.0 for word in range(len(words))], np.float32)
    settle_marks(scores, doc, range(len(words)), [0] * len(words))
    assert set(np.flatnonzero(scores > 0).tolist()) == settled
