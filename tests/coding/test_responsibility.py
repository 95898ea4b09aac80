"""Who is said to have done it, beside the words that tell of the act."""

from __future__ import annotations

from rashomon.records import Attribute, Certainty, Claim
from tests.coding.reader import events_anywhere


def doers(text: str, *attributes: Attribute) -> dict[str, Claim]:
    """The claims of who did it, by their words."""
    wanted = attributes or (Attribute.ACTOR,)
    return {c.evidence[0].text: c for e in events_anywhere(text) for a in wanted for c in e.of(a)}


def test_an_act_is_attributed() -> None:
    """The murder of the two priests in Bogota on Monday was attributed to a death squad."""
    claim = doers(test_an_act_is_attributed.__doc__ or "")["a death squad"]
    assert (claim.coder, claim.certainty) == ("actor.attributed", Certainty.PROBABLE)


def test_somebody_is_implicated() -> None:
    """Three officers were implicated in the murder of the six priests in San Salvador."""
    claim = doers(test_somebody_is_implicated.__doc__ or "")["Three officers"]
    assert (claim.coder, claim.certainty) == ("actor.implicated", Certainty.PROBABLE)


def test_not_implicated() -> None:
    """Three officers were not implicated in the murder of the six priests in San Salvador."""
    assert not doers(test_not_implicated.__doc__ or "")


def test_the_work_of() -> None:
    """The kidnapping of the engineer in Cali was the work of drug traffickers, the newspaper said."""
    assert doers(test_the_work_of.__doc__ or "")["drug traffickers"].coder == "actor.work-of"


def test_anybody_may_be_accused_of_an_act() -> None:
    """Juan Carlos Roa was accused of the murder of the six priests in San Salvador in November."""
    claim = doers(test_anybody_may_be_accused_of_an_act.__doc__ or "", Attribute.BLAME)["Juan Carlos Roa"]
    assert claim.value == "Juan Carlos Roa"


def test_we_are_whoever_speaks() -> None:
    """Gunmen killed six soldiers near Kidal on Friday. "We take responsibility for the attack," JNIM said."""
    claim = doers(test_we_are_whoever_speaks.__doc__ or "")["We"]
    assert claim.attribution.source.name == "JNIM"


def test_it_was_they() -> None:
    """Six people were killed in an attack in Kidal on Friday. It was not the army, it was JNIM, the mayor said."""
    (claim,) = doers(test_it_was_they.__doc__ or "").values()
    assert (claim.evidence[0].text, claim.attribution.source.name) == ("JNIM", "the mayor")


def test_it_was_somebody_who_did_something_else() -> None:
    """Six people were killed in an attack in Kidal on Friday. It was the army that rescued them, the mayor said."""
    assert not doers(test_it_was_somebody_who_did_something_else.__doc__ or "")
