"""The tables that the reader tells parts of a report by, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.reader.boilerplate import BoilerplateRules
from travaux.reader.calendar import Calendar
from travaux.reader.credits import CreditForm
from travaux.reader.openings import Opening
from travaux.reader.outlets import Outlets
from travaux.reader.words import ReaderWords


@dataclass(frozen=True, slots=True)
class ReaderTables:
    """What the files of `data/reader/`, `data/outlets.tsv` and the actors' given names (lower case) hold.

    `travaux.resources.load_reader_tables` loads them.
    """

    outlets: Outlets
    boilerplate: BoilerplateRules
    openings: tuple[Opening, ...]
    credit_forms: tuple[CreditForm, ...]
    calendar: Calendar
    function_words: frozenset[str]
    words: ReaderWords
    given_names: frozenset[str]
