"""Agreements of the pack."""

from __future__ import annotations

from rashomon.knowledge.agreements import Agreements


def test_an_agreement_is_known_by_its_id() -> None:
    """The memorandum of Sochi was made on 22 October 2019 by Russia and Turkey."""
    sochi = Agreements.open("syria").get("sochi-2019")
    assert sochi is not None
    assert (sochi.parties, sochi.made) == (("RUS", "TUR"), "2019-10-22")


def test_without_a_theatre_there_are_none() -> None:
    """No pack, no agreements."""
    assert len(Agreements.open(None)) == 0
    assert Agreements.open(None).find("the Sochi memorandum") == ()
