"""Times that date something else than the event beside them.

"Turkish forces shelled Ain Issa, in breach of the October 22 memorandum" tells no day of the shelling, and "an investigation into
the shelling began on Thursday" tells that of the investigation.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from rashomon.knowledge.speech import load_speech
from rashomon.language.clauses import ancestors, clause_of

_OTHER_THINGS = frozenset(
    {
        "accord", "agreement", "anniversary", "ceasefire", "conference", "deal", "decision", "decree", "deadline", "election", "exercise",
        "fatwa", "holiday", "law", "meeting", "memorandum", "negotiation", "pact", "parliament", "resolution", "round", "session", "summit",
        "talk", "talks", "treaty", "beginning", "start", "outbreak", "crisis", "war", "uprising", "revolution", "truce", "vote", "visit", "interview", "edition", "issue", "letter", "tweet", "post", "broadcast",
    }
)  # fmt: skip
"""Things with days of their own, which a sentence of a clash names beside it."""

_SPEAKING = frozenset({"ask", "question", "speak"})
"""Their day is that of the words: "Asked about it on Thursday, the mayor said", "spoke of it on Thursday"."""
_OTHER_DEEDS = frozenset({"agree", "arrive", "convene", "sign", "travel", "visit", "vote"})

_ABOUT = frozenset(
    {
        "condemnation", "condolence", "debate", "funeral", "inquiry", "investigation", "mourning", "outcry", "probe", "protest", "reaction",
        "resolution", "response", "tally", "toll", "trial", "tribute", "vigil", "burial", "demonstration", "anger", "outrage",
        "bury", "condemn", "criticise", "criticize", "decry", "denounce", "deplore", "discuss", "investigate", "mourn", "slam",
    }
)  # fmt: skip
"""What comes after an event and speaks of it: its day is not the event's."""

_AFTERMATH = frozenset(
    {"sentence", "jail", "convict", "acquit", "plead", "indict", "imprison", "extradite", "deport", "unveil", "commemorate", "honour", "honor"}
    | {"bury", "mourn", "identify", "name", "exhume", "compensate", "inaugurate", "pardon", "apologise", "apologize", "rebury", "attend", "visit", "tour"}
)
"""What is done for or to somebody long after: court, memorial, burial, the naming of the dead. Its day is not the deed's."""
_AFTERMATH_OF = {
    "mark": frozenset({"anniversary", "year", "decade", "day"}), "lay": frozenset({"wreath", "flower"}), "release": frozenset({"name", "list", "identity"}),
    "publish": frozenset({"name", "list", "identity"}), "charge": frozenset({"suspect", "man", "officer", "soldier"}),
    "observe": frozenset({"silence", "minute", "mourning"}), "hold": frozenset({"funeral", "vigil", "memorial", "ceremony"}),
}  # fmt: skip
"""Verbs that are such deeds with these objects."""
_REMEMBRANCES = frozenset({"anniversary", "commemoration", "remembrance", "centenary"})
_LONG = frozenset({"year", "decade"})
_TOLLS = frozenset({"tally", "toll"})
_SHOWN = frozenset(
    {"air", "appear", "broadcast", "circulate", "emerge", "publish", "release", "share", "surface", "upload"}
)
_FOOTAGE = frozenset({"clip", "footage", "image", "photo", "photograph", "picture", "recording", "video"})
_OCCASIONS = frozenset({"briefing", "conference", "forum", "hearing", "interview", "rally", "seminar", "session", "speech", "summit"})
"""Where people speak of what happened elsewhere."""
_ISSUED = frozenset({"address", "brief", "issue", "publish", "release", "tell"})
"""Deeds of speech: nobody is shelled by them, and where they are done nothing else is told to be."""
_TURNS = frozenset({"before", "after", "until", "till", "since"})


