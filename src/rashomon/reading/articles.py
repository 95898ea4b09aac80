"""An article as a file holds it, and the report it becomes once everything said about it is weighed.

What is said twice is taken from the nearer hand: the caller's option, then `reports.csv` beside the file, then the file
itself (its header block, its record in a table, or its page).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields

from rashomon.reading.dates import describe_others, latest_day, parse_date
from rashomon.reading.languages import identify_language, language_name
from rashomon.reading.options import ReadingOptions
from rashomon.reading.stretches import shorten_stretches
from rashomon.records import Issue, Provenance, Report, report_id

LONGEST_HEADLINE, FEWEST_LETTERS = 300, 8
"""Characters: a longer title is a summary, and one of fewer letters a label."""
CODED = ("en",)
"""The languages that can be coded; a report in another is named as an issue and left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article with what its file says of it, in the file's own words.

    `where` is the path that the report will carry; `origin` is "header", "record" or "page"; `dated_by` names the element of a page that gives `published`.
    """

    where: str
    text: str
    origin: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    dated_by: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What `reports.csv` says of one file."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def to_report(article: Article, options: ReadingOptions, listed: Listed | None) -> Iterator[Report | Issue]:
    """The report that this article is, with an issue for each thing about it that could not be understood."""
    text = _storable(article.text)
    if not text.strip():
        yield Issue(code="empty-article", where=article.where, message="has no text")
        return
    language = (options.language or article.language or "").strip().lower().replace("_", "-").split("-")[0]
    if len(language) not in (2, 3):
        language = identify_language(text)
    if language not in CODED:
        yield Issue(code="language-not-read", where=article.where, message=_not_read(language))
        return
    text, left_out = shorten_stretches(text)
    if left_out:
        message = f"has {left_out:,} characters that are no running text (one sign over and over, or thousands of characters without a blank): of each such stretch the beginning was kept; look whether the file is whole"
        yield Issue(code="odd-stretch", where=article.where, message=message)
    listed = listed or Listed()
    published, published_from = options.published, "option" if options.published else None
    own = f"{article.origin}, by its {article.dated_by}" if article.dated_by else article.origin
    for words, origin in ((listed.published, "table"), (article.published, own)):
        if words and words.strip() and published is None:
            published = parse_date(words, options.dates)
            if published is None:
                yield _no_date(article.where, words)
            elif published > latest_day():
                yield Issue(code="future-date", where=article.where, message=_to_come(words))
                published = None
            published_from = origin if published else None
    outlet = _clean(options.outlet) or _clean(listed.outlet) or _clean(article.outlet)
    title = _clean(listed.title) or _clean(article.title)
    text = _under_headline(title, text)
    yield Report(
        id=report_id(text, outlet),
        text=text,
        path=article.where,
        title=title,
        outlet=outlet,
        published=published,
        published_from=published_from,
        url=_clean(listed.url) or _clean(article.url),
        language=language,
        byline=_clean(article.byline),
        provenance=_cleaned(article.provenance),
    )


def _under_headline(title: str | None, text: str) -> str:
    """The text under its headline, a blank line between; as it is where it opens with the headline or the title is no headline.

    A headline asserts like any sentence, so what it says is evidence, and evidence stands in the text. No sentence runs over its end.
    """
    first, _, rest = text.partition("\n")
    if title is not None and _letters(first) == _letters(title) and rest.strip():
        return f"{first}\n\n{rest.lstrip()}"
    if title is None or len(title) >= LONGEST_HEADLINE or len(_letters(title)) < FEWEST_LETTERS:
        return text
    opening = _letters(text[: 2 * len(title) + 200])
    return text if _letters(title) in opening else f"{title}\n\n{text.lstrip()}"


def _letters(words: str) -> str:
    """The letters and digits alone, in lower case: headlines are repeated with other quotes, dashes and capitals."""
    return "".join(filter(str.isalnum, words)).lower()


def _not_read(language: str) -> str:
    return (
        f"is in {language_name(language)}, which is not read yet (only English is): "
        "give a translation, or --language en if this is wrong"
    )


def _no_date(where: str, words: str) -> Issue:
    shown = " ".join(words.split())[:40]
    others = describe_others(words)
    if others:
        message = f"publication date {shown!r} is no day of the Gregorian calendar; it would be {others}: write the Gregorian day; taken as undated"
        return Issue(code="other-calendar", where=where, message=message)
    example = dt.date(2020, 8, 28).isoformat()
    message = f"publication date {shown!r} is no day, or could be two: write it as {example}, or say --dates mdy or dmy; taken as undated"
    return Issue(code="unknown-date", where=where, message=message)


def _to_come(words: str) -> str:
    shown = " ".join(words.split())[:40]
    return f"publication date {shown!r} is still to come: correct it where it is written; not taken"


def _storable(text: str) -> str:
    """The text with what no file or database can hold (half surrogate pairs, zero characters) shown as U+FFFD."""
    if "\0" in text or not text.isascii():
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _cleaned(provenance: Provenance | None) -> Provenance | None:
    """The provenance with each of its words on one line; None where it says nothing."""
    if provenance is None:
        return None
    said = {field.name: _clean(getattr(provenance, field.name)) for field in fields(provenance)}
    return Provenance(**said) if any(said.values()) else None


def _clean(words: str | None) -> str | None:
    """The words on one line, None where there are none."""
    return _storable(" ".join(words.split())) or None if words else None
