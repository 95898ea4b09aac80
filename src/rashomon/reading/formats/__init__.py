"""Formats that people have their articles in: one module each, found by content before name, each article its own report."""

from rashomon.reading.formats.finding import Format, find_format

__all__ = ["Format", "find_format"]
