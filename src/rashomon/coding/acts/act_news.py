"""Which acts of speech and of policy are the news of a report, and which only comment on a clash that is.

"Russia condemned the attack" in a report that narrates the attack is one side's word about it: its claims and statements keep
it. Where no clash is narrated, the condemnation itself is what happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.coding.acts.act_roles import beside
from rashomon.coding.claims.story import Story
from rashomon.coding.happenings.happening import CALM, Happening
from rashomon.coding.telling.telling import Telling
from rashomon.language.clauses import ancestors
from rashomon.records import UNKNOWN

_PEACEFUL = CALM | {"withdrawal"}
_ASIDE = frozenset({"advcl", "acl", "nmod", "obl", "acl:relcl"})


def news_acts(story: Story, acts: Sequence[Telling]) -> list[list[Telling]]:
    """The acts that are news, those of one type by one actor together; none where a clash is the news.

    An act whose words already tell a happening of its type is that happening.
    """
    news = [h for n, h in enumerate(story.happenings) if n in story.news]
    if any(_narrated(happening, acts) for happening in news):
        return []
    told = {(t.type, i) for h in news for t in h.tellings for i in t.trigger.words}
    harmed = {i for h in news for t in h.tellings if t.tolls for i in t.trigger.words}  # "captured 20 rebels" is no town
    groups: list[list[Telling]] = []
    for act in acts:
        if any((act.type, i) in told or i in harmed for i in act.trigger.words):
            continue
        same = next((g for g in groups if g[0].type == act.type and _actors(g[0]) & _actors(act)), None)
        if same is None:
            groups.append([act])
        else:
            same.append(act)
    return groups


def is_comment(story: Story, act: Telling) -> bool:
    """Whether an act speaks of a clash that the report tells as having happened: "condemned the shelling of Ain Issa".

    What only came before ("suspended aid after the shelling") is not what it speaks of.
    """
    words = act.trigger.words
    for happening in story.happenings:
        for telling in happening.tellings:
            if telling.sentence != act.sentence or telling.trigger.words & words or telling.kind in _PEACEFUL:
                continue
            chain = list(ancestors(telling.trigger.token))
            above = next((n for n, token in enumerate(chain) if token.i in words), None)
            if above is not None and not any(beside(token) for token in chain[:above]):
                return True
    return False


def reads_better(acts: Sequence[Telling], happening: Happening) -> bool:
    """Whether acts of another type spell out all that tells of a happening: "expelled the ambassador" is no block."""
    return all(
        any(act.type != t.type and t.trigger.words < act.trigger.words for act in acts)
        for t in happening.tellings
        if not t.trigger.entry.generic
    )


def _actors(act: Telling) -> frozenset[str]:
    """Who acts: parties by their id, others by their words."""
    return frozenset(p.id if p.id != UNKNOWN else a.span.text for a in act.roles.actors for p in a.parties)


def _narrated(happening: Happening, acts: Sequence[Telling]) -> bool:
    """Whether a clash is told in a main clause, and not only as what an act is about or what came before it."""
    if happening.kinds <= _PEACEFUL and happening.kinds:
        return False
    words = {i for act in acts for i in act.trigger.words}
    return any(not _subordinate(telling, words) for telling in happening.tellings if not telling.trigger.entry.generic)


def _subordinate(telling: Telling, words: set[int]) -> bool:
    """Whether the telling's word stands under an act, in a phrase or a clause beside the main one."""
    if telling.trigger.token.i in words:
        return True
    chain = list(ancestors(telling.trigger.token))
    under = any(token.i in words for token in chain[1:])
    return under and any(
        token.dep_.split(":")[0] in _ASIDE or token.dep_ in ("ccomp", "xcomp", "obj") for token in chain
    )
