"""What an annotation tool gives back, whichever it is: what a coder gave each annotation, which texts he had before him, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a coder gave one annotation: the claim's id ("" where he marked words that no exported claim stood on), the whole text that he saw with the stretch that is marked (code points), a verdict, a better value, and why.

    `label` is the attribute that marks of his own speak of, `source` who says so by him. `where` names the annotation, `coder` whose it is where the file says so.
    """

    claim: str
    text: str
    start: int
    end: int
    verdict: str
    correction: str
    why: str
    where: str
    label: str = ""
    source: str = ""
    coder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A text that a coder had before him. `exported` are the claims that were marked in it when it was exported, None where the file does not say."""

    text: str
    where: str
    coder: str = ""
    exported: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One of several texts that cannot be read, with why and the cure."""

    where: str
    why: str


Returned: TypeAlias = Given | Seen | Unread
