"""Places of other theatres than Syria, read with the world's gazetteer alone: a sentence, and where it happened."""

from __future__ import annotations

import pytest

from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising.places.places import find_places
from rashomon.records import Place, Report, report_id
from rashomon.resolving.places.places import resolve_places


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open(theatre=None)


SENTENCES = [
    ("Two people were killed in Kharkiv on Monday.", (49.99, 36.23), 20, "exact"),
    ("Two people were killed in Kharkiv region on Monday.", (49.6, 36.4), 60, "part_of"),
    ("Three soldiers died near Chuhuiv in Kharkiv region.", (49.84, 36.69), 20, "near"),
    ("Shelling was reported in Luhansk oblast.", (48.9, 39.0), 60, "part_of"),
    ("Ukrainian forces crossed into Kursk region.", (51.7, 36.2), 80, "part_of"),
    ("Drones struck Belgorod overnight.", (50.6, 36.59), 20, "exact"),
    ("Two policemen were killed in Dagestan.", (42.9, 47.1), 80, "part_of"),
    ("Troops massed in Transnistria.", (47.2, 29.4), 60, "part_of"),
    ("Azerbaijani troops opened fire in Syunik province.", (39.3, 46.2), 60, "part_of"),
    ("Soldiers fought along the border in Batken region.", (39.9, 70.9), 80, "part_of"),
    ("RSF shelled El Fasher in North Darfur state.", (13.63, 25.35), 20, "exact"),
    ("The RSF burned homes in West Darfur.", (13.3, 22.5), 80, "part_of"),
    ("Gunmen attacked a convoy in Jonglei state.", (7.4, 32.0), 100, "part_of"),
    ("Fighting erupted in Unity state.", (9.0, 29.8), 80, "part_of"),
    ("Fighting resumed in Tigray.", (13.9, 38.8), 80, "part_of"),
    ("Fano militiamen ambushed troops in Amhara region.", (11.4, 38.0), 100, "part_of"),
    ("Al-Shabaab raided a base in Lower Shabelle.", (1.9, 44.6), 80, "part_of"),
    ("A roadside bomb hit a police vehicle in Mandera County.", (3.5, 40.9), 80, "part_of"),
    ("M23 rebels entered a village in North Kivu.", (-0.8, 28.9), 80, "part_of"),
    ("ADF rebels killed 12 villagers in Ituri province.", (1.6, 29.9), 80, "part_of"),
    ("Insurgents attacked Macomia in Cabo Delgado province.", (-12.24, 40.13), 20, "exact"),
    ("Boko Haram attacked a village near Maiduguri in Borno state.", (11.85, 13.16), 20, "near"),
    ("Bandits attacked a village in Zamfara.", (12.2, 6.2), 80, "part_of"),
    ("Militants stormed a base in Tillaberi region.", (14.2, 1.9), 100, "part_of"),
    ("JNIM attacked a military post in Mopti region.", (14.6, -3.9), 100, "part_of"),
    ("Militants killed ten soldiers in North Sinai.", (30.6, 33.6), 60, "part_of"),
    ("Houthi forces advanced in Marib governorate.", (15.5, 45.4), 80, "part_of"),
    ("Houthi forces advanced in Marib.", (15.46, 45.32), 20, "exact"),
    ("Houthi fighters shelled villages in Hodeidah province.", (14.7, 43.3), 80, "part_of"),
    ("Houthi forces fired on a tanker in the Bab el-Mandeb Strait.", (12.58, 43.33), 40, "region"),
    ("Gunmen killed a Guards officer in Sistan and Baluchestan.", (27.5, 60.6), 100, "part_of"),
    ("A roadside bomb killed two in Kirkuk.", (35.47, 44.39), 20, "exact"),
    ("A roadside bomb killed two in Kirkuk province.", (35.4, 44.1), 60, "part_of"),
    ("PKK fighters ambushed soldiers in Hakkari province.", (37.5, 44.0), 60, "part_of"),
    ("Taliban fighters attacked a post in Herat.", (34.35, 62.2), 20, "exact"),
    ("Taliban fighters attacked a post in Herat province.", (34.3, 62.2), 60, "part_of"),
    ("Soldiers were ambushed in North Waziristan.", (33.0, 70.0), 40, "region"),
    ("Troops faced each other in eastern Ladakh.", (34.2, 78.7), 100, "part_of"),
    ("Chinese and Indian troops brawled in the Galwan Valley.", (34.75, 78.2), 20, "region"),
    ("Rebels fought troops near Lashio in northern Shan State.", (22.94, 97.75), 20, "near"),
    ("Rohingya fled fighting in Rakhine state.", (19.8, 93.9), 80, "part_of"),
    ("Thai and Cambodian soldiers clashed in Sisaket province.", (14.9, 104.4), 60, "part_of"),
    ("A Chinese coast guard ship blocked a boat near Second Thomas Shoal.", (9.75, 115.87), 20, "region"),
    ("Gunmen killed police in Michoacan state.", (19.3, -101.7), 80, "part_of"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "point", "within_km", "precision"), SENTENCES, ids=lambda v: str(v)[:60])
def test_a_sentence_of_the_news_is_put_where_it_happened(
    world: Gazetteer, sentence: str, point: tuple[float, float], within_km: float, precision: str
) -> None:
    parsed = Parsed(Report(id=report_id(sentence, None), text=sentence, path="made-up"), load_pipeline()(sentence))
    mentions = [m for m in find_places(parsed, world) if m.role == "event"]
    places = resolve_places(parsed, mentions, world)
    told: list[Place] = [places[m.span] for m in mentions if places[m.span].latitude is not None]
    assert [p for p in told if distance_km((p.latitude or 0.0, p.longitude or 0.0), point) <= within_km], told
    assert precision in {p.precision for p in told}
