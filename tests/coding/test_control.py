"""Who holds a place, which patrol it was, whose footage it is and what time it bears, and whether notice was given."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute, Claim, Party, Period, Stance
from tests.coding.reader import events_of


def stances(text: str, attribute: Attribute) -> set[tuple[str, str, str | None]]:
    claims = [c for e in events_of(text) for c in e.of(attribute)]
    return {
        (c.value.item, c.value.stance, c.resolved.id if isinstance(c.resolved, Party) else None)
        for c in claims
        if isinstance(c.value, Stance)
    }


def evidence(text: str, attribute: Attribute) -> list[Claim]:
    return [c for e in events_of(text) for c in e.of(attribute)]


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("Turkish artillery shelled the SDF-held town of Ain Issa on Monday.", ("Ain Issa", "held", "SDF")),
        ("An air strike hit Saraqib, a town under rebel control, on Monday, killing six people.", ("Saraqib", "held", None)),
        ("Islamic State militants seized control of Palmyra on Monday after fighting with the Syrian army.", ("Palmyra", "taken", "ISIS")),
        ("Clashes killed six people in Saraqib on Monday. Syrian government forces recaptured Saraqib, SANA said.", ("Saraqib", "taken", "SYR_MIL")),
        ("Syrian government forces lost control of Palmyra on Monday.", ("Palmyra", "lost", "SYR_MIL")),
    ],
)
def test_who_holds_what(text: str, control: tuple[str, str, str | None]) -> None:
    assert stances(text, Attribute.CONTROL) == {control}


def test_ground_that_might_change_hands_has_not() -> None:
    """Clashes killed six people near Saraqib on Monday. The army plans to seize control of Idlib, residents fear."""
    assert not stances(test_ground_that_might_change_hands_has_not.__doc__ or "", Attribute.CONTROL)


def test_the_number_of_a_patrol() -> None:
    """Russian and Turkish soldiers carried out their 23rd joint patrol on the M4 highway in Idlib on Monday."""
    claims = evidence(test_the_number_of_a_patrol.__doc__ or "", Attribute.ORDINAL)
    assert [(c.value, c.evidence[0].text) for c in claims] == [("23", "23rd")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("US soldiers blocked a Russian convoy near Tal Tamr on Monday. Photographs posted by activists show the vehicles.", "activists"),
        ("US soldiers blocked a Russian convoy near Tal Tamr on Monday. The ministry released a video of it.", "The ministry"),
        ("US soldiers blocked a Russian convoy near Tal Tamr on Monday, footage by a local reporter shows.", "a local reporter"),
    ],
)
def test_evidence_is_whose_who_put_it_out(text: str, source: str) -> None:
    assert {c.attribution.source.name for c in evidence(text, Attribute.EVIDENCE)} == {source}


def test_a_time_mark_is_told_and_dates_nothing() -> None:
    """Russian jets bombed a camp near Idlib on 10 May 2020. Satellite images dated 12 May 2020 show craters."""
    text = test_a_time_mark_is_told_and_dates_nothing.__doc__ or ""
    marks = evidence(text, Attribute.TIME_MARK)
    assert [(c.value, c.resolved.earliest) for c in marks if isinstance(c.resolved, Period)] == [("12 May 2020", "2020-05-12")]
    days = {c.resolved.earliest for c in evidence(text, Attribute.PERIOD) if isinstance(c.resolved, Period)}
    assert days == {"2020-05-10"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A Russian patrol was stopped by US forces near Qamishli on Monday. Moscow said the route had been coordinated with the American side.", "kept"),
        ("US soldiers blocked a Russian patrol near Qamishli on Monday. They had not been notified in advance, the coalition said.", "broken"),
        ("A Russian convoy came under fire near Menagh on Monday after it entered the area without prior notification.", "broken"),
    ],
)
def test_notice_given_or_not(text: str, stance: str) -> None:
    assert ("prior-notice", stance, None) in stances(text, Attribute.AGREEMENT)


def test_a_truce_that_no_pack_names() -> None:
    """Azerbaijani forces shelled Goris on Monday, Armenia said, accusing Baku of violating the truce. Baku said it was observing the ceasefire."""
    told = stances(test_a_truce_that_no_pack_names.__doc__ or "", Attribute.AGREEMENT)
    assert told == {("ceasefire", "broken", "AZE_MIL"), ("ceasefire", "kept", "AZE_MIL")}
