"""The words around a place name that say how the name points at a place.

"20 km east of Qamishli" points 20 km away from Qamishli; "the countryside of Derik" around it; "western Hasakah" into a
part of it. `lead_of` reads what stands before a name, `tail_of` what stands after ("Qamishli countryside", "Hasakah
province"). Both look at characters, so that they hold where a parse is wrong. English only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip

SETTLEMENT_WORDS = (
    "city|town|village|hamlet|settlement|suburb|neighbou?rhood|quarter|camp|refugee camp|community|township"
)
AREA_WORDS = (
    "province|governorate|district|sub-?district|region|canton|county|parish|state|republic|oblast|department|prefecture|krai|"
    "emirate|voivodeship|area|zone|valley|"
    "plain|peninsula|desert|island|sector|pocket|enclave|countryside|hinterland"
)
ROAD_WORDS = "highway|motorway|road|route|corridor|axis|freeway|interstate|line"
SPOT_WORDS = (
    "air ?base|air base|air ?field|airport|military airport|base|military base|outpost|garrison|checkpoint|crossing|"
    "border crossing|border gate|oil ?fields?|oil fields?|gas ?fields?|field|bridge|dam|junction|roundabout|prison|"
    "mountains?|hill|river|port|naval base|refinery|silos"
)
_KNOWN_AS = r"(?:\s+(?:called|named|known\s+as))?"
_DIRECTION = r"(?:north|south)(?:\s?-?\s?(?:east|west))?(?:ern|erly)?|(?:east|west)(?:ern|erly)?|central"
_PART = (
    "countryside|hinterland|outskirts|edges?|suburbs?|environs|surroundings|vicinity|flank|entrance|fringes?|periphery|"
    "approaches|gates?|parts?|side|half|neighbou?rhoods?|districts?|areas?|corner|tip|reaches|rural areas?|streets|"
    "centre|center|heart|middle|skies|stretch|section|sector|perimeter|ruins|villages|towns|bank|banks|shores?|coast"
)
_SURROUNDS = "countryside|areas?|villages|towns|rural areas?"
_ADJECTIVES = (
    r"(?:(?:[A-Z][a-z]+(?:ian|ish|i|ese|an|ean|ic|ench|utch)|[A-Za-z]+-(?:held|controlled|run|majority|rich|occupied|populated|"
    r"administered|backed|dominated|besieged|torn)|Kurdish|Arab|Christian|Druze|strategic|key|small|nearby|border|coastal|"
    r"besieged|disputed|contested|ancient|occupied|historic|historical|remote|desert|predominantly|mainly|mostly|divided|"
    r"rural|oil[ -]rich|important|main|major|capital|provincial|regional|port|holy|rebel|opposition|neighbou?ring|adjacent|tiny|old|"
    r"flashpoint|embattled|busy|famous|local|former|so-called)[\s,]+){0,4}"
)
_NEAR = (
    r"near(?:by)?(?:\s+to)?|close\s+to|next\s+to|outside(?:\s+of)?|just\s+outside(?:\s+of)?|around|adjacent\s+to|beside|"
    r"in\s+the\s+(?:vicinity|area|surroundings|environs|neighbou?rhood)\s+of|not\s+far\s+from|just\s+off|off|"
    r"on\s+the\s+(?:outskirts|edges?)\s+of|at\s+the\s+(?:gates?|entrance)\s+(?:of|to)|overlooking|facing"
)
_TOWARDS = (
    r"towards?|in\s+the\s+direction\s+of|bound\s+for|en\s+route\s+to|on\s+(?:the|its|their)\s+way\s+(?:back\s+)?to|"
    r"on\s+the\s+roads?\s+to|the\s+roads?\s+to|heading\s+(?:back\s+)?(?:to|for)|headed\s+(?:back\s+)?(?:to|for)"
)
_ALONG = r"along(?:side)?|up\s+and\s+down"
_IN = r"inside(?:\s+of)?|within|in|into|at|on|onto|over|above|across|throughout|through|via|under|beyond|past|of"
_MOTION = r"back\s+to|from|to|between|entering|leaving|left|reached?|reaching|entered|against|with|for|by|and|or"
_WORDED = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0,
    "ten": 10.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0,
    "a few": 3.0, "a couple of": 2.0, "several": 5.0, "dozens of": 30.0,
}  # fmt: skip
_NUMBERS = "|".join(word for word in _WORDED if " " not in word and word != "several")
_LOOSE = frozenset({"and", "or", "with", "for", "by", "against", "left", "of"})
_UNIT = r"kilomet(?:er|re)s?|kms?|nautical\s+miles?|nmi?|NM|n\.m\.|miles?|mi|met(?:er|re)s?|m"

_LEAD = re.compile(
    rf"(?:(?<![\w-])(?P<prep>(?:{_NEAR}|{_TOWARDS}|{_ALONG}|{_IN}|{_MOTION}))\s+)?"
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|just|only|over|up to|at|a)\s+)*"
    rf"(?:(?P<number>\d+(?:[.,]\d+)?|a\s+few|a\s+couple\s+of|several|dozens\s+of|{_NUMBERS})\s*-?\s*(?P<unit>{_UNIT})\s*"
    r"(?:\([^()]{1,24}\)\s*)?(?:or\s+so\s+)?(?:(?:away\s+)?from\s+)?)?"
    r"(?:(?:away|off|outside|inside|to\s+the|the|an?|its|their|far|deep|just|further|located|situated)\s+)*"
    rf"{_ADJECTIVES}"
    rf"(?:(?<![\w-])(?:to\s+the\s+|the\s+)?(?P<bearing>{_DIRECTION})(?:[\s,]+{_ADJECTIVES}(?P<part>{_PART}))?\s+(?:of|from)\s+"
    rf"|(?<![\w-])(?P<around>(?:{_PART})\s+of|(?:{_SURROUNDS})\s+(?:around|near|in))\s+)?"
    r"(?:(?:the|an?|what\s+is\s+now)\s+)*"
    rf"{_ADJECTIVES}"
    rf"(?:(?<![\w-])(?P<side>{_DIRECTION})\s+(?:{_ADJECTIVES}))?"
    rf"(?:(?<![\w-])(?P<noun>(?:{SETTLEMENT_WORDS}|{AREA_WORDS}|{SPOT_WORDS}|{ROAD_WORDS}|place|capital|locality|countrie|citie|communitie)s?)"
    rf"(?:{_KNOWN_AS}\s+of|\s+(?:called|named|known\s+as)|(?=\s))\s+(?:the\s+)?)?$"
)
_TAIL = re.compile(
    rf"(?P<own>['\u2019]s?)?[\s]+(?:(?P<bearing>{_DIRECTION})\s+)?(?:{_ADJECTIVES})"
    rf"(?P<noun>{SPOT_WORDS}|{SETTLEMENT_WORDS}|{AREA_WORDS}|{ROAD_WORDS}|outskirts|suburbs|surroundings|border|frontier|rural areas?)\b"
    r"(?![-\u2019'])",
    re.IGNORECASE,
)
_OWN_SIDE = re.compile(
    rf"['\u2019]s?\s+(?:far\s+|wild\s+|{_ADJECTIVES})(?P<bearing>(?:north|south)(?:\s?-?\s?(?:east|west))?|east|west)\b(?!-|\s+[A-Z])"
)
_WINDOW = 110
_STOP = re.compile(r"(?:[.!?;:\n\u2014|\u201c\u201d\"]|\((?![^()]{1,24}\)))[\s\u201d\"']*(?=\S)")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a name. `start` is the offset where it begins (the name's own start where nothing does).

    `relation` is a PlaceMention relation, or "" where the words name none; `noun` is the place noun said ("town"),
    `preposition` the first word of all.
    """

    start: int
    relation: str = ""
    bearing: float | None = None
    distance_km: float | None = None
    noun: str | None = None
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands after a name, up to the offset `end`: "Qamishli's eastern countryside"."""

    end: int
    noun: str | None = None
    bearing: float | None = None
    own: bool = False


def bearing_of(words: str) -> float | None:
    """Degrees from north: "north-eastern" 45, "west" 270; "central" has none."""
    plain = re.sub(r"[\s-]|erly$|ern$", "", words.lower())
    return BEARINGS.get(plain)


def lead_of(text: str, start: int, begin: int = 0) -> Lead:
    """The words before the name at `start`, from `begin` on, that point with it: "outside of the town of |Al-Malikiyah"."""
    floor = max(begin, start - _WINDOW)
    window = text[floor:start]
    breaks = [
        m.end() for m in _STOP.finditer(window.replace("U.S.", "U S ")) if "\n" not in m.group() or "\n\n" in m.group()
    ]
    blank = window.rfind("\n\n")
    cut = max([*(b for b in breaks), blank + 2 if blank >= 0 else 0, 0])
    window = re.sub(r"\s", " ", window[cut:])
    if window.isupper():
        window = window.lower()
    for offset in _word_starts(window):
        found = _LEAD.match(window, offset)
        if found and found.end() == len(window) and found.end() > found.start():
            return _lead(found, floor + cut + offset, text, start)
    return Lead(start)


def tail_of(text: str, end: int) -> Tail:
    """The words after the name that ends at `end`: "Hasakah| province", "Qamishli|'s eastern countryside"."""
    ahead = text[end : end + 60]
    if "\n\n" in ahead:
        ahead = ahead[: ahead.index("\n\n")]
    if found := _TAIL.match(ahead):
        side = found["bearing"]
        return Tail(
            end + found.end(), found["noun"].lower(), bearing_of(side) if side else None, found["own"] is not None
        )
    if found := _OWN_SIDE.match(ahead):
        return Tail(end + found.end(), "part", bearing_of(found["bearing"]), True)
    return Tail(end)


def _word_starts(window: str) -> list[int]:
    starts = [m.start() for m in re.finditer(r"(?<![\w-])\S", window)]
    return starts[-14:]


def _lead(found: re.Match[str], begin: int, text: str, name: int) -> Lead:
    words = {key: value for key, value in found.groupdict().items() if value}
    prep = " ".join(words.get("prep", "").lower().split())
    noun = words.get("noun")
    while begin < name and not text[begin].strip():
        begin += 1
    distance = _distance(words.get("number"), words.get("unit"))
    bearing = bearing_of(words["bearing"]) if "bearing" in words else None
    part = (words.get("part") or words.get("around") or "").lower()
    side = bearing_of(words["side"]) if "side" in words and not noun else None
    relation = ""
    if prep == "between":
        relation = "between"
    elif re.fullmatch(_ALONG, prep):
        relation = "along"
    elif re.fullmatch(_NEAR, prep):
        relation = "near"
    elif re.fullmatch(_TOWARDS, prep):
        relation = "direction"
    elif re.fullmatch(_IN, prep) and prep != "of":
        relation = "in"
    if relation == "between" or re.fullmatch(r"(?:villages|towns) of", part):
        pass  # the word names the places themselves: "between the villages of Mansaf and Tal Tamr"
    elif part:
        if re.match("country|hinterland|rural|villages", part):
            relation = "countryside"
        elif re.match("area", part) and noun and re.match(AREA_WORDS, noun):
            relation = "part_of"
        elif re.match(
            "outskirts|edge|environs|surround|vicinity|fringe|periph|approach|gate|area|perimeter|entrance|suburb", part
        ):
            relation = "near"
        elif not re.match("stretch|section|bank|shore", part):
            relation = "part_of"
    elif bearing is not None:
        relation = "part_of" if prep in ("in", "across", "throughout", "inside") and distance is None else "direction"
    elif distance is not None:
        relation, bearing = "near", None
    elif side is not None and relation in ("", "in"):
        relation, bearing = "part_of", side
    bearing = bearing if bearing is not None else side
    if prep in _LOOSE and not relation:
        begin += len(re.match(r"\w+\s+", text[begin:name]).group())  # type: ignore[union-attr]
    return Lead(begin, relation, bearing, distance, noun.lower() if noun else None, prep or None)


def _distance(number: str | None, unit: str | None) -> float | None:
    if number is None or unit is None:
        return None
    words = " ".join(number.split())
    amount = _WORDED.get(words)
    if amount is None:
        amount = float(words.replace(",", "") if re.fullmatch(r"\d+,\d{3}", words) else words.replace(",", "."))
    if unit.lower().startswith("n"):
        return amount * 1.852
    return amount * (1.609 if unit.startswith("mi") else 0.001 if re.fullmatch(r"m|met(?:er|re)s?", unit) else 1.0)
