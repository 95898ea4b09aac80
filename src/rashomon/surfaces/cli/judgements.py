"""`rashomon judgements`: what people decided, what became of it, and its way to and from other ledgers."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.errors import SettingError
from rashomon.records import Judgement, Ruling
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, ForceOption, Layout, LayoutOption, LedgerOption
from rashomon.surfaces.cli.judge.deciding import ENVIRONMENT, name_judge
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import on_one_line, printable
from rashomon.surfaces.cli.refusing import NOTHING_READ
from rashomon.surfaces.describing import count_of, join_words
from rashomon.surfaces.judgements.saying import say_subject

if TYPE_CHECKING:
    from rashomon.records import Incident
    from rashomon.reviewing import Review
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.lines import Refused
    from rashomon.surfaces.judgements.second import Judged

EXAMPLE = "Example: rashomon judgements --ledger clash.ledger"

_COLUMNS = (
    Column(name="ID", whole=True),
    Column(name="At", whole=True, spare=100),
    Column(name="By", share=2, least=5),
    Column(name="Ruling", whole=True),
    Column(name="Of", share=4, least=12),
    Column(name="Why", share=3, least=8),
    Column(name="Standing", share=4, least=12),
)
_TOLD = 10
"""Refused lines that are told one by one."""


def run(
    ledger: LedgerOption = DEFAULT_LEDGER,
    *,
    export: Annotated[Path | None, typer.Option("--export", metavar="FILE", help="Write them as JSON lines, - for standard output.", show_default=False)] = None,
    take: Annotated[list[Path] | None, typer.Option("--import", metavar="FILE", help="Take in those of a file, or what a second coder gave back from INCEpTION, brat or Label Studio; may be given again.", show_default=False)] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", envvar=ENVIRONMENT, metavar="NAME", help="With --import of an annotation tool's file: whose judgements they are.", show_default=False),
    ] = None,
    strike_removed: Annotated[
        bool, typer.Option("--strike-removed", help="With --import of an annotation tool's file: hold the claims wrong whose marks the coder took out of a text.")
    ] = False,
    unfollowed: Annotated[bool, typer.Option("--unfollowed", help="Only those that have no effect, or not the whole: lost, outweighed, contradicted, withdrawn.")] = False,
    force: ForceOption = False,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """List what people decided: of what, why, and whether it holds. Nothing is ever dropped, also where a text has gone."""
    from rashomon.reviewing import review
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.lines import to_json

    if take:
        _import(ledger, take, by, strike=strike_removed)
        return
    with Ledger.open(ledger) as kept:
        held = kept.judgements()
        if export is not None:
            _export(held, export, ledger, force=force)
            return
        told = what_became(review(held, kept.events(), kept.reports()), kept.incidents())
    rows = [
        (j.id, f"{j.at[:16].replace('T', ' ')}Z", on_one_line(j.by), j.ruling.value, on_one_line(_say_of(j, held)), on_one_line(j.why), told.get(j.id, "holds"))
        for j in held
        if not unfollowed or j.id in told
    ]
    if not rows:
        typer.echo(f"rashomon: {'every judgement is followed' if held else 'nobody has judged anything yet'}", err=True)
    shown = {row[0] for row in rows}
    print_rows(_COLUMNS, rows, layout, raw=(to_json(j) | {"standing": told.get(j.id, "holds")} for j in held if j.id in shown))


def _say_of(judgement: Judgement, held: Iterable[Judgement]) -> str:
    """What it was decided of; of a withdrawal the judgement that it takes back."""
    if judgement.ruling is Ruling.WITHDRAWN:
        name = judgement.about[0].name
        back = next((j for j in held if j.id == name), None)
        return f"{name}: {back.ruling.value}, {_say_of(back, held)}" if back is not None else f"{name}, which is not in this ledger"
    return say_subject(judgement)


def what_became(review: Review, incidents: Iterable[Incident]) -> dict[str, str]:
    """For each judgement that is not simply followed what became of it, by id."""
    from rashomon.reviewing.bearing import unmet

    found: defaultdict[str, list[str]] = defaultdict(list)
    standings = review.standings
    for name, by in standings.withdrawn.items():
        found[name].append(f"withdrawn by {by}")
    for name, by in standings.outweighed.items():
        found[name].append(f"outweighed by {by}, which is later")
    for against in review.contradictions:
        found[against.judgement].append(f"not followed for {against.left} and {against.right}: {_say_otherwise(against.because)}")
    touched = [one.judgement for one in review.lost] + [one.judgement for one in review.moved]
    for judgement in {j.id: j for j in touched}.values():
        found[judgement.id] += _today(judgement, review)
    gone = {(one, other) for one, other, _ in unmet(review, incidents)}
    for judgement in standings.holding if gone else ():
        names = {s.name for s in judgement.subjects}
        pair = next((p for p in sorted(gone) if set(p) <= names), None)
        if judgement.ruling in (Ruling.SAME, Ruling.DIFFERENT) and pair is not None:
            found[judgement.id].append(f"not carried out for {pair[0]} and {pair[1]}")
    return {name: "; ".join(dict.fromkeys(words)) for name, words in found.items()}


def _today(judgement: Judgement, review: Review) -> Iterator[str]:
    """What of it is not found today, and what bears another id."""
    lost = [one for one in review.lost if one.judgement.id == judgement.id]
    moved = [one.now for one in review.moved if one.judgement.id == judgement.id]
    if len(lost) == len(judgement.subjects):
        yield f"lost: {join_words(list(dict.fromkeys(one.why for one in lost)))}"
        return
    for why in dict.fromkeys(one.why for one in lost):
        names = [one.subject.name for one in lost if one.why == why]
        yield f"holds without {names[0] if len(names) == 1 else count_of(len(names), 'account')}: {why}"
    if moved:
        yield f"holds, of {moved[0]} now, which stands on the same words" if len(moved) == 1 else f"holds, of {len(moved)} accounts now under other ids"


def _say_otherwise(because: Sequence[str]) -> str:
    return f"{join_words(list(because))} {'says' if len(because) == 1 else 'say'} otherwise"


def _export(held: Iterable[Judgement], path: Path, ledger: str, *, force: bool) -> None:
    from rashomon.surfaces.cli.writing import write_output
    from rashomon.surfaces.judgements.lines import write_lines

    lines = list(write_lines(held))
    if write_output(path, lines, force=force, ledger=ledger) and str(path) != "-":
        typer.echo(f"{count_of(len(lines), 'judgement')} in {path}", err=True)


def _import(ledger: str, files: Iterable[Path], by: str | None, *, strike: bool) -> None:
    """Take in the judgements of all files, make the incidents anew once, and say what came of each file."""
    from rashomon.running.reading import link
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.lines import Refused, read_lines
    from rashomon.surfaces.judgements.returned import is_returned

    lines = {path: list(read_lines(_lines(path))) for path in files if not is_returned(path)}
    taken: set[str] = set()
    refused_any = False
    with Ledger.open(ledger) as kept:
        for path in dict.fromkeys(files):
            judged = None if path in lines else _judged(kept, path, by, strike=strike)
            found = lines[path] if judged is None else judged.found
            judgements = [j for j in found if isinstance(j, Judgement)]
            refused = [r for r in found if isinstance(r, Refused)]
            new = kept.add_judgements(judgements)
            taken |= {j.id for j in judgements}
            _tell_refused(path, refused)
            refused_any = refused_any or bool(refused)
            typer.echo(f"{path}: {new:,} new, {len(judgements) - new:,} known, {len(refused):,} refused")
            if judged is not None:
                _tell_judged(path, judged, strike=strike)
        link(kept)
        _tell_lost(kept, taken)
    if refused_any:
        raise typer.Exit(NOTHING_READ)


def _judged(kept: Ledger, path: Path, by: str | None, *, strike: bool) -> Judged:
    """The judgements that a second coder gave back from an annotation tool."""
    from rashomon.surfaces.judgements.making import Hand, now
    from rashomon.surfaces.judgements.returned import read_returned
    from rashomon.surfaces.judgements.second import judge_returned

    return judge_returned(kept, read_returned(path), Hand(by=name_judge(by), why="", at=now()), strike=strike)


def _tell_judged(path: Path, judged: Judged, *, strike: bool) -> None:
    """Whose work it is where a file has that of several, and what was taken out of its texts."""
    if judged.coders:
        typer.echo(f"{path}: is the work of {join_words(list(judged.coders))}; each one's judgements are kept under that name")
    if judged.removed and not strike:
        one = judged.removed == 1
        typer.echo(f"{path}: {count_of(judged.removed, 'claim')} {'is' if one else 'are'} marked no more, which says nothing by itself; hold {'it' if one else 'them'} wrong with --strike-removed")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise SettingError(f"{path}: is no UTF-8 text (byte {error.start:,}); nothing of it was taken in: is this another file?") from None
    except OSError as error:
        raise SettingError(f"{path}: cannot be read ({error.strerror}); check the path") from None


def _tell_refused(path: Path, refused: list[Refused]) -> None:
    for one in refused[:_TOLD]:
        typer.echo(f"rashomon: {path}, {printable(one.where) or f'line {one.line}'}: {printable(one.why)}", err=True)
    if len(refused) > _TOLD:
        typer.echo(f"rashomon: {path}: and {len(refused) - _TOLD:,} more lines like that", err=True)


def _tell_lost(kept: Ledger, names: set[str]) -> None:
    from rashomon.reviewing import review

    lost = {one.judgement.id for one in review(kept.judgements(), kept.events(), kept.reports()).lost} & names
    if lost:
        typer.echo(
            f"{count_of(len(lost), 'judgement')} of these of what this ledger does not hold, or not so: kept, and followed once its report is read; "
            "see `rashomon judgements --unfollowed`"
        )
