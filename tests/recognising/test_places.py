"""Place phrases: what they span, how they point, and what role they play. Names of places need no parse here."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from rashomon.knowledge.places.entries import PlaceEntry, load_places
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.language.parsed import Parsed
from rashomon.recognising.places.places import find_places
from rashomon.records import PlaceMention, Report, report_id


def _entry(identity: str, name: str, kind: str, lat: float, lon: float) -> PlaceEntry:
    return PlaceEntry(id=identity, name=name, kind=kind, latitude=lat, longitude=lon, radius_km=200, country=identity)


WORLD = (
    _entry("SY", "Syria", "country", 35.0, 38.0),
    _entry("TR", "Turkey", "country", 39.0, 35.0),
    _entry("IQ", "Iraq", "country", 33.0, 44.0),
    _entry("US", "US", "country", 39.8, -98.5),
    _entry("geonames:7", "Washington", "capital", 38.9, -77.0),
    _entry("geonames:8", "Moscow", "capital", 55.75, 37.6),
    _entry("geonames:9", "Beirut", "capital", 33.9, 35.5),
)
GAZETTEER = Gazetteer.of((*load_places("syria"), *WORLD), theatre="syria")
NLP = spacy.blank("en")


def _parsed(text: str, **entities: str) -> Parsed:
    """A report whose doc has these entities: PER="Sirwan Kajjo", ORG="Syrian Observatory|SANA"."""
    doc = NLP(text)
    spans: list[DocSpan] = []
    for label, names in entities.items():
        for name in names.split("|"):
            start = text.index(name)
            span = doc.char_span(start, start + len(name), label=label)
            assert span is not None
            spans.append(span)
    doc.set_ents(spans)
    return Parsed(Report(id=report_id(text, None), text=text, path="made-up"), doc)


def _find(text: str, **entities: str) -> tuple[PlaceMention, ...]:
    return find_places(_parsed(text, **entities), GAZETTEER)


def _names(mention: PlaceMention) -> list[str]:
    return [name.text for name in mention.names]


@pytest.mark.parametrize(
    ("text", "span", "names", "pointing"),
    [
        ("It unfolded outside of the Syrian town of Al-Malikiyah.", "outside of the Syrian town of Al-Malikiyah", ["Al-Malikiyah"], ("near", None, None)),
        ("They met near Derik.", "near Derik", ["Derik"], ("near", None, None)),
        ("They met 20 km east of Qamishli.", "20 km east of Qamishli", ["Qamishli"], ("direction", 90.0, 20.0)),
        ("They met east of Qamishli city.", "east of Qamishli city", ["Qamishli"], ("direction", 90.0, None)),
        ("A mine went off between Arihah and Kafr Shlaya.", "between Arihah and Kafr Shlaya", ["Arihah", "Kafr Shlaya"], ("between", None, None)),
        ("It was seen along the M-4 highway.", "along the M-4 highway", ["M-4 highway"], ("along", None, None)),
        ("It took place in western Hasakah.", "in western Hasakah", ["Hasakah"], ("part_of", 270.0, None)),
        ("It took place in western Hasakah along the M-4 highway.", "in western Hasakah along the M-4 highway", ["Hasakah", "M-4 highway"], ("along", 270.0, None)),
        ("It happened in the countryside of Qamishli.", "in the countryside of Qamishli", ["Qamishli"], ("countryside", None, None)),
        ("It happened in the Tal Tamr countryside.", "in the Tal Tamr countryside", ["Tal Tamr"], ("countryside", None, None)),
        ("Shells fell on the eastern outskirts of Qamishli.", "on the eastern outskirts of Qamishli", ["Qamishli"], ("near", 90.0, None)),
        ("They met on the Aleppo-Hasakah highway.", "on the Aleppo-Hasakah highway", ["Aleppo-Hasakah highway"], ("along", None, None)),
        ("They met on the Manbij-Raqqa road.", "on the Manbij-Raqqa road", ["Manbij", "Raqqa"], ("between", None, None)),
        ("It was in the village of Mansaf Tahtani.", "in the village of Mansaf Tahtani", ["Mansaf Tahtani"], ("in", None, None)),
        ("It was in the village of Umm Zebib.", "in the village of Umm Zebib", ["Umm Zebib"], ("in", None, None)),
        ("It is near the triple border with Turkey and Iraq.", "near the triple border with Turkey and Iraq", ["triple border with Turkey and Iraq"], ("near", None, None)),
        ("A base near Qasir Dib, a village near Derik, is planned.", "near Qasir Dib, a village near Derik", ["Qasir Dib", "Derik"], ("near", None, None)),
        ("They met near Dayrick, in northeast Syria.", "near Dayrick, in northeast Syria", ["Dayrick", "northeast Syria"], ("near", None, None)),
        ("They met in Syria's Hasakah province.", "in Syria's Hasakah province", ["Hasakah", "Syria"], ("in", None, None)),
        ("It was in Syria's wild north.", "in Syria's wild north", ["Syria"], ("part_of", 0.0, None)),
        ("It was in the country's northeast.", "in the country's northeast", ["northeast"], ("part_of", 45.0, None)),
        ("They were bound for Amuda.", "bound for Amuda", ["Amuda"], ("direction", None, None)),
        ("وقع الاشتباك في القامشلي", "القامشلي", ["القامشلي"], ("in", None, None)),
    ],
)  # fmt: skip
def test_a_phrase_and_how_it_points(
    text: str, span: str, names: list[str], pointing: tuple[str, float | None, float | None]
) -> None:
    (mention,) = _find(text)
    assert mention.span.text == span
    assert _names(mention) == names
    assert (mention.relation, mention.bearing, mention.distance_km) == pointing
    assert mention.role == "event"


def test_a_stretch_of_road_between_two_villages_is_one_phrase() -> None:
    """The incident is along a stretch of M4 highway between Arihah and Kafr Shlaya near Idlib in northwest Syria."""
    text = "The incident is along a stretch of M4 highway between Arihah and Kafr Shlaya near Idlib in northwest Syria."
    (mention,) = _find(text)
    assert mention.relation == "between"
    assert _names(mention) == ["Arihah", "Kafr Shlaya", "M4 highway", "Idlib", "northwest Syria"]


def test_a_list_shares_its_preposition() -> None:
    mentions = _find("They withdrew from bases near Manbij, Ain Issa and Kobani.")
    assert [(_names(m), m.relation) for m in mentions] == [
        (["Manbij"], "near"),
        (["Ain Issa"], "near"),
        (["Kobani"], "near"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BEIRUT (Harbour Wire) -- Troops met.",
        "DAMASCUS, Syria (AP) — Troops met.",
        "Qamishli, ONA - A citizen was hurt.",
    ],
)
def test_where_a_report_was_filed_is_a_dateline(text: str) -> None:
    assert _find(text)[0].role == "dateline"


def test_a_place_inside_an_organisations_name_is_the_organisations() -> None:
    (mention,) = _find("The Deir ez-Zor Military Council said so.", ORG="Deir ez-Zor Military Council")
    assert (mention.role, mention.span.text) == ("organisation", "Deir ez-Zor")
    (unseen,) = _find("The Al-Hasakah Media Centre said so.")
    assert unseen.role == "organisation"


@pytest.mark.parametrize(
    "text",
    ["Washington said it was hit.", "It was agreed between Moscow and Washington.", "Damascus accused the Americans."],
)
def test_a_capital_that_speaks_is_a_government(text: str) -> None:
    assert {m.role for m in _find(text)} == {"government"}


def test_a_capital_where_things_happen_is_a_place() -> None:
    (mention,) = _find("Protesters met in Washington on Monday.")
    assert mention.role == "event"


def test_a_country_that_owns_is_an_origin() -> None:
    (mention,) = _find("It sells Syria's oil.")
    assert mention.role == "origin"


def test_a_country_before_a_noun_is_an_origin() -> None:
    """US bases were shelled."""
    vocab = NLP.vocab
    doc = Doc(
        vocab, words=["US", "bases", "were", "shelled", "."], spaces=[True, True, True, False, False],
        heads=[1, 3, 3, 3, 3], deps=["compound", "nsubj:pass", "aux:pass", "ROOT", "punct"],
        pos=["PROPN", "NOUN", "AUX", "VERB", "PUNCT"],
    )  # fmt: skip
    text = doc.text
    (mention,) = find_places(Parsed(Report(id="r", text=text, path="x"), doc), GAZETTEER)
    assert mention.role == "origin"


def test_a_bombed_country_is_a_place() -> None:
    """They bombed Syria."""
    doc = Doc(
        NLP.vocab, words=["They", "bombed", "Syria", "."], spaces=[True, True, False, False], heads=[1, 1, 1, 1],
        deps=["nsubj", "ROOT", "obj", "punct"], pos=["PRON", "VERB", "PROPN", "PUNCT"],
        lemmas=["they", "bomb", "Syria", "."],
    )  # fmt: skip
    (mention,) = find_places(Parsed(Report(id="r", text=doc.text, path="x"), doc), GAZETTEER)
    assert mention.role == "event"


def test_a_captions_places_are_no_part_of_the_story() -> None:
    """The caption tells of an airstrike in Idlib, a year before."""
    text = (
        "A motorbike burns in this screen grab said to be taken in Idlib, Syria on July 16, 2019\n"
        "Patrols met near Derik.\n\nPhoto: a market in Aleppo, 2018 (archive)"
    )
    roles = {_names(m)[0]: m.role for m in _find(text)}
    assert roles == {"Idlib": "caption", "Derik": "event", "Aleppo": "caption"}


@pytest.mark.parametrize(
    "text",
    [
        "May said that nobody was hit.",
        "They read it on Sunday, in English.",
        "He was reading of a hit that was mobile and nice.",
        "She used the hammer of justice.",
        "Mazlum agreed to the plan.",
        "The Army village guard met the Syrian town council.",
    ],
)
def test_common_words_and_persons_are_no_places(text: str) -> None:
    assert _find(text) == ()


def test_a_person_of_a_towns_name_is_no_place() -> None:
    assert _find("Jasim Afrin spoke.", PER="Jasim Afrin") == ()


def test_a_town_taken_for_a_person_is_a_place_where_its_preposition_says_so() -> None:
    """He spoke over a bad line from Derik: a parser may take the town for a man."""
    (mention,) = _find("He spoke over a bad line from Derik.", PER="Derik")
    assert mention.role == "event"
    assert _find("They met Derik.", PER="Derik") == ()


def test_a_name_of_two_words_is_found_in_small_letters() -> None:
    (mention,) = _find("they met near tal tamr at noon")
    assert _names(mention) == ["tal tamr"]


def test_a_phrase_ends_with_its_sentence() -> None:
    text = "They left Derik. Qamishli was quiet.\n\nIn Manbij nothing moved."
    assert [_names(m) for m in _find(text)] == [["Derik"], ["Qamishli"], ["Manbij"]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "near",
                "Derik",
                "Qamishli",
                "between",
                "and",
                ",",
                ".",
                "(",
                ")",
                "the",
                "village of",
                "Foo",
                "\n",
                "\n\n",
                "'s",
                "M4",
                "Syria",
                "20 km east of",
                "countryside",
                "-",
            ]
        ),
        max_size=25,
    )
)
def test_every_span_is_words_of_the_report_and_none_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    mentions = _find(text)
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert all(mention.span.covers(name) for name in mention.names)
    assert all(not a.span.overlaps(b.span) for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("Kobani and Tal Tamr were quiet.", "Kobani|Tal Tamr", ["Kobani", "Tal Tamr"]),
        ("The clash took place between Tal Tamr and Ain Issa.", "Tal Tamr|Ain Issa", ["Tal Tamr", "Ain Issa"]),
        ("Kobani said that he was tired.", "Kobani", []),
        ("Mazlum Kobani arrived, and Kobani left.", "Mazlum Kobani", []),
        ("Gen. Kobani left.", "Kobani", []),
    ],
)
def test_a_town_that_a_parser_takes_for_a_person(text: str, people: str, expected: list[str]) -> None:
    """The language model has seen few names of small towns; what people do and are called tells them apart."""
    assert [name for m in _find(text, PER=people) for name in _names(m)] == expected


def test_a_place_once_named_is_meant_again() -> None:
    """The second time nothing but the first tells that a village is meant."""
    mentions = _find("Shells hit the village of Umm Zarur. Umm Zarur burned.")
    assert [_names(m)[0] for m in mentions] == ["Umm Zarur", "Umm Zarur"]


def test_a_day_is_no_part_of_a_name() -> None:
    (mention,) = _find("A raid on the city of Idlib Saturday killed two.", LOC="Idlib Saturday")
    assert _names(mention) == ["Idlib"]


def test_an_entity_is_cut_to_the_name() -> None:
    fell = _find("It fell on the Syrian capital Damascus.", LOC="Syrian capital Damascus")
    assert [_names(m) for m in fell] == [["Damascus"]]
    assert [_names(m) for m in _find("They fled Syria's Raqqa.", LOC="Syria's Raqqa")] == [["Raqqa", "Syria"]]


def test_a_road_named_by_its_ends() -> None:
    (mention,) = _find("A bomb lay on the Moscow-Beirut road.")
    assert mention.relation == "between"
    assert _names(mention) == ["Moscow", "Beirut"]


def test_a_ship_that_bears_a_place_s_name_is_none() -> None:
    """The USS Washington, and Washington; a mark alone makes no ship of what follows it later."""
    assert [_names(m) for m in _find("The USS Washington sailed to Beirut.")] == [["Beirut"]]
    assert [_names(m) for m in _find("The USS Nimitz lay off Beirut.")] == [["Beirut"]]


@pytest.mark.parametrize(
    ("text", "entity", "names"),
    [
        ("Shells fell in Syria's Aleppo on Monday.", "Syria's Aleppo", ["Aleppo"]),
        ("Warplanes bombed Arbin Jisreen and a market.", "Arbin Jisreen", ["Arbin", "Jisreen"]),
        ("Fighting went on in Rural Idlib on Monday.", "Rural Idlib", ["Idlib"]),
        ("A bomb went off in Damascus Opera House.", "Damascus Opera House", ["Damascus Opera House"]),
    ],
)
def test_an_entity_that_only_wraps_known_names_gives_way_to_them(text: str, entity: str, names: list[str]) -> None:
    """Reports without commas run names together; a longer name of something else stays whole."""
    found = [n.text for m in find_places(_parsed(text, LOC=entity), GAZETTEER) for n in m.names]
    assert [n for n in found if n != "Syria"] == names


def test_a_quarter_named_like_a_person_needs_its_surroundings() -> None:
    """Sheikh Saad is a village where something points at a place, and else a man."""
    assert [m.names[0].text for m in find_places(_parsed("Shells fell in Sheikh Saad."), GAZETTEER)] == ["Sheikh Saad"]
    assert find_places(_parsed("Sheikh Saad spoke."), GAZETTEER) == ()


@pytest.mark.parametrize(
    ("text", "phrase", "names", "relation"),
    [
        ("A raid hit the Idlib town of Saraqib.", "the Idlib town of Saraqib", ["Saraqib", "Idlib"], "in"),
        ("It fell near the Damascus suburb of Douma.", "near the Damascus suburb of Douma", ["Douma", "Damascus"], "near"),
        ("It fell in the northern Syria town of Manbij.", "in the northern Syria town of Manbij", ["Manbij", "northern Syria"], "in"),
        ("They held the Hasakah province village of Umm Zarur.", "the Hasakah province village of Umm Zarur", ["Umm Zarur", "Hasakah"], "in"),
    ],
)
def test_a_name_that_only_says_where_the_next_one_lies(text: str, phrase: str, names: list[str], relation: str) -> None:
    (mention,) = _find(text)
    assert (mention.span.text, _names(mention), mention.relation) == (phrase, names, relation)


def test_two_towns_joined_by_and_stay_two() -> None:
    assert [_names(m) for m in _find("They fought in Idlib city and the town of Saraqib.")] == [["Idlib city"], ["Saraqib"]]
