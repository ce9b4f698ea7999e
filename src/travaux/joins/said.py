"""What joining needs of a record's statements and documents: who says what to whom and when, and what papers are told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from travaux.joins.digest import Days, Paper, PaperState, Said
from travaux.joins.issue_told import names_around, places_of_persons
from travaux.joins.numerals import in_digits
from travaux.ledger.words import sentences_of, words_of
from travaux.record.span import Spans, holds

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import JoinWords
    from travaux.record.document import Document
    from travaux.record.record import Record
    from travaux.record.statement import Statement
    from travaux.record.time import TimeValue

_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|(?:[A-Za-z]\.){2,}|[^\W_]+")
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|$)")
_MOST_WORDS = 60  # of one statement, in and outside of quotation marks; a turn of a transcript may have a thousand
_PAGES = re.compile(
    r"\b(?=((\d+|[A-Za-z]+(?:-[a-z]+)?)[\s-]+(?:[a-z]+\s+){0,2}?pages?\b))"
)  # "11 pages", "a 12-page draft", "nine typed pages"; begun at each word, as any may be the number
_ANSWER = re.compile(r"(?:[A-ZÀ-Þ][^:?!\n]{1,40}:)?[\s\"“–—-]*(?:\w+, )?([\w-]+)(?: pages?)?[.,;!]")  # "MR. KENO: Seventeen."
_ANSWERS = 3  # sentences behind a text's name in which an answer may tell its pages
_MOST_APART = 160  # characters from a document's name to the number of its pages, that both are shown
_BROKEN = re.compile(r"\s(?:--|[–—])\s")
_INDEFINITE = ("a", "an")


def days_of(value: TimeValue | None) -> Days | None:
    """The first and the last day of a time; None where one of them isn't told."""
    if value is None or value.earliest is None or value.latest is None:
        return None
    try:
        date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
    except ValueError:
        return None
    return value.earliest, value.latest


def gap_between(one: Days | None, other: Days | None) -> int:
    """How many days lie between two times; none where they touch, or one of them isn't told."""
    if one is None or other is None:
        return 0
    earlier, later = sorted((one, other))
    return max(0, (date.fromisoformat(later[0]) - date.fromisoformat(earlier[1])).days)


def shown_days(days: Days | None) -> str:
    """A time as it is told to people: its day, or its first and last."""
    first, last = days or ("", "")
    return first if first == last else f"{first} to {last}"


def chain_of(statement: str | None, statements: Mapping[str, Statement]) -> list[Statement]:
    """The statements that something lies in, the outermost first."""
    chain: list[Statement] = []
    while statement is not None and statement in statements and statements[statement] not in chain:
        chain.append(statements[statement])
        statement = chain[-1].within
    return chain[::-1]


def voices_of(chain: Sequence[Statement]) -> tuple[tuple[str, ...], ...]:
    """Who speaks in each statement of a chain; an empty string for somebody unknown."""
    return tuple((statement.speaker or "", *statement.co_speakers) for statement in chain)


def find_said(record: Record, words: JoinWords) -> tuple[Said, ...]:
    """The statements of a record, in text order."""
    ordered = sorted(record.statements, key=lambda statement: (statement.content, statement.id))
    places = {statement.id: place for place, statement in enumerate(ordered)}
    return tuple(
        Said(
            statement.id,
            tuple(each for each in (statement.speaker, *statement.co_speakers) if each is not None),
            statement.addressee,
            days_of(statement.said),
            statement.content,
            *_words(record, statement, words),
            statement.question,
            statement.negated,
            places.get(statement.within or ""),
        )
        for statement in ordered
    )


def _words(record: Record, statement: Statement, words: JoinWords) -> tuple[str, str]:
    """The telling words of a statement outside of quotation marks, and those inside."""
    text = record.article.text
    quotes = [span for span in statement.content if statement.form == "direct"] or list(_quotes(text, statement.content))
    dates = [(time.start, time.end) for time in record.times]
    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for start, end in statement.content:
        for token in _TOKEN.finditer(text, start, end):
            written, side = token.group(), found[holds(quotes, token.span())]
            written = words.numbers.get(written.lower(), written)
            if not written[0].isdigit():
                for stem in words_of(written):
                    if len(stem) > 1 and stem not in words.empty:
                        side.setdefault(stem, written.lower())
            elif not any(first < token.end() and token.start() < last for first, last in dates):
                side.setdefault(written, in_digits(written))
    plain, quoted = (" ".join(list(each.values())[:_MOST_WORDS]) for each in found)
    return plain, quoted


