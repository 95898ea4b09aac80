"""The words of a cue, whole: the docstring or the text is the report."""

from __future__ import annotations

import pytest

from rashomon.coding.speech.cue_words import cue_words
from rashomon.language import load_pipeline


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("The ministry has not confirmed the strike.", "confirmed", "has not confirmed"),
        ("The mayor also called for a truce.", "called", "also called for"),
        ("Two men died, according to the army.", "according", "according to"),
        ("The army said on Monday that two men died.", "said", "said"),
        ("The group refused to leave.", "refused", "refused"),
    ],
)
def test_cue_is_whole(text: str, word: str, cue: str) -> None:
    doc = load_pipeline()(text)
    times = {t.i for t in doc if t.text in ("on", "Monday")}
    assert cue_words(next(t for t in doc if t.text == word), frozenset(set(range(len(doc))) - times)).text == cue
