"""Whose side the actors of a report are on, and what stays open."""

from __future__ import annotations

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.recognising.actors.actors import find_actors
from rashomon.resolving.actors.actors import resolve_actors
from tests.actor_docs import make_parsed

REGISTRY = ActorRegistry.open("syria")


def parties(tree: str, people: tuple[str, ...] = ()) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Each mention's words with its parties as (id, how)."""
    parsed = make_parsed(tree, people=people)
    mentions = find_actors(parsed, REGISTRY)
    resolved = resolve_actors(parsed, mentions, REGISTRY)
    assert set(resolved) <= {m.span for m in mentions}
    return [(m.span.text, tuple((p.id, p.how) for p in resolved.get(m.span, ()))) for m in mentions]


def test_a_nationality_and_a_sector() -> None:
    """French police arrested an Iraqi official."""
    tree = """
        French|ADJ|amod|police police|NOUN|nsubj|arrested arrested=arrest|VERB|root|- an=a|DET|det|official
        Iraqi|ADJ|amod|official official|NOUN|obj|arrested ~.|PUNCT|punct|arrested
    """
    assert parties(tree) == [
        ("French police", (("FRA_COP", "nationality"),)),
        ("an Iraqi official", (("IRQ_GOV", "nationality"),)),
    ]


def test_joint_groups_are_two_parties() -> None:
    """Russian and Turkish soldiers met near Idlib."""
    tree = """
        Russian|ADJ|amod|soldiers and|CCONJ|cc|Turkish Turkish|ADJ|conj|Russian soldiers=soldier|NOUN|nsubj|met
        met=meet|VERB|root|- near|ADP|case|Idlib Idlib|PROPN|obl|met ~.|PUNCT|punct|met
    """
    assert parties(tree) == [
        ("Russian and Turkish soldiers", (("RUS_MIL", "nationality"), ("TUR_MIL", "nationality"))),
    ]


def test_the_convoy_is_the_last_convoy() -> None:
    """American troops stopped a Russian convoy. The convoy turned back."""
    tree = """
        American|ADJ|amod|troops troops=troop|NOUN|nsubj|stopped stopped=stop|VERB|root|- a|DET|det|convoy
        Russian|ADJ|amod|convoy convoy|NOUN|obj|stopped ~.|PUNCT|punct|stopped

        The|DET|det|convoy convoy|NOUN|nsubj|turned turned=turn|VERB|root|- back|ADV|advmod|turned ~.|PUNCT|punct|turned
    """
    assert parties(tree) == [
        ("American troops", (("USA_MIL", "nationality"),)),
        ("a Russian convoy", (("RUS_MIL", "nationality"),)),
        ("The convoy", (("RUS_MIL", "reference"),)),
    ]


def test_possessives_the_speaker_and_the_two_sides() -> None:
    """Four US troops were hurt in a collision between their vehicle and a Russian patrol. A Russian Defense Ministry statement said it. It added that the patrol had been cleared between the two sides."""
    tree = """
        Four|NUM|nummod|troops US|PROPN|compound|troops troops=troop|NOUN|nsubj:pass|hurt were=be|AUX|aux:pass|hurt
        hurt|VERB|root|- in|ADP|case|collision a|DET|det|collision collision|NOUN|obl|hurt between|ADP|case|vehicle
        their|PRON|nmod:poss|vehicle vehicle|NOUN|nmod|collision and|CCONJ|cc|patrol a|DET|det|patrol
        Russian|ADJ|amod|patrol patrol|NOUN|conj|vehicle ~.|PUNCT|punct|hurt

        A|DET|det|statement Russian|ADJ|amod|Ministry Defense|PROPN|compound|Ministry Ministry|PROPN|compound|statement
        statement|NOUN|nsubj|said said=say|VERB|root|- it|PRON|obj|said ~.|PUNCT|punct|said

        It|PRON|nsubj|added added=add|VERB|root|- that|SCONJ|mark|cleared the|DET|det|patrol
        patrol|NOUN|nsubj:pass|cleared had=have|AUX|aux|cleared been=be|AUX|aux:pass|cleared
        cleared=clear|VERB|ccomp|added between|ADP|case|sides the|DET|det|sides two|NUM|nummod|sides
        sides=side|NOUN|obl|cleared ~.|PUNCT|punct|added
    """
    assert parties(tree) == [
        ("Four US troops", (("USA_MIL", "nationality"),)),
        ("their vehicle", (("USA_MIL", "reference"),)),
        ("their", (("USA_MIL", "reference"),)),
        ("a Russian patrol", (("RUS_MIL", "nationality"),)),
        ("A Russian Defense Ministry statement", (("RUS_MIL", "alias"),)),
        ("it", ()),
        ("It", (("RUS_MIL", "reference"),)),
        ("the patrol", (("RUS_MIL", "reference"),)),
        ("the two sides", (("RUS_MIL", "reference"), ("USA_MIL", "reference"))),
    ]


