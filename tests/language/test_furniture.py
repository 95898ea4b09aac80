"""Furniture: what stands beside the story is found, and prose never is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.furniture import LONGEST, find_furniture


def found(text: str) -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in find_furniture(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A truck burns after a raid in this screen grab taken from a social media video, July 16, 2019 (photo credit: X/REUTERS)", "caption"),
        ("[Picture: Troops on parade in Minsk, 4 July 2019]", "caption"),
        ("FILE - In this Oct. 28, 2018 file photo, a convoy crosses the bridge.", "caption"),
        ("Photo: Families at a fair, Aug. 21, 2018 (MD Archive)", "caption"),
        ("(photo credit: WHITE HELMETS)", "caption"),
        ("Soldiers near Manbij. (AP Photo/Jo Bloggs)", "caption"),
        ("By KIT MARSH, Defence Editor", "byline"),
        ("Analysis | By N. Adler", "byline"),
        ("Editing by R. Sofi. Follow us everywhere.", "byline"),
        ("Wed 05 Apr 2017", "header"),
        ("Published: 2020-08-26 14:05 GMT", "header"),
        ("Last updated: 28 August 2020", "header"),
        ("READ MORE: Six dead in market blast, 11 January", "related"),
        ("Related: Two Marines killed, March 8, 2019", "related"),
        ("ALSO READ", "related"),
        ("Subscribe to our newsletter", "footer"),
        ("Got a story? Ring the newsdesk on 0207 000 0000", "footer"),
        ("https://example.com/a/b", "footer"),
        ("Advertisement", "label"),
        ("— War Desk (@wardesk) August 26, 2020", "embed"),
        ("pic.twitter.com/AbCdEf", "embed"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_story(text: str, kind: str) -> None:
    story = f"A convoy was stopped near the village.\n\n{text}\n\nThe soldiers turned back."
    assert found(story) == [(kind, text)]


@pytest.mark.parametrize(
    "prose",
    [
        "Photos of the encounter were published by SANA.",
        "In one of the official photos released by SANA, a Syrian soldier is seen brandishing a rocket-propelled grenade.",
        "Video shows Syrian soldiers halting the US-flagged patrol unit, demanding that they turn back.",
        "By Tuesday the road was open again, and the patrols went on.",
        "Russia — which backs the government — has a base nearby.",
        "Follow-up patrols were sent the next day.",
        "Related incidents took place near Derik.",
        "Share prices fell after the clash.",
        "THIS is the terrifying moment Russian troops ploughed into an American patrol.",
        "The two sides met on Tuesday, 25 August 2020, near the border.",
        "The Reuters/Ipsos poll showed more support for the troops.",
    ],
)
def test_prose_is_never_furniture(prose: str) -> None:
    assert found(f"A convoy was stopped near the village.\n\n{prose}\n\nThe soldiers turned back.") == []


def test_hard_wrapped_prose_is_read_as_one_paragraph() -> None:
    """A line that only ends a paragraph is no date line of its own."""
    text = "American troops exchanged fire with supporters of the government in the north on\n2020-02-12.\nThey left."
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("DAMASCUS, Feb 12 (Xinhua) -- Troops clashed near the town.", "DAMASCUS, Feb 12 (Xinhua) --"),
        ("Qamishli, ONA - A citizen was wounded on Wednesday.", "Qamishli, ONA -"),
        ("BEIRUT, LEBANON (6:40 P.M.) – A patrol was held up today.", "BEIRUT, LEBANON (6:40 P.M.) –"),
        ("ERBIL (Gara Post) – Forces on Saturday stopped a convoy.", "ERBIL (Gara Post) –"),
        ("ERBIL, 12 FEB 90 (GARA POST) -- TROOPS CLASHED NEAR THE TOWN.", "ERBIL, 12 FEB 90 (GARA POST) --"),
    ],
)
def test_a_dateline_opens_the_story(text: str, dateline: str) -> None:
    assert found(text) == [("dateline", dateline)]


def test_a_signature_stands_beside_the_date() -> None:
    text = "Troops clash\n\nBill Van Auken\n28 August 2020\n\nFour soldiers were injured."
    assert found(text) == [("byline", "Bill Van Auken"), ("header", "28 August 2020")]


@given(st.text(alphabet="ab ABC.,:(-)\n[]/2019 PhotoBy—", max_size=600))
def test_stretches_are_in_order_and_apart(text: str) -> None:
    stretches = find_furniture(text)
    assert all(0 <= f.start < f.end <= len(text) for f in stretches)
    assert all(a.end <= b.start for a, b in itertools.pairwise(stretches))


@given(st.integers(min_value=LONGEST, max_value=3 * LONGEST))
def test_a_long_paragraph_is_never_one_piece_of_furniture(length: int) -> None:
    text = "By Tuesday they left " + "x" * length
    assert all(f.end - f.start < LONGEST for f in find_furniture(text))
