"""Whose story an outlet carries by its own word: the agency that a dateline or a credit names.

"BEIRUT (Harbour Wire) - ...", "DAMASCUS, SANA - ...", "(Reuters)" at the head or the foot: what such a report asserts in its own name, the
agency asserted. A name in parentheses counts in a dateline alone; elsewhere only the names of agencies that are known as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rashomon.reconciling.independence import initials
from rashomon.records import Report

_AGENCY = (
    r"(?:AP|A\.P\.|Associated Press|AFP|Agence France-Presse|Reuters|REUTERS|TASS|ITAR-TASS|SANA|Xinhua|Anadolu(?: Agency)?|Sputnik"
    r"|RIA(?: Novosti)?|Interfax|UPI|DPA|dpa|EFE|ANSA|IRNA|Fars(?: News Agency)?|ANHA|Petra|MENA|NNA)"
)
_HEAD, _FOOT = 400, 200
_IN_DATELINE = re.compile(r"\((?P<agency>[A-Z][^()\d]{1,40})\)|,\s(?P<short>[A-Z]{2,8})\s[-–—]")
_AT_HEAD = re.compile(
    rf"\((?P<agency>{_AGENCY})\)|(?:^|\s)(?P<signed>{_AGENCY})(?:\s?[-–—]{{1,2}}\s?(?=[A-Z\"“])|\s{{2,}})|\bBy [^\n]{{3,60}}, (?P<by>{_AGENCY})\b"
)
_AT_FOOT = re.compile(rf"\((?P<agency>{_AGENCY})\)|(?:[-–—]\s?|[Ss]ource:\s*)(?P<signed>{_AGENCY})\s*\.?\s*$")


def credited_to(report: Report) -> str | None:
    """Whose words it forwards, else the agency that the report names as its own source; None where it names none, or is itself that one's."""
    found = report.provenance.forwarded if report.provenance else None
    found = found or _in_dateline(report.text) or _at(_AT_HEAD, report.text[:_HEAD]) or _at(_AT_FOOT, report.text[-_FOOT:])
    own = report.outlet or ""
    return None if found is None or found.casefold() in (own.casefold(), initials(own)) else found


def find_credits(reports: Iterable[Report]) -> Mapping[str, str]:
    """The agency credited, by report, for those that credit one."""
    return {report.id: agency for report in reports if (agency := credited_to(report)) is not None}


def _in_dateline(text: str) -> str | None:
    from rashomon.language.furniture import find_furniture  # noqa: PLC0415  # its patterns take longer to load than a list to print

    for piece in find_furniture(text[: 4 * _HEAD]):
        if piece.kind == "dateline" and piece.start < 2 * _HEAD:
            return _at(_IN_DATELINE, text[piece.start : piece.end])
    return None


def _at(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return next((name.strip() for name in found.groups() if name), None) if found else None
