"""Quotations: what stands between marks, over sentences and paragraphs, whichever marks an editor types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.quotations import find_quotations


def found(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.speech) for q in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He said “they rammed our truck twice” and left.",
        'He said "they rammed our truck twice" and left.',
        "He said ''they rammed our truck twice'' and left.",
        'He said “they rammed our truck twice" and left.',
        'He said "they rammed our truck twice” and left.',
        "He said «they rammed our truck twice» and left.",
        "He said „they rammed our truck twice“ and left.",
    ],
)
def test_marks(text: str) -> None:
    """Curly, straight, typed and mixed marks quote alike."""
    assert found(text) == [("they rammed our truck twice", True)]


def test_scare_quotes_are_no_speech() -> None:
    """One word in marks is the writer's: the truck was "struck"."""
    assert found('A truck was "struck" on the "de-confliction" line.') == [("struck", False), ("de-confliction", False)]


def test_a_short_sentence_is_speech() -> None:
    """Two words with a stop are said."""
    assert found("“They ran,” he said.") == [("They ran,", True)]


def test_paragraphs_go_on() -> None:
    """The press opens each paragraph of a long quotation anew and closes only the last."""
    text = "“The patrol was on its way home then.\n\n“Nobody had told us of the block.” That was all."
    assert found(text) == [("The patrol was on its way home then.\n\n“Nobody had told us of the block.", True)]
    straight = '"The patrol was on its way home then.\n\n"Nobody had told us of the block." That was all.'
    assert [said for said, _ in found(straight)] == [
        "The patrol was on its way home then.",
        "Nobody had told us of the block.",
    ]


def test_a_forgotten_mark_ends_with_its_paragraph() -> None:
    """An unclosed curly mark quotes to the paragraph's end; an unclosed straight one quotes nothing."""
    assert found("“We left the town at noon.\n\nNothing more was said.") == [("We left the town at noon.", True)]
    assert found('"We left the town at noon.\n\nNothing more was said.') == []


def test_a_closing_mark_opens_nothing() -> None:
    """A stray straight mark behind a word, with white space after it, does not turn the text inside out."""
    text = 'The 120" pipe burst. "We left the town at noon," he said.'
    assert found(text) == [("We left the town at noon,", True)]


def test_apostrophes_are_no_marks() -> None:
    """The Russians' convoy and the '90s quote nothing."""
    assert found("The Russians’ convoy, the army’s own, was there in the ’90s.") == []


@given(st.text(alphabet="ab.,?! \n\"“”«»„‘’'`", max_size=200))
def test_quotations_lie_in_order_inside_the_text(text: str) -> None:
    """Whatever the marks, quotations are ranges of the text, in order, none overlapping another."""
    at = 0
    for quotation in find_quotations(text):
        assert at <= quotation.start < quotation.end <= len(text)
        at = quotation.end
