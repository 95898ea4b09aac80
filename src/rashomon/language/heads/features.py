"""A parsed text as the reading heads take it: word pieces in windows, tags, and where each word stands in tree, sentence and paragraph.

Shapes: W words (tokens that are no whitespace), N windows of at most `WIDEST` pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from rashomon.language.casing import casing_of
from rashomon.language.layout import Break, break_in
from rashomon.language.lists import find_entries_of_lists
from rashomon.language.pieces import Pieces
from rashomon.language.windows import TextWindow, plan_windows

WIDEST, OVERLAP, PACKED = 400, 120, 360
"""Word pieces of a window, shared by neighbours in one paragraph, and up to which paragraphs are packed together."""
POS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
_POS_OF = {name: place for place, name in enumerate(POS)}
STEPS = 4
"""Steps up the tree, and down it, that are told apart: none, one, two, more."""
ELSEWHERE = STEPS * STEPS
"""The path between words of different sentences."""
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the integers of dependency relations and name tags; 0 stands for any other."""

    relations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One text's words as integers, all [W] but `pieces`; `heads` are word numbers, a root being its own head."""

    doc: Doc
    tokens: tuple[int, ...]
    pieces: Sequence[tuple[int, ...]]
    casing: Integers
    breaks: Integers
    pos: Integers
    relations: Integers
    names: Integers
    heads: Integers
    sentences: Integers
    paragraphs: Integers
    windows: tuple[TextWindow, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def start(self, word: int) -> int:
        """First character of a word in the text."""
        return int(self.doc[self.tokens[word]].idx)

    def end(self, word: int) -> int:
        """Where a word ends in the text."""
        token = self.doc[self.tokens[word]]
        return int(token.idx) + len(token.text)

    def sentence_of(self, word: int) -> tuple[int, int]:
        """First word of a word's sentence, and where the next begins."""
        number = int(self.sentences[word])
        return int(np.searchsorted(self.sentences, number)), int(np.searchsorted(self.sentences, number + 1))

    def items(self) -> Integers:
        """For each word the number of the list item that it stands in, -1 outside lists."""
        found = np.full(len(self), -1, np.int64)
        bounds = find_entries_of_lists(self.doc.text)
        for word in range(len(self)) if bounds else ():
            at = bisect_right(bounds, self.start(word), key=lambda item: item[0]) - 1
            if at >= 0 and self.start(word) < bounds[at][1]:
                found[word] = at
        return found

    def deepest(self) -> tuple[Integers, Integers]:
        """For each word the window in which it stands deepest, and its place there, [W] each."""
        home, place, depth = (np.full(len(self), -1, np.int64) for _ in range(3))
        for number, window in enumerate(self.windows):
            part, inside = slice(window.start, window.end), np.arange(window.end - window.start)
            deep = np.minimum(inside, inside[::-1])
            better = deep > depth[part]
            for kept, mine in ((home, number), (place, inside), (depth, deep)):
                kept[part] = np.where(better, mine, kept[part])
        return home, place


def words_of(doc: Doc, pieces: Pieces, labels: Labels) -> Words:
    """The words of a parsed text."""
    told: list[Token] = []
    breaks: list[int] = []
    sentences: list[int] = []
    gap = ""
    number = -1
    for token in doc:
        if token.is_sent_start:
            number += 1
        if token.is_space:
            gap += token.text_with_ws
            continue
        breaks.append(int(break_in(gap)) if told else 0)
        told.append(token)
        sentences.append(max(number, 0))
        gap = token.whitespace_
    tokens = tuple(token.i for token in told)
    texts = [token.text for token in told]
    index = {token: word for word, token in enumerate(tokens)}
    relation_of = {name: place for place, name in enumerate(labels.relations)}
    name_of = {name: place for place, name in enumerate(labels.names)}
    spelt = pieces.of(texts)
    sizes = [len(ids) for ids in spelt]

    def numbers(values: Iterable[int]) -> Integers:
        return np.fromiter(values, np.int64, len(tokens))

    return Words(
        doc=doc,
        tokens=tokens,
        pieces=spelt,
        casing=numbers(map(casing_of, texts)),
        breaks=numbers(breaks),
        pos=numbers(_POS_OF.get(token.pos_, len(POS) - 1) for token in told),
        relations=numbers(relation_of.get(token.dep_, 0) for token in told),
        names=numbers(name_of.get(token.ent_type_ or "O", 0) for token in told),
        heads=numbers(index.get(token.head.i, word) for word, token in enumerate(told)),
        sentences=numbers(sentences),
        paragraphs=np.cumsum(np.asarray(breaks, np.int64) == Break.BLANK_LINE).astype(np.int64),
        windows=tuple(plan_windows(sizes, breaks, widest=WIDEST, overlap=OVERLAP, packed=PACKED)) if tokens else (),
    )


def paths_from(word: int, words: Words, part: slice = slice(None)) -> tuple[Integers, Integers]:
    """The way through the tree from a word to every other of a part, which holds the word's sentence, [W] twice: steps up and down as one number, and the relation of the first step down.

    Words of other sentences have the path ELSEWHERE and the relation 0, as have words above, which no step down leads to.
    """
    low, high, _ = part.indices(len(words))
    paths = np.full(high - low, ELSEWHERE, np.int64)
    relations = np.zeros(high - low, np.int64)
    first, last = words.sentence_of(word)
    heads: list[int] = words.heads.tolist()
    above = {word: 0}
    at = word
    while heads[at] != at and heads[at] not in above:
        at = heads[at]
        above[at] = len(above)
    for other in range(max(first, low), min(last, high)):
        climbed: list[int] = []
        at = other
        while at not in above and heads[at] != at and len(climbed) < last - first:
            climbed.append(at)
            at = heads[at]
        if at not in above:
            continue
        paths[other - low] = min(above[at], STEPS - 1) * STEPS + min(len(climbed), STEPS - 1)
        relations[other - low] = words.relations[climbed[-1]] if climbed else 0
    return paths, relations
