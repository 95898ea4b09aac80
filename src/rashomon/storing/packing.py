"""Records in few bytes: deflated with a dictionary of what every record of its kind says, a third to a quarter of their JSON.

    packed = 0x00, then raw DEFLATE (RFC 1951) of the JSON in UTF-8, with `DICTIONARY` preset

What does not begin with 0x00 is JSON as it stands, so that a record written by hand is read as well.
"""

from __future__ import annotations

import zlib

_MARK = b"\0"
_WINDOW = -13
"""Raw DEFLATE over the last eight kilobytes, which hold any claim and the dictionary."""

DICTIONARY = (
    b'{"id":"c-","event":"e-","attribute":"","value":{"@":"Count","low":,"best":,"high":null,"wording":"","of":"","part":false,"further":false},'
    b'"evidence":[{"report":"r-","start":,"end":,"text":"}],"attribution":{"source":{"name":"the ministry","kind":"official","span":{"report":"r-",'
    b'"start":,"end":,"text":"}},"cue":{"report":"r-","start":,"end":,"text":"said"},"chain":[],"rule":"cue:said"},"polarity":"denied","certainty":'
    b'"probable","resolved":{"@":"Place","id":"geonames:","name":"","wording":"","precision":"exact","latitude":,"longitude":,"radius_km":,"country":'
    b'"SY","within":["SY"],"alternatives":["geonames:"]},"resolved":{"@":"Period","earliest":"2020-0","latest":"2020-0","precision":"day","wording":'
    b'"on Tuesday","part":"morning","anchor":"publication:2020-0"},"resolved":{"@":"Party","id":"RUS_MIL","name":"Russian military","how":"alias"},'
    b'"coder":"period.no-later-than-publication"}"attribution":{"source":{"name":"","kind":"outlet","party":{"id":"_GOV","name":"government","how":'
    b'"nationality"}},"chain":[],"rule":"attribution.outlet"},"polarity":"asserted","certainty":"certain","coder":"actor.subject/'
)
"""A part of the format: records packed with another cannot be read with this one."""


def pack(record: str) -> bytes:
    """A record's JSON in few bytes."""
    squeezed = zlib.compressobj(6, zlib.DEFLATED, _WINDOW, 8, zlib.Z_DEFAULT_STRATEGY, DICTIONARY)
    return _MARK + squeezed.compress(record.encode("utf-8", "surrogatepass")) + squeezed.flush()


def unpack(packed: bytes | str) -> str:
    """The JSON of a record that was packed, or that stands there as it is."""
    if isinstance(packed, str):
        return packed
    plain = packed
    if packed.startswith(_MARK):
        plain = zlib.decompressobj(_WINDOW, DICTIONARY).decompress(packed[len(_MARK) :])
    return plain.decode("utf-8", "surrogatepass")
