"""Writing a parse into a spaCy `Doc` at one stroke, so that matchers, displaCy and `doc.sents` work on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.symbols import IDS
from spacy.tokens import Doc

from rashomon.language.morphology import features_of

OUTSIDE, INSIDE, BEGIN = 2, 1, 3  # spaCy's codes of entity position
COLUMNS = [POS, TAG, LEMMA, MORPH, DEP, HEAD, ENT_IOB, ENT_TYPE]


@dataclass(frozen=True, slots=True)
class Parse:
    """Parallel lists over a text's words; a root's head is its own index; tags are O, B-X, I-X."""

    heads: list[int]
    relations: list[str]
    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    tags: list[str]

    @classmethod
    def of_size(cls, count: int) -> Parse:
        """An empty parse of `count` words."""
        return cls([0] * count, *([""] * count for _ in range(5)))


def annotate(doc: Doc, tokens: list[int], parse: Parse) -> None:
    """Fill `doc`, whose word number k is its token `tokens[k]`; all its other tokens are whitespace.

    Whitespace hangs on the word before it (at the start of a text, on the first word), as in spaCy's own pipelines.
    """
    if not len(doc):
        return
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    values = np.zeros((len(doc), len(COLUMNS)), np.uint64)
    space = (IDS["SPACE"], strings.add("_SP"))
    anchor = tokens[0] if tokens else 0
    words = dict(zip(tokens, range(len(tokens)), strict=True))
    for index in range(len(doc)):
        word = words.get(index)
        if word is None:
            offset = np.int64(anchor - index).view(np.uint64)
            values[index] = (*space, strings.add(doc[index].text), 0, 0, offset, OUTSIDE, 0)
            continue
        anchor = index
        part, _, kind = parse.tags[word].partition("-")
        values[index] = (
            IDS[parse.upos[word]], strings.add(parse.xpos[word]), strings.add(parse.lemmas[word]),
            morphology.add(features_of(parse.xpos[word])), strings.add(parse.relations[word]),
            np.int64(tokens[parse.heads[word]] - index).view(np.uint64),
            {"B": BEGIN, "I": INSIDE}.get(part, OUTSIDE), strings.add(kind) if kind else 0,
        )  # fmt: skip
    for index in range(1, len(doc) - 1):  # whitespace inside a name belongs to it
        if index not in words and values[index + 1, 6] == INSIDE:
            values[index, 6:] = INSIDE, values[index + 1, 7]
    doc.from_array(COLUMNS, values)  # type: ignore[arg-type]  # spaCy's stub knows no numpy array
