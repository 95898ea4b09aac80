"""What a file was found to hold, told beside its reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The kind of a file in plain words ("Factiva page"), and of a table which column holds which field.

    `where` is the file as its reports name it, or a file within an archive.
    """

    where: str
    kind: str
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
