"""Named entities against UNER (PER, ORG, LOC on given words) and re3d (from raw text, character offsets).

re3d's Person, Organisation and Location are PER, ORG and LOC; of nested spans the outermost counts; pronouns ("we",
marked Organisation there) are left out of the gold; other types are not scored. Only the documents that
`benchmarks.held_out` keeps out of training are measured.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.held_out import PRONOUNS, is_held_out
from benchmarks.report import Figures
from rashomon.language import Pipeline, load_pipeline

KINDS = ("PER", "ORG", "LOC")
HELD_OUT = "raw text, the documents kept out of training"
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
Span = tuple[int, int, str]


def run(data: Path) -> Figures:
    """Figures of a UNER .iob2 file, of a re3d folder, or of a folder that holds `uner-ewt-test.iob2` and `re3d`."""
    nlp = load_pipeline()
    folder = data / "entities" if (data / "entities").is_dir() else data
    if data.is_file():
        rows = _rows(data.stem, uner_scores(nlp, data), "given words")
    elif (folder / "re3d").is_dir():
        rows = _rows("uner-ewt-test", uner_scores(nlp, folder / "uner-ewt-test.iob2"), "given words")
        rows += _rows("re3d", re3d_scores(nlp, folder / "re3d"), HELD_OUT)
    else:
        rows = _rows("re3d", re3d_scores(nlp, data), HELD_OUT)
    return Figures("entities", tuple(rows))


def uner_scores(nlp: Pipeline, path: Path) -> list[tuple[set[Span], set[Span]]]:
    """(gold, found) spans over word numbers, per document; words are given, sentences are not."""
    documents: list[tuple[list[str], list[bool], list[str]]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        if not documents or any(line.startswith("# newdoc") for line in lines):
            documents.append(([], [], []))
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        words, starts, tags = documents[-1]
        words += [row[1] for row in rows]
        starts += [number == 0 for number in range(len(rows))]
        tags += [row[2] for row in rows]
    documents = [document for document in documents if document[0]]
    docs = nlp.pipe(Doc(nlp.vocab, words=words, sent_starts=[*starts]) for words, starts, _ in documents)
    results = []
    for (_, starts, tags), doc in zip(documents, docs, strict=True):
        found = {(entity.start, entity.end, entity.label_) for entity in doc.ents}
        results.append((bio_spans(tags, starts), {span for span in found if span[2] in KINDS}))
    return results


def bio_spans(tags: list[str], starts: list[bool]) -> set[Span]:
    """Spans of IOB2 tags; none runs over a sentence start."""
    spans: set[Span] = set()
    begin = -1
    for index, tag in enumerate([*tags, "O"]):
        goes_on = begin >= 0 and tag == f"I-{tags[begin][2:]}" and not starts[index]
        if begin >= 0 and not goes_on:
            spans.add((begin, index, tags[begin][2:]))
            begin = -1
        if tag[0] == "B" or (tag[0] == "I" and begin < 0):
            begin = index
    return {span for span in spans if span[2] in KINDS}


def re3d_scores(nlp: Pipeline, folder: Path) -> list[tuple[set[Span], set[Span]]]:
    """(gold, found) spans of characters, per held-out document."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*-documents.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if is_held_out(entry["_id"]):
                texts[entry["_id"]] = entry["text"]
    marks: dict[str, list[Span]] = {identity: [] for identity in texts}
    for path in sorted(folder.glob("*-entities.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            kind = RE3D.get(entity["type"])
            if entity["documentId"] in marks and kind and entity["value"].strip().lower() not in PRONOUNS:
                marks[entity["documentId"]].append((entity["begin"], entity["end"], kind))
    results = []
    for identity, doc in zip(texts, nlp.pipe(texts.values()), strict=True):
        found = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents}
        results.append((outermost(marks[identity]), {span for span in found if span[2] in KINDS}))
    return results


def outermost(spans: Iterable[Span]) -> set[Span]:
    """Spans that touch no longer one."""
    kept: set[Span] = set()
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.add((start, end, kind))
    return kept


def _rows(name: str, results: list[tuple[set[Span], set[Span]]], note: str) -> list[tuple[str, float, str]]:
    """Exact span F1, over all kinds together and per kind, and precision and recall over all."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for true, guessed in results:
        for counter, spans in ((right, true & guessed), (found, guessed), (gold, true)):
            for _, _, kind in spans:
                counter[kind] += 1
                counter["all"] += 1
    rows = [(f"{name}.f1", 2 * right["all"] / max(1, found["all"] + gold["all"]), f"exact spans, micro, {note}")]
    rows.append((f"{name}.precision", right["all"] / max(1, found["all"]), note))
    rows.append((f"{name}.recall", right["all"] / max(1, gold["all"]), note))
    for kind in KINDS:
        rows.append((f"{name}.{kind}.f1", 2 * right[kind] / max(1, found[kind] + gold[kind]), f"{gold[kind]} in gold"))
    return rows
