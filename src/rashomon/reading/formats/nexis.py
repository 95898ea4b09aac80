"""Nexis and Lexis downloads: each article of Nexis Uni or Lexis Advance (DOCX, RTF, HTML) and of the old Nexis (HTML, TXT, RTF, DOCX) its own.

Nexis Uni prints title, outlet and day as three lines, fields with their names, "Body", the text, "Classification" with indexing terms, and "End of Document".
The old Nexis prints "3 of 74 DOCUMENTS", then outlet, day and title, fields in capitals, the text, and fields again. The day is the line of its own; LOAD-DATE, which
can be years later, is when the database took the article in. Indexing terms, captions of pictures and copyright are no text; a highlight, which the outlet printed, is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import Block
from rashomon.reading.formats.days import find_day
from rashomon.reading.formats.press import fields_of, meanings, press_article

COUNTER = re.compile(
    r"(?:\d+ (?:of|de|von|di|van) \d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)|(?:Dokument|Document|Documento) \d+ (?:von|de|of|di|van) \d+)\Z", re.IGNORECASE
)
"""The line above each article of the old Nexis."""
_FIELD = re.compile(r"([^\W\d_][\w /&-]{1,34}?):(?:\s+|\Z)(.*)\Z", re.DOTALL)
_COPYRIGHT = re.compile(r"(?:Copyright|\(c\)|©|Droits d'auteur)\b|(?:\(c\)|©)\s?\d{4}", re.IGNORECASE)
_DATED = re.compile(r"(?:19|20)\d\d")
_SHORT = 150
"""Characters: the longest line that can be a day's."""


def is_uni(blocks: Sequence[Block]) -> bool:
    """Whether a document is a download of Nexis Uni or Lexis Advance: it has both a "Body" and an end of document."""
    names = fields_of("nexis")
    said = {block.text.casefold() for block in blocks if len(block.text) < 40}
    return bool(said & set(names["end"])) and bool(said & set(names["body"]))


def is_old(blocks: Iterable[Block]) -> bool:
    """Whether a document is a download of the old Nexis: "1 of 74 DOCUMENTS" stands over an article."""
    return any(len(block.text) < 60 and COUNTER.match(block.text) for block in blocks)


def read_uni(blocks: Sequence[Block], where: str) -> Iterator[Article]:
    """The articles of a Nexis Uni download, in order."""
    names = fields_of("nexis")
    chunk: list[Block] = []
    number = 0
    for block in blocks:
        if block.text.casefold() in names["end"]:
            number += 1
            yield _uni_article(chunk, f"{where}#{number}", behind=number > 1)
            chunk = []
        else:
            chunk.append(block)
    if any(block.text.casefold() in names["body"] for block in chunk):  # the file stops within its last article
        yield _uni_article(chunk, f"{where}#{number + 1}", behind=number > 0)


def _uni_article(blocks: Sequence[Block], where: str, *, behind: bool) -> Article:
    """The article of these blocks. Its title is their first line where a bookmark or another article (`behind`) says where it begins, else the line two above its day."""
    names = fields_of("nexis")
    body = next((at for at, block in enumerate(blocks) if block.text.casefold() in names["body"]), len(blocks))
    start = next((at for at in range(body - 1, -1, -1) if blocks[at].name.startswith("Bookmark_")), None)
    behind = behind or start is not None
    head = [block for block in blocks[start or 0 : body] if block.text and block.text.casefold() not in names["above"]]
    fields = _fields(head)
    dated = _dated(head, behind=behind)
    outlet = head[dated - 1].text if dated >= 1 else None
    title = head[0 if behind else dated - 2].text if dated >= 2 else None
    paragraphs = [value for name, value in fields.items() if meanings("nexis").get(name) == "summary"]
    for block in blocks[body + 1 :]:
        said = block.text.casefold()
        found = _field(block)
        if (said in names["headings"] and (block.name or block.bold or said == "classification")) or (found and found[0] in names["load"]):
            break
        if said not in names["labels_in_body"] and said not in names["body"]:
            paragraphs.append(block.text)
    fields |= _fields(blocks[body + 1 :])
    return _article(where, (title, outlet, head[dated].text if 0 <= dated < len(head) else None), fields, paragraphs)


def _dated(head: Sequence[Block], *, behind: bool) -> int:
    """Which line gives the day: the first below title and outlet where the head begins with them, else the last one above the fields, which a cover stands before."""
    fewest = 3 if behind else 0
    above = next((at for at in range(fewest, len(head)) if _COPYRIGHT.match(head[at].text) or _field(head[at]) is not None), len(head))
    lines = [*range(2, above), 1] if behind else range(above - 1, -1, -1)
    return next((at for at in lines if at < len(head) and _names_day(head[at].text)), min(2, above - 1, len(head) - 1))


