"""An incident as a brief in Word, opened again by python-docx."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import SettingError
from rashomon.records import Attribute, Incident, Report
from rashomon.surfaces.exports import bytes_of, choose_format, writer_of
from rashomon.surfaces.exports.parts.briefing import digest_of
from tests import made_up
from tests.asking.builders import four, incident, tell
from tests.surfaces.exports.test_event_data import CIV

REPORTS = (made_up.wire()[0], made_up.rival()[0])


def opened(made: list[Incident], *reports: Report) -> Any:
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install 'rashomon[office]'")
    return docx.Document(io.BytesIO(bytes_of("brief-docx")(made, reports)))


def test_the_document_says_what_the_page_says() -> None:
    """Word for word and in its order, under headings and in lists; quotes with outlets and offsets, reports with hashes."""
    document = opened([made_up.incident()], *REPORTS)
    page = "".join(writer_of("brief")([made_up.incident()], REPORTS))
    said = [re.sub(r"\\(.)", r"\1", line.lstrip(" ").removeprefix("> ").lstrip("#").removeprefix("- ").strip()).replace("**", "").replace("`", "") for line in page.splitlines()]
    assert [paragraph.text for paragraph in document.paragraphs] == [line for line in said if line]
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Collision near Al-Malikiyah"] == "Heading 1"
    assert styles["What is denied"] == "Heading 2"
    assert styles["the Pentagon, in Harbour Wire [2]"] == "Heading 3"
    numbered = {"1": REPORTS[1], "2": REPORTS[0]}
    quotes = [re.fullmatch(r"“(.+)” \[(\d) (\d+)-(\d+)\]", paragraph.text) for paragraph in document.paragraphs if paragraph.style.name == "Intense Quote"]
    assert len(quotes) >= 4
    for found in quotes:
        assert found is not None
        assert " ".join(numbered[found[2]].text[int(found[3]) : int(found[4])].split()) == found[1]
    text = "\n".join(styles)
    assert all(digest_of(report) in text and (report.outlet or "") in text for report in REPORTS)


def test_words_from_right_to_left_are_set_so() -> None:
    """And signs that XML cannot hold, or that look like its tags, break nothing."""
    report, event = tell("وكالة <b>", "قصف الجيش البلدة 🚨\x00\x0b & قتل أربعة", (Attribute.KILLED, four(4), CIV))
    document = opened([incident((report, event))], report)
    (quote,) = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Intense Quote"]
    assert "قصف الجيش البلدة 🚨" in quote.text
    assert quote._p.pPr.find("{*}bidi") is not None
    assert all(run.font.rtl for run in quote.runs)
    assert not any(run.font.rtl for paragraph in document.paragraphs if paragraph.text.startswith("What") for run in paragraph.runs)


def test_several_briefs_are_on_pages_of_their_own() -> None:
    """And the document tells who wrote it, and no time of this machine."""
    document = opened([made_up.incident(), made_up.incident()], *REPORTS)
    assert sum(paragraph.style.name == "Heading 1" for paragraph in document.paragraphs) == 2
    assert sum('w:type="page"' in paragraph._p.xml for paragraph in document.paragraphs) == 1
    about = document.core_properties
    assert (about.author.partition(" ")[0], about.created.date().isoformat()) == ("rashomon", "2020-08-28")
    with zipfile.ZipFile(io.BytesIO(bytes_of("brief-docx")([made_up.incident()], REPORTS))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_the_ending_chooses_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """And where its library is missing, that is told with its cure."""
    assert choose_format(None, Path("brief.docx")).name == "brief-docx"
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(SettingError, match=r"needs the library docx; install it with: pip install 'rashomon\[office\]'"):
        bytes_of("brief-docx")([], [])
