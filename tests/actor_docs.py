"""Sentences with their trees, written by hand, for tests of actors that load no model.

A token is `word|POS|relation|head`: its head by the word (`-` for the root; `word#2` for the second of that spelling in the
sentence), its lemma after `=` where it is not the word itself (in lower case but for names); `~` joins it to the word
before; an empty line parts sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.util import filter_spans
from spacy.vocab import Vocab

from rashomon.language.parsed import Parsed
from rashomon.records import Report, report_id


def make_parsed(
    lines: str, *, people: tuple[str, ...] = (), outlet: str | None = None, title: str | None = None
) -> Parsed:
    """A report of these sentences; `people` are the names that the language layer takes for persons."""
    words: list[str] = []
    lemmas: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    kinds: list[str] = []
    relations: list[str] = []
    heads: list[int] = []
    starts: list[bool] = []
    for line in lines.strip().split("\n\n"):
        first = len(words)
        tokens = [token.rsplit("|", 3) for token in line.split()]
        places = _places(form.lstrip("~").partition("=")[0] for form, *_ in tokens)
        for number, (form, kind, relation, head) in enumerate(tokens):
            joined = form.startswith("~")
            word, _, lemma = form.lstrip("~").partition("=")
            if joined and spaces:
                spaces[-1] = False
            words.append(word)
            lemmas.append(lemma or (word if kind == "PROPN" else word.lower()))
            spaces.append(True)
            kinds.append(kind)
            relations.append(relation)
            heads.append(first + (number if head == "-" else places[head]))
            tags.append(_tag(word, kind))
            starts.append(number == 0)
    spaces[-1] = False
    vocab = Vocab()
    doc = Doc(vocab, words=words, spaces=spaces, tags=tags, pos=kinds, deps=relations, heads=heads, lemmas=lemmas)
    for token, starting in zip(doc, starts, strict=True):
        if token.i:
            assert bool(token.is_sent_start) == starting, f"the tree of {token.sent} is not one sentence"
    doc.set_ents(filter_spans([entity for name in people for entity in _entities(doc, name)]))
    report = Report(id=report_id(doc.text, outlet), text=doc.text, path="made-up.txt", outlet=outlet, title=title)
    return Parsed(report, doc)


def _places(words: Iterable[str]) -> dict[str, int]:
    """Where each word stands in its sentence: the first as itself, later ones as `word#2`."""
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    for number, word in enumerate(words):
        counts[word] = counts.get(word, 0) + 1
        places[word if counts[word] == 1 else f"{word}#{counts[word]}"] = number
    return places


def _tag(word: str, kind: str) -> str:
    if word.lower() in ("'s", "\u2019s"):
        return "POS"
    if word.lower() in ("their", "its", "his", "our", "her"):
        return "PRP$"
    if kind == "NOUN":
        return "NNS" if word.lower().endswith("s") else "NN"
    if kind == "PROPN":
        return "NNP"
    return {"VERB": "VBD", "ADJ": "JJ", "DET": "DT", "PRON": "PRP", "NUM": "CD"}.get(kind, kind)


def _entities(doc: Doc, name: str) -> list[DocSpan]:
    starts = [found.start() for found in re.finditer(rf"\b{re.escape(name)}\b", doc.text)]
    spans = (doc.char_span(start, start + len(name), label="PER") for start in starts)
    return [span for span in spans if span is not None]
