"""Channels and archives: each message, post, entry, item and page its own report, with what its keeper says of it."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from itertools import islice
from pathlib import Path

import brotli
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.reading.articles import Article
from rashomon.reading.layouts import Layout
from rashomon.reading.paths import read_articles
from rashomon.reading.refusals import Refusal
from rashomon.records import Provenance
from tests.reading.formats.making import LONG, SHORT, zipped
from tests.reading.formats.reading import articles, kind, read

# Telegram

MESSAGES = [
    {"id": 1, "type": "service", "date": "2020-08-25T09:00:00", "action": "create_channel"},
    {"id": 7, "type": "message", "date": "2020-08-26T01:30:00", "date_unixtime": "1598394600", "from": "Ford Watch", "text": [LONG, " ", {"type": "link", "text": "https://ford.example"}, "\r\n", SHORT]},
    {"id": 8, "type": "message", "date": "2020-08-26T02:00:00", "date_unixtime": "1598396400", "edited_unixtime": "1598400000", "forwarded_from": "Hill Observers", "text": SHORT},
    {"id": 9, "type": "message", "date": "2020-08-26T02:00:00", "photo": "(not included)", "text": ""},
]


def test_telegram_channel(tmp_path: Path) -> None:
    """Pieces of a text are joined as they stand; the day is that in UTC, not on the machine that exported; whose words were forwarded is kept, and pictures are told."""
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "Ford Watch", "type": "public_channel", "id": 55, "messages": MESSAGES}, indent=1))
    reports, issues = read(path)
    first, second = reports
    assert (first.outlet, str(first.published), first.path) == ("Ford Watch", "2020-08-25", f"{path.as_posix()}#7")
    assert first.text == f"{LONG} https://ford.example\n{SHORT}"
    assert second.provenance == Provenance(document="8", edited="2020-08-26T00:00:00Z", forwarded="Hill Observers")
    assert issues["messages-without-words"].message.startswith("1 of its 3 messages")
    assert kind(path) == "Telegram export"


def test_telegram_of_all_chats_and_of_old_versions(tmp_path: Path) -> None:
    """An export of several chats names each message by its chat; without `date_unixtime` the local day is taken; in a group the sender is the byline."""
    message = {"id": 3, "type": "message", "date": "2019-02-03T23:00:00", "from": "Lena", "text": LONG}
    chats = [{"name": "Ford", "type": "private_group", "id": 5, "messages": [message]}, {"name": "Mill", "type": "private_channel", "id": 6, "messages": [message]}]
    path = tmp_path / "result.json"
    nameless = {"type": "private_supergroup", "id": 4, "messages": [message]}
    contacts = {"list": [{"user_id": 1, "name": "Somebody else", "id": 2}]}
    path.write_text(json.dumps({"about": "x", "contacts": contacts, "chats": {"about": "y", "list": [nameless, *chats]}}))
    unnamed, first, second = articles(path)
    assert (unnamed.where, unnamed.outlet) == (f"{path.as_posix()}#4.3", "Lena")
    assert (first.where, first.outlet, first.byline, first.published) == (f"{path.as_posix()}#5.3", "Ford", "Lena", "2019-02-03")
    assert (second.where, second.outlet, second.byline) == (f"{path.as_posix()}#6.3", "Mill", None)


def test_telegram_cut_short(tmp_path: Path) -> None:
    """Messages before the cut are read."""
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "Ford Watch", "type": "public_channel", "id": 55, "messages": MESSAGES})[:-150])
    reports, issues = read(path)
    assert [report.path.rpartition("#")[2] for report in reports] == ["7"]
    assert "export it again" in issues["truncated-file"].message


def test_a_large_telegram_export_is_read_message_by_message(tmp_path: Path) -> None:
    """The first message is there before the last one is looked at, which is broken."""
    path = tmp_path / "result.json"
    with path.open("w") as stream:
        stream.write('{"name": "Ford Watch", "type": "public_channel", "id": 55, "messages": [')
        for number in range(20_000):
            stream.write(json.dumps({**MESSAGES[1], "id": number}) + ",")
        stream.write("{broken")
    found = read_articles(path)
    assert [type(next(found)), type(next(found))] == [Layout, Article]
    assert sum(1 for _ in islice(found, 19_999)) == 19_999
    with pytest.raises(Refusal, match="export it again"):
        next(found)


# Posts


def test_x_archive(tmp_path: Path) -> None:
    """Posts with their day and address, the account by the file beside them; what was reposted keeps its author."""
    post = {"id_str": "99", "created_at": "Wed Aug 26 20:15:00 +0000 2020", "full_text": f"{LONG} &amp; more"}
    repost = {"tweet": {"id_str": "100", "created_at": "Wed Aug 26 21:15:00 +0000 2020", "full_text": f"RT @HillObservers: {SHORT}"}}
    path = tmp_path / "tweets.js"
    path.write_text("window.YTD.tweets.part0 = " + json.dumps([{"tweet": post}, repost], indent=2))
    (tmp_path / "account.js").write_text('window.YTD.account.part0 = [ {"account" : {"username" : "FordWatch"} } ]')
    first, second = articles(path)
    assert (first.outlet, first.published, first.url, first.text) == ("@FordWatch", "2020-08-26", "https://x.com/FordWatch/status/99", f"{LONG} & more")
    assert second.provenance == Provenance(document="100", forwarded="@HillObservers")
    _, issues = read(tmp_path / "account.js")
    assert list(issues) == ["not-a-report"]


# Mail


def message(text: str, **headers: str) -> EmailMessage:
    """A message of these words."""
    made = EmailMessage()
    made["From"] = "Harbour Gazette <desk@gazette.example>"
    made["Date"] = "Fri, 28 Aug 2020 23:50:00 -0700"
    made["Subject"] = "Ford is closed"
    made["Message-ID"] = "<1@gazette.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def test_mail_message(tmp_path: Path) -> None:
    """Sender, subject and the day as written; the plain part is taken although HTML stands beside it; what is attached is told."""
    made = message(f"{LONG}\n\n{SHORT}\n")
    made.add_alternative(f"<html><body><p>{LONG}</p><p>{SHORT} Unsubscribe</p></body></html>", subtype="html")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="map.pdf")
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(made))
    (report,), issues = read(path)
    assert (report.outlet, report.title, str(report.published)) == ("Harbour Gazette", "Ford is closed", "2020-08-28")
    assert report.provenance == Provenance(document="<1@gazette.example>")
    assert report.text == f"Ford is closed\n\n{LONG}\n\n{SHORT}\n"
    assert "map.pdf" in issues["attachment-not-read"].message


def test_newsletter_whose_plain_part_says_nothing(tmp_path: Path) -> None:
    """The HTML part is read where it says more than twice as much; scripts and styles are no words."""
    made = message("Open this in your browser.")
    page = f'<?xml version="1.0" encoding="utf-8"?><html><head><style>p {{}}</style></head><body><p>{LONG}</p><p>He said: <q>{SHORT}</q></p></body></html>'
    made.add_alternative(page, subtype="html")
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(made))
    assert articles(path)[0].text == f"{LONG}\nHe said: “{SHORT}”"


def test_a_forwarded_message_is_a_report_of_its_own(tmp_path: Path) -> None:
    """Of its own sender and day."""
    inner = message(LONG)
    outer = message("See below.", Archived_At="https://list.example/1")
    del outer["From"]
    outer["From"] = "Omar <omar@desk.example>"
    outer.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(outer))
    first, second = articles(path)
    assert (first.outlet, first.text, first.url) == ("Omar", "See below.\n", "https://list.example/1")
    assert (second.outlet, second.text, second.where) == ("Harbour Gazette", f"{LONG}\n", f"{path.as_posix()}#1")


@pytest.mark.parametrize(
    "parting", ["From desk@gazette.example Fri Aug 28 23:50:00 2020", "From - Fri Aug 28 23:50:00 2020", "From 1676@xxx Fri Aug 28 23:50:00 +0000 2020", "From MAILER-DAEMON Sat Aug  8 03:50 PST 2020"]
)
def test_mailbox_is_parted_at_partings_alone(tmp_path: Path, parting: str) -> None:
    """A paragraph that begins "From Damascus" stays in its message; a line that was escaped for the box is put back."""
    lines = f"From Damascus, our correspondent writes:\n\n{LONG}\n\n>From the ford nothing was heard.\n\nFrom Monday on it is shut.\n"
    path = tmp_path / "box"
    path.write_bytes(b"".join(f"{parting}\n".encode() + bytes(message("x")).replace(b"x\n", lines.encode()) + b"\n" for _ in range(2)))
    found = articles(path)
    assert [article.where.rpartition("#")[2] for article in found] == ["1", "2"]
    assert found[0].text == lines.replace(">From", "From") + "\n"
    assert kind(path) == "mailbox"


def test_text_with_a_header_block_of_ours_is_no_mail(tmp_path: Path) -> None:
    """Nor is a text that begins "From: ..."."""
    path = tmp_path / "a.txt"
    path.write_text(f"From: the ford\nDate: Friday\n\n{LONG}\n")
    assert kind(path) == "text"


def test_page_saved_whole_by_a_browser(tmp_path: Path) -> None:
    """The article, with the address that it was saved from."""
    page = f"<html><body><article><h1>Ford is closed</h1><p>{LONG}</p><p>{SHORT} {LONG}</p></article></body></html>"
    path = tmp_path / "a.mhtml"
    path.write_text(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example/ford\nSubject: Ford\nDate: Fri, 28 Aug 2020 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n' + page + "\n--b--\n"
    )
    (article,) = articles(path)
    assert LONG in article.text
    assert article.url == "https://gazette.example/ford"


def test_messages_that_are_broken_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    """Unknown charsets, broken encodings and headers."""
    path = tmp_path / "a.eml"
    head = b"Message-ID: <1@x>\nFrom: =?nonsense?Q?=FF?= <a@x.example>\nDate: no day\nSubject: =?utf-8?b?%%%?=\nMIME-Version: 1.0\n"
    path.write_bytes(head + b'Content-Type: text/plain; charset="x-klingon"\nContent-Transfer-Encoding: base64\n\n!!!not base64 at all\n')
    read(path)
    path.write_bytes(head + b'Content-Type: text/plain; charset="x-klingon"\n\n' + LONG.encode())
    reports, issues = read(path)
    assert LONG in reports[0].text
    assert "unknown-date" in issues


# Feeds and agencies' items

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Gazette</title><link>https://gazette.example</link><language>en-us</language>
<item><title>Ford is closed</title><link>https://gazette.example/1</link><guid>g1</guid><pubDate>Fri, 28 Aug 2020 23:50:00 PST</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>{text}</p><p>{more}</p>]]></content:encoded></item>
<item><title>Mill</title><description>{more}</description><pubDate>Sat, 29 Aug 2020 08:00:00 GMT</pubDate></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Orontes Wire</title><id>f</id><updated>2020-08-29T00:00:00Z</updated>
<entry><title>Ford</title><id>e1</id><link href="https://wire.example/1"/><updated>2020-08-28T10:00:00Z</updated><author><name>Lena Aro</name></author><content type="html">&lt;p&gt;{text}&lt;/p&gt;</content></entry></feed>"""


