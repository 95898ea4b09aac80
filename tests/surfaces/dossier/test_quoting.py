"""Quotations are the report's own characters, whatever is marked in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Span
from rashomon.surfaces.dossier.quoting import (
    Piece,
    cut_pieces,
    find_sentence,
    fold_pieces,
    overlay_pieces,
    quote_claims,
)
from tests.surfaces.dossier.fixture import A, make_report, say

TEXT = "The U.S. base was quiet. Gen. Petrov said on Aug. 25 that 4.5 tonnes burned! “Nobody fired,” he added. Then came night."


def _sentence(words: str) -> str:
    start = TEXT.index(words)
    left, right = find_sentence(TEXT, start, start + len(words))
    return TEXT[left:right]


def test_a_sentence_is_not_cut_at_an_abbreviation_or_a_decimal() -> None:
    assert _sentence("base") == "The U.S. base was quiet."
    assert _sentence("tonnes") == "Gen. Petrov said on Aug. 25 that 4.5 tonnes burned!"
    assert _sentence("Nobody") == "“Nobody fired,” he added."
    assert _sentence("night.") == "Then came night."


def test_evidence_over_two_sentences_brings_both() -> None:
    assert _sentence("quiet. Gen. Petrov") == TEXT[: TEXT.index(" “Nobody")]


def test_evidence_and_cue_may_cross() -> None:
    """Moscow has blamed Washington."""
    report = make_report("X", "Moscow has blamed Washington.", None)
    claim = say(report, A.BLAME, "Washington", "Moscow has blamed Washington", cue="blamed")
    pieces = quote_claims([claim], report)
    assert [(p.text, p.evidence, p.cue) for p in pieces] == [
        ("Moscow has ", True, False),
        ("blamed", True, True),
        (" Washington", True, False),
        (".", False, False),
    ]


@given(st.text(min_size=1, max_size=300), st.data())
def test_pieces_join_to_the_text_and_the_sentence_holds_the_evidence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = find_sentence(text, start, end)
    assert 0 <= left <= start < end <= right <= len(text)
    span = Span(report="r", start=start, end=end, text=text[start:end])
    pieces = cut_pieces(text, left, right, [span], [])
    assert "".join(p.text for p in pieces) == text[left:right]
    assert "".join(p.text for p in pieces if p.evidence) == text[start:end]


def test_a_wrapped_line_goes_on_and_a_heading_does_not() -> None:
    wrapped = "Clash near Derik\nFour soldiers were hurt when their truck was struck by a vehicle of\nanother army near the town.\n- one point\n"
    start = wrapped.index("struck")
    left, right = find_sentence(wrapped, start, start + 6)
    assert (
        wrapped[left:right]
        == "Four soldiers were hurt when their truck was struck by a vehicle of\nanother army near the town."
    )


def test_the_same_words_in_two_reports_bear_every_mark() -> None:
    """The wire text is wrapped in one outlet and not in the other, and each read another part of it."""
    one = (Piece("A truck\n"), Piece("hit", evidence=True), Piece(" a jeep, he said."))
    two = (Piece("A truck hit "), Piece("a jeep", evidence=True), Piece(", he "), Piece("said", cue=True), Piece("."))
    assert overlay_pieces([one, two]) == (
        Piece("A truck "),
        Piece("hit", evidence=True),
        Piece(" "),
        Piece("a jeep", evidence=True),
        Piece(", he "),
        Piece("said", cue=True),
        Piece("."),
    )


@given(st.lists(st.builds(Piece, st.text(min_size=1), st.booleans(), st.booleans()), min_size=1, max_size=6))
def test_an_overlay_keeps_the_words(pieces: list[Piece]) -> None:
    laid = overlay_pieces([tuple(pieces), tuple(pieces)])
    assert fold_pieces(laid) == fold_pieces(tuple(pieces))
    assert overlay_pieces([laid]) == laid
