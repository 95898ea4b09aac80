"""The trained pipeline and what is read off its parses; the only part of the program that owns spaCy and the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.language.parsed import Parsed
    from rashomon.language.pipeline import Pipeline, load_pipeline

__all__ = ["Parsed", "Pipeline", "load_pipeline"]


def __getattr__(name: str) -> Any:
    """The public names, which load the parser only when they are asked for: quotations and page furniture are read without it."""
    if name == "Parsed":
        from rashomon.language.parsed import Parsed  # noqa: PLC0415

        return Parsed
    if name in __all__:
        from rashomon.language import pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    raise AttributeError(name)