def test_feeds(tmp_path: Path) -> None:
    """The content outweighs the summary, the printed day is kept, and a day of change is no day of publication."""
    path = tmp_path / "a.xml"
    path.write_text(RSS.format(text=LONG, more=SHORT))
    first, second = articles(path)
    assert (first.title, first.outlet, first.url, first.text) == ("Ford is closed", "Harbour Gazette", "https://gazette.example/1", f"{LONG}\n{SHORT}")
    assert str(read(path)[0][0].published) == "2020-08-28"
    assert second.text == SHORT
    path = tmp_path / "a.atom"
    path.write_text(ATOM.format(text=LONG))
    (report,), issues = read(path)
    assert (report.outlet, report.byline, report.published, report.provenance) == ("Orontes Wire", "Lena Aro", None, Provenance(document="e1"))
    assert "--published" in issues["changed-date"].message


def test_a_feed_cut_short(tmp_path: Path) -> None:
    """What stands before the cut is read."""
    path = tmp_path / "a.rss"
    path.write_text(RSS.format(text=LONG, more=SHORT).partition("<title>Mill")[0])
    reports, issues = read(path)
    assert LONG in reports[0].text
    assert "truncated-file" in issues


NEWSML = """<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:wire.example,2020:1" standard="NewsML-G2" xml:lang="en">
<itemMeta><provider qcode="nprov:WIRE"><name>Orontes Wire</name></provider><versionCreated>2020-08-29T10:00:00Z</versionCreated><firstCreated>2020-08-28T10:00:00Z</firstCreated></itemMeta>
<contentMeta><headline>Ford is closed</headline><by>Lena Aro</by><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no words</title></head><body><p>{text}</p><p>{more}</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def test_newsml(tmp_path: Path) -> None:
    """An item of a message, dated by when it was first made."""
    path = tmp_path / "a.xml"
    path.write_text(NEWSML.format(text=LONG, more=SHORT))
    (article,) = articles(path)
    assert (article.title, article.outlet, article.byline, article.language, article.text) == ("Ford is closed", "Orontes Wire", "Lena Aro", "en-GB", f"{LONG}\n{SHORT}")
    assert article.published is not None
    assert article.published.startswith("2020-08-28")
    assert article.provenance is not None
    assert article.provenance.document == "tag:wire.example,2020:1"
    nitf = "<nitf><body><body.head><hedline><hl1>no words</hl1></hedline></body.head><body.content><p>{text}</p></body.content></body></nitf>"
    path.write_text((NEWSML.partition("<html")[0] + nitf + NEWSML.partition("</html>")[2]).format(text=LONG))
    assert articles(path)[0].text == LONG


def test_other_xml_is_no_report(tmp_path: Path) -> None:
    """It is refused as before."""
    path = tmp_path / "a.xml"
    path.write_text("<?xml version='1.0'?><things><thing>a</thing></things>")
    assert list(read(path)[1]) == ["not-a-report"]


def test_xml_entities_are_not_followed(tmp_path: Path) -> None:
    """Neither a file of the machine nor a word repeated a billion times."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the key under the stone")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    for entity in (f'<!ENTITY x SYSTEM "file://{secret}">', f'<!ENTITY a0 "ford">{bomb}<!ENTITY x "&a9;">'):
        for name, document in (("a.xml", NEWSML), ("b.rss", RSS)):
            path = tmp_path / name
            path.write_text(document.replace('<?xml version="1.0"?>', f'<?xml version="1.0"?><!DOCTYPE d [{entity}]>').format(text=f"{LONG} &x;", more=SHORT))
            reports, _ = read(path)
            assert all("under the stone" not in report.text and len(report.text) < 1_000 for report in reports)


