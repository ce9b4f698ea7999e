"""Names of what does nothing: a disease, a feast, a flight, a document by its number."""

from __future__ import annotations

import re

from travaux.extract.actors.page import Page

_NUMBERED = re.compile(r"(?=.*\d)[A-Z]{1,8}(?:/[A-Z0-9.]{1,10}){2,}\.?|No\.?")  # a document's number: "WCO/CM/W/77", "No. 12"
_OF_A_SERIES = re.compile(r"(?!M-)[A-Z][A-Za-z]*-\d+[A-Z]?")  # "COVID-19", "C-17"; "M-7" may be a movement of that day
_ALONE = re.compile(r"(?![MG])[A-Z][A-Za-z]{0,3}\d{2,4}[A-Z]?")  # "A380"; "M27" may be a movement, too
_MODEL = re.compile(r"(?!M-)[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Z]?")  # what a maker calls one, behind a name: "Dalk | A380"
_OWN_NUMBER = re.compile(r"\d{2,4}")


def is_a_thing(page: Page, first: int, last: int) -> bool:
    """Whether words name what does nothing, and is no actor: "COVID-19", "the Olympics"."""
    word = page.words[first]
    numbered = last - first == 1 and any(form.fullmatch(word.raw) is not None for form in (_NUMBERED, _OF_A_SERIES, _ALONE))
    towns = (
        last - first > 1
        and "," in page.words[last - 1].gap
        and page.lexicon.is_a("abbreviated", page.words[last - 1].key.rstrip("."))
    )
    return (
        numbered
        or towns
        or _is_a_model(page, first, last)
        or page.lexicon.is_a("thing", " ".join(page.key(first, min(last, first + 2))))
    )


def _is_a_model(page: Page, first: int, last: int) -> bool:
    """Whether a name ends with what tells machines of one make apart: "Dalk A380"; with a number alone behind a known maker's."""
    end = page.words[last - 1].raw
    if last - first < 2:
        return False
    known = first in page.names and bool(page.names[first].senses)
    return _MODEL.fullmatch(end) is not None or (known and _OWN_NUMBER.fullmatch(end) is not None)
