"""What one report tells of one happening."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.claim import Attribute, Claim
from rashomon.records.span import Span

MODALITIES = (
    "actual",
    "planned",
    "feared",
    "threatened",
    "conditional",
    "hypothetical",
    "general",
    "historical",
    "negated",
)
"""How an event stands to the world; only actual, historical and negated ones can be incidents. After PLOVER's auxiliary modes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as one report tells it: its triggers, best first, and the claims made about it.

    `id` is made of the report and the trigger, `report` is the report's id, `claims` stand in text order. `focal` tells the news event from background. `modality` is one of MODALITIES. `trigger` is the chief wording.
    """

    id: str
    report: str
    trigger: Span
    focal: bool
    claims: tuple[Claim, ...]
    modality: str = "actual"
    mentions: tuple[Span, ...] = ()
    """Every trigger in the report that speaks of this happening, `trigger` among them."""
    wordings: tuple[Claim, ...] = ()
    """The evaluative terms used of it and of those who take part; they answer no question about it and make nobody an account."""
    struck: tuple[Claim, ...] = ()
    """What was read in the report and a person held to be wrong: kept and shown, and counted nowhere."""

    def of(self, *attributes: Attribute) -> tuple[Claim, ...]:
        """The claims about these attributes, in text order."""
        return tuple(c for c in self.claims if c.attribute in attributes)
