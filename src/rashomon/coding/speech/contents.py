"""What a cue covers: its complement, the clause it is set into, or a quotation beside it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from rashomon.coding.scene.quoting import LONGEST, Quoting, below
from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import case_of, children, own_subject

_ADDRESSED = frozenset(
    {"tell", "inform", "assure", "remind", "notify", "brief", "warn", "ask", "promise", "urge", "advise", "order"}
)
_TOPICS = frozenset(
    {
        "about",
        "of",
        "on",
        "against",
        "for",
        "at",
        "over",
        "to",
        "with",
        "as",
        "toward",
        "towards",
        "into",
        "in favor of",
        "that",
        "from",
    }
)
_ABOUT = frozenset({"about", "of", "on", "against", "over", "for"})
_SAY_TOPICS = frozenset({"about", "of", "against", "as"})
_ON_TOPICS = frozenset(
    {"comment", "report", "elaborate", "insist", "brief", "respond", "reply", "testify", "speculate"}
)
_TOPICAL = frozenset({"say", "warn", "tell", "complain", "boast", "inform", "report", "comment", "respond", "reply", "testify", "write", "post",
                      "tweet", "hint", "remark", "joke", "elaborate", "insist", "notify", "brief", "speculate", "caution", "assure", "suggest"})  # fmt: skip
_GOING_ON = frozenset({"use", "continue", "repeat", "answer", "reply", "respond", "counter", "signal"})
_NOT_SAID = frozenset(
    {
        "whereas",
        "when",
        "while",
        "after",
        "before",
        "if",
        "because",
        "since",
        "although",
        "though",
        "until",
        "by",
        "whereupon",
        "where",
    }
)
_DOING = frozenset({"against", "about", "for", "on", "over", "of"})
_EDGE = frozenset(
    {",", "“", "”", '"', "‘", "’", "''", "``", "—", "–", "-", "―", "--", ".", "?", "!", ":", ";", ")", "("}
)


def content_of(
    scene: Scene, speech: SpeechLexicon, verb: Token, use: str, quoting: Quoting, *, speaker: Token | None
) -> set[int]:
    """The tokens that a verb of speech covers, empty where nothing is said ("he spoke at length")."""
    aside = below(speaker) - below(verb) if speaker is not None and speaker.i < verb.i else set()
    if speaker is not None and speaker.head.i == verb.i:
        aside |= below(speaker)
    content: set[int] = set()
    addressee = _addressee(scene, verb)
    for child in verb.children:
        told = child.dep_ in ("obj", "obl") or (child.dep_ == "conj" and child.tag_ == "VBN")  # "at two dead and one hurt"
        if use == "give" and child.i > verb.i and told and child.i not in quoting.times:
            content |= below(child)
        if (
            (speaker is not None and child.i == speaker.i)
            or child.i == addressee
            or child.dep_ in ("nsubj", "nsubj:pass", "obl:agent", "expl")
        ):
            continue
        if _is_content(scene, speech, verb, use, child, times=quoting.times):
            content |= _own_words(speech, child)
    if not content or _is_inverted(verb, speaker):
        quoted = verb.dep_ == "advcl" and verb.head.lemma_ in ("quote", "cite") and verb.head.i < verb.i
        content |= _around(verb.head if quoted else verb, speaker) - ({verb.head.i} if quoted else set())
    content |= _quoted(speech, verb, quoting)
    content -= aside | {verb.i}
    content = _own_quotation(content, verb, quoting, speaker=speaker)
    if not content and use in ("say", "think", "deny", "reveal"):
        content = _just_before(verb, speaker, quoting) or _beside_relative(verb)
    if not content and use in ("say", "think", "deny", "show", "relay", "reveal"):
        content = _opened(scene, verb, quoting)
    if not content and use in ("stand", "reveal"):
        content = _relative(verb)
    if not content and use in ("stand", "accuse", "deny", "name", "reveal") and speaker is not None:
        content = _judged(verb, speaker)
    if not any(scene.parsed.doc[i].is_alpha or scene.parsed.doc[i].like_num for i in content):
        return set()
    return content


def _own_words(speech: SpeechLexicon, clause: Token) -> set[int]:
    """A clause without what another speaker says beside it: "blames Russia; the Russian ministry blames America"."""
    words = below(clause)
    for index in sorted(words):
        token = clause.doc[index]
        if token.dep_ == "parataxis" and token.i != clause.i and token.lemma_.lower() in speech.verbs:
            own = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
            if own and token.doc[token.left_edge.i - 1].text == ";":
                words -= below(token)
    return words


def _addressee(scene: Scene, verb: Token) -> int:
    """Whom it is said to: "told ONA that", "warned the crew of"."""
    if verb.lemma_.lower() not in _ADDRESSED:
        return -1
    for child in verb.children:
        if child.dep_ == "obj" and (child.pos_ in ("PRON", "PROPN") or scene.actor_at(child) is not None):
            return child.i
    return -1


def _is_content(
    scene: Scene, speech: SpeechLexicon, verb: Token, use: str, child: Token, *, times: frozenset[int]
) -> bool:
    relation = child.dep_
    if relation in ("ccomp", "csubj"):
        return not (child.i < verb.i and _is_cue(speech, child) and child.dep_ == "csubj")
    if relation == "conj":  # "said that it had warned them, and that they drove on all the same"
        return child.i > verb.i and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
    if relation == "parataxis":
        return child.i > verb.i and not _is_cue(speech, child) and use not in ("stand", "speak")
    if relation == "xcomp":
        return verb.lemma_ not in _GOING_ON
    if relation == "advcl":
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod", "case")}
        if "as" in marks and use in ("relay", "name", "think", "say", "sense", "accuse"):
            return child.i > verb.i
        if marks & _DOING and child.tag_ == "VBG" and own_subject(child) is None:
            return child.i > verb.i  # "warned the crews against flying there", "called for lifting the siege"
        return use in ("accuse", "deny") and child.i > verb.i and not marks & _NOT_SAID
    if relation == "iobj":
        return use == "show"
    if relation == "obj":
        if use in ("say", "show", "give", "reveal"):
            return verb.lemma_.lower() in speech.objects
        return use not in ("sense", "think", "relay") or any(
            c.dep_ == "xcomp" or case_of(c) == "as" for c in verb.children
        )
    if relation.startswith("obl"):
        if child.i < verb.i and child.pos_ != "PRON":
            return False
        case = case_of(child).split(" ")[0] if case_of(child) else ""
        if child.i in times:
            return False
        if use in ("accuse", "deny", "name"):
            return case in _TOPICS
        if use == "show":
            return case in ("with", "at", "in", "as") and child.i > verb.i
        if verb.lemma_ in ("speak", "talk", "campaign") and (case not in _ABOUT or child.lemma_ in ("condition", "behalf", "anonymity")):
            return False
        if use in ("stand", "speak"):
            return case in _TOPICS and child.i > verb.i
        return (
            (case in _SAY_TOPICS and verb.lemma_.lower() in _TOPICAL)
            or (case in ("on", "to") and verb.lemma_.lower() in _ON_TOPICS)
        ) and (
            not (case == "to" and _speaks(scene, child))
            and child.lemma_ not in ("twitter", "facebook", "condition", "behalf")
        )
    return False


def _speaks(scene: Scene, token: Token) -> bool:
    return scene.actor_at(token) is not None or token.ent_type_ in ("PER", "ORG")


def _is_cue(speech: SpeechLexicon, token: Token) -> bool:
    return token.pos_ == "VERB" and speech.uses(token.lemma_.lower(), "say", "deny", "relay")


def _is_inverted(verb: Token, speaker: Token | None) -> bool:
    return verb.dep_ == "parataxis" and verb.i > verb.head.i and speaker is not None and verb.i < speaker.i


def _around(verb: Token, speaker: Token | None) -> set[int]:
    """The clause that a cue is set into: "The patrol, he said, returned fire"."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "acl", "conj", "acl:relcl", "dep", "appos") or not _set_in(
        verb, speaker
    ):
        return _before(verb, speaker)
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
    if marks & _NOT_SAID or verb.lemma_ in _GOING_ON:
        return set()
    if (relative := _relative_around(verb, speaker)) is not None:
        return below(relative) - below(verb)
    host = verb.head
    if verb.dep_ == "conj" and host.i > verb.i:
        return set()
    if verb.dep_ == "acl" and speaker is not None and speaker.head.i == verb.i and speaker.dep_ == "obj":
        return set(range(verb.sent.start, verb.i - 1))  # "..., declared two officials", taken for a participle
    if verb.dep_ == "acl" and own_subject(verb) is not None:
        return _before(verb, speaker)  # "84 % have an unfavorable view, the poll found": no clause of "view"
    return below(host) - below(verb)


