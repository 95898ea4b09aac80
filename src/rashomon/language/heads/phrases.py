"""The phrase around a word, by its tree: "soldiers" in "two wounded soldiers of the 5th brigade, who fled" gives all but the clause."""

from __future__ import annotations

from rashomon.language.heads.features import Words

_APART = frozenset(
    {"acl:relcl", "appos", "conj", "cc", "parataxis", "punct", "orphan", "advcl", "csubj", "ccomp", "dep", "discourse", "nsubj", "cop", "mark", "aux"}
)
"""Relations under a noun that open something of its own."""
_CLOSE = frozenset({"flat", "fixed", "goeswith", "compound"})


def phrase_of(word: int, words: Words, *, with_case: bool = False) -> tuple[int, int]:
    """First and last word of the phrase that hangs on a word, without relative clauses, appositions and coordination.

    `with_case` keeps the preposition before it ("on Tuesday"). A number that hangs on its noun gives the noun's phrase.
    """
    children: dict[int, list[int]] = {}
    first, last = words.sentence_of(word)
    for other, head in enumerate(words.heads[first:last].tolist(), first):
        if head != other:
            children.setdefault(head, []).append(other)

    def relation(other: int) -> str:
        return str(words.doc[words.tokens[other]].dep_)

    chosen = {word}
    waiting = [word]
    while waiting:
        at = waiting.pop()
        for child in children.get(at, ()):
            if relation(child) in _APART or (at == word and relation(child) == "case" and not with_case):
                continue
            if words.doc[words.tokens[at]].pos_ == "VERB" and at == word:
                continue
            chosen.add(child)
            waiting.append(child)
    low = high = word
    while low - 1 in chosen:
        low -= 1
    while high + 1 in chosen or (high + 2 in chosen and words.doc[words.tokens[high + 1]].text in {"-", "'", "’", ","} and relation(high + 2) in _CLOSE):
        high += 1
    return low, high
