"""Treebanks and entity sets in one form: documents of sentences of words, with whatever labels each set has.

Each set names only some kinds of entity. A word's `names` is therefore the *set of tags that its annotation allows*,
and training rewards the whole set: a corpus that does not mark nationalities never punishes marking them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import spacy

from benchmarks.held_out import PRONOUNS, is_held_out
from rashomon.language.tokenizing import make_tokenizer

CORE = ("PER", "ORG", "LOC")
TYPES = (*CORE, "NORP", "WEAPON", "VEHICLE")
TAGS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BI"))
ANY = frozenset(TAGS)
BESIDE_CORE = frozenset(tag for tag in TAGS if tag[2:] not in CORE)  # O, and all that a PER/ORG/LOC set leaves open
OUTSIDE = frozenset({"O"})

RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP", "Weapon": "WEAPON",
        "MilitaryPlatform": "VEHICLE", "Vehicle": "VEHICLE"}  # fmt: skip
CROSSNER = {"person": "PER", "politician": "PER", "writer": "PER", "musicalartist": "PER", "scientist": "PER",
            "researcher": "PER", "country": "LOC", "location": "LOC", "organisation": "ORG", "politicalparty": "ORG",
            "band": "ORG", "university": "ORG"}  # fmt: skip
PEOPLES = re.compile(r".{2,}(an|ish|ese|[aeq]i|[mbn]ic|ite|[tn]ch|ek|eek|ss|sh|ab)$")


@dataclass
class Sentence:
    """One sentence: parallel lists over its words; empty where the corpus does not annotate that layer."""

    words: list[str]
    names: list[frozenset[str]] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    paragraph: bool = False


@dataclass
class Document:
    """Consecutive sentences of one text, and whether its sentence ends are annotated."""

    corpus: str
    name: str
    sentences: list[Sentence]
    ends_known: bool = True


def blocks(path: Path) -> Iterator[list[str]]:
    """Runs of non-blank lines."""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            lines.append(line.rstrip("\r"))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def read_treebank(path: Path, corpus: str) -> list[Document]:
    """A CoNLL-U file as documents; entities are what its tags and (GUM) its entity layer let us know, see `known_names`."""
    documents: list[Document] = []
    for lines in blocks(path):
        new = [line for line in lines if line.startswith("# newdoc")]
        if new or not documents:
            documents.append(Document(corpus, new[0].split("=")[-1].strip() if new else path.stem, []))
        rows = [row for line in lines if line[0].isdigit() and (row := line.split("\t"))[0].isdigit()]
        sentence = Sentence(
            words=[row[1] for row in rows], upos=[row[3] for row in rows], xpos=[row[4] for row in rows],
            lemmas=[row[2] for row in rows], heads=[int(row[6]) for row in rows], relations=[row[7] for row in rows],
            paragraph=any(line.startswith("# newpar") for line in lines),
        )  # fmt: skip
        sentence.names = known_names(sentence, gum_kinds(rows) if corpus == "gum" else {})
        documents[-1].sentences.append(sentence)
    return documents


def gum_kinds(rows: list[list[str]]) -> dict[int, str]:
    """Word index to PER, ORG or LOC for words inside the innermost GUM entity of that type."""
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    found: dict[int, tuple[int, str]] = {}
    opened: list[tuple[str, str, int]] = []
    for index, row in enumerate(rows):
        layer = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for start, inside, end in re.findall(r"(\()?([^()]+)(\))?", layer):
            if start:
                parts = inside.split("-")
                opened.append((parts[0], parts[1] if len(parts) > 1 else "", index))
            if end:
                key = inside.split("-")[0]
                for at in range(len(opened) - 1, -1, -1):
                    if opened[at][0] == key:
                        _, kind, first = opened.pop(at)
                        for word in range(first, index + 1):
                            if word not in found or found[word][0] > index - first:
                                found[word] = (index - first, kinds.get(kind, ""))
                        break
    return {word: kind for word, (_, kind) in found.items()}


def known_names(sentence: Sentence, kinds: dict[int, str]) -> list[frozenset[str]]:
    """Tags that a treebank sentence allows: proper nouns anything (or GUM's type), other words nothing of PER/ORG/LOC.

    A capitalised adjective of a people ("Turkish") is NORP. A short word between two proper nouns ("of") stays open.
    """
    proper = [tag.startswith("NNP") for tag in sentence.xpos]
    names: list[frozenset[str]] = []
    for index, word in enumerate(sentence.words):
        kind = kinds.get(index, "")
        if proper[index]:
            begins = index == 0 or not proper[index - 1] or kinds.get(index - 1, "") != kind
            simple = sentence.relations[index] not in ("compound", "nmod:poss", "nmod", "amod") and kind
            names.append(frozenset({("B-" if begins else "I-") + kind}) if simple and begins else ANY)
            if kind and not begins and sentence.relations[index] == "flat":
                names[-1] = frozenset({f"I-{kind}"})
        elif any(proper[max(0, index - 2) : index]) and any(proper[index + 1 : index + 3]):
            names.append(ANY)
        elif sentence.upos[index] == "ADJ" and word[0].isupper() and sentence.lemmas[index][0].isupper() and (
            PEOPLES.match(word.lower()) and not any(proper[max(0, index - 1) : index + 2])
        ):
            names.append(frozenset({"B-NORP"}))
        else:
            names.append(BESIDE_CORE)
    return names


def from_bio(tags: list[str], kinds: dict[str, str]) -> list[frozenset[str]]:
    """Allowed tags from BIO or IO tags: named kinds exactly; other kinds anything that is no PER, ORG or LOC."""
    names: list[frozenset[str]] = []
    previous = "O"
    for tag in tags:
        kind = kinds.get(tag[2:], "")
        begins = tag.startswith("B") or previous[2:] != tag[2:]
        names.append(frozenset({("B-" if begins else "I-") + kind}) if kind else BESIDE_CORE)
        previous = tag
    return names


def read_iob2(path: Path) -> list[Document]:
    """A UNER file."""
    documents: list[Document] = []
    for lines in blocks(path):
        new = [line for line in lines if line.startswith("# newdoc")]
        if new or not documents:
            documents.append(Document("uner", new[0].split("=")[-1].strip() if new else path.stem, []))
        rows = [line.split("\t") for line in lines if line[0].isdigit()]
        kinds = {kind: kind for kind in CORE}
        documents[-1].sentences.append(Sentence([row[1] for row in rows], from_bio([row[2] for row in rows], kinds)))
    return documents


def read_columns(path: Path, corpus: str, kinds: dict[str, str]) -> list[Document]:
    """Word and tag per line (wikigold, CrossNER): sentences without their neighbours. Lone peoples' names are NORP."""
    documents: list[Document] = []
    for number, lines in enumerate(blocks(path)):
        rows = [re.split(r"[\t ]", line.strip()) for line in lines]
        rows = [row for row in rows if len(row) == 2 and row[0] != "-DOCSTART-"]
        words, tags = [row[0] for row in rows], [row[1] for row in rows]
        names = from_bio(tags, kinds)
        for index, tag in enumerate(tags):
            alone = (index == 0 or tags[index - 1] == "O") and (index + 1 == len(tags) or tags[index + 1][:2] != "I-")
            if tag[2:].lower() == "misc" and alone and PEOPLES.match(words[index].lower()):
                names[index] = frozenset({"B-NORP"})
        if words:
            documents.append(Document(corpus, f"{path.stem}-{number}", [Sentence(words, names)], ends_known=False))
    return documents


def read_meantime(folder: Path) -> list[Document]:
    """MEANTIME's articles: names (NAM, PRE.NAM) of persons, organisations and places, first six sentences of each."""
    kinds = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
    documents = []
    for path in sorted(folder.rglob("*.xml")):
        root = ET.parse(path).getroot()
        tokens = {token.get("t_id", ""): index for index, token in enumerate(root.iter("token"))}
        kind_of = {entity.get("m_id"): kinds.get(entity.get("ent_type", ""), "") for entity in root.iter("ENTITY")}
        target = {
            source.get("m_id"): link.find("target").get("m_id")  # type: ignore[union-attr]
            for link in root.iter("REFERS_TO") if link.find("target") is not None for source in link.iter("source")
        }  # fmt: skip
        names = [BESIDE_CORE] * len(tokens)
        for mention in root.iter("ENTITY_MENTION"):
            places = sorted(tokens[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor"))
            if mention.get("syntactic_type") not in ("NAM", "PRE.NAM") or not places:
                continue
            kind = kind_of.get(target.get(mention.get("m_id")), "")
            for place in places:
                names[place] = frozenset({("I-" if place > places[0] else "B-") + kind}) if kind else ANY
        sentences: dict[int, Sentence] = {}
        for index, token in enumerate(root.iter("token")):
            number = int(token.get("sentence", "0"))
            if number < 6:
                sentence = sentences.setdefault(number, Sentence([]))
                sentence.words.append(token.text or "_")
                sentence.names.append(names[index])
        documents.append(Document("meantime", path.stem, list(sentences.values())))
    return documents


def re3d_spans(entities: Iterable[dict[str, object]]) -> list[tuple[int, int, str]]:
    """Outermost spans of the mapped kinds (start, end, kind); pronouns and machine-made vehicle marks left out."""
    spans = []
    for entity in entities:
        kind, value = RE3D.get(str(entity["type"]), ""), str(entity["value"])
        weak = kind == "VEHICLE" and float(str(entity["confidence"])) < 0.5
        if kind and not weak and value.strip().lower() not in PRONOUNS:
            spans.append((int(str(entity["begin"])), int(str(entity["end"])), kind))
    spans.sort(key=lambda span: (span[0] - span[1], span[0], TYPES.index(span[2])))
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in spans:
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, kind))
    return sorted(kept)


def read_re3d(folder: Path, *, held_out: bool) -> list[Document]:
    """re3d's documents, either the part that is kept out of training or the rest; one long "sentence" per paragraph."""
    marks: dict[str, list[dict[str, object]]] = {}
    for path in sorted(folder.glob("*-entities.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            marks.setdefault(entity["documentId"], []).append(entity)
    tokenizer = make_tokenizer(spacy.blank("en").vocab)
    documents = []
    for path in sorted(folder.glob("*-documents.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if is_held_out(entry["_id"]) == held_out:
                spans = re3d_spans(marks.get(entry["_id"], []))
                documents.append(Document("re3d", entry["_id"], [], ends_known=False))
                sentence = Sentence([], paragraph=True)
                for token in tokenizer(entry["text"]):
                    if token.is_space:
                        if "\n" in token.text and sentence.words:
                            documents[-1].sentences.append(sentence)
                            sentence = Sentence([], paragraph=True)
                        continue
                    start, end = token.idx, token.idx + len(token)
                    covering = next((span for span in spans if span[0] < end and start < span[1]), None)
                    tag = "O" if covering is None else ("B-" if start <= covering[0] else "I-") + covering[2]
                    sentence.words.append(token.text)
                    sentence.names.append(frozenset({tag}))
                if sentence.words:
                    documents[-1].sentences.append(sentence)
    return documents


def read_entity_sets(data: Path) -> list[Document]:
    """Every entity set that may be trained on, without the held-out part of re3d."""
    entities = data / "entities"
    documents = read_iob2(entities / "uner-ewt-dev.iob2")
    wikigold = {kind: kind for kind in CORE}
    documents += read_columns(entities / "wikigold" / "wikigold.conll.txt", "wikigold", wikigold)
    for path in sorted((entities / "crossner").glob("*.txt")):
        documents += read_columns(path, "crossner", CROSSNER)
    documents += read_meantime(entities / "meantime" / "intra-doc_annotation")
    documents += read_re3d(entities / "re3d", held_out=False)
    return documents
