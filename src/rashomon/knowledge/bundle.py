"""All that the program knows beforehand, opened together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from rashomon.knowledge.actors import ActorRegistry
from rashomon.knowledge.agreements import Agreements
from rashomon.knowledge.events import EventLexicon, load_events
from rashomon.knowledge.gazetteer import Gazetteer
from rashomon.knowledge.speech import SpeechLexicon, load_speech
from rashomon.knowledge.things import ThingLexicon, load_things


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The registries and lexicons of one theatre. `versions` names each data folder's state, for the ledger's runs."""

    actors: ActorRegistry
    agreements: Agreements
    gazetteer: Gazetteer
    events: EventLexicon
    speech: SpeechLexicon
    things: ThingLexicon
    versions: Mapping[str, str]


@cache
def load_knowledge(theatre: str = "syria") -> Knowledge:
    """What ships with the program for one theatre, with the gazetteers that the user added.

    Raises SettingError for a theatre that is not there, and for an added gazetteer that cannot be used.
    """
    gazetteer = Gazetteer.open(theatre)
    return Knowledge(
        actors=ActorRegistry.open(theatre),
        agreements=Agreements.open(theatre),
        gazetteer=gazetteer,
        events=load_events(),
        speech=load_speech(),
        things=load_things(),
        versions={theatre: _version(resources.files("rashomon.knowledge").joinpath("data")), **gazetteer.versions},
    )


def _version(folder: Traversable) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for name, content in _files(folder, ""):
        digest.update(name.encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Traversable, under: str) -> Iterator[tuple[str, bytes]]:
    for child in sorted(folder.iterdir(), key=lambda c: c.name):
        if child.is_dir():
            yield from _files(child, f"{under}{child.name}/")
        elif child.name.endswith(".toml"):
            yield f"{under}{child.name}", child.read_bytes()
