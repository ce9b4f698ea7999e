import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.labels import ATTRIBUTION, NAMES
from travaux.analysis.link import link_spans
from travaux.analysis.spans import best_path, bio_transitions, log_softmax, span_evidence, spans_of


@given(st.integers(0, 30), st.integers(0, 10_000))
def test_a_path_never_breaks_the_bio_rules(count, seed):
    scores = log_softmax(np.random.default_rng(seed).normal(size=(count, len(NAMES))).astype(np.float32))
    path = best_path(scores, bio_transitions(NAMES), NAMES)
    labels = [NAMES[i] for i in path]
    for before, after in zip(["O", *labels], labels, strict=False):
        assert after[0] != "I" or before[2:] == after[2:]


def test_spans_keep_neighbours_of_one_kind_apart():
    path = [ATTRIBUTION.index(x) for x in ("B-cue", "I-cue", "B-cue", "O", "B-source")]
    assert spans_of(path, ATTRIBUTION) == [(0, 2, "cue"), (2, 3, "cue"), (4, 5, "source")]


def test_a_span_is_surer_where_its_end_is_surer():
    sure = log_softmax(np.array([[0, 9, 0], [9, 0, 0]], np.float32))
    unsure = log_softmax(np.array([[0, 9, 0], [1, 0, 0.9]], np.float32))
    kinds = ("O", "B-x", "I-x")
    assert span_evidence(unsure, (0, 1, "x"), kinds) < span_evidence(sure, (0, 1, "x"), kinds) <= 0


def test_contents_join_their_cue_and_sources_pair_off():
    # 0 content . 1 source 2 cue 3 | 4 source 5 cue 6 content
    spans = [(0, 3, "content"), (3, 4, "source"), (4, 5, "cue"), (6, 7, "source"), (7, 8, "cue"), (8, 12, "content")]
    sentence_of = [0] * 6 + [1] * 6
    linked = link_spans(spans, sentence_of, [0] * 12, np.zeros((6, 6), np.float32))
    assert [(x.source, x.cue, x.content) for x in linked] == [((1,), 2, (0,)), ((3,), 4, (5,))]


def test_a_quotation_far_from_every_cue_stays_alone():
    spans = [(0, 1, "source"), (1, 2, "cue"), (2, 4, "content"), (40, 44, "content")]
    sentence_of = [0] * 20 + [9] * 30
    linked = link_spans(spans, sentence_of, [0] * 20 + [2] * 30, np.zeros((4, 4), np.float32))
    assert [(x.cue, x.content) for x in linked] == [(1, (2,)), (None, (3,))]


@given(st.integers(1, 5), st.integers(0, 10_000), st.sampled_from([1.0, 4.0, 12.0]))
def test_the_best_path_is_the_best_of_all(count, seed, sharpness):
    chance = np.random.default_rng(seed)
    scores = log_softmax((sharpness * chance.normal(size=(count, 5))).astype(np.float32))
    kinds = ("O", "B-x", "I-x", "B-y", "I-y")
    transitions = bio_transitions(kinds) + chance.normal(size=(5, 5)).astype(np.float32)

    def total(path):
        start = -1e4 if kinds[path[0]][0] == "I" else 0.0
        moves = sum(transitions[a, b] for a, b in itertools.pairwise(path))
        return start + moves + sum(scores[i, label] for i, label in enumerate(path))

    best = max(map(total, itertools.product(range(5), repeat=count)))
    assert total(best_path(scores, transitions, kinds)) == pytest.approx(best, abs=1e-3)
