"""What holds of judgements: withdrawals, and verdicts that outweigh each other."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Attribute, Count, Judgement, Ruling
from rashomon.reviewing import stand
from tests import made_up
from tests.reviewing.judging import at, same, verdict, withdrawn

_, EVENT = made_up.wire()
INJURED = EVENT.of(Attribute.INJURED)[0]
THREE = Count(low=3, best=3, high=3, wording="three")


def ids(judgements: tuple[Judgement, ...]) -> list[str]:
    return [j.id for j in judgements]


def test_a_withdrawn_judgement_does_not_hold_and_is_told() -> None:
    """Ana held it wrong; Omar took that back."""
    wrong = verdict(INJURED, Ruling.WRONG, 1)
    back = withdrawn(wrong, 2, by="Omar")
    found = stand([back, wrong])
    assert (found.holding, dict(found.withdrawn)) == ((), {wrong.id: back.id})


def test_withdrawing_a_withdrawal_restores() -> None:
    """Taken back, and the taking back taken back: it holds, and the first withdrawal does not."""
    wrong = verdict(INJURED, Ruling.WRONG, 1)
    back = withdrawn(wrong, 2)
    again = withdrawn(back, 3)
    found = stand([wrong, back, again])
    assert ids(found.holding) == [wrong.id]
    assert dict(found.withdrawn) == {back.id: again.id}
    assert stand([wrong, back, again, withdrawn(again, 4)]).holding == ()


def test_the_later_verdict_outweighs_the_earlier_whoever_spoke() -> None:
    """Ana: wrong. Later Omar: right. Omar's counts, and Ana's is told as outweighed."""
    wrong, right = verdict(INJURED, Ruling.WRONG, 1), verdict(INJURED, Ruling.RIGHT, 2, by="Omar")
    found = stand([right, wrong])
    assert ids(found.holding) == [right.id]
    assert dict(found.outweighed) == {wrong.id: right.id}


def test_two_of_one_mind_both_hold() -> None:
    """Corrected to three by Ana, to "3" by Omar: one number."""
    one = verdict(INJURED, Ruling.CORRECTED, 1, value=THREE)
    other = verdict(INJURED, Ruling.CORRECTED, 2, by="Omar", value=replace(THREE, wording="3"))
    assert ids(stand([one, other]).holding) == [one.id, other.id]


def test_a_verdict_whose_outweighing_one_is_withdrawn_counts_again() -> None:
    """Wrong, then right, then the right one withdrawn."""
    wrong, right = verdict(INJURED, Ruling.WRONG, 1), verdict(INJURED, Ruling.RIGHT, 2, by="Omar")
    assert ids(stand([wrong, right, withdrawn(right, 3)]).holding) == [wrong.id]


def test_of_one_moment_the_greater_id_counts() -> None:
    """Two verdicts in one second have to come out alike on every machine."""
    one, other = verdict(INJURED, Ruling.WRONG, 1), verdict(INJURED, Ruling.RIGHT, 1)
    (held,) = stand([one, other]).holding
    assert held.id == max(one.id, other.id)


def test_moments_are_compared_as_moments() -> None:
    """"08:15:00.500Z" is later than "08:15:00Z", though its letters come earlier."""
    wrong = replace(verdict(INJURED, Ruling.WRONG, 1), at="2020-09-01T08:15:00.500Z", id="")
    right = replace(verdict(INJURED, Ruling.RIGHT, 1), at="2020-09-01T08:15:00Z", id="")
    assert ids(stand([wrong, right]).holding) == [wrong.id]


def test_a_ring_of_withdrawals_made_by_hand_ends() -> None:
    """No hash makes one; a file written by hand could."""
    one = withdrawn(same("e-1", "e-2", minute=1), 2)
    ring = replace(one, about=(replace(one.about[0], name=one.id),))
    assert stand([ring]).holding == ()


def test_a_long_chain_of_withdrawals() -> None:
    """Each takes back the one before, five thousand of them."""
    chain = [same("e-1", "e-2", minute=0)]
    for n in range(1, 5_001):
        chain.append(replace(withdrawn(chain[-1], 0), at=at(0).replace("00Z", f"00.{n:06}Z"), id=""))
    assert ids(stand(chain).holding) == [chain[0].id]


@given(st.permutations(range(6)))
def test_the_order_in_which_they_come_makes_no_difference(order: list[int]) -> None:
    wrong, right = verdict(INJURED, Ruling.WRONG, 1), verdict(INJURED, Ruling.RIGHT, 1)
    corrected = verdict(INJURED, Ruling.CORRECTED, 1, value=THREE)
    pair = same("e-1", "e-2", minute=3)
    every = [wrong, right, corrected, pair, withdrawn(pair, 4), withdrawn(right, 1)]
    assert stand([every[n] for n in order]) == stand(every)
