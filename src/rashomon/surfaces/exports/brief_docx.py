"""A brief as a Word document: what `brief` has in Markdown, under Word's own headings, lists and quotations.

Each quote stands with its outlet, its report's number and its offsets; the reports with day, address, archived copy and the SHA-256 of their text. Words written from right to left are set so.
The document says that rashomon wrote it and bears the day of the latest report. Needs the extra `office` (python-docx).
"""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from collections.abc import Sequence
from typing import Any

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.parts.briefing import (
    BOLD,
    CODE,
    PLAIN,
    Block,
    Heading,
    Item,
    Line,
    Quote,
    Run,
    make_briefs,
)
from rashomon.surfaces.extras import need
from rashomon.version import VERSION

ENDINGS = (".docx",)

_WHAT, _EXTRA = "a brief as a Word document", "office"
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The time that each part of the document bears, so that the same ledger gives the same bytes."""


def write_bytes(incidents: Sequence[Incident], reports: Sequence[Report]) -> bytes:
    """The document: a brief for each incident, each on a page of its own. Raises SettingError where the library is missing."""
    document = need("docx", _EXTRA, _WHAT).Document()
    _describe(document.core_properties, incidents, reports)
    for number, blocks in enumerate(make_briefs(incidents, reports)):
        if number:
            document.add_page_break()
        for block in blocks:
            _add(document, block)
    out = io.BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _describe(about: Any, incidents: Sequence[Incident], reports: Sequence[Report]) -> None:
    told = {name for incident in incidents for name in incident.reports}
    latest = max((report.published for report in reports if report.published and report.id in told), default=dt.date(1980, 1, 1))
    about.author = about.last_modified_by = f"rashomon {VERSION}"
    about.title = "Brief" if len(incidents) != 1 else f"Brief of {incidents[0].id}"
    about.comments = ""
    about.created = about.modified = dt.datetime.combine(latest, dt.time(), dt.UTC).replace(tzinfo=None)


def _add(document: Any, block: Block) -> None:
    match block:
        case Heading(level, words, mark):
            _fill(document.add_heading(level=level), ((f"{words} {mark}".rstrip(), PLAIN),))
        case Line(runs):
            _fill(document.add_paragraph(), runs)
        case Item(depth, runs):
            _fill(document.add_paragraph(style="List Bullet 2" if depth else "List Bullet"), runs)
        case Quote(words, where):
            _fill(document.add_paragraph(style="Intense Quote"), ((f"“{words}” {where}", PLAIN),))


def _fill(paragraph: Any, runs: Sequence[Run]) -> None:
    if _leftward("".join(words for words, _ in runs)):
        shape = paragraph.paragraph_format.element
        shape.get_or_add_pPr().append(shape.makeelement(f"{{{shape.nsmap['w']}}}bidi"))
    for words, how in runs:
        run = paragraph.add_run(words)
        run.bold = True if how == BOLD else None
        if how == CODE:
            run.font.name = "Courier New"
        if _leftward(words):
            run.font.rtl = True


def _leftward(words: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    return next((unicodedata.bidirectional(sign) in {"R", "AL"} for sign in words if unicodedata.bidirectional(sign) in {"L", "R", "AL"}), False)


def _without_times(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in given.infolist():
            made.writestr(zipfile.ZipInfo(part.filename, _FIXED), given.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
