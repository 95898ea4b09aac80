"""Which numbers can both be right. Each docstring tells what two accounts say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reconciling.tolls import by_subject, comparable, numbers_fit
from rashomon.records import Attribute, Count
from tests.linking.builders import event, report

WIRE = report("Wire", "2020-08-26")


def people(low: int | None, high: int | None, wording: str, of: str | None = None) -> Count:
    return Count(low=low, best=low if low == high else None, high=high, wording=wording, of=of)


DEAD = people(48, 48, "48 people")
CHILDREN = people(10, 10, "ten children", "children")


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (DEAD, CHILDREN, True),  # ten of the dead may be children
        (people(8, 8, "eight people"), CHILDREN, False),  # and not more of them than there are dead
        (CHILDREN, people(3, 3, "three medics", "medics"), True),
        (CHILDREN, people(4, 4, "four children", "children"), False),
        (people(58, 58, "58 civilians", "civilians"), people(82, 82, "82 people"), True),
        (people(8, 8, "eight civilians", "civilians"), people(5, 5, "five civilians", "civilians"), False),
        (DEAD, people(1, 1, "its director"), True),  # who is named among the dead is no toll
        (DEAD, people(1, 1, "a soldier"), False),
        (people(12, None, "at least 12"), people(15, 15, "15"), True),
        (people(12, None, "at least 12"), people(9, 9, "nine"), False),
        (people(12, None, "at least 12"), people(40, 40, "40"), False),  # whoever counted 12 so far did not count these
        (people(12, None, "at least 12"), people(20, None, "at least 20"), True),
        (people(24, None, "dozens"), people(200, 200, "200"), True),  # a vague word is no count
        (people(None, None, "an unknown number"), DEAD, True),
        (Count(low=None, best=30, high=None, wording="about 30"), people(32, 32, "32"), True),
    ],
)  # fmt: skip
def test_numbers_fit(one: Count, other: Count, fit: bool) -> None:
    assert numbers_fit(one, other) is numbers_fit(other, one) is fit


BOUNDS = st.one_of(st.none(), st.integers(0, 60))
ANY = st.builds(people, BOUNDS, BOUNDS, st.sampled_from(["at least 12", "dozens", "several", "15"]), st.sampled_from([None, "civilians", "children", "medics"]))


@given(ANY, ANY)
def test_order_does_not_matter(one: Count, other: Count) -> None:
    assert numbers_fit(one, other) is numbers_fit(other, one)


def test_nobodys_dead_are_the_only_ones() -> None:
    """Two were killed. One Syrian soldier was killed, and no American: whoever the two were, they were not Americans."""
    told = event(WIRE, "shooting", killed={"UNKNOWN": 2, "SYR_MIL": 1, "USA_MIL": 0}).of(Attribute.KILLED)
    found = by_subject(told, lambda _, __: False)
    assert {who: len(claims) for who, claims in found.items()} == {"SYR_MIL": 2, "USA_MIL": 1}


def test_one_of_the_wounded_is_no_number_of_the_wounded() -> None:
    """Two soldiers were wounded; one of the wounded died."""
    two, one = event(WIRE, "shooting", injured={"SYR_MIL": 2, "CIV": 1}).of(Attribute.INJURED)
    object.__setattr__(one, "value", people(1, 1, "one of the wounded"))
    assert comparable([two, one]) == [two]
    assert comparable([one]) == [one]
