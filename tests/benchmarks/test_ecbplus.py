"""Reading ECB+'s format, and what counts as a chain, a story and a mention that is scored."""

import pytest

from benchmarks.ecbplus import measure, read_articles, read_tellings, score_stories
from rashomon.language import load_pipeline


def document(sentences, mentions, relations):
    """A document of sentences of words, of mentions (id: sentence, word, tag) and of relations (tag, note, ids)."""
    tokens, places, number = [], {}, 0
    for s, sentence in enumerate(sentences):
        for w, word in enumerate(sentence.split()):
            number += 1
            places[s, w] = number
            tokens.append(f'<token t_id="{number}" sentence="{s}" number="{w}">{word}</token>')
    marked = [
        f'<{tag} m_id="{name}"><token_anchor t_id="{places[s, w]}"/></{tag}>' for name, (s, w, tag) in mentions.items()
    ]
    marked.append('<ACTION_OCCURRENCE m_id="99" TAG_DESCRIPTOR="x" instance_id="ACT1" />')
    related = [
        f'<{tag} r_id="{at}" note="{note}">' + "".join(f'<source m_id="{m}"/>' for m in names) + f'<target m_id="99"/></{tag}>'
        for at, (tag, note, names) in enumerate(relations)
    ]
    return f"<Document>{''.join(tokens)}<Markables>{''.join(marked)}</Markables><Relations>{''.join(related)}</Relations></Document>"


@pytest.fixture
def articles(tmp_path):
    first = document(
        ["Minister Okafor resigned in Lagos on Monday .", "Crowds cheered the `` resignation '' .", "It rained ."],
        {"1": (0, 2, "ACTION_OCCURRENCE"), "2": (1, 4, "ACTION_OCCURRENCE"), "3": (1, 1, "ACTION_OCCURRENCE"),
         "4": (2, 1, "ACTION_STATE"), "5": (0, 1, "HUMAN_PART_PER")},
        [("CROSS_DOC_COREF", "ACT1", ["1", "2"]), ("CROSS_DOC_COREF", "HUM1", ["5"])],
    )  # fmt: skip
    second = document(
        ["Okafor , the minister , resigned in Lagos ."], {"1": (0, 5, "NEG_ACTION_OCCURRENCE")}, [("CROSS_DOC_COREF", "ACT1", ["1"])]
    )
    third = document(["A ferry sank off Mindoro ."], {"1": (0, 2, "ACTION_OCCURRENCE")}, [("INTRA_DOC_COREF", "", ["1"])])
    (tmp_path / "7").mkdir()
    for name, text in (("7_1ecb", first), ("7_2ecb", second), ("7_1ecbplus", third)):
        (tmp_path / "7" / f"{name}.xml").write_text(text, encoding="utf-8")
    return {a.name: a for a in read_articles(tmp_path)}


def test_stories_are_as_files_are_named(articles):
    assert {name: (a.topic, a.story) for name, a in articles.items()} == {
        "7_1ecb": (7, "ecb"),
        "7_2ecb": (7, "ecb"),
        "7_1ecbplus": (7, "ecbplus"),
    }


def test_mentions_are_of_events_and_chains_run_across_documents(articles):
    assert set(articles["7_1ecb"].mentions) == {"7_1ecb:1", "7_1ecb:2", "7_1ecb:3", "7_1ecb:4"}
    assert articles["7_1ecb"].chains == {"7_1ecb:1": "ACT1", "7_1ecb:2": "ACT1"}
    assert articles["7_2ecb"].chains == {"7_2ecb:1": "ACT1"}
    assert articles["7_1ecbplus"].chains == {"7_1ecbplus:1": "7_1ecbplus:0"}


def test_a_sentence_without_a_relation_is_not_scored(articles):
    """It rained."""
    assert articles["7_1ecb"].annotated == {"7_1ecb:1", "7_1ecb:2", "7_1ecb:3"}


def test_a_mention_is_read_with_what_depends_on_it(articles):
    told = read_tellings(articles.values(), load_pipeline())
    assert told["7_1ecb:1"].trigger == "resign"
    assert "okafor" in told["7_1ecb:1"].parts
    assert told["7_1ecb:2"].trigger == "resignation"
    assert told["7_1ecb:2"].sentence == 1


def test_the_measures_of_a_pot(articles):
    rows = measure(list(articles.values()), read_tellings(articles.values(), load_pipeline()), "")
    found = {name: value for name, value, _ in rows}
    assert found["stories.b-cubed-f1"] == 1.0
    assert found["mentions.given-stories.conll"] == 1.0
    assert found["mentions.lemma.given-stories.conll"] < 1.0  # "resigned" and "resignation" are two lemmas


def test_scores_of_stories():
    """Three documents of one story and one of another, found as two and two."""
    rows = score_stories({"a": "1", "b": "1", "c": "1", "d": "2"}, {"a": "x", "b": "x", "c": "y", "d": "y"})
    values = {name: value for name, value, _ in rows}
    assert values["stories.pair-f1"] == pytest.approx(2 * 1 / (3 + 2))
    precision, recall = (1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert values["stories.b-cubed-f1"] == pytest.approx(2 * precision * recall / (precision + recall))
