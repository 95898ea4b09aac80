"""The dossier as one file: a page that needs no network, no script and no other file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.knowledge.folders import cache_folder
from rashomon.records import Incident, Issue, Report
from rashomon.surfaces.dossier.choosing import choose_sheets, list_standoffs, rank_disputed
from rashomon.surfaces.dossier.front import write_front
from rashomon.surfaces.dossier.indexing import index_all
from rashomon.surfaces.dossier.mapping import Road, Town, draw_map
from rashomon.surfaces.dossier.sheet import write_sheet
from rashomon.surfaces.dossier.timeline import draw_timeline, say_when
from rashomon.surfaces.naming import MARKS
from rashomon.version import VERSION

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no page may hold: control characters, and halves of characters that no encoding can write."""

STYLES = ("tokens.css", "front.css", "sheet.css", "narrow.css", "print.css")
"""The style sheets in the order in which they apply."""


@cache
def _environment() -> Environment:
    """The templates, with every value escaped: reports are other people's text."""
    environment = Environment(
        loader=PackageLoader("rashomon.surfaces.dossier", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(),
    )
    environment.globals["MARKS"] = MARKS
    environment.globals["say_when"] = say_when
    return environment


def _compiled() -> FileSystemBytecodeCache | None:
    """Templates as they were compiled before, by their text: compiling takes longer than writing a page. None where none can be kept."""
    folder = cache_folder() / "templates"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


@cache
def _style() -> Markup:
    folder = files("rashomon.surfaces.dossier") / "styles"
    return Markup("\n".join((folder / name).read_text(encoding="utf-8").strip() for name in STYLES))  # noqa: S704


def write_dossier(
    incidents: Sequence[Incident],
    reports: Mapping[str, Report],
    issues: Sequence[Issue] = (),
    *,
    title: str | None = None,
    made: str | None = None,
    whole: bool = False,
    chosen: str = "",
    roads: Sequence[Road] = (),
    towns: Sequence[Town] = (),
) -> str:
    """The whole page as HTML: every incident on a line, those that are disputed most substantially on a sheet of their own.

    `whole` gives each incident a sheet, as where a reader asked for one. `chosen` says in words which of a ledger's incidents these are, `roads` and
    `towns` are drawn on the map for the reader to find his way.

    `reports` are found by id; one that is missing leaves its evidence's own words without the sentence around them.
    `made` says who made it, and with what ("rashomon 0.1.0; language model 1f0c; theatre syria 77ab"); nothing else in the page
    depends on the moment, so that the same ledger gives the same bytes.
    """
    ranked = rank_disputed(incidents, reports)
    index = index_all(incidents, reports)
    with_sheet = choose_sheets(ranked, len(incidents))
    sheets = [entry for entry in index.entries if whole or entry.incident.id in with_sheet]
    standoffs = list_standoffs(index, ranked)
    front = write_front(index, reports, issues, title, made, standoffs=standoffs, sheets={entry.number for entry in sheets}, chosen=chosen)
    template = _environment().get_template("page.html.j2")
    page = template.render(
        version=VERSION,
        style=_style(),
        front=front,
        when=draw_timeline(index),
        where=draw_map(index, roads, towns),
        sheets=[write_sheet(entry, index) for entry in sheets],
    )
    return UNPRINTABLE.sub("\ufffd", page)
