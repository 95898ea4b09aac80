"""Actors as the words stand: what is a mention, how far it goes, and what is none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.recognising.actors.actors import find_actors
from tests.actor_docs import make_parsed

REGISTRY = ActorRegistry.open("syria")


def found(tree: str, people: tuple[str, ...] = ()) -> list[tuple[str, str, str, str | None]]:
    """The mentions as (words, head, form, key)."""
    mentions = find_actors(make_parsed(tree, people=people), REGISTRY)
    return [(m.span.text, m.head.text, m.form, m.key) for m in mentions]


def test_two_coordinated_groups_are_two_mentions() -> None:
    """Syrian Army soldiers and pro-Assad militia stopped a convoy of US troops."""
    tree = """
        Syrian|ADJ|amod|Army Army|PROPN|compound|soldiers soldiers=soldier|NOUN|nsubj|stopped and|CCONJ|cc|militia
        pro-Assad|PROPN|compound|militia militia|NOUN|conj|soldiers stopped=stop|VERB|root|- a|DET|det|convoy
        convoy|NOUN|obj|stopped of|ADP|case|troops US|PROPN|compound|troops troops=troop|NOUN|nmod|convoy
        ~.|PUNCT|punct|stopped
    """
    assert found(tree) == [
        ("Syrian Army soldiers", "soldiers", "group", "Syrian Army"),
        ("pro-Assad militia", "militia", "group", "pro-Assad"),
        ("a convoy of US troops", "convoy", "group", "US"),
    ]


def test_a_nationality_before_no_actor_is_none() -> None:
    """The U.S. sanctions hit a Syrian town near the Russian border."""
    tree = """
        The|DET|det|sanctions U.S.|PROPN|compound|sanctions sanctions=sanction|NOUN|nsubj|hit hit|VERB|root|-
        a|DET|det|town Syrian|ADJ|amod|town town|NOUN|obj|hit near|ADP|case|border the|DET|det|border
        Russian|ADJ|amod|border border|NOUN|nmod|town ~.|PUNCT|punct|hit
    """
    assert found(tree) == []


def test_what_is_made_or_held_by_a_state_is_not_its_own() -> None:
    """A Russian-made tank burned near a US-controlled oil field."""
    tree = """
        A|DET|det|tank Russian|ADJ|compound|made ~-|PUNCT|punct|Russian ~made=make|VERB|amod|tank
        tank|NOUN|nsubj:pass|burned burned=burn|VERB|root|- near|ADP|case|field a|DET|det|field
        US|PROPN|compound|controlled ~-|PUNCT|punct|US ~controlled=control|VERB|amod|field oil|NOUN|compound|field
        field|NOUN|obl|burned ~.|PUNCT|punct|burned
    """
    assert found(tree) == [
        ("A Russian-made tank", "tank", "indefinite", None),
    ]


def test_a_capital_is_an_actor_only_where_it_acts() -> None:
    """Moscow said the patrol left, and the talks were held in Moscow."""
    tree = """
        Moscow|PROPN|nsubj|said said=say|VERB|root|- the|DET|det|patrol patrol|NOUN|nsubj|left
        left=leave|VERB|ccomp|said ~,|PUNCT|punct|held and|CCONJ|cc|held the|DET|det|talks
        talks=talk|NOUN|nsubj:pass|held were=be|AUX|aux:pass|held held=hold|VERB|conj|said in|ADP|case|Moscow#2
        Moscow|PROPN|obl|held ~.|PUNCT|punct|said
    """
    assert found(tree) == [
        ("Moscow", "Moscow", "name", "Moscow"),
        ("the patrol", "patrol", "definite", None),
    ]


def test_a_country_is_an_actor_only_where_it_acts() -> None:
    """The border with Turkey is closed, but Turkey attacked Russia's patrols in Syria."""
    tree = """
        The|DET|det|border border|NOUN|nsubj:pass|closed with|ADP|case|Turkey Turkey|PROPN|nmod|border
        is=be|AUX|aux:pass|closed closed=close|VERB|root|- ~,|PUNCT|punct|attacked but|CCONJ|cc|attacked
        Turkey|PROPN|nsubj|attacked attacked=attack|VERB|conj|closed Russia|PROPN|nmod:poss|patrols ~'s|PART|case|Russia
        patrols=patrol|NOUN|obj|attacked in|ADP|case|Syria Syria|PROPN|nmod|patrols ~.|PUNCT|punct|closed
    """
    assert found(tree) == [
        ("Turkey", "Turkey", "name", "Turkey"),
        ("Russia's patrols", "patrols", "group", "Russia"),
    ]


