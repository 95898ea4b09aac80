"""Speech shown by a verb: said, told, denied, called, quoted, was reported."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.coding.scene.event_nouns import claims_act, is_act
from rashomon.coding.scene.quoting import below
from rashomon.coding.speech.contents import content_of
from rashomon.coding.speech.refuting import called_false, distanced_from
from rashomon.coding.speech.sources import carrier_of, is_withdrawn, outlet_of, speaks
from rashomon.coding.speech.speakers import agent_of, impersonal, phrase_of
from rashomon.coding.speech.speakers_so_far import Hearing, Speech
from rashomon.language.clauses import ancestors, case_of, children, is_negated, own_subject
from rashomon.records import Source

_STANCES = frozenset({"stand", "sense", "speak"})
GIVING = frozenset(
    {"put", "place", "lay", "give", "issue", "release", "make", "offer", "set", "provide", "publish", "pin"}
)
_GIVEN = frozenset({"side", "version", "story", "account", "explanation", "toll", "blame", "number", "figure", "count", "tally", "responsibility", "casualty"})
_ECHOING = frozenset({"repeat", "reiterate", "echo", "present", "deliver", "convey"})
_CASES = frozenset(
    {"case", "point", "argument", "explanation", "account", "charge", "claim", "accusation", "version", "complaint", "allegation"}
    | {"assessment", "view", "message", "position", "assertion"}
)
_SAME = frozenset({"that", "this", "these", "those", "same", "such"})
_DENYING = frozenset({"deny", "reject", "dismiss"})
_REFUSED = frozenset(
    {"access", "entry", "passage", "permission", "visa", "request", "right", "use", "service", "aid", "bail", "way"}
    | {"warning", "message", "offer", "proposal", "demand", "order", "ultimatum", "appeal", "call", "invitation", "truce", "deal"}
)
_PERSONAL = frozenset(
    {
        "tell",
        "inform",
        "see",
        "find",
        "hold",
        "assure",
        "brief",
        "put",
        "carry",
        "remind",
        "notify",
        "suppose",
        "determine",
        "resolve",
        "add",
        "continue",
    }
)
"""Verbs whose passive is no hearsay: "were told that", "is supposed to", "were found dead"."""
_TOLD = frozenset(
    {"account", "version", "description", "portrayal", "characterization", "characterisation", "explanation"}
)
"""To reject somebody's account of a thing is not to deny the thing."""
_ANSWERING = frozenset({"respond", "answer", "reply", "react", "counter"})
_KNOWING = frozenset({"fear", "know", "understand", "expect", "anticipate", "recognize", "recognise", "doubt", "accept", "remember", "suspect", "believe", "forget"})
_WENT_ON = frozenset({"go", "continue", "appear", "seem", "begin", "start", "proceed", "use", "prefer", "take"})


def _by_deeds(hearing: Hearing, verb: Token) -> bool:
    """Whether who answers does so by deeds: "responded to the shelling with airstrikes", "responded with artillery fire"; not "with a statement"."""
    answered = any(is_act(hearing.scene.lexicon, c) for c in children(verb, "obj", "obl") if case_of(c) in ("", "to"))
    return answered or any(c.lemma_.lower() not in hearing.speech.spoken for c in children(verb, "obl") if case_of(c) == "with")


