"""From scores to a reading: spans, happenings, roles and pointers, with the thresholds that came with the weights.

Shapes: W words, T triggers, N tolls, C cues, R roles. Log-odds are natural.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.heads.reading import Attribution, Choice, Filler, Happening, Reading, Toll, Trigger

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """The answers behind the scores' columns, and what was settled on texts kept aside: temperatures, thresholds."""

    roles: tuple[str, ...]
    tolls: tuple[str, ...]
    signs: Mapping[str, tuple[str, ...]]
    temperatures: Mapping[str, float]
    thresholds: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Scores of triggers: `signs` by name [T, answers], `roles` [T, W, R], `same` [T, T]."""

    signs: Mapping[str, Floats]
    roles: Floats
    same: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Scores of tolls: the trigger each belongs to [N, T], whose people [N, W + 1], the last column nobody's."""

    triggers: Floats
    whose: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Scores of cues: `signs` by name [C, answers], `points` [C, W + 1, 5]: source, first and last word, via, blames."""

    signs: Mapping[str, Floats]
    points: Floats


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Probabilities of log-odds."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), np.float32)


def spans(tags: Floats, lean: float = 0.0) -> list[tuple[tuple[int, ...], float]]:
    """Runs of words tagged begin (1) or inside (2), each with the probability of its first word; `lean` is added to the log-odds of being one."""
    leaning = tags.copy()
    leaning[:, 1:] += lean
    sure = softmax(tags)
    chosen = leaning.argmax(-1)
    found: list[list[int]] = []
    for word, tag in enumerate(chosen.tolist()):
        if tag == 1 or (tag == 2 and (word == 0 or chosen[word - 1] == 0)):
            found.append([word])
        elif tag == 2:
            found[-1].append(word)
    return [(tuple(span), float(1 - sure[span[0], 0])) for span in found]


def choices(scores: Floats, answers: Sequence[str], temperature: float = 1.0) -> list[Choice]:
    """Of each row of scores [N, answers] the likeliest answer and the next."""
    sure = softmax(scores / temperature)
    likeliest = np.argsort(-sure, axis=-1, kind="stable")[:, :2].tolist()
    return [
        Choice(value=answers[best], probability=float(row[best]), second=answers[second], second_probability=float(row[second]))
        for row, (best, second) in zip(sure, likeliest, strict=True)
    ]


def choice(scores: Floats, answers: Sequence[str], temperature: float = 1.0) -> Choice:
    """The likeliest answer of one row and the next."""
    return choices(scores[None], answers, temperature)[0]


def group(same: Floats, threshold: float = 0.0) -> list[list[int]]:
    """Clusters of triggers by average link over log-odds, those with the strongest link first; each in text order."""
    clusters = [[number] for number in range(len(same))]
    link = same.astype(np.float64).copy()
    np.fill_diagonal(link, -np.inf)
    sizes = np.ones(len(same))
    alive = np.ones(len(same), bool)
    while len(link) > 1:
        at = int(np.argmax(link))
        one, other = divmod(at, len(link))
        if link[one, other] <= threshold:
            break
        low, high = min(one, other), max(one, other)
        mixed = (link[low] * sizes[low] + link[high] * sizes[high]) / (sizes[low] + sizes[high])
        clusters[low] += clusters[high]
        sizes[low] += sizes[high]
        alive[high] = False
        link[low], link[:, low] = mixed, mixed
        link[low, low] = -np.inf
        link[high], link[:, high] = -np.inf, -np.inf
    return [sorted(clusters[number]) for number in range(len(clusters)) if alive[number]]


def read_happenings(
    inventory: Inventory, triggers: Sequence[tuple[tuple[int, ...], float]], told: Told, homes: Sequence[Sequence[int]] | None = None
) -> tuple[tuple[Happening, ...], list[int]]:
    """The happenings without their tolls, and which of them each trigger belongs to. `homes` are groups known beforehand."""
    names = {name: choices(scores, inventory.signs[name], inventory.temperatures.get(name, 1.0)) for name, scores in told.signs.items()}
    marks = [
        Trigger(words=words, probability=sure, **{name: answers[row] for name, answers in names.items()})
        for row, (words, sure) in enumerate(triggers)
    ]  # fmt: skip
    groups = homes if homes is not None else group(told.same, inventory.thresholds.get("same", 0.0))
    found = []
    of = [0] * len(marks)
    for number, rows in enumerate(groups):
        for row in rows:
            of[row] = number
        telling = [row for row in rows if marks[row].kind.value not in ("harm", "other")] or list(rows)
        signed = {
            name: choice(np.mean([told.signs[name][row] for row in telling], axis=0), inventory.signs[name], inventory.temperatures.get(name, 1.0))
            for name in ("type", "kind")
        }
        found.append(
            Happening(
                triggers=tuple(marks[row] for row in rows),
                type=signed["type"],
                kind=signed["kind"],
                fillers=_fillers(inventory, told.roles[list(rows)]),
                tolls=(),
            )
        )
    return tuple(found), of


def _fillers(inventory: Inventory, roles: Floats) -> tuple[Filler, ...]:
    """Words over their role's threshold by the soft maximum over a happening's triggers; one word is not both doer and done to."""
    raised = roles.max(0)
    pooled = raised + np.log(np.exp(roles - raised).sum(0))
    sure = sigmoid(pooled / np.array([inventory.temperatures.get(f"role.{name}", 1.0) for name in inventory.roles], np.float32))
    found = []
    for r, name in enumerate(inventory.roles):
        for word in np.flatnonzero(sure[:, r] >= inventory.thresholds.get(f"role.{name}", 0.5)).tolist():
            found.append(Filler(word=word, role=name, probability=float(sure[word, r])))
    rival = {"actor": "recipient", "recipient": "actor"}
    best = {(f.word, f.role): f.probability for f in found}
    return tuple(f for f in found if f.role not in rival or best.get((f.word, rival[f.role]), 0.0) <= f.probability)


def read_tolls(inventory: Inventory, tags: Floats) -> list[tuple[int, str, float]]:
    """Words that are the chief word of a toll, with its effect and probability."""
    sure = softmax(tags)
    lean = inventory.thresholds.get("toll", 0.5)
    return [
        (word, inventory.tolls[1 + int(sure[word, 1:].argmax())], float(1 - sure[word, 0]))
        for word in np.flatnonzero(1 - sure[:, 0] >= lean).tolist()
    ]  # fmt: skip


def with_tolls(
    happenings: Sequence[Happening], of: Sequence[int], tolls: Sequence[tuple[int, str, float]], counted: Counted
) -> tuple[Happening, ...]:
    """The happenings with each toll at the one whose trigger it belongs to."""
    added: dict[int, list[Toll]] = {}
    for row, (word, effect, sure) in enumerate(tolls):
        likely = softmax(counted.triggers[row])
        shares: dict[int, float] = {}
        for trigger, number in enumerate(of):
            shares[number] = shares.get(number, 0.0) + float(likely[trigger])
        home = max(shares, key=lambda number: (shares[number], -number))
        whose = softmax(counted.whose[row])
        best = int(whose.argmax())
        added.setdefault(home, []).append(
            Toll(
                word=word, effects=tuple(effect.split("+")), probability=sure * shares[home],
                whose=best if best < len(whose) - 1 else None, whose_probability=float(whose[best]),
            )
        )  # fmt: skip
    return tuple(
        Happening(triggers=h.triggers, type=h.type, kind=h.kind, fillers=h.fillers, tolls=tuple(added.get(number, ())))
        for number, h in enumerate(happenings)
    )


def read_attributions(
    inventory: Inventory, cues: Sequence[tuple[tuple[int, ...], float]], spoken: Spoken, paragraphs: NDArray[np.int64]
) -> tuple[Attribution, ...]:
    """Each cue with what it points at; content begins in the cue's paragraph or one beside it, and ends in the paragraph that it begins in."""
    found = []
    for row, (words, sure) in enumerate(cues):
        points = spoken.points[row]
        nobody = points.shape[0] - 1
        likely = softmax(points.T)
        source, via, blames = (int(likely[column].argmax()) for column in (0, 3, 4))
        home = paragraphs[words[0]]
        low, high = np.searchsorted(paragraphs, [home - 1, home + 2])
        first = low + int(points[low:high, 1].argmax())
        content = None
        if points[first, 1] > points[nobody, 1]:
            end = int(np.searchsorted(paragraphs, paragraphs[first] + 1))
            content = (first, first + int(points[first:end, 2].argmax()))
        found.append(
            Attribution(
                cue=words, probability=sure, source=_below(nobody, source), source_probability=float(likely[0, source]), content=content,
                via=_below(nobody, via), blames=_below(nobody, blames),
                polarity=choice(spoken.signs["polarity"][row], inventory.signs["polarity"], inventory.temperatures.get("cue.polarity", 1.0)),
                certainty=choice(spoken.signs["certainty"][row], inventory.signs["certainty"], inventory.temperatures.get("cue.certainty", 1.0)),
            )
        )  # fmt: skip
    return tuple(found)


def reading_of(happenings: Sequence[Happening], attributions: Sequence[Attribution]) -> Reading:
    """All that was read, in text order."""
    return Reading(happenings=tuple(sorted(happenings, key=_first_word)), attributions=tuple(attributions))


def _first_word(happening: Happening) -> int:
    return happening.triggers[0].words[0]


def _below(nobody: int, word: int) -> int | None:
    """The word pointed at, None where the pointer's last column was, which stands for nobody."""
    return word if word < nobody else None
