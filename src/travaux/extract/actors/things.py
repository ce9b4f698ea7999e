"""Names of what does nothing: a disease, a feast, a flight, a document by its number."""

from __future__ import annotations

import re

from travaux.extract.actors.page import Page

_NUMBERED = re.compile(r"(?=.*\d)[A-Z]{1,8}(?:/[A-Z0-9.]{1,10}){2,}\.?|No\.?")  # a document's number: "WCO/CM/W/77", "No. 12"
_OF_A_SERIES = re.compile(r"[A-Z][A-Za-z]+-\d+[A-Z]?")  # "COVID-19", "STS-133"


def is_a_thing(page: Page, first: int, last: int) -> bool:
    """Whether words name what does nothing, and is no actor: "COVID-19", "the Olympics"."""
    word = page.words[first]
    numbered = last - first == 1 and (_NUMBERED.fullmatch(word.raw) is not None or _OF_A_SERIES.fullmatch(word.raw) is not None)
    return numbered or page.lexicon.is_a("thing", " ".join(page.key(first, min(last, first + 2))))
