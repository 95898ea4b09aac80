"""What else a source says of a happening, in its own words, where none of the coded questions is answered.

"He called their actions unsafe and unprofessional": no day, no toll, no doer, and yet an account, which must not be lost.
"""

from __future__ import annotations

from rashomon.coding.claims.story import Story
from rashomon.coding.claims.writer import ClaimWriter
from rashomon.coding.happenings.happening import Happening, near
from rashomon.coding.speech.cue_words import cue_words
from rashomon.coding.speech.speakers_so_far import Speech
from rashomon.records import Attribute, Attribution, Polarity, Span

_SPEAKERS = frozenset({"official", "agency", "media", "monitor", "document"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither"})
_NOTHING = frozenset({"nothing", "little", "comment", "none"})
_REACH, _FARTHEST = 3, 10
_SHORTEST, _LONGEST = 4, 60
"""Words: shorter runs say nothing without the cue before them ("says the opposite"), longer ones are cut at a token."""


def write_statements(story: Story, happening: Happening, writer: ClaimWriter) -> None:
    """One statement for each named source that speaks where the happening is told and has no other claim about it."""
    heard = {s.key for claim in writer.claims for s in (claim.attribution.source, *claim.attribution.via)}
    for speech in story.speeches:
        if speech.source.kind not in _SPEAKERS or speech.source.key in heard or not _concerns(story, happening, speech):
            continue
        words = _words(story, speech)
        if words is None:
            continue
        heard.add(speech.source.key)
        said = Attribution(source=speech.source, cue=story.scene.parsed.span(cue_words(speech.cue, speech.covers)), rule=speech.rule)
        polarity = Polarity.DENIED if speech.denies and words.start > speech.cue.idx else Polarity.ASSERTED
        writer.add(Attribute.STATEMENT, words.text, (words,), said, "statement.in-own-words", polarity=polarity)


def _concerns(story: Story, happening: Happening, speech: Speech) -> bool:
    """Whether a cue stands in a sentence that tells of the happening, right behind it in its paragraph, or in its entry.

    For the main one also within _REACH of it, and farther where its words name the event and no other was told since.
    """
    scene = story.scene
    sentence = scene.sentence_of[speech.cue.i]
    if near(happening, sentence, 0):
        return True
    if story.told_elsewhere(happening, sentence):
        return False
    entry = happening.tellings[0].entry
    if entry >= 0 or scene.entry_at(speech.cue.idx) >= 0:
        return entry == scene.entry_at(speech.cue.idx)
    if happening is story.main and (near(happening, sentence, _REACH) or _still_about(story, happening, speech)):
        return True
    last = max((t.trigger.span.end for t in happening.tellings if t.sentence < sentence), default=None)
    if last is None or scene.sentence_at(last) < sentence - (2 if speech.denies else 1):
        return False
    return speech.denies or "\n\n" not in scene.parsed.report.text[last : speech.cue.idx]


def _still_about(story: Story, happening: Happening, speech: Speech) -> bool:
    """Whether farther words name the event or its harm, nothing else having been told since: "also reported the protest"."""
    scene = story.scene
    sentence = scene.sentence_of[speech.cue.i]
    if not near(happening, sentence, _FARTHEST) or speech.stance:
        return False
    last = max((t.sentence for h in story.happenings for t in h.tellings if t.sentence < sentence), default=-1)
    if not any(t.sentence == last for t in happening.tellings):
        return False
    nouns = (scene.parsed.doc[i].lemma_.lower() for i in speech.covers if scene.parsed.doc[i].pos_ == "NOUN")
    told = {entry.id for noun in nouns for _, entry in scene.lexicon.nouns.get(noun, ())}
    return bool(told & {t.trigger.entry.id for t in happening.tellings})


def _silent(story: Story, speech: Speech, words: list[int]) -> bool:
    """Whether the cue tells that nothing was said: "has not commented on the raid", "say nothing"."""
    return any(c.lower_ in _NOT for c in speech.cue.children) or any(
        story.scene.parsed.doc[i].lower_ in _NOTHING for i in words
    )


def _words(story: Story, speech: Speech) -> Span | None:
    """The longest unbroken run of the words that a cue covers, a short one with the cue right before it ("denies it")."""
    runs: list[list[int]] = []
    for index in sorted(speech.covers):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    doc = story.scene.parsed.doc
    trimmed = [[i for i in run if not doc[i].is_space] for run in runs]
    best = max(trimmed, key=len, default=[])[:_LONGEST]
    while best and doc[best[0]].is_punct:
        best = best[1:]
    if sum(doc[i].is_alpha for i in best) < _SHORTEST:
        if not best or best[0] != speech.cue.i + 1 or speech.stance or _silent(story, speech, best):
            return None
        best = [speech.cue.i, *best]
    return story.scene.parsed.span(doc[best[0] : best[-1] + 1])
