"""Outlets that are institutions: a command, a ministry, a police force or a rights body that puts out its own account.

What a newspaper tells in its own voice blames nobody; the release of an army's press office is that army's version, and a rights body's
report its own finding. Whose institution it is its name may say ("Royal Thai Army"); else, of the armed and the governing, it is of the
state in which nearly all that it tells lies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.nationalities import state_code
from rashomon.knowledge.speech import load_speech
from rashomon.records import Party, Place

_MOST = 0.75
_PRESS_OFFICE = re.compile(r"\bpress\s+(?:cent(?:re|er)|service|office|department|release)\b|\binformation\s+cent(?:re|er)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def sector_of(outlet: str | None) -> str | None:
    """The sector of an institution by its name: MIL, COP or GOV, "" for one of no state; None for a newspaper, an agency, anybody else."""
    words = [word.lower() for word in _WORD.findall(_PRESS_OFFICE.sub(" ", outlet or ""))]
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    told = {*words, *pairs}
    table = load_speech().institutions
    if not told or told & table["media"]:
        return None
    if "ministry" in told and told & {"defence", "defense"}:
        return "MIL"
    return next((sector for sector, key in (("COP", "police"), ("MIL", "armed"), ("GOV", "state"), ("", "civil")) if told & table[key]), None)


def side_of(registry: ActorRegistry, outlet: str | None, places: Iterable[Place]) -> Party | None:
    """Whom an institution speaks for; None for one of no state, and where it is not known of which."""
    sector = sector_of(outlet)
    if not sector or outlet is None:
        return None
    named = [nation for match in registry.find(outlet) for sense in match.entries if (nation := registry.nation_of(getattr(sense, "actor", None) or getattr(sense, "id", "") or ""))]
    countries = Counter(place.country for place in places if place.country)
    country, most = countries.most_common(1)[0] if countries else (None, 0)
    state = named[0] if named else state_code(country) if country and most >= _MOST * countries.total() else None
    return registry.party(f"{state}_{sector}", "outlet") if state else None
