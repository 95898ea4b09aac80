"""Words as the treebanks cut them."""

import pytest

from rashomon.language.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell during Id al-Adha.", ["Id", "al", "-", "Adha"]),
        ("They wed on Friday.", ["They", "wed", "on", "Friday"]),
        ("I'd go.", ["I", "'d", "go"]),
    ],
)
def test_a_word_is_no_contraction_without_its_apostrophe(text, words):
    assert [token.text for token in load_pipeline().make_doc(text) if token.text in words or not token.is_punct][-len(words) :] == words
