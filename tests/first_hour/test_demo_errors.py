"""The errors that a newcomer found in the demo's dossier, each by the report that it misread. What still stands is marked with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rashomon.records import Attribute, Claim, Count, Incident, Party, Period
from rashomon.storing import Ledger
from rashomon.surfaces.dossier import write_dossier


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo makes of the example reports: its incidents, the file of each report, and the dossier's words."""

    incidents: tuple[Incident, ...]
    files: dict[str, str]
    page: str

    def claims(self, file: str, *attributes: Attribute) -> Iterator[tuple[Incident, Claim]]:
        """What is read in the report of this file."""
        for incident in self.incidents:
            for event in incident.events:
                if self.files[event.report].startswith(file):
                    yield from ((incident, claim) for claim in event.claims if claim.attribute in attributes)

    def values(self, file: str, attribute: Attribute, source: str = "") -> list[tuple[object, str]]:
        """The values of one question in this report, each with the party that it stands for, of sources whose name has these words."""
        return [(c.value, party_of(c)) for _, c in self.claims(file, attribute) if source in c.attribution.source.name]


def party_of(claim: Claim) -> str:
    return claim.resolved.id if isinstance(claim.resolved, Party) else ""


def stands(why: str) -> pytest.MarkDecorator:
    """An error that is still there: the test fails as soon as it is gone, so that nobody forgets to say so."""
    return pytest.mark.xfail(strict=True, reason=why)


@pytest.fixture(scope="module")
def demo(examples_folder: Path) -> Demo:
    """The example reports as the session read them, and their dossier."""
    with Ledger.open(examples_folder / "clash.ledger") as kept:
        incidents, reports = tuple(kept.incidents()), kept.reports()
    markup = "".join(write_dossier(incidents, {report.id: report for report in reports}, ()))
    page = " ".join(re.sub(r"<[^>]+>", " ", markup).split())
    return Demo(incidents, {report.id: Path(report.path).name for report in reports}, page)


def days(demo: Demo, file: str, source: str = "") -> list[str]:
    """The first days told in this report by such a source."""
    each = (c for _, c in demo.claims(file, Attribute.PERIOD) if source in c.attribution.source.name)
    return [c.resolved.earliest or "" for c in each if isinstance(c.resolved, Period)]


def counts(demo: Demo, file: str, attribute: Attribute, source: str = "") -> list[tuple[int | None, str]]:
    """The numbers of this harm told in this report by such a source, with whose people they are."""
    return [(value.best if value.best is not None else value.low, whose) for value, whose in demo.values(file, attribute, source) if isinstance(value, Count)]


@stands("agreements: whose breach is the subject of the phrase's head, “called the Russian behavior a breach”, and is read as the speaker's side")
def test_01_the_spokesman_says_that_russia_broke_it(demo: Demo) -> None:
    assert "USA_MIL" not in {whose for _, whose in demo.values("nw-0825-harbour-wire", Attribute.AGREEMENT, "Ullyot")}


def test_02_seven_are_not_the_military_sources(demo: Demo) -> None:
    assert (7, "USA_MIL") not in counts(demo, "nw-0827-cedar-valley", Attribute.INJURED, "military source")


@stands("tolls: “put the number of mildly concussed soldiers at four” gives “several” of the noun and loses the four")
def test_02_the_four_of_the_military_source_are_kept(demo: Demo) -> None:
    assert 4 in {number for number, _ in counts(demo, "nw-0827-cedar-valley", Attribute.INJURED, "military source")}


@stands("whose: “seven soldiers” that a truck which hit “an American one” left hurt are taken for those of the country")
def test_03_the_seven_soldiers_are_american(demo: Demo) -> None:
    assert {whose for _, whose in counts(demo, "nw-0919-tread-turret", Attribute.INJURED)} <= {"USA_MIL", ""}


def test_04_the_four_are_no_source(demo: Demo) -> None:
    assert not [name for incident in demo.incidents for name, _ in incident.origins if re.search(r"\bthe four\b|\bthe Chief\b|^Reports\b", name)]


@stands("speech: the day of “American claims about Wednesday's collision”, which the ministry rejected, is taken for the ministry's word")
def test_05_wednesday_is_the_outlets_word(demo: Demo) -> None:
    assert "2020-08-26" not in days(demo, "nw-0827-cedar-valley", "Ministry")


@stands("speech: “The ministry” after Russia's Defence Ministry is resolved to the United States")
def test_06_the_ministry_is_russias(demo: Demo) -> None:
    said = demo.claims("nw-0827-meridian-live", Attribute.STATEMENT)
    assert {c.attribution.source.party.id for _, c in said if "ministry" in c.attribution.source.name.lower() and c.attribution.source.party} <= {"RUS_MIL", "RUS_GOV"}


