"""Tolls as the whole coder reads them: parts and wholes, lists, sums, ages, beasts."""

import datetime as dt

import pytest

from rashomon.coders import JointCoder
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.records import TOLLS, Count, Report
from rashomon.records.report import report_id

HERE = "near Kidal, Mali, on Tuesday"


def tolls(text: str):
    """What was counted as a whole, by effect."""
    report = Report(id=report_id(text, None), text=text, path="x", published=dt.date(2023, 3, 10))
    found = {}
    for event in JointCoder().code(report, knowledge_for("auto")(report)).events:
        for claim in event.of(*TOLLS):
            assert text[claim.evidence[0].start : claim.evidence[0].end] == claim.evidence[0].text
            if isinstance(claim.value, Count) and claim.value.whole:
                found.setdefault(claim.attribute.value, set()).add((claim.value.low, claim.value.best, claim.value.high))
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Forty-three people were killed in an air strike {HERE}, officials said.", {"killed": {(43, 43, 43)}}),
        (f"Six of the nine hostages were killed {HERE}, officials said.", {"killed": {(6, 6, 6)}}),
        (f"None of the 14 hostages was killed in the raid {HERE}, officials said.", {"killed": {(0, 0, 0)}}),
        (f"All but three of the 14 hostages were killed {HERE}.", {"killed": {(11, 11, 11)}}),
        (f"Half of the 40 passengers were killed when rebels fired on a bus {HERE}.", {"killed": {(20, 20, 20)}}),
        (f"Of the 40 people on the bus, 13 were killed when rebels fired on it {HERE}.", {"killed": {(13, 13, 13)}}),
        (f"Seven people, including two nurses and three drivers, were killed in an airstrike {HERE}.", {"killed": {(7, 7, 7)}}),
        (f"At least 31 people, among them two soldiers and a girl, were wounded in an airstrike {HERE}.", {"injured": {(31, None, None)}}),
        (f"Three women and four men were killed in the shelling of a market {HERE}.", {"killed": {(7, 7, 7)}}),
        (f"Two soldiers, a policeman and five traders were killed in an attack on a market {HERE}.", {"killed": {(2, 2, 2), (1, 1, 1), (5, 5, 5)}}),
        (f"The attack {HERE} killed six people and wounded another 35.", {"killed": {(6, 6, 6)}, "injured": {(35, 35, 35)}}),
        (f"Rebels shelled a market {HERE}, killing 14 traders at least.", {"killed": {(14, None, None)}}),
        (f"A midwife of 46 was shot dead {HERE}.", {"killed": {(1, 1, 1)}}),
        (f"A herder aged 29 was killed when armed men raided a camp {HERE}.", {"killed": {(1, 1, 1)}}),
        (f"Troops killed 16 fighters and took 23 prisoner in an operation {HERE}.", {"killed": {(16, 16, 16)}, "detained": {(23, 23, 23)}}),
        (f"Gunmen killed 60 camels and wounded two herders {HERE}.", {"injured": {(2, 2, 2)}}),
        (f"The number killed in the bombing {HERE} has gone up to 18.", {"killed": {(18, 18, 18)}}),
        (f"Up to 40 rebels were killed in a raid {HERE}.", {"killed": {(None, None, 40)}}),
    ],
)  # fmt: skip
def test_tolls(text, told):
    assert tolls(text) == told
