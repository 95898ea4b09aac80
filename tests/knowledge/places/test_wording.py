"""The words around a place name: the bars stand where the name does."""

import pytest

from rashomon.knowledge.places.wording import bearing_of, lead_of, tail_of


def _split(marked: str) -> tuple[str, int, int]:
    before, name, after = marked.split("|")
    return before + name + after, len(before), len(before) + len(name)


@pytest.mark.parametrize(
    ("marked", "words", "relation", "bearing", "km"),
    [
        (
            "unfolded outside of the Syrian town of |Al-Malikiyah|.",
            "outside of the Syrian town of ",
            "near",
            None,
            None,
        ),
        ("about 12 nautical miles from |Scarborough Shoal|.", "about 12 nautical miles from ", "near", None, 22.224),
        ("tensions near |Derik| in", "near ", "near", None, None),
        ("about 20 km (12 miles) east of |Qamishli|.", "about 20 km (12 miles) east of ", "direction", 90.0, 20.0),
        ("some 5 kilometres to the south-east of the city of |Kobani|", None, "direction", 135.0, 5.0),
        ("five miles? no: 10 miles from |Derik|", None, "near", None, 16.09),
        ("between the villages of |Mansaf| and", "between the villages of ", "between", None, None),
        ("from villages around |Derik|", None, "countryside", None, None),
        ("SDF POST NEAR |TEL TAMR|", "NEAR ", "near", None, None),
        ("between |Arihah| and", "between ", "between", None, None),
        ("took place in western |Hasakah| along", "in western ", "part_of", 270.0, None),
        ("in the north of |Syria|", None, "part_of", 0.0, None),
        ("just north of |Syria|", None, "direction", 0.0, None),
        ("along the |M-4 highway|.", "along the ", "along", None, None),
        ("in the countryside of |Qamishli|", None, "countryside", None, None),
        ("in the southern countryside of |Qamishli|", None, "countryside", 180.0, None),
        ("eastern outskirts of |Qamishli|", None, "near", 90.0, None),
        ("in the village of |Mansaf Tahtani|” which", "in the village of ", "in", None, None),
        ("near a place called |Tal al-Zahab|.", "near a place called ", "near", None, None),
        ("the eastern city of |Deir ez-Zor|", None, "", None, None),
        ("on the road to |Derik|", None, "direction", None, None),
        ("the war on |Iraq|", "on ", "in", None, None),
        ("a statement by |Washington|", "", "", None, None),
        ("said |Damascus|", "", "", None, None),
    ],
)
def test_what_stands_before_a_name(
    marked: str, words: str | None, relation: str, bearing: float | None, km: float | None
) -> None:
    text, start, _ = _split(marked)
    lead = lead_of(text, start)
    if words is not None:
        assert text[lead.start : start] == words
    assert (lead.relation, lead.bearing) == (relation, bearing)
    assert lead.distance_km == (pytest.approx(km) if km else None)


def test_the_words_do_not_reach_over_a_full_stop_or_a_blank_line() -> None:
    assert lead_of("They were near. Qamishli", 16).start == 16
    assert lead_of("They were near\n\nQamishli", 16).start == 16


@pytest.mark.parametrize(
    ("marked", "noun", "bearing"),
    [
        ("the |Hasakah| province.", "province", None),
        ("|Qamishli|'s eastern countryside", "countryside", 90.0),
        ("the |Tal Tamr| countryside", "countryside", None),
        ("in |Syria|’s wild north, where", "part", 0.0),
        ("|Khirbet Ammo| village, east", "village", None),
        ("|Qamishli| city-based", None, None),
        ("|Idlib|. Province", None, None),
        ("|Syria|’s oil", None, None),
    ],
)
def test_what_stands_after_a_name(marked: str, noun: str | None, bearing: float | None) -> None:
    text, _, end = _split(marked)
    tail = tail_of(text, end)
    assert (tail.noun, tail.bearing) == (noun, bearing)


@pytest.mark.parametrize(
    ("words", "degrees"), [("north-eastern", 45.0), ("south west", 225.0), ("Northwest", 315.0), ("central", None)]
)
def test_directions_are_degrees(words: str, degrees: float | None) -> None:
    assert bearing_of(words) == degrees
