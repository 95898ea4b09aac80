"""Numbers of people, with the bounds that their words set."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.language.parsed import Parsed
from rashomon.recognising.counts.counts import find_counts
from rashomon.records import CountMention, Report, report_id

ENGLISH = spacy.blank("en")


def counts(text: str, doc: Doc | None = None) -> tuple[CountMention, ...]:
    return find_counts(Parsed(Report(id=report_id(text, None), text=text, path="x"), doc or ENGLISH(text)))


@pytest.mark.parametrize(
    ("text", "span", "bounds", "of"),
    [
        ("Four US troops were injured.", "Four US troops", (4, 4, 4), "US troops"),
        ("At least 11 people were killed.", "At least 11 people", (11, None, None), None),
        ("Between 12 and 15 soldiers died.", "Between 12 and 15 soldiers", (12, None, 15), "soldiers"),
        ("The raid killed 12 to 15 fighters.", "12 to 15 fighters", (12, None, 15), "fighters"),
        ("More than 200 civilians fled.", "More than 200 civilians", (200, None, None), "civilians"),
        ("Up to seven soldiers were hurt.", "Up to seven soldiers", (None, None, 7), "soldiers"),
        ("About a dozen men came.", "About a dozen men", (None, 12, None), "men"),
        ("Half a dozen men came.", "Half a dozen men", (6, 6, 6), "men"),
        ("Dozens of residents gathered.", "Dozens of residents", (24, None, None), "residents"),
        ("Hundreds of locals gathered.", "Hundreds of locals", (200, None, None), "locals"),
        ("Several Syrian soldiers were hurt.", "Several Syrian soldiers", (2, None, None), "Syrian soldiers"),
        ("A number of militants fled.", "A number of militants", (2, None, None), "militants"),
        ("A civilian was killed.", "A civilian", (1, 1, 1), "civilian"),
        ("Two of its soldiers died.", "Two of its soldiers", (2, 2, 2), "its soldiers"),
        ("No casualties were reported.", "No casualties", (0, 0, 0), None),
        ("Nobody was hurt.", "Nobody", (0, 0, 0), None),
        ("No one was killed.", "No one", (0, 0, 0), None),
        ("Neither side suffered any injuries.", "any injuries", (0, 0, 0), None),
        ("Four were injured.", "Four", (4, 4, 4), None),
        ("The blast hit a market, killing three.", "three", (3, 3, 3), None),
        ("Dozens were wounded.", "Dozens", (24, None, None), None),
        ("Four wounded soldiers lay there.", "Four wounded soldiers", (4, 4, 4), "wounded soldiers"),
        ("Raids kill 13 State media", "13", (13, 13, 13), None),
        ("2 police officers were shot.", "2 police officers", (2, 2, 2), "police officers"),
    ],
)
def test_one_count(text: str, span: str, bounds: tuple[int | None, int | None, int | None], of: str | None) -> None:
    (mention,) = counts(text)
    count = mention.count
    assert (mention.span.text, (count.low, count.best, count.high), count.of) == (span, bounds, of)


@pytest.mark.parametrize(
    "text",
    [
        "Four armored vehicles came on the M4.",
        "It was the 15th joint patrol.",
        "There were no reports of injuries.",
        "A Russian military vehicle struck another truck.",
        "In 2014 it began, and 12 trucks were destroyed.",
        "Ring us on tel. 011-000-4471, four soldiers are waiting.",
        "A soldier's rifle was taken.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert counts(text) == ()


def test_parts_and_totals() -> None:
    part, total = counts("Three children among them, bringing to 30 the number of dead.")
    assert (part.span.text, part.part, part.total) == ("Three children", True, False)
    assert (total.span.text, total.total, total.part) == ("30", True, False)
    (toll,) = counts("That raised the death toll to 30.")
    assert toll.total


def test_a_civilian_and_another() -> None:
    """The soldiers fired, killing a civilian and wounding another."""
    assert [
        (m.span.text, m.count.best) for m in counts("Soldiers fired, killing a civilian and wounding another.")
    ] == [
        ("a civilian", 1),
        ("another", 1),
    ]


def test_an_adjective_is_no_person() -> None:
    """A Russian vehicle struck one."""
    words = ["A", "Russian", "armored", "vehicle", "stopped", "."]
    doc = Doc(
        Vocab(),
        words=words,
        spaces=[True, True, True, True, False, False],
        heads=[3, 3, 3, 4, 4, 4],
        deps=["det", "amod", "amod", "nsubj", "ROOT", "punct"],
        pos=["DET", "ADJ", "ADJ", "NOUN", "VERB", "PUNCT"],
    )
    assert counts(doc.text, doc) == ()


@given(st.integers(min_value=2, max_value=1_000_000), st.sampled_from(["soldiers", "civilians", "fighters"]))
def test_an_exact_count_is_not_a_bound(number: int, noun: str) -> None:
    (exact,) = counts(f"The blast killed {number:,} {noun} there.")
    (least,) = counts(f"The blast killed at least {number:,} {noun} there.")
    assert (exact.count.low, exact.count.best, exact.count.high) == (number, number, number)
    assert (least.count.low, least.count.best, least.count.high) == (number, None, None)


@given(st.text(alphabet="0123456789 atwofursldie,.-nkmh\n", max_size=150))
def test_mentions_are_grounded_and_apart(text: str) -> None:
    mentions = counts(text)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
