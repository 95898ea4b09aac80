"""How far people, or a person and the program, read the same claims alike: Krippendorff's alpha.

A unit is a claim that two coders or more gave a verdict on; the value of a coder is what he holds its words to say: the claim's own
where he said right, the new one where he corrected it, NOT_SAID where he said wrong; where he could not tell he has none. Codes, parties, places and periods are
compared as nominal, numbers of people as ratio (Krippendorff, "Content Analysis", 4th ed. 2018, chapter 12). Alpha is 1 where all agree,
0 where they agree as often as by chance, below 0 where less.

`overall` pools the attributes without pooling their values, which could never agree by chance: one less the disagreement
observed over the disagreement expected within each attribute, both summed over attributes by their number of values, all nominal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from rashomon.records import TOLLS, VERDICTS, Attribute, Count, Judgement, Ruling, Subject
from rashomon.reviewing.meaning import meaning
from rashomon.reviewing.standing import stand

Level: TypeAlias = Literal["nominal", "ratio"]

NOT_SAID = "∅"
"""What a coder holds who says that the claim is wrong: the report does not say it."""

PROGRAM = "program"
"""The name under which the program's own reading is compared."""

FEW = 20
"""Units below which an alpha tells next to nothing: one claim more or less moves it far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What one coder holds one claim to say; `number` for counts of people."""

    attribute: Attribute
    value: str
    number: float | None = None


Coding = Mapping[str, Coded]
"""A coder's values by claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How alike one attribute is read (None: all together). `alike` is the share of pairs of coders with equal values.

    `alpha` is None where it is not defined: fewer than two units, or no variation at all. `left_out` counts units of a number
    that some coder held not to be said, which no ratio can compare.
    """

    attribute: Attribute | None
    level: Level
    units: int
    alike: float
    alpha: float | None
    left_out: int = 0

    @property
    def few(self) -> bool:
        """Whether there are too few units to rely on the alpha."""
        return self.units < FEW


def code_by(
    judgements: Iterable[Judgement], name_of: Callable[[Judgement, Subject], str | None] | None = None
) -> dict[str, Coded]:
    """What the verdicts of one coder come to, by claim: the latest of each that was not withdrawn."""
    given = list(judgements)
    held = stand(given).holding
    found: dict[str, Coded] = {}
    for judgement in held:
        if judgement.ruling in VERDICTS:
            for subject in judgement.about:
                name = (name_of(judgement, subject) if name_of else None) or subject.name
                coded = _held(judgement, subject)
                if coded is not None:
                    found[name] = coded
    return found


def code_of_program(
    judgements: Iterable[Judgement], name_of: Callable[[Judgement, Subject], str | None] | None = None
) -> dict[str, Coded]:
    """What the program read in the claims that these judgements are about, as it stood when they were judged."""
    found: dict[str, Coded] = {}
    for judgement in judgements:
        for subject in judgement.about if judgement.ruling in VERDICTS else ():
            name = (name_of(judgement, subject) if name_of else None) or subject.name
            coded = _read(subject)
            if coded is not None:
                found.setdefault(name, coded)
    return found


def _read(subject: Subject) -> Coded | None:
    if subject.attribute is None or subject.told is None:
        return None
    value = meaning(subject.attribute, subject.told, subject.resolved)
    return Coded(attribute=subject.attribute, value=value, number=_number(subject.told))


def _held(judgement: Judgement, subject: Subject) -> Coded | None:
    if subject.attribute is None or judgement.ruling is Ruling.UNSURE:
        return None
    if judgement.ruling is Ruling.WRONG:
        return Coded(attribute=subject.attribute, value=NOT_SAID)
    if judgement.ruling is Ruling.RIGHT:
        return _read(subject)
    value = meaning(subject.attribute, judgement.value, judgement.resolved)
    return Coded(attribute=subject.attribute, value=value, number=_number(judgement.value))


