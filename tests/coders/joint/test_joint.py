"""Rules and heads as one coder: what each lends an event, and that nothing stands without its words."""

import datetime as dt
from collections import Counter

import pytest

from rashomon.coders import JointCoder
from rashomon.coders.joint.explaining import explain
from rashomon.coders.joint.joining import Ways, join
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.records import Attribute, Certainty, Polarity, Report
from rashomon.records.report import report_id

STORIES = (
    "Gunmen on motorcycles ambushed an army convoy near Gao on Tuesday, killing nine soldiers, two officials said. Seven others were wounded.",
    "A bulk carrier was approached by four skiffs off Hodeidah at 0340 UTC on 11 March. Armed men boarded her and took the crew hostage, her owner said.",
    "Turkish drones struck a depot in Kobani overnight, wounding three, the SDF said. Ankara denied it. In 2019 shelling had killed two farmers there.",
    "Nothing happened in the market of the town on Monday. Prices of onions rose.",
)  # fmt: skip


def report(text: str) -> Report:
    return Report(id=report_id(text, "Test"), text=text, path="t.txt", outlet="Test", published=dt.date(2024, 5, 2))


def coded(text: str):
    one = report(text)
    return JointCoder().code(one, knowledge_for("auto")(one)).events


@pytest.mark.parametrize("text", STORIES)
def test_every_claim_stands_on_words_of_the_report(text):
    """Grounding is absolute, whoever wrote the claim; event ids are not given twice, claims of one event neither."""
    events = coded(text)
    for event in events:
        for claim in event.claims:
            assert claim.event == event.id
            assert claim.evidence
            assert all(text[span.start : span.end] == span.text for span in claim.evidence)
    assert max(Counter(event.id for event in events).values(), default=1) == 1
    assert all(len({c.id for c in event.claims}) == len(event.claims) for event in events)


def test_a_number_read_by_a_rule_is_told_once():
    """The heads add no toll on words whose number a rule has read, whatever they hold to have befallen those people."""
    events = coded("Rebels kidnapped a farmer near Gao on Tuesday.")
    tolls = [c for e in events for c in e.of(Attribute.KILLED, Attribute.INJURED, Attribute.DETAINED)]
    assert {c.attribute for c in tolls} == {Attribute.DETAINED}


def test_what_no_rule_reads_the_heads_may():
    """A seizure told without a word of the event lexicon has an event all the same, by the heads."""
    events = coded(STORIES[1])
    coders = {c.coder.split(".")[0] for e in events for c in e.claims}
    assert "heads" in coders


def test_heads_say_how_sure_they_are_and_hedge_nothing():
    """Their claims have a probability, those of rules have none; what the text tells plainly stays certain, however unsure the reading."""
    claims = [c for text in STORIES for e in coded(text) for c in e.claims]
    by_heads = [c for c in claims if c.coder.startswith("heads.")]
    assert by_heads
    assert all(c.probability is not None and 0 < c.probability <= 1 for c in by_heads)
    assert all(c.probability is None for c in claims if not c.coder.startswith("heads."))
    assert all(c.certainty is Certainty.CERTAIN for c in by_heads if c.probability < 0.6)


def test_heads_explain_themselves():
    """Each of their claims gives the head, its probability and what came second, and three examples of the corpus."""
    told = [(report(text), c) for text in STORIES for e in coded(text) for c in e.claims if c.coder.startswith("heads.")]
    found = [one for one in (explain(where, claim) for where, claim in told) if one is not None]
    assert found
    assert all(0 < one.probability <= 1 for one in found)
    assert all(len(one.examples) == 3 for one in found)


def test_without_heads_the_rules_stand():
    """Where the heads read nothing, the rules' events go through as they are."""
    events = coded(STORIES[0])
    ways = Ways(write=lambda _told, _event: (), name=lambda span: span.text, sentence=lambda at: at, unreal=lambda _span: False)
    assert join(events, (), ways) == list(events)


def test_settings_name_the_weights():
    """Other weights read a report anew."""
    assert JointCoder().settings["heads"]


def test_who_denies_a_deed_is_not_blamed_for_it_by_himself():
    """A denial is no confession, whoever hears it."""
    events = coded("Pakistan denied on Monday that its troops had shelled a village near Uri. Two houses were damaged in the shelling, residents said.")
    for event in events:
        for claim in event.of(Attribute.BLAME):
            assert claim.polarity is Polarity.DENIED or claim.attribution.source.party is None or claim.attribution.source.party.id != claim.resolved.id


def test_nobody_hurt_is_nobody_harmed():
    """A toll of nobody makes no victim."""
    events = coded("Houthi fighters fired two missiles at a tanker off Hodeidah, Yemen, on Friday. No injuries were reported.")
    harmed = [claim for event in events for claim in event.of(Attribute.RECIPIENT) if claim.coder == "role.harmed"]
    assert not harmed


