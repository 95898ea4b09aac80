"""How the counts of people told together stand to each other: some of them, all of them, some more of them.

"19 people, six of them children": six are a part of the nineteen. "A woman and her two children": both are parts of three.
"One more died": an addition to those told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.coding.tolls.tolls import Toll, party_of
from rashomon.knowledge.people import load_people
from rashomon.language.clauses import conjuncts
from rashomon.records import Attribute, Count, CountMention

CIVILIANS = "CIV"
_OTHERS = re.compile(r"\b(?:other|others|fellow|colleagues|comrades)\b", re.IGNORECASE)
_PEOPLE = frozenset({"boy", "girl", "man", "woman", "child", "baby", "toddler", "teenager", "mother", "father", "son", "daughter", "brother", "sister", "wife", "husband", "couple", "driver", "journalist"})
_BREATH = re.compile(r"(?:\s*,?\s*(?:aged?\s+)?\d{1,2})?\s*,?\s*(?:(?:and|along\s+with|together\s+with)\s+)?")
_FURTHER = re.compile(r"(?:(?:at\s+least|up\s+to|about|some)\s+)?(?:(?:\w+\s+){1,2}(?:more|others?)|another|an?\s+(?:second|third|fourth|fifth|sixth)|(?:an?|\w+)\s+(?:further|additional)|further)\b", re.IGNORECASE)
_POINTING_BACK = re.compile(
    r"\bamong(?:st)?\s+(?:them|(?:the|those)\s+(?:dead|victims|killed|wounded|injured|missing|casualties|detained|arrested|abducted))\b"
    r"|\b(?:the\s+)?(?:dead|victims|casualties|wounded|injured)\s+(?:include|included|including)\b",
    re.IGNORECASE,
)


def with_parts(scene: Scene, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """The tolls of one trigger with the numbers that count some of their people, and with the sum of people coordinated."""
    summed = _summed(scene, tolls)
    found = [*summed, *(part for toll in summed for part in _parts(scene, toll))]
    return tuple({(toll.attribute, toll.span): toll for toll in reversed(found)}.values())[::-1]


def as_told_after(scene: Scene, tolls: Sequence[Toll], before: Sequence[Toll]) -> tuple[Toll, ...]:
    """Tolls as they stand to what the same happening counted `before`: additions to it, or parts of it.

    "One more died", "another ten are missing" come to those counted; "the toll rose to 30 after a wounded man died" has him in it.
    """
    return tuple(_beside(scene, toll, [t for t in before if t.attribute is toll.attribute]) for toll in tolls)


def _beside(scene: Scene, toll: Toll, before: Sequence[Toll]) -> Toll:
    if not toll.count.whole or toll.count.high == 0:
        return toll
    sentence = scene.sentence_at(toll.span.start)
    for other in before:
        if other.rule == "toll.death-toll" and scene.sentence_at(other.span.start) == sentence:
            return replace(toll, count=replace(toll.count, part=True), rule="toll.part")
    if _FURTHER.match(toll.count.wording) and any(t.count.whole and t.count.high != 0 for t in before):
        return replace(toll, count=replace(toll.count, further=True))
    return toll


def _summed(scene: Scene, tolls: Sequence[Toll]) -> list[Toll]:
    """People coordinated who are of one side, as one number, each a part of it: "a woman and her two children" are three."""
    found: list[Toll] = []
    done: set[Toll] = set()
    for toll in tolls:
        if toll in done:
            continue
        group = _without_names(scene, [t for t in tolls if t not in done and _together(scene, toll, t)])
        if len(group) < 2:
            found.append(toll)
            continue
        done.update(group)
        found.append(_sum(scene, group))
        found += [replace(t, count=replace(t.count, part=True), rule="toll.part") for t in group]
    return found


def _without_names(scene: Scene, group: Sequence[Toll]) -> list[Toll]:
    """The tolls without the people whose names only say who the counted before them are: "two women, Ana Mora and Zoe Lind, and three men"."""
    ordered = sorted(group, key=lambda t: t.span)
    named = [_head(scene, t).ent_type_ == "PER" for t in ordered]
    found: list[Toll] = []
    at = 0
    while at < len(ordered):
        toll, many = ordered[at], ordered[at].count.best or 0
        found.append(toll)
        at += 1
        names = named[at : at + many]
        if not named[at - 1] and len(names) == many and all(names) and named[at + many : at + many + 1] != [True]:
            at += many
    return [t for t in group if t in found]


def _together(scene: Scene, one: Toll, other: Toll) -> bool:
    """Whether the two are exact numbers of people of one side, in one coordination; men and women, farmers and traders are no sides."""
    mine = _side(scene, one)
    if one is other:
        return one.count.whole and one.count.low is not None and mine is not None
    if one.attribute is not other.attribute or mine is None or mine != _side(scene, other):
        return False
    if not (one.count.whole and other.count.whole) or not (one.count.low and other.count.low):
        return False
    return _head(scene, other) in conjuncts(_first_conjunct(_head(scene, one))) or _in_one_breath(scene, one, other)


def _in_one_breath(scene: Scene, one: Toll, other: Toll) -> bool:
    """Whether nothing but ages, commas and "and" stands between two, whatever the tree makes of them: "a boy, 14, and a man, 62"."""
    first, last = sorted((one.span, other.span))
    return _BREATH.fullmatch(scene.parsed.report.text, first.end, last.start) is not None


def _side(scene: Scene, toll: Toll) -> str | None:
    """Whose people they are as far as adding up goes: a party's, or nobody's in arms; None where an armed word leaves it open."""
    if toll.party is not None:
        return toll.party.id
    counted = scene.counts.get(scene.parsed.tokens(toll.span).start)
    head = _head(scene, toll)
    if counted is None and head.ent_type_ == "PER":
        return CIVILIANS  # whoever is told by name; "and two other soldiers" come to him
    noun = counted.head.text.lower() if counted is not None and counted.head is not None else head.lower_ if counted is None else ""
    if counted is not None and _OTHERS.search(toll.span.text):
        return CIVILIANS
    people = load_people()
    return CIVILIANS if (noun in people.unarmed or noun in _PEOPLE) and noun not in people.harmed else None


def _head(scene: Scene, toll: Toll) -> Token:
    return scene.parsed.tokens(toll.span).root


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _sum(scene: Scene, group: Sequence[Toll]) -> Toll:
    start, end = min(t.span.start for t in group), max(t.span.end for t in group)
    span = scene.parsed.report.span(start, end)
    lows, bests, highs = ([getattr(t.count, name) for t in group] for name in ("low", "best", "high"))
    count = Count(low=_total(lows), best=_total(bests), high=_total(highs), wording=" ".join(span.text.split()))
    party = group[0].party if all(t.party is not None for t in group) else None
    return Toll(group[0].attribute, count, span, party, "toll.sum", all(t.named for t in group))


def _total(numbers: Sequence[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if len(known) == len(numbers) else None


def _parts(scene: Scene, toll: Toll) -> list[Toll]:
    """The numbers that count some of a toll's people: "19 people, six of them children"."""
    if not toll.count.whole or toll.count.high == 0:
        return []
    tokens = scene.parsed.tokens(toll.span)
    whole = scene.counts.get(tokens.start)
    if whole is None or whole.part:
        return []
    beside = [*_parts_beside(scene, tokens.start), *_parts_next(scene, tokens.start)]
    return [_part(scene, toll.attribute, mention) for mention in beside]


