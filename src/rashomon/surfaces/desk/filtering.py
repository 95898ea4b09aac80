"""What is looked for, as the address has it: "?status=disputed&party=RUS&since=2020-08". The same for pages and for programs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from rashomon.asking import read_window
from rashomon.errors import SettingError
from rashomon.records import Status, side
from rashomon.surfaces.cli.marks import STATUSES, say_party
from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.naming import say_code

ORDERS = {"doubt": "by doubt", "day": "by day", "latest": "latest first", "told": "most told first"}
JUDGED = {"none": "nobody has answered", "some": "partly read", "all": "read"}
_SEVERAL = frozenset({"status", "party", "kind", "outlet", "by"})
_MOST = 200
"""Characters of one value: an address is no place for a text."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is looked for; what is empty asks for nothing. All of `party` take part; of the others any will do.

    `since` and `until` are days as `rashomon near` takes them, `box` south, west, north and east in degrees, `judged` "none", "some" or "all", `by` who
    has answered in it, `text` words in its claims or its title, `similar` only what may be the same as another, `news` only what some report tells as its news.
    """

    text: str = ""
    since: str = ""
    until: str = ""
    box: tuple[float, float, float, float] | None = None
    status: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    judged: str = ""
    by: tuple[str, ...] = ()
    undated: bool = False
    similar: bool = False
    news: bool = False
    order: str = "doubt"

    @classmethod
    def read(cls, asked: Sequence[tuple[str, str]]) -> Filters:
        """The filters of an address's pairs; names that are none of these are passed over. Raises SettingError for a value that is none."""
        given: dict[str, Any] = {}
        known = {field.name for field in fields(cls)}
        for name, raw in asked:
            value = raw.strip()
            if name not in known or not value:
                continue
            if len(value) > _MOST:
                raise SettingError(f"{name}: is longer than {_MOST} characters; shorten it")
            if name in _SEVERAL:
                given[name] = tuple(dict.fromkeys((*given.get(name, ()), value)))
            elif name == "box":
                given[name] = _box(value)
            elif name in ("news", "undated", "similar"):
                given[name] = value not in ("0", "no", "false")
            else:
                given[name] = value
        found = cls(**given)
        _check(found)
        return found

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """As pairs of an address; what asks for nothing is left out."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            if field.name == "box":
                pairs.append((field.name, ",".join(f"{degrees:g}" for degrees in value)))
            elif isinstance(value, tuple):
                pairs += [(field.name, one) for one in value]
            else:
                pairs.append((field.name, "1" if value is True else str(value)))
        return pairs

    def address(self, path: str = "/", **more: str) -> str:
        """A path with these filters and whatever else is asked."""
        query = urlencode([*self.pairs, *more.items()])
        return f"{path}?{query}" if query else path

    def but(self, **changes: Any) -> Filters:
        """The same with other values."""
        return replace(self, **changes)

    @property
    def any(self) -> bool:
        """Whether anything is asked for, apart from the order."""
        return self.but(order="doubt") != Filters()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, in words, and the address without it."""

    words: str
    without: str


def chips_of(asked: Filters, names: Mapping[str, str], path: str = "/") -> list[Chip]:
    """The filters that are set, each with the address of the same page without it."""

    def chip(words: str, **changes: Any) -> Chip:
        return Chip(words, asked.but(**changes).address(path))

    found = []
    if asked.text:
        found.append(chip(f"“{asked.text}”", text=""))
    if asked.since or asked.until:
        words = f"{asked.since} – {asked.until}" if asked.since and asked.until else f"since {asked.since}" if asked.since else f"until {asked.until}"
        found.append(chip(words, since="", until=""))
    if asked.box:
        found.append(chip("in this part of the map", box=None))
    said: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("status", lambda s: STATUSES[Status(s)][1]), ("party", lambda p: names.get(p) or say_party(p)), ("kind", say_code), ("outlet", str), ("by", lambda n: f"answered by {n}"),
    )  # fmt: skip
    for name, say in said:
        held = getattr(asked, name)
        found += [chip(say(one), **{name: tuple(o for o in held if o != one)}) for one in held]
    if asked.judged:
        found.append(chip(JUDGED[asked.judged], judged=""))
    if asked.undated:
        found.append(chip("no day", undated=False))
    if asked.similar:
        found.append(chip("similar to another", similar=False))
    if asked.news:
        found.append(chip("told as news", news=False))
    return found


def select(lines: Iterable[Line], asked: Filters, saying: Callable[[str], Collection[str]], similar: Collection[str] = ()) -> list[Line]:
    """The lines that are looked for, in the order that is asked for.

    `saying` gives the incidents (ids) whose claims have words, `similar` are those that may be the same as another.
    """
    window = read_window(asked.since or None, asked.until or None)
    since = window.since.isoformat() if window.since else ""
    until = window.until.isoformat() if window.until else ""
    told = frozenset(saying(asked.text)) if asked.text else frozenset()
    words = asked.text.casefold()
    found = [
        line
        for line in lines
        if (not asked.status or line.status.value in asked.status)
        and (not (since or until) or _between(line, since, until))
        and (not asked.undated or line.first is None)
        and (not asked.similar or line.id in similar)
        and (not asked.news or line.focal)
        and all(any(one in (party, side(party)) for party in line.parties) for one in asked.party)
        and (not asked.kind or any(kind in asked.kind for kind in line.kinds))
        and (not asked.outlet or any(outlet in asked.outlet for outlet in line.outlets))
        and (not asked.by or any(name in asked.by for name in line.judges))
        and (not asked.judged or _state(line) == asked.judged)
        and (asked.box is None or _inside(line, asked.box))
        and (not words or line.id in told or words in line.title.casefold())
    ]
    return sorted(found, key=_KEYS[asked.order])


_KEYS: dict[str, Callable[[Line], Any]] = {
    "doubt": lambda line: (-round(line.open_doubt, 3), -line.reports, line.number),
    "day": lambda line: (line.first is None, line.first or "", line.number),
    "latest": lambda line: (line.last is None, [-ord(letter) for letter in line.last or ""], line.number),
    "told": lambda line: (-line.reports, line.number),
}


def _between(line: Line, since: str, until: str) -> bool:
    if line.earliest is None or line.latest is None:
        return False
    return (not since or line.latest >= since) and (not until or line.earliest <= until)


def _state(line: Line) -> str:
    return "none" if not line.judged else "all" if not line.left else "some"


def _inside(line: Line, box: tuple[float, float, float, float]) -> bool:
    south, west, north, east = box
    return line.latitude is not None and line.longitude is not None and south <= line.latitude <= north and west <= line.longitude <= east


def _box(value: str) -> tuple[float, float, float, float]:
    try:
        south, west, north, east = (float(part) for part in value.split(","))
    except ValueError:
        raise SettingError(f"box: {value!r} is none; write south,west,north,east in degrees") from None
    if not (-90 <= south <= north <= 90 and -180 <= west <= east <= 180):
        raise SettingError(f"box: {value!r} is none on this earth; write south,west,north,east in degrees")
    return south, west, north, east


def _check(asked: Filters) -> None:
    read_window(asked.since or None, asked.until or None)
    statuses = [status.value for status in Status]
    for value in asked.status:
        if value not in statuses:
            raise SettingError(f"status: {value!r} is none; there are {', '.join(statuses)}")
    if asked.judged and asked.judged not in JUDGED:
        raise SettingError(f"judged: {asked.judged!r} is none; there are {', '.join(JUDGED)}")
    if asked.order not in ORDERS:
        raise SettingError(f"order: {asked.order!r} is none; there are {', '.join(ORDERS)}")