def _quotes(text: str, content: Spans) -> Iterator[tuple[int, int]]:
    for start, end in content:
        yield from ((start + each.start(), start + each.end()) for each in _QUOTED.finditer(text[start:end]))


def find_papers(record: Record, words: JoinWords, *, whole: bool = True) -> tuple[Paper, ...]:
    """The documents of a record, in text order.

    Args:
        whole: with the names around.
    """
    persons = places_of_persons(record) if whole and record.documents else frozenset[int]()
    statements = {statement.id: statement for statement in record.statements}
    ordered = sorted(record.documents, key=lambda document: (document.mentions, document.id))
    counted = {document.id: _counted(record, document, words) for document in ordered}
    return tuple(
        Paper(
            document.id,
            _label(record, document, words),
            document.kind,
            document.authors,
            document.recipients,
            document.pages,
            document.responds_to,
            document.mentions,
            counted[document.id],
            record.quote(counted[document.id]),
            tuple(_states(record, document, statements)),
            names_around(record, document.mentions, persons, words) if whole else (),
        )
        for document in ordered
    )


def head_of(label: Sequence[str], words: JoinWords) -> int:
    """The place of the noun that names a text: the last before what it is of or about.

    Args:
        label: its words in lower case.
    """
    after = words.label_words("after")
    return next((at for at, word in enumerate(label) if at and word in after), len(label)) - 1


def _label(record: Record, document: Document, words: JoinWords) -> str:
    """What a document is called; by its first mention where that tells one of a kind, "an agreement", and the label tells more.

    What was told of as one of a kind isn't called by a name, or by what nobody has told of it: two texts were taken for one.
    """
    first = " ".join(record.quote(document.mentions[:1]).split())
    label = document.label.split()
    head = label[: head_of([word.lower() for word in label], words) + 1]
    told = [word for word in head[:-1] if word.lower() not in words.label_words("determiner")]
    of_a_kind = first.split(" ", 1)[0].lower() in (*_INDEFINITE, first.lower())
    called = first if of_a_kind and told and not any(word.lower() in first.lower() for word in told) else document.label
    return _unbroken(called, words)


def _unbroken(label: str, words: JoinWords) -> str:
    """What a label calls a text behind what a speaker broke off: "that deal is -- the Lissa Accord"."""
    last = _BROKEN.split(label)[-1]
    begins = last.split(" ", 1)[0].lower() in words.label_words("determiner")
    return last if begins and any(not words.texts.isdisjoint(words_of(word)) for word in last.split()) else label


def _counted(record: Record, document: Document, words: JoinWords) -> Spans:
    """Where the pages of a document are told; its first mention where they can't be found, nothing where none are told."""
    if document.pages is None:
        return ()
    text = record.article.text
    places = [sentences_of([span], [start for start, _ in record.sentences])[0] for span in document.mentions]
    for after in (0, 1):  # "The letter came on Monday. It has six pages."
        for (start, end), place in zip(document.mentions, places, strict=True):
            for told in _PAGES.finditer(text, *record.sentences[min(place + after, len(record.sentences) - 1)]):
                number = told.group(2).lower()
                if words.numbers.get(number, number) == str(document.pages):
                    span = (min(start, told.start()), max(end, told.end(1)))
                    return (span if not after and span[1] - span[0] <= _MOST_APART else told.span(1),)
    for place in places:  # "A paper of 14 pages, we read." "Seventeen."
        for start, end in record.sentences[place + 1 : place + 1 + _ANSWERS]:
            answer = _ANSWER.match(text, start, end)
            number = answer.group(1).lower() if answer is not None else ""
            if words.numbers.get(number, number) == str(document.pages):
                return ((start, end),)
    return document.mentions[:1]


def _states(record: Record, document: Document, statements: Mapping[str, Statement]) -> Iterator[PaperState]:
    for each in document.history:
        voices = voices_of(chain_of(each.statement, statements))
        yield PaperState(each.state, days_of(each.time), each.evidence, record.quote(each.evidence), voices)
