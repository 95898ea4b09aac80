"""The corpus's inline markup, compiled to records: `{p1 words}` marks a span, the lines under `---` say what the marks mean.

    === ab-001 | passage | Sahel | agency | 2023-05-04 | Savanna Wire
    # {p1 Gunmen} {h1a ambush} {p2 army} convoy
    {p1 Gunmen} {h1b killed} {n1 nine {p2 soldiers}}, {s1 an official} {c1 said}.
    ---
    h1 ASSAULT ambush actor=p1 recipient=p2 a=news b=part
    n1 killed h1

Marks nest and may be used again (coreference). GUIDE.md says what is marked and how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.records import (
    EFFECTS,
    KINDS,
    ROLES,
    TYPES,
    Attribution,
    Certainty,
    Document,
    Happening,
    Polarity,
    Span,
    Standing,
    Toll,
    Trigger,
)

_HEAD = re.compile(r"=== *(?P<fields>.*)")
_OPEN = re.compile(r"\{([hplotwnsckv]\d+[a-z]?) ")
_FIELDS = 6
_PREFIX = {"actor": "p", "recipient": "p", "place": "l", "time": "t", "object": "o", "instrument": "w"}
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "without", "not", "zero"})
FORMS = ("report", "passage")


class MarkupError(ValueError):
    """A fault of the markup: which document, what is wrong, and what to write instead."""


@dataclass(slots=True)
class _Marked:
    text: str
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def get(self, name: str, where: str) -> tuple[Span, ...]:
        if name not in self.spans:
            raise MarkupError(f"{where}: {name} is marked nowhere in the text")
        return tuple(sorted(self.spans[name]))


def read_documents(source: str, name: str) -> Iterator[Document | MarkupError]:
    """The documents of one file, or for each broken one what is wrong with it; `name` is the file's, for messages."""
    for block in read_blocks(source):
        try:
            yield compile_document(block, name)
        except MarkupError as error:
            yield error


def read_blocks(source: str) -> list[str]:
    """The markup of each document of a file; what stands before the first `===` is a document without a head line."""
    return [block for block in re.split(r"^(?====)", source, flags=re.MULTILINE) if block.strip()]


def compile_document(block: str, name: str = "") -> Document:
    """One document from its markup. Raises MarkupError at the first fault."""
    head, _, rest = block.partition("\n")
    match = _HEAD.match(head)
    fields = [part.strip() for part in match["fields"].split("|")] if match else []
    if len(fields) != _FIELDS:
        raise MarkupError(f"{name}: {head!r} needs six fields: === id | form | theatre | genre | published | outlet")
    where = f"{name} {fields[0]}".strip()
    if fields[1] not in FORMS:
        raise MarkupError(f"{where}: form {fields[1]!r} is none of {', '.join(FORMS)}")
    if fields[4] and not re.fullmatch(r"\d{4}-\d\d-\d\d", fields[4]):
        raise MarkupError(f"{where}: published {fields[4]!r} is no day; write 2024-05-02 or nothing")
    body, ruled, notes = rest.partition("\n---")
    if not ruled:
        raise MarkupError(f"{where}: no line --- between the text and what is said of it")
    body = body.strip("\n")
    titled = body.startswith("# ")
    title, _, story = body[2:].partition("\n") if titled else ("", "", body)
    plain = f"{title.strip()}\n\n{story.strip()}" if titled else story.strip()
    marked = _strip(plain, where)
    headline = marked.text.index("\n") if titled else 0
    return _document(fields, marked, headline, notes, where)


def _strip(source: str, where: str) -> _Marked:
    """The text without its marks, and where each mark stands."""
    out: list[str] = []
    length, at = 0, 0
    stack: list[tuple[str, int]] = []
    marked = _Marked("")
    while at < len(source):
        opened = _OPEN.match(source, at)
        char = source[at]
        if opened:
            stack.append((opened[1], length))
            at = opened.end()
        elif char == "{":
            raise MarkupError(f"{where}: {source[at : at + 20]!r} opens no mark; write {{p1 words}}")
        elif char == "}":
            if not stack:
                raise MarkupError(f"{where}: }} without a mark before {source[at : at + 20]!r}")
            mark, start = stack.pop()
            marked.spans.setdefault(mark, []).append(Span(start, length))
            at += 1
        else:
            out.append(char)
            length += 1
            at += 1
    if stack:
        raise MarkupError(f"{where}: the mark {stack[-1][0]} is never closed")
    marked.text = "".join(out)
    for mark, spans in marked.spans.items():
        for span in spans:
            words = span.of(marked.text)
            if not words.strip() or words != words.strip():
                raise MarkupError(f"{where}: the mark {mark} on {words!r} begins or ends with a space, or holds nothing")
    return marked


