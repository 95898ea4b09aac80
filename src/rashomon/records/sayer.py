"""Who says so, as a reader wants to know it: the side that a source speaks for, or the outlet that vouches for it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.attribution import Source
from rashomon.records.party import UNKNOWN

_NAMELESS = "local and unnamed sources"
_NO_SIDE = frozenset({UNKNOWN, "CIV"})
"""Parties for whom nobody speaks: a nurse is no spokeswoman of all civilians."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sayer:
    """A side ("USA", "SDF") by its `party`, else an outlet or a source by its `name`."""

    name: str
    party: str = ""

    @property
    def key(self) -> str:
        """What makes two of them one, however the name is written."""
        return self.party or self.name.casefold()


def sayer_of(source: Source, outlet: str | None) -> Sayer:
    """Who says so: officials are their side, nameless people all one, an outlet itself, by the name under which its report was published."""
    if source.party is not None and source.party.id not in _NO_SIDE:
        return Sayer(name=source.party.name, party=source.party.side)
    if source.kind == "outlet":
        return Sayer(name=outlet or "outlet not said")
    if source.kind in ("unnamed", "witness"):
        return Sayer(name=_NAMELESS)
    return Sayer(name=" ".join(source.name.split()))
