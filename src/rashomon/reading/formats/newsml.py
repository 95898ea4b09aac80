"""News items of agencies: NewsML-G2 (XML), one or a message of several, and ninjs (JSON) with its bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import blocks_of, one_line, to_text
from rashomon.reading.formats.markup import tree_of
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal
from rashomon.records import Provenance

_SIGN = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem)[\s>]")
_PREFIX = re.compile(r"(</?)\w+:(?=\w)")


def is_newsml(head: bytes) -> bool:
    """Whether an XML file, by its first part, is NewsML-G2."""
    return _SIGN.search(head) is not None and b"nar/2006-10-01" in head


def read_newsml(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001  # all readers are called alike
    """The items with a text, the n-th at `where#n`, or at `where` where the file is one item."""
    from lxml import etree  # noqa: PLC0415  # slow to import

    yield Layout(where=where, kind="NewsML-G2")
    number = 0
    try:
        for _, item in etree.iterparse(str(path), events=("end",), tag="{*}newsItem", resolve_entities=False, no_network=True, huge_tree=False):
            number += 1
            single = item.getparent() is None
            yield _item(item, where if single else f"{where}#{number}")
            if not single:
                item.clear()
    except etree.XMLSyntaxError as error:
        raise Refusal("truncated-file" if number else "broken-file", f"is NewsML that cannot be read after its item {number} ({str(error)[:80]}): fetch it again") from error
    if not number:
        raise Refusal("empty-file", "is NewsML without a news item")


def is_ninjs(value: object) -> bool:
    """Whether an object of JSON is a news item in ninjs with its text in `body_html`, `body_xhtml` or `bodies`."""
    return isinstance(value, Mapping) and bool({"versioncreated", "versionCreated", "firstcreated", "firstCreated"} & value.keys()) and bool({"body_html", "body_xhtml", "bodies"} & value.keys())


def ninjs_article(value: Mapping[str, Any], where: str) -> Article:
    """The article of such an object."""
    bodies = value.get("bodies") if isinstance(value.get("bodies"), list) else []
    markup = next((str(value[key]) for key in ("body_html", "body_xhtml") if value.get(key)), None)
    text = str(value.get("body_text") or "")
    for body in bodies or ():
        if isinstance(body, Mapping) and body.get("value"):
            if "html" in str(body.get("contenttype") or body.get("contentType") or ""):
                markup = markup or str(body["value"])
            else:
                text = text or str(body["value"])
    if not text and markup:
        text = to_text(block.text for block in blocks_of(tree_of(markup)))
    return Article(
        where=where,
        text=text,
        origin="record",
        title=_first(value, "headline", "headlines", "title"),
        outlet=_first(value, "provider", "infosources", "infosource", "copyrightholder", "copyrightHolder"),
        published=_first(value, "firstcreated", "firstCreated", "versioncreated", "versionCreated"),
        url=_first(value, "url"),
        language=_first(value, "language"),
        byline=_first(value, "byline", "by"),
        provenance=Provenance(document=_first(value, "uri", "guid"), edited=_first(value, "versioncreated", "versionCreated")),
    )


def _first(value: Mapping[str, Any], *names: str) -> str | None:
    """The words of the first of these that has any: as they are, or the "name" or "value" of an object or of the first of a list."""
    for name in names:
        held = value.get(name)
        if isinstance(held, list):
            held = next((part for part in held if part), None)
        if isinstance(held, Mapping):
            held = held.get("name") or held.get("value") or held.get("literal")
        if isinstance(held, str) and held.strip():
            return held
    return None


def _item(item: Any, where: str) -> Article:
    def said(*paths: str) -> str | None:
        return next((words for path in paths for found in item.iterfind(path) if (words := one_line("".join(found.itertext())))), None)

    def noted(path: str, *names: str) -> str | None:
        found = next(iter(item.iterfind(path)), None)
        return None if found is None else next((found.get(name) for name in names if found.get(name)), None)

    texts = [_markup(found) for found in item.iterfind("{*}contentSet/{*}inlineXML")] + [str(found.text or "") for found in item.iterfind("{*}contentSet/{*}inlineData")]
    return Article(
        where=where,
        text=next((text for text in texts if text.strip()), ""),
        origin="record",
        title=said("{*}contentMeta/{*}headline", "{*}itemMeta/{*}title"),
        outlet=said("{*}itemMeta/{*}provider/{*}name", "{*}contentMeta/{*}creditline", "{*}contentMeta/{*}infoSource/{*}name")
        or (noted("{*}itemMeta/{*}provider", "literal", "qcode", "uri") or "").rpartition(":")[2]
        or None,
        published=said("{*}contentMeta/{*}contentCreated", "{*}itemMeta/{*}firstCreated", "{*}itemMeta/{*}versionCreated"),
        language=noted("{*}contentMeta/{*}language", "tag"),
        byline=said("{*}contentMeta/{*}by"),
        provenance=Provenance(document=item.get("guid"), edited=said("{*}itemMeta/{*}versionCreated")),
    )


def _markup(element: Any) -> str:
    """The words of inline XML: of its body where it has one, as XHTML and NITF do."""
    from lxml import etree  # noqa: PLC0415

    body = next(iter(element.iterfind(".//{*}body.content")), None)
    if body is None:
        body = next(iter(element.iterfind(".//{*}body")), element)
    markup = _PREFIX.sub(r"\1", etree.tostring(body, encoding="unicode", with_tail=False).replace("body.content", "div"))
    return to_text(block.text for block in blocks_of(tree_of(markup)))
