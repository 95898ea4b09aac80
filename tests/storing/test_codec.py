"""Every record comes back from JSON as it went in."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import records
from rashomon.records import Claim, Count, Incident, Party, Place, Position, Span, Stance
from rashomon.storing.codec import decode, encode


@st.composite
def spans(draw: st.DrawFn) -> Span:
    text = draw(st.text(min_size=1, max_size=8))
    start = draw(st.integers(0, 10_000))
    return Span(report=draw(st.text(max_size=4)), start=start, end=start + len(text), text=text)


st.register_type_strategy(Span, spans())
st.register_type_strategy(str, st.text(max_size=6))
st.register_type_strategy(float, st.floats(allow_nan=False))

STORED = [
    kind
    for name in records.__all__
    if dataclasses.is_dataclass(kind := getattr(records, name)) and kind is not records.Resolution
]


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.__name__)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(chosen=st.data())
def test_decode_undoes_encode(kind: Any, chosen: st.DataObject) -> None:
    """For every record x: decode(encode(x)) == x, and the JSON is the same again."""
    if kind is Claim or kind is records.Event or kind is Incident:
        st.register_type_strategy(Claim, _claims())
    record = chosen.draw(st.from_type(kind) if kind is not Claim else _claims())
    text = encode(record)
    again = decode(text, kind)
    assert again == record
    assert encode(again) == text


def _claims() -> st.SearchStrategy[Claim]:
    return st.builds(Claim, evidence=st.lists(spans(), min_size=1, max_size=2).map(tuple))


def test_values_that_look_alike_stay_apart() -> None:
    """A "four" as told, a count of four, a party and a place named alike are different values before and after."""
    count = Count(low=4, best=4, high=4, wording="four")
    party = Party(id="4", name="four", how="alias")
    place = Place(id=None, name="four", wording="four", precision="unknown")
    position = Position(values=("four", count, Stance(item="four", stance="kept"), party, place), claims=(), origins=())
    again = decode(encode(position), Position)
    assert again == position
    assert [type(v) for v in again.values] == [str, Count, Stance, Party, Place]


def test_what_is_not_a_record_is_refused() -> None:
    """A type that the codec does not know is named, not stored as something else."""
    with pytest.raises(TypeError, match="no way to store"):
        encode(object())
