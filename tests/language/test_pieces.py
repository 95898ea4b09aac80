"""Words as the encoder reads them."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from rashomon.language.inventory import packaged
from rashomon.language.pieces import Pieces, load_plain, load_vocabulary
from rashomon.language.wordpiece import WordPiece

CHARACTERS = [*range(0x600), *range(0x620, 0x7FD), *range(0x1E00, 0x2E43), *range(0x3000, 0x3100), *range(0x3100, 0xA66F, 97), *range(0xAC00, 0xD800, 97), *range(0xF900, 0x10000), *range(0x1F000, 0x1FB00), 0x2B740]
"""Of scripts that reports hold. `tokenizers` knows no mark of punctuation and no accent that came after Unicode 8, of 2015, and those stand elsewhere."""


@pytest.fixture(scope="module")
def pieces():
    return Pieces(load_vocabulary(packaged("tokenizer.json").read_text(encoding="utf-8")))


TOKENIZER = Tokenizer.from_str(packaged("tokenizer.json").read_text(encoding="utf-8"))
TOKENIZER.no_padding()
TOKENIZER.no_truncation()
WORDS = WordPiece(load_vocabulary(packaged("tokenizer.json").read_text(encoding="utf-8")))


def reference(words):
    return [tuple(encoding.ids) for encoding in TOKENIZER.encode_batch(words, add_special_tokens=False)]


def test_words_of_reports_have_the_pieces_that_tokenizers_gives_them():
    texts = (path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "examples").glob("*/reports/*.txt"))
    words = sorted({word for text in texts for word in re.findall(r"\S+|\w+", text)})
    assert len(words) > 1000
    assert [WORDS.of(word) for word in words] == reference(words)


def test_every_character_of_our_scripts_has_them_too():
    words = [word for code in CHARACTERS for word in (chr(code), f"a{chr(code)}b")]
    assert [word for word, ids in zip(words, reference(words), strict=True) if WORDS.of(word) != ids] == []


@given(st.lists(st.text(st.sampled_from([chr(code) for code in CHARACTERS]) | st.sampled_from("aàbcEIO'.-[]µΣİß "), max_size=20), min_size=1, max_size=40))
@settings(max_examples=80, deadline=None)
def test_any_word_has_them(words):
    assert [WORDS.of(word) for word in words] == reference(words)


@pytest.mark.parametrize("word", ["", "x" * 100, "x" * 101, "killed" * 16 + "[MASK]", "[CLS]", "a[SEP][UNK]b", "[pad]"])
def test_at_its_edges_too(word):
    assert WORDS.of(word) == reference([word])[0]


@pytest.mark.parametrize(("loaded", "plain"), [("martyred", "killed"), ("Neutralised", "killed"), ("terrorists", "fighters"), ("“", '"')])
def test_a_loaded_word_is_read_as_the_plain_one(pieces, loaded, plain):
    assert pieces.of([loaded]) == pieces.of([plain])


def test_plain_words_are_read_as_they_stand():
    assert not set(load_plain().values()) & set(load_plain())
