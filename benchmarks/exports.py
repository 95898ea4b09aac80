"""Press databases' downloads: whether every article is found, none joined and none lost, and whether its title, outlet and day are those printed over it.

The data is a folder with a README.md that gives the number of articles of each file. What is printed is taken from the files a second time, by patterns of each layout that
share no code with the readers. Lengths are compared with the count of words that the databases print.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Figures
from rashomon.errors import SettingError
from rashomon.reading.articles import Article
from rashomon.reading.options import ReadingOptions
from rashomon.reading.paths import read_articles

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_MONTH_OF = {**{name: n for n, name in enumerate(_MONTHS, 1)}, "januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12}
_TAG = re.compile(r"<[^>]*>", re.DOTALL)
_FILES = re.compile(r"^\|\s*(\w+)/(.+?)\s*\|\s*(\d[\d, ]*)", re.MULTILINE)
_WORDS_WITHIN = 0.2
"""By how much a text may be longer or shorter than the count of words printed over it; databases count headlines and captions differently."""


@dataclass(frozen=True)
class Printed:
    """What stands over an article in its file, and how many words it says that it has."""

    title: str
    outlet: str
    day: str
    words: int | None = None


def run(data: Path) -> Figures:
    """Figures over all files of the folder."""
    files = [path for path in sorted(data.glob("*/*")) if path.is_file()]
    if not files:
        raise SettingError(f"{data} holds no downloads")
    counts = dict(_counts(data))
    exact = found = printed = title = outlet = day = whole = measured = 0
    kinds: dict[str, list[tuple[int, int, bool]]] = {}
    for path in files:
        articles = [item for item in read_articles(path, ReadingOptions()) if isinstance(item, Article)]
        truth = list(_truth(path))
        exact += len(articles) == counts.get(path.name, len(truth)) == len(truth)
        found += len(articles)
        printed += len(truth)
        named = [(article.title, article.outlet, article.published) for article in articles]
        right = sum(_same(name[0], true.title) and _same(name[1], true.outlet) and name[2] == true.day for name, true in zip(named, truth, strict=False))
        kinds.setdefault(f"{path.parent.name}-{path.suffix.lower().lstrip('.')}", []).append((right, len(truth), len(articles) == len(truth)))
        for article, true in zip(articles, truth, strict=False):
            title += _same(article.title, true.title)
            outlet += _same(article.outlet, true.outlet)
            day += article.published == true.day
            if true.words:
                measured += 1
                whole += abs(len(article.text.split()) - true.words) <= max(15, true.words * _WORDS_WITHIN)
    return Figures(
        "exports",
        (
            ("files_exact", exact / len(files), f"files of {len(files)} with every article found and no other"),
            ("articles", float(found), f"articles found, of {printed} printed"),
            ("title", title / printed, "titles as printed"),
            ("outlet", outlet / printed, "outlets as printed"),
            ("day", day / printed, "days as printed"),
            ("whole", whole / measured if measured else 0.0, f"texts of about as many words as printed over them, of {measured} that print it"),
            *(
                (
                    kind,
                    sum(right for right, _, _ in held) / sum(of for _, of, _ in held),
                    f"articles with title, outlet and day as printed, of {sum(of for _, of, _ in held)} in {len(held)} files, {sum(same for _, _, same in held)} of which give every article and no other",
                )
                for kind, held in sorted(kinds.items())
            ),
        ),
    )


def _counts(data: Path) -> Iterator[tuple[str, int]]:
    """The number of articles of each file by the folder's README."""
    for folder, names, numbers in _FILES.findall((data / "README.md").read_text("utf-8")):
        several = [int(number) for number in numbers.replace(" ", "").strip(",").split(",") if number]
        for name, number in zip((part.strip() for part in names.split(",")), several, strict=False):
            if (data / folder / name).is_file():
                yield name, number


def _truth(path: Path) -> Iterator[Printed]:
    if path.suffix.lower() == ".docx":
        return _docx(path)
    if path.suffix.lower() == ".xlsx":
        return _sheet(path)
    raw = path.read_bytes()
    encoding = "cp1251" if b"windows-1251" in raw[:500] else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    reader: Callable[[str], Iterator[Printed]] = _text if path.suffix.lower() == ".txt" else _factiva if "articleParagraph" in text else _integrum if encoding == "cp1251" else _nexis
    return reader(text)


