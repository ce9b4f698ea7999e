"""Data files of the package, and what a ledger needs of them: loaded without a model's runtime, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.errors import ResourceError

if TYPE_CHECKING:
    from travaux.ledger.notes import NoteForms
    from travaux.ledger.protected import ProtectedWords

_DATA = Path(__file__).parent / "data"  # importlib.resources takes longer to load than all data that a view needs


def data_text(name: str) -> str:
    """The text of a data file of the package.

    Raises:
        ResourceError: there is no such file.
    """
    try:
        return (_DATA / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"expected the data file {name} in the package, found none; reinstall travaux") from error


def data_rows(name: str) -> list[list[str]]:
    """Rows of a tab-separated data file, without comments and blank lines."""
    return rows_in_text(data_text(name))


def rows_in_text(text: str) -> list[list[str]]:
    """Rows of a tab-separated text, without comments and blank lines."""
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def load_protected_words() -> ProtectedWords:
    """Words that a copy of a passage must have where the original has them; names of states and peoples among them.

    Raises:
        ResourceError: a file is missing or a row is not of its shape.
    """
    from travaux.ledger.protected import parse_protected_words  # which only adding needs

    names = [row[2] for row in data_rows("actors/state_words.tsv")] + [row[1] for row in data_rows("actors/states.tsv")]
    names += [name for row in data_rows("actors/peoples.tsv") for cell in row[1:] for name in cell.split(";")]
    alone = (name.strip() for name in names if " " not in name.strip())
    return parse_protected_words(data_rows("ledger/protected_words.tsv"), alone)


@cache
def load_note_forms() -> NoteForms:
    """Forms of the notes by which outlets correct, update, embargo and take back reports."""
    from travaux.ledger.notes import parse_note_forms  # which only adding needs

    return parse_note_forms(data_rows("ledger/notes.tsv"), data_rows("reader/calendar.tsv"))
