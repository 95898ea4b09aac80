"""What a ledger in a PostgreSQL database refuses and survives; what it keeps is tested over both backends."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rashomon.errors import LedgerBusy, LedgerError, NewerLedger, NotALedger, SettingError
from rashomon.records import Issue
from rashomon.storing import Ledger, postgresql
from rashomon.storing.addresses import parse_address, say_address
from rashomon.storing.faults import _of_postgresql
from tests import made_up
from tests.postgresql import Server
from tests.storing.filling import fill


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("clash.ledger", Path("clash.ledger")),
        ("sqlite:///clash.ledger", Path("clash.ledger")),
        ("sqlite:////srv/clash.ledger", Path("/srv/clash.ledger")),
        ("file:///srv/clash.ledger", Path("/srv/clash.ledger")),
        ("C:\\clash.ledger", Path("C:\\clash.ledger")),
    ],
)
def test_what_names_a_file(name: str, place: Path) -> None:
    """A path as it is, and a URL of SQLite's."""
    assert parse_address(name) == place
    assert parse_address(place) == place


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "PostgreSQL"])
def test_what_names_a_database(scheme: str) -> None:
    """In any of the usual spellings; it is told without its password."""
    url = parse_address(f"{scheme}://layla:secret@db.example:5433/clashes")
    assert not isinstance(url, Path)
    assert (url.host, url.port, url.database) == ("db.example", 5433, "clashes")
    assert say_address(url) == "postgresql://layla:***@db.example:5433/clashes"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("mysql://u@h/db", r"mysql:// is no kind of ledger: name a file"),
        ("postgressql://u@h/db", r"you may mean postgresql://"),
        ("http://h/db", r"name a file"),
        ("postgresql://u@h:port/db", r"cannot be read"),
    ],
)
def test_what_names_nothing(name: str, says: str) -> None:
    """A call that cannot be obeyed, with the cure."""
    with pytest.raises(SettingError, match=says):
        Ledger.open(name)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    """The server, the port and the host are what to check; the password is not told."""
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match=r"cannot be reached.*check host and port") as caught:
        Ledger.open(f"postgresql://layla:secret@/clashes?host={tmp_path}")
    assert "secret" not in str(caught.value)


def test_a_missing_driver_is_told_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is an extra of the package."""
    monkeypatch.setattr(postgresql.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(LedgerError, match=r"pip install 'rashomon\[postgresql\]'"):
        Ledger.open("postgresql://u@h/db")


def test_a_driver_that_cannot_be_loaded_is_told_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands on a library of PostgreSQL's, which may be missing."""
    pytest.importorskip("psycopg")
    real = builtins.__import__

    def refuse(name: str, *more: Any) -> Any:
        if name.partition(".")[0] == "psycopg":
            raise ImportError("no pq wrapper available")
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(LedgerError, match=r"no pq wrapper.*pip install"):
        Ledger.open("postgresql://u@h/db")


@pytest.mark.parametrize(
    ("state", "error", "says"),
    [
        ("53100", LedgerError, "disk is full"),
        ("55P03", LedgerBusy, "wait"),
        ("40P01", LedgerBusy, "wait"),
        ("28P01", LedgerError, "user and password"),
        ("57P03", LedgerError, "cannot be reached"),
        ("XX001", NotALedger, "damaged"),
        ("25006", LedgerError, "may not be written"),
    ],
)
def test_what_the_server_says_has_its_cure(state: str, error: type[Exception], says: str) -> None:
    """By the codes of PostgreSQL's documentation."""
    cause: Any = SimpleNamespace(sqlstate=state)
    told = _of_postgresql("clashes", cause, state)
    assert type(told) is error
    assert says in str(told)


