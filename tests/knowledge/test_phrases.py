"""Many names in one walk: case, dots, hyphens, and the longest at a word."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.phrases import PhraseTable, split_words


def table(*phrases: str) -> PhraseTable[str]:
    made: PhraseTable[str] = PhraseTable()
    for phrase in phrases:
        made.add(phrase, phrase)
    return made


def met(text: str, *phrases: str) -> list[str]:
    return [m.text for m in table(*phrases).find(text)]


def test_the_longest_phrase_wins() -> None:
    """The US-led coalition met US officials."""
    assert met("The US-led coalition met US officials", "US", "US-led coalition", "coalition") == [
        "US-led coalition",
        "US",
    ]


def test_dots_hyphens_and_line_breaks_are_no_words() -> None:
    """The U.S.-led coalition; the Syrian army over a line's end."""
    assert met("the U.S.-led\ncoalition and the Syrian\narmy", "US-led coalition", "Syrian army") == [
        "U.S.-led\ncoalition",
        "Syrian\narmy",
    ]


def test_capitals_in_a_phrase_are_asked_for() -> None:
    """Give us a turkey, said Turkey."""
    assert met("Give us a turkey, said Turkey", "US", "Turkey") == ["Turkey"]


def test_small_letters_are_met_in_any_case() -> None:
    """Regime forces and regime forces."""
    assert met("Regime forces and regime forces", "regime forces") == ["Regime forces", "regime forces"]


def test_a_comma_parts_words() -> None:
    """In Syria, army units moved."""
    assert met("In Syria, army units moved", "Syria army") == []


def test_acronyms_that_are_words_need_a_sentence_in_small_letters() -> None:
    """In capitals "IT IS OVER" is no mention of Islamic State."""
    assert met("IT IS OVER", "IS") == []
    assert met("fighters of IS fled", "IS") == ["IS"]


@given(st.text(alphabet="aAbB. -'\n,", max_size=60))
def test_every_match_is_the_text_s_own(text: str) -> None:
    """Matches lie in order, apart, and read as the text does."""
    found = table("a", "A b", "B.B.", "b-a").find(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(text[w.start : w.end].replace(".", "") == w.text for w in split_words(text))
