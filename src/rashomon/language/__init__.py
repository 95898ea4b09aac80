"""The trained pipeline and what is read off its parses; the only part of the program that owns spaCy and the model."""

from __future__ import annotations

from rashomon.language.parsed import Parsed
from rashomon.language.pipeline import Pipeline, load_pipeline

__all__ = ["Parsed", "Pipeline", "load_pipeline"]
