"""The measures of times: how WikiWars and FA-KES files are read, how finds are paired, and peers that may be missing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import dates, times
from benchmarks.peers.peer import Find, Finder, Peer, installed, lines_of
from benchmarks.times import Tally, Timex


def absent() -> Finder:
    raise ImportError


def present() -> Finder:
    def find(text: str, published: dt.date | None) -> Iterator[Find]:
        for offset, line in lines_of(text):
            at = line.find("12 May 2020")
            if at >= 0:
                yield Find(offset + at, offset + at + 11, "2020-05-12")

    return find


def test_a_missing_peer_is_named_with_how_to_get_it(capsys: pytest.CaptureFixture[str]) -> None:
    (peer,) = installed([Peer("absent", absent), Peer("present", present)])
    assert peer.name == "present"
    assert "absent (python -m pip install --group peers)" in capsys.readouterr().out


def test_a_peer_keeps_offsets_and_its_time() -> None:
    (peer,) = installed([Peer("present", present)])
    text = "One line.\nIt was 12 May 2020.\n"
    (found,) = peer(text, None)
    assert text[found.start : found.end] == "12 May 2020"
    assert (peer.read, peer.speed > 0) == (len(text), True)


def test_finds_are_scored_by_span_overlap_and_value() -> None:
    tally = Tally()
    gold = [Timex(0, 5, "2020"), Timex(10, 20, "2020-05"), Timex(30, 40, "2020-05-12")]
    tally.add(gold, [Find(0, 5, "2020"), Find(12, 20, "2020-06"), Find(50, 60, "2020")])
    assert {measure: note for measure, _, note in tally.rows("x")} == {
        "x.strict": "1 of 3 annotated, 3 found",
        "x.relaxed": "2 of 3 annotated, 3 found",
        "x.value": "1 of 3 annotated, 3 found",
    }


def test_a_narrative_is_read_with_its_outermost_expressions(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(
        '<TEXT>On <TIMEX3 value="1944-06-06">6 June <TIMEX3 value="1944">1944</TIMEX3></TIMEX3> &amp; after.</TEXT>'
    )
    text, timexes = times.read_wikiwars(path)
    assert text == "On 6 June 1944 & after."
    assert timexes == [Timex(3, 14, "1944-06-06")]
    assert {m: v for m, v, _ in times.run(tmp_path).rows}["wikiwars.value"] == 1


ROWS = [
    {"id": "a", "content_title": "Tue 12 May 2020 Shells fall on Ain Rima.", "date": "Tue 12 May 2020"},
    {"id": "b", "content_title": "Shells fall on Ain Rima, two dead.", "date": "13 May 2020"},
    {"id": "c", "content_title": "14.05.2020 - Shells fall on Ain Rima.", "date": ""},
]


def test_the_day_of_an_article(tmp_path: Path) -> None:
    """One of two coded dates is answered, rightly, and one that was not coded."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    measured = {measure: (value, note) for measure, value, note in times.run(path).rows}
    assert measured["fa-kes.date"] == (
        pytest.approx(2 / 3),
        "1 right of 1 answered of 2 coded; 1 of 1 uncoded answered",
    )


@pytest.mark.parametrize(
    "words",
    ["12 May 2020", "Tue 12 May 2020", "May 12 2020", "12.05.2020", "12-05-2020", "May 122020", "Tuesday 12 May 2020"],
)
def test_coded_dates(words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "content_title": "x", "date": words}))
    assert dates.read_days(path)[0][1] == dt.date(2020, 5, 12)


def test_a_coded_date_of_unknown_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "content_title": "x", "date": "the day before"}))
    with pytest.raises(ValueError, match="the day before"):
        dates.read_days(path)
