"""How fast downloads and web archives become reports, beside the libraries that open them, in one run on the same files.

The data is the folder of `exports`: its largest Word download, against python-docx going through the same document's paragraphs. The web archive is made up: 1,000 pages of 40 kB, with menus,
scripts, other stories and comments around articles of the examples, read by warcio and trafilatura beside. Processor time of one process, the best of some runs taken in turn.
"""

from __future__ import annotations

import html
import io
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Figures
from rashomon.errors import SettingError
from rashomon.reading import read_file
from rashomon.records import Report

PAGES = 1_000
RUNS = 3
_ARTICLES = Path(__file__).parents[1] / "examples" / "hasakah-2020" / "reports"


def run(data: Path) -> Figures:
    """Figures on the largest Word document under a folder, and on an archive of made-up pages."""
    documents = sorted(data.rglob("*.docx"), key=lambda path: path.stat().st_size)
    if not documents:
        raise SettingError(f"{data} holds no Word document")
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "pages.warc.gz"
        write_archive(archive, PAGES)
        return Figures("throughput", (*_of_documents(documents[-1]), *_of_pages(archive)))


def _of_documents(path: Path) -> tuple[tuple[str, float, str], ...]:
    import docx  # noqa: PLC0415  # of an extra

    reports = _reports(path)
    ours, theirs = _seconds(lambda: _reports(path), lambda: sum(len(paragraph.text) for paragraph in docx.Document(str(path)).paragraphs))
    return (
        ("docx.ratio", ours / theirs, f"time to {reports} reports of a Word download, over that of python-docx to open it and go through its paragraphs"),
        ("docx.articles_per_second", reports / ours, "reports a second, to the end"),
    )


def _of_pages(path: Path) -> tuple[tuple[str, float, str], ...]:
    pages = _reports(path)
    ours, whole, text = _seconds(lambda: _reports(path), lambda: _by_trafilatura(path, metadata=True), lambda: _by_trafilatura(path, metadata=False))
    return (
        ("warc.of_trafilatura", text / ours, f"pages a second of {pages}, over those of warcio and trafilatura for the text alone"),
        ("warc.of_trafilatura.with_metadata", whole / ours, "the same, where it is asked for title, site and day too, as a report has them"),
        ("warc.pages_per_second", pages / ours, "reports a second, to the end"),
    )


def _seconds(*works: Callable[[], object]) -> list[float]:
    """Processor time of each, the best of some runs in turn, after one that counts for nothing."""
    for work in works:
        work()
    best = [float("inf")] * len(works)
    for _ in range(RUNS):
        for number, work in enumerate(works):
            begun = time.process_time()
            work()
            best[number] = min(best[number], time.process_time() - begun)
    return best


def _reports(path: Path) -> int:
    return sum(isinstance(found, Report) for found in read_file(path))


def _by_trafilatura(path: Path, *, metadata: bool) -> int:
    import trafilatura  # noqa: PLC0415
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    with path.open("rb") as stream:
        return sum(
            trafilatura.extract(record.content_stream().read(), with_metadata=metadata, include_comments=False) is not None
            for record in ArchiveIterator(stream)
            if record.rec_type == "response"
        )


def write_archive(path: Path, pages: int) -> None:
    """Write a web archive of so many made-up pages, the same ones each time."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    texts = [text.read_text("utf-8").partition("\n\n")[2] for text in sorted(_ARTICLES.glob("*.txt"))]
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(pages):
            body = io.BytesIO(_page(number, texts).encode())
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(f"https://gazette.example/{number}", "response", payload=body, http_headers=headers))


def _page(number: int, texts: list[str]) -> str:
    chance = random.Random(number)
    article = "".join(f"<p>{html.escape(line)}</p>" for text in chance.sample(texts, 2) for line in text.splitlines() if line.strip())
    menu = "".join(f'<li class="menu-item"><a href="/section/{n}">Section {n}</a></li>' for n in range(60))
    others = "".join(f'<div class="card"><a href="/story/{n}"><h3>Another story of the day, number {n}</h3></a><p>The first words of story {n}.</p></div>' for n in range(20))
    script = f"<script>const seen = [{','.join(str(chance.random()) for _ in range(800))}];</script>"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ford {number} is closed - Gazette</title><meta property="og:site_name" content="Gazette">'
        f'<meta property="og:title" content="Ford {number} is closed"><meta property="article:published_time" content="2020-08-28T10:00:00Z">'
        f'<link rel="canonical" href="https://gazette.example/{number}">{script}<style>p {{ margin: 0 }}</style></head><body><header><nav><ul>{menu}</ul></nav></header>'
        f'<main><article><h1>Ford {number} is closed</h1><div class="byline">By A. Writer</div><time datetime="2020-08-28T10:00:00Z">28 August 2020</time>{article}</article>'
        f'<aside class="related">{others}</aside><div class="comments"><p>I was there.</p></div></main><footer><p>Copyright Gazette 2020.</p></footer>{script}</body></html>'
    )
