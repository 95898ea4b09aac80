"""Pairs of events: contradictions are resolved by the stated rule, and told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Judgement, Subject
from rashomon.reviewing.pairing import Pairs, pair_up
from tests.reviewing.judging import different, same


def by_name(_: Judgement, subject: Subject) -> str | None:
    return subject.name


def pairs(*judgements: Judgement) -> Pairs:
    return pair_up(judgements, by_name)


def test_same_of_two_incidents_holds_all_their_events_together() -> None:
    """Three accounts and two: five that are one."""
    found = pairs(same("e-3", "e-1", "e-5", "e-2", "e-4", minute=1))
    assert found.same == {("e-1", f"e-{n}") for n in range(2, 6)}
    assert not found.contradictions


def test_a_b_same_b_c_same_a_c_different() -> None:
    """The last word is that A and C are two: the latest same is followed, the earliest not, and both reasons are named."""
    first, second, third = same("a", "b", minute=1), same("b", "c", minute=2), different("a", "c", minute=3)
    found = pairs(first, second, third)
    assert (found.same, found.different) == ({("b", "c")}, {("a", "c")})
    (against,) = found.contradictions
    assert (against.judgement, against.left, against.right) == (first.id, "a", "b")
    assert against.because == tuple(sorted((second.id, third.id)))


def test_the_later_same_outweighs_the_earlier_different() -> None:
    """Different A-C first, then same A-B and B-C: all three are one, and the first is told as not followed."""
    first, second, third = different("a", "c", minute=1), same("a", "b", minute=2), same("b", "c", minute=3)
    found = pairs(first, second, third)
    assert (found.same, found.different) == ({("a", "b"), ("b", "c")}, frozenset())
    (against,) = found.contradictions
    assert (against.judgement, against.because) == (first.id, tuple(sorted((second.id, third.id))))


def test_of_one_moment_different_outweighs_same() -> None:
    found = pairs(same("a", "b", minute=1), different("a", "b", minute=1))
    assert (found.same, found.different) == (frozenset(), {("a", "b")})


def test_one_account_taken_out_leaves_the_others_together() -> None:
    """Five accounts held to be one; later the first of them is held to tell something else."""
    found = pairs(same("a", "b", "c", "d", "e", minute=1), different("a", "b", "c", "d", "e", minute=2))
    assert found.same == {("b", "c"), ("b", "d"), ("b", "e")}
    assert len(found.different) == 4
    assert len(found.contradictions) == 1


def test_what_has_gone_is_passed_over() -> None:
    """The chief of the events is no more; the others stay together."""
    found = pair_up([same("a", "b", "c", minute=1)], lambda _, s: None if s.name == "a" else s.name)
    assert found.same == {("b", "c")}


NAMES = st.sampled_from("abcdef")
GIVEN = st.lists(
    st.tuples(st.booleans(), st.lists(NAMES, min_size=2, max_size=4, unique=True), st.integers(0, 5)), max_size=9
)


def make(told: list[tuple[bool, list[str], int]]) -> list[Judgement]:
    return [(same if alike else different)(*names, minute=minute) for alike, names, minute in told]


@given(GIVEN)
def test_what_is_followed_never_contradicts_itself(told: list[tuple[bool, list[str], int]]) -> None:
    """No chain of "same" joins what is "different"."""
    found = pairs(*make(told))
    group = {n: n for n in "abcdef"}
    for one, other in sorted(found.same):
        into, gone = group[one], group[other]
        group = {n: into if g == gone else g for n, g in group.items()}
    assert all(group[one] != group[other] for one, other in found.different)


@given(GIVEN, st.randoms())
def test_the_order_in_which_judgements_come_makes_no_difference(told: list[tuple[bool, list[str], int]], chance: object) -> None:
    given_ = make(told)
    mixed = list(given_)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert pairs(*mixed) == pairs(*given_)


@given(GIVEN)
def test_the_latest_is_followed_whole(told: list[tuple[bool, list[str], int]]) -> None:
    """Nothing outweighs a judgement that is later than all others."""
    last = different("a", "b", "c", minute=10)
    assert {("a", "b"), ("a", "c")} <= pairs(*make(told), last).different
    assert last.id not in {c.judgement for c in pairs(*make(told), last).contradictions}


@given(GIVEN)
def test_what_is_not_followed_is_told(told: list[tuple[bool, list[str], int]]) -> None:
    """Every "different" pair is followed, or its judgement is among the contradictions, with who says otherwise."""
    given_ = make(told)
    found = pairs(*given_)
    against = {c.judgement for c in found.contradictions}
    for judgement in given_:
        wanted = {tuple(sorted((a.name, b.name))) for a in judgement.about for b in judgement.other}
        if judgement.ruling == "different" and not wanted <= found.different:
            assert judgement.id in against
    assert all(c.because and c.judgement not in c.because for c in found.contradictions)
