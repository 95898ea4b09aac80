"""ProQuest downloads as text: documents parted by a rule of underscores, each a headline, its text behind "Full text:", and fields by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import one_line
from rashomon.reading.formats.press import meanings, press_article

RULE = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(r"(?:Document|Dokument|Documento) \d+ (?:of|von|de|di) \d+\Z", re.IGNORECASE)
_FIELD = re.compile(r"([^\W\d_][^:\n]{1,40}?):(?:\s+|\Z)(.*)\Z", re.DOTALL)
_ISSUE = re.compile(r"(?:;|,| \[|:).*\Z", re.DOTALL)
_ENDS_TEXT = frozenset({"title", "outlet", "published", "document", "url", "language", "foot", "byline"})


def is_proquest(text: str) -> bool:
    """Whether a text is such a download: it names ProQuest and has a document's id or link, and rules of underscores."""
    return "ProQuest" in text and RULE.search(text) is not None and re.search(r"ProQuest[ -](?:document|dokument)|ID du document ProQuest|documento de ProQuest", text, re.IGNORECASE) is not None


def read_proquest(text: str, where: str) -> Iterator[Article]:
    """The documents of a download, in order; the table of contents and the end matter are none."""
    number = 0
    for part in RULE.split(text):
        lines = list(_lines(part))
        names = {field[0] for line in lines if (field := _field(line))}
        if not {"text", "document"} & {meanings("proquest").get(name) for name in names} or not ({"outlet", "published"} & {meanings("proquest").get(name) for name in names}):
            continue
        number += 1
        yield _document(lines, f"{where}#{number}")


def _lines(part: str) -> Iterator[str]:
    """The paragraphs and fields of a document: a field begins a line of its own, whether or not a blank one stands above it."""
    held: list[str] = []
    for line in [*part.split("\n"), ""]:
        if (not line.strip() or _field(line.strip())) and held:
            yield one_line(" ".join(held))
            held = []
        if line.strip():
            held.append(line)


def _document(lines: Sequence[str], where: str) -> Article:
    """Fields end the text only where the text has begun and a field of the record follows that stands behind every text."""
    links = meanings("proquest")
    head: str | None = None
    said: dict[str, str] = {}
    summary: list[str] = []
    text: list[str] = []
    tail = _tail(lines)
    within = ""
    for at, line in enumerate(lines):
        field = _field(line)
        meaning = links.get(field[0]) if field and (within != "text" or at >= tail) else None
        if meaning == "text" and field:
            within = "text"
            text.extend([field[1]] if field[1] else [])
        elif meaning == "summary" and field:
            within = "summary"
            summary.append(field[1])
        elif meaning and field:
            within = "foot"
            said.setdefault(meaning, field[1])
        elif within == "text":
            text.append(line)
        elif within == "summary":
            summary.append(line)
        elif not within and not _NUMBER.match(line) and line.casefold() not in {name for name, meaning in links.items() if meaning == "links"}:
            head = head or line
    published = said.get("published")
    return press_article(
        where,
        text or summary,
        title=said.get("title") or head,
        outlet=_ISSUE.sub("", said.get("outlet", "")).strip() or None,
        day=published or said.get("outlet"),
        byline=said.get("byline"),
        language=said.get("language"),
        url=said.get("url"),
        document=said.get("document"),
    )


def _tail(lines: Sequence[str]) -> int:
    """Where the fields behind the text begin: the last run of lines that are all fields."""
    at = len(lines)
    while at and (field := _field(lines[at - 1])) and meanings("proquest").get(field[0]) in _ENDS_TEXT:
        at -= 1
    return at


def _field(line: str) -> tuple[str, str] | None:
    found = _FIELD.match(line)
    name = " ".join(found[1].split()).casefold() if found else ""
    return (name, found[2].strip()) if found and name in meanings("proquest") else None
