"""Harm that nobody did: people killed by an earthquake, a disease or a road accident, and boilers that burst.

Why: docs/decisions/coding.md#mishaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.coding.arguments.triggers import Trigger
from rashomon.knowledge.events import Trait
from rashomon.language.clauses import case_of, children, conjuncts, passive, subject_of

_NATURE = frozenset(
    {
        "earthquake", "quake", "tremor", "aftershock", "flood", "flooding", "floodwater", "landslide", "mudslide", "rockslide", "avalanche",
        "thunderstorm", "rainstorm", "snowstorm", "hurricane", "typhoon", "cyclone", "tornado", "tsunami", "volcano", "eruption", "lightning",
        "heatwave", "drought", "wildfire", "rain", "rainfall", "downpour", "snowfall", "blizzard", "disaster",
    }
)  # fmt: skip
_DISEASE = frozenset(
    {
        "disease", "illness", "virus", "coronavirus", "covid", "covid-19", "pandemic", "epidemic", "cholera", "ebola", "malaria", "measles",
        "dengue", "influenza", "flu", "fever", "pneumonia", "cancer", "tuberculosis", "stroke",
    }
)  # fmt: skip
_ACCIDENT = frozenset({"derailment", "stampede", "shipwreck", "drowning"})
_QUALIFIED = {
    "accident": frozenset({"road", "traffic", "car", "train", "bus", "boat", "rail", "railway", "mining", "industrial", "work", "motorcycle"}),
    "crash": frozenset({"road", "traffic", "car", "train", "bus", "rail", "railway", "highway"}),
    "poisoning": frozenset({"food", "alcohol", "methanol", "mushroom", "carbon"}),
    "attack": frozenset({"heart", "asthma", "shark"}),
    "leak": frozenset({"gas", "chemical", "ammonia", "fuel", "oil"}),
    "spill": frozenset({"oil", "chemical", "fuel"}),
}
"""Nouns that are nobody's deed only with one of these words before them: a "road accident", a "heart attack"."""
_INDUSTRIAL = frozenset({"boiler", "stove", "furnace", "transformer", "plant", "reactor", "pesticide", "firework", "fireworks"})
_BY = frozenset({"by", "in", "from", "of", "after", "during", "following", "due to", "because of", "through", "with", "to"})


def done_by_somebody(triggers: Sequence[Trigger]) -> list[Trigger]:
    """A sentence's triggers without those of harm that nobody did.

    Where one word of harm has such a cause, the others of its sentence have it too, unless the sentence tells of an attack.
    """
    mishaps = [t for t in triggers if _mishap(t)]
    if not mishaps:
        return list(triggers)
    attacked = any(t.entry.type == "ASSAULT" and not t.entry.effect for t in triggers if t not in mishaps)
    return [t for t in triggers if t not in mishaps and (attacked or not t.entry.effect)]


def _mishap(trigger: Trigger) -> bool:
    if Trait.GOES_OFF in trigger.entry.traits:
        subject = subject_of(trigger.token) if trigger.verbal else None
        return subject is not None and subject.lemma_.lower() in _INDUSTRIAL
    return bool(trigger.entry.effect) and any(_nobodys(noun) for head in _causes(trigger) for noun in conjuncts(head))


def _causes(trigger: Trigger) -> Iterator[Token]:
    """The nominals that a word of harm names as its cause; whoever does it or by whom it is done comes before all else."""
    token = trigger.token
    if trigger.verbal and trigger.entry.frame == "harm" and not passive(token):
        subject = subject_of(token)
        if subject is not None:
            yield subject
            return
    agents = [noun for noun in children(token, "obl") if case_of(noun) == "by"]
    if trigger.verbal and agents:
        yield from agents
        return
    for noun in children(token, "obl", "nmod"):
        if case_of(noun) in _BY:
            yield noun
            yield from (inner for inner in children(noun, "nmod") if case_of(inner) in ("of", "from"))


def _nobodys(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in _NATURE or lemma in _DISEASE or lemma in _ACCIDENT:
        return True
    before = _QUALIFIED.get(lemma)
    return before is not None and any(c.lower_ in before for c in noun.children if c.dep_ in ("compound", "amod", "flat"))
