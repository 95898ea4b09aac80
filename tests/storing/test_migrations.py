"""A ledger of an older version is brought up to date with nothing lost, or is left as it was."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from rashomon.errors import LedgerBusy, LedgerError
from rashomon.storing import Ledger, Run, opening, schema, sqlite, versions
from rashomon.storing.packing import unpack
from tests import made_up

VERSION_1 = Path(__file__).with_name("version_1.sql")
"""What the first released program wrote of the made-up collision: its own statements, and not this program's."""


@pytest.fixture
def old(path: Path) -> Path:
    """A ledger of version 1."""
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_nothing_is_lost(old: Path) -> None:
    """Every record of version 1 is there; the reports are chained and found, the run has its dates, both marks agree."""
    tables = ("runs", "reports", "events", "claims", "issues", "incidents", "state")
    columns = {"runs": "id, program, model, packs, settings, first_used", "incidents": "id, 0", "claims": "event, number, id, report"}
    claims = "SELECT record FROM claims ORDER BY event, number"
    told = [unpack(record) for (record,) in ask(old, claims)]  # type: ignore[arg-type]
    before = {t: ask(old, f"SELECT {columns.get(t, '*')} FROM {t} ORDER BY 1, 2") for t in tables}  # noqa: S608
    (wire, wire_event), (rival, rival_event) = made_up.wire(), made_up.rival()
    with Ledger.open(old) as ledger:
        assert ledger.reports() == (rival, wire)
        assert set(ledger.events()) == {wire_event, rival_event}
        assert ledger.incidents() == (made_up.incident(),)
        assert ledger.summaries() == (made_up.incident().summary,)
        assert [rank.attribute for rank in ledger.dispute_ranks()] == [f.attribute for f in made_up.incident().facts if f.status == "disputed"]
        assert len(ledger.issues()) == 1
        assert ledger.judgements() == ()
        assert not ledger.stale
        verdict = ledger.verify()
        assert verdict.sound
        assert verdict.links == 2
        (hit, *_) = ledger.search("rammed").hits
        assert hit.incidents == (made_up.incident().id,)
        assert ledger.search("Al-Malikiyah", what="reports").total == 2
        (usage,) = ledger.usages()
        assert usage.run == Run(
            program="0.1.0", model="m1", packs={"syria": "1"}, settings={"a": "b"}, belonging={"YPG": ("SDF",)}
        )
        assert usage.first_used == usage.last_used
    assert before == {t: ask(old, f"SELECT {columns.get(t, '*')} FROM {t} ORDER BY 1, 2") for t in tables}  # noqa: S608
    assert told == [unpack(record) for (record,) in ask(old, claims)]  # type: ignore[arg-type]
    assert ask(old, "PRAGMA user_version") == ask(old, "SELECT version_num + 0 FROM rashomon_version") == [(schema.VERSION,)]
    assert [p.name for p in old.parent.iterdir()] == [old.name]


def test_a_migrated_ledger_is_as_a_new_one(old: Path, path: Path, tmp_path: Path) -> None:
    """Its tables, indexes and triggers; and what the words of its claims are, is what reading would have kept."""
    Ledger.open(old).close()
    with Ledger.open(tmp_path / "new.ledger", create=True) as ledger:
        for report, event in (made_up.rival(), made_up.wire()):
            ledger.add_report(report, (event,))

    def shape(place: Path) -> list[tuple[object, ...]]:
        return ask(place, "SELECT type, name, tbl_name FROM sqlite_master ORDER BY name, type")

    assert shape(old) == shape(tmp_path / "new.ledger")
    words = "SELECT event, claim, words FROM claim_words ORDER BY event, claim"
    assert ask(old, words) == ask(tmp_path / "new.ledger", words)
    words = "SELECT report, words FROM report_words ORDER BY report"
    assert ask(old, words) == ask(tmp_path / "new.ledger", words)


