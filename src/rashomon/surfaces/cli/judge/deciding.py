"""A judgement made at the terminal: kept, carried out at once, and what it changed told."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from rashomon.errors import SettingError
from rashomon.records import Attribute, Incident, Judgement, Ruling
from rashomon.reviewing.standing import VERDICTS
from rashomon.surfaces.cli.marks import LABELS, on_one_line, say_status, say_values
from rashomon.surfaces.describing import count_of
from rashomon.surfaces.judgements.saying import say_judgement

if TYPE_CHECKING:
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand

ENVIRONMENT = "RASHOMON_JUDGE"

ByOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--by", envvar=ENVIRONMENT, metavar="NAME", help="Whose judgement it is; the user of this machine by default.", show_default=False),
]
WhyOption: TypeAlias = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in your own words.", show_default=False)]

_OVER = VERDICTS | {Ruling.SAME, Ruling.DIFFERENT}
"""The rulings that can contradict one another."""

_WHOLE = 2
"""Facts whose answers are told before and after; of more, the names alone."""

_SHOWN = 8
"""Incidents named one by one before the rest is counted."""


def decide(ledger: str, by: str | None, why: str, make: Callable[[Ledger, Hand], Judgement]) -> None:
    """Keep the judgement that `make` makes, make the incidents anew, and say what it changed."""
    from rashomon.collecting import uncollected
    from rashomon.renewing import bring_up_to_date
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand, now

    judge = _name(by)
    hand = Hand(by=judge, why=why.strip(), at=now())
    with uncollected(), Ledger.open(ledger) as kept:
        judgement = make(kept, hand)
        bring_up_to_date(kept)
        kept.add_judgements([judgement])
        changed = bring_up_to_date(kept, watch=True)
        held = kept.judgements()
        against = put_aside(kept, judgement) if judgement.ruling in _OVER else ()
    if by is None:
        typer.echo(f"rashomon: judged by {judge}, the user of this machine; --by or {ENVIRONMENT} names another", err=True)
    typer.echo(f"{judgement.id}  {on_one_line(say_judgement(judgement))}")
    said = {j.id: j for j in held}
    for other, mine in against:
        told = on_one_line(say_judgement(said[other]))
        typer.echo(f"  outweighs {other}: {told}" if mine else f"  {other} outweighs it and is dated later: {told}")
    for line in tell_changes(changed.before, changed.after):
        typer.echo(f"  {line}")


def put_aside(kept: Ledger, judgement: Judgement) -> Sequence[tuple[str, bool]]:
    """The judgements that this one puts aside, whole or in part (True), and those that put it aside (False), by id."""
    from rashomon.reviewing import review

    found = review(*kept.judged())
    pairs = sorted(found.standings.outweighed.items())
    pairs += [(c.judgement, over) for c in found.contradictions for over in c.because]
    beaten = [(name, True) for name, over in pairs if over == judgement.id]
    return tuple(dict.fromkeys([*beaten, *((over, False) for name, over in pairs if name == judgement.id)]))


def _name(by: str | None) -> str:
    if by is not None:
        if not by.strip():
            raise SettingError(f"nobody is named as judge; say who with --by NAME, or set {ENVIRONMENT}")
        return " ".join(by.split())
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise SettingError(f"nobody is named as judge; say who with --by NAME, or set {ENVIRONMENT}") from None


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
    found = list(_differences(old, new))
    if found:
        yield f"{new.id} {on_one_line(new.title)}: {'; '.join(found)}"


def _differences(old: Incident, new: Incident) -> Iterator[str]:
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
        return
    for attribute in changed:
        yield f"{LABELS[attribute]} {was.get(attribute, 'not told')} → {now.get(attribute, 'not told')}"


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
