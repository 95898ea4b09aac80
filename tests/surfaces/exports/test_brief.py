"""An incident as a brief in Markdown."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from rashomon.records import Attribute, Incident, Provenance, Report
from rashomon.surfaces.exports import writer_of
from tests import made_up
from tests.asking.builders import four, incident, tell
from tests.surfaces.exports.test_event_data import CIV, SHELLED, killed

REPORTS = (made_up.wire()[0], made_up.rival()[0])


def brief(made: Incident, *reports: Report) -> str:
    return "".join(writer_of("brief")([made], reports))


def test_a_brief_says_who_says_what() -> None:
    """Title, standing, each question with its sides and origins, each source under its outlet, and the reports with their hashes."""
    kept = replace(REPORTS[0], provenance=Provenance(document="4711", digest="sha1:ABC", archived="https://archive.example/4711"))
    page = brief(made_up.incident(), kept, REPORTS[1])
    assert page.startswith("# Collision near Al-Malikiyah\n\nDisputed; 2 reports, 2 independent origins. Incident `i-5b0c7d41aa02`, written by rashomon ")
    assert "- **What happened**, disputed:\n    - collision (Harbour Wire)\n    - block (Severnaya Svodka)\n" in page
    assert "- **When**, agreed: Tuesday 25 August 2020 (Harbour Wire; Severnaya Svodka)" in page
    assert "### the Pentagon, in Harbour Wire [2]" in page
    assert "- Injured: 4 (United States forces)" in page
    assert "### Harbour Wire itself, in Harbour Wire [2]" in page
    for report in REPORTS:
        assert f"text SHA-256 `{hashlib.sha256(report.text.encode()).hexdigest()}`" in page
    assert "address: https://outlet.example/1; document: 4711; digest: sha1:ABC; archived: https://archive.example/4711" in page


def test_every_quote_of_a_brief_stands_in_its_report() -> None:
    """At the offsets that it gives, with runs of space as one."""
    page = brief(made_up.incident(), *REPORTS)
    quotes = re.findall(r"^> “(.+)” \[(\d) (\d+)-(\d+)\]$", page, re.MULTILINE)
    assert len(quotes) >= 4
    numbered = {"1": REPORTS[1], "2": REPORTS[0]}
    for words, number, start, end in quotes:
        assert " ".join(numbered[number].text[int(start) : int(end)].split()) == words


def test_a_brief_names_what_is_denied_apart() -> None:
    """A toll that nobody asserts stands under denials alone, with who denies it; one that somebody asserts in both."""
    page = brief(made_up.incident(), *REPORTS)
    assert "- Injured (USA\\_MIL): 4; denied by The Russian ministry" in page.partition("## What is denied")[2]
    told = (tell("Wire", "They shelled it.", *SHELLED), tell("Post", "Nobody died.", killed(12, CIV), denied={Attribute.KILLED}))
    said, _, denied = brief(incident(*told), *(report for report, _ in told)).partition("## What is denied")
    assert "12" not in said
    assert "- Killed (CIV): 12, which nobody asserts; denied by Post" in denied
    assert "- Killed: denied: 12 (civilians)" in denied


def test_words_of_reports_are_no_markup() -> None:
    """Stars, brackets and tags of a text are shown as they stand, and a line of it starts no heading."""
    report, event = tell("A*B", "# <b>Four_died</b> [here](http://evil.example)\nand there.", (Attribute.KILLED, four(4), CIV))
    page = brief(incident((report, event)), report)
    assert "\\# \\<b\\>Four\\_died\\</b\\> \\[here\\](http://evil.example)" in page
    assert "A\\*B" in page
    assert not re.search(r"^# .b", page, re.MULTILINE)


def test_a_report_that_is_gone_is_said_to_be() -> None:
    """The quote is then the words of the claim alone."""
    page = brief(made_up.incident(), REPORTS[1])
    assert f"`{REPORTS[0].id}`, no longer in the ledger" in page
    assert "Four US soldiers were hurt" in page