def test_the_steps_make_the_tables_of_the_schema(address: str, backend: str) -> None:
    """From nothing to the last version by migrations alone: no difference is left to `schema.tables`, on either backend."""
    kept = opening.open_backend(address, create=True)
    with kept.reader.connect() as connection:
        with connection.begin():
            schema.tables.drop_all(connection)
            if backend == "sqlite":
                for name in ("report_words_found", "claim_words_found"):
                    connection.exec_driver_sql(f"DROP TABLE {name}")
            versions.migrate(connection, 0)
        with connection.begin():
            context = MigrationContext.configure(
                connection,
                opts={"version_table": schema.VERSION_TABLE, "compare_type": False,
                      "include_name": lambda name, kind, _parents: kind != "table" or "_found" not in str(name)},
            )  # fmt: skip
            known = {f"{t}_found" for t in ("report_words", "claim_words")}
            left = [d for d in compare_metadata(context, schema.tables) if not (d[0] == "remove_index" and d[1].name in known)]
            assert left == []
    kept.close()
    with Ledger.open(address) as ledger:
        report, event = made_up.wire()
        ledger.add_report(report, (event,))
        assert ledger.search("rammed").total
        assert ledger.verify().sound


def test_one_who_may_not_write_is_told_the_cure(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old ledger stays as it was, to the byte."""
    content = old.read_bytes()
    monkeypatch.setattr(sqlite.os, "access", lambda *_: False)
    with pytest.raises(LedgerError, match=r"version 1.*may write it"):
        Ledger.open(old)
    assert old.read_bytes() == content


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One transaction: an error in its last moment takes all of it back."""
    real = sqlite.migrate

    def fail(connection: sa.Connection, found: int) -> None:
        real(connection, found)
        raise RuntimeError("no more")

    dump = ask(old, "SELECT type, name, sql FROM sqlite_master ORDER BY name")
    monkeypatch.setattr(sqlite, "migrate", fail)
    with pytest.raises(RuntimeError):
        Ledger.open(old)
    assert ask(old, "SELECT type, name, sql FROM sqlite_master ORDER BY name") == dump
    assert ask(old, "PRAGMA user_version") == [(1,)]
    monkeypatch.undo()
    with Ledger.open(old) as ledger:
        assert ledger.verify().sound


def test_a_migration_that_is_killed_leaves_the_ledger_as_it_was(old: Path) -> None:
    """Killed with every step done and nothing committed; the next who opens it migrates it."""
    script = textwrap.dedent("""
        import os, signal, sys
        from rashomon.storing import Ledger, sqlite
        real = sqlite.migrate
        sqlite.migrate = lambda connection, found: (real(connection, found), os.kill(os.getpid(), signal.SIGKILL))
        Ledger.open(sys.argv[1])
    """)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script, str(old)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert ask(old, "PRAGMA user_version") == [(1,)]
    with Ledger.open(old) as ledger:
        assert len(ledger.reports()) == 2
        assert ledger.verify().sound


def test_a_ledger_that_somebody_writes_is_migrated_later(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older program at work on it keeps it as it is until it has finished."""
    monkeypatch.setattr(sqlite, "_BUSY_SECONDS", 0.05)
    other = sqlite3.connect(old, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerBusy, match="wait"):
        Ledger.open(old)
    other.execute("ROLLBACK")
    other.close()
    Ledger.open(old).close()
    assert ask(old, "PRAGMA user_version") == [(schema.VERSION,)]


def test_alembic_is_loaded_for_a_migration_alone(old: Path, tmp_path: Path) -> None:
    """Opening stays fast."""
    shutil.copy(old, tmp_path / "copy.ledger")
    script = (
        "import sys; from rashomon.storing import Ledger\n"
        "Ledger.open(sys.argv[1] + '/new.ledger', create=True).close(); Ledger.open(sys.argv[1] + '/new.ledger').close()\n"
        "assert 'alembic' not in sys.modules and 'psycopg' not in sys.modules\n"
        "Ledger.open(sys.argv[1] + '/copy.ledger').close(); assert 'alembic' in sys.modules\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], env=environment, check=True)


def test_every_version_has_its_step() -> None:
    """Numbered from 1 up to that of the schema, each after the one before."""
    from alembic.script import ScriptDirectory

    steps = list(ScriptDirectory(str(versions._MIGRATIONS)).walk_revisions())
    assert [step.revision for step in reversed(steps)] == [str(n) for n in range(1, schema.VERSION + 1)]
