"""Downloads of press databases: each article its own, with what is printed over it; indexing terms and furniture are no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.reading.formats.days import find_day, find_short_day
from tests.reading.formats.making import LONG, SHORT, make_docx, make_xlsx, paragraph
from tests.reading.formats.reading import articles, kind, read

UNI = ("Herders caught between two columns", "The Harbour Gazette(Oldtown)", "August 27, 2020 Thursday Final Edition", "Copyright 2020 Harbour Press All Rights Reserved", "Section: WORLD; Pg. 4")
FIELDS = ("Language: ENGLISH", "Publication-Type: Newspaper", "Subject: ARMED FORCES (90%); SHEEP (70%)", "Load-Date: March 3, 2024")


def uni_document(number: int, title: str = UNI[0], *, body: tuple[str, ...] = (LONG, SHORT)) -> list[str]:
    """One article as Nexis Uni prints it in a Word document."""
    return [
        paragraph("", bookmark=f"Bookmark_{number}"),
        *(paragraph(line) for line in (title, *UNI[1:], "Length: 36 words", "Byline: Lena Aro and Omar Sayf", "Highlight: A ford, two patrols")),
        paragraph("Body", bookmark=f"Body_{number}"),
        *map(paragraph, body),
        paragraph("Classification", bookmark=f"Classification_{number}"),
        *map(paragraph, FIELDS),
        paragraph("End of Document"),
    ]


def test_nexis_uni_as_word(tmp_path: Path) -> None:
    """Title, outlet and day are the three lines above, not the day on which the database took the article in; fields, terms and copyright are left out, a highlight stays."""
    path = make_docx(tmp_path / "a.docx", [paragraph("Documents (2)"), paragraph("1. A list of what follows, 4 May 2021"), *uni_document(1), *uni_document(2, "Ford closed")])
    assert kind(path) == "Nexis Uni download (DOCX)"
    first, second = articles(path)
    assert (first.title, first.outlet, first.published, first.byline, first.language) == (UNI[0], "The Harbour Gazette (Oldtown)", "2020-08-27", "Lena Aro and Omar Sayf", "en")
    assert first.text == f"A ford, two patrols\n{LONG}\n{SHORT}"
    assert (second.title, second.where) == ("Ford closed", f"{path.as_posix()}#2")


def test_a_note_of_a_correction_is_no_title(tmp_path: Path) -> None:
    """Nor is it text, above the title or under it."""
    document = uni_document(1)
    path = make_docx(tmp_path / "a.docx", [*document[:2], paragraph("Correction Appended"), *document[2:]])
    assert (articles(path)[0].title, articles(path)[0].outlet) == (UNI[0], "The Harbour Gazette (Oldtown)")
    page = tmp_path / "a.TXT"
    page.write_text(OLD_TEXT.format(text=LONG, more=SHORT).replace("Ford is closed", "Correction Appended\n\nFord is closed"))
    assert articles(page)[0].title == "Ford is closed"
    assert articles(page)[0].text.startswith(LONG)


def test_a_title_like_a_field_or_with_a_day(tmp_path: Path) -> None:
    """What a title says is no field and no day of publication."""
    for title in ("Update: May 3, 2020, the day the ford was closed", "Notes: a ford"):
        (article,) = articles(make_docx(tmp_path / "a.docx", uni_document(1, title)))
        assert (article.title, article.outlet, article.published) == (title, "The Harbour Gazette (Oldtown)", "2020-08-27")


def test_words_of_a_text_that_look_like_fields_stay(tmp_path: Path) -> None:
    """A paragraph that begins "Notes:" or "Country:" above the foot is text."""
    path = make_docx(tmp_path / "a.docx", uni_document(1, body=("Notes: the ford was closed.", LONG, "Country: unknown.")))
    assert articles(path)[0].text.endswith(f"Notes: the ford was closed.\n{LONG}\nCountry: unknown.")


def test_nexis_uni_cut_short(tmp_path: Path) -> None:
    """An article that the file ends within is read as far as it goes."""
    path = make_docx(tmp_path / "a.docx", [*uni_document(1), *uni_document(2)[:12]])
    assert [article.text.count(LONG) for article in articles(path)] == [1, 1]


OLD_PAGE = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 {{ text-align: center; }}
.c6 {{ font-size: 14pt; font-weight: bold; }}
.c7 {{ font-weight: bold; }}
--></STYLE></HEAD><BODY>{documents}</BODY></HTML>"""
OLD = """<A NAME="DOC_ID_{n}_0"></A><!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> -->
<DIV CLASS="c0"><P CLASS="c0"><SPAN>{n} of 2 DOCUMENTS</SPAN></P></DIV>
<DIV CLASS="c0"><P CLASS="c0"><SPAN>Orontes Wire</SPAN></P></DIV>
<DIV CLASS="c0"><P CLASS="c0"><SPAN>{day}</SPAN></P></DIV>
<DIV CLASS="c4"><P><SPAN CLASS="c6">{title}</SPAN></P></DIV>
<DIV CLASS="c4"><P><SPAN CLASS="c7">BYLINE: </SPAN><SPAN>By LENA ARO</SPAN></P></DIV>
<DIV CLASS="c4"><P><SPAN CLASS="c7">LENGTH: </SPAN><SPAN>36 words</SPAN></P></DIV>
<DIV CLASS="c4"><P CLASS="c8"><SPAN>{text}</SPAN></P><P CLASS="c8"><SPAN>ORONTES: {more}</SPAN></P><P CLASS="c8"><SPAN CLASS="c7">WIRE: </SPAN><SPAN>Who came first?</SPAN></P></DIV>
<DIV CLASS="c4"><P><SPAN CLASS="c7">GRAPHIC: </SPAN><SPAN>Picture, sheep at the ford</SPAN></P><P><SPAN>Photo: nobody</SPAN></P></DIV>
<DIV CLASS="c4"><P><SPAN CLASS="c7">LOAD-DATE: </SPAN><SPAN>May 2, 2017</SPAN></P></DIV>
<DIV CLASS="c4"><P><SPAN CLASS="c7">LANGUAGE: </SPAN><SPAN>ENGLISH</SPAN></P></DIV>
<DIV CLASS="c0"><P CLASS="c0"><SPAN>Copyright 2013 Orontes Wire</SPAN></P></DIV>
<!-- Hide XML section from browser
</DOCFULL> -->"""


