"""Coding: from mentions to events with attributed claims, one report at a time."""

from rashomon.coding.events import code_events

__all__ = ["code_events"]
