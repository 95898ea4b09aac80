"""Which tellings of one report speak of the same happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.coding.setting import fineness
from rashomon.coding.telling import Telling
from rashomon.knowledge.geometry import distance_km
from rashomon.language.clauses import ancestors, clause_of
from rashomon.records import Party, Period, Place
from rashomon.records.period import Period as _Period

_ENCOUNTER = frozenset(
    {
        "block",
        "collision",
        "standoff",
        "exchange_of_fire",
        "shooting",
        "pelt",
        "protest",
        "other",
        "",
        "ground_attack",
        "raid",
    }
)
_STRIKE = frozenset({"airstrike", "drone_strike", "shelling", "", "other"})
_BOMB = frozenset({"ied", "car_bomb", "", "other"})
_AFTERMATH = frozenset({"withdrawal"})
_CALM = frozenset({"meeting", "agreement", "patrol", "base", "deployment", "statement"})
_JOINS = 1.0
_NEW = frozenset(
    {"another", "second", "third", "separate", "different", "earlier", "previous", "similar", "other", "new", "further"}
)


@dataclass(slots=True)
class Happening:
    """Tellings held to be of one happening, in text order."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        """The kinds told of it, vague ones left out."""
        return {t.kind for t in self.tellings if not t.aside} - {"", "other"}

    @property
    def parties(self) -> set[str]:
        """The ids of everyone known to take part."""
        return {i for t in self.tellings for i in t.roles.everybody} | {
            o.party.id for t in self.tellings for o in t.tolls if o.party
        } - {"UNKNOWN"}

    @property
    def armed(self) -> list[Party]:
        """The parties known to take part, civilians left out, in order of id."""
        found = {
            p.id: p for t in self.tellings for a in (*t.roles.actors, *t.roles.recipients) for p in a.parties
        }
        return [found[i] for i in sorted(found) if i not in ("UNKNOWN", "CIV")]

    @property
    def periods(self) -> list[Period]:
        """The known periods told of it."""
        return [d.period for t in self.tellings for d in t.dates if d.period.known]

    @property
    def places(self) -> list[Place]:
        """The known places told of it."""
        return [p.place for t in self.tellings for p in t.places if p.place.known]


def gather(tellings: Sequence[Telling]) -> list[Happening]:
    """Join each telling to the happening it fits best, in text order; one that fits none begins its own.

    Days that cannot be one, places too far apart and kinds that exclude each other keep happenings apart; shared
    participants, tolls, days, places, the tree and definite words ("the incident") bring them together.
    """
    found: list[Happening] = []
    latest: Happening | None = None
    ordered = sorted(tellings, key=lambda t: (t.sentence, t.trigger.entry.generic, t.trigger.span.start))
    for told in ordered:
        scored = [
            (_affinity(happening, told), -n, happening)
            for n, happening in enumerate(found)
            if not _conflict(happening, told)
        ]
        best = max(scored, key=lambda row: row[:2], default=None)
        threshold = 0.5 if told.bare or told.nameless_harm else _JOINS
        if latest is not None and not _conflict(latest, told) and _introduced(latest, told):
            latest.tellings.append(told)
        elif best is not None and best[0] >= threshold:
            latest = best[2]
            latest.tellings.append(told)
        elif not told.bare and not (told.trigger.entry.generic and not (told.roles.everybody or _fresh(told))):
            latest = Happening([told])
            found.append(latest)
    return found


def _introduced(latest: Happening, told: Telling) -> bool:
    """Whether the sentence before announced "another incident": what follows is told of that one."""
    return _fresh(latest.tellings[0]) and 0 <= told.sentence - latest.tellings[-1].sentence <= 1 and not _fresh(told)


def _conflict(happening: Happening, told: Telling) -> bool:
    if not _compatible(happening.kinds, told, happening):
        return True
    if any(t.entry != told.entry for t in happening.tellings if t.entry >= 0 and told.entry >= 0):
        return True
    for mine in happening.periods:
        for theirs in told.dates:
            if theirs.period.known and apart(mine, theirs.period):
                return True
    for here in happening.places:
        for there in told.places:
            if there.place.known and _far(here, there.place):
                return True
    return False


def _compatible(kinds: set[str], told: Telling, happening: Happening) -> bool:
    kind = "" if told.aside else told.kind
    if kind in _CALM:
        return kinds == {kind} or (not kinds and all(t.trigger.entry.generic for t in happening.tellings))
    if kind in ("", "other") or not kinds:
        return told.trigger.entry.generic or not kinds & _CALM
    if kind in kinds:
        return True
    if kind in _AFTERMATH:
        near = min(abs(told.sentence - t.sentence) for t in happening.tellings) <= 1
        return kinds <= _ENCOUNTER and near and not told.dates and bool(told.roles.everybody & happening.parties)
    if kinds <= _AFTERMATH:
        return kind in _ENCOUNTER and not happening.periods
    together = {kind} | kinds - _AFTERMATH
    return any(together <= family for family in (_ENCOUNTER, _STRIKE, _BOMB))


def _affinity(happening: Happening, told: Telling) -> float:
    score = 0.0
    last = happening.tellings[-1]
    gap = min(abs(told.sentence - t.sentence) for t in happening.tellings)
    mine, theirs = happening.parties, set(told.roles.everybody) | {o.party.id for o in told.tolls if o.party}
    mine, theirs = mine - {"UNKNOWN"}, theirs - {"UNKNOWN"}
    if gap == 0:
        score += 1.5 if _related(happening, told) else 0.75
    elif gap == 1:
        score += 0.75
    elif gap <= 3:
        score += 0.25
    elif gap > 6:
        settled = _definite(told) or len(mine & theirs) > 1 or (told.kind in happening.kinds and theirs <= mine)
        score -= 0.5 if settled else 1.0 if theirs <= mine else 1.5
    if mine and theirs:
        shared = len(mine & theirs)
        score += 0.25 + min(shared, 2) * 0.75 if shared else (-1.0 if gap else -0.5)
    if told.kind in happening.kinds:
        score += 0.75
    elif told.kind not in ("", "other") and happening.kinds:
        score -= 0.25
    if any(not apart(p, d.period) for p in happening.periods for d in told.dates if d.period.known):
        score += 1.0
    if any(
        not _far(p, x.place) and fineness(x.place) <= 3 for p in happening.places for x in told.places if x.place.known
    ):
        score += 0.75
    if _definite(told):
        score += 1.25 if told.trigger.entry.generic else 0.75
        if last.sentence == told.sentence - 1 or (happening is not None and happening.tellings[0].sentence <= 2):
            score += 0.25
    if told.entry >= 0 and told.entry == happening.tellings[0].entry:
        score += 1.0
    if _fresh(told):
        score -= 2.5
    if any(
        a.attribute == b.attribute and a.count.fits(b.count) and a.count.best
        for t in happening.tellings
        for a in t.tolls
        for b in told.tolls
    ):
        score += 1.0
    return score


def _related(happening: Happening, told: Telling) -> bool:
    """Whether the tree ties the telling to one of the same sentence: one governs the other, or they are coordinated."""
    above = {t.i for t in ancestors(told.trigger.token)}
    for other in happening.tellings:
        if other.sentence == told.sentence:
            token = other.trigger.token
            if token.i in above or told.trigger.token in ancestors(token) or clause_of(token).i == clause_of(told.trigger.token).i:
                return True
    return False


def _definite(told: Telling) -> bool:
    token = told.trigger.token
    return token.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "that", "these", "its") for c in token.children)


def _fresh(told: Telling) -> bool:
    token = told.trigger.token
    if told.trigger.entry.frame not in ("harm", "suffer") and any(
        a.span.text.lower().startswith(("another ", "a second ", "a separate ", "a different "))
        for a in (*told.roles.actors, *told.roles.recipients)
    ):
        return True
    return token.pos_ in ("NOUN", "PROPN") and any(
        c.lower_ in _NEW for c in token.children if c.dep_ in ("det", "amod")
    )


def apart(one: _Period, other: _Period) -> bool:
    """Whether two periods share no day. Yearless days are compared by month and day."""
    if not one.known or not other.known:
        return False
    a, b = _bounds(one), _bounds(other)
    if (one.earliest and one.earliest.startswith("--")) or (other.earliest and other.earliest.startswith("--")):
        a, b = tuple(x[-5:] if x else x for x in a), tuple(x[-5:] if x else x for x in b)  # type: ignore[assignment]
    return bool((a[1] and b[0] and a[1] < b[0]) or (b[1] and a[0] and b[1] < a[0]))


def _bounds(period: _Period) -> tuple[str | None, str | None]:
    return period.earliest, period.latest


def _far(one: Place, other: Place) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    slack = (one.radius_km or 10.0) + (other.radius_km or 10.0) + 15.0
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) > slack
