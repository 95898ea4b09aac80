"""A report in capitals or small letters throughout is coded as if it were written as usual, in its own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.coders import ONE_CASE, RuleCoder
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import Attribute, Report, report_id

TEXT = (
    "Guerrillas of the National Liberation Army (ELN) kidnapped the mayor of Tame on 5 January, a police spokesman said.\n\n"
    "A bomb exploded in front of the Agrarian Bank in Arauca on the same day, injuring two guards."
)


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_what_is_coded_rests_on_the_reports_own_words(case: Callable[[str], str]) -> None:
    text = case(TEXT)
    report = Report(id=report_id(text, None), text=text, path="wire.txt")
    coded = RuleCoder().code(report, load_knowledge("latin-america"))
    claims = [claim for event in coded.events for claim in event.claims]
    spans = [s for c in claims for s in (*c.evidence, c.attribution.cue, c.attribution.source.span) if s is not None]
    assert spans
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert [issue.code for issue in coded.issues] == [ONE_CASE]
    told = {(c.attribute, getattr(c.resolved, "id", None) or str(c.value).lower()) for c in claims}
    assert (Attribute.ACTOR, "ELN") in told
    assert (Attribute.MODE, "abduct") in told
    assert (Attribute.OBJECT, "agrarian bank") in told


def test_a_usual_report_has_no_remark() -> None:
    report = Report(id=report_id(TEXT, None), text=TEXT, path="wire.txt")
    assert RuleCoder().code(report, load_knowledge("latin-america")).issues == ()
