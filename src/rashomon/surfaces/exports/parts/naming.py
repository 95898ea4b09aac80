"""Names of files for reports."""

from __future__ import annotations

import re

from rashomon.records import Report

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def file_name(report: Report) -> str:
    """The end of the report's path and its id, so that two reports never share one."""
    stem = _UNFIT.sub("-", report.path.replace("\\", "/").rpartition("/")[2].removesuffix(".txt")).strip("-.")
    return f"{stem[:80]}-{report.id}" if stem else report.id
