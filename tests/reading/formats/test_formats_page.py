"""docs/formats.md: every test it names is there, and every format that is told by content stands in it."""

from __future__ import annotations

import re
from pathlib import Path

from rashomon.reading.formats import finding
from rashomon.reading.known import layouts

HERE = Path(__file__).parent
PAGE = (HERE.parents[2] / "docs" / "formats.md").read_text("utf-8").partition("\n## Out\n")[0]


def test_every_test_that_the_page_names_is_there_and_every_one_of_a_format_is_named() -> None:
    """But for those of days, of the page itself and of what holds for all."""
    written = set(re.findall(r"^def (test_\w+)", "".join(path.read_text("utf-8") for path in HERE.glob("test_*.py") if path != Path(__file__)), re.MULTILINE))
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert named <= written
    apart = {"test_a_day_in_any_language", "test_an_article_keeps_its_byline_and_document", "test_text_with_a_header_block_of_ours_is_no_mail", "test_other_xml_is_no_report"}
    apart |= {"test_every_seed_is_sound", "test_a_number_of_many_digits_breaks_its_row_alone", "test_a_list_larger_than_a_text_is_read_item_by_item"}
    assert written - named <= apart


def test_every_format_stands_in_the_page() -> None:
    """Those told by content, and the layouts of known programs."""
    words = {"Word document": "DOCX", "rich text": "RTF", "press database's page": "HTML", "press database's text": "TXT", "spreadsheet": "XLSX", "PDF document": "PDF", "Parquet table": "Parquet", "web archive": "WARC"}
    words |= {"mailbox": "mbox", "mail message": "EML", "saved page": "MHTML", "feed": "RSS", "NewsML file": "NewsML", "OpenDocument text": "ODT", "Telegram export": "Telegram Desktop"}
    for found in (value for value in vars(finding).values() if isinstance(value, finding.Format)):
        assert words.get(found.name, found.name) in PAGE, found.name
    for _, _, known in layouts():
        assert known.name.split()[0] in PAGE, known.name
