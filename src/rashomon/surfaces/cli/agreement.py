"""`rashomon agreement`: how alike people, or a person and the program, read the same claims."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.errors import NotFound, SettingError
from rashomon.records import VERDICTS, Judgement
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, Layout, LayoutOption, LedgerOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import LABELS, on_one_line
from rashomon.surfaces.describing import join_words

if TYPE_CHECKING:
    from rashomon.reviewing.agreement import Agreement

EXAMPLE = "Example: rashomon agreement Ana Omar --ledger clash.ledger"

_COLUMNS = (
    Column(name="Attribute", share=3, least=12),
    Column(name="Units", whole=True),
    Column(name="Alike", whole=True),
    Column(name="Alpha", whole=True),
    Column(name="Level", whole=True),
    Column(name="Remark", share=6, least=16),
)
_FILE = ".jsonl"

NOTE = """\
Alike is the share of pairs of coders who hold a claim to say the same. Krippendorff's alpha takes away what would be alike by chance:
1 is full agreement, 0 no more than chance. From .800 on readings are held to be reliable, from .667 for tentative conclusions only
(Krippendorff 2018). All of this is over claims that were judged; what the program never read is nobody's unit."""


def run(
    coders: Annotated[list[str] | None, typer.Argument(metavar="[CODER]...", help="People by name, “program”, or files of judgements (.jsonl); all people by default.", show_default=False)] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """Compare verdicts on the same claims: Krippendorff's alpha for each attribute and over all."""
    from rashomon.reviewing.agreement import PROGRAM, agree, code_by, code_of_program

    named = list(dict.fromkeys(coders or ()))
    files = [n for n in named if n.endswith(_FILE)]
    held: Sequence[Judgement] = () if files and len(files) == len([n for n in named if n != PROGRAM]) else _held(ledger)
    sets: dict[str, Sequence[Judgement]] = {n: _from_file(Path(n)) for n in files}
    people = sorted({j.by for j in held if j.ruling in VERDICTS})
    named = named or (people if len(people) > 1 else [*people, PROGRAM])
    for name in named:
        if name not in (*files, PROGRAM):
            mine = [n for n in people if n.casefold() == name.casefold()]
            if not mine:
                raise NotFound(f"nobody called {name!r} gave a verdict on a claim; those who did: {', '.join(people) or 'nobody'}")
            # a withdrawal by anybody takes back what was said
            sets[name] = [j for j in held if j.by in mine or j.ruling == "withdrawn"]
    if len(named) < 2:
        raise SettingError("two coders at least are compared; name two, or one and “program”" if named else "nobody gave a verdict on a claim yet; see rashomon judge --help")
    every = [j for judged in sets.values() for j in judged]
    codings = [code_of_program(every) if name == PROGRAM else code_by(sets[name]) for name in named]
    lines = agree(codings)
    typer.echo(f"rashomon: {on_one_line(join_words(named))}", err=True)
    if not lines:
        typer.echo("rashomon: no claim was judged by two of them; there is nothing to compare", err=True)
    print_rows(_COLUMNS, [_row(line) for line in lines], layout, raw=map(_raw, lines))
    if lines:
        typer.echo(NOTE, err=True)


def _row(line: Agreement) -> tuple[str, ...]:
    name = LABELS[line.attribute] if line.attribute is not None else "All together"
    alpha = "—" if line.alpha is None else f"{line.alpha:.3f}"
    return name, str(line.units), f"{line.alike:.0%}", alpha, line.level, _remark(line)


def _raw(line: Agreement) -> dict[str, object]:
    return {
        "attribute": line.attribute.value if line.attribute is not None else None, "level": line.level, "units": line.units, "alike": line.alike,
        "alpha": line.alpha, "left_out": line.left_out, "remark": _remark(line),
    }  # fmt: skip


def _remark(line: Agreement) -> str:
    told = []
    if line.alpha is None:
        told.append("too few units to measure by" if line.units < 2 else "no alpha: all values are one, so nothing could have differed")
    elif line.few:
        told.append(f"too few units: {line.units} claims tell next to nothing")
    else:
        told.append("reliable" if line.alpha >= 0.8 else "tentative" if line.alpha >= 0.667 else "not reliable")
    if line.left_out:
        told.append(f"{line.left_out} more where somebody held no number to be said")
    return "; ".join(told)


def _held(ledger: str) -> Sequence[Judgement]:
    from rashomon.storing import Ledger

    with Ledger.open(ledger) as kept:
        return kept.judgements()


def _from_file(path: Path) -> Sequence[Judgement]:
    from rashomon.surfaces.judgements.lines import Refused, read_lines

    try:
        found = list(read_lines(path.read_text(encoding="utf-8").split("\n")))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: cannot be read ({error}); check the path") from None
    for one in found:
        if isinstance(one, Refused):
            raise SettingError(f"{path}, line {one.line}: {one.why}")
    return [j for j in found if isinstance(j, Judgement)]
