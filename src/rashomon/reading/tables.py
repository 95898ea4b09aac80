"""Tables of articles, read a row at a time: CSV (comma, semicolon, tab or bar) and JSON lines.

A broken row is an issue that names its line; the rows around it are read.
"""

from __future__ import annotations

import csv
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rashomon.reading.articles import Article
from rashomon.reading.columns import map_columns
from rashomon.reading.known import Known, find_known, gdelt_events, is_gdelt_line
from rashomon.reading.languages import language_code
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue, Provenance

Record: TypeAlias = Mapping[str, object]
Line: TypeAlias = tuple[int, str]
"""A line with its number, from 1."""

_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")
"""How NewsAPI ends the first 200 characters of a text."""
_MOST_LINES = 5000
"""Lines in one quoted field: longer than any article, so that a quotation mark left open cannot swallow a file."""


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that cannot be read; `line` is where it starts."""

    line: int
    reason: str


def read_records(rows: Iterator[Record | BrokenRow], where: str, options: ReadingOptions, kind: str = "table") -> Iterator[Article | Issue | Layout]:
    """The articles among these rows, the n-th (from 1) at `where#n`, and once which column was taken for what.

    Raises Refusal where no row has a text, naming the columns that were found, and for a known list that has none by its nature.
    """
    told = False
    cut = 0
    textless: list[int] = []
    columns_seen: dict[str, None] = {}
    complained: set[str] = set()
    texts = 0
    number = 0
    for row in rows:
        number += 1
        at = f"{where}#{number}"
        if isinstance(row, BrokenRow):
            yield Issue(code="broken-row", where=at, message=f"line {row.line} {row.reason}")
            continue
        known = find_known(tuple(row))
        if known is not None and known.instead and "text" not in options.columns:
            raise no_text(known)
        mapped = map_columns(row, options.columns, known)
        for name in mapped.missing:
            if name not in complained and name != options.columns.get("text"):
                complained.add(name)
                yield Issue(code="missing-column", where=where, message=f"has no column {name!r}; it has {_list(row)}")
        values = {field: _words(_look_up(row, column)) for field, column in mapped.columns.items()}
        if "text" not in values:
            textless.append(number)
            columns_seen.update(dict.fromkeys(row))
            continue
        if not told:
            told = True
            yield Layout(where=where, kind=known.name if known else kind, columns=mapped.columns)
        texts += 1
        text = values["text"] or ""
        cut += _CUT.search(text) is not None
        if len(text) > options.max_bytes:
            yield Issue(code="too-large", where=at, message=_too_large(len(text), options.max_bytes))
            continue
        yield Article(
            where=at,
            text=text.replace("\r\n", "\n").replace("\r", "\n"),
            origin="record",
            title=values.get("title"),
            outlet=values.get("outlet"),
            published=values.get("published"),
            url=values.get("url"),
            language=_language(values.get("language"), known),
            byline=(values.get("byline") or "").replace("\n", ", ") or None,
            provenance=_provenance(values),
        )
    if cut:
        message = f"{cut} of its texts end with how many characters are missing: they are the first lines of articles; fetch the pages and read those"
        yield Issue(code="partial-article", where=where, message=message)
    if textless and not texts:
        asked = options.columns.get("text")
        wanted = f"no column {asked!r}" if asked else "no column that holds the text"
        raise Refusal(
            "missing-column", f"has {wanted}; its columns are {_list(columns_seen)}: name it with --columns text=NAME"
        )
    for n in textless:
        yield Issue(code="empty-article", where=f"{where}#{n}", message="has no text")
    if not number:
        raise Refusal("empty-file", "is a table without rows")


def no_text(known: Known) -> Refusal:
    """The refusal of a list that has addresses or codes and no texts."""
    return Refusal("no-text", f"is a {known.name}: {known.instead}")


def _language(said: str | None, known: Known | None) -> str | None:
    """The language as a row has it; a known program's name of it as a code."""
    return language_code(said) or said if said and known else said


def _provenance(values: Mapping[str, str | None]) -> Provenance | None:
    said = {field: values.get(field) for field in ("document", "captured", "edited", "digest", "archived", "forwarded")}
    return Provenance(**said) if any(said.values()) else None


