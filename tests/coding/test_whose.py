"""Whose people came to harm, where the words that count them do not say."""

from __future__ import annotations

import pytest

from rashomon.knowledge.rules import load_rules
from rashomon.records import Attribute, Certainty, Claim, Party, Report
from rashomon.running.reading import code


def tolls_of(text: str, *attributes: Attribute) -> list[Claim]:
    """The claims of these attributes in a report of these words."""
    return [claim for event in code(Report(id="r", text=text, path="p")) for claim in event.of(*attributes)]


def side_of(claim: Claim) -> str | None:
    """The id of the side that a claim's people are of."""
    return claim.resolved.id if isinstance(claim.resolved, Party) else None


def test_bare_forces_are_the_speaker_s() -> None:
    """Who counts "soldiers" without a flag counts their own."""
    (toll,) = tolls_of("The Kenyan defence ministry said that six soldiers were killed on Monday when gunmen attacked a camp near Garissa.", Attribute.KILLED)
    assert side_of(toll) == "KEN_MIL"


@pytest.mark.parametrize(("people", "side"), [("Two policemen", "MLI_COP"), ("Three soldiers", "MLI_MIL")])
def test_bare_forces_are_the_country_s(people: str, side: str) -> None:
    """Where nobody speaks for them they are those of the country where it happened: the program is unsure of it, and the source hedges nothing."""
    (toll,) = tolls_of(f"{people} were wounded on Friday when a mine went off near Kidal, Mali.", Attribute.INJURED)
    assert (side_of(toll), toll.certainty, load_rules().is_unsure(toll.coder)) == (side, Certainty.CERTAIN, True)


@pytest.mark.parametrize(
    "text",
    [
        "Rebel troops killed two Kenyan soldiers near Garissa, Kenya, on Friday.",
        "A foreign army killed two herders near Garissa, Kenya, on Friday.",
        "Soldiers attacked a Kenyan army post near Garissa, Kenya, on Friday, killing two Kenyan soldiers.",
    ],
)
def test_forces_that_are_said_to_be_no_state_s_stay_unknown(text: str) -> None:
    """Rebel troops are not the country's, nor do a country's soldiers attack themselves."""
    assert "KEN_MIL" not in {side_of(claim) for claim in tolls_of(text, Attribute.ACTOR)}


def test_people_whom_no_word_arms_are_civilians() -> None:
    """Hit by somebody else's act; what is counted is also who was hit."""
    text = "A bomb killed 14 people at a bus stop in Baidoa, Somalia, on Friday."
    (toll,) = tolls_of(text, Attribute.KILLED)
    assert (side_of(toll), toll.certainty, load_rules().is_unsure(toll.coder)) == ("CIV", Certainty.CERTAIN, True)
    (harmed,) = tolls_of(text, Attribute.RECIPIENT)
    assert (side_of(harmed), load_rules().is_unsure(harmed.coder)) == ("CIV", True)


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed on Friday in clashes between the army and M23 rebels near Goma, Congo.",
        "Eight militants were killed in an air strike on Friday near Kidal, Mali.",
        "Four gunmen were killed on Friday when a bomb went off near Kidal, Mali.",
    ],
)
def test_nobody_is_a_civilian_by_default_in_a_fight_or_in_arms(text: str) -> None:
    """The dead of a fight between two sides stay unknown, and so do the armed of no known side."""
    assert "CIV" not in {side_of(claim) for claim in tolls_of(text, Attribute.KILLED, Attribute.RECIPIENT)}


@pytest.mark.parametrize(
    ("text", "mission"),
    [
        ("UNIFIL said three peacekeepers were wounded by a tank shell near Naqoura, Lebanon, on Friday.", "UNIFIL"),
        ("Six peacekeepers were killed when drones hit a base in Kadugli, Sudan, on Friday. UNISFA condemned the attack.", "UNISFA"),
    ],
)
def test_peacekeepers_are_their_mission_s(text: str, mission: str) -> None:
    """Of the one that speaks of them, or of the only one that the report names, and the program is unsure of it; of no state."""
    tolls = tolls_of(text, Attribute.KILLED, Attribute.INJURED)
    assert {(side_of(toll), load_rules().is_unsure(toll.coder)) for toll in tolls} == {(mission, True)}


