"""Linking: which events of many reports tell one occurrence, and which reports carry one text."""

from rashomon.linking.linked import Linked, link_events
from rashomon.linking.near import NearMiss, find_near_misses
from rashomon.linking.syndication import Syndication, find_syndication

__all__ = ["Linked", "NearMiss", "Syndication", "find_near_misses", "find_syndication", "link_events"]
