"""What may be asked of an occurrence: one line for each attribute, with what sort of answer it takes. Nothing else says what an attribute is.

asking(Answer.COUNT)                        # the tolls
question_of(Attribute.BLAME).substance      # 0: its disputes come first
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.claim import Attribute


class Answer(StrEnum):
    """A sort of answer: what a claim's value is, and what it stands for once it is known."""

    CODE = "code"
    """A code of a closed list: PLOVER's types and modes, the kinds of encounters, a number in a series."""
    PERIOD = "period"
    PLACE = "place"
    PARTY = "party"
    COUNT = "count"
    """A number of people; what it stands for is whose people they are."""
    ITEM = "item"
    """The name of a thing."""
    STANCE = "stance"
    """What is said of an agreement or of a place: broken, kept; held, lost."""
    WORDS = "words"
    """The source's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What one attribute asks.

    `label` is what a reader sees, `unsaid` how it is told that somebody leaves it out. `many` answers stand side by side and gainsay each other in nothing. What is not `reconciled` is told and never
    compared. `substance` is the rank of its disputes: 0 who did it to whom, by whose fault, at what cost in lives; 1 what it was and what else it cost; 2 the rest.
    """

    attribute: Attribute
    answer: Answer
    label: str
    unsaid: str
    many: bool = False
    reconciled: bool = True
    substance: int = 2


_ASKED = (
    Question(attribute=Attribute.TYPE, answer=Answer.CODE, label="Type of event", unsaid="what happened", substance=1),
    Question(attribute=Attribute.MODE, answer=Answer.CODE, label="How it was done", unsaid="how it was done", reconciled=False),
    Question(attribute=Attribute.KIND, answer=Answer.CODE, label="What happened", unsaid="what happened", substance=1),
    Question(attribute=Attribute.ORDINAL, answer=Answer.CODE, label="Number in its series", unsaid="its number in a series"),
    Question(attribute=Attribute.PERIOD, answer=Answer.PERIOD, label="When", unsaid="the day"),
    Question(attribute=Attribute.PLACE, answer=Answer.PLACE, label="Where", unsaid="the place"),
    Question(attribute=Attribute.ACTOR, answer=Answer.PARTY, label="Who acted", unsaid="who acted", substance=0),
    Question(attribute=Attribute.RECIPIENT, answer=Answer.PARTY, label="On whom", unsaid="on whom", substance=0),
    Question(attribute=Attribute.BLAME, answer=Answer.PARTY, label="Blame", unsaid="whose fault it was", substance=0),
    Question(attribute=Attribute.KILLED, answer=Answer.COUNT, label="Killed", unsaid="whether anyone was killed", substance=0),
    Question(attribute=Attribute.INJURED, answer=Answer.COUNT, label="Injured", unsaid="whether anyone was hurt", substance=1),
    Question(attribute=Attribute.DETAINED, answer=Answer.COUNT, label="Detained", unsaid="whether anyone was held", substance=1),
    Question(attribute=Attribute.MISSING, answer=Answer.COUNT, label="Missing", unsaid="whether anyone is missing", substance=1),
    Question(attribute=Attribute.OBJECT, answer=Answer.ITEM, label="Objects", unsaid="what was hit", many=True, substance=1),
    Question(attribute=Attribute.EQUIPMENT, answer=Answer.ITEM, label="Equipment", unsaid="what was used", many=True),
    Question(attribute=Attribute.EVIDENCE, answer=Answer.ITEM, label="Evidence", unsaid="anything that shows it", many=True),
    Question(attribute=Attribute.TIME_MARK, answer=Answer.ITEM, label="Time mark", unsaid="any time mark", many=True),
    Question(attribute=Attribute.AGREEMENT, answer=Answer.STANCE, label="Agreement", unsaid="any agreement", substance=0),
    Question(attribute=Attribute.CONTROL, answer=Answer.STANCE, label="Control", unsaid="who holds the ground", substance=1),
    Question(attribute=Attribute.STATEMENT, answer=Answer.WORDS, label="Says", unsaid="anything else", reconciled=False),
    Question(attribute=Attribute.WORDING, answer=Answer.WORDS, label="Wording", unsaid="any name for it", reconciled=False),
)
QUESTIONS: Mapping[Attribute, Question] = {asked.attribute: asked for asked in _ASKED}
"""Every attribute's, in the order in which a reader takes them up: what, when, where, who, whose fault, what it cost, what is shown."""


def question_of(attribute: Attribute) -> Question:
    """What an attribute asks."""
    return QUESTIONS[attribute]


def asking(answer: Answer) -> tuple[Attribute, ...]:
    """The attributes that take this sort of answer, in a reader's order."""
    return tuple(attribute for attribute, asked in QUESTIONS.items() if asked.answer is answer)


ROLES = asking(Answer.PARTY)
"""Who acted, on whom, and whose fault it was."""
TOLLS = asking(Answer.COUNT)
"""The attributes that count people, by what befell them."""
ITEMS = tuple(attribute for attribute, asked in QUESTIONS.items() if asked.many)
"""Things that are told side by side."""
STANCES = asking(Answer.STANCE)
TAKING_PART = (Attribute.ACTOR, Attribute.RECIPIENT)
"""Who took part, whoever is to blame."""
SETTING = (Attribute.PERIOD, Attribute.PLACE)
"""When and where: what newsrooms tell in their own words."""
WHAT_HAPPENED = (Attribute.KIND, Attribute.TYPE)
"""What it was, the finer word first."""
