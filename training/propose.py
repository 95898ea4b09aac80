"""Second teacher: let a half-trained model propose names for treebank text that has none, and keep what it is sure of.

    python -m training.propose --data DATA --out proposals.json

It reads with the packaged model (export one first). A name's kind is settled by all its occurrences together ("Enron" is
voted ORG once, for every place it stands), which removes most single errors. A word left in doubt stays open: training
then neither rewards nor punishes any tag on it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from rashomon.language import load_pipeline
from rashomon.language.names import best_tags, follows
from training.corpora import ANY, BESIDE_CORE, CORE, TAGS, Document, read_treebank

SURE, OUTSIDE_SURE, AGREED = 0.75, 0.9, 0.8
OPEN = "?"


def probabilities(document: Document) -> np.ndarray:
    """Tag probabilities [words, tags] of a document on its own words."""
    nlp = load_pipeline()
    words = [word for sentence in document.sentences for word in sentence.words]
    reading = nlp._prepare(Doc(nlp.vocab, words=words))  # noqa: SLF001  # a recipe may look inside
    chosen, depth = np.zeros((len(words), len(TAGS)), np.float32), np.full(len(words), -1)
    scores = nlp._encoder.run([reading.part(window) for window in reading.windows])  # noqa: SLF001
    for window, score in zip(reading.windows, scores, strict=True):
        inside = np.arange(window.end - window.start)
        deep = np.minimum(inside, inside[::-1])
        better = np.flatnonzero(deep > depth[window.start : window.end])
        chosen[window.start + better] = score.tags[better]
        depth[window.start + better] = deep[better]
    return np.exp(chosen)


def find_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of well-formed BIO tags."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag[0] == "B":
            spans.append((index, index + 1, tag[2:]))
        elif tag[0] == "I":
            spans[-1] = (spans[-1][0], index + 1, tag[2:])
    return spans


def main() -> None:
    """Propose for EWT's training part."""
    options_of = argparse.ArgumentParser(description=__doc__)
    options_of.add_argument("--data", type=Path, required=True)
    options_of.add_argument("--out", type=Path, required=True)
    options = options_of.parse_args()
    documents = read_treebank(options.data / "treebanks/ewt-train.conllu", "ewt")
    allowed, opening = follows(TAGS), np.array([not tag.startswith("I-") for tag in TAGS])
    votes: dict[str, Counter[str]] = {}
    found: dict[str, list[tuple[list[str], np.ndarray, list[tuple[int, int, str]]]]] = {}
    for document in documents:
        chances, at = probabilities(document), 0
        for sentence in document.sentences:
            part = chances[at : at + len(sentence.words)]
            at += len(sentence.words)
            tags = [TAGS[tag] for tag in best_tags(np.log(part + 1e-9), allowed, opening)]
            spans = [span for span in find_spans(tags) if span[2] in CORE]
            found.setdefault(document.name, []).append((tags, part, spans))
            for start, end, _ in spans:
                name = " ".join(sentence.words[start:end]).lower()
                for kind in CORE:
                    votes.setdefault(name, Counter())[kind] += float(part[start, TAGS.index(f"B-{kind}")])
    proposals: dict[str, list[list[str]]] = {}
    kept = left = 0
    for document in documents:
        for sentence, (_, part, spans) in zip(document.sentences, found[document.name], strict=True):
            proposed = [
                OPEN if names == ANY and part[index, 0] < OUTSIDE_SURE else "O" for index, names in enumerate(sentence.names)
            ]
            for start, end, kind in spans:
                ballot = votes[" ".join(sentence.words[start:end]).lower()]
                winner, share = ballot.most_common(1)[0]
                sure = min(max(part[index, TAGS.index(f"{mark}-{kind}")] for mark in "BI") for index in range(start, end))
                settled = winner == kind and (sure >= SURE or (share >= AGREED * ballot.total() and ballot.total() >= 2))
                kept, left = kept + settled, left + (not settled)
                for index in range(start, end):
                    proposed[index] = ("B-" if index == start else "I-") + kind if settled else OPEN
            proposals.setdefault(document.name, []).append(proposed)
    options.out.write_text(json.dumps(proposals))
    print(f"{kept} names proposed, {left} left open")


def adopt(documents: list[Document], path: Path) -> None:
    """Put proposed tags into the documents that `path` names."""
    proposals = json.loads(path.read_text())
    for document in documents:
        for sentence, tags in zip(document.sentences, proposals.get(document.name, []), strict=False):
            for index, tag in enumerate(tags):
                if tag == OPEN:
                    sentence.names[index] = ANY
                elif tag != "O":
                    sentence.names[index] = frozenset({tag})
                elif sentence.names[index] == ANY:
                    sentence.names[index] = BESIDE_CORE


if __name__ == "__main__":
    main()
