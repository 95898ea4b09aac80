"""Universal features that a Penn tag settles by itself: "VBD" is a finite past, "NNS" a plural."""

from __future__ import annotations

FEATURES = {
    "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup",
    "NN": "Number=Sing", "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur",
    "VB": "VerbForm=Inf", "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin", "VBG": "VerbForm=Ger",
    "VBN": "Tense=Past|VerbForm=Part", "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "MD": "VerbForm=Fin",
    "CD": "NumType=Card", "PRP": "PronType=Prs", "PRP$": "Case=Gen|PronType=Prs",
    "WP": "PronType=Rel", "WDT": "PronType=Rel", "POS": "Case=Gen",
}  # fmt: skip


def features_of(xpos: str) -> str:
    """UD features of a Penn tag, "" where it settles none."""
    return FEATURES.get(xpos, "")
