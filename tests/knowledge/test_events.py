"""The event lexicon: each entry fires in its own example, and bad data is refused by name."""

import ast
from pathlib import Path

import pytest

import rashomon
from rashomon.coders.rules import code_by_rules as code
from rashomon.coding.arguments.triggers import find_triggers
from rashomon.coding.scene.scene import set_scene
from rashomon.errors import SettingError
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.events import PLOVER_TYPES, Entry, EventLexicon, Trait, load_acts, load_events, read_events
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


def test_an_unknown_trait_is_refused_with_those_there_are() -> None:
    raw = '[[entry]]\nid = "odd"\ntype = "ASSAULT"\nframe = "act"\nneeds = "none"\nexample = ""\ntraits = ["sideways"]\n'
    with pytest.raises(SettingError, match=r"'odd'.*sideways.*in-the-way"):
        read_events(raw, "mine.toml")


CODE = {path: path.read_text("utf-8") for folder in ("coding", "coders") for path in (Path(rashomon.__file__).parent / folder).rglob("*.py")}


@pytest.mark.parametrize("trait", Trait)
def test_every_trait_is_had_by_an_entry_and_asked_for(trait: Trait) -> None:
    """A trait that nobody has, or that no rule asks for, says nothing."""
    assert any(trait in entry.traits for entry in (*load_events().entries, *load_acts().entries))
    assert any(f"Trait.{trait.name} " in text for text in CODE.values())


def test_no_rule_knows_an_entry_by_its_name() -> None:
    """What sets an entry apart stands in the lexicon, as a trait: a rule that says `entry.id == "ram"` would not hold for a word added beside."""
    asked = [
        f"{path.name}:{node.lineno}"
        for path, text in CODE.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Compare) and ast.unparse(node.left).endswith("entry.id") and any(isinstance(n, ast.Constant | ast.Set | ast.Tuple | ast.Name) for n in node.comparators)
    ]
    assert asked == []
