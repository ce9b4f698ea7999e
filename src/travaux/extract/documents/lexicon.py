"""Words for documents and for what becomes of them, parsed from `data/documents.tsv` and `data/document_states.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from travaux.errors import ResourceError
from travaux.extract.statements.lexicon import inflect, plural

Rank = Literal["weak", "plain", "strong"]
State = Literal[
    "announced",
    "drafted",
    "ready",
    "submitted",
    "received",
    "outlined",
    "published",
    "withheld",
    "signed",
    "adopted",
    "rejected",
]
RANKS = frozenset(get_args(Rank))
STATES = frozenset(get_args(State))
PARTS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ", "VERB", "NOUN", "PROPN"}),
}
_NOUN_PARTS = frozenset({"noun", "mark", "other", "content", "number"})
_NOUN_COLUMNS, _STATE_COLUMNS = 7, 9


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for a document; `before` and `after` are the words that must stand round it."""

    word: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: str
    rank: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class StateSense:
    """A word that tells what becomes of a document; `state` is empty where only the hand that it is in is told.

    `document`, `author` and `recipient` name relations seen from the word; `rest` are the further words of its form.
    """

    word: str
    part: str
    rest: tuple[str, ...]
    state: str
    document: tuple[str, ...]
    author: tuple[str, ...]
    recipient: tuple[str, ...]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class DocumentLexicon:
    """Words by their lower-case forms; nouns and senses with the most words first.

    `others` are words that tell a text from one told before, each with whether it does so with a definite article too.
    """

    nouns: Mapping[str, tuple[Noun, ...]]
    states: Mapping[str, tuple[StateSense, ...]]
    marks: frozenset[str]
    others: Mapping[str, bool]
    contents: frozenset[str]
    numbers: Mapping[str, int]
    modals: frozenset[str]


def parse_document_lexicon(noun_rows: Iterable[list[str]], state_rows: Iterable[list[str]]) -> DocumentLexicon:
    """The lexicon from the rows of `documents.tsv` and `document_states.tsv`, or of files of a user's own of the same columns.

    Raises:
        ResourceError: a row is not what its file's head says.
    """
    nouns: dict[str, list[Noun]] = {}
    words: dict[str, dict[str, bool]] = {part: {} for part in _NOUN_PARTS}
    numbers: dict[str, int] = {}
    for number, cells in _checked(noun_rows, "documents", _NOUN_COLUMNS, _NOUN_PARTS):
        if cells[2] == "noun":
            noun, forms = _noun(cells, number)
            for form in forms:
                nouns.setdefault(form, []).append(noun)
        elif cells[2] == "number":
            numbers[cells[0]] = int(cells[1])
        else:
            for form in _noun_forms(cells[0], _listed(cells[1])):
                words[cells[2]][form] = cells[5] != "indefinite"
    states, modals = _states(state_rows)
    return DocumentLexicon(
        nouns={form: tuple(sorted(found, key=lambda n: -len(n.before) - len(n.after))) for form, found in nouns.items()},
        states={form: tuple(sorted(found, key=lambda s: -len(s.rest))) for form, found in states.items()},
        marks=frozenset(words["mark"]),
        others=words["other"],
        contents=frozenset(words["content"]),
        numbers=numbers,
        modals=modals,
    )


def _noun(cells: list[str], number: int) -> tuple[Noun, tuple[str, ...]]:
    lemma, forms, _, kind, rank, flags, _ = cells
    if not kind or rank not in RANKS:
        raise ResourceError(
            f"documents lexicon, row {number}: expected a kind and a rank ({', '.join(sorted(RANKS))}), got {cells[3:5]}"
        )
    words = lemma.split()
    told = frozenset(_listed(flags))
    head = 0 if "first" in told else words.index("of") - 1 if "of" in words else len(words) - 1
    noun = Noun(words[head], tuple(words[:head]), tuple(words[head + 1 :]), kind, rank, told)
    return noun, _noun_forms(words[head], _listed(forms))


def _states(rows: Iterable[list[str]]) -> tuple[dict[str, list[StateSense]], frozenset[str]]:
    states: dict[str, list[StateSense]] = {}
    modals: set[str] = set()
    for number, cells in _checked(rows, "document_states", _STATE_COLUMNS, frozenset({*PARTS, "modal"})):
        lemma, forms, part, state, document, author, recipient, flags, _ = cells
        if part == "modal":
            modals.add(lemma)
            continue
        if state not in (*STATES, "-") or not document:
            raise ResourceError(
                f"document_states lexicon, row {number}: expected a state and where the document is, got {cells[:5]}"
            )
        first, *rest = lemma.split()
        sense = StateSense(
            first,
            part,
            tuple(rest),
            "" if state == "-" else state,
            _listed(document),
            _listed(author),
            _listed(recipient),
            frozenset(_listed(flags)),
        )
        for form in dict.fromkeys((*_base_forms(first, part), *_listed(forms))):
            states.setdefault(form, []).append(sense)
    return states, frozenset(modals)


def _checked(rows: Iterable[list[str]], name: str, columns: int, parts: frozenset[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row's number and cells, when it has its file's shape and isn't there twice."""
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        where = f"{name} lexicon, row {number}"
        if len(cells) != columns or cells[2] not in parts or not cells[0]:
            expected = f"{columns} cells, the third one of {', '.join(sorted(parts))}"
            raise ResourceError(f"{where}: expected {expected}, got {row[:4]}; see the head of data/{name}.tsv")
        if tuple(cells[:-1]) in seen:
            raise ResourceError(f"{where}: expected each word once, got {cells[0]} again; leave one line out")
        seen.add(tuple(cells[:-1]))
        yield number, cells


def _base_forms(word: str, part: str) -> tuple[str, ...]:
    if part == "verb":
        return inflect(word)
    return _noun_forms(word, ()) if part == "noun" else (word,)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (x.strip() for x in cell.split(","))))


def _noun_forms(word: str, irregular: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, *(irregular or (plural(word),)))))