def test_old_nexis_page(tmp_path: Path) -> None:
    """Articles under "1 of 2 DOCUMENTS"; a capital word and a colon in the text is no field, and captions behind a field are no text."""
    path = tmp_path / "a.html"
    documents = [OLD.format(n=n, day=day, title=f"Ford {n} is closed", text=LONG, more=SHORT) for n, day in ((1, "March 14, 2013 Thursday 11:21 AM GMT"), (2, "14. März 2013 Donnerstag"))]
    path.write_text(OLD_PAGE.format(documents="".join(documents)))
    first, second = articles(path)
    assert (first.title, first.outlet, first.published, first.byline, first.language) == ("Ford 1 is closed", "Orontes Wire", "2013-03-14", "LENA ARO", "en")
    assert first.text == f"{LONG}\nORONTES: {SHORT}\nWIRE: Who came first?"
    assert (second.title, second.published) == ("Ford 2 is closed", "2013-03-14")
    path.write_text(path.read_text().replace("1 of 2 DOCUMENTS", "1 von 2 DOKUMENTEN").replace("2 of 2 DOCUMENTS", "Document 2 de 2").replace("LENGTH:", "LÄNGE:").replace("LANGUAGE:", "SPRACHE:"))
    assert [(article.title, article.text) for article in articles(path)] == [(first.title, first.text), (second.title, second.text)]


def test_old_nexis_page_cut_short(tmp_path: Path) -> None:
    """The article in which the file ends is read, with an issue."""
    path = tmp_path / "a.html"
    document = OLD.format(n=1, day="March 14, 2013", title="Ford is closed", text=LONG, more=SHORT)
    path.write_text(OLD_PAGE.partition("{documents}")[0].replace("{{", "{").replace("}}", "}") + document + OLD.format(n=2, day="March 15, 2013", title="Again", text=LONG, more="").partition("ORONTES")[0])
    reports, issues = read(path)
    assert [report.title for report in reports] == ["Ford is closed", "Again"]
    assert "download it again" in issues["truncated-file"].message


OLD_TEXT = """
Download Request: Selected Items: 1-2

                               1 of 2 DOCUMENTS

                                  Orontes Wire

                            January 11, 2010 Monday

Ford is closed

BYLINE: Lena Aro

LENGTH: 36 words

{text}

NOTES: this line is the article's own.

{more}

LOAD-DATE: February 3, 2016

LANGUAGE: ENGLISH

                       Copyright 2010 Orontes Wire

                               2 of 2 DOCUMENTS

                             Harbour Gazette

                       January 12, 2010 Tuesday Final Edition

LENGTH: 12 words

{more}

LOAD-DATE: February 3, 2016
"""


