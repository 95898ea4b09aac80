"""Small inputs that went wrong once, each read and held against what a careful reader would say of it.

The texts stay where they are, in a folder with `unseen.jsonl` and `field/*.txt`; what is right of each stands in `case_keys/*.toml`, by its id:

    [[case]]
    id = "u-a1"
    kind = "denial of having done it"
    checks = ["toll killed 9+", "blame KEN_MIL denied", "not actor KEN_MIL", "day 2024-04-28"]

A check is a word and what it asks for: `toll EFFECT N` (`9`, `9+`, `..9`, `9-12`; `of PARTY`), `actor`, `recipient`, `blame` and a party's id or words
of the text in quotes, `place` and a name or `in` a country, `day` and a day or a stretch, `kind`, `source`, `nothing`, `something`, `past`; `denied`
behind it where somebody denies it, `not` before it where nothing of the kind may be asserted. A case is right where all its checks hold.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Figures
from rashomon.knowledge.places.names import fold
from rashomon.linking.profiles import TOLD
from rashomon.reading import parse_date, today
from rashomon.records import Attribute, Claim, Count, Event, Party, Period, Place, Polarity, Report, report_id
from rashomon.resolving import date_by_text
from rashomon.running.reading import code

_WORD = re.compile(r'"([^"]*)"|(\S+)')
KEYS = Path(__file__).parent / "case_keys"
_FORCE = frozenset({"ASSAULT", "COERCE"})
_TOLLS = {"killed": Attribute.KILLED, "injured": Attribute.INJURED, "detained": Attribute.DETAINED, "missing": Attribute.MISSING}
_ROLES = {"actor": Attribute.ACTOR, "recipient": Attribute.RECIPIENT, "blame": Attribute.BLAME}


_ALIKE = {
    "ambush": {"raid", "exchange_of_fire", "shooting", "ground_attack"}, "raid": {"raid", "ground_attack"}, "ground_attack": {"raid", "ground_attack"}, "rocket_attack": {"shelling", "airstrike"},
    "explosion": {"ied", "explosion"}, "suicide_bombing": {"car_bomb", "ied"},
}  # fmt: skip
"""Kinds that keys tell apart and the house's codes do not."""


@dataclass(frozen=True)
class Key:
    """What is right of one case."""

    id: str
    kind: str
    checks: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """One case as it was read: the checks that do not hold."""

    key: Key
    failed: tuple[str, ...]


def read_keys(folder: Path = KEYS) -> tuple[Key, ...]:
    """All keys of a folder."""
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml")))
    return tuple(Key(row["id"], row["kind"], tuple(row["checks"])) for table in tables for row in table["case"])


