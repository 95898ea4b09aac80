"""Many things a few at a time, since a query holds only so many names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def portions(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """The items in their order, at most so many at a time."""
    left = iter(items)
    while part := list(islice(left, most)):
        yield part
