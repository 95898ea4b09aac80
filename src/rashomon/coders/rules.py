"""The coder that needs nobody: explainable rules over the tree, offline."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.coders.coder import Coded
from rashomon.coding import code_events
from rashomon.coding.unread import find_unread
from rashomon.knowledge.bundle import Knowledge
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising import recognise
from rashomon.records import Report
from rashomon.resolving import resolve


class RuleCoder:
    """language -> recognising -> resolving -> coding."""

    settings: Mapping[str, str] = {}

    def code(self, report: Report, knowledge: Knowledge) -> Coded:
        """The report's events, each claim by a rule with a name."""
        parsed = Parsed(report, load_pipeline()(report.text))
        mentions = recognise(parsed, knowledge)
        events = code_events(
            parsed,
            mentions,
            resolve(parsed, mentions, knowledge),
            events=knowledge.events,
            acts=knowledge.acts,
            speech=knowledge.speech,
            registry=knowledge.actors,
        )
        return Coded(events=events, issues=tuple(find_unread(report)))
