"""A noun before its finite verb is its subject."""

from rashomon.language import load_pipeline
from rashomon.language.annotating import Parse
from rashomon.language.subjects import mend_subjects


def test_under_a_headline_that_ends_in_a_participle() -> None:
    """What stands in the line above does not make an object of whoever acts."""
    doc = load_pipeline()("Five hurt in Homs shelling\n\nTurkish troops shelled a post near Homs on Tuesday.")
    (troops,) = (token for token in doc if token.text == "troops")
    assert (troops.dep_, troops.head.text) == ("nsubj", "shelled")


def test_what_has_a_subject_keeps_its_object() -> None:
    """As in "which post they shelled": the post is shelled, whatever stands first."""
    parse = Parse([2, 2, 2], ["obj", "nsubj", "root"], ["NOUN", "PRON", "VERB"], ["NN", "PRP", "VBD"], [""] * 3, ["O"] * 3)
    mend_subjects(parse)
    assert parse.relations == ["obj", "nsubj", "root"]
    parse = Parse([1, 1], ["obj", "root"], ["NOUN", "VERB"], ["NN", "VBD"], [""] * 2, ["O"] * 2)
    mend_subjects(parse)
    assert parse.relations == ["nsubj", "root"]
