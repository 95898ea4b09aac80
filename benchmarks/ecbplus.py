"""ECB+: reports on the same event and on similar ones, and the event mentions in them that are coreferent (Cybulska and Vossen 2014).

The data is a folder with a folder a topic. Each topic has reports of two stories of one kind ("a film star goes into rehab"): those named
`*ecb.xml` and those named `*ecbplus.xml`. All documents of all topics stand in one pot; nobody tells which topic one is of.

- `stories`: documents grouped by `find_stories`, which reads their words alone. Gold: topic and story, as the files are named.
  B-cubed over documents; `pairs` is F1 over pairs of documents of one story.
- `mentions`: where the event mentions stand is given, and nothing else: not their class, not what they stand in. Gold: mentions
  joined by a relation of coreference within or across documents; a mention in none is a chain of its own, and counts. CoNLL F1.
  Scored are mentions of sentences in which at least one mention is in a relation: where none is, mentions were marked but their
  coreference was not ("every-sentence" scores those too). "given-stories" has gold's stories in place of ours, "no-singletons" leaves out
  chains of one on both sides. "lemma" is what everybody compares with: mentions with one head lemma in one story are one.

Errors were read on topics 1 to 20 while this was made; of 21 to 35 only figures were seen. Each part is also measured as a pot of its own.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from spacy.tokens import Doc, Token

from benchmarks.coreference import b_cubed, clusters_of, pairs_within, score, without_singletons
from benchmarks.report import Figures
from rashomon.language import Pipeline, load_pipeline
from rashomon.language.lemmas import verb_of
from rashomon.linking.stories import content_of, find_stories
from rashomon.linking.tellings import EventMention, find_occurrences

Row = tuple[str, float, str]
PARTS = {"1-20": range(1, 21), "21-35": range(21, 36)}
_GLUED = "\"“”‘’'*#"
"""Marks that the data leaves on a word beside them."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_CHIEF = ("VERB", "NOUN", "PROPN", "ADJ", "NUM")
_CLAUSES = frozenset({"ccomp", "advcl", "conj", "parataxis", "acl", "acl:relcl", "csubj"})


@dataclass(frozen=True, slots=True)
class Article:
    """A document: its words, the sentence of each, its event mentions (places of words) and the chain of those that are in one."""

    name: str
    topic: int
    story: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    mentions: Mapping[str, tuple[int, ...]]
    chains: Mapping[str, str]

    @property
    def text(self) -> str:
        """A sentence a line."""
        lines: defaultdict[int, list[str]] = defaultdict(list)
        for word, sentence in zip(self.words, self.sentences, strict=True):
            lines[sentence].append(word)
        return "\n".join(" ".join(line) for line in lines.values())

    @property
    def annotated(self) -> frozenset[str]:
        """Mentions of sentences in which at least one mention is in a relation."""
        told = {self.sentences[self.mentions[m][0]] for m in self.chains}
        return frozenset(m for m, places in self.mentions.items() if self.sentences[places[0]] in told)


def run(data: Path) -> Figures:
    """Figures on a folder of topics."""
    articles = read_articles(data)
    tellings = read_tellings(articles, load_pipeline())
    rows = measure(articles, tellings, "")
    parts = [(name, [a for a in articles if a.topic in topics]) for name, topics in PARTS.items()]
    for name, part in parts:
        if part and len(part) < len(articles):
            rows += [row for row in measure(part, tellings, f".{name}") if row[0].endswith((f"f1.{name}", f"conll.{name}"))]
    return Figures("ecbplus", tuple(rows))


def read_articles(data: Path) -> list[Article]:
    """The documents, by topic and name."""
    paths = sorted(data.glob("*/*.xml"), key=lambda p: (int(p.parent.name), p.name))
    return [read_article(path) for path in paths]


def read_article(path: Path) -> Article:
    """One document."""
    root = ET.parse(path).getroot()
    tokens = list(root.iter("token"))
    places = {token.get("t_id"): at for at, token in enumerate(tokens)}
    mentions = {
        f"{path.stem}:{m.get('m_id')}": tuple(sorted(places[a.get("t_id")] for a in m))
        for m in root.find("Markables") or ()
        if "ACTION" in m.tag and len(m)
    }
    chains: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        across = relation.tag == "CROSS_DOC_COREF"
        chain = str(relation.get("note")) if across else f"{path.stem}:{relation.get('r_id')}"
        chains |= {m: chain for source in relation.iter("source") if (m := f"{path.stem}:{source.get('m_id')}") in mentions}
    return Article(
        name=path.stem,
        topic=int(path.parent.name),
        story="ecbplus" if path.stem.endswith("ecbplus") else "ecb",
        words=tuple((token.text or "").strip(_GLUED) or "_" for token in tokens),
        sentences=tuple(int(str(token.get("sentence"))) for token in tokens),
        mentions=mentions,
        chains=chains,
    )


def read_tellings(articles: Iterable[Article], nlp: Pipeline) -> dict[str, EventMention]:
    """Every mention with what its sentence says around it; the story is still open. Only sentences with mentions are parsed."""
    held = [a for a in articles if a.mentions]
    kept = [[at for at, s in enumerate(a.sentences) if s in _told(a)] for a in held]
    found: dict[str, EventMention] = {}
    for article, places, doc in zip(held, kept, nlp.pipe(_docs(held, kept, nlp)), strict=True):
        token_at = {place: doc[n] for n, place in enumerate(places)}
        for mention, own in article.mentions.items():
            found[mention] = _telling(mention, article, [token_at[p] for p in own], article.sentences[own[0]])
    return found


def _told(article: Article) -> set[int]:
    return {article.sentences[place] for own in article.mentions.values() for place in own}


