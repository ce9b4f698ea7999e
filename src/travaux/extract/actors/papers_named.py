"""Newspapers and the like that a report calls by one word: "the Post reported", "The Guardian said"."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.page import Named, Page
from travaux.extract.actors.scene import Scene
from travaux.extract.actors.words import Words

# Words that end outlets' names, and alone tell something else more often: "the Review", "the Press".
_NOT_ALONE = frozenset(
    {"media", "press", "record", "register", "review", "standard", "mail", "online", "today", "wire", "radio", "television", "tv"}
    | {"news", "broadcasting", "daily", "weekly", "voice", "newspaper", "newswire", "sentinel", "star", "sun"}
)


def name_outlets(page: Page) -> None:
    """Note for outlets words that stand alone behind "the" as names with which outlets' end."""
    for k in range(1, len(page.words)):
        word = page.words[k]
        if not word.capital or not page.lexicon.is_a("outlet", word.key) or word.key in _NOT_ALONE:
            continue
        behind = k + 1 < len(page.words) and page.joins(k + 1) and page.words[k + 1].capital and not word.possessive
        if page.words[k - 1].key == "the" and page.joins(k) and not behind and not word.raw.isupper():
            page.names.setdefault(k, Named(1, (), "organisation"))


def is_outlets_name(page: Page, first: int, last: int) -> bool:
    """Whether several words end in one with which outlets' names end: "the Keno Post"."""
    return last - first > 1 and page.lexicon.is_a("outlet", page.words[last - 1].key) and page.words[last - 1].capital


def outlet_called(scene: Scene, words: Words) -> Entity | None:
    """The one outlet of several words that a report has told of, and now calls by the last: "the Post" of "the Keno Post"."""
    if len(words) > 1 or not scene.page.lexicon.is_a("outlet", words[-1]):
        return None
    outlets = (each for each in scene.book.entities if each.kind == "organisation")
    named = [each for each in outlets if any(_ends_so(name.lower().split(), words) for name in each.names)]
    return named[0] if len(named) == 1 else None


def _ends_so(name: Sequence[str], words: Words) -> bool:
    return len(name) > len(words) and tuple(name[-len(words) :]) == words
