"""What a row of one number and one name cannot hold, in sentences: disputes, single origins, denials, silences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.records import ROLES, SETTING, STANCES, TOLLS, Attribute, Fact, Incident, Report, Status
from rashomon.surfaces.describing import count_of, join_words, say_values
from rashomon.surfaces.naming import LABELS, ORDER
from rashomon.surfaces.plain import codes_of

_ASKED = (Attribute.KIND, *SETTING, *ROLES, *TOLLS, *STANCES)


def say_notes(incident: Incident, reports: Mapping[str, Report]) -> str:
    """The notes of a row: what it is called, how it stands, who holds what where they differ, what is denied, and where it was reported.

    What is only denied is named by its question, never by its value.
    """
    return " ".join(_sentences(incident, reports))


def outlets_of(incident: Incident, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """The outlets that tell of it, each once, in order of publication."""
    told = [reports[name] for name in incident.reports if name in reports]
    told.sort(key=lambda r: (r.published.isoformat() if r.published else "9999", r.outlet or "", r.id))
    return tuple(dict.fromkeys(report.outlet or "outlet not said" for report in told))


def _sentences(incident: Incident, reports: Mapping[str, Report]) -> Iterator[str]:
    summary = incident.summary
    yield f"{summary.title.rstrip('.')}."
    yield f"{summary.status.value.capitalize()}: {count_of(len(summary.reports), 'report')}, {count_of(len(summary.origins), 'independent origin')}."
    for fact in sorted(incident.facts, key=lambda f: (ORDER.index(f.attribute), f.subject or "")):
        if fact.attribute in _ASKED and fact.asserted and fact.status is Status.DISPUTED:
            yield f"Disputed, {_question(fact)}: {_sides(fact)}."
    for toll in summary.tolls:
        if toll.counts and toll.attribute is not Attribute.KILLED:
            yield f"{LABELS[toll.attribute]}: {join_words(say_values(toll.counts), 'or')}{f' ({toll.of})' if toll.of else ''}, {toll.stands}."
    denied = sorted(_question(fact) for fact in incident.facts if fact.attribute in _ASKED and fact.denied)
    if denied:
        yield f"Only denied: {'; '.join(denied)}."
    if summary.blame:
        grade = f", {summary.grade.value}" if summary.grade is not None else ""
        yield f"Blamed: {codes_of(summary.blame[:1])}{grade}."
    if summary.left_out:
        yield f"Left out by some: {join_words(sorted({matter.value for matter, _ in summary.left_out}))}."
    outlets = outlets_of(incident, reports)
    if outlets:
        yield f"Told by {join_words(list(outlets))}."


def _question(fact: Fact) -> str:
    label = LABELS[fact.attribute].lower()
    return f"{label} ({fact.subject})" if fact.subject else label


def _sides(fact: Fact) -> str:
    """Each position with who holds it, and by how many it is denied."""
    each = []
    for position in fact.asserted:
        denied = f", denied by {len(position.denied_by)}" if position.denied_by else ""
        origins = join_words(sorted(position.origins)) or "no origin named"
        each.append(f"{join_words(say_values(position.values), 'or') or 'no value'} ({origins}{denied})")
    return "; ".join(each)
