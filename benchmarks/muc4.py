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
from spacy.tokens import Span as DocSpan

from benchmarks.report import Figures
from rashomon.coders.reading import read_report
from rashomon.knowledge.actors.registry import ActorRegistry, Alias
from rashomon.knowledge.bundle import Knowledge, load_knowledge
from rashomon.knowledge.things import load_things
from rashomon.language.parsed import Parsed
from rashomon.records import UNKNOWN, Attribute, Claim, Count, Event, Party, Polarity, Report, Span, report_id
from rashomon.running.reading import code

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
PACK = "latin-america"

Entity = frozenset[str]
"""The wordings of one entity, normalised."""

_HARMED = frozenset({Attribute.RECIPIENT, Attribute.KILLED, Attribute.INJURED, Attribute.DETAINED})
_ARMS = frozenset(thing.item for thing in load_things().things if thing.kind in ("weapon", "explosive"))
_BOMBS = frozenset({"ied", "car_bomb", "airstrike", "explosives", "suicide-attack"})
_BODIES = frozenset(("army", "government", "police", "force", "military", "guard", "battalion", "brigade", "cartel", "mafia", "organization", "movement", "front", "party", "squad", "regime", "command"))
_ARMED_KINDS = frozenset({"military", "militia", "police", "rebels"})
_BANDS = frozenset({"group", "band", "gang"})
_HEDGES = frozenset({"alleged", "presumed", "suspected", "supposed"})
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


@dataclass(frozen=True, slots=True)
class Told:
    """A document's events, with its tree, in which names of people and of bodies stand."""

    events: tuple[Event, ...]
    parsed: Parsed
    registry: ActorRegistry

    def _named(self, claim: Claim) -> list[str]:
        """The first name in the document of the body that the words for an actor stand for."""
        if not isinstance(claim.resolved, Party) or self.registry.actor(claim.resolved.id) is None:
            return []
        named = (
            m.text for m in self.registry.find(self.parsed.doc.text)
            for s in m.entries if isinstance(s, Alias) and s.actor == claim.resolved.id and not s.generic
        )  # fmt: skip
        return [next(named, "")]

    def people(self, span: Span) -> list[str]:
        """The people named in a span, without their titles, each by the first full name of the document that holds it."""
        people = (self._bare(e) for e in self.parsed.tokens(span).ents if e.label_ == "PER")
        return [self._full(name) for name in people if name]

    def _bare(self, entity: DocSpan) -> str:
        """A name without what stands before it, "former minister General Enrique Lopez" is "Enrique Lopez"; "" where no name is left."""
        known = {title.lower().rstrip(".") for title in self.registry.titles}
        titles = [n for n, t in enumerate(entity) if t.lower_.rstrip(".") in known or t.text == "."]
        return str(entity[titles[-1] + 1 :].text) if titles else str(entity.text)

    def _full(self, name: str) -> str:
        words = name.split()
        full = (bare for e in self.parsed.doc.ents if e.label_ == "PER" for bare in [self._bare(e)] if len(bare.split()) > len(words))
        return next((bare for bare in full if set(words) <= set(bare.split())), name)

    def doers(self, claim: Claim) -> tuple[list[str], list[str]]:
        """The bodies and the people that the words for an actor name."""
        tokens = self.parsed.tokens(claim.evidence[0])
        words = tokens.text
        bodies = [m.text for m in self.registry.find(words) if any(isinstance(s, Alias) for s in m.entries)]
        bodies += [
            e.text for e in tokens.ents
            if e.label_ == "ORG" and not any(e.text in b or b in e.text for b in bodies) and not self.registry.noun([e.text])
        ]  # fmt: skip
        bodies = bodies or self._named(claim)
        head = tokens.root
        noun = self.registry.noun([head.text])
        if noun is not None and noun.use == "vehicle":
            return bodies, []
        if head.tag_ in ("NNS", "NN") and head.lemma_.lower() not in _BODIES:
            first = next((t.i for t in tokens if t.pos_ not in ("DET", "PUNCT") and t.lower_ not in _HEDGES), tokens.start)
            part = tokens.doc[first : tokens.end if head.lemma_.lower() in _BANDS else head.i + 1]
            names = {t.i for b in part.ents if b.label_ == "ORG" for t in b}
            kept = [t for t in part if t.i not in names and t.text not in "()"]
            return bodies, [" ".join(t.text for t in kept)]
        if head.lemma_.lower() in _BODIES and not bodies:
            bodies = [words]
        return bodies, self.people(claim.evidence[0])


