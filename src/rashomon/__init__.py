"""One incident, every account of it."""

__version__ = "0.1.0"
