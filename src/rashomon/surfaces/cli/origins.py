"""Why reports and sources of an incident are held to be one origin."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rashomon.records import Incident, Report
from rashomon.surfaces.cli.listing import hang
from rashomon.surfaces.cli.marks import on_one_line

if TYPE_CHECKING:
    from rich.console import RenderableType


def say_why_one(incident: Incident, reports: Mapping[str, Report], numbers: Mapping[str, int]) -> list[RenderableType]:
    """A line for each pair of reports of one text, and for each reason why an origin of several names is one."""
    from rashomon.linking import find_syndication
    from rashomon.reconciling import explain_origins, find_credits

    told = [reports[name] for name in incident.reports if name in reports]
    syndication = find_syndication(told)
    pairs = sorted((*sorted((numbers[copy.left], numbers[copy.right])), copy.why) for copy in syndication.reasons)
    lines = [f"[{one}] and [{other}]: {why}" for one, other, why in pairs]
    origins = explain_origins(incident.events, syndication.groups, find_credits(told))
    lines += [f"{name}: {why}" for name, reasons in origins.reasons.items() for why in reasons]
    return [hang("=", on_one_line(line), 2) for line in lines]
