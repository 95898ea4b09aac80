"""The example reports and their gold: well formed, grounded in the reports, nobody else's sentences."""

import csv
import datetime as dt
import html.parser
import json
import pathlib
import re
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "hasakah-2020"
REPORTS = {p.name: p for p in sorted((EXAMPLES / "reports").iterdir()) if p.suffix in {".txt", ".html"}}
GOLD = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((EXAMPLES / "gold").glob("*.json"))}
REAL_REPORTS = ROOT.parent / "shared" / "reports"

PLOVER = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
KINDS = {
    "block",
    "collision",
    "standoff",
    "pelt",
    "exchange_of_fire",
    "shooting",
    "ied",
    "car_bomb",
    "airstrike",
    "drone_strike",
    "shelling",
    "ground_attack",
    "raid",
    "detention",
    "patrol",
    "deployment",
    "withdrawal",
    "base",
    "agreement",
    "meeting",
    "statement",
    "protest",
    "other",
}
ACTORS = {
    "USA_MIL",
    "RUS_MIL",
    "SYR_MIL",
    "TUR_MIL",
    "USA_GOV",
    "RUS_GOV",
    "SYR_PGM",
    "RUS_PMC",
    "SDF",
    "YPG",
    "NDF",
    "HTS",
    "ISIS",
    "CIV",
    "UNKNOWN",
}
UNNAMED = ("outlet", "unnamed", "local", "witness")


