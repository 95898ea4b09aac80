"""From a happening's tellings to its claims: each value born once, with its words and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.arguments.roles import Argument
from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.happenings.happening import VAGUE
from rashomon.coding.scene.periods import is_course
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech, attribution_of, is_denied
from rashomon.coding.stances.agreements import Conduct
from rashomon.coding.stances.blame import Blame, denied_blame, implied_blame, owned_blame
from rashomon.coding.stances.control import Control
from rashomon.coding.stances.evidence import Shown
from rashomon.coding.stances.responsibility import CLAIMED, Responsibility, lays_blame
from rashomon.coding.telling.ordinals import ordinal_of
from rashomon.coding.telling.telling import Telling
from rashomon.coding.tolls.tolls import Toll
from rashomon.records import (
    UNKNOWN,
    Attribute,
    Attribution,
    Certainty,
    Claim,
    Count,
    Party,
    Period,
    Polarity,
    Resolved,
    Span,
    Value,
    claim_id,
)

_SUSPECTED = re.compile(r"(?:(?:the|a|an|some|several|two|three)\s+)?(?:suspected|alleged|presumed|apparent|purported)\b", re.IGNORECASE)
"""Words that leave open whether somebody is who they say: "suspected jihadists"."""


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in text order, those on one word by what they are about."""
    return tuple(sorted(claims, key=lambda c: (c.evidence[0].start, c.attribute, c.id)))


