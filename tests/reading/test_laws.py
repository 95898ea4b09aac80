"""What holds for every file, whatever is in it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.reading import read_paths
from rashomon.records import Issue, Report, report_id
from rashomon.storing import Ledger, Standing

FRAGMENTS = [
    b"Title: x\n", b"Outlet: y\n", b"Published: 3/4/2020\n", b"\n", b"\r\n", b"\r", b"text,title\n", b'"', b'""', b",", b";", b"\t",
    b'{"text": "', b'"}\n', b'{"text": {"a": [1, null]}}\n', b"\\ud800", b"\\u0000", b"[", b"]", b"<html>", b"<p>", b"</p>", b"</html>",
    b"<meta charset=utf-7>", b"<article>", b"The patrol of the forces was stopped near the village and it left. ", b"\xef\xbb\xbf",
    b"\xff\xfe", b"\x00", b"\x1b[2J", b"\xe2\x80", b"\x93quoted\x94", "دورية روسية قرب القرية ".encode(), b"Rus devriyesi durduruldu ",
    b"NaN", b"1e999", b"-" * 50, b"file,outlet\n",
]  # fmt: skip
CONTENT = st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(b"".join))
NAMES = st.sampled_from(["a.txt", "a.html", "a.csv", "a.tsv", "a.jsonl", "a.json", "a", "a.xyz", "reports.csv"])


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=NAMES, content=CONTENT)
def test_any_bytes_give_reports_and_issues_and_nothing_else(name: str, content: bytes) -> None:
    """Never an exception; at least one word on every file; every report and issue can be stored and comes back the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found = list(read_paths([path]))
        assert found
        with Ledger.open(Path(folder, "x.ledger"), create=True) as ledger:
            for item in found:
                if isinstance(item, Issue):
                    assert item.message.strip()
                    assert "\n" not in item.message
                    ledger.add_issues([item])
                    continue
                assert isinstance(item, Report)
                assert item.id == report_id(item.text, item.outlet)
                assert item.text.strip()
                assert "\r" not in item.text
                assert (item.published is None) == (item.published_from is None)
                if ledger.standing(item) is not Standing.UNCHANGED:
                    ledger.add_report(item, ())
                assert ledger.report(item.id).text == item.text
        assert list(read_paths([path])) == found
