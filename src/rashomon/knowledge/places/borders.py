"""Borders named by the two countries that they part: "the Chad-Sudan border", "the border between Kenya and Somalia".

Why: docs/decisions/knowledge.md#borders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import permutations

from rashomon.knowledge.actors.loading import nation_phrases, read_data

_LINE = r"(?:border(?!\s+(?:guard|police|force|post|town|village|crossing|patrol|troop|official|city)\w*)|frontier)"
_DASH = r"[-\u2010-\u2013/]"
_PLAUSIBLE = re.compile(rf"{_DASH}\s?\w.{{0,60}}?\s{_LINE}\b|\b{_LINE}\s+(?:between|of|with)\s", re.DOTALL)
_NAMED = re.compile(r"the border of (.+) with (.+)")


def find_borders(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text names a border by both its countries, and the name that the gazetteer has for it."""
    if not _PLAUSIBLE.search(text):
        return
    names = _countries()
    told = sorted((name for name in names if name in text), key=len, reverse=True)
    for shape in _shapes("|".join(map(re.escape, told))) if len(told) > 1 else ():
        for match in shape.finditer(text):
            one, other = sorted((names[match["one"]], names[match["other"]]))
            if one != other:
                yield match.start(), match.end(), f"the border of {one} with {other}"


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """The countries that share a land border with each, by ISO 3166 alpha-3 codes: {"ISR": {"EGY", "JOR", "LBN", "PSE", "SYR"}}."""
    codes = {row["name"]: row["id"] for row in read_data("nations.toml")["nation"]}
    beside: dict[str, set[str]] = {}
    for row in read_data("regions", "borders.toml")["regions"]:
        named = _NAMED.fullmatch(row["name"])
        pair = [codes.get(country, "") for country in named.groups()] if named is not None else []
        if all(pair):
            for one, other in permutations(pair):
                beside.setdefault(one, set()).add(other)
    return {code: frozenset(others) for code, others in beside.items()}


@cache
def _countries() -> Mapping[str, str]:
    """The countries by every name and adjective."""
    table = read_data("nations.toml")
    chief = {row["id"]: row["name"] for row in table["nation"]}
    return {phrase: chief[nation.id] for phrase, nation in nation_phrases(table) if nation.id in chief and nation.how != "people"}


def _shapes(known: str) -> Iterator[re.Pattern[str]]:
    """The shapes that name a border by two of the names that a text holds; all the world's in one pattern would take longer to compile than the reports to read."""
    one, other = rf"(?P<one>{known})", rf"(?P<other>{known})"
    for shape in (
        rf"(?<![\w-]){one}\s?{_DASH}\s?{other}\s+{_LINE}\b",
        rf"\b{_LINE}\s+(?:between|of)\s+(?:the\s+)?{one}\s+(?:and|with)\s+(?:the\s+)?{other}\b",
        rf"(?<![\w-]){one}(?:['\u2019]s?)?\s+{_LINE}\s+with\s+(?:the\s+)?{other}\b",
    ):
        yield re.compile(shape)
