"""The packaged model's data beside its weights: label names, lemma forms, version."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Inventory:
    """Names behind the model's integers. `scripts` are lemma edit scripts; `lemmas` maps "xpos lower-form" to a lemma."""

    version: str
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: Mapping[str, str]


def packaged(name: str) -> Traversable:
    """A file of the packaged model."""
    return files("rashomon.language").joinpath("weights", name)


def load_inventory() -> Inventory:
    """The packaged inventory."""
    entries = json.loads(packaged("labels.json").read_text(encoding="utf-8"))
    return Inventory(
        version=entries["version"],
        upos=tuple(entries["upos"]),
        xpos=tuple(entries["xpos"]),
        scripts=tuple(entries["scripts"]),
        relations=tuple(entries["relations"]),
        tags=tuple(entries["tags"]),
        lemmas=entries["lemmas"],
    )