def read_texts(data: Path) -> Mapping[str, tuple[str, dt.date | None]]:
    """The texts of a folder of cases with their days of publication, by id."""
    found: dict[str, tuple[str, dt.date | None]] = {}
    for line in (data / "unseen.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["id"]] = (row["text"], parse_date(row["published"]))
    for path in sorted((data / "field").glob("c*.txt")):
        for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, text = block.partition("\n")
            name, published = (part.strip() for part in head.split("|")[:2])
            found[name] = (text.strip(), parse_date(published))
    return found


def judge(keys: Sequence[Key], texts: Mapping[str, tuple[str, dt.date | None]]) -> Iterator[Outcome]:
    """Every case that has a key and a text, read without a theatre."""
    for key in keys:
        if key.id not in texts:
            continue
        text, published = texts[key.id]
        report = date_by_text(Report(id=report_id(text, None), text=text, path=f"{key.id}.txt", published=published), published or today())[0]
        events = code(report)
        yield Outcome(key, tuple(check for check in key.checks if not holds(check, events)))


def holds(check: str, events: Sequence[Event]) -> bool:
    """Whether a check holds of what was read."""
    words = [quoted or bare for quoted, bare in _WORD.findall(check)]
    refused = words[0] == "not"
    words = words[1:] if refused else words
    denied = words[-1] == "denied"
    words = words[:-1] if denied else words
    wanted = Polarity.DENIED if denied else Polarity.ASSERTED
    claims = [c for event in events if event.modality in TOLD for c in event.claims if c.polarity is wanted]
    return _CHECKS[words[0]](words[1:], claims, events) is not refused


def _toll(words: Sequence[str], claims: Sequence[Claim], _: Sequence[Event]) -> bool:
    tolls = [c for c in claims if c.attribute is _TOLLS[words[0]] and isinstance(c.value, Count)]
    if "of" in words:
        party = words[words.index("of") + 1]
        tolls = [c for c in tolls if isinstance(c.resolved, Party) and _is(party, c.resolved)]
        words = words[: words.index("of")]
    return any(_counts(words[1], c.value) for c in tolls if isinstance(c.value, Count)) if len(words) > 1 else bool(tolls)


def _counts(asked: str, count: Count) -> bool:
    if asked.endswith("+"):
        return count.low == int(asked[:-1]) and count.high is None
    if asked.startswith(".."):
        return count.high == int(asked[2:])
    low, _, high = asked.partition("-")
    return (count.low, count.high) == (int(low), int(high or low)) or (not high and count.best == int(low))


def _role(attribute: Attribute) -> Callable[[Sequence[str], Sequence[Claim], Sequence[Event]], bool]:
    def check(words: Sequence[str], claims: Sequence[Claim], _: Sequence[Event]) -> bool:
        mine = [c for c in claims if c.attribute is attribute]
        if attribute is Attribute.BLAME:  # who denies the deed of a side denies that it did it
            mine += [c for c in claims if c.attribute is Attribute.ACTOR and c.polarity is Polarity.DENIED]
        if "by" in words:
            source = words[words.index("by") + 1]
            mine = [c for c in mine if source.lower() in c.attribution.source.name.lower()]
            words = words[: words.index("by")]
        if not words:
            return bool(mine)
        return any((isinstance(c.resolved, Party) and _is(words[0], c.resolved)) or _says(words[0], c) for c in mine)

    return check


def _is(asked: str, party: Party) -> bool:
    return asked == party.id


def _says(asked: str, claim: Claim) -> bool:
    name = claim.resolved.name if isinstance(claim.resolved, Party) else ""
    return any(asked.lower() in words.lower() for words in (name, *(span.text for span in claim.evidence)))


def _place(words: Sequence[str], claims: Sequence[Claim], _: Sequence[Event]) -> bool:
    places = [c.resolved for c in claims if c.attribute is Attribute.PLACE and isinstance(c.resolved, Place)]
    if words[0] == "in":
        return any(place.country == words[1] for place in places)
    if words == ["none"]:
        return not any(place.known for place in places)
    asked = fold(" ".join(words))
    return any(asked in fold(place.wording) or asked in fold(place.name) for place in places if place.known)


def _day(words: Sequence[str], claims: Sequence[Claim], _: Sequence[Event]) -> bool:
    periods = [c.resolved for c in claims if c.attribute is Attribute.PERIOD and isinstance(c.resolved, Period)]
    if words == ["none"]:
        return not any(period.earliest for period in periods)
    first, _sep, last = words[0].partition("..")
    return any((str(period.earliest)[:10], str(period.latest)[:10]) == (first, last or first) for period in periods if period.earliest and period.latest)


def _kind(words: Sequence[str], claims: Sequence[Claim], _: Sequence[Event]) -> bool:
    return any(c.attribute is Attribute.KIND and c.value in _ALIKE.get(words[0], {words[0]}) for c in claims)


def _source(words: Sequence[str], _: Sequence[Claim], events: Sequence[Event]) -> bool:
    asked = " ".join(words).lower()
    every = (c.attribution for event in events for c in event.claims)
    return any(asked in source.name.lower() for said in every for source in (said.source, *said.via) if source.kind != "outlet")


def _told(events: Sequence[Event]) -> list[Event]:
    """The incidents of force that are told as having happened."""
    return [e for e in events if e.modality == "actual" and any(c.attribute is Attribute.TYPE and c.value in _FORCE and c.polarity is Polarity.ASSERTED for c in e.claims)]


_CHECKS: dict[str, Callable[[Sequence[str], Sequence[Claim], Sequence[Event]], bool]] = {
    "toll": _toll,
    **{name: _role(attribute) for name, attribute in _ROLES.items()},
    "place": _place,
    "day": _day,
    "kind": _kind,
    "source": _source,
    "nothing": lambda _, __, events: not _told(events),
    "something": lambda _, __, events: bool(_told(events)),
    "happenings": lambda words, _, events: len(_told(events)) == int(words[0]),
    "past": lambda _, __, events: not [e for e in _told(events) if e.focal],
}


def run(data: Path) -> Figures:
    """The share of cases of which every check holds, in all and by kind, and the share of checks."""
    outcomes = list(judge(read_keys(), read_texts(data)))
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.key.kind].append(outcome)
    checks = sum(len(o.key.checks) for o in outcomes)
    rows = [
        ("right", _share(outcomes), f"{sum(not o.failed for o in outcomes)} of {len(outcomes)} cases, all checks of each"),
        ("checks", 1 - sum(len(o.failed) for o in outcomes) / max(1, checks), f"of {checks} checks"),
    ]
    rows += [(f"{kind.replace(' ', '-')}.right", _share(mine), f"of {len(mine)} cases") for kind, mine in sorted(by_kind.items())]
    return Figures("cases", tuple(rows))


def _share(outcomes: Sequence[Outcome]) -> float:
    return sum(not outcome.failed for outcome in outcomes) / max(1, len(outcomes))
