"""Output files: never overwritten unasked, there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from rashomon.errors import SettingError


def write_output(path: Path | None, chunks: Iterable[str], *, force: bool, ledger: str) -> bool:
    """Write the chunks to the file, or to standard output; whether they were written.

    A file that is there already is overwritten with `force`, or when the person at the terminal says so; in a pipe that is
    refused. The ledger is never overwritten.
    """
    if path is None or str(path) == "-":
        for chunk in chunks:
            sys.stdout.write(chunk)
        sys.stdout.flush()
        return True
    if path.is_dir():
        raise SettingError(f"{path}: is a folder; name a file in it")
    if not path.parent.is_dir():
        raise SettingError(f"{path}: there is no folder {path.parent}; make it first")
    if path.exists():
        if Path(ledger).exists() and path.samefile(ledger):
            raise SettingError(f"{path}: is the ledger itself; name another file")
        if not force and not _may_overwrite(path):
            return False
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(chunks)
        draft.replace(path)
    except OSError as error:
        raise SettingError(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error
    finally:
        draft.unlink(missing_ok=True)
    return True


def _may_overwrite(path: Path) -> bool:
    if sys.stdin.isatty() and sys.stderr.isatty():
        return typer.confirm(f"{path} is there already. Overwrite it?", err=True)
    raise SettingError(f"{path}: is there already, and nothing was written; overwrite it with --force")