def _relative_around(verb: Token, speaker: Token | None) -> Token | None:
    """The relative clause that a cue is set into: of "struck tanks which, it said, were moving on the city" they said no more than what follows "which"."""
    first = min(verb.i, speaker.left_edge.i) if speaker is not None else verb.i
    doc = verb.doc
    if first < 2 or doc[first - 1].text != "," or doc[first - 2].lower_ not in ("which", "who", "that"):
        return None
    clause = doc[first - 2].head
    return clause if clause.dep_ == "acl:relcl" and clause.i > verb.i else None


def _set_in(verb: Token, speaker: Token | None) -> bool:
    """Whether the cue with its speaker stands between commas, quotation marks or the sentence's end."""
    doc = verb.doc
    first = min(verb.i, speaker.left_edge.i if speaker is not None and abs(speaker.i - verb.i) < 12 else verb.i)
    if verb.dep_ == "advcl" and (verb.tag_ == "VBG" or any(c.lower_ == "as" for c in verb.children)):
        return doc[first - 1].text in _EDGE or any(c.lower_ == "as" for c in verb.children)
    while first > verb.sent.start and doc[first - 1].dep_ in ("aux", "advmod", "aux:pass", "mark"):
        first -= 1
    return first > verb.sent.start and doc[first - 1].text in _EDGE


