"""Loads the models that ship with Travaux, or one of a folder."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from travaux.analysis.labels import ATTRIBUTION, NAMES, TIMES
from travaux.analysis.model import Calibration, Float, Model, MoveReader, joint_sha256, output_slices
from travaux.analysis.spans import bio_transitions
from travaux.data_files import data_rows
from travaux.errors import ModelError

MODELS = ("small", "medium", "large")
DEFAULT_MODEL = "small"
_CALIBRATED = (
    "moves",
    "attribution.source",
    "attribution.cue",
    "attribution.content",
    "inner",
    "names",
    "times",
    "attributions",
    "statements",
)


@cache
def load_abbreviations() -> frozenset[str]:
    """Abbreviations that keep their full stop."""
    return frozenset(row[0] for row in data_rows("abbreviations.tsv"))


@cache
def load_model(name: str = DEFAULT_MODEL, folder: Path | None = None, threads: int = 0) -> Model:
    """A model by name, or from a folder that holds one; `threads` 0 leaves their number to the machine.

    Raises:
        ModelError: there is no such model, or a file's hash is not the manifest's.
    """
    place = _model_folder(name, folder)
    manifest = _manifest(place)
    files = _read_files(place / manifest.get("like", ""), manifest)
    with np.load(io.BytesIO(files["tables.npz"]), allow_pickle=False) as tables:
        arrays = {key: tables[key] for key in tables.files}
    knots = manifest.get("calibration", {})
    calibrations = {key: Calibration(*(tuple(values) for values in knots.get(key, ()))) for key in _CALIBRATED}
    return Model(
        name=manifest["name"],
        sha256=_encoder_sha256(manifest),
        tokenizer=Tokenizer.from_str(files["tokenizer.json"].decode()),
        run=_graph(files["encoder.onnx"], threads, "embedded"),
        tables=arrays,
        outputs=output_slices(manifest["outputs"]),
        window=(manifest["window"]["size"], manifest["window"]["overlap"]),
        transitions=_transitions(manifest),
        calibrations=calibrations,
        abbreviations=load_abbreviations(),
        move_weights=manifest.get("moves", {}),
        moves=_load_moves(place / manifest["beside"], threads) if "beside" in manifest else None,
    )


def _load_moves(place: Path, threads: int) -> MoveReader:
    """What reads moves beside a model, from its folder."""
    manifest = _manifest(place)
    files = _read_files(place, manifest)
    with np.load(io.BytesIO(files[manifest["tables"]]), allow_pickle=False) as tables:
        words, scale = tables["words"], tables["scale"]
    return MoveReader(
        sha256=_encoder_sha256(manifest),
        tokenizer=Tokenizer.from_str(files[manifest["tokenizer"]].decode()),
        words=words,
        scale=scale,
        run=_graph(files["encoder.onnx"], threads, "embedded", "form"),
        outputs=output_slices(manifest["outputs"]),
        window=(manifest["window"]["size"], manifest["window"]["overlap"]),
        share=manifest["share"],
    )


def _read_files(place: Path, manifest: dict[str, Any]) -> dict[str, bytes]:
    return {file: _read_checked(place / file, facts["sha256"]) for file, facts in manifest["files"].items()}


def _read_checked(path: Path, sha256: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"expected the model file {path}, can't read it: {error.strerror}; reinstall travaux") from error
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ModelError(f"expected {path.name} with SHA-256 {sha256[:12]}…, found {found[:12]}…; reinstall travaux")
    return data


def _graph(graph: bytes, threads: int, *inputs: str) -> Callable[..., Float]:
    """What a graph makes of its inputs, which are given in the order of their names."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # Threads that wait in a loop take the processor from what is computed between two windows: a quarter slower on two cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Processors without VNNI add two int8 products in 16 bits, which overflow: there the encoder takes the way that doesn't.
    options.add_session_config_entry("session.x64quantprecision", "1")
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def run(*values: NDArray[Any]) -> Float:
        result: Float = session.run(["outputs"], dict(zip(inputs, values, strict=True)))[0]
        return result

    return run


def _transitions(manifest: dict[str, Any]) -> dict[str, Float]:
    """BIO tables of the heads, the manifest's log counts added where it has them."""
    tables = {
        head: bio_transitions(inventory)
        for head, inventory in (
            ("attribution", ATTRIBUTION),
            ("inner", ATTRIBUTION),
            ("names", NAMES),
            ("times", TIMES),
        )
    }
    for head, added in manifest.get("transitions", {}).items():
        tables[head] = tables[head] + np.asarray(added, np.float32)
    return tables


def model_named(name: str) -> tuple[str, str]:
    """The name and the SHA-256 that records of a model carry, without loading it.

    Raises:
        ModelError: there is no such model.
    """
    place = _model_folder(name, None)
    manifest = _manifest(place)
    beside = _encoder_sha256(_manifest(place / manifest["beside"])) if "beside" in manifest else None
    return manifest["name"], joint_sha256(_encoder_sha256(manifest), beside)


def _model_folder(name: str, folder: Path | None) -> Path:
    place = folder if folder is not None else Path(str(resources.files("travaux"))) / "data" / "models" / name
    if not (place / "manifest.json").is_file():
        raise ModelError(f"expected a model, one of {', '.join(MODELS)}; found no {name!r} in {place}; reinstall travaux")
    return place


def _encoder_sha256(manifest: dict[str, Any]) -> str:
    return str(manifest["files"]["encoder.onnx"]["sha256"])


def _manifest(place: Path) -> dict[str, Any]:
    """The manifest of a model; one that is `like` another has its files, and all that it doesn't say itself.

    Raises:
        ModelError: it can't be read.
    """
    path = place / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"expected a model's manifest, can't read {path}: {error}; reinstall travaux") from error
    if "like" not in manifest:
        return manifest
    other = _manifest(place / manifest["like"])
    calibration = other.get("calibration", {}) | manifest.get("calibration", {})
    return other | manifest | {"calibration": calibration}
