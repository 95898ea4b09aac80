"""What a second coder makes of exported claims in INCEpTION, brat and Label Studio, and what comes back as judgements."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rashomon.errors import SettingError
from rashomon.records import Attribute, Certainty, Event, Incident, Judgement, Polarity, Report, Ruling
from rashomon.running.reading import link
from rashomon.storing import Ledger
from rashomon.surfaces.cli import app
from rashomon.surfaces.exports import bytes_of, files_of
from rashomon.surfaces.exports.parts.cas import FEATURES, make_types
from rashomon.surfaces.exports.parts.marking import mark_reports
from tests import made_up
from tests.asking.builders import four

TEXT = "🚨 قصف 🇸🇾 Four 🧍civilians\nwere killed in 𝔖aydnaya 🕯, and قُتل أربعة, the mayor\x0b said."
"""Characters of one and of two UTF-16 units, from left to right and from right to left, and one that XML cannot hold."""


def told() -> tuple[Report, Event]:
    """A toll that a source denies, on words in two places, and a place and a toll in Arabic that the outlet tells."""
    report = made_up.make_report(TEXT, "reports/wide.txt", "Wide Wire")
    mayor = made_up.says(report, "the mayor", "said")
    toll = made_up.make_claim(report, Attribute.KILLED, four(4), "Four 🧍civilians\nwere killed", mayor)
    toll = replace(toll, evidence=(*toll.evidence, made_up.words(report, "🕯")), certainty=Certainty.POSSIBLE, polarity=Polarity.DENIED)
    again = made_up.make_claim(report, Attribute.KILLED, replace(four(4), wording="أربعة"), "قُتل أربعة")
    kind = made_up.make_claim(report, Attribute.KIND, "shelling", "قصف")
    where = made_up.make_claim(report, Attribute.PLACE, "𝔖aydnaya", "𝔖aydnaya", resolved=made_up.DERIK)
    return report, made_up.make_event(report, "killed", kind, toll, again, where, made_up.make_claim(report, Attribute.TYPE, "ASSAULT", "killed"))


REPORT, EVENT = told()
KIND, TOLL, AGAIN, *_ = (claim.id for claim in EVENT.claims)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASHOMON_JUDGE", raising=False)
    path = tmp_path / "wide.ledger"
    with Ledger.open(path, create=True) as kept:
        kept.add_report(REPORT, (EVENT,))
        link(kept)
    return path


def rashomon(*words: str) -> Any:
    return CliRunner().invoke(app, [*words, "--ledger", "wide.ledger"], catch_exceptions=False)


def judged() -> dict[str, Judgement]:
    with Ledger.open("wide.ledger") as kept:
        return {judgement.about[0].name: judgement for judgement in kept.judgements()}


def cassis() -> Any:
    return pytest.importorskip("cassis", reason="dkpro-cassis is not installed: pip install 'rashomon[annotation]'")


def opened(library: Any, types: bytes, content: bytes) -> Any:
    return library.load_cas_from_xmi(io.BytesIO(content), typesystem=library.load_typesystem(io.BytesIO(types)))


def by_inception(verdicts: dict[str, dict[str, str]]) -> str:
    """A coder opens the exported document, fills in features, and exports it: a zip with the document and its type system."""
    library = cassis()
    assert rashomon("export", "--format", "inception", "-o", "coding").exit_code == 0
    (document,), types = Path("coding").glob("*.xmi"), Path("coding/TypeSystem.xml").read_bytes()
    cas = opened(library, types, document.read_bytes())
    for one in cas.select("rashomon.Claim"):
        for name, value in verdicts.get(one.claim, {}).items():
            setattr(one, name, value)
    with zipfile.ZipFile("back.zip", "w") as archive:
        archive.writestr("omar.xmi", cas.to_xmi())
        archive.writestr("TypeSystem.xml", cas.typesystem.to_xml())
    return "back.zip"


def by_inception_project(verdicts: dict[str, dict[str, str]], coders: tuple[str, ...] = ("omar",)) -> str:
    """The project is imported, its documents annotated by each coder, and the project exported, as INCEpTION lays it out."""
    library = cassis()
    assert rashomon("export", "--format", "inception-project", "-o", "project.zip").exit_code == 0
    types = make_types(library).to_xml()
    with zipfile.ZipFile("project.zip") as project, zipfile.ZipFile("back.zip", "w") as back:
        back.writestr("exportedproject1042.json", project.read("exportedproject.json"))
        for name in (each for each in project.namelist() if each.startswith("source/")):
            back.writestr(name, project.read(name))
            for coder in coders:
                cas = opened(library, types.encode(), project.read(name))
                for one in cas.select("rashomon.Claim"):
                    for feature, value in verdicts.get(one.claim, {}).items():
                        setattr(one, feature, value)
                held = io.BytesIO()
                with zipfile.ZipFile(held, "w") as document:
                    document.writestr(f"{coder}.xmi", cas.to_xmi())
                    document.writestr("TypeSystem.xml", types)
                back.writestr(f"annotation/{name.removeprefix('source/')}/{coder}.zip", held.getvalue())
                back.writestr(f"annotation_ser/{name.removeprefix('source/')}/{coder}.ser", b"java")
    return "back.zip"


def by_brat(verdicts: dict[str, dict[str, str]]) -> str:
    assert rashomon("export", "--format", "brat", "-o", "coding").exit_code == 0
    (standoff,) = Path("coding").glob("*.ann")
    lines = standoff.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[:]):
        found = re.fullmatch(r"#\d+\tAnnotatorNotes (T\d+)\t.* \| (c-\w+) \| i-\w+", line)
        given = verdicts.get(found[2], {}) if found else {}
        if found and "verdict" in given:
            lines.append(f"A{90 + number}\tVerdict {found[1]} {given['verdict']}")
        if "correction" in given:
            lines[number] = f"{line} | {given['correction']}"
    standoff.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "coding"


def by_label_studio(verdicts: dict[str, dict[str, str]]) -> str:
    """As the tool exports it: predictions stay, and a person's annotation has the regions with what was given each."""
    assert rashomon("export", "--format", "label-studio", "-o", "tasks.json").exit_code == 0
    tasks = json.loads(Path("tasks.json").read_text(encoding="utf-8"))
    for task in tasks:
        regions = task["predictions"][0]["result"]
        made = [{key: value for key, value in one.items() if key != "meta"} for one in regions]
        for one in regions:
            given = verdicts.get((one.get("meta") or {}).get("claim", ""), {})
            shared = {"id": one.get("id"), "to_name": "text"}
            if "verdict" in given:
                made.append(shared | {"from_name": "verdict", "type": "choices", "value": {"choices": [given["verdict"]]}})
            if "correction" in given:
                made.append(shared | {"from_name": "correction", "type": "textarea", "value": {"text": [given["correction"]]}})
        task["annotations"] = [{"result": made}]
    Path("back.json").write_text(json.dumps(tasks), encoding="utf-8")
    return "back.json"