def _before(verb: Token, speaker: Token | None) -> set[int]:
    """All before a cue that closes its sentence, where the tree does not tell: "..., the ministry said."."""
    if speaker is None or verb.dep_ not in ("ROOT", "root", "parataxis", "ccomp", "acl"):
        return set()
    doc, sentence = verb.doc, verb.sent
    first = min(verb.i, speaker.left_edge.i)
    if first - sentence.start < 3 or doc[first - 1].text not in (",", "”", '"', "''", "―", "—", "–"):
        return set()
    if any(t.pos_ == "VERB" for t in doc[max(verb.i, speaker.i) + 1 : min(sentence.end, verb.i + LONGEST)]):
        return set()
    if not any(t.pos_ in ("VERB", "AUX") for t in doc[sentence.start : first]):
        return set()
    return set(range(sentence.start, first))


def _quoted(speech: SpeechLexicon, verb: Token, quoting: Quoting) -> set[int]:
    """Quotations in the sentence that no other cue stands nearer to."""
    found: set[int] = set()
    if not speech.uses(verb.lemma_.lower(), "say", "name", "deny", "accuse", "relay", "stand", "show", "speak"):
        return found
    for number in quoting.beside(verb):
        first, end = quoting.ranges[number]
        sentence = verb.sent
        if not _other_nearer(speech, verb, max(first, sentence.start), min(end, sentence.end)):
            found.update(range(first, min(end, first + LONGEST * 3)))
    return found


def _other_nearer(speech: SpeechLexicon, verb: Token, first: int, end: int) -> bool:
    gap = min(abs(verb.i - first), abs(verb.i - end + 1))
    doc, sentence = verb.doc, verb.sent
    around: Iterable[int] = (*range(max(sentence.start, first - gap), first), *range(end, min(sentence.end, end + gap)))
    for index in around:
        token = doc[index]
        nearer = min(abs(index - first), abs(index - end + 1)) < gap and index != verb.i
        if nearer and token.pos_ == "VERB" and speech.uses(token.lemma_.lower(), "say", "deny", "name", "think"):
            return True
    return False


def _own_quotation(content: set[int], verb: Token, quoting: Quoting, *, speaker: Token | None) -> set[int]:
    """A cue right behind a quotation that is a sentence of its own covers no words before it: 'He left. "We are done," he said.'."""
    first = min(verb.i, speaker.left_edge.i) if speaker is not None and abs(speaker.i - verb.i) < 12 else verb.i
    number = quoting.at.get(first - 2)
    if number is None or verb.doc[first - 1].text not in ("”", '"', "''", "’"):
        return content
    start = quoting.ranges[number][0]
    before = verb.doc[start - 2] if start >= 2 else None
    if before is not None and before.text not in (".", "?", "!", ":", "”", '"') and not before.is_space:
        return content
    return {i for i in content if i >= start}