def test_every_source_heard_has_a_word():
    """What a source says that answers no coded question is kept as its statement."""
    events = coded(
        "Gunmen opened fire on a bus near Kidal, Mali, on Friday, killing three passengers. A trader from the town said the road had been watched for days by the same men."
    )
    said = [claim for event in events for claim in event.claims if "trader" in claim.attribution.source.name]
    assert said


def test_what_is_said_may_be_nothing_but_marks():
    """A cue whose words are marks alone, or none, brings no statement and no fault."""
    for text in ("“...” said the colonel near Gao on Friday. Gunmen shot dead two farmers there, he said: “—”.", "He said: «» . Three soldiers were killed near Gao on Friday, he said."):
        assert all(span.text for event in coded(text) for claim in event.claims for span in claim.evidence)


@pytest.mark.parametrize(("verb", "dead"), [("shot two boys", 0), ("shot two boys dead", 1)])
def test_who_was_shot_may_live(verb, dead):
    """A head that takes the shot for the dead is not believed where the words leave it open."""
    assert sum(len(e.of(Attribute.KILLED)) for e in coded(f"Rebels {verb} in Kidal on Sunday.")) == dead


def test_whom_doers_side_with_did_nothing():
    """Militias allied with Iran are not Iran."""
    told = {c.resolved.id for e in coded("Militias allied with Iran shelled Idlib on Monday.") for c in e.of(Attribute.ACTOR)}
    assert not {party for party in told if party.startswith("IRN")}


def test_whose_clock_is_no_place():
    """Sanaa is where the clock hangs, not where the ship was hit."""
    places = [c.value for e in coded("A ship was hit by a missile at 11:30 a.m. Sanaa time on Wednesday off Yemen.") for c in e.of(Attribute.PLACE)]
    assert not [place for place in places if "Sanaa" in place]


def test_the_entry_of_a_list_lends_its_day_and_place():
    """What is told in an entry happened on the day and at the spot that open it; armed men of nobody's raid a ship."""
    text = (
        "(1) 8 April, 0210. Bulk carrier underway, Phillip Channel. Five men with knives boarded from a skiff, tied up an oiler and took engine spares. Crew mustered; no injuries.\n\n"
        "(2) 9 April, 0305. Tanker, off Batam. Alarm raised; nobody boarded."
    )
    (raid,) = [e for e in coded(text) if "raid" in {c.value for c in e.of(Attribute.KIND)}]
    assert {c.resolved.earliest for c in raid.of(Attribute.PERIOD)} == {"2024-04-08"}
    assert {c.resolved.name for c in raid.of(Attribute.PLACE)} == {"Phillip Channel"}


def test_one_happening_of_two_kinds_is_one_row():
    """A missile sets a ship on fire: no arson beside the strike."""
    text = "Two seafarers were killed when a missile set their cargo ship on fire off Yemen on Wednesday, officials said. The missile attack came at noon."
    assert len(coded(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The blast in Maiduguri killed six people on Friday. The governor said Boko Haram was not behind it.",
        "The blast in Quetta killed six people on Friday. The attack does not bear the hallmarks of the BLA, police said.",
        "The blast in Kidal killed six people on Friday. Asked whether JNIM was behind it, the mayor said he did not know.",
        "A missile killed six people in Kharkiv on Friday. Turkey was responsible for supplying the missile, Kyiv said.",
        "The president thanked Turkey for its help after the bombing in Mogadishu on Friday that killed six people.",
        "Survivors of the attack near Beni that killed six people denied that the attackers belonged to the Allied Democratic Forces.",
    ],
)
def test_nobody_is_accused_by_a_denial_a_question_or_thanks(text):
    """Who is said not to be behind a deed, of whom it is only asked, or who is thanked, is no doer that anybody asserts."""
    told = [c for e in coded(text) for c in (*e.of(Attribute.ACTOR), *e.of(Attribute.BLAME))]
    known = {"BOKO_HARAM", "BLA", "JNIM", "TUR_MIL", "TUR_GOV", "ADF"}
    assert not [c for c in told if c.resolved.id in known and c.polarity is Polarity.ASSERTED]


@pytest.mark.parametrize("denial", ['"Not a single shot was fired by our soldiers in Garissa on Sunday," the Kenyan army said.', "At no time did Kenyan soldiers fire on the boat off Lamu on Sunday, Nairobi said."])
def test_a_denial_by_number_or_time_confesses_nothing(denial):
    """Not a single shot, at no time: whoever says so denies it, and blames nobody."""
    told = [c for e in coded(denial) for c in (*e.of(Attribute.ACTOR), *e.of(Attribute.BLAME))]
    assert {c.polarity for c in told} == {Polarity.DENIED}
