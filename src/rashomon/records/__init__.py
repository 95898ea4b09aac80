"""The records: what is born once and referred to ever after. Standard library only."""

from rashomon.records.attribution import Attribution, Source
from rashomon.records.claim import (
    Attribute,
    Certainty,
    Claim,
    Polarity,
    Resolved,
    Stance,
    Value,
    claim_id,
)
from rashomon.records.count import Count
from rashomon.records.dispute import Dispute, DisputeSide, Rank, disputes_of, set_apart
from rashomon.records.event import MODALITIES, Event
from rashomon.records.fact import Fact, Grade, Position, Status
from rashomon.records.identity import content_id
from rashomon.records.incident import Account, Incident, Link
from rashomon.records.issue import Issue
from rashomon.records.judgement import VERDICTS, Judgement, Ruling, Subject, judgement_id
from rashomon.records.mention import (
    ActorMention,
    CountMention,
    Mentions,
    PlaceMention,
    ThingMention,
    TimeMention,
)
from rashomon.records.party import (
    GOVERNMENT,
    MILITARY,
    SECTORS,
    UNKNOWN,
    Party,
    body_of,
    country_of,
    is_of_state,
    sector_of,
    side,
)
from rashomon.records.peoples import Others, sums_of, tell_peoples_apart
from rashomon.records.period import Period, is_yearless
from rashomon.records.place import Place
from rashomon.records.provenance import Provenance
from rashomon.records.questions import (
    ITEMS,
    QUESTIONS,
    ROLES,
    SETTING,
    STANCES,
    TAKING_PART,
    TOLLS,
    WHAT_HAPPENED,
    Answer,
    Question,
    asking,
    question_of,
)
from rashomon.records.report import Report, report_id, text_id
from rashomon.records.resolution import Resolution
from rashomon.records.sayer import Sayer, sayer_of
from rashomon.records.silence import Matter, Silence
from rashomon.records.span import Span
from rashomon.records.summary import DENIED, Summary, Toll

__all__ = [
    "DENIED",
    "GOVERNMENT",
    "ITEMS",
    "MILITARY",
    "MODALITIES",
    "QUESTIONS",
    "ROLES",
    "SECTORS",
    "SETTING",
    "STANCES",
    "TAKING_PART",
    "TOLLS",
    "UNKNOWN",
    "VERDICTS",
    "WHAT_HAPPENED",
    "Account",
    "ActorMention",
    "Answer",
    "Attribute",
    "Attribution",
    "Certainty",
    "Claim",
    "Count",
    "CountMention",
    "Dispute",
    "DisputeSide",
    "Event",
    "Fact",
    "Grade",
    "Incident",
    "Issue",
    "Judgement",
    "Link",
    "Matter",
    "Mentions",
    "Others",
    "Party",
    "Period",
    "Place",
    "PlaceMention",
    "Polarity",
    "Position",
    "Provenance",
    "Question",
    "Rank",
    "Report",
    "Resolution",
    "Resolved",
    "Ruling",
    "Sayer",
    "Silence",
    "Source",
    "Span",
    "Stance",
    "Status",
    "Subject",
    "Summary",
    "ThingMention",
    "TimeMention",
    "Toll",
    "Value",
    "asking",
    "body_of",
    "claim_id",
    "content_id",
    "country_of",
    "disputes_of",
    "is_of_state",
    "is_yearless",
    "judgement_id",
    "question_of",
    "report_id",
    "sayer_of",
    "sector_of",
    "set_apart",
    "side",
    "sums_of",
    "tell_peoples_apart",
    "text_id",
]
