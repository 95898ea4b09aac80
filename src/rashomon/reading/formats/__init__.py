"""Formats that people have their articles in: one module each, found by content before name, each article its own report."""

from rashomon.reading.formats.containers import DEEPEST, gzipped, unzipped
from rashomon.reading.formats.finding import GZIP, ZIP, Format, find_container, find_format
from rashomon.reading.formats.jsonstream import JsonScan
from rashomon.reading.formats.newsml import is_ninjs, ninjs_article

__all__ = ["DEEPEST", "GZIP", "ZIP", "Format", "JsonScan", "find_container", "find_format", "gzipped", "is_ninjs", "ninjs_article", "unzipped"]
