"""A model's answers as claims: its words in the report, its values by the resolvers, and what it made up thrown away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.coders import DROPPED_QUOTES, Coded, ModelCoder, NotCoded, RuleCoder
from rashomon.coders.model.answers import read_answer
from rashomon.coders.model.asking import BY_RULE, VALUES, kinds, shape
from rashomon.coders.model.endpoint import BadAnswer
from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.events import PLOVER_TYPES
from rashomon.records import Attribute, Claim, Count, Event, Party, Period, Place, Report
from tests.coders import reports
from tests.coders.endpoint import Reply, answering, in_turn, says, text_of
from tests.coders.reports import DENIED, HURT, RAMMED, TEXT, WITNESS, answer, claim, event


def coded(*events: dict[str, Any], report: Report | None = None) -> Coded:
    """What is made of an answer with these events."""
    with answering(in_turn(says(answer(*events)))) as running:
        return ModelCoder(running.url, "tiny").code(report or reports.report(), load_knowledge("syria"))


def only(found: Coded, attribute: str) -> Claim:
    """The one claim about this."""
    (told,) = [c for e in found.events for c in e.claims if c.attribute == attribute]
    return told


def spans_of(events: tuple[Event, ...]) -> Iterator[Any]:
    """Everything that is said to stand in the report."""
    for e in events:
        yield from (e.trigger, *e.mentions)
        for c in e.claims:
            yield from c.evidence
            sources = (c.attribution.source, *c.attribution.via)
            yield from (s for s in (c.attribution.cue, *(source.span for source in sources)) if s is not None)


def test_words_are_resolved_as_the_rules_resolve_them() -> None:
    found = coded(*reports.GOOD["events"])
    assert found.issues == ()
    actor, hurt = only(found, "actor"), only(found, "injured")
    place, day = only(found, "place").resolved, only(found, "period").resolved
    assert isinstance(actor.resolved, Party)
    assert isinstance(place, Place)
    assert isinstance(day, Period)
    assert isinstance(hurt.value, Count)
    assert (actor.value, actor.resolved.id) == ("A Russian vehicle", "RUS_MIL")
    assert (place.name, place.precision) == ("Al-Malikiyah", "near")
    assert (day.earliest, day.latest) == ("2020-08-25", "2020-08-25")
    assert (hurt.value.low, hurt.value.high, hurt.resolved and hurt.resolved.id) == (4, 4, "USA_MIL")  # type: ignore[union-attr]
    assert only(found, "equipment").value == "helicopter"
    assert {c.coder for e in found.events for c in e.claims} == {"model/tiny"}


def test_sources_cues_denials_and_doubts_are_kept() -> None:
    found = coded(*reports.GOOD["events"])
    hurt, heard = only(found, "injured").attribution, only(found, "statement")
    assert (hurt.source.name, hurt.source.party and hurt.source.party.id, hurt.cue and hurt.cue.text) == ("the Pentagon", "USA_MIL", "said")
    assert (heard.attribution.source.kind, heard.certainty) == ("witness", "possible")
    news, denied = found.events
    assert (news.focal, denied.focal) == (True, False)
    assert {(c.value, c.polarity) for c in denied.claims} == {("ASSAULT", "denied"), ("collision", "denied")}
    assert only(found, "actor").attribution.source.name == "The Post"


def test_the_same_words_by_the_same_source_are_the_same_claim_whoever_codes() -> None:
    """Type, kind, recipient, place, day and equipment of the ramming, and those hurt, have the ids that the rules give them."""
    ours = RuleCoder().code(reports.report(), load_knowledge("syria")).events
    by_rule = {c.id for e in ours for c in e.claims}
    shared = {c.attribute for e in coded(*reports.GOOD["events"]).events for c in e.claims if c.id in by_rule}
    assert shared >= {"type", "kind", "recipient", "place", "period", "equipment", "injured"}


def test_invented_quotes_are_dropped_and_counted() -> None:
    """Made-up words, a made-up source, a made-up denial, a made-up trigger: nothing of them is left, the rest is."""
    found = coded(
        event(
            claim("actor", "A Turkish drone"),
            claim("killed", "Four US soldiers", HURT, source="General Invented", cue="said"),
            claim("place", "near Al-Malikiyah", denial="never happened"),
            claim("period", "on Tuesday"),
        ),
        event(claim("actor", "A Russian vehicle"), trigger="bombarded"),
    )
    (only_event,) = found.events
    assert {c.attribute for c in only_event.claims} == {"type", "kind", "period"}
    (issue,) = found.issues
    assert (issue.code, issue.where) == (DROPPED_QUOTES, "post.txt")
    assert "4 of 15 quotes of model tiny stand nowhere in the report, and 5 of its claims rested on them" in issue.message
    assert issue.message.endswith("all dropped, 3 claims kept")


def test_a_source_that_is_invented_never_becomes_the_outlets_own_word() -> None:
    found = coded(event(source="Reliable Sources"))
    assert found.events == ()
    assert len(found.issues) == 1


def test_an_invented_cue_or_link_costs_nothing_but_itself() -> None:
    found = coded(event(claim("injured", "Four US soldiers", HURT, source="the Pentagon", cue="shouted", via=["Xinhua"])))
    said = only(found, "injured").attribution
    assert (said.source.name, said.cue, said.via) == ("the Pentagon", None, ())
    assert "2 of 7 quotes" in found.issues[0].message


def test_values_that_say_nothing_are_counted() -> None:
    """No such kind, no such attribute, a toll without a number, an agreement that no pack knows."""
    found = coded(event(
        claim("weather", "on Tuesday"), claim("killed", "the Pentagon", HURT), claim("agreement", "on Tuesday", stance="kept"),
        kind="picnic",
    ))  # fmt: skip
    assert [(c.attribute, c.value) for e in found.events for c in e.claims] == [("type", "ASSAULT")]
    assert found.issues[0].message.startswith("4 of the model's values say nothing that can be coded")


def test_places_and_people_that_nobody_recognised_keep_their_words() -> None:
    text = "Riders rammed the gate by the old mill of Nowhereton at the time of the harvest."
    found = coded(
        event(claim("actor", "Riders", text), claim("place", "the old mill of Nowhereton", text),
              claim("period", "the time of the harvest", text), sentence=text),
        report=reports.report(text),
    )  # fmt: skip
    place, when = only(found, "place").resolved, only(found, "period").resolved
    assert isinstance(place, Place)
    assert not place.known
    assert only(found, "actor").value == "Riders"
    assert when is None or (isinstance(when, Period) and not when.known)


def test_a_trigger_without_a_sentence_must_stand_once() -> None:
    """Of two places where a word stands nobody can tell which is meant."""
    assert coded(event(trigger="rammed", sentence=None)).events == ()
    (found,) = coded(event(trigger="damaged", sentence=None)).events
    assert found.trigger.start == TEXT.index("damaged")


def test_events_on_one_trigger_are_one() -> None:
    (found,) = coded(event(claim("actor", "A Russian vehicle")), event(claim("recipient", "an American patrol"))).events
    assert {c.attribute for c in found.claims} == {"type", "kind", "actor", "recipient"}


def test_an_outlets_own_denial_is_a_negated_event() -> None:
    text = "No patrol was rammed near Al-Malikiyah on Tuesday."
    (found,) = coded(event(sentence=text, denial="No"), report=reports.report(text)).events
    assert found.modality == "negated"


def test_a_long_report_is_asked_about_in_parts_and_offsets_hold() -> None:
    """Each part's words are found in that part, at their place in the whole."""

    def reply(question: dict[str, Any]) -> Reply:
        part = text_of(question)
        if "rammed an American" in part:
            return says(answer(event(claim("place", "near Al-Malikiyah"), claim("injured", "Four US soldiers", None, source="the Pentagon"))))
        return says(answer(event(trigger="damaged", sentence=WITNESS)) if WITNESS in part else answer())

    with answering(reply) as running:
        found = ModelCoder(running.url, "tiny", budget=150).code(reports.report(), load_knowledge("syria"))
    assert "".join(map(text_of, running.asked)) == TEXT
    assert len(running.asked) == 3
    assert [e.trigger.start for e in found.events] == [TEXT.index("rammed"), TEXT.index("damaged")]
    assert "injured" not in {c.attribute for e in found.events for c in e.claims}
    for span in spans_of(found.events):
        assert TEXT[span.start : span.end] == span.text


