"""Words as the encoder reads them."""

import pytest
from tokenizers import Tokenizer

from rashomon.language.inventory import packaged
from rashomon.language.pieces import Pieces, load_plain


@pytest.fixture(scope="module")
def pieces():
    return Pieces(Tokenizer.from_str(packaged("tokenizer.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(("loaded", "plain"), [("martyred", "killed"), ("Neutralised", "killed"), ("terrorists", "fighters"), ("“", '"')])
def test_a_loaded_word_is_read_as_the_plain_one(pieces, loaded, plain):
    assert pieces.of([loaded]) == pieces.of([plain])


def test_plain_words_are_read_as_they_stand():
    assert not set(load_plain().values()) & set(load_plain())
