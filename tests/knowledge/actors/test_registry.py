"""The registry: what the pack holds, whom words name, and what it refuses."""

from __future__ import annotations

import pytest

from rashomon.errors import SettingError
from rashomon.knowledge.actors.loading import read_data
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.theatres.packs import open_pack

REGISTRY = ActorRegistry.open("syria")


def test_parties_have_names() -> None:
    """Ids of the pack, of states and of nobody in particular."""
    assert REGISTRY.party("SDF", "alias").name == "Syrian Democratic Forces"
    assert REGISTRY.party("FRA_COP", "nationality").name == "French police"
    assert REGISTRY.party("UNKNOWN", "alias").name == "unknown"
    assert REGISTRY.party("CIV", "alias").name == "civilians"


def test_affiliations_are_dated() -> None:
    """The YPG is part of the SDF since October 2015."""
    assert REGISTRY.wholes("YPG") == ("SDF",)
    assert REGISTRY.wholes("YPG", "2020-08-25") == ("SDF",)
    assert REGISTRY.wholes("YPG", "2014-01-01") == ()
    assert REGISTRY.wholes("NDF") == ("SYR_PGM",)


def test_outlets_have_sides_where_they_speak_for_one() -> None:
    """SANA is the Syrian state's; the Observatory is nobody's."""
    sana, observatory = REGISTRY.outlet("SANA"), REGISTRY.outlet("Syrian Observatory for Human Rights")
    assert sana is not None
    assert sana.side == "SYR_GOV"
    assert observatory is not None
    assert observatory.side is None
    assert observatory.kind == "monitor"
    assert REGISTRY.outlet("Sputnik Arabic") == REGISTRY.outlet("Sputnik")
    assert REGISTRY.outlet("a parish newsletter") is None


def test_the_longest_noun_counts() -> None:
    """A Russian armored personnel carrier."""
    noun = REGISTRY.noun(["a", "Russian", "armored", "personnel", "carriers"])
    assert noun is not None
    assert (noun.word, noun.plural, noun.sector) == ("armored personnel carrier", True, "MIL")
    assert REGISTRY.noun(["sanctions"]) is None


def test_the_theatre_s_words_need_the_theatre() -> None:
    """In a report on Libya "rebels" are not Syria's; in one on Idlib they are."""
    assert REGISTRY.read("The rebels took Sirte.") == ()
    assert [m.text for m in REGISTRY.read("The rebels took a hill in Idlib.")] == ["rebels"]
    assert [m.text for m in REGISTRY.read("The rebels took a hill.", title="War in Syria")] == ["rebels"]


def test_a_sea_without_a_host_is_spoken_of_where_its_signs_stand() -> None:
    """Militia boats are China's at Whitsun Reef, and nobody's on a lake; "Chinese" alone says nothing of the sea."""
    sea = ActorRegistry.open("south-china-sea")
    assert sea.host is None
    assert [m.text for m in sea.read("Some militia boats lay at Whitsun Reef.")] == ["militia boats"]
    assert sea.read("Some militia boats lay on Lake Tana.") == ()
    assert not sea.reads_theatre("Chinese soldiers fought in the Galwan valley.")


def test_coast_guards_are_their_states_forces() -> None:
    """One rule for each of them, by name and by nationality."""
    sea = ActorRegistry.open("south-china-sea")
    for phrase in ("China Coast Guard", "Philippine Coast Guard", "Vietnam Coast Guard", "Japan Coast Guard"):
        ((sense,),) = (m.entries for m in sea.find(phrase))
        assert getattr(sense, "actor", "").endswith("_MIL"), phrase
    noun = sea.noun(["coast", "guard"])
    assert noun is not None
    assert noun.sector == "MIL"


def test_a_registry_without_a_theatre_knows_states() -> None:
    """Turkish troops and the SDF are known anywhere, "rebels" and small groups only in their theatre."""
    bare = ActorRegistry.open(None)
    assert bare.nation("TUR") is not None
    assert bare.actor("SANADID") is None
    assert [m.text for m in bare.read("rebels of the SDF and Sanadid")] == ["SDF"]


def test_an_unknown_theatre_is_refused() -> None:
    """A theatre that no pack describes."""
    with pytest.raises(SettingError):
        ActorRegistry.open("atlantis")


def test_every_entry_is_cited_and_every_reference_holds() -> None:
    """Each actor, person, side word, outlet and agreement names its source; parties and sides are known."""
    pack, outlets, agreements = (open_pack("syria").actors, open_pack("syria").outlets, open_pack("syria").agreements)
    for rows in (
        pack["actor"],
        pack["person"],
        pack["side"],
        pack["spoken"],
        outlets["outlet"],
        agreements["agreement"],
    ):
        assert all(row["source"] for row in rows)
    for person in pack["person"]:
        assert REGISTRY.actor(person["party"]) is not None, person["name"]
    for outlet in outlets["outlet"]:
        side = outlet.get("side")
        assert side is None or REGISTRY.actor(side) is not None or REGISTRY.nation_of(side), outlet["name"]


def test_nations_are_the_world_s() -> None:
    """About 195 states, each with a name; no adjective means two of them but those that do ("Congolese")."""
    nations = read_data("nations.toml")["nation"]
    assert 193 <= len(nations) <= 200
    assert len({n["id"] for n in nations}) == len(nations)
    adjectives = [a for n in nations for a in n["adjectives"]]
    assert {a for a in adjectives if adjectives.count(a) > 1} <= {"Congolese", "Dominican"}


def test_every_alias_is_met_in_a_text_and_names_one_actor() -> None:
    """In whatever script: an alias that `find` does not meet, or that two actors bear, would be lost without a word."""
    bearers: dict[str, set[str]] = {}
    for row in read_data("theatres", "syria", "actors.toml")["actor"]:
        for alias in row["aliases"]:
            bearers.setdefault(alias.casefold(), set()).add(row["id"])
            met = [s for m in REGISTRY.find(f"then {alias} left") for s in m.entries]
            assert any(getattr(s, "actor", None) == row["id"] for s in met), alias
    assert {alias: ids for alias, ids in bearers.items() if len(ids) > 1} == {}


def test_loaded_words_and_memberships_name_actors_of_the_pack() -> None:
    """Whom a side calls terrorists, and whom a group belonged to."""
    pack = read_data("theatres", "syria", "actors.toml")
    assert all(REGISTRY.actor(by["means"]) and REGISTRY.actor(by["side"]) for row in pack["spoken"] for by in row["by"])
    for row in pack["actor"]:
        for member in row.get("member_of", ()):
            assert member["source"]
            assert "from" not in member or "to" not in member or member["from"] < member["to"], row["id"]
