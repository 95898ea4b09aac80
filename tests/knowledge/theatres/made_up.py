"""A theatre pack of two reefs, sound as it stands, and the means to spoil it."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "theatre.toml": """
id = "reefs"
title = "Two reefs"
years = [2012]
covers = "a made-up quarrel over two reefs"
countries = ["PH"]
signs = ["Northern Reef"]
source = "made up"
""",
    "places.toml": """
source = "made up"
[[place]]
id = "reefs:waters"
name = "Reef Waters"
kind = "region"
at = [10.0, 115.0]
radius_km = 90
[[place]]
id = "reefs:north"
name = "Northern Reef"
also = ["Hilaga"]
kind = "reef"
at = [10.1, 115.0]
radius_km = 5
within = ["reefs:waters"]
[[place]]
id = "reefs:south"
name = "Southern Reef"
kind = "reef"
at = [9.9, 115.0]
radius_km = 5
""",
    "actors.toml": """
source = "made up"
[[actor]]
id = "PHL_MIL"
name = "Philippine forces"
kind = "military"
nation = "PHL"
aliases = ["Philippine Coast Guard"]
[[actor]]
id = "WATCH"
name = "Reef Watch"
kind = "militia"
aliases = ["Reef Watch"]
member_of = [{ id = "PHL_MIL", from = "2013-05", to = "2014", source = "made up" }]
[[side]]
words = ["reef-loving"]
any = "WATCH"
[[spoken]]
words = ["invaders"]
by = [{ side = "PHL_GOV", means = "CHN_MIL" }]
[[person]]
name = "Ana Lantad"
party = "WATCH"
role = "spokeswoman"
from = "2013"
""",
    "outlets.toml": """
source = "made up"
[[outlet]]
name = "Reef Post"
kind = "media"
side = "WATCH"
""",
    "agreements.toml": """
source = "made up"
[[agreement]]
id = "calm"
name = "Calm Waters accord"
parties = ["PHL", "WATCH"]
made = "2014-01"
patterns = ["Calm Waters accord"]
weak = ["the accord"]
near = ["Calm"]
""",
}


def write_pack(folder: Path, file: str | None = None, old: str = "", new: str = "") -> Path:
    """The pack in a new folder; in one of its files `old` is replaced by `new`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        if name == file:
            assert old in text, old
            text = text.replace(old, new, 1)  # noqa: PLW2901  # the spoilt file
        (folder / name).write_text(text, encoding="utf-8")
    return folder