def test_peacekeepers_of_no_mission_told_stay_unknown() -> None:
    (toll,) = tolls_of("Two peacekeepers were killed by a mine near Kidal, Mali, on Friday.", Attribute.KILLED)
    assert side_of(toll) is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Three Bangladeshis were injured on Saturday when Indian border guards lobbed grenades at the Chowka border.", "CIV"),
        ("Turkish jets struck a resort in Zakho, Iraq, on Wednesday. Nine holidaymakers were injured.", "CIV"),
        ("A Kosovo police sergeant was killed near Banjska on Sunday. A second officer was injured.", "XKX_COP"),
        ("Raiders attacked a village near Kidal, Mali, on Sunday. Two reservists were injured.", None),
    ],
)
def test_who_people_are_by_their_words(text: str, side: str | None) -> None:
    """A people's name is no army, holidaymakers are no soldiers, an officer beside police is theirs, and who defends is nobody known."""
    (toll,) = tolls_of(text, Attribute.INJURED)
    assert side_of(toll) in (side, "UNKNOWN" if side is None else side)


def test_a_people_s_name_is_its_forces_where_the_report_tells_of_them() -> None:
    """The Americans hurt beside a US patrol are soldiers of it."""
    (toll,) = tolls_of("A Russian vehicle rammed a US patrol near Derik, Syria, on Tuesday. Four Americans were injured.", Attribute.INJURED)
    assert side_of(toll) == "USA_MIL"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Israeli jets bombed a barracks in Homs, Syria, on Sunday. Two soldiers were killed.", "SYR_MIL"),
        ("Russian troops shelled a camp near Avdiivka on Sunday. Four soldiers were killed, the Ukrainian defence ministry said.", "UKR_MIL"),
        ("Turkish troops attacked PKK fighters near Zap on Sunday. Two soldiers were killed.", "TUR_MIL"),
    ],
)
def test_soldiers_without_a_flag_are_not_the_attacker_s(text: str, side: str) -> None:
    """They are the speaker's or the country's; only an army that attacks who has none may have lost its own."""
    assert side_of(next(iter(tolls_of(text, Attribute.KILLED)))) == side


def test_where_a_country_has_no_army_soldiers_stay_unknown() -> None:
    """Soldiers who shoot in Jenin are no Palestinian army, whoever tells of them."""
    (doer,) = tolls_of("Soldiers shot a teenager in Jenin on Sunday, Palestinian medics said.", Attribute.ACTOR)
    assert side_of(doer) == "UNKNOWN"


@pytest.mark.parametrize(
    ("text", "attribute", "side"),
    [
        ("Gunmen attacked a police station in Sikasso, Mali, on Friday.", Attribute.RECIPIENT, "MLI_COP"),
        ("Rockets hit army positions near Kidal, Mali, on Friday.", Attribute.RECIPIENT, "MLI_MIL"),
        ("Gunmen ambushed a military convoy near Kidal, Mali, on Friday.", Attribute.RECIPIENT, "MLI_MIL"),
        ("A military drone struck a market in Kidal, Mali, on Friday, traders said.", Attribute.ACTOR, "MLI_MIL"),
        ("Government forces shelled Kidal, Mali, on Friday, traders said.", Attribute.ACTOR, "MLI_MIL"),
        ("Militia forces shelled Kidal, Mali, on Friday, traders said.", Attribute.ACTOR, "UNKNOWN"),
    ],
)
def test_what_is_the_army_s_is_whose_the_army_is(text: str, attribute: Attribute, side: str) -> None:
    """Posts, convoys, aircraft and forces that words before them call the army's, the police's or the government's; a militia's are nobody's known."""
    assert side_of(tolls_of(text, attribute)[0]) == side


def test_a_base_by_itself_is_nobody_s() -> None:
    """A base without an owner is an object and no side."""
    assert not tolls_of("A drone hit a base near Kidal, Mali, on Friday.", Attribute.RECIPIENT)
