"""The claims of a happening that the heads read: their words, the resolvers' meaning, and whoever the text says says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from rashomon.coders.joint.hearing import SURE, Voice
from rashomon.coders.joint.pointing import Pointed, Told
from rashomon.coders.model.reading import mention_at
from rashomon.coding.arguments.roles import as_somebody
from rashomon.coding.claims.writer import ClaimWriter, in_order
from rashomon.coding.scene.institutions import sector_of
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech, attribution_of, is_denied
from rashomon.coding.stances.blame import for_another_thing, names_government, owns_up
from rashomon.coding.stances.responsibility import is_of, is_open
from rashomon.coding.telling.dates_of_other_things import dates_elsewhere, dates_other_thing
from rashomon.coding.telling.reality import by_none
from rashomon.coding.telling.when_where import is_goal
from rashomon.coding.tolls.tolls import count_unnumbered
from rashomon.language.clauses import PERCEIVING, TREATING, ancestors, case_of, is_negated, is_refused
from rashomon.language.quantities import Quantity, find_quantities
from rashomon.records import (
    TOLLS,
    UNKNOWN,
    Attribute,
    Attribution,
    Certainty,
    Claim,
    Count,
    Event,
    Party,
    Period,
    Place,
    Polarity,
    Source,
    Span,
)

RULES = {
    "actor": "heads.actor", "recipient": "heads.recipient", "place": "heads.place", "time": "heads.time", "object": "heads.object",
}  # fmt: skip
"""The name of the rule by which the filler of each role is written."""
KINDS = {
    "suicide_bombing": "car_bomb", "ground_attack": "raid", "ambush": "raid", "explosion": "ied", "approach": "other", "boarding": "detention", "seizure": "detention",
    "abduction": "detention", "ceasefire": "agreement", "statement": "other", "harm": "other", "control": "other",
}  # fmt: skip
"""The house's code of each kind of the corpus that has another name."""
_OF_ROLE = {"actor": Attribute.ACTOR, "recipient": Attribute.RECIPIENT, "place": Attribute.PLACE, "time": Attribute.PERIOD, "object": Attribute.OBJECT}
KIND = 0.2
"""Below it a head's kind is a guess among many and is not told."""
SURELY = 0.6
"""Below it a doer that a head points at is told and blames nobody: blame is never surer than the words."""
REACH, SHORTEST, LONGEST = 3, 4, 400
"""How many sentences behind the news a statement may stand; words and characters of a statement."""
_MARKS = " \n\t,.;:\"'“”‘’«»-–—"
_BONDS = frozenset({"ally", "allied", "loyal", "link", "linked", "back", "backed", "align", "aligned", "affiliate", "affiliated", "support", "supported", "sympathetic", "close"})
"""Words that tie doers to somebody who stands behind them."""
_THANKING = frozenset({"thank", "praise", "commend", "congratulate", "salute"})
_HITTING = frozenset({"shoot", "stab", "beat", "hit", "strike", "wound"})
_HOSTILE = frozenset({"ASSAULT", "COERCE"})
_SURE = {"certain": Certainty.CERTAIN, "probable": Certainty.PROBABLE, "possible": Certainty.POSSIBLE}


