"""Pages of a database as HTML: their bytes decoded, and cut into pieces small enough to be taken apart one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.reading.decoding import Decoded
from rashomon.reading.pages import decode_page
from rashomon.reading.refusals import Refusal

MOST_BYTES = 200_000_000
"""The largest page of many articles; a database hands out some hundred articles a file, a few MB."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
"""XML's own, which says an encoding that a decoded text no longer has; the parser refuses it."""
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")


def load(path: Path) -> bytes:
    """The bytes of a file of many articles. Raises Refusal for one too large."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise Refusal("too-large", f"is {size / 1e6:.0f} MB, more than the {MOST_BYTES / 1e6:.0f} MB that a file of articles may have: download it in parts")
    return path.read_bytes()


def load_page(path: Path) -> Decoded:
    """The whole page, decoded. Raises Refusal for one too large or in no encoding that can be told."""
    return decode_page(load(path))


def pieces(page: str, start: re.Pattern[str]) -> Iterator[str]:
    """What stands from each match of `start` to the next, the last to the end."""
    starts = [found.start() for found in start.finditer(page)]
    for begin, end in zip(starts, [*starts[1:], len(page)], strict=True):
        yield page[begin:end]


def tree_of(markup: str) -> Any:
    """The tree of a piece of HTML; one without any element is an empty `div`."""
    from lxml import etree, html  # noqa: PLC0415  # slow to import

    markup = _DECLARATION.sub("", markup, count=1)
    try:
        parser = html.HTMLParser(no_network=True, recover=True, huge_tree=False)
        tree = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.Element("div")
    body = tree.find("body")
    return tree if body is None else body


def styles(page: str) -> tuple[frozenset[str], frozenset[str]]:
    """The classes that the page's own style sheet makes bold, and those that it sets in the middle."""
    bold, centred = set(), set()
    for name, rules in _RULE.findall(page[:200_000].partition("</STYLE>")[0] or page[:20_000]):
        if re.search(r"font-weight:\s*(?:bold|[6-9]00)", rules, re.IGNORECASE):
            bold.add(name)
        if re.search(r"text-align:\s*center", rules, re.IGNORECASE):
            centred.add(name)
    return frozenset(bold), frozenset(centred)