def _part(scene: Scene, attribute: Attribute, mention: CountMention) -> Toll:
    head = scene.parsed.tokens(mention.head or mention.span).root
    return Toll(attribute, replace(mention.count, part=True), mention.span, party_of(scene, head), "toll.part")


def _parts_beside(scene: Scene, whole: int) -> list[CountMention]:
    """The parts told of the number at a token: those behind it up to the next whole, and one before it with "among" between."""
    doc, sentence = scene.parsed.doc, scene.parsed.doc[whole].sent
    found: list[CountMention] = []
    for index in range(whole + 1, sentence.end):
        mention = scene.counts.get(index)
        if mention is None or mention is scene.counts[whole] or mention in found:
            continue
        if found and doc[index - 1].lower_ == "and" and scene.counts.get(index - 2) is found[-1]:
            found.append(mention)  # "six of them children and two women"
            continue
        words = [t.lower_ for t in doc[scene.parsed.tokens(mention.span).end :][:3]]
        if not mention.part or ("among" in words and "them" not in words):
            break  # a further number, or a part of a further one
        found.append(mention)
    for index in range(whole - 1, sentence.start - 1, -1):
        mention = scene.counts.get(index)
        if mention is not None:
            among = any(t.lower_ == "among" for t in doc[index + 1 : whole])
            return [*found, mention] if mention.part and among else found
    return found


def _parts_next(scene: Scene, whole: int) -> list[CountMention]:
    """The parts that the next sentence tells, where it tells nothing else: "Three children were among them"."""
    sentence = scene.parsed.doc[whole].sent
    if any(scene.counts.get(i) not in (None, scene.counts[whole]) for i in range(whole + 1, sentence.end)):
        return []  # of whom the next sentence speaks is open
    after = next(iter(scene.parsed.doc[sentence.end : sentence.end + 1]), None)
    if after is None:
        return []
    if not _POINTING_BACK.search(after.sent.text):
        return []
    found: list[CountMention] = []
    for token in after.sent:
        mention = scene.counts.get(token.i)
        if mention is None or mention in found:
            continue
        if not mention.part and not (found and token.i and scene.parsed.doc[token.i - 1].lower_ in ("and", ",")):
            break
        found.append(mention)
    return found