class HeadWriter:
    """Writes what the heads read of one report's happenings as claims."""

    def __init__(self, scene: Scene, speeches: Sequence[Speech], heard: Sequence[Voice]) -> None:
        self._scene, self._speeches, self._heard = scene, speeches, heard
        self._disowning = {speech.source.key for speech in speeches if speech.disowns}
        self._tokens = {token.idx: token for token in scene.parsed.doc}

    @cached_property
    def _quantities(self) -> tuple[Quantity, ...]:
        """The report's quantities, read when a head first points at a number that no noun for people follows."""
        return tuple(find_quantities(self._scene.parsed.report.text))

    def claims(self, told: Told, event: str) -> tuple[Claim, ...]:
        """All that the heads say of one happening, each claim once; without evidence of a value there is no claim."""
        writer = ClaimWriter(self._scene, event, self._speeches)
        chief, trigger = told.chief
        told_by = self._attribution(self._token(chief.start))
        sure = {"certainty": _SURE.get(trigger.certainty.value, Certainty.CERTAIN)}
        denied = trigger.polarity.value == "denied" and told_by.source.kind != "outlet"
        polarity = Polarity.DENIED if denied else Polarity.ASSERTED
        robbed = told.happening.kind.value == "boarding" and not self._by_a_state(told)
        kind = "raid" if robbed else KINDS.get(told.happening.kind.value, told.happening.kind.value)
        writer.add(Attribute.TYPE, "ASSAULT" if robbed else told.happening.type.value, (chief,), told_by, "heads.type", polarity=polarity, probability=told.happening.type.probability, **sure)  # type: ignore[arg-type]
        if kind != "other" and told.happening.kind.probability >= KIND:
            writer.add(Attribute.KIND, kind, (chief,), told_by, "heads.kind", polarity=polarity, probability=told.happening.kind.probability, **sure)  # type: ignore[arg-type]
        for role in ("place", "time"):
            self._setting(writer, told, role)
        for pointed in told.fillers:
            if pointed.role in ("actor", "recipient"):
                self._party(writer, told, pointed, polarity, sure["certainty"])
            elif pointed.role == "object":
                self._object(writer, told, pointed, polarity, sure["certainty"])
        for pointed in told.tolls:
            self._toll(writer, told, pointed)
        self._blames(writer, told)
        return writer.claims

    def _by_a_state(self, told: Told) -> bool:
        """Whether a state's people board a ship, to inspect or to seize her; armed men of nobody's raid her."""
        found = (self._parties(pointed.head) for pointed in told.fillers if pointed.role == "actor")
        return any(self._scene.registry.nation_of(party.id) for one in found if one is not None for party in one[1])

    def _blames(self, writer: ClaimWriter, told: Told) -> None:
        """Whom a source holds responsible by its cue: "accused", "blamed"; of the happening whose words stand in what it says, else beside the cue."""
        for voice in self._heard:
            if voice.blames is None or told.happening.type.value not in _HOSTILE:
                continue
            sentence = self._scene.sentence_at(voice.cue.start)
            inside = any(span.start in voice.said for span, _ in told.triggers)
            if not (inside or any(self._scene.sentence_at(span.start) == sentence for span, _ in told.triggers)):
                continue
            found = self._parties(voice.blames)
            if found is None:
                continue
            span, parties = found
            mention = self._scene.actor_at(self._token(voice.blames))
            if mention is not None and names_government(self._scene.parsed.tokens(span)):
                parties = self._scene.parties(mention)
            for party in parties:
                if party.id != UNKNOWN and (voice.source.party is None or voice.source.party.id != party.id):
                    writer.add(Attribute.BLAME, party.name, (span, voice.cue), voice.attribution, "heads.blames", resolved=party, probability=voice.heard.probability)

    def with_statements(self, events: Sequence[Event]) -> list[Event]:
        """The events, each with what a source said of it that no claim has yet: no account that the heads heard is lost.

        It is said of the event that its words name; else of one told in its sentence; else of the news told last before it, a few sentences at most.
        """
        heard = {(event.id, s.key) for event in events for claim in event.claims for s in (claim.attribution.source, *claim.attribution.via)}
        sentences = {event.id: [self._scene.sentence_at(span.start) for span in {event.trigger, *event.mentions}] for event in events}
        added: dict[str, list[Claim]] = {}
        for voice in self._heard:
            if voice.heard.probability < SURE or voice.source.kind == "outlet":
                continue
            words = self._words(voice.said)
            if words is None or self._is_silent(voice.cue):
                continue
            event = self._concerned(events, sentences, voice.cue, voice.said)
            if event is None or (event.id, voice.source.key) in heard:
                continue
            heard.add((event.id, voice.source.key))
            writer = ClaimWriter(self._scene, event.id, self._speeches)
            polarity = Polarity.DENIED if voice.denies else Polarity.ASSERTED
            writer.add(Attribute.STATEMENT, words.text, (words,), voice.attribution, "heads.says", polarity=polarity, probability=voice.heard.probability)
            added.setdefault(event.id, []).extend(writer.claims)
        return [replace(event, claims=in_order((*event.claims, *added[event.id]))) if event.id in added else event for event in events]

    def _words(self, said: range) -> Span | None:
        """What is said, without marks at its ends; None where it is no sentence and no clause."""
        report = self._scene.parsed.report
        text = report.text[said.start : min(said.stop, said.start + LONGEST)]
        if len(text.strip(_MARKS).split()) < SHORTEST:
            return None
        words = report.span(said.start + len(text) - len(text.lstrip(_MARKS)), said.start + len(text.rstrip(_MARKS)))
        if not any(token.pos_ in ("VERB", "AUX") for token in self._scene.parsed.tokens(words)):
            return None
        return words

    def _is_silent(self, cue: Span) -> bool:
        """Whether the cue tells that nothing was said: "declined to comment"."""
        return self._scene.parsed.tokens(cue).root.lemma_.lower() in ("decline", "refuse")

    def _concerned(self, events: Sequence[Event], at: Mapping[str, Sequence[int]], cue: Span, said: range) -> Event | None:
        """The event that something said is about; `at` gives the sentences that tell of each event, by its id."""
        sentence = self._scene.sentence_at(cue.start)
        inside = [event for event in events if any(span.start in said for span in {event.trigger, *event.mentions})]
        beside = [event for event in events if sentence in at[event.id]]
        before = [event for event in events if event.focal and any(0 < sentence - one <= REACH for one in at[event.id])]
        for found in (inside, beside):
            if found:
                return min(found, key=lambda event: (not event.focal, event.trigger.start))
        return max(before, key=lambda event: max(one for one in at[event.id] if one < sentence), default=None)

    def _token(self, start: int) -> Token:
        return self._tokens[start]

    def _gainsaid(self, at: int) -> bool:
        """Whether somebody denies the words at a character."""
        token = self._token(at)
        return is_denied(self._speeches, token) or any(voice.denies and at in voice.said for voice in self._heard)

    def _beside(self, one: int, other: int) -> bool:
        """Whether two characters stand in one sentence; who is told in another is told by whoever speaks there."""
        return self._scene.sentence_at(one) == self._scene.sentence_at(other)

    def _near(self, told: Told, at: int) -> Span:
        """The trigger nearest to a character: its word makes the filler what it is."""
        return min((span for span, _ in told.triggers), key=lambda span: abs(span.start - at))

    def _attribution(self, token: Token) -> Attribution:
        """Who says what stands at a token: by the rules of attribution, and where they hear only the outlet, by what the heads heard."""
        said = attribution_of(self._scene, self._speeches, token)
        if said.rule != "outlet":
            return said
        covering = [voice for voice in self._heard if token.idx in voice.said and not voice.cue.start <= token.idx < voice.cue.end]
        if covering:
            return min(covering, key=lambda voice: (len(voice.said), voice.cue.start)).attribution
        return said

    def _setting(self, writer: ClaimWriter, told: Told, role: str) -> None:
        """The place or the time: the surest words that resolve, the finer of those that are as sure."""
        found: list[tuple[float, Span, Place | Period]] = []
        for pointed in told.happening.of(role):
            span = next(p.span for p in told.fillers if p.role == role and p.probability == pointed.probability)
            resolved = self._resolved(role, span, told)
            if resolved is not None:
                found.append((pointed.probability, *resolved))
        if not any(value.known for _, _, value in found):
            self._lend_of_item(writer, told, role)
        if not found:
            return
        probability, span, value = max(found, key=lambda one: (_fineness(one[2]), one[0]))
        said = self._attribution(self._scene.parsed.tokens(span).root)
        writer.add(_OF_ROLE[role], value.wording, (span,), said, RULES[role], resolved=value, probability=probability)

    def _lend_of_item(self, writer: ClaimWriter, told: Told, role: str) -> None:
        """The first place or day of the entry of a list in which it is told: "(1) 8 July, 0210. Tanker, eastbound lane, Phillip Channel. Men came over the stern"."""
        item, scene = self._scene.item_at(told.chief[0].start), self._scene
        if item < 0:
            return
        known: list[tuple[Span, Place | Period]] = []
        if role == "place":
            known += [(m.span, scene.resolution.places[m.span]) for m in scene.mentions.places if m.role == "event"]
        else:
            known += [(m.span, period) for m in scene.mentions.times if (period := scene.resolution.periods.get(m.span)) and m.type in ("date", "time")]
        span, value = next(((span, value) for span, value in known if value.known and scene.item_at(span.start) == item), (None, None))
        if span is not None and value is not None:
            said = self._attribution(scene.parsed.tokens(span).root)
            writer.add(_OF_ROLE[role], value.wording, (span,), said, f"{_OF_ROLE[role].value}.discourse", resolved=value)

    def _resolved(self, role: str, span: Span, told: Told) -> tuple[Span, Place | Period] | None:
        if role == "place":
            place = mention_at(self._scene.mentions.places, span)
            here = place is not None and place.role != "clock" and not is_goal(self._scene, place)
            found = self._scene.resolution.places.get(place.span) if place is not None and here else None
            return (place.span, found) if place is not None and found is not None else None
        time = mention_at(self._scene.mentions.times, span)
        if time is not None and self._dates_another(time.span, told):
            return None
        period = self._scene.resolution.periods.get(time.span) if time is not None else None
        return (time.span, period) if time is not None and period is not None else None

    def _dates_another(self, time: Span, told: Told) -> bool:
        """Whether a time is that of something else which its sentence tells: of a trial, a burial, a truce."""
        word = self._scene.parsed.tokens(time).root
        beside = [self._scene.parsed.tokens(span).root for span, _ in told.triggers if self._beside(span.start, time.start)]
        return all(dates_elsewhere(word, trigger) for trigger in beside) if beside else dates_other_thing(word)

    def _parties(self, at: int) -> tuple[Span, tuple[Party, ...]] | None:
        """The phrase that a word belongs to and whom it stands for; None where it is no word for people or powers."""
        mention = self._scene.actor_at(self._token(at))
        if mention is None:
            return None
        known = tuple(p for p in self._scene.parties(mention) if p.id != UNKNOWN)
        parties = known if mention.person else tuple(map(self._scene.forces_of, known))
        return mention.span, parties or as_somebody(self._scene, mention)

    def _party(self, writer: ClaimWriter, told: Told, pointed: Pointed, polarity: Polarity, certainty: Certainty) -> None:
        found = self._parties(pointed.head)
        if found is None:
            return
        span, parties = found
        near = self._near(told, pointed.head)
        said = self._attribution(self._token(near.start if self._beside(near.start, pointed.head) else pointed.head))
        if pointed.role == "actor" and said.source.span is not None and span.overlaps(said.source.span):
            return  # who accuses is not who did it; who claims an act says so by words that rules know
        if pointed.role == "actor" and (self._gainsays(pointed.head) or _stands_behind(self._token(pointed.head))):
            return
        if pointed.role == "actor" and self._is_cleared(pointed.head, near):
            return
        if pointed.role == "actor" and said.source.key in self._disowning:
            parties = tuple(party for party in parties if said.source.party is None or party.side != said.source.party.side)
        if pointed.role == "actor" and self._only_perceives(pointed.head, near):
            return
        if by_none(self._scene, self._scene.parsed.tokens(near).root) or is_refused(self._token(pointed.head)) or (self._gainsaid(pointed.head) and self._gainsaid(near.start)):
            polarity = Polarity.DENIED
        for party in parties:
            value = span.text if len(parties) == 1 else f"{party.name} in “{span.text}”"
            writer.add(_OF_ROLE[pointed.role], value, (span,), said, RULES[pointed.role], resolved=party, polarity=polarity, certainty=certainty, probability=pointed.probability)
            blaming = pointed.role == "actor" and told.happening.type.value in _HOSTILE and polarity is Polarity.ASSERTED and party.id != UNKNOWN
            if blaming and pointed.probability >= SURELY and self._holds_responsible(said.source, party, told):
                writer.add(Attribute.BLAME, party.name, (span, near), said, "heads.blame", resolved=party, certainty=certainty, probability=pointed.probability)

    def _holds_responsible(self, source: Source, party: Party, told: Told) -> bool:
        """Whether who says that a party did it blames it: no newspaper in its own voice, nobody his own side, but an armed group claims its attacks."""
        if source.kind == "outlet" and sector_of(source.name) is None:
            return False
        return not is_of(source, party) or (told.happening.type.value == "ASSAULT" and owns_up(self._scene, source, party))

    def _is_cleared(self, at: int, near: Span) -> bool:
        """Whether the word at a character stands for somebody who is said not to be the doer, or of whom that is only asked or thanked: "was not behind it", "whether it was JNIM"."""
        token, trigger = self._token(at), self._scene.parsed.tokens(near).root
        if is_open(token):
            return True
        said = token.head
        if token.lemma_.lower() == "side" and case_of(token) == "on":
            return True  # "killed on the Kyrgyz side": whose dead they are
        if token.dep_ == "obj" and said.lemma_.lower() in _THANKING:
            return True
        if said.lemma_.lower() in ("responsible", "responsibility") and for_another_thing(self._scene, said):
            return True
        if token.dep_ == "nmod" and said.dep_ == "obj" and is_negated(said.head):
            return said.head.i != trigger.i  # "does not bear the hallmarks of the BLA"
        return token.dep_.startswith("nsubj") and said.i != trigger.i and is_negated(said)

    def _gainsays(self, at: int) -> bool:
        """Whether the word at a character stands for somebody who denies something there: "the rebels distanced themselves"."""
        return any((s.denies or s.disowns) and s.speaker is not None and s.speaker.start <= at < s.speaker.end for s in self._speeches)

    def _only_perceives(self, at: int, near: Span) -> bool:
        """Whether the word at a character is the subject that hears, sees or looks into what a trigger tells: "peacekeepers heard firing", "troops are investigating a shooting"."""
        token, trigger = self._token(at), self._scene.parsed.tokens(near).root
        verb = token.head
        return token.dep_ == "nsubj" and verb.lemma_ in PERCEIVING | TREATING and trigger.i != verb.i and verb in ancestors(trigger)

    def _object(self, writer: ClaimWriter, told: Told, pointed: Pointed, polarity: Polarity, certainty: Certainty) -> None:
        if self._scene.actor_at(self._token(pointed.head)) is not None:
            return
        near = self._near(told, pointed.head)
        said = self._attribution(self._token(near.start))
        writer.add(Attribute.OBJECT, pointed.span.text, (pointed.span, near), said, "heads.object", polarity=polarity, certainty=certainty, probability=pointed.probability)

    def _toll(self, writer: ClaimWriter, told: Told, pointed: Pointed) -> None:
        attribute = Attribute(pointed.role)
        if attribute not in TOLLS:
            return
        near = self._near(told, pointed.head)
        if attribute is Attribute.KILLED and _only_hit(self._scene.parsed.tokens(near).root, self._token(pointed.head)):
            return
        counted = self._scene.counts.get(self._token(pointed.head).i) or mention_at(self._scene.mentions.counts, pointed.span)
        count: Count | None = None
        if counted is not None:
            if counted.total:
                return
            count, span = counted.count, counted.span
        elif (quantity := self._quantity(pointed)) is not None:
            span = self._scene.parsed.report.span(quantity.start, quantity.end)
            count = Count(low=quantity.low, best=quantity.best, high=quantity.high, wording=" ".join(span.text.split()))
        else:
            token = self._token(pointed.head)
            mention = self._scene.actor_at(token)
            read = count_unnumbered(token, mention) if mention is not None and (mention.person or mention.form != "name") else None
            if read is None or mention is None:
                return
            count, span = read[0], mention.span
        parties: tuple[Party, ...] = ()
        for at in (pointed.head, pointed.whose):
            found = self._parties(at) if at is not None else None
            known = tuple(p for p in found[1] if p.id != UNKNOWN) if found is not None else ()
            parties = parties or known
        party = parties[0] if len(parties) == 1 else None
        if pointed.whose is not None and count.of is None and (whose := self._parties(pointed.whose)) is not None:
            count = replace(count, of=whose[0].text)
        writer.add(attribute, count, (span, near), self._attribution(self._scene.parsed.tokens(span).root), "heads.toll", resolved=party, probability=pointed.probability)


    def _quantity(self, pointed: Pointed) -> Quantity | None:
        """The number that a head takes for a toll though no noun for people follows it: "the number killed rose to 20", "Killed: 17"."""
        if pointed.probability < SURELY:
            return None
        near = [q for q in self._quantities if q.word == "number" and q.start < pointed.span.end and q.end > pointed.span.start]
        return next((q for q in near if q.start <= pointed.head < q.end), near[-1] if near else None)


def _only_hit(verb: Token, whom: Token) -> bool:
    """Whether a verb leaves open whether those whom it hits live: "shot two boys", which "shot two boys dead" does not."""
    dead = any(c.lower_ in ("dead", "death", "down") for c in verb.subtree)
    return verb.lemma_.lower() in _HITTING and verb.pos_ == "VERB" and whom.head.i == verb.i and not dead


def _stands_behind(token: Token) -> bool:
    """Whether a word names whom the doers side with: Iran in "militias allied with Iran", who did nothing there itself."""
    bond = token.head
    return token.dep_.startswith("obl") and bond.dep_ in ("acl", "amod") and bond.lemma_.lower() in _BONDS


def _fineness(value: Place | Period) -> int:
    """Ranks what is found before what is not, points before areas, days before spans."""
    if isinstance(value, Place):
        if value.latitude is None:
            return 0
        return 3 if (value.radius_km or 0) < 50 else 2 if (value.radius_km or 0) < 200 else 1
    if not value.known:
        return 0
    return 2 if value.earliest is not None and value.earliest == value.latest else 1