def test_ninjs(tmp_path: Path) -> None:
    """Bodies in HTML are read as text."""
    item = {"uri": "urn:1", "type": "text", "versioncreated": "2020-08-28T10:00:00Z", "headline": "Ford is closed", "byline": "Lena Aro", "language": "en", "provider": "Orontes Wire", "body_html": f"<p>{LONG}</p><p>{SHORT}</p>"}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(item))
    (article,) = articles(path)
    assert (article.title, article.outlet, article.byline, article.text) == ("Ford is closed", "Orontes Wire", "Lena Aro", f"{LONG}\n{SHORT}")
    later = {"uri": "urn:2", "versionCreated": "2020-08-28T10:00:00Z", "headlines": [{"role": "main", "value": "Mill"}], "bodies": [{"contentType": "text/html", "value": f"<p>{LONG}</p>"}], "infosources": [{"name": "Orontes Wire"}]}
    path.write_text(json.dumps([later]))
    (article,) = articles(path)
    assert (article.title, article.outlet, article.text) == ("Mill", "Orontes Wire", LONG)


# Web archives

PAGE = f"<html><head><title>Ford</title></head><body><article><h1>Ford is closed</h1><p>{LONG}</p><p>{SHORT} {LONG} A café stood open.</p></article></body></html>"


