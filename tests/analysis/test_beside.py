"""What reads moves beside a model."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from travaux.analysis import analyse
from travaux.errors import ModelError
from travaux.model_files import load_model

MODELS = Path(str(resources.files("travaux"))) / "data" / "models"


@pytest.fixture(scope="module")
def medium_model():
    return load_model("medium", threads=1)


@pytest.fixture(scope="module")
def article(sample_records):
    return next(record.article for record in sample_records.values() if record.moves)


def chances(analysis):
    """The chance of each kind of each word that may show a move."""
    return {(cue.token, kind): chance for cue in analysis.move_cues for kind, chance in cue.kinds.items()}


def at_share(model, share):
    return replace(model, moves=replace(model.moves, share=share))


def test_it_counts_by_its_share(small_model, medium_model, article):
    own = chances(analyse(article, small_model))
    none, all_of_it = (chances(analyse(article, at_share(medium_model, share))) for share in (0.0, 1.0))
    assert none.keys() == own.keys()
    assert np.allclose([none[key] for key in own], list(own.values()), atol=1e-4)
    half = chances(analyse(article, at_share(medium_model, 0.5)))
    known = [key for key in half if key in none and key in all_of_it]
    assert known
    assert np.allclose([half[key] for key in known], [(none[key] + all_of_it[key]) / 2 for key in known], atol=1e-4)
    assert max(abs(none[key] - all_of_it[key]) for key in known) > 0.05


def test_all_but_moves_is_the_models_own(small_model, medium_model, article):
    small, medium = analyse(article, small_model), analyse(article, medium_model)
    assert [t.head for t in small.tokens] == [t.head for t in medium.tokens]
    assert (small.names, small.times) == (medium.names, medium.times)


def test_records_tell_of_both_encoders(small_model, medium_model):
    assert medium_model.sha256 == small_model.sha256 == small_model.made_by
    assert medium_model.made_by not in (small_model.sha256, medium_model.moves.sha256)


def test_a_damaged_file_beside_a_model_is_told(tmp_path):
    moves = tmp_path / "moves"
    moves.mkdir()
    manifest = json.loads((MODELS / "moves" / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {"encoder.onnx": manifest["files"]["encoder.onnx"]}
    (moves / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (moves / "encoder.onnx").write_bytes(b"cut off")
    own = tmp_path / "own"
    own.mkdir()
    described = {"name": "own", "like": str(MODELS / "small"), "beside": "../moves"}
    (own / "manifest.json").write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(ModelError, match=r"expected encoder\.onnx with SHA-256 \w+…, found"):
        load_model("own", own)


def test_what_is_missing_beside_a_model_is_told(tmp_path):
    described = {"name": "own", "like": str(MODELS / "small"), "beside": "../moves"}
    (tmp_path / "manifest.json").write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(ModelError, match=r"expected a model's manifest, can't read .*moves/manifest\.json.*reinstall travaux"):
        load_model("own", tmp_path)
