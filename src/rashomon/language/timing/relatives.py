"""Times told from another time: "last month", "two days earlier", "the previous day", "that year", "Tuesday", "tonight".

A wording counted from the day of publication has origin "publication"; one counted from what was told last, "event".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.language.numerals import NUMERAL, read_numeral
from rashomon.language.timing.dates import Rule
from rashomon.language.timing.names import PART, UNIT, UNITS, WEEKDAY, part_name, weekday_number
from rashomon.language.timing.reading import FoundTime, TimeReading

VAGUE = r"(?:a\s+few|a\s+couple(?:\s+of)?|several|some|many|a\s+number\s+of|a\s+handful\s+of|various|countless)"
AMOUNT = rf"(?:{NUMERAL}|{VAGUE}|an?|one)"
ABOUT = (
    r"(?:(?:about|around|almost|nearly|roughly|approximately|some|over|under|just\s+over|just\s+under|more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most"
    r"|up\s+to|only|just|barely|well\s+over|not\s+quite|as\s+many\s+as)\s+)"
)
_NAMED_AFTER = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Express|Mail|Herald|Independent|Post|Tribune|Observer|Review|Journal|Market)\b"
)
_NAMED_BEFORE = re.compile(r"\b(?:Good|Black|Bloody|Palm|Easter|Ash|Maundy|Super|Cyber)\s\Z")
"""A weekday inside a name: "the Sunday Times", "Bloody Sunday"."""
_PARTS_OF_TODAY = {"tonight": "night", "overnight": "night"}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def unit_of(word: str) -> str:
    """The unit that a word names, in the singular: "hours" hour, "nights" day, "centuries" century."""
    lower = word.lower()
    return UNITS[lower] if lower in UNITS else UNITS[lower.rstrip("s")]


def amount_of(words: str | None) -> float | None:
    """How many: "two" 2, "a" 1, "a couple of" 2; None for "several" and no word at all."""
    if not words:
        return None
    lower = " ".join(words.lower().split())
    if lower in ("a", "an", "one"):
        return 1
    if lower.startswith("a couple"):
        return 2
    if lower.startswith("half"):
        return 0.5
    return read_numeral(lower)


def _weekday(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "Tuesday", "last Tuesday", "early Tuesday", "Tuesday morning", "the following Monday", "Tuesday of this week"."""
    if match[0].endswith("s") and re.search(
        r"\bon\s\Z", match.string[max(0, match.start() - 4) : match.start()], re.IGNORECASE
    ):
        return  # "on Tuesdays" is a habit; "Tuesdays attack" has lost its apostrophe
    which = {
        "last": "last", "past": "last", "this past": "last", "previous": "previous", "next": "next", "coming": "next", "this": "this",
        "following": "following", "same": "that", "that": "that",
    }.get(" ".join((match["which"] or "").lower().split()))  # fmt: skip
    week = match["week"] or match["week_before"]
    if week:
        which = f"{week.lower()} week"
    if _NAMED_AFTER.match(match.string, match.end()) or _NAMED_BEFORE.search(match.string[: match.start("weekday")][-12:]):
        return
    wording = match[0][: match.end("weekday") - match.start()]
    part = part_name(match["part"] or "") or part_name(re.sub(r"(?i)\bpast\b|\blast\b", "", wording))
    if match["shade"] and not match["part"]:
        part = "early" if match["shade"].lower().startswith("early") else "late"
    yield FoundTime(
        match.start(),
        match.end(),
        TimeReading(
            kind="weekday",
            weekday=weekday_number(match["weekday"]),
            which=which,
            part=part or None,
            origin="event" if which in ("following", "that", "previous") else "publication",
        ),
    )


