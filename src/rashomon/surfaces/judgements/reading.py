"""A person's words for a value, read in the theatre that the claim's report was read with."""

from __future__ import annotations

from rashomon.coders.given import read_value
from rashomon.errors import SettingError
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.knowledge.theatres.finding import AUTO
from rashomon.records import Claim, Report, Resolved, Value
from rashomon.storing import Ledger


def read_words(words: str, claim: Claim, report: Report, kept: Ledger) -> tuple[Value, Resolved | None]:
    """The value that the words say, and what it stands for, None where that is not known. Raises SettingError for words that hold no value of the claim's attribute."""
    run = kept.run_of(report.id)
    theatres = run.theatres if run is not None else ()
    try:
        knowledge = knowledge_for(theatres[0] if theatres else AUTO)(report)
    except SettingError:  # a pack of the reader's own, which is not at hand
        knowledge = knowledge_for(AUTO)(report)
    return read_value(words, claim, report, knowledge)
