"""`rashomon outlet`: whom an outlet quotes and blames, how it words, what it shares and what it leaves out."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.answering import bar, heading, say_sayer, say_window, tell_csv, tell_json
from rashomon.surfaces.cli.choices import (
    DEFAULT_LEDGER,
    Form,
    FormOption,
    LedgerOption,
    SinceOption,
    TheatreOption,
    UntilOption,
)
from rashomon.surfaces.cli.incidents import shorten
from rashomon.surfaces.cli.listing import make_console, print_parts
from rashomon.surfaces.cli.marks import on_one_line, say_party
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.describing import count_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from rashomon.asking import Portrait, Window
    from rashomon.surfaces.asking import Asked
    from rashomon.surfaces.wording import Usage

EXAMPLE = 'Example: rashomon outlet "Harbour Wire" --ledger clash.ledger'

COLUMNS = (
    "outlet", "names", "kind", "speaks_for", "reports", "first", "last", "incidents", "own_claims", "quoted_claims", "copies", "quotes_most",
    "blames_most", "leaves_out_incidents",
)  # fmt: skip
_SHOWN = 8
_BAR = 10
_NAME = 20
"""Columns of an outlet's name in the list of all."""
_MATTERS = {
    "killed": "the dead",
    "injured": "the injured",
    "detained": "those held",
    "force": "that force was used",
    "presence": "that a party was there",
    "blame": "whom others blame",
    "denial": "a denial of what it tells",
}
"""What is left out, in words."""


