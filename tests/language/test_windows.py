"""Windows read a text whole, whatever its length."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.layout import Break
from rashomon.language.windows import WIDEST, TextWindow, cut_sentences, home_of, plan_windows, start_scores

texts = st.lists(st.tuples(st.integers(1, 8), st.sampled_from([0, 0, 0, 0, 0, 0, 0, 1, 2])), min_size=1, max_size=700)


@given(texts)
def test_every_word_is_read_and_no_window_is_too_wide(words):
    sizes, breaks = [size for size, _ in words], [gap for _, gap in words]
    windows = plan_windows(sizes, breaks)
    assert sorted({word for window in windows for word in range(window.start, window.end)}) == list(range(len(words)))
    assert all(sum(sizes[window.start : window.end]) <= WIDEST for window in windows)


@given(texts, st.randoms(use_true_random=False))
def test_sentences_partition_the_text_and_keep_to_paragraphs(words, random):
    sizes, breaks = [size for size, _ in words], [gap for _, gap in words]
    scores = np.array([random.uniform(-9, 1) for _ in words], np.float32)
    sentences = cut_sentences(scores, sizes, breaks)
    assert sentences[0].start == 0
    assert sentences[-1].end == len(words)
    assert all(left.end == right.start for left, right in pairwise(sentences))
    assert all(sum(sizes[sentence.start : sentence.end]) <= WIDEST for sentence in sentences)
    starts = {sentence.start for sentence in sentences}
    assert all(index in starts for index, gap in enumerate(breaks) if gap == Break.BLANK_LINE and index)


def test_a_word_in_two_windows_listens_to_the_one_where_it_stands_deeper():
    windows = [TextWindow(0, 6), TextWindow(3, 9)]
    scores = [np.full(6, 1, np.float32), np.full(6, 2, np.float32)]
    assert start_scores(windows, scores, 9).tolist() == [1, 1, 1, 1, 1, 2, 2, 2, 2][:9]


def test_a_sentence_lives_where_all_of_it_stands():
    windows = [TextWindow(0, 10), TextWindow(6, 20)]
    assert home_of(TextWindow(7, 9), windows) == 0
    assert home_of(TextWindow(9, 12), windows) == 1
    assert home_of(TextWindow(4, 12), windows) == -1
