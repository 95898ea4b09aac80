"""Who takes part in talks: sentences in, parties out."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute, Event
from tests.coding.reader import events_of, told

BOTH = {"USA_MIL", "RUS_MIL"}


def talks(text: str) -> list[Event]:
    return [e for e in events_of(text) if "meeting" in {c.value for c in e.claims}]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Valery Gerasimov put this to Gen. Mark Milley when the two men spoke by telephone on Wednesday.",
        "This was explained by Valery Gerasimov to Gen. Mark Milley in a telephone conversation on Wednesday.",
        "Valery Gerasimov complained of the patrol during a call to Gen. Mark Milley on Wednesday.",
    ],
)
def test_those_who_speak_in_the_course_of_talks_take_part(text: str) -> None:
    (call,) = talks(text)
    assert told((call,), Attribute.ACTOR) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Mark Milley repeated his call to the government to act on Wednesday.",
        "A call to Gen. Mark Milley for the release of the prisoners went out on Wednesday.",
        "The minister answered the call of duty on Wednesday.",
    ],
)
def test_a_call_to_act_is_no_telephone_call(text: str) -> None:
    assert not talks(text)