class ClaimWriter:
    """Writes the claims of one event, each once: the same value on the same words by the same source is one claim."""

    def __init__(self, scene: Scene, event: str, speeches: Sequence[Speech]) -> None:
        self._scene, self._event, self._speeches = scene, event, speeches
        self._written: dict[str, Claim] = {}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims so far, in text order."""
        return in_order(self._written.values())

    def add(
        self,
        attribute: Attribute,
        value: Value,
        evidence: tuple[Span, ...],
        attribution: Attribution,
        coder: str,
        *,
        resolved: Resolved | None = None,
        polarity: Polarity = Polarity.ASSERTED,
        certainty: Certainty = Certainty.CERTAIN,
        probability: float | None = None,
    ) -> None:
        """Write one claim unless it stands already; `probability` is of a trained head's reading."""
        name = claim_id(self._scene.parsed.report.id, attribute, value, evidence, attribution)
        self._written.setdefault(
            name,
            Claim(
                id=name, event=self._event, attribute=attribute, value=value, evidence=evidence, attribution=attribution,
                polarity=polarity, certainty=certainty, resolved=resolved, coder=coder,
                probability=None if probability is None else round(probability, 2),
            ),
        )  # fmt: skip

    def tell(self, told: Telling, *, directed: bool, parties: Sequence[Party], dated_by_day: bool) -> None:
        """The claims of one telling: type, kind, roles, times, places, tolls and the blame it implies.

        `directed`: another telling of the happening says who did it to whom, so that a mutual word ("the encounter between
        them") adds no roles. `dated_by_day`: one tells its day, so that a course of time ("this year") does not. `parties` are the armed parties of the happening, to whom "nobody was hurt" speaks.
        """
        trigger, said = told.trigger, told.attribution
        coder = f"event.{trigger.entry.id}"
        sure = {"polarity": told.reality.polarity, "certainty": told.reality.certainty}
        if not (trigger.entry.generic or told.aside or told.nobody):  # that nobody was hurt denies no attack
            words = (trigger.span,) if told.means is None else (trigger.span, told.means)
            self.add(Attribute.TYPE, told.type, words, said, coder, **sure)  # type: ignore[arg-type]
            if told.mode:
                self.add(Attribute.MODE, told.mode, (trigger.span,), said, coder, **sure)  # type: ignore[arg-type]
            if told.kind not in VAGUE:
                self.add(Attribute.KIND, told.kind, words, said, coder, **sure)  # type: ignore[arg-type]
            ordinal = ordinal_of(trigger)
            if ordinal is not None:
                number, word = ordinal
                self.add(Attribute.ORDINAL, str(number), (self._scene.parsed.span(word), trigger.span), said, "series.ordinal", **sure)  # type: ignore[arg-type]
        for attribute, arguments in (
            (Attribute.ACTOR, told.roles.actors),
            (Attribute.RECIPIENT, told.roles.recipients),
        ):
            for argument in arguments if not (directed and told.roles.mutual) else ():
                self._role(attribute, argument, said, told)
        for struck in told.struck:
            self.add(Attribute.OBJECT, struck.span.text, (struck.span, trigger.span), said, f"{'object-beside' if struck.beside else 'object'}.{struck.item}", **sure)  # type: ignore[arg-type]
        for dated in told.dates if not dated_by_day else [d for d in told.dates if not is_course(d.period)]:
            self.add(Attribute.PERIOD, dated.period.wording, (dated.span,), said, dated.rule, resolved=dated.period)
        for placed in told.places[:1]:
            self.add(Attribute.PLACE, placed.place.wording, (placed.span,), said, placed.rule, resolved=placed.place)
        for toll in told.tolls:
            polarity = told.reality.polarity
            if told.reality.modality == "negated" or (toll.count.high == 0 and not self._gainsaid(trigger.token)):
                polarity = Polarity.ASSERTED  # "no casualties" is a number
            by = said if self._beside(toll, trigger) else attribution_of(self._scene, self._speeches, self._root(toll.span))
            for count, party in _whose(toll, parties):
                self.add(toll.attribute, count, (toll.span, trigger.span), by, toll.rule, resolved=party,
                         polarity=polarity, certainty=told.reality.certainty)  # fmt: skip
        for party, span in dict(implied_blame(told)).items():
            blamed = span.text if party.id == UNKNOWN else party.name
            self.add(Attribute.BLAME, blamed, (span, trigger.span), said, "blame.implied", resolved=party,
                     certainty=_as_suspected(span, told.reality.certainty))  # fmt: skip
        for party, span in dict(owned_blame(self._scene, told)).items():
            self.add(Attribute.BLAME, party.name, (span, trigger.span), said, "blame.claimed", resolved=party, certainty=told.reality.certainty)
        for party, span in dict(denied_blame(told)).items():
            self.add(Attribute.BLAME, party.name, (span, trigger.span), said, "blame.disowned", resolved=party, polarity=Polarity.DENIED)

    def _root(self, span: Span) -> Token:
        return self._scene.parsed.tokens(span).root

    def _beside(self, toll: Toll, trigger: Trigger) -> bool:
        """Whether a toll stands in the sentence of its word; one told in the next has its own source."""
        return self._scene.sentence_at(toll.span.start) == self._scene.sentence_of[trigger.token.i]

    def _gainsaid(self, token: Token) -> bool:
        """Whether somebody denies what the words around a token say: "denied that nobody was hurt"."""
        return is_denied(self._speeches, token)

    def _role(self, attribute: Attribute, argument: Argument, said: Attribution, told: Telling) -> None:
        certainty = _as_suspected(argument.span, told.reality.certainty)
        polarity = Polarity.DENIED if argument.refused else told.reality.polarity
        for party in argument.parties:
            wording = argument.span.text if len(argument.parties) == 1 else f"{party.name} in “{argument.span.text}”"
            self.add(attribute, wording, (argument.span,), said, f"{argument.rule}/{told.trigger.entry.id}", resolved=party,
                     polarity=polarity, certainty=certainty)  # fmt: skip

    def blame(self, blame: Blame) -> None:
        """Blame said outright."""
        said = attribution_of(self._scene, self._speeches, blame.cue)
        cue = next((s for s in self._speeches if s.cue.i == blame.cue.i), None)
        if cue is not None:
            said = Attribution(source=cue.source, cue=self._scene.parsed.span(cue.cue), via=said.via, rule=cue.rule)
        if blame.source is not None and said.rule == "outlet":
            said = Attribution(source=blame.source, cue=self._scene.parsed.span(blame.cue.head), rule=f"attribution.{blame.cue.head.lemma_.lower()}")
        evidence = (blame.span, self._scene.parsed.span(blame.cue), *((blame.words,) if blame.words is not None else ()))
        value = blame.span.text if blame.party.id == UNKNOWN else blame.party.name
        polarity = Polarity.DENIED if blame.denied else Polarity.ASSERTED
        self.add(Attribute.BLAME, value, evidence, said, blame.rule, resolved=blame.party, polarity=polarity)

    def responsible(self, found: Responsibility) -> None:
        """Who did it, by a claim of its own or by somebody's belief."""
        said = attribution_of(self._scene, self._speeches, found.cue)
        cue = self._scene.parsed.span(found.cue)
        if found.source is not None:
            said = Attribution(source=found.source, cue=cue, via=said.via, rule=f"attribution.{found.cue.lemma_.lower()}")
        polarity = Polarity.DENIED if is_denied(self._speeches, found.cue) else Polarity.ASSERTED
        self.add(Attribute.ACTOR, found.span.text, (found.span, cue), said, found.rule, resolved=found.party,
                 polarity=polarity, certainty=found.certainty)  # fmt: skip
        rule = "blame.claimed" if found.rule == CLAIMED else "blame.behind"
        if found.party.id != UNKNOWN and (found.rule == CLAIMED or lays_blame(said.source, found.party)):
            self.add(Attribute.BLAME, found.party.name, (found.span, cue), said, rule, resolved=found.party,
                     polarity=polarity, certainty=found.certainty)  # fmt: skip

    def conduct(self, conduct: Conduct) -> None:
        """A stance to an agreement."""
        said = attribution_of(self._scene, self._speeches, conduct.cue)
        self.add(Attribute.AGREEMENT, conduct.stance, (conduct.span,), said, conduct.rule, resolved=conduct.party)

    def control(self, found: Control) -> None:
        """Who holds, takes or loses a place."""
        said = attribution_of(self._scene, self._speeches, found.cue)
        self.add(Attribute.CONTROL, found.stance, found.spans, said, found.rule, resolved=found.party,
                 polarity=found.polarity, certainty=found.certainty)  # fmt: skip

    def equipment(self, item: str, span: Span) -> None:
        """A piece of equipment that the sentence names."""
        token = self._scene.parsed.tokens(span).root
        self.add(Attribute.EQUIPMENT, item, (span,), attribution_of(self._scene, self._speeches, token), "equipment.lexicon")

    def evidence(self, shown: Shown) -> None:
        """A piece of evidence and the time that it bears, by whoever put it out; else by whoever tells of it."""
        span = shown.thing.span
        said = shown.by or attribution_of(self._scene, self._speeches, self._root(span))
        self.add(Attribute.EVIDENCE, shown.thing.item, (span,), said, "evidence.lexicon")
        if shown.mark is not None:
            self.add(Attribute.TIME_MARK, shown.mark.text, (shown.mark, span), said, "evidence.time-mark", resolved=shown.period)

    def bound(self, day: str, telling: Telling) -> None:
        """What is told in the past tense happened no later than the day of publication: a bound, never a date."""
        period = Period(
            earliest=None,
            latest=day,
            precision="unknown",
            wording=telling.trigger.span.text,
            anchor=f"publication:{day}",
        )
        self.add(
            Attribute.PERIOD,
            period.wording,
            (telling.trigger.span,),
            telling.attribution,
            "period.no-later-than-publication",
            resolved=period,
        )


def _as_suspected(words: Span, certainty: Certainty) -> Certainty:
    """How sure a claim about a party is whose words call it suspected: "suspected rebels" did it probably."""
    return Certainty.PROBABLE if certainty is Certainty.CERTAIN and _SUSPECTED.match(words.text) else certainty


def _whose(toll: Toll, parties: Sequence[Party]) -> list[tuple[Count, Party | None]]:
    """Whose people a toll counts; "nobody was hurt", said of no side, is nought for each armed side."""
    if toll.party is None and toll.count.high == 0 and parties:
        return [(replace(toll.count, of=party.name), party) for party in parties]
    return [(toll.count, toll.party)]
