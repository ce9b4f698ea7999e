"""The words and numbers of what is told, each found once: views compare the words of a deed with those of many others."""

from __future__ import annotations

from functools import lru_cache

from travaux.joins import numerals
from travaux.ledger import words

MOST = 30_000  # texts whose words are remembered

words_of = lru_cache(maxsize=MOST)(words.words_of)
numbers_of = lru_cache(maxsize=MOST)(numerals.numbers_of)


@lru_cache(maxsize=MOST)
def word_set(text: str) -> frozenset[str]:
    """The words of a text, each once, as `travaux.ledger.words.words_of` gives them."""
    return frozenset(words_of(text))
