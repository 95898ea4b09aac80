"""What a database objected to, as one of the program's own errors with its cure."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy.exc

from rashomon.errors import InternalError, LedgerBusy, LedgerError, NotALedger

_NO_DATABASE = re.compile('database ".*" does not exist')
_NOT_LET_IN = re.compile('role ".*" (?:does not exist|is not permitted)|authentication|password|pg_hba', re.IGNORECASE)
"""What a server says that refuses a connection; the driver is given no code then."""


@contextmanager
def told_of(name: str) -> Iterator[None]:
    """Turn a database error into a LedgerError about the ledger of this name."""
    try:
        yield
    except sqlalchemy.exc.DBAPIError as error:
        raise _error(name, error.orig or error) from error
    except sqlalchemy.exc.TimeoutError as error:
        raise _busy(name) from error
    except sqlite3.Error as error:
        raise _error(name, error) from error
    except (UnicodeDecodeError, json.JSONDecodeError, zlib.error) as error:  # a record that no program of ours wrote
        raise _damaged(name, error) from error


def _error(name: str, cause: BaseException) -> Exception:
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(name, cause)
    if hasattr(cause, "sqlstate"):
        return _of_postgresql(name, cause, getattr(cause, "sqlstate", None) or "")
    return InternalError(f"{name}: {cause}")


def _busy(name: str) -> LedgerBusy:
    return LedgerBusy(f"{name}: another program is writing this ledger; wait until it has finished and try again")


def _full(name: str) -> LedgerError:
    return LedgerError(f"{name}: the disk is full; what was read before is kept: free some space and read again")


def _damaged(name: str, cause: Exception) -> NotALedger:
    said = str(cause).partition(" with text ")[0]
    return NotALedger(f"{name}: this ledger is damaged ({said}); restore a copy, or move it away and read the reports again")


def _of_sqlite(name: str, cause: sqlite3.Error) -> Exception:
    code = getattr(cause, "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return _busy(name)
    if code.startswith("SQLITE_FULL"):
        return _full(name)
    if code.startswith("SQLITE_READONLY"):
        return LedgerError(
            f"{name}: this ledger, or its folder, may not be written; change its rights or copy it elsewhere"
        )
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or str(cause).startswith("Could not decode to UTF-8"):
        return _damaged(name, cause)
    if code.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return LedgerError(f"{name}: the ledger cannot be read or written ({cause}); check its folder and disk")
    if "no such module: fts5" in str(cause):
        return LedgerError(f"{name}: Python's SQLite was built without full-text search (FTS5); use another build of Python")
    return InternalError(f"{name}: {cause}")


def _of_postgresql(name: str, cause: BaseException, state: str) -> Exception:
    """By SQLSTATE (PostgreSQL's documentation, appendix A); none is given where the server was not reached."""
    said = _line(cause)
    if state in {"55P03", "40001", "40P01", "53300"}:
        return _busy(name)
    if state == "53100":
        return _full(name)
    if state in {"42501", "25006"}:
        return LedgerError(f"{name}: this ledger may not be written by this user ({said}); grant the rights, or name another user")
    if state == "3D000" or (not state and _NO_DATABASE.search(said)):
        return LedgerError(f"{name}: there is no such database; make it with createdb, or correct the name")
    if state.startswith("28") or (not state and _NOT_LET_IN.search(said)):
        return LedgerError(f"{name}: the server lets this user not in ({said}); check user and password (~/.pgpass keeps one)")
    if state in {"XX001", "XX002"}:
        return NotALedger(f"{name}: this ledger is damaged ({said}); restore a backup")
    if not state or state.startswith(("08", "57P")):
        return LedgerError(f"{name}: the server cannot be reached ({said}); check host and port, and whether PostgreSQL runs there")
    return InternalError(f"{name}: {said} (SQLSTATE {state})")


def _line(cause: BaseException) -> str:
    """The first line of what the server or its driver said."""
    return next(iter(str(cause).strip().splitlines()), type(cause).__name__)
