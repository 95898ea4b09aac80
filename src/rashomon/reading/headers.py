"""The header block that a plain-text report may start with.

    Title: Citizen martyred as people of Khirbet Ammo confront US occupation convoy
    Outlet: Orontes News Agency
    Published: 2020-02-12
    URL: https://orontesagency.example/en/local/20200212-1

    Qamishli, ONA - A citizen was martyred ...

It is the first lines of the file, each a name and a value, no name twice, and a blank line after. Anything else is the article: a
headline "Title: unknown" over its own text is not a header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES = ("title", "outlet", "published", "url", "language", "author")
"""The names a header may use; the author is allowed there and not used."""

_LINE = re.compile(rf"({'|'.join(NAMES)})[ \t]*:[ \t]*(.*?)[ \t]*\Z", re.IGNORECASE)

_GAP = re.compile(rf"\n[^\S\n]*\n\s*(?=(?:{'|'.join(NAMES)})[ \t]*:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What a header block says, by lower-case name, and where the article after it begins.

    `unclear` is the number of lines that look like a header without being one: names and values, but no blank line.
    """

    values: dict[str, str]
    start: int
    unclear: int = 0


def read_header(text: str) -> Header:
    """The header block of this text, empty where there is none."""
    values: dict[str, str] = {}
    at = lines = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        following = min(end + 1, len(text))
        if not line.strip():
            return Header(values if lines else {}, following if lines else 0)
        found = _LINE.match(line)
        if not found or found[1].lower() in values:
            break
        lines += 1
        values[found[1].lower()] = found[2]
        at = following
    else:
        # Nothing but a header: an article was never there.
        return Header(values, len(text)) if lines > 1 else Header({}, 0)
    return Header({}, 0, unclear=lines if lines > 1 else 0)


def header_starts(text: str) -> list[int]:
    """Where the articles of a text begin that each have a header block: none but the first where it has one, or where it has none."""
    if not read_header(text).start:
        return [0]
    return [0, *(at.end() for at in _GAP.finditer(text) if _opens_article(text[at.end() :]))]


def _opens_article(text: str) -> bool:
    """Whether a header block of two lines or more stands here that names a title or an outlet, with an article under it."""
    header = read_header(text)
    return len(header.values) > 1 and bool({"title", "outlet"} & header.values.keys()) and bool(text[header.start :].strip())
