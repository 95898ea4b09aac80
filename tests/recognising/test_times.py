"""Time mentions: their type, and what they date."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.language.parsed import Parsed
from rashomon.recognising.times import find_times
from rashomon.records import Report, report_id

ENGLISH = spacy.blank("en")


def parsed(text: str, doc: Doc | None = None) -> Parsed:
    return Parsed(Report(id=report_id(text, None), text=text, path="x"), doc or ENGLISH(text))


def roles(text: str) -> dict[str, str]:
    return {m.span.text: m.role for m in find_times(parsed(text))}


def types(text: str) -> dict[str, str]:
    return {m.span.text: m.type for m in find_times(parsed(text))}


def test_a_statement_has_its_own_date() -> None:
    text = "Ulliot issued a statement Thursday charging that a vehicle struck another on Tuesday morning."
    assert roles(text) == {"Thursday": "statement", "Tuesday morning": "event"}


def test_words_of_speech_take_the_date_beside_them() -> None:
    assert roles("The rebels attacked on Monday, the ministry said on Wednesday.") == {
        "Monday": "event",
        "Wednesday": "statement",
    }
    assert roles("He tweeted on Wednesday that troops were rammed.") == {"Wednesday": "statement"}
    assert roles("The general told reporters on Tuesday that a truck was hit.") == {"Tuesday": "statement"}


def test_captions_headers_and_datelines_are_not_the_story() -> None:
    text = (
        "Troops clash in Syria\n\nBy Jo Bloggs\n\n28 August 2020\n\n"
        "DAMASCUS, Aug 28 (Agency) -- Four soldiers were injured on Tuesday.\n\n"
        "A truck burns in this screen grab taken from a video, July 16, 2019 (photo credit: X/REUTERS)\n\n"
        "READ MORE: Six dead in market blast, 11 January\n\nCall us on 12 May 2020 at tel. 011-000-4471"
    )
    assert roles(text) == {
        "28 August 2020": "header",
        "Aug 28": "dateline",
        "Tuesday": "event",
        "July 16, 2019": "caption",
        "11 January": "caption",
    }


def test_types() -> None:
    text = "On Tuesday at 9:45 a.m. they waited for three hours, as they do every day."
    assert types(text) == {"Tuesday": "date", "9:45 a.m.": "time", "three hours": "duration", "every day": "set"}


def test_hours_of_a_military_clock_are_no_length() -> None:
    """At 09.40 hours they opened fire, and the fighting lasted 2.5 hours."""
    assert types(test_hours_of_a_military_clock_are_no_length.__doc__ or "") == {"09.40 hours": "time", "2.5 hours": "duration"}


def test_the_tree_decides_what_a_date_hangs_on() -> None:
    """Officials told us what happened Tuesday."""
    words = ["Officials", "told", "us", "what", "happened", "Tuesday", "."]
    doc = Doc(
        Vocab(),
        words=words,
        spaces=[True, True, True, True, True, False, False],
        heads=[1, 1, 1, 4, 1, 4, 1],
        deps=["nsubj", "ROOT", "iobj", "nsubj", "ccomp", "obl", "punct"],
        pos=["NOUN", "VERB", "PRON", "PRON", "VERB", "PROPN", "PUNCT"],
        tags=["NNS", "VBD", "PRP", "WP", "VBD", "NNP", "."],
        lemmas=["official", "tell", "we", "what", "happen", "Tuesday", "."],
    )
    (mention,) = find_times(parsed(doc.text, doc))
    assert mention.role == "event"


def test_march_the_verb_is_no_month() -> None:
    """They will, from March, see."""
    words = ["In", "March", "they", "left", "."]
    doc = Doc(
        Vocab(), words=words, spaces=[True, True, True, False, False], pos=["ADP", "PROPN", "PRON", "VERB", "PUNCT"]
    )
    assert [m.span.text for m in find_times(parsed(doc.text, doc))] == ["March"]
    verb = Doc(
        Vocab(), words=words, spaces=[True, True, True, False, False], pos=["ADP", "VERB", "PRON", "VERB", "PUNCT"]
    )
    assert find_times(parsed(verb.text, verb)) == ()


def test_an_empty_report_has_no_times() -> None:
    assert find_times(parsed("Nothing is dated here.")) == ()
