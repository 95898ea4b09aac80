"""Long reports are cut at paragraphs, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.coders.model.parts import cut


@given(st.text(alphabet="ab. \n", max_size=200), st.integers(min_value=1, max_value=60))
def test_the_parts_are_the_whole_and_none_is_over_the_budget(text: str, budget: int) -> None:
    parts = list(cut(text, budget))
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(0 < end - start <= budget for start, end in parts)


def test_a_part_ends_with_a_paragraph_else_with_a_sentence_else_with_a_word() -> None:
    def parts(text: str, budget: int) -> list[str]:
        return [text[start:end] for start, end in cut(text, budget)]

    assert parts("One went. Two came.\n\nThree stood.\n", 30) == ["One went. Two came.\n\n", "Three stood.\n"]
    assert parts("One went. Two came back again.", 22) == ["One went. ", "Two came back again."]
    assert parts("One went and two", 9) == ["One went ", "and two"]
    assert parts("abcdef", 4) == ["abcd", "ef"]
