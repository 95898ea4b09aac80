"""States as conflict data sets name and number them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.knowledge.geonames import load_countries

_UCDP = ((199, "Americas"), (399, "Europe"), (629, "Africa"), (699, "Middle East"), (999, "Asia"))
"""The last of Gleditsch and Ward's numbers in each of UCDP's regions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: its codes of two and three letters, its number in ISO 3166, its name, and what data sets call it and the part of the world it is in.

    `gw` is Gleditsch and Ward's number, `cow` that of the Correlates of War; both are None for a territory that is no state. `acled` and `ucdp` are
    regions, "" where the data set has none for it.
    """

    iso2: str
    iso3: str
    number: int | None
    name: str
    gw: int | None
    cow: int | None
    acled: str
    ucdp: str


def state(code: str | None) -> State | None:
    """The state of this code of two or three letters, None where there is none."""
    return _states().get(code or "")


def state_of(party: str) -> State | None:
    """The state whose body this party is ("RUS_MIL"), None for one that is no state's; "CIV" are civilians and not Côte d'Ivoire."""
    code, separator, _ = party.partition("_")
    return state(code) if separator and len(code) == 3 else None


def load_table(name: str) -> Mapping[str, Any]:
    """A table that lies beside this module. Raises OSError where the program was installed without it."""
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


@cache
def _states() -> Mapping[str, State]:
    table = load_table("states.toml")
    region = {code: name for name, codes in table["regions"].items() for code in codes.split()}
    found: dict[str, State] = {}
    for iso2, row in load_countries().items():
        iso3 = row.iso3
        gw = table["gw"].get(iso3)
        made = State(
            iso2=iso2, iso3=iso3, number=row.number or None, name=row.name, gw=gw, cow=table["cow"].get(iso3, gw),
            acled=region.get(iso2, ""), ucdp=next((name for last, name in _UCDP if gw is not None and gw <= last), ""),
        )  # fmt: skip
        found |= {iso2: made, iso3: made}
    return found
