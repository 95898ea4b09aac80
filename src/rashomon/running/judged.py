"""Which judgements the kept incidents follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from rashomon.records import Judgement, Ruling, content_id
from rashomon.reviewing import Review


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The first `count` judgements of a ledger, by one hash over their ids, and one over what they come to of outlets and reports that are one origin."""

    count: int
    ids: str
    origins: str

    @classmethod
    def of(cls, judgements: Sequence[Judgement], reviewed: Review) -> Self:
        """Of all judgements, with what they come to."""
        said = sorted(j.id for j in reviewed.standings.holding if j.ruling is Ruling.NOT_INDEPENDENT)
        return cls(len(judgements), _hash(judgements), content_id("o", *map(repr, reviewed.dependent), *said, length=16))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `str` wrote; None for what it did not."""
        match text.split():
            case [count, ids, origins] if count.isdecimal():
                return cls(int(count), ids, origins)
        return None

    def __str__(self) -> str:
        """On one line."""
        return f"{self.count} {self.ids} {self.origins}"

    def known(self, judgements: Sequence[Judgement]) -> Sequence[Judgement] | None:
        """Those of a ledger's judgements, in the order of appending, that were reckoned; None where they are not the first."""
        first = judgements[: self.count]
        return first if _hash(first) == self.ids else None


def _hash(judgements: Sequence[Judgement]) -> str:
    return content_id("j", *(j.id for j in judgements), length=16)
