"""Training windows: consecutive sentences packed as the run time packs them, roughened so that news is no surprise.

Roughened means: word pieces hidden, case withheld or shouted, line breaks shown or not shown.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from rashomon.language.casing import Casing, casing_of
from rashomon.language.layout import Break
from rashomon.language.lemmas import script_of
from rashomon.language.pieces import END, MASK, START, Pieces
from training.corpora import TAGS, Document, Sentence

IGNORED = -100
LENGTHS = (40, 100, 160, 200)  # pieces that a window aims at
LONGEST = 250
SMALL_WORDS = 2200  # pieces below it are the commonest words: "in", "the", "after"


@dataclass(frozen=True)
class Labels:
    """The label inventories, in the order of the heads' outputs."""

    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    relations: list[str]
    tags: list[str]


@dataclass
class Encoded:
    """One sentence as integers: parallel over words; -100 where there is no label."""

    pieces: list[tuple[int, ...]]
    casing: list[int]
    labels: np.ndarray  # [words, 5] upos, xpos, script, head (1-based in the sentence, 0 root), relation
    allowed: np.ndarray  # [words, tags] bool
    paragraph: bool


@dataclass
class Batch:
    """Windows as tensors; shapes as in `training.network`, labels [B, W]."""

    pieces: Tensor
    casing: Tensor
    layout: Tensor
    first: Tensor
    last: Tensor
    words: Tensor  # bool [B, W]
    labels: Tensor  # [B, W, 5]; heads are 1-based in the window, 0 root
    allowed: Tensor  # bool [B, W, tags]
    sentence: Tensor  # [B, W] number of the sentence in the window
    starts: Tensor  # [B, W] 1, 0, or -100 where sentence ends are not annotated


