"""The outlets of a ledger, each by all the names that it bears, found as people write them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.asking.nearest import nearest_names
from rashomon.errors import NotFound
from rashomon.knowledge.actors.entries import Outlet
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.reconciling.independence import initials
from rashomon.records import Report

NAMELESS = "outlet not said"
_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset({"the", "a", "of", "and"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """An outlet of the ledger: the name that it bears most often, its others, what the packs know of it, and its reports."""

    name: str
    names: tuple[str, ...]
    reports: tuple[Report, ...]
    known: Outlet | None = None


def outlets_of(reports: Iterable[Report], registries: Sequence[ActorRegistry] = ()) -> tuple[Press, ...]:
    """The outlets of these reports, those of most reports first; one that the packs know by several names is one."""
    held: defaultdict[str, list[Report]] = defaultdict(list)
    known: dict[str, Outlet] = {}
    keys: dict[str, str] = {}
    for report in reports:
        name = " ".join((report.outlet or NAMELESS).split())
        if name not in keys:
            found = next((o for registry in registries if (o := registry.outlet(name)) is not None), None)
            keys[name] = fold_outlet(found.name if found is not None else name)
            if found is not None:
                known[keys[name]] = found
        held[keys[name]].append(report)
    made = []
    for key, mine in held.items():
        names = Counter(" ".join((r.outlet or NAMELESS).split()) for r in mine)
        called = [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))]
        made.append(Press(name=called[0], names=tuple(called), reports=tuple(mine), known=known.get(key)))
    return tuple(sorted(made, key=lambda p: (p.name == NAMELESS, -len(p.reports), p.name.casefold())))


def find_outlet(asked: str, presses: Sequence[Press], registries: Sequence[ActorRegistry] = ()) -> Press:
    """The outlet of a name, however it is written, its first letters, or a part of its name that no other has.

    Raises NotFound with those of which the name is a part, or that come nearest.
    """
    found = next((o for registry in registries if (o := registry.outlet(asked)) is not None), None)
    key = fold_outlet(found.name if found is not None else asked)
    exact = [p for p in presses if key in {fold_outlet(n) for n in (*p.names, *((p.known.name,) if p.known else ()))}]
    letters = [p for p in presses if any(initials(n) == asked.casefold() for n in p.names) and len(asked) > 1]
    part = [p for p in presses if any(key and key in fold_outlet(n) for n in p.names)]
    for few in (exact, letters, part):
        if len(few) == 1:
            return few[0]
    near = [p.name for p in part[:6]] or nearest_names(asked, [n for p in presses for n in p.names])
    said = "may be" if part else "is no outlet of this ledger; near it are" if near else "is no outlet of this ledger"
    raise NotFound(f"{asked!r} {said} {', '.join(near)}".rstrip() + ("" if near else "; `rashomon outlet` lists them"))


def fold_outlet(name: str) -> str:
    """The words of an outlet's name, however it is written."""
    words = _WORDS.findall(name.casefold())
    return " ".join([w for w in words if w not in _SMALL] or words)
