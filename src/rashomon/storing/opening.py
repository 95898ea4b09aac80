"""A ledger's database by its name: a file of SQLite's, or a database of PostgreSQL's."""

from __future__ import annotations

from pathlib import Path

from rashomon.storing import postgresql, sqlite
from rashomon.storing.addresses import parse_address
from rashomon.storing.backend import Backend


def open_backend(address: Path | str, *, create: bool) -> Backend:
    """The ledger's database, brought to this program's version; `create` makes an empty ledger where there is none.

    Raises SettingError for a name that can be none, and LedgerError for what is there and is refused, which is left untouched.
    """
    place = parse_address(address)
    if isinstance(place, Path):
        return sqlite.open_file(place, create=create)
    return postgresql.open_database(place, create=create)
