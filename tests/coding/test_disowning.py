"""Denials of having done it: whose deed it was is denied, never the deed nor its dead."""

import pytest

from rashomon.records import Attribute, Polarity
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
