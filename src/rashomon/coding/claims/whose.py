"""Whose people came to harm, where the words that count them do not say.

In this order, the first that answers:
1. the words' own side ("three Turkish soldiers"), which the toll bears already;
2. the happening's victims, where they are of one known side and can be these people: unsure; a number without a noun ("nine injured") waits for them;
3. of peacekeepers, the one mission of a union of states that speaks of them, or that the report names: unsure;
4. of forces without a flag ("two soldiers", and "police" who act), the side of who says so ("the ministry said two servicemen ..."): unsure;
5. of forces without a flag, those of the country where it happened: unsure;
6. of people whom no word arms, hit by somebody else's act, the civilians: unsure. ACLED and UCDP code them so (ACLED Codebook 2024, "Civilians";
   UCDP GED Codebook 23.1, "deaths_civilians" against "deaths_unknown"); in a fight of two sides they stay unknown.
What is unsure is the program's reading (`unsure` in rules.toml), and no hedge of the source's.
Who came to harm was harmed: a happening of force that names no victim has its tolls' people as one, and the crew of a merchant ship that it took or hit.

Why: docs/decisions/coding.md#whose-harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.claims.writer import in_order
from rashomon.coding.scene.noun_classes import is_human
from rashomon.coding.scene.scene import Scene
from rashomon.coding.stances.responsibility import lays_blame
from rashomon.knowledge.nationalities import countries_by_nationality, state_code
from rashomon.language.clauses import case_of, children
from rashomon.records import (
    GOVERNMENT,
    MILITARY,
    TAKING_PART,
    TOLLS,
    UNKNOWN,
    Attribute,
    Claim,
    Count,
    Event,
    Party,
    Place,
    Polarity,
    Span,
    claim_id,
    sector_of,
)

CIVILIANS = "CIV"
FORCES = frozenset({"MIL", "COP"})
"""Sectors whose people a state has: soldiers and police."""
_MUTUAL = frozenset({"exchange_of_fire", "standoff"})
_BARE = frozenset(
    {"soldier", "troop", "trooper", "serviceman", "servicemen", "servicewoman", "servicemember", "conscript", "army", "military", "navy", "police"}
    | {"policeman", "policemen", "policewoman", "policewomen", "officer", "gendarme", "gendarmerie", "marine", "sailor", "airman", "airmen", "guard", "guardsman"}
    | {"commando", "paratrooper", "constable", "cop", "personnel"}
)
"""Words for a state's armed people that need no flag; a convoy, a patrol, a vehicle or peacekeepers may be anybody's."""
_OF_VICTIM = {"toll.bare-forces": "role.bare-forces", "toll.mission": "role.mission", "toll.people": "role.people"}
"""The rule of a victim who is known by a toll of which it is unsure whose it is."""
_OWNED = frozenset({"its", "their", "our", "his", "own"})
_OURS = frozenset({"our", "my"})
"""Words that make soldiers whoever's speaks, and never the country's where he is not known."""
_NO_ARMY = frozenset({"PS", "XK", "EH", "IS", "CR", "PA", "LI", "AD", "MC", "SM", "VA"})
"""Countries in which soldiers without a flag are hardly their own: they have no army, or another stands there."""
_OF_SOMEBODY = frozenset({"member", "follower", "supporter", "operative", "cadre", "comrade", "leader", "commander", "chief", "element"})
"""Words for people that are whose the phrase behind them says: no civilians by default."""
_ARMED = frozenset({"raider", "defender", "volunteer", "reservist", "smuggler", "ranger", "infiltrator", "invader", "insurgent", "combatant", "belligerent", "sniper", "gunner"})
"""Words for people in arms that are of no known side."""
_DEFENCE = frozenset({"defence", "defense", "armed", "air"})
_POLICE = frozenset({"police", "policeman", "policewoman"})
_AT_SEA = frozenset({"sailor", "officer", "guard"})
_MERCHANT = frozenset({"cargo", "merchant", "tanker", "freighter", "container", "bulk", "bulker", "trawler", "seafarer", "fishing", "commercial", "shipping"})
"""Words beside which sailors and officers are a merchant ship's."""
_PLAIN = frozenset({"person", "people", "man", "other", "individual", "soul", "victim", "body", "corpse", "dead", "wounded", "injured", "fatality", "casualty", "life"})
"""Words for people that say neither what they do nor whose they are."""
_NUMBERED = frozenset({"other", "others", "more", "further", "another", "additional", "dead", "killed", "kill", "wounded", "wound", "injured", "injure", "hurt", "missing", "least"})
"""Words that may stand in a toll without naming anybody."""
_PEACEKEEPERS = frozenset({"peacekeeper", "bluehelmet"})
_UNIONS = frozenset({"UNO", "NATO", "AFU", "ECOWAS", "SADC", "CIS", "EAC", "EU", "OSCE"})
_LONG_SENTENCE = 60
_MISSION = re.compile(r"\b(?:Force|Mission|Operation|Missions)\b")


