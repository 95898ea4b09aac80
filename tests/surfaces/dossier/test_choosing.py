"""Which disputed incidents have a sheet: all of a few, of many as many as forty pages hold."""

from __future__ import annotations

from dataclasses import replace

from rashomon.records import Dispute, Incident
from rashomon.surfaces.dossier.choosing import CLAIMS, FULL, choose_sheets
from tests import made_up

MADE = made_up.incident()


def disputed(number: int, times: int = 1) -> list[tuple[Incident, tuple[Dispute, ...]]]:
    """So many disputed incidents, each with so many times the claims of one."""
    return [(replace(MADE, id=f"i-{n:012x}", events=MADE.events * times), ()) for n in range(number)]


def test_a_few_have_sheets_however_long() -> None:
    assert len(choose_sheets(disputed(FULL, 100), 10_000)) == FULL


def test_the_shorter_the_list_the_more_sheets() -> None:
    """Forty pages hold the list and the sheets; of a list that fills them some sheets are written all the same."""
    short, long, endless = (len(choose_sheets(disputed(100), listed)) for listed in (100, 1000, 10_000))
    assert 100 > short > long >= endless > 0


def test_one_that_takes_all_the_room_is_passed_over() -> None:
    """The most substantial has the claims of half a dossier: others have their sheets; alone among such, it has its own."""
    long = disputed(1, CLAIMS)[0]
    ranked = [(replace(long[0], id="i-long"), ()), *disputed(20)]
    chosen = choose_sheets(ranked, 1000)
    assert "i-long" not in chosen
    assert len(chosen) > 1
    assert choose_sheets(disputed(20, CLAIMS), 1000) == {"i-000000000000"}
