"""From values to a page: every value is escaped, and what a report's text could do to a page is shown instead of done."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rashomon.records import Ruling
from rashomon.surfaces.cli.marks import STATUSES, say_party
from rashomon.surfaces.describing import count_of
from rashomon.surfaces.naming import LABELS, MARKS, say_code
from rashomon.version import VERSION

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Characters that no page may hold, and those that turn a line around."""

ASSETS = ("desk.css", "desk.js", "icon.svg")


def show(text: object) -> Markup:
    """Foreign text: escaped, with each control character printed by its name ("U+202E")."""
    parts = []
    at = 0
    told = str(text)
    for match in _CONTROL.finditer(told):
        parts.append(escape(told[at : match.start()]))
        parts.append(Markup('<span class="ctl">U+{}</span>').format(f"{ord(match[0]):04X}"))
        at = match.end()
    parts.append(escape(told[at:]))
    return Markup("").join(parts)


def show_line(text: object) -> str:
    """Foreign text where no element can stand (a title, an attribute): its control characters left out."""
    return " ".join(_CONTROL.sub("\ufffd", str(text)).split())


DONE = {
    Ruling.RIGHT: "Confirmed", Ruling.WRONG: "Wrong", Ruling.UNSURE: "Not sure", Ruling.CORRECTED: "Corrected", Ruling.SAME: "Made one",
    Ruling.DIFFERENT: "Held apart", Ruling.NOT_INDEPENDENT: "One origin", Ruling.NOTE: "Noted", Ruling.WITHDRAWN: "Taken back",
}  # fmt: skip
"""What was done, in a word or two, at the head of what it changed."""


@cache
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=PackageLoader("rashomon.surfaces.desk", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"show": show, "line": show_line, "code": say_code, "party": say_party}
    made.globals |= {"MARKS": MARKS, "STATUSES": STATUSES, "LABELS": LABELS, "DONE": {ruling.value: words for ruling, words in DONE.items()}, "VERSION": VERSION, "count_of": count_of, "assets": digest()}
    return made


def render(template: str, **values: Any) -> str:
    """The page of a template."""
    return environment().get_template(template).render(**values)


@cache
def asset(name: str) -> bytes:
    """A file that pages load."""
    return (files("rashomon.surfaces.desk") / "assets" / name).read_bytes()


@cache
def digest() -> str:
    """What stands for the assets as they are, so that a browser keeps them until they change."""
    return sha256(b"".join(asset(name) for name in ASSETS)).hexdigest()[:12]
