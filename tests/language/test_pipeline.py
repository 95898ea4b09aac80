"""What the shipped model reads in a report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc

from rashomon.language import load_pipeline

REPORT = (
    "Turkish forces shell village in northern Syria\n\n"
    "At least 12 civilians were killed by a drone strike near Ain Issa on Tuesday, the Syrian Democratic Forces said. "
    "“We can't confirm the toll,” U.S. Col. Myles Caggins told Reuters.\n\n"
    "Ankara did not comment"
)


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(REPORT)


def words(doc, **wanted):
    return [token.text for token in doc if all(getattr(token, name) == value for name, value in wanted.items())]


def test_the_text_is_kept(doc):
    assert doc.text == REPORT


def test_a_headline_without_a_stop_is_a_sentence(doc):
    assert [sentence.text.strip()[:20] for sentence in doc.sents] == [
        "Turkish forces shell", "At least 12 civilian", "“We can't confirm th", "Ankara did not comme",
    ]  # fmt: skip


def test_every_sentence_has_one_root(doc):
    for sentence in doc.sents:
        assert sum(token.dep_ == "root" for token in sentence) == 1


def test_relations_are_universal_dependencies(doc):
    killed = next(token for token in doc if token.text == "killed")
    assert {child.dep_: child.text for child in killed.children if child.dep_ in ("nsubj:pass", "aux:pass")} == {
        "nsubj:pass": "civilians",
        "aux:pass": "were",
    }
    assert killed.lemma_ == "kill"
    assert (killed.pos_, killed.tag_) == ("VERB", "VBN")
    strike = next(token for token in doc if token.text == "strike")
    assert (strike.dep_, strike.head.text) == ("obl:agent", "killed")


def test_lemmas_of_irregular_forms(doc):
    assert {token.text: token.lemma_ for token in doc if token.text in ("were", "said", "told", "ca", "n't")} == {
        "were": "be", "said": "say", "told": "tell", "ca": "can", "n't": "not",
    }  # fmt: skip


def test_names(doc):
    found = {(entity.text, entity.label_) for entity in doc.ents}
    assert {("Syrian Democratic Forces", "ORG"), ("Ain Issa", "LOC"), ("Reuters", "ORG")} <= {
        (text.removeprefix("the "), label) for text, label in found
    }
    assert any("Caggins" in text and label == "PER" for text, label in found)


def test_matchers_and_displacy_work(nlp, doc):
    matcher = DependencyMatcher(nlp.vocab)
    says = {"RIGHT_ID": "says", "RIGHT_ATTRS": {"LEMMA": "say"}}
    who = {"LEFT_ID": "says", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    matcher.add("SAYS", [[says, who]])
    assert [doc[places[1]].text for _, places in matcher(doc)] == ["Forces"]
    assert "Ain Issa" in displacy.render(doc, style="ent", jupyter=False)


def test_a_doc_made_by_hand_keeps_its_words_and_sentences(nlp):
    made = Doc(nlp.vocab, words=["Hello", "He", "fled"], sent_starts=[True, True, False])
    assert [sentence.text.strip() for sentence in nlp(made).sents] == ["Hello", "He fled"]


def test_texts_read_together_are_read_as_alone(nlp):
    texts = [REPORT, "", "Two soldiers died.", "\n\n", REPORT[:60]]
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        assert doc.text == text
        assert len(list(doc.sents)) == len(list(nlp(text).sents))


def test_a_paragraph_of_twenty_thousand_words_is_read_whole(nlp):
    text = "The army said it had shelled the town of Idlib before dawn. " * 1667
    doc = nlp(text)
    assert doc.text == text
    assert len(list(doc.sents)) == 1667
    assert all(entity.label_ for entity in doc.ents)


def test_a_list_with_no_end_is_cut_into_sentences_that_fit(nlp):
    text = ", ".join(["Ahmad Khalil al-Hussein"] * 400)
    assert nlp(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text("aB.\n \t“”’'é😀عر\x00\u2028-—", max_size=80)))
def test_any_text_comes_back_as_it_was(text):
    doc = load_pipeline()(text)
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_the_version_is_recorded(nlp):
    assert len(nlp.model_version) == 12
