"""How two accounts stand to each other, comparable by comparable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.linking.comparisons import excluded, levels
from rashomon.linking.days import days_between, to_days
from rashomon.linking.profiles import profile, sentence_at, skeleton
from rashomon.linking.weights import COMPARABLES, load_weights
from rashomon.records import Attribute, Event, Place, Report
from tests.linking.builders import (
    DERIK,
    KHIRBET_AMMU,
    NORTHEAST,
    QAMISHLI_EAST,
    TAL_DHAHAB,
    TWIN_VILLAGE,
    TWIN_VILLAGE_TOO,
    event,
    period,
    place,
    report,
    source,
)

WEIGHTS = load_weights()
ONE, TWO = report("One"), report("Two")


def compared(left: Event, right: Event, first: Report = ONE, second: Report = TWO) -> dict[str, str]:
    pair = [profile(e, r, r.id, WEIGHTS) for e, r in ((left, first), (right, second))]
    assert levels(pair[0], pair[1], WEIGHTS) == levels(pair[1], pair[0], WEIGHTS)
    return dict(levels(pair[0], pair[1], WEIGHTS))


def forbidden(left: Event, right: Event) -> str | None:
    return excluded(profile(left, ONE, ONE.id, WEIGHTS), profile(right, TWO, TWO.id, WEIGHTS), WEIGHTS)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2020-08-25", "2020-08-25", 0),
        ("2020-08-25", "2020-08-26", 1),
        ("2020-08-31", "2020-08", 1),
        ("2020-08-25", "2020-08", 0),
        ("--06-02", "2020-06-02", 0),
        ("--06-02", "2020-06-04", 2),
        ("--12-31", "2020-01-01", 1),
        ("--06-02", "--06-02", 0),
        ("--02-29", "2019-03-01", 1),
    ],
)
def test_days_between(one: str, other: str, days: int) -> None:
    """Tuesday 25 August and Wednesday are a day apart; "June 2" is 2 June of any year; new year's eve precedes 1 January."""
    left, right = to_days(period(one)), to_days(period(other))
    assert left is not None
    assert right is not None
    assert days_between(left, right) == days_between(right, left) == days


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("2020-08-25", "2020-08-25", "same day"),
        ("2020-08-25", "2020-08-26", "next day"),
        ("2020-08-25", "2020-08-24/2020-08-28", "same week"),
        ("2020-08-25", "2020-08", "same month"),
        ("2020-08-25", "2020-06-01/2020-09-30", "overlapping"),
        ("2020-08-25", None, None),
    ],
)
def test_periods(one: str, other: str | None, level: str | None) -> None:
    """An account of Tuesday against accounts of a day, a week, a month, a summer and no time."""
    assert compared(event(ONE, "block", when=one), event(TWO, "block", when=other)).get("period") == level


def test_places() -> None:
    """Derik, a town, is Derik, and a village itself; both lie in the northeast; Bweir al-Bu Asi is Buwayr al-Bu Asi, though no map has it."""

    def level(one: object, other: object) -> str | None:
        return compared(event(ONE, "block", where=one), event(TWO, "block", where=other)).get("place")  # type: ignore[arg-type]

    assert level(DERIK, DERIK) == "same town"
    assert level(KHIRBET_AMMU, KHIRBET_AMMU) == "same place"
    assert level(DERIK, NORTHEAST) == "a region that holds it"
    assert level(QAMISHLI_EAST, KHIRBET_AMMU) == "within the radii"
    assert level(TWIN_VILLAGE, TWIN_VILLAGE_TOO) == "same name, on no map"
    assert level(TWIN_VILLAGE, DERIK) is None


def test_a_place_and_what_holds_it_are_one_place() -> None:
    """One shelled a quarter of the city and one another, both "in Qamishli, in Syria"; Tal al-Dhahab lies far from Derik, both in Syria."""
    quarter, other = place("Old Souk", 37.05, 41.22, 1.0), place("New Souk", 37.06, 41.25, 1.0)
    city, country = place("Qamishli", 37.05, 41.23, 6.0), place("Syria", 35.0, 38.0, 243.0, precision="country")

    def level(one: list[Place], two: list[Place]) -> str | None:
        left, right = (
            replace(e, claims=(*e.claims, *(replace(c, event=e.id) for p in rest for c in event(r, "block", where=p).of(Attribute.PLACE))))
            for r, (first, *rest) in ((ONE, one), (TWO, two))
            for e in [event(r, "shelling", where=first)]
        )
        return compared(left, right)["place"]

    assert level([quarter, city], [other, city]) == "just outside the radii"
    assert level([quarter, city], [city]) == "within the radii"
    assert level([TAL_DHAHAB, country], [DERIK, country]) == "elsewhere"


