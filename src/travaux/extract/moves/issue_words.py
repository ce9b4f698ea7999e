"""Nouns that don't tell what a move is about, and words that tell what parties negotiate about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.extract.moves.rows import words_by_class
from travaux.extract.statements.lexicon import inflect, plural

_NOUNS = ("holder", "empty", "subject", "called", "aside", "matter", "meeting", "unsettled", "matched", "manner", "put")
_VERBS = ("differ", "treat", "dominate", "discuss", "hold", "speak")
_CLASSES = (*_NOUNS, *_VERBS, "open")


@dataclass(frozen=True, slots=True)
class IssueWords:
    """Nouns that don't tell what a move is about, both numbers, lower case: what hangs on `holders` does, with `empty` nothing.

    What is negotiated about stands behind `subjects` (nouns) and `differing` (verbs, all forms) with "on", "over" or "about", or is
    said to be what is `called` so (in words: "sticking point"); `asides` only open a sentence ("on behalf of"). `matters` have it
    behind "of" too ("the matter of"). What talks or `meetings` are about stands with `treating` verbs, and is the subject of
    `dominating` ones, the object of `discussing` ones, and what a text leaves `unsettled`;
    `opening` are words behind which it is listed ("at issue are"). In front of what is `matched` stands what it is about, but for
    `manners` ("peace talks"); what is `put` forward has it as the object of `holding` verbs, who is `speaking` behind "about".
    """

    holders: frozenset[str]
    empty: frozenset[str]
    subjects: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    matters: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    treating: frozenset[str] = frozenset()
    dominating: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    discussing: frozenset[str] = frozenset()
    unsettled: frozenset[str] = frozenset()
    matched: frozenset[str] = frozenset()
    manners: frozenset[str] = frozenset()
    put: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()


def parse_issue_words(rows: Iterable[list[str]]) -> IssueWords:
    """The nouns from the rows of `issue_words.tsv`.

    Raises:
        ResourceError: a row is not what the file's head says.
    """
    words = words_by_class(rows, "issue_words.tsv", 3, _CLASSES)
    nouns = {name: frozenset(form for word in words[name] for form in (word, plural(word))) for name in _NOUNS}
    verbs = {name: frozenset(form for word in words[name] for form in inflect(word)) for name in _VERBS}
    return IssueWords(
        holders=nouns["holder"],
        empty=nouns["empty"],
        subjects=nouns["subject"],
        differing=verbs["differ"],
        called=nouns["called"],
        asides=nouns["aside"],
        matters=nouns["matter"],
        meetings=nouns["meeting"],
        treating=verbs["treat"],
        dominating=verbs["dominate"],
        opening=frozenset(words["open"]),
        discussing=verbs["discuss"],
        unsettled=nouns["unsettled"],
        matched=nouns["matched"],
        manners=nouns["manner"],
        put=nouns["put"],
        holding=verbs["hold"],
        speaking=verbs["speak"],
    )
