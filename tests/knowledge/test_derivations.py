"""Words of one family, and synonyms."""

import pytest

from rashomon.knowledge.derivations import Kinship, load_derivations, read_derivations

TABLE = read_derivations("# a remark\n\n= resign resignation\n= kill killing\n~ quake earthquake\n~ die kill\n")


@pytest.mark.parametrize(
    ("left", "right", "kinship"),
    [
        ("resign", "resignation", Kinship.FAMILY),
        ("killing", "killing", Kinship.FAMILY),
        ("quake", "earthquake", Kinship.SYNONYMS),
        ("killing", "die", Kinship.SYNONYMS),
        ("resign", "quake", None),
        ("unheard", "of", None),
    ],
)
def test_how_words_belong_together(left, right, kinship):
    assert TABLE.kinship(left, right) is TABLE.kinship(right, left) is kinship


def test_words_that_belong_together_share_a_key():
    assert TABLE.keys("killing") & TABLE.keys("die")
    assert not TABLE.keys("resign") & TABLE.keys("quake")


def test_more_synonyms_can_be_joined():
    assert TABLE.joined([["resign", "quit"]]).kinship("quit", "resignation") is Kinship.SYNONYMS
    assert TABLE.kinship("quit", "resignation") is None


@pytest.mark.parametrize(("verb", "noun"), [("resign", "resignation"), ("collide", "collision"), ("die", "death"), ("negotiate", "negotiation")])
def test_the_shipped_table_knows_families(verb, noun):
    assert load_derivations().kinship(verb, noun) is Kinship.FAMILY


def test_the_shipped_table_has_no_doers():
    """A killer is not a killing."""
    assert load_derivations().kinship("killer", "kill") is not Kinship.FAMILY


def test_the_shipped_table_bears_its_licence():
    from importlib import resources

    head = resources.files("rashomon.knowledge").joinpath("data/derivations.txt").read_text("utf-8")[:2500]
    assert "WordNet 3.0 Copyright" in head
