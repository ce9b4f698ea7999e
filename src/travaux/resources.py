"""Loads what ships with Travaux, once: models, lexicons and tables."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from travaux.analysis.labels import ATTRIBUTION, NAMES, TIMES
from travaux.analysis.model import Calibration, Float, Model, MoveReader, joint_sha256, output_slices
from travaux.analysis.spans import bio_transitions
from travaux.data_files import data_rows, data_text, rows_in_text
from travaux.errors import ModelError, ResourceError, UsageError
from travaux.extract.actors import ActorLexicon, parse_actor_lexicon
from travaux.extract.documents import DocumentLexicon, parse_document_lexicon
from travaux.extract.moves import (
    Control,
    MoveLexicon,
    PloverCoder,
    parse_conditions,
    parse_control,
    parse_issue_words,
    parse_moods,
    parse_move_lexicon,
)
from travaux.extract.plover import PloverMap, Weights, parse_plover_map, parse_stems, parse_weights
from travaux.extract.statements import StatementLexicon, parse_statement_lexicon
from travaux.extract.times import TimeLexicon, parse_time_lexicon
from travaux.pipeline import READER, Resources
from travaux.reader.boilerplate import parse_boilerplate
from travaux.reader.calendar import parse_calendar
from travaux.reader.credits import parse_credit_forms
from travaux.reader.openings import parse_openings
from travaux.reader.outlets import Outlets, parse_outlets
from travaux.reader.tables import ReaderTables
from travaux.reader.words import parse_words
from travaux.record.record import MadeBy

MODELS = ("small", "medium", "large")
_GIVEN_NAMES = ("actors/given_names.tsv", "actors/given_names_more.tsv")
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
        run=_only_embedded(_session(files["encoder.onnx"], threads)),
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
    session = _session(files["encoder.onnx"], threads)

    def run(embedded: Float, form: NDArray[np.int64]) -> Float:
        result: Float = session.run(["outputs"], {"embedded": embedded, "form": form})[0]
        return result

    return MoveReader(
        sha256=_encoder_sha256(manifest),
        tokenizer=Tokenizer.from_str(files[manifest["tokenizer"]].decode()),
        words=words,
        scale=scale,
        run=run,
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


def _session(graph: bytes, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # Threads that wait in a loop take the processor from what is computed between two windows: a quarter slower on two cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Processors without VNNI add two int8 products in 16 bits, which overflow: there the encoder takes the way that doesn't.
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _only_embedded(session: Any) -> Callable[[Float], Float]:
    """A graph that reads nothing but embeddings."""

    def run(embedded: Float) -> Float:
        result: Float = session.run(["outputs"], {"embedded": embedded.astype(np.float32)})[0]
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


@cache
def load_move_lexicon() -> MoveLexicon:
    """Senses of words that show moves."""
    return parse_move_lexicon(data_rows("moves.tsv"))


@cache
def load_control() -> Control:
    """Who is to do what the infinitive of a verb tells."""
    return parse_control(data_rows("control.tsv"))


@cache
def load_plover_stems() -> dict[str, str]:
    """Stems of irregular verb forms."""
    return parse_stems(data_rows("plover/forms.tsv"))


@cache
def load_plover_map() -> PloverMap:
    """PLOVER event types by root and by kind of move, and the words that show their modes."""
    return parse_plover_map(*(data_rows(f"plover/{name}.tsv") for name in ("roots", "kinds", "modes")))


@cache
def load_plover_weights() -> Weights:
    """The classifier of PLOVER roots.

    Raises:
        ResourceError: its file is missing.
    """
    path = resources.files("travaux") / "data" / "plover" / "weights.npz"
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            return parse_weights({key: arrays[key] for key in arrays.files}, load_plover_stems())
    except OSError as error:
        raise ResourceError("expected the data file plover/weights.npz in the package, found none; reinstall travaux") from error


@cache
def load_document_lexicon() -> DocumentLexicon:
    """Nouns for documents, and the words that tell their states."""
    return parse_document_lexicon(data_rows("documents.tsv"), data_rows("document_states.tsv"))


@cache
def load_resources(
    model: str | None = None, folder: Path | None = None, lexicon: Path | None = None, threads: int = 0
) -> Resources:
    """Everything that reading needs: the model of that name (None: the default), or the one in a folder, and the lexicons.

    Args:
        lexicon: a file of senses of moves of a user's own, which add to those that ship.
        threads: of the model; 0 leaves their number to the machine.

    Raises:
        ModelError: there is no such model, or a file's hash is not the manifest's.
        ResourceError: a data file is missing.
        UsageError: the user's lexicon can't be read.
    """
    own = _own_text(lexicon) if lexicon is not None else ""
    return Resources(
        model=load_model(model or DEFAULT_MODEL, folder, threads),
        statements=load_statement_lexicon(),
        actors=load_actor_lexicon(),
        times=load_time_lexicon(),
        moves=_with_own(own, lexicon) if own else load_move_lexicon(),
        conditions=parse_conditions(data_rows("conditions.tsv")),
        moods=parse_moods(data_rows("move_moods.tsv")),
        issue_words=parse_issue_words(data_rows("issue_words.tsv")),
        control=load_control(),
        documents=load_document_lexicon(),
        plover=PloverCoder(load_plover_weights(), load_plover_map()),
        version=_version(),
        lexicons_sha256=lexicons_sha256(),
        options_sha256=_options_sha256(own),
    )


def load_made_by(model: str | None = None, lexicon: Path | None = None) -> MadeBy:
    """What the records of a model and lexicon are made by, without loading the model.

    Raises:
        ModelError: there is no such model.
        UsageError: the user's lexicon can't be read.
    """
    own = _own_text(lexicon) if lexicon is not None else ""
    if own:
        _with_own(own, lexicon)
    place = _model_folder(model or DEFAULT_MODEL, None)
    manifest = _manifest(place)
    beside = _encoder_sha256(_manifest(place / manifest["beside"])) if "beside" in manifest else None
    return MadeBy(
        version=_version(),
        reader=READER,
        model_name=manifest["name"],
        model_sha256=joint_sha256(_encoder_sha256(manifest), beside),
        lexicons_sha256=lexicons_sha256(),
        options_sha256=_options_sha256(own),
    )


def _options_sha256(own: str) -> str:
    return hashlib.sha256(own.encode()).hexdigest() if own else ""


def _model_folder(name: str, folder: Path | None) -> Path:
    place = folder if folder is not None else Path(str(resources.files("travaux"))) / "data" / "models" / name
    if not (place / "manifest.json").is_file():
        raise ModelError(f"expected a model, one of {', '.join(MODELS)}; found no {name!r} in {place}; reinstall travaux")
    return place


def _encoder_sha256(manifest: dict[str, Any]) -> str:
    return str(manifest["files"]["encoder.onnx"]["sha256"])


def _manifest(place: Path) -> dict[str, Any]:
    """The manifest of a model; one that is `like` another has its files, and all that it doesn't say itself."""
    manifest: dict[str, Any] = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    if "like" not in manifest:
        return manifest
    other = _manifest(place / manifest["like"])
    calibration = other.get("calibration", {}) | manifest.get("calibration", {})
    return other | manifest | {"calibration": calibration}


