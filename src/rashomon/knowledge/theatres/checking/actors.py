"""What is wrong with a pack's actors, people and the words that take a side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rashomon.knowledge.phrases import split_words
from rashomon.knowledge.theatres.checking.faults import Fault, Row, rows_of, sound_rows, twice
from rashomon.records import SECTORS

FILE = "actors.toml"
ACTOR_KINDS = frozenset(
    {
        "military",
        "government",
        "militia",
        "rebels",
        "police",
        "administration",
        "media",
        "monitor",
        "civilians",
        "organisation",
    }
)
_TABLES = ("actor", "side", "spoken", "person")
_ACTOR = frozenset({"id", "name", "kind", "nation", "source", "aliases", "member_of", "weak", "signs"})
_MEMBER = frozenset({"id", "from", "to", "source", "merged"})
_SIDE = frozenset({"words", "nation", "from", "source", "any", "side"}) | SECTORS
_SPOKEN = frozenset({"words", "by", "source"})
_PERSON = frozenset({"name", "also", "short", "party", "role", "source", "from", "to"})


def actor_ids(table: Mapping[str, Any]) -> frozenset[str]:
    """The ids of a pack's actors."""
    return frozenset(name for row in sound_rows(table, "actor", FILE) if (name := row.text("id")))


def stands(actor: object, known: Collection[str], nations: Collection[str]) -> bool:
    """Whether an id names somebody: an actor of the pack, CIV, UNKNOWN, or a state's sector ("FRA_COP")."""
    if not isinstance(actor, str):
        return False
    nation, _, sector = actor.partition("_")
    return actor in known or actor in ("CIV", "UNKNOWN") or (nation in nations and sector in SECTORS)


def find_actor_faults(table: Mapping[str, Any], nations: Collection[str]) -> Iterator[Fault]:
    """Faults for which the actors cannot be used. `nations` are the states' alpha-3 codes."""
    for key in _TABLES:
        yield from (row for row in rows_of(table, key, FILE) if isinstance(row, Fault))
    for key in table:
        if key not in (*_TABLES, "source"):
            yield Fault(file=FILE, entry="", problem=f"[[{key}]] means nothing here; write {', '.join(_TABLES)}")
    actors = sound_rows(table, "actor", FILE)
    known = actor_ids(table)
    if not actors:
        yield Fault(file=FILE, entry="", problem="no [[actor]] entries")
    yield from twice(actors, "id")
    for row in actors:
        yield from _actor(row, table, known, nations)
    yield from _shared(actors)
    for row in sound_rows(table, "side", FILE):
        yield from row.knows(_SIDE)
        yield from row.needs_list("words")
        yield from row.is_cited(table)
        yield from row.dates()
        yield from _nation(row, nations)
        meant = [(key, value) for key, value in row.values.items() if key in SECTORS | {"any", "side"}]
        if not meant:
            yield row.fault('says whom its words mean by no sector: write any = "ACTOR", or MIL = "ACTOR" and so on')
        for key, actor in meant:
            if not stands(actor, known, nations):
                yield row.fault(f"{key} = {actor!r} is no actor of the pack and no state's sector")
    for row in sound_rows(table, "spoken", FILE):
        yield from _spoken(row, table, known, nations)
    for row in sound_rows(table, "person", FILE):
        yield from row.knows(_PERSON)
        yield from row.needs("name", "party", "role")
        yield from row.is_cited(table)
        yield from row.dates()
        for key in ("also", "short"):
            yield from row.needs_list(key, may_lack=True)
        if row.text("party") and not stands(row.text("party"), known, nations):
            yield row.fault(f"speaks for {row.text('party')!r}, which is no actor of the pack and no state's sector")


def _actor(row: Row, table: Mapping[str, Any], known: Collection[str], nations: Collection[str]) -> Iterator[Fault]:
    yield from row.knows(_ACTOR)
    yield from row.needs("id", "name")
    yield from row.one_of("kind", ACTOR_KINDS)
    yield from row.is_cited(table)
    yield from row.needs_list("aliases", may_be_empty=True)
    for key in ("weak", "signs"):
        yield from row.needs_list(key, may_lack=True)
    if "signs" in row.values and "weak" not in row.values:
        yield row.fault("has signs for weak names, but none of these: write weak = [...], or leave the signs out")
    yield from _nation(row, nations)
    members = row.values.get("member_of", [])
    if not isinstance(members, list) or not all(isinstance(m, dict) for m in members):
        yield row.fault('member_of must be a list of { id = "...", source = "..." }')
        return
    for member in members:
        whole = Row(row.file, row.where, member)
        yield from whole.knows(_MEMBER)
        yield from whole.is_cited({})
        yield from whole.dates()
        if not isinstance(member.get("merged", False), bool):
            yield row.fault(f"merged is true or false, not {member['merged']!r}")
        if whole.text("id") not in known:
            yield row.fault(f"is said to belong to {member.get('id')!r}, which is not an entry: add it, or mend the id")
        elif whole.text("id") == row.text("id"):
            yield row.fault("is said to belong to itself")


def _spoken(row: Row, table: Mapping[str, Any], known: Collection[str], nations: Collection[str]) -> Iterator[Fault]:
    yield from row.knows(_SPOKEN)
    yield from row.needs_list("words")
    yield from row.is_cited(table)
    by = row.values.get("by")
    if not isinstance(by, list) or not by or not all(isinstance(b, dict) and {*b} == {"side", "means"} for b in by):
        yield row.fault('by must be a list of { side = "...", means = "..." }')
        return
    for speaker in by:
        for actor in speaker.values():
            if not stands(actor, known, nations):
                yield row.fault(f"{actor!r} is no actor of the pack and no state's sector")


def _nation(row: Row, nations: Collection[str]) -> Iterator[Fault]:
    nation = row.values.get("nation")
    if nation is not None and not (isinstance(nation, str) and nation in nations):
        yield row.fault(f"nation {nation!r} is no state: write its ISO 3166 code of three letters, as PHL")


def _shared(actors: list[Row]) -> Iterator[Fault]:
    """An alias that two actors share would be taken for whichever comes first."""
    bearers: dict[tuple[str, ...], tuple[Row, str]] = {}
    for row in actors:
        for alias in row.texts("aliases"):
            key = tuple(word.text.casefold() for word in split_words(alias))
            if not key:
                yield row.fault(f"the alias {alias!r} has no word in it")
                continue
            first, written = bearers.setdefault(key, (row, alias))
            same_case = written.islower() == alias.islower()
            if first is not row and same_case:
                yield row.fault(f"shares the alias {alias!r} with {first.where}: a name can mean one actor only")
    for row in actors:
        for alias in row.texts("weak"):
            bearer = bearers.get(tuple(word.text.casefold() for word in split_words(alias)))
            if bearer is not None:
                where = bearer[0].where
                yield row.fault(f"the weak name {alias!r} is an alias of {where}: make it weak in both, or in none")