def hear_verb(hearing: Hearing, verb: Token, lemma: str, subject: Token | None) -> None:
    """What a verb of speech tells, tried use by use: the first that finds words to cover is what the verb means here."""
    scene, speech = hearing.scene, hearing.speech
    uses = speech.verbs.get(lemma, ())
    if claims_act(scene.lexicon, verb):
        return  # "Daesh claimed responsibility for the blast that killed 20": it says so of itself, and tells no toll
    if lemma == "ask" and verb.dep_ == "advcl" and own_subject(verb) is None:
        subject = agent_of(verb)  # "Asked whether ..., he said": not his question
    echoed = _echoed(verb) if lemma in GIVING or lemma in _ECHOING else None
    if echoed is not None and subject is not None and verb.tag_ != "VB":
        _hear_echo(hearing, verb, subject, echoed)
        return
    if subject is not None and subject.i > verb.i and any(c.dep_ == "compound:prt" for c in verb.children):
        return  # "called out the sons by name": the sons say nothing
    if lemma in _ANSWERING and _by_deeds(hearing, verb):
        return
    given = lemma in GIVING and any(_is_given(o) for o in children(verb, "obj"))
    if not uses and not given:
        return
    if speech.uses(lemma, "accuse") and any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children):
        return
    if subject is not None and verb.tag_ in ("VBN", "VBD") and is_act(scene.lexicon, subject) and "think" in uses:
        return  # "air strikes thought to have been carried out by": strikes think nothing
    if subject is None or (subject.lower_ == "it" and impersonal(verb)):
        if impersonal(verb) or (lemma == "ask" and verb.dep_ in ("advcl", "acl") and verb.tag_ in ("VBN", "VBD")):
            hear_impersonal(hearing, verb, lemma, uses)
        return
    if lemma in _DENYING and (any(o.lemma_.lower() in _REFUSED for o in children(verb, "obj")) or is_negated(verb)):
        return  # "denied them entry"; "never denied that it had" gainsays nothing
    if "show" in uses and subject.lemma_.lower() in speech.documents:
        uses = ("show", *(u for u in uses if u != "show"))
    if "relay" in uses and hear_relay(hearing, verb, lemma, subject):
        return
    if is_withdrawn(subject):
        withdrawn = frozenset(content_of(scene, speech, verb, "say", hearing.quoting, speaker=subject))
        hearing.found.append(Speech(outlet_of(scene), verb, withdrawn, "attribution.withdrawn", denies=True))
        return
    source = hearing.name(subject)
    if source is None:
        return
    gainsaid = called_false(hearing, verb) if "name" in uses else distanced_from(verb) if "disown" in uses else frozenset()
    if gainsaid:
        hearing.add(Speech(source, verb, gainsaid, f"attribution.{lemma}", denies=True, speaker=scene.parsed.span(phrase_of(subject, verb))), subject)
    if gainsaid or "disown" in uses:
        return
    use, content = "", set[int]()
    for use in ("give", *uses) if given else uses:
        if use != "give" and not speaks(scene, speech, subject, use):
            continue
        content = content_of(scene, speech, verb, use, hearing.quoting, speaker=subject)
        if content and _tells(verb, use):
            break
    else:
        content = _known_or_cited(verb, uses)
        if not content or not speaks(scene, speech, subject, "stand"):
            return
        use = "stand"
    own = own_subject(verb)
    near = own if own is not None and own.lower_ in ("who", "which", "that") else subject
    words = scene.parsed.span(phrase_of(near, verb))
    carrier = carrier_of(subject) if subject.lemma_.lower() in speech.documents else None
    for child in children(verb, "obl"):
        carrier = carrier or (carrier_of(child) if child.lemma_.lower() in speech.documents else None)
    if carrier is not None:
        other = hearing.name(carrier)
        if other is not None and other.key != source.key:
            wide = frozenset(content | {verb.i, subject.i})
            hearing.found.append(Speech(other, verb, wide, "attribution.carried", speaker=other.span))
    denies = use == "deny" and not is_negated(verb) and not any(o.lemma_.lower() in _TOLD for o in children(verb, "obj"))
    if _unsaid(verb) and use not in _STANCES and use != "accuse":
        use = "stand"
    hearing.part(verb, source)
    stance = use in _STANCES or (use == "accuse" and not _accuses(verb))
    hearing.add(Speech(source, verb, frozenset(content), f"attribution.{lemma}", denies, words, stance), subject)


def _echoed(verb: Token) -> Token | None:
    """What was said before and is said again: "made that case", "these explanations were given by", "repeated the same claim"."""
    for noun in children(verb, "obj", "nsubj:pass"):
        if noun.lemma_.lower() in _CASES and any(c.lower_ in _SAME for c in noun.children):
            return noun
    return None


def _hear_echo(hearing: Hearing, verb: Token, subject: Token, echoed: Token) -> None:
    source = hearing.name(subject)
    if source is not None and source.kind != "outlet":
        words = hearing.scene.parsed.span(phrase_of(subject, verb))
        hearing.add(Speech(source, verb, frozenset(below(echoed) - {verb.i}), "attribution.echo", speaker=words), subject)


def _is_given(noun: Token) -> bool:
    """Whether what is given, put or laid tells something: "gave its side: ...", "put the toll at", "put it this way: ..."."""
    if noun.lower_ == "it":
        return noun.head.lemma_.lower() == "put" and any(c.dep_ == "parataxis" for c in noun.head.children)
    return noun.lemma_.lower() in _GIVEN and not any(c.lower_ == "no" for c in noun.children)


def _known_or_cited(verb: Token, uses: Sequence[str]) -> set[int]:
    """The plain object of a verb of knowing or citing: "feared an attack", "cited security concerns"; nothing is told by it."""
    if not ("relay" in uses or verb.lemma_.lower() in _KNOWING):
        return set()
    return set().union(*(below(o) for o in children(verb, "obj") if o.pos_ != "PRON"))


def _unsaid(verb: Token) -> bool:
    """Whether the words were not spoken: "would not say", "declined to confirm", "is expected to announce"."""
    governed = any(c.dep_ in ("aux", "mark", "cop") for c in verb.children)
    if verb.tag_ != "VB" or (own_subject(verb) is not None and not governed):
        return False
    if is_negated(verb) or any(c.dep_ == "neg" for c in verb.children):
        return verb.lemma_.lower() not in ("deny", "dispute", "think", "believe")
    if any(c.dep_ == "aux" and c.lower_ in ("do", "did", "does") for c in verb.children):
        return False
    return not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _WENT_ON)


def _accuses(verb: Token) -> bool:
    """Whether an accusing verb says what was done: "accused the crew of ramming", not "criticised the crew"."""
    return verb.lemma_.lower() in ("accuse", "blame", "condemn", "denounce", "fault")


