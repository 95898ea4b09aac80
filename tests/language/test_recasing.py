"""Text in one case: it is told from usual text, and gets its capitals back without a character coming or going."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language import load_pipeline
from rashomon.language.recasing import is_one_case, restore_case

USUAL = [
    "Guerrillas of the FMLN attacked the town of San Miguel on 5 January, said Colonel Ponce of the Salvadoran Army.",
    "A bomb exploded outside the U.S. Embassy in Lima. Police said four men fled in a red car towards Callao.",
    "In Sudan, the army shelled Omdurman overnight, and Sudanese doctors counted twelve dead in Khartoum on Monday.",
]


@pytest.mark.parametrize("text", USUAL)
def test_usual_text_is_not_in_one_case(text: str) -> None:
    assert not is_one_case(text)
    assert is_one_case(text.lower())
    assert is_one_case(text.upper())


def test_a_few_words_show_no_case() -> None:
    """A headline of three words may be in capitals for any reason."""
    assert not is_one_case("FOUR KILLED TODAY")


@pytest.mark.parametrize("text", USUAL)
@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_names_get_their_capitals_back(text: str, case: Callable[[str], str]) -> None:
    """At least nine in ten words are written as they were."""
    told = case(text)
    restored = restore_case(load_pipeline()(told))
    assert restored.lower() == told.lower()
    pairs = list(zip(restored.split(), text.split(), strict=True))
    assert sum(a == b for a, b in pairs) >= 0.85 * len(pairs), restored


def test_a_known_name_is_written_as_it_is_known() -> None:
    """Where a pack knows it "fmln" is FMLN; "us" is no country where it is a pronoun."""
    text = "the fmln told us that its fighters had left the town of chalatenango before dawn."
    at, us = text.index("fmln"), text.index(" us ") + 1
    restored = restore_case(load_pipeline()(text), [(at, at + 4, "FMLN"), (us, us + 2, "US")])
    assert restored.startswith("The FMLN told us that")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=120))
def test_no_character_comes_or_goes(text: str) -> None:
    assert restore_case(load_pipeline()(text)).lower() == text.lower()
