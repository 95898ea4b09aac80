"""Office documents: the words that a reader sees, in the order in which they are read."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.reading.formats.making import LONG, SHORT, W, make_docx, make_xlsx, paragraph, zipped
from tests.reading.formats.pdfs import make_pdf
from tests.reading.formats.reading import articles, kind, read

# Word


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_every_word_of_a_document_that_a_reader_sees(tmp_path: Path) -> None:
    """Words in smart tags, fields, content controls, links and insertions are in; deleted and hidden ones are not; text boxes once, table rows as lines, notes at the end."""
    tags = f'<w:r><w:t xml:space="preserve">At </w:t></w:r><w:smartTag w:element="place">{run("Tell Mashuq")}</w:smartTag><w:fldSimple w:instr="DATE">{run(" on Friday")}</w:fldSimple>'
    changed = f'<w:ins w:id="1">{run("five")}</w:ins><w:del w:id="2"><w:r><w:delText>four</w:delText></w:r></w:del>{run(" men")}{run(" in secret", "<w:vanish/>")}'
    box = f'<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:txbxContent>{paragraph("In a box.")}</w:txbxContent></mc:Choice>'
    box += f'<mc:Fallback><w:pict><w:txbxContent>{paragraph("In a box.")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    row = f"<w:tr><w:tc>{paragraph('Village')}</w:tc><w:tc>{paragraph('Hurt')}</w:tc></w:tr>"
    control = f"<w:sdt><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph("---")}</w:footnote><w:footnote w:id="1">{paragraph("A note.")}</w:footnote></w:footnotes>'
    document = [f"<w:p>{tags}</w:p>", f"<w:p>{changed}</w:p>", f"<w:p>{box}{run('Beside it.')}</w:p>", f"<w:tbl>{row}</w:tbl>", control]
    path = make_docx(tmp_path / "a.docx", document, {"word/footnotes.xml": notes})
    _, issues = read(path)
    assert articles(path)[0].text.split("\n") == ["At Tell Mashuq on Friday", "five men", "Beside it.", "In a box.", "Village\tHurt", "In a control.", "A note."]
    assert "deleted was not" in issues["tracked-changes"].message
    assert kind(path) == "Word document"


def test_a_document_is_one_report_at_its_own_path(tmp_path: Path) -> None:
    """Under any name, for the content decides."""
    path = make_docx(tmp_path / "report.txt", [paragraph(LONG), paragraph(SHORT)])
    (report,), issues = read(path)
    assert (report.text, report.path, issues) == (f"{LONG}\n{SHORT}", path.as_posix(), {})


def test_a_document_cut_short_or_damaged(tmp_path: Path) -> None:
    """An issue with the cure, and no exception."""
    whole = make_docx(tmp_path / "a.docx", [paragraph(LONG)] * 50).read_bytes()
    (tmp_path / "a.docx").write_bytes(whole[: len(whole) // 2])
    assert "fetch it again" in read(tmp_path / "a.docx")[1]["broken-file"].message
    path = make_docx(tmp_path / "b.docx", [paragraph(LONG), "<w:p><w:r></w:p>"])
    assert "broken-file" in read(path)[1]


def test_a_document_that_unpacks_without_end(tmp_path: Path) -> None:
    """A few hundred kilobytes that are 250 MB of XML are refused before they are unpacked."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f"<w:document {W}><w:body>".encode())
        for _ in range(250):
            part.write(b" " * 1_000_000)
    assert list(read(path)[1]) == ["too-large"]


# Rich text


def test_rich_text(tmp_path: Path) -> None:
    """Code pages of fonts and signs by number are decoded; deleted and hidden words are out; notes stand at the end; fields show what they result in."""
    path = tmp_path / "a.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}}{\header Page head}{\info{\title A title}}"
        rb"The caf\'e9 at {\f1 \'c1\'f0\'ee\'e4} stood \u8220?open\u8221?.\par {\deleted Four}{\v not }Five men{\footnote Said a nurse.} came \endash  so they said.\par "
        rb"{\field{\*\fldinst{HYPERLINK x}}{\fldrslt See here}}.{\*\shppict{\pict 0102}} {\*\shpinst{\shptxt Box.\par}}}"
    )
    assert articles(path)[0].text == "The café at Брод stood “open”.\nFive men came – so they said.\nSee here. Box.\nSaid a nurse."