@pytest.mark.parametrize("bad", [says('{"events": [{"tri'), says([]), says({"events": [{"trigger": 3}]}), says("I am sorry"), Reply(body=b"?")])
def test_an_answer_that_cannot_be_read_is_asked_for_once_more(bad: Reply) -> None:
    knowledge = load_knowledge("syria")
    with answering(in_turn(bad, says(reports.GOOD))) as running:
        assert len(ModelCoder(running.url, "tiny").code(reports.report(), knowledge).events) == 2
    with answering(in_turn(bad)) as running:
        with pytest.raises(NotCoded, match=r"the answer of model tiny .+, twice; take a larger model") as told:
            ModelCoder(running.url, "tiny").code(reports.report(), knowledge)
        assert len(running.asked) == 2
    assert told.value.code == "model-unreadable"


def test_a_refused_key_is_not_tried_on_every_report_and_a_dead_endpoint_not_for_ever() -> None:
    knowledge = load_knowledge("syria")

    def asked(coder: ModelCoder) -> list[str]:
        told = []
        for _ in range(7):
            with pytest.raises(NotCoded) as error:
                coder.code(reports.report(), knowledge)
            told.append(str(error.value))
        return told

    with answering(in_turn(Reply(body=b"", status=401))) as running:
        told = asked(ModelCoder(running.url, "tiny", key="k"))
        assert len(running.asked) == 1
    assert told[1].startswith("not asked any more: ")
    dead = asked(ModelCoder(running.url, "tiny"))
    assert [t.startswith("not asked any more: ") for t in dead] == [False] * 5 + [True] * 2


