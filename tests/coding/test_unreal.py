"""What reads like an incident and is none: films, games, sport, figures of speech, questions."""

import pytest

from rashomon.linking.profiles import TOLD
from rashomon.records import Attribute
from tests.coding.coded import events_of, told

FORCE = ("ASSAULT", "COERCE")


def forced(text):
    """The events of force that are told as having happened."""
    return [e for e in events_of(text) if e.modality in TOLD and any(c.attribute is Attribute.TYPE and c.value in FORCE for c in e.claims)]


@pytest.mark.parametrize(
    "text",
    [
        "In the movie, which opened in Nairobi on Friday, bandits kill six rangers near Isiolo.",
        "The novel, out on Monday, tells how Greek troops shell Izmir, Turkey, and kill 90 people.",
        "In the video game sold from Tuesday, players attack Goma, Congo, and kill rebels with rockets.",
        "A war-game scenario published on Tuesday has Russia shelling Gotland, Sweden, and killing 300 soldiers.",
        "On Tuesday troops attacked a mock village near Isiolo, Kenya, with rockets.",
        "Nakuru hammered Kisumu 3-0 on Sunday in the cup final in Kenya; the striker shot twice.",
        "Opponents bombarded the ministry in Nairobi, Kenya, with letters on Monday.",
        "A row exploded in Nairobi, Kenya, on Monday after the party killed the bill.",
        "The mayor of Nairobi, Kenya, fired three officials on Monday.",
        "Did the army shell Isiolo, Kenya, on Monday?",
    ],
)
def test_nothing_was_done(text):
    assert forced(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in a drill near Isiolo, Kenya, on Monday when a shell hit their truck.",
        "A bomb exploded at the stadium in Nairobi, Kenya, during the cup final on Sunday and killed three fans.",
        "Gunmen fired at three officials in Nairobi, Kenya, on Monday.",
        "Who shelled Isiolo, Kenya, on Monday? The army says rebels did.",
        "An army convoy came under fire from rebels near Isiolo, Kenya, on Monday, residents said.",
    ],
)
def test_what_was_done_stays(text):
    assert forced(text)


def test_who_answers_by_deeds_says_nothing():
    claims = told("The army answered rebel shelling of Goma, Congo, on Monday with rockets.")
    assert not [c for c in claims if c.attribution.source.kind != "outlet"]
    assert "rebel" in {c.evidence[0].text for c in claims if c.attribute is Attribute.ACTOR}


@pytest.mark.parametrize("text", ["European ministers condemned the shelling of Goma, Congo, on Monday.", "Kenyan troops are investigating a shooting in Goma, Congo, on Monday that killed four people."])
def test_who_has_to_do_with_a_deed_did_not_do_it(text):
    force = [e for e in events_of(text) if any(c.attribute is Attribute.TYPE and c.value in FORCE for c in e.claims)]
    assert force
    assert not [c for e in force for c in e.claims if c.attribute is Attribute.ACTOR]


@pytest.mark.parametrize("text", ["The Nairobi bombing on Sunday killed 12 people.", "Eight people were killed in the Kampala attack on Sunday."])
def test_where_a_deed_was_done_did_not_do_it(text):
    claims = told(text)
    assert not [c for c in claims if c.attribute in (Attribute.ACTOR, Attribute.BLAME)]


def test_who_shoots_somebody_dead_is_not_the_dead():
    claims = told("Gunmen shot dead Ana Ruiz, 44, and her son Leo, 9, in Cali on Monday.")
    assert "Gunmen" in {c.evidence[0].text for c in claims if c.attribute is Attribute.ACTOR}
    assert "Gunmen" not in {c.evidence[0].text for c in claims if c.attribute in (Attribute.RECIPIENT, Attribute.KILLED)}


def test_a_headline_without_was_tells_who_was_shot():
    assert not [c for c in told("Teenager shot in Nablus on Monday") if c.attribute is Attribute.ACTOR]