def test_who_is_ordered_acts() -> None:
    """Syrian soldiers halted the US patrol unit, demanding that they turn back."""
    tree = """
        Syrian|ADJ|amod|soldiers soldiers=soldier|NOUN|nsubj|halted halted=halt|VERB|root|- the|DET|det|unit
        US|PROPN|compound|unit patrol|PROPN|compound|unit unit|PROPN|obj|halted ~,|PUNCT|punct|demanding
        demanding=demand|VERB|advcl|halted that|SCONJ|mark|turn they|PRON|nsubj|turn turn|VERB|ccomp|demanding
        back|ADV|advmod|turn ~.|PUNCT|punct|halted
    """
    assert parties(tree) == [
        ("Syrian soldiers", (("SYR_MIL", "nationality"),)),
        ("the US patrol unit", (("USA_MIL", "nationality"),)),
        ("they", (("USA_MIL", "reference"),)),
    ]


def test_others_are_of_the_kind_counted_before() -> None:
    """A soldier of the Syrian Arab Army was killed and two others were wounded."""
    tree = """
        A|DET|det|soldier soldier|NOUN|nsubj:pass|killed of|ADP|case|Army the|DET|det|Army Syrian|ADJ|amod|Army
        Arab|ADJ|amod|Army Army|PROPN|nmod|soldier was=be|AUX|aux:pass|killed killed=kill|VERB|root|-
        and|CCONJ|cc|wounded two|NUM|nummod|others others=other|NOUN|nsubj:pass|wounded were=be|AUX|aux:pass|wounded
        wounded=wound|VERB|conj|killed ~.|PUNCT|punct|killed
    """
    assert parties(tree) == [
        ("A soldier of the Syrian Arab Army", (("SYR_MIL", "alias"),)),
        ("two others", (("SYR_MIL", "reference"),)),
    ]


def test_a_person_is_of_the_side_described() -> None:
    """Col. Jane Roe, the deputy commander of US forces, told reporters. She said Russian troops came. On Monday Roe left."""
    tree = """
        Col.|PROPN|nmod:desc|Jane Jane|PROPN|nsubj|told Roe|PROPN|flat|Jane ~,|PUNCT|punct|commander
        the|DET|det|commander deputy|NOUN|amod|commander commander|NOUN|appos|Jane of|ADP|case|forces
        US|PROPN|compound|forces forces=force|NOUN|nmod|commander ~,|PUNCT|punct|Jane told=tell|VERB|root|-
        reporters=reporter|NOUN|iobj|told ~.|PUNCT|punct|told

        She|PRON|nsubj|said said=say|VERB|root|- Russian|ADJ|amod|troops troops=troop|NOUN|nsubj|came
        came=come|VERB|ccomp|said ~.|PUNCT|punct|said

        On|ADP|case|Monday Monday|PROPN|obl|left Roe|PROPN|nsubj|left left=leave|VERB|root|- ~.|PUNCT|punct|left
    """
    assert parties(tree, people=("Col. Jane Roe", "Roe")) == [
        ("Col. Jane Roe", (("USA_MIL", "nationality"),)),
        ("the deputy commander of US forces", (("USA_MIL", "nationality"),)),
        ("reporters", ()),
        ("She", (("USA_MIL", "reference"),)),
        ("Russian troops", (("RUS_MIL", "nationality"),)),
        ("Roe", (("USA_MIL", "reference"),)),
    ]


def test_a_government_at_arms_is_its_army() -> None:
    """Turkey began attacking the village. Turkey said the attack was over."""
    tree = """
        Turkey|PROPN|nsubj|began began=begin|VERB|root|- attacking=attack|VERB|xcomp|began the|DET|det|village
        village|NOUN|obj|attacking ~.|PUNCT|punct|began

        Turkey|PROPN|nsubj|said said=say|VERB|root|- the|DET|det|attack attack|NOUN|nsubj|over was=be|AUX|cop|over
        over|ADV|ccomp|said ~.|PUNCT|punct|said
    """
    assert parties(tree) == [
        ("Turkey", (("TUR_MIL", "nationality"),)),
        ("Turkey", (("TUR_GOV", "nationality"),)),
    ]


def test_the_occupation_is_who_the_report_says() -> None:
    """US occupation forces left Idlib. A patrol of the occupation fired."""
    tree = """
        US|PROPN|compound|forces occupation|NOUN|compound|forces forces=force|NOUN|nsubj|left left=leave|VERB|root|-
        Idlib|PROPN|obj|left ~.|PUNCT|punct|left

        A|DET|det|patrol patrol|NOUN|nsubj:pass|fired of|ADP|case|occupation the|DET|det|occupation
        occupation|NOUN|nmod|patrol fired=fire|VERB|root|- ~.|PUNCT|punct|fired
    """
    assert parties(tree) == [
        ("US occupation forces", (("USA_MIL", "nationality"),)),
        ("A patrol of the occupation", (("USA_MIL", "reference"),)),
    ]


