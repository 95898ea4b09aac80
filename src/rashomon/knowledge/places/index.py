"""A gazetteer as a SQLite file: places, the keys of their names, and the sounds of those keys.

The world's and every added one have this form, so that one look-up serves them all. A place that GeoNames knows has
GeoNames' number; any other a number below nought, and an `ident` to be asked for.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from rashomon.knowledge.places.names import fold, sound

TRANSLITERATED = frozenset([
    "AE", "AF", "AM", "AZ", "BG", "BH", "BY", "CY", "DJ", "DZ", "EG", "EH", "ER", "ET", "GE", "GR", "IL", "IQ", "IR", "JO", "KG", "KW", "KZ", "LB", "LY",
    "MA", "MD", "ME", "MK", "MR", "OM", "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SO", "SS", "SY", "TD", "TJ", "TM", "TN", "TR", "UA", "UZ", "XK", "YE",
])  # fmt: skip
"""Countries whose names reach English through a transliteration (or, Turkey, a sister alphabet), so that sounds are kept."""

SCHEMA = """
create table places (id integer primary key, ident text, name text, kind text, latitude real, longitude real,
                     radius_km real, country text, admin1 text, population integer);
create table names (key text, place integer, chief integer, primary key (key, place)) without rowid;
create table sounds (key text, spelt text, place integer, primary key (key, spelt, place)) without rowid;
create index places_ident on places (ident) where id < 0;
"""

WITH_NOUN = -1
"""What `chief` says of a name that is a place's only where a noun is said beside it: "Kharkiv" of Kharkiv Oblast."""
PAGES_KB = 16_384
"""Memory for pages while a file is written."""
MAPPED = 64 << 20
_CODE = re.compile(r"[A-Z]{2,4}")
Row = tuple[int, str, str, str, float, float, float, str | None, str | None, int]
"""Number, ident, name, kind, latitude, longitude, radius in km, country, first-level code, inhabitants."""


def open_file(path: Path, mapped: int = MAPPED) -> sqlite3.Connection:
    """A gazetteer's file, to be read only; `mapped` bytes of it at most are read as memory."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute(f"pragma mmap_size = {mapped}")
    return connection


def start_file(path: Path) -> sqlite3.Connection:
    """An empty gazetteer to be filled; nobody reads it before it is whole, so nothing is kept for a failure."""
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute(f"pragma cache_size = -{PAGES_KB}")
    connection.executescript(SCHEMA)
    return connection


def finish_file(connection: sqlite3.Connection) -> None:
    """Write what is left and close."""
    connection.commit()
    connection.execute("pragma analysis_limit = 1000")
    connection.execute("analyze")
    connection.commit()
    connection.close()


def add_place(
    connection: sqlite3.Connection, row: Row, names: Iterable[str], chief: str, with_noun: Iterable[str] = ()
) -> None:
    """Put a place with its names into a file; `chief` is the key of its own name, `with_noun` those that need a noun."""
    connection.execute("insert or ignore into places values (?,?,?,?,?,?,?,?,?,?)", row)
    keys = {fold(name) for name in names} - {""}
    connection.executemany(
        "insert or ignore into names values (?,?,?)", [(key, row[0], int(key == chief)) for key in keys]
    )
    connection.executemany(
        "insert or ignore into names values (?,?,?)", [(fold(name), row[0], WITH_NOUN) for name in with_noun]
    )
    if row[7] in TRANSLITERATED:
        heard = ((sound(key), key) for key in keys)
        connection.executemany(
            "insert or ignore into sounds values (?,?,?)", [(s, key, row[0]) for s, key in heard if len(s) >= 3]
        )


def readable(name: str) -> bool:
    """Whether a name may stand in a report we read: in Latin, Greek, Cyrillic, Hebrew or Arabic letters, no airport's code."""
    return len(name) > 2 and not _CODE.fullmatch(name) and all(c < "\u0700" or "\u1e00" <= c <= "\u2fff" for c in name)
