"""Who is to do what a verb's infinitive tells: "promised Belmar to leave", "called on Belmar to leave"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from travaux.extract.moves.rows import checked_rows
from travaux.extract.statements.lexicon import inflect

Control = Mapping[str, tuple[str, ...]]  # a verb's form to the relations in which who is to do what its infinitive tells may stand


def parse_control(rows: Iterable[list[str]]) -> Control:
    """Who controls infinitives, from the rows of `control.tsv`.

    Raises:
        ResourceError: a row is not what the file's head says.
    """
    found: dict[str, tuple[str, ...]] = {}
    for verb, irregular, controller, _ in checked_rows(rows, "control.tsv", 4, optional=(1,)):
        for form in dict.fromkeys((*inflect(verb), *filter(None, irregular.split(",")))):
            found[form] = (*found.get(form, ()), controller)
    return found
