"""The grammar of quantities: what number words and figures bound, and what is a part of what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.numerals import read_numeral
from rashomon.language.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "bounds"),
    [
        ("Thirty-three rowers", "Thirty-three", (33, 33, 33)),
        ("twenty-one divers", "twenty-one", (21, 21, 21)),
        ("one thousand two hundred clerks", "one thousand two hundred", (1200, 1200, 1200)),
        ("a hundred and seven clerks", "a hundred and seven", (107, 107, 107)),
        ("12-15 clerks", "12-15", (12, None, 15)),
        ("twelve to 15 clerks", "twelve to 15", (12, None, 15)),
        ("between 12 and 15 clerks", "between 12 and 15", (12, None, 15)),
        ("six, possibly seven, clerks", "six, possibly seven,", (6, 6, 7)),
        ("six, maybe seven clerks", "six, maybe seven", (6, 6, 7)),
        ("3 400 clerks", "3 400", (3400, 3400, 3400)),
        ("3.400 clerks", "3.400", (3400, 3400, 3400)),
        ("3'400 clerks", "3'400", (3400, 3400, 3400)),
        ("3,400 clerks", "3,400", (3400, 3400, 3400)),
        ("2,75,000 clerks", "2,75,000", (275_000, 275_000, 275_000)),
        ("3 lakh clerks", "3 lakh", (300_000, 300_000, 300_000)),
        ("2.5 million clerks", "2.5 million", (2_500_000, 2_500_000, 2_500_000)),
        ("40-odd clerks", "40-odd", (None, 40, None)),
        ("forty or so clerks", "forty or so", (None, 40, None)),
        ("forty or more clerks", "forty or more", (40, None, None)),
        ("40+ clerks", "40+", (40, None, None)),
        ("at least another 25 clerks", "at least another 25", (25, None, None)),
        ("a total of 14 clerks", "a total of 14", (14, 14, 14)),
        ("as many as 40 clerks", "as many as 40", (None, None, 40)),
        ("a score of clerks", "a score", (None, 20, None)),
        ("several hundred clerks", "several hundred", (200, None, None)),
    ],
)
def test_bounds(text: str, words: str, bounds: tuple[int | None, int | None, int | None]):
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.best, found.high) == bounds


@pytest.mark.parametrize(
    ("text", "bounds", "whole"),
    [
        ("five of the nine clerks", (5, 5, 5), 9),
        ("five out of nine clerks", (5, 5, 5), 9),
        ("at least five of its nine clerks", (5, None, None), 9),
        ("none of the 14 clerks", (0, 0, 0), 14),
        ("all but three of the 14 clerks", (11, 11, 11), 14),
        ("half of the 14 clerks", (7, 7, 7), 14),
        ("nearly half of the 14 clerks", (None, 7, None), 14),
        ("most of the 14 clerks", (8, None, 13), 14),
        ("some of the 14 clerks", (2, None, 13), 14),
    ],
)
def test_a_part_of_a_whole_counts_the_part(text: str, bounds: tuple[int | None, int | None, int | None], whole: int):
    found = only(text)
    assert (found.low, found.best, found.high) == bounds
    assert found.whole == whole


def test_those_whom_a_word_of_harm_counts_are_a_number_of_their_own():
    assert [q.best for q in find_quantities("Five of the nine dead were clerks")] == [5, 9]


@pytest.mark.parametrize("text", ["as many were hurt", "the 17th attack", "a 4-2 win", "40% of it"])
def test_what_counts_nobody(text: str):
    assert all(q.word != "number" for q in find_quantities(text))


@given(st.integers(1, 999_999))
def test_a_number_is_read_however_it_is_written(number: int):
    figures = f"{number:,}"
    for mark in (",", "'", "\u202f"):
        assert read_numeral(figures.replace(",", mark)) == number
    assert only(f"{figures} clerks").best == number
