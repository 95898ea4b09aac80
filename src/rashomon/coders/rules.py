"""The coder that needs nobody: explainable rules over the tree, offline."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.coders.coder import Coded
from rashomon.coders.reading import in_own_words, one_case_issues, read_report
from rashomon.coding import code_events
from rashomon.knowledge.bundle import Knowledge
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.knowledge.theatres.finding import AUTO
from rashomon.language.tables_not_coded import find_unread
from rashomon.recognising import recognise
from rashomon.records import Event, Report
from rashomon.resolving import find_filed_earlier, resolve


class RuleCoder:
    """Codes by rules alone, each with a name, over the report's tree; offline, and no weights but the parser's."""

    settings: Mapping[str, str] = {}

    def code(self, report: Report, knowledge: Knowledge) -> Coded:
        """The report's events, each claim by a rule with a name."""
        parsed = read_report(report, knowledge)
        mentions = recognise(parsed, knowledge)
        events = code_events(
            parsed,
            mentions,
            resolve(parsed, mentions, knowledge),
            events=knowledge.events,
            acts=knowledge.acts,
            speech=knowledge.speech,
            registry=knowledge.actors,
            wording=knowledge.wording,
        )
        unread = (*find_unread(report), *find_filed_earlier(report, mentions.times))
        if parsed.report is report:
            return Coded(events=events, issues=unread)
        return Coded(events=in_own_words(events, report), issues=(*one_case_issues(report, parsed), *unread))


def code_by_rules(report: Report, knowledge: Knowledge | None = None) -> tuple[Event, ...]:
    """One report's events by rules alone, focal ones first; without `knowledge`, by that of its own theatre."""
    return RuleCoder().code(report, knowledge or knowledge_for(AUTO)(report)).events
