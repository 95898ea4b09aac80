"""A small ledger on the desk, and a browser without a window that sends forms as a page does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from rashomon.records import Attribute, Event, Report
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger
from rashomon.surfaces.desk.application import make_desk
from rashomon.surfaces.desk.keeping import Desk
from tests import made_up

RAID = "Gunmen fired near Al-Malikiyah on Wednesday.\n"


def raid() -> tuple[Report, Event]:
    """A third report, of something else."""
    report = made_up.make_report(RAID, "reports/raid.txt", "Orontes Daily", 27)
    claims = (
        made_up.make_claim(report, Attribute.KIND, "shooting", "fired"),
        made_up.make_claim(report, Attribute.ACTOR, "Gunmen", "Gunmen"),
        made_up.make_claim(report, Attribute.PLACE, "near Al-Malikiyah", "near Al-Malikiyah", resolved=made_up.DERIK),
    )
    return report, made_up.make_event(report, "fired", *claims)


def write_ledger(path: Path, *told: tuple[Report, Event]) -> Path:
    """A ledger of these reports, linked."""
    with Ledger.open(path, create=True) as kept:
        for report, event in told:
            kept.add_report(report, [event])
        bring_up_to_date(kept)
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two reports that tell one collision, and of one that tells a shooting."""
    return write_ledger(tmp_path_factory.mktemp("desk") / "made.ledger", made_up.wire(), made_up.rival(), raid())


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test to write in."""
    return Path(shutil.copy(made, tmp_path / "made.ledger"))


class Browser:
    """One browser: its cookies, and the forms of the pages that it has loaded."""

    def __init__(self, app: Any, judge: str | None = None) -> None:
        self.client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=True)
        if judge is not None:
            self.client.cookies.set("rashomon_judge", judge)

    def get(self, path: str) -> str:
        """A page, which must be there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.text[-2000:])
        return answer.text

    def fields(self, page: str, action: str) -> dict[str, str]:
        """The hidden fields of the first form of a page that goes there."""
        form = re.search(rf'<form method="post" action="{re.escape(action)}".*?</form>', page, re.DOTALL)
        assert form, action
        return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))

    def send(self, page: str, action: str, status: int = 200, **values: str) -> Any:
        """Send that form with these values."""
        answer = self.client.post(action, data={**self.fields(page, action), **values})
        assert answer.status_code == status, answer.text[-2000:]
        return answer


@pytest.fixture
def desk(ledger: Path) -> Iterator[Desk]:
    """The ledger on a desk."""
    made = Desk(str(ledger), judge="Ana")
    yield made
    made.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """A browser before it."""
    return Browser(make_desk(desk))


def open_claim(page: str) -> str:
    """The claim whose card is open."""
    found = re.search(r'data-claim="(c-[0-9a-f]+)"', page)
    assert found
    return found[1]


def incident_of(desk: Desk, words: str) -> str:
    """The incident whose title has these words."""
    return next(line.id for line in desk.catalogue.lines.values() if words in line.title)