def with_whose(scene: Scene, event: Event) -> Event:
    """The event with its tolls' and its unnamed victims' sides where what is told answers for them."""
    actors = {c.resolved.id for c in _asserted(event, Attribute.ACTOR) if isinstance(c.resolved, Party)}
    kinds = {str(c.value) for c in event.of(Attribute.KIND)}
    types = {str(c.value) for c in event.of(Attribute.TYPE)}
    event = replace(event, claims=tuple(_as_people(scene, claim) for claim in event.claims))
    event = replace(event, claims=tuple(_not_the_attackers(scene, event, claim, actors, kinds) for claim in event.claims))
    victims = {party.id: party for c in _asserted(event, Attribute.RECIPIENT) if (party := _known(c)) is not None}
    mutual = bool(kinds & _MUTUAL) or len(actors & set(victims)) > 1
    claims = [claim if _is_bare(scene, claim) else _settled(scene, event, claim, victims, actors, mutual=mutual) for claim in event.claims]
    victims = {party.id: party for c in claims if c.attribute is Attribute.RECIPIENT and c.polarity is not Polarity.DENIED and (party := _known(c)) is not None}
    claims = [_settled(scene, event, claim, victims, actors, mutual=mutual) if _is_bare(scene, claim) else claim for claim in claims]
    if actors := {party.side for c in claims if c.attribute is Attribute.ACTOR and (party := _known(c)) is not None}:
        claims = [c for c in claims if not (c.coder.startswith("role.place/") and (party := _known(c)) is not None and party.side in actors)]
    if types & {"ASSAULT", "COERCE"} and not mutual:
        claims += _harmed(scene, event, claims)
        claims += _blamed(event, claims)
    return replace(event, claims=in_order(claims))


def _as_people(scene: Scene, claim: Claim) -> Claim:
    """A people's name among victims without the forces of its state, where the report tells of no forces of that state: "three Serbs" are no army."""
    party = _known(claim)
    if claim.attribute not in (*TOLLS, Attribute.RECIPIENT) or party is None or party.sector != MILITARY or not _by_people(scene, claim.evidence[0]):
        return claim
    if any(party.id in {p.id for p in parties} and not _by_people(scene, span) for span, parties in scene.resolution.parties.items()):
        return claim
    return replace(claim, resolved=None if claim.attribute in TOLLS else Party(id=UNKNOWN, name="unknown", how="reference"))


def _not_the_attackers(scene: Scene, event: Event, claim: Claim, actors: set[str], kinds: set[str]) -> Claim:
    """Soldiers without a flag who came to harm, not taken for those who attacked ("Hamas attacked a post. Three soldiers were killed").

    An army that attacks people who have no soldiers may have lost its own.
    """
    party = _known(claim)
    if claim.attribute not in (*TOLLS, Attribute.RECIPIENT) or party is None or party.id not in actors or kinds & _MUTUAL:
        return claim
    words = list(scene.parsed.tokens(claim.evidence[0]))
    if _sector(scene, claim) not in FORCES or any(t.lower_ in _OWNED or t.text in countries_by_nationality() or scene.registry.find(t.text) for t in words):
        return claim
    hit = {other.id for c in _asserted(event, Attribute.RECIPIENT) if (other := _known(c)) is not None} - {party.id}
    if _is_army(party.id) and hit and not any(map(_is_army, hit)):
        return claim
    return replace(claim, resolved=None if claim.attribute in TOLLS else Party(id=UNKNOWN, name="unknown", how="reference"))


