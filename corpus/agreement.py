"""How far two annotators of the same texts agree, layer by layer: F1 by overlap for spans, share of alike for labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.records import Document, Span
from corpus.scoring import Tally

_FORCE = frozenset({"ASSAULT", "COERCE"})


def compare(pairs: Iterable[tuple[Document, Document]]) -> Tally:
    """The first annotator's marks against the second's, on documents with one text."""
    tally = Tally()
    for one, other in pairs:
        if one.text != other.text:
            raise ValueError(f"{one.id}: the second annotator's text is another")
        _compare(tally, one, other)
    return tally


def _compare(tally: Tally, one: Document, other: Document) -> None:
    mine, theirs = ([(t, n) for n, h in enumerate(d.happenings) for t in h.triggers] for d in (one, other))
    met: dict[int, int] = {}
    for place, (trigger, _) in enumerate(theirs):
        for row, (first, _) in enumerate(mine):
            if row not in met.values() and first.span.overlaps(trigger.span):
                met[place] = row
                break
    tally.found("trigger", len(met), len(theirs) - len(met), len(mine) - len(met))
    force = [{n for n, (t, _) in enumerate(side) if t.type in _FORCE} for side in (mine, theirs)]
    right = sum(place in met for place in force[1])
    tally.found("trigger of force", right, len(force[1]) - right, len(force[0]) - sum(row in met.values() for row in force[0]))
    for place, row in met.items():
        first, second = mine[row][0], theirs[place][0]
        for name in ("type", "kind", "standing", "polarity", "certainty"):
            tally.of(name, getattr(first, name) == getattr(second, name))
    together = [(a, b) for a in met for b in met if a < b]
    ours = {(a, b) for a, b in together if mine[met[a]][1] == mine[met[b]][1]}
    other_way = {(a, b) for a, b in together if theirs[a][1] == theirs[b][1]}
    tally.found("same happening", len(ours & other_way), len(other_way - ours), len(ours - other_way))
    homes: dict[int, int] = {}
    for place, row in met.items():
        homes.setdefault(theirs[place][1], mine[row][1])
    for second_home, first_home in homes.items():
        h, g = other.happenings[second_home], one.happenings[first_home]
        for role in ("actor", "recipient", "place", "time", "object", "instrument"):
            _fillers(tally, role, g.roles.get(role, ()), h.roles.get(role, ()))
    _spans(tally, "toll", [t.span for h in one.happenings for t in h.tolls], [t.span for h in other.happenings for t in h.tolls])
    _spans(tally, "cue", [a.cue for a in one.attributions], [a.cue for a in other.attributions])
    sourced = [[(a.cue, a.source) for a in d.attributions] for d in (one, other)]
    right = sum(any(_one(cue, source, c, s) for c, s in sourced[0]) for cue, source in sourced[1])
    tally.found("cue with source", right, len(sourced[1]) - right, len(sourced[0]) - right)


def _one(cue: Span, source: Span | None, other_cue: Span, other: Span | None) -> bool:
    alike = (source is None and other is None) or (source is not None and other is not None and source.overlaps(other))
    return cue.overlaps(other_cue) and alike


def _fillers(tally: Tally, role: str, gold: Sequence[Sequence[Span]], found: Sequence[Sequence[Span]]) -> None:
    right = sum(any(_meet(one, other) for other in gold) for one in found)
    missed = sum(not any(_meet(one, other) for other in found) for one in gold)
    tally.found(role, right, len(found) - right, missed)


def _meet(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _spans(tally: Tally, name: str, gold: Sequence[Span], found: Sequence[Span]) -> None:
    _fillers(tally, name, [[one] for one in gold], [[one] for one in found])
