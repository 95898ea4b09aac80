"""A brief in Markdown: an incident for a desk or a file, with quotes, outlets, days and hashes of the reports.

It says how each question stands and who holds what, what is denied and by whom, what some leave out, and then each source's words: the sentence, the report and the offsets in its text
(code points), with what was read in them. Reports are listed with outlet, day, address, archived copy and the SHA-256 of their text as kept (UTF-8), so that a quote can be
checked. Of several incidents one brief follows the other; `--incident` chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.parts.briefing import (
    BOLD,
    CODE,
    MARK,
    Block,
    Heading,
    Item,
    Line,
    Quote,
    Run,
    make_briefs,
)

ENDINGS = (".md",)

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file: a brief for each incident, by day and then by id."""
    for number, blocks in enumerate(make_briefs(incidents, reports)):
        yield from (["\n"] if number else [])
        yield from (f"{line}\n" for line in _lines(blocks))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """A blank line stands between blocks, but for the lines of a list."""
    before: Block | None = None
    for block in blocks:
        if before is not None and not (isinstance(before, Item) and isinstance(block, Item)):
            yield ""
        yield _say(block)
        before = block


def _say(block: Block) -> str:
    match block:
        case Heading(level, words, mark):
            return f"{'#' * level} {_plain(words)}" + (f" {mark}" if mark else "")
        case Line(runs):
            return _set(runs)
        case Item(depth, runs):
            return f"{'    ' * depth}- {_set(runs)}"
        case Quote(words, where):
            return f"> “{_plain(words)}” {where}"


def _set(runs: Sequence[Run]) -> str:
    return "".join(_mark(words, how) for words, how in runs)


def _mark(words: str, how: str) -> str:
    if how == CODE:
        return f"`{words.replace('`', ' ')}`"
    return words if how == MARK else f"**{_plain(words)}**" if how == BOLD else _plain(words)


def _plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", words)
