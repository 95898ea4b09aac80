"""`rashomon disputes`: what the accounts disagree on, over a whole ledger."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.records import UNKNOWN, Attribute, Party, Stance
from rashomon.surfaces.cli.answering import heading, say_sayer, say_what, say_when, say_window, tell_csv, tell_json
from rashomon.surfaces.cli.choices import (
    DEFAULT_LEDGER,
    FocalOption,
    Form,
    FormOption,
    LedgerOption,
    SinceOption,
    TheatreOption,
    UntilOption,
)
from rashomon.surfaces.cli.incidents import shorten
from rashomon.surfaces.cli.indexing import tell_indexing
from rashomon.surfaces.cli.listing import hang, make_console, print_parts
from rashomon.surfaces.cli.marks import LABELS, on_one_line, say_party, say_values
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.describing import count_of, join_words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.asking import Disputed, Window
    from rashomon.records import DisputeSide, Rank, Sayer
    from rashomon.surfaces.asking import Asked

EXAMPLE = "Example: rashomon disputes --attribute killed --since 2020 --ledger clash.ledger"

COLUMNS = (
    "rank", "id", "title", "earliest", "latest", "attribute", "subject", "between_parties", "position", "held", "told", "origins", "said_by",
    "denied_by",
)  # fmt: skip
_ASKED = tuple(a for a in LABELS if a not in (Attribute.STATEMENT, Attribute.WORDING, Attribute.MODE, Attribute.EQUIPMENT, Attribute.EVIDENCE))
_NAMED = 4
_VALUES = 4


def run(  # noqa: PLR0917  # options of a command
    ledger: LedgerOption = DEFAULT_LEDGER,
    attribute: Annotated[
        list[Attribute] | None, typer.Option("--attribute", help="Only this question, as killed or actor; may be given again.", show_default=False)
    ] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="PARTY", help="Only incidents in which this party takes part.", show_default=False)] = None,
    near: Annotated[str | None, typer.Option("--near", metavar="PLACE", help="Only incidents that are, or may be, near this place.", show_default=False)] = None,
    km: Annotated[float, typer.Option("--km", min=0, max=2000, help="How far from it.")] = 20.0,
    since: SinceOption = None,
    until: UntilOption = None,
    focal: FocalOption = False,
    most: Annotated[int, typer.Option("--most", min=1, help="How many to show as text; json and csv have all.")] = 30,
    theatre: TheatreOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Show every disputed fact, most substantial first: the question, each position, the independent origins and the sides behind it.

    First come disputes between parties, and of those who did it to whom, blame, the dead and broken agreements; the more origins the weaker side
    has, the higher it stands.
    """
    from rashomon.asking import read_window
    from rashomon.asking.near import Section
    from rashomon.surfaces.answers import dispute_row
    from rashomon.surfaces.asking import Asked
    from rashomon.surfaces.cli.near import tell_choice

    window = read_window(since, until)
    with looking(ledger) as kept:
        asked = Asked.of(kept, theatre=theatre, focal=focal)
        if near is not None:
            tell_indexing()
        spot = asked.spot(near) if near is not None else None
        if spot is not None and near is not None:
            tell_choice(spot, near)
            open_ = sum(f.section in (Section.AREA, Section.UNPLACED) and f.incident.status == "disputed" for f in asked.near(spot.target, km, window))
            if open_:
                typer.echo(f"rashomon: {count_of(open_, 'disputed incident')} of a wider area or without a place may be there too", err=True)
        disputes = asked.disputes(window, attributes=attribute or (), group=asked.group(actor) if actor is not None else None, spot=spot, km=km)
        if form is Form.JSON:
            tell_json([{"rank": rank, **dispute_row(d)} for rank, d in enumerate(asked.opened(disputes), start=1)])
        elif form is Form.CSV:
            tell_csv(_rows(asked.opened(disputes)), COLUMNS)
        else:
            print_parts(make_console(), _parts(asked, disputes, window, most))


def _rows(disputes: Sequence[Disputed]) -> Iterator[Mapping[str, object]]:
    """A row a position."""
    from rashomon.surfaces.answers import dispute_row

    for rank, dispute in enumerate(disputes, start=1):
        row = dispute_row(dispute)
        for letter, position in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", row["positions"], strict=False):
            yield {**row, "rank": rank, "position": letter, **{k: position[k] for k in ("held", "told", "origins", "said_by", "denied_by")}}


def _parts(asked: Asked, disputes: Sequence[Rank], window: Window, most: int) -> Iterator[RenderableType]:
    from rich.text import Text

    incidents = {rank.incident for rank in disputes}
    yield Text(f"{count_of(len(disputes), 'disputed fact')} in {count_of(len(incidents), 'incident')}{say_window(window)}", style="bold")
    if not disputes:
        yield Text("Nothing is disputed so.")
        return
    names, lost = shorten(list(asked.ids)), asked.undated(window)
    dated, undated = [d for d in disputes if d.incident not in lost], [d for d in disputes if d.incident in lost]
    number = 0
    for note, held in (("", dated), ("No day told, so they may lie outside it", undated)):
        shown = held[: max(0, most - number)]
        if note and shown:
            yield heading(note)
        for disputed in asked.opened(shown):
            number += 1
            yield from _dispute(disputed, number, names)
    if len(disputes) > most:
        yield Text(f"\nand {len(disputes) - most:,} more; --most {len(disputes)} shows all", style="dim")


def _dispute(disputed: Disputed, rank: int, names: Mapping[str, str]) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    told, incident = disputed.dispute, disputed.incident
    whose = f" of {say_party(told.subject)}" if told.subject else ""
    head = Text(f"\n{rank:>3}  ")
    head.append(f"{LABELS[told.attribute]}{whose}", style="bold")
    yield head
    line = Text(f"{names[incident.id]}  {say_when(incident)}  ", style="dim")
    line.append_text(say_what(incident))
    yield Padding(line, (0, 0, 0, 5))
    for letter, side in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", told.sides, strict=False):
        yield hang(letter, _say_side(side), 5)
        if side.deniers and side.held:
            yield hang("⊠", f"denied by {_say_sayers(side.deniers)}", 7)


def _say_side(side: DisputeSide) -> str:
    """A position: what it says, how many independent origins, and for whom they speak."""
    told = side.values
    known = [say_party(v.id) for v in told if isinstance(v, Party) and v.id != UNKNOWN]
    bare = known if known and not any(isinstance(v, Stance) for v in told) else say_values(told)
    each = list(dict.fromkeys(on_one_line(value) for value in bare))
    values = "; ".join(each[:_VALUES]) + (f"; {len(each) - _VALUES} more" if len(each) > _VALUES else "")
    if not side.held:
        return f"not {values} — so {_say_sayers(side.deniers)}"
    origins = len(side.origins)
    return f"{values or 'no value'} — {count_of(origins, 'origin')}: {_say_sayers(side.sayers)}"


def _say_sayers(sayers: Sequence[Sayer]) -> str:
    """Sides first, then outlets and sources: "US, Russia; Harbour Wire, SANA and 3 more"."""
    sides = list(dict.fromkeys(say_sayer(s) for s in sayers if s.party))
    names = list(dict.fromkeys(say_sayer(s) for s in sayers if not s.party))
    shown = names[: max(0, _NAMED - len(sides))]
    rest = len(names) - len(shown)
    more = f"{rest} more" if shown else count_of(rest, "other")
    return "; ".join(filter(None, (", ".join(sides), join_words([*shown, *([more] if rest else [])])))) or "nobody named"