def _own_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(
            f"expected a lexicon of moves in UTF-8, can't read {path}: {reason}; docs/lexicon.md tells its form"
        ) from error


def _with_own(own: str, path: Path | None) -> MoveLexicon:
    """The lexicon of moves with a user's own lines.

    Raises:
        UsageError: one of these isn't of its form.
    """
    try:
        return parse_move_lexicon(data_rows("moves.tsv"), rows_in_text(own))
    except ResourceError as error:
        raise UsageError(f"{path}: {error}; docs/lexicon.md tells the form of a line") from error


def _version() -> str:
    try:
        return version("travaux")
    except PackageNotFoundError:  # run from a source tree that isn't installed
        return "0+unknown"


@cache
def lexicons_sha256() -> str:
    """SHA-256 over the names and contents of all lexicons, hexadecimal: what a record was made with."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("travaux"))) / "data"
    for path in sorted(root.rglob("*.tsv")):
        if any(path.is_relative_to(root / name) for name in ("ledger", "joins")):  # no record depends on them
            continue
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def load_actor_lexicon() -> ActorLexicon:
    """States, organisations, blocs, office-holders by date and role words.

    Raises:
        ResourceError: a file is missing or a row is not of its shape.
    """
    folder = resources.files("travaux") / "data" / "actors"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".tsv"))
    issuers = {outlet.name: outlet.organ_of for outlet in load_outlets().all if outlet.kind == "issuer" and outlet.organ_of}
    return parse_actor_lexicon({name: data_text(f"actors/{name}") for name in names}, issuers)


@cache
def load_statement_lexicon() -> StatementLexicon:
    """Cues, the forms of releases, and the names of agencies and outlets."""
    cues, releases, occasions = (data_rows(name) for name in ("cues.tsv", "releases.tsv", "occasions.tsv"))
    return parse_statement_lexicon(cues, releases, occasions, agency_names(), data_rows("measures.tsv"))


@cache
def load_time_lexicon() -> TimeLexicon:
    """The words of time expressions, and verb forms by tense."""
    return parse_time_lexicon(data_text("times.tsv"), data_text("times_verbs.tsv"))


@cache
def agency_names() -> frozenset[str]:
    """Names of news agencies and outlets, in every form that the outlets' table has."""
    rows = [row for row in data_rows("outlets.tsv") if row[1] != "issuer"]
    return frozenset(name.strip() for row in rows for name in (row[0], *row[2].split(";")) if name.strip())


@cache
def load_outlets() -> Outlets:
    """News agencies, outlets and issuers of releases."""
    return parse_outlets(data_rows("outlets.tsv"))


@cache
def load_reader_tables() -> ReaderTables:
    """What the reader tells the parts of a report by."""
    return ReaderTables(
        outlets=load_outlets(),
        boilerplate=parse_boilerplate(data_rows("reader/boilerplate.tsv")),
        openings=parse_openings(data_rows("reader/openings.tsv")),
        credit_forms=parse_credit_forms(data_rows("reader/credits.tsv")),
        calendar=parse_calendar(data_rows("reader/calendar.tsv")),
        function_words=frozenset(row[0] for row in data_rows("reader/function_words.tsv")),
        words=parse_words(data_rows("reader/words.tsv")),
        given_names=frozenset(row[0] for name in _GIVEN_NAMES for row in data_rows(name)),
    )
