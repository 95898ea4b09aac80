"""What a source says in its own words where none of the coded questions is answered."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute
from tests.coding.reader import events_anywhere, sources, told


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("A Chinese ship rammed a Philippine boat on Saturday, Manila said. Beijing says the opposite.", "Beijing", "says the opposite"),
        ("A man was shot dead in El Obeid on Friday. State media call him a rebel.", "State media", "call him a rebel"),
    ],
)
def test_short_words_keep_their_cue(text: str, source: str, words: str) -> None:
    """Two words say nothing without the verb before them."""
    events = events_anywhere(text)
    assert source in sources(events, Attribute.STATEMENT)
    assert words in told(events, Attribute.STATEMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a post in Pulwama on Saturday. The Indian army has not commented on the attack.",
        "Gunmen attacked a post in Pulwama on Saturday. The Indian army says nothing.",
    ],
)
def test_silence_is_no_statement(text: str) -> None:
    """That somebody has not spoken is none of his words."""
    assert not told(events_anywhere(text), Attribute.STATEMENT)
