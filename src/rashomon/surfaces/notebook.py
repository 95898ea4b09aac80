"""The program from Python: read, look at incidents, get a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rashomon.asking import find_outlet, find_route, portray, read_window
from rashomon.asking.near import along_order
from rashomon.coders import Coder
from rashomon.errors import SettingError
from rashomon.reading import ReadingOptions
from rashomon.records import Attribute, Incident, Summary
from rashomon.records.displaying import HTML
from rashomon.running import reading
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger
from rashomon.surfaces.answers import contact_row, dispute_row, near_row, outlet_row
from rashomon.surfaces.asking import Asked
from rashomon.surfaces.cli.writing import write_export
from rashomon.surfaces.describing import count_of
from rashomon.surfaces.exporting import Filters, choose_incidents, make_export, read_request
from rashomon.surfaces.exports import choose_format
from rashomon.surfaces.frames import TABLES, make_frame, rows_of
from rashomon.surfaces.given import Readable, take
from rashomon.surfaces.pages import show_incident, show_ledger
from rashomon.surfaces.plain import incident_cells
from rashomon.surfaces.querying import query as run_query
from rashomon.surfaces.wording import count_wordings

DEFAULT_LEDGER = "rashomon.ledger"


class OpenLedger(Ledger):
    """An open ledger: all of `rashomon.storing.Ledger`, with tables, SQL, exports and a face in a notebook.

    Given by `rashomon.read` and `rashomon.open_ledger`. Use it as a context, or close it.
    """

    def frame(self, what: str = "incidents", *, library: str | None = None) -> Any:
        """A table of what it holds: "incidents", "claims", "facts", "positions", "accounts", "reports" or "sources".

        A data frame of pandas or polars, whichever is loaded or installed (or the `library` that is named), else a list of rows.
        Raises SettingError for a table or a library that is none.
        """
        return make_frame(rows_of(self, what), library)

    def frames(self, *, library: str | None = None) -> dict[str, Any]:
        """Every table by name, as `frame` gives it."""
        return {what: self.frame(what, library=library) for what in TABLES}

    def sql(self, query: str, *, library: str | None = None, **beside: Any) -> Any:
        """The answer to a query in SQL over the ledger's tables, by DuckDB (extra `frames`).

        The tables are those of `frames`: "SELECT outlet, count(*) FROM claims GROUP BY outlet". The answer is a frame as `frame` gives it, or with `library="arrow"` a `pyarrow.Table`. `beside` are tables of your own by name: frames of pandas or polars, or Arrow. The ledger is only read.
        Raises SettingError where the SQL is refused, in DuckDB's words, or a library is missing.
        """
        return run_query(self, query, library=library, beside=beside)

    def export(
        self, path: str | Path, format: str | None = None, *, incident: Iterable[str] = (), since: str | None = None, until: str | None = None,  # noqa: A002  # as the command has it
        status: str | None = None, focal: bool = False, hxl: bool = False, force: bool = False,
    ) -> Path:  # fmt: skip
        """Write incidents in a format for other programs, as `rashomon export` does, and give the path of the file or folder.

        `format` is chosen by the path's ending where none is named; `incident` are ids; `until` is a day, `status` a status, `focal` leaves out what is no report's news, `hxl` adds a row of
        HXL's tags. A format whose rows are derived has a manifest beside it. `since` is a day, or the manifest of an earlier export, of which then what became since is written. Nothing that is there is overwritten but with `force`.
        Raises SettingError for a format that is none or needs a library that is missing, and for a path that cannot be written.
        """
        output = Path(path)
        asked, earlier = read_request(since, Filters(incident=tuple(incident), until=until, status=status, focal=focal))
        made = choose_format(format or (earlier.format if earlier else None), output)
        exported = make_export(made, self, choose_incidents(self, asked, earlier), self.reports(), asked, earlier=earlier, hxl=hxl)
        try:
            write_export(made, exported, output, ledger=self.name, force=force)
        except SettingError as error:
            raise SettingError(str(error).replace("--force", "force=True").replace(" with -o", "")) from error
        return output

    def __repr__(self) -> str:
        """One line: its name and how much it holds."""
        counts = self.counts()
        return f"<Ledger {self.name}: {', '.join(count_of(counts[noun + 's'], noun) for noun in _HELD)}>"

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        counts = self.counts()
        return show_ledger(self.name, [(counts[noun + "s"], noun) for noun in _HELD], self.summaries())


_HELD = ("report", "incident", "claim", "issue")
HTML[Incident] = show_incident


def read(
    source: Readable,
    *,
    ledger: str | Path = DEFAULT_LEDGER,
    text: str | None = None,
    title: str | Sequence[str] | None = None,
    outlet: str | Sequence[str] | None = None,
    published: Any = None,
    url: str | Sequence[str] | None = None,
    id: str | Sequence[str] | None = None,  # noqa: A002  # what everybody calls it
    theatre: str | Path = "auto",
    options: ReadingOptions | None = None,
    coder: Coder | None = None,
) -> OpenLedger:
    """Read files and folders, a data frame or texts into a ledger, link what it holds, and give the open ledger.

    `source` is a path or several; a frame of pandas or polars, or mappings, one a row; or texts. Of a frame `text`, `title`, `outlet`, `published`, `url`
    and `id` name columns (the usual names are found without); of texts they are what holds for all, or a list with one for each.
    `theatre` is the name of a pack, the folder of one, "auto" for the pack that each report speaks of, or "none".
    `coder` is `rashomon.coders.ModelCoder(endpoint, model)` where a language model is to be asked; rules and trained heads code otherwise.
    What could not be read stands in `ledger.issues()`. Raises LedgerError, and SettingError where a path or a column is not there; never for a bad file.
    """
    sources, columns = take(source, {"text": text, "title": title, "outlet": outlet, "published": published, "url": url, "id": id})
    if columns:
        columns = {("document" if field == "id" else field): column for field, column in columns.items()}
        options = replace(options or ReadingOptions(), columns={**(options.columns if options else {}), **columns})
    reading.read(sources, ledger, theatre=str(theatre), options=options, coder=coder)
    return open_ledger(ledger)


def open_ledger(path: str | Path = DEFAULT_LEDGER) -> OpenLedger:
    """Open an existing ledger, in a file or behind a URL ("postgresql://user@host/database"), and link what it holds.

    Raises LedgerError where there is none or it cannot be used, SettingError for a URL that is none.
    """
    kept = OpenLedger.open(path)
    bring_up_to_date(kept)
    return kept


def table(incidents: Iterable[Incident | Summary]) -> list[dict[str, Any]]:
    """One row an incident, ready for `pandas.DataFrame` or `csv.DictWriter`.

    A row has what is asserted of the incident, and how the accounts stand on it. A status is "agreed", "disputed", "uncorroborated" (one origin), "superseded", "unknown" or "denied"; that of tolls is told of each people
    counted ("CIV: agreed; USA_MIL: denied"), and a toll that is only denied has no number.
    """
    return [incident_cells(incident if isinstance(incident, Summary) else incident.summary) for incident in incidents]


def wordings(ledger: Ledger, *, names: bool = False) -> list[dict[str, Any]]:
    """Who calls whom what in a ledger, as `rashomon wording` counts it.

    A row for each outlet, source, thing and evaluative term. `names`: also the words that are in no lexicon.
    """
    reports = {report.id: report for report in ledger.reports()}
    return [asdict(usage) for usage in count_wordings(ledger.incidents(), reports, names=names)]


def near(
    ledger: Ledger, place: str, *, km: float = 20.0, since: str | None = None, until: str | None = None, theatre: str | None = None
) -> list[dict[str, Any]]:
    """The incidents within `km` kilometres of a place, a row each, as `rashomon near` has them.

    A row's `section` tells how certainly it was there, `sites` has every account of the place. `place` is a name ("Derik, Syria" where it needs telling apart), an id or "37.05,41.23"; days are "2020", "2020-01" or "2020-01-15".
    Raises NotFound or SettingError for a place that is unknown or open.
    """
    asked = Asked.of(ledger, theatre=theatre)
    return [near_row(found) for found in asked.near(asked.spot(place).target, km, read_window(since, until))]


def route(
    ledger: Ledger, *places: str, km: float = 10.0, straight: bool = False, since: str | None = None, until: str | None = None,
    theatre: str | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """The incidents along the way between places, in the order of the way, a row each, as `rashomon route` has them.

    `places` are two or more, named as in `near`, or one road, river or border; `km` is how far from the way an incident may lie. The way follows the
    theatre's roads, with `straight` none. Raises NotFound or SettingError for a place that is unknown or open, and where there is no way to speak of.
    """
    asked = Asked.of(ledger, theatre=theatre)
    target = find_route([asked.spot(place) for place in places], asked.roads, straight=straight).target
    return [near_row(found) for found in sorted(asked.near(target, km, read_window(since, until)), key=along_order)]


def actors(
    ledger: Ledger, *parties: str, since: str | None = None, until: str | None = None, theatre: str | None = None
) -> list[dict[str, Any]]:
    """The incidents in which all of these parties take part, a row each, as `rashomon actors` has them.

    A party is an id ("USA_MIL"), a country's code for all who speak for it ("USA"), or a name. Raises NotFound for a party that is unknown.
    """
    asked = Asked.of(ledger, theatre=theatre)
    return [contact_row(contact) for contact in asked.contacts([asked.group(party) for party in parties], read_window(since, until))]


def outlet(ledger: Ledger, name: str, *, since: str | None = None, until: str | None = None) -> dict[str, Any]:
    """What an outlet's reports hold, as `rashomon outlet` has it.

    Whom it quotes and blames, how much is its own word, what it shares with others, what it leaves out; `wordings` has its terms. Raises NotFound for an outlet of which no report is kept.
    """
    asked = Asked.of(ledger)
    press = find_outlet(name, asked.presses(read_window(since, until)), asked.registries)
    return outlet_row(portray(press, asked.incidents, asked.reports, asked.registries))


def disputes(
    ledger: Ledger, *, attribute: str | None = None, actor: str | None = None, near: str | None = None, km: float = 20.0,
    since: str | None = None, until: str | None = None, theatre: str | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Every disputed fact, the most substantial first, a row each with its `positions`, as `rashomon disputes` has them.

    `attribute` is one of `rashomon.records.Attribute`; `actor` leaves out incidents without that party, `near` and `km` those that were elsewhere, days are as in `near`.
    Raises NotFound for a party or a place that is unknown, ValueError for an attribute that is none.
    """
    asked = Asked.of(ledger, theatre=theatre)
    found = asked.disputes(
        read_window(since, until), attributes=[Attribute(attribute)] if attribute is not None else (),
        group=asked.group(actor) if actor is not None else None, spot=asked.spot(near) if near is not None else None, km=km,
    )  # fmt: skip
    return [dispute_row(disputed) for disputed in asked.opened(found)]
