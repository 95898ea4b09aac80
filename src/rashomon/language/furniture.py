"""What stands in a text beside the story: captions, credits, bylines, date lines, footers, links to other stories.

A motorbike burning "in this screen grab taken from a social media video ... on July 16, 2019 (photo credit: WHITE HELMETS)"
is no event of the story above it. Every rule reads one line, or the words at a line's start or inside its parentheses, so
the whole is linear in the text. A paragraph of prose is never furniture: a line longer than `LONGEST` characters can hold
furniture (a credit in parentheses, a dateline at its start) but cannot be furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rashomon.language.tabular import find_tables
from rashomon.language.timing import names

LONGEST = 420

MONTH = f"(?i:{names.MONTH})"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:GMT|UTC|EDT|EST|BST|[A-Z]{3}T?)\b)?"
_GAP = r"(?:-|\s{1,3})"
DATE = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?{_GAP}{MONTH},?{_GAP}\d{{4}}|{MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}|{MONTH}\s\d{{1,2}}20\d\d"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T\d{2}:\d{2}[\d:.]{0,10}(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}))"
)


class Furniture(NamedTuple):
    """A stretch of text that tells no part of the story.

    `kind` is "caption", "credit", "byline", "header" (a date or time line), "timestamp" (of a live entry), "dateline",
    "footer", "related", "label", "embed" or "table" (a row of one).
    """

    start: int
    end: int
    kind: str


_NAME = r"(?:[A-Z][\w'’.-]*|al-\w+|van|von|de|bin|el|and|&)"
_AGENCY = r"(?:AP|AFP|REUTERS|Reuters|EPA|TASS|SANA|Xinhua|Getty|Anadolu|Sputnik|AA|DHA|IHA|UPI|Rex|Shutterstock|Twitter|Facebook|YouTube|Telegram)"
_PICTURE = r"(?:photo|photograph|picture|image|still|screen ?grab|screen ?shot|frame ?grab|video ?grab|hand-?out)"

_CAPTION_START = re.compile(
    r"(?:(?:file |handout |archive |stock |ap |afp )?(?:photo|picture|pictured|image|caption|photograph|screen ?grab)s?\s*"
    r"(?:credit|by|courtesy(?: of)?)?\s*[:|/–—]\s|photo(?:graph)?s? (?:by|credit|courtesy|via)\b|file (?:photo|picture|image)\b|FILE\s+[-–—]"
    r"|(?:image|photo) (?:source|credit|copyright|caption)\b|illustrative (?:photo|image|picture)?|\(?photo credit)",
    re.IGNORECASE,
)  # fmt: skip
_CAPTION_INSIDE = re.compile(
    rf"\bin (?:this|an?) (?:[\w,.'’-]+\s+){{0,4}}{_PICTURE}\b(?:\s+\w+){{0,3}}?\s*,?\s+(?:taken|made|released|provided|posted|obtained|dated"
    rf"|distributed|published|issued|from|by|on|{WEEKDAY},?|{MONTH})\b|\b{_PICTURE} taken (?:on|in|from)\b.*\bshows?\b",
    re.IGNORECASE,
)  # fmt: skip
_CREDIT_TEXT = (
    rf"(?:[^()\n]{{0,60}}\b(?:photo|picture|image|video|screengrab|screen grab)s?(?: credit| courtesy|s? by| via)?\s*[:/][^()\n]{{1,80}}"
    rf"|(?:file|handout|ap|afp|reuters|epa|stock|archive|courtesy) (?:photo|picture|image|handout)[^()\n]{{0,60}}|{_AGENCY}\s*/[^()\n]{{1,60}}"
    r"|[^()\n]{1,50}/(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|Anadolu(?: Agency)?)|[^()\n]{1,50}\barchives?)"
)
_CREDIT = re.compile(rf"[(\[](?:{_CREDIT_TEXT})[)\]]", re.IGNORECASE)
_CREDIT_END = re.compile(
    rf"(?:©|\bAP Photo\b|\bGetty Images\b|[/|]\s*{_AGENCY}(?: Photo)?|\b{_AGENCY}\s*/(?:\s*{_NAME}){{1,4}})(?:[\s/.,]*{_NAME}){{0,6}}\.?\)?$"
)
_BYLINE = re.compile(
    rf"(?:(?:Analysis|Opinion|Comment|Exclusive|News|Special report)\s*[|:–—-]\s*)?"
    rf"(?:(?:By|BY|Written by|Posted by|Authored [Bb]y|Submitted by|Words by|Story by)(?:\s+{_NAME}){{1,7}}"
    r"(?:\s*(?:,|\||in|/|–|—|-|for|via|Via)\s*[\w .,'’&|/–—:-]{0,80})?\.?"
    r"|(?:Editing|Reporting|Additional reporting|Compiled|Edited|Writing|Translated) by\b.{0,220}"
    r"|\((?:Editing|Reporting|Additional reporting|Compiled|Edited|Writing|Translated) by\b.{0,220})$"
)
_PERSON = re.compile(r"[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]+|al-\w+|van|von|de|bin|el)){1,4}$")
_HEADER = re.compile(
    rf"[(\[]?(?:(?:First |Last |Date of )?(?:publish(?:ed)?|publication|updat(?:ed)?|modified|posted|added|created|issued|date|time|ends|recorded)(?: date)?"
    rf"(?: on| at)?\s*[:|–—-]?\s*)?(?:(?:{DATE}|\d{{1,2}}[\s-]{MONTH}[\s-]\d\d|{CLOCK})(?:\s*(?:[,|/·•–—-]|at|on|updated|GMT|UTC)\s*|\s+)?){{1,4}}[)\]]?$",
    re.IGNORECASE,
)  # fmt: skip
_HEADER_START = re.compile(
    rf"[(\[]?(?:(?:First |Last )?(?:Published|Updated|Posted|Added|Created|Issued|Date of publication|Publication date|Last modified|Date)\s*(?:on|at)?\s*[:|–—-]?\s*{DATE}(?:[ ,]+{CLOCK})?|{DATE}(?:[ ,]+(?:at )?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?)[)\]]?\s*[-–—|:]?\s",
    re.IGNORECASE,
)  # fmt: skip
_STAMP = r"(?:[ ,]+(?:at\s)?(?:\d{6}|\d{4}(?=\s*(?i:[ap]\.?m|GMT|UTC|hrs)\b)|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\s*(?i:[ap]\.?m\b\.?|GMT|UTC|hrs))?)"
_HEADER_WITHIN = re.compile(
    rf"(?:(?<=\s\s)|(?<=[A-Z]{{2}}\s)){DATE}{_STAMP}?(?=\s*$|\s{{2,}}|\s+[A-Z\"“‘])|(?<=\s){DATE}{_STAMP}(?=\s)"
)
_GOVERNED = re.compile(
    r"(?:,|\b(?:on|in|of|by|to|at|since|until|till|from|before|after|dated|and|the|for|during|between|late|early))\s+\Z", re.IGNORECASE
)
"""A date after one of these words belongs to a sentence and heads no report."""
_HEADLINE = 300
"""Characters within which the date line of a report that is a single paragraph stands, after the headline."""
_SIGNED = re.compile(
    rf"(?:[A-Z@][\w'’.&@-]{{0,30}}(?:\s*[,|/•·–—-]\s*|\s+)){{1,10}}{DATE}(?:[ ,|–—-]+{CLOCK})?(?:\s*\([^()]{{1,40}}\))?\.?$"
)
_LONGEST_SIGNATURE = 100
_TIMESTAMP = re.compile(rf"[\[(]?{CLOCK}[\])]?(?:\s*[-–—|:]\s+|\s{{2,}}|\s*$)", re.IGNORECASE)
_PLACE = r"[A-Z][\w'’.]*(?:[ /-]+[A-Z][\w'’.-]*){0,4}"
_CAPS = r"[A-Z][A-Z'’.]{2,}(?:[ /-]+[A-Z][A-Z'’.-]+){0,4}"
_DAY = rf"(?:{WEEKDAY},?\s)?(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s(?:\d{{4}}|\d\d)(?!\d))?"
_DATED = re.compile(_DAY)
_SIGN = r"(?:--|[–—]|-(?=\s))"
_DATELINE = re.compile(
    rf"(?:{_CAPS}(?:,\s{_PLACE}){{0,2}}(?:,?\s{_DAY},?)?\s*(?:\([^()\n]{{1,50}}\)\s*)?{_SIGN}"
    rf"|{_PLACE}(?:,\s{_PLACE}){{0,2}}(?:,?\s{_DAY},?)?\s*\([^()\n]{{1,50}}\)\s*{_SIGN}"
    rf"|{_PLACE}(?:,\s{_PLACE}){{0,2}},?\s{_DAY}\s*(?:\([^()\n]{{1,50}}\)\s*)?{_SIGN}"
    rf"|{_PLACE},\s[A-Z]{{2,8}}\s{_SIGN}|{_PLACE}(?:,\s{_PLACE})?(?: province| governorate)?\s\|)\s"
)
_FOOTER = re.compile(
    r"(?:to contact\b|contact (?:us|the)\b|subscribe\b|sign up\b|follow (?:us|\w+(?: \w+)? on (?:all|twitter|facebook|telegram|instagram|social))|join (?:us|our)\b|like us\b"
    r"|advertise with\b|got a (?:story|tip|news)\b|have a (?:story|tip)\b|send (?:us )?your\b|reach us\b|write to us\b|click here\b|download our\b|our standards\s*:"
    r"|all rights reserved|copyright\b|©|\(c\)\s*(?:19|20)\d\d|terms of (?:use|service)|privacy policy|tags?\s*:|tags\b(?=\s+[A-Z])|share (?:this|on|via)\b|comments?\s*\(?\d*\)?$|leave a (?:comment|reply)\b"
    r"|support (?:us|our)\b|donate\b|become a (?:member|patron|subscriber)\b|this (?:article|story|post) (?:was|is|has been) (?:originally |first |also )?(?:published|posted|updated|corrected|part of)\b"
    r"|get (?:short )?url\b|community standards|the views expressed\b|newsletter\b|https?://\S+$|www\.\S+$|[^\]\n]*\]\(https?://[^)\s]*\)?$)",
    re.IGNORECASE,
)  # fmt: skip
_FOOTER_INSIDE = re.compile(
    r"\b(?:tel|phone|fax)\.?\s*:?\s*[+(]?\d[\d\s()./-]{4,}|\bis reader-supported\b|\bsubscribe (?:from|now|today|to)\b|[+(]?\d{2,4}[\s-]\d{3,4}[\s-]\d{3,4}\s*$"
    r"|\badvertise with us\b|\bsign up (?:for|to) our\b|\bnewsletter\b.*\bsubscribe\b",
    re.IGNORECASE,
)  # fmt: skip
_RELATED = re.compile(
    r"(?:read (?:more|also|next|the full)|also read|see also|related(?: (?:articles?|stories|news|content|topics?|links?))?|more (?:on|from|about|news|stories)|watch(?: also| more| live)?|recommended(?: for you)?"
    r"|most (?:read|popular|viewed)|trending|don['’]t miss|you (?:may|might) (?:also )?like|editor['’]?s['’]? picks?|in pictures|opinion|explainer|up next|next article|previous article)\s*(?:[:|>»…]|[-–—]{1,2}\s)",
    re.IGNORECASE,
)  # fmt: skip
_RELATED_ALONE = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related(?: (?:articles?|stories|news|content|topics?))?|recommended(?: for you)?|most (?:read|popular|viewed)|trending(?: now)?)\s*\.*$",
    re.IGNORECASE,
)  # fmt: skip
_LABEL = re.compile(
    r"(?:advertisement|advertising|sponsored(?: content)?|opinion|analysis|editorial|world|news|world news|home|middle ?east|breaking(?: news)?|exclusive|share|tweet|print|e-?mail|listen|loading\.*|skip to (?:main )?content"
    r"|story continues below(?: (?:the )?advertisement)?|continue reading|latest(?: news)?|top stories|politics|security|international|article|video|photos|gallery|menu|search|comments?)\s*:?$",
    re.IGNORECASE,
)  # fmt: skip
_EMBED = re.compile(
    r"(?:[-–—]?\s*.{1,60}\(@\w{1,20}\).{0,40}|(?:https?://)?(?:pic\.twitter\.com|t\.co|twitter\.com|youtu\.be|www\.youtube\.com)/\S+.{0,80}|view this post on instagram.{0,60}"
    r"|a post shared by .{0,120}|pic\.twitter\.com/\w+|embedded (?:video|tweet|post).{0,40}|(?:video|tweet) (?:unavailable|not supported).{0,60}"
    r"|your browser does not support.{0,80})$",
    re.IGNORECASE,
)  # fmt: skip
_TAIL = re.compile(
    r"\(?\b(?:Additional reporting|Reporting|Editing|Writing) by [A-Z]|\bOur Standards\s?:|\bComment via (?:Facebook|Sputnik)\b|\bFollow us on \w"
)
_RULE = re.compile(r"[-_=]{3,}$")
_REMEMBERED = 16
"""Texts whose furniture is remembered."""
_MARKUP = re.compile(r"[\s*_#>•\-]*")


@lru_cache(maxsize=_REMEMBERED)
def find_furniture(text: str) -> tuple[Furniture, ...]:
    """Every stretch of furniture, in text order, none overlapping another; the steps of one report ask for the same text."""
    lines = list(_lines_of(text))
    found: list[Furniture] = []
    prose = 0  # lines of prose so far
    imprint = _imprint(text, lines)
    tables = find_tables(text)
    within = 0
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        kind: str | None = None
        while within < len(tables) and tables[within][1] <= start:
            within += 1
        if within < len(tables) and tables[within][0] <= start:
            kind = "table"
        elif (imprint is not None and number >= imprint) or _goes_on(text, lines, number, found):
            kind = "footer"
        elif not _wraps(text, lines, number):
            kind = _kind_of(line, number)
            if kind is None and number < 8 and _is_signature(text, lines, number):
                kind = "byline"
            if kind is None and 0 < number < 8 and end - start <= _LONGEST_SIGNATURE and _SIGNED.match(line):
                kind = "header"  # "Reuters, 12 May 2020"
            if kind is None and _captioned_below(text, lines, number):
                kind = "caption"
        if kind is not None:
            found.append(Furniture(start, end, kind))
        else:
            found.extend(_inside(line, start, number, prose, last=number >= len(lines) - 3))
            prose += 1
    return tuple(found)


def _lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds anything, without the white space and markup around it."""
    at = 0
    for raw in text.splitlines(keepends=True):
        lead = _MARKUP.match(raw)
        first = lead.end() if lead else 0
        body = raw[first:].rstrip(" \t\r\n\v\f*_\x1c\x1d\x1e\x85\u2028\u2029")
        if body:
            yield at + first, at + first + len(body)
        elif _RULE.match(raw.strip()):
            stripped = raw.strip()
            begin = at + raw.index(stripped)
            yield begin, begin + len(stripped)
        at += len(raw)