def _number(value: object) -> float | None:
    """A count as one number: the best, the middle of its bounds, or the one bound."""
    if not isinstance(value, Count):
        return None
    if value.best is not None:
        return float(value.best)
    bounds = [n for n in (value.low, value.high) if n is not None]
    return sum(bounds) / len(bounds) if bounds else None


def agree(codings: Sequence[Coding]) -> tuple[Agreement, ...]:
    """How alike the coders read: a line for each attribute that two of them speak of, and last all together, where any is."""
    units: defaultdict[Attribute, list[list[Coded | None]]] = defaultdict(list)
    for claim in sorted({name for coding in codings for name in coding}):
        told = [coding.get(claim) for coding in codings]
        said = [c for c in told if c is not None]
        if len(said) > 1:
            units[said[0].attribute].append(told)
    lines = [_line(a, units[a]) for a in Attribute if a in units]
    return (*lines, _overall(units)) if lines else ()


def _line(attribute: Attribute, units: Sequence[Sequence[Coded | None]]) -> Agreement:
    alike = _alike(units)
    if attribute not in TOLLS:
        return Agreement(attribute=attribute, level="nominal", units=len(units), alike=alike, alpha=_nominal(units))
    numbered = [u for u in units if all(c is None or c.number is not None for c in u)]
    rows = [[None if c is None else c.number for c in u] for u in numbered]
    return Agreement(
        attribute=attribute, level="ratio", units=len(numbered), alike=alike,
        alpha=_alpha(rows, "ratio"), left_out=len(units) - len(numbered),
    )  # fmt: skip


def _nominal(units: Sequence[Sequence[Coded | None]]) -> float | None:
    return _alpha([[None if c is None else c.value for c in u] for u in units], "nominal")


def _alpha(rows: Sequence[Sequence[str | float | None]], level: Level) -> float | None:
    """Krippendorff's alpha over units in rows and coders in columns; None where it is not defined.

    The disagreement within units over that among all their values, each unit's pairs weighed by one less than its values.
    """
    units = [[v for v in row if v is not None] for row in rows]
    held = [values for values in units if len(values) > 1]
    every = Counter(v for values in held for v in values)
    if len(rows) < 2 or len(every) < 2:
        return None
    apart = _ratio if level == "ratio" else _nominally
    observed = sum(2 * sum(apart(a, b) for a, b in combinations(values, 2)) / (len(values) - 1) for values in held)
    expected = sum(2 * every[a] * every[b] * apart(a, b) for a, b in combinations(every, 2)) / (every.total() - 1)
    return 1 - observed / expected


def _nominally(one: str | float, other: str | float) -> float:
    return float(one != other)


def _ratio(one: str | float, other: str | float) -> float:
    """The distance of two numbers as shares of their sum, squared (Krippendorff 2018, section 12.3.4)."""
    first, second = float(one), float(other)
    return ((first - second) / (first + second)) ** 2 if first + second else 0.0


def _alike(units: Iterable[Sequence[Coded | None]]) -> float:
    pairs = [(a.value, b.value) for u in units for a, b in combinations([c for c in u if c], 2)]
    return sum(a == b for a, b in pairs) / len(pairs)


def _overall(units: Mapping[Attribute, Sequence[Sequence[Coded | None]]]) -> Agreement:
    observed = expected = 0.0
    for told in units.values():
        rows = [[c.value for c in u if c] for u in told]
        values = Counter(v for row in rows for v in row)
        many = values.total()
        observed += sum(2 * sum(a != b for a, b in combinations(row, 2)) / (len(row) - 1) for row in rows)
        expected += (many * many - sum(n * n for n in values.values())) / (many - 1)
    every = [u for told in units.values() for u in told]
    alpha = 1 - observed / expected if expected and len(every) > 1 else None
    return Agreement(attribute=None, level="nominal", units=len(every), alike=_alike(every), alpha=alpha)
