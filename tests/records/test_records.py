"""The ground: spans fit their text, counts fit or do not, names are made of content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Count, Report, Span, content_id, report_id


def test_a_span_says_its_words() -> None:
    """“US troops” stands at 5 to 14 of "Four US troops were hurt"."""
    report = Report(id="r-1", text="Four US troops were hurt", path="a.txt")
    assert report.span(5, 14).text == "US troops"


def test_a_span_that_does_not_fit_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(report="r-1", start=0, end=3, text="four")


def test_spans_cover_and_overlap() -> None:
    """In "Four US troops", "US troops" covers "US" and overlaps "Four US"."""
    whole = Span(report="r", start=5, end=14, text="US troops")
    inner = Span(report="r", start=5, end=7, text="US")
    across = Span(report="r", start=0, end=7, text="Four US")
    assert whole.covers(inner)
    assert not inner.covers(whole)
    assert whole.overlaps(across)
    assert not whole.overlaps(Span(report="other", start=5, end=14, text="US troops"))


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ((12, None, None), (15, 15, 15), True),  # at least 12, and 15
        ((12, None, None), (9, 9, 9), False),  # at least 12, and 9
        ((4, 4, 4), (7, 7, 7), False),
        ((None, None, 7), (4, 4, 4), True),  # up to seven, and four
        ((None, 500, None), (450, 450, 450), True),  # about 500, and 450
        ((None, 500, None), (300, 300, 300), False),
        ((2, None, None), (12, None, 15), True),  # several, and between 12 and 15
    ],
)
def test_counts_fit(one: tuple, other: tuple, fits: bool) -> None:
    left, right = (Count(low=c[0], best=c[1], high=c[2], wording="") for c in (one, other))
    assert left.fits(right) is fits
    assert right.fits(left) is fits


@given(st.integers(0, 500), st.integers(0, 500))
def test_exact_counts_fit_only_themselves(a: int, b: int) -> None:
    left, right = (Count(low=n, best=n, high=n, wording=str(n)) for n in (a, b))
    assert left.fits(right) is (a == b)


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_names_depend_on_where_parts_end(parts: list[str]) -> None:
    joined = content_id("x", "".join(parts))
    assert (content_id("x", *parts) == joined) is (len(parts) == 1)


def test_one_text_by_two_outlets_is_two_reports() -> None:
    assert report_id("Four were hurt.", "A") != report_id("Four were hurt.", "B")
    assert report_id("Four were hurt.", "A") == report_id("Four were hurt.", "A")
