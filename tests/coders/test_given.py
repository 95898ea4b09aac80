"""A person's own words for a value, read as a report's words are."""

from __future__ import annotations

import pytest

from rashomon.coders.given import read_value
from rashomon.errors import SettingError
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import Attribute, Claim, Count, Event, Party, Period, Place, Stance
from tests import made_up

REPORT, EVENT = made_up.wire()
OTHER, RIVAL = made_up.rival()


def read(words: str, attribute: Attribute, event: Event = EVENT) -> tuple[object, object]:
    report = REPORT if event is EVENT else OTHER
    return read_value(words, event.of(attribute)[0], report, load_knowledge("syria"))


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("3", (3, 3, 3)),
        ("at least 12", (12, None, None)),
        ("12 to 15", (12, None, 15)),
        ("up to seven", (None, None, 7)),
        ("dozens", (24, None, None)),
        ("none", (0, 0, 0)),
        ("nobody", (0, 0, 0)),
    ],
)
def test_numbers(words: str, bounds: tuple[int | None, ...]) -> None:
    """Of whose people the claim was, it stays."""
    value, resolved = read(words, Attribute.INJURED)
    assert isinstance(value, Count)
    assert (value.low, value.best, value.high) == bounds
    assert (value.of, resolved) == ("US soldiers", made_up.USA)


def test_a_number_of_other_people() -> None:
    """"two Russian soldiers" instead of four US soldiers."""
    value, resolved = read("two Russian soldiers", Attribute.INJURED)
    assert isinstance(value, Count)
    assert isinstance(resolved, Party)
    assert (value.best, value.of, resolved.id) == (2, "Russian soldiers", "RUS_MIL")


@pytest.mark.parametrize(
    ("words", "party"),
    [("RUS_MIL", "RUS_MIL"), ("usa_mil", "USA_MIL"), ("Turkish soldiers", "TUR_MIL"), ("villagers", "CIV"), ("SDF", "SDF"), ("UNKNOWN", "UNKNOWN")],
)
def test_parties_by_id_and_by_words(words: str, party: str) -> None:
    _, resolved = read(words, Attribute.ACTOR)
    assert isinstance(resolved, Party)
    assert resolved.id == party


def test_places_by_words_and_by_id() -> None:
    """"near Qamishli" has the radius that nearness leaves; an id is the entry itself."""
    value, near = read("near Qamishli", Attribute.PLACE)
    _, itself = read("syria:qamishli", Attribute.PLACE)
    assert isinstance(near, Place)
    assert isinstance(itself, Place)
    assert (value, near.id, near.wording, near.precision) == ("near Qamishli", "syria:qamishli", "near Qamishli", "near")
    assert (itself.id, itself.precision, itself.country) == ("syria:qamishli", "exact", "SY")
    assert near.radius_km is not None
    assert itself.radius_km is not None
    assert near.radius_km > itself.radius_km


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2020-08-24", ("2020-08-24", "2020-08-24")),
        ("24 August 2020", ("2020-08-24", "2020-08-24")),
        ("Monday", ("2020-08-24", "2020-08-24")),
        ("last week", ("2020-08-17", "2020-08-23")),
        ("August 2020", ("2020-08-01", "2020-08-31")),
    ],
)
def test_days_count_from_the_reports_own(words: str, days: tuple[str, str]) -> None:
    """The report appeared on Friday 28 August 2020."""
    _, resolved = read(words, Attribute.PERIOD)
    assert isinstance(resolved, Period)
    assert (resolved.earliest, resolved.latest, resolved.wording) == (*days, words)


def test_codes_however_they_are_spelt() -> None:
    assert read("Stand-off", Attribute.KIND) == ("standoff", None)
    assert read("exchange of fire", Attribute.KIND) == ("exchange_of_fire", None)
    assert read("coerce", Attribute.TYPE) == ("COERCE", None)


def test_a_stance_alone_is_to_the_same_agreement() -> None:
    value, _ = read("kept", Attribute.AGREEMENT, RIVAL)
    assert value == Stance(item="usa-rus-deconfliction", stance="kept")


def test_things_by_their_name_in_the_lexicon() -> None:
    assert read("armored vehicles", Attribute.EQUIPMENT)[0] == "armored vehicle"


def test_words_that_stand_for_nothing_known_are_kept() -> None:
    """Somebody of no known side, somewhere in no gazetteer."""
    assert read("Banana", Attribute.ACTOR) == ("Banana", None)
    assert read("the hamlet of Nowhereville", Attribute.PLACE) == ("the hamlet of Nowhereville", None)


@pytest.mark.parametrize(
    ("words", "attribute", "cure"),
    [
        ("a lot of them", Attribute.INJURED, "holds no number"),
        ("stumbling", Attribute.KIND, "there is no kind"),
        ("standof", Attribute.KIND, "the nearest are standoff"),
        ("ATTACK", Attribute.TYPE, "there is no type"),
        ("   ", Attribute.PLACE, "judge the claim wrong"),
    ],
)
def test_words_that_hold_no_such_value_are_refused(words: str, attribute: Attribute, cure: str) -> None:
    with pytest.raises(SettingError, match=cure):
        read(words, attribute)


def test_the_claim_is_left_as_it_is() -> None:
    """Evidence stays the report's words whatever is given."""
    claim: Claim = EVENT.of(Attribute.PLACE)[0]
    read("near Qamishli", Attribute.PLACE)
    assert claim.evidence[0].text == "near Al-Malikiyah"
