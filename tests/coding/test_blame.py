"""Who is blamed by whom: outright, by what deeds are called, by whose weapon struck; and who is not."""

from __future__ import annotations

import pytest

from rashomon.coders.rules import code_by_rules as code
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import Attribute, Event, Party, Polarity, Report, report_id, side
from rashomon.running.reading import code as read
from tests.coding.reader import PUBLISHED, blamers, events_anywhere, events_of


@pytest.mark.parametrize(
    ("text", "source", "blamed"),
    [
        ("Chinese and Philippine ships collided on Monday. Manila called China's behaviour unsafe and illegal.", "Manila", "CHN_MIL"),
        (
            "Six people were killed in Omdurman on Tuesday. The Sudanese army called the RSF's actions a flagrant violation of the ceasefire.",
            "The Sudanese army",
            "RSF",
        ),
        ("The Lebanese army said Israeli fire killed two farmers near the border on Monday.", "The Lebanese army", "ISR_MIL"),
        ("Kyiv said Russian rockets hit a clinic in Kherson on Friday.", "Kyiv", "RUS_MIL"),
        (
            "According to information received from the Ukrainian side, Russian rockets hit a clinic in Kherson.",
            "the Ukrainian side",
            "RUS_MIL",
        ),
        ("Manila said a Chinese ship struck its boat near the shoal, injuring two sailors.", "Manila", "CHN_MIL"),
        ("A drone attack on a market in Kosti killed six people. The Sudanese army said the RSF was behind it.", "The Sudanese army", "RSF"),
        ("Nine people were killed in an attack near Gao on Monday. The attackers belonged to JNIM, the mayor said.", "the mayor", "JNIM"),
        ("Nine people were killed in an attack near Gao on Monday. Officials attributed the attack to JNIM.", "Officials", "JNIM"),
        ("Philippine vessels intruded into waters near Scarborough Shoal on Monday and Chinese ships blocked them, spokesman Gan Yu said.", "spokesman Gan Yu", "PHL_MIL"),
        ("Nine people were killed in an attack in Mosul. The attack bears the hallmarks of the Islamic State, the mayor said.", "the mayor", "ISIS"),
        ("Six people were killed in a blast in Goma, Congo. The rebel spokesman blamed the government in Kinshasa.", "The rebel spokesman", "COD_GOV"),
        ("The governor blamed forces loyal to the Syrian government for the strike on a mill in Idlib that killed two.", "The governor", "SYR_MIL"),
    ],
)
def test_blame(text: str, source: str, blamed: str) -> None:
    """A source that says so blames, nobody else is blamed."""
    assert blamers(events_anywhere(text)) == {(source, blamed)}


def test_forces_without_a_flag_are_blamed_by_who_saw_them() -> None:
    """Two houses were burned near Timika, Indonesia, on Tuesday during a sweep by soldiers, according to a pastor."""
    text = test_forces_without_a_flag_are_blamed_by_who_saw_them.__doc__ or ""
    assert blamers(read(Report(id=report_id(text, None), text=text, path="post.txt"))) == {("a pastor", "IDN_MIL")}


@pytest.mark.parametrize(
    "text",
    [
        "A missile killed six people in Kharkiv on Friday. Iran was responsible for supplying the missile, Kyiv said.",
        "A blast killed six people in Tehran on Friday. Mossad was not responsible, the minister said.",
        "Residents said villagers blocked a road in front of an Indian army convoy near Kulgam on Friday.",
        "The coalition said Russian helicopters followed a US patrol near Derik on Friday.",
        "His brother said he had fought for the Syrian army near Derik.",
        "American soldiers blocked a Russian convoy near Derik on Friday.",
        "Reports indicated that US troops stopped a Russian patrol near Derik on Monday.",
        "The US-led coalition said its troops returned fire near Qamishli on Monday, killing a gunman.",
    ],
)
def test_no_blame(text: str) -> None:
    """Civilians in the road, a face-off, whom somebody served, a plain telling of a block by an outlet or by reports of nobody, fire returned."""
    assert not blamers(events_of(text))