def run(  # noqa: PLR0917  # options of a command
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="An outlet, its initials or a part of its name; none: lists all.", show_default=False)] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    since: SinceOption = None,
    until: UntilOption = None,
    theatre: TheatreOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Show what an outlet's reports hold: whom they quote and blame, how much is their own word, which texts they share, what they leave out.

    Left out is what other reports of the same incident tell, where this outlet tells the incident as its news. --since and --until are days of
    publication. Without a name: a line for each outlet.
    """
    from rashomon.asking import find_outlet, portray, read_window
    from rashomon.surfaces.answers import outlet_row
    from rashomon.surfaces.asking import Asked
    from rashomon.surfaces.wording import count_wordings

    window = read_window(since, until)
    with looking(ledger) as kept:
        asked = Asked.of(kept, theatre=theatre)
        registries = asked.registries
        undated = 0 if window.open else sum(r.published is None for r in asked.reports.values())
        if undated:
            typer.echo(f"rashomon: {count_of(undated, 'report')} without a day of publication left out", err=True)
        presses = asked.presses(window)
        if name is None:
            portraits = [portray(press, asked.incidents, asked.reports, registries, sharing=False) for press in presses]
            if form is Form.JSON:
                tell_json([outlet_row(p) for p in portraits])
            elif form is Form.CSV:
                tell_csv(map(_flat, portraits), COLUMNS)
            else:
                print_parts(make_console(), _everybody(portraits, window))
            return
        press = find_outlet(name, presses, registries)
        portrait = portray(press, asked.incidents, asked.reports, registries)
        mine = {r.id: r for r in press.reports}
        told = [i for i in asked.incidents if not mine.keys().isdisjoint(i.reports)]
        words = [u for u in count_wordings(told, asked.reports) if set(u.reports) <= mine.keys()]
        if form is Form.JSON:
            tell_json(outlet_row(portrait) | {"wording": [_usage(u) for u in words]})
        elif form is Form.CSV:
            tell_csv([_flat(portrait)], COLUMNS)
        else:
            print_parts(make_console(), _parts(portrait, words, window, asked))


def _usage(usage: Usage) -> dict[str, object]:
    return {"source": usage.source, "of": usage.party or usage.of, "term": usage.term, "valence": usage.valence, "manner": usage.manner,
            "words": list(usage.words), "uses": usage.uses}  # fmt: skip


def _flat(portrait: Portrait) -> Mapping[str, object]:
    from rashomon.surfaces.answers import outlet_row

    row = outlet_row(portrait)
    row["quotes_most"] = [f"{c['who']} ({c['kind']}) {c['claims']}" for c in row["quotes"][:3]]
    row["blames_most"] = [f"{b['party']} {b['own'] + b['quoted']}" for b in row["blames"][:3] if b["own"] + b["quoted"]]
    row["leaves_out_incidents"] = [f"{s['matter']} {len(s['incidents'])}" for s in row["leaves_out"]]
    return row


def _grid(*columns: tuple[str, bool]) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name, right in columns:
        table.add_column(name, justify="right" if right else "left", no_wrap=right, overflow="fold")
    return table


def _share(portrait: Portrait) -> str:
    whole = portrait.own + portrait.quoted
    return f"{100 * portrait.own / whole:.0f} %" if whole else "—"


def _everybody(portraits: Sequence[Portrait], window: Window) -> Iterator[RenderableType]:
    """A line an outlet."""
    from rich.padding import Padding
    from rich.text import Text

    yield Text(f"{count_of(len(portraits), 'outlet')}{say_window(window)}", style="bold")
    yield Text("own: claims in its own word; blames: in so many incidents; omits: incidents of which it leaves something out", style="dim")
    silent = any(p.left_out for p in portraits)
    table = _grid(("", False), ("reports", True), ("incidents", True), ("own", True), ("quotes", False), ("blames", False), *((("omits", True),) if silent else ()))
    for column in table.columns:
        column.min_width = len(str(column.header))
    table.columns[0].width = min(_NAME, max((len(p.press.name) for p in portraits), default=0))
    table.columns[4].ratio = table.columns[5].ratio = 1
    table.expand = True
    for p in portraits:
        quotes = list(dict.fromkeys(say_sayer(c.sayer) for c in sorted(p.cited, key=lambda c: -c.claims) if c.sayer.party))[:2]
        blames = [f"{say_party(b.party.id)} {b.own + b.quoted}" for b in p.blamed if b.own + b.quoted][:2]
        left = [str(len({i for s in p.left_out for i in s.incidents}) or "·")] if silent else []
        table.add_row(
            on_one_line(p.press.name), str(len(p.press.reports)), str(len(p.incidents)), _share(p), ", ".join(quotes) or "·", ", ".join(blames) or "·", *left
        )
    yield Padding(table, (0, 0, 0, 2))


def _parts(portrait: Portrait, words: Sequence[Usage], window: Window, asked: Asked) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    yield Text(on_one_line(portrait.press.name) + say_window(window), style="bold")
    yield Text(_say_head(portrait))
    whole = portrait.own + portrait.quoted
    if whole:
        yield Text(f"{_share(portrait)} of its {count_of(whole, 'claim')} are its own word, the others those of whom it quotes.")
    yield Text(_say_copies(portrait))
    if portrait.cited:
        yield heading("Whom it quotes")
        yield Padding(_cited(portrait), (0, 0, 0, 2))
    if portrait.blamed:
        yield heading("Whom it blames", "in so many incidents")
        table = _grid(("", False), ("own word", True), ("by quoting", True), ("not, where others do", True))
        for b in portrait.blamed[:_SHOWN]:
            table.add_row(say_party(b.party.id), *(str(n or "·") for n in (b.own, b.quoted, b.unsaid)))
        yield Padding(table, (0, 0, 0, 2))
    if words:
        yield heading("How it words", "evaluative terms; `rashomon wording` has all")
        yield Padding(_words(words), (0, 0, 0, 2))
    yield heading("What it leaves out", "and other reports of the same incident tell")
    if portrait.left_out:
        yield Padding(_left_out(portrait, shorten(list(asked.ids))), (0, 0, 0, 2))
    else:
        yield Text("  nothing that is looked for: tolls, force, presence, blame, denials")


def _say_head(portrait: Portrait) -> str:
    press, days = portrait.press, portrait.days
    parts = [f"{count_of(len(press.reports), 'report')}, {count_of(len(portrait.incidents), 'incident')}"]
    if days:
        parts.append(f"published {days[0].isoformat()}" + (f" to {days[1].isoformat()}" if days[1] != days[0] else ""))
    if press.known is not None:
        parts.append(press.known.kind + (f" of {press.known.side}" if press.known.side else ""))
    others = ", ".join(map(on_one_line, press.names[1:]))
    return "; ".join(parts) + (f"; also {others}" if others else "")


def _say_copies(portrait: Portrait) -> str:
    """How often its text is another's, or another's is its own."""
    if not portrait.shared:
        return "None of its texts is shared with another outlet's report of the same incidents."
    total, parts = len(portrait.press.reports), []
    for how, words in (
        ("copy of", f"{portrait.copies} of {count_of(total, 'report')} copy an earlier or an agency's text"),
        ("copied by", "later copied by"), ("same text as", "one text, nobody can tell whose first, with"),
    ):  # fmt: skip
        each = [f"{on_one_line(s.outlet)} {s.reports}" for s in portrait.shared if s.how == how]
        if each:
            parts.append(f"{words}: {', '.join(each[:_SHOWN])}")
    words = "; ".join(parts)
    return words[:1].upper() + words[1:] + "."


def _cited(portrait: Portrait) -> Table:
    from rashomon.asking.portraits import NOBODY

    most = max(c.claims for c in portrait.cited)
    table = _grid(("", False), ("", False), ("claims", True), ("reports", True), ("as", False))
    for c in portrait.cited[:_SHOWN]:
        table.add_row(f"{say_sayer(c.sayer)}" + ("" if c.sayer.name == NOBODY and c.kind == "unnamed" else f" ({c.kind})"), bar(c.claims, most, _BAR), str(c.claims), str(c.reports), "; ".join(map(on_one_line, c.names[:2])))
    if len(portrait.cited) > _SHOWN:
        rest = portrait.cited[_SHOWN:]
        table.add_row(f"{len(rest)} others", "", str(sum(c.claims for c in rest)), "", "")
    return table


def _words(words: Sequence[Usage]) -> Table:
    table = _grid(("", False), ("of", False), ("how", False), ("uses", True))
    ranked = sorted(words, key=lambda u: (u.manner != "own voice", -u.uses, u.term))
    for u in ranked[:_SHOWN]:
        of = say_party(u.party) if u.party not in ("", "UNKNOWN") else u.of
        table.add_row(f"“{on_one_line(u.words[0])}” {u.valence}", on_one_line(of), u.manner, str(u.uses))
    return table


def _left_out(portrait: Portrait, names: Mapping[str, str]) -> Table:
    table = _grid(("", False), ("left out", True), ("told", True), ("in", False))
    for s in portrait.left_out:
        shown = ", ".join(names.get(i, i) for i in s.incidents[:4]) + (f" and {len(s.incidents) - 4} more" if len(s.incidents) > 4 else "")
        table.add_row(_MATTERS.get(s.matter.value, s.matter.value), str(len(s.incidents)), "·" if s.told is None else str(s.told), shown)
    return table