def dates_elsewhere(word: Token, trigger: Token) -> bool:
    """Whether the time at `word` dates something else than the event told by `trigger`.

    That is: what it hangs on below the event ("the October 22 memorandum"), what stands between the event and the verb that it dates
    ("an investigation into the shelling began on Thursday"), a verb whose object or place the event only tells more of ("on Monday
    visited a school where rebels had killed six"), footage that shows the event, or a clause that begins with "before" or "after".
    """
    if trigger.lemma_.lower() in _TOLLS:
        return trigger not in ancestors(word)  # "the death toll rose to 61 on Wednesday"
    above = {token.i for token in ancestors(trigger)}
    climbed = list(takewhile(lambda token: token.i not in above, ancestors(word)))
    joint = next((token for token in ancestors(word) if token.i in above), None)
    if any(_is_other_thing(token, trigger) for token in climbed[1:]):
        return True
    below = takewhile(lambda token: joint is None or token.i != joint.i, ancestors(trigger))
    if any(token.i != trigger.i and token.lemma_.lower() in _ABOUT for token in below):
        return joint is not None
    if joint is not None and joint.i != trigger.i and joint.lemma_.lower() in _ABOUT:
        return True
    clause = clause_of(word)
    if joint is not None and joint.i == clause.i != trigger.i and any(t.dep_ == "acl:relcl" for t in takewhile(lambda token: token.i != clause.i, (trigger, *ancestors(trigger)))):
        return True
    if clause.i != trigger.i and _is_aftermath(clause) and not clause.i < trigger.i < word.i:
        return True  # but the year in "jailed him for killing six people in 1994" is the killing's
    if joint is not None and clause.i not in above and clause.dep_ == "advcl":
        return any(child.dep_ == "mark" and child.lower_ in _TURNS for child in clause.children)
    return _shows(clause)


def is_remembered(trigger: Token) -> bool:
    """Whether what is told is what others look back on years after: "the anniversary of the shelling", "ten years since rebels shelled the town"."""
    for token in ancestors(trigger):
        if token.i != trigger.i and token.lemma_.lower() in _REMEMBRANCES:
            return True
        turns = (c for c in token.children if c.dep_ in ("mark", "case") and c.lower_ in ("since", "after") and c.i > 0)
        if any(turn.nbor(-1).lemma_.lower() in _LONG for turn in turns):
            return True
    return False


def dates_other_thing(word: Token) -> bool:
    """Whether a time hangs on a thing or a deed that has a day of its own: "a truce of 20 August", "inspectors arrived on Friday"."""
    if word.head.i != word.i and _is_other_thing(word.head, word):
        return True
    clause = clause_of(word)
    if _is_aftermath(clause) or clause.lemma_.lower() in _SPEAKING:
        return True
    return clause.lemma_.lower() in _OTHER_DEEDS and any(child.dep_.startswith("nsubj") for child in clause.children)


def is_told_there(word: Token, triggers: Sequence[Token]) -> bool:
    """Whether the place at `word` is where somebody speaks of the events told by `triggers`: "a report issued in Geneva", "told a forum in Vienna", "said in Moscow that"."""
    above = word.head
    if above.i == word.i or above in triggers:
        return False
    holder = set(ancestors(above))
    if above.pos_ in ("NOUN", "PROPN"):
        return above.lemma_.lower() in _OCCASIONS and holder.isdisjoint(triggers)
    if above.pos_ != "VERB":
        return False
    if above.lemma_.lower() in _ISSUED:
        return True
    if word.left_edge.i != above.i + 1 or not holder.isdisjoint(triggers) or not load_speech().uses(above.lemma_.lower(), "say", "deny"):
        return False
    last = max((t.i for t in word.subtree), default=word.i)
    return last + 1 >= word.sent.end or word.doc[last + 1].lower_ in ("that", ",", ".", "on", "after", "during")


def _is_other_thing(token: Token, trigger: Token) -> bool:
    return token.i != trigger.i and token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in _OTHER_THINGS


def _is_aftermath(clause: Token) -> bool:
    """Whether a clause tells what was done long after a deed: "sentenced", "marked the anniversary", "were buried"."""
    lemma = clause.lemma_.lower()
    if lemma in _AFTERMATH:
        return clause.pos_ == "VERB"
    objects = _AFTERMATH_OF.get(lemma, frozenset())
    return any(child.lemma_.lower() in objects for child in clause.children if child.dep_.split(":")[0] in ("obj", "obl") or child.dep_ == "nsubj:pass")


def _shows(clause: Token) -> bool:
    """Whether a clause tells that footage came out: "footage that emerged on Wednesday"."""
    if clause.lemma_.lower() not in _SHOWN:
        return False
    nouns = [clause.head, *(child for child in clause.children if child.dep_.startswith("nsubj"))]
    return any(noun.lemma_.lower() in _FOOTAGE for noun in nouns)
