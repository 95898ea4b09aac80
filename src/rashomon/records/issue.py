"""What could not be read or decided, kept beside the results."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Bad input met on the way. It is reported and kept, and never stops the rest.

    `code` is a stable word such as "empty-file" or "unknown-place"; `where` names the file or report;
    `message` says the reason and the cure in one sentence.
    """

    code: str
    where: str
    message: str
