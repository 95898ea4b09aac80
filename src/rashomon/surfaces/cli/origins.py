"""Why reports and sources of an incident are held to be one origin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rashomon.records import Incident
from rashomon.surfaces.cli.listing import hang
from rashomon.surfaces.cli.marks import on_one_line

if TYPE_CHECKING:
    from rich.console import RenderableType


def say_why_one(incident: Incident, numbers: Mapping[str, int]) -> list[RenderableType]:
    """A line for each pair of reports of one text, and for each reason why an origin of several names is one."""
    pairs = sorted((*sorted((numbers[one], numbers[other])), why) for one, other, why in incident.copies)
    lines = [f"[{one}] and [{other}]: {why}" for one, other, why in pairs]
    lines += [f"{name}: {why}" for name, reasons in incident.reasons for why in reasons]
    return [hang("=", on_one_line(line), 2) for line in lines]
