"""What the commands that answer questions have in common: days and distances in words, rows of incidents, JSON and CSV."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from rashomon.records import Summary
from rashomon.surfaces.cli.incidents import first_few
from rashomon.surfaces.cli.marks import STATUSES, on_one_line, say_party, say_period
from rashomon.surfaces.describing import count_of

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import RenderableType
    from rich.text import Text

    from rashomon.asking import Window
    from rashomon.records import Sayer

_DAYS = 15
"""Columns of a day or two rival ones."""


def tell_json(answer: Any) -> None:
    """Print an answer whole."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def tell_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows with these columns."""
    from rashomon.surfaces.answers import write_csv

    for chunk in write_csv(rows, columns):
        typer.echo(chunk, nl=False)


def heading(words: str, note: str = "") -> Text:
    """The head of a part, with a blank line before it."""
    from rich.text import Text

    text = Text("\n")
    text.append(words, style="bold")
    text.append(f"  {note}" if note else "", style="dim")
    return text


def say_window(window: Window) -> str:
    """A window behind what it limits: ", since 1 January 2020", ", 1 to 29 February 2020"; empty for every day."""
    if window.since and window.until:
        return f", {_say(window.since)} to {_say(window.until)}"
    return f", since {_say(window.since)}" if window.since else f", until {_say(window.until)}" if window.until else ""


def _say(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def say_when(incident: Summary) -> str:
    """The days of an incident in few letters: "12 Feb 2020 / 13 Feb 2020", "no date"."""
    return first_few(list(dict.fromkeys(say_period(p, short=True) for p in incident.when))) or "no date"


def say_sayer(sayer: Sayer) -> str:
    """A side in few letters, an outlet or a source by its name."""
    return say_party(sayer.party) if sayer.party else on_one_line(sayer.name)


def say_what(incident: Summary) -> Text:
    """The mark of its status and the title."""
    from rich.text import Text

    mark, _, style = STATUSES[incident.status]
    text = Text(f"{mark} ", style=style)
    text.append(on_one_line(incident.title), style="")
    return text


def list_incidents(
    rows: Iterable[tuple[Summary, Sequence[str], Sequence[str]]], names: Mapping[str, str], columns: Sequence[tuple[str, int]] = ()
) -> RenderableType:
    """A line an incident: id, day, what else is asked of it (columns of a width), status and title; below the title what else is to be said."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=bool(columns), header_style="dim")
    table.add_column("", no_wrap=True, min_width=6)
    table.add_column("", width=_DAYS, overflow="fold")
    for name, width in columns:
        table.add_column(name, width=width, overflow="fold", justify="right")
    table.add_column("", overflow="fold", ratio=1)
    for incident, cells, notes in rows:
        what = say_what(incident)
        for note in notes:
            what.append(f"\n{note}", style="dim")
        table.add_row(names[incident.id], say_when(incident), *(Text(cell) for cell in cells), what)
    return Padding(table, (0, 0, 0, 2))


def say_rest(rest: int, noun: str = "incident") -> Text:
    """How many are not named."""
    from rich.text import Text

    return Text(f"  and {count_of(rest, 'more ' + noun)}; --all names every one", style="dim")


def bar(number: int, most: int, width: int) -> str:
    """A bar of eighths of a column, at least one of them for whatever is there."""
    eighths = max(1, round(8 * width * number / most)) if number and most else 0
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]


def sparkline(numbers: Sequence[int]) -> str:
    """A small bar for each number; a dot for none."""
    most = max(numbers, default=0)
    return "".join("▁▂▃▄▅▆▇█"[max(0, round(8 * n / most) - 1)] if n else "·" for n in numbers)
