"""What is wrong with a pack's title page, its outlets and its agreements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rashomon.knowledge.theatres.checking.actors import stands
from rashomon.knowledge.theatres.checking.faults import Fault, Row, rows_of, sound_rows, twice
from rashomon.knowledge.theatres.finding import AUTO, NONE, TITLE_PAGE

OUTLETS, AGREEMENTS = "outlets.toml", "agreements.toml"
OUTLET_KINDS = frozenset({"agency", "media", "monitor"})
_PAGE = frozenset({"id", "title", "years", "covers", "countries", "host", "hosts", "signs", "source"})
_OUTLET = frozenset({"name", "also", "kind", "side", "source"})
_AGREEMENT = frozenset({"id", "name", "parties", "made", "patterns", "weak", "near", "source"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")


def find_page_faults(table: Mapping[str, Any], nations: Collection[str]) -> Iterator[Fault]:
    """Faults of the title page, `theatre.toml`."""
    page = Row(TITLE_PAGE, "", table)
    yield from page.knows(_PAGE)
    yield from page.needs("id", "title", "covers", "source")
    name = page.text("id")
    if name and (not _ID.fullmatch(name) or name in (AUTO, NONE)):
        yield page.fault(f"the id {name!r} must be of small letters, digits and hyphens, and neither auto nor none")
    years = table.get("years")
    good = (
        isinstance(years, list) and len(years) in (1, 2) and all(isinstance(y, int) and 1000 <= y < 3000 for y in years)
    )
    if not good or (isinstance(years, list) and years[0] > years[-1]):
        yield page.fault(f"years = {years!r} must be [first, last], or [first] for what goes on, as [2012, 2025]")
    yield from page.needs_list("countries")
    for country in page.texts("countries"):
        if not _COUNTRY.fullmatch(country):
            yield page.fault(f"the country {country!r} must be an ISO 3166 code of two letters, as PH")
    if "host" in table and not (isinstance(table["host"], str) and table["host"] in nations):
        yield page.fault(
            f"host {table['host']!r} is no state: write its ISO 3166 code of three letters, as SYR, or leave it out"
        )
    yield from page.needs_list("hosts", may_lack=True)
    for host in page.texts("hosts"):
        if host not in nations:
            yield page.fault(f"host {host!r} is no state: write its ISO 3166 code of three letters, as SLV")
    if "host" in table and "hosts" in table:
        yield page.fault("has host and hosts: one state is the host, or each of several in reports from it")
    yield from page.needs_list("signs", may_lack=True)


def find_page_warnings(table: Mapping[str, Any]) -> Iterator[Fault]:
    """A pack with neither host nor signs is never chosen for a report."""
    if "host" not in table and not table.get("signs"):
        problem = "neither host nor signs: --theatre auto will never choose this pack"
        yield Fault(file=TITLE_PAGE, entry="", problem=problem, warning=True)


def find_outlet_faults(table: Mapping[str, Any], actors: Collection[str], nations: Collection[str]) -> Iterator[Fault]:
    """Faults of the outlets."""
    yield from (row for row in rows_of(table, "outlet", OUTLETS) if isinstance(row, Fault))
    rows = sound_rows(table, "outlet", OUTLETS)
    yield from twice(rows, "name")
    for row in rows:
        yield from row.knows(_OUTLET)
        yield from row.needs("name")
        yield from row.needs_list("also", may_lack=True)
        yield from row.one_of("kind", OUTLET_KINDS)
        yield from row.is_cited(table)
        side = row.values.get("side")
        if side is not None and not stands(side, actors, nations):
            yield row.fault(f"side {side!r} is no actor of the pack and no state's sector")


def find_agreement_faults(
    table: Mapping[str, Any], actors: Collection[str], nations: Collection[str]
) -> Iterator[Fault]:
    """Faults of the agreements."""
    yield from (row for row in rows_of(table, "agreement", AGREEMENTS) if isinstance(row, Fault))
    rows = sound_rows(table, "agreement", AGREEMENTS)
    yield from twice(rows, "id")
    for row in rows:
        yield from row.knows(_AGREEMENT)
        yield from row.needs("id", "name")
        yield from row.needs_list("patterns")
        yield from row.needs_list("parties", may_be_empty=True)
        yield from row.needs_list("weak", may_lack=True)
        if "weak" in row.values:
            yield from row.needs_list("near")
        yield from row.is_cited(table)
        yield from row.dates("made", "made")
        for party in row.texts("parties"):
            if party not in nations and not stands(party, actors, nations):
                yield row.fault(f"party {party!r} is no state and no actor of the pack")
