"""Scores to readings: spans, groups, roles, pointers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.heads.decoding import (
    Inventory,
    Spoken,
    Told,
    choice,
    group,
    read_attributions,
    read_happenings,
    read_tolls,
    spans,
)

SIGNS = {
    "kind": ("shelling", "harm"), "type": ("ASSAULT", "COERCE"), "standing": ("news", "part"), "polarity": ("asserted", "denied"), "certainty": ("certain", "possible"),
}  # fmt: skip
NAMES = Inventory(roles=("actor", "recipient"), tolls=("none", "killed", "injured"), signs=SIGNS, temperatures={}, thresholds={"role.actor": 0.5, "role.recipient": 0.5})


def told(roles, same, kinds):
    """Scores of triggers whose signs but kinds are all the first answer."""
    count = len(kinds)
    first = np.tile(np.array([[3.0, 0.0]], np.float32), (count, 1))
    return Told(signs=dict.fromkeys(SIGNS, first) | {"kind": np.array(kinds, np.float32)}, roles=np.array(roles, np.float32), same=np.array(same, np.float32))


def test_a_span_is_a_beginning_and_what_goes_on_from_it():
    """An inside without a beginning opens a span of its own; each is as sure as its first word."""
    tags = np.array([[0, 5, 0], [0, 0, 5], [5, 0, 0], [0, 0, 5], [0, 5, 0]], np.float32)
    assert [words for words, _ in spans(tags)] == [(0, 1), (3,), (4,)]
    assert all(sure > 0.9 for _, sure in spans(tags))


def test_one_word_is_not_both_doer_and_done_to():
    """Of two rival roles the surer one stands."""
    roles = [[[2.0, 1.0], [-5, 3.0]]]
    (happening,), of = read_happenings(NAMES, [((0,), 0.9)], told(roles, [[0.0]], [[1, 0]]))
    assert [(f.word, f.role) for f in happening.fillers] == [(0, "actor"), (1, "recipient")]
    assert of == [0]


def test_a_happening_has_its_triggers_roles_together():
    """Two triggers that are one pool what fills their roles; harm lends its kind only where nothing else has one."""
    roles = [[[3.0, -5], [-5, -5]], [[-5, -5], [-5, 3.0]]]
    (happening,), _ = read_happenings(NAMES, [((0,), 0.9), ((1,), 0.9)], told(roles, [[0, 4], [4, 0]], [[2, 0], [0, 5]]))
    assert len(happening.triggers) == 2
    assert {(f.word, f.role) for f in happening.fillers} == {(0, "actor"), (1, "recipient")}
    assert happening.kind.value == "shelling"


@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.floats(-4, 4, width=32), min_size=n * n, max_size=n * n)))
@settings(max_examples=60, deadline=None)
def test_groups_part_the_triggers(values):
    """Every trigger stands in one group; whatever order they come in, the same are together."""
    count = int(len(values) ** 0.5)
    scores = np.array(values, np.float32).reshape(count, count)
    scores = (scores + scores.T) / 2
    groups = group(scores)
    assert sorted(one for rows in groups for one in rows) == list(range(count))
    assert all(rows == sorted(rows) for rows in groups)


def test_groups_join_by_average():
    """One strong link does not chain what the others keep apart."""
    same = np.array([[0, 5, -9], [5, 0, 1], [-9, 1, 0]], np.float32)
    assert group(same) == [[0, 1], [2]]


def test_tolls_are_words_that_are_sure_enough():
    """The word, its likeliest effect, and how sure it counts anybody."""
    found = read_tolls(NAMES, np.array([[5, 0, 0], [0, 1, 4]], np.float32))
    assert [(word, effect) for word, effect, _ in found] == [(1, "injured")]


def test_what_is_said_ends_in_the_paragraph_that_it_begins_in():
    """The end pointer is not followed into another paragraph, nor before the beginning."""
    points = np.full((1, 6, 5), -5.0, np.float32)
    points[0, 0, 0] = 5  # source
    points[0, 2, 1] = 5  # first word
    points[0, 4, 2] = 5  # last word, in the next paragraph
    points[0, 3, 2] = 2
    points[0, 5, 3:] = 5  # nobody
    signs = {name: np.array([[3.0, 0.0]], np.float32) for name in ("polarity", "certainty")}
    (said,) = read_attributions(NAMES, [((1,), 0.9)], Spoken(signs=signs, points=points), np.array([0, 0, 0, 0, 1]))
    assert (said.source, said.content, said.via, said.blames) == (0, (2, 3), None, None)


def test_a_temperature_flattens_and_changes_no_choice():
    """Calibration moves probabilities, never answers."""
    cold, warm = (choice(np.array([2.0, 0.0], np.float32), ("a", "b"), heat) for heat in (1.0, 3.0))
    assert cold.value == warm.value == "a"
    assert cold.probability > warm.probability > 0.5
