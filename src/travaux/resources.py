"""Loads what ships with Travaux, once: models, lexicons and tables."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from travaux.data_files import data_rows, data_text, rows_in_text
from travaux.errors import ResourceError, UsageError
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
from travaux.model_files import DEFAULT_MODEL, load_model, model_named
from travaux.pipeline import READER, Resources
from travaux.reader.boilerplate import parse_boilerplate
from travaux.reader.calendar import parse_calendar
from travaux.reader.credits import parse_credit_forms
from travaux.reader.openings import parse_openings
from travaux.reader.outlets import Outlets, parse_outlets
from travaux.reader.tables import ReaderTables
from travaux.reader.words import parse_words
from travaux.record.record import MadeBy

_GIVEN_NAMES = ("actors/given_names.tsv", "actors/given_names_more.tsv")


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
    name, sha256 = model_named(model or DEFAULT_MODEL)
    return MadeBy(
        version=_version(),
        reader=READER,
        model_name=name,
        model_sha256=sha256,
        lexicons_sha256=lexicons_sha256(),
        options_sha256=_options_sha256(own),
    )


def _options_sha256(own: str) -> str:
    return hashlib.sha256(own.encode()).hexdigest() if own else ""


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
    known = load_outlets().all
    issuers = {outlet.name: outlet.organ_of for outlet in known if outlet.kind == "issuer" and outlet.organ_of}
    outlets = ((name, each.country or "") for each in known if each.kind != "issuer" for name in (each.name, *each.aliases))
    return parse_actor_lexicon({name: data_text(f"actors/{name}") for name in names}, issuers, outlets)


@cache
def load_statement_lexicon() -> StatementLexicon:
    """Cues, the forms of releases, and the names of agencies and outlets."""
    cues, releases, occasions = (data_rows(name) for name in ("cues.tsv", "releases.tsv", "occasions.tsv"))
    return parse_statement_lexicon(cues, releases, occasions, agency_names(), data_rows("measures.tsv"), data_rows("hearings.tsv"))


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
