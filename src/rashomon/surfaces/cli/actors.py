"""`rashomon actors`: contacts between parties over time."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.errors import SettingError
from rashomon.surfaces.cli.answering import (
    bar,
    heading,
    list_incidents,
    say_rest,
    say_sayer,
    say_window,
    sparkline,
    tell_csv,
    tell_json,
)
from rashomon.surfaces.cli.choices import (
    DEFAULT_LEDGER,
    AllOption,
    FocalOption,
    Form,
    FormOption,
    LedgerOption,
    SinceOption,
    StatusOption,
    TheatreOption,
    UntilOption,
)
from rashomon.surfaces.cli.incidents import shorten
from rashomon.surfaces.cli.listing import hang, make_console, print_parts
from rashomon.surfaces.cli.marks import on_one_line, say_party
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.describing import MONTHS, count_of
from rashomon.surfaces.naming import say_code

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from rashomon.asking import Contact, Group, Month, Window
    from rashomon.asking.contacts import Cost
    from rashomon.surfaces.asking import Asked

EXAMPLE = "Example: rashomon actors USA_MIL RUS_MIL --ledger clash.ledger"

COLUMNS = (
    "id", "title", "status", "earliest", "latest", "month", "parties", "kinds", "killed_least", "killed_most", "killed_disputed",
    "injured_least", "injured_most", "injured_disputed", "reports", "origins",
)  # fmt: skip
_SHOWN = 12
_KINDS = 3
_SAYERS = 6
_BAR = 14


def run(  # noqa: PLR0917  # options of a command
    parties: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARTY] [PARTY]", help="One or two: a code (USA_MIL, USA, SDF) or a name (“US forces”). None: lists all.", show_default=False),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    focal: FocalOption = False,
    every: AllOption = False,
    theatre: TheatreOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Show the contacts between two parties over time, or all of one: how often, of what kind, at what cost, who is said to have acted on whom.

    A party stands for all that belongs to it: the SDF for the YPG, “Russia” for its army and its government. Tolls run from the least to the most that
    any account tells; ◐ where the accounts dispute it.
    """
    from rashomon.asking import read_window
    from rashomon.surfaces.answers import contact_row, month_row
    from rashomon.surfaces.asking import Asked

    if len(parties or ()) > 2:
        raise SettingError("contacts are between two parties; name one or two")
    window = read_window(since, until)
    with looking(ledger) as kept:
        asked = Asked.of(kept, theatre=theatre, status=status, focal=focal)
        groups = [asked.group(party) for party in parties or ()]
        if len({group.id for group in groups}) < len(groups):
            raise SettingError(f"both are {groups[0].id}; name two parties")
        contacts = asked.contacts(groups, window)
        if form is Form.CSV:
            tell_csv(map(contact_row, contacts), COLUMNS)
        elif form is Form.JSON:
            from rashomon.asking import by_month

            tell_json({
                "parties": [{"id": g.id, "name": g.name} for g in groups], "since": window.since and window.since.isoformat(),
                "until": window.until and window.until.isoformat(),
                "months": [month_row(m) for m in by_month(contacts)], "incidents": [contact_row(c) for c in contacts],
            })  # fmt: skip
        elif not groups:
            print_parts(make_console(), _everybody(contacts, window, every=every))
        else:
            print_parts(make_console(), _parts(contacts, groups, window, asked, every=every))