def archive(*responses: tuple[bytes, list[tuple[str, str]]]) -> bytes:
    """A web archive of these bodies with their headers, a picture and an error page before them."""
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=True)
    bodies = [(b"\x89PNG", "200 OK", [("Content-Type", "image/png")]), (PAGE.encode(), "404 Not Found", [("Content-Type", "text/html")])]
    for body, status, headers in [*bodies, *((body, "200 OK", headers) for body, headers in responses)]:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record("https://gazette.example/ford", "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": "2020-08-30T07:00:00Z"}))
    return held.getvalue()


def bare_deflate(raw: bytes) -> bytes:
    """Deflate without a head."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(raw) + packer.flush()


def chunked(raw: bytes) -> bytes:
    """A body in two chunks."""
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (raw[:100], raw[100:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE.encode(), {}),
        (gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}),
        (gzip.compress(gzip.compress(PAGE.encode())), {"Content-Encoding": "gzip, gzip"}),
        (gzip.compress(PAGE.encode()), {"Content-Encoding": "x-gzip"}),
        (zlib.compress(PAGE.encode()), {"Content-Encoding": "deflate"}),
        (bare_deflate(PAGE.encode()), {"Content-Encoding": "deflate"}),
        (brotli.compress(PAGE.encode()), {"Content-Encoding": "br"}),
        (zstandard.compress(PAGE.encode()), {"Content-Encoding": "zstd"}),
        (PAGE.encode(), {"Content-Encoding": "gzip"}),
        (chunked(PAGE.encode()), {"Transfer-Encoding": "chunked"}),
        (PAGE.encode(), {"Transfer-Encoding": "chunked"}),
        (chunked(gzip.compress(PAGE.encode())), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (PAGE.encode("cp1252"), {"Content-Type": "text/html; charset=windows-1252"}),
    ],
)
def test_pages_of_a_web_archive(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    """Whatever the body was packed in, and whether or not the crawler undid it; pictures and error pages are none."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive((body, list({"Content-Type": "text/html", **headers}.items()))))
    (report,), _ = read(path)
    assert "A café stood open." in report.text
    assert (report.url, report.path) == ("https://gazette.example/ford", f"{path.as_posix()}#1")
    assert report.provenance is not None
    assert report.provenance.captured == "2020-08-30T07:00:00Z"
    assert (report.provenance.digest or "").startswith("sha1:")
    assert (report.provenance.document or "").startswith("<urn:uuid:")