@stands("layout: “MORE LIVE: ...” at the foot is no link to other stories yet")
def test_07_a_link_at_the_foot_is_no_attack(demo: Demo) -> None:
    assert "Bomb attack in Beirut" not in demo.page


def test_08_allies_are_no_enemies(demo: Demo) -> None:
    assert not [i for i in demo.incidents if re.search(r"between US forces and (?:the )?Syrian Democratic", i.title)]
    assert "2020-08-18" not in days(demo, "nw-0817-press-desk")


@stands("tolls: “without casualties” of the coalition's own patrol counts the other side's too")
def test_09_the_outlet_does_not_gainsay_itself(demo: Demo) -> None:
    assert (0, "SYR_MIL") not in counts(demo, "nw-0818-harbour-wire", Attribute.KILLED)


@stands("series: “On August 17th ... exchanged fire” is read as the seventeenth of a series")
def test_10_a_day_is_no_ordinal(demo: Demo) -> None:
    assert not list(demo.claims("nw-0824-cedar-valley", Attribute.ORDINAL))


def test_11_the_dead_soldier_is_not_american(demo: Demo) -> None:
    assert "USA_MIL" not in {whose for number, whose in counts(demo, "nw-1010-meridian", Attribute.KILLED) if number}


def test_12_a_doubted_doer_is_hedged_and_a_metaphor_is_no_place(demo: Demo) -> None:
    assert not [i.title for i in demo.incidents if re.search(r"by Islamic State\b", i.title) and "claimed by" not in i.title]
    assert not [c for i in demo.incidents for c in i.claims if c.attribute is Attribute.PLACE and "Kremlin" in str(c.value)]


def test_13_talking_of_a_collision_is_no_second_one(demo: Demo) -> None:
    alone = [i for i in demo.incidents if {demo.files[r].split("-")[1] for r in i.reports} == {"0830"}]
    assert not [i.title for i in alone if i.title.startswith("Collision")]


@stands("reality: “A further deployment ... is possible if” is read as a deployment where a noun is its subject")
def test_14_a_deployment_that_is_possible_is_none(demo: Demo) -> None:
    assert "deployment" not in {value for value, _ in demo.values("nw-0830-larkhill", Attribute.KIND)}


def test_15_a_question_dates_no_road_block(demo: Demo) -> None:
    assert "2020-08-27" not in days(demo, "nw-0829-basin-mirror")


@stands("telling: “drove into their empty kitchens” and “have been bumping into each other ever since” are read as one collision of the week")
def test_16_a_habit_is_no_collision(demo: Demo) -> None:
    assert not [i.title for i in demo.incidents if "2020-10-04" in {c.resolved.earliest for c in i.claims if isinstance(c.resolved, Period)} and "Collision" in i.title]


def test_17_two_withdrawals_are_not_one(demo: Demo) -> None:
    assert not [i.title for i in demo.incidents if re.match(r"Withdrawal of (?:US and Russian|Russian and US) forces", i.title)]


@stands("periods: “a village few people could have placed on a map a week ago” dates the stand-off (period.discourse)")
def test_18_a_week_ago_is_not_its_day(demo: Demo) -> None:
    assert "2020-02-03" not in days(demo, "nw-0212-carmel-review")


def test_19_a_quoted_october_places_no_protest(demo: Demo) -> None:
    assert not [i.title for i in demo.incidents if i.title.startswith("Protest") and "Ras al-Ayn" in i.title]


def test_20_the_patrol_is_on_its_road(demo: Demo) -> None:
    (title,) = {i.title for i, c in demo.claims("nw-0607-larkhill", Attribute.KIND) if c.value == "patrol"}
    assert "Qamishli" not in title


@stands("layout: the day over the bullet before dates the patrol of another heading (period.heading)")
def test_20_the_patrol_has_not_the_day_of_the_bullet_above(demo: Demo) -> None:
    of = {i.id for i, c in demo.claims("nw-0607-larkhill", Attribute.KIND) if c.value == "patrol"}
    assert "2020-06-04" not in [c.resolved.earliest for i, c in demo.claims("nw-0607-larkhill", Attribute.PERIOD) if i.id in of and isinstance(c.resolved, Period)]


def test_21_what_villagers_do_over_months_is_no_protest_of_that_day(demo: Demo) -> None:
    assert "protest" not in {value for value, _ in demo.values("nw-0817-orontes", Attribute.KIND)}


@stands("places: where the two sources sit is lent to the detention (place.discourse)")
def test_22_the_sources_place_is_not_the_detentions(demo: Demo) -> None:
    assert not [i.title for i in demo.incidents if i.title.startswith("Detention") and "Qamishli" in i.title]
