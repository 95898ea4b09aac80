"""Why accounts are held to tell of one occurrence: each link's weights, one below the other, and their sum."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.records import VERDICTS, Event, Incident, Link, Report
from rashomon.surfaces.cli.listing import hang
from rashomon.surfaces.cli.marks import on_one_line, say_origins, say_status
from rashomon.surfaces.cli.quoting import number_reports, quote, say_report
from rashomon.surfaces.judgements.saying import say_standing

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.linking import NearMiss

_WIDTH = 32
"""Columns of the bars."""

_PRIOR = "prior"
_BEFORE = "before anything is compared"


def draw_links(
    incident: Incident, reports: Mapping[str, Report], near: Sequence[tuple[NearMiss, Event]] = ()
) -> Iterator[RenderableType]:
    """The reports with their numbers, then each link: whose words are compared, and bit by bit what joins them; last, what came `near`.

    A bit doubles the odds that two accounts tell of one occurrence. `▒` takes away, `█` adds; a sum above nought joins.
    """
    from rich.text import Text

    numbers = number_reports(incident, reports)
    events = {event.id: event for event in incident.events}
    yield Text(on_one_line(incident.title), style="bold")
    yield Text(f"{incident.id}  {say_status(incident.status)}  {say_origins(incident)}")
    for name, number in numbers.items():
        yield hang(f"[{number}]", say_report(reports.get(name), name), 2, width=len(f"[{len(numbers)}]"))
    decided = [(j, words) for j, words in say_standing(incident) if j.ruling not in VERDICTS]
    if decided:
        yield Text("\nWhat people decided, which outweighs every comparison:")
        for judgement, words in decided:
            yield hang(judgement.id, on_one_line(words), 2)
    if not incident.links:
        yield Text("\nOne account alone: nothing was linked." if len(incident.events) < 2 else "\nNothing was compared.")
    else:
        yield Text(
            "\nWhat joins the accounts, in bits: each bit doubles the odds that two tell of one occurrence, each minus halves them."
        )
    for link in sorted(incident.links, key=lambda one: (-one.total, one.left, one.right)):
        ends = " and ".join(_say_event(events.get(name), name, numbers) for name in (link.left, link.right))
        yield Text(f"\n{ends}", style="bold")
        yield from _steps(link)
    if near:
        yield Text("\nWhat came near and was left apart:")
    for miss, other in near:
        link = miss.link
        ours = _say_event(events.get(link.left), link.left, numbers)
        yield Text(f"\n{ours} and {quote(other.trigger)} of {say_report(reports.get(other.report), other.report)}", style="bold")
        yield from _steps(link)
        yield Text(f"  {_say_why_apart(miss)}")


def _say_why_apart(miss: NearMiss) -> str:
    if miss.forbidden:
        return f"forbidden: {miss.forbidden}"
    return "short of even odds" if miss.link.total <= 0 else "another matched better, or other accounts speak against it"


def _say_event(event: Event | None, name: str, numbers: Mapping[str, int]) -> str:
    """An account's end of a link: its report and its trigger: "[1] “rammed” (e-12ab...)"."""
    return f"[{numbers.get(event.report, '?')}] {quote(event.trigger)} ({event.id})" if event else name


def _steps(link: Link) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=34)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    sums = [0.0]
    for _, weight in link.weights:
        sums.append(sums[-1] + weight)
    low, high = min(sums), max(*sums, 0.0)
    scale = (_WIDTH - 1) / (high - low) if high > low else 0.0
    for (name, weight), before, after in zip(link.weights, sums, sums[1:], strict=False):
        first, last = sorted((round((before - low) * scale), round((after - low) * scale)))
        bar = " " * first + ("█" if weight >= 0 else "▒") * max(last - first, int(weight != 0))
        table.add_row(Text(_BEFORE if name == _PRIOR else name), Text(f"{weight:+.1f}"), Text(bar))
    table.add_row(Text("together", style="bold"), Text(f"{link.total:+.1f}", style="bold"), Text(_odds(link.total)))
    yield Padding(table, (0, 0, 0, 2))


def _odds(bits: float) -> str:
    """Bits as odds in words: 5 bits are 32 to 1."""
    most = 20
    if abs(bits) >= most:
        return "more than a million to one " + ("for" if bits > 0 else "against")
    odds = 2 ** abs(bits)
    return f"{odds:,.0f} to 1 {'for' if bits >= 0 else 'against'}"
