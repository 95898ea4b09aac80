"""Whatever is done to a file of any format: reports and issues, never an exception, and a word on every file."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rashomon.reading import read_paths
from rashomon.records import Issue, Report
from tests.reading.formats import test_channels as channels
from tests.reading.formats import test_press as press
from tests.reading.formats.making import LONG, SHORT, make_docx, make_xlsx, paragraph, zipped
from tests.reading.formats.pdfs import make_pdf

SPLICES = (b"\0", b"\xff", b"<", b'"', b"{", b"}", b"]", b"\n\n", b"&x;", b"99999999999", b"\\u", b"\\bin9999 ", b"=?utf-8?b?%%?=")
ROUNDS = 25


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
    }


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, dropped, doubled, put in or cut off."""
    found = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(found) + 1)
        what = chance.randrange(5)
        if what == 0 and found:
            found[at % len(found)] = chance.randrange(256)
        elif what == 1:
            del found[at : at + chance.choice((1, 4, 50, 500))]
        elif what == 2:
            found[at:at] = found[chance.randrange(len(found) + 1) :][: chance.choice((1, 10, 300))]
        elif what == 3:
            del found[at:]
        else:
            found[at:at] = chance.choice(SPLICES)
    return bytes(found)


@pytest.mark.parametrize("seed", range(3))
def test_files_of_every_format_mangled(tmp_path: Path, seed: int) -> None:
    """Each some dozen times, the same ones in every run."""
    chance = random.Random(seed)
    for name, raw in seeds(tmp_path).items():
        for _ in range(ROUNDS // 3 + 1):
            path = tmp_path / f"z-{name}"
            path.write_bytes(mutated(raw, chance))
            found = list(read_paths([path]))
            assert found, name
            for item in found:
                assert isinstance(item, Report) or (isinstance(item, Issue) and item.message.strip() and "\n" not in item.message), name
