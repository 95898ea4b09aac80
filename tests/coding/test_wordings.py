"""Who calls whom what: each docstring is the report, by an outlet named The Post."""

from __future__ import annotations

from rashomon.records import Attribute, Certainty, Claim, Event, Party, Place, Polarity
from tests.coding.reader import events_of


def used(events: tuple[Event, ...]) -> dict[str, Claim]:
    """The claims of wording by their words."""
    return {claim.value: claim for event in events for claim in event.wordings if isinstance(claim.value, str)}


def party(claim: Claim) -> str | None:
    assert claim.resolved is None or isinstance(claim.resolved, Party)
    return claim.resolved.id if claim.resolved else None


def test_the_outlets_own_word() -> None:
    """Assad regime forces shelled the town of Saraqib on Tuesday."""
    doc = test_the_outlets_own_word.__doc__ or ""
    claim = used(events_of(doc))["regime"]
    assert (claim.attribute, claim.coder, party(claim)) == (Attribute.WORDING, "wording.actor/regime", "SYR_MIL")
    assert (claim.attribution.source.kind, claim.attribution.rule) == ("outlet", "outlet")
    assert claim.evidence[-1].text == "Assad regime forces"


def test_a_sources_word_in_quotation_marks_and_without() -> None:
    """A US patrol was hit near Qamishli on Tuesday. "The terrorists attacked us again," the Pentagon said. The Pentagon said that the mercenaries had attacked the base near Qamishli."""
    claims = used(events_of(test_a_sources_word_in_quotation_marks_and_without.__doc__ or ""))
    assert claims["terrorists"].coder == "wording.actor/terrorist"
    assert claims["mercenaries"].coder == "wording.actor-indirect/mercenary"
    assert {c.attribution.source.name for c in claims.values()} == {"the Pentagon", "The Pentagon"}


def test_scare_quotes_keep_a_word_at_a_distance() -> None:
    """Turkish forces attacked "terrorists" near Tal Tamr on Tuesday."""
    claim = used(events_of(test_scare_quotes_keep_a_word_at_a_distance.__doc__ or ""))["terrorists"]
    assert claim.attribution.source.kind == "outlet"
    assert (claim.attribution.rule, claim.certainty) == ("attribution.distance", Certainty.UNKNOWN)


def test_so_called_is_a_term_and_keeps_others_at_a_distance() -> None:
    """Russian jets bombed the so-called terrorists near Idlib on Tuesday."""
    claims = used(events_of(test_so_called_is_a_term_and_keeps_others_at_a_distance.__doc__ or ""))
    assert claims["so-called"].attribution.rule == "outlet"
    assert claims["terrorists"].attribution.rule == "attribution.distance"
    assert claims["terrorists"].attribution.cue is not None


def test_the_word_of_a_condemnation_is_the_condemners() -> None:
    """A bomb killed four civilians in Manbij on Tuesday. The Syrian Foreign Ministry condemned the cowardly attack."""
    claim = used(events_of(test_the_word_of_a_condemnation_is_the_condemners.__doc__ or ""))["cowardly"]
    assert claim.attribution.source.name == "The Syrian Foreign Ministry"
    assert claim.coder == "wording.act-indirect/heinous"


def test_a_word_denied_is_used() -> None:
    """The shelling of Saraqib on Tuesday killed nine civilians. The Russian Defense Ministry denied that it was a massacre."""
    claim = used(events_of(test_a_word_denied_is_used.__doc__ or ""))["massacre"]
    assert claim.polarity is Polarity.DENIED
    assert claim.attribution.source.name == "The Russian Defense Ministry"


def test_whose_act_a_word_judges() -> None:
    """The ministry condemned the Turkish aggression after Turkish jets bombed Tal Tamr on Tuesday."""
    claim = used(events_of(test_whose_act_a_word_judges.__doc__ or ""))["aggression"]
    assert claim.coder.partition("/")[0].startswith("wording.act")
    assert party(claim) in ("TUR_MIL", "TUR_GOV")


def test_those_who_died_are_martyrs_to_their_own() -> None:
    """Two soldiers of the Syrian army were martyred in the shelling of Saraqib on Tuesday."""
    claim = used(events_of(test_those_who_died_are_martyrs_to_their_own.__doc__ or ""))["martyred"]
    assert (claim.coder, party(claim)) == ("wording.actor/martyr", "SYR_MIL")


def test_a_place_that_is_occupied() -> None:
    """Jets flew from the occupied Golan and bombed a depot near Damascus on Tuesday."""
    claim = used(events_of(test_a_place_that_is_occupied.__doc__ or ""))["occupied"]
    assert claim.coder == "wording.place/occupied"
    assert isinstance(claim.resolved, Place)


def test_they_stand_apart_from_what_is_told() -> None:
    """Regime forces shelled the town of Saraqib on Tuesday."""
    for event in events_of(test_they_stand_apart_from_what_is_told.__doc__ or ""):
        assert all(c.attribute is not Attribute.WORDING for c in event.claims)


def test_hearsay_chooses_no_words() -> None:
    """Regime forces reportedly shelled the town of Saraqib on Tuesday."""
    claim = used(events_of(test_hearsay_chooses_no_words.__doc__ or ""))["Regime"]
    assert claim.attribution.source.kind == "outlet"


def test_a_regime_that_no_pack_knows_is_nobody_else() -> None:
    """The US government said on Tuesday that soldiers had shelled Dara. The regime shelled the town again."""
    claim = used(events_of(test_a_regime_that_no_pack_knows_is_nobody_else.__doc__ or ""))["regime"]
    assert party(claim) in (None, "SYR_GOV")