def _docs(articles: Sequence[Article], kept: Sequence[Sequence[int]], nlp: Pipeline) -> Iterable[Doc]:
    for article, places in zip(articles, kept, strict=True):
        starts: list[bool | int | None] = [
            n == 0 or article.sentences[place] != article.sentences[places[n - 1]] for n, place in enumerate(places)
        ]
        yield Doc(nlp.vocab, words=[article.words[p] for p in places], sent_starts=starts)


def _telling(mention: str, article: Article, own: Sequence[Token], sentence: int) -> EventMention:
    within = {token.i for token in own}
    tops = [t for t in own if t.head.i not in within or t.head.i == t.i] or list(own)
    chief = min(tops, key=lambda t: (_CHIEF.index(t.pos_) if t.pos_ in _CHIEF else len(_CHIEF), t.i))
    trigger = verb_of(chief.lower_) if chief.pos_ != "VERB" and chief.lower_.endswith(("ed", "ing")) else chief.lemma_.lower()
    return EventMention(
        id=mention,
        story="",
        report=article.name,
        sentence=sentence,
        trigger=trigger,
        words=frozenset(_word(t) for t in own if t.pos_ in _CONTENT) or frozenset({trigger}),
        parts=frozenset(_word(t) for t in _dependents(own) if t.i not in within and _says(t)),
        company=frozenset(_word(t) for t in chief.sent if t.i not in within and _says(t)),
    )


def _word(token: Token) -> str:
    return token.text.lower() if token.pos_ == "PROPN" else token.lemma_.lower()


def _says(token: Token) -> bool:
    return token.pos_ in _CONTENT and token.text[0].isalnum()


def _dependents(own: Sequence[Token]) -> list[Token]:
    """What hangs on these words, other clauses left out."""
    waiting = [child for token in own for child in token.children]
    for token in waiting:  # grows while it is read
        if token.dep_ not in _CLAUSES or token.pos_ not in ("VERB", "AUX"):
            waiting.extend(token.children)
    return [t for t in waiting if t.dep_ not in _CLAUSES]


def measure(articles: Sequence[Article], tellings: Mapping[str, EventMention], suffix: str) -> list[Row]:
    """The rows of one pot of documents; each measure's name ends in `suffix`, and where there is one the pot is a part with fewer rows."""
    gold = {a.name: f"{a.topic}{a.story}" for a in articles}
    found = {name: str(at) for at, names in enumerate(find_stories({a.name: content_of(a.text) for a in articles})) for name in names}
    chains = {m: a.chains.get(m, m) for a in articles for m in a.mentions}
    every = [tellings[m] for m in chains]
    told = [tellings[m] for a in articles for m in a.annotated]
    key, chief = _chains(told, chains), cluster(told, found)
    scores = {
        "mentions": (score(key, chief), f"{len(told)} mentions, spans given; stories as found; singletons count"),
        "mentions.given-stories": (score(key, cluster(told, gold)), "gold's stories given"),
        "mentions.lemma": (score(key, cluster_lemmas(told, found)), "baseline: one head lemma, stories as found"),
        "mentions.lemma.given-stories": (score(key, cluster_lemmas(told, gold)), "baseline: one head lemma, gold's stories given"),
    }
    if not suffix:
        scores |= {
            "mentions.no-singletons": (
                score(without_singletons(key), without_singletons(chief)),
                "stories as found; chains of one left out on both sides",
            ),
            "mentions.every-sentence": (
                score(_chains(every, chains), cluster(every, found)),
                f"{len(every)} mentions, those whose coreference nobody marked among them",
            ),
        }
    rows = [(f"{name}{suffix}", value, note) for name, value, note in score_stories(gold, found)]
    rows += [(f"{name}.conll{suffix}", many.f1, note) for name, (many, note) in scores.items()]
    best = scores["mentions"][0]
    for name, part in (("muc", best.muc), ("b-cubed", best.b_cubed), ("ceaf-e", best.ceaf_e)):
        rows.append((f"mentions.{name}{suffix}", part.f1, f"P {part.precision:.3f} R {part.recall:.3f}"))
    return rows


def _chains(tellings: Iterable[EventMention], chains: Mapping[str, str]) -> list[frozenset[Hashable]]:
    return clusters_of({t.id: chains[t.id] for t in tellings})


def score_stories(gold: Mapping[str, str], found: Mapping[str, str]) -> list[Row]:
    """Documents' clusters against gold's."""
    many = b_cubed(clusters_of(gold), clusters_of(found))
    told, said = pairs_within(gold), pairs_within({name: found[name] for name in gold})
    right = len(told & said)
    note = f"P {many.precision:.3f} R {many.recall:.3f}; {len(gold)} documents of {len(set(gold.values()))} stories, {len(set(found.values()))} found"
    return [("stories.b-cubed-f1", many.f1, note), ("stories.pair-f1", 2 * right / max(1, len(told) + len(said)), f"{len(told)} pairs in gold")]


def cluster(tellings: Sequence[EventMention], stories: Mapping[str, str]) -> list[frozenset[Hashable]]:
    """Our clusters of mentions."""
    told = [replaced(t, stories) for t in tellings]
    return [frozenset(t.id for t in c) for c in find_occurrences(told)]


def cluster_lemmas(tellings: Sequence[EventMention], stories: Mapping[str, str]) -> list[frozenset[Hashable]]:
    """The baseline's."""
    return clusters_of({t.id: (stories[t.report], t.trigger) for t in tellings})


def replaced(telling: EventMention, stories: Mapping[str, str]) -> EventMention:
    """The telling with its report's story."""
    return dataclasses.replace(telling, story=stories[telling.report])
