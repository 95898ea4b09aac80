"""Who first said so: the independent origins behind an incident's claims.

Ten outlets that carry one wire story are one origin, and so are three that quote one spokesman. The origin of a claim is the
farthest link of its chain, `attribution.source`, folded as follows.

- The outlet's own assertion is the outlet's; outlets that carry one text are one origin, in all they say of the incident, and an
  outlet that credits an agency with its story is that agency.
- Officials of one state or body are one origin, whatever their office, named or not: "Russian Defense Ministry", "a Russian Defense Ministry
  statement", "the ministry" and "a Russian official" all speak for Russia, and no government confirms itself.
- A name that names nobody ("Ministry", "the Chief", "two officials") is the one side's that speaks officially in its report; "reports" and
  "the four" are no sources, and what they say is the outlet's (`bodiless`).
- Agencies, monitors and media are one origin where their names are: "SOHR" is the "Syrian Observatory for Human Rights", and
  an agency that is quoted here and published there is one.
- Other sources without a name ("residents", "local sources") are one origin for each text and side: nobody can tell them apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.reconciling.bodiless import official_side, stands_for
from rashomon.records import UNKNOWN, Claim, Event, Source, sector_of

_NAMELESS = frozenset({"unnamed", "witness"})
_OFFICIAL = frozenset({"official", "document"})
_SHOWN = 2
_LISTED = 4
_NOBODY = ("outlet",)
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "s", "the", "to"})
_OFFICE = _SMALL | {
    "statement", "statements", "spokesman", "spokeswoman", "spokesperson", "spokesmen", "official", "officials", "news", "agency",
    "report", "reports", "correspondent", "reporter", "state", "media", "col", "gen", "maj", "lt", "capt", "adm", "dr", "mr",
}  # fmt: skip

_CALLED = re.compile(r"\b(?:so[- ]called|(?:pro|anti)-[\w-]+|[\w.]+[- ]based)\s", re.IGNORECASE)
_HEADS = r"(?:director|head|chief|founder|correspondent)"
_OFFICE_OF = re.compile(rf"(?:.*,\s*)?(?:the\s+)?(?:\w+\s+)?{_HEADS}\s+(?:of|for)\s+(?:the\s+)?(?P<body>[A-Z].+)")
_WHOSE_OFFICE = re.compile(rf"(?:the\s+)?(?P<body>[A-Z][\w'’ -]*?)(?:['’]s?)?\s+{_HEADS}(?:\s+(?P<person>[A-Z].*))?$")


def _body(name: str) -> str:
    """The body for which an office speaks, without what others call it: "the director of X", "X's director Ana Mora", "the so-called X"."""
    bare = _CALLED.sub(" ", name)
    speaks = _OFFICE_OF.match(bare) or _WHOSE_OFFICE.match(bare)
    return speaks["body"] if speaks is not None else bare


def _person(name: str) -> str | None:
    """Who heads the body that a name is of: "Ana Mora" of "X director Ana Mora"."""
    found = _WHOSE_OFFICE.match(_CALLED.sub(" ", name))
    return found["person"] if found is not None else None


def name_key(name: str) -> tuple[str, ...]:
    """A name's telling words, sorted: "a Russian Defence Ministry statement" gives ("defense", "ministry", "russian")."""
    words = re.findall(r"[^\W_]+", _body(name).lower().replace("defence", "defense"))
    telling = {w for w in words if w not in _OFFICE}
    return tuple(sorted(telling or set(words)))


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out: "sohr" of "Syrian Observatory for Human Rights"."""
    return "".join(w[0] for w in re.findall(r"[^\W_]+", name.lower()) if w not in _SMALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origin of every claim, by claim id, named so that a reader knows who it is; and why the names folded into one are one."""

    of: Mapping[str, str]
    reasons: Mapping[str, tuple[str, ...]]


