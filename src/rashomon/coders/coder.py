"""What every coder is: a way from one report to its events, with a name that the ledger keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from rashomon.knowledge.bundle import Knowledge
from rashomon.records import Event, Issue, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report's events, focal ones first, and what was met on the way that did not keep it from being coded."""

    events: tuple[Event, ...]
    issues: tuple[Issue, ...] = ()


class NotCoded(Exception):
    """The coder could not code this report; `code` and `message` become its issue, and the next read takes it up."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Coder(Protocol):
    """A way of coding. Every claim that it writes rests on spans of the report: `report.text[start:end] == span.text`."""

    @property
    def settings(self) -> Mapping[str, str]:
        """What tells this coder from others in a ledger's runs: a report coded by another is coded anew. Rules have none."""
        ...

    def code(self, report: Report, knowledge: Knowledge) -> Coded:
        """The report's events. Raises NotCoded where it cannot."""
        ...