def test_the_soldiers_are_the_only_armed_side_near() -> None:
    """Villagers stoned an American vehicle in Syria. The soldiers fired into the crowd."""
    tree = """
        Villagers=villager|NOUN|nsubj|stoned stoned=stone|VERB|root|- an=a|DET|det|vehicle American|ADJ|amod|vehicle
        vehicle|NOUN|obj|stoned in|ADP|case|Syria Syria|PROPN|obl|stoned ~.|PUNCT|punct|stoned

        The|DET|det|soldiers soldiers=soldier|NOUN|nsubj|fired fired=fire|VERB|root|- into|ADP|case|crowd
        the|DET|det|crowd crowd|NOUN|obl|fired ~.|PUNCT|punct|fired
    """
    assert parties(tree) == [
        ("Villagers", (("CIV", "alias"),)),
        ("an American vehicle", (("USA_MIL", "nationality"),)),
        ("The soldiers", (("USA_MIL", "reference"),)),
        ("the crowd", (("CIV", "alias"),)),
    ]


def test_a_soldier_of_nobody_stays_open() -> None:
    """A soldier was killed near Homs. Gunmen fled."""
    tree = """
        A|DET|det|soldier soldier|NOUN|nsubj:pass|killed was=be|AUX|aux:pass|killed killed=kill|VERB|root|-
        near|ADP|case|Homs Homs|PROPN|obl|killed ~.|PUNCT|punct|killed

        Gunmen=gunman|NOUN|nsubj|fled fled=flee|VERB|root|- ~.|PUNCT|punct|fled
    """
    assert parties(tree) == [
        ("A soldier", ()),
        ("Gunmen", (("UNKNOWN", "alias"),)),
    ]


def test_whoever_attacks_is_not_attacked() -> None:
    """Russian troops attacked the convoy."""
    tree = """
        Russian|ADJ|amod|troops troops=troop|NOUN|nsubj|attacked attacked=attack|VERB|root|- the|DET|det|convoy
        convoy|NOUN|obj|attacked ~.|PUNCT|punct|attacked
    """
    assert parties(tree) == [
        ("Russian troops", (("RUS_MIL", "nationality"),)),
        ("the convoy", ()),
    ]


def test_between_two_sides_nothing_is_guessed() -> None:
    """American troops fought Turkish soldiers. The officers fled."""
    tree = """
        American|ADJ|amod|troops troops=troop|NOUN|nsubj|fought fought=fight|VERB|root|- Turkish|ADJ|amod|soldiers
        soldiers=soldier|NOUN|obj|fought ~.|PUNCT|punct|fought

        The|DET|det|officers officers=officer|NOUN|nsubj|fled fled=flee|VERB|root|- ~.|PUNCT|punct|fled
    """
    assert parties(tree) == [
        ("American troops", (("USA_MIL", "nationality"),)),
        ("Turkish soldiers", (("TUR_MIL", "nationality"),)),
        ("The officers", ()),
    ]


def test_in_a_transcript_we_are_whose_turn_it_is() -> None:
    """COALITION SPOKESMAN: We fired at Idlib."""
    tree = """
        COALITION|NOUN|compound|SPOKESMAN SPOKESMAN|NOUN|root|- ~:|PUNCT|punct|fired We|PRON|nsubj|fired
        fired=fire|VERB|parataxis|SPOKESMAN at|ADP|case|Idlib Idlib|PROPN|obl|fired ~.|PUNCT|punct|fired
    """
    assert parties(tree) == [
        ("COALITION SPOKESMAN", (("USA_MIL", "alias"),)),
        ("We", (("USA_MIL", "reference"),)),
    ]


def test_regime_soldiers_are_the_army_s_and_loyalists_the_militia_s() -> None:
    """Regime soldiers and pro-government fighters left Homs."""
    tree = """
        Regime|PROPN|compound|soldiers soldiers=soldier|NOUN|nsubj|left and|CCONJ|cc|fighters
        pro-government|ADJ|amod|fighters fighters=fighter|NOUN|conj|soldiers left=leave|VERB|root|- Homs|PROPN|obj|left
        ~.|PUNCT|punct|left
    """
    assert parties(tree) == [
        ("Regime soldiers", (("SYR_MIL", "alias"),)),
        ("pro-government fighters", (("SYR_PGM", "alias"),)),
    ]


def test_who_strikes_is_not_who_is_struck() -> None:
    """Russian airstrikes killed two soldiers in Idlib."""
    tree = """
        Russian|ADJ|amod|airstrikes airstrikes=airstrike|NOUN|nsubj|killed killed=kill|VERB|root|-
        two|NUM|nummod|soldiers soldiers=soldier|NOUN|obj|killed in|ADP|case|Idlib Idlib|PROPN|obl|killed
        ~.|PUNCT|punct|killed
    """
    assert parties(tree) == [
        ("Russian", (("RUS_MIL", "nationality"),)),
        ("two soldiers", ()),
    ]