class _Joined:
    """Sets of things held to be one (disjoint-set forest), each joining with its reason."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self.reasons: dict[tuple[str, str], None] = {}

    def top(self, item: str) -> str:
        above = self._above.setdefault(item, item)
        if above != item:
            above = self._above[item] = self.top(above)
        return above

    def join(self, one: str, other: str, why: str = "") -> None:
        low, high = sorted((self.top(one), self.top(other)))
        self._above[high] = low
        if why:
            self.reasons[one, why] = None


def _named(source: Source) -> str:
    return "name:" + " ".join(name_key(source.name))


def _judged(name: str, reports: Collection[str], syndication: Mapping[str, str]) -> str:
    """What people mean by a report's id, or by an outlet's name."""
    return "text:" + syndication.get(name, name) if name in reports else "name:" + " ".join(name_key(name))


def _raw(claim: Claim, report: str, syndication: Mapping[str, str]) -> str:
    source = claim.attribution.source
    known = source.party is not None and source.party.id != UNKNOWN
    text = "text:" + syndication.get(report, report)
    if source.kind == "outlet":
        return text
    if (whose := official_side(source)) is not None:
        return f"side:{whose}"
    if source.kind in _NAMELESS:
        whose = source.party.side if source.party is not None and known else ""
        return f"nameless:{whose}:{text}"
    if source.kind in _OFFICIAL and source.party is not None and known:
        return "side:" + source.party.side
    return _named(source)


def _join_letters(sources: Mapping[str, Sequence[Source]], joined: _Joined) -> None:
    """Hold an abbreviation and the name whose first letters it gives to be one."""
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for key, held in sources.items():
        if key.startswith("name:"):
            for source in held:
                spelled[initials(_body(source.name))].add(key)
    for letters, keys in sorted(spelled.items()):
        if len(letters) >= 3 and f"name:{letters}" in sources:
            for key in sorted(keys - {f"name:{letters}"}):
                joined.join(f"name:{letters}", key, f"{letters.upper()} abbreviates {_fullest(sources[key])}")


def _fuller(named: Mapping[str, Sequence[Source]]) -> Mapping[str, str]:
    """For each short name ("the ministry") the one fuller name that it shortens, if it is one alone among those at hand."""
    found = {}
    for key, short in named.items():
        if not key.startswith("name:"):
            continue
        words, kinds = set(key.removeprefix("name:").split()), {s.kind for s in short}
        longer = {
            other
            for other, held in named.items()
            if other != key and any(s.kind in kinds and words < set(name_key(s.name)) for s in held)
        }
        if len(longer) == 1:
            found[key] = longer.pop()
    return {key: found.get(other, other) for key, other in found.items()}


def explain_origins(
    events: Iterable[Event],
    syndication: Mapping[str, str],
    credited: Mapping[str, str] | None = None,
    dependent: Iterable[tuple[str, str]] = (),
    outlets: Mapping[str, str] | None = None,
) -> Origins:
    """The origin of every claim, named so that a reader knows who it is, with the reasons for which what it holds is one.

    `syndication` gives each report the id of the group of reports that carry its text, `credited` the agency that it credits.
    `dependent` are pairs of outlets' names, or of report ids, that people held to be one origin, `outlets` gives each report's outlet where it is known.
    """
    told = sorted(((c, e.report) for e in events for c in e.claims), key=lambda pair: (pair[1], pair[0].id))
    by_report: defaultdict[str, defaultdict[str, list[Source]]] = defaultdict(lambda: defaultdict(list))
    for claim, report in told:
        by_report[report][_raw(claim, report, syndication)].append(claim.attribution.source)
    fuller = {report: _fuller(named) for report, named in by_report.items()}
    sides = {report: {key[5:] for key in named if key.startswith("side:") and sector_of(key[5:]) != "MED"} for report, named in by_report.items()}
    joined = _Joined()
    raw: dict[str, str] = {}
    borrowed: set[str] = set()  # claims of those who go by a name that another bears
    sources: defaultdict[str, list[Source]] = defaultdict(list)
    quoted = {_named(c.attribution.source) for c, _ in told if c.attribution.source.kind != "outlet"}
    for claim, report in told:
        told_by = _raw(claim, report, syndication)
        source = claim.attribution.source
        key = fuller[report].get(told_by, told_by)
        if key == told_by and not key.startswith("side:"):
            whose = stands_for(source, sides[report])
            key = "text:" + syndication.get(report, report) if whose == "outlet" else whose or key
            if whose == "outlet" and report in (outlets or {}):
                joined.join(key, "name:" + " ".join(name_key((outlets or {})[report])))
        if key != told_by:
            borrowed.add(claim.id)
        joined.join(key, raw.setdefault(claim.id, key))
        if claim.id not in borrowed:
            sources[key].append(source)
        person = _person(source.name)
        if person and key == _named(source):
            joined.join(key, "name:" + " ".join(name_key(person)))
        if source.kind == "outlet":
            if name_key(source.name) != _NOBODY:
                known = _named(source) in quoted
                joined.join(key, _named(source), f"{source.name} is quoted, and carried as well" if known else "")
            agency = (credited or {}).get(report)
            if agency:
                joined.join(key, "name:" + " ".join(name_key(agency)), f"{source.name} credits its story to {agency}")
    for key, other in sorted(_fuller(sources).items()):
        joined.join(key, other, f"{_fullest(sources[key])} is short for {_fullest(sources[other])}")
    _join_letters(sources, joined)
    for one, other in sorted(dependent):
        left, right = (_judged(name, by_report, syndication) for name in (one, other))
        joined.join(left, right, f"people held {one} and {other} to be one origin")
    tops = {key: _nameless_top(key, joined) for key in raw.values()}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    own = {tops[raw[claim.id]] for claim, _ in told if claim.id not in borrowed}
    for claim, report in told:
        if claim.id in borrowed and tops[raw[claim.id]] in own:
            continue
        name = claim.attribution.source.name if claim.id not in borrowed else (outlets or {}).get(report, "the outlet")
        names[tops[raw[claim.id]]][" ".join(name.split())] += 1
    called = {top: _call(held) for top, held in names.items()}
    for top in called:
        text = top.split(":", 2)[2] if top.startswith("nameless:") else ""
        called[top] += f" ({_call(names[text])})" if text in names else ""
    repeated = {name for name, n in Counter(called.values()).items() if n > 1}
    distinct = {top: f"{name} ({top.rpartition(':')[2]})" if name in repeated else name for top, name in called.items()}
    of = {claim_id: distinct[tops[key]] for claim_id, key in raw.items()}
    return Origins(of=of, reasons=_reasons({key: distinct[top] for key, top in tops.items()}, sources, joined))


def _reasons(
    called: Mapping[str, str], sources: Mapping[str, Sequence[Source]], joined: _Joined
) -> Mapping[str, tuple[str, ...]]:
    """Why each origin is one: one side's offices, outlets of one text, and what was joined. `called` names each raw origin's own."""
    reasons: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, name in sorted(called.items()):
        names = {name_key(s.name): " ".join(s.name.split()) for s in sources[key]}
        if key.startswith("side:") and len(names) > 1:
            reasons[name][f"officials of one side ({key[5:]}): {_listed(names.values())}"] = None
        if key.startswith("text:") and len(names) > 1:
            reasons[name][f"carry one text: {_listed(names.values())}"] = None
    tops = {joined.top(key): name for key, name in called.items() if not key.startswith("nameless:")}
    for key, why in sorted(joined.reasons):
        if joined.top(key) in tops:
            reasons[tops[joined.top(key)]][why] = None
    return {name: tuple(found) for name, found in sorted(reasons.items())}


def _fullest(sources: Sequence[Source]) -> str:
    return _call(Counter(" ".join(s.name.split()) for s in sources))


def _listed(names: Iterable[str]) -> str:
    held = sorted(names)
    return "; ".join(held[:_LISTED]) + (f" and {len(held) - _LISTED} more" if len(held) > _LISTED else "")


def _nameless_top(key: str, joined: _Joined) -> str:
    """A nameless source belongs to its text's origin: the same "local sources" stand behind every copy of it."""
    if not key.startswith("nameless:"):
        return joined.top(key)
    _, whose, text = key.split(":", 2)
    return f"nameless:{whose}:{joined.top(text)}"


def _call(names: Counter[str]) -> str:
    """A name for an origin: the fullest of each of its offices, the most often quoted first, two at the most."""
    kept: dict[tuple[str, ...], str] = {}
    for name in sorted(names, key=lambda n: (-len(name_key(n)), -names[n], len(n), n)):
        words = set(name_key(name))
        if not any(words <= set(fuller) or initials(held) in words for fuller, held in kept.items()):
            kept[name_key(name)] = name
    ranked = sorted(kept.values(), key=lambda n: (-names[n], n))
    return ", ".join(ranked[:_SHOWN]) + (" and others" if len(ranked) > _SHOWN else "")
