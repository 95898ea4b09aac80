"""Output files: never overwritten unasked, there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rashomon.errors import SettingError

if TYPE_CHECKING:
    from rashomon.surfaces.exporting import Exported
    from rashomon.surfaces.exports import Format


def write_export(made: Format, exported: Exported, output: Path | None, *, ledger: str, force: bool) -> bool:
    """Write an exported file with what lies beside it, or the folder; whether it was written. Without a name to standard output, where nothing lies beside, as nothing does beside a device or a pipe."""
    if made.folder and output is not None:
        return write_files(output, exported.files, force=force, ledger=ledger)
    beside = {output.with_name(output.name + ending): content for ending, content in exported.beside.items()} if output is not None and not is_stream(output) else {}
    return write_output(output, exported.content, force=force, ledger=ledger, also=beside)


def write_output(path: Path | None, chunks: Iterable[str | bytes], *, force: bool, ledger: str, also: Mapping[Path, str] | None = None) -> bool:
    """Write the chunks to the file, or to standard output, and what stands beside the file; whether they were written.

    A file that is there already is overwritten with `force`, or when the person at the terminal says so; in a pipe that is
    refused. The ledger is never overwritten. Nothing is written where one of them may not be.
    """
    if path is None or str(path) == "-":
        _print(chunks)
        return True
    if is_stream(path):
        _pour(path, chunks)
        return True
    if not all(_may_write(each, force=force, ledger=ledger) for each in (path, *(also or {}))):
        return False
    _write(path, chunks)
    for beside, content in (also or {}).items():
        _write(beside, [content])
    return True


def is_stream(path: Path) -> bool:
    """Whether a path leads to what only takes what is written, and keeps no file: standard output by its name, a device, a pipe."""
    if path.parts[:2] == ("/", "dev") or path.parts[:3] == ("/", "proc", "self"):
        return not path.is_dir()
    return path.exists() and not path.is_file() and not path.is_dir()


def _print(chunks: Iterable[str | bytes]) -> None:
    """Write to standard output: on a terminal as it shows words, else the bytes that a file would have."""
    shown = sys.stdout.isatty()
    try:
        for chunk in chunks:
            if not shown:
                sys.stdout.buffer.write(chunk if isinstance(chunk, bytes) else chunk.encode("utf-8"))
            elif isinstance(chunk, bytes):
                raise SettingError("this format is no text, and a terminal could not show it; name a file with -o, or send it to another program")
            else:
                sys.stdout.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SettingError(f"standard output cannot be written ({error.strerror}); choose another place with -o") from error


def _pour(path: Path, chunks: Iterable[str | bytes]) -> None:
    try:
        with path.open("wb") as stream:
            stream.writelines(chunk if isinstance(chunk, bytes) else chunk.encode("utf-8") for chunk in chunks)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SettingError(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error


def write_files(folder: Path, files: Mapping[str, str | bytes], *, force: bool, ledger: str) -> bool:
    """Write the files into the folder, which is made where it is not there; whether they were written.

    A folder that holds anything is written into with `force` alone, which overwrites files of the same names and leaves others as they are.
    """
    if folder.exists() and not folder.is_dir():
        raise SettingError(f"{folder}: is a file; name a folder")
    if not folder.parent.is_dir():
        raise SettingError(f"{folder}: there is no folder {folder.parent}; make it first")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise SettingError(f"{folder}: holds files already, and nothing was written; name another folder, or write into it with --force")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise SettingError(f"{folder}: cannot be made ({error.strerror}); choose another place with -o") from error
    if not all(_may_write(folder / name, force=force, ledger=ledger) for name in files):
        return False
    for name, content in files.items():
        _write(folder / name, [content])
    return True


def _may_write(path: Path, *, force: bool, ledger: str) -> bool:
    if path.is_dir():
        raise SettingError(f"{path}: is a folder; name a file in it")
    if not path.parent.is_dir():
        raise SettingError(f"{path}: there is no folder {path.parent}; make it first")
    if path.exists():
        if Path(ledger).exists() and path.samefile(ledger):
            raise SettingError(f"{path}: is the ledger itself; name another file")
        return force or _may_overwrite(path)
    return True


def _write(path: Path, chunks: Iterable[str | bytes]) -> None:
    """Write the file whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as stream:
            stream.writelines(chunk if isinstance(chunk, bytes) else chunk.encode("utf-8") for chunk in chunks)
        draft.replace(path)
    except OSError as error:
        raise SettingError(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error
    finally:
        draft.unlink(missing_ok=True)


def _may_overwrite(path: Path) -> bool:
    if sys.stdin.isatty() and sys.stderr.isatty():
        return typer.confirm(f"{path} is there already. Overwrite it?", err=True)
    raise SettingError(f"{path}: is there already, and nothing was written; overwrite it with --force")
