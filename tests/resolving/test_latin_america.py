"""Whose side is meant in sentences from fourteen states, where each report is from one of them."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from rashomon.knowledge.actors.registry import ActorRegistry, Alias
from rashomon.knowledge.bundle import load_knowledge
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising import recognise
from rashomon.records import Report, Resolution, report_id
from rashomon.resolving import resolve

REGISTRY = ActorRegistry.open("latin-america")


@cache
def resolved(text: str, published: str = "1989-11-20") -> Resolution:
    """What a report's mentions stand for in the theatre."""
    day = dt.date.fromisoformat(published)
    parsed = Parsed(Report(id=report_id(text, None), text=text, path="made-up.txt", published=day), load_pipeline()(text))
    knowledge = load_knowledge("latin-america")
    return resolve(parsed, recognise(parsed, knowledge), knowledge)


def sides(text: str) -> dict[str, str]:
    """Each mention's words with the ids of its parties; the first of the same words."""
    found: dict[str, str] = {}
    for span, parties in sorted(resolved(text).parties.items(), key=lambda pair: pair[0].start):
        found.setdefault(span.text, "+".join(p.id for p in parties))
    return found


def places(text: str) -> set[str]:
    """The ids of the places, without the pack's name."""
    return {(p.id or "").removeprefix("latin-america:") for p in resolved(text).places.values()}


@pytest.mark.parametrize(
    ("text", "words", "party", "place"),
    [
        ("Guerrillas shelled the barracks at El Paraiso in Chalatenango on Monday.", "Guerrillas", "SLV_REB", "el-paraiso"),
        ("A guerrilla column entered Perquin in Morazan on Monday.", "A guerrilla column", "SLV_REB", "perquin"),
        ("The PRTC shot four men in the Zona Rosa of San Salvador.", "The PRTC", "PRTC", "zona-rosa"),
        ("Treasury Police searched houses in Zacamil in San Salvador.", "Treasury Police", "SLV_COP", "zacamil"),
        ("The EGP burned a farm near Nebaj in Quiche, Guatemala.", "The EGP", "EGP", "nebaj"),
        ("Contra rebels mined a road near Wiwili in Nicaragua.", "Contra rebels", "NIC_REB", "wiwili"),
        ("Sandinista troops left Siuna in Nicaragua.", "Sandinista troops", "NIC_MIL", "siuna"),
        ("Cinchoneros shot a general in Tegucigalpa.", "Cinchoneros", "CINCHONEROS", "tegucigalpa"),
        ("Dignity Battalions fired at cars in El Chorrillo in Panama.", "Dignity Battalions", "DIGNITY_BATTALIONS", "el-chorrillo"),
        ("The ELN blew up a pipeline near Saravena in Arauca.", "The ELN", "ELN", "saravena"),
        ("Hitmen of the Medellin cartel killed a judge in Envigado.", "Hitmen of the Medellin cartel", "MEDELLIN_CARTEL", "envigado"),
        ("Senderistas killed the mayor of Tocache, Peru.", "Senderistas", "SHINING_PATH", "tocache"),
        ("The MRTA took a radio station in Juanjui, Peru.", "The MRTA", "MRTA", "juanjui"),
        ("UMOPAR troops raided a laboratory in the Chapare, Bolivia.", "UMOPAR troops", "BOL_COP", "chapare"),
        ("The FPMR blew up a pylon in Conchali, Chile.", "The FPMR", "FPMR", "conchali"),
        ("ALFARO VIVE SEIZED A NEWSPAPER IN QUITO, ECUADOR.", "ALFARO VIVE", "AVC", "quito"),
        ("Carapintadas took a barracks in Buenos Aires, Argentina.", "Carapintadas", "ARG_MIL", "buenos-aires"),
    ],
)
def test_a_name_is_its_body_s_and_lies_in_its_state(text: str, words: str, party: str, place: str) -> None:
    """One of each state at war, in the spelling of its agencies."""
    assert sides(text)[words] == party
    assert place in places(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels attacked Jocoaitique in Morazan. The army said two soldiers died.", {"Rebels": "SLV_REB", "The army": "SLV_MIL"}),
        ("Insurgents attacked Chajul and Nebaj. The army said two soldiers died.", {"Insurgents": "GTM_REB", "The army": "GTM_MIL"}),
        ("Guerrillas attacked Saravena and Tame. Police said one man died.", {"Guerrillas": "COL_REB", "Police": "COL_COP"}),
        ("Shining Path attacked Uchiza on Monday. The guerrillas burned the town hall.", {"The guerrillas": "SHINING_PATH"}),
        ("The FARC attacked Mutata on Monday. The guerrillas killed five men.", {"The guerrillas": "FARC"}),
        ("Guerrillas attacked Chajul. The National Police of Guatemala said the rebels fled.", {"the rebels": "GTM_REB"}),
    ],
)
def test_the_army_and_the_rebels_are_those_of_the_state_where_it_happened(text: str, found: dict[str, str]) -> None:
    """The rebels of a state with several bodies are whichever was named."""
    told = sides(text)
    assert {words: told.get(words) for words in found} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Guerrillas killed four soldiers near Saravena and Tame.", {"four soldiers": "COL_MIL"}),
        ("The FPMR shot a police colonel in Santiago.", {"a police colonel": "CHL_COP"}),
        ("Three policemen died in Huanta. The Shining Path shot them.", {"Three policemen": "PER_COP"}),
        ("U.S. troops took El Chorrillo in Panama. The soldiers shot a man.", {"The soldiers": "USA_MIL"}),
        ("Two Cuban soldiers died near Perquin in Morazan.", {"Two Cuban soldiers": "CUB_MIL"}),
    ],
)
def test_soldiers_are_the_state_s_unless_another_s_are_named(text: str, found: dict[str, str]) -> None:
    """Guerrillas have none."""
    told = sides(text)
    assert {words: told.get(words) for words in found} == found


