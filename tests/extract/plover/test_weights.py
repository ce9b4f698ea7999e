"""The classifier of PLOVER roots as it ships, on sentences that it wasn't trained on."""

from dataclasses import replace

import numpy as np
import pytest
from plover_factory import make_event

from travaux.extract.plover import classify, feature_key, parse_weights, rank
from travaux.model_files import load_model
from travaux.resources import load_plover_map, load_plover_weights

ROOTS = [
    ("[Prime Minister Dray] met <President Sarn> in the old capital on Friday.", "CONSULT"),
    ("[The Corvian senate] condemned <Ardania>'s raid on the harbour.", "ACCUSE"),
    ("[Tolmark] turned down an offer by <Belmar> to mediate.", "REJECT"),
    ("[Tolmark] freed <forty Belmari sailors> on Sunday.", "YIELD"),
    ("[Belmar] urged <Corvia> to open the pass.", "REQUEST"),
    ("[Belmar] has agreed to send engineers to <Corvia>.", "AGREE"),
    ("[Tolmark] threatened to bomb <the Ardanian capital>.", "THREATEN"),
    ("[Police] arrested <an editor of the paper>.", "COERCE"),
    ("[Rebels] shelled <the garrison> and killed nine soldiers.", "ASSAULT"),
    ("[Corvia] suspended aid to <Ardania>.", "SANCTION"),
    ("[Corvia] praised <Ardania> for its patience.", "SUPPORT"),
    ("[Corvia] gave food aid worth two million crowns to <Ardania>.", "AID"),
    ("<The garrison> was shelled by [rebels].", "ASSAULT"),
]


@pytest.mark.parametrize(("marked", "root"), ROOTS)
def test_root(marked, root):
    event, analysis = make_event(marked)
    assert classify(event, load_plover_weights(), analysis)[0][0] == root


@pytest.mark.parametrize(("marked", "root"), ROOTS)
def test_ranking_holds_every_root_once_and_sums_to_one(marked, root):
    event, analysis = make_event(marked)
    ranked = classify(event, load_plover_weights(), analysis)
    chances = [chance for _, chance in ranked]
    assert {name for name, _ in ranked} == set(load_plover_map().events)
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) == pytest.approx(1, abs=1e-5)


def test_words_alone_tell_most_roots():
    weights = load_plover_weights()
    right = [classify(make_event(marked)[0], weights)[0][0] == root for marked, root in ROOTS]
    assert sum(right) > len(ROOTS) / 2


def test_the_word_that_shows_the_move_decides():
    weights = load_plover_weights()
    first = make_event("[Ardania] {rejected} the draft of <Belmar> and demanded a vote.")
    second = make_event("[Ardania] rejected the draft of <Belmar> and {demanded} a vote.")
    chances = [dict(classify(*pair)) for pair in ((first[0], weights, first[1]), (second[0], weights, second[1]))]
    assert chances[1]["REQUEST"] > chances[0]["REQUEST"]


def test_weights_belong_to_the_encoder_that_ships():
    weights = load_plover_weights()
    assert weights.encoder_sha256 == load_model("small").sha256
    assert len(weights.blocks) == 2
    assert len(weights.roots) == 15


def test_without_anything_known_the_bias_decides():
    weights = replace(load_plover_weights(), bias=np.arange(15, dtype=np.float32))
    assert rank({"no such feature"}, (), weights)[0][0] == weights.roots[14]


def test_scores_are_sums_over_features_scaled_by_their_length():
    arrays = {
        "roots": np.array(["AID", "YIELD"]),
        "keys": np.array([feature_key("w=send"), feature_key("w=free")], np.uint32),
        "table": np.array([[100, 0], [0, 50]], np.int8),
        "table_scale": np.array([0.01, 0.02], np.float32),
        "idf": np.array([3, 4], np.float16),
        "bias": np.zeros(2, np.float32),
        "sharpness": np.array(2, np.float32),
        "encoder_sha256": np.array("a" * 64),
    }
    for name in ("telling", "sentence"):
        arrays |= {f"{name}.mean": np.zeros(2), f"{name}.spread": np.ones(2), f"{name}.table": np.eye(2)}
    weights = parse_weights(arrays, {})
    odds = np.exp(2 * (4 / 5 - 3 / 5))
    ranked = rank(["w=send", "w=free"], (), weights)
    assert [root for root, _ in ranked] == ["YIELD", "AID"]
    assert ranked[0][1] == pytest.approx(odds / (1 + odds), abs=1e-5)
    leaning = rank(["w=send", "w=free"], (np.array([9.0, 0.0], np.float32), np.array([3.0, 0.0], np.float32)), weights)
    assert leaning[0][0] == "AID"
