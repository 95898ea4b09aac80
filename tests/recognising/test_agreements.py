"""Agreements that a report speaks of."""

from __future__ import annotations

from rashomon.knowledge.agreements import Agreements
from rashomon.recognising.agreements import find_agreements
from tests.actor_docs import make_parsed


def found(tree: str) -> list[tuple[str, str]]:
    """Each agreement's words and id."""
    mentions = find_agreements(make_parsed(tree), Agreements.open("syria"))
    assert all(m.kind == "agreement" for m in mentions)
    return [(m.span.text, m.item) for m in mentions]


def test_wordings_of_one_agreement() -> None:
    """The US violated the de-confliction protocols. Moscow invoked the Sochi memorandum."""
    tree = """
        The|DET|det|US US|PROPN|nsubj|violated violated=violate|VERB|root|- the|DET|det|protocols de|ADJ|amod|protocols
        ~-|PUNCT|punct|de ~confliction|NOUN|compound|protocols protocols=protocol|NOUN|obj|violated
        ~.|PUNCT|punct|violated

        Moscow|PROPN|nsubj|invoked invoked=invoke|VERB|root|- the|DET|det|memorandum Sochi|PROPN|compound|memorandum
        memorandum|NOUN|obj|invoked ~.|PUNCT|punct|invoked
    """
    assert found(tree) == [("de-confliction protocols", "usa-rus-deconfliction"), ("Sochi memorandum", "sochi-2019")]


def test_words_of_several_meanings_need_the_parties() -> None:
    """The factory followed protocols. Russian officers used the hotline."""
    tree = """
        The|DET|det|factory factory|NOUN|nsubj|followed followed=follow|VERB|root|- protocols=protocol|NOUN|obj|followed
        ~.|PUNCT|punct|followed

        Russian|ADJ|amod|officers officers=officer|NOUN|nsubj|used used=use|VERB|root|- the|DET|det|hotline
        hotline|NOUN|obj|used ~.|PUNCT|punct|used
    """
    assert found(tree) == [("hotline", "usa-rus-deconfliction")]


def test_an_unnamed_ceasefire_stays_unnamed() -> None:
    """Both sides broke the ceasefire."""
    tree = """
        Both|DET|det|sides sides=side|NOUN|nsubj|broke broke=break|VERB|root|- the|DET|det|ceasefire
        ceasefire|NOUN|obj|broke ~.|PUNCT|punct|broke
    """
    assert found(tree) == [("ceasefire", "ceasefire")]
