"""Words: where they end, how they are written, what their lemmas are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.casing import Casing, casing_of
from rashomon.language.layout import Break, break_in
from rashomon.language.lemmas import apply_script, lemma_of, script_of
from rashomon.language.tokenizing import make_tokenizer, make_vocab

tokenizer = make_tokenizer(make_vocab())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-led coalition", "The U.S. - led coalition"),
        ("an anti-government AK-47", "an anti-government AK - 47"),
        ("Col. Caggins won't say", "Col. Caggins wo n't say"),
        ("WHO CAN'T WAIT?!!", "WHO CA N'T WAIT ?!!"),
        ("call 713-853-3989", "call 713-853-3989"),
        ("killed in 2014–2015", "killed in 2014 – 2015"),
        ("he said.“We", "he said . “ We"),
        ("police and/or army", "police and / or army"),
    ],
)
def test_words_end_where_the_treebanks_end_them(text, words):
    assert " ".join(token.text for token in tokenizer(text)) == words


@given(st.text())
def test_words_and_gaps_spell_the_text(text):
    assert tokenizer(text).text == text


@pytest.mark.parametrize(
    ("word", "casing"),
    [
        ("army", Casing.LOWER), ("Syria", Casing.TITLE), ("SDF", Casing.UPPER), ("U.S.", Casing.UPPER),
        ("al-Hol", Casing.MIXED), ("I", Casing.INITIAL), ("F-16", Casing.NUMBER), ("--", Casing.SYMBOL),
        ("سوريا", Casing.LOWER),
    ],
)  # fmt: skip
def test_casing(word, casing):
    assert casing_of(word) == casing


@pytest.mark.parametrize(
    ("gap", "kind"),
    [("", Break.NONE), (" ", Break.NONE), ("\n", Break.LINE), ("\r\n", Break.LINE), (" \n \n", Break.BLANK_LINE),
     ("\u2028", Break.LINE), ("\u2029", Break.BLANK_LINE)],
)  # fmt: skip
def test_breaks(gap, kind):
    assert break_in(gap) == kind


@given(st.text("abcDE", min_size=1, max_size=8), st.text("abcDE", min_size=1, max_size=8))
def test_a_lemma_script_gives_its_lemma_back(word, lemma):
    assert apply_script(word, script_of(word, lemma)) == lemma


def test_agreed_forms_come_before_scripts():
    assert lemma_of("Were", "VBD", "l0+", {"VBD were": "be"}) == "be"
    assert lemma_of("forces", "NNS", "l1+", {}) == "force"
    assert lemma_of("Syria", "NNP", "k0+", {}) == "Syria"
