"""The event lexicon: each entry fires in its own example, and bad data is refused by name."""

import pytest

from rashomon.coding.scene import set_scene
from rashomon.coding.triggers import find_triggers
from rashomon.errors import SettingError
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.events import Entry, load_events, read_events
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.records import Mentions, Report, Resolution


@pytest.mark.parametrize("entry", load_events().entries, ids=lambda e: e.id)
def test_an_entry_fires_in_its_example(entry: Entry) -> None:
    """Each entry's own example sentence."""
    report = Report(id="r", text=entry.example, path="example.txt")
    scene = set_scene(Parsed(report, load_pipeline()(report.text)), Mentions(), Resolution(), load_events(), ActorRegistry.open("syria"))
    assert entry.id in {t.entry.id for t in find_triggers(scene)}


def test_an_entry_with_an_unknown_frame_is_refused_by_name() -> None:
    raw = '[[entry]]\nid = "odd"\ntype = "ASSAULT"\nkind = "block"\nframe = "sideways"\nneeds = "none"\nexample = ""\n'
    with pytest.raises(SettingError, match="'odd'"):
        read_events(raw + "[light]\ncarry = []\nsuffer = []\n[unreal]\n[[instrument]]\nkind = ''\nmode = ''\nwords = []", "mine.toml")
