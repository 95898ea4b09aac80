"""Words are found in claims and reports, alike on both backends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import SettingError
from rashomon.storing import Ledger, asking
from rashomon.storing.asking import parse_question
from rashomon.storing.folding import find_words, fold
from tests import made_up
from tests.storing.filling import fill

TEXTS = {
    "a.txt": "The vessel fired a water cannon near the shoal. Its captain’s radio was silent.",
    "b.txt": "Water ran low; the cannon at the gate of Şırnak is a monument.",
    "c.txt": "Protesters in القامشلي and in Ta'izz threw stones at cannons.",
    "d.txt": "The shelling of Al-Malikiyah went on; a crew counted 12 shells.",
}


def found(address: str, words: str) -> list[str]:
    with Ledger.open(address) as ledger:
        return sorted(hit.path for hit in ledger.search(words, what="reports").hits)


@pytest.fixture
def four(address: str) -> str:
    """A ledger of four short reports."""
    with Ledger.open(address, create=True) as ledger:
        for path, text in TEXTS.items():
            ledger.add_report(made_up.make_report(text, path), ())
    return address


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("water cannon", "ab"),
        ('"water cannon"', "a"),
        ("“Water Cannon”", "a"),
        ("cannon*", "abc"),
        ('"water cann*"', ""),
        ('"water cann" *', "a"),
        ("radio OR monument", "ab"),
        ("water AND radio", "a"),
        ("shelling crew OR radio captain", "ad"),
        ("sirnak", "b"),
        ("SIRNAK", "b"),
        ("lqmshly", "c"),
        ("القامشلي", "c"),
        ("taizz", "c"),
        ("ta’izz", "c"),
        ("captain", "a"),
        ("al-malikiyah", "d"),
        ("malikiyah al", "d"),
        ('"malikiyah al"', ""),
        ("12", "d"),
        ("1*", "d"),
        ("nowhere", ""),
    ],
)
def test_the_syntax(four: str, words: str, paths: str) -> None:
    """Both words; a phrase; a beginning; either; whatever the capitals, accents, apostrophes and script."""
    assert found(four, words) == [f"{name}.txt" for name in paths]


@pytest.mark.parametrize(
    "words",
    [
        "water; DROP TABLE reports", "water' OR '1'='1", 'water"', '"water', "water*)", "(water", "water:cannon", "NEAR(water, 2)",
        "water & | ! <-> cannon", "^water", "{water}", "water\\", "-water", "words:water", "wa\0ter water", "water \ud800", "\U0001f4a7 water",
        "NOT water", "water OR OR", "OR water", "%water_", "water --", "''water''", '""" water',
    ],
)  # fmt: skip
def test_no_character_is_dangerous(four: str, words: str) -> None:
    """What means something to a database is a word here, or nothing."""
    found(four, words)
    with Ledger.open(four) as ledger:
        assert ledger.counts()["reports"] == 4


@pytest.mark.parametrize("words", ["", "   ", "***", '""', "OR", "?!"])
def test_no_word_is_told(four: str, words: str) -> None:
    """Nothing to search for is a call that cannot be obeyed."""
    with Ledger.open(four) as ledger, pytest.raises(SettingError, match="no word"):
        ledger.search(words)


def test_too_many_words_are_told() -> None:
    """Sixty are searched for at a time."""
    with pytest.raises(SettingError, match="fewer"):
        parse_question("word " * 30 + " ".join(f"w{n}" for n in range(100)))


@given(st.text(max_size=60))
def test_a_question_is_made_of_folded_words_alone(text: str) -> None:
    """For any text at all: what goes to a database holds its own operators and nothing of what was typed but letters and figures."""
    try:
        question = parse_question(text)
    except SettingError:
        return
    assert all(word.isascii() and word.isalnum() for way in question.ways for term in way for word in term.words)
    question.marks(text)


