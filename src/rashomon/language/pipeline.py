r"""Text to an annotated spaCy `Doc`: tags, lemmas, dependency trees, sentences, named entities.

    doc = load_pipeline()("Turkish troops shelled the village, the SDF said.")

The order of work: words, windows over them, one run of the network, sentences, then each sentence's tree and names.
`doc.text` is always the text that came in. Whitespace words ("\n\n") belong to the sentence before them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.language.annotating import Parse, annotate
from rashomon.language.casing import Casing, casing_of
from rashomon.language.encoder import Encoder, Floats, Input, Scores
from rashomon.language.furniture import find_furniture
from rashomon.language.inventory import load_inventory
from rashomon.language.layout import Break, break_in
from rashomon.language.lemmas import lemma_of
from rashomon.language.lists import find_items
from rashomon.language.names import best_tags, follows, mend
from rashomon.language.pieces import load_pieces
from rashomon.language.quoting import settle_marks
from rashomon.language.recasing import is_one_case
from rashomon.language.subjects import mend_subjects
from rashomon.language.tokenizing import make_tokenizer, make_vocab
from rashomon.language.trees import best_tree
from rashomon.language.windows import TextWindow, cut_sentences, home_of, plan_windows, start_scores

WORDS_AT_ONCE = 4000  # of a stream of texts: enough for full runs, little enough to keep memory small


@dataclass(frozen=True, slots=True)
class Reading:
    """A tokenised text on its way: its words (tokens that are no whitespace) as the encoder takes them."""

    doc: Doc
    tokens: list[int]  # index in the doc of each word
    words: Input
    windows: list[TextWindow]
    given: list[TextWindow] | None  # sentences that came with the doc

    def part(self, window: TextWindow) -> Input:
        """The words of one window."""
        part = slice(window.start, window.end)
        return Input(self.words.pieces[part], self.words.casing[part], self.words.breaks[part])


class Pipeline:
    """Reads English text; made by `load_pipeline`. `vocab` and `make_doc` are as in spaCy's `Language`."""

    lang = "en"

    def __init__(self) -> None:
        self._inventory = load_inventory()
        self._encoder = Encoder()
        self._pieces = load_pieces()
        self._allowed = follows(self._inventory.tags)
        self._opening = np.array([not tag.startswith("I-") for tag in self._inventory.tags])
        self._root = self._inventory.relations.index("root")
        self.vocab: Vocab = make_vocab()
        self.tokenizer = make_tokenizer(self.vocab)

    @property
    def model_version(self) -> str:
        """First twelve digits of the SHA-256 of the weights as exported."""
        return self._inventory.version

    def make_doc(self, text: str) -> Doc:
        """The words of a text, not yet annotated."""
        doc: Doc = self.tokenizer(text)
        return doc

    def __call__(self, text: str | Doc) -> Doc:
        """One text, or a `Doc` made by hand, whose words, and sentence starts if it has them, are kept."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str | Doc]) -> Iterator[Doc]:
        """Texts in order; short ones are read together."""
        waiting: list[Reading] = []
        count = 0
        for text in texts:
            reading = self._prepare(text if isinstance(text, Doc) else self.make_doc(text))
            waiting.append(reading)
            count += len(reading.tokens)
            if count >= WORDS_AT_ONCE:
                yield from self._read(waiting)
                waiting, count = [], 0
        yield from self._read(waiting)

    def _prepare(self, doc: Doc) -> Reading:
        tokens: list[int] = []
        breaks: list[int] = []
        gap, passed = "", 0
        text = doc.text
        # A dateline, a caption or an item of a list is no part of the sentence beside it, whatever line it stands on.
        apart_from = [(start, end) for start, end, _ in find_furniture(text)] + list(find_items(text))
        edges = sorted({edge for stretch in apart_from for edge in stretch})
        for token in doc:
            if token.is_space:
                gap += token.text_with_ws
            else:
                edge = bisect_right(edges, token.idx)
                apart, passed = edge > passed, edge
                breaks.append(int(Break.BLANK_LINE if apart else break_in(gap)) if tokens else 0)
                tokens.append(token.i)
                gap = token.whitespace_
        spelt = [doc[index].text for index in tokens]
        casing = [int(casing_of(word)) for word in spelt]
        if is_one_case(text):
            casing = [case if case >= Casing.NUMBER else int(Casing.UNKNOWN) for case in casing]
        words = Input(self._pieces.of(spelt), casing, breaks)
        sizes = [len(ids) for ids in words.pieces]
        given = None
        if tokens and len(doc) > 1 and doc.has_annotation("SENT_START"):
            starts = [number for number, index in enumerate(tokens) if number == 0 or doc[index].is_sent_start]
            given = [TextWindow(*edge) for edge in zip(starts, [*starts[1:], len(tokens)], strict=True)]
        return Reading(doc, tokens, words, plan_windows(sizes, breaks) if tokens else [], given)

    def _read(self, readings: Sequence[Reading]) -> Iterator[Doc]:
        scores = iter(self._encoder.run([reading.part(window) for reading in readings for window in reading.windows]))
        for reading in readings:
            yield self._finish(reading, [next(scores) for _ in reading.windows])

    def _finish(self, reading: Reading, scores: list[Scores]) -> Doc:
        windows = list(reading.windows)
        sizes = [len(ids) for ids in reading.words.pieces]
        starts = start_scores(windows, [score.starts for score in scores], len(sizes))
        settle_marks(starts, reading.doc, reading.tokens, reading.words.breaks)
        sentences = cut_sentences(starts, sizes, reading.words.breaks) if reading.given is None else reading.given
        homes = [home_of(sentence, windows) for sentence in sentences]
        homeless = [sentence for sentence, home in zip(sentences, homes, strict=True) if home < 0]
        if homeless:
            scores = scores + self._encoder.run([reading.part(sentence) for sentence in homeless])
            windows += homeless
            homes = [home_of(sentence, windows) for sentence in sentences]
        parse = Parse.of_size(len(sizes))
        views = [self._parse(reading, sentence, windows[home], scores[home], parse)
                 for sentence, home in zip(sentences, homes, strict=True)]  # fmt: skip
        if views:
            self._relate(np.concatenate([own for own, _ in views]), np.concatenate([head for _, head in views]), parse)
            mend_subjects(parse)
        annotate(reading.doc, reading.tokens, parse)
        return reading.doc

    def _parse(
        self, reading: Reading, sentence: TextWindow, window: TextWindow, scores: Scores, parse: Parse
    ) -> tuple[Floats, Floats]:
        """One sentence's heads, tags, lemmas and names into `parse`; gives its words' and their heads' relation views."""
        names = self._inventory
        low, high = sentence.start - window.start, sentence.end - window.start
        arcs = np.concatenate([scores.arcs[low:high, :1], scores.arcs[low:high, low + 1 : high + 1]], 1)
        heads = best_tree(arcs)
        part = slice(sentence.start, sentence.end)
        forms = [reading.doc[token].text for token in reading.tokens[part]]
        for index, head in enumerate(heads.tolist()):
            word = sentence.start + index
            xpos = names.xpos[scores.xpos[low + index]]
            parse.heads[word] = sentence.start + head - 1 if head else word
            parse.upos[word] = names.upos[scores.upos[low + index]]
            parse.xpos[word] = xpos
            script = names.scripts[scores.scripts[low + index]]
            parse.lemmas[word] = lemma_of(forms[index], xpos, script, names.lemmas)
        tags = best_tags(scores.tags[low:high], self._allowed, self._opening)
        parse.tags[part] = mend([names.tags[tag] for tag in tags], forms, parse.upos[part])
        return scores.words[low:high], scores.heads[np.where(heads == 0, 0, heads + low)]

    def _relate(self, words: Floats, heads: Floats, parse: Parse) -> None:
        """Relations of all words into `parse`: roots are `root`, and nothing else is."""
        scores = self._encoder.relations(words, heads)
        roots = np.array([head == word for word, head in enumerate(parse.heads)])
        scores[:, self._root] = np.where(roots, 1e9, -1e9)
        parse.relations[:] = [self._inventory.relations[kind] for kind in scores.argmax(1).tolist()]


@cache
def load_pipeline() -> Pipeline:
    """The packaged pipeline; opened once a process, offline."""
    return Pipeline()
