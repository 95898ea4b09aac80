"""Linking report by report gives what linking all at once gives: incidents, links, and all that is kept for the next time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import blocking
from rashomon.linking.constraints import FREE, Constraints
from rashomon.linking.relinking import link_anew, relink
from rashomon.records import Event, Report
from tests.linking.memory import Memory
from tests.linking.test_clusters import collections


def anew(told: dict[str, tuple[Report, tuple[Event, ...]]], constraints: Constraints = FREE) -> Memory:
    """What a linking of all at once keeps."""
    made = Memory(dict(told))
    events = [event for _, held in told.values() for event in held]
    made.keep(link_anew(events, {name: report for name, (report, _) in told.items()}, constraints=constraints))
    return made


def by_report(events: list[Event], reports: list[Report]) -> dict[str, tuple[Report, tuple[Event, ...]]]:
    """Each report with its events."""
    return {r.id: (r, tuple(e for e in events if e.report == r.id)) for r in reports}


def assert_same(grown: Memory, told: dict[str, tuple[Report, tuple[Event, ...]]], constraints: Constraints = FREE) -> None:
    """What grew is what is made at once."""
    whole = anew(told, constraints)
    assert grown.incidents == whole.incidents
    assert grown.held == whole.held
    assert grown.tied == whole.tied
    assert grown.filings == whole.filings
    assert grown.sketched == whole.sketched
    assert grown.copied == whole.copied


@given(collections(), st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_any_order_and_any_split_give_the_same(made: tuple[list[Event], list[Report]], seed: int) -> None:
    """Reports come in any order and in any number at a time, some are dropped again, some come back: it makes no difference."""
    chance = random.Random(seed)
    told = by_report(*made)
    grown, names = Memory(), list(told)
    chance.shuffle(names)
    while names:
        batch = [names.pop() for _ in range(min(len(names), chance.randint(1, 3)))]
        dropped = [name for name in grown.told if chance.random() < 0.2]
        for name in dropped:
            del grown.told[name]
        names += [name for name in dropped if chance.random() < 0.7]
        grown.told |= {name: told[name] for name in batch}
        grown.keep(relink(grown, grown, {*batch, *dropped}))
        assert_same(grown, {name: told[name] for name in grown.told})


@given(collections(), st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_crowded_blocks_too(made: tuple[list[Event], list[Report]], seed: int) -> None:
    """Where a block is crowded, a newcomer parts others: they are looked at again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "_WINDOW", 2)
        patch.setattr(blocking, "_ASKED", 3)
        patch.setattr(blocking, "_BEFORE", 2)
        test_any_order_and_any_split_give_the_same.hypothesis.inner_test(made, seed)  # type: ignore[attr-defined]


@given(collections(), st.data())
@settings(max_examples=100, deadline=None)
def test_judgements_too(made: tuple[list[Event], list[Report]], data: st.DataObject) -> None:
    """What people decide, and take back, changes what a linking of all at once would change."""
    told = by_report(*made)
    ids = [e.id for e in made[0]]
    grown = anew(told)
    for _ in range(2):
        pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=3) if ids else st.just([])
        constraints = Constraints.of(data.draw(pairs), data.draw(pairs))
        grown.keep(relink(grown, grown, set(told), constraints=constraints))
        assert_same(grown, told, constraints)