def test_old_nexis_text(tmp_path: Path) -> None:
    """Lines of a paragraph are joined; a field's name within the text is text; an article without a title has none."""
    path = tmp_path / "a.TXT"
    path.write_text(OLD_TEXT.format(text=LONG.replace(" an hour, ", " an hour,\n"), more=SHORT))
    first, second = articles(path)
    assert (first.title, first.outlet, first.published, first.byline) == ("Ford is closed", "Orontes Wire", "2010-01-11", "Lena Aro")
    assert first.text == f"{LONG}\nNOTES: this line is the article's own.\n{SHORT}"
    assert (second.title, second.outlet, second.text) == (None, "Harbour Gazette", SHORT)


def test_nexis_as_rich_text(tmp_path: Path) -> None:
    """The layout of Nexis Uni in RTF, and the old one."""
    path = tmp_path / "a.rtf"
    lines = [UNI[0], "Harbour Gazette", UNI[2], "Copyright 2020 Harbour Press", r"{\b Length:}\~ 36 words", r"{\b Body}", LONG, r"{\b Classification}", "Language: ENGLISH", "End of Document"]
    path.write_text(r"{\rtf1\ansi\ansicpg1252 " + r"\par ".join(lines) + r"\par}")
    (article,) = articles(path)
    assert (article.title, article.outlet, article.published, article.text) == (UNI[0], "Harbour Gazette", "2020-08-27", LONG)
    lines = [r"\qc 1 of 1 DOCUMENTS", "Orontes Wire", r"March 14, 2013 Thursday", r"\pard {\b Ford is closed}", r"{\b BYLINE:} Lena Aro", r"{\b LENGTH:} 9 words", LONG, r"{\b LOAD-DATE:} March 20, 2019", r"{\b LANGUAGE:} ENGLISH"]
    path.write_text(r"{\rtf1\ansi " + r"\par ".join(lines) + r"\par}")
    (article,) = articles(path)
    assert (article.title, article.outlet, article.published, article.text) == ("Ford is closed", "Orontes Wire", "2013-03-14", LONG)


ACCESSION = "HRBG000020200828eg8s00002"
FACTIVA = """<div id="article-{id}" class="article"><div class="article enArticle"><p></p><div>World</div>
<div id="hd"><span class="enHeadline counted">{n}) {title}</span></div><div class="author">By Lena Aro </div><div>{words}</div><div>{day}</div><div>Harbour Gazette</div><div>HRBG</div>
<div>Final</div><div>4</div><div>{language}</div><div>(c) 2020 Harbour Press</div><p></p>
<p class="articleParagraph enarticleParagraph">{text}</p><p class="articleParagraph enarticleParagraph">{more}</p>
<p>Harbour Press Limited</p><p>{closing} {id}</p></div></div><br>"""


@pytest.mark.parametrize(
    ("words", "day", "language", "closing"),
    [
        ("36 words", "28 August 2020", "English", "Document"),
        ("36 Wörter", "28 August 2020", "Englisch", "Dokument"),
        ("36 mots", "28 août 2020", "Anglais", "Document"),
        ("36 palabras", "28 agosto 2020", "Inglés", "Documento"),
        ("36 слов", "28 августа 2020", "Английский", "Документ"),
        ("36 字", "2020 年 8 月 28 日", "英语", "文件"),
    ],
)
def test_factiva_page_in_any_language(tmp_path: Path, words: str, day: str, language: str, closing: str) -> None:
    """An article is known by its accession number; the publisher, the source's code and the number that the page counts by are no text."""
    path = tmp_path / "a.html"
    entries = [FACTIVA.format(id=f"{ACCESSION[:-1]}{n}", n=n, title=f"Ford {n} is closed", words=words, day=day, language=language, closing=closing, text=LONG, more=SHORT) for n in (1, 2)]
    path.write_text(f'<html><head><title>Factiva</title></head><body>{"".join(entries)}<div>© 2020 Factiva, Inc.</div></body></html>')
    first, second = articles(path)
    assert (first.title, first.outlet, first.published, first.byline, first.language) == ("Ford 1 is closed", "Harbour Gazette", "2020-08-28", "Lena Aro", "en")
    assert first.text == f"{LONG}\n{SHORT}"
    assert first.provenance is not None
    assert first.provenance.document == f"{ACCESSION[:-1]}1"
    assert second.title == "Ford 2 is closed"


