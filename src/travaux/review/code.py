"""Blind coding: empty sheets out of a ledger, and filled ones into it."""

from __future__ import annotations

import json
from typing import Any

from travaux.errors import UsageError
from travaux.record.coding import Coding
from travaux.record.sheet import make_sheet, names_on, read_sheet
from travaux.store.codings import add_coding, load_text
from travaux.store.ledger import Ledger
from travaux.store.pack import storable
from travaux.store.records import load_record
from travaux.store.reports import speaking


def sheet_of(ledger: Ledger, report: str) -> dict[str, Any]:
    """An empty sheet of the version of a report that speaks, of which it tells nothing that the machine or anybody found.

    Raises:
        UsageError: no report is called so, or several are.
    """
    with ledger.database.reading() as connection:
        found = speaking(connection, report)
        return make_sheet(load_record(connection, found.reading), found.version)


def add_sheet(ledger: Ledger, sheet: str, by: str) -> tuple[Coding, bool]:
    """Store what a person found, from the JSON of a filled sheet.

    Returns:
        The coding, and whether it is new.

    Raises:
        UsageError: there is no name, or no such text in the ledger; the person has coded it before, and others have since.
        RecordError: something in the sheet doesn't fit; the message names the place.
    """
    by = " ".join(storable(by).split())
    if not by:
        raise UsageError("expected who coded it, got no name; say --by NAME, or set TRAVAUX_BY")
    told = _parsed(sheet)
    names = names_on(told)
    with ledger.database.reading() as connection:
        text = load_text(connection, *names)
    coding = read_sheet(told, text, by, ledger.now())
    return coding, add_coding(ledger, coding)


def _parsed(sheet: str) -> Any:
    try:
        # Escaped surrogates come out of JSON as such.
        return json.loads(storable(json.dumps(json.loads(sheet), ensure_ascii=False)))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise UsageError(f"expected a sheet in JSON, got something else at {where}; mend it there") from error
    except RecursionError:
        raise UsageError("expected a sheet, got JSON that is nested too deep; docs/agreement.md tells its form") from None