def code_document(document: Document, knowledge: Knowledge) -> Told:
    """The document's events."""
    report = Report(id=report_id(document.text, None), text=document.text, path=document.id)
    return Told(code(report, knowledge), read_report(report, knowledge), knowledge.actors)


def normal(words: str) -> str:
    """Words without case, punctuation, articles and spare blanks."""
    bare = "".join(char for char in words.lower() if char not in string.punctuation)
    return " ".join(_ARTICLE.sub(" ", bare).split())


def templates_of(told: Told) -> list[Template]:
    """What is coded, in the task's terms."""
    return [template for event in told.events if (template := _template(event, told)) is not None]


def _template(event: Event, told: Told) -> Template | None:
    claims = [c for c in event.claims if c.polarity is Polarity.ASSERTED]
    values = {(c.attribute, str(c.value)) for c in claims}
    kinds = {value for attribute, value in values if attribute in (Attribute.KIND, Attribute.MODE)}
    if (Attribute.TYPE, "ASSAULT") not in values and "robbery" not in kinds:
        return None
    fillers: dict[str, list[Entity]] = {role: [] for role in ROLES}
    for claim in claims:
        span = claim.evidence[0]
        if claim.attribute in (Attribute.ACTOR, Attribute.BLAME):
            bodies, people = told.doers(claim)
            _put(fillers["PerpOrg"], *bodies)
            _put(fillers["PerpInd"], *people)
        elif claim.attribute in _HARMED and not (isinstance(claim.value, Count) and claim.value.high == 0):
            if "abduct" in kinds or (claim.attribute is not Attribute.DETAINED and not claim.coder.endswith("/detain")):
                _put(fillers["Victim"], *told.people(span))
        elif claim.attribute is Attribute.OBJECT:
            _put(fillers["Target"], span.text)
        elif claim.attribute is Attribute.EQUIPMENT and claim.value in _ARMS:
            _put(fillers["Weapon"], span.text)
    if not any(fillers.values()) or _between_armed(claims, told.registry):
        return None
    return Template(_type(kinds), fillers)


def _between_armed(claims: Sequence[Claim], registry: ActorRegistry) -> bool:
    """Whether all that is told to be hit are armed sides, their people and their posts: no incident of the task."""
    whom = {c.resolved.id for c in claims if c.attribute in _HARMED and isinstance(c.resolved, Party)}
    objects = {c.coder for c in claims if c.attribute is Attribute.OBJECT}
    return bool(whom or objects) and all(_armed(party, registry) for party in whom) and objects <= {"object.post of armed forces"}


def _armed(party: str, registry: ActorRegistry) -> bool:
    """Whether a party bears arms: a body of the pack by its kind (a political party bears none), a state's by its sector."""
    actor = registry.actor(party)
    if actor is not None:
        return actor.kind in _ARMED_KINDS
    return party not in ("CIV", UNKNOWN) and not party.endswith(("_GOV", "_CIV", "_MED", "_JUD", "_LEG"))


def _type(kinds: set[str]) -> str:
    if "abduct" in kinds:
        return "kidnapping"
    for kind in ("robbery", "arson"):
        if kind in kinds:
            return kind
    return "bombing" if kinds & _BOMBS else "attack"


def _put(entities: list[Entity], *wordings: str) -> None:
    for words in wordings:
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