def _weekdays_ago(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "two Fridays ago": the second one back from the day of publication."""
    amount = amount_of(match["amount"])
    if amount is not None:
        reading = TimeReading(
            kind="weekday", weekday=weekday_number(match["weekday"]), which="last", amount=amount, origin="publication"
        )
        yield FoundTime(match.start(), match.end(), reading)


def _today(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "today", "yesterday evening", "the day before yesterday", "last night", "overnight", "earlier this morning"."""
    words = match[0].lower()
    before = match.string[max(0, match.start() - 20) : match.start()]
    if match[0] == "Today" and re.search(r"[A-Z]\w*\s\Z", before):  # "Russia Today" is a name
        return
    offset = (
        -2 if "before yesterday" in words else 2 if "after tomorrow" in words else -1 if "yesterday" in words else 0
    )
    if "tomorrow" in words and offset == 0:
        offset = 1
    if "last night" in words or "last evening" in words:
        offset = -1
    part = part_name(words) or next((p for w, p in _PARTS_OF_TODAY.items() if w in words), None)
    unit = "overnight" if "overnight" in words else "day"
    yield FoundTime(
        match.start(),
        match.end(),
        TimeReading(kind="relative", unit=unit, amount=offset, origin="publication", part=part or None),
    )


def _that_part(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "that morning", "the same evening", "the next morning", "the previous night", "the following afternoon"."""
    which = match["which"].lower()
    offset = 1 if which in ("next", "following") else -1 if which == "previous" else 0
    yield FoundTime(
        match.start(),
        match.end(),
        TimeReading(kind="relative", unit="day", amount=offset, origin="event", part=part_name(match["part"]) or None),
    )


def _unit_near(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "last month", "earlier this week", "the previous year", "that same day", "later that month", "the end of the year"."""
    which = " ".join(match["which"].lower().split())
    unit = unit_of(match["unit"])
    shade = {"early": "early", "late": "late", "earlier": "before"}.get((match["when"] or "").lower())
    if match["unit"].lower() == "weekend":
        unit = "weekend"
    if which in ("last", "past", "this past"):
        amount, origin = -1, "publication"
    elif which == "next":
        amount, origin = 1, "event" if unit == "day" else "publication"
    elif which in ("coming", "upcoming"):
        amount, origin = 1, "publication"
    elif which in ("previous", "preceding"):
        amount, origin = -1, "event"
    elif which in ("following", "ensuing", "subsequent"):
        amount, origin = 1, "event"
    elif which in ("this", "the current"):
        amount, origin = 0, "publication"
    else:
        amount, origin = 0, "event"
    if shade == "before" and (amount or origin != "publication"):
        shade = None
    if re.match(r"the\s", match[0], re.IGNORECASE) and which in ("last", "past") and unit != "weekend":
        reading = TimeReading(kind="span", unit=unit, amount=-1, origin="publication", which="earlier")
        yield FoundTime(match.start(), match.end(), reading)
        return
    if re.match(r"the\s", match[0], re.IGNORECASE) and which == "next":
        origin = "event"
    if unit in ("second", "minute", "hour") and amount == 0:
        return
    yield FoundTime(
        match.start(), match.end(), TimeReading(kind="relative", unit=unit, amount=amount, origin=origin, shade=shade)
    )


def _weekend(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "over the weekend", "at the weekend": the one nearest to the day of publication."""
    yield FoundTime(
        match.start("whole"),
        match.end("whole"),
        TimeReading(kind="relative", unit="weekend", amount=0, origin="publication"),
    )


def _the_unit(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "the end of the month", "later in the year", "earlier in the day", "year's end": the unit of what was told last."""
    unit = unit_of(match["unit"])
    shade = _SHADES[match["shade"].lower().split()[0]]
    reading = TimeReading(kind="relative", unit=unit, amount=0, origin="event", shade=shade, which="the")
    yield FoundTime(match.start(), match.end(), reading)


_SHADES = {
    "end": "end", "close": "end", "start": "start", "beginning": "start", "middle": "mid", "early": "early", "late": "late", "later": "late",
    "earlier": "early", "mid": "mid", "rest": "late", "remainder": "late", "course": None, "outset": "start",
}  # fmt: skip


def _shift(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "two days earlier", "three weeks ago", "a day later", "the day before", "months later", "half an hour later"."""
    way = match["way"].lower()
    forward = way in (
        "later",
        "after",
        "afterward",
        "afterwards",
        "thereafter",
        "following",
        "hence",
        "from now",
        "after that",
        "on",
    )
    amount = amount_of(match["amount"])
    origin = "publication" if way.split()[0] in ("ago", "from", "hence") else "event"
    if way.endswith("today") and amount is not None:  # "a week ago today" is a day, and not a week
        days = {"day": 1, "week": 7, "fortnight": 14}.get(unit_of(match["unit"]))
        if days is not None:
            reading = TimeReading(kind="relative", unit="day", amount=-amount * days, origin=origin, which="earlier")
            yield FoundTime(match.start(), match.end(), reading)
            return
    reading = TimeReading(
        kind="relative",
        unit=unit_of(match["unit"]),
        amount=amount,
        origin=origin,
        which="later" if forward else "earlier",
    )
    if amount is not None:
        reading = TimeReading(
            kind="relative",
            unit=reading.unit,
            amount=amount if forward else -amount,
            origin=origin,
            which=reading.which,
        )
    yield FoundTime(match.start(), match.end(), reading)


def _day_beside(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "the day before", "the year after": beside what was told last, where no noun phrase follows."""
    amount = 1 if match["way"].lower() in ("after", "following") else -1
    yield FoundTime(
        match.start(), match.end(), TimeReading(kind="relative", unit=unit_of(match["unit"]), amount=amount, origin="event")
    )


def _stretch(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "the past two weeks", "the last 24 hours", "the next six months", "recent days", "the following days"."""
    which = match["which"].lower()
    forward = which in ("next", "coming", "following", "subsequent", "ensuing", "succeeding")
    event = which in ("following", "subsequent", "ensuing", "succeeding", "preceding", "previous", "intervening")
    words = match["amount"] or match["amount_before"]
    amount = amount_of(words)
    reading = TimeReading(
        kind="span",
        unit=unit_of(match["unit"]),
        amount=amount if amount is None or forward else -amount,
        origin="event" if event else "publication",
        which="later" if forward else "earlier",
    )
    yield FoundTime(match.start("whole"), match.end(), reading)


_WHEN = r"(?:(?P<when>earlier|early|later|late)\s+(?:in\s+|on\s+)?)?"

RULES: tuple[Rule, ...] = (
    (
        _compiled(
            rf"\b(?:(?P<shade>early|late)\s+(?:on\s+)?)?(?:(?P<week_before>last|this|next)\s+week,?\s+on\s+|(?:the\s+)?(?P<which>this\s+past|last|past|previous|next|coming|this|following|same|that)\s+)?(?P<weekday>{WEEKDAY})(?:s\b)?"
            rf"(?:\s+(?P<part>(?:early\s+|late\s+)?(?:{PART})))?\b(?:\s+(?:of\s+)?(?P<week>this|last|next)\s+week\b)?"
        ),
        _weekday,
    ),
    (_compiled(rf"\b(?P<amount>{AMOUNT})\s+(?P<weekday>{WEEKDAY})s\s+ago\b"), _weekdays_ago),
    (_compiled(r"\b(?:over|at|on|during)\s+(?P<whole>the\s+weekend)\b(?!\s+of\b|[-'’])"), _weekend),
    (
        _compiled(
            rf"\b(?:(?:earlier|early|later|late)\s+)?(?:the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:yesterday|tomorrow)(?:\s+{PART})?|today|tonight|overnight"
            r"|last\s+(?:night|evening)|this\s+(?:early\s+)?(?:morning|afternoon|evening)|tomorrow)\b"
        ),
        _today,
    ),
    (
        _compiled(
            r"\b(?:(?:early|late|later|earlier)\s+)?(?:the\s+)?(?P<which>that\s+same|that|same|next|previous|following)\s+(?P<part>(?:early\s+)?(?:morning|afternoon|evening|night|midnight|dawn|noon))\b"
        ),
        _that_part,
    ),
    (
        _compiled(
            rf"\b{_WHEN}(?:the\s+)?(?P<which>this\s+past|last|past|this|next|coming|upcoming|previous|preceding|following|ensuing|subsequent|that\s+same|that\s+very|that|same|very\s+same|the\s+current)\s+(?P<unit>day|week|weekend|fortnight|month|year|decade|century)\b(?![-'’]|\s+(?:and|or)\s+a\s+half)"
        ),
        _unit_near,
    ),
    (
        _compiled(
            r"\b(?:the\s+)?(?:(?:very|first|second|latter|last|whole)\s+)?(?P<shade>end|close|start|beginning|middle|early\s+part|later?\s+part|rest|remainder|course|later|earlier|late|early|mid)\s+(?:of|in|on)\s+the\s+(?P<unit>day|week|month|year|decade|century)\b(?!\s+of\b|[-'’])"
        ),
        _the_unit,
    ),
    (
        _compiled(
            rf"\b{ABOUT}?(?:(?P<amount>{AMOUNT}|half\s+an?)\s+|(?=[a-z]+s\s))(?P<unit>{UNIT})\s+(?P<way>ago(?:\s+today)?|earlier|later|previously|beforehand|afterwards?|thereafter|hence|from\s+now|after\s+that|before\s+that|(?:before|after)(?=\s*[.,;:)\n])|on(?=\s*[,;]))"
        ),
        _shift,
    ),
    (
        _compiled(
            r"\bthe\s+(?P<unit>day|week|month|year|night)\s+(?P<way>before|after|following)\b(?=\s*(?:[.,;:)\n]|in\b|at\b|when\b|by\b|and\b))"
        ),
        _day_beside,
    ),
    (
        _compiled(
            rf"\b(?:(?:in|over|within|for|during)\s+)?(?P<whole>(?:(?:the|these|its|his|her|their)\s+|(?<=\s))(?:(?P<amount_before>{AMOUNT})\s+)?(?P<which>past|last|next|coming|following|preceding|previous|recent|subsequent|ensuing|succeeding|intervening|first|final|latest)\s+(?:few\s+|couple\s+of\s+)?(?:(?P<amount>{AMOUNT})\s+)?(?P<unit>seconds|minutes|hours|days|nights|weeks|weekends|months|years|decades|centuries)\b)"
        ),
        _stretch,
    ),
)
