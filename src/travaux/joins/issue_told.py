"""An issue as one report tells it: all that it calls it, and the names that stand around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from travaux.joins.digest import IssueTold
from travaux.ledger.words import words_of

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import JoinWords
    from travaux.record.document import Issue
    from travaux.record.record import Record
    from travaux.record.span import Span, Spans

_MOST = 8  # labels of one issue
_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*")


def issues_told(record: Record, words: JoinWords, *, whole: bool) -> tuple[IssueTold, ...]:
    """The issues of a record; with the record's labels alone where not the whole is asked for."""
    if not whole:
        return tuple(IssueTold(issue.id, (issue.label,)) for issue in record.issues)
    persons = places_of_persons(record)
    return tuple(_told(record, issue, persons, words) for issue in record.issues)


def places_of_persons(record: Record) -> Set[int]:
    """The characters of a record at which persons are named."""
    return {at for actor in record.actors if actor.kind == "person" for m in actor.mentions for at in range(m.start, m.end)}


def _told(record: Record, issue: Issue, persons: Set[int], words: JoinWords) -> IssueTold:
    labels = dict.fromkeys((issue.label, *(record.article.text[start:end] for start, end in issue.mentions)))
    return IssueTold(issue.id, tuple(labels)[:_MOST], names_around(record, issue.mentions, persons, words))


def names_around(record: Record, mentions: Spans, persons: Set[int], words: JoinWords) -> tuple[str, ...]:
    """The stems of the names of places, states and bodies in the sentences that mention something."""
    sentences = {span for span in record.sentences if any(span[0] <= start < span[1] for start, _ in mentions)}
    around = {stem for span in sentences for name in _names(record, span, persons, words) for stem in words_of(name)}
    return tuple(sorted(stem for stem in around - words.empty if len(stem) > 1))


def _names(record: Record, sentence: Span, persons: Set[int], words: JoinWords) -> Iterator[str]:
    """The words with capitals of a sentence but its first, without persons and posts."""
    for found in list(_WORD.finditer(record.article.text, *sentence))[1:]:
        if found[0][0].isupper() and found[0].lower() not in words.roles and found.start() not in persons:
            yield found[0]
