"""Who says what: the docstring is the report, the body states who speaks, by what word, and which words are theirs."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from rashomon.coding.scene.scene import Scene, set_scene
from rashomon.coding.speech.attribution import Speech, attribution_of, find_speeches
from rashomon.knowledge.bundle import load_knowledge
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising import recognise
from rashomon.records import Attribute, Attribution, Party, Report, report_id
from rashomon.resolving import resolve
from rashomon.running.reading import code


def scene_of(text: str, outlet: str = "Orontes News Agency") -> Scene:
    """A text as coding sees it."""
    knowledge = load_knowledge("syria")
    report = Report(id=report_id(text, outlet), text=text, path="report.txt", outlet=outlet)
    parsed = Parsed(report, load_pipeline()(text))
    mentions = recognise(parsed, knowledge)
    return set_scene(parsed, mentions, resolve(parsed, mentions, knowledge), knowledge.events, knowledge.actors)


def hear(text: str) -> tuple[Scene, tuple[Speech, ...]]:
    """A text's scene and the speeches in it, stands and wishes left out."""
    scene = scene_of(text)
    return scene, tuple(s for s in find_speeches(scene, load_knowledge("syria").speech) if not s.stance)


def says(text: str, word: str) -> Attribution:
    """Who is behind the first token spelt `word`."""
    scene, speeches = hear(text)
    token = next(t for t in scene.parsed.doc if t.text == word)
    found = attribution_of(scene, speeches, token)
    for source in (found.source, *found.via):
        if source.span is not None:
            assert text[source.span.start : source.span.end] == source.span.text
    return found


def report(test: Callable[..., None]) -> str:
    """The report that a test's docstring is."""
    return inspect.cleandoc(test.__doc__ or "")


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("The coalition said that its patrol was blocked.", "blocked", "The coalition"),
        ("The patrol was blocked, the coalition said.", "blocked", "the coalition"),
        ("The patrol was blocked near Derik, according to the Pentagon.", "blocked", "the Pentagon"),
        ("According to the Pentagon, the patrol was blocked.", "blocked", "the Pentagon"),
        ("In a statement, the coalition said the patrol was blocked.", "blocked", "the coalition"),
        ("Local residents told ONA that the convoy was blocked.", "blocked", "Local residents"),
        ("Moscow claims that Washington violated the protocols.", "violated", "Moscow"),
        ("The Pentagon accused Russian forces of ramming a truck.", "ramming", "The Pentagon"),
        ("The Pentagon has acknowledged that a strike killed two soldiers.", "killed", "The Pentagon"),
        ("The Pentagon believes that Russian troops rammed the truck.", "rammed", "The Pentagon"),
        ("SANA reported that two soldiers were killed.", "killed", "SANA"),
        ("SANA put the death toll at two soldiers.", "two", "SANA"),
        ("The Pentagon blamed Russia for the collision.", "collision", "The Pentagon"),
        ("Gen. Valery Gerasimov placed the blame on the US side.", "blame", "Gen. Valery Gerasimov"),
        ("Moscow's claim that the patrol was blocked drew no answer.", "blocked", "Moscow"),
        ("A US soldier said the Russians rammed his truck.", "rammed", "A US soldier"),
        ("Russian patrol blocked near Derik - monitor", "blocked", "monitor"),
        ("Moscow: US convoy blocked our patrol", "blocked", "Moscow"),
        ("Two soldiers died, state media reported, citing a military source.", "died", "a military source"),
        ("The army, citing eyewitnesses, said the convoy was attacked.", "attacked", "eyewitnesses"),
    ],
)
def test_one_speaker(text: str, word: str, source: str) -> None:
    assert says(text, word).source.name == source


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A video showed soldiers blocking the convoy.", "blocking"),
        ("The Pentagon held a briefing after troops blocked the convoy.", "blocked"),
        ("Washington wants Russia to withdraw its troops.", "withdraw"),
        ("The minister refused to say whether troops blocked the convoy.", "blocked"),
        ("The army continued to shell the village.", "shell"),
        ("The troops denied access to the convoy.", "access"),
        ("Russian troops blocked the convoy.", "blocked"),
    ],
)
def test_the_outlet_speaks(text: str, word: str) -> None:
    """Where nobody tells it, a wish is told or no word was spoken, the assertion is the outlet's."""
    assert says(text, word).source.kind == "outlet"


