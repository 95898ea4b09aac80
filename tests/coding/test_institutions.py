"""Outlets that are institutions: whose they are, and that what they put out is their own account."""

from __future__ import annotations

import pytest

from rashomon.coding.scene.institutions import sector_of
from rashomon.records import Attribute, Party, Report
from rashomon.running.reading import code


@pytest.mark.parametrize(
    ("outlet", "sector"),
    [
        ("Second Army Region Command", "MIL"),
        ("Ministry of Defence of Georgia", "MIL"),
        ("Press centre of the border troops", "MIL"),
        ("National Police", "COP"),
        ("Ministry of Health", "GOV"),
        ("Committee for Human Rights", ""),
        ("The Army Times", None),
        ("Harbour Wire", None),
        (None, None),
    ],
)
def test_the_sector_of_an_institution(outlet: str | None, sector: str | None) -> None:
    """By the words of its name; what has a word of the press is a newspaper."""
    assert sector_of(outlet) == sector


def blamed(outlet: str) -> set[tuple[str, str | None]]:
    """Whom a report of a shelling blames, when this outlet puts it out, with the side that it speaks for."""
    text = "Cambodian forces fired rockets at 09.40 hours on Thursday, which fell on a market in Kantharalak, Thailand. Thai forces blocked the road."
    claims = [c for e in code(Report(id="r", text=text, path="p", outlet=outlet)) for c in e.of(Attribute.BLAME)]
    return {(c.resolved.id, c.attribution.source.party.id if c.attribution.source.party else None) for c in claims if isinstance(c.resolved, Party)}


def test_a_command_s_release_is_its_version() -> None:
    """It blames the other side by telling what that did, and not its own."""
    assert blamed("Second Army Region Command") == {("KHM_MIL", "THA_MIL")}


def test_a_newspaper_s_plain_telling_blames_nobody() -> None:
    """Rockets that somebody fired, told in its own voice."""
    assert not blamed("Harbour Wire")
