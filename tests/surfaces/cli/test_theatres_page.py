"""docs/theatres.md: its pack is whole and sound, its commands run, and a report is read with it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.knowledge.places.kinds import KINDS
from rashomon.records import Attribute, Party, Place
from rashomon.storing import Ledger
from tests.surfaces.cli.test_docs import ROOT

PAGE = (ROOT / "docs" / "theatres.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n# (ladakh/[a-z]+\.toml)\n(.+?)```", PAGE, re.DOTALL)
LINES = re.findall(r"^\$ rashomon (.+)$", PAGE, re.MULTILINE)
REPORT = """Outlet: Hill Gazette
Published: 2020-06-17

LEH - Indian and Chinese soldiers clashed in the Galwan valley on Monday and one soldier of the People's Liberation Army
was injured, the Indian Army said on Wednesday.
"""


@pytest.fixture
def ladakh(here: Path) -> Path:
    """The page's pack, and a report on its theatre."""
    for name, text in BLOCKS:
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(text, encoding="utf-8")
    (here / "reports").mkdir()
    (here / "reports" / "a.txt").write_text(REPORT, encoding="utf-8")
    return here


def test_the_page_s_commands_run_one_after_the_other(rashomon: Callable[..., Any], ladakh: Path) -> None:
    """In the order of the page: the list, the checks, a read with the pack; and the read finds what the pack knows."""
    assert len(BLOCKS) == 5
    for line in LINES:
        result = rashomon(*shlex.split(line))
        assert result.exit_code == 0, result.output
        assert "warning" not in result.output
    with Ledger.open(ladakh / "ladakh.ledger") as kept:
        assert {name for run in kept.runs() for name in run.packs} == {"ladakh"}
        claims = [claim for event in kept.events() for claim in event.claims]
    places = {c.resolved.id for c in claims if c.attribute is Attribute.PLACE and isinstance(c.resolved, Place)}
    assert places == {"ladakh:galwan-valley"}
    parties = {c.resolved.id for c in claims if c.attribute is Attribute.ACTOR and isinstance(c.resolved, Party)}
    assert parties == {"IND_MIL", "CHN_MIL"}


def test_the_page_s_example_of_a_broken_pack_is_what_the_check_says(rashomon: Callable[..., Any], ladakh: Path) -> None:
    """Swapped coordinates and a party that is no entry."""
    for name, old, new in (
        ("places", "34.75, 78.2]", "134.75, 78.2]"),
        ("actors", 'party = "CHN_MIL"', 'party = "CHN_ARMY"'),
    ):
        path = ladakh / "ladakh" / f"{name}.toml"
        path.write_text(path.read_text().replace(old, new))
    told = rashomon("theatres", "check", "ladakh").stdout.replace(f"{ladakh}/", "")
    assert told in PAGE


def test_every_kind_of_place_is_named() -> None:
    """The page lists what a place can be, and nothing else."""
    listed = PAGE.partition("What a place can be:")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == KINDS
