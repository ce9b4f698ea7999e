"""Loads what ledgers and joining need, once.

What parses a table is imported where the table is asked for: most commands need few of them.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from travaux.data_files import data_rows, load_note_forms, load_protected_words
from travaux.ledger.vocabulary import JoinWords, LedgerWords
from travaux.ledger.words import name_words, words_of

if TYPE_CHECKING:
    from travaux.joins.name_rules import NameRules
    from travaux.joins.sides import SideRules
    from travaux.views.rules import ViewRules

_SMALL = ("free", "small")  # groups of protected_words.tsv
_UNTOLD = ("holder", "empty")  # classes of issue_words.tsv: what these name tells no proposition apart
JOINER = 27  # of the rules of joining in code: raise it where they change, and ledgers are joined anew
_COMMON = 2000  # of 100,000 sentences; a stem as common as that tells least
_NAME_TABLES = ("given_names", "transliteration", "name_words", "family_first", "common_names")
_HOLDER_TABLES = ("office_holders", "officials")
_SIDE_TABLES = ("states", "peoples", "state_words", "organisations", "organisation_words", "blocs", "roles")
_BODIES = ("body", "group", "organ", "bloc")
_ROLES = ("post", "organ", "person")  # classes of roles.tsv
_DRAFT = "draft "  # before what a text is about
_TEXTS = ("noun", "mark")  # parts of documents.tsv
_PERSONS = ("person", "group")


@cache
def load_ledger_words() -> LedgerWords:
    """The lexicons of the ledger: words that copies may not change, the forms of notes, and the words of joining.

    Each is loaded when it is first used: who only asks needs one of the three.
    """
    return LedgerWords(load_protected_words, load_note_forms, load_join_words)


@cache
def load_join_words() -> JoinWords:
    """Words that tell nothing of what a move is about, words for posts, organs and texts, and numbers."""
    from travaux.joins.content import RARE

    posts = data_rows("actors/roles.tsv")
    roles = {word for row in posts if row[1] in _ROLES for word in row[0].split()} - {"his", "her"}  # "His Excellency"
    bodies = frozenset(row[0] for row in posts if row[1] in _BODIES)
    heads = frozenset(row[0] for row in posts if row[1] == "post" and " " not in row[0])
    roles |= {word for word, what, *_ in data_rows("actors/reference_words.tsv") if what == "portfolio"}
    weights = {stem: min(RARE, _weight(int(count))) for stem, count in data_rows("joins/stems.tsv")}
    empty = frozenset(stem for form in _empty_forms() for stem in stems_of(form))
    rows = data_rows("documents.tsv")
    texts = frozenset(stem for form in _text_forms() for stem in stems_of(form)[-1:])
    numbers = {row[0]: row[1] for row in rows if row[2] == "number"}
    homes = frozenset(row[0] for row in data_rows("joins/home_posts.tsv"))
    marks = frozenset(row[0] for row in rows if row[2] == "mark")
    labels = {"mark": marks, **_label_words()}
    counts = {form: float(row[1].split(", ")[0]) for row in _count_rows() for form in row[1].split(", ")[1:]}
    kin = tuple(tuple(row[0].split("; ")) for row in data_rows("joins/kin.tsv"))
    lands = frozenset(name_words(name) for row in data_rows("actors/states.tsv") for name in (row[1], *row[3].split(";")) if name)
    told = repr(
        (
            JOINER,
            sorted(empty),
            sorted(roles),
            weights,
            sorted(texts),
            numbers,
            sorted(homes),
            _told(labels),
            sorted(bodies),
            counts,
            sorted(heads),
            kin,
            sorted(lands),
        )
    )
    version = hashlib.sha256(told.encode()).hexdigest()[:16]
    return JoinWords(empty, frozenset(roles), weights, texts, numbers, version, homes, labels, bodies, counts, heads, kin, lands)


def lexicon_forms() -> set[str]:
    """The forms of lexicons that are known by their stems: `data/ledger/lexicon_stems.tsv` has these."""
    edges = (row[1] for row in data_rows("joins/edge_words.tsv"))
    return {*_empty_forms(), *_text_forms(), *_person_forms(), *edges}


def stems_of(form: str) -> tuple[str, ...]:
    """The stems of a form of a lexicon."""
    return _lexicon_stems().get(form) or words_of(form)


@cache
def _lexicon_stems() -> Mapping[str, tuple[str, ...]]:
    """Stems by forms, as they were found when the package was made: a tenth of a view's time went into finding them."""
    return {form: tuple(stems.split(" ")) for form, stems in data_rows("ledger/lexicon_stems.tsv")}


def _empty_forms() -> list[str]:
    small = (row[1].split(",") for row in data_rows("ledger/protected_words.tsv") if row[0] in _SMALL)
    untold = (row[1] for row in data_rows("issue_words.tsv") if row[0] in _UNTOLD)
    return [*(form.strip() for forms in small for form in forms), *untold]


def _text_forms() -> list[str]:
    """Words for texts; of "minutes of" and "declaration of principles" the first, of "draft truce" none."""
    rows = (row for row in data_rows("documents.tsv") if row[2] in _TEXTS)
    return [row[0].removesuffix(" of").split(" of ")[0] for row in rows if not row[0].startswith(_DRAFT)]


def _person_forms() -> list[str]:
    return [row[0] for row in data_rows("actors/roles.tsv") if row[1] in _PERSONS and " " not in row[0]]


def _count_rows() -> list[list[str]]:
    return [row for row in data_rows("ledger/protected_words.tsv") if row[0] in ("count", "scale")]


def _label_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for table in ("label_words", "count_words", "quoting_words"):
        for what, word in data_rows(f"joins/{table}.tsv"):
            found[what].add(word)
    return {what: frozenset(words) for what, words in found.items()}


def _told(labels: Mapping[str, frozenset[str]]) -> list[tuple[str, list[str]]]:
    return sorted((what, sorted(words)) for what, words in labels.items())


def _weight(count: int) -> float:
    """How much a stem tells that so many of 100,000 sentences have: from 1."""
    return 1 + max(0.0, math.log(_COMMON / count))


@cache
def load_name_rules() -> NameRules:
    """What names of persons are read and compared by.

    Raises:
        ResourceError: a file is missing or a row is not of its shape.
    """
    from travaux.joins.name_rules import parse_name_rules

    return parse_name_rules(*(data_rows(f"joins/{name}.tsv") for name in _NAME_TABLES), holders=_holder_rows)


def _holder_rows() -> list[list[str]]:
    return [row for name in _HOLDER_TABLES for row in data_rows(f"actors/{name}.tsv")]


@cache
def load_side_rules() -> SideRules:
    """Names of states, peoples, organisations and blocs, and what belongs to them.

    Raises:
        ResourceError: a file is missing.
    """
    from travaux.joins.sides import parse_side_rules

    tables = {name: data_rows(f"actors/{name}.tsv") for name in _SIDE_TABLES}
    return parse_side_rules({**tables, "side_words": data_rows("joins/side_words.tsv")})


@cache
def load_view_rules() -> ViewRules:
    """What becomes of earlier stances, and words that tell how propositions follow from one another."""
    from travaux.views.doubt import parse_doubt
    from travaux.views.rules import parse_view_rules

    tables = data_rows("joins/supersession.tsv"), data_rows("joins/edge_words.tsv"), _person_forms()
    return parse_view_rules(*tables, stems_of, parse_doubt(data_rows("joins/doubt.tsv")))
