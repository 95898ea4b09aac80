"""What made the records: the program, its model, its packs and its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.records import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way of reading: reports read with the same program, model, packs and settings share it.

    `packs` and `settings` map names to versions and values.
    """

    program: str
    model: str
    packs: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """A name made of the content, so that reading again the same way is the same run."""
        return content_id("n", self.program, self.model, sorted(self.packs.items()), sorted(self.settings.items()))
