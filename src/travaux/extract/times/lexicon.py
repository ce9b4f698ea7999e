"""The words of time expressions and of tense, from tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PHRASES = frozenset({"ref", "vague", "freq", "length"})  # looked up as whole expressions
WORDS = frozenset({"sure", "never", "lead", "open", "soon"})  # tell what is a time expression; all other classes name single terms


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Forms of time expressions and verbs.

    `terms` are the (class, value) pairs of each form in lower case, `phrases` the same for whole expressions (classes
    `ref`, `vague`, `freq`, `length`), `words` the forms of the classes that tell whether something is a time, `verbs` the kinds
    of each verb form (see `times_verbs.tsv`), `reach` the most words that a term has, by its first word.
    """

    terms: dict[str, tuple[tuple[str, str], ...]]
    phrases: dict[str, tuple[str, str]]
    words: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]
    reach: dict[str, int]

    def kinds(self, word: str) -> frozenset[str]:
        """What a verb form tells of the time of its clause; nothing where it isn't known."""
        return self.verbs.get(word.lower().replace("’", "'"), frozenset())


def parse_time_lexicon(terms: str, verbs: str) -> TimeLexicon:
    """The lexicon of two tables' text: `times.tsv` (class, value, forms) and `times_verbs.tsv` (kind, forms).

    Raises:
        ValueError: a row is short or blank, or a class has the same form twice.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    phrases: dict[str, tuple[str, str]] = {}
    words: dict[str, set[str]] = {kind: set() for kind in WORDS}
    for kind, value, forms in _rows(terms, 3):
        for form in _forms(forms):
            if kind in PHRASES:
                _add_phrase(phrases, form, (kind, value))
            elif kind in WORDS:
                words[kind].add(form)
            elif any(k == kind for k, _ in found.setdefault(form, [])):
                raise ValueError(f"expected each form of class {kind} once, found {form!r} twice")
            else:
                found[form].append((kind, value))
    kinds: dict[str, set[str]] = {}
    for kind, forms in _rows(verbs, 2):
        for form in _forms(forms):
            kinds.setdefault(form, set()).add(kind)
    reach: dict[str, int] = {}
    for form in found:
        first = form.split(" ")[0].removesuffix(".").removesuffix("'s")
        reach[first] = max(reach.get(first, 0), form.count(" ") + 1)
    return TimeLexicon(
        {form: tuple(meanings) for form, meanings in found.items()},
        phrases,
        {kind: frozenset(forms) for kind, forms in words.items()},
        {form: frozenset(known) for form, known in kinds.items()},
        reach,
    )


def _add_phrase(phrases: dict[str, tuple[str, str]], form: str, meaning: tuple[str, str]) -> None:
    if form in phrases:
        raise ValueError(f"expected each phrase once, found {form!r} twice")
    phrases[form] = meaning


def _rows(text: str, columns: int) -> list[Any]:
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for row in rows:
        if len(row) != columns or not row[0] or not row[-1]:
            raise ValueError(f"expected {columns} columns, the first and last filled, found {row!r}")
    return rows


def _forms(cell: str) -> list[str]:
    forms = cell.split("|")
    if any(not form.strip() or form != form.lower() or set(form) & {"-", "’"} for form in forms):
        raise ValueError(f"expected forms in lower case, spaces for hyphens, straight apostrophes, separated by |, found {cell!r}")
    return forms
