"""Borders named by the two countries that they part: "the Chad-Sudan border", "the border between Kenya and Somalia"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import permutations

from rashomon.knowledge.actors.loading import nation_phrases, read_data

_LINE = r"(?:border(?!\s+(?:guard|police|force|post|town|village|crossing|patrol|troop|official|city)\w*)|frontier)"
_NAMED = re.compile(r"the border of (.+) with (.+)")


def find_borders(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text names a border by both its countries, and the name that the gazetteer has for it."""
    if "border" not in text and "frontier" not in text:
        return
    names, shapes = _countries()
    for shape in shapes:
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
def _countries() -> tuple[Mapping[str, str], tuple[re.Pattern[str], ...]]:
    """The countries by every name and adjective, and the shapes that name a border by two of them."""
    table = read_data("nations.toml")
    chief = {row["id"]: row["name"] for row in table["nation"]}
    names = {phrase: chief[nation.id] for phrase, nation in nation_phrases(table) if nation.id in chief and nation.how != "people"}
    known = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    one, other = rf"(?P<one>{known})", rf"(?P<other>{known})"
    return names, tuple(
        re.compile(shape)
        for shape in (
            rf"(?<![\w-]){one}\s?[-\u2010-\u2013/]\s?{other}\s+{_LINE}\b",
            rf"\b{_LINE}\s+(?:between|of)\s+(?:the\s+)?{one}\s+(?:and|with)\s+(?:the\s+)?{other}\b",
            rf"(?<![\w-]){one}(?:['\u2019]s?)?\s+{_LINE}\s+with\s+(?:the\s+)?{other}\b",
        )
    )
