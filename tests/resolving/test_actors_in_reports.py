"""Whose side actors are on, in sentences read by the shipped model."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising.actors.actors import find_actors
from rashomon.records import Report, report_id
from rashomon.resolving.actors.actors import resolve_actors


@cache
def sides(text: str, outlet: str | None = None, published: str = "2016-06-01") -> dict[str, str]:
    """Each mention's words with the ids of its parties, "" where nothing is said; the first of the same words."""
    day = dt.date.fromisoformat(published)
    report = Report(id=report_id(text, outlet), text=text, path="made-up.txt", outlet=outlet, published=day)
    parsed = Parsed(report, load_pipeline()(text))
    registry = ActorRegistry.open("syria")
    mentions = find_actors(parsed, registry)
    resolved = resolve_actors(parsed, mentions, registry)
    found: dict[str, str] = {}
    for mention in mentions:
        found.setdefault(mention.span.text, "+".join(p.id for p in resolved.get(mention.span, ())))
    return found


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Nusra Front fighters seized a hill near Idlib.", "Nusra Front fighters", "NUSRA"),
        ("Jabhat Fateh al-Sham seized a hill near Idlib.", "Jabhat Fateh al-Sham", "NUSRA"),
        ("Hayat Tahrir al-Sham seized a hill near Idlib.", "Hayat Tahrir al-Sham", "HTS"),
        ("Jaysh al-Islam shelled a suburb of Damascus.", "Jaysh al-Islam", "JAISH_AL_ISLAM"),
        ("The Army of Conquest attacked a village in Idlib.", "The Army of Conquest", "JAISH_AL_FATAH"),
        ("Ahrar al-Sham left the town near Aleppo.", "Ahrar al-Sham", "AHRAR_AL_SHAM"),
        ("The Free Syrian Army left the town near Aleppo.", "The Free Syrian Army", "SYR_REB"),
        ("Liwa Fatemiyoun left the town near Aleppo.", "Liwa Fatemiyoun", "FATEMIYOUN"),
        ("The Tiger Forces reached a village near Hama.", "The Tiger Forces", "TIGER_FORCES"),
        ("The Asayish arrested a driver in Qamishli.", "The Asayish", "ASAYISH"),
        ("Maghawir al-Thawra shelled a post near Palmyra.", "Maghawir al-Thawra", "MAGHAWIR"),
        ("The Syrian Civil Defence pulled a child from the rubble in Idlib.", "The Syrian Civil Defence", "WHITE_HELMETS"),
        ("Daesh shelled a village near Aleppo.", "Daesh", "ISIS"),
        ("Insurgents shelled a village near Aleppo.", "Insurgents", "SYR_REB"),
        ("A rebel coalition shelled a village near Aleppo.", "A rebel coalition", "SYR_REB"),
        ("The US-led coalition struck a bridge near Raqqa.", "The US-led coalition", "USA_MIL"),
        ("Homs Governor Samir Haddad visited the quarter.", "Homs Governor Samir Haddad", "SYR_GOV"),
        ("The Damascus Police Command closed two streets.", "The Damascus Police Command", "SYR_COP"),
    ],
)
def test_groups_are_known_by_their_names(text: str, words: str, party: str) -> None:
    """One spelling of each, as a subject."""
    assert sides(text)[words] == party


@pytest.mark.parametrize(
    ("actor", "day", "wholes"),
    [
        ("YPG", "2015-09-30", ()),
        ("YPG", "2015-11-01", ("SDF",)),
        ("MFS", "2019-01-01", ("SDF",)),
        ("SANADID", "2019-01-01", ("SDF",)),
        ("NUSRA", "2014-06-01", ("ALQAEDA",)),
        ("NUSRA", "2016-09-01", ("JAISH_AL_FATAH", "SYR_REB")),
        ("NUSRA", "2018-01-01", ("HTS",)),
        ("AHRAR_AL_SHAM", "2019-01-01", ("SYR_REB",)),
        ("TIGER_FORCES", "2016-06-01", ("SYR_MIL",)),
        ("LIWA_AL_QUDS", "2016-06-01", ("SYR_PGM",)),
        ("FATEMIYOUN", "2016-06-01", ("IRN_PGM", "SYR_PGM")),
        ("ASAYISH", "2016-06-01", ("AANES",)),
        ("PYD", "2016-06-01", ("AANES",)),
        ("SNA", "2017-01-01", ()),
        ("SNA", "2019-10-15", ("SYR_REB",)),
    ],
)
def test_who_belonged_to_whom_on_a_day(actor: str, day: str, wholes: tuple[str, ...]) -> None:
    """The YPG is part of the SDF from October 2015, the Nusra Front of HTS from January 2017."""
    assert ActorRegistry.open("syria").wholes(actor, day) == wholes


@pytest.mark.parametrize(("day", "party"), [("2014-06-01", "NUSRA"), ("2016-12-31", "NUSRA"), ("2020-08-25", "HTS")])
def test_a_group_that_merged_is_what_it_merged_into(day: str, party: str) -> None:
    """Who says Jabhat al-Nusra in 2020 speaks of HTS."""
    assert sides("Jabhat al-Nusra shelled a village near Idlib.", None, day)["Jabhat al-Nusra"] == party


