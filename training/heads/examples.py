"""The corpus as tensors: each document parsed by the packaged pipeline, its gold in word numbers."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from corpus.records import EFFECTS, KINDS, ROLES, TYPES, Certainty, Document, Polarity, Span, Standing
from rashomon.language import load_pipeline
from rashomon.language.heads.features import Labels, Words, paths_from, words_of
from rashomon.language.inventory import load_inventory, packaged
from rashomon.language.pieces import END, MASK, START, Pieces
from training.heads.network import TOLLS

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


def pieces_of_parser() -> Pieces:
    """The packaged word pieces."""
    from tokenizers import Tokenizer

    return Pieces(Tokenizer.from_str(packaged("tokenizer.json").read_text(encoding="utf-8")))


def examples_of(documents: Sequence[Document]) -> list[Example]:
    """Documents parsed and located; in the order given."""
    pieces, labels = pieces_of_parser(), labels_of_parser()
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
        point = lambda span: count if span is None or (head := head_in(words, span)) is None else head
        cues.append(inside)
        stances.append([list(Polarity).index(said.polarity), list(Certainty).index(said.certainty)])
        pointers.append(
            (point(said.source), content[0] if content else count, content[-1] if content else count,
             point(said.via[0] if said.via else None), point(said.blames[0] if said.blames else None))
        )  # fmt: skip
    return Gold(
        tags, cue_tags, toll_tags, triggers, np.array(signs, np.int64).reshape(-1, 5), homes, roles, tolls, cues,
        np.array(stances, np.int64).reshape(-1, 2), pointers,
    )  # fmt: skip


@dataclass(slots=True)
class Windows:
    """Windows of several texts as one batch: pieces, casing, layout [N, L]; first and last piece of each word [N, M]; where each text's words lie."""

    pieces: Tensor
    casing: Tensor
    layout: Tensor
    first: Tensor
    last: Tensor
    homes: list[tuple[Tensor, Tensor]]


def windows_of(texts: Iterable[Words], rough: random.Random | None = None, hide: float = 0.0) -> Windows:
    """The windows of texts, padded; `hide` of the words are masked by chance."""
    rows = []
    homes = []
    for words in texts:
        before = len(rows)
        hidden = {word for word in range(len(words)) if rough is not None and rough.random() < hide}
        for window in words.windows:
            span = range(window.start, window.end)
            ids = [(MASK,) * len(words.pieces[word]) if word in hidden else words.pieces[word] for word in span]
            rows.append((ids, words.casing[window.start : window.end], words.breaks[window.start : window.end]))
        deepest = words.deepest()
        homes.append((torch.tensor([before + window for window, _ in deepest], dtype=torch.long), torch.tensor([place for _, place in deepest], dtype=torch.long)))
    wide = max(sum(map(len, ids)) for ids, _, _ in rows) + 2
    most = max(len(ids) for ids, _, _ in rows)
    pieces, casing, layout = (np.zeros((len(rows), wide), np.int64) for _ in range(3))
    first, last = (np.zeros((len(rows), most), np.int64) for _ in range(2))
    for row, (ids, cases, breaks) in enumerate(rows):
        sizes = np.fromiter(map(len, ids), np.int64, len(ids))
        ends = np.cumsum(sizes) + 1
        stop = int(ends[-1])
        pieces[row, 0], pieces[row, stop] = START, END
        pieces[row, 1:stop] = [piece for one in ids for piece in one]
        casing[row, 1:stop], layout[row, 1:stop] = np.repeat(cases, sizes), np.repeat(breaks, sizes)
        first[row, : len(sizes)], last[row, : len(sizes)] = ends - sizes, ends - 1
    return Windows(*(torch.from_numpy(value) for value in (pieces, casing, layout, first, last)), homes)
