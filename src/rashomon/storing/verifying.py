"""Whether a ledger still holds what came in, and nothing else: checked by its chain, its records' words and its database."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from rashomon.records import Claim, Report
from rashomon.storing import chain, rows, schema
from rashomon.storing.codec import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it came in: `subject` is what it is about, `message` what is wrong."""

    subject: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was checked, and what was found wrong.

    `links`, `reports`, `judgements` and `claims` are how many of each were checked, `faults` what is not as it came in. `head` is the hash of the
    chain's last link, which stands for all that came in so far.
    """

    links: int
    head: str
    reports: int
    judgements: int
    claims: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(connection: sa.Connection, noted: Sequence[str] = ()) -> Verdict:
    """Check everything. `noted` are heads that were written down before: each must still be a link of the chain."""
    broken = list(_pages(connection))
    if broken:  # what a damaged database says of its rows proves nothing
        return Verdict(links=0, head="", reports=0, judgements=0, claims=0, faults=tuple(broken))
    faults = list(_keys(connection))
    reports: dict[str, str] = {}
    judgements: dict[str, str] = {}
    missing = dict.fromkeys(head.lower() for head in noted)
    number, previous = 0, chain.GENESIS
    for link in chain.links(connection):
        number += 1
        if link.number != number:
            faults.append(Fault(subject=f"link {number}", message=f"is missing: the next is {link.number}"))
            number = link.number
        if link.previous != previous:
            faults.append(Fault(subject=f"link {link.number}", message="does not follow the one before it"))
        if not link.holds:
            faults.append(Fault(subject=f"link {link.number}", message=f"on {link.subject} was altered"))
        previous = link.hash
        for head in [head for head in missing if link.hash.startswith(head)]:
            del missing[head]
        if link.kind == chain.Act.JUDGEMENT:
            judgements[link.subject] = link.content
        elif link.kind == chain.Act.REMOVED:
            reports.pop(link.subject, None)
        else:
            reports[link.subject] = link.content
    faults += [Fault(subject=head, message="was noted as a head, and is no link of this chain") for head in missing]
    found, checked_reports, checked_claims = _reports(connection, reports)
    judged, checked_judgements = _judgements(connection, judgements)
    return Verdict(
        links=number, head=previous, reports=checked_reports, judgements=checked_judgements, claims=checked_claims,
        faults=(*faults, *found, *judged),
    )  # fmt: skip


def _pages(connection: sa.Connection) -> Iterator[Fault]:
    """What SQLite finds damaged. PostgreSQL checks a page's sum as it reads it, where its cluster keeps one."""
    if connection.dialect.name == "sqlite":
        for (message,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if message != "ok":
                yield Fault(subject="database", message=str(message))


def _keys(connection: sa.Connection) -> Iterator[Fault]:
    """Marks of the version that do not agree, and rows whose owner is gone; the latter PostgreSQL does not let happen."""
    noted = connection.scalar(sa.select(schema.version.c.version_num))
    if noted != str(schema.VERSION):
        yield Fault(subject="database", message=f"is of version {schema.VERSION}, and notes that its tables are of {noted}")
    if connection.dialect.name == "sqlite":
        lost = Counter((row[0], row[2]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))
        for (table, parent), count in sorted(lost.items()):
            yield Fault(subject="database", message=f"{count:,} rows of {table} belong to rows of {parent} that are not there")


def _reports(connection: sa.Connection, chained: dict[str, str]) -> tuple[list[Fault], int, int]:
    """Reports that are not what the chain says, columns that are not what their report says, claims whose words do not stand there."""
    faults: list[Fault] = []
    kept, said = schema.reports.c, schema.claims.c
    seen: set[str] = set()
    claims = 0
    stored = sa.select(kept.id, kept.path, kept.text_hash, kept.outlet, kept.published, kept.language, kept.record)
    told = connection.execute(
        sa.select(said.report, said.record).order_by(said.report), execution_options={"yield_per": 1000}
    )
    claims_of = itertools.groupby(told, key=lambda row: row[0])
    owner, group = next(claims_of, (None, iter(())))
    for name, *columns, record in connection.execute(stored.order_by(kept.id), execution_options={"yield_per": 1000}):
        seen.add(name)
        if name not in chained:
            faults.append(Fault(subject=name, message="is a report that was added by other means: the chain does not know it"))
        elif chain.content_hash(record) != chained[name]:
            faults.append(Fault(subject=name, message="is a report whose text or metadata were altered"))
        report = _decoded(record)
        if report is None or _shown(rows.report_columns(report)) != _shown((name, *columns)):
            faults.append(Fault(subject=name, message="is a report whose record and columns differ"))
        while owner is not None and owner < name:
            owner, group = next(claims_of, (None, iter(())))
        for _, claim_record in group if owner == name else ():
            claims += 1
            if report is not None and (wrong := _unfounded(claim_record, report)):
                faults.append(Fault(subject=wrong, message=f"is a claim whose words do not stand in {name} as it says"))
    faults += [
        Fault(subject=name, message="is a report that came in, and was removed by other means")
        for name in sorted(chained.keys() - seen)
    ]
    return faults, len(seen), claims


def _shown(columns: Iterable[str | None]) -> list[str | None]:
    """Columns as PostgreSQL keeps them, which has no NUL."""
    return [column.replace("\0", "\N{REPLACEMENT CHARACTER}") if column else column for column in columns]


def _decoded(record: str) -> Report | None:
    try:
        return decode(record, Report)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _unfounded(record: str, report: Report) -> str | None:
    """The id of a claim whose evidence does not stand in its report, None for one whose evidence does."""
    try:
        claim = decode(record, Claim)
    except (ValueError, TypeError, KeyError, AttributeError):
        return f"a claim of {report.id}"
    good = all(span.report == report.id and report.text[span.start : span.end] == span.text for span in claim.evidence)
    return None if good else claim.id


def _judgements(connection: sa.Connection, chained: dict[str, str]) -> tuple[list[Fault], int]:
    """Judgements that are not what the chain says, or stand in another order."""
    faults = []
    kept = schema.judgements.c
    seen: dict[str, None] = {}
    for name, record in connection.execute(sa.select(kept.id, kept.record).order_by(kept.number)):
        seen[name] = None
        if name not in chained:
            faults.append(Fault(subject=name, message="is a judgement that was added by other means"))
        elif chain.content_hash(record) != chained[name]:
            faults.append(Fault(subject=name, message="is a judgement that was altered"))
    for name in chained:
        if name not in seen:
            faults.append(Fault(subject=name, message="is a judgement that was removed by other means"))
    if not faults and list(seen) != list(chained):
        faults.append(Fault(subject="judgements", message="stand in another order than they came in"))
    return faults, len(seen)
