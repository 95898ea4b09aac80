"""What press databases have in common: the names of their fields, and the article that a record of theirs is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import one_line, to_text
from rashomon.reading.formats.days import find_day
from rashomon.reading.languages import language_code
from rashomon.records import Provenance

_TIGHT = re.compile(r"(?<=\w)\((?=[A-Z])")
_BY = re.compile(r"^by\s+(?=\S)", re.IGNORECASE)


@cache
def fields_of(database: str) -> Mapping[str, Any]:
    """The section of `press.toml` for a database."""
    table = tomllib.loads(resources.files("rashomon.reading.formats").joinpath("press.toml").read_text("utf-8"))
    section: Mapping[str, Any] = table[database]
    return section


@cache
def meanings(database: str) -> Mapping[str, str]:
    """What each field's printed name means there, in small letters; a name of two meanings has the first."""
    found: dict[str, str] = {}
    for meaning, names in fields_of(database).items():
        for name in names if isinstance(names, list) else ():
            found.setdefault(name, meaning)
    return found


def press_article(
    where: str,
    paragraphs: Iterable[str],
    *,
    title: str | None,
    outlet: str | None,
    day: str | None,
    byline: str | None = None,
    language: str | None = None,
    url: str | None = None,
    document: str | None = None,
) -> Article:
    """The article of a record: its words as printed, its day in ISO form where the line that dates it names one."""
    found = find_day(day) if day else None
    author = _BY.sub("", one_line(byline)).strip(" ;,") if byline else None
    return Article(
        where=where,
        text=to_text(one_line(words) for words in paragraphs),
        origin="record",
        title=one_line(title) if title else None,
        outlet=_TIGHT.sub(" (", one_line(outlet).removesuffix(".com.") + (".com" if one_line(outlet).endswith(".com.") else "")) if outlet else None,
        published=found.isoformat() if found else day,
        url=url,
        language=language_code(language) if language else None,
        byline=author,
        provenance=Provenance(document=document) if document else None,
    )
