"""The world's bodies: sound as a pack's are, named by their aliases, and behind the packs' own."""

from __future__ import annotations

import pytest

from rashomon.knowledge.actors.entries import Alias
from rashomon.knowledge.actors.loading import nation_phrases, read_data
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.actors.world import put_behind
from rashomon.knowledge.theatres.checking.actors import actor_ids, find_actor_faults
from rashomon.knowledge.theatres.checking.lists import find_outlet_faults
from rashomon.knowledge.theatres.finding import shipped
from rashomon.knowledge.theatres.packs import nation_codes

ACTORS, OUTLETS = read_data("world", "actors.toml"), read_data("world", "outlets.toml")
WORLD = ActorRegistry.open(None)

NAMES = [
    ("the Pentagon", "USA_MIL"),
    ("CENTCOM", "USA_MIL"),
    ("AFRICOM", "USA_MIL"),
    ("the State Department", "USA_GOV"),
    ("the IDF", "ISR_MIL"),
    ("Shin Bet", "ISR_GOV"),
    ("the IRGC", "IRN_MIL"),
    ("the People's Liberation Army", "CHN_MIL"),
    ("the FSB", "RUS_GOV"),
    ("the Russian Defence Ministry", "RUS_MIL"),
    ("the Ukrainian General Staff", "UKR_MIL"),
    ("the Sudanese Armed Forces", "SDN_MIL"),
    ("the Tatmadaw", "MMR_MIL"),
    ("the ENDF", "ETH_MIL"),
    ("the FARDC", "COD_MIL"),
    ("the Lebanese Armed Forces", "LBN_MIL"),
    ("the Inter-Services Public Relations", "PAK_MIL"),
    ("the Bundeswehr", "DEU_MIL"),
    ("the Haitian National Police", "HTI_COP"),
    ("the United Nations", "UNO"),
    ("UNIFIL", "UNIFIL"),
    ("MONUSCO", "MONUSCO"),
    ("NATO", "NATO"),
    ("the European Union", "EU"),
    ("the African Union", "AFRICAN_UNION"),
    ("AMISOM", "ATMIS"),
    ("ECOWAS", "ECOWAS"),
    ("the OSCE", "OSCE"),
    ("the IAEA", "IAEA"),
    ("Doctors Without Borders", "MSF"),
    ("Hezbollah", "HEZBOLLAH"),
    ("Hamas", "HAMAS"),
    ("Palestinian Islamic Jihad", "PIJ"),
    ("the Houthis", "HOUTHIS"),
    ("Ansar Allah", "HOUTHIS"),
    ("Islamic State", "ISIS"),
    ("ISWAP", "ISWAP"),
    ("ISIS-K", "ISKP"),
    ("Islamic State in the Greater Sahara", "IS_SAHEL"),
    ("al-Qaeda in the Arabian Peninsula", "AQAP"),
    ("JNIM", "JNIM"),
    ("Boko Haram", "BOKO_HARAM"),
    ("Al-Shabaab", "SHABAAB"),
    ("the Taliban", "TALIBAN"),
    ("Tehreek-e-Taliban Pakistan", "TTP"),
    ("the Balochistan Liberation Army", "BLA"),
    ("Lashkar-e-Taiba", "LET"),
    ("Jaish-e-Mohammed", "JEM_PAK"),
    ("the Naxalites", "MAOISTS_INDIA"),
    ("the PKK", "PKK"),
    ("Hashd al-Shaabi", "PMF"),
    ("Kata'ib Hezbollah", "KATAIB_HEZBOLLAH"),
    ("the Rapid Support Forces", "RSF"),
    ("SPLM-N", "SPLM_N"),
    ("the Tigray People's Liberation Front", "TPLF"),
    ("Fano militia", "FANO"),
    ("M23 rebels", "M23"),
    ("Mai-Mai", "MAI_MAI"),
    ("CODECO", "CODECO"),
    ("anti-Balaka", "ANTI_BALAKA"),
    ("Séléka", "SELEKA"),
    ("the Wagner Group", "RUS_PMC"),
    ("Haftar's forces", "LNA"),
    ("the Polisario Front", "POLISARIO"),
    ("the Donetsk People's Republic", "DPR"),
    ("the Azov Regiment", "AZOV"),
    ("the Artsakh Defence Army", "ARTSAKH"),
    ("Abkhaz forces", "ABKHAZIA"),
    ("the Arakan Army", "ARAKAN_ARMY"),
    ("the TNLA", "TNLA"),
    ("the People's Defence Force", "PDF_MYANMAR"),
    ("the New People's Army", "NPA"),
    ("Abu Sayyaf", "ABU_SAYYAF"),
    ("Barisan Revolusi Nasional", "PATANI_BRN"),
    ("FARC dissidents", "FARC_DISSIDENTS"),
    ("the Gulf Clan", "CLAN_DEL_GOLFO"),
    ("the Sinaloa Cartel", "SINALOA_CARTEL"),
    ("Viv Ansanm", "VIV_ANSANM"),
]


