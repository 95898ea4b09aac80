"""A ledger's version: one that is too new is refused, one that is older is brought up to date."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from rashomon.errors import NewerLedger, NotALedger
from rashomon.storing import incidents
from rashomon.storing.schema import VERSION, VERSION_TABLE, version
from rashomon.storing.views import drop_views, make_views

_MIGRATIONS = Path(__file__).parent / "migrations"


def check_version(name: str, found: int) -> None:
    """Raise NewerLedger or NotALedger for a version that this program does not know."""
    if found > VERSION:
        raise NewerLedger(
            f"{name}: was written by a newer rashomon (ledger version {found}, this program knows {VERSION}); "
            "it was left untouched: update the program"
        )
    if found < 1:
        raise NotALedger(f"{name}: has no ledger version; it was left untouched: name another with --ledger")


def stamp(connection: sa.Connection) -> None:
    """Note in a ledger that was made anew that its tables are those of this program."""
    connection.execute(sa.insert(version), [{"version_num": str(VERSION)}])


def migrate(connection: sa.Connection, found: int) -> None:
    """Bring a ledger of this older version (0: an empty database) up to date, inside a transaction that holds the writers' lock."""
    from alembic import command  # noqa: PLC0415  # takes longer to load than most ledgers to open, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415

    views_too = connection.dialect.name == "sqlite"
    if views_too:
        drop_views(connection)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    if found and not sa.inspect(connection).has_table(VERSION_TABLE):
        command.stamp(config, str(found))  # version 1 was marked by SQLite's user_version alone
    command.upgrade(config, str(VERSION))
    if found:
        incidents.summarise_anew(connection)
    if views_too:
        make_views(connection)