def test_an_office_belongs_to_the_name_after_it() -> None:
    """US National Security Council spokesman John Ulliot said it."""
    tree = """
        US|PROPN|compound|Security National|ADJ|amod|Council Security|PROPN|compound|Council
        Council|PROPN|compound|spokesman spokesman|NOUN|nmod:desc|John John|PROPN|nsubj|said Ulliot|PROPN|flat|John
        said=say|VERB|root|- it|PRON|obj|said ~.|PUNCT|punct|said
    """
    assert found(tree, people=("John Ulliot",)) == [
        ("US National Security Council spokesman John Ulliot", "John", "name", "John Ulliot"),
        ("it", "it", "pronoun", None),
    ]


def test_joint_adjectives_are_one_group() -> None:
    """Russian and Turkish soldiers met near Idlib. Gunmen attacked a joint Russia-Turkey convoy."""
    tree = """
        Russian|ADJ|amod|soldiers and|CCONJ|cc|Turkish Turkish|ADJ|conj|Russian soldiers=soldier|NOUN|nsubj|met
        met=meet|VERB|root|- near|ADP|case|Idlib Idlib|PROPN|obl|met ~.|PUNCT|punct|met

        Gunmen=gunman|NOUN|nsubj|attacked attacked=attack|VERB|root|- a|DET|det|convoy joint|ADJ|amod|convoy
        Russia|PROPN|compound|convoy ~-|PUNCT|punct|Russia ~Turkey|PROPN|flat|Russia convoy|NOUN|obj|attacked
        ~.|PUNCT|punct|attacked
    """
    assert found(tree) == [
        ("Russian and Turkish soldiers", "soldiers", "group", "Russian and Turkish"),
        ("Gunmen", "Gunmen", "indefinite", None),
        ("a joint Russia-Turkey convoy", "convoy", "group", "Russia-Turkey"),
    ]


def test_grammar_s_it_is_nobody() -> None:
    """It is clear that they left with their vehicles."""
    tree = """
        It|PRON|expl|clear is=be|AUX|cop|clear clear|ADJ|root|- that|SCONJ|mark|left they|PRON|nsubj|left
        left=leave|VERB|csubj|clear with|ADP|case|vehicles their|PRON|nmod:poss|vehicles vehicles=vehicle|NOUN|obl|left
        ~.|PUNCT|punct|clear
    """
    assert found(tree) == [
        ("they", "they", "pronoun", None),
        ("their vehicles", "vehicles", "definite", None),
        ("their", "their", "pronoun", None),
    ]


def test_a_patrol_that_is_done_is_a_deed() -> None:
    """Russia and Turkey do joint patrols."""
    tree = """
        Russia|PROPN|nsubj|do and|CCONJ|cc|Turkey Turkey|PROPN|conj|Russia do|VERB|root|- joint|ADJ|amod|patrols
        patrols=patrol|NOUN|obj|do ~.|PUNCT|punct|do
    """
    assert found(tree) == [
        ("Russia", "Russia", "name", "Russia"),
        ("Turkey", "Turkey", "name", "Turkey"),
    ]


def test_an_agency_s_name_ends_its_phrase() -> None:
    """Syria's state news agency SANA said the US military shot a civilian."""
    tree = """
        Syria|PROPN|nmod:poss|agency ~'s|PART|case|Syria state|PROPN|compound|agency news|NOUN|compound|agency
        agency|NOUN|nsubj|said SANA|PROPN|appos|agency said=say|VERB|root|- the|DET|det|military
        US|PROPN|compound|military military|NOUN|nsubj|shot shot=shoot|VERB|ccomp|said a|DET|det|civilian
        civilian|NOUN|obj|shot ~.|PUNCT|punct|said
    """
    assert found(tree) == [
        ("Syria's state news agency SANA", "agency", "name", "Syria's state news agency SANA"),
        ("the US military", "military", "name", "US military"),
        ("a civilian", "civilian", "indefinite", None),
    ]


def test_an_apposition_is_another_mention() -> None:
    """Maj. Gen. Kenneth Ekman, the deputy commander of US forces, told reporters."""
    tree = """
        Maj.|PROPN|nmod:desc|Kenneth Gen.|PROPN|nmod:desc|Kenneth Kenneth|PROPN|nsubj|told Ekman|PROPN|flat|Kenneth
        ~,|PUNCT|punct|commander the|DET|det|commander deputy|NOUN|compound|commander commander|NOUN|appos|Kenneth
        of|ADP|case|forces US|PROPN|compound|forces forces=force|NOUN|nmod|commander ~,|PUNCT|punct|Kenneth
        told=tell|VERB|root|- reporters=reporter|NOUN|iobj|told ~.|PUNCT|punct|told
    """
    assert found(tree, people=("Maj. Gen. Kenneth Ekman",)) == [
        ("Maj. Gen. Kenneth Ekman", "Kenneth", "name", "Kenneth Ekman"),
        ("the deputy commander of US forces", "commander", "group", "US"),
        ("reporters", "reporters", "indefinite", None),
    ]