@given(st.text(max_size=200))
def test_the_fast_way_of_folding_is_the_slow_way(text: str) -> None:
    """Plain text is folded without looking where the words stand, and the words are the same."""
    assert fold(text).split() == [word for word, _, _ in find_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry’s 3rd patrol", "the ministry 3rd patrol"),
        ("Sana'a, Shi`ite, O’Brien's", "sanaa shiite obrien"),
        ("Al-Hasakah/Qamishli_road", "al hasakah qamishli road"),
        ("Дамаск", "damask"),
        ("e\u0301tat-major", "etat major"),
        ("'quoted' words'", "quoted words"),
    ],
)
def test_folding(text: str, words: str) -> None:
    """Small ASCII letters; a genitive is left out, other apostrophes join, hyphens part."""
    assert fold(text) == words


def test_a_claim_is_found_by_its_evidence_its_value_and_its_source(address: str) -> None:
    """With the report, what it says, its incident, and the words marked in the text around the evidence."""
    fill(address)
    wire, event = made_up.wire()
    with Ledger.open(address) as ledger:
        by_source = ledger.search("pentagon")
        assert by_source.total == len(by_source.hits) > 0
        assert all("Pentagon" in hit.claim.attribution.source.name for hit in by_source.hits if hit.claim)
        (hit, *_) = ledger.search("rammed").hits
        assert hit.claim in event.claims
        assert (hit.report, hit.event, hit.outlet, hit.published) == (wire.id, event.id, wire.outlet, "2020-08-28")
        assert hit.incidents == (made_up.incident().id,)
        assert [hit.snippet[a:b] for a, b in hit.marks] == ["rammed"]
        assert wire.text[hit.start : hit.start + len(hit.snippet)] == hit.snippet


def test_the_latest_published_come_first_and_all_are_counted(address: str) -> None:
    """Undated ones last."""
    with Ledger.open(address, create=True) as ledger:
        for number, day in enumerate((3, 9, None, 5)):
            ledger.add_report(made_up.make_report(f"A patrol, number {number}.", f"{number}.txt", day=day), ())
        result = ledger.search("patrol", what="reports", limit=3)
        assert [hit.published for hit in result.hits] == ["2020-08-09", "2020-08-05", "2020-08-03"]
        assert result.total == 4
        assert ledger.search("patrol", what="reports").hits[-1].published is None


def test_a_title_is_searched_too(address: str) -> None:
    """The words need not stand in the text."""
    with Ledger.open(address, create=True) as ledger:
        ledger.add_report(replace(made_up.make_report("A patrol was stopped.", "a.txt"), title="Standoff at dawn"), ())
        (hit,) = ledger.search("standoff", what="reports").hits
        assert (hit.marks, hit.snippet) == ((), "A patrol was stopped.")


def test_what_was_replaced_is_found_no_more(address: str) -> None:
    """Its words go with it; what took its place is found."""
    report, event = made_up.wire()
    with Ledger.open(address, create=True) as ledger:
        ledger.add_report(report, (event,))
        assert ledger.search("rammed").total
        ledger.add_report(made_up.make_report(report.text, report.path, "Another Wire"), ())
        assert not ledger.search("rammed").total
        assert ledger.search("rammed", what="reports").total == 1


def test_a_very_long_report_is_kept_and_found(address: str) -> None:
    """A million different words: the first of them are searched, and nothing fails."""
    text = "opening " + " ".join(f"w{number:x}" for number in range(300_000))
    with Ledger.open(address, create=True) as ledger:
        ledger.add_report(made_up.make_report(text, "a.txt"), ())
        assert ledger.search("opening w0", what="reports").total == 1
        assert ledger.search(f"{'x' * 50}", what="reports").total == 0


def test_the_same_is_found_whichever_backend(new_address: Callable[[], str]) -> None:
    """Terms are looked for by the backend and marked by us: they agree on which reports hold them."""
    address = new_address()
    with Ledger.open(address, create=True) as ledger:
        for path, text in TEXTS.items():
            ledger.add_report(made_up.make_report(text, path), ())
        for words in ("water", '"water cannon"', "cann*", "sh*", "12", "القامشلي"):
            question = asking.parse_question(words)
            assert {hit.path for hit in ledger.search(words, what="reports").hits} == {p for p, t in TEXTS.items() if question.marks(t)}