class Text(html.parser.HTMLParser):
    """The words of a page, without its markup."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read(name: str) -> str:
    raw = REPORTS[name].read_text(encoding="utf-8")
    if not name.endswith(".html"):
        return flat(raw)
    page = Text()
    page.feed(raw)
    return flat(" ".join(page.words))


def published(name: str) -> str | None:
    """Give the day that a report's header block, its row in reports.csv or its page's metadata gives."""
    raw = REPORTS[name].read_text(encoding="utf-8")
    found = re.search(r"^Published: (.+)$|published_time\" content=\"([^\"]+)\"", raw, re.MULTILINE)
    if found:
        stamp = found[1] or found[2]
        if re.match(r"\d{4}-", stamp):
            return stamp[:10]
        return dt.datetime.strptime(stamp, "%d %B %Y").date().isoformat()  # noqa: DTZ007
    with (EXAMPLES / "reports" / "reports.csv").open(encoding="utf-8", newline="") as rows:
        return next((row["published"] for row in csv.DictReader(rows) if row["file"] == name), None)


def sentences(text: str) -> set[str]:
    """Sentences of eight or more words, lower case, letters and digits only."""
    parts = re.split(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+|\n\s*\n", text)
    bare = (" ".join(re.findall(r"[a-z0-9]+", part.lower())) for part in parts)
    return {part for part in bare if len(part.split()) >= 8}


INCIDENTS = [(gold["report"], incident) for gold in GOLD.values() for incident in gold["incidents"]]
incidents = pytest.mark.parametrize(("name", "incident"), INCIDENTS, ids=[f"{n}:{i['key']}" for n, i in INCIDENTS])


def test_every_gold_names_a_report_and_every_report_has_gold() -> None:
    assert {gold["report"] for gold in GOLD.values()} == set(REPORTS)
    assert {pathlib.PurePath(gold["report"]).stem for gold in GOLD.values()} == set(GOLD)


def test_there_are_forty_or_more_and_the_readme_counts_them_right() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    keys = {incident["key"] for _, incident in INCIDENTS if not incident.get("optional")}
    assert len(REPORTS) >= 40
    assert sum(name.endswith(".txt") for name in REPORTS) >= 38
    assert f"{len(REPORTS)} reports" in readme
    assert f"{len(keys)} incidents" in readme
    assert [name for name in REPORTS if name not in readme] == []


@pytest.mark.parametrize("stem", GOLD)
def test_the_gold_gives_the_day_of_publication_that_the_report_gives(stem: str) -> None:
    gold = GOLD[stem]
    assert gold["published"] == published(gold["report"])


@pytest.mark.parametrize("name", REPORTS)
def test_web_addresses_are_on_invented_hosts(name: str) -> None:
    hosts = re.findall(r"https?://([^/\s\"<]+)", REPORTS[name].read_text(encoding="utf-8"))
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_the_table_of_metadata_names_reports_that_carry_no_header() -> None:
    with (EXAMPLES / "reports" / "reports.csv").open(encoding="utf-8", newline="") as rows:
        named = [row["file"] for row in csv.DictReader(rows)]
    assert named
    for name in named:
        assert not REPORTS[name].read_text(encoding="utf-8").startswith("Title:")


@incidents
def test_types_kinds_and_actors_are_legal(name: str, incident: dict[str, Any]) -> None:
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+", incident["key"]), name
    assert incident["plover"] in PLOVER
    assert {incident["kind"], *incident.get("kind_alt", [])} <= KINDS
    assert {*incident["agents"], *incident["targets"]} <= ACTORS
    assert set(incident["evidence"]) <= {"video", "photo"}
    for account in incident["accounts"]:
        assert account["blames"] in ACTORS | {None}
        assert account.get("polarity", "asserted") in {"asserted", "denied"}
    if incident["roles_disputed"]:
        assert incident["agents"]
        assert incident["targets"]


@incidents
def test_dates_parse_and_run_forward(name: str, incident: dict[str, Any]) -> None:
    ends = [incident["date"]["start"], incident["date"]["end"]]
    known = [day for day in ends if day is not None]
    for day in known:
        dt.date.fromisoformat(day if not day.startswith("--") else f"2020-{day[2:]}")
    assert known == sorted(known)
    year_known = published(name) is not None or re.search(r"\b(19|20)\d\d\b", read(name))
    assert year_known or all(day.startswith("--") for day in known)


@incidents
def test_places_and_named_sources_stand_in_the_report(name: str, incident: dict[str, Any]) -> None:
    text = read(name)
    if incident["place"] is not None:
        assert flat(incident["place"]["name"]) in text
        if incident["place"]["lat"] is not None:
            assert incident["place"]["radius_km"] > 0
    for account in incident["accounts"]:
        if not account["source"].lower().startswith(UNNAMED):
            assert account["source"].split(" (")[0].lower() in text.lower()
        if "modality" in account:
            assert account["modality"].lower() in text.lower()


@incidents
def test_every_casualty_rests_on_words_of_the_report(name: str, incident: dict[str, Any]) -> None:
    for casualty in incident["casualties"]:
        assert flat(casualty["wording"]) in read(name)
        assert casualty["effect"] in {"killed", "injured", "detained"}
        assert casualty["who"] in ACTORS
        assert casualty["max"] is None or 0 <= casualty["min"] <= casualty["max"]


def test_one_key_is_one_happening() -> None:
    """Days given for one key differ by two at most, save where a report gives only the month."""
    days: dict[str, set[int]] = {}
    for _, incident in INCIDENTS:
        start, end = incident["date"]["start"], incident["date"]["end"]
        if start and start == end and not start.startswith("--"):
            days.setdefault(incident["key"], set()).add(dt.date.fromisoformat(start).toordinal())
    assert {key: found for key, found in days.items() if max(found) - min(found) > 2} == {}


def test_no_sentence_is_a_real_report_s() -> None:
    if not REAL_REPORTS.is_dir():
        pytest.skip("no real reports beside the project to compare with")
    real: set[str] = set()
    for path in REAL_REPORTS.glob("*.txt"):
        real |= sentences(path.read_text(encoding="utf-8"))
    ours: set[str] = set()
    for path in REPORTS.values():
        ours |= sentences(path.read_text(encoding="utf-8"))
    assert real
    assert ours & real == set()
