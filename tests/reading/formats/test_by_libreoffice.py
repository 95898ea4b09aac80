"""Documents and sheets that LibreOffice writes, which shares no code with the small files made here."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.programs import converted
from tests.reading.formats.making import LONG, SHORT
from tests.reading.formats.reading import articles

PAGE = f"""<!doctype html><html><head><meta charset="utf-8"></head><body><h1>Ford is closed</h1><p>{LONG} Café, Đorđe, 5 °C – “quoted”.</p>
<p dir="rtl">قال متحدث إن الطريق مغلق.</p><ul><li>one herder</li><li>two mules</li></ul><table><tr><td>Tuesday</td><td>2 hurt</td></tr><tr><td>Wednesday</td><td>none</td></tr></table><p>{SHORT}</p></body></html>"""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize(("kind", "ending"), [("odt:writer8", ".odt"), ("rtf:Rich Text Format", ".rtf")])
def test_documents_that_libreoffice_writes(tmp_path: Path, kind: str, ending: str) -> None:
    """Every word in its order, whatever the format; a row of a table is a line."""
    source = tmp_path / "source.html"
    source.write_text(PAGE, encoding="utf-8")
    (article,) = articles(converted(source, kind, ending, read_as="HTML (StarWriter)"))
    assert words(article.text) == words(re.sub(r"<[^>]*>", " ", PAGE.partition("<body>")[2]))
    assert "Tuesday\t2 hurt\n" in article.text


def test_sheets_that_libreoffice_writes(tmp_path: Path) -> None:
    """A row a report, its day as the sheet's own type of day."""
    pytest.importorskip("python_calamine", reason="python-calamine is not installed: pip install 'rashomon[office]'")
    source = tmp_path / "source.csv"
    with source.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["title", "text", "outlet", "published"], ["Ford", LONG, "Gazette", "2020-08-28"], ["Café", SHORT, "Orontes", "2020-08-29"]])
    found = articles(converted(source, "ods:calc8", ".ods", read_as="CSV:44,34,76,1"))
    assert [(article.title, article.text, article.outlet, (article.published or "")[:10]) for article in found] == [("Ford", LONG, "Gazette", "2020-08-28"), ("Café", SHORT, "Orontes", "2020-08-29")]