def _tells(verb: Token, use: str) -> bool:
    """Whether what is covered is told at all, not a verb that happens to take an object ("held the road")."""
    if use not in ("sense", "think"):
        return True
    kinds = {c.dep_ for c in verb.children}
    clause = bool(kinds & {"ccomp", "csubj", "xcomp"}) or any(case_of(c) == "as" for c in verb.children)
    return clause or verb.dep_ in ("parataxis", "acl:relcl", "acl")


def hear_relay(hearing: Hearing, verb: Token, lemma: str, subject: Token) -> bool:
    """In "X quoted Y as saying", "Y was quoted by X as saying", "X reported, citing Y": Y says it, by way of X."""
    scene, speech = hearing.scene, hearing.speech
    passive = agent_of(verb) is not None or any(c.dep_ == "aux:pass" for c in verb.children)
    farther = next(iter(children(verb, "nsubj")), None) if passive else next(iter(children(verb, "obj")), None)
    if farther is None or not (
        scene.actor_at(farther) is not None
        or farther.lemma_.lower() in speech.unnamed | speech.documents
        or farther.pos_ == "PROPN"
    ):
        return False
    carrier, other = hearing.name(subject), hearing.name(farther)
    if other is None:
        return False
    said = [c for c in verb.children if c.dep_ in ("advcl", "ccomp", "xcomp", "acl") and c.i > verb.i]
    said += [c for c in farther.children if c.dep_ == "acl" and c.lemma_ in ("say", "tell", "state", "report")]
    content: set[int] = set()
    for clause in said:
        content |= below(clause)
    if not content:
        content = content_of(scene, speech, verb, "relay", hearing.quoting, speaker=subject) - below(farther)
    if not content:
        for above in ancestors(verb):
            if above.i != verb.i and above.i in hearing.voiced:
                wide = next((s for s in reversed(hearing.found) if s.cue.i == above.i), None)
                content = set(wide.covers) - below(verb) if wide is not None else set()
                break
    if not content:
        beside = hearing.in_sentence.get(verb.sent.start, [])
        nearest = min(beside, key=lambda s: abs(s.cue.i - verb.i), default=None)
        content = set(nearest.covers) - below(verb) if nearest is not None else set()
    for clause in said:
        content |= {clause.i}
        hearing.voiced[clause.i] = farther
    content -= {verb.i, farther.i}
    if not content:
        return False
    if carrier is not None and carrier.key != other.key:
        wide_range = frozenset(content | {verb.i, farther.i})
        hearing.add(
            Speech(carrier, verb, wide_range, f"attribution.{lemma}", speaker=scene.parsed.span(phrase_of(subject, verb))), subject
        )
    hearing.add(
        Speech(other, verb, frozenset(content), "attribution.chain", speaker=scene.parsed.span(phrase_of(farther, verb))), farther
    )
    return True


def _passive_stand(verb: Token, uses: Sequence[str]) -> set[int]:
    """What nobody named holds of a thing: "is seen as a traitor", "was called a failure", "is accused of spying", "was asked about"."""
    subject = next(iter(children(verb, "nsubj:pass")), None)
    content: set[int] = set()
    for child in verb.children:
        case = case_of(child).split(" ")[0] if child.dep_ in ("obl", "advcl", "xcomp") else ""
        named = child.dep_ in ("xcomp", "obj") and "name" in uses and child.pos_ in ("NOUN", "PROPN", "ADJ")
        held = case == "as" and bool({"name", "think", "sense", "speak"} & set(uses))
        faulted = case in ("of", "for", "over", "with") and "accuse" in uses
        asked = case in ("about", "for", "on") and verb.lemma_.lower() in ("ask", "question", "press")
        if child.i > verb.i and (named or held or faulted or asked):
            content |= below(child)
    if content and subject is not None and subject.pos_ != "PRON":
        content |= below(subject)
    return content


def hear_impersonal(hearing: Hearing, verb: Token, lemma: str, uses: Sequence[str]) -> None:
    """In "it is claimed that", "two men are said to have died", "the attack, it was reported": said by nobody named."""
    content = _passive_stand(verb, uses)
    if content:
        source = Source(name=verb.text, kind="unnamed", span=hearing.scene.parsed.span(verb))
        covered = frozenset(content - {verb.i})
        hearing.found.append(Speech(source, verb, covered, "attribution.impersonal", stance=True))
        return
    if not ({"say", "think", "sense", "show", "deny"} & set(uses) or lemma == "ask") or lemma in _PERSONAL:
        return
    for child in verb.children:
        if child.dep_ in ("ccomp", "csubj", "xcomp", "csubj:pass") and child.i > verb.i:
            content |= below(child)
    if not content and verb.dep_ == "parataxis":
        content = below(verb.head) - below(verb)
    if not content and verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children):
        content = below(verb.head) - below(verb)
    if not content:
        return
    own = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    if own is not None and own.pos_ != "PRON" and "xcomp" in {c.dep_ for c in verb.children}:
        content |= below(own)
    source = Source(name=verb.text, kind="unnamed", span=hearing.scene.parsed.span(verb))
    hearing.found.append(
        Speech(
            source,
            verb,
            frozenset(content - {verb.i}),
            "attribution.impersonal",
            "deny" in uses,
            None,
            bool({"sense", "stand"} & set(uses)),
        )
    )
