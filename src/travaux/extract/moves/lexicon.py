"""Senses of words that show moves, parsed from `data/moves.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from travaux.errors import ResourceError
from travaux.extract.statements.lexicon import inflect, plural
from travaux.record.move import MOVE_KINDS, MoveKind

PARTS = {"verb": frozenset({"VERB", "AUX"}), "noun": frozenset({"NOUN", "PROPN"}), "adj": frozenset({"ADJ", "VERB"})}
WHOLE = ("phrase", "modal")  # parts that a word has whatever its tag: fixed phrases, and auxiliaries of the verb that is meant
NONE = "none"  # the kind of a row that silences a word
COLUMNS = 9
_SHAPES = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})
_IDENTITY = (0, 2, 3)  # columns that tell a sense: lemma, part, needs


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word, one line of the lexicon.

    `needs` are sets of alternatives, each of which must be met by a relation seen from the word; one that begins with "!"
    must not. `to` and `object` name relations in order of preference.
    """

    name: str
    kind: MoveKind
    needs: tuple[tuple[str, ...], ...]
    to: tuple[str, ...]
    object: tuple[str, ...]
    flags: frozenset[str]

    @property
    def lemma(self) -> str:
        """The base form, with the further words of an idiom or a phrase."""
        return self.name.partition("/")[0]

    @property
    def part(self) -> str:
        """The part of speech, or which of `WHOLE`."""
        return self.name.split("/")[1]


@dataclass(frozen=True, slots=True)
class MoveLexicon:
    """Senses by the word's part ("verb", "noun", "adj", "phrase", "modal") and by its first form, lower case.

    A form of several words ("rule out", "off the table") is kept under its first word with the rest beside each sense. A word
    with a hyphen ("cease-fire"), which the reader of words may part, is also kept as a phrase under what stands behind the
    hyphen, whatever its tag, with "cease-" as the rest.
    `silent` are parts and forms that show no move, whatever the model thinks of them, with the words that must follow.
    """

    senses: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Sense], ...]]
    silent: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def of(self, part: str, form: str) -> tuple[tuple[tuple[str, ...], Sense], ...]:
        """The senses whose first word has this form, each with the words that follow it."""
        return self.senses.get((part, plain(form)), ())


def plain(word: str) -> str:
    """A word as words are compared: in lower case, apostrophes and hyphens of one shape."""
    return word.lower().translate(_SHAPES)


def parse_move_lexicon(rows: Iterable[list[str]], own: Iterable[list[str]] = ()) -> MoveLexicon:
    """The lexicon from the rows of `moves.tsv`, and those of a file of a user's `own` of the same columns.

    An own row takes the place of ours with the same lemma, part and needs. A row of the kind "none" silences its lemma.

    Raises:
        ResourceError: a row is not what the file's head says.
    """
    senses: dict[tuple[str, str], list[tuple[tuple[str, ...], Sense]]] = {}
    silent: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    checked = [_checked(row, number, "the user's lexicon of moves") for number, row in enumerate(own, 1)]
    replaced = {tuple(cells[k] for k in _IDENTITY) for cells in checked}
    ours = [_checked(row, number, "moves.tsv") for number, row in enumerate(rows, 1)]
    for cells in (*checked, *(c for c in ours if tuple(c[k] for k in _IDENTITY) not in replaced)):
        lemma, forms, part, needs, kind, to, object, flags, _ = cells
        first, *rest = plain(lemma).split()
        if kind == NONE:
            for form in _forms(first, part, _listed(plain(forms))):
                silent.setdefault((part, form), []).append(tuple(rest))
            continue
        sense = Sense(
            name=f"{lemma}/{part}/{kind}" + (f"/{needs}" if needs else ""),
            kind=cast(MoveKind, kind),
            needs=tuple(tuple(need.split("|")) for need in _listed(needs)),
            to=_listed(to, "|"),
            object=_listed(object, "|"),
            flags=frozenset(_listed(flags)),
        )
        for form in _forms(first, part, _listed(plain(forms))):
            senses.setdefault((part, form), []).append((tuple(rest), sense))
            before, hyphen, head = form.rpartition("-")
            if hyphen:
                senses.setdefault(("phrase", head), []).append(((before + hyphen, *rest), sense))
    return MoveLexicon({key: tuple(found) for key, found in senses.items()}, {key: tuple(found) for key, found in silent.items()})


def _checked(row: list[str], number: int, name: str) -> list[str]:
    """A row's cells, white space aside; refused where one isn't what it should be."""
    cells = [cell.strip() for cell in row]
    cells += [""] * (COLUMNS - len(cells))
    faults = (
        (len(cells) != COLUMNS, f"{COLUMNS} columns parted by tabs, got {len(cells)}"),
        (not cells[0], "a lemma in column 1, got none"),
        (cells[2] not in (*PARTS, *WHOLE), f"a part in column 3 ({', '.join((*PARTS, *WHOLE))}), got {cells[2]!r}"),
        (cells[4] not in (*MOVE_KINDS, NONE), f"a kind in column 5 ({', '.join((*MOVE_KINDS, NONE))}), got {cells[4]!r}"),
    )
    fault = next((told for wrong, told in faults if wrong), None)
    if fault is not None:
        raise ResourceError(f"{name}, row {number}: expected {fault}; its columns are told in docs/lexicon.md")
    return cells


def _listed(cell: str, also: str = ",") -> tuple[str, ...]:
    return tuple(filter(None, (x.strip() for x in cell.replace(also, ",").split(","))))


def _forms(word: str, part: str, irregular: tuple[str, ...]) -> tuple[str, ...]:
    """Every form of a lemma's first word, the irregular ones in place of regular past and plural."""
    if part == "verb":
        return tuple(dict.fromkeys((*inflect(word), *irregular)))
    if part == "noun":
        return tuple(dict.fromkeys((word, *(irregular or (plural(word),)))))
    return (word, *irregular)