def _parts(contacts: Sequence[Contact], groups: Sequence[Group], window: Window, asked: Asked, *, every: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    from rashomon.asking import by_month

    names = " and ".join(f"{on_one_line(g.name)} ({g.id})" for g in groups)
    disputed = sum(c.disputed for c in contacts)
    yield Text(f"{names}{say_window(window)}", style="bold")
    if not contacts:
        held = ", ".join(dict.fromkeys(g.id for g in groups if not any(g.holds(p) for p in asked.parties)))
        yield Text(f"No incident has {'both' if len(groups) > 1 else 'them'}" + (f"; the ledger tells nothing of {held}" if held else "") + ".")
        return
    yield Text(f"{count_of(len(contacts), 'incident')}, {disputed} disputed", style="dim")
    months = by_month(contacts)
    line = _line(months)
    if line:
        yield Text(line)
    yield heading("By month", "tolls from the least to the most told; ◐ disputed")
    yield _months(months)
    if len(groups) == 2:
        yield heading("Who is said to have acted on whom")
        yield from _deeds(contacts, groups)
    else:
        yield heading("With whom", "◐ disputed")
        yield _counterparts(contacts, groups[0], every=every)
    yield heading("Incidents")
    shown = contacts if every else contacts[:_SHOWN]
    yield list_incidents([(c.incident, (), ()) for c in shown], shorten(list(asked.ids)))
    if len(contacts) > len(shown):
        yield say_rest(len(contacts) - len(shown))


def _line(months: Sequence[Month]) -> str:
    """A bar for each month from the first to the last, or for each year where there are many; empty where there is one alone."""
    counts = {m.name: m.incidents for m in months if len(m.name) == 7}
    if len(counts) < 3:
        return ""
    first, last = min(counts), max(counts)
    span = [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(_number(first), _number(last) + 1)]
    if len(span) <= 48:
        return f"{_say_month(first)} {sparkline([counts.get(name, 0) for name in span])} {_say_month(last)}"
    years: Counter[str] = Counter()
    for name, count in counts.items():
        years[name[:4]] += count
    return f"{first[:4]} {sparkline([years[str(y)] for y in range(int(first[:4]), int(last[:4]) + 1)])} {last[:4]}, a bar a year"


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _say_month(name: str) -> str:
    """A month in words: "Feb 2020"; "2020, no month" and "no date" for what is not told."""
    if len(name) == 7:
        return f"{MONTHS[int(name[5:])][:3]} {name[:4]}"
    return f"{name}, no month" if name else "no date"


def _grid(*columns: tuple[str, bool]) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name, right in columns:
        table.add_column(name, justify="right" if right else "left", no_wrap=right, overflow="fold")
    return table


def _months(months: Sequence[Month]) -> RenderableType:
    from rich.padding import Padding

    most = max(month.incidents for month in months)
    killed, injured = any(m.killed.told for m in months), any(m.injured.told for m in months)
    table = _grid(("", False), ("", False), ("", True), ("◐", True), *((("killed", True),) if killed else ()), *((("hurt", True),) if injured else ()), ("what", False))
    for month in months:
        tolls = [say_toll(t) for t, told in ((month.killed, killed), (month.injured, injured)) if told]
        table.add_row(
            _say_month(month.name), bar(month.incidents, most, _BAR), str(month.incidents), str(month.disputed or "·"), *tolls, _say_kinds(month.kinds)
        )
    return Padding(table, (0, 0, 0, 2))


def say_toll(toll: Cost) -> str:
    """A toll from the least to the most: "4", "0–4 ◐", "12+"; a dot where none is told."""
    if not toll.told:
        return "·"
    words = f"{toll.least:,}+" if toll.most is None else f"{toll.least:,}" if toll.least == toll.most else f"{toll.least:,}–{toll.most:,}"
    return words + (" ◐" if toll.disputed else "")


def _say_kinds(kinds: Sequence[tuple[str, int]]) -> str:
    shown = ", ".join(say_code(kind) + (f" {number}" if number > 1 else "") for kind, number in kinds[:_KINDS])
    return shown + (f", {len(kinds) - _KINDS} more" if len(kinds) > _KINDS else "")


def _deeds(contacts: Sequence[Contact], groups: Sequence[Group]) -> Iterator[RenderableType]:
    """For each direction how many incidents, and who says so in how many; then those in which both are said to have acted."""
    from rich.text import Text

    names = [f"{_short(one, other)} on {_short(other, one)}" for one, other in (groups, groups[::-1])]
    for name, one in zip(names, groups, strict=True):
        held = [d for c in contacts for d in c.deeds if d.doer == one.id]
        who = Counter((not s.party, say_sayer(s)) for d in held for s in d.sayers)
        ranked = [(name, number) for (_, name), number in sorted(who.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))]
        said = ", ".join(f"{name} {number}" for name, number in ranked[:_SAYERS]) + (f", {len(ranked) - _SAYERS} more" if len(ranked) > _SAYERS else "")
        words = count_of(len(held), "incident") + (f", as say: {said}" if held else "")
        yield hang(name, words, 2, width=max(map(len, names)) + 1)
    both = [c for c in contacts if len(c.deeds) == 2]
    split = sum(not (set(c.deeds[0].sayers) & set(c.deeds[1].sayers)) for c in both)
    if both:
        rest = f"; in {split} those who say the one do not say the other" if split else ""
        yield Text(f"  each on the other: {count_of(len(both), 'incident')}{rest}", style="dim")


def _short(group: Group, other: Group) -> str:
    """A party in few letters, by its code where the other of the same state would read alike."""
    short = say_party(group.id)
    return group.id if short == say_party(other.id) else short


def _counterparts(contacts: Sequence[Contact], group: Group, *, every: bool) -> RenderableType:
    from rich.padding import Padding

    from rashomon.asking import counterparts

    met = counterparts(contacts, group)
    if not met:
        return Padding("nobody who is named", (0, 0, 0, 2))
    table = _grid(("", False), ("", False), ("", True), ("◐", True), ("what", False))
    for party, held in met if every else met[:_SHOWN]:
        kinds = Counter(kind for c in held for kind in c.kinds[:1]).most_common()
        table.add_row(
            f"{on_one_line(party.name)} ({party.id})", bar(len(held), len(met[0][1]), _BAR), str(len(held)),
            str(sum(c.disputed for c in held) or "·"), _say_kinds(kinds),
        )  # fmt: skip
    return Padding(table, (0, 0, 0, 2))


def _everybody(contacts: Sequence[Contact], window: Window, *, every: bool) -> Iterator[RenderableType]:
    """Everybody who takes part in an incident, the most frequent first."""
    from rich.padding import Padding
    from rich.text import Text

    held: dict[str, list[Contact]] = {}
    called: dict[str, str] = {}
    for contact in contacts:
        for party in contact.incident.parties:
            held.setdefault(party.id, []).append(contact)
            called[party.id] = party.name
    ranked = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
    yield Text(f"{count_of(len(ranked), 'party', 'parties')} in {count_of(len(contacts), 'incident')}{say_window(window)}", style="bold")
    if not ranked:
        return
    table = _grid(("", False), ("", False), ("", False), ("", True), ("◐", True))
    shown = ranked if every else ranked[:30]
    for name, each in shown:
        table.add_row(name, on_one_line(called[name]), bar(len(each), len(ranked[0][1]), _BAR), str(len(each)), str(sum(c.disputed for c in each) or "·"))
    yield Padding(table, (0, 0, 0, 2))
    if len(ranked) > len(shown):
        yield Text(f"  and {len(ranked) - len(shown)} more; --all names every one", style="dim")