def test_an_empty_database_becomes_a_ledger_when_asked(server: Server) -> None:
    """Without being asked it is not, and is told how."""
    address = server.make_database()
    with pytest.raises(LedgerError, match=r"holds no ledger.*rashomon read"):
        Ledger.open(address)
    assert server.run(address, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    fill(address)
    with Ledger.open(address) as ledger:
        assert parse_address(ledger.name) == parse_address(address)
        assert len(ledger.reports()) == 2


def test_another_programs_database_is_left_alone(server: Server) -> None:
    """Tables without our mark: whosever they are, they are not ours, though they be named as ours are."""
    address = server.make_database()
    server.run(address, "CREATE TABLE reports (bird text)", "CREATE TABLE alembic_version (version_num text)")
    with pytest.raises(NotALedger, match=r"another program's tables \(alembic_version, reports\).*createdb"):
        Ledger.open(address, create=True)
    assert server.run(address, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1") == [
        ("alembic_version",), ("reports",)
    ]  # fmt: skip


def test_a_schema_of_its_own(server: Server) -> None:
    """Beside another program's tables, where the URL's search path says so."""
    address = server.make_database()
    server.run(address, "CREATE TABLE birds (name text)", "CREATE SCHEMA clashes")
    own = f"{address}&options=-csearch_path%3Dclashes"
    fill(own)
    with Ledger.open(own) as ledger:
        assert ledger.verify().sound
    with pytest.raises(NotALedger):
        Ledger.open(address)


def test_a_newer_ledger_is_left_alone(server: Server) -> None:
    """A version to come is refused, also when it comes while the ledger is open."""
    address = server.make_database()
    fill(address)
    with Ledger.open(address) as ledger:
        server.run(address, "UPDATE rashomon_version SET version_num = '99'")
        with pytest.raises(NewerLedger):
            ledger.add_issues([Issue(code="x", where="y", message="z")])
    with pytest.raises(NewerLedger, match="update the program"):
        Ledger.open(address, create=True)


def test_a_missing_database_and_a_stranger(server: Server) -> None:
    """No such database; no such user."""
    with pytest.raises(LedgerError, match=r"no such database.*createdb"):
        Ledger.open(server.url("nowhere"), create=True)
    with pytest.raises(LedgerError, match=r"not in .*check user"):
        Ledger.open(server.url("postgres", user="stranger"), create=True)


def test_another_encoding_is_refused(server: Server) -> None:
    """What cannot hold every letter cannot hold every report."""
    with pytest.raises(LedgerError, match=r"LATIN1.*createdb --encoding UTF8"):
        Ledger.open(server.make_database("LATIN1"), create=True)


def test_a_user_who_may_only_read(server: Server) -> None:
    """Reads, searches and verifies; writing is refused with the reason."""
    address = server.make_database()
    fill(address)
    name = f"reader_{address.partition('@/')[2].partition('?')[0]}"
    server.run(address, f"CREATE ROLE {name} LOGIN", f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}")
    with Ledger.open(address.replace("postgres@", f"{name}@")) as ledger:
        assert len(ledger.reports()) == 2
        assert ledger.search("rammed").total
        assert ledger.verify().sound
        with pytest.raises(LedgerError, match="may not be written by this user"):
            ledger.add_issues([Issue(code="x", where="y", message="z")])


def test_a_user_who_may_make_no_tables(server: Server) -> None:
    """An empty database in which nothing may be made."""
    address = server.make_database()
    name = f"guest_{address.partition('@/')[2].partition('?')[0]}"
    server.run(address, f"CREATE ROLE {name} LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    with pytest.raises(LedgerError, match="may not be written by this user"):
        Ledger.open(address.replace("postgres@", f"{name}@"), create=True)


def test_busy_is_told_with_the_cure(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, writing waits and then says so; reading goes on."""
    import psycopg

    address = server.make_database()
    fill(address)
    monkeypatch.setattr(postgresql, "_BUSY_SECONDS", 0.1)
    with psycopg.connect(address.replace("postgresql://postgres@/", "postgresql:///") + "&user=postgres") as other:
        other.execute("SELECT version_num FROM rashomon_version FOR UPDATE")
        with Ledger.open(address) as ledger:
            assert len(ledger.reports()) == 2
            with pytest.raises(LedgerBusy, match="wait"):
                ledger.add_issues([Issue(code="x", where="y", message="z")])


def test_a_server_that_goes_away_loses_only_the_report_at_hand(server: Server) -> None:
    """The connection is cut: the report is refused with the reason, and the next one finds its way again."""
    address = server.make_database()
    fill(address)
    report = made_up.make_report("The patrol was stopped.", "late.txt")
    with Ledger.open(address) as ledger:
        server.run(
            server.url("postgres"),
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{address.partition('@/')[2].partition('?')[0]}'",  # noqa: S608
        )
        with pytest.raises(LedgerError, match="cannot be reached"):
            ledger.add_report(report, ())
        assert len(ledger.reports()) == 2
        ledger.add_report(report, ())
        assert len(ledger.reports()) == 3


def test_two_programs_make_one_ledger_at_once(server: Server) -> None:
    """One makes the tables, and the others find them."""
    address = server.make_database()
    script = textwrap.dedent("""
        import sys
        from rashomon.records import Issue
        from rashomon.storing import Ledger
        with Ledger.open(sys.argv[1], create=True) as ledger:
            ledger.add_issues([Issue(code=sys.argv[2], where="y", message="z")])
    """)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    programs = [subprocess.Popen([sys.executable, "-c", script, address, str(n)], env=environment) for n in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    with Ledger.open(address) as ledger:
        assert len(ledger.issues()) == 3


def test_text_that_the_server_cannot_hold_is_kept_all_the_same(server: Server) -> None:
    """A NUL in the name of an outlet: the record keeps it, the column has a mark in its place."""
    with Ledger.open(server.make_database(), create=True) as ledger:
        report = made_up.make_report("The patrol\0 was stopped.", "a.txt", "Orontes\0 Wire")
        ledger.add_report(report, ())
        assert ledger.reports() == (report,)
        assert ledger.verify().sound
