"""Which agency a report says its story is from. Each case is the head or the foot of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.reconciling.credits import credited_to
from rashomon.records import Provenance
from tests.linking.builders import report

BODY = "A Russian vehicle struck an American one near the town on Tuesday, officials said, and four soldiers were hurt. " * 4


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"DAMASCUS (Harbour Wire) - {BODY}", "Harbour Wire"),
        (f"BEIRUT, AP — {BODY}", "AP"),
        (f"Qamishli SANA-Terrorists fired shells on Friday. {BODY}", "SANA"),
        (f"Four hurt in clash (Reuters)\n\n{BODY}", "Reuters"),
        (f"{BODY}\n(AFP)", "AFP"),
        (f"{BODY}\nSource: Reuters", "Reuters"),
        (f"{BODY} The ministry told Reuters that nobody was at fault. {BODY}", None),
        (f"The Syrian Observatory (SOHR) said so. {BODY}", None),
    ],
)
def test_credits(text: str, agency: str | None) -> None:
    assert credited_to(report("Gazette", text=text)) == agency


def test_an_agency_credits_nobody_for_its_own() -> None:
    """BEIRUT (Harbour Wire) -, and DERIK (HW) -, by Harbour Wire."""
    for name in ("Harbour Wire", "HW"):
        assert credited_to(report("Harbour Wire", text=f"BEIRUT ({name}) - {BODY}")) is None


def test_what_is_forwarded_is_of_whoever_said_it_first() -> None:
    """A channel that passes on another's message is no origin of its own, whatever the words credit."""
    passed_on = replace(report("Ford Watch", text=f"{BODY}\n(AFP)"), provenance=Provenance(forwarded="Hill Observers"))
    assert credited_to(passed_on) == "Hill Observers"
    assert credited_to(replace(passed_on, outlet="Hill Observers")) is None
