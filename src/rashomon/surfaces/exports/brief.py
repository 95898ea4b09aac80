"""A brief in Markdown: an incident for a desk or a file, with quotes, outlets, days and hashes of the reports.

It says how each question stands and who holds what, what is denied and by whom, what some leave out, and then each source's words: the sentence, the report and the offsets in its text
(code points), with what was read in them. Reports are listed with outlet, day, address, archived copy and the SHA-256 of their text as kept (UTF-8), so that a quote can be
checked. Of several incidents one brief follows the other; `--incident` chooses.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.records import (
    Account,
    Attribute,
    Certainty,
    Claim,
    Fact,
    Incident,
    Party,
    Polarity,
    Position,
    Report,
    set_apart,
)
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.cli.quoting import number_reports, say_published, sentence_around
from rashomon.surfaces.describing import count_of, join_words, say_value, say_values
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.naming import LABELS, ORDER
from rashomon.surfaces.silences import list_silences
from rashomon.version import VERSION

ENDINGS = (".md",)

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_SURE = {Certainty.PROBABLE: "probably", Certainty.POSSIBLE: "possibly", Certainty.UNKNOWN: "left open"}
_UNASKED = frozenset({Attribute.TYPE, Attribute.MODE, Attribute.WORDING, Attribute.STATEMENT})


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file: a brief for each incident, by day and then by id."""
    by_id = {report.id: report for report in reports}
    for number, incident in enumerate(sorted(incidents, key=first_day)):
        yield from (["\n"] if number else [])
        yield from (f"{line}\n" for line in _brief(incident, by_id))


def digest_of(report: Report) -> str:
    """The SHA-256 of the report's text as kept, in UTF-8, by which a copy is known to be the same."""
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def _brief(incident: Incident, reports: Mapping[str, Report]) -> Iterator[str]:
    numbers = number_reports(incident, reports)
    claims = {claim.id: claim for claim in incident.claims}
    origins = count_of(len(incident.origins), "independent origin")
    yield f"# {_plain(incident.title)}"
    yield ""
    yield f"{incident.status.value.capitalize()}; {count_of(len(numbers), 'report')}, {origins}. Incident `{incident.id}`, written by rashomon {VERSION}."
    told = [line for fact in _ordered(incident) if fact.asserted for line in _say_fact(fact, claims)]
    denied = [line for fact in _ordered(incident) for line in _say_denials(fact, claims)]
    silences = [f"- {_plain(join_words(list(left.who)))}: {_plain(join_words(list(left.what)))}" for left in list_silences(incident, lambda name: _outlet(reports.get(name)))]
    words = list(_say_accounts(incident, claims, numbers, reports))
    listed = [line for name, number in numbers.items() for line in _say_report(number, name, reports.get(name))]
    for heading, lines in (
        ("What is said", told), ("What is denied", denied), ("What some leave out, though others tell it", silences), ("Who says what", words), ("Reports", listed),
    ):  # fmt: skip
        if lines:
            yield from ("", f"## {heading}", "", *lines)


def _ordered(incident: Incident) -> list[Fact]:
    return sorted((f for f in incident.facts if f.attribute not in _UNASKED), key=lambda f: (ORDER.index(f.attribute), f.subject or ""))


def _question(fact: Fact) -> str:
    return LABELS[fact.attribute] + (f" ({_plain(fact.subject)})" if fact.subject else "")


def _say_fact(fact: Fact, claims: Mapping[str, Claim]) -> Iterator[str]:
    """A question with how it stands, on one line where one side answers it, else a line a side."""
    sides = [f"{_values(fact, position, claims)} ({_plain('; '.join(sorted(position.origins))) or 'no origin named'})" for position in fact.asserted]
    if len(sides) == 1:
        yield f"- **{_question(fact)}**, {fact.status.value}: {sides[0]}"
        return
    yield f"- **{_question(fact)}**, {fact.status.value}:"
    yield from (f"    - {side}" for side in sides)


def _say_denials(fact: Fact, claims: Mapping[str, Claim]) -> Iterator[str]:
    for position in fact.positions:
        if position.denied_by:
            by = sorted({claims[c].attribution.source.name for c in position.denied_by if c in claims})
            only = "" if position.claims else ", which nobody asserts"
            yield f"- {_question(fact)}: {_values(fact, position, claims)}{only}; denied by {_plain(join_words(by)) or 'a source'}"


def _values(fact: Fact, position: Position, claims: Mapping[str, Claim]) -> str:
    return _plain("; ".join(say_values(set_apart(fact, position, claims)))) or "no value"


def _say_accounts(incident: Incident, claims: Mapping[str, Claim], numbers: Mapping[str, int], reports: Mapping[str, Report]) -> Iterator[str]:
    """Each source with the sentences in which it speaks, and what was read in each."""

    def order(account: Account) -> tuple[int, int, str]:
        starts = [span.start for c in account.claims if c in claims for span in claims[c].evidence]
        return numbers.get(account.report, 0), min(starts, default=0), account.source.name

    first = True
    for account in sorted(incident.accounts, key=order):
        report = reports.get(account.report)
        outlet = _outlet(report)
        said: dict[tuple[int, int], list[Claim]] = {}
        for claim in (claims[c] for c in account.claims if c in claims and claims[c].attribute is not Attribute.MODE):
            bounds = sentence_around(report.text, claim.evidence) if report else (claim.evidence[0].start, claim.evidence[-1].end)
            said.setdefault(bounds, []).append(claim)
        if not said:
            continue
        number = numbers.get(account.report, account.report)
        name = account.source.name if account.source.kind != "outlet" else f"{outlet} itself"
        yield from ([] if first else [""])
        first = False
        yield f"### {_plain(name)}, in {_plain(outlet)} [{number}]"
        for (start, end), told in sorted(said.items()):
            words = report.text[start:end] if report else " … ".join(span.text for span in told[0].evidence)
            yield from ("", f"> “{_plain(words)}” [{number} {start}-{end}]", "")
            yield from (f"- {line}" for line in dict.fromkeys(map(_say_claim, told)))


def _say_claim(claim: Claim) -> str:
    """What was read in the words: asserted, held probable or denied."""
    value, resolved = say_value(claim.value), claim.resolved
    if isinstance(resolved, Party):
        value = f"{value} ({resolved.name})" if value.casefold() != resolved.name.casefold() else value
    elif resolved is not None:
        value = f"{value} ({say_value(resolved)})"
    doubt = f", {_SURE[claim.certainty]}" if claim.certainty in _SURE else ""
    denied = "denied: " if claim.polarity is Polarity.DENIED else ""
    return f"{LABELS[claim.attribute]}: {denied}{_plain(value)}{doubt}"


def _say_report(number: int, name: str, report: Report | None) -> Iterator[str]:
    if report is None:
        yield f"- [{number}] `{name}`, no longer in the ledger"
        return
    title = f" “{_plain(report.title)}”." if report.title else ""
    yield f"- [{number}] {_plain(_outlet(report))}, {_plain(say_published(report))}.{title}"
    yield f"    - `{report.id}`, read from `{report.path.replace('`', ' ')}`; text SHA-256 `{digest_of(report)}`"
    kept = report.provenance
    beside = [("address", report.url), *(((n, getattr(kept, n)) for n in ("document", "captured", "digest", "archived")) if kept else ())]
    shown = [f"{label}: {_plain(str(said))}" for label, said in beside if said]
    if shown:
        yield f"    - {'; '.join(shown)}"


def _outlet(report: Report | None) -> str:
    return (report.outlet if report else None) or "outlet not said"


def _plain(words: str) -> str:
    """Words on one line that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", on_one_line(words))
