"""Small files of the layouts that programs and databases write, in words of our own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LONG = "The column stood at the ford of Tell Mashuq for an hour, and the men on both banks said afterwards that the other side had raised its guns first."
SHORT = "Two herders were hurt, a nurse at the clinic said on Tuesday."


def paragraph(text: str, *, bookmark: str = "", bold: bool = False) -> str:
    """A paragraph of a Word document; markup in `text` that begins with "<w:" stays as it is."""
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/><w:bookmarkEnd w:id="1"/>' if bookmark else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = text if text.startswith("<w:") else f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p>{mark}{run}</w:p>"


def make_docx(path: Path, paragraphs: Iterable[str], parts: Mapping[str, str] | None = None) -> Path:
    """A Word document of these paragraphs, with further parts by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<?xml version="1.0"?><w:document {W}><w:body>{"".join(paragraphs)}<w:sectPr/></w:body></w:document>')
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return path


def make_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    """A spreadsheet of these rows, all cells as inline strings."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        overrides = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for n in range(1, len(sheets) + 1)
        )
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{overrides}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        names = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
        archive.writestr("xl/workbook.xml", f'<workbook {main} xmlns:r="{relations}"><sheets>{names}</sheets></workbook>')
        links = "".join(f'<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>')
        for n, rows in enumerate(sheets.values(), 1):
            lines = "".join(
                f'<row r="{r}">' + "".join(f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for c, cell in enumerate(row) if cell) + "</row>"
                for r, row in enumerate(rows, 1)
            )
            archive.writestr(f"xl/worksheets/sheet{n}.xml", f"<worksheet {main}><sheetData>{lines}</sheetData></worksheet>")
    return path


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