def test_parties_whatever_their_roles() -> None:
    """The US blocked Russia; Russia blocked the US; the US blocked somebody; villagers stoned the US; Turkey shelled the SDF."""

    def level(one: list[str], other: list[str]) -> str | None:
        left = event(ONE, "block", who=one[:1], whom=one[1:])
        right = event(TWO, "block", who=other[:1], whom=other[1:])
        return compared(left, right).get("parties")

    assert level(["USA_MIL", "RUS_MIL"], ["RUS_MIL", "USA_MIL"]) == "same"
    assert level(["USA_MIL", "SDF"], ["CJTF-OIR", "YPG"]) == "same families"
    assert level(["USA_MIL", "RUS_MIL"], ["USA_MIL"]) == "one account's among the other's"
    assert level(["USA_MIL", "RUS_MIL"], ["USA_MIL", "CIV"]) == "some shared"
    assert level(["USA_MIL", "RUS_MIL"], ["TUR_MIL", "SDF"]) == "none shared"
    assert level(["USA_MIL"], ["RUS_MIL"]) == "one known of each"
    assert level(["USA_MIL"], []) is None
    assert level(["USA_MIL", "CIV"], ["RUS_MIL", "CIV"]) == "only locals shared"
    assert level(["CIV"], ["RUS_MIL"]) == "locals of one, a side of the other"


def test_kinds() -> None:
    """A collision is near to a block, an air strike a rival word for an exchange of fire, a stoning neither."""

    def level(one: str, other: str) -> str | None:
        return compared(event(ONE, one), event(TWO, other)).get("kind")

    assert level("block", "block") == "same"
    assert level("pelt", "pelt") == "same, a rarer kind"
    assert level("collision", "block") == "close"
    assert level("airstrike", "exchange_of_fire") == "rival"
    assert level("airstrike", "ground_attack") == "an attack of any kind"
    assert level("airstrike", "pelt") == "different"
    assert level("collision", "other") == "same type"


def test_counts() -> None:
    """Four hurt and four hurt; at least two and four; one dead villager and one dead loyalist; nobody and four; two and three."""

    def level(one: dict[str, int | str], other: dict[str, int | str]) -> str | None:
        return compared(event(ONE, "collision", injured=one), event(TWO, "collision", injured=other)).get("injured")

    assert level({"USA_MIL": 4}, {"USA_MIL": 4}) == "same number, three or more"
    assert level({"CIV": 56}, {"CIV": 56}) == "same number, thirty or more"
    assert level({"CIV": 12, "SYR_MIL": 7}, {"CIV": 20, "SYR_MIL": 7}) == "same number, of a part"
    assert level({"USA_MIL": 1}, {"UNKNOWN": 1}) == "same number"
    assert level({"USA_MIL": 4}, {"USA_MIL": "2+"}) == "fits"
    assert level({"CIV": 1}, {"SYR_PGM": 1}) == "same number, other people"
    assert level({"USA_MIL": 0}, {"USA_MIL": 4}) == "none against some"
    assert level({"USA_MIL": 2}, {"USA_MIL": 3}) == "differs"
    assert level({"USA_MIL": 2}, {}) is None


def test_a_withdrawal_under_fire_is_no_quiet_thing() -> None:
    """People who fled were shot at: the account's kind is withdrawal, its types are those of an assault."""
    fled = event(ONE, "withdrawal", plover="ASSAULT")
    assert forbidden(fled, event(TWO, "airstrike")) is None
    assert forbidden(event(ONE, "withdrawal", plover="RETREAT"), event(TWO, "airstrike")) == "kinds that exclude each other"