def test_apposition_names_the_office() -> None:
    """The patrol came under fire, said its spokesman, Col. Myles Caggins, and returned to base."""
    found = says(report(test_apposition_names_the_office), "came")
    assert found.source.name == "Col. Myles Caggins"
    assert says(report(test_apposition_names_the_office), "returned").source.name == "Col. Myles Caggins"


def test_surname_is_the_man_named_before() -> None:
    """The coalition's spokesman, Col. Myles Caggins, said the patrol was shot at. Caggins denied that a warplane struck."""
    text = report(test_surname_is_the_man_named_before)
    assert says(text, "struck").source.name == "Col. Myles Caggins"
    _, speeches = hear(text)
    assert [s.denies for s in sorted(speeches, key=lambda s: s.cue.i)] == [False, True]


def test_pronoun_is_the_last_speaker() -> None:
    """The Syrian Observatory for Human Rights said the dead man was armed. It also reported that a warplane struck the village."""
    assert "Observatory" in says(report(test_pronoun_is_the_last_speaker), "struck").source.name


def test_document_speaks_for_its_issuer() -> None:
    """In a statement, the coalition said its patrol came under fire. There had been no airstrike, the statement added."""
    found = says(report(test_document_speaks_for_its_issuer), "airstrike")
    assert found.source.name == "the coalition"


def test_chain_by_quoting() -> None:
    """SANA quoted a villager as saying that soldiers shot two men."""
    found = says(report(test_chain_by_quoting), "shot")
    assert found.source.name == "a villager"
    assert [s.name for s in found.via] == ["SANA"]


def test_chain_in_the_passive() -> None:
    """A villager was quoted by SANA as saying that soldiers shot two men."""
    found = says(report(test_chain_in_the_passive), "shot")
    assert found.source.name == "A villager"
    assert [s.name for s in found.via] == ["SANA"]


def test_chain_by_reporting() -> None:
    """TASS said that the ministry claimed that American troops blocked the patrol."""
    found = says(report(test_chain_by_reporting), "blocked")
    assert found.source.name == "the ministry"
    assert [s.name for s in found.via] == ["TASS"]


def test_two_versions_in_one_sentence() -> None:
    """The Pentagon said Russian troops rammed a truck, while Moscow said American troops blocked a patrol."""
    text = report(test_two_versions_in_one_sentence)
    assert says(text, "rammed").source.name == "The Pentagon"
    assert says(text, "blocked").source.name == "Moscow"


def test_quotation_over_sentences() -> None:
    """The speaker of one sentence of a quotation is the speaker of all, and of the quotation that goes on behind the cue."""
    text = '"They rammed our truck. Four men were hurt in it," the officer said. "They left at once. Nobody helped."'
    for word in ("rammed", "hurt", "left", "helped"):
        assert says(text, word).source.name == "the officer"


def test_coordinated_contents() -> None:
    """Russia said that it had warned the coalition, and that American trucks blocked the patrol all the same."""
    assert says(report(test_coordinated_contents), "blocked").source.name == "Russia"


def test_two_names_for_one_thing() -> None:
    """A soldier died in what Damascus described as an air attack."""
    assert says(report(test_two_names_for_one_thing), "attack").source.name == "Damascus"


def test_nobody_named() -> None:
    """It is claimed that two soldiers were killed."""
    found = says(report(test_nobody_named), "killed")
    assert found.source.kind == "unnamed"


def test_hearsay() -> None:
    """A bomb reportedly killed two soldiers near Derik."""
    assert says(report(test_hearsay), "killed").source.kind == "unnamed"


def test_turns_of_a_transcript() -> None:
    """A label and a colon open a turn, which lasts up to the next; who is told of inside a turn speaks there."""
    turns = (
        "Q: What happened near Qamishli?",
        "COALITION SPOKESMAN: Our patrol was shot at. We did not fire.",
        "Q: The Syrians say a soldier died.",
    )
    text = "\n\n".join(turns)
    assert says(text, "shot").source.name == "COALITION SPOKESMAN"
    assert says(text, "died").source.name == "The Syrians"


