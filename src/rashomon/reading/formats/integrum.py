"""Integrum downloads: a page whose articles stand under fields of two letters ("^ИС:" the outlet, "^ДТ:" the day), and a sheet with a row for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import one_line
from rashomon.reading.formats.days import find_day, find_short_day
from rashomon.reading.formats.markup import pieces, tree_of
from rashomon.reading.formats.plain import unwrap
from rashomon.reading.formats.press import meanings, press_article

ARTICLE = re.compile(r"""<a name=["']?\d+["']?>\s*</a>\s*<table""", re.IGNORECASE)
OUTLET = "^ИС:"
"""The field by which a page is known."""
_FIELD = re.compile(r"\^(\w\w):\s*([^^]*)")


def read_integrum_page(page: str, where: str) -> Iterator[Article]:
    """The articles of a page, in order."""
    for number, piece in enumerate(pieces(page, ARTICLE), start=1):
        tree = tree_of(piece)
        table = next(tree.iter("table"), None)
        if table is None:
            continue
        said = _by_meaning({name.casefold(): one_line(value) for name, value in _FIELD.findall(table.text_content())})
        texts = [element.text_content().replace("\r\n", "\n") for element in tree.iter("pre")]
        heading = next((one_line(element.text_content()) for element in tree.iter("h3")), None)
        if not texts:
            table.drop_tree()
            texts = [tree.text_content()]
        yield press_article(
            f"{where}#{number}",
            [paragraph for text in texts for paragraph in unwrap(text)],
            title=said.get("title") or heading,
            outlet=said.get("outlet"),
            day=said.get("day"),
            byline=said.get("byline"),
            language="ru",
        )


def is_integrum_sheet(names: Sequence[str]) -> bool:
    """Whether these columns are those of an Integrum sheet."""
    return {"outlet", "day", "title", "text"} <= {meanings("integrum").get(name.strip().casefold()) for name in names}


def integrum_row(row: dict[str, object], where: str) -> Article:
    """The article of a row of such a sheet."""
    said = _by_meaning({name.strip().casefold(): str(value).strip() for name, value in row.items() if value is not None})
    paragraphs = [line for line in said.get("text", "").replace("\r\n", "\n").split("\n") if line.strip()]
    day = find_short_day(said.get("day", ""))
    if len(paragraphs) > 1 and day is not None and len(paragraphs[1]) < 20 and find_day(paragraphs[1]) == day:
        del paragraphs[1]  # the day under the headline again, as a line of figures
    return press_article(
        where,
        paragraphs,
        title=said.get("title"),
        outlet=said.get("outlet"),
        day=day.isoformat() if day else said.get("day"),
        byline=said.get("byline"),
        language="ru",
        url=said.get("url"),
    )


def _by_meaning(fields: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in fields.items():
        meaning = meanings("integrum").get(name)
        if meaning and value:
            found.setdefault(meaning, value)
    return found