def named(text: str, registry: ActorRegistry = WORLD) -> set[str]:
    return {s.actor for m in registry.read(text) for s in m.entries if isinstance(s, Alias)}


def test_the_world_s_files_are_sound() -> None:
    """The check of packs finds no fault, so that no two bodies share an alias."""
    nations = nation_codes()
    faults = [*find_actor_faults(ACTORS, nations), *find_outlet_faults(OUTLETS, actor_ids(ACTORS), nations)]
    assert [str(fault) for fault in faults] == []
    assert all(row["source"].startswith("https://en.wikipedia.org/wiki/") for row in ACTORS["actor"])


def test_no_plain_alias_is_in_lower_case() -> None:
    """One in lower case is a theatre's word for all, and the world is no theatre."""
    assert [alias for row in ACTORS["actor"] for alias in row["aliases"] if alias == alias.lower()] == []


def test_ids_are_the_packs() -> None:
    """A name of a pack is the same body's here, or all the body's names are the pack's actor's in that pack."""
    known = actor_ids(ACTORS)
    for pack in shipped():
        own = read_data("theatres", pack, "actors.toml")
        bearers = {alias: row["id"] for row in own["actor"] for alias in row["aliases"]}
        merged, _ = put_behind(own, {})
        left = {row["id"]: row["aliases"] for row in merged["actor"]}
        for row in ACTORS["actor"]:
            others = {bearers[a] for a in row["aliases"] if a in bearers} - {row["id"]}
            assert not others or (row["id"] not in actor_ids(own) and not left[row["id"]]), (pack, row["id"])
    assert {"HEZBOLLAH", "ISIS", "PKK", "SDF", "YPG", "HTS", "RUS_PMC", "UNO", "ICRC"} <= known


def test_an_outlet_and_a_body_share_no_name() -> None:
    """So that who speaks is never two."""
    bodies = {alias.casefold() for row in ACTORS["actor"] for alias in row["aliases"]}
    outlets = [name.casefold() for row in OUTLETS["outlet"] for name in {row["name"], *row.get("also", ())}]
    assert bodies.isdisjoint(outlets)
    states = {phrase.casefold() for phrase, _ in nation_phrases(read_data("nations.toml"))}
    assert states.isdisjoint(outlets)


