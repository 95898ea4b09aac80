"""What names a ledger: a file, or the URL of a PostgreSQL database."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import sqlalchemy as sa

from rashomon.errors import SettingError

_URL = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*)://")
_POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_SQLITE = frozenset({"sqlite", "file"})


def parse_address(address: Path | str) -> Path | sa.URL:
    """The file or the URL: "clash.ledger", "sqlite:///clash.ledger", "postgresql://user@host/db".

    Raises SettingError for the URL of something else, or one that cannot be read.
    """
    if isinstance(address, Path):
        return address
    found = _URL.match(address)
    if found is None:
        return Path(address)
    scheme = found[1].lower()
    if scheme in _SQLITE:
        return Path(address[found.end() :].removeprefix("/") if scheme == "sqlite" else address[found.end() :])
    if scheme not in _POSTGRESQL:
        near = difflib.get_close_matches(scheme, sorted(_POSTGRESQL), n=1, cutoff=0.7)
        raise SettingError(
            f"{scheme}:// is no kind of ledger{'; you may mean postgresql://' if near else ''}: "
            "name a file, or postgresql://user@host/database"
        )
    try:
        url = sa.make_url(address)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise SettingError(f"the ledger's URL cannot be read ({error}); write it as postgresql://user@host:5432/database") from None
    return url.set(drivername="postgresql+psycopg")


def say_address(address: Path | sa.URL) -> str:
    """How a ledger is named to people: a URL without its password."""
    if isinstance(address, Path):
        return str(address)
    return address.set(drivername="postgresql").render_as_string(hide_password=True)
