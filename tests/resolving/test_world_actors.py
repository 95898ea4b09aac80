"""Who acted on whom in reports outside every theatre: short reports from a dozen conflicts, read with the world's bodies."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from rashomon.coders.rules import code_by_rules as code
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import UNKNOWN, Attribute, Claim, Event, Party, Report, report_id

REPORTS = [
    (
        (
            "The Rapid Support Forces shelled a displacement camp near El Fasher on Monday, killing at least 12 people, the "
            "Sudanese army said. The RSF denied the attack."
        ),
        {"RSF"},
        set(),
        {"SDN_MIL", "RSF"},
    ),
    (
        (
            "The Sudanese Armed Forces (SAF) bombed a market in Nyala on 3 June 2024, killing 20 civilians, the RSF said in a "
            "statement."
        ),
        {"SDN_MIL"},
        {"CIV"},
        {"RSF"},
    ),
    (
        (
            "Russian forces fired missiles at Kharkiv overnight, killing seven people, the Security Service of Ukraine said. The "
            "Kremlin said its army hit only military targets."
        ),
        {"RUS_MIL"},
        set(),
        {"UKR_GOV", "RUS_GOV"},
    ),
    (
        "The Russian Defense Ministry said on Tuesday that Ukrainian drones attacked an oil depot in Belgorod.",
        {"UKR_MIL"},
        set(),
        {"RUS_MIL"},
    ),
    (
        "Fighters of the Donetsk People's Republic shelled Avdiivka on 4 February 2015, killing two Ukrainian soldiers.",
        {"DPR"},
        {"UKR_MIL"},
        set(),
    ),
    (
        (
            "Indian and Chinese soldiers clashed in the Galwan Valley on 15 June 2020. The Indian Army said 20 of its soldiers "
            "were killed. The People's Liberation Army accused the Indian side of crossing the line."
        ),
        {"IND_MIL", "CHN_MIL"},
        {"IND_MIL", "CHN_MIL"},
        {"IND_MIL", "CHN_MIL"},
    ),
    (
        (
            "Jaish-e-Mohammed fighters attacked a convoy of the Central Reserve Police Force in Pulwama on 14 February 2019. The "
            "Indian government blamed Pakistan."
        ),
        {"JEM_PAK"},
        {"IND_COP"},
        {"IND_GOV"},
    ),
    (
        "The IDF said it struck a command post of Palestinian Islamic Jihad in Gaza City on Saturday.",
        {"ISR_MIL"},
        {"PIJ"},
        {"ISR_MIL"},
    ),
    (
        "Hezbollah fired an anti-tank missile at an Israeli army post near Metula on Wednesday, al-Manar reported.",
        {"HEZBOLLAH"},
        {"ISR_MIL"},
        {"HEZBOLLAH"},
    ),
    (
        "Israeli tanks fired at a UNIFIL position in Naqoura on Thursday, wounding two peacekeepers, the UN mission said.",
        {"ISR_MIL"},
        {"UNIFIL"},
        {"UNO"},
    ),
    (
        "M23 rebels attacked FARDC positions near Sake in North Kivu on Friday, Congolese officials said.",
        {"M23"},
        {"COD_MIL"},
        {"COD_GOV"},
    ),
    (
        "The Allied Democratic Forces killed 15 villagers in a night attack near Beni, MONUSCO said.",
        {"ADF"},
        {"CIV"},
        {"MONUSCO"},
    ),
    ("JNIM fighters attacked a Malian army convoy near Dioura on 23 May 2025.", {"JNIM"}, {"MLI_MIL"}, set()),
    (
        "Tuareg rebels ambushed a convoy of Wagner mercenaries and Malian soldiers near Tinzaouaten on 27 July 2024.",
        {"FLA"},
        {"RUS_PMC", "MLI_MIL"},
        set(),
    ),
    (
        (
            "Junta forces shelled a village in Sagaing on Tuesday, killing nine civilians, Myanmar Now reported. The PDF ambushed a "
            "military convoy the same day."
        ),
        {"MMR_MIL", "PDF_MYANMAR"},
        {"CIV"},
        set(),
    ),
    (
        "Boko Haram gunmen killed 11 farmers near Maiduguri on Saturday, a member of the Civilian Joint Task Force said.",
        {"BOKO_HARAM"},
        {"CIV"},
        {"CJTF_NGA"},
    ),
    (
        "The Houthis fired a missile at a tanker in the Red Sea on Thursday. CENTCOM said US forces shot down two drones.",
        {"HOUTHIS", "USA_MIL"},
        set(),
        {"USA_MIL"},
    ),
    (
        (
            "The ELN attacked a Colombian army patrol in Catatumbo on Friday. FARC dissidents fired at a police station in Cauca "
            "the same day."
        ),
        {"ELN", "FARC_DISSIDENTS"},
        {"COL_MIL"},
        set(),
    ),
    (
        "Azerbaijani forces shelled Stepanakert on 27 September 2020, killing two civilians, the Artsakh Defence Army said.",
        {"AZE_MIL"},
        {"CIV"},
        {"ARTSAKH"},
    ),
    (
        (
            "Members of the Viv Ansanm gang coalition attacked a police station in Port-au-Prince on Sunday, the Haitian National "
            "Police said."
        ),
        {"VIV_ANSANM"},
        set(),
        {"HTI_COP"},
    ),
    ("Fano fighters attacked an ENDF convoy near Gondar in Amhara on Monday.", {"FANO"}, {"ETH_MIL"}, set()),
    (
        "The Pakistani military said the BLA attacked a train in Balochistan on 11 March 2025, killing 21 passengers.",
        {"BLA"},
        {"CIV"},
        {"PAK_MIL"},
    ),
]


@cache
def claims(text: str) -> tuple[Claim, ...]:
    report = Report(
        id=report_id(text, None), text=text, path="made-up.txt", outlet=None, published=dt.date(2025, 6, 10)
    )
    events = code(report, load_knowledge(None))
    return tuple(claim for event in events if _is_of_force(event) for claim in event.claims)


def _is_of_force(event: Event) -> bool:
    """Not who accuses or thanks whom beside it."""
    return bool({c.value for c in event.of(Attribute.TYPE)} & {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})


def parties(text: str, attribute: Attribute) -> set[str]:
    return {c.resolved.id for c in claims(text) if c.attribute == attribute and isinstance(c.resolved, Party)}


@pytest.mark.parametrize(("text", "actors", "recipients", "sources"), REPORTS)
def test_who_acted_on_whom_outside_every_theatre(
    text: str, actors: set[str], recipients: set[str], sources: set[str]
) -> None:
    """And for whom the sources speak."""
    assert parties(text, Attribute.ACTOR) == actors
    assert parties(text, Attribute.RECIPIENT) - {UNKNOWN} == recipients
    assert {c.attribution.source.party.id for c in claims(text) if c.attribution.source.party} == sources


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus near Lake Chad on Monday, killing six people, a local official said.",
        "Armed men attacked a village in Zamfara on Sunday and abducted 20 women.",
        "Rebels attacked a village near Beni on Monday, killing three people.",
        "Militants attacked a village in Rakhine on Monday, killing three people.",
        "Unidentified assailants attacked a convoy near Goma on Monday.",
    ],
)
def test_who_is_not_said_stays_unknown(text: str) -> None:
    """No body of the country is taken for the gunmen."""
    assert parties(text, Attribute.ACTOR) == {"UNKNOWN"}
