"""How well readings agree with the corpus: triggers, happenings, what fills their roles, tolls, attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.gold import SIGNS, Example, head_in, words_in
from corpus.records import EFFECTS, ROLES, Standing
from rashomon.language.heads.phrases import phrase_of
from rashomon.language.heads.reading import Happening, Reading

TOLD = frozenset({Standing.NEWS, Standing.PART, Standing.FURTHER})


class Tally:
    """Counts of right, invented and missed, and of right of so many, by measure."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def found(self, name: str, right: int, invented: int, missed: int) -> None:
        """Adds to a measure that has precision and recall."""
        self.counts[name, "right"] += right
        self.counts[name, "invented"] += invented
        self.counts[name, "missed"] += missed

    def of(self, name: str, right: bool) -> None:
        """Adds one to a share."""
        self.counts[name, "yes" if right else "no"] += 1

    def figures(self) -> dict[str, tuple[float, str]]:
        """F1 or share by measure, with what it is made of."""
        rows = {}
        for name in dict.fromkeys(name for name, _ in self.counts):
            right, invented, missed, yes, no = (self.counts[name, part] for part in ("right", "invented", "missed", "yes", "no"))
            if yes + no:
                rows[name] = (yes / (yes + no), f"{yes} of {yes + no}")
            else:
                precision, recall = right / max(1, right + invented), right / max(1, right + missed)
                rows[name] = (2 * right / max(1, 2 * right + invented + missed), f"P {precision:.3f} R {recall:.3f}")
        return rows


def score(examples: Sequence[Example], readings: Sequence[Reading]) -> Tally:
    """All measures over texts."""
    tally = Tally()
    for example, reading in zip(examples, readings, strict=True):
        _score_text(tally, example, reading)
    return tally


def _score_text(tally: Tally, example: Example, reading: Reading) -> None:
    gold, words = example.gold, example.words
    found = [(trigger, number) for number, h in enumerate(reading.happenings) for trigger in h.triggers]
    met: dict[int, int] = {}
    for row, (trigger, _) in enumerate(found):
        for place, span in enumerate(gold.triggers):
            if place not in met.values() and set(span) & set(trigger.words):
                met[row] = place
                break
    tally.found("trigger", len(met), len(found) - len(met), len(gold.triggers) - len(met))
    names = ("kind", "type", "standing", "polarity", "certainty")

    for row, place in met.items():
        told = list(Standing)[gold.signs[place][2]] in TOLD
        for column, name in enumerate(names):
            wanted = SIGNS[name][gold.signs[place][column]]
            if name in ("standing", "certainty") or (name in ("kind", "type") and told):
                tally.of(name, getattr(found[row][0], name).value == wanted)
            if name == "polarity" and wanted != "asserted":
                tally.of("denial", found[row][0].polarity.value == wanted)
            if name == "standing":
                tally.of("told or not", (found[row][0].standing.value in TOLD) == told)
    together = [(a, b) for a in met for b in met if a < b]
    mine = {(a, b) for a, b in together if found[a][1] == found[b][1]}
    theirs = {(a, b) for a, b in together if gold.happenings[met[a]] == gold.happenings[met[b]]}
    tally.found("same", len(mine & theirs), len(mine - theirs), len(theirs - mine))
    _score_happenings(tally, example, reading, {id(found[row][0]): gold.happenings[place] for row, place in met.items()})
    cues = {frozenset(cue): place for place, cue in enumerate(gold.cues)}
    right = exact = 0
    for said in reading.attributions:
        known = [row for cue, row in cues.items() if cue & set(said.cue)]
        if not known:
            continue
        row = known[0]
        source = gold.pointers[row][0]
        wanted = next((a for a in example.document.attributions if words_in(words, a.cue) == gold.cues[row]), None)
        inside = words_in(words, wanted.source) if wanted is not None and wanted.source is not None else []
        good = (said.source is None and source == len(words)) or (said.source is not None and said.source in inside)
        right += good
        if good and said.source is not None:
            low, high = phrase_of(said.source, words)
            exact += [low, high] == [inside[0], inside[-1]] if inside else 0
        elif good:
            exact += 1
        if good:
            first, last = gold.pointers[row][1:3]
            tally.of("content first", (said.content[0] if said.content else len(words)) == first)
            tally.of("content both", (said.content or (len(words), len(words))) == (first, last))
            tally.of("cue denial", (said.polarity.value != "asserted") == bool(gold.stances[row][0])) if gold.stances[row][0] else None
    tally.found("attribution", right, len(reading.attributions) - right, len(gold.cues) - right)
    tally.found("attribution exact", exact, len(reading.attributions) - exact, len(gold.cues) - exact)