def read_json_lines(lines: Iterator[Line], limit: int) -> Iterator[Record | BrokenRow]:
    """The objects of a JSON-lines file; blank lines are passed over."""
    for number, line in lines:
        if not line.strip():
            continue
        if len(line) > limit:
            yield BrokenRow(number, _too_large(len(line), limit))
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:  # a number of more than 4,300 digits is a plain ValueError
            cut = isinstance(error, json.JSONDecodeError) and error.pos >= len(line.rstrip()) - 1
            reason = "is cut off" if cut or "Unterminated" in str(error) else f"is not JSON ({error})"
            yield BrokenRow(number, f"{reason}: fetch the file again or mend the line")
            continue
        yield record if isinstance(record, dict) else BrokenRow(number, "is JSON but not an object with columns")


def read_csv(lines: Iterator[Line], limit: int) -> Iterator[Record | BrokenRow]:
    """The rows of a CSV file under the names in its first row."""
    csv.field_size_limit(max(limit, csv.field_size_limit()))
    rows = _split(lines)
    first = next(rows, None)
    if first is None:
        return
    if isinstance(first, BrokenRow):
        raise Refusal("broken-row", f"line 1 {first.reason}")
    if is_gdelt_line("\t".join(first[1])):
        raise no_text(gdelt_events())
    names = [name.strip() for name in first[1]]
    for row in rows:
        if isinstance(row, BrokenRow):
            yield row
            continue
        number, cells = row
        if len(cells) == len(names):
            yield dict(zip(names, cells, strict=True))
        elif cells:
            cause = "it is cut off" if len(cells) < len(names) else "a text with commas needs quotation marks"
            yield BrokenRow(number, f"has {len(cells)} of {len(names)} columns: {cause}")


def _split(lines: Iterator[Line]) -> Iterator[tuple[int, list[str]] | BrokenRow]:
    """The cells of each row; where a row is broken, reading goes on at its second line."""
    ahead: deque[Line] = deque()
    first = next(lines, None)
    if first is None:
        return
    ahead.append(first)
    separator = max(",;\t|", key=first[1].count)
    while True:
        taken: list[Line] = []

        def feed(taken: list[Line] = taken) -> Iterator[str]:
            while len(taken) < _MOST_LINES:
                line = ahead.popleft() if ahead else next(lines, None)
                if line is None:
                    return
                taken.append(line)
                yield line[1]

        try:
            cells = next(csv.reader(feed(), delimiter=separator, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            opened = "unexpected end" in str(error)
            reason = "opens a quotation mark that never closes" if opened else f"is not CSV ({error})"
            ahead.extendleft(reversed(taken[1:]))
            yield BrokenRow(taken[0][0], f"{reason}: the file may be cut off; mend the line or fetch it again")
            continue
        yield taken[0][0], cells


def _look_up(record: Record, column: str) -> object:
    """The value at this column, or at "fields.body" the `body` inside `fields`."""
    if column in record:
        return record[column]
    value: object = record
    for part in column.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _words(value: object) -> str | None:
    """A cell as text; of an object (NewsAPI's "source") its name, of one with sections (fundus' "body") their paragraphs; None where there is nothing."""
    if isinstance(value, Mapping) and "sections" in value:
        value = list(_sections(value))
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, list) and value and all(isinstance(part, Mapping) for part in value):
        value = ", ".join(str(part["name"]) for part in value if part.get("name"))
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    if value is None or isinstance(value, (list, Mapping, bool)):
        return None
    return str(value)


def _sections(body: Mapping[str, object]) -> Iterator[str]:
    """The paragraphs of an article kept in sections, each under its headline."""
    summary = body.get("summary")
    yield from (str(part) for part in summary) if isinstance(summary, list) else ()
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else ():
        for part in ("headline", "paragraphs"):
            words = section.get(part) if isinstance(section, Mapping) else None
            yield from (str(word) for word in words) if isinstance(words, list) else ()


def _list(names: Mapping[str, object]) -> str:
    shown = list(names)[:20]
    return ", ".join(shown) + (" ..." if len(names) > len(shown) else "") if shown else "none"


def _too_large(size: int, limit: int) -> str:
    return f"is {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that one article may have"