def _is_army(party: str) -> bool:
    return sector_of(party) in (MILITARY, "COP")


def _by_people(scene: Scene, words: Span) -> bool:
    """Whether words call people by their nation alone: "two of the Serbs"."""
    nouns = [t for t in scene.parsed.tokens(words) if t.pos_ in ("NOUN", "PROPN")]
    return bool(nouns) and all(t.text in countries_by_nationality() and t.tag_.endswith("S") for t in nouns)


def _is_bare(scene: Scene, claim: Claim) -> bool:
    """Whether a toll has no noun for people: "nine injured", "another 12" are of those told beside them, once these are known."""
    if claim.attribute not in TOLLS:
        return False
    return all({t.lower_, t.lemma_.lower()} & _NUMBERED for t in _telling_words(scene, claim))


def _telling_words(scene: Scene, claim: Claim) -> list[Token]:
    """The words of a claim's first evidence that may say who people are."""
    return [t for t in scene.parsed.tokens(claim.evidence[0]) if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")]


def _known(claim: Claim) -> Party | None:
    """The party that a claim stands for, where it is somebody known."""
    return claim.resolved if isinstance(claim.resolved, Party) and claim.resolved.id != UNKNOWN else None


def _asserted(event: Event, attribute: Attribute) -> Iterator[Claim]:
    return (c for c in event.of(attribute) if c.polarity is not Polarity.DENIED)


def _settled(scene: Scene, event: Event, claim: Claim, victims: dict[str, Party], actors: set[str], *, mutual: bool) -> Claim:
    """A claim with the side of its people: of a toll that has none, or of a victim who is nobody known."""
    unknown = isinstance(claim.resolved, Party) and claim.resolved.id == UNKNOWN
    if claim.attribute in TOLLS:
        if (claim.resolved is not None and not unknown) or not isinstance(claim.value, Count) or claim.value.high == 0:
            return claim
    elif claim.attribute not in TAKING_PART or not unknown:
        return claim
    sector = _sector(scene, claim)
    fitting = [party for party in victims.values() if _can_be(party, sector)]
    if claim.attribute in TOLLS and len(fitting) == 1 and len(victims) == 1 and fitting[0].id not in actors:
        return replace(claim, resolved=fitting[0], coder="toll.victims")
    if _keeps_peace(scene, claim):
        if (mission := _of_mission(scene, claim)) is not None:
            return replace(claim, resolved=mission, coder="toll.mission" if claim.attribute in TOLLS else "role.mission")
    elif sector in FORCES:
        speaker = _of_speaker(scene, claim, sector) if claim.attribute is not Attribute.ACTOR else None  # who tells of a deed tells of others'
        ours = any(t.lower_ in _OURS for t in scene.parsed.tokens(claim.evidence[0]))
        party = _counted_elsewhere(event, claim) or speaker or (None if ours else _of_country(scene, event, sector))
        if party is not None and not (claim.attribute is Attribute.ACTOR and not mutual and party.id in victims):  # they are not those whom they hit
            return replace(claim, resolved=party, coder="toll.bare-forces" if claim.attribute in TOLLS else "role.bare-forces")
    elif claim.attribute is not Attribute.ACTOR and (
        sector == CIVILIANS or (sector == "" and not mutual and CIVILIANS not in actors and not any(_armed(party) for party in victims.values()))
    ):
        party = scene.registry.party(CIVILIANS, "people")
        return replace(claim, resolved=party, coder="toll.people" if claim.attribute in TOLLS else "role.people")
    return claim


def _harmed(scene: Scene, event: Event, claims: Iterable[Claim]) -> list[Claim]:
    """The people of the tolls as victims, where nobody known is one."""
    claims = list(claims)
    if any(c.attribute is Attribute.RECIPIENT and _known(c) is not None for c in claims):
        return []
    found: dict[str, Claim] = {}
    for toll in claims:
        party = _known(toll) if toll.attribute in TOLLS and toll.polarity is not Polarity.DENIED and _somebody(toll) else None
        if party is not None:
            value = toll.evidence[0].text
            name = claim_id(event.report, Attribute.RECIPIENT, value, toll.evidence, toll.attribution)
            found.setdefault(
                party.id,
                Claim(
                    id=name, event=event.id, attribute=Attribute.RECIPIENT, value=value, evidence=toll.evidence, attribution=toll.attribution,
                    certainty=toll.certainty, resolved=party, coder=_OF_VICTIM.get(toll.coder, "role.harmed"),
                ),
            )  # fmt: skip
    if not found:
        for struck in claims:
            if struck.attribute is Attribute.OBJECT and struck.polarity is not Polarity.DENIED and _sector(scene, struck) == CIVILIANS:
                name = claim_id(event.report, Attribute.RECIPIENT, struck.value, struck.evidence[:1], struck.attribution)
                found[CIVILIANS] = replace(
                    struck, id=name, attribute=Attribute.RECIPIENT, evidence=struck.evidence[:1], resolved=scene.registry.party(CIVILIANS, "crew"), coder="role.crew",
                )  # fmt: skip
                break
    return list(found.values())


def _blamed(event: Event, claims: Sequence[Claim]) -> list[Claim]:
    """Forces without a flag that a source says did it, held responsible by it as others are whose doing of it is told."""
    found: dict[str, Claim] = {}
    for claim in claims:
        party = _known(claim)
        if claim.coder != "role.bare-forces" or claim.attribute is not Attribute.ACTOR or claim.polarity is Polarity.DENIED or party is None:
            continue
        if lays_blame(claim.attribution.source, party):
            evidence = (claim.evidence[0], event.trigger) if claim.evidence[0] != event.trigger else claim.evidence
            name = claim_id(event.report, Attribute.BLAME, party.name, evidence, claim.attribution)
            found[name] = replace(claim, id=name, attribute=Attribute.BLAME, value=party.name, evidence=evidence, coder="blame.implied")
    return list(found.values())


def _somebody(toll: Claim) -> bool:
    """Whether a toll counts anybody: "no injuries" harms nobody."""
    return isinstance(toll.value, Count) and toll.value.high != 0


def _counted_elsewhere(event: Event, claim: Claim) -> Party | None:
    """The side that another claim of the event gives these same people: a toll and a role on one phrase are of one party."""
    alike = (c for c in event.claims if c is not claim and (c.attribute in TOLLS or c.attribute is claim.attribute))
    sides = {party.id: party for c in alike if c.evidence[0].overlaps(claim.evidence[0]) and (party := _known(c)) is not None}
    return next(iter(sides.values())) if len(sides) == 1 else None


def _sector(scene: Scene, claim: Claim) -> str:
    """The sector of the noun that names the people: "MIL" of "two soldiers", "" of plain people, "other" of anybody else."""
    nouns = _telling_words(scene, claim)
    for token in reversed(nouns):
        before = token.nbor(-1).text if token.i else ""
        noun = scene.registry.noun([before, token.text]) or scene.registry.noun([token.text])
        if token.lemma_.lower() in ("force", "forces") and before.lower() in _DEFENCE and not _irregular(scene, token):
            return "MIL"
        if noun is not None and (noun.moving or noun.use in ("vehicle", "post") or noun.word == "force") and (state := _of_state(scene, token)):
            return state
        if {token.lower_, token.lemma_.lower()} & _PLAIN or token.lemma_.capitalize() in scene.registry.titles:
            continue
        if token.lemma_.lower() in _OF_SOMEBODY:
            return "other"
        if token.lemma_.lower() == "officer" and _of_police(scene, token):
            return "COP"
        if noun is not None and noun.use in ("people", "body", "vehicle"):
            sector = noun.sector or "other"
            flagged = token.lemma_.lower() in _BARE and not _irregular(scene, token) and not _of_a_merchant(token)
            return sector if sector not in FORCES or flagged else "other"
        if noun is None and token.pos_ == "NOUN" and is_human(token) and not {token.lower_, token.lemma_.lower()} & _NUMBERED:
            return "other" if token.lemma_.lower() in _ARMED else CIVILIANS
    named = [t for t in nouns if t.pos_ == "PROPN" and not (t.tag_.endswith("S") and t.text in countries_by_nationality())]  # "three Bangladeshis" are people
    return "other" if named else ""


def _of_police(scene: Scene, officer: Token) -> bool:
    """Whether police are spoken of in the officer's sentence or the one before: "a second officer" is one of theirs."""
    here = scene.sentence_of[officer.i]
    near = officer.doc[max(0, officer.sent.start - _LONG_SENTENCE) : officer.sent.end]
    return any(t.lemma_.lower() in _POLICE and scene.sentence_of[t.i] in (here - 1, here) for t in near)


def _of_state(scene: Scene, noun: Token) -> str:
    """The sector of forces, a vehicle or a post by the words before it: "government forces", "a police car"; "" where none says that it is a state's."""
    before = {t.lower_ for t in noun.children if t.i < noun.i} & scene.registry.of_state
    before = before or {t.lower_ for t in children(noun, "nmod") if case_of(t) == "of" and t.lemma_.lower() in _BARE}  # "a patrol of marines"
    return "" if not before or _irregular(scene, noun) else "COP" if "police" in before else "MIL"


def _irregular(scene: Scene, noun: Token) -> bool:
    """Whether soldiers are said to be no state's: "rebel troops", "soldiers of the insurgency" stay whose the text says."""
    return any(t.lemma_.lower() in scene.registry.irregular for t in noun.children if t.i < noun.i)


def _of_a_merchant(noun: Token) -> bool:
    """Whether sailors or officers are said in one sentence with a merchant ship: nobody's navy."""
    return noun.lemma_.lower() in _AT_SEA and any(t.lemma_.lower() in _MERCHANT for t in noun.sent)


def _can_be(party: Party, sector: str) -> bool:
    """Whether people of a sector can be a party's: plain people anybody's, soldiers no civilians."""
    if sector in FORCES:
        return party.id.endswith(f"_{sector}")
    return not _armed(party) if sector == CIVILIANS else sector == ""


def _armed(party: Party) -> bool:
    return not party.id.startswith(CIVILIANS)


def _of_speaker(scene: Scene, claim: Claim, sector: str) -> Party | None:
    """The forces of the state whose ministry, command or agency counts them."""
    side = claim.attribution.source.party
    state = side.country if side is not None else ""
    if len(state) != 3 or not side or side.sector not in (MILITARY, GOVERNMENT, "COP", "SPY"):  # ISO alpha-3
        return None
    return scene.registry.party(f"{state}_{sector}", "speaker")


def _keeps_peace(scene: Scene, claim: Claim) -> bool:
    """Whether the words count peacekeepers, who are no country's soldiers here."""
    return any(token.lemma_.lower() in _PEACEKEEPERS for token in scene.parsed.tokens(claim.evidence[0]))


def _of_mission(scene: Scene, claim: Claim) -> Party | None:
    """The mission whose peacekeepers they are: the one that speaks, else the only one that the report names."""
    side = claim.attribution.source.party
    if side is not None and _is_mission(scene, side.id):
        return scene.registry.party(side.id, "speaker")
    named = {party.id for parties in scene.resolution.parties.values() for party in parties if _is_mission(scene, party.id)}
    return scene.registry.party(named.pop(), "report") if len(named) == 1 else None


def _is_mission(scene: Scene, party: str) -> bool:
    """Whether a party is a force or a mission of a union of states: UNIFIL of the UN, KFOR of NATO."""
    entry = scene.registry.actor(party)
    return entry is not None and bool(_MISSION.search(entry.name)) and bool(_UNIONS & set(scene.registry.wholes(party)))


def _of_country(scene: Scene, event: Event, sector: str) -> Party | None:
    """The forces of the one country in which it happened; where no place is told, of the one that the dateline was written in."""
    codes = {c.resolved.country for c in event.of(Attribute.PLACE) if isinstance(c.resolved, Place) and c.resolved.country}
    if not codes:
        written = (scene.resolution.places[m.span] for m in scene.mentions.places if m.role == "dateline")
        codes = {place.country for place in written if place.country}
    if len(codes) != 1:
        return None
    country = codes.pop()
    state = state_code(country) if sector != "MIL" or country not in _NO_ARMY else None
    return scene.registry.party(f"{state}_{sector}", "country") if state else None
