"""Agreements that reports invoke: the US-Russian de-confliction arrangements, the memorandum of Sochi, a ceasefire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.knowledge.actors.loading import source_of
from rashomon.knowledge.phrases import Match, PhraseTable
from rashomon.knowledge.theatres.packs import Pack, open_pack


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """One agreement of a theatre pack. `parties` are states (ISO alpha-3) or actors, `made` a day or month, None where open."""

    id: str
    name: str
    parties: tuple[str, ...]
    source: str
    made: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementWording:
    """A pattern met and the agreement that it names.

    For words of several meanings ("protocols"), `near` holds those of which one must stand near.
    """

    agreement: KnownAgreement
    near: frozenset[str] = frozenset()


class Agreements:
    """The agreements of one theatre and their wordings. Open them with `Agreements.open`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._phrases: PhraseTable[AgreementWording] = PhraseTable()
        self._by_id: dict[str, KnownAgreement] = {}
        for row in table.get("agreement", ()):
            agreement = KnownAgreement(row["id"], row["name"], tuple(row["parties"]), source_of(row, table), row.get("made"))
            self._by_id[agreement.id] = agreement
            for pattern in row["patterns"]:
                self._phrases.add(pattern, AgreementWording(agreement))
            for pattern in row.get("weak", ()):
                self._phrases.add(pattern, AgreementWording(agreement, frozenset(row["near"])))

    @classmethod
    def open(cls, theatre: str | None) -> Agreements:
        """The agreements of a theatre; none without one. Raises `SettingError` for a theatre that cannot be used."""
        return _opened(None if theatre is None else open_pack(theatre))

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, agreement: str) -> KnownAgreement | None:
        """The agreement of this id."""
        return self._by_id.get(agreement)

    def find(self, text: str) -> tuple[Match[AgreementWording], ...]:
        """Every wording of an agreement in a text, the longest at each word."""
        return self._phrases.find(text)


@cache
def _opened(pack: Pack | None) -> Agreements:
    return Agreements({} if pack is None else pack.agreements)
