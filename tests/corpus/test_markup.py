"""The corpus's markup: what it compiles to, and what it says of faults."""

from pathlib import Path

import pytest

from corpus.markup import MarkupError, compile_document, read_blocks, read_documents
from corpus.parts import part_of, writer_of
from corpus.records import Polarity, Standing

TEXTS = Path(__file__).parents[2] / "corpus" / "texts"
DOCUMENT = """=== a-r01 | report | Hills | agency | 2023-05-04 | Valley Post
# {p1 Rebels} {h1a raid} {l1 Kem}

{k1 {p1 They} {h1b killed} {n1 two {p2 guards}}}, {s1 a driver} {c1 told} {v1 Valley Post}. {s2 {p1 The rebels}} {c2 denied} {k2 {h1c it}}.
---
h1 ASSAULT ground_attack actor=p1 recipient=p2 place=l1 a=news b=part c=news/denied-doing
n1 killed h1
c2 denied-doing blames=p1
"""


def test_marks_leave_the_text_and_keep_their_places():
    """Every span's words stand in the text that is left when the marks are taken out; the headline is its first line."""
    document = compile_document(DOCUMENT)
    assert document.text.startswith("Rebels raid Kem\n\nThey killed two guards, a driver told Valley Post.")
    assert document.text[: document.headline] == "Rebels raid Kem"
    (happening,) = document.happenings
    assert [trigger.span.of(document.text) for trigger in happening.triggers] == ["raid", "killed", "it"]
    assert [trigger.standing for trigger in happening.triggers] == [Standing.NEWS, Standing.PART, Standing.NEWS]
    assert happening.triggers[2].polarity is Polarity.DENIED_DOING
    (actor,) = happening.roles["actor"]
    assert [span.of(document.text) for span in actor] == ["Rebels", "They", "The rebels"]
    (toll,) = happening.tolls
    assert (toll.span.of(document.text), toll.effects) == ("two guards", ("killed",))


def test_attributions_are_numbered_by_their_cues():
    """Source, content and via go with the cue of their number; a stance stands in the cue's line."""
    document = compile_document(DOCUMENT)
    told, denied = document.attributions
    assert told.source is not None
    assert told.source.of(document.text) == "a driver"
    assert [span.of(document.text) for span in (*told.content, *told.via)] == ["They killed two guards", "Valley Post"]
    assert denied.polarity is Polarity.DENIED_DOING
    assert [span.of(document.text) for span in denied.blames] == ["Rebels"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("{p2 guards}", "{p2 guards"), "never closed"),
        (("{p2 guards}", "{guards}"), "opens no mark"),
        (("{l1 Kem}", "Kem"), "l1 is marked nowhere"),
        (("n1 killed h1\n", ""), "the toll n1 has no line"),
        (("n1 killed h1", "n1 hurt h1"), "none of killed, injured"),
        (("b=part", "b=parts"), "no standing"),
        (("actor=p1", "actor=l1"), "takes marks such as p1"),
        (("{c1 told}", "told"), "attribution 1 has no cue"),
        (("| report |", "| letter |"), "none of report, passage"),
        (("2023-05-04", "4 May"), "is no day"),
        (("{p2 guards}", "{p2 guards }"), "begins or ends with a space"),
    ],
)
def test_a_fault_names_the_document_and_the_cure(change, fault):
    """A broken document is refused whole, by its id."""
    with pytest.raises(MarkupError, match=fault) as error:
        compile_document(DOCUMENT.replace(*change))
    assert "a-r01" in str(error.value)


def test_the_corpus_compiles():
    """No document of the corpus is at fault, no id stands twice."""
    found = [one for path in sorted(TEXTS.glob("*.txt")) for one in read_documents(path.read_text(encoding="utf-8"), path.name)]
    assert [str(one) for one in found if isinstance(one, MarkupError)] == []
    names = [one.id for one in found if not isinstance(one, MarkupError)]
    assert len(set(names)) == len(names)


def test_a_writer_stands_in_one_part():
    """Nobody's manner of writing is both learned from and measured on."""
    blocks = [block for path in TEXTS.glob("*.txt") for block in read_blocks(path.read_text(encoding="utf-8"))]
    homes = {}
    for block in blocks:
        homes.setdefault(writer_of(block), set()).add(part_of(block))
    assert all(len(parts) == 1 for parts in homes.values())
    assert {"train", "test"} <= {part for parts in homes.values() for part in parts}