@dataclass(slots=True)
class _Said:
    """What the lines under the text say."""

    happenings: dict[str, tuple[str, str, dict[str, list[str]], dict[str, str]]] = field(default_factory=dict)
    tolls: dict[str, tuple[tuple[str, ...], str, dict[str, str]]] = field(default_factory=dict)
    cues: dict[str, tuple[set[str], list[str]]] = field(default_factory=dict)


def _document(fields: list[str], marked: _Marked, headline: int, notes: str, where: str) -> Document:
    said = _Said()
    for line in notes.splitlines():
        words = line.split()
        if not words:
            continue
        if re.fullmatch(r"h\d+", words[0]):
            said.happenings[words[0]] = _happening_line(words, where)
        elif re.fullmatch(r"n\d+", words[0]):
            said.tolls[words[0]] = _toll_line(words, where)
        elif re.fullmatch(r"c\d+", words[0]):
            said.cues[words[0]] = _cue_line(words, where)
        else:
            raise MarkupError(f"{where}: the line {line!r} begins with no happening, toll or cue")
    for mark in marked.spans:
        if mark[0] == "n" and mark not in said.tolls:
            raise MarkupError(f"{where}: the toll {mark} has no line; write: {mark} killed h1")
    return Document(
        id=fields[0], form=fields[1], theatre=fields[2], genre=fields[3], published=fields[4], outlet=fields[5],
        text=marked.text, headline=headline,
        happenings=_happenings(marked, said, where),
        parties=tuple(marked.get(mark, where) for mark in sorted(marked.spans) if mark[0] == "p"),
        attributions=_attributions(marked, said, where),
    )  # fmt: skip


def _happening_line(words: list[str], where: str) -> tuple[str, str, dict[str, list[str]], dict[str, str]]:
    name = words[0]
    if len(words) < 3 or words[1] not in TYPES or words[2] not in KINDS:
        raise MarkupError(f"{where}: {name} needs a type and a kind: {name} ASSAULT shelling ...; got {' '.join(words[1:3])}")
    roles: dict[str, list[str]] = {}
    triggers: dict[str, str] = {}
    for word in words[3:]:
        key, sign, value = word.partition("=")
        if sign and key in ROLES:
            fillers = value.split(",")
            wrong = [one for one in fillers if not re.fullmatch(r"[plotw]\d+", one)]
            if wrong or (key in ("actor", "recipient") and any(one[0] != "p" for one in fillers)):
                raise MarkupError(f"{where}: {word} of {name}: {key} takes marks such as {_PREFIX[key]}1, with commas between several")
            roles[key] = fillers
        elif sign and re.fullmatch(r"[a-z]", key):
            triggers[key] = value
        else:
            raise MarkupError(f"{where}: {word!r} of {name} is no role ({', '.join(ROLES)}) and no trigger (a=news)")
    return words[1], words[2], roles, triggers


def _toll_line(words: list[str], where: str) -> tuple[tuple[str, ...], str, dict[str, str]]:
    if len(words) < 3 or not re.fullmatch(r"h\d+", words[2]):
        raise MarkupError(f"{where}: {' '.join(words)!r}: write {words[0]} killed h1, or killed+injured")
    effects = tuple(words[1].split("+"))
    if any(effect not in EFFECTS for effect in effects):
        raise MarkupError(f"{where}: {words[1]!r} of {words[0]} is none of {', '.join(EFFECTS)}, nor several joined by +")
    options: dict[str, str] = {}
    for word in words[3:]:
        key, sign, value = word.partition("=")
        if word == "more" or (sign and key in ("of", "part")):
            options[key] = value
        else:
            raise MarkupError(f"{where}: {word!r} of {words[0]} is none of of=p1, part=n1, more")
    return effects, words[2], options


def _cue_line(words: list[str], where: str) -> tuple[set[str], list[str]]:
    stances, blames = set(), []
    for word in words[1:]:
        if word.startswith("blames="):
            blames = word.removeprefix("blames=").split(",")
        elif word in set(Polarity) | set(Certainty):
            stances.add(word)
        else:
            raise MarkupError(f"{where}: {word!r} of {words[0]} is none of {', '.join([*Polarity, *Certainty])}, blames=p1")
    return stances, blames


