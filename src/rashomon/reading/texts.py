"""Plain-text reports: a header block, where there is one, and the article."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.articles import Article
from rashomon.reading.decoding import Decoded
from rashomon.reading.headers import header_starts, read_header
from rashomon.records import Issue


def read_text(decoded: Decoded, where: str) -> Iterator[Article | Issue]:
    """The article of a text file, or of each of its header blocks; its text is what follows the block, to the letter."""
    starts = header_starts(decoded.text)
    ends = (*starts[1:], len(decoded.text))
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield from _article(decoded.text[start:end], where if len(starts) == 1 else f"{where}#{number}")


def _article(text: str, where: str) -> Iterator[Article | Issue]:
    header = read_header(text)
    if header.unclear:
        message = (
            f"its first {header.unclear} lines look like a header, but no blank line follows them: "
            "they were read as part of the article"
        )
        yield Issue(code="header-unclear", where=where, message=message)
    values = header.values
    yield Article(
        where=where,
        text=text[header.start :],
        origin="header",
        title=values.get("title"),
        outlet=values.get("outlet"),
        published=values.get("published"),
        url=values.get("url"),
        language=values.get("language"),
    )
