"""What a program hands over to be read: paths, a frame, rows or texts, told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from rashomon.errors import SettingError
from rashomon.reading.given import Given

Readable: TypeAlias = Any
"""A path or several; a data frame of pandas or polars; mappings, one a row; or texts."""

_FEWEST_WORDS = 5
"""A string of fewer words is a path."""


def take(source: Readable, fields: Mapping[str, Any]) -> tuple[list[Path | Given], dict[str, str]]:
    """What is to be read, and the columns of a frame by field. `fields` are what was said of it; what is None is not.

    Raises SettingError for a path that is not there, a column that a frame has not, and what can be none of these.
    """
    said = {name: value for name, value in fields.items() if value is not None}
    rows = _rows(source)
    if rows is not None:
        return [Given(name="frame", rows=rows)], _columns(said, rows)
    several = [source] if isinstance(source, (str, Path)) else list(source)
    texts = [one for one in several if isinstance(one, str) and is_text(one)]
    if texts and len(texts) == len(several):
        return [Given(name="texts", rows=_told(texts, said))], {}
    if texts:
        raise SettingError(f"{texts[0][:40]!r} ... is a text and the others are paths; read them apart")
    if said:
        raise SettingError(f"{', '.join(said)}: say this of a frame or of texts; of files with options=ReadingOptions(...)")
    for path in several:
        if not isinstance(path, (str, Path)):
            raise SettingError(f"{type(path).__name__}: cannot be read; give paths, a data frame, rows as mappings, or texts")
        if not Path(path).exists():
            raise SettingError(f"{path}: is not there; check the path")
    return [Path(path) for path in several], {}


def is_text(words: str) -> bool:
    """Whether a string is a text of its own and no path: a sentence at least, which names no file and does not end like one."""
    if len(words.split()) < _FEWEST_WORDS:
        return False
    ending = words.rpartition(".")[2] if "." in words else ""
    names_a_file = ending.isalnum() and len(ending) <= 5 and "\n" not in words
    return not names_a_file and not (len(words) < 4096 and "\n" not in words and Path(words).exists())


def _rows(source: Readable) -> Sequence[Mapping[str, object]] | None:
    """The rows of a frame or of a list of mappings; None for anything else."""
    if hasattr(source, "to_dicts"):
        return list(source.to_dicts())
    if hasattr(source, "to_dict") and hasattr(source, "columns"):
        return list(source.to_dict("records"))
    if isinstance(source, Sequence) and source and all(isinstance(row, Mapping) for row in source):
        return list(source)
    return None


def _columns(said: Mapping[str, Any], rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """The column of each field; each must be there."""
    held = dict.fromkeys(str(name) for row in rows for name in row)
    for field, column in said.items():
        if column not in held:
            raise SettingError(f"{field}={column!r}: the frame has no such column; it has {', '.join(held) or 'none'}")
    return dict(said)


def _told(texts: Sequence[str], said: Mapping[str, Any]) -> list[dict[str, object]]:
    """A row a text; what is said holds for all, or is a list with one for each."""
    rows: list[dict[str, object]] = [{"text": text} for text in texts]
    for field, value in said.items():
        if field == "text":
            raise SettingError("text=: name the column of a frame with it; texts need none")
        each = [value] * len(texts) if isinstance(value, str) or not isinstance(value, Sequence) else list(value)
        if len(each) != len(texts):
            raise SettingError(f"{field}: has {len(each)} for {len(texts)} texts; give one for each, or one for all")
        for row, one in zip(rows, each, strict=True):
            row["document" if field == "id" else field] = one
    return rows
