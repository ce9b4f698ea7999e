"""Titles with all that an office is for, and the person's name behind it, as ministries write them.

"Assistant Secretary of State for Conflict and Stabilization Operations (CSO) Anna Lowe", "Under Secretary for Civilian Security,
Democracy, and Human Rights Uma Zell".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from travaux.extract.actors.page import Page
from travaux.extract.actors.words import Word

_LONGEST = 14  # words from the office to the name
_LINKS = frozenset({"and", "of", "for", "the", "to", "on", "in", "&"})
_GAPS = frozenset({" ", ", "})  # between the words of a title
_ACRONYM = re.compile(r"[A-Z]{2,6}")


def without_glosses(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words without initials or a word in brackets between a name and what goes on with it.

    "Republic of Korea (ROK) Foreign Minister", "Home (interior) Minister".
    """
    found: list[Word] = []
    for k, word in enumerate(words):
        if found and 0 < k < len(words) - 1 and _is_gloss(words, k):
            continue
        glossed = found and found[-1] is not words[k - 1] and word.gap == ") "
        found.append(replace(word, gap=" ") if glossed else word)
    return tuple(found)


def _is_gloss(words: Sequence[Word], k: int) -> bool:
    before, word, behind = words[k - 1], words[k], words[k + 1]
    inside = (word.gap, behind.gap) == (" (", ") ")
    told = _ACRONYM.fullmatch(word.raw) is not None or (word.raw.isalpha() and word.raw.islower())
    return inside and told and before.capital and behind.capital


def lengthen_titles(page: Page) -> None:
    """Have an office's title reach up to the person's name behind it, over all that the office is for."""
    for first, (size, role) in list(page.roles.items()):
        last = first + size
        if role.kind != "post" or not _is_for(page, last):
            continue
        end = _name_behind(page, last)
        if end is None or _is_a_states(page, last + 1, end):
            continue
        page.roles[first] = (end - first, role)
        for k in range(first + 1, end):
            page.names.pop(k, None)
            page.roles.pop(k, None)


def _is_for(page: Page, k: int) -> bool:
    """Whether "for" and what has a capital stand behind an office, and no title: "a spokesman for President Velt"."""
    if k + 1 >= len(page.words) or not page.joins(k) or page.words[k].key != "for" or not page.words[k + 1].capital:
        return False
    key, role = page.words[k + 1].key, page.roles.get(k + 1)
    post = role is not None and role[1].kind == "post"
    return not post and not any(page.lexicon.is_a(sort, key) for sort in ("title", "honorific"))


def _is_a_states(page: Page, first: int, last: int) -> bool:
    """Whether nothing but a state's or body's name stands behind "for": "minister for Norway Ana Velt"."""
    named = page.names.get(first)
    if named is None or first + named.size < last:
        return False
    states = [sense for sense in named.senses if page.lexicon.facts[sense.key].kind == "government"]
    return bool(states) or named.label in ("place", "state", "nationality") or page.words[last].gap.startswith(",")


def _name_behind(page: Page, k: int) -> int | None:
    """The first word of a person's name that ends a title; None where something else stands in between."""
    for at in range(k, min(k + _LONGEST, len(page.words))):
        word = page.words[at]
        if at > k + 1 and at in page.persons:
            return at
        if (at > k and word.gap not in _GAPS) or not (word.capital or word.key in _LINKS) or word.possessive:
            return None
    return None