def test_one_late_report_does_not_silence_the_next() -> None:
    knowledge = load_knowledge("syria")
    with answering(in_turn(Reply(body=b"{}", wait=3), says(reports.GOOD))) as running:
        coder = ModelCoder(running.url, "tiny", timeout=0.3)
        with pytest.raises(NotCoded, match="did not answer within"):
            coder.code(reports.report(), knowledge)
        assert coder.code(reports.report(), knowledge).events


def test_the_settings_tell_models_apart_and_hold_no_key() -> None:
    one, other = (ModelCoder("http://localhost/v1", name, key="sk-secret").settings for name in ("a", "b"))
    assert one != other
    assert "sk-secret" not in json.dumps(dict(one))
    assert RuleCoder().settings == {}


def test_json_in_a_fence_or_after_thinking_is_read() -> None:
    whole = json.dumps(reports.GOOD)
    for content in (whole, f"```json\n{whole}\n```", f"<think>Let me {{see}}</think>\n{whole}"):
        assert len(read_answer(content)) == 2
    with pytest.raises(BadAnswer):
        read_answer("[" * 100_000)


def test_the_shape_asks_for_codes_that_are_known() -> None:
    fields = shape()["json_schema"]["schema"]["properties"]["events"]["items"]["properties"]
    assert set(fields["type"]["enum"]) == set(PLOVER_TYPES)
    assert {"collision", "airstrike", "drone_strike", "block"} <= set(kinds())
    assert set(VALUES) | {a.value for a in BY_RULE} == {a.value for a in Attribute}


WORDS = st.one_of(
    st.sampled_from([RAMMED, HURT, DENIED, WITNESS, "said", "patrol", "Tuesday", "Four", "rammed", "may have", "Monday", "invented words", "U", ""]),
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, 40)).map(lambda cut: TEXT[cut[0] : cut[0] + cut[1]]),
    st.text(max_size=6),
)  # fmt: skip
MAYBE, SOME = st.none() | WORDS, WORDS.filter(str.strip)
VOICES = {"source": MAYBE, "cue": MAYBE, "via": st.lists(WORDS, max_size=2), "denial": MAYBE, "doubt": MAYBE,
          "certainty": st.sampled_from(["certain", "probable", "?"])}  # fmt: skip
CLAIMS = st.fixed_dictionaries({"attribute": st.sampled_from([*VALUES, "weather"]), "words": SOME, "sentence": MAYBE, "of": MAYBE, "told_by": MAYBE,
                                "stance": st.sampled_from([None, "kept", "?"]), **VOICES})  # fmt: skip
EVENTS = st.fixed_dictionaries({"trigger": SOME, "sentence": MAYBE, "type": st.sampled_from([*PLOVER_TYPES, "?"]), "kind": st.sampled_from(["collision", "?"]),
                                "news": st.booleans(), "claims": st.lists(CLAIMS, max_size=5), **VOICES})  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(EVENTS, max_size=4))
def test_whatever_a_model_answers_every_span_stands_in_the_report(events: list[dict[str, Any]]) -> None:
    """`report.text[start:end] == span.text` for evidence, triggers, cues and sources."""
    found = coded(*events)
    for span in spans_of(found.events):
        assert TEXT[span.start : span.end] == span.text
    for e in found.events:
        assert e.claims
        assert {c.event for c in e.claims} == {e.id}
