"""Which acts of speech and of policy are the news of a report, and which only comment on a clash that is.

"Russia condemned the attack" in a report that narrates the attack is one side's word about it: its claims and statements keep
it. Where no clash is narrated, the condemnation itself is what happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.coding.happening import CALM, Happening
from rashomon.coding.story import Story
from rashomon.coding.telling import Telling
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
    groups: list[list[Telling]] = []
    for act in acts:
        if any((act.type, i) in told for i in act.trigger.words):
            continue
        same = next((g for g in groups if g[0].type == act.type and _actors(g[0]) & _actors(act)), None)
        if same is None:
            groups.append([act])
        else:
            same.append(act)
    return groups


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
    return under and any(token.dep_.split(":")[0] in _ASIDE or token.dep_ in ("ccomp", "xcomp", "obj") for token in chain)
