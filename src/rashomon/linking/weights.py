"""The table of weights: what each level of agreement says, in bits."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from rashomon.linking.rarity import Rarity, load_rarity
from rashomon.records import country_of

COMPARABLES = (
    "period",
    "publication",
    "standing",
    "place",
    "parties",
    "kind",
    "killed",
    "injured",
    "detained",
    "missing",
    "series",
    "people",
    "speakers",
    "words",
    "denial",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Bits for each comparable's levels, the families of parties and how kinds stand to each other.

    `bits["period"]["same day"]` is log2(m / u); `prior` the log2 odds before anything is compared.
    """

    prior: float
    bits: Mapping[str, Mapping[str, float]]
    families: Mapping[str, str]
    close: frozenset[frozenset[str]]
    fire: frozenset[str]
    contact: frozenset[str]
    quiet: frozenset[str]
    common: frozenset[str]
    any_attack: frozenset[str]
    one_sided: frozenset[str]
    loud_types: frozenset[str]
    quiet_types: frozenset[str]
    rarity: Rarity = field(default_factory=load_rarity)
    """How rare words are: a table of its own."""

    def family(self, party: str) -> str:
        """What a party counts as when accounts name it differently: "USA" of "USA_MIL", "SDF" of "YPG"."""
        found = self.families.get(party)
        return found if found is not None else country_of(party)


def read_weights(text: str) -> Weights:
    """A table of weights from its TOML text, `weights.toml` being the model."""
    table = tomllib.loads(text)
    kinds = table["kinds"]
    return Weights(
        prior=math.log2(table["prior"]["odds"]),
        bits={c: {name: math.log2(p["m"] / p["u"]) for name, p in table[c].items()} for c in COMPARABLES},
        families={p: name for name, members in table["families"].items() if name != "source" for p in members},
        close=frozenset(frozenset(pair) for pair in kinds["close"]),
        fire=frozenset(kinds["fire"]),
        contact=frozenset(kinds["contact"]),
        quiet=frozenset(kinds["quiet"]),
        common=frozenset(kinds["common"]),
        any_attack=frozenset(kinds["any_attack"]),
        one_sided=frozenset(kinds["one_sided"]),
        loud_types=frozenset(kinds["loud_types"]),
        quiet_types=frozenset(kinds["quiet_types"]),
    )


@cache
def load_weights() -> Weights:
    """The weights that come with the program."""
    return read_weights(resources.files("rashomon.linking").joinpath("weights.toml").read_text("utf-8"))