@pytest.mark.parametrize(("words", "actor"), NAMES)
def test_bodies_are_known_by_name_outside_every_theatre(words: str, actor: str) -> None:
    """One or two names of each kind of body."""
    assert named(f"On Monday {words} said so.") == {actor}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The RSF shelled El Fasher.", "RSF"),
        ("The Rapid Support Forces (RSF) withdrew. The RSF said so.", "RSF"),
        ("The SAF bombed Khartoum.", "SDN_MIL"),
        ("The PDF ambushed a convoy in Sagaing.", "PDF_MYANMAR"),
        ("The AA took a base in Rakhine.", "ARAKAN_ARMY"),
        ("The ADF killed villagers near Beni.", "ADF"),
        ("The M23 took a town in North Kivu.", "M23"),
        ("The BLA stopped a train in Balochistan.", "BLA"),
        ("The OLA took a town in Oromia.", "OLA"),
        ("The NPA fought in Mindanao.", "NPA"),
        ("The junta bombed a village in Sagaing.", "MMR_MIL"),
        ("Wagner fought near Bakhmut.", "RUS_PMC"),
        ("Maoists killed two policemen in Chhattisgarh.", "MAOISTS_INDIA"),
        ("JEM fighters left Darfur.", "JEM"),
        ("JeM fighters were killed in Kashmir.", "JEM_PAK"),
    ],
)
def test_a_weak_name_counts_where_the_report_speaks_of_its_bearer(text: str, actor: str) -> None:
    """The report names the body in full, or bears one of its signs."""
    assert actor in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "RSF said two journalists were jailed in Lima.",
        "An ADF plane flew over Darwin.",
        "Open the PDF.",
        "Wagner wrote operas.",
        "The junta fell in Lisbon.",
        "Traffic stood still on the M23 near Crawley.",
        "Maoists met in Kathmandu.",
        "Let us go.",
        "CCTV showed the van.",
    ],
)
def test_a_weak_name_is_nobody_s_elsewhere(text: str) -> None:
    """A press watchdog, a motorway, a file."""
    assert named(text) == set()


def test_a_weak_name_in_the_title_s_company_counts() -> None:
    """The title says what a report is about."""
    assert WORLD.read("The RSF withdrew.", "War in Sudan")
    assert WORLD.read("The RSF withdrew.", "War in Peru") == ()


def test_a_weak_name_of_two_bodies_is_neither_s_unless_one_is_named_in_full() -> None:
    """JEM is Sudan's, JeM Pakistan's; written in capitals both are JEM."""
    assert named("JEM was banned in Pakistan and in Sudan.") == set()
    assert "JEM" in named("The Justice and Equality Movement met in Pakistan. JEM left.")


def test_provinces_of_islamic_state_are_dated_parts_of_it() -> None:
    """ISWAP since March 2015; the mission in Lebanon is the United Nations'."""
    assert WORLD.wholes("ISWAP", "2020-01-01") == ("ISIS",)
    assert WORLD.wholes("ISWAP", "2014-01-01") == ()
    assert WORLD.wholes("UNIFIL") == ("UNO",)


def test_outlets_of_the_world_have_sides() -> None:
    """TASS is the Russian government's mouth, Reuters nobody's."""
    sides = {"TASS": "RUS_GOV", "Al-Masirah": "HOUTHIS", "Tasnim": "IRN_MIL", "KCNA": "PRK_GOV", "Reuters": None}
    for name, side in sides.items():
        outlet = WORLD.outlet(name)
        assert outlet is not None, name
        assert outlet.side == side, name
    monitor = WORLD.outlet("ACLED")
    assert monitor is not None
    assert monitor.kind == "monitor"


def test_a_pack_s_own_words_go_before_the_world_s() -> None:
    """In Syria a militia of Iraq is one of Iran's; NATO and Hamas are known there too."""
    syria = ActorRegistry.open("syria")
    assert named("Hamas and NATO spoke of Damascus.", syria) >= {"HAMAS", "NATO"}
    assert named("Kataib Hezbollah shelled Idlib.", syria) == {"IRN_PGM"}
    assert named("The Hezbollah Brigades shelled Idlib.", syria) == {"IRN_PGM"}
    assert named("The SNA shelled Idlib, not Mogadishu.", syria) == {"SNA"}
    entry, agency = syria.actor("USA_MIL"), syria.outlet("Reuters news agency")
    assert entry is not None
    assert entry.name == "US military and the coalition it leads"
    assert "AFRICOM" in entry.aliases
    assert agency is not None
    assert agency.name == "Reuters"
