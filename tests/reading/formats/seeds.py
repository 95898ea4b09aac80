"""A small sound file of each format, to be cut, mangled and drowned."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.reading.formats import test_channels as channels
from tests.reading.formats import test_press as press
from tests.reading.formats.making import LONG, SHORT, make_docx, make_xlsx, paragraph, zipped
from tests.reading.formats.pdfs import make_pdf


def seeds(folder: Path) -> dict[str, bytes]:
    """A sound file of each format, by name."""
    message = channels.message(LONG)
    message.add_alternative(f"<p>{LONG}</p>", subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="m.pdf")
    archive = channels.archive((channels.PAGE.encode(), [("Content-Type", "text/html")]))
    pq.write_table(pa.table({"text": [LONG]}), folder / "x.parquet")
    document = make_docx(folder / "x.docx", [*press.uni_document(1), *press.uni_document(2)]).read_bytes()
    factiva = press.FACTIVA.format(id=press.ACCESSION, n=1, title="Ford", words="36 words", day="28 August 2020", language="English", closing="Document", text=LONG, more=SHORT)
    nexis = press.OLD.format(n=1, day="March 14, 2013", title="Ford is", text=LONG, more=SHORT)
    return {
        "a.docx": document,
        "b.docx": make_docx(folder / "y.docx", [paragraph(LONG)]).read_bytes(),
        "a.xlsx": make_xlsx(folder / "x.xlsx", {"x": [["text", "title"], [LONG, "a"]]}).read_bytes(),
        "a.pdf": make_pdf(folder / "x.pdf", [[(50, 700, LONG)]] * 3).read_bytes(),
        "a.parquet": (folder / "x.parquet").read_bytes(),
        "a.rtf": rb"{\rtf1\ansi\ansicpg1252 %s\par {\b x}\par \u8220?x\'e9\par %s}" % (LONG.encode(), SHORT.encode()),
        "a.zip": zipped({"a.docx": document, "b.txt": LONG.encode()}),
        "a.txt.gz": gzip.compress(LONG.encode()),
        "result.json": json.dumps({"name": "Ford Watch", "type": "public_channel", "id": 55, "messages": channels.MESSAGES}).encode(),
        "tweets.js": b"window.YTD.tweets.part0 = " + json.dumps([{"tweet": {"id_str": "1", "full_text": LONG}}]).encode(),
        "a.rss": channels.RSS.format(text=LONG, more=SHORT).encode(),
        "a.xml": channels.NEWSML.format(text=LONG, more=SHORT).encode(),
        "a.warc.gz": archive,
        "a.warc": gzip.decompress(archive),
        "a.eml": bytes(message),
        "box": (b"From a@b.example Fri Aug 28 23:50:00 2020\n" + bytes(message) + b"\n") * 2,
        "a.TXT": press.OLD_TEXT.format(text=LONG, more=SHORT).encode(),
        "b.txt": press.PROQUEST.format(text=LONG, more=SHORT).encode(),
        "f.html": f"<html><title>Factiva</title><body>{factiva}</body></html>".encode(),
        "n.html": press.OLD_PAGE.format(documents=nexis).encode(),
        **_further(folder),
    }


def _further(folder: Path) -> dict[str, bytes]:
    """Those that are a few lines each."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    heads = f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body>'
    text = f"{heads}<office:text><text:h>Ford</text:h><text:p>{LONG}</text:p></office:text></office:body></office:document-content>"
    lines = "".join(f'<table:table-row><table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell></table:table-row>' for cell in ("Body", LONG))
    sheet = f'{heads}<office:spreadsheet><table:table table:name="One">{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    archive = channels.archive((channels.PAGE.encode(), [("Content-Type", "text/html")]))
    page = f"<html><body><article><h1>Ford is closed</h1><p>{LONG}</p><p>{SHORT} {LONG}</p></article></body></html>"
    saved = 'From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example/ford\nSubject: Ford\nDate: Fri, 28 Aug 2020 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n\n'
    nexis = ["Ford is closed", "Harbour Gazette", "August 27, 2020 Thursday", r"{\b Length:} 36 words", r"{\b Body}", LONG, r"{\b Classification}", "Language: ENGLISH", "End of Document"]
    factiva = ["Factiva RTF Display Format", "World", r"{\b Ford is closed}", "36 words", "28 August 2020", "Harbour Gazette", "HRBG", "English", "(c) 2020", LONG, f"Document {press.ACCESSION}"]
    rows = {"HD": "Ford is closed", "WC": "36 words", "PD": "28 August 2020", "SN": "Harbour Gazette", "SC": "HRBG", "LA": "English", "LP": LONG, "AN": f"Document {press.ACCESSION}"}
    cells = "".join(f"<tr><td><b>{name}</b></td><td>{value}</td></tr>" for name, value in rows.items())
    russian = f'<a name="1"></a><table><tr><td>^ИС:\n Вести<br>^ДТ:\n 09.02.1994<br>^ЗГ: БРОД<br></td></tr></table><h3>БРОД</h3><pre>\n     {LONG}</pre>'
    archived = "link,archive status,destination folder,archive location,archive date,upload timestamp,upload title,text content,hash\n"
    return {
        "a.odt": zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": text.encode()}),
        "a.ods": zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": sheet.encode(), "META-INF/manifest.xml": b"<manifest/>"}),
        "a.wacz": zipped({"datapackage.json": b"{}", "archive/a.warc.gz": archive}),
        "a.mhtml": f"{saved}{page}\n--b--\n".encode(),
        "a.html": page.encode(),
        "a.atom": channels.ATOM.format(text=LONG).encode(),
        "ninjs.json": json.dumps({"uri": "urn:1", "type": "text", "versioncreated": "2020-08-28T10:00:00Z", "headline": "Ford", "body_html": f"<p>{LONG}</p>"}).encode(),
        "newsapi.json": json.dumps({"status": "ok", "articles": [{"source": {"name": "Wire"}, "title": "Ford", "url": "https://x.example/1", "publishedAt": "2020-08-28T10:00:00Z", "content": LONG}]}).encode(),
        "a.jsonl": f"{json.dumps({'text': LONG})}\n{json.dumps({'text': SHORT})}\n".encode(),
        "a.csv": f'text,title\n"{LONG}",Ford\n"{SHORT}",Mill\n'.encode(),
        "archiver.csv": f'{archived}https://t.example/1,done,x,https://archive.example/1.mp4,2020-08-30T07:00:00+00:00,2020-08-28T10:00:00+00:00,Ford,"{LONG}",SHA-512 abc\n'.encode(),
        "nexis.rtf": (r"{\rtf1\ansi " + r"\par ".join(nexis) + r"\par}").encode(),
        "factiva.rtf": (r"{\rtf1\ansi " + r"\par ".join(factiva) + r"\par}").encode(),
        "indexed.html": f"<html><title>Factiva</title><body><table>{cells}</table></body></html>".encode(),
        "integrum.html": f'<html><head><META http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>{russian}</body></html>'.encode("cp1251"),
        "integrum.xlsx": make_xlsx(folder / "i.xlsx", {"x": [["Источник", "Дата", "Автор", "Заголовок", "Текст"], ["Вести", "09.02.94", "", "БРОД", LONG]]}).read_bytes(),
        "a.txt": f"Outlet: Wire\nPublished: 2020-08-28\n\n{LONG}\n".encode(),
    }