@pytest.mark.parametrize("tool", [by_inception, by_inception_project, by_brat, by_label_studio])
def test_a_second_coder_confirms_rejects_and_corrects(ledger: Path, tool: Callable[..., str]) -> None:
    """By the ledger's own judgements: who, what, and the value as it is read; what he did not judge stays; the same file again says nothing new."""
    back = tool({KIND: {"verdict": "right"}, TOLL: {"verdict": "wrong"}, AGAIN: {"correction": "at least 3"}})
    result = rashomon("judgements", "--import", back, "--by", "Omar")
    assert result.exit_code == 0, result.stderr
    assert f"{back}: 3 new, 0 known, 0 refused" in result.stdout
    found = judged()
    assert {name: (judgement.ruling, judgement.by) for name, judgement in found.items()} == {
        KIND: (Ruling.RIGHT, "Omar"), TOLL: (Ruling.WRONG, "Omar"), AGAIN: (Ruling.CORRECTED, "Omar"),
    }  # fmt: skip
    value = found[AGAIN].value
    assert (getattr(value, "low", None), getattr(value, "best", 0)) == (3, None)
    with Ledger.open(ledger) as kept:
        (incident,) = kept.incidents()
        assert [claim.id for claim in incident.struck] == [TOLL]
    again = rashomon("judgements", "--import", back, "--by", "Omar")
    assert f"{back}: 0 new, 3 known, 0 refused" in again.stdout
    assert f"{back}: 3 new" in rashomon("judgements", "--import", back, "--by", "Ana").stdout


def test_an_untouched_file_judges_nothing(ledger: Path) -> None:
    for tool in (by_brat, by_label_studio):
        assert "0 new, 0 known, 0 refused" in rashomon("judgements", "--import", tool({}), "--by", "Omar").stdout
    assert judged() == {}


