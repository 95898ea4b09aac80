"""Who says what, against texts whose attributions people marked (brat files as PolNeAR's: Source, Cue, Content).

An attribution of ours is paired with one of theirs where the cues overlap, else where the contents do, each used once.
A role is right where its words overlap within a pair ("overlap"), or are the same but for marks and spaces at their ends
("exact"). Cues inside a quotation are left out, since PolNeAR marks what a quoted speaker says of others as the speaker's
content and no attribution of its own. Precision counts our attributions that name the role, recall theirs, so that what is invented weighs as much as
what is missed. `direct` are those whose content is a direct quotation, the only ones that the library beside ours looks for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.attribution import load_quoters
from benchmarks.report import Figures
from rashomon.coding.scene.scene import Scene, set_scene
from rashomon.coding.speech.attribution import Speech, find_speeches
from rashomon.coding.speech.cue_words import cue_words
from rashomon.knowledge.bundle import Knowledge, load_knowledge
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising import recognise
from rashomon.records import Report
from rashomon.records.report import report_id
from rashomon.resolving import resolve

ROLES = ("source", "cue", "content")
_DIRECT = "direct."
_MARKS = ("“", '"', "``", "''")
_EDGES = " \t\n\r,.;:!?\"'“”‘’«»()[]–—-"
_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\tAttribution\S*\s*(.*)")


@dataclass(frozen=True)
class Marked:
    """One attribution as character ranges per role; a role may be absent or in several pieces."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()


def run(data: Path) -> Figures:
    """Figures over a folder of .txt files with their .ann files, or `attribution/polnear-dev` in `data`."""
    folder = data / "attribution" / "polnear-dev"
    folder = folder if folder.exists() else data
    knowledge = load_knowledge("syria")
    quoters = load_quoters()
    names = ["", *(f"{name}." for name in quoters)]
    tallies = {f"{part}{name}": Counter[str]() for part in ("", _DIRECT) for name in names}
    texts = 0
    for text, gold in read_marked(folder):
        texts += 1
        scene = set_text(text, knowledge)
        found = {"": find_marked(scene, knowledge)}
        for name, quoter in quoters.items():
            found[f"{name}."] = [Marked((s,), (cue,), (content,)) for s, cue, content in quoter(scene.parsed.doc)]
        for name, ours in found.items():
            count(pair(ours, gold, text), tallies[name])
            quoted = [m for m in ours if is_direct(m, text)], [m for m in gold if is_direct(m, text)]
            count(pair(*quoted, text), tallies[f"{_DIRECT}{name}"])
    rows = []
    for kind, tally in tallies.items():
        given = ", given our tree" if any(name and kind.endswith(name) for name in names) else ""
        for role in ROLES:
            for how in ("overlap", "exact"):
                right, ours_all, theirs = tally[f"{role}.{how}"], tally[f"{role}.ours"], tally[f"{role}.theirs"]
                note = f"P {right / max(1, ours_all):.3f} R {right / max(1, theirs):.3f}, {theirs} marked in {texts} texts{given}"
                rows.append((f"{kind}{role}.{how}", 2 * right / max(1, ours_all + theirs), note))
    return Figures("attribution", tuple(rows))


def is_direct(marked: Marked, text: str) -> bool:
    """Whether the content is a direct quotation: it begins with a quotation mark or right behind one."""
    if not marked.content:
        return False
    start = min(start for start, _ in marked.content)
    return text[start : start + 2].strip().startswith(_MARKS) or text[max(0, start - 2) : start].strip().endswith(_MARKS)


