"""What a judgement changed, in a line for each incident: its answers, and who stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rashomon.records import Attribute, Incident, Position
from rashomon.surfaces.cli.marks import LABELS, on_one_line, say_party, say_status, say_values
from rashomon.surfaces.describing import count_of

_WHOLE = 2
"""Facts whose answers are told before and after, and answers of which is told who stands behind them; of more, how many."""

_SHOWN = 8
"""Incidents named one by one before the rest is counted."""


def tell_changes(before: Sequence[Incident], after: Sequence[Incident]) -> Iterator[str]:
    """A line for each incident that is new, gone, or told otherwise than before."""
    old, new = {i.id: i for i in before}, {i.id: i for i in after}
    home = {e.id: i.id for i in after for e in i.events}
    lines = [*_gone(old, new, home), *(line for i in after for line in _changed(old.get(i.id), i))]
    yield from islice(lines, _SHOWN)
    if len(lines) > _SHOWN:
        yield f"and {len(lines) - _SHOWN} more"
    if not lines:
        yield "no incident is told otherwise by it"


def _gone(old: dict[str, Incident], new: dict[str, Incident], home: dict[str, str]) -> Iterator[str]:
    for name in sorted(old.keys() - new.keys()):
        into = sorted({home[e.id] for e in old[name].events if e.id in home})
        yield f"{name} is gone; its accounts are in {', '.join(into) or 'no incident'}"


def _changed(old: Incident | None, new: Incident) -> Iterator[str]:
    told = f"{on_one_line(new.title)}: {count_of(len(new.events), 'account')}, {say_status(new.status)}"
    if old is None:
        yield f"{new.id} is new: {told}"
        return
    found = list(differences(old, new))
    if found:
        yield f"{new.id} {on_one_line(new.title)}: {'; '.join(found)}"


def differences(old: Incident, new: Incident) -> Iterator[str]:
    """What one incident tells otherwise than another, in a few words each; nothing where they tell the same."""
    if len(old.events) != len(new.events):
        yield f"{len(old.events)} → {count_of(len(new.events), 'account')}"
    if len(old.origins) != len(new.origins):
        yield f"{len(old.origins)} → {count_of(len(new.origins), 'origin')}"
    if old.status is not new.status:
        yield f"{say_status(old.status)} → {say_status(new.status)}"
    was, now = _answers(old), _answers(new)
    changed = [a for a in LABELS if was.get(a) != now.get(a)]
    if len(changed) > _WHOLE:
        yield f"other answers to {', '.join(LABELS[a] for a in changed)}"
    for attribute in changed if len(changed) <= _WHOLE else ():
        yield f"{LABELS[attribute]} {was.get(attribute, 'not told')} → {now.get(attribute, 'not told')}"
    stood, stands = _standing(old), _standing(new)
    moved = [told for held in stood if held in stands and (told := _moved(held, stood[held], stands[held]))]
    yield from moved[:_WHOLE]
    if len(moved) > _WHOLE:
        yield f"otherwise supported: {count_of(len(moved) - _WHOLE, 'more answer')}"


def _answers(incident: Incident) -> dict[Attribute, str]:
    """Each fact in a few words: its values, position by position, with its status where there are several."""
    found: dict[Attribute, str] = {}
    for fact in incident.facts:
        whose = f" of {fact.subject}" if fact.subject else ""
        told = " | ".join(("" if p.claims else "not ") + _few(say_values(p.values)) for p in fact.positions) + whose
        found[fact.attribute] = "; ".join(filter(None, (found.get(fact.attribute), f"{told} ({say_status(fact.status)})")))
    return found


def _few(values: Iterable[str]) -> str:
    return ", ".join(map(on_one_line, values)) or "nothing known"


_Held = tuple[Attribute, str | None, str]
"""What is asked, of whom, and the answer."""


def _standing(incident: Incident) -> dict[_Held, Position]:
    """Who stands where, by the question and the answer."""
    return {
        (fact.attribute, fact.subject, _few(say_values(position.values))): position
        for fact in incident.facts
        for position in fact.positions
    }


def _moved(held: _Held, was: Position, now: Position) -> str:
    """What is behind an answer that was not, and no longer is; nothing where that is as it was."""
    told = []
    if len(was.origins) != len(now.origins):
        told.append(f"{len(was.origins)} → {count_of(len(now.origins), 'origin')}")
    for word, some, others in (("without", was, now), ("with", now, was)):
        names = [on_one_line(name) for name in some.origins if name not in others.origins]
        names += [name for name in map(say_party, some.parties) if name not in map(say_party, others.parties)]
        told += [f"{word} {_listed(list(dict.fromkeys(names)))}"] if names else []
    for what, before, after in (("claim", was.claims, now.claims), ("denial", was.denied_by, now.denied_by)):
        told += [f"{len(before)} → {count_of(len(after), what)}"] if len(before) != len(after) else []
    attribute, subject, answer = held
    whose = f" of {subject}" if subject else ""
    return f"{LABELS[attribute]} {answer}{whose}: {', '.join(told)}" if told else ""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_WHOLE]) + (f" and {len(names) - _WHOLE} more" if len(names) > _WHOLE else "")
