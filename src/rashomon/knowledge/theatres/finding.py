"""Theatre packs: where they are, and what they say of themselves.

    find_folder("syria")            # of a pack that ships with the program
    find_folder("packs/ladakh")     # of a pack of one's own; docs/theatres.md says how to write one

A pack is a folder of TOML files. `theatre.toml` says what it is, `places.toml` and `actors.toml` must be there,
`outlets.toml` and `agreements.toml` may be. `packs` opens them.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.errors import SettingError
from rashomon.knowledge.tables import parse_table

DATA = Path(__file__).parent.parent / "data"
THEATRES = DATA / "theatres"
TITLE_PAGE = "theatre.toml"
NEEDED = (TITLE_PAGE, "places.toml", "actors.toml")
OPTIONAL = ("outlets.toml", "agreements.toml")
AUTO, NONE = "auto", "none"
"""What one asks for to have each report choose its pack, or to have no pack at all; no pack bears these names."""

AFTERMATH = 10
"""Years before a conflict and after it whose reports are still on it."""

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """What a pack says of itself.

    `countries` are ISO 3166 alpha-2, `host` the alpha-3 of the state on whose ground it all happens, None where there is
    no such state; `hosts` are those of several states, where each report is from one of them. `signs` are words that only
    reports on this theatre use. `last` is None for a conflict that goes on.
    """

    id: str
    title: str
    covers: str
    first: int
    last: int | None
    countries: tuple[str, ...]
    host: str | None
    signs: tuple[str, ...]
    source: str
    hosts: tuple[str, ...] = ()

    @property
    def years(self) -> str:
        """From when to when: "2011-2024", or "2012-" for what goes on."""
        return f"{self.first}-{self.last or ''}"

    def is_of(self, year: int) -> bool:
        """Whether a report of this year may be on the theatre: of its years, or of those in which its graves are still found."""
        return self.first - AFTERMATH <= year and (self.last is None or year <= self.last + AFTERMATH)


@cache
def shipped() -> tuple[str, ...]:
    """The names of the packs that ship with the program."""
    return tuple(sorted(page.parent.name for page in THEATRES.glob(f"*/{TITLE_PAGE}")))


def find_folder(asked: str) -> Path:
    """The folder of the pack of this name, or at this path. Raises SettingError where there is none."""
    if asked in shipped():
        return THEATRES / asked
    folder = Path(asked).expanduser()
    known = ", ".join(shipped())
    if not folder.is_dir():
        raise SettingError(
            f"no theatre {asked!r}: those that ship are {known}; a pack of your own is named by the path of its folder"
        )
    if not (folder / TITLE_PAGE).is_file():
        raise SettingError(
            f"{folder}: has no {TITLE_PAGE}, so it is no theatre pack (docs/theatres.md says what one is)"
        )
    return folder.resolve()


def read_file(path: Path) -> Table:
    """The table of one TOML file. Raises SettingError with the line that is wrong."""
    try:
        return parse_table(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SettingError(f"{path}: cannot be read as TOML ({problem})") from problem


def theatre_of(page: Table) -> Theatre:
    """The title page as a record; it was found sound before."""
    years = page["years"]
    return Theatre(
        id=page["id"],
        title=page["title"],
        covers=page["covers"],
        first=years[0],
        last=years[1] if len(years) > 1 else None,
        countries=tuple(page["countries"]),
        host=page.get("host"),
        signs=tuple(page.get("signs", ())),
        source=page["source"],
        hosts=tuple(page.get("hosts", ())),
    )


@cache
def shipped_theatres() -> tuple[Theatre, ...]:
    """The title pages of the packs that ship, by name; no other file of theirs is opened."""
    return tuple(theatre_of(read_file(THEATRES / name / TITLE_PAGE)) for name in shipped())


def digest_of(files: Iterable[Path], under: Path) -> str:
    """A name for the content of these files, which lie under a folder: what is changed in them changes it."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(files):
        digest.update(path.relative_to(under).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
