"""What made the records: the program, its model, its packs and its settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from rashomon.records import content_id

ADDED = "gazetteer:"
"""What the names of added gazetteers begin with among a run's packs; the others are theatres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way of reading: reports read with the same program, model, packs and settings share it.

    `program` is the program's version, `model` that of the parser's weights. `packs` and `settings` map names to versions and values. `belonging` says which bodies an actor of the packs is part of
    ("YPG": "SDF"): linking needs it, wherever the ledger is taken.
    """

    program: str
    model: str
    packs: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    belonging: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def theatres(self) -> tuple[str, ...]:
        """The names of the theatre packs."""
        return tuple(sorted(name for name in self.packs if not name.startswith(ADDED)))

    @property
    def answerer(self) -> str | None:
        """The language model that coded, and the host that answered for it: "llama3.1 at localhost:11434"; None for rules."""
        if "endpoint" not in self.settings:
            return None
        return f"{self.settings['model']} at {urlsplit(self.settings['endpoint']).netloc}"

    @property
    def id(self) -> str:
        """A name made of the content, so that reading again the same way is the same run."""
        return content_id("n", self.program, self.model, sorted(self.packs.items()), sorted(self.settings.items()),
                          sorted(self.belonging.items()))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """A run with what it was used on.

    `run` is the run; `first_used` and `last_used` are when it read its first and last report (UTC, ISO), `reports` how many of those that are kept it read. `inputs` is one hash over the ids, texts and days of publication of these reports: the same reports have the same.
    """

    run: Run
    first_used: str
    last_used: str
    reports: int
    inputs: str


def belonging(runs: Iterable[Run]) -> dict[str, frozenset[str]]:
    """Which bodies an actor is part of by any of these runs: a ledger may hold reports of several theatres."""
    found: dict[str, frozenset[str]] = {}
    for run in runs:
        for actor, wholes in run.belonging.items():
            found[actor] = found.get(actor, frozenset()) | frozenset(wholes)
    return found