def test_inception_counts_as_uima_does() -> None:
    """Offsets in the file are UTF-16 units of its text, and cassis makes code points of them; the features say what was read."""
    library = cassis()
    incident = Incident(id="i-0123456789ab", title="A shelling", events=(EVENT,), facts=(), accounts=())
    files = dict(files_of("inception")([incident], [REPORT]))
    (name,) = files.keys() - {"TypeSystem.xml"}
    text = TEXT.replace("\x0b", "\N{REPLACEMENT CHARACTER}")
    from lxml import etree

    root = etree.fromstring(files[name].encode())  # type: ignore[union-attr]
    encoded = text.encode("utf-16-le")
    marked = [(one.get("claim"), encoded[2 * int(one.get("begin")) : 2 * int(one.get("end"))].decode("utf-16-le")) for one in root.iter("{*}Claim")]
    assert sorted(one for one in marked if one[0] in {KIND, TOLL, AGAIN}) == sorted([(KIND, "قصف"), (TOLL, "Four 🧍civilians\nwere killed"), (TOLL, "🕯"), (AGAIN, "قُتل أربعة")])
    cas = opened(library, files["TypeSystem.xml"].encode(), files[name].encode())  # type: ignore[union-attr]
    assert cas.sofa_string == text
    (mark,) = (m for _, marks in mark_reports([incident], [REPORT]) for m in marks if m.claim.id == TOLL)
    spans = [(one.begin, one.end) for one in cas.select("rashomon.Claim") if one.claim == TOLL]
    assert sorted(spans) == [(span.start, span.end) for span in mark.spans]
    (first, *_) = (one for one in cas.select("rashomon.Claim") if one.claim == TOLL)
    assert (first.attribute, first.value, first.polarity, first.certainty, first.source, first.incident) == ("killed", "4", "denied", "possible", "the mayor", "i-0123456789ab")
    assert first.verdict is None
    assert [one.get_covered_text() for one in cas.select("rashomon.Source")] == ["the mayor"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({KIND: {"verdict": "perhaps"}}, "there are right and wrong"),
        ({AGAIN: {"correction": "plenty"}}, "holds no number"),
        ({AGAIN: {"correction": "3", "verdict": "wrong"}}, "is held wrong and given the value"),
    ],
)
def test_what_no_judgement_can_be_made_of(ledger: Path, given: dict[str, dict[str, str]], says: str) -> None:
    """It is refused by the annotation's name, and the others are taken."""
    back = by_brat({TOLL: {"verdict": "right"}, **given})
    result = rashomon("judgements", "--import", back, "--by", "Omar")
    assert result.exit_code == 1
    assert says in result.stderr
    assert re.search(r"coding, T\d+ of .*\.ann: ", result.stderr)
    assert judged().keys() == {TOLL}


def test_another_text_or_claim_is_refused(ledger: Path) -> None:
    """A text that was changed since, a claim that is not in the ledger, a mark that was moved, and two verdicts on one claim."""
    tasks = json.loads(Path(by_label_studio({KIND: {"verdict": "wrong"}})).read_text(encoding="utf-8"))
    for change, says in (
        (lambda task: task["data"].update(text=task["data"]["text"] + "\n"), "the text is not that of"),
        (lambda task: [one.update(id="c-ffffffffffff-1") for one in task["annotations"][0]["result"] if one.get("id") == f"{KIND}-1"], "there is no claim"),
        (lambda task: [one["value"].update(start=60, end=62, text=None) for one in task["annotations"][0]["result"] if one.get("id") == f"{KIND}-1" and one["type"] == "labels"], "moved away"),
    ):
        changed = json.loads(json.dumps(tasks))
        for task in changed:
            change(task)
            for one in task["annotations"][0]["result"]:
                if one.get("value", {}).get("text", "") is None:
                    del one["value"]["text"]
        Path("changed.json").write_text(json.dumps(changed), encoding="utf-8")
        result = rashomon("judgements", "--import", "changed.json", "--by", "Omar")
        assert result.exit_code == 1
        assert says in result.stderr
    result = tasks[0]["annotations"][0]["result"]
    result.append({"id": f"{TOLL}-1", "to_name": "text", "from_name": "verdict", "type": "choices", "value": {"choices": ["right"]}})
    result.append({"id": f"{TOLL}-2", "to_name": "text", "from_name": "verdict", "type": "choices", "value": {"choices": ["wrong"]}})
    Path("two.json").write_text(json.dumps(tasks), encoding="utf-8")
    assert f"{TOLL} is told otherwise" in rashomon("judgements", "--import", "two.json", "--by", "Omar").stderr


