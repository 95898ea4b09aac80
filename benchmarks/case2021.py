"""CASE 2021, task 2: news snippets, each with the ACLED-style sub-event it tells (Haneczok, Jacquet, Piskorski and Stefanovitch 2021).

The file has a header and tab-separated columns: a number, the snippet, its label. Each snippet is read alone, as an undated report,
with the theatre that it speaks of. `acled.toml` is a decision list to one label, from what is coded (kinds, types, modes, roles, objects,
equipment, control, tolls) and, where the program has no code for it (disasters, crime), from words of the snippet. Nothing is learned; the
list was written while these snippets were looked at. Weighted F1: each label's F1, weighted by how often gold has it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Figures
from rashomon.records import TOLLS, Attribute, Count, Event, Party, Polarity, Report, Stance, report_id
from rashomon.running.reading import code

TABLE = Path(__file__).with_name("acled.toml")
_CODED = (Attribute.TYPE, Attribute.KIND, Attribute.MODE, Attribute.EQUIPMENT)


_CROWD = frozenset({"protester", "protesters", "protestors", "demonstrator", "demonstrators", "marchers", "rioters", "crowd", "crowds", "protest", "rally"})
_MOB = frozenset({"mob", "mobs", "vigilante", "vigilantes", "lynchers"})
_STATE = frozenset({"army", "military", "troops", "troopers", "soldiers", "government", "police", "navy", "army-units"})
"""Nouns by which those who act or suffer are called, where no party stands for them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the decision list; the fields' meanings stand at the head of `acled.toml`."""

    label: str
    coded: frozenset[str]
    words: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None

    def holds(self, text: str, codes: frozenset[str]) -> bool:
        """Whether the row speaks of a snippet in lower case with these codes."""
        if self.coded and not any(set(code.split("&")) <= codes for code in self.coded):
            return False
        if self.without is not None and self.without.search(text):
            return False
        return all(group.search(text) for group in self.words)


def run(data: Path) -> Figures:
    """Figures on a file of labelled snippets (`.tsv`)."""
    table = read_table(TABLE)
    rows = [line.split("\t") for line in data.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]
    gold = [row[2].strip() for row in rows]
    by_codes = tuple(row for row in table if not row.words and row.without is None)
    found, plain, by_code = [], [], 0
    for _, text, *_ in rows:
        codes = codes_of(code(Report(id=report_id(text, None), text=text, path="case2021")))
        found.append(label_of(text, codes, table))
        by_code += bool(codes)
        plain.append(label_of(text, codes, by_codes))
    scores = {label: f1_of(label, gold, found) for label in sorted(set(gold))}
    counts = Counter(gold)
    weighted = sum(scores[label] * n for label, n in counts.items()) / max(1, len(gold))
    coded = sum(f1_of(label, gold, plain) * n for label, n in counts.items()) / max(1, len(gold))
    right = sum(g == f for g, f in zip(gold, found, strict=True))
    return Figures(
        "case2021",
        (
            (
                "case2021.weighted-f1",
                weighted,
                f"{len(gold)} snippets, {len(counts)} labels; by rules, nothing learned",
            ),
            ("case2021.weighted-f1.coded", coded, "by the rows alone that ask for nothing but what is coded"),
            ("case2021.macro-f1", sum(scores.values()) / max(1, len(scores)), "each label alike"),
            (
                "case2021.accuracy",
                right / max(1, len(gold)),
                f"{right} right; of {by_code} snippets something is coded",
            ),
            *((f"case2021.{label}", score, f"F1, {counts[label]} in gold") for label, score in scores.items()),
        ),
    )


def read_table(path: Path) -> tuple[Row, ...]:
    """The decision list of a file."""
    return tuple(
        Row(
            label=row["label"],
            coded=frozenset(row.get("coded", ())),
            words=tuple(_any(group) for group in row.get("words", ())),
            without=_any(row["without"]) if "without" in row else None,
        )
        for row in tomllib.loads(path.read_text("utf-8"))["row"]
    )


def label_of(text: str, codes: frozenset[str], table: Sequence[Row]) -> str:
    """The label of the first row that holds."""
    lower = text.lower()
    return next(row.label for row in table if row.holds(lower, codes))


def codes_of(events: Sequence[Event]) -> frozenset[str]:
    """What is asserted of a snippet's events: "type:ASSAULT", "actor:MIL", "taken", "crowd:actor", "killed"."""
    claims = [c for e in events for c in e.claims if c.polarity is Polarity.ASSERTED]
    told = {f"{c.attribute.value}:{c.value}" for c in claims if c.attribute in _CODED}
    for claim in claims:
        sector = claim.resolved.id.rpartition("_")[2] if isinstance(claim.resolved, Party) else ""
        told.add(f"rule:{claim.coder.partition('/')[0]}")
        if claim.attribute is Attribute.TYPE:
            told.add(f"entry:{claim.coder.removeprefix('event.')}")
        elif claim.attribute is Attribute.OBJECT:
            told.add(f"object:{claim.coder.removeprefix('object.')}")
        elif claim.attribute is Attribute.CONTROL and isinstance(claim.value, Stance):
            told |= {claim.value.stance, f"{claim.value.stance}:{sector}"}
        elif claim.attribute in (Attribute.ACTOR, Attribute.RECIPIENT) and sector:
            told.add(f"{claim.attribute.value}:{sector}")
            named = set(str(claim.value).lower().split())
            told |= {f"crowd:{claim.attribute.value}"} if named & _CROWD else set()
            told |= {"state"} if claim.attribute is Attribute.ACTOR and named & _STATE else set()
            told |= {"mob"} if claim.attribute is Attribute.ACTOR and named & _MOB else set()
        elif claim.attribute in TOLLS and not (isinstance(claim.value, Count) and claim.value.high == 0):
            told.add(claim.attribute.value)
    return frozenset(told)


def f1_of(label: str, gold: Sequence[str], found: Sequence[str]) -> float:
    """F1 of one label."""
    right = sum(g == f == label for g, f in zip(gold, found, strict=True))
    return 2 * right / max(1, gold.count(label) + found.count(label))


def _any(words: Sequence[str]) -> re.Pattern[str]:
    spelt = (re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) + r"(?!\w)" for w in words)
    return re.compile(r"(?<!\w)(?:" + "|".join(spelt) + ")")