def test_rich_text_cut_short(tmp_path: Path) -> None:
    """Read as far as it goes, with an issue."""
    path = tmp_path / "a.rtf"
    path.write_text(r"{\rtf1\ansi " + LONG + r"\par {\b " + SHORT)
    reports, issues = read(path)
    assert reports[0].text == f"{LONG}\n{SHORT}"
    assert "truncated-file" in issues


def test_rich_text_of_no_sense(tmp_path: Path) -> None:
    """Braces that do not match, numbers too large and binary parts never end a read."""
    path = tmp_path / "a.rtf"
    for content in (rb"{\rtf1 }}}}}", rb"{\rtf1 \u99999999 \bin99999 x", rb"{\rtf1 " + b"{" * 50_000, b"{\\rtf1 \\'zz \\f999999 \\uc-5 a\\"):
        path.write_bytes(content)
        read(path)


# OpenDocument


def test_opendocument_text(tmp_path: Path) -> None:
    """Paragraphs, headings, cells and notes; what was deleted is left out."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = f"<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Ford</text:h><text:p>{LONG}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"
    content = f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0"><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    path = tmp_path / "a.odt"
    path.write_bytes(zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}))
    assert articles(path)[0].text == f"Ford\n{LONG}\nA note."


# Sheets and Parquet


def test_spreadsheet(tmp_path: Path) -> None:
    """The names of columns stand under a line of title; every sheet is read, and rows are numbered through the file."""
    rows = [["Reports of August"], ["Headline", "Body", "Source", "Date"], ["Ford", LONG, "Wire", "2020-08-28"], ["", "", "", ""], ["Mill", SHORT, "Wire", "2020-08-29"]]
    path = make_xlsx(tmp_path / "a.xlsx", {"One": rows, "Notes": [["a", "b"], ["1", "2"]], "Two": rows[1:3]})
    reports, issues = read(path)
    assert [(report.title, str(report.published), report.path.rpartition("#")[2]) for report in reports] == [("Ford", "2020-08-28", "1"), ("Mill", "2020-08-29", "3"), ("Ford", "2020-08-28", "5")]
    assert list(issues) == ["empty-article"]


def test_a_sheet_of_texts_under_another_name_is_no_silent_loss(tmp_path: Path) -> None:
    """One sheet calls its texts "text", the other by a word that nobody knows: what is passed over is told."""
    path = make_xlsx(tmp_path / "a.xlsx", {"One": [["Remark", "n"], [LONG, "1"]], "Two": [["text", "n"], [LONG, "2"]]})
    reports, issues = read(path)
    assert (len(reports), list(issues)) == (1, ["missing-column"])


def test_opendocument_sheet(tmp_path: Path) -> None:
    """Read as any spreadsheet."""
    names = "urn:oasis:names:tc:opendocument:xmlns"

    def line(cells: list[str]) -> str:
        inner = "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    head = f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet>'
    content = f'{head}<table:table table:name="One">{line(["Headline", "Body"])}{line(["Ford", LONG])}</table:table></office:spreadsheet></office:body></office:document-content>'
    path = tmp_path / "a.ods"
    path.write_bytes(zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode(), "META-INF/manifest.xml": b"<manifest/>"}))
    assert [(article.title, article.text) for article in articles(path)] == [("Ford", LONG)]


def test_spreadsheet_without_texts(tmp_path: Path) -> None:
    """Its columns are listed."""
    path = make_xlsx(tmp_path / "a.xlsx", {"One": [["day", "who"], ["1", "2"]]})
    _, issues = read(path)
    assert "day, who" in issues["missing-column"].message


def test_spreadsheet_that_unpacks_without_end(tmp_path: Path) -> None:
    """Also one whose directory says that it is small."""
    path = make_xlsx(tmp_path / "a.xlsx", {"One": [["text"], [LONG]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/a.bin", "w") as part:
        for _ in range(310):
            part.write(bytes(1_000_000))
    assert list(read(path)[1]) == ["too-large"]
    raw = path.read_bytes()
    path.write_bytes(raw.replace((310_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")))
    assert list(read(path)[1]) == ["too-large"]


def test_parquet(tmp_path: Path) -> None:
    """Columns by their usual names, a row a report."""
    path = tmp_path / "a.parquet"
    when = pa.array([1598609700123456789, None], type=pa.timestamp("ns"))
    pq.write_table(pa.table({"headline": ["Ford", "Mill"], "text": [LONG, SHORT], "source": ["Wire", None], "date": when}), path)
    reports, _ = read(path)
    assert [(report.title, report.outlet, str(report.published)) for report in reports] == [("Ford", "Wire", "2020-08-28"), ("Mill", None, "None")]
    path.write_bytes(path.read_bytes()[:-40])
    assert list(read(path)[1]) == ["broken-file"]


# PDF


def test_pdf_in_columns(tmp_path: Path) -> None:
    """Columns are read one after the other although the file has them row by row; words cut at line ends are joined; heads and numbers of pages are left out."""
    left = ["The column stood at the ford of Tell", "Mashuq for an hour on Tues-", "day, and the men on both banks said", "afterwards that the other side had", "raised its guns before anybody else."]
    right = ["Two herders were hurt, a nurse at the", "clinic said, and one of them was taken", "to the town by a lorry of the dairy,", "since no ambulance would come down", "to the river in the dark that night."]
    page = [(300, 780, "Harbour Gazette, August 2020")]
    for line, (a, b) in enumerate(zip(left, right, strict=True)):
        page += [(50, 700 - 14 * line, a), (320, 700 - 14 * line, b)]
    path = make_pdf(tmp_path / "a.pdf", [[*page, (300, 30, "- 1 -")], [*page, (300, 30, "- 2 -")]])
    reports, issues = read(path)
    text = reports[0].text
    assert text.count("on Tuesday, and the men on both banks said afterwards that the other side had raised its guns before anybody else.") == 2
    assert text.count("taken to the town by a lorry of the dairy, since no ambulance") == 2
    assert text.index("anybody else.") < text.index("Two herders")
    assert "Gazette" not in text
    assert "- 1 -" not in text
    assert "columns-found" in issues


def test_pdf_in_one_column(tmp_path: Path) -> None:
    """A paragraph that goes on over a page is one."""
    lines = ["The column stood at the ford of Tell Mashuq for an hour, and the men on", "both banks said afterwards that the other side had raised its"]
    path = make_pdf(tmp_path / "a.pdf", [[(50, 700 - 14 * n, line) for n, line in enumerate(lines)], [(50, 700, "guns first. Two herders were hurt, a nurse at the clinic said.")]])
    (report,), issues = read(path)
    assert report.text == " ".join([*lines, "guns first. Two herders were hurt, a nurse at the clinic said."])
    assert issues == {}


def test_pdf_without_words_or_damaged(tmp_path: Path) -> None:
    """A scan names OCR; a file cut short names the cure."""
    path = make_pdf(tmp_path / "a.pdf", [[]], picture=True)
    _, issues = read(path)
    assert "OCR" in issues["scanned-pages"].message
    whole = make_pdf(tmp_path / "b.pdf", [[(50, 700, LONG)]]).read_bytes()
    (tmp_path / "b.pdf").write_bytes(whole[:60])
    assert "broken-file" in read(tmp_path / "b.pdf")[1]


@pytest.mark.parametrize(("name", "library", "extra"), [("a.xlsx", "python_calamine", "office"), ("a.pdf", "pdfminer.high_level", "office"), ("a.parquet", "pyarrow.parquet", "tables")])
def test_a_missing_library_is_told_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str) -> None:
    """The message is the command that installs it."""
    make_xlsx(tmp_path / "a.xlsx", {"One": [["text"], [LONG]]})
    make_pdf(tmp_path / "a.pdf", [[(50, 700, LONG)]])
    pq.write_table(pa.table({"text": [LONG]}), tmp_path / "a.parquet")
    monkeypatch.setitem(sys.modules, library, None)
    _, issues = read(tmp_path / name)
    assert f"pip install 'rashomon[{extra}]'" in issues["missing-library"].message
