"""Loads what joining needs, once."""

from __future__ import annotations

from functools import cache

from travaux.joins.propositions import JoinWords
from travaux.ledger.words import words_of
from travaux.resources import data_rows, load_protected_words

_SMALL = ("free", "small")  # groups of protected_words.tsv
_ROLES = ("post", "organ", "person")  # classes of roles.tsv


@cache
def load_join_words() -> JoinWords:
    """Words that tell nothing of what a move is about, and words for posts and organs."""
    small = [form for form, word in load_protected_words().plain.items() if word.kind in _SMALL]
    nouns = [row[1] for row in data_rows("issue_words.tsv")]
    roles = {word for row in data_rows("actors/roles.tsv") if row[1] in _ROLES for word in row[0].split()}
    return JoinWords(frozenset(stem for form in (*small, *nouns) for stem in words_of(form)), frozenset(roles))
