"""The packaged heads on small texts of our own: deterministic, grounded, and explained by the corpus."""

import subprocess
import sys

import numpy as np

from rashomon.language import load_pipeline
from rashomon.language.heads import ReadingHeads, load_heads, phrase_of
from rashomon.language.heads.features import ELSEWHERE, paths_from
from rashomon.language.heads.nearest import load_examples

TEXT = """Gunmen on motorcycles ambushed an army convoy near the village of Sokoura on Tuesday, killing nine soldiers, two officials said.

The army denied that it had lost anybody. In March rebels had shelled a school in Douentza."""


def read(text: str, heads: ReadingHeads | None = None):
    return (heads or load_heads()).read(load_pipeline()(text))


def test_a_plain_story_is_read():
    """Who did it, to whom it was done, how many died, who says so; the older happening is another."""
    words, reading = read(TEXT)
    spelt = lambda word: words.doc[words.tokens[word]].text  # noqa: E731
    ambush = next(h for h in reading.happenings if any(spelt(w) == "ambushed" for t in h.triggers for w in t.words))
    assert "Gunmen" in {spelt(f.word) for f in ambush.of("actor")}
    assert "soldiers" in {spelt(t.word) for t in ambush.tolls if "killed" in t.effects}
    older = next(h for h in reading.happenings if any(spelt(w) == "shelled" for t in h.triggers for w in t.words))
    assert older is not ambush
    assert {"said", "denied"} <= {spelt(a.cue[0]) for a in reading.attributions}


def test_the_same_bytes_on_any_number_of_threads():
    """Readings do not hang on how many threads run, nor on what was read before."""
    one, two = ReadingHeads(threads=1), ReadingHeads(threads=2)
    assert read(TEXT, one)[1] == read(TEXT, two)[1]
    read("Another text altogether, about a ferry.", one)
    assert read(TEXT, one)[1] == read(TEXT, two)[1]


def test_nothing_is_read_in_nothing():
    """An empty text and one of blank lines give an empty reading."""
    for text in ("", "\n\n \n"):
        _, reading = read(text)
        assert (reading.happenings, reading.attributions) == ((), ())


def test_a_long_text_is_read_in_stretches():
    """Words of a text longer than a stretch keep their numbers; what is read stands in it."""
    words, reading = read("\n\n".join([TEXT] * 45))
    assert len(words) > 1500
    assert max(w for h in reading.happenings for t in h.triggers for w in t.words) > 1500
    assert all(words.doc[words.tokens[t.words[0]]].text.strip() for h in reading.happenings for t in h.triggers)


def test_a_phrase_is_its_tree_without_what_opens_something_new():
    """A relative clause and an apposition are no part of it; the preposition is, where asked."""
    words, _ = read("Soldiers of the fifth brigade, who had fled, shot at two parked lorries on Monday evening.")
    at = [t.text for t in words.doc if not t.is_space]
    low, high = phrase_of(at.index("Soldiers"), words)
    assert at[low : high + 1] == ["Soldiers", "of", "the", "fifth", "brigade"]
    low, high = phrase_of(at.index("evening"), words, with_case=True)
    assert at[low : high + 1] == ["on", "Monday", "evening"]


def test_the_way_through_the_tree():
    """A word's way to itself has no steps; another sentence is elsewhere."""
    words, _ = read("Rebels shelled the town. The army fled.")
    paths, _ = paths_from(1, words)
    assert paths[1] == 0
    assert paths[-2] == ELSEWHERE
    assert paths[0] == 1  # one step down


def test_examples_are_those_of_the_corpus():
    """The nearest examples of a shelling's trigger are of force, of three documents, and as near as they say."""
    _, vectors = load_heads().vectors(load_pipeline()("Rebels shelled the town on Friday."))
    found = load_examples().nearest(np.asarray(vectors[1]))
    assert len({one.document for one in found}) == 3
    assert {one.type for one in found} & {"ASSAULT", "COERCE"}
    assert found[0].likeness >= found[-1].likeness
    assert all(one.trigger in one.sentence for one in found)


def test_torch_is_not_needed():
    """The run time reads without the packages that trained it."""
    code = "import sys; sys.modules['torch'] = None; from rashomon.language.heads import load_heads; print(load_heads().version)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(done.stdout.strip()) == 12
