"""Which country an adjective or a people's name speaks of: "Lebanese" and "Russians"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from rashomon.knowledge.actors.loading import nation_phrases, read_data
from rashomon.knowledge.geonames import load_countries
from rashomon.knowledge.places.borders import neighbours

_CAPITALISED = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)?(?!\w|-)")


@cache
def _codes() -> Mapping[str, str]:
    return {c.iso3: c.iso2 for c in load_countries().values()}


def state_code(country: str) -> str | None:
    """The ISO 3166 alpha-3 code of a country's alpha-2 code: SY is SYR."""
    return next((long for long, short in _codes().items() if short == country), None)


def around(countries: Iterable[str]) -> frozenset[str]:
    """These countries and all that border on them by land, by ISO 3166 alpha-2 codes."""
    codes, beside = _codes(), neighbours()
    own = frozenset(countries)
    near = (beside.get(state_code(country) or "", frozenset()) for country in own)
    return own | {codes[state] for states in near for state in states if state in codes}


@cache
def countries_by_nationality() -> Mapping[str, str]:
    """ISO 3166 alpha-2 codes by adjective and people: {"Lebanese": "LB", "Turks": "TR"}."""
    codes = _codes()
    phrases = nation_phrases(read_data("nations.toml"))
    return {p: codes[n.id] for p, n in phrases if n.how in ("adjective", "people") and n.id in codes}


def countries_said(text: str) -> dict[str, str]:
    """The countries that a text names by adjective or people, by the words: "Lebanese and Saudi officials" -> LB, SA.

    A "Turkish-held town" is not Turkey's.
    """
    known = countries_by_nationality()
    found: dict[str, str] = {}
    for match in _CAPITALISED.finditer(text):
        for word in (match.group(), *match.group().split()):
            if word in known:
                found[word] = known[word]
    return found
