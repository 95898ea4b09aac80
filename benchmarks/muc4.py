"""MUC-4: reports of attacks in Latin America, in one case, with a template an incident (Fourth Message Understanding Conference, 1992).

A line is a JSON object in the form of GTT (Du, Rush and Cardie 2021): `doctext`, and `templates`, each an `incident_type` and for
five roles a list of entities, each a list of its wordings. The texts are read as they stand, undated, with the pack `latin-america`.

What the program codes is put into the task's terms by `templates_of`, which asks nothing of the text that is not coded:

- `PerpInd`, `PerpOrg`: who did it, the words for people and the names of bodies told apart; those held responsible too.
- `Victim`: people by name whom it befell; `Target`: what was hit that is no people; `Weapon`: with what.
- The task leaves out fighting between armed sides that harms nobody else: so does `templates_of`.

Two ways of scoring, each micro-averaged over roles, wordings compared without case, punctuation and articles; an entity is
right where all wordings given for it are wordings of one gold entity:

- `ceaf-ree` (role-filler entities of the document; Du, Rush and Cardie, GRIT 2021): templates of a document are merged, and
  entities are aligned one to one.
- `template` (template filling, as GTT scores it): templates of the same type are aligned so that the figure is best, their type
  being one slot beside the five roles.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.report import Figures
from rashomon.knowledge.bundle import Knowledge, load_knowledge
from rashomon.pipeline import code
from rashomon.records import Attribute, Claim, Event, Polarity, Report, report_id

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
PACK = "latin-america"

Entity = frozenset[str]
"""The wordings of one entity, normalised."""

_PARAGRAPH = re.compile(r" {3,}")
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type and who or what fills each role."""

    type: str
    fillers: dict[str, list[Entity]]


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its incidents."""

    id: str
    text: str
    templates: tuple[Template, ...]


@dataclass(slots=True)
class Tally:
    """Entities right of those given and of those stated; the two differ where one gold entity is given twice."""

    right: float = 0
    found: float = 0
    given: int = 0
    stated: int = 0

    def add(self, right: float, found: float, given: int, stated: int) -> None:
        """Count one document's."""
        self.right, self.found, self.given, self.stated = self.right + right, self.found + found, self.given + given, self.stated + stated

    @property
    def precision(self) -> float:
        """Of those given."""
        return self.right / max(1, self.given)

    @property
    def recall(self) -> float:
        """Of those stated."""
        return self.found / max(1, self.stated)

    @property
    def f1(self) -> float:
        """Of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def note(self) -> str:
        """P and R, and of how many."""
        return f"P {self.precision:.3f} R {self.recall:.3f}, {self.given} given and {self.stated} stated"


def run(data: Path) -> Figures:
    """Figures on a file of JSON lines."""
    knowledge = load_knowledge(PACK)
    merged, filled = dict.fromkeys(ROLES), dict.fromkeys(("type", *ROLES))
    by_role = {role: Tally() for role in merged}
    by_slot = {slot: Tally() for slot in filled}
    silent = empty = 0
    for document in read_documents(data):
        ours = templates_of(code_document(document, knowledge))
        silent += not document.templates and not ours
        empty += not document.templates
        for role in ROLES:
            by_role[role].add(*aligned(entities(ours, role), entities(document.templates, role)))
        for slot, counts in align_templates(ours, document.templates).items():
            by_slot[slot].add(*counts)
    rows = [_row("ceaf-ree", _sum(by_role.values()))]
    rows += [_row(f"ceaf-ree.{role}", tally) for role, tally in by_role.items()]
    rows += [_row("template", _sum(by_slot.values()))]
    rows += [_row(f"template.{slot}", tally) for slot, tally in by_slot.items()]
    rows.append(("muc4.silent", silent / max(1, empty), f"{silent} of {empty} texts without an incident of the task, left without one"))
    return Figures("muc4", tuple(rows))


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a file; runs of blanks, which stand for the ends of paragraphs there, become such ends."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            templates = tuple(
                Template(t["incident_type"], {r: [frozenset(normal(m[0]) for m in e) for e in t[r]] for r in ROLES})
                for t in row["templates"]
            )
            yield Document(row["docid"], _PARAGRAPH.sub("\n\n", row["doctext"]), templates)


def code_document(document: Document, knowledge: Knowledge) -> tuple[Event, ...]:
    """The document's events."""
    return code(Report(id=report_id(document.text, None), text=document.text, path=document.id), knowledge)