def _factiva(page: str) -> Iterator[Printed]:
    for number, piece in enumerate(re.split(r'<div id="article-', page)[1:], start=1):
        title = _strip(re.search(r'Headline[^"]*">(.*?)</span>', piece, re.DOTALL)[1])  # type: ignore[index]
        divs = [_strip(words) for words in re.findall(r"<div>(.*?)</div>", piece, re.DOTALL)]
        at = next(n for n, words in enumerate(divs) if re.fullmatch(r"\d{1,2} \S+ \d{4}", words))
        code = next(n for n, words in enumerate(divs) if n > at and re.fullmatch(r"[A-Z]{3,8}", words))
        length = re.match(r"\d+", divs[at - 1])
        yield Printed(re.sub(rf"^{number}\) ", "", title), divs[code - 1], _day(divs[at]), int(length[0]) if length else None)


def _nexis(page: str) -> Iterator[Printed]:
    for piece in page.split("<DOCFULL>")[1:]:
        middle = [_strip(words) for words in re.findall(r'<DIV CLASS="c[03]">(.*?)</DIV>', piece, re.DOTALL)]
        title = re.search(r'<SPAN CLASS="c6">(.*?)</P>', piece, re.DOTALL)
        words = re.search(r"LENGTH: </SPAN><SPAN[^>]*>(\d+) words", piece)
        yield Printed(_strip(title[1]) if title else "", middle[1], _day(middle[2]), int(words[1]) if words else None)


def _text(text: str) -> Iterator[Printed]:
    for piece in re.split(r"\d+ of \d+ DOCUMENTS", text)[1:]:
        lines = [re.sub(r"\s+", " ", part).strip() for part in re.split(r"\r?\n\r?\n", piece) if part.strip()]
        yield Printed(lines[2], lines[0], _day(lines[1]), None)


def _integrum(page: str) -> Iterator[Printed]:
    for piece in re.split(r'<a name="\d+"></a>', page)[1:]:
        outlet, day = (_strip(re.search(rf"\^{name}:(.*?)<br>", piece, re.DOTALL)[1]) for name in ("ИС", "ДТ"))  # type: ignore[index]
        yield Printed(_strip(re.search(r"<h3>(.*?)</h3>", piece, re.DOTALL)[1]), outlet, "-".join(reversed(day.split("."))))  # type: ignore[index]


def _docx(path: Path) -> Iterator[Printed]:
    with zipfile.ZipFile(path) as archive:
        document = archive.read("word/document.xml").decode()
    for piece in re.split(r'<w:bookmarkStart[^>]*w:name="Bookmark_\d+"[^>]*>(?!.{0,200}w:name="Bookmark_)', document, flags=re.DOTALL)[1:]:
        lines = [words for paragraph in piece.split("</w:p>") if (words := _strip("".join(re.findall(r"<w:t(?: [^>]*)?>(.*?)</w:t>", paragraph, re.DOTALL))))]
        length = re.search(r"Length:\s*(\d+) words", " ".join(lines[:15]))
        yield Printed(lines[0], lines[1], _day(lines[2]), int(length[1]) if length else None)


def _sheet(path: Path) -> Iterator[Printed]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  # of an extra

    for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]:
        day, month, year = str(row[1]).split(".")
        yield Printed(str(row[3]), str(row[0]), f"20{year}-{month}-{day}")


def _strip(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(_TAG.sub("", markup))).strip()


def _day(words: str) -> str:
    found = re.search(r"(\d{1,2}) (\w+) (\d{4})", words) or re.search(r"(\w+) (\d{1,2}), (\d{4})", words)
    if found is None:
        return ""
    month, day = (found[2], found[1]) if found[1].isdecimal() else (found[1], found[2])
    return f"{found[3]}-{_MONTH_OF[month.lower()]:02d}-{int(day):02d}"


def _same(ours: str | None, true: str) -> bool:
    """Whether two printed names are one, whatever their blanks and their last full stop."""
    return re.sub(r"\s", "", ours or "").rstrip(".") == re.sub(r"\s", "", true).rstrip(".")
