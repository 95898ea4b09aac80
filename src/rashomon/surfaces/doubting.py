"""The program's own doubt about what it read, apart from the source's: "four" of "four soldiers died" is sure, whose soldiers they were may not be."""

from __future__ import annotations

from rashomon.knowledge.rules import load_rules
from rashomon.records import Claim

UNSURE = "unsure reading"
"""What is said of it, in the words of every surface; a hedge of the source's is said otherwise."""


def is_unsure(claim: Claim) -> bool:
    """Whether the program took for so what no word of the source says, as whose soldiers "the soldiers" are."""
    return load_rules().is_unsure(claim.coder)
