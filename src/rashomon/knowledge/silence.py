"""The words that may tell a matter, by which a report is cleared of leaving it out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def load_matters() -> Mapping[str, re.Pattern[str]]:
    """For each matter of `data/silence.toml` what finds one of its words."""
    table = tomllib.loads(resources.files("rashomon.knowledge").joinpath("data/silence.toml").read_text("utf-8"))
    return {name: word_finder(words) for name, words in table.items() if name != "source"}


def word_finder(beginnings: list[str]) -> re.Pattern[str]:
    """What finds a word that begins in one of these ways, whatever its case; without any it finds nothing."""
    longest = sorted(beginnings, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})" if longest else r"(?!)", re.IGNORECASE)
