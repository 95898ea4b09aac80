"""Krippendorff's alpha over verdicts: published figures, and what is no figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Attribute, Claim, Count, Judgement, Ruling
from rashomon.reviewing.agreement import NOT_SAID, Coded, agree, code_by, code_of_program
from tests import made_up
from tests.reviewing.judging import verdict, withdrawn

_, EVENT = made_up.wire()
INJURED = EVENT.of(Attribute.INJURED)[0]
KIND = EVENT.of(Attribute.KIND)[0]

def coding(values: str, attribute: Attribute = Attribute.KIND) -> dict[str, Coded]:
    """A value for each unit, "-" where the coder gave none; of tolls the value is a number."""
    number = (float) if attribute is Attribute.KILLED else (lambda _: None)
    return {
        f"c-{n:02}": Coded(attribute=attribute, value=v, number=number(v)) for n, v in enumerate(values) if v != "-"
    }


def test_the_published_example() -> None:
    """Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), four observers: nominal .743, ratio .797."""
    rows = ("123321412---", "1233224125-3", "-3332342251-", "12332441251-")
    (line, _) = agree([coding(r) for r in rows])
    assert (line.level, line.units) == ("nominal", 11)
    assert line.alpha == pytest.approx(0.743, abs=0.0005)
    (line, _) = agree([coding(r, Attribute.KILLED) for r in rows])
    assert line.level == "ratio"
    assert line.alpha == pytest.approx(0.797, abs=0.0005)


def test_over_one_attribute_all_together_is_its_alpha() -> None:
    line, whole = agree([coding("aabbabab"), coding("aabaabbb")])
    assert whole.alpha == pytest.approx(line.alpha)
    assert (whole.attribute, whole.units, whole.few) == (None, 8, True)


def test_values_of_different_attributes_do_not_flatter() -> None:
    """Two attributes, each read no better than by chance: pooled values would give .5 and more, all together gives what each has."""
    places = {f"p{k}": replace(c, attribute=Attribute.PLACE, value=f"place {c.value}") for k, c in coding("abab").items()}
    others = {f"p{k}": replace(c, attribute=Attribute.PLACE, value=f"place {c.value}") for k, c in coding("abba").items()}
    kinds, place, whole = agree([coding("abab") | places, coding("abba") | others])
    assert kinds.alpha is not None
    assert kinds.alpha == place.alpha
    assert whole.alpha == pytest.approx(kinds.alpha)
    assert whole.alpha < 0.2


def test_no_figure_where_nothing_could_differ() -> None:
    """One value throughout, or one unit: there is no alpha, and the share that is alike is given."""
    line, whole = agree([coding("aaaa"), coding("aaaa")])
    assert (line.alpha, line.alike, whole.alpha) == (None, 1.0, None)
    line, _ = agree([coding("a"), coding("b")])
    assert (line.alpha, line.alike, line.units) == (None, 0.0, 1)
    assert agree([coding("a---"), coding("-bbb")]) == ()


def test_a_number_that_is_not_said_is_no_number() -> None:
    """Where one held the toll wrong no ratio compares it; it is counted apart, and counts as unlike."""
    mine = coding("1234", Attribute.KILLED)
    yours = mine | {"c-00": Coded(attribute=Attribute.KILLED, value=NOT_SAID)}
    line, whole = agree([mine, yours])
    assert (line.units, line.left_out, line.alpha, line.alike, whole.units) == (3, 1, 1.0, 0.75, 4)


def three() -> Count:
    return Count(low=3, best=3, high=3, wording="three")


@pytest.mark.parametrize(
    ("ruling", "value", "said"), [(Ruling.RIGHT, None, "4/4/4"), (Ruling.WRONG, None, NOT_SAID), (Ruling.CORRECTED, three(), "3/3/3")]
)
def test_what_a_verdict_says(ruling: Ruling, value: Count | None, said: str) -> None:
    """The program read four."""
    judged = verdict(INJURED, ruling, 1, value=value)
    assert code_by([judged])[INJURED.id].value == said
    assert code_of_program([judged])[INJURED.id].value == "4/4/4"


def test_the_latest_verdict_of_a_coder_that_was_not_withdrawn() -> None:
    wrong, right = verdict(INJURED, Ruling.WRONG, 1), verdict(INJURED, Ruling.RIGHT, 2)
    assert code_by([wrong, right])[INJURED.id].value == "4/4/4"
    assert code_by([wrong, right, withdrawn(right, 3)])[INJURED.id].value == NOT_SAID


def judge(claim: Claim, number: int, *, by: str) -> Judgement:
    return verdict(replace(claim, id=f"c-{number}"), Ruling.RIGHT, number, by=by)


def test_two_people_over_the_same_claims() -> None:
    """Ana and Omar agree on three of four kinds; on the fourth Omar corrects."""
    ana = [judge(KIND, n, by="Ana") for n in range(4)]
    omar = [judge(KIND, n, by="Omar") for n in range(3)]
    omar.append(verdict(replace(KIND, id="c-3"), Ruling.CORRECTED, 3, by="Omar", value="block"))
    line, _ = agree([code_by(ana), code_by(omar)])
    assert (line.attribute, line.units, line.alike) == (Attribute.KIND, 4, 0.75)
    assert line.alpha == pytest.approx(0.0)


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=12), st.lists(st.sampled_from("abc"), min_size=2, max_size=12))
def test_alpha_does_not_depend_on_who_is_named_first(one: list[str], other: list[str]) -> None:
    left, right = coding("".join(one)), coding("".join(other))
    for line, turned in zip(agree([left, right]), agree([right, left]), strict=True):
        assert (line.units, line.alike) == (turned.units, turned.alike)
        assert line.alpha == (None if turned.alpha is None else pytest.approx(turned.alpha))
    assert all(line.alpha is None or line.alpha <= 1 for line in agree([left, right]))
