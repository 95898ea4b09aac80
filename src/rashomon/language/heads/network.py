"""The packaged reading heads: a parsed text in, a reading out; offline, the same bytes on any number of threads.

    reading = load_heads().read(doc)

Every window is run by itself, since int8 products are scaled by all that shares a run; so what a text says never depends on what was read with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from rashomon.language.heads.decoding import (
    Counted,
    Floats,
    Inventory,
    Spoken,
    Told,
    read_attributions,
    read_happenings,
    read_tolls,
    reading_of,
    spans,
    with_tolls,
)
from rashomon.language.heads.features import Labels, Words, paths_from, words_of
from rashomon.language.heads.reading import Attribution, Happening, Reading
from rashomon.language.pieces import END, START, load_pieces
from rashomon.language.windows import TextWindow
from rashomon.language.words import WordTable, load_word_table

STRETCH = 1500
"""Words of a text that are asked about each other at once; a longer text is read in stretches between paragraphs."""
_SLOW = ["SkipLayerNormFusion"]
"""What onnxruntime would make of a sum and the layer norm behind it takes longer than the two: one number at a time."""
NEVER = -20.0
"""Log-odds of what the layout of a text rules out."""
Integers = NDArray[np.int64]
Spans = list[tuple[tuple[int, ...], float]]


def weights(name: str) -> Traversable:
    """A file of the packaged heads."""
    return files("rashomon.language.heads").joinpath("weights", name)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a text: its words' vectors [W, D], and the sentence and paragraph of each [W]."""

    words: Words
    bounds: TextWindow
    vectors: Floats
    place: dict[str, Integers]
    items: Integers


class ReadingHeads:
    """Open sessions on the packaged weights; made by `load_heads`."""

    def __init__(self, threads: int = 2) -> None:
        names = json.loads(weights("heads.json").read_text(encoding="utf-8"))
        self.version: str = names["version"]
        self.inventory = Inventory(
            roles=tuple(names["roles"]), tolls=tuple(names["tolls"]), signs={name: tuple(answers) for name, answers in names["signs"].items()},
            temperatures=names["temperatures"], thresholds=names["thresholds"],
        )  # fmt: skip
        self._labels = Labels(tuple(names["relations"]), tuple(names["names"]))
        self._pieces = load_pieces()
        self._table: WordTable = load_word_table()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._encoder, self._triggers, self._tolls, self._cues = (
            onnxruntime.InferenceSession(weights(f"{name}.onnx").read_bytes(), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW)
            for name in ("encoder", "triggers", "tolls", "cues")
        )

    def read(self, doc: Doc, headline: int = 0) -> tuple[Words, Reading]:
        """The words of a parsed text and what is read in it; `headline` is the number of its first characters that are its headline."""
        words = words_of(doc, self._pieces, self._labels)
        if not len(words):
            return words, Reading(happenings=(), attributions=())
        vectors, tags = self._encode(words)
        happenings: list[Happening] = []
        attributions: list[Attribution] = []
        top = sum(words.start(word) < headline for word in range(len(words)))
        items = words.items()
        for stretch in _stretches(words):
            part = slice(stretch.start, stretch.end)
            place = {"sentences": words.sentences[part], "paragraphs": words.paragraphs[part]}
            here = _Stretch(words, stretch, vectors[part], place, items[part])
            found, said = self._stretch(here, {name: scores[part] for name, scores in tags.items()}, top)
            happenings += found
            attributions += said
        return words, reading_of(happenings, attributions)

    def vectors(self, doc: Doc) -> tuple[Words, Floats]:
        """The words of a parsed text and their vectors [W, D], as the heads see them."""
        words = words_of(doc, self._pieces, self._labels)
        return words, self._encode(words)[0]

    def _encode(self, words: Words) -> tuple[Floats, dict[str, Floats]]:
        """Word vectors [W, D] and tag scores [W, n], each word's from the window in which it stands deepest."""
        told = [self._window(words, window) for window in words.windows]
        home, place = words.deepest()
        before = np.cumsum([0, *(window.end - window.start for window in words.windows)])
        picked = [np.concatenate(output)[before[home] + place] for output in zip(*told, strict=True)]
        return picked[0], dict(zip(("trigger", "cue", "toll"), picked[1:], strict=True))

    def _window(self, words: Words, window: TextWindow) -> list[Floats]:
        part = slice(window.start, window.end)
        sizes = np.fromiter(map(len, words.pieces[part]), np.int64, window.end - window.start)
        ends = np.cumsum(sizes) + 1
        pieces = np.array([START, *(piece for ids in words.pieces[part] for piece in ids), END], np.int64)

        def spread(values: Integers) -> Integers:
            return np.concatenate([[0], np.repeat(values[part], sizes), [0]])[None].astype(np.int64)

        inputs = {
            "rows": self._table.rows(pieces)[None], "casing": spread(words.casing), "layout": spread(words.breaks),
            "first": (ends - sizes)[None], "last": (ends - 1)[None], "pos": words.pos[None, part], "relation": words.relations[None, part],
            "name": words.names[None, part],
        }  # fmt: skip
        return [output[0] for output in self._encoder.run(None, inputs)]

    def _stretch(self, here: _Stretch, tags: dict[str, Floats], top: int) -> tuple[tuple[Happening, ...], tuple[Attribution, ...]]:
        mine, place = here.vectors, here.place
        happenings: tuple[Happening, ...] = ()
        triggers = _worded(spans(tags["trigger"], self.inventory.thresholds.get("trigger", 0.0)), here)
        if triggers:
            happenings = self._happenings(here, tags["toll"], triggers, top)
        cues = spans(tags["cue"], self.inventory.thresholds.get("cue", 0.0))
        said: tuple[Attribution, ...] = ()
        if cues:
            polarity, certainty, points = self._cues.run(None, {"words": mine, "cues": _means(mine, cues), "anchors": _firsts(cues), **place})
            said = read_attributions(self.inventory, cues, Spoken(signs={"polarity": polarity, "certainty": certainty}, points=points), place["paragraphs"])
        if here.bounds.start:
            happenings, said = _moved(happenings, said, here.bounds.start)
        return happenings, said

    def _happenings(self, here: _Stretch, tolls: Floats, triggers: Spans, top: int) -> tuple[Happening, ...]:
        words, stretch, mine, place = here.words, here.bounds, here.vectors, here.place
        part = slice(stretch.start, stretch.end)
        ways = [paths_from(stretch.start + span[0], words, part) for span, _ in triggers]
        lemmas = [words.doc[words.tokens[stretch.start + span[0]]].lemma_.lower() for span, _ in triggers]
        anchors, means = _firsts(triggers), _means(mine, triggers)
        outputs = self._triggers.run(
            None,
            {
                "words": mine, "triggers": means, "anchors": anchors, **place, "paths": np.stack([path for path, _ in ways]),
                "steps": np.stack([step for _, step in ways]), "lemmas": np.array([lemmas.index(one) for one in lemmas], np.int64),
                "headline": np.array(max(0, top - stretch.start), np.int64),
            },
        )  # fmt: skip
        signs = dict(zip(self.inventory.signs, outputs, strict=False))
        roles, same = outputs[-2], outputs[-1]
        items = here.items
        apart = _apart(items, items[anchors])
        roles[apart] = NEVER
        same[apart[:, anchors]] = NEVER
        found, of = read_happenings(self.inventory, triggers, Told(signs=signs, roles=roles, same=same))
        counted = read_tolls(self.inventory, tolls)
        if not counted:
            return found
        at = np.array([word for word, _, _ in counted], np.int64)
        home, whose = self._tolls.run(None, {"words": mine, "at": at, "triggers": means, "anchors": anchors, **place})
        return with_tolls(found, of, counted, Counted(triggers=home, whose=whose))


