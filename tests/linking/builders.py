"""Reports and events as short as a test can tell them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from rashomon.records import (
    UNKNOWN,
    Attribute,
    Attribution,
    Claim,
    Count,
    Event,
    Party,
    Period,
    Place,
    Polarity,
    Report,
    Resolved,
    Source,
    Stance,
    Value,
    content_id,
    report_id,
)

HASAKAH = "syria:al-hasakah-province"


def place(name: str, latitude: float | None, longitude: float | None, radius: float = 5.0, **more: object) -> Place:
    """A place of the Jazira; without a point it is named on no map."""
    known = latitude is not None
    return Place(
        id=f"syria:{name.lower()}" if known else None,
        name=name,
        wording=name,
        precision=str(more.get("precision", "near" if known else "unknown")),
        latitude=latitude,
        longitude=longitude,
        radius_km=radius if known else None,
        country="SY",
        within=(HASAKAH,) if known and radius < 60 else (),
    )


DERIK = place("Al-Malikiyah", 37.177, 42.14, 10.0)
QAMISHLI_EAST = place("Qamishli", 37.05, 41.40, 12.0)
KHIRBET_AMMU = place("Khirbet Ammu", 37.0, 41.3, 4.0)
TAL_DHAHAB = place("Tal al-Dhahab", 36.98, 41.32, 4.0)
NORTHEAST = place("northeastern Syria", 36.6, 40.9, 150.0, precision="region")
TWIN_VILLAGE = place("Bweir al-Bu Asi", None, None)
TWIN_VILLAGE_TOO = place("Buwayr al-Bu Asi", None, None)


def report(outlet: str, published: str | None = None, text: str | None = None) -> Report:
    """What `outlet` published; the text, where the test does not care for it, is the outlet's name many times over."""
    words = text if text is not None else f"{outlet} {published}. " * 20
    day = dt.date.fromisoformat(published) if published else None
    return Report(id=report_id(words, outlet), text=words, path=f"{outlet}.txt", outlet=outlet, published=day)


def period(told: str) -> Period:
    """A period: "2020-08-25" is a day, "2020-08" a month, "--06-02" a day of no year, "2020-02-10/2020-02-12" a range."""
    first, _, last = told.partition("/")
    if not last and len(told) == 7 and not told.startswith("--"):
        first, last = f"{told}-01", f"{told}-{28 if told.endswith('02') else 30}"
    last = last or first
    return Period(earliest=first, latest=last, precision="day" if first == last else "range", wording=told)


def party(code: str) -> Party:
    """The party of this id, named by it."""
    return Party(id=code, name=code, how="alias")


def count(number: int | str) -> Count:
    """4 is four, "12+" at least twelve, "-7" up to seven."""
    text = str(number)
    if text.endswith("+"):
        return Count(low=int(text[:-1]), best=None, high=None, wording=f"at least {text[:-1]}")
    if text.startswith("-"):
        return Count(low=None, best=None, high=int(text[1:]), wording=f"up to {text[1:]}")
    return Count(low=int(text), best=int(text), high=int(text), wording=text)


def source(name: str, kind: str = "official", side: str | None = None) -> Source:
    """Somebody quoted."""
    return Source(name=name, kind=kind, party=party(side) if side else None)


class Teller:
    """Makes the claims of one event."""

    def __init__(self, told: Report, kind: str, trigger: str | None, serial: int) -> None:
        self.report = told
        start = told.text.find(trigger) if trigger else serial
        assert start >= 0, trigger
        self.span = told.span(start, start + len(trigger or "x"))
        self.event = content_id("e", told.id, kind, self.span.start, self.span.end)
        self.claims: list[Claim] = []

    def claim(
        self, attribute: Attribute, value: Value, resolved: Resolved | None, by: Source | None, denied: bool = False
    ) -> None:
        """One claim, by somebody quoted or by the outlet."""
        speaker = by or Source(name=self.report.outlet or "?", kind="outlet")
        serial = len(self.claims)
        self.claims.append(
            Claim(
                id=content_id("c", self.event, serial, attribute, value, speaker.key),
                event=self.event,
                attribute=attribute,
                value=value,
                evidence=(self.span,),
                attribution=Attribution(source=speaker),
                polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
                resolved=resolved,
            )
        )


def event(
    told: Report,
    kind: str,
    *,
    plover: str = "ASSAULT",
    when: str | None = None,
    where: Place | None = None,
    who: Iterable[str] = (),
    whom: Iterable[str] = (),
    killed: Mapping[str, int | str] | None = None,
    injured: Mapping[str, int | str] | None = None,
    blame: str | None = None,
    stance: tuple[str, str, str | None] | None = None,
    evidence: Iterable[str] = (),
    by: Source | None = None,
    denied: Iterable[Attribute] = (),
    modality: str = "actual",
    focal: bool = True,
    trigger: str | None = None,
) -> Event:
    """One happening as one report tells it, all of it by one source. `stance` is an agreement, a stance and who took it."""
    serial = sum(map(ord, kind)) % 40
    teller = Teller(told, kind, trigger, serial)
    no = frozenset(denied)

    def say(attribute: Attribute, value: Value, resolved: Resolved | None = None) -> None:
        teller.claim(attribute, value, resolved, by, attribute in no)

    say(Attribute.TYPE, plover)
    say(Attribute.KIND, kind)
    if when:
        say(Attribute.PERIOD, when, period(when))
    if where:
        say(Attribute.PLACE, where.wording, where)
    for role, codes in ((Attribute.ACTOR, who), (Attribute.RECIPIENT, whom)):
        for code in codes:
            say(role, code, party(code))
    for harm, told_of in ((Attribute.KILLED, killed or {}), (Attribute.INJURED, injured or {})):
        for code, number in told_of.items():
            say(harm, count(number), None if code == UNKNOWN else party(code))
    if blame:
        say(Attribute.BLAME, blame, party(blame))
    if stance:
        say(Attribute.AGREEMENT, Stance(item=stance[0], stance=stance[1]), party(stance[2]) if stance[2] else None)
    for item in evidence:
        say(Attribute.EVIDENCE, item)
    return Event(
        id=teller.event,
        report=told.id,
        trigger=teller.span,
        focal=focal,
        claims=tuple(teller.claims),
        modality=modality,
    )
