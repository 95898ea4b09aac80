"""What a web page calls itself: its title, the site that it is of, and its address, as trafilatura finds them.

Trafilatura looks for authors, categories and licences through the whole page too, which takes longer than finding its article and is asked for by nobody here. It is handed
what titles, names of sites and addresses are taken from, and that alone: the head, the headings and the JSON-LD.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_JSON = "contains(@type, 'json')"
_TITLES = ".//h1 | (.//h2)[1] | .//h2[@class or @id or @itemprop] | .//h3[@class or @id] | .//*[@class='entry-title' or @class='post-title']"
"""What could be a title of a page without one headline, in document order."""
_NOBODY = "Nobody Named"
"""Stands for the author, who would otherwise be looked for; of one word it would be passed over."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """A page's title, the name of its site, and its address; None for what it does not say."""

    title: str | None
    site: str | None
    address: str | None


def take_head(tree: Any) -> PageHead:
    """What a page, given as an lxml tree, calls itself. Of the tree only what tells it is left."""
    import trafilatura  # noqa: PLC0415  # slow to import, and only pages need it

    _reduce(tree)
    try:
        found = trafilatura.extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    except Exception:  # noqa: BLE001  # a page that names itself in a way that breaks the library has an article all the same
        return PageHead(None, None, None)
    return PageHead(found.title, found.sitename, found.url)


def _reduce(tree: Any) -> None:
    from lxml.html import Element  # noqa: PLC0415

    headlines = tree.findall(".//h1")
    titles = headlines if len(headlines) == 1 and headlines[0].text_content().strip() else tree.xpath(_TITLES)
    held = [*titles, *tree.xpath(f".//body//script[{_JSON}]")]
    for element in tree.xpath(f".//head//style | .//head//script[not({_JSON})]"):
        element.getparent().remove(element)
    for body in tree.findall("body"):
        tree.remove(body)
    if (head := tree.find(".//head")) is not None:
        head.append(Element("meta", name="author", content=_NOBODY))
    body = Element("body")
    body.extend(held)
    tree.append(body)