def test_archives_that_are_none(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Damaged, without a type system, of another kind; and without the library, which is named with its cure."""
    cassis()
    back = Path(by_inception({KIND: {"verdict": "right"}}))
    with zipfile.ZipFile(back) as archive:
        document, types = archive.read("omar.xmi"), archive.read("TypeSystem.xml")
    with zipfile.ZipFile("bare.zip", "w") as archive:
        archive.writestr("omar.xmi", document)
    with zipfile.ZipFile("broken.zip", "w") as archive:
        archive.writestr("omar.xmi", document[:500])
        archive.writestr("TypeSystem.xml", types)
    Path("cut.zip").write_bytes(back.read_bytes()[:200])
    Path("alone.xmi").write_bytes(document)
    with zipfile.ZipFile("other.zip", "w") as archive:
        archive.writestr("notes.txt", "mine")
    for name, says in (
        ("bare.zip", "has no TypeSystem.xml"), ("broken.zip", "is no UIMA CAS XMI"), ("cut.zip", "is an archive that is damaged"), ("alone.xmi", "needs the TypeSystem.xml"), ("other.zip", "holds no annotated document")):
        result = rashomon("judgements", "--import", name, "--by", "Omar")
        assert result.exit_code == 2, name
        assert says in result.stderr
    with zipfile.ZipFile("project.zip", "w") as archive:
        archive.writestr("annotation/wide.xmi/omar.zip", back.read_bytes())
    assert "1 new" in rashomon("judgements", "--import", "project.zip", "--by", "Omar").stdout
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(SettingError, match=r"needs the library cassis; install it with: pip install 'rashomon\[annotation\]'"):
        dict(files_of("inception")([], []))


def test_a_project_has_what_inception_imports() -> None:
    """Every document is named and there, every feature of a document is one of its layer, what is chosen from a set stands in it, and the same ledger gives the same bytes."""
    library = cassis()
    incident = Incident(id="i-0123456789ab", title="A shelling", events=(EVENT,), facts=(), accounts=())
    content = bytes_of("inception-project")([incident], [REPORT])
    assert content == bytes_of("inception-project")([incident], [REPORT])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        project = json.loads(archive.read("exportedproject.json"))
        documents = {name.removeprefix("source/"): archive.read(name) for name in archive.namelist() if name.startswith("source/")}
    assert [one["name"] for one in project["source_documents"]] == list(documents)
    assert {(one["format"], one["state"]) for one in project["source_documents"]} == {("xmi", "NEW")}
    assert project["version"] > 0  # an older one has its tag sets read by name
    layers = {layer["name"]: {feature["name"]: feature for feature in layer["features"]} for layer in project["layers"]}
    assert set(layers["rashomon.Claim"]) == set(FEATURES)
    sets = {one["name"]: {tag["tag_name"] for tag in one["tags"]} for one in project["tag_sets"]}
    chosen = {name: sets[feature["tag_set"]["name"]] for name, feature in layers["rashomon.Claim"].items() if feature["tag_set"]}
    for document in documents.values():
        cas = opened(library, make_types(library).to_xml().encode(), document)
        marked = list(cas.select("rashomon.Claim"))
        assert {one.claim for one in marked} >= {KIND, TOLL, AGAIN}
        assert all(getattr(one, name) in {None, *tags} for one in marked for name, tags in chosen.items())


def test_several_coders_judge_under_their_own_names(ledger: Path) -> None:
    back = by_inception_project({KIND: {"verdict": "right"}}, ("omar", "lena"))
    result = rashomon("judgements", "--import", back, "--by", "Ana")
    assert "2 new, 0 known, 0 refused" in result.stdout
    assert "the work of lena and omar" in result.stdout
    with Ledger.open(ledger) as kept:
        assert {judgement.by for judgement in kept.judgements()} == {"lena", "omar"}


def changed(tool: str) -> str:
    """A coder takes the mark of the toll out and marks words of his own: what kind of thing was done, and a place with its value."""
    if tool == "brat":
        back = by_brat({KIND: {"verdict": "right"}})
        (standoff,) = Path(back).glob("*.ann")
        lines = standoff.read_text(encoding="utf-8").splitlines()
        gone = {found[1] for line in lines if (found := re.match(rf"#\d+\tAnnotatorNotes (T\d+)\t.* \| {TOLL} \|", line))}
        kept = [line for line in lines if not re.search(rf"\b({'|'.join(gone)})\b", line)]
        start = TEXT.index("the mayor")
        kept += [f"T90\tinjured {start} {start + 3}\tthe", "#90\tAnnotatorNotes T90\tat least 3", f"T91\tsource {start} {start + 9}\tthe mayor", "R90\tsaid_by Arg1:T90 Arg2:T91"]
        standoff.write_text("\n".join(kept) + "\n", encoding="utf-8")
        return back
    if tool == "label-studio":
        back = by_label_studio({KIND: {"verdict": "right"}})
        tasks = json.loads(Path(back).read_text(encoding="utf-8"))
        result = [one for one in tasks[0]["annotations"][0]["result"] if not str(one.get("id", "")).startswith(TOLL)]
        at = len(TEXT[: TEXT.index("the mayor")].encode("utf-16-le")) // 2
        shared = {"id": "x1", "to_name": "text"}
        result += [
            shared | {"from_name": "label", "type": "labels", "value": {"start": at, "end": at + 3, "labels": ["injured"]}},
            shared | {"from_name": "correction", "type": "textarea", "value": {"text": ["at least 3"]}},
            {"id": "x2", "to_name": "text", "from_name": "label", "type": "labels", "value": {"start": at, "end": at + 9, "labels": ["source"]}},
            {"type": "relation", "from_id": "x1", "to_id": "x2", "labels": ["said_by"]},
        ]
        tasks[0]["annotations"][0]["result"] = result
        Path(back).write_text(json.dumps(tasks), encoding="utf-8")
        return back
    library = cassis()
    back = by_inception({KIND: {"verdict": "right"}})
    with zipfile.ZipFile(back) as archive:
        types, document = archive.read("TypeSystem.xml"), archive.read("omar.xmi")
    cas = opened(library, types, document)
    for one in [one for one in cas.select("rashomon.Claim") if one.claim == TOLL]:
        cas.remove(one)
    start = TEXT.index("the mayor")
    cas.add(cas.typesystem.get_type("rashomon.Claim")(begin=start, end=start + 3, attribute="injured", value="at least 3", source="the mayor"))
    with zipfile.ZipFile(back, "w") as archive:
        archive.writestr("omar.xmi", cas.to_xmi())
        archive.writestr("TypeSystem.xml", types)
    return back


@pytest.mark.parametrize("tool", ["brat", "label-studio", "inception"])
def test_what_a_coder_takes_out_or_adds(ledger: Path, tool: str) -> None:
    """A mark of his own is a note on its words, which changes no fact; one that he took out is told, and held wrong where that is asked for; again it is known."""
    back = changed(tool)
    result = rashomon("judgements", "--import", back, "--by", "Omar")
    assert "2 new, 0 known, 0 refused" in result.stdout, result.output
    assert "1 claim is marked no more" in result.stdout
    with Ledger.open(ledger) as kept:
        (note,) = [judgement for judgement in kept.judgements() if judgement.ruling is Ruling.NOTE]
        (incident,) = kept.incidents()
        assert not incident.struck
    assert note.why == "would add injured: at least 3, by the mayor"
    assert [(span.text, span.report) for span in note.about[0].words] == [("the", REPORT.id)]
    assert "would add injured" in rashomon("show", incident.id).stdout
    result = rashomon("judgements", "--import", back, "--by", "Omar", "--strike-removed")
    assert "1 new, 2 known, 0 refused" in result.stdout
    with Ledger.open(ledger) as kept:
        (incident,) = kept.incidents()
        assert [claim.id for claim in incident.struck] == [TOLL]
    assert "0 new, 3 known, 0 refused" in rashomon("judgements", "--import", back, "--by", "Omar", "--strike-removed").stdout


def test_one_text_of_a_folder_that_was_changed_stops_no_other(ledger: Path) -> None:
    """It is refused by its file's name, as is one without its text; the others are taken in, and the exit code says that something was refused."""
    back = Path(by_brat({KIND: {"verdict": "right"}}))
    (standoff,) = back.glob("*.ann")
    for name, text in (("a-changed", TEXT.replace("Four", "4")), ("b-alone", None)):
        (back / f"{name}.ann").write_text(standoff.read_text(encoding="utf-8"), encoding="utf-8")
        if text is not None:
            (back / f"{name}.txt").write_text(text, encoding="utf-8")
    result = rashomon("judgements", "--import", str(back), "--by", "Omar")
    assert result.exit_code == 1
    assert "coding: 1 new, 0 known, 2 refused" in result.stdout
    assert re.search(r"coding, a-changed\.ann: T\d+: marks other words than", result.stderr)
    assert "coding, b-alone.ann: b-alone.txt or it cannot be read" in result.stderr
    assert judged().keys() == {KIND}
