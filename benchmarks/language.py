"""Tags, lemmas and trees against a treebank: on its own words, and end to end from raw text.

On gold words the pipeline gets the treebank's words and sentences. End to end it gets the text alone, and a word counts
when it covers the same characters (the CoNLL 2018 definition: F1 over words; LAS compares universal relations, without
subtypes, as that task's scorer does). LAS on gold words is given with subtypes as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.report import Figures
from benchmarks.treebank import GoldDocument, read_documents
from rashomon.language import Pipeline, load_pipeline


def run(data: Path) -> Figures:
    """Figures of a .conllu file, of every one in a folder (each then named), or of `treebanks/ewt-test.conllu` in `data`."""
    treebank = data / "treebanks" / "ewt-test.conllu"
    paths = [data] if data.is_file() else [treebank] if treebank.exists() else sorted(data.glob("*.conllu"))
    nlp = load_pipeline()
    rows: list[tuple[str, float, str]] = []
    for path in paths:
        documents = read_documents(path)
        prefix = f"{path.stem}." if len(paths) > 1 else ""
        rows += [(f"{prefix}{name}", value, "gold words") for name, value in on_gold_words(nlp, documents).items()]
        rows += [(f"{prefix}raw.{name}", value, "from raw text, F1")
                 for name, value in from_raw_text(nlp, documents).items()]  # fmt: skip
    return Figures("language", tuple(rows))


def gold_doc(nlp: Pipeline, document: GoldDocument) -> Doc:
    """The treebank's words and sentence starts as a `Doc`."""
    words = [word for sentence in document.sentences for word in sentence]
    starts: list[bool | int | None] = [
        number == 0 for sentence in document.sentences for number in range(len(sentence))
    ]
    spaces = [word.space_after for word in words]
    return Doc(nlp.vocab, words=[word.form for word in words], spaces=spaces, sent_starts=starts)


def universal(relation: str) -> str:
    """A relation without its subtype: "nsubj:pass" is "nsubj"."""
    return relation.partition(":")[0]


def on_gold_words(nlp: Pipeline, documents: Iterable[GoldDocument]) -> dict[str, float]:
    """Accuracies over all words, punctuation included."""
    documents = list(documents)
    right: Counter[str] = Counter()
    count = 0
    parsed = nlp.pipe(gold_doc(nlp, document) for document in documents)
    for document, doc in zip(documents, parsed, strict=True):
        offset = 0
        for sentence in document.sentences:
            for word, token in zip(sentence, doc[offset : offset + len(sentence)], strict=True):
                head = offset + word.head - 1 if word.head else token.i
                count += 1
                right["upos"] += token.pos_ == word.upos
                right["xpos"] += token.tag_ == word.xpos
                right["lemma"] += word.lemma in (token.lemma_, "_")
                if token.head.i == head:
                    right["uas"] += 1
                    right["las"] += universal(token.dep_) == universal(word.relation)
                    right["las_subtypes"] += token.dep_ == word.relation
            offset += len(sentence)
    names = ("las", "las_subtypes", "uas", "upos", "xpos", "lemma")
    return {name: right[name] / count for name in names}


def from_raw_text(nlp: Pipeline, documents: Iterable[GoldDocument]) -> dict[str, float]:
    """F1 of words, sentences, UPOS, XPOS, lemmas, UAS and LAS when only the text is given."""
    documents = list(documents)
    right: Counter[str] = Counter()
    gold_words = found_words = gold_sentences = found_sentences = 0
    for document, doc in zip(documents, nlp.pipe(document.text for document in documents), strict=True):
        places = _places(doc)
        gold = {(word.start, word.end): (word, sentence) for sentence in document.sentences for word in sentence}
        gold_words += sum(map(len, document.sentences))
        found_words += len(places)
        edges = {(sentence[0].start, sentence[-1].end) for sentence in document.sentences}
        spans = [[places[token.i] for token in sentence if token.i in places] for sentence in doc.sents]
        found = {(span[0][0], span[-1][1]) for span in spans if span}
        gold_sentences, found_sentences = gold_sentences + len(edges), found_sentences + len(found)
        right["sentences"] += len(edges & found)
        for index, place in places.items():
            if place not in gold:
                continue
            word, sentence = gold[place]
            token = doc[index]
            right["words"] += 1
            right["upos"] += token.pos_ == word.upos
            right["xpos"] += token.tag_ == word.xpos
            right["lemma"] += word.lemma in (token.lemma_, "_")
            head = sentence[word.head - 1] if word.head else None
            guess = None if token.head.i == index else places.get(token.head.i)
            if (guess is None and head is None) or (head is not None and guess == (head.start, head.end)):
                right["uas"] += 1
                right["las"] += universal(token.dep_) == universal(word.relation)
    figures = {name: 2 * right[name] / (gold_words + found_words)
               for name in ("words", "upos", "xpos", "lemma", "uas", "las")}  # fmt: skip
    figures["sentences"] = 2 * right["sentences"] / (gold_sentences + found_sentences)
    return figures


def _places(doc: Doc) -> dict[int, tuple[int, int]]:
    """Start and end of each word, whitespace not counted."""
    places, at = {}, 0
    for token in doc:
        if not token.is_space:
            size = len("".join(token.text.split()))
            places[token.i] = (at, at + size)
            at += size
    return places
