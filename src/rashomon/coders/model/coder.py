"""The coder that asks a language model: its words are looked up in the report, then resolved and written as the rules do."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.coders.coder import Coded, NotCoded
from rashomon.coders.model.answers import Told, read_answer
from rashomon.coders.model.asking import asked_as, question, shape
from rashomon.coders.model.endpoint import BadAnswer, Endpoint
from rashomon.coders.model.grounding import Happened, ground
from rashomon.coders.model.locating import Finder, Tally
from rashomon.coders.model.parts import BUDGET, cut
from rashomon.coders.model.reading import read_with
from rashomon.coders.model.writing import EventWriter
from rashomon.coders.reading import in_own_words
from rashomon.coding.speech.attribution import find_speeches
from rashomon.coding.wording.wordings import with_wordings
from rashomon.errors import SettingError
from rashomon.knowledge.bundle import Knowledge
from rashomon.records import Event, Issue, Report

DROPPED_QUOTES = "model-words-dropped"
"""The code of an issue beside a report that was read well: some of the model's words stand nowhere in it."""
_ATTEMPTS = 2
_PATIENCE = 5
"""Reports in a row that nobody answers for, after which the endpoint is asked no more: a thousand time-outs take days."""


class ModelCoder:
    """Asks `model` behind an OpenAI-compatible endpoint, and keeps of its answers only words that stand in the report.

    `key` is sent as a bearer token and kept nowhere, `timeout` is in seconds, `budget` how many characters of a report are asked about at once. One of them serves one read.
    """

    def __init__(
        self, endpoint: str, model: str, *, key: str | None = None, timeout: float = 120.0, budget: int = BUDGET
    ) -> None:
        """Raises SettingError for an address or a name that is none. Nothing is asked yet."""
        if not model.strip():
            raise SettingError("--model is empty; name the model as its server does")
        self.model = model.strip()
        self.endpoint = Endpoint(endpoint, key=key, timeout=timeout)
        self._budget = budget
        self._silent = 0
        self._closed: NotCoded | None = None

    @property
    def settings(self) -> Mapping[str, str]:
        """Model, address and question: another of them reads otherwise. Never the key."""
        return {"coder": "model", "model": self.model, "endpoint": self.endpoint.url, "question": asked_as()}

    def code(self, report: Report, knowledge: Knowledge) -> Coded:
        """The report's events, in words of the report alone. Raises NotCoded where the model gives no answer."""
        tally = Tally()
        told: list[Happened] = []
        for start, end in cut(report.text, self._budget):
            told += ground(self._ask(report, start, end), Finder(report, start, end, tally))
        events: tuple[Event, ...] = ()
        if told:
            scene = read_with(report, told, knowledge)
            events = EventWriter(scene, knowledge.speech, f"model/{self.model}", tally).write(told)
            events = with_wordings(scene, find_speeches(scene, knowledge.speech), knowledge.wording, events)
            events = in_own_words(events, report)
        claims = sum(len(event.claims) for event in events)
        return Coded(events=events, issues=tuple(self._dropped(report, tally, claims)))

    def _ask(self, report: Report, start: int, end: int) -> tuple[Told, ...]:
        """The answer on one part; one that cannot be read is asked for once more."""
        if self._closed is not None:
            raise NotCoded(self._closed.code, f"not asked any more: {self._closed}")
        body = question(report, start, end, self.model)
        reason = ""
        for _ in range(_ATTEMPTS):
            try:
                answer = read_answer(self.endpoint.ask(body, shape()))
            except BadAnswer as error:
                reason = str(error)
            except NotCoded as error:
                self._note(error)
                raise
            else:
                self._silent = 0
                return answer
        self._silent = 0
        raise NotCoded(
            "model-unreadable",
            f"the answer of model {self.model} {reason}, twice; take a larger model or one that gives JSON, and read again",
        )

    def _note(self, error: NotCoded) -> None:
        """Count silence; a key that was refused is refused to every report."""
        silent = error.code in ("model-late", "model-not-there")
        self._silent = self._silent + 1 if silent else 0
        if error.code == "model-refused" or self._silent >= _PATIENCE:
            self._closed = error

    def _dropped(self, report: Report, tally: Tally, claims: int) -> list[Issue]:
        parts = []
        if tally.invented or tally.left_out:
            parts.append(
                f"{tally.invented} of {tally.quotes} quotes of model {self.model} stand nowhere in the report, "
                f"and {tally.left_out} of its claims rested on them"
            )
        if tally.valueless:
            parts.append(f"{tally.valueless} of the model's values say nothing that can be coded")
        if not parts:
            return []
        return [
            Issue(
                code=DROPPED_QUOTES, where=report.path, message=f"{'; '.join(parts)}: all dropped, {claims} claims kept"
            )
        ]
