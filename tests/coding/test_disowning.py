"""Denials of having done it: whose deed it was is denied, never the deed nor its dead."""

import pytest

from rashomon.records import Attribute, Polarity, Report
from rashomon.running.reading import code
from tests.coding.coded import told


@pytest.mark.parametrize(
    "text",
    [
        "Niger's army has denied it was behind a bombing that killed at least seven people at a well near Agadez on Monday.",
        "The Nigerien army denied carrying out the air strike that killed seven people near Agadez on Monday.",
        "The Nigerien army denied having ordered the killing of seven people near Agadez on Monday.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army denied responsibility for the attack.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army denied any involvement.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army denied that it was responsible.",
        "A bomb killed seven people near Agadez on Monday. “We had nothing to do with it,” the Nigerien army said.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army said it was not behind the attack.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army said it had played no part in the attack.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army said it did not carry out the attack.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army said its soldiers were not the ones who laid it.",
        "A bomb killed seven people near Agadez on Monday. The Nigerien army distanced itself from the attack.",
        "Gunmen killed seven people near Agadez on Monday. The Nigerien army denied any of its men had taken part.",
    ],
)
def test_the_deed_and_its_dead_stay(text):
    claims = told(text)
    dead = [c for c in claims if c.attribute is Attribute.KILLED]
    assert dead
    assert all(c.polarity is Polarity.ASSERTED and c.attribution.source.kind == "outlet" for c in dead)
    (blame,) = [c for c in claims if c.attribute is Attribute.BLAME]
    assert blame.polarity is Polarity.DENIED
    assert blame.resolved.id == "NER_MIL"
    assert blame.attribution.source.party.id == "NER_MIL"
    assert not any(c.attribute is Attribute.ACTOR and c.polarity is Polarity.ASSERTED and c.resolved.id == "NER_MIL" for c in claims)


def test_a_denial_of_the_deed_itself_stays_one():
    kinds = [c for c in told("The army denied that there had been any shelling of Agadez on Monday.") if c.attribute is Attribute.KIND]
    assert {c.polarity for c in kinds} == {Polarity.DENIED}


def test_who_never_denied_gainsays_nothing():
    claims = told("The general never denied that his troops had shelled Agadez on Monday.")
    assert claims
    assert all(c.polarity is Polarity.ASSERTED for c in claims)


@pytest.mark.parametrize("text", ["A blast killed five in Agadez on Monday, which the army blamed on Tuareg rebels.", "A blast killed five in Agadez on Monday. The army laid the attack at the door of Tuareg rebels."])
def test_blame_laid_on_somebody(text):
    (blame,) = [c for c in told(text) if c.attribute is Attribute.BLAME]
    assert blame.evidence[0].text == "Tuareg rebels"
    assert blame.attribution.source.name.lower() == "the army"


@pytest.mark.parametrize(
    "text",
    [
        "The army called reports that its troops had shelled Agadez on Monday false.",
        "The army said reports that its troops had shelled Agadez on Monday were a fabrication.",
    ],
)
def test_what_is_called_false_is_denied(text):
    doers = [c for c in told(text) if c.attribute is Attribute.ACTOR and c.evidence[0].text == "its troops"]
    assert doers
    assert {c.polarity for c in doers} == {Polarity.DENIED}


def test_whom_a_cleft_refuses_did_not_do_it():
    claims = told("It was not the rebels who shelled Agadez on Monday, residents said.")
    assert {c.polarity for c in claims if c.attribute is Attribute.ACTOR} == {Polarity.DENIED}
    assert not [c for c in claims if c.attribute is Attribute.BLAME]


def test_a_denial_leaves_what_others_say_beside_it():
    (dead,) = [c for c in told("The army denied that there had been a massacre in Agadez on Monday, in which residents said 60 people were killed.") if c.attribute is Attribute.KILLED]
    assert dead.polarity is Polarity.ASSERTED
    assert dead.attribution.source.name == "residents"


def test_who_does_not_dispute_a_toll_tells_it():
    (dead,) = [c for c in told("The army denied that its troops had shelled Agadez on Monday, but did not dispute that seven people were killed.") if c.attribute is Attribute.KILLED]
    assert dead.polarity is Polarity.ASSERTED
    assert (dead.value.low, dead.value.high) == (7, 7)


@pytest.mark.parametrize(
    "text",
    [
        "The army said that claims of a drone strike on Agadez on Monday were false.",
        "“The claim that our artillery hit the hospital in Agadez is a lie,” a government spokesman said on Monday.",
    ],
)
def test_a_claim_that_is_a_lie_is_no_witness(text):
    kinds = [c for c in told(text) if c.attribute is Attribute.KIND]
    assert kinds
    assert {c.polarity for c in kinds} == {Polarity.DENIED}


def test_who_does_not_dispute_that_it_fired_says_so():
    doers = [c for c in told("The Nigerien military did not dispute that its troops had fired the shell near Agadez on Monday.") if c.attribute is Attribute.ACTOR]
    assert doers
    assert {c.polarity for c in doers} == {Polarity.ASSERTED}


@pytest.mark.parametrize(
    "text",
    [
        "The council denied that its fighters had fired first in Suwayda on Friday.",
        "The tanker's crew rejected warnings on Friday, and a missile hit her in the Red Sea.",
    ],
)
def test_what_denies_no_deed(text: str) -> None:
    """Who denies only that he began, and who turns a warning down, denies nothing that was done."""
    assert all(c.polarity is not Polarity.DENIED for event in code(Report(id="r", text=text, path="p")) for c in event.claims)
