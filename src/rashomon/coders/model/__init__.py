"""A language model behind an OpenAI-compatible endpoint as a coder: it points at words, and only words of the report count."""

from rashomon.coders.model.coder import DROPPED_QUOTES, ModelCoder

__all__ = ["DROPPED_QUOTES", "ModelCoder"]
