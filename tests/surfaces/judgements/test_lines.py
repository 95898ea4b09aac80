"""Judgements as JSON lines: what is written is read again to the letter, and nothing else passes for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import Attribute, Count, Judgement, Ruling, Stance
from rashomon.surfaces.judgements.lines import Refused, read_lines, write_lines
from tests import made_up
from tests.reviewing.judging import different, same, verdict, withdrawn
from tests.reviewing.test_laws import judged

_, EVENT = made_up.wire()
_, RIVAL = made_up.rival()
INJURED = EVENT.of(Attribute.INJURED)[0]
CORRECTED = verdict(INJURED, Ruling.CORRECTED, 1, value=Count(low=3, best=3, high=3, wording="three"), resolved=made_up.USA)
LINE: dict[str, Any] = json.loads("".join(write_lines([CORRECTED])))


@settings(deadline=None, max_examples=50)
@given(judged())
def test_reading_undoes_writing(judgements: list[Judgement]) -> None:
    """And writing again gives the same bytes."""
    lines = list(write_lines(judgements))
    again = list(read_lines(lines))
    assert set(again) == set(judgements)
    assert list(write_lines(j for j in again if isinstance(j, Judgement))) == lines


def test_every_kind_of_value_comes_through() -> None:
    """A count, a stance, words with a place and with a period."""
    place, period = EVENT.of(Attribute.PLACE)[0], EVENT.of(Attribute.PERIOD)[0]
    stance = RIVAL.of(Attribute.AGREEMENT)[0]
    made = [
        CORRECTED,
        verdict(place, Ruling.CORRECTED, 2, value="at Derik", resolved=made_up.DERIK),
        verdict(period, Ruling.CORRECTED, 3, value="Tuesday", resolved=made_up.TUESDAY),
        verdict(stance, Ruling.CORRECTED, 4, value=Stance(item="usa-rus-deconfliction", stance="kept")),
        withdrawn(CORRECTED, 5),
    ]
    assert list(read_lines(write_lines(made))) == made


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"by": 5}, "by: text is wanted, 5 stands there"),
        ({"by": " "}, "nobody is named"),
        ({"at": "1 September"}, "no moment in UTC"),
        ({"at": "2020-13-01T08:15:00Z"}, "no moment in UTC"),
        ({"at": "2020-09-01T08:15:00+02:00"}, "no moment in UTC"),
        ({"ruling": "split"}, "update the program"),
        ({"mood": "grim"}, "mood: no such field"),
        ({"version": 2}, "newer rashomon"),
        ({"version": "one"}, "version"),
        ({"about": []}, "about something"),
        ({"about": [{"kind": "claim"}]}, "about[0].name: is missing"),
        ({"about": [{"kind": "paragraph", "name": "x"}]}, "there is no kind 'paragraph'"),
        ({"about": [{"kind": "event", "name": "e-1"}]}, "said of one claim"),
        ({"about": [{"kind": "claim", "name": "c-1", "words": [{"report": "r", "start": 0, "end": 9, "text": "four"}]}]}, "does not fit"),
        ({"about": [{"kind": "claim", "name": "c-1", "words": [{"report": "r", "start": -1, "end": 3, "text": "four"}]}]}, "does not fit"),
        ({"value": 3}, "value: text or an object of Count or Stance is wanted, 3 stands there"),
        ({"value": {"low": 3}}, '"@" with one of Count, Stance'),
        ({"value": {"@": "Count", "low": "3", "best": 3, "high": 3, "wording": "3"}}, "value.low: a whole number is wanted"),
        ({"value": {"@": "Count", "low": True, "best": 3, "high": 3, "wording": "3"}}, "value.low: a whole number is wanted"),
        ({"value": None}, "needs the value"),
        ({"ruling": "wrong"}, "has no value"),
        ({"why": "for another reason"}, "changed since it was judged"),
        ({"ruling": "same", "value": None, "resolved": None}, "said of events"),
        ({"ruling": "note", "value": None, "resolved": None, "why": ""}, "a note needs words"),
        ({"ruling": "withdrawn", "value": None, "resolved": None}, "said of a judgement"),
        ({"ruling": "not-independent", "value": None, "resolved": None}, "two outlets or of two reports"),
    ],
)
def test_what_is_no_judgement_is_refused_with_its_cure(change: dict[str, Any], why: str) -> None:
    (found,) = read_lines([json.dumps(LINE | change)])
    assert isinstance(found, Refused)
    assert why in found.why, found.why


@pytest.mark.parametrize("line", ["nonsense", "[1, 2]", "4", '"right"', "{", "[" * 100_000, '{"title": "an incident"}'])
def test_lines_of_other_files(line: str) -> None:
    (found,) = read_lines([line])
    assert isinstance(found, Refused)


def test_a_line_is_numbered_as_an_editor_does() -> None:
    """Empty lines count, a byte-order mark does not."""
    found = list(read_lines(["\ufeff" + json.dumps(LINE), "", "   ", "broken"]))
    assert found[0] == CORRECTED
    assert isinstance(found[1], Refused)
    assert found[1].line == 4


def test_a_line_without_an_id_gets_its_own() -> None:
    (found,) = read_lines([json.dumps({k: v for k, v in LINE.items() if k not in ("id", "version")})])
    assert found == CORRECTED


@given(st.permutations(range(3)))
def test_the_same_judgements_make_the_same_file(order: list[int]) -> None:
    made = [CORRECTED, same(EVENT.id, RIVAL.id, minute=2), different(EVENT.id, RIVAL.id, minute=2)]
    assert list(write_lines(made[n] for n in order)) == list(write_lines(made))
