"""Who says so: speech cues, their sources and the words each covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene import Scene
from rashomon.coding.sources import name_source
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import ancestors, case_of, children, conjuncts, own_subject, subject_of
from rashomon.records import Attribution, Source

_CONTENT = ("ccomp", "parataxis", "advcl", "obl", "xcomp", "acl")


@dataclass(frozen=True, slots=True)
class Speech:
    """One cue with its source and the tokens it covers. `denies` where the cue denies what it covers."""

    source: Source
    cue: Token
    covers: frozenset[int]
    rule: str
    denies: bool = False


def find_speeches(scene: Scene, speech: SpeechLexicon) -> tuple[Speech, ...]:
    """Every attribution of the report, the widest first, so that a chain reads from the outlet inwards."""
    found: list[Speech] = []
    for token in scene.parsed.doc:
        if token.i in scene.furniture:
            continue
        lemma = token.lemma_.lower()
        if lemma in speech.verbs and token.pos_ in ("VERB", "AUX"):
            found.extend(_of_verb(scene, speech, token, lemma))
        elif token.lower_ == "according":
            found.extend(_according(scene, speech, token))
        elif lemma in speech.adverbs:
            found.append(_hearsay(scene, token))
        elif lemma in ("claim", "allegation", "accusation", "report", "word") and token.pos_ == "NOUN":
            found.extend(_of_noun(scene, speech, token))
    found.extend(_continued_quotes(scene, found))
    return tuple(sorted(found, key=lambda s: (-len(s.covers), s.cue.i)))


def attribution_of(scene: Scene, speeches: Iterable[Speech], token: Token) -> Attribution:
    """The chain of sources behind one token, the outlet's own assertion where nobody else speaks.

    "Sputnik quoted a spokesman who said that ...": the source is the spokesman, by way of Sputnik.
    """
    chain: list[Speech] = []
    for speech in speeches:
        if (
            token.i in speech.covers
            and token.i != speech.cue.i
            and all(s.source.key != speech.source.key for s in chain)
        ):
            chain.append(speech)
    if not chain:
        report = scene.parsed.report
        return Attribution(source=Source(name=report.outlet or "the outlet", kind="outlet"), rule="outlet")
    inner = chain[-1]
    return Attribution(
        source=inner.source, cue=scene.parsed.span(inner.cue), via=tuple(s.source for s in chain[:-1]), rule=inner.rule
    )


def _of_verb(scene: Scene, speech: SpeechLexicon, verb: Token, lemma: str) -> list[Speech]:
    if lemma in speech.accuse and any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children):
        return []
    subject = _speaker(verb) or _speaker_after(scene, verb)
    if subject is None:
        return []
    source = name_source(scene, speech, subject)
    if source is None:
        return []
    content = _content_of(scene, speech, verb, lemma, subject)
    if not content:
        return []
    denies = lemma in speech.deny
    found = [Speech(source, verb, frozenset(content), f"attribution.{lemma}", denies)]
    if lemma in speech.relay:
        quoted = [
            o for o in children(verb, "obj") if scene.actor_at(o) is not None or o.lemma_.lower() in speech.unnamed
        ]
        for further in quoted:
            other = name_source(scene, speech, further)
            if other is not None and other.key != source.key:
                inner = content - _subtree(further) | {
                    i for i in _subtree(further) if _in_clause_below(scene, further, i)
                }
                found.append(Speech(other, verb, frozenset(inner - {further.i}) - {verb.i}, "attribution.chain"))
    return found


def _speaker(verb: Token) -> Token | None:
    own = own_subject(verb)
    if own is not None and own.dep_ == "nsubj:pass":
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and case_of(c) == "by")]
        return agents[0] if agents else None
    return subject_of(verb)


def _speaker_after(scene: Scene, verb: Token) -> Token | None:
    """The speaker behind an inverted cue that the tree has lost: ', said its spokesman'."""
    before = scene.parsed.doc[verb.i - 1].text if verb.i else ""
    if before not in (",", "”", '"', "’"):
        return None
    sentence = scene.sentence_of[verb.i]
    for token in scene.parsed.doc[verb.i + 1 : verb.i + 7]:
        if scene.sentence_of[token.i] != sentence or token.is_punct:
            return None
        mention = scene.actor_at(token)
        if mention is not None and mention.head.start == token.idx:
            return token
    return None


def _content_of(scene: Scene, speech: SpeechLexicon, verb: Token, lemma: str, subject: Token) -> set[int]:
    """The tokens that `verb` reports: its complement, else the clause it is set into, else a quotation beside it."""
    aside = _subtree(subject)
    content: set[int] = set()
    accuse = lemma in speech.accuse or lemma in speech.deny
    for child in verb.children:
        if child.i == subject.i:
            continue
        if (
            child.dep_ in ("ccomp", "csubj")
            or (child.dep_ == "parataxis" and not _is_speech(speech, child))
            or (child.dep_ == "xcomp" and lemma != "use")
            or (accuse and child.dep_ in ("advcl", "obl", "obj", "xcomp"))
            or (
                lemma
                in (
                    "say",
                    "tell",
                    "add",
                    "cite",
                    "quote",
                    "report",
                    "confirm",
                    "describe",
                    "announce",
                    "claim",
                    "post",
                    "reveal",
                )
                and child.dep_ in ("obj", "advcl")
            )
        ):
            content |= _subtree(child)
    if verb.dep_ == "parataxis" and verb.i > verb.head.i and verb.i < subject.i:
        content |= {t.i for t in _tokens_of(verb.head) if t.i < verb.i}
    if not content and verb.dep_ in ("parataxis", "ccomp", "advcl", "acl", "conj") and _set_in(verb):
        host = verb.head
        content = {t.i for t in _tokens_of(host)} - _subtree(verb)
    sentence = verb.sent
    for quotation in scene.quotations:
        if quotation.start < sentence.end_char and quotation.end > sentence.start_char and quotation.speech:
            beside = [t.i for t in sentence if quotation.start <= t.idx < quotation.end]
            if (
                beside
                and not quotation.start <= verb.idx < quotation.end
                and not _other_cue_nearer(speech, sentence, verb, beside)
            ):
                content |= set(beside)
    content -= aside | {verb.i}
    if not content:
        content = _quotation_after(scene, verb)
    return content if len(content) > 1 or accuse else set()


def _quotation_after(scene: Scene, verb: Token) -> set[int]:
    """The quotation that opens where the cue's sentence ends: 'He tweeted on Wednesday, "No commander ..."'."""
    end = verb.sent.end_char
    for quotation in scene.quotations:
        if end - 3 <= quotation.start <= end + 3:
            inside = scene.parsed.doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
            return {t.i for t in inside} if inside is not None else set()
    return set()


