"""CoNLL-U files as the language benchmark reads them: texts, words with their places, and the gold annotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One syntactic word.

    `start` and `end` are character offsets in the document's text with no whitespace counted, the measure of the CoNLL
    2018 shared task; words of a contraction that do not spell it ("wo" + "not") all get the contraction's.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int  # 1-based in its sentence, 0 for the root
    relation: str
    space_after: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Raw text (as the treebank's `# text` lines spell it) and sentences of words."""

    name: str
    text: str
    sentences: tuple[tuple[GoldWord, ...], ...]


def read_documents(path: Path) -> list[GoldDocument]:
    """Documents of a CoNLL-U file. Sentences are joined by a space, new paragraphs by a blank line."""
    documents: list[GoldDocument] = []
    name, text, at = path.stem, "", 0
    sentences: list[tuple[GoldWord, ...]] = []
    for block in _blocks(path):
        comments = {key.strip(): value.strip() for line in block if line.startswith("#")
                    for key, _, value in [line[1:].partition("=")]}  # fmt: skip
        if any(line.startswith("# newdoc") for line in block):
            if sentences:
                documents.append(GoldDocument(name, text, tuple(sentences)))
            name, text, at, sentences = comments.get("newdoc id", path.stem), "", 0, []
        fresh = any(line.startswith("# newpar") for line in block)
        text += ("\n\n" if fresh else " ") * bool(text) + comments.get("text", "")
        words, at = _words(block, at)
        sentences.append(tuple(words))
    if sentences:
        documents.append(GoldDocument(name, text, tuple(sentences)))
    return documents


def _blocks(path: Path) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _words(block: list[str], at: int) -> tuple[list[GoldWord], int]:
    words: list[GoldWord] = []
    surface: tuple[int, int, int] | None = None  # last word number of a contraction, its start and end
    within = 0
    for line in block:
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        form = "".join(columns[1].split())
        if "-" in columns[0]:
            surface = (int(columns[0].split("-")[1]), at, at + len(form))
            within, spelled = at, form
            at += len(form)
            continue
        number = int(columns[0])
        if surface is not None and number <= surface[0]:
            start = within
            last = number == surface[0]
            end = surface[2] if last else min(surface[2], start + len(form))
            if spelled[start - surface[1] : end - surface[1]] != form:  # "won't" is will + not: both get all of it
                start, end = surface[1], surface[2]
            else:
                within = end
        else:
            start, end = at, at + len(form)
            at = end
        after = "SpaceAfter=No" not in columns[9]
        words.append(
            GoldWord(columns[1], columns[2], columns[3], columns[4], int(columns[6]), columns[7], after, start, end)
        )
    return words, at