@pytest.mark.parametrize(
    ("text", "outlet", "words", "party"),
    [
        ("Terrorists fired mortar shells on a street in Homs.", "SANA", "Terrorists", "SYR_REB"),
        ("Terrorists fired mortar shells on a street in Afrin, Syria.", "Anadolu", "Terrorists", "YPG"),
        ("Terrorists fired mortar shells on a street in Homs.", None, "Terrorists", "UNKNOWN"),
        ("Terrorists fired mortar shells on a street in Homs, SANA said.", None, "Terrorists", "SYR_REB"),
        ("Mercenaries shelled a village near Tal Tamr, the SDF said.", None, "Mercenaries", "SNA"),
        ("Separatists shelled a village near Afrin in Syria.", "Anadolu", "Separatists", "YPG"),
        ("The regime shelled a village near Idlib.", "Etilaf", "The regime", "SYR_MIL"),
        ("ISIS terrorists fired mortar shells on a street in Homs.", "SANA", "ISIS terrorists", "ISIS"),
        ("Army units regained a hill near Homs.", "SANA", "Army units", "SYR_MIL"),
    ],
)
def test_a_loaded_word_means_whom_its_speaker_means(text: str, outlet: str | None, words: str, party: str) -> None:
    """The outlet speaks where nobody else is quoted; where nothing tells, it stays open."""
    assert sides(text, outlet)[words] == party


def test_the_loaded_word_names_the_group_beside_it() -> None:
    """A label after a name in brackets is that group's, whoever speaks."""
    found = sides("Soldiers killed ten members of the Islamic State (IS) terrorist group near Homs.", "SANA")
    assert all(party in ("ISIS", "SYR_MIL", "") for party in found.values())
    assert "ISIS" in found.values()


def test_the_group_named_shortly_before_comes_before_what_the_speaker_usually_means() -> None:
    """In a state agency's news of ISIS the terrorists are ISIS, though it calls all its enemies so."""
    found = sides("ISIS left mines in a village near Hasakah. Terrorists also blew up a bridge.", "SANA")
    assert found["Terrorists"] == "ISIS"


def test_an_iranian_channel_s_army_in_syria_is_syria_s() -> None:
    """Iran's army is not meant by a bare "the army" where no report names it."""
    found = sides("Syrian troops advanced near Aleppo. The army took two hills.", "Press TV")
    assert found["The army"] == "SYR_MIL"


def test_the_jihadists_are_the_group_named_before() -> None:
    """Islamic State attacked a village; the jihadists fled."""
    found = sides("Islamic State attacked a village near Hasakah on Monday. The jihadists later left the area.")
    assert found["The jihadists"] == "ISIS"


def test_names_joined_by_and_are_two_parties() -> None:
    """Rebels and regime forces clashed."""
    found = sides("Ten people died in clashes between rebels and regime forces near Aleppo.")
    assert {p for party in found.values() for p in party.split("+")} >= {"SYR_REB", "SYR_MIL"}


def test_nobody_destroys_his_own() -> None:
    """Their vehicles are those of whom the army fought."""
    found = sides("Syrian troops attacked Nusra Front fighters near Hama and destroyed their vehicles.")
    assert found["their"] == "NUSRA"


def test_a_group_s_name_comes_before_a_word_for_all() -> None:
    """Loyalists are the government's where nothing else is said."""
    assert sides("Al-Qaeda loyalists attacked a town near Hasakah.")["Al-Qaeda loyalists"] == "ALQAEDA"
    assert sides("Loyalists attacked a town near Hasakah.")["Loyalists"] == "SYR_PGM"


def test_a_country_that_only_holds_a_place_acts_not() -> None:
    """Syria's Idlib is where."""
    assert "Syria" not in sides("Warplanes bombed Syria's rebel-held Idlib on Monday.")


def test_a_civil_convoy_is_nobody_s_soldiers() -> None:
    """Rebels hold the road on which the buses wait."""
    text = "Rebels stopped a bus convoy near Aleppo. The convoy was carrying 300 villagers."
    assert sides(text)["The convoy"] == ""


def test_warplanes_are_never_the_rebels() -> None:
    """Military jets after rebels were named stay open."""
    found = sides("Rebels hold the town near Idlib. Military jets bombed its market.")
    assert found.get("Military jets", "") in ("", "SYR_MIL")


def test_residents_of_a_loyal_village_are_civilians() -> None:
    """The village's side is not its people's."""
    found = sides("Residents of two pro-regime villages near Idlib left on Monday.")
    assert found[next(words for words in found if words.startswith("Residents"))] == "CIV"


def test_villagers_who_throw_stones_are_civilians_and_their_pronoun_too() -> None:
    """A crowd keeps its side over sentences."""
    found = sides("Villagers threw stones at a Russian patrol near Derik, Syria. They forced it to turn back.")
    assert (found["Villagers"], found["They"], found["a Russian patrol"]) == ("CIV", "CIV", "RUS_MIL")


def test_a_piece_of_a_word_is_no_pronoun() -> None:
    """A weekday cut short."""
    assert "We" not in sides("Wed 5 April 2017: Syrian troops shelled a village near Idlib.")


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Shells killed 14 fighters from Jaish al-Islam near Damascus.", "14 fighters", "JAISH_AL_ISLAM"),
        ("Ten jihadists from the Nusra Front were killed near Hama.", "Ten jihadists", "NUSRA"),
        ("Ten jihadists from Idlib were killed near Hama.", "Ten jihadists", "UNKNOWN"),
    ],
)
def test_fighters_from_a_group_are_its_own(text: str, words: str, party: str) -> None:
    """What stands after "from" names them, unless it is a place."""
    found = sides(text)
    assert next(ids for said, ids in found.items() if said.startswith(words)) == party


def test_who_is_not_said_stays_open() -> None:
    """Gunmen nobody knows."""
    assert sides("Gunmen opened fire on a car near Daraa, Syria.")["Gunmen"] == "UNKNOWN"