def test_people_by_their_number() -> None:
    """A soldier of the Syrian Arab Army was killed and two others were wounded."""
    tree = """
        A|DET|det|soldier soldier|NOUN|nsubj:pass|killed of|ADP|case|Army the|DET|det|Army Syrian|ADJ|amod|Army
        Arab|ADJ|amod|Army Army|PROPN|nmod|soldier was=be|AUX|aux:pass|killed killed=kill|VERB|root|-
        and|CCONJ|cc|wounded two|NUM|nummod|others others=other|NOUN|nsubj:pass|wounded were=be|AUX|aux:pass|wounded
        wounded=wound|VERB|conj|killed ~.|PUNCT|punct|killed
    """
    assert found(tree) == [
        ("A soldier of the Syrian Arab Army", "soldier", "group", "Syrian Arab Army"),
        ("two others", "others", "indefinite", None),
    ]


def test_the_two_sides_and_possessives() -> None:
    """Four US troops were hurt in a collision between their vehicle and a Russian patrol. It added that the patrol had been cleared between the two sides."""
    tree = """
        Four|NUM|nummod|troops US|PROPN|compound|troops troops=troop|NOUN|nsubj:pass|hurt were=be|AUX|aux:pass|hurt
        hurt|VERB|root|- in|ADP|case|collision a|DET|det|collision collision|NOUN|obl|hurt between|ADP|case|vehicle
        their|PRON|nmod:poss|vehicle vehicle|NOUN|nmod|collision and|CCONJ|cc|patrol a|DET|det|patrol
        Russian|ADJ|amod|patrol patrol|NOUN|conj|vehicle ~.|PUNCT|punct|hurt

        It|PRON|nsubj|added added=add|VERB|root|- that|SCONJ|mark|cleared the|DET|det|patrol
        patrol|NOUN|nsubj:pass|cleared had=have|AUX|aux|cleared been=be|AUX|aux:pass|cleared
        cleared=clear|VERB|ccomp|added between|ADP|case|sides the|DET|det|sides two|NUM|nummod|sides
        sides=side|NOUN|obl|cleared ~.|PUNCT|punct|added
    """
    assert found(tree) == [
        ("Four US troops", "troops", "group", "US"),
        ("their vehicle", "vehicle", "definite", None),
        ("their", "their", "pronoun", None),
        ("a Russian patrol", "patrol", "group", "Russian"),
        ("It", "It", "pronoun", None),
        ("the patrol", "patrol", "definite", None),
        ("the two sides", "sides", "definite", None),
    ]


def test_a_nationality_before_a_deed_of_arms_is_its_doer() -> None:
    """Syrian and Russian airstrikes hit Homs. The Russian-made missile fell."""
    tree = """
        Syrian|ADJ|amod|airstrikes and|CCONJ|cc|Russian Russian|ADJ|conj|Syrian airstrikes=airstrike|NOUN|nsubj|hit
        hit|VERB|root|- Homs|PROPN|obj|hit ~.|PUNCT|punct|hit

        The|DET|det|missile Russian|ADJ|compound|made ~-|PUNCT|punct|Russian ~made=make|VERB|amod|missile
        missile|NOUN|nsubj|fell fell=fall|VERB|root|- ~.|PUNCT|punct|fell
    """
    assert found(tree) == [
        ("Syrian", "Syrian", "group", "Syrian"),
        ("Russian", "Russian", "group", "Russian"),
    ]


WORDS = [
    "Russian",
    "US",
    "-",
    "and",
    "soldiers",
    "convoy",
    "of",
    "the",
    "their",
    "(",
    ")",
    "they",
    "SANA",
    "Moscow",
    "two",
    "'s",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(["NOUN", "PROPN", "ADJ", "VERB", "X"])),
        min_size=1,
        max_size=14,
    )
)
def test_any_words_with_any_tags_give_grounded_mentions(words: list[tuple[str, str]]) -> None:
    """However wrong the tree, a mention's head lies inside it, and both are the report's own words."""
    tree = " ".join(["Reports|NOUN|root|-", *(f"{word}|{kind}|nsubj|Reports" for word, kind in words)])
    parsed = make_parsed(tree)
    mentions = find_actors(parsed, REGISTRY)
    for mention in mentions:
        assert mention.span.covers(mention.head)
        assert parsed.report.text[mention.span.start : mention.span.end] == mention.span.text
    assert list(mentions) == sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
