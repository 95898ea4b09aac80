"""The desk in a browser: ten incidents answered by keyboard alone, keys, filters in the address, two people, a telephone, and no request elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from rashomon.records import Attribute, Ruling
from rashomon.surfaces.desk.application import make_desk
from rashomon.surfaces.desk.keeping import Desk
from tests import made_up
from tests.surfaces.desk.conftest import incident_of, write_ledger

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (found := shutil.which(name))), None)
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the desk is not used in a browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: the desk is not used in a browser")

TOWNS = ("Derik", "Rmelan", "Qamishli", "Hasakah", "Raqqa", "Kobani", "Manbij", "Tabqa", "Shaddadi", "Amuda", "Tal Tamr", "Ain Issa")


@contextmanager
def served(ledger: Path) -> Iterator[tuple[Desk, str]]:
    """The ledger on a desk that answers."""
    desk = Desk(str(ledger), judge="Ana")
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_desk(desk), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield desk, f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_api.sync_playwright() as running:
        made = running.chromium.launch(executable_path=CHROMIUM, args=[*sandbox, "--disable-background-networking"])
        yield made
        made.close()


@contextmanager
def window(chromium: Any, width: int = 1440, **more: Any) -> Iterator[Any]:
    """A window in which nothing may be complained of, and nothing asked for elsewhere."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, **more)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") and "409" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("http://127.0.0.1:", "data:")) else None)
    page.set_default_timeout(30_000)
    yield page
    context.close()
    assert not said


@pytest.fixture(scope="module")
def raids(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of twelve raids in twelve towns, each told by a report of its own."""
    told = []
    for number, town in enumerate(TOWNS):
        report = made_up.make_report(f"Gunmen raided {town} on the {number + 2}th. {number + 2} soldiers were hurt.\n", f"reports/{number}.txt", f"Outlet {number}", 10 + number)
        toll = made_up.Count(low=number + 2, best=number + 2, high=number + 2, wording=str(number + 2), of="soldiers")
        day = made_up.Period(earliest=f"2020-0{1 + number // 2}-{2 + 12 * (number % 2):02}", latest=f"2020-0{1 + number // 2}-{2 + 12 * (number % 2):02}", precision="day", wording="on that day")
        told.append((report, made_up.make_event(
            report, "raided", made_up.make_claim(report, Attribute.KIND, "raid", "raided"), made_up.make_claim(report, Attribute.PERIOD, "on that day", f"on the {number + 2}th", resolved=day),
            made_up.make_claim(report, Attribute.INJURED, toll, f"{number + 2} soldiers"),
        )))  # fmt: skip
    return write_ledger(tmp_path_factory.mktemp("raids") / "raids.ledger", *told)


def press(page: Any, key: str) -> None:
    """Press a key that leads to another page, and wait until that is there."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def test_ten_incidents_are_answered_by_keyboard_alone(chromium: Any, raids: Path, tmp_path: Path) -> None:
    with served(Path(shutil.copy(raids, tmp_path / "raids.ledger"))) as (desk, address), window(chromium) as page:
        page.goto(address)
        press(page, "J")
        opened = set()
        for number in range(10):
            opened.add(re.search(r"i-[0-9a-f]+", page.url)[0])  # type: ignore[index]
            press(page, "h" if number % 2 else "n")
            if number == 3:
                press(page, "u")
                press(page, "n")
            press(page, "y")
            page.keyboard.press("c")
            page.keyboard.type("at least 3")
            press(page, "Enter")
            press(page, "y")
        assert len(opened) == 10
        rulings = [judgement.ruling for judgement in desk.kept.judgements()]
        counted = {ruling.value: rulings.count(ruling) for ruling in sorted(set(rulings))}
        assert counted == {"corrected": 10, "right": 10, "unsure": 5, "withdrawn": 1, "wrong": 6}
        assert sum(line.left == 0 for line in desk.catalogue.lines.values()) == 10
        assert "2 of 12 incidents" in page.goto(f"{address}/?judged=none").text()


def test_keys_open_what_they_say(chromium: Any, made: Path, tmp_path: Path) -> None:
    with served(Path(shutil.copy(made, tmp_path / "made.ledger"))) as (desk, address), window(chromium) as page:
        page.goto(f"{address}/incidents/{incident_of(desk, 'Al-Malikiyah')}")
        claim = page.locator("#card").get_attribute("data-claim")
        press(page, "j")
        assert page.locator("#card").get_attribute("data-claim") != claim
        press(page, "k")
        assert page.locator("#card").get_attribute("data-claim") == claim
        page.keyboard.press("?")
        assert page.locator("dialog#keys[open]").is_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        press(page, "w")
        assert "tab=who" in page.url
        page.keyboard.press("/")
        page.keyboard.type("video")
        press(page, "Enter")
        assert "text=video" in page.url
        assert page.locator(".qi").count() == 1
        press(page, "x")
        assert page.locator(".qi").count() == 2
        page.keyboard.press("f")
        page.keyboard.type("2020-08")
        press(page, "Enter")
        assert "since=2020-08" in page.url


def test_two_people_never_overwrite_each_other(chromium: Any, made: Path, tmp_path: Path) -> None:
    with served(Path(shutil.copy(made, tmp_path / "made.ledger"))) as (desk, address), window(chromium) as one, window(chromium) as other:
        other.context.add_cookies([{"name": "rashomon_judge", "value": "Omar", "url": address}])
        for page in (one, other):
            page.goto(f"{address}/incidents/{incident_of(desk, 'Al-Malikiyah')}")
        press(one, "y")
        press(other, "n")
        assert "Two answers at once" in other.content()
        press(other, "1")
        assert [judgement.by for judgement in desk.kept.judgements()] == ["Ana"]
        assert "confirmed" in other.locator("#card").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_shows_it_without_a_sideways_scroll(chromium: Any, made: Path, tmp_path: Path, scheme: str) -> None:
    with served(Path(shutil.copy(made, tmp_path / "made.ledger"))) as (desk, address), window(chromium, 390, color_scheme=scheme) as page:
        name = incident_of(desk, "Al-Malikiyah")
        for path in ("/", f"/incidents/{name}", *(f"/incidents/{name}?tab={tab}" for tab in ("who", "accounts", "sources", "links")), "/start", "/activity"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_pages_are_whole_without_their_script(chromium: Any, made: Path, tmp_path: Path) -> None:
    with served(Path(shutil.copy(made, tmp_path / "made.ledger"))) as (desk, address), window(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}/incidents/{incident_of(desk, 'Al-Malikiyah')}")
        page.locator('button[value="wrong"]').click()
        assert len(desk.kept.judgements()) == 1
        page.locator("#undo button").click()
        assert [judgement.ruling for judgement in desk.kept.judgements()] == [Ruling.WRONG, Ruling.WITHDRAWN]
