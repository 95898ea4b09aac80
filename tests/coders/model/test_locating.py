"""Where quotes stand: to the letter, in whole words, nearest to what is told, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.coders.model.locating import Finder, Tally
from rashomon.records import Span
from tests.coders.reports import report

STORY = "US troops must go. The patrol left. The patrol came back, and US troops said: ‘must’."


def finder(text: str = STORY, start: int = 0, end: int | None = None) -> Finder:
    return Finder(report(text), start, len(text) if end is None else end, Tally())


def test_a_quote_stands_where_its_letters_do() -> None:
    found = finder().find("The patrol came back")
    assert found is not None
    assert (found.start, STORY[found.start : found.end]) == (36, "The patrol came back")


def test_a_repeated_quote_is_the_one_nearest_to_its_sentence_and_then_to_its_trigger() -> None:
    look = finder()
    second = look.find("came back")
    assert second is not None
    near = look.find("The patrol", second)
    assert near is not None
    assert near.start == 36
    first = look.find("The patrol")
    assert first is not None
    assert first.start == 19
    whole = look.find(STORY)
    beside = look.find("US troops", whole, trigger=second)
    assert beside is not None
    assert beside.start == STORY.rindex("US troops")


def test_what_is_mended_or_in_another_case_or_part_of_a_word_stands_nowhere() -> None:
    """Each is counted."""
    look = finder()
    for invented in ("the patrol returned", "us troops", "'must'", "atrol", "US  troops", " ", "ust"):
        assert look.find(invented) is None, invented
    assert (look.tally.quotes, look.tally.invented) == (7, 7)


def test_words_of_another_part_of_the_report_are_not_looked_for() -> None:
    assert finder(end=20).find("came back") is None
    assert finder(start=36).find("must go") is None


def test_words_that_stand_twice_are_nobodys_where_one_is_asked_for() -> None:
    look = finder()
    assert look.find_only("US troops") is None
    assert look.find_only("came back") is not None


@given(st.text(alphabet="ab .", max_size=30), st.text(alphabet="ab .", max_size=4))
def test_what_is_found_is_the_quote(text: str, quote: str) -> None:
    """`text[start:end]` is the quote without its outer space, for any text and quote; what is no part of the text is not found."""
    found = finder(text).find(quote)
    if found is not None:
        assert isinstance(found, Span)
        assert text[found.start : found.end] == found.text == quote.strip()
    elif quote.strip() and f" {quote.strip()} " in f" {text} ":
        raise AssertionError("a whole word that stands there was not found")
