"""The layers of a UIMA CAS that claims are marked on, shared by what writes them and what reads them back."""

from __future__ import annotations

import re
from typing import Any

EXTRA = "annotation"

CLAIM, SOURCE = "rashomon.Claim", "rashomon.Source"
"""The names of the two layers."""

FEATURES = {
    "attribute": "What the claim answers: killed, actor, place ...",
    "value": "What was read in the words, and what that stands for.",
    "polarity": "asserted or denied",
    "certainty": "certain, probable, possible or unknown, as the source has it",
    "reading": "empty, or “unsure reading” where the program took for so what no word of the source says",
    "source": "Who says so.",
    "claim": "The claim's id; leave it as it is.",
    "incident": "The incident's id; leave it as it is.",
    "verdict": "right where the report says so, wrong where it does not; empty where you did not judge.",
    "correction": "What the words say instead: 4, at least 12, near Derik, USA_MIL, 2020-08-25.",
    "why": "The reason, in your own words.",
}
"""What a claim's annotation has, with what it means to a coder; the last three are the coder's."""

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def make_types(cassis: Any) -> Any:
    """The type system (`cassis.TypeSystem`) of the layers."""
    types = cassis.TypeSystem()
    claim = types.create_type(name=CLAIM, description="A claim: one source asserts or denies one value of one attribute, on these words.")
    for name, meaning in FEATURES.items():
        types.create_feature(domainType=claim, name=name, rangeType="uima.cas.String", description=meaning)
    source = types.create_type(name=SOURCE, description="The words that name who speaks.")
    types.create_feature(domainType=source, name="source", rangeType="uima.cas.String", description="Who it is.")
    return types


def fit_for_xml(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold, so that offsets stay."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
