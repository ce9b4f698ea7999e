"""Loads what joining needs, once."""

from __future__ import annotations

import math
from functools import cache

from travaux.joins.content import RARE
from travaux.joins.vocabulary import JoinWords
from travaux.ledger.words import words_of
from travaux.resources import data_rows, load_protected_words

_SMALL = ("free", "small")  # groups of protected_words.tsv
_COMMON = 2000  # of 100,000 sentences; a stem as common as that tells least
_ROLES = ("post", "organ", "person")  # classes of roles.tsv


@cache
def load_join_words() -> JoinWords:
    """Words that tell nothing of what a move is about, and words for posts and organs."""
    small = [form for form, word in load_protected_words().plain.items() if word.kind in _SMALL]
    nouns = [row[1] for row in data_rows("issue_words.tsv")]
    roles = {word for row in data_rows("actors/roles.tsv") if row[1] in _ROLES for word in row[0].split()}
    weights = {stem: _weight(int(count)) for stem, count in data_rows("joins/stems.tsv")}
    return JoinWords(frozenset(stem for form in (*small, *nouns) for stem in words_of(form)), frozenset(roles), weights)


def _weight(count: int) -> float:
    """How much a stem tells that so many of 100,000 sentences have: from 1 to RARE."""
    return min(RARE, 1 + max(0.0, math.log(_COMMON / count)))