def test_factiva_page_in_an_undeclared_encoding(tmp_path: Path) -> None:
    """A page that says UTF-8 and is Windows-1252 is read as what it is, with an issue."""
    path = tmp_path / "a.html"
    entry = FACTIVA.format(id=ACCESSION, n=1, title="The café at the ford", words="36 Wörter", day="28 August 2020", language="Englisch", closing="Dokument", text=LONG, more="“It is shut,” he said.")
    path.write_bytes(f'<html><head><meta charset="UTF-8"><title>Factiva</title></head><body>{entry}</body></html>'.encode("cp1252"))
    reports, issues = read(path)
    assert reports[0].title == "The café at the ford"
    assert "“It is shut,” he said." in reports[0].text
    assert "Windows-1252" in issues["encoding-guessed"].message


def test_factiva_page_cut_short(tmp_path: Path) -> None:
    """The article in which the file ends is named and read as far as it goes."""
    path = tmp_path / "a.html"
    entry = FACTIVA.format(id=ACCESSION, n=1, title="Ford is closed", words="36 words", day="28 August 2020", language="English", closing="Document", text=LONG, more=SHORT)
    path.write_text(f"<html><title>Factiva</title><body>{entry}{entry.partition(SHORT)[0]}")
    reports, issues = read(path)
    assert [LONG in report.text for report in reports] == [True, True]
    assert issues["truncated-file"].where.startswith(path.as_posix())


def test_factiva_with_indexing(tmp_path: Path) -> None:
    """Of the layout in fields of two letters, lead and text alone are text."""
    rows = {"SE": "World", "HD": "Ford is closed", "BY": "By Lena Aro", "WC": "36 words", "PD": "28 August 2020", "SN": "Harbour Gazette", "SC": "HRBG", "LA": "English", "CY": "(c) 2020", "LP": LONG, "TD": SHORT}
    rows |= {"NS": "gmil : Military Action", "RE": "syria : Syria", "PUB": "Harbour Press", "AN": f"Document {ACCESSION}"}
    cells = "".join(f"<tr><td><b>{name}</b></td><td>{value}</td></tr>" for name, value in rows.items())
    path = tmp_path / "a.html"
    path.write_text(f"<html><title>Factiva</title><body><table>{cells}</table></body></html>")
    (article,) = articles(path)
    assert (article.title, article.outlet, article.published, article.byline, article.text) == ("Ford is closed", "Harbour Gazette", "2020-08-28", "Lena Aro", f"{LONG}\n{SHORT}")


def test_factiva_as_rich_text(tmp_path: Path) -> None:
    """The same lines in RTF, where the headline is bold."""
    path = tmp_path / "a.rtf"
    lines = ["Factiva RTF Display Format", "World", r"{\b Ford is closed}", "By Lena Aro", "36 words", "28 August 2020", "Harbour Gazette", "HRBG", "4", "English", "(c) 2020 Harbour Press", LONG, SHORT, "Harbour Press Limited", f"Document {ACCESSION}"]
    path.write_text(r"{\rtf1\ansi " + r"\par ".join(lines) + r"\par " + r"\line ".join(lines[1:]) + r"\par}")
    first, second = articles(path)
    assert (first.title, first.outlet, first.published, first.byline, first.text) == ("Ford is closed", "Harbour Gazette", "2020-08-28", "Lena Aro", f"{LONG}\n{SHORT}")
    assert second.text == first.text


RUSSIAN = "Колонна стояла у брода целый час, и люди на обоих берегах говорили потом, что другая сторона первой подняла оружие."


def test_integrum_page(tmp_path: Path) -> None:
    """Fields of two letters over each article; wrapped lines are joined into paragraphs."""
    entry = '<a name="{n}"></a><table><tr><td>^ИС:\n Вести гавани<br>^ДТ:\n 09.02.1994<br>^АВ: Иванова Анна<br>^ЗГ: БРОД ЗАКРЫТ<br></td></tr></table><h3>БРОД ЗАКРЫТ</h3><pre>\n     {text}\n     Второй абзац.</pre>'
    path = tmp_path / "a.html"
    wrapped = RUSSIAN.replace(" и люди", "\nи люди")
    page = f'<html><head><META http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>{entry.format(n=1, text=wrapped)}{entry.format(n=2, text=wrapped)}</body></html>'
    path.write_bytes(page.encode("cp1251"))
    first, second = articles(path)
    assert (first.title, first.outlet, first.published, first.byline, first.language) == ("БРОД ЗАКРЫТ", "Вести гавани", "1994-02-09", "Иванова Анна", "ru")
    assert first.text == f"{RUSSIAN}\nВторой абзац."
    assert second.where.endswith("#2")


