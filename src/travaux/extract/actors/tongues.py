"""Names of languages, which look like names of states."""

from __future__ import annotations

from travaux.extract.actors.page import Page


def is_language(page: Page, first: int, last: int) -> bool:
    """Whether an adjective of a state is the name of a language: "spoke in French", "the English and French languages"."""
    values, words = page.lexicon.words["tongue"], page.words
    end = last
    while end < len(words) and (words[end].capital or words[end].key == "and") and words[end].gap.strip(" ,") == "":
        end += 1
    if end < len(words) and values.get(words[end].key) == "behind" and words[end].gap.isspace():
        return True
    alone = not (last < len(words) and page.joins(last) and page.upos(last) in ("NOUN", "PROPN", "ADJ"))
    return alone and page.joins(first) and values.get(words[first - 1].key) == "before"


def tells_language(page: Page, first: int, last: int, label: str) -> bool:
    """Whether a name that the lexicon lacks is a language's."""
    called = page.lexicon.words["tongue"].get(page.words[first].key) == "name"
    return (called or label in ("nationality", "other")) and is_language(page, first, last)
