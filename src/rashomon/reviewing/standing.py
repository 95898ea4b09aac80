"""Which judgements hold: after what was withdrawn, and where two speak of one claim.

The rules, which make no difference of who spoke:
- a judgement is withdrawn where a withdrawal of it holds; withdrawing the withdrawal restores it;
- of two verdicts on one claim (right, wrong, unsure, corrected to a value) that cannot both be followed, the later outweighs the earlier;
  of two of one moment the one with the greater id does. The outweighed one is kept and shown.

Whatever holds is a matter of all judgements together, never of the order in which they came.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rashomon.records import VERDICTS, Judgement, Ruling, Subject
from rashomon.reviewing.meaning import meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """What holds of many judgements.

    `holding` are those neither withdrawn nor outweighed, in order of time; withdrawals are not among them. `withdrawn` gives each
    judgement that is taken back the id of the (latest) withdrawal, `outweighed` each other one the id of the verdict that counts instead.
    """

    holding: tuple[Judgement, ...]
    withdrawn: Mapping[str, str]
    outweighed: Mapping[str, str]

    @property
    def verdicts(self) -> Mapping[str, Judgement]:
        """The verdict that holds on each claim (id as it stood when it was judged), the latest where several agree."""
        return {subject.name: judgement for judgement in self.holding if judgement.ruling in VERDICTS for subject in judgement.about}


def moment(judgement: Judgement) -> tuple[dt.datetime, str]:
    """What puts judgements in order: when, and of one moment the id."""
    return dt.datetime.fromisoformat(judgement.at), judgement.id


def _as_named(_: Judgement, subject: Subject) -> str | None:
    return subject.name


def stand(
    judgements: Iterable[Judgement], name_of: Callable[[Judgement, Subject], str | None] = _as_named
) -> Standings:
    """What holds of these judgements, in whatever order they are given.

    `name_of` gives a subject's id today, None where it has gone: two judgements are of one claim where it bore one id
    then, or bears one now.
    """
    every = sorted({j.id: j for j in judgements}.values(), key=moment)
    withdrawn = _withdrawn(every)
    kept = [j for j in every if j.id not in withdrawn and j.ruling is not Ruling.WITHDRAWN]
    names = {j.id: _names(j, name_of) for j in kept if j.ruling in VERDICTS}
    latest = {name: j for j in kept if j.ruling in VERDICTS for name in names[j.id]}
    outweighed = {
        j.id: latest[name].id
        for j in kept
        if j.ruling in VERDICTS
        for name in names[j.id]
        if verdict(j) != verdict(latest[name])
    }
    return Standings(
        holding=tuple(j for j in kept if j.id not in outweighed), withdrawn=withdrawn, outweighed=outweighed
    )


def _names(judgement: Judgement, name_of: Callable[[Judgement, Subject], str | None]) -> list[str]:
    """Every id that what was judged bore or bears."""
    now = (name_of(judgement, s) for s in judgement.about)
    return sorted({s.name for s in judgement.about} | {n for n in now if n is not None})


def verdict(judgement: Judgement) -> tuple[Ruling, str]:
    """What a verdict comes to: two corrections to one value are one, however they are worded."""
    if judgement.ruling is not Ruling.CORRECTED:
        return judgement.ruling, ""
    return judgement.ruling, meaning(judgement.about[0].attribute, judgement.value, judgement.resolved)


def _withdrawn(every: Iterable[Judgement]) -> dict[str, str]:
    """Each judgement that is taken back, with the withdrawal that does it.

    A withdrawal's id is made of the id it takes back, so none can take back itself; a ring that somebody made by hand is cut.
    """
    against: defaultdict[str, list[str]] = defaultdict(list)
    ids = []
    for judgement in every:
        ids.append(judgement.id)
        if judgement.ruling is Ruling.WITHDRAWN:
            for subject in judgement.about:
                against[subject.name].append(judgement.id)
    holds: dict[str, bool] = {}
    for start in ids:
        under_way = [start]
        while under_way:
            name = under_way[-1]
            waiting = [w for w in against[name] if w not in holds and w not in under_way] if name not in holds else []
            if waiting:
                under_way.append(waiting[0])
                continue
            holds.setdefault(name, not any(holds.get(w, False) for w in against[name]))
            under_way.pop()
    return {name: [w for w in against[name] if holds[w]][-1] for name in ids if not holds[name]}