def _wraps(text: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Whether a line goes on with the paragraph above it: hard-wrapped prose, of which no single line is furniture."""
    start, end = lines[number]
    if text[start].islower():
        return "/" not in text[start:end].partition(" ")[0]  # a web address starts in lower case too
    if number == 0:
        return False
    before, above = lines[number - 1]
    adjacent = text.count("\n", above, start) == 1
    return (
        adjacent
        and above - before >= 55
        and text[above - 1] not in '.!?:)]"”…'
        and len(text[start:end]) < above - before + 20
    )


def _goes_on(text: str, lines: list[tuple[int, int]], number: int, found: list[Furniture]) -> bool:
    """Whether a short line goes on with the unfinished footer line right above it."""
    if number == 0 or not found or found[-1].kind != "footer" or found[-1].end != lines[number - 1][1]:
        return False
    start, end = lines[number]
    above = lines[number - 1][1]
    return end - start < 120 and text[above - 1].isalpha() and text.count("\n", above, start) == 1


def _kind_of(line: str, number: int) -> str | None:
    """What a whole line is, None for prose."""
    if len(line) > LONGEST:
        return None
    bare = line.strip("[]() ")
    if not bare:
        return None
    if _HEADER.match(line):
        return "header"
    if _BYLINE.match(line) or _BYLINE.match(bare):
        return "byline"
    if _EMBED.match(line):
        return "embed"
    if _LABEL.match(bare):
        return "label"
    if _RELATED.match(bare) or _RELATED_ALONE.match(bare) or line.rstrip(" >»").endswith("READ MORE"):
        return "related"
    if _CAPTION_START.match(bare) or _CAPTION_INSIDE.search(line) or _ends_in_credit(line):
        return "caption"
    if _FOOTER.match(bare) or (_FOOTER_INSIDE.search(line) and len(line) < 200):
        return "footer"
    return "footer" if _RULE.match(line) and number > 0 else None


def _ends_in_credit(line: str) -> bool:
    """Whether a line is a picture's caption by its end: "... in Idlib (photo credit: X)", "... / Reuters"."""
    if line.count(". ") > 1:
        return False
    credits_end = max((credit.end() for credit in _CREDIT.finditer(line)), default=0)
    return credits_end >= len(line) - 1 or _CREDIT_END.search(line) is not None


def _captioned_below(text: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Whether the next line is nothing but a credit, and this one is an unfinished sentence: a caption's first line."""
    start, end = lines[number]
    if number + 1 >= len(lines) or end - start > LONGEST or text[end - 1] in '.!?"”':
        return False
    follower = text[lines[number + 1][0] : lines[number + 1][1]]
    credit = _CREDIT.fullmatch(follower)
    return credit is not None and text.count("\n", end, lines[number + 1][0]) == 1


def _is_signature(text: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Whether a line near the top is a bare person's name beside a date line: "Bill Van Auken" over "28 August 2020"."""
    start, end = lines[number]
    line = text[start:end]
    if number == 0 or len(line) > 50 or not _PERSON.match(line):
        return False
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    return any(_HEADER.match(text[lines[n][0] : lines[n][1]]) for n in beside)


def _imprint(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The line number of the last "----" where only a short imprint follows it, late in the text; else None."""
    for number in range(len(lines) - 1, max(len(lines) - 6, 0), -1):
        start, end = lines[number]
        if len(text) - start > LONGEST:
            return None
        if _RULE.match(text[start:end]) and start * 5 >= len(text) * 3:
            return number
    return None


def _inside(line: str, start: int, number: int, prose: int, *, last: bool) -> Iterator[Furniture]:
    """Furniture in a line of prose: before its first words, in parentheses, and after the last words of the text."""
    at = 0
    header = _HEADER_START.match(line) if number < 4 else None
    within = _header_within(line) if header is None and number == 0 else None
    if within is not None:
        yield Furniture(start + within.start(), start + within.end(), "header")
        at = within.end()
    elif header is not None:
        yield Furniture(start, start + len(header.group().rstrip()), "header")
        at = header.end()
    elif (stamp := _TIMESTAMP.match(line)) is not None:
        yield Furniture(start, start + len(stamp.group().rstrip()), "timestamp")
        at = stamp.end()
    dateline = _DATELINE.match(line, at) if prose < 4 else None
    if dateline is not None and dateline.end() - at <= 90 and _opens_story(dateline.group(), line[dateline.end() : dateline.end() + 40]):
        yield Furniture(start + at, start + at + len(dateline.group().rstrip()), "dateline")
        at = dateline.end()
    tail = _TAIL.search(line, max(at, len(line) - LONGEST)) if last else None
    ends = tail.start() if tail is not None else len(line)
    for credit in _CREDIT.finditer(line, at, ends):
        yield Furniture(start + credit.start(), start + credit.end(), "credit")
    if tail is not None:
        yield Furniture(start + ends, start + len(line), "footer")


def _header_within(line: str) -> re.Match[str] | None:
    """The date line that a report of one paragraph has after its headline: "Shells kill two     AFP  Tuesday 12 May 2020    "."""
    for found in _HEADER_WITHIN.finditer(line, 0, _HEADLINE):
        if not _GOVERNED.search(line[max(0, found.start() - 16) : found.start()]):
            return found
    return None


def _opens_story(dateline: str, words: str) -> bool:
    """Whether prose follows, or the dateline gives a day: texts that shout throughout have datelines too."""
    return _has_prose(words) or _DATED.search(dateline) is not None


def _has_prose(words: str) -> bool:
    """Whether some words are written in lower case, as a sentence's are and a shouted heading's are not."""
    return sum(letter.islower() for letter in words) * 2 >= len(words)
