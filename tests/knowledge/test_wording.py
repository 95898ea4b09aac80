"""The lexicon of wording: each term fires in its own example, is of a kind that it claims, and names its source."""

from __future__ import annotations

import pytest

from rashomon.coding.scene.scene import Scene, set_scene
from rashomon.coding.wording.term_objects import Objects, Said
from rashomon.coding.wording.terms import find_terms
from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.wording import Term, load_wording
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising import recognise
from rashomon.records import Report
from rashomon.resolving import resolve

WORLD = load_knowledge(None)


def scene_of(text: str) -> Scene:
    """A text as coding sees it, without a theatre."""
    parsed = Parsed(Report(id="r", text=text, path="example.txt"), load_pipeline()(text))
    mentions = recognise(parsed, WORLD)
    return set_scene(parsed, mentions, resolve(parsed, mentions, WORLD), WORLD.events, WORLD.actors)


def said_in(text: str) -> dict[str, Said]:
    """The terms of a text with what each is said of, by their entries."""
    scene = scene_of(text)
    objects = Objects(scene, load_wording())
    found = ((f, objects.of(f)) for f in find_terms(scene, load_wording()))
    return {f.term.id: said for f, said in found if said is not None}


@pytest.mark.parametrize("term", load_wording().terms, ids=lambda t: t.id)
def test_a_term_fires_in_its_example(term: Term) -> None:
    """Each entry's own example sentence."""
    said = said_in(term.example)
    assert term.id in said
    assert said[term.id].kind in term.of


def test_no_id_stands_twice_and_every_term_has_words() -> None:
    terms = load_wording().terms
    assert len({t.id for t in terms}) == len(terms)
    assert all(t.nouns or t.adjectives or t.verbs for t in terms)
    assert all(len(t.source) > 20 for t in terms)


@pytest.mark.parametrize(
    "text",
    [
        "The sanctions regime was renewed after the shelling.",
        "A visa regime was agreed upon.",
        "The soldiers met no resistance in the town.",
        "It was a proxy war.",
        "The Palestine Liberation Organization shelled the post.",
        "The Martyrs Brigade attacked the town.",
        "She executed the plan in an hour.",
        "Officials did not respond to a request for comment.",
        "They eliminated the delay.",
        "The crime rate fell in the town.",
        "The mayor wants to reduce crime.",
        "She was gang-raped on a bus.",
        "Human rights defenders were held.",
        "Zabihullah Mujahid denied it.",
        "The Army of Conquest shelled the town.",
    ],
)
def test_what_is_no_evaluative_term(text: str) -> None:
    """Words of the lexicon that say something else here."""
    assert not said_in(text), text


@pytest.mark.parametrize(
    ("text", "term", "kind", "target"),
    [
        ("A terrorist attack killed two villagers.", "terrorist", "act", "attack"),
        ("A terrorist group attacked the town.", "terrorist", "actor", "group"),
        ("The men are mercenaries.", "mercenary", "actor", "men"),
        ("Al-Shabaab, a terrorist group, attacked the town.", "terrorist", "actor", "group"),
        ("He called their actions unsafe and unprofessional.", "reckless", "act", "actions"),
        ("The shelling was a massacre.", "massacre", "act", "massacre"),
        ("They fled from rebel-held districts.", "rebel", "actor", "rebel"),
        ("The brutal regime shelled the town.", "heinous", "actor", "regime"),
    ],
)
def test_of_what_a_term_is_said(text: str, term: str, kind: str, target: str) -> None:
    """What stands before or behind it decides."""
    said = said_in(text)[term]
    assert (said.kind, said.target.text) == (kind, target)


def test_a_predicate_of_another_is_nobodys() -> None:
    """Loyalists of a government are not the government."""
    assert "regime" not in said_in("The men were regime loyalists.")
