"""Gazetteers that the user added: one SQLite file each in the user's data folder, in the form of the world's index.

What a file says about itself stands in its table `about`: where it came from, when, how many places, whose they are.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.errors import NotFound, SettingError
from rashomon.knowledge.folders import data_folder
from rashomon.knowledge.places.index import MAPPED, open_file

LAYOUT = "1"
ENDING = ".sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedGazetteer:
    """What an added gazetteer says about itself. `digest` is of the file it was read from and of how it was read."""

    name: str
    origin: str
    source: str
    added: str
    places: int
    digest: str
    file: Path
    fault: str | None = None
    """Why it cannot be used, where it cannot."""


def added_folder() -> Path:
    """Where added gazetteers lie."""
    return data_folder() / "gazetteers"


def list_added() -> tuple[AddedGazetteer, ...]:
    """The added gazetteers by name; one that cannot be used has a `fault`."""
    folder = added_folder()
    return tuple(_about(path) for path in sorted(folder.glob(f"*{ENDING}"))) if folder.is_dir() else ()


def open_added() -> tuple[tuple[AddedGazetteer, sqlite3.Connection], ...]:
    """The added gazetteers, opened; SettingError where one cannot be used."""
    held = list_added()
    for one in held:
        if one.fault:
            raise SettingError(
                f"{one.file}: {one.fault}; add it again with: rashomon gazetteer add FILE --name {one.name} --replace, "
                f"or take it out with: rashomon gazetteer remove {one.name}"
            )
    # What is mapped counts as memory of the process, however many gazetteers there are.
    return tuple((one, open_file(one.file, mapped=MAPPED // len(held))) for one in held)


def remove_gazetteer(name: str) -> None:
    """Take an added gazetteer away. Raises NotFound where none has this name."""
    find_added(name).file.unlink()


def find_added(name: str) -> AddedGazetteer:
    """The added gazetteer of this name. Raises NotFound with those there are."""
    held = {one.name: one for one in list_added()}
    if name not in held:
        raise NotFound(
            f"no gazetteer named {name!r} was added; there {'are ' + ', '.join(held) if held else 'is none'}"
        )
    return held[name]


def _about(path: Path) -> AddedGazetteer:
    nothing = AddedGazetteer(name=path.stem, origin="", source="", added="", places=0, digest="", file=path)
    try:
        with closing(open_file(path)) as connection:
            told = dict(connection.execute("select key, value from about"))
    except sqlite3.Error as problem:
        return replace(nothing, fault=f"is damaged ({problem})")
    if told.get("layout") != LAYOUT:
        return replace(nothing, fault="was made by another version of the program")
    return replace(nothing, origin=told["origin"], source=told["source"], added=told["added"],
                   places=int(told["places"]), digest=told["digest"])  # fmt: skip