def read_marked(folder: Path) -> Iterator[tuple[str, tuple[Marked, ...]]]:
    """Each text of a folder with the attributions marked in it; of several people's marks of one text the first file's."""
    for path in sorted(folder.glob("*.txt")):
        notes = min(folder.glob(f"{path.stem}*.ann")).read_text(encoding="utf-8")
        spans: dict[str, tuple[tuple[int, int], ...]] = {}
        found: list[Marked] = []
        for line in notes.splitlines():
            if span := _SPAN.match(line):
                pieces = (piece.split() for piece in span[3].split(";"))
                spans[span[1]] = tuple((int(start), int(end)) for start, end in pieces)
        for line in notes.splitlines():
            if event := _EVENT.match(line):
                roles: dict[str, tuple[tuple[int, int], ...]] = dict.fromkeys(ROLES, ())
                for part in event[1].split():
                    role, _, name = part.partition(":")
                    if role.lower().rstrip("0123456789") in ROLES:
                        key = role.lower().rstrip("0123456789")
                        roles[key] = (*roles[key], *spans.get(name, ()))
                if roles["cue"] or roles["content"]:
                    found.append(Marked(**roles))
        yield path.read_bytes().decode("utf-8"), tuple(found)


def set_text(text: str, knowledge: Knowledge) -> Scene:
    """A bare text as coding sees it."""
    report = Report(id=report_id(text, None), text=text, path="text")
    parsed = Parsed(report, load_pipeline()(text))
    mentions = recognise(parsed, knowledge)
    return set_scene(parsed, mentions, resolve(parsed, mentions, knowledge), knowledge.events, knowledge.actors)


def find_marked(scene: Scene, knowledge: Knowledge) -> list[Marked]:
    """Our attributions of a text, one for each cue and speaker; what one cue covers in several places is one content."""
    together: dict[tuple[int, str], list[Speech]] = {}
    for speech in find_speeches(scene, knowledge.speech):
        if scene.quoted(speech.cue.idx) is not None:
            continue
        together.setdefault((speech.cue.i, speech.source.key), []).append(speech)
    found = []
    for speeches in together.values():
        first = min(speeches, key=lambda s: s.rule.endswith("continued"))
        speaker = first.speaker
        doc = scene.parsed.doc
        words = cue_words(first.cue, first.covers)
        covered = sorted(set().union(*(s.covers for s in speeches)) - {t.i for t in words})
        cue = (words.start_char, words.end_char)
        found.append(
            Marked(
                source=((speaker.start, speaker.end),) if speaker is not None else (),
                cue=(cue,),
                content=tuple((doc[a].idx, doc[b].idx + len(doc[b].text)) for a, b in _runs(covered)),
            )
        )
    return found


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of consecutive numbers."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def pair(ours: Sequence[Marked], theirs: Sequence[Marked], text: str) -> list[tuple[Marked | None, Marked | None, str]]:
    """Each attribution of either side with its counterpart, None where it has none."""
    left, right = list(ours), list(theirs)
    pairs: list[tuple[Marked | None, Marked | None, str]] = []
    for role in ("cue", "content"):
        for mine in list(left):
            rivals = [t for t in right if _shared(getattr(mine, role), getattr(t, role))]
            if rivals:
                best = max(rivals, key=lambda t: sum(_shared(getattr(mine, r), getattr(t, r)) > 0 for r in ROLES))
                pairs.append((mine, best, text))
                left.remove(mine)
                right.remove(best)
    return pairs + [(m, None, text) for m in left] + [(None, t, text) for t in right]


def count(pairs: Sequence[tuple[Marked | None, Marked | None, str]], tally: Counter[str]) -> None:
    """Add one text's pairs to the tally."""
    for mine, other, text in pairs:
        for role in ROLES:
            a = getattr(mine, role) if mine is not None else ()
            b = getattr(other, role) if other is not None else ()
            tally[f"{role}.ours"] += bool(a)
            tally[f"{role}.theirs"] += bool(b)
            tally[f"{role}.overlap"] += _shared(a, b) > 0
            tally[f"{role}.exact"] += bool(a and b) and _bare(a, text) == _bare(b, text)


def _shared(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def _bare(pieces: Sequence[tuple[int, int]], text: str) -> tuple[int, int]:
    """First and last character, marks and spaces at the ends left out."""
    start, end = min(p[0] for p in pieces), max(p[1] for p in pieces)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
