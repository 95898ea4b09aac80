"""Direct quotations told apart, and what a library beside ours finds of them."""

from __future__ import annotations

import pytest

from benchmarks.attribution import Marked, is_direct
from benchmarks.peers.attribution import load_quoters
from rashomon.language import load_pipeline

TEXT = '"The road was closed to every patrol," the mayor said. He called it a "mistake" of others.'


def test_a_content_that_begins_with_a_mark_is_direct() -> None:
    assert is_direct(Marked(content=((0, 38),)), TEXT)
    assert is_direct(Marked(content=((1, 36),)), TEXT)
    assert not is_direct(Marked(content=((65, 89),)), TEXT)
    assert not is_direct(Marked(cue=((49, 53),)), TEXT)


def test_what_textacy_finds_is_where_it_says() -> None:
    """The document is ours; an odd mark in another paragraph costs that paragraph alone."""
    pytest.importorskip("textacy")
    text = f'He spoke of an "odd mark.\n\n{TEXT}'
    ((speaker, cue, content),) = load_quoters()["textacy"](load_pipeline()(text))
    assert text[slice(*speaker)] == "mayor"
    assert text[slice(*cue)] == "said"
    assert text[slice(*content)].startswith('"The road')