def test_a_capital_before_the_day_says_where_the_report_was_written() -> None:
    text = "LIMA, 7 JUN 89 (EFE) -- TERRORISTS OF THE SHINING PATH DYNAMITED A BUS IN BARRIOS ALTOS."
    assert "LIMA" not in sides(text)
    assert "barrios-altos" in places(text)


def test_where_two_states_are_fought_over_the_army_stays_open() -> None:
    text = "Shells fell in Perquin in El Salvador and in Colomoncagua in Honduras on Monday. The army moved on Tuesday."
    assert "The army" not in sides(text)


def test_an_anti_guerrilla_battalion_is_no_guerrillas() -> None:
    assert sides("An anti-guerrilla battalion reached Perquin in Morazan.").get("An anti-guerrilla battalion") != "SLV_REB"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("ARENA won the election in El Salvador.", {"ARENA"}),
        ("THE BULLS WERE LED INTO THE ARENA IN MADRID.", set()),
        ("THEY WERE FAR AWAY, UP THE HILL, AND HAD SINNED NO MAS.", set()),
        ("MAS killed a cattle thief in Colombia.", {"COL_PGM"}),
        ("The ERP ambushed a truck in El Salvador.", {"ERP_SLV"}),
        ("The ERP ambushed a truck in Argentina.", {"ERP_ARG"}),
        ("The National Police searched a house in Lima.", {"PER_COP"}),
        ("The National Police searched a house in San Salvador.", {"SLV_COP"}),
    ],
)
def test_a_short_name_needs_a_sign(text: str, actors: set[str]) -> None:
    """A word of English or of another state's is nobody's without it."""
    found = {s.actor for m in REGISTRY.read(text) for s in m.entries if isinstance(s, Alias) and s.nation != "USA"}
    assert found == actors


def test_the_names_come_with_and_without_their_accents() -> None:
    for text in ("Frente Patriótico Manuel Rodríguez", "Frente Patriotico Manuel Rodriguez", "FRENTE PATRIOTICO MANUEL RODRIGUEZ"):
        ((sense,),) = (m.entries for m in REGISTRY.find(text))
        assert isinstance(sense, Alias)
        assert sense.actor == "FPMR"
