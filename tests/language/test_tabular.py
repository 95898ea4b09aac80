"""Tables and lists in plain text."""

from __future__ import annotations

import pytest

from rashomon.language.lists import find_entries_of_lists, find_items
from rashomon.language.tabular import find_tables


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | World\n\nThe army said that 12 soldiers were killed.\n",
        "The  army  said  that  12  men  died\nand that two more were hurt  in  Homs  on  Monday\n",
        "A plain line.\nAnother, with a tab\there.\n",
        "",
    ],
)
def test_no_table(text: str) -> None:
    assert find_tables(text) == ()


def test_a_table_ends_where_its_rows_do() -> None:
    text = "Before.\n\nDate\tPlace\tKilled\n8 May\tHoms\t3\n\n9 May\tHama\t12\nAfter it.\n"
    ((start, end),) = find_tables(text)
    assert text[start:end] == "Date\tPlace\tKilled\n8 May\tHoms\t3\n\n9 May\tHama\t12"


def test_items_end_with_their_paragraph() -> None:
    text = "- Two people were killed in Homs.\n- A bomb went off in Hama.\n\nThe army said more."
    assert [text[a:b].strip() for a, b in find_items(text)] == ["- Two people were killed in Homs.", "- A bomb went off in Hama."]
    assert find_items("- A lone dash opens no list.") == ()


def test_key_points_are_no_things_apart() -> None:
    text = "- Four hurt\n- Convoy rammed\n- Watch the video\n\nFour soldiers were hurt when a convoy was rammed."
    assert len(find_items(text)) == 3
    assert find_entries_of_lists(text) == ()
