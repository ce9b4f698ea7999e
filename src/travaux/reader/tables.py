"""Data files of the reader, parsed once."""

from __future__ import annotations

from functools import cache
from importlib import resources

from travaux.errors import ResourceError
from travaux.reader.boilerplate import BoilerplateRules, parse_boilerplate
from travaux.reader.calendar import Calendar, parse_calendar
from travaux.reader.credits import CreditForm, parse_credit_forms
from travaux.reader.openings import Opening, parse_openings
from travaux.reader.outlets import Outlets, parse_outlets


def _rows(name: str) -> list[list[str]]:
    """Rows of a tab-separated data file, without comments and blank lines.

    Raises:
        ResourceError: there is no such file.
    """
    try:
        text = (resources.files("travaux") / "data" / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"expected the data file {name} in the package, found none; reinstall travaux") from error
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def load_outlets() -> Outlets:
    """News agencies, outlets and issuers of releases."""
    return parse_outlets(_rows("outlets.tsv"))


@cache
def load_boilerplate() -> BoilerplateRules:
    """What stands around a report and is no part of it."""
    return parse_boilerplate(_rows("reader/boilerplate.tsv"))


@cache
def load_openings() -> tuple[Opening, ...]:
    """Forms of bylines and labels above a report's first paragraph."""
    return parse_openings(_rows("reader/openings.tsv"))


@cache
def load_credit_forms() -> tuple[CreditForm, ...]:
    """Forms in which a report names an agency that it rests on."""
    return parse_credit_forms(_rows("reader/credits.tsv"))


@cache
def load_calendar() -> Calendar:
    """Names of months and weekdays, and the patterns of dates."""
    return parse_calendar(_rows("reader/calendar.tsv"))


@cache
def load_function_words() -> frozenset[str]:
    """English function words."""
    return frozenset(row[0] for row in _rows("reader/function_words.tsv"))
