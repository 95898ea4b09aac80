"""A reason why something could not be read, on its way to becoming an issue."""

from __future__ import annotations

from pathlib import PurePath

from rashomon.records import Issue


class Refusal(Exception):
    """A file, page or article that cannot be read: `code` is stable, `message` gives the reason and the cure.

    Raised and caught inside reading only; what leaves is an `Issue`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def at(self, where: str) -> Issue:
        """The issue that this refusal makes of the file or article `where`."""
        return Issue(code=self.code, where=where, message=" ".join(self.message.split()))


REMARKS = frozenset({"changed-date", "odd-stretch", "partial-article", "tracked-changes", "messages-without-words", "attachment-not-read", "columns-found"})
"""Codes of issues that remark on what was read all the same: no failure."""


def name_of(path: PurePath) -> str:
    """How a path is written in records: as given, with forward slashes, odd bytes of its name escaped.

    A name that is not UTF-8 on the disk (an old Latin-1 name) must still be printable and storable.
    """
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def reason_of(error: OSError) -> str:
    """What the operating system objected to, in its own words."""
    return error.strerror or str(error)
