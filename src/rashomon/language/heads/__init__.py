"""Trained reading heads: which words of a parsed text are happenings, what fills their roles, which speak of one, who says so.

words, reading = load_heads().read(doc)
"""

from rashomon.language.heads.features import Words
from rashomon.language.heads.network import ReadingHeads, load_heads
from rashomon.language.heads.phrases import phrase_of
from rashomon.language.heads.reading import Attribution, Choice, Filler, Happening, Reading, Toll, Trigger

__all__ = ["Attribution", "Choice", "Filler", "Happening", "Reading", "ReadingHeads", "Toll", "Trigger", "Words", "load_heads", "phrase_of"]
