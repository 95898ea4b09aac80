"""Where quotations lie among the tokens of one report."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene

LONGEST = 600
"""The most tokens one clause is taken to have: a bound on work, far above any real sentence's length."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """The token ranges of a report's quotations of speech, and for each token the number of the one that holds it.

    `times` are the tokens of time expressions: "said on Saturday" says nothing of Saturday.
    """

    ranges: tuple[tuple[int, int], ...]
    at: dict[int, int]
    times: frozenset[int]

    def beside(self, verb: Token) -> list[int]:
        """The numbers of the quotations in the sentence of `verb` that do not hold `verb` itself."""
        mine = self.at.get(verb.i)
        sentence = verb.sent
        first, last = max(sentence.start, verb.i - LONGEST), min(sentence.end, verb.i + LONGEST)
        found: list[int] = []
        at = first
        while at < last:
            number = self.at.get(at)
            if number is None:
                at += 1
                continue
            if number != mine:
                found.append(number)
            at = self.ranges[number][1]
        return found


def find_quoting(scene: Scene) -> Quoting:
    """Index the quotations of speech by token. Linear in the report's length."""
    ranges: list[tuple[int, int]] = []
    at: dict[int, int] = {}
    for quotation in scene.quotations:
        if not quotation.speech:
            continue
        inside = scene.parsed.doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if inside is None or not len(inside):
            continue
        for index in range(inside.start, inside.end):
            at.setdefault(index, len(ranges))
        ranges.append((inside.start, inside.end))
    times = (scene.parsed.tokens(mention.span) for mention in scene.mentions.times)
    return Quoting(tuple(ranges), at, frozenset(t.i for span in times for t in span))


def below(token: Token) -> set[int]:
    """The numbers of the tokens that `token` governs, its own among them."""
    return {t.i for t in islice(token.subtree, LONGEST)}
