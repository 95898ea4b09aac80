"""The corpus in words: each document parsed by the packaged pipeline, its gold in word numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.records import EFFECTS, KINDS, ROLES, TYPES, Certainty, Document, Polarity, Span, Standing
from rashomon.language import load_pipeline
from rashomon.language.heads.features import Labels, Words, paths_from, words_of
from rashomon.language.inventory import load_inventory
from rashomon.language.pieces import load_pieces

SIGNS = {
    "kind": KINDS, "type": TYPES, "standing": tuple(Standing), "polarity": tuple(Polarity), "certainty": tuple(Certainty),
}  # fmt: skip
"""What is told of a trigger, and the answers."""
TOLLS = ("none", *EFFECTS, "killed+injured")
"""What a word may be the chief word of: no toll, or one of these."""
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM"})
OPEN = -1
"""Neither right nor wrong: another word for what fills the role."""


@dataclass(slots=True)
class Gold:
    """One document's gold in word numbers. `roles` [T, W, R] are 1, 0 or OPEN, alike for all triggers of a happening."""

    trigger_tags: NDArray[np.int64]
    cue_tags: NDArray[np.int64]
    toll_tags: NDArray[np.int64]
    triggers: list[list[int]]
    signs: NDArray[np.int64]
    happenings: list[int]
    roles: NDArray[np.int8]
    tolls: list[tuple[int, list[int], list[int]]]
    cues: list[list[int]]
    stances: NDArray[np.int64]
    pointers: list[tuple[int, ...]]


@dataclass(slots=True)
class Example:
    """A document ready to be learned from."""

    document: Document
    words: Words
    gold: Gold
    paths: NDArray[np.int64]
    steps: NDArray[np.int64]
    lemmas: NDArray[np.int64]
    headline: int


def labels_of_parser() -> Labels:
    """The relations and name tags that the packaged parser tells."""
    inventory = load_inventory()
    names = sorted({tag.partition("-")[2] for tag in inventory.tags if "-" in tag})
    return Labels(("?", *inventory.relations), ("O", *names))


def examples_of(documents: Sequence[Document]) -> list[Example]:
    """Documents parsed and located; in the order given."""
    pieces, labels = load_pieces(), labels_of_parser()
    found = []
    for document, doc in zip(documents, load_pipeline().pipe([one.text for one in documents]), strict=True):
        words = words_of(doc, pieces, labels)
        gold = gold_of(document, words)
        pairs = [paths_from(trigger[0], words) for trigger in gold.triggers]
        lemmas = [int.from_bytes(hashlib.sha256(doc[words.tokens[t[0]]].lemma_.lower().encode()).digest()[:4], "big") for t in gold.triggers]
        found.append(
            Example(
                document, words, gold,
                np.stack([path for path, _ in pairs]) if pairs else np.zeros((0, len(words)), np.int64),
                np.stack([step for _, step in pairs]) if pairs else np.zeros((0, len(words)), np.int64),
                np.array(lemmas, np.int64),
                sum(words.start(word) < document.headline for word in range(len(words))),
            )
        )  # fmt: skip
    return found


def words_in(words: Words, span: Span) -> list[int]:
    """The words that a span touches."""
    return [word for word in range(len(words)) if words.start(word) < span.end and span.start < words.end(word)]


def head_in(words: Words, span: Span) -> int | None:
    """The word of a span that the others hang on: a noun, where one hangs on something outside."""
    inside = words_in(words, span)
    if not inside:
        return None
    roots = [word for word in inside if int(words.heads[word]) not in inside or int(words.heads[word]) == word]
    for pool in (roots, inside):
        nouns = [word for word in pool if words.doc[words.tokens[word]].pos_ in NOUNS]
        if nouns:
            return nouns[0]
    return (roots or inside)[0]


def gold_of(document: Document, words: Words) -> Gold:
    """What the document's marks say, in word numbers; a mark on nothing that the parser holds a word is left out."""
    count = len(words)
    tags = np.zeros(count, np.int64)
    triggers: list[list[int]] = []
    signs: list[list[int]] = []
    homes: list[int] = []
    for number, happening in enumerate(document.happenings):
        for trigger in happening.triggers:
            inside = [word for word in words_in(words, trigger.span) if tags[word] == 0]
            if not inside:
                continue
            tags[inside] = 2
            tags[inside[0]] = 1
            triggers.append(inside)
            homes.append(number)
            signs.append(
                [KINDS.index(trigger.kind), TYPES.index(trigger.type), list(Standing).index(trigger.standing),
                 list(Polarity).index(trigger.polarity), list(Certainty).index(trigger.certainty)]
            )  # fmt: skip
    order = sorted(range(len(triggers)), key=lambda row: triggers[row][0])
    triggers, homes = [triggers[row] for row in order], [homes[row] for row in order]
    signs = [signs[row] for row in order]
    mentions = {span: party for party in document.parties for span in party}
    roles = np.zeros((len(triggers), count, len(ROLES)), np.int8)
    tolls: list[tuple[int, list[int], list[int]]] = []
    toll_tags = np.zeros(count, np.int64)
    for number, happening in enumerate(document.happenings):
        rows = [row for row, home in enumerate(homes) if home == number]
        if not rows:
            continue
        anchors = np.array([triggers[row][0] for row in rows])
        for role, fillers in happening.roles.items():
            column = ROLES.index(role)
            for filler in fillers:
                heads = [head for span in filler if (head := head_in(words, span)) is not None]
                for span in filler:
                    inside = words_in(words, span)
                    held = roles[rows[0], inside, column]
                    roles[np.ix_(rows, inside, [column])] = np.where(held == 1, 1, OPEN)[None, :, None]
                nearest = min(heads, key=lambda head: int(np.abs(anchors - head).min()), default=None)
                if nearest is not None:
                    roles[rows, nearest, column] = 1
        for toll in happening.tolls:
            word = head_in(words, toll.span)
            if word is None:
                continue
            effects = [effect for effect in EFFECTS if effect in toll.effects]
            toll_tags[word] = TOLLS.index("+".join(effects) if "+".join(effects) in TOLLS else effects[0])
            whose = [head for span in toll.of for one in mentions.get(span, (span,)) if (head := head_in(words, one)) is not None]
            tolls.append((word, rows, whose))
    cue_tags = np.zeros(count, np.int64)
    cues: list[list[int]] = []
    stances: list[list[int]] = []
    pointers: list[tuple[int, ...]] = []
    for said in document.attributions:
        inside = words_in(words, said.cue)
        if not inside or cue_tags[inside].any():
            continue
        cue_tags[inside] = 2
        cue_tags[inside[0]] = 1
        content = sorted({word for span in said.content for word in words_in(words, span)})
        cues.append(inside)
        stances.append([list(Polarity).index(said.polarity), list(Certainty).index(said.certainty)])
        pointers.append(
            (_pointed(words, said.source), content[0] if content else count, content[-1] if content else count,
             _pointed(words, said.via[0] if said.via else None), _pointed(words, said.blames[0] if said.blames else None))
        )  # fmt: skip
    return Gold(
        tags, cue_tags, toll_tags, triggers, np.array(signs, np.int64).reshape(-1, 5), homes, roles, tolls, cues,
        np.array(stances, np.int64).reshape(-1, 2), pointers,
    )  # fmt: skip


def _pointed(words: Words, span: Span | None) -> int:
    """The chief word of a span; the number after the last word where there is none."""
    head = head_in(words, span) if span is not None else None
    return len(words) if head is None else head
