"""The best well-formed tag sequence."""

import numpy as np
import pytest

from rashomon.language.names import best_tags, follows, mend

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
ALLOWED = follows(TAGS)
OPENING = np.array([True, True, False, True, False])


def test_an_inside_tag_follows_only_its_own_kind():
    assert ALLOWED[1, 2]
    assert ALLOWED[2, 2]
    assert not ALLOWED[0, 2]
    assert not ALLOWED[3, 2]


def test_scores_that_are_ill_formed_are_mended_for_the_whole_name():
    scores = np.log(np.array([[0.3, 0.1, 0.05, 0.5, 0.05], [0.1, 0.05, 0.4, 0.1, 0.35]], np.float32))
    assert [TAGS[tag] for tag in best_tags(scores, ALLOWED, OPENING)] == ["B-ORG", "I-ORG"]


def test_a_sentence_never_opens_inside_a_name():
    scores = np.log(np.array([[0.1, 0.2, 0.6, 0.05, 0.05]], np.float32))
    assert [TAGS[tag] for tag in best_tags(scores, ALLOWED, OPENING)] == ["B-PER"]


@pytest.mark.parametrize(
    ("text", "tags", "upos", "mended"),
    [
        ("the US", "B-ORG B-LOC", "DET PROPN", "O B-LOC"),
        ("eastern Syria", "B-LOC B-LOC", "ADJ PROPN", "B-LOC I-LOC"),
        ("Idlib ,", "B-LOC I-LOC", "PROPN PUNCT", "B-LOC O"),
        ("Qamishli Derik", "B-LOC B-LOC", "PROPN PROPN", "B-LOC B-LOC"),
        ("White House", "B-ORG I-ORG", "ADJ PROPN", "B-ORG I-ORG"),
        ("the fled", "B-ORG O", "DET VERB", "O O"),
    ],
)
def test_spans_that_are_no_names_are_mended(text, tags, upos, mended):
    assert mend(tags.split(), text.split(), upos.split()) == mended.split()
