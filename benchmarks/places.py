"""Places found and put on the map, on LGL: 588 local news articles with 5,088 toponyms (Lieberman et al. 2010).

A name counts as found where its first and last characters are the annotators'. Of the found names that the annotators
gave a point, the share that lies within 161 km (100 miles) of it is the accuracy. No theatre is used.

On FA-KES the crowd's answer to where people died is compared with where the program puts the news; on a folder of reports
with gold beside it, the points of its incidents with gold's.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from xml.etree import ElementTree as ET

from benchmarks import incidents
from benchmarks.fakes import news_claims, slot_rows
from benchmarks.peers.peer import Find, Timed, installed
from benchmarks.peers.places import PLACES
from benchmarks.report import Figures
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.recognising.places.places import find_places
from rashomon.records import Attribute, Claim, Event, Place, PlaceMention, Report, report_id
from rashomon.resolving.places.places import resolve_places

MILES_100 = 161.0


@dataclass(frozen=True)
class Article:
    """A text with its toponyms: (start, end, point or None)."""

    text: str
    toponyms: tuple[tuple[int, int, tuple[float, float] | None], ...]


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of an LGL file, toponyms whose offsets do not fit their phrase left out."""
    for element in ET.parse(path).getroot().iter("article"):
        text = element.findtext("text") or ""
        toponyms = []
        for toponym in element.iter("toponym"):
            start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
            lat, lon = toponym.findtext("gaztag/lat"), toponym.findtext("gaztag/lon")
            if text[start:end] == toponym.findtext("phrase"):
                toponyms.append((start, end, (float(lat), float(lon)) if lat and lon else None))
        yield Article(text, tuple(toponyms))


def each_name(mentions: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """The mentions, and beside each the further names of its phrase as mentions of their own."""
    further = [PlaceMention(span=name, names=(name,), role=m.role) for m in mentions for name in m.names[1:]]
    return [*mentions, *further]


def run(data: Path) -> Figures:
    """Figures on an LGL file (`.xml`), a FA-KES file (`.jsonl`) or a folder of reports."""
    if data.is_dir():
        return incidents.run(data).only("places", ("place",))
    if data.suffix == ".jsonl":
        return Figures("places", slot_rows(data, "location", "place", where_it_happened))
    return _on_lgl(data)


def where_it_happened(events: Sequence[Event]) -> str:
    """The words for where the news happened, and the report's words for the areas that hold the place.

    The first place finer than a region is taken, or else the first; the crowd mostly names the province or the town.
    """
    claims = [c for c in news_claims(events, Attribute.PLACE) if isinstance(c.resolved, Place)]
    fine = [c for c in claims if _place(c).precision not in ("country", "region", "unknown")]
    chosen = min(fine or claims, key=lambda c: c.evidence[0].start, default=None)
    if chosen is None:
        return ""
    holders = {*_place(chosen).within, _place(chosen).id} - {None}
    told = [c for e in events for c in e.of(Attribute.PLACE) if isinstance(c.resolved, Place)]
    areas = [c for c in told if _place(c).id in holders and _place(c).precision != "country"]
    return " ".join(dict.fromkeys([str(chosen.value), *(str(c.value) for c in areas)]))


def _place(claim: Claim) -> Place:
    assert isinstance(claim.resolved, Place)
    return claim.resolved


def _on_lgl(data: Path) -> Figures:
    nlp, gazetteer = load_pipeline(), Gazetteer.open(theatre=None)
    words, seconds = 0, 0.0

    def find(text: str, published: dt.date | None) -> Iterator[Find]:  # noqa: ARG001  # places have no date
        nonlocal words, seconds
        parsed = Parsed(Report(id=report_id(text, None), text=text, path=data.name), nlp(text))
        begun = perf_counter()
        mentions = each_name(find_places(parsed, gazetteer))
        places = resolve_places(parsed, mentions, gazetteer)
        seconds += perf_counter() - begun
        words += len(parsed.doc)
        for name, place in {m.names[0]: places[m.span] for m in mentions}.items():
            yield Find(name.start, name.end, f"{place.latitude} {place.longitude}" if place.known else "")

    articles = list(read_articles(data))
    rows = _rows("lgl", articles, Timed("", find))
    rows.append(("words-per-second", words / max(1e-9, seconds), "finding and resolving alone, parse not counted"))
    for peer in installed(PLACES):
        rows += _rows(f"lgl.{peer.name}", articles, peer)
        rows.append((f"lgl.{peer.name}.kchars_per_second", peer.speed, "one thread"))
    return Figures("places", tuple(rows))


def _rows(name: str, articles: Sequence[Article], finder: Timed) -> list[tuple[str, float, str]]:
    right = proposed = annotated = pointed = 0
    gaps: list[float] = []
    for article in articles:
        found = {(f.start, f.end): f.value for f in finder(article.text, None)}
        annotated += len(article.toponyms)
        proposed += len(found)
        for start, end, point in article.toponyms:
            value = found.get((start, end))
            if value is None:
                continue
            right += 1
            if point is None:
                continue
            pointed += 1
            if value:
                latitude, longitude = map(float, value.split())
                gaps.append(distance_km(point, (latitude, longitude)))
    precision, recall = right / max(1, proposed), right / max(1, annotated)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    near = sum(gap <= MILES_100 for gap in gaps)
    placed = f"{near} of {pointed} found within 161 km, {pointed - len(gaps)} without a point"
    return [
        (f"{name}.span-precision", precision, f"{right} of {proposed} names, exact spans"),
        (f"{name}.span-recall", recall, f"{right} of {annotated} toponyms"),
        (f"{name}.span-f1", f1, "exact spans"),
        (f"{name}.acc161", near / max(1, pointed), placed),
        (f"{name}.median-km", median(gaps) if gaps else math.nan, "how far off half of the placed lie at most"),
    ]