def test_integrum_sheet(tmp_path: Path) -> None:
    """A row an article; a year of two figures is of this century, and the day repeated under the headline is no text."""
    rows = [["Источник", "Дата", "Время", "Заголовок", "Анонс", "Оригинал", "Автор"], ["Вести гавани", "28.02.05", "00:00", "Брод закрыт", f"Брод закрыт\n\n28.02.2005\n\n{RUSSIAN}", "", "Анна"]]
    path = make_xlsx(tmp_path / "a.xlsx", {"Лист": rows})
    (article,) = articles(path)
    assert (article.title, article.outlet, article.published, article.byline, article.text) == ("Брод закрыт", "Вести гавани", "2005-02-28", "Анна", f"Брод закрыт\n{RUSSIAN}")
    assert kind(path) == "Integrum download (sheet)"


PROQUEST = """Report Information from ProQuest
28 August 2020
____________________________________________________________

Table of contents

1. Ford is closed
____________________________________________________________

Document 1 of 2

Ford is closed

Author: Aro, Lena

Publication info: Harbour Gazette; Oldtown [Oldtown]. 28 Aug 2020: A.4.

ProQuest document link

Abstract: A ford and two patrols.

Full text: {text}

Location: the ford has no name, he said.

{more}

Subject: Armed forces; Sheep
Title: Ford is closed
Publication title: Harbour Gazette; Oldtown
Publication date: Aug 28, 2020
Language of publication: English
ProQuest document ID: 431892
Document URL: https://pq.example/431892
Last updated: 2024-03-03
____________________________________________________________

Document 2 of 2

Only the summary

Abstract: {more}

Publication title: Orontes Wire
Publication date: Aug 29, 2020
ProQuest document ID: 431893
____________________________________________________________

Contact us: Database copyright ProQuest LLC
"""


def test_proquest_text(tmp_path: Path) -> None:
    """Documents parted by rules; what a paragraph of the text begins with is no field where text follows; without a text the summary is read."""
    path = tmp_path / "a.txt"
    path.write_text(PROQUEST.format(text=LONG, more=SHORT))
    first, second = articles(path)
    assert (first.title, first.outlet, first.published, first.byline, first.language, first.url) == ("Ford is closed", "Harbour Gazette", "2020-08-28", "Aro, Lena", "en", "https://pq.example/431892")
    assert first.text == f"{LONG}\nLocation: the ford has no name, he said.\n{SHORT}"
    assert first.provenance is not None
    assert first.provenance.document == "431892"
    assert (second.title, second.outlet, second.published, second.text) == ("Only the summary", "Orontes Wire", "2020-08-29", SHORT)


def test_a_download_of_which_little_was_taken_is_told(tmp_path: Path) -> None:
    """A layout that was not understood loses text; somebody should look."""
    entry = FACTIVA.format(id=ACCESSION, n=1, title="Ford is closed", words="36 words", day="28 August 2020", language="English", closing="Document", text=LONG, more=SHORT)
    path = tmp_path / "a.html"
    path.write_text(f"<html><title>Factiva</title><body>{entry}{f'<p>{LONG}</p>' * 9}</body></html>")
    assert "of which" in read(path)[1]["partial-article"].message
    path.write_text(f"<html><title>Factiva</title><body>{entry}</body></html>")
    assert "partial-article" not in read(path)[1]


def test_an_article_keeps_its_byline_and_document(tmp_path: Path) -> None:
    """Both stand in the report; its id is made of outlet and text alone."""
    path = tmp_path / "a.html"
    path.write_text(f'<html><title>Factiva</title><body>{FACTIVA.format(id=ACCESSION, n=1, title="Ford is closed", words="36 words", day="28 August 2020", language="English", closing="Document", text=LONG, more=SHORT)}</body></html>')
    (report,), _ = read(path)
    assert report.byline == "Lena Aro"
    assert report.provenance is not None
    assert report.provenance.document == ACCESSION
    assert report.published_from == "record"


def test_a_day_in_any_language() -> None:
    """Days of pages in a dozen languages; a form that could be two days is none."""
    for words in ("1. April 2017", "1 avril 2017", "1er avril 2017", "1 de abril de 2017", "1 aprile 2017", "1 апреля 2017 г.", "1 nisan 2017", "1 kwietnia 2017", "2017年4月1日", "April 1, 2017, Saturday", "1 أبريل 2017"):
        assert str(find_day(words)) == "2017-04-01", words
    assert find_day("03/04/2017") is None
    assert find_day("Spring 2017") is None
    assert str(find_short_day("05.12.94")) == "1994-12-05"