def _set_in(verb: Token) -> bool:
    """Whether a speech clause stands inside or after what it reports: "Four were hurt, the ministry said"."""
    return verb.dep_ == "parataxis" or (
        verb.dep_ in ("ccomp", "advcl") and verb.i > verb.head.i and not any(c.dep_ == "mark" for c in verb.children)
    )


def _is_speech(speech: SpeechLexicon, token: Token) -> bool:
    return token.lemma_.lower() in speech.verbs and token.pos_ == "VERB"


def _other_cue_nearer(speech: SpeechLexicon, sentence: Iterable[Token], verb: Token, beside: list[int]) -> bool:
    gap = min(abs(verb.i - beside[0]), abs(verb.i - beside[-1]))
    inside = range(beside[0], beside[-1] + 1)
    return any(
        _is_speech(speech, t)
        and t.i != verb.i
        and t.i not in inside
        and min(abs(t.i - beside[0]), abs(t.i - beside[-1])) < gap
        for t in sentence
    )


def _according(scene: Scene, speech: SpeechLexicon, token: Token) -> list[Speech]:
    nominal = (
        token.head
        if token.dep_ in ("case", "mark")
        else next((c for c in token.children if c.dep_ in ("obl", "nmod", "obj")), None)
    )
    if nominal is None or nominal.i == token.i:
        return []
    host = (nominal if token.dep_ in ("case", "mark") else token).head
    found = []
    for head in conjuncts(nominal)[:1]:
        source = name_source(scene, speech, head)
        if source is not None:
            covered = {t.i for t in _tokens_of(host)} - _subtree(nominal) - {token.i}
            found.append(Speech(source, token, frozenset(covered), "attribution.according-to"))
    return found


def _hearsay(scene: Scene, token: Token) -> Speech:
    source = Source(name=token.text, kind="unnamed", span=scene.parsed.span(token))
    return Speech(source, token, frozenset(t.i for t in _tokens_of(token.head)), "attribution.hearsay")


def _of_noun(scene: Scene, speech: SpeechLexicon, noun: Token) -> list[Speech]:
    clauses = [
        c
        for c in noun.children
        if c.dep_ in ("acl", "ccomp") and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
    ]
    owners = children(noun, "nmod:poss") + [c for c in children(noun, "nmod") if case_of(c) in ("by", "from", "of")]
    if not clauses or not owners:
        return []
    source = name_source(scene, speech, owners[0])
    if source is None:
        return []
    return [Speech(source, noun, frozenset(_subtree(clauses[0])), "attribution.noun")]


def _continued_quotes(scene: Scene, found: list[Speech]) -> list[Speech]:
    """Sentences inside a quotation that another sentence attributes, and quotations that follow a speaker without a new cue."""
    more: list[Speech] = []
    covered = {i for s in found for i in s.covers}
    for quotation in scene.quotations:
        if not quotation.speech:
            continue
        inside = scene.parsed.doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if inside is None:
            continue
        indices = [t.i for t in inside]
        holders = [s for s in found if any(i in s.covers for i in indices)]
        if not holders:
            first = indices[0]
            before = [
                s for s in found if s.cue.i < first and scene.sentence_of[first] - scene.sentence_of[s.cue.i] <= 2
            ]
            holders = before[-1:] if before else []
        if holders:
            rest = [i for i in indices if i not in covered]
            if rest:
                last = max(holders, key=lambda s: s.cue.i)
                more.append(Speech(last.source, last.cue, frozenset(rest), "attribution.continued", last.denies))
    return more


def _tokens_of(head: Token) -> Iterable[Token]:
    return head.subtree


def _subtree(token: Token) -> set[int]:
    return {t.i for t in token.subtree}


def _in_clause_below(scene: Scene, nominal: Token, index: int) -> bool:
    for token in ancestors(scene.parsed.doc[index]):
        if token.i == nominal.i:
            return False
        if token.dep_ in ("acl", "acl:relcl"):
            return True
    return False