def test_an_outlet_that_condemns() -> None:
    """American vehicles blocked a Russian patrol without any grounds near Derik on Friday."""
    assert blamers(events_of(test_an_outlet_that_condemns.__doc__ or "")) == {("The Post", "USA_MIL")}


def test_a_telephone_call_is_nobodys_fault() -> None:
    """The Russian and American chiefs of staff spoke by phone on Thursday. Moscow placed the blame for the crash on the US side."""
    events = events_of(test_a_telephone_call_is_nobodys_fault.__doc__ or "")
    calls = [e for e in events if "meeting" in {c.value for c in e.claims}]
    assert calls
    assert not blamers(tuple(calls))


def test_a_states_rebels_and_its_army_are_two_sides() -> None:
    """A spokesman of one state's forces blames not these forces by telling what they did, but those who rose against it."""
    assert side("SLV_GOV") == side("SLV_MIL") != side("SLV_REB")


def test_those_who_did_it_together_are_all_blamed() -> None:
    """Russian and Syrian aircraft bombed a market near Idlib on Friday, residents said."""
    events = events_of(test_those_who_did_it_together_are_all_blamed.__doc__ or "")
    assert {whom for _, whom in blamers(events)} == {"RUS_MIL", "SYR_MIL"}


def test_a_mouthpiece_speaks_for_its_owner_and_does_not_blame_it() -> None:
    """Syrian army units shelled a village near Idlib on Friday, killing three civilians."""
    text = test_a_mouthpiece_speaks_for_its_owner_and_does_not_blame_it.__doc__ or ""

    def told_by(outlet: str) -> tuple[Event, ...]:
        report = Report(id=report_id(text, outlet), text=text, path="post.txt", outlet=outlet, published=PUBLISHED)
        return code(report, load_knowledge("syria"))

    assert blamers(told_by("The Post")) == {("The Post", "SYR_MIL")}
    state = told_by("SANA")
    assert not blamers(state)
    assert {c.attribution.source.party.id for e in state for c in e.claims if c.attribution.source.party} == {"SYR_GOV"}


def test_an_accuser_did_not_do_what_it_accuses_others_of() -> None:
    """Damascus accused the SDF of breaking a truce, saying that they killed five villagers near Tal Tamr on Friday."""
    events = events_of(test_an_accuser_did_not_do_what_it_accuses_others_of.__doc__ or "")
    killers = {c.resolved.id for e in events for c in e.of(Attribute.ACTOR) if c.coder.startswith("role.subject/kill") and isinstance(c.resolved, Party)}
    assert killers == {"SDF"}


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("A bomb killed four in Kidal on Friday. The governor blamed the attack on the rebels.", "the rebels"),
        ("A bomb killed four in Kidal on Friday. The governor holds the militias that Algeria arms responsible.", "the militias"),
        ("A drone killed four in Beirut on Friday. Officials said it was the work of Israel.", "Israel Defense Forces"),
        ("A blast killed four in Ankara on Friday. Officials blamed the deaths on Sunday on Syria.", "Syrian"),
    ],
)
def test_on_whom_it_is_laid(text: str, blamed: str) -> None:
    """Wherever "on" stands and whosever they are: those on whom it is laid are blamed, and not attacked."""
    claims = [claim for event in read(Report(id="r", text=text, path="p", published=PUBLISHED)) for claim in event.claims]
    assert any(blamed in str(c.value) for c in claims if c.attribute is Attribute.BLAME)
    assert not any(blamed in c.evidence[0].text for c in claims if c.attribute is Attribute.RECIPIENT)


def test_who_denies_a_deed_denies_the_blame() -> None:
    """And who insists on what was denied blames."""
    text = "The Syrian army denied that it had shelled Turkish positions near Idlib on Friday. Ankara insisted that it had."
    blames = [c for event in read(Report(id="r", text=text, path="p", published=PUBLISHED)) for c in event.of(Attribute.BLAME)]
    assert {(c.attribution.source.name, c.polarity) for c in blames} == {("The Syrian army", Polarity.DENIED), ("Ankara", Polarity.ASSERTED)}
