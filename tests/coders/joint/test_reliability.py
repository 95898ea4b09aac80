"""Where rules and heads differ, whoever was right more often on texts that neither was taught on."""

import pytest

from rashomon.coders.joint.reliability import Reliability, load_reliability, stands
from rashomon.records import Attribute, Attribution, Claim, Polarity, Source, Span

HERE, THERE = Span(report="r", start=0, end=4, text="here"), Span(report="r", start=9, end=14, text="there")
TABLE = {
    ("place", "place.good"): Reliability(alone=(9, 10), agree=(9, 10), differ=(8, 10), heads=(3, 10)),
    ("place", "place.poor"): Reliability(alone=(1, 10), agree=(9, 10), differ=(2, 10), heads=(7, 10)),
    ("place", "place.rare"): Reliability(alone=(0, 2), agree=(0, 0), differ=(0, 2), heads=(2, 2)),
}


def place(span: Span, coder: str, polarity: Polarity = Polarity.ASSERTED) -> Claim:
    said = Attribution(source=Source(name="x", kind="outlet"), rule="outlet")
    return Claim(id=coder, event="e", attribute=Attribute.PLACE, value=span.text, evidence=(span,), attribution=said, coder=coder, polarity=polarity)


@pytest.mark.parametrize(
    ("rule", "heads", "stays"),
    [
        ("place.good", THERE, True), ("place.good", None, True), ("place.poor", THERE, False), ("place.poor", HERE, True), ("place.poor", None, True),
        ("place.rare", THERE, True), ("place.rare", None, True), ("place.unheard-of", THERE, True),
    ],
)  # fmt: skip
def test_the_more_reliable_stands(rule, heads, stays):
    """What both point at stands; a class too rare to be judged stands; else whoever was right more often."""
    others = [place(heads, "heads.place")] if heads is not None else []
    assert stands(place(HERE, rule), others, TABLE) is stays


def test_a_denial_stands():
    assert stands(place(HERE, "place.poor", Polarity.DENIED), [place(THERE, "heads.place")], TABLE)


def test_the_table_counts_what_it_says():
    """Nothing is right more often than it was counted, and the commonest classes are in it."""
    table = load_reliability()
    assert {("place", "place.clause"), ("time", "period.clause"), ("actor", "role.subject")} <= set(table)
    assert all(right <= counted for one in table.values() for right, counted in (one.alone, one.agree, one.differ, one.heads))
