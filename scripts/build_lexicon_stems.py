#!/usr/bin/env python3
"""Finds the stems of the forms of lexicons that views and joining go by: `scripts/build_lexicon_stems.py > lexicon_stems.tsv`.

Prints them as `src/travaux/data/ledger/lexicon_stems.tsv` has them; run it again when one of those lexicons changes.
"""

from __future__ import annotations

from travaux.join_resources import lexicon_forms
from travaux.ledger.words import words_of

HEADER = """# Stems of the forms of lexicons, so that no question to a ledger waits for them to be found.
# form, its stems. example: none, these are found.
# source: made by scripts/build_lexicon_stems.py from data/ledger/protected_words.tsv, data/issue_words.tsv, data/documents.tsv,
# data/actors/roles.tsv and data/joins/edge_words.tsv
# licence: Apache-2.0
"""


def table() -> str:
    """The table."""
    return HEADER + "".join(f"{form}\t{' '.join(stems)}\n" for form in sorted(lexicon_forms()) if (stems := words_of(form)))


if __name__ == "__main__":
    print(table(), end="")
