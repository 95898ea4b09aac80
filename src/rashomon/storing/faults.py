"""What SQLite objected to, as one of the program's own errors with its cure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy.exc

from rashomon.errors import InternalError, LedgerBusy, LedgerError, NotALedger


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turn a database error into a LedgerError about this file."""
    try:
        yield
    except sqlalchemy.exc.DBAPIError as error:
        cause = error.orig
        raise _error(path, cause if isinstance(cause, sqlite3.Error) else sqlite3.Error(str(error))) from error
    except sqlite3.Error as error:
        raise _error(path, error) from error


def _error(path: Path, cause: sqlite3.Error) -> Exception:
    name = getattr(cause, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusy(f"{path}: another program is writing this ledger; wait until it has finished and try again")
    if name.startswith("SQLITE_FULL"):
        return LedgerError(f"{path}: the disk is full; what was read before is kept: free some space and read again")
    if name.startswith("SQLITE_READONLY"):
        return LedgerError(
            f"{path}: this ledger, or its folder, may not be written; change its rights or copy it elsewhere"
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return NotALedger(
            f"{path}: this ledger is damaged ({cause}); restore a copy, or move it away and read the reports again"
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return LedgerError(f"{path}: the ledger cannot be read or written ({cause}); check its folder and disk")
    return InternalError(f"{path}: {cause}")