def _happenings(marked: _Marked, said: _Said, where: str) -> tuple[Happening, ...]:
    told: dict[str, list[Trigger]] = {}
    for mark in sorted(marked.spans, key=lambda mark: marked.spans[mark][0]):
        if mark[0] != "h":
            continue
        name, letter = (mark, "") if mark[-1].isdigit() else (mark[:-1], mark[-1])
        if name not in said.happenings:
            raise MarkupError(f"{where}: the happening {name} has no line; write: {name} ASSAULT shelling a=news")
        kind_of = said.happenings[name]
        if letter not in kind_of[3]:
            raise MarkupError(f"{where}: the trigger {mark} has no standing; add {letter or 'a'}=news to the line of {name}, and mark it {name}a")
        for span in marked.spans[mark]:
            told.setdefault(name, []).append(_trigger(span, kind_of[3][letter], kind_of[0], kind_of[1], where))
    found = []
    for name, (kind, sort, roles, triggers) in said.happenings.items():
        if name not in told:
            raise MarkupError(f"{where}: {name} has a line and no trigger in the text")
        unmarked = [f"{name}{letter}" for letter in triggers if f"{name}{letter}" not in marked.spans]
        if unmarked:
            raise MarkupError(f"{where}: {', '.join(unmarked)} stands in the line of {name} and not in the text")
        tolls = tuple(
            Toll(
                span=span,
                effects=effects,
                of=marked.get(options["of"], where) if "of" in options else (),
                part_of=marked.get(options["part"], where)[0] if "part" in options else None,
                more="more" in options,
            )
            for mark, (effects, home, options) in said.tolls.items()
            if home == name
            for span in marked.get(mark, where)
        )
        found.append(
            Happening(
                type=kind,
                kind=sort,
                triggers=tuple(sorted(told[name], key=lambda trigger: trigger.span)),
                roles=_with_harmed(marked, {role: tuple(marked.get(one, where) for one in fillers) for role, fillers in roles.items()}, tolls, kind),
                tolls=tolls,
            )
        )
    homeless = [mark for mark, (_, home, _) in said.tolls.items() if home not in said.happenings]
    if homeless:
        raise MarkupError(f"{where}: {', '.join(homeless)} belong to a happening that has no line")
    return tuple(found)


def _with_harmed(marked: _Marked, roles: dict[str, tuple[tuple[Span, ...], ...]], tolls: tuple[Toll, ...], kind: str) -> dict[str, tuple[tuple[Span, ...], ...]]:
    """The roles with whoever came to harm by an act of force among those to whom it was done: the counted people, and whose people they are.

    Annotators differ most on this, so the compiler settles it. Nobody is added who is a doer, nor anybody in a fight of two sides.
    """
    doers = set(roles.get("actor", ()))
    if kind not in ("ASSAULT", "COERCE") or len(doers) > 1:
        return roles
    parties = [tuple(sorted(spans)) for mark, spans in marked.spans.items() if mark[0] == "p"]
    harmed = list(roles.get("recipient", ()))
    for toll in tolls:
        words = toll.span.of(marked.text).lower()
        if toll.part_of is not None or words.split()[0] in _NOBODY:
            continue
        own = next((party for party in parties if any(span.overlaps(toll.span) for span in party)), (toll.span,))
        for party in (own, toll.of):
            if party and party not in doers and not any(party == other or set(party) & set(other) for other in harmed):
                harmed.append(party)
    return roles | {"recipient": tuple(harmed)} if harmed else roles


def _trigger(span: Span, value: str, kind: str, sort: str, where: str) -> Trigger:
    standing: Standing | None = None
    polarity, certainty = Polarity.ASSERTED, Certainty.CERTAIN
    for word in value.split("/"):
        if word in set(Standing):
            standing = Standing(word)
        elif word in set(Polarity):
            polarity = Polarity(word)
        elif word in set(Certainty):
            certainty = Certainty(word)
        elif word in TYPES:
            kind = word
        elif word in KINDS:
            sort = word
        else:
            raise MarkupError(f"{where}: {word!r} in {value!r} is no standing, polarity, certainty, type or kind")
    if standing is None:
        raise MarkupError(f"{where}: {value!r} names no standing ({', '.join(Standing)})")
    return Trigger(span=span, type=kind, kind=sort, standing=standing, polarity=polarity, certainty=certainty)


def _attributions(marked: _Marked, said: _Said, where: str) -> tuple[Attribution, ...]:
    numbers = {mark[1:] for mark in marked.spans if mark[0] in "sckv"} | {mark[1:] for mark in said.cues}
    found = []
    for number in sorted(numbers, key=int):
        if f"c{number}" not in marked.spans:
            raise MarkupError(f"{where}: attribution {number} has no cue; mark the word that shows it speaks {{c{number} said}}")
        stances, blames = said.cues.get(f"c{number}", (set(), []))
        source = marked.spans.get(f"s{number}")
        found.append(
            Attribution(
                cue=marked.spans[f"c{number}"][0],
                source=source[0] if source else None,
                content=tuple(sorted(marked.spans.get(f"k{number}", ()))),
                via=tuple(sorted(marked.spans.get(f"v{number}", ()))),
                polarity=next((p for p in Polarity if p in stances), Polarity.ASSERTED),
                certainty=next((c for c in Certainty if c in stances), Certainty.CERTAIN),
                blames=tuple(marked.get(mark, where)[0] for mark in blames),
            )
        )
    return tuple(sorted(found, key=lambda one: one.cue))