def _told(example: Example, number: int) -> bool:
    """Whether a gold happening is told as having happened."""
    return any(trigger.standing in TOLD for trigger in example.document.happenings[number].triggers)


def _score_happenings(tally: Tally, example: Example, reading: Reading, home: dict[int, int]) -> None:
    """Happenings of force or any other that are told, and what fills their roles."""
    gold, words = example.gold, example.words
    wanted = [number for number in sorted(set(gold.happenings)) if _told(example, number)]
    told = [h for h in reading.happenings if any(t.standing.value in TOLD for t in h.triggers)]
    shares = sorted(
        ((sum(home.get(id(t)) == number for t in h.triggers), -place, -number, h, number)
         for place, h in enumerate(told) for number in wanted if any(home.get(id(t)) == number for t in h.triggers)),
        key=lambda row: row[:3], reverse=True,
    )  # fmt: skip
    matched: dict[int, Happening] = {}
    for _, _, _, one, number in shares:
        if number not in matched and not any(one is other for other in matched.values()):
            matched[number] = one
    tally.found("happening", len(matched), len(told) - len(matched), len(wanted) - len(matched))
    everything = {number: example.document.happenings[number] for number in wanted}
    for number in wanted:
        h, g = matched.get(number), everything[number]
        clean = h is not None
        if h is not None:
            tally.of("happening kind", h.kind.value == g.kind)
            tally.of("happening type", h.type.value == g.type)
        for role in ROLES:
            fillers = g.roles.get(role, ())
            mine = h.of(role) if h is not None else ()
            texts = {span.of(example.document.text).lower() for filler in fillers for span in filler}
            hit, wrong, exact = set(), 0, set()
            for filled in mine:
                at = next((n for n, filler in enumerate(fillers) if any(filled.word in words_in(words, span) for span in filler)), None)
                if at is None and words.doc[words.tokens[filled.word]].text.lower() in texts:
                    continue
                if at is None:
                    wrong += 1
                else:
                    hit.add(at)
                    low, high = phrase_of(filled.word, words, with_case=role == "time")
                    if any(words_in(words, span) == list(range(low, high + 1)) for span in fillers[at]):
                        exact.add(at)
            missed = len(fillers) - len(hit)
            tally.found(role, len(hit), wrong, missed)
            if role != "instrument":
                tally.found("arguments", len(hit), wrong, missed)
                tally.found("arguments exact", len(exact), wrong + len(hit) - len(exact), len(fillers) - len(exact))
            if role in ("actor", "recipient", "place", "time"):
                clean = clean and wrong == 0 and missed == 0
        tally.of("who whom where when", clean)
        tolls = {(head, effect): toll for toll in g.tolls if (head := head_in(words, toll.span)) is not None for effect in toll.effects}
        mine_tolls = {(toll.word, effect): toll for toll in (h.tolls if h is not None else ()) for effect in toll.effects}
        for effect in EFFECTS[:2]:
            right = sum(key in tolls and key[1] == effect for key in mine_tolls)
            tally.found(effect, right, sum(key[1] == effect for key in mine_tolls) - right, sum(key[1] == effect for key in tolls) - right)
        for key in set(tolls) & set(mine_tolls):
            heads = [chief for span in tolls[key].of if (chief := head_in(words, span)) is not None]
            tally.of("whose", mine_tolls[key].whose in heads if heads else mine_tolls[key].whose is None)
