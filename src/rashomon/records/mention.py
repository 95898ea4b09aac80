"""What recognising found in one report: spans with a first, unresolved reading."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.count import Count
from rashomon.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that stand for somebody who acts, suffers or speaks.

    `span` is the noun phrase as a reader would underline it ("a Russian armored vehicle"), `head` its head word
    ("vehicle"). `form` is "name" (a registry alias or a named entity), "group" (a nationality or a side with a noun:
    "Russian soldiers"), "definite" ("the convoy"), "indefinite" ("gunmen", "villagers", "a patrol") or "pronoun".
    `key` is the registry alias or nationality found inside, None for definite, indefinite and pronoun forms without one.
    `person` tells a named person from a body.
    """

    span: Span
    head: Span
    form: str
    key: str | None = None
    person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that stand for a place, with how they point at it.

    "outside of the Syrian town of Al-Malikiyah": span the whole, `names` the one name span, relation "near".
    `relation` is "in", "near", "between", "along", "part_of", "direction" or "countryside"; `distance_km` and `bearing`
    (degrees clockwise from north) where told: "20 km east of Qamishli". `role` is "event" for places where things happen,
    "dateline", "organisation" (inside an organisation's name), "government" ("Washington said"), "clock" ("Moscow time"), "seat"
    (where somebody sits or speaks: "a court in Baghdad") or "origin" (adjectival).
    """

    span: Span
    names: tuple[Span, ...]
    relation: str = "in"
    distance_km: float | None = None
    bearing: float | None = None
    role: str = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression and its type: "date", "time", "duration" or "set" (TimeML's), or "vague" ("recently", "now").

    `role` is "event", "statement" (dates a speech act: "a statement Thursday"), "caption", "dateline" or "header".
    """

    span: Span
    type: str
    role: str = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention:
    """A number of people in the text; `head` is the counted noun ("soldiers"), None for a bare number ("four were hurt").

    `total`: it sums up more than is told ("bringing to 30 the number"); `part`: it is some of another number ("six of them
    children"); `toll`: it is told as the toll of a happening ("the death toll rose to 86").
    """

    span: Span
    count: Count
    head: Span | None = None
    total: bool = False
    part: bool = False
    toll: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingMention:
    """A piece of equipment, evidence, an agreement, or an object that may be hit ("objects").

    `kind` says which, `item` is its name in the knowledge data ("MRAP", "video", "usa-rus-deconfliction").
    """

    span: Span
    kind: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything recognised in one report, each kind in text order."""

    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    things: tuple[ThingMention, ...] = ()
