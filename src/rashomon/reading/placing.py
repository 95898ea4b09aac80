"""How files are named in what is kept and shown: from where reading was called, and never by the folders of a machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from rashomon.reading.refusals import name_of


@dataclass(frozen=True, slots=True)
class Places:
    """The paths that a call named, and the folder that it was made in."""

    roots: Sequence[Path]
    here: PurePath

    @classmethod
    def of(cls, roots: Sequence[Path]) -> Places:
        """Those of a call made in the current folder."""
        return cls(roots, PurePath(Path.cwd()))

    def name(self, where: str) -> str:
        """A path, or the place of an article in one ("/home/ana/week/a.csv#3"), as it is told: "week/a.csv#3".

        A relative path stays as it was given. An absolute one is told from the current folder where it lies in it, else from the last name of the
        path that the call named, or from so many that no two of them are named alike.
        """
        path, mark, number = where.partition("#")
        absolute = PurePath(path)
        return f"{self._name(absolute)}{mark}{number}" if absolute.is_absolute() else where

    def _name(self, path: PurePath) -> str:
        if path.is_relative_to(self.here) and path != self.here:
            return name_of(path.relative_to(self.here))
        for root in self.roots:
            if root.is_absolute() and path.is_relative_to(root):
                return name_of(PurePath(*self._told_apart(root), *path.relative_to(root).parts))
        return path.name

    def _told_apart(self, root: Path) -> tuple[str, ...]:
        """As many of a named path's last names as tell it from the others that were named with it."""
        others = [other.parts for other in self.roots if other.is_absolute() and other != root]
        most = len(root.parts) - 1
        return next((root.parts[-n:] for n in range(1, most) if all(other[-n:] != root.parts[-n:] for other in others)), root.parts[-most:])
