"""The ledger: one file, or one database, that keeps every report, what was coded in it, the incidents made of all, and what people decided.

    with Ledger.open(Path("clash.ledger"), create=True) as ledger:
        if ledger.standing(report) is not Standing.UNCHANGED:
            ledger.add_report(report, events)

A report goes in whole, in one transaction, or not at all: a reader that is killed leaves a ledger that opens.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from rashomon.collecting import uncollected
from rashomon.records import (
    Attribute,
    Claim,
    Dispute,
    Event,
    Incident,
    Issue,
    Judgement,
    Rank,
    Report,
    Status,
    Summary,
    text_id,
)
from rashomon.storing import chain, judging, links, rows, schema, searching, summaries, tallies, verifying
from rashomon.storing import incidents as kept_incidents
from rashomon.storing.asking import parse_question
from rashomon.storing.backend import Backend
from rashomon.storing.codec import decode
from rashomon.storing.faults import told_of
from rashomon.storing.finding import pick
from rashomon.storing.opening import open_backend
from rashomon.storing.runs import Run, Usage


class Standing(StrEnum):
    """What a report is to a ledger."""

    NEW = "new"
    """It is not kept yet."""
    UNCHANGED = "unchanged"
    """It is kept as it is."""
    REVISED = "revised"
    """It takes the place of one that is kept, or is to be coded anew."""


class Ledger:
    """An open ledger. Use `open`; close it, or use it as a context."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @classmethod
    def open(cls, address: Path | str, *, create: bool = False) -> Self:
        """Open the ledger in a file or database; `create` makes an empty one where there is none.

        `address` is a path or a URL ("postgresql://user@host/database"). One of an older version is brought up to date. Raises SettingError for a URL that is none, and NotALedger or NewerLedger for
        what is refused, which is then left untouched to the byte; LedgerError where there is none.
        """
        return cls(open_backend(address, create=create))

    @property
    def name(self) -> str:
        """How the ledger is named to people: its file, or its URL without the password."""
        return self._backend.name

    def __repr__(self) -> str:
        """One line."""
        return f"<Ledger {self.name}>"

    def close(self) -> None:
        """Let go of the ledger; the side files of a file (-wal, -shm) are folded in."""
        self._backend.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with told_of(self.name), self._backend.reader.begin() as connection:
            yield connection

    @contextmanager
    def _reading_many(self) -> Iterator[sa.Connection]:
        """To read what may be very many records."""
        with uncollected(), self._reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with told_of(self.name), self._backend.writer.begin() as connection:
            yield connection

    # Reports and what was coded in them

    def has(self, report_id: str) -> bool:
        """Whether a report of this id is kept."""
        with self._reading() as connection:
            return rows.exists(connection, schema.reports.c.id == report_id)

    def known_path(self, path: str, hash_of_text: str) -> str | None:
        """The id of the report that was read from this path with this text (see `text_id`), whatever was said of it."""
        with self._reading() as connection:
            return rows.known_path(connection, path, hash_of_text)

    def standing(self, report: Report, run: Run | None = None) -> Standing:
        """Whether this report is new, kept already, or to take the place of one.

        It takes the place of the one read from the same file with the same text and other metadata. Of one text by one
        outlet in two files a single report is kept, that of the shorter path: so the order of reading does not matter.
        Where `run` is given, a report that was coded by another program, model, packs or settings is to be coded anew.
        """
        with self._reading() as connection:
            held = rows.report(connection, report.id)
            if held is None:
                known = rows.known_path(connection, report.path, text_id(report.text))
                return Standing.NEW if known is None else Standing.REVISED
            coded_by = rows.run_of(connection, report.id)
        if held.path != report.path and _rank(held.path) < _rank(report.path):
            return Standing.UNCHANGED
        if held == report and (run is None or run.id == coded_by):
            return Standing.UNCHANGED
        return Standing.REVISED

    def add_report(
        self, report: Report, events: Iterable[Event], issues: Iterable[Issue] = (), run: Run | None = None
    ) -> None:
        """Keep a report with its events, and its issues in place of any that its path had, in one transaction."""
        events = tuple(events)
        with self._writing() as connection:
            kept_incidents.preserve(connection, rows.replaced(connection, report))
            gone = rows.remove_replaced(connection, report)
            rows.remove_issues(connection, [report.path])
            record = rows.insert_report(connection, report, rows.insert_run(connection, run) if run else None)
            rows.insert_events(connection, events)
            searching.insert_words(connection, report, events)
            rows.insert_issues(connection, rows.brief(issues))
            acts = [(chain.Act.REMOVED, name, old) for name, old in gone.items() if name != report.id]
            if gone.get(report.id) != record:
                acts.append((chain.Act.REPORT, report.id, record))
            chain.append(connection, acts)
            rows.bump(connection, "revision")
            links.note(connection, {*gone, report.id})

    def reports(self) -> tuple[Report, ...]:
        """Every report, by path."""
        query = sa.select(schema.reports.c.record).order_by(schema.reports.c.path, schema.reports.c.id)
        with self._reading() as connection:
            return tuple(decode(record, Report) for record in connection.scalars(query))

    def report(self, name: str) -> Report:
        """The report of this id, or the one whose id begins so. Raises NotFound."""
        with self._reading() as connection:
            found = rows.report(connection, _pick(connection, schema.reports.c.id, name, "report"))
        assert found is not None
        return found

    def text_hashes(self, reports: Collection[str]) -> dict[str, str]:
        """The hash of each report's text (`rashomon.records.text_id`), by the report's id; of those reports (ids) that are kept."""
        kept = schema.reports.c
        with self._reading() as connection:
            query = sa.select(kept.id, kept.text_hash).where(kept.id.in_(reports))
            return {name: text for name, text in connection.execute(query)}  # noqa: C416  # rows are not pairs to the type checker

    def events(self) -> tuple[Event, ...]:
        """Every event with its claims, in the order of report id and place in the text, whatever the order of reading."""
        with self._reading() as connection:
            return rows.events(connection)

    def claims(self, name: str) -> tuple[tuple[Event, Claim], ...]:
        """The claim of this id (or beginning so) with its event; twice where it speaks of two events. Raises NotFound."""
        with self._reading() as connection:
            return rows.claims_with_events(connection, _pick(connection, schema.claims.c.id, name, "claim"))

    def claim_ids(self) -> tuple[str, ...]:
        """The ids of all claims, in order."""
        said = schema.claims.c.id
        with self._reading() as connection:
            return tuple(connection.scalars(sa.select(said).distinct().order_by(said)))

    def claim_or_incident(self, name: str) -> str:
        """The full id of the claim or the incident that is called so, or begins so. Raises NotFound."""
        return pick(name, [*self.incident_ids(), *self.claim_ids()], "claim or incident")

    def event(self, name: str) -> Event:
        """The event of this id, or the one whose id begins so. Raises NotFound."""
        with self._reading() as connection:
            return rows.events(connection, schema.events.c.id == _pick(connection, schema.events.c.id, name, "event"))[0]

    def run_of(self, report_id: str) -> Run | None:
        """The run that coded the report of this id: program, model, packs; None where that was not kept."""
        with self._reading() as connection:
            name = rows.run_of(connection, report_id)
            return next((run for run in rows.runs(connection) if run.id == name), None)

    def runs(self) -> tuple[Run, ...]:
        """The runs that coded the reports that are kept, each once, in order of id."""
        with self._reading() as connection:
            return rows.runs(connection)

    def usages(self) -> tuple[Usage, ...]:
        """The runs, each with when it was used, on how many reports, and one hash over these."""
        with self._reading() as connection:
            return rows.usages(connection)

    def inputs(self, name: str) -> tuple[Run, tuple[tuple[str, str, str | None, str], ...]]:
        """The run of this id (or beginning so), with id, hash of the text, day and path of each report it read. Raises NotFound."""
        with self._reading() as connection:
            runs = {run.id: run for run in rows.runs(connection)}
            found = pick(name, list(runs), "run")
            return runs[found], rows.inputs_of(connection, found)

    # What stands where, and whether it stands as it came

    def search(self, text: str, *, what: str = "claims", limit: int = 20) -> searching.Found:
        """Search claims or reports for words; what is found, the latest published first.

        `what` is "claims" or "reports", `limit` how many are given back (`Found.total` counts all). Words are looked for whatever their case and accents, all of them; "in quotes" as a phrase, `word*` as a
        beginning, `OR` takes either.

        Raises SettingError where the text holds no word.
        """
        question = parse_question(text)
        search = {"claims": searching.search_claims, "reports": searching.search_reports}[what]
        with self._reading() as connection:
            return search(connection, question, limit)

    def verify(self, noted: Sequence[str] = ()) -> verifying.Verdict:
        """Check that all reports and judgements are as they came in.

        `noted` are heads of the hash chain that were written down before: each must be among those of the chain. Nothing is changed.
        """
        with self._reading() as connection:
            return verifying.verify(connection, noted)

    # What people decided

    def add_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Append judgements in the order given, and count those that are new. One whose id is kept already is not kept twice."""
        judgements = tuple(judgements)
        if not judgements:
            return 0
        with self._writing() as connection:
            added = judging.append(connection, judgements)
            chain.append(connection, [(chain.Act.JUDGEMENT, judgement.id, record) for judgement, record in added])
            if added:
                rows.bump(connection, "revision")
            return len(added)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, in the order of appending."""
        with self._reading() as connection:
            return judging.judgements(connection)

    def judged(self) -> tuple[tuple[Judgement, ...], tuple[Event, ...], tuple[Report, ...]]:
        """Every judgement, with the events and the reports that they may speak of: what `review` needs."""
        with self._reading_many() as connection:
            held = judging.judgements(connection)
            found = links.Links(connection)
            concerned = found.reports_judged(held)
            return held, tuple(found.events(concerned)), tuple(found.reports(concerned).values())

    # What could not be read or decided

    def add_issues(self, issues: Iterable[Issue]) -> None:
        """Keep these issues; one that is kept already is not kept twice."""
        issues = rows.brief(issues)
        if issues:
            with self._writing() as connection:
                rows.insert_issues(connection, issues)

    def settle_issues(self, files: Iterable[str], issues: Iterable[Issue]) -> None:
        """Keep of these files (as written in `Report.path`) these issues and no older ones: what was mended is dropped."""
        with self._writing() as connection:
            kept = rows.issues(connection)
            told = frozenset(rows.brief(issues))
            read = frozenset(files)
            gone = [issue for issue in kept if issue not in told and issue.where.partition("#")[0] in read]
            if gone or told - frozenset(kept):
                rows.drop_issues(connection, gone)
                rows.insert_issues(connection, told)

    def issues(self) -> tuple[Issue, ...]:
        """Every issue, by where it was met."""
        with self._reading() as connection:
            return rows.issues(connection)

    # Incidents

    def revision(self) -> int:
        """A number that grows with every report added or replaced and with every new judgement."""
        with self._reading() as connection:
            return rows.number(connection, "revision")

    @property
    def stale(self) -> bool:
        """Whether reports or judgements came in since the incidents were made."""
        with self._reading() as connection:
            return rows.number(connection, "revision") != rows.number(connection, "incidents_revision")

    def unlinked(self) -> frozenset[str]:
        """The reports (ids) that are kept and that the incidents do not tell of yet; none where the ledger is not `stale`."""
        if not self.stale:
            return frozenset()
        held = schema.reports.c.id
        with self._reading() as connection:
            waiting = links.Links(connection).pending()
            return frozenset(waiting & set(connection.scalars(sa.select(held))))

    def replace_incidents(self, made: Sequence[Incident], *, as_of: int | None = None) -> None:
        """Keep these incidents and no others. `as_of` is the `revision` that they were made from, by default today's."""
        with self._writing() as connection:
            revision = rows.number(connection, "revision") if as_of is None else as_of
            connection.execute(sa.delete(schema.incidents))
            kept_incidents.keep(connection, made)
            links.forget(connection)
            rows.put_number(connection, "incidents_revision", revision)

    @contextmanager
    def linking(self) -> Iterator[links.Links]:
        """For the program's own linking: what it looks up, as it stands at one moment."""
        with self._reading() as connection:
            yield links.Links(connection)

    def keep_links(self, changes: links.Changes, since: links.Links) -> bool:
        """For the program's own linking: keep what it changed; False where somebody else linked in between, and nothing was kept."""
        with self._writing() as connection:
            return links.save(connection, changes, since)

    def incidents(self, ids: Collection[str] | None = None) -> tuple[Incident, ...]:
        """Every incident, or those of these ids that are there, in order of its first event's id, with all its events."""
        with self._reading_many() as connection:
            return kept_incidents.read(connection, ids)

    def incident_ids(self) -> tuple[str, ...]:
        """The ids of all incidents, in their order."""
        kept = schema.summaries.c
        with self._reading() as connection:
            return tuple(connection.scalars(sa.select(kept.incident).order_by(kept.first, kept.incident)))

    def incident(self, name: str) -> Incident:
        """The incident of this id, or the one whose id begins so. Raises NotFound with the ids that come near."""
        with self._reading() as connection:
            (found,) = kept_incidents.read(connection, [_pick(connection, schema.incidents.c.id, name, "incident")])
            return found

    def incidents_with(self, events: Collection[str]) -> tuple[Incident, ...]:
        """The incidents that any of these events (ids) is part of."""
        held = schema.members.c
        with self._reading_many() as connection:
            return kept_incidents.read(connection, connection.scalars(sa.select(held.incident).where(held.event.in_(events))).all())

    def claims_about(self, incidents: Collection[str], attributes: Collection[Attribute]) -> dict[str, tuple[tuple[str, Claim], ...]]:
        """The claims of these incidents (ids) that speak of these attributes, each with the id of its report."""
        with self._reading_many() as connection:
            return kept_incidents.claims_about(connection, incidents, attributes)

    def summaries(
        self, *, since: dt.date | None = None, until: dt.date | None = None, near: tuple[float, float] | None = None, within_km: float = 20.0,
        box: summaries.Box | None = None, places: Collection[str] = (), parties: Sequence[str | Collection[str]] = (), kinds: Collection[str] = (),
        status: Status | None = None, focal: bool = False, text: str | None = None, undecided: bool = False,
        order: str = "day", limit: int | None = None, after: str | None = None,
    ) -> tuple[Summary, ...]:  # fmt: skip
        """The summaries of the incidents that may be what is asked for, by any account, without opening any incident.

        `since` and `until` are days, both included; `near` is latitude and longitude, `within_km` how far from it the nearest edge of a place told
        may lie, `box` south, west, north and east. `places` are ids of places (or of what holds them) that will do beside those. All of
        `parties` take part: an id as "RUS_MIL", a state's or body's code as "RUS" for all who speak for it, or several ids, any of which will do. Any of `kinds` will do ("shelling",
        "ASSAULT"). `focal`: only what some report tells as its news. `text` is searched for in the claims, as `search` does. What tells no
        day is left out where days are asked for, and what has no place with a point where a place is, unless `undecided`.

        `order` is "day" (the first first, those without a day last), "latest", "told" (the most reports first) or "first" (of the first
        event's id). A page is `limit` long; the next one begins behind the id of the last, `after`. Raises SettingError for an order that is none
        or a text without a word, NotFound where `after` is gone.
        """
        wanted = summaries.Wanted(
            since=since, until=until, near=near, within_km=within_km, box=box, places=places, parties=parties, kinds=kinds, status=status,
            focal=focal, text=parse_question(text) if text is not None else None, undecided=undecided,
        )  # fmt: skip
        with self._reading_many() as connection:
            return summaries.find(connection, wanted, order=order, limit=limit, after=after)

    def summaries_of(self, incidents: Collection[str]) -> dict[str, Summary]:
        """The summaries of these incidents (ids), of those that are there."""
        with self._reading_many() as connection:
            return summaries.named(connection, incidents)

    def dispute_ranks(self) -> tuple[Rank, ...]:
        """The ranks of the disputed facts of all incidents, by which disputes are put in order, without opening any incident."""
        with self._reading_many() as connection:
            return summaries.ranks(connection)

    def disputes_of(self, incidents: Collection[str]) -> dict[str, tuple[Dispute, ...]]:
        """The disputed facts of these incidents (ids), with who says what; incidents without any are left out."""
        with self._reading_many() as connection:
            return summaries.disputes(connection, incidents)

    def claim_counts(self, incidents: Collection[str] | None = None) -> dict[str, int]:
        """How many claims tell of each incident, wordings left aside; of these incidents (ids), or of all."""
        with self._reading() as connection:
            return tallies.claim_counts(connection, incidents)

    def homes_of_claims(self, claims: Collection[str]) -> dict[str, set[str]]:
        """The incidents (ids) that each of these claims tells of; claims that are gone are left out."""
        with self._reading() as connection:
            return tallies.homes_of_claims(connection, claims)

    def incidents_saying(self, text: str) -> frozenset[str]:
        """The incidents (ids) with a claim in which these words stand, as `search` takes them.

        Raises SettingError where the text holds no word.
        """
        question = parse_question(text)
        with self._reading() as connection:
            return tallies.saying(connection, question)

    def parties(self) -> dict[str, str]:
        """The parties that take part in any incident by any account: each name by its id."""
        with self._reading() as connection:
            return summaries.parties(connection)

    def places(self) -> dict[str, str]:
        """The places where any incident is told to be by any account: each name by the gazetteer's id."""
        with self._reading() as connection:
            return summaries.places(connection)

    def outlets(self) -> dict[str, str | None]:
        """The outlet of every report, by the report's id."""
        kept = schema.reports.c
        with self._reading() as connection:
            return {name: outlet for name, outlet in connection.execute(sa.select(kept.id, kept.outlet))}  # noqa: C416  # rows are not pairs to the type checker

    def counts(self) -> dict[str, int]:
        """How many reports, events, claims (those of wording apart), issues and incidents are kept."""
        kinds = (schema.reports, schema.events, schema.claims, schema.issues, schema.incidents)
        worded = schema.claims.c.attribute == Attribute.WORDING.value
        with self._reading() as connection:
            found = {t.name: connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0 for t in kinds}
            found["claims"] -= connection.scalar(sa.select(sa.func.count()).where(worded)) or 0
            return found


def _pick(connection: sa.Connection, column: sa.ColumnElement[str], name: str, kind: str) -> str:
    """The one id that is called so, or begins so. All ids are looked through only where none is called so."""
    if rows.exists(connection, column == name):
        return name
    return pick(name, connection.scalars(sa.select(column).distinct()).all(), kind)


def _rank(path: str) -> tuple[int, str]:
    return len(path), path