def collect_labels(documents: list[Document], rarest_script: int = 3) -> Labels:
    """Inventories of the trees' labels; lemma scripts seen fewer than `rarest_script` times are left out."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    scripts: dict[str, int] = {}
    for sentence in sentences:
        for word, lemma in zip(sentence.words, sentence.lemmas, strict=bool(sentence.lemmas)):
            script = script_of(word, lemma)
            scripts[script] = scripts.get(script, 0) + 1
    return Labels(
        upos=sorted({tag for sentence in sentences for tag in sentence.upos}),
        xpos=sorted({tag for sentence in sentences for tag in sentence.xpos}),
        scripts=sorted(script for script, count in scripts.items() if count >= rarest_script),
        relations=sorted({relation for sentence in sentences for relation in sentence.relations}),
        tags=list(TAGS),
    )


def encode(sentence: Sentence, labels: Labels, pieces: Pieces) -> Encoded:
    """Integers of one sentence."""
    rows = {name: {tag: index for index, tag in enumerate(getattr(labels, name))}
            for name in ("upos", "xpos", "scripts", "relations", "tags")}  # fmt: skip
    table = np.full((len(sentence.words), 5), IGNORED, np.int64)
    for index, word in enumerate(sentence.words):
        if sentence.heads:
            script = script_of(word, sentence.lemmas[index])
            table[index] = (
                rows["upos"].get(sentence.upos[index], IGNORED), rows["xpos"].get(sentence.xpos[index], IGNORED),
                rows["scripts"].get(script, IGNORED), sentence.heads[index],
                rows["relations"].get(sentence.relations[index], IGNORED),
            )  # fmt: skip
    allowed = np.ones((len(sentence.words), len(labels.tags)), bool)
    for index, names in enumerate(sentence.names):
        narrow = sentence.words[index].islower() and len(names) > 1
        for column, tag in enumerate(labels.tags):
            allowed[index, column] = tag in names and not (narrow and tag.endswith("NORP") and "B-PER" not in names)
    return Encoded(
        pieces.of(sentence.words), [int(casing_of(word)) for word in sentence.words], table, allowed, sentence.paragraph
    )


def pack(
    sentences: list[Encoded], *, ends_known: bool, goal: int, rough: random.Random | None
) -> Iterator[tuple[list[Encoded], bool]]:
    """Runs of consecutive sentences of about `goal` pieces; an over-long sentence without a tree is cut."""
    run: list[Encoded] = []
    size = 2
    for sentence in sentences:
        for part in cut(sentence):
            length = sum(map(len, part.pieces))
            if run and size + length > goal:
                yield run, ends_known
                run, size = [], 2
                if rough is not None:
                    goal = rough.choice(LENGTHS)
            run.append(part)
            size += length
    if run:
        yield run, ends_known


def cut(sentence: Encoded) -> Iterator[Encoded]:
    """The sentence itself, or the parts of one that no window could hold (its tree is dropped)."""
    if sum(map(len, sentence.pieces)) <= LONGEST - 2:
        yield sentence
        return
    begin = 0
    while begin < len(sentence.pieces):
        end, size = begin, 0
        while end < len(sentence.pieces) and size + len(sentence.pieces[end]) <= LONGEST - 2:
            size += len(sentence.pieces[end])
            end += 1
        labels = sentence.labels[begin:end].copy()
        labels[:, 3:] = IGNORED
        part = slice(begin, end)
        yield Encoded(sentence.pieces[part], sentence.casing[part], labels, sentence.allowed[part], sentence.paragraph)
        begin = end


def casing_and_layout(run: list[Encoded], rough: random.Random | None) -> tuple[list[int], list[int]]:
    """The case and the breaks that a window shows: true ones for measuring, roughened ones for training."""
    casing = [value for sentence in run for value in sentence.casing]
    layout: list[int] = []
    manner = rough.random() if rough is not None else 0.0
    for number, sentence in enumerate(run):
        opening = sentence.paragraph and (number > 0 or manner > 0.5)
        for index in range(len(sentence.casing)):
            gap = Break.NONE
            if manner > 0.45 and index == 0 and opening:
                gap = Break.BLANK_LINE if manner < 0.8 else Break.LINE
            elif manner > 0.9 and rough is not None and rough.random() < 0.08:
                gap = Break.LINE
            layout.append(int(gap))
    if rough is not None:
        manner = rough.random()
        if manner < 0.03:
            casing = [Casing.UNKNOWN] * len(casing)
        elif manner < 0.06:
            casing = [Casing.LOWER if value < Casing.NUMBER else value for value in casing]
        elif manner < 0.10:
            casing = [Casing.UPPER if value < Casing.NUMBER else value for value in casing]
        elif manner < 0.14:
            size = len(run[0].casing)
            casing[:size] = [Casing.UPPER if value < Casing.NUMBER else value for value in casing[:size]]
        elif manner < 0.24:
            capitals = rough.random() < 0.5  # "Clashes In The North" and "Clashes in the North"
            size = len(run[0].casing)
            casing[:size] = [
                Casing.TITLE if value == Casing.LOWER and (capitals or len(ids) > 1 or ids[0] > SMALL_WORDS) else value
                for value, ids in zip(casing[:size], run[0].pieces, strict=True)
            ]
    return [int(value) for value in casing], layout


def assemble(windows: list[tuple[list[Encoded], bool]], rough: random.Random | None) -> Batch:
    """Windows as one padded batch."""
    most_words = max(sum(len(sentence.pieces) for sentence in run) for run, _ in windows)
    most_pieces = max(sum(map(len, sentence.pieces)) for run, _ in windows for sentence in [_joined(run)]) + 2
    count, tags = len(windows), windows[0][0][0].allowed.shape[1]
    pieces = np.zeros((count, most_pieces), np.int64)
    casing, layout = np.zeros_like(pieces), np.zeros_like(pieces)
    first, last = np.zeros((count, most_words), np.int64), np.zeros((count, most_words), np.int64)
    words = np.zeros((count, most_words), bool)
    labels = np.full((count, most_words, 5), IGNORED, np.int64)
    allowed = np.ones((count, most_words, tags), bool)
    sentence_of = np.full((count, most_words), -1, np.int64)
    starts = np.full((count, most_words), IGNORED, np.int64)
    for row, (run, ends_known) in enumerate(windows):
        shown, gaps = casing_and_layout(run, rough)
        at, word = 1, 0
        pieces[row, 0] = START
        for number, sentence in enumerate(run):
            opening = word
            size = len(sentence.pieces)
            labels[row, word : word + size] = sentence.labels
            heads = labels[row, word : word + size, 3]
            heads[heads > 0] += opening
            allowed[row, word : word + size] = sentence.allowed
            sentence_of[row, word : word + size] = number
            if ends_known:
                starts[row, word : word + size] = 0
                starts[row, word] = 1
            for ids in sentence.pieces:
                width = len(ids)
                hidden = rough is not None and rough.random() < 0.06
                pieces[row, at : at + width] = MASK if hidden else ids
                casing[row, at : at + width] = shown[word]
                layout[row, at : at + width] = gaps[word]
                first[row, word], last[row, word] = at, at + width - 1
                words[row, word] = True
                at += width
                word += 1
        pieces[row, at] = END
    tensors = (pieces, casing, layout, first, last, words, labels, allowed, sentence_of, starts)
    return Batch(*(torch.from_numpy(tensor) for tensor in tensors))


def _joined(run: list[Encoded]) -> Encoded:
    ids = [piece for sentence in run for piece in sentence.pieces]
    return Encoded(ids, [], run[0].labels, run[0].allowed, paragraph=False)


def batches(
    documents: list[tuple[list[Encoded], bool]], pieces_per_batch: int, rough: random.Random | None, goal: int = 160
) -> Iterator[Batch]:
    """One pass over the documents. With `rough`, windows are drawn anew and batches come in random order."""
    windows: list[tuple[list[Encoded], bool]] = []
    for sentences, ends_known in documents:
        aim = rough.choice(LENGTHS) if rough is not None else goal
        windows += pack(sentences, ends_known=ends_known, goal=aim, rough=rough)
    sizes = [sum(sum(map(len, sentence.pieces)) for sentence in run) for run, _ in windows]
    noise = [rough.random() * 8 if rough is not None else 0.0 for _ in windows]
    order = sorted(range(len(windows)), key=lambda index: sizes[index] + noise[index])
    groups: list[list[int]] = [[]]
    for index in order:
        if groups[-1] and (sizes[index] + 2) * (len(groups[-1]) + 1) > pieces_per_batch:
            groups.append([])
        groups[-1].append(index)
    if rough is not None:
        rough.shuffle(groups)
    for group in groups:
        yield assemble([windows[index] for index in group], rough)
