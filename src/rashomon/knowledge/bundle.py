"""All that the program knows beforehand, opened together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.actors.world import WORLD
from rashomon.knowledge.agreements import Agreements
from rashomon.knowledge.events import EventLexicon, load_acts, load_events
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.speech import SpeechLexicon, load_speech
from rashomon.knowledge.theatres.finding import DATA, NONE, digest_of
from rashomon.knowledge.theatres.packs import Pack, open_pack
from rashomon.knowledge.things import ThingLexicon, load_objects, load_things
from rashomon.knowledge.wording import WordingLexicon, load_wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The registries and lexicons of one theatre. `versions` maps the theatre, or "none", to its data's state.

    It is what the ledger's runs keep: another pack, or anything changed in this one, makes another run.
    """

    actors: ActorRegistry
    agreements: Agreements
    gazetteer: Gazetteer
    events: EventLexicon
    acts: EventLexicon
    speech: SpeechLexicon
    things: ThingLexicon
    objects: ThingLexicon
    wording: WordingLexicon
    versions: Mapping[str, str]


def load_knowledge(theatre: str | None) -> Knowledge:
    """What is known of one theatre, by its name or folder; of the world alone without one.

    Raises SettingError for a theatre that is not there or a pack that is not sound.
    """
    return _known(None if theatre is None else open_pack(theatre))


@cache
def _known(pack: Pack | None) -> Knowledge:
    name = pack.name if pack is not None else None
    version = digest_of([*DATA.glob("*.toml"), *WORLD.glob("*.toml")], DATA)
    gazetteer = Gazetteer.open(name)
    packs = {NONE: version} if pack is None else {pack.theatre.id: f"{version[:6]}{pack.version[:6]}"}
    return Knowledge(
        actors=ActorRegistry.open(name),
        agreements=Agreements.open(name),
        gazetteer=gazetteer,
        events=load_events(),
        acts=load_acts(),
        speech=load_speech(),
        things=load_things(),
        objects=load_objects(),
        wording=load_wording(),
        versions={**packs, **gazetteer.versions},
    )
