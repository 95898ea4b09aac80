"""Tellings of one occurrence, by the words that tell them and the words around."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.derivations import Kinship, load_derivations
from rashomon.linking.rarity import load_rarity
from rashomon.linking.tellings import WEIGHTS, EventMention, compare_tellings, find_occurrences, load_kin


def telling(name, trigger, parts="", company="", *, story="s", report="", sentence=0):
    return EventMention(
        id=name,
        story=story,
        report=report or name,
        sentence=sentence,
        trigger=trigger,
        words=frozenset({trigger}),
        parts=frozenset(parts.split()),
        company=frozenset(f"{parts} {company}".split()),
    )


def occurrences(*tellings):
    return [tuple(t.id for t in c) for c in find_occurrences(tellings)]


QUAKE = telling("a", "earthquake", "aceh", "kill tuesday official")
AGAIN = telling("b", "quake", "aceh strong", "house kill collapse")


def test_a_synonym_of_the_same_place_is_the_same_quake():
    """An earthquake in Aceh killed ... / The strong Aceh quake killed ..."""
    assert occurrences(QUAKE, AGAIN) == [("a", "b")]


def test_two_stories_are_never_one():
    assert occurrences(QUAKE, dataclasses.replace(AGAIN, story="t")) == [("a",), ("b",)]


def test_a_verb_and_its_noun_are_one_family():
    """The minister Okafor resigned. / The resignation of the minister Okafor."""
    assert occurrences(telling("a", "resign", "minister okafor"), telling("b", "resignation", "minister okafor")) == [("a", "b")]


def test_one_arrest_of_another_man_is_another():
    """Police arrested Dubois in Lyon. / Police arrested Moreau in a village, deep in both reports."""
    one = telling("a", "arrest", "dubois lyon", "monday", sentence=6)
    other = telling("b", "arrest", "moreau village", "detective", sentence=8)
    assert occurrences(one, other) == [("a",), ("b",)]


def test_who_says_something_else_says_something_else():
    """The mayor said. / The driver said."""
    assert occurrences(telling("a", "say", "mayor"), telling("b", "say", "driver")) == [("a",), ("b",)]


def test_words_that_have_nothing_to_do_with_each_other_say_nothing():
    shares = {"kill": 1.0, "rain": 1.0}
    assert compare_tellings(telling("a", "kill"), telling("b", "rain"), shares, load_rarity(), load_kin()) == ()


def test_the_evidence_is_told_by_level():
    found = compare_tellings(QUAKE, AGAIN, {"earthquake": 1.0, "quake": 0.2}, load_rarity(), load_kin())
    levels = ("synonyms", "most parts shared", "most of the company", "told by some")
    assert found == tuple((level, WEIGHTS[level]) for level in levels)


def test_the_event_lexicon_lends_its_words():
    """Ram, sideswipe and collide are one kind of happening there, and no synonyms in a dictionary."""
    assert load_derivations().kinship("ram", "sideswipe") is None
    assert load_kin().kinship("ram", "sideswipe") is Kinship.SYNONYMS


@given(st.permutations([QUAKE, AGAIN, telling("c", "say", "mayor"), telling("d", "collapse", "house"), telling("e", "kill", "aceh")]))
def test_the_order_of_tellings_never_matters(told):
    assert find_occurrences(told) == find_occurrences(sorted(told, key=lambda t: t.id))
