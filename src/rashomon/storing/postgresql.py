"""A ledger in a PostgreSQL database: told from other programs' before anything touches it.

The driver, psycopg, comes with `pip install 'rashomon[postgresql]'`. A database, or a schema that the URL's search path puts
first, holds one ledger and nothing else.
"""

from __future__ import annotations

import importlib.util
from typing import Any

import sqlalchemy as sa

from rashomon.errors import LedgerError, NotALedger
from rashomon.storing.addresses import say_address
from rashomon.storing.backend import Backend
from rashomon.storing.faults import told_of
from rashomon.storing.schema import APPLICATION_ID, VERSION, VERSION_TABLE, tables, version
from rashomon.storing.versions import check_version, migrate, stamp

_BUSY_SECONDS = 60.0
"""How long a writer waits for another; many programs may write one database."""

_CONNECT_SECONDS = 10

_TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND relkind IN ('r', 'p', 'v', 'm', 'f')
"""


def open_database(url: sa.URL, *, create: bool) -> Backend:
    """The ledger in this database, migrated where it is of an older version; `create` makes an empty one in an empty database."""
    name = say_address(url)
    if importlib.util.find_spec("psycopg") is None:
        raise LedgerError(f"{name}: needs the driver psycopg; install it with: pip install 'rashomon[postgresql]'")
    engine = _engine(url, name)
    backend = Backend(
        name=name,
        reader=engine.execution_options(isolation_level="REPEATABLE READ"),
        writer=engine.execution_options(writes=True),
    )
    try:
        with told_of(name):
            _make_ready(engine, backend, create=create)
    except BaseException:
        engine.dispose()
        raise
    return backend


def _make_ready(engine: sa.Engine, backend: Backend, *, create: bool) -> None:
    """Check what is there, and make it or bring it up to date."""
    found = _find(backend)
    if found is None and not create:
        raise LedgerError(
            f"{backend.name}: this database holds no ledger; make one with: rashomon read PATH... --ledger {backend.name}"
        )
    if found is None:
        _make(engine, backend.name)
    elif found < VERSION:
        _bring_up_to_date(backend)


def _engine(url: sa.URL, name: str) -> sa.Engine:
    wait = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}
    try:
        engine = sa.create_engine(url, connect_args={"application_name": "rashomon", **wait})
    except ImportError as error:
        raise LedgerError(
            f"{name}: the driver psycopg cannot be loaded ({error}); install it with: pip install 'rashomon[postgresql]'"
        ) from None

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise LedgerError(
                f"{name}: this database keeps its text as {encoding}, which cannot hold every report; make another with: "
                "createdb --encoding UTF8 --template template0 NAME"
            )
        connection.execute(f"SET lock_timeout = {int(_BUSY_SECONDS * 1000)}")
        connection.commit()

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # One writer at a time: whoever holds the row of the version. Reading goes on meanwhile.
        if connection.get_execution_options().get("writes", False):
            check_version(name, _version(connection, lock=True))

    return engine


def _find(backend: Backend) -> int | None:
    """The version of the ledger in this database, None for an empty database. Raises NotALedger for another program's."""
    with backend.reader.begin() as connection:
        held = set(connection.exec_driver_sql(_TABLES).scalars())
        if VERSION_TABLE in held:
            found = _version(connection)
            check_version(backend.name, found)
            return found
        schema = connection.exec_driver_sql("SELECT current_schema()").scalar()
    if schema is None:
        raise LedgerError(f"{backend.name}: the database has no schema on the search path; make one with CREATE SCHEMA")
    if held:
        raise NotALedger(
            f"{backend.name}: holds another program's tables ({', '.join(sorted(held)[:3])}); it was left untouched: "
            "make a database of its own with createdb, and name that one with --ledger"
        )
    return None


def _make(engine: sa.Engine, name: str) -> None:
    """An empty ledger in an empty database, there whole or not at all; of two programs that make one at once, one does."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
        held = set(connection.exec_driver_sql(_TABLES).scalars())
        if VERSION_TABLE not in held:
            if held:
                raise NotALedger(f"{name}: another program made tables here; name another database with --ledger")
            tables.create_all(connection)
            stamp(connection)


def _bring_up_to_date(backend: Backend) -> None:
    """Migrate in one transaction, which PostgreSQL takes back whole where it fails."""
    with backend.writer.begin() as connection:
        found = _version(connection)
        if found < VERSION:
            migrate(connection, found)


def _version(connection: sa.Connection, *, lock: bool = False) -> int:
    query = sa.select(version.c.version_num)
    return int(connection.scalar(query.with_for_update() if lock else query) or 0)