def _just_before(verb: Token, speaker: Token | None, quoting: Quoting) -> set[int]:
    """The quotation that ends where the cue's sentence begins, split off by the parser: '"We left," | he said.'."""
    start = verb.sent.start
    if speaker is None or min(verb.i, speaker.left_edge.i) - start > 3:
        return set()
    for index in range(start, max(start - 4, -1), -1):
        number = quoting.at.get(index)
        if number is not None and quoting.ranges[number][1] <= start + 1:
            return set(range(*quoting.ranges[number]))
    return set()


def _beside_relative(verb: Token) -> set[int]:
    """In "policies which he said had harmed the economy", the clause beside the cue's own in one relative clause."""
    if verb.dep_ in ("acl:relcl", "acl"):
        for other in verb.head.children:
            if other.dep_ == "acl:relcl" and other.i > verb.i:
                return below(other)
    return set()


def _judged(verb: Token, speaker: Token) -> set[int]:
    """What a passive with its agent is said of: "the raid was denounced by the mayor"."""
    if speaker.head.i != verb.i or not speaker.dep_.startswith("obl") or not any(c.dep_ == "aux:pass" for c in verb.children):
        return set()
    return set().union(*(below(c) for c in children(verb, "nsubj:pass") if c.pos_ != "PRON"))


def _relative(verb: Token) -> set[int]:
    """The noun that a relative clause with a speaker of its own hangs on: "the truce that Ankara proposed"."""
    own = own_subject(verb)
    if verb.dep_ != "acl:relcl" or own is None or own.lower_ in ("who", "which", "that"):
        return set()
    if any(c.dep_ in ("obj", "xcomp", "ccomp", "iobj") and c.lower_ not in ("that", "which") for c in verb.children):
        return set()
    return below(verb.head) - below(verb)


def _opened(scene: Scene, verb: Token, quoting: Quoting) -> set[int]:
    """The quotation that opens where the cue's sentence ends: 'He tweeted on Wednesday: "No commander ..."'."""
    end = verb.sent.end
    for index in range(end - 1, min(end + 3, len(scene.parsed.doc))):
        number = quoting.at.get(index)
        if number is not None and quoting.ranges[number][0] >= end - 1:
            return set(range(*quoting.ranges[number]))
    doc = scene.parsed.doc
    last = end - 1
    while last > verb.i and doc[last].is_space:
        last -= 1
    if doc[last].text == ":" and end < len(doc):
        following = doc[end].sent
        return set(range(following.start, min(following.end, end + LONGEST)))
    return set()


def _opens_with_that(clause: Token) -> bool:
    return clause.left_edge.lower_ == "that" and not any(
        c.lower_ == "that" and c.dep_ in ("obj", "obl") for c in clause.children
    )


def noun_content(noun: Token) -> set[int]:
    """What a noun of speech tells: "the claim that two died", "its account of the crash"."""
    content: set[int] = set()
    for child in noun.children:
        if child.i <= noun.i:
            continue
        marked = any(m.dep_ == "mark" and m.lower_ in ("that", "to") for m in child.children)
        whole = child.dep_ == "acl:relcl" and any(
            c.dep_.startswith("nsubj") and c.lower_ not in ("that", "which", "who") for c in child.children
        )
        if (
            (child.dep_ in ("acl", "ccomp") and (marked or child.dep_ == "ccomp"))
            or (whole and _opens_with_that(child))
            or (
                child.dep_ == "nmod"
                and case_of(child).split(" ")[0] in ("of", "about", "for", "on", "to", "against", "over", "with")
            )
        ):
            content |= below(child)
    governor = noun.head
    if not content and noun.dep_ == "nsubj" and any(c.dep_ == "cop" for c in governor.children):
        for child in children(governor, "ccomp"):
            content |= below(child)
        if any(m.dep_ == "mark" and m.lower_ == "that" for m in governor.children):
            content |= below(governor) - below(noun)
    return content
