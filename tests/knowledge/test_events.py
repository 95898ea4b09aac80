"""The event lexicon: each entry fires in its own example, and bad data is refused by name."""

import pytest

from rashomon.coders.rules import code_by_rules as code
from rashomon.coding.arguments.triggers import find_triggers
from rashomon.coding.scene.scene import set_scene
from rashomon.errors import SettingError
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.events import PLOVER_TYPES, Entry, EventLexicon, load_acts, load_events, read_events
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.records import Attribute, Mentions, Report, Resolution


def fired(lexicon: EventLexicon, text: str) -> set[str]:
    """The entries of a lexicon that a sentence sets off."""
    parsed = Parsed(Report(id="r", text=text, path="example.txt"), load_pipeline()(text))
    scene = set_scene(parsed, Mentions(), Resolution(), lexicon, ActorRegistry.open("syria"))
    return {t.entry.id for t in find_triggers(scene)}


@pytest.mark.parametrize("entry", load_events().entries, ids=lambda e: e.id)
def test_an_entry_fires_in_its_example(entry: Entry) -> None:
    """Each entry's own example sentence."""
    assert entry.id in fired(load_events(), entry.example)


@pytest.mark.parametrize("entry", load_acts().entries, ids=lambda e: e.id)
def test_an_act_fires_in_its_example_and_is_coded(entry: Entry) -> None:
    """Each act's own example sentence, where the act is an event of its type and mode."""
    assert entry.id in fired(load_acts(), entry.example)
    events = code(Report(id="r", text=entry.example, path="example.txt"), load_knowledge(None))
    told = {str(c.value) for e in events for c in e.of(Attribute.TYPE, Attribute.MODE)}
    assert {entry.type, entry.mode} - {""} <= told


def test_the_lexicons_have_all_of_plovers_types_and_no_id_twice() -> None:
    entries = (*load_events().entries, *load_acts().entries)
    assert {e.type for e in entries} == set(PLOVER_TYPES)
    assert len({e.id for e in entries}) == len(entries)


def test_an_entry_with_an_unknown_frame_is_refused_by_name() -> None:
    raw = '[[entry]]\nid = "odd"\ntype = "ASSAULT"\nkind = "block"\nframe = "sideways"\nneeds = "none"\nexample = ""\n'
    with pytest.raises(SettingError, match="'odd'"):
        read_events(raw + "[light]\ncarry = []\nsuffer = []\n[unreal]\n[[instrument]]\nkind = ''\nmode = ''\nwords = []", "mine.toml")