def _worded(found: Spans, here: _Stretch) -> Spans:
    """Spans without those that hold no letter: the hyphen of "machine-gunned" names nothing by itself, the word behind it does."""
    kept: Spans = []
    taken = {word for span, _ in found for word in span}
    for span, sure in found:
        letters = [any(map(str.isalnum, here.words.doc[here.words.tokens[here.bounds.start + word]].text)) for word in span]
        following = span[-1] + 1
        if any(letters):
            kept.append((span, sure))
        elif following < here.bounds.end - here.bounds.start and following not in taken:
            kept.append(((following,), sure))
    return kept


def _apart(items: Integers, mine: Integers) -> NDArray[np.bool_]:
    """Which words [T, W] stand in another item of a list than a trigger: the items of a list lend each other nothing."""
    return np.asarray((items[None] != mine[:, None]) & (items[None] >= 0) & (mine[:, None] >= 0))


def _firsts(found: Spans) -> Integers:
    return np.array([span[0] for span, _ in found], np.int64)


def _means(vectors: Floats, found: Spans) -> Floats:
    return np.stack([vectors[list(span)].mean(0) for span, _ in found])


def _stretches(words: Words) -> list[TextWindow]:
    """The text whole, or cut between paragraphs (else anywhere) where it is longer than STRETCH."""
    found = []
    start = 0
    while len(words) - start > STRETCH:
        edges = [word for word in range(start + 1, start + STRETCH) if words.paragraphs[word] != words.paragraphs[word - 1]]
        end = edges[-1] if edges else start + STRETCH
        found.append(TextWindow(start, end))
        start = end
    return [*found, TextWindow(start, len(words))]


def _moved(happenings: tuple[Happening, ...], said: tuple[Attribution, ...], by: int) -> tuple[tuple[Happening, ...], tuple[Attribution, ...]]:
    """Word numbers of a stretch as word numbers of the text."""

    def one(word: int | None) -> int | None:
        return None if word is None else word + by

    return (
        tuple(
            replace(
                h,
                triggers=tuple(replace(t, words=tuple(word + by for word in t.words)) for t in h.triggers),
                fillers=tuple(replace(f, word=f.word + by) for f in h.fillers),
                tolls=tuple(replace(t, word=t.word + by, whose=one(t.whose)) for t in h.tolls),
            )
            for h in happenings
        ),
        tuple(
            replace(
                a, cue=tuple(word + by for word in a.cue), source=one(a.source), via=one(a.via), blames=one(a.blames),
                content=None if a.content is None else (a.content[0] + by, a.content[1] + by),
            )
            for a in said
        ),
    )  # fmt: skip


@cache
def load_heads() -> ReadingHeads:
    """The packaged heads; opened once a process."""
    return ReadingHeads()
