"""Who first said so: the independent origins behind an incident's claims.

Ten outlets that carry one wire story are one origin, and so are three that quote one spokesman. The origin of a claim is the
farthest link of its chain, `attribution.source`, folded as follows.

- The outlet's own assertion is the outlet's; outlets that carry one text are one origin, in all they say of the incident.
- Officials of one state or body are one origin, whatever their office: "Russian Defense Ministry", "a Russian Defense Ministry
  statement" and "the ministry" all speak for RUS_MIL, and no government confirms itself.
- Agencies, monitors and media are one origin where their names are: "SOHR" is the "Syrian Observatory for Human Rights", and
  an agency that is quoted here and published there is one.
- Sources without a name ("US officials", "local sources") are one origin for each text and side: nobody can tell them apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.records import UNKNOWN, Claim, Event, Source

_NAMELESS = frozenset({"unnamed", "witness"})
_OFFICIAL = frozenset({"official", "document"})
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "s", "the", "to"})
_OFFICE = _SMALL | {
    "statement", "statements", "spokesman", "spokeswoman", "spokesperson", "spokesmen", "official", "officials", "news", "agency",
    "report", "reports", "correspondent", "reporter", "state", "media", "col", "gen", "maj", "lt", "capt", "adm", "dr", "mr",
}  # fmt: skip


def name_key(name: str) -> tuple[str, ...]:
    """A name's telling words, sorted: "a Russian Defence Ministry statement" gives ("defense", "ministry", "russian")."""
    words = re.findall(r"[^\W_]+", name.lower().replace("defence", "defense"))
    telling = {w for w in words if w not in _OFFICE}
    return tuple(sorted(telling or set(words)))


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out: "sohr" of "Syrian Observatory for Human Rights"."""
    return "".join(w[0] for w in re.findall(r"[^\W_]+", name.lower()) if w not in _SMALL)


def side(party: str) -> str:
    """What a body's officials speak for: the state of "USA_MIL" and "USA_GOV" alike, "SDF" of the SDF."""
    country, _, sector = party.partition("_")
    return country if sector in _STATE else party


class _Joined:
    """Sets of things held to be one (disjoint-set forest)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, item: str) -> str:
        above = self._above.setdefault(item, item)
        if above != item:
            above = self._above[item] = self.top(above)
        return above

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.top(one), self.top(other)))
        self._above[high] = low


def _named(source: Source) -> str:
    return "name:" + " ".join(name_key(source.name))


def _raw(claim: Claim, report: str, syndication: Mapping[str, str]) -> str:
    source = claim.attribution.source
    known = source.party is not None and source.party.id != UNKNOWN
    text = "text:" + syndication.get(report, report)
    if source.kind == "outlet":
        return text
    if source.kind in _NAMELESS:
        whose = side(source.party.id) if source.party is not None and known else ""
        return f"nameless:{whose}:{text}"
    if source.kind in _OFFICIAL and source.party is not None and known:
        return "side:" + side(source.party.id)
    return _named(source)


def _join_names(sources: Mapping[str, Sequence[tuple[str, Source]]], joined: _Joined) -> None:
    named = {key: held for key, held in sources.items() if key.startswith("name:")}
    words = {key: set(key.removeprefix("name:").split()) for key in named}
    letters = {key: {initials(s.name) for _, s in held} for key, held in named.items()}
    for key in sorted(named):
        alone = next(iter(words[key])) if len(words[key]) == 1 else None
        for other in sorted(named):
            if alone is not None and len(alone) >= 3 and alone in letters[other] and len(words[other]) > 1:
                joined.join(key, other)
    for key, held in sorted(named.items()):
        for other, theirs in sorted(sources.items()):
            if other == key or other.startswith(("text:", "nameless:")):
                continue
            longer = {w for _, s in theirs for w in name_key(s.name)}
            together = {r for r, _ in held} & {r for r, _ in theirs}
            if together and words[key] < longer and {s.kind for _, s in held} & {s.kind for _, s in theirs}:
                joined.join(key, other)


def find_origins(events: Iterable[Event], syndication: Mapping[str, str]) -> Mapping[str, str]:
    """The origin of every claim, by claim id, named so that a reader knows who it is.

    `syndication` gives each report the id of the group of reports that carry its text.
    """
    told = sorted(((c, e.report) for e in events for c in e.claims), key=lambda pair: (pair[1], pair[0].id))
    joined = _Joined()
    raw: dict[str, str] = {}
    sources: defaultdict[str, list[tuple[str, Source]]] = defaultdict(list)
    for claim, report in told:
        source = claim.attribution.source
        key = raw[claim.id] = _raw(claim, report, syndication)
        sources[key].append((report, source))
        if source.kind == "outlet":
            joined.join(key, _named(source))
    _join_names(sources, joined)
    outlets = {key: joined.top(key) for key in sources}
    tops = {key: _nameless_top(key, outlets, joined) for key in raw.values()}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim, _ in told:
        names[tops[raw[claim.id]]][claim.attribution.source.name] += 1
    called = {top: _call(top, held) for top, held in names.items()}
    repeated = {name for name, n in Counter(called.values()).items() if n > 1}
    distinct = {top: f"{name} ({top.rpartition(':')[2]})" if name in repeated else name for top, name in called.items()}
    return {claim.id: distinct[tops[raw[claim.id]]] for claim, _ in told}


def _nameless_top(key: str, outlets: Mapping[str, str], joined: _Joined) -> str:
    """A nameless source belongs to its text's origin: the same "local sources" stand behind every copy of it."""
    if not key.startswith("nameless:"):
        return outlets[key]
    _, whose, text = key.split(":", 2)
    return f"nameless:{whose}:{joined.top(text)}"


def _call(top: str, names: Counter[str]) -> str:
    ranked = sorted(names, key=lambda n: (-names[n], len(n), n))
    if top.startswith(("text:", "name:")) and len(ranked) > 1:
        keys = {name_key(n) for n in ranked}
        return ", ".join(sorted(ranked)) if len(keys) > 1 and top.startswith("text:") else ranked[0]
    return ranked[0]