def _article(where: str, head: tuple[str | None, str | None, str | None], fields: dict[str, str], paragraphs: Sequence[str]) -> Article:
    """The article under the title, outlet and day of `head`."""
    title, outlet, day = head
    said: dict[str, str] = {}
    for name, value in fields.items():
        if value:
            said.setdefault("language" if name in fields_of("nexis")["language"] else meanings("nexis").get(name, name), value)
    return press_article(
        where,
        paragraphs,
        title=title,
        outlet=outlet,
        day=day,
        byline=said.get("byline"),
        language=said.get("language"),
        url=fields.get("url"),
        document=fields.get("acc-no"),
    )


def read_old(blocks: Iterable[Block], where: str) -> Iterator[Article]:
    """The articles of an old Nexis download, in order."""
    chunk: list[Block] = []
    number = 0
    for block in blocks:
        if len(block.text) < 60 and COUNTER.match(block.text):
            if number:
                yield _old_article(chunk, f"{where}#{number}")
            number += 1
            chunk = []
        elif number:
            chunk.append(block)
    if number:
        yield _old_article(chunk, f"{where}#{number}")


def _old_article(blocks: Sequence[Block], where: str) -> Article:
    """Outlet and day stand in the middle of the page, the title below at its left; a field's name is in capitals, and bold where the file has bold."""
    bold = any(block.lead for block in blocks)
    middle = next((at for at, block in enumerate(blocks) if not block.centred), len(blocks))
    dated = next((at for at, block in enumerate(blocks[: middle + 2]) if _names_day(block.text)), None)
    if dated is None:
        dated = 1 if middle >= 2 else None
    at = middle if dated is None else max(middle, dated + 1)
    outlet = next((block.text for block in blocks[: at if dated is None else dated] if block.text), None)
    rest = blocks[at:]
    foot = _foot(rest, bold=bold)
    title: str | None = None
    fields: dict[str, str] = {}
    summaries: list[str] = []
    texts: list[str] = []
    for n, block in enumerate(rest):
        field = _old_field(block, bold=bold) if bold or n >= foot or not texts else None
        if field and n < foot and texts and field[0] not in meanings("nexis"):
            field = None  # bold words and a colon within the text: who speaks, or a heading
        if block.text.casefold() in fields_of("nexis")["above"]:
            continue
        if field:
            fields.setdefault(*field)
            if meanings("nexis").get(field[0]) == "summary":
                summaries.append(field[1])
        elif n < foot and title is None and not fields and not texts:
            title = block.text
        elif n < foot:
            texts.append(block.text)
    return _article(where, (title, outlet, None if dated is None else blocks[dated].text), fields, summaries + texts)


def _foot(blocks: Sequence[Block], *, bold: bool) -> int:
    """Where the fields behind the text begin: at the first of them where bold tells fields, else where nothing but fields and centred lines follows."""
    texts = False
    for at, block in enumerate(blocks):
        field = _old_field(block, bold=bold)
        if bold and texts and field and meanings("nexis").get(field[0]) in {"foot", "language"}:
            return at
        texts = texts or (field is None and at > 0)
    at = len(blocks)
    while at and (blocks[at - 1].centred or _old_field(blocks[at - 1], bold=bold)):
        at -= 1
    return at


def _old_field(block: Block, *, bold: bool) -> tuple[str, str] | None:
    """The field of a block whose name is in capitals, and bold where the file has bold."""
    field = _field(block) if block.text.partition(":")[0].isupper() else None
    return field if not bold or block.lead.rstrip().endswith(":") else None


def _field(block: Block) -> tuple[str, str] | None:
    """The name in small letters and the value of a field that the databases are known to print; of any name where the block begins with it in bold."""
    found = _FIELD.match(block.text) if len(block.text.partition(":")[0]) < 36 else None
    if found is None:
        return None
    name = " ".join(found[1].split()).casefold()
    return (name, found[2].strip()) if name in meanings("nexis") or block.lead.rstrip().endswith(":") else None


def _fields(blocks: Iterable[Block]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        if field := _field(block):
            found.setdefault(*field)
    return found


def _names_day(text: str) -> bool:
    return len(text) < _SHORT and bool(_DATED.search(text)) and find_day(text) is not None