def test_own_correspondent_is_the_outlet() -> None:
    """ONA's correspondent said that the convoy was blocked."""
    assert says(report(test_own_correspondent_is_the_outlet), "blocked").source.kind == "outlet"


def test_rejecting_an_account_denies_no_deed() -> None:
    """Moscow rejected Washington's account of the collision. The Pentagon denied that its troops rammed a car."""
    _, speeches = hear(report(test_rejecting_an_account_denies_no_deed))
    assert {(s.source.name, s.denies) for s in speeches} >= {("Moscow", False), ("The Pentagon", True)}


def test_headlines_are_not_we() -> None:
    """US wants Russia to leave. The US said that its troops were attacked."""
    assert says(report(test_headlines_are_not_we), "attacked").source.name == "The US"


def test_work_grows_with_length_alone() -> None:
    """The coalition said "the patrol, which was blocked, returned to base," and SANA reported that it had fled."""
    text = report(test_work_grows_with_length_alone)
    scene = scene_of(" ".join([text] * 40))
    speeches = find_speeches(scene, load_knowledge("syria").speech)
    assert sum(len(s.covers) for s in speeches) < 3 * len(scene.parsed.doc)


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ("The patrol has left, the mayor said, adding that the road was shut.", "adding", "the mayor", "that the road was shut"),
        ("The court ordered the release of the two drivers.", "ordered", "The court", "the release of the two drivers"),
        ("Berlin expressed concern that the truce would fail.", "concern", "Berlin", "that the truce would fail"),
        ("The governor's call to leave the town drew no answer.", "call", "The governor's", "to leave the town"),
        ("The militia is seen as a threat to the border.", "seen", "", "The militia as a threat to the border"),
        ("Karim Odeh, the mayor of the town, said the bridge had fallen.", "said", "Karim Odeh, the mayor of the town", "the bridge had fallen"),
    ],
)
def test_who_by_which_word(text: str, cue: str, speaker: str, content: str) -> None:
    scene = scene_of(text)
    found = next(s for s in find_speeches(scene, load_knowledge("syria").speech) if s.cue.text == cue)
    assert (found.speaker.text if found.speaker is not None else "") == speaker
    words = " ".join(scene.parsed.doc[i].text for i in sorted(found.covers) if not scene.parsed.doc[i].is_punct)
    assert words == content


def test_headline_label_is_the_source() -> None:
    """Witnesses: Two trucks burned on the highway."""
    assert says(report(test_headline_label_is_the_source), "burned").source.name == "Witnesses"


def test_who_answers_by_deeds_says_nothing() -> None:
    """Congo's army responded to shelling of Goma by M23 rebels with air strikes on Sake that killed four."""
    text = test_who_answers_by_deeds_says_nothing.__doc__ or ""
    claims = [c for e in code(Report(id="r", text=text, path="p")) for c in e.claims]
    assert {c.attribution.source.kind for c in claims} == {"outlet"}
    doers = {c.resolved.id for c in claims if c.attribute is Attribute.ACTOR and isinstance(c.resolved, Party)}
    assert "M23" in doers


def test_who_carries_out_a_strike_says_nothing() -> None:
    """Congo's army carried out air strikes on Sake on Sunday that killed four."""
    text = test_who_carries_out_a_strike_says_nothing.__doc__ or ""
    assert {c.attribution.source.kind for e in code(Report(id="r", text=text, path="p")) for c in e.claims} == {"outlet"}


def test_a_claim_of_nobody_s_that_the_outlet_calls_false_is_denied() -> None:
    """Reports that Malian jets struck Kidal on Sunday are without foundation."""
    claims = [c for e in code(Report(id="r", text=test_a_claim_of_nobody_s_that_the_outlet_calls_false_is_denied.__doc__ or "", path="p")) for c in e.of(Attribute.ACTOR)]
    assert {(c.attribution.source.kind, c.polarity.value) for c in claims} == {("outlet", "denied")}
