"""Positions are maximal sets of tellings that can all be true: the laws, whatever is told and in whatever order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.reconciling.cliques import maximal_sets
from rashomon.reconciling.compatible import same_party
from rashomon.reconciling.positions import Held, Telling, find_sides, fitting
from rashomon.records import Attribute, Claim
from tests.linking.builders import (
    DERIK,
    KHIRBET_AMMU,
    NORTHEAST,
    QAMISHLI_EAST,
    TAL_DHAHAB,
    count,
    event,
    period,
    report,
)

WIRE = report("Wire", "2020-08-26")

COUNTS = [count(n) for n in (0, 3, 4, 9, 12, 15, 40, "2+", "12+", "-7")]
PERIODS = [period(n) for n in ("2020-08-25", "2020-08-26", "2020-08", "--08-25", "2020-08-24/2020-08-26")]
PLACES = [DERIK, NORTHEAST, QAMISHLI_EAST, KHIRBET_AMMU, TAL_DHAHAB]
PARTIES = [frozenset(p) for p in (["USA_MIL"], ["RUS_MIL"], ["USA_MIL", "RUS_MIL"], ["RUS_GOV"], ["YPG", "SDF"], ["SDF", "USA_MIL"])]
KINDS = ["block", "standoff", "collision", "other", "shooting", "exchange_of_fire"]


def claim(n: int) -> Claim:
    return event(WIRE, f"kind{n}", injured={"USA_MIL": 1}).of(Attribute.INJURED)[0]


CLAIMS = [claim(n) for n in range(12)]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Attribute, list[Telling]]:
    attribute, values = draw(
        st.sampled_from([
            (Attribute.INJURED, COUNTS), (Attribute.PERIOD, PERIODS), (Attribute.PLACE, PLACES), (Attribute.ACTOR, PARTIES), (Attribute.KIND, KINDS),
        ])
    )  # fmt: skip
    told: list[tuple[Held, str]] = draw(st.lists(st.tuples(st.sampled_from([*values, None]), st.sampled_from("abc")), max_size=12))
    return attribute, [Telling(held=v, claims=(CLAIMS[n],), origin=o, voice=o) for n, (v, o) in enumerate(told)]


@given(questions(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_sides_are_maximal_sets(question: tuple[Attribute, list[Telling]], chance: random.Random) -> None:
    """Every telling is on a side; any two on one side fit; no side could hold one more; what is its own stands on no other."""
    attribute, tellings = question
    fits = fitting(attribute, same_party)
    sides = find_sides(tellings, fits)
    held = [frozenset(t.key for t in side.tellings) for side in sides]
    assert {t.key for side in sides for t in side.tellings} == {t.key for t in tellings}
    assert all(fits(a.held, b.held) for side in sides for a in side.tellings for b in side.tellings)
    for side, keys in zip(sides, held, strict=True):
        assert not any(all(fits(t.held, other.held) for other in side.tellings) for t in tellings if t.key not in keys)
        assert all(sum(t.key in other for other in held) == 1 for t in side.own)
        assert all(sum(t.key in other for other in held) > 1 for t in side.shared)
        assert side.own
    assert len(set(held)) == len(held) <= max(1, len({t.held for t in tellings}))
    chance.shuffle(tellings)
    assert find_sides(tellings, fits) == sides


def test_many_values_that_hardly_exclude_one_another() -> None:
    """Forty pairs, each of which excludes the other and nothing else, have a million million maximal sets: no more are given than values."""
    found = maximal_sets(80, lambda a, b: a // 2 != b // 2)
    assert 2 <= len(found) <= 80
    assert set().union(*found) == set(range(80))
    assert all(len(members) == 40 for members in found)


@given(st.integers(0, 9), st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=25))
def test_maximal_sets_of_any_graph(size: int, edges: set[tuple[int, int]]) -> None:
    """Whatever fits whatever: every number is in a set, each set is maximal, and each has a member of its own."""

    def fits(a: int, b: int) -> bool:
        return (a, b) in edges or (b, a) in edges

    found = maximal_sets(size, fits)
    assert set().union(*found) == set(range(size)) if size else found == []
    for members in found:
        assert all(fits(a, b) for a in members for b in members if a != b)
        assert not any(all(fits(n, a) for a in members) for n in range(size) if n not in members)
        assert any(sum(n in other for other in found) == 1 for n in members)
