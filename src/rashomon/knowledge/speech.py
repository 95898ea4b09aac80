"""The words of attribution: verbs, nouns and adverbs that show somebody speaks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_FIRST = ("deny", "disown", "accuse", "relay", "name", "say", "reveal", "think", "sense", "show", "speak", "stand")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechLexicon:
    """Lemmas by what they do.

    `verbs` maps each verb to its uses, the plainest first: "say" introduces content, "think" an opinion, "sense" what it
    knows or awaits, "show" what a document tells, "reveal" what documents show and people tell, "deny" denies its content, "disown" that it had a part in it, "accuse" blames its object, "relay" names a farther source, "name" calls its
    object something, "speak" has a topic, "stand" is a wish or a stand that tells of nothing that happened.

    `objects` are the verbs of speech whose plain object is what they tell;
    `documents` speak for whoever issued them; `spoken`, `denied` and `held` are nouns for speech, denial and opinion, `false` words for what is not so;
    `bodies` are common nouns for those who speak and take stands together or by office;
    `unnamed` are nouns for sources without a name, `silent` nouns for what shows something and says nothing, `platforms` names of where people post.
    `institutions` maps a sector to words in the names of outlets that are its institutions, and "media" to those of the press.
    """

    verbs: Mapping[str, tuple[str, ...]]
    objects: frozenset[str]
    documents: frozenset[str]
    spoken: frozenset[str]
    denied: frozenset[str]
    held: frozenset[str]
    false: frozenset[str]
    feelings: frozenset[str]
    unnamed: frozenset[str]
    silent: frozenset[str]
    bodies: frozenset[str]
    agency: frozenset[str]
    platforms: frozenset[str]
    adverbs: frozenset[str]
    institutions: Mapping[str, frozenset[str]]

    def uses(self, lemma: str, *wanted: str) -> bool:
        """Whether a verb has one of these uses."""
        return any(use in wanted for use in self.verbs.get(lemma, ()))


@cache
def load_speech() -> SpeechLexicon:
    """The lexicon that ships with the program."""
    table = tomllib.loads(resources.files("rashomon.knowledge").joinpath("data/speech.toml").read_text("utf-8"))
    verbs: dict[str, tuple[str, ...]] = {}
    for use in _FIRST:
        for lemma in table["verbs"][use]:
            verbs[lemma] = (*verbs.get(lemma, ()), *(() if use in verbs.get(lemma, ()) else (use,)))
    nouns = {key: frozenset(words) for key, words in table["nouns"].items()}
    return SpeechLexicon(
        verbs=verbs,
        objects=frozenset(table["verbs"]["object"]),
        documents=nouns["documents"],
        spoken=nouns["spoken"],
        denied=nouns["denied"],
        held=nouns["held"],
        false=nouns["false"],
        feelings=nouns["feelings"],
        unnamed=nouns["unnamed"],
        silent=nouns["silent"],
        bodies=nouns["bodies"],
        agency=nouns["agency"],
        platforms=nouns["platforms"],
        adverbs=frozenset(table["adverbs"]["reports"]),
        institutions={sector: frozenset(words) for sector, words in table["institutions"].items()},
    )
