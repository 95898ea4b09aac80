"""What each calls the same thing, in lines for the terminal: loaded words between tildes, and below them what each says."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.knowledge.wording import load_wording
from rashomon.reconciling.wordings import Called, Use, by_words, holder_of
from rashomon.records import Report
from rashomon.surfaces.cli.listing import hang
from rashomon.surfaces.cli.marks import on_one_line, say_party
from rashomon.surfaces.wording import cut_words, say_manner

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 6
"""Wordings of one voice that a line names; the claims below have them all."""


def say_wordings(called: Sequence[Called], reports: Mapping[str, Report], numbers: Mapping[str, int]) -> Iterator[RenderableType]:
    """For each thing a line for each voice with its words, then each loaded term with what it says."""
    from rich.text import Text

    for one in called:
        yield Text(f"  {on_one_line(one.name)}")
        by: dict[tuple[str, str], list[Use]] = {}
        for use in one.uses:
            by.setdefault((holder_of(use.attribution), voice(use, reports)), []).append(use)
        for (_, who), uses in by.items():
            groups = list(by_words(uses).values())
            told = "; ".join(_say(group, numbers) for group in groups[:SHOWN])
            more = f"; and {len(groups) - SHOWN} more" if len(groups) > SHOWN else ""
            yield hang(f"{who}:", told + more, 4)
    for name in sorted({t.id for c in called for u in c.uses for t in u.terms}):
        term = load_wording().term(name)
        if term is not None:
            yield hang(f"~{name}~", f"{term.valence}: {term.says}", 2, style="dim")


def voice(use: Use, reports: Mapping[str, Report]) -> str:
    """Whose words: a source with its side, or an outlet in its own voice."""
    source = use.attribution.source
    if source.kind == "outlet":
        report = reports.get(use.span.report)
        return f"{on_one_line((report.outlet if report else None) or 'the outlet')}, own voice"
    return on_one_line(source.name) + (f" ({say_party(source.party.id)})" if source.party else "")


def _say(uses: Sequence[Use], numbers: Mapping[str, int]) -> str:
    words = on_one_line("".join(f"~{word.text}~" if word.title else word.text for word in cut_words(uses[0])))
    refs = " ".join(f"[{n}]" for n in sorted({numbers.get(u.span.report, 0) for u in uses}))
    note = say_manner(uses)
    return f"“{words}” {refs}" + (f" ({note})" if note else "")
