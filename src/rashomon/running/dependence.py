"""All that some modules depend on: the modules that they import, from one to the next, and the data files that any of these names.

    depended_on(PACKAGE, ["linking", "reconciling"])

Read from the source text alone, so that nothing has to be imported or listed for it.

Why: docs/decisions/linking.md#cache-of-linking.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_IMPORT = re.compile(r"^[ \t]*from rashomon\.([\w.]+) import (\([^)]*\)|[^\n]+)|^[ \t]*import rashomon\.([\w.]+)", re.MULTILINE)
_NAME = re.compile(r"\b[A-Za-z_]\w*")
_DATA = re.compile(r"[\w.-]+\.(?:toml|txt)\b")


def depended_on(package: Path, roots: Iterable[str], without: Collection[str] = ()) -> frozenset[Path]:
    """The files that these modules or packages ("linking", "running.incidents") depend on, they among them; what lies in `without` is not followed."""
    data: defaultdict[str, list[Path]] = defaultdict(list)
    for file in (*package.rglob("*.toml"), *package.rglob("*.txt")):
        data[file.name].append(file)
    found: set[Path] = set()
    waiting = [file for root in roots for file in _modules(package, root)]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        text = file.read_text("utf-8")
        found.update(path for name in set(_DATA.findall(text)) for path in data[name])
        waiting += [other for name in _imported(text) if name.split(".")[0] not in without for other in _module(package, name)]
    return frozenset(found)


def digest_of(package: Path, files: Iterable[Path]) -> str:
    """A name of what these files hold, by their places in the package."""
    digest = hashlib.sha256()
    for name, file in sorted((file.relative_to(package).as_posix(), file) for file in files):
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _imported(text: str) -> Iterator[str]:
    """What a module imports: "records", and "language.quotations" also where it says `from rashomon.language import quotations`."""
    for within, names, whole in _IMPORT.findall(text):
        yield whole or within
        yield from (f"{within}.{name}" for name in _NAME.findall(names))


def _module(package: Path, name: str) -> list[Path]:
    """The file of a module, of a package its own; none for a name that is neither."""
    place = package.joinpath(*name.split("."))
    return [file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()]


def _modules(package: Path, name: str) -> list[Path]:
    """The file of a module, or every module of a package."""
    return sorted(package.joinpath(*name.split(".")).rglob("*.py")) or _module(package, name)
