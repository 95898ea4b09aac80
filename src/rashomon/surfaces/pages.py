"""What a notebook shows of an incident and of a ledger: a heading and a small table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from rashomon.records import Fact, Incident, Summary, set_apart
from rashomon.surfaces.describing import count_of, say_period, say_place, say_values
from rashomon.surfaces.naming import LABELS, ORDER

_WORDS = {"uncorroborated": "one origin"}
_MOST = 20
"""Incidents of a ledger that are shown; the others are counted."""


def show_incident(incident: Incident) -> str:
    """The incident's name, how its accounts stand, and each fact with its positions. What is only denied is told as denied."""
    summary = incident.summary
    claims = {claim.id: claim for claim in incident.claims}
    facts = sorted(incident.facts, key=lambda fact: ORDER.index(fact.attribute))
    rows = []
    for fact in facts:
        whose = f" ({fact.subject})" if fact.subject else ""
        held = [
            f"{'; '.join(say_values(set_apart(fact, position, claims))) or 'no value'} — {count_of(len(position.origins), 'origin')}"
            for position in fact.asserted
        ]
        rows.append((f"{LABELS[fact.attribute]}{whose}", _stands(fact), held or ["denied, and asserted by nobody"]))
    body = "".join(
        f"<tr><td>{escape(name)}</td><td>{escape(stands)}</td><td>{'<br>'.join(map(escape, told))}</td></tr>" for name, stands, told in rows
    )
    return f"<div><b>{escape(incident.title)}</b><br>{escape(_say(summary))}<table><tbody>{body}</tbody></table></div>"


def show_ledger(name: str, counts: Sequence[tuple[int, str]], summaries: Sequence[Summary]) -> str:
    """What a ledger holds, and its first incidents."""
    held = ", ".join(count_of(number, noun) for number, noun in counts)
    body = "".join(_line(summary) for summary in summaries[:_MOST])
    rest = len(summaries) - _MOST
    more = f"<p>and {rest:,} more</p>" if rest > 0 else ""
    return f"<div><b>{escape(name)}</b><br>{escape(held)}<table><tbody>{body}</tbody></table>{more}</div>"


def _line(summary: Summary) -> str:
    cells = (summary.id, _when(summary) or "no date", summary.title, _WORDS.get(summary.status.value, summary.status.value), f"{len(summary.origins)} in {len(summary.reports)}")
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _say(summary: Summary) -> str:
    where = say_place(summary.site) if summary.site is not None else ""
    status = _WORDS.get(summary.status.value, summary.status.value)
    origins = f"{count_of(len(summary.origins), 'origin')} in {count_of(len(summary.reports), 'report')}"
    return " · ".join(filter(None, (summary.id, status, _when(summary), where, origins)))


def _when(summary: Summary) -> str:
    return " / ".join(_distinct(say_period(period, short=True) for period in summary.when))


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _stands(fact: Fact) -> str:
    return "denied" if fact.denied else _WORDS.get(fact.status.value, fact.status.value)
