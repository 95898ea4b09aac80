"""Who takes part, as a data set sorts them: a state's forces, rebels, militias, civilians."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.theatres.finding import shipped
from rashomon.records import UNKNOWN, Party, is_of_state, side
from rashomon.surfaces.exports.parts.states import state_of


class Sort(StrEnum):
    """What somebody is in a conflict."""

    STATE = "state"
    REBELS = "rebels"
    MILITIA = "militia"
    CIVILIANS = "civilians"
    OTHER = "other"


_SORTS = {
    "military": Sort.STATE, "government": Sort.STATE, "police": Sort.STATE, "rebels": Sort.REBELS, "militia": Sort.MILITIA,
    "administration": Sort.REBELS, "civilians": Sort.CIVILIANS,
}  # fmt: skip


def sort_of(party: str) -> Sort:
    """What a party of this id is, by its sector or by what the registry and the theatre packs say of it; OTHER where neither does."""
    if party == "CIV" or party.endswith("_CIV"):
        return Sort.CIVILIANS
    if state_of(party) is not None and is_of_state(party):
        return Sort.STATE
    kinds = (known.kind for registry in _registries() if (known := registry.actor(party)) is not None)
    return next((_SORTS[kind] for kind in kinds if kind in _SORTS), Sort.OTHER)


def known_parties(sides: Iterable[Iterable[Party | str]]) -> tuple[Party, ...]:
    """Whom the best supported side of these names, each once; nobody where it names nobody who is known."""
    first = next(iter(sides), ())
    return tuple({v.id: v for v in first if isinstance(v, Party) and v.id != UNKNOWN}.values())


def set_apart(doers: Sequence[Party], others: Sequence[Party]) -> tuple[Sequence[Party], Sequence[Party]]:
    """Those who act and those on whom it is done, none on both sides: of two that fight, the first and its allies, and whoever is none of them."""
    if not doers or not others:
        return doers, others
    enemies = [party for party in others if party.side != side(doers[0].id)]
    against = {party.id for party in enemies}
    return [doers[0], *(party for party in doers[1:] if party.id not in against)], enemies


@cache
def _registries() -> tuple[ActorRegistry, ...]:
    return tuple(ActorRegistry.open(theatre) for theatre in (*shipped(), None))
