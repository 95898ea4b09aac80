"""Who says so."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.party import Party
from rashomon.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whoever says so.

    `name` is as the report names it ("John Ulliot", "a Russian Defense Ministry statement"), the outlet's name for the
    outlet's own assertion. `kind` is "official", "agency", "media", "monitor", "witness", "unnamed", "document" or
    "outlet". `party` is the side it speaks for, where known. `span` is None only for the outlet itself.
    """

    name: str
    kind: str
    party: Party | None = None
    span: Span | None = None

    @property
    def key(self) -> str:
        """What makes two sources one: the outlet's or the name's words, folded."""
        return " ".join(self.name.lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, the cue that shows it speaks ("charged", "according to") and the chain it came through.

    `cue` is None where the outlet says so itself. `via` runs from the nearest link to the farthest: the outlet quotes via[0], which quotes via[1], ... which quotes `source`.
    The origin of a claim is `source`. `rule` names what found it.
    """

    source: Source
    cue: Span | None = None
    via: tuple[Source, ...] = ()
    rule: str = "outlet"