def test_news_of_other_weeks() -> None:
    """Rockets hit the town, the Wire says in April and the Agency in October, neither of which day: two happenings."""
    april, october, may = report("Wire", "2016-04-25"), report("Agency", "2016-10-06"), report("Gazette", "2016-05-02")
    a, b, c = (event(r, "shelling", where=KHIRBET_AMMU) for r in (april, october, may))

    def stand(one: Event, other: Event, first: Report, second: Report) -> str | None:
        return excluded(profile(one, first, first.id, WEIGHTS), profile(other, second, second.id, WEIGHTS), WEIGHTS)

    assert stand(a, b, april, october) == "news of other weeks"
    assert stand(a, c, april, may) is None


def test_which_of_a_series() -> None:
    """The fifteenth joint patrol is told twice; the fourteenth is another."""

    def patrol(told: Report, number: str) -> Event:
        made = event(told, "patrol", plover="COOPERATE", who=["RUS_MIL", "TUR_MIL"])
        claim = replace(made.claims[0], id=f"c-{number}", attribute=Attribute.ORDINAL, value=number)
        return replace(made, claims=(*made.claims, claim))

    assert compared(patrol(ONE, "15"), patrol(TWO, "15"))["series"] == "the same of a series"
    assert compared(patrol(ONE, "15"), patrol(TWO, "14"))["series"] == "another of a series"


def test_people_quoted_by_name() -> None:
    """Both quote Gladkikh; one quotes Saddiq; "Defence Ministry" names nobody."""

    def level(one: str, other: str) -> str | None:
        left, right = (event(r, "block", by=source(name)) for r, name in ((ONE, one), (TWO, other)))
        return compared(left, right).get("speakers")

    assert level("Colonel Piotr Gladkikh", "spokesman Piotr Gladkikh") == "a speaker shared"
    assert level("Colonel Piotr Gladkikh", "Omar Saddiq") == "other speakers"
    assert level("the Russian Defence Ministry", "the Russian Defence Ministry") is None


def test_what_forbids_a_link() -> None:
    """Tuesday and Thursday; Derik and Khirbet Ammu; a clash and a base; Tuesday and Wednesday are not forbidden."""
    assert forbidden(event(ONE, "block", when="2020-08-25"), event(TWO, "block", when="2020-08-27")) == "days apart"
    assert forbidden(event(ONE, "block", where=DERIK), event(TWO, "block", where=KHIRBET_AMMU)) == "places apart"
    assert forbidden(event(ONE, "block"), event(TWO, "base", plover="MOBILIZE")) == "kinds that exclude each other"
    assert forbidden(event(ONE, "other", plover="CONSULT"), event(TWO, "collision")) == "kinds that exclude each other"
    assert forbidden(event(ONE, "block", when="2020-08-25"), event(TWO, "block", when="2020-08-26")) is None


def test_rare_words_and_names() -> None:
    """Both sentences tell of the mine-resistant truck that a helicopter hovered over; in both Gladkikh is the one killed."""
    first = report(
        "One",
        text="A helicopter hovered over the mine-resistant truck before the Russian column rammed it, locals said.",
    )
    other = report(
        "Two", text="The Russian column rammed a mine-resistant truck. A helicopter hovered above the column all along."
    )
    found = compared(
        event(first, "collision", trigger="rammed"), event(other, "collision", trigger="rammed"), first, other
    )
    assert found["words"] == "most of the words"


def test_sentence_of_a_trigger() -> None:
    """The words around "struck" end with its own sentence."""
    text = "It was dawn. A Russian vehicle struck an American one. Four were hurt."
    at = text.index("struck")
    assert sentence_at(text, at, at + 6) == "A Russian vehicle struck an American one"


def test_skeleton_of_a_place_name() -> None:
    """Transliterations of one name share their consonants."""
    assert skeleton("Bweir al-Bu Asi") == skeleton("Buwayr al-Bu Asi")
    assert skeleton("Khirbet Ammu") == skeleton("Khirbat Amo")


def test_every_comparable_has_weights_that_order_its_levels() -> None:
    """The table names every comparable, and the levels that speak for one occurrence weigh more than those that speak against."""
    assert set(WEIGHTS.bits) == set(COMPARABLES)
    period_bits = WEIGHTS.bits["period"]
    assert (
        period_bits["same day"]
        > period_bits["same week"]
        > 0
        > period_bits["next day"]
        > period_bits["some days apart"]
    )
    assert WEIGHTS.bits["kind"]["same"] > WEIGHTS.bits["kind"]["close"] > 0 > WEIGHTS.bits["kind"]["rival"]
    assert WEIGHTS.prior < -3
