"""A ledger in a file: told from other files before anything touches it, made whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import struct
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from rashomon.errors import LedgerError, NotALedger
from rashomon.storing.backend import Backend
from rashomon.storing.faults import told_of
from rashomon.storing.schema import APPLICATION_ID, VERSION, tables
from rashomon.storing.versions import check_version, migrate, stamp
from rashomon.storing.views import make_views

_HEADER = 100
_MAGIC = b"SQLite format 3\x00"
_BUSY_SECONDS = 5.0


def open_file(path: Path, *, create: bool) -> Backend:
    """The ledger in this file, migrated where it is of an older version; `create` makes an empty one where there is none."""
    if not check_file(path, create=create):
        make_file(path)
    return connect(path)


def check_file(path: Path, *, create: bool) -> bool:
    """Whether the ledger is there; where it is not, `create` says that this is no error.

    Only the first 100 bytes are read (SQLite file format, section 1.3: user version at 60, application id at 68), so a file
    that is refused is left as it was, to its dates.
    """
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    except FileNotFoundError:
        if create and path.parent.is_dir():
            return False
        where = f"there is no folder {path.parent}" if create else "there is no such ledger"
        cure = "make it first" if create else f"make one with: rashomon read PATH... --ledger {path}"
        raise LedgerError(f"{path}: {where}; {cure}") from None
    except IsADirectoryError:
        raise NotALedger(f"{path}: is a folder, not a ledger; name a file in it") from None
    except OSError as error:
        raise LedgerError(f"{path}: cannot be opened ({error.strerror}); change its rights") from None
    if not header and create:
        return False
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise NotALedger(f"{path}: is not a ledger; it was left untouched: name another file with --ledger")
    (version,) = struct.unpack_from(">i", header, 60)
    (owner,) = struct.unpack_from(">I", header, 68)
    if owner != APPLICATION_ID:
        raise NotALedger(
            f"{path}: is another program's database; it was left untouched: name another file with --ledger"
        )
    check_version(str(path), version)
    return True


def make_file(path: Path) -> None:
    """An empty ledger at this path, there whole or not at all however the program ends."""
    memory = sa.create_engine("sqlite://")
    with told_of(str(path)), memory.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
        tables.create_all(connection)
        make_views(connection)
        stamp(connection)
    with memory.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        content = driver.serialize()
    memory.dispose()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise LedgerError(f"{path}: cannot be made ({error.strerror}); choose another place with --ledger") from None


def connect(path: Path) -> Backend:
    """A ledger that was checked. One that may not be written is opened for reading alone.

    Transactions of the writer begin as writers at once: one that turns from reading to writing half way could be refused
    without waiting.
    """
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    log = path.with_name(path.name + "-wal")
    frozen = "" if log.exists() and log.stat().st_size else "&immutable=1"
    uri = f"file:{quote(str(path.absolute()))}?" + ("mode=rw" if writable else f"mode=ro{frozen}")

    def open_connection() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        check_version(str(path), version)
        if writable:
            connection.execute("PRAGMA journal_mode = WAL")
        # A kill loses nothing that was committed; a power cut may lose the last report, which is then read again.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = sa.create_engine("sqlite://", creator=open_connection, poolclass=sa.pool.QueuePool)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    backend = Backend(name=str(path), reader=engine, writer=engine.execution_options(writes=True))
    with told_of(str(path)):
        with engine.connect() as connection:
            found = _version(connection)
        if found < VERSION:
            if not writable:
                raise LedgerError(
                    f"{path}: is a ledger of version {found}, and this program needs version {VERSION}; it is brought up to "
                    "date when it is opened by somebody who may write it: change its rights, or copy it elsewhere"
                )
            _bring_up_to_date(backend)
    return backend


def _bring_up_to_date(backend: Backend) -> None:
    """Migrate in one transaction: whoever is killed in it leaves the ledger as it was."""
    with backend.writer.begin() as connection:
        found = _version(connection)  # another program may have been here while this one waited
        if found < VERSION:
            migrate(connection, found)
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _version(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
