"""The dossier in a browser: it fits a telephone and a desk, complains of nothing and asks the network for nothing."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rashomon.storing import Ledger
from rashomon.surfaces.dossier import write_dossier

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next((found for name in NAMES if (found := shutil.which(name))), None)
WIDTHS = (390, 768, 1280)
FRAMES = """<!doctype html><meta charset="utf-8"><body><script>
window.onload = () => {
  const found = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument.documentElement;
    const wide = [...frame.contentDocument.body.querySelectorAll("main *")].filter(e => {
      const box = e.getBoundingClientRect();
      return box.width && box.right > page.clientWidth + 1 && getComputedStyle(e).overflowX === "visible";
    });
    found.push({width: frame.width, page: page.scrollWidth, shown: page.clientWidth, height: page.scrollHeight,
                text: frame.contentDocument.body.innerText.length,
                wide: wide.slice(0, 3).map(e => e.outerHTML.slice(0, 120))});
  }
  document.body.innerHTML = "<pre id=found></pre>";
  document.getElementById("found").textContent = JSON.stringify(found);
};
</script>"""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium here: the dossier is not looked at in a browser")


@pytest.fixture(scope="module")
def look(
    examples_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[dict[str, object]], str, str, str]:
    """The page of the example reports, shown at each width at once: measures, the browser's log, its network log, the page."""
    folder = tmp_path_factory.mktemp("browser")
    with Ledger.open(examples_folder / "clash.ledger") as kept:
        page = write_dossier(kept.incidents(), {r.id: r for r in kept.reports()}, kept.issues())
    (folder / "page.html").write_text(page, encoding="utf-8")
    frames = "".join(f'<iframe src="page.html" width="{w}" height="900"></iframe>' for w in WIDTHS)
    (folder / "frames.html").write_text(FRAMES + frames, encoding="utf-8")
    assert BROWSER
    command = [
        BROWSER, "--headless=new", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--no-first-run", "--allow-file-access-from-files", f"--user-data-dir={folder / 'profile'}",
        f"--log-net-log={folder / 'net.json'}", "--enable-logging=stderr", "--window-size=1400,1000", "--dump-dom",
        "--virtual-time-budget=20000", *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        (folder / "frames.html").as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r'<pre id="found">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    return json.loads(html.unescape(found[1])), done.stderr, (folder / "net.json").read_text(errors="replace"), page


Look = tuple[list[dict[str, object]], str, str, str]


def test_the_page_opens(look: Look) -> None:
    """From a file, with its text."""
    assert [int(str(m["width"])) for m in look[0]] == list(WIDTHS)
    for measured in look[0]:
        assert int(str(measured["text"])) > 10_000


def test_nothing_runs_over_the_edge(look: Look) -> None:
    """At no width is the page wider than its window."""
    for measured in look[0]:
        assert measured["page"] == measured["shown"], measured


def test_the_browser_complains_of_nothing(look: Look) -> None:
    """No message on the console: no refused style, no missing file, no error."""
    assert [line for line in look[1].splitlines() if "CONSOLE" in line] == []


def test_no_address_of_the_page_is_asked(look: Look) -> None:
    """Not one host that the page links to was looked up or requested."""
    _, _, asked, page = look
    hosts = {urlsplit(u).hostname for u in re.findall(r'(?:href|src)="(https?://[^"]+)"', page)}
    assert hosts
    assert [host for host in hosts if host and host in asked] == []