def test_an_unknown_coding_is_told_and_the_next_page_read(tmp_path: Path) -> None:
    """No text is made of undecoded bytes."""
    path = tmp_path / "a.warc.gz"
    html = ("Content-Type", "text/html")
    path.write_bytes(archive((b"\x01\x02" * 500, [html, ("Content-Encoding", "sdch")]), (PAGE.encode(), [html])))
    reports, issues = read(path)
    assert [report.path.rpartition("#")[2] for report in reports] == ["2"]
    assert "'sdch'" in issues["coding-unknown"].message
    assert issues["coding-unknown"].where.endswith("#1")


@pytest.mark.parametrize(("coding", "library", "pack"), [("br", "brotli", brotli.compress), ("zstd", "zstandard", zstandard.compress)])
def test_a_coding_whose_library_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coding: str, library: str, pack: Callable[[bytes], bytes]) -> None:
    """With the command that installs it; the next page is read."""
    html = ("Content-Type", "text/html")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive((pack(PAGE.encode()), [html, ("Content-Encoding", coding)]), (PAGE.encode(), [html])))
    monkeypatch.setitem(sys.modules, library, None)
    reports, issues = read(path)
    assert len(reports) == 1
    assert "pip install 'rashomon[archives]'" in issues["missing-library"].message


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    """A body of some kilobytes that unpacks to more than a page has is an issue."""
    html = ("Content-Type", "text/html")
    for coding, pack in (("gzip", gzip.compress), ("br", lambda raw: brotli.compress(raw, quality=1)), ("zstd", zstandard.compress), ("deflate", zlib.compress)):
        path = tmp_path / "a.warc.gz"
        path.write_bytes(archive((pack(bytes(25_000_000)), [html, ("Content-Encoding", coding)])))
        assert list(read(path)[1]) == ["too-large"], coding


def test_a_web_archive_cut_short(tmp_path: Path) -> None:
    """Pages before the cut are read."""
    whole = archive(*[(PAGE.encode(), [("Content-Type", "text/html")])] * 3)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole[: len(whole) - 100])
    reports, _ = read(path)
    assert len(reports) >= 1
    (tmp_path / "b.warc").write_bytes(b"WARC/1.0\r\nnothing at all")
    assert read(tmp_path / "b.warc")[1]


def test_wacz(tmp_path: Path) -> None:
    """A packed web archive holds such archives."""
    path = tmp_path / "a.wacz"
    path.write_bytes(zipped({"datapackage.json": b"{}", "archive/a.warc.gz": archive((PAGE.encode(), [("Content-Type", "text/html")])), "archive/b.warc.gz": archive((PAGE.encode(), [("Content-Type", "text/html")]))}))
    assert [article.where.rpartition("#")[2] for article in articles(path)] == ["1", "2"]
    assert kind(path) == "web archive (WACZ)"
