"""An attribute is one line of one table."""

from __future__ import annotations

from rashomon.records import ITEMS, QUESTIONS, ROLES, STANCES, TOLLS, Answer, Attribute, asking, question_of


def test_every_attribute_has_its_line_and_a_label_of_its_own() -> None:
    assert set(QUESTIONS) == set(Attribute)
    assert all(question_of(attribute).attribute is attribute for attribute in Attribute)
    assert len({asked.label for asked in QUESTIONS.values()}) == len(QUESTIONS)


def test_the_attributes_by_what_answers_them() -> None:
    assert set(ROLES) == {Attribute.ACTOR, Attribute.RECIPIENT, Attribute.BLAME}
    assert set(TOLLS) == {Attribute.KILLED, Attribute.INJURED, Attribute.DETAINED, Attribute.MISSING}
    assert set(ITEMS) == set(asking(Answer.ITEM))
    assert set(STANCES) == {Attribute.AGREEMENT, Attribute.CONTROL}
    assert {attribute for attribute in Attribute if not question_of(attribute).reconciled} == {Attribute.MODE, Attribute.STATEMENT, Attribute.WORDING}