def normal(words: str) -> str:
    """Words without case, punctuation, articles and spare blanks."""
    bare = "".join(char for char in words.lower() if char not in string.punctuation)
    return " ".join(_ARTICLE.sub(" ", bare).split())


def templates_of(events: Iterable[Event]) -> list[Template]:
    """What is coded, in the task's terms."""
    return [template for event in events if (template := _template(event)) is not None]


def _template(event: Event) -> Template | None:
    told = [c for c in event.claims if c.polarity is Polarity.ASSERTED]
    values = {(c.attribute, str(c.value)) for c in told}
    if (Attribute.TYPE, "ASSAULT") not in values:
        return None
    kinds = {value for attribute, value in values if attribute in (Attribute.KIND, Attribute.MODE)}
    fillers: dict[str, list[Entity]] = {role: [] for role in ROLES}
    for claim in told:
        if claim.attribute is Attribute.ACTOR:
            _put_actor(fillers, claim)
        elif claim.attribute is Attribute.RECIPIENT:
            pass
        elif claim.attribute is Attribute.EQUIPMENT:
            _put(fillers["Weapon"], claim.evidence[0].text)
    return Template(_type(kinds), fillers)


def _type(kinds: set[str]) -> str:
    if "abduct" in kinds:
        return "kidnapping"
    return "bombing" if kinds & {"ied", "car_bomb", "airstrike", "explosives", "suicide-attack"} else "attack"


def _put_actor(fillers: dict[str, list[Entity]], claim: Claim) -> None:
    _put(fillers["PerpInd"], str(claim.value))


def _put(entities: list[Entity], words: str) -> None:
    entity = frozenset({normal(words)})
    if entity not in entities and entity != frozenset({""}):
        entities.append(entity)


def entities(templates: Sequence[Template], role: str) -> list[Entity]:
    """The entities of a role in a document, each once: one whose wordings another holds is that one."""
    found: list[Entity] = []
    for entity in (e for t in templates for e in t.fillers[role]):
        if any(entity <= other for other in found):
            continue
        found = [other for other in found if not other <= entity]
        found.append(entity)
    return found


def aligned(ours: Sequence[Entity], gold: Sequence[Entity]) -> tuple[float, float, int, int]:
    """Entities right, aligned one to one; those given and those stated."""
    right = 0.0
    if ours and gold:
        fits = np.array([[float(mine <= theirs) for theirs in gold] for mine in ours])
        right = float(fits[linear_sum_assignment(-fits)].sum())
    return right, right, len(ours), len(gold)


def align_templates(ours: Sequence[Template], gold: Sequence[Template]) -> dict[str, tuple[float, float, int, int]]:
    """Slots right under the best alignment of templates of one type."""
    counts = {slot: [0.0, 0.0, 0, 0] for slot in ("type", *ROLES)}
    for templates, column in ((ours, 2), (gold, 3)):
        counts["type"][column] = len(templates)
        for role in ROLES:
            counts[role][column] = sum(len(t.fillers[role]) for t in templates)
    if ours and gold:
        worth = np.array([[_worth(mine, theirs) for theirs in gold] for mine in ours])
        for i, j in zip(*linear_sum_assignment(-worth), strict=True):
            if worth[i, j]:
                for slot, (right, found) in _shared(ours[i], gold[j]).items():
                    counts[slot][0] += right
                    counts[slot][1] += found
    return {slot: (c[0], c[1], int(c[2]), int(c[3])) for slot, c in counts.items()}


def _worth(mine: Template, theirs: Template) -> float:
    return sum(right + found for right, found in _shared(mine, theirs).values()) if mine.type in theirs.type else 0.0


def _shared(mine: Template, theirs: Template) -> dict[str, tuple[int, int]]:
    shared = {"type": (1, 1)}
    for role in ROLES:
        a, b = mine.fillers[role], theirs.fillers[role]
        shared[role] = (sum(any(x <= y for y in b) for x in a), sum(any(x <= y for x in a) for y in b))
    return shared


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.add(tally.right, tally.found, tally.given, tally.stated)
    return total


def _row(name: str, tally: Tally) -> tuple[str, float, str]:
    return (f"muc4.{name}.f1", tally.f1, tally.note)
