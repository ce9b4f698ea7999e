"""What a report quotes in a few words, and in which words it stands: 'Karsund "will never" accept a sliding scale'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from travaux.joins.digest import Quoting
from travaux.joins.said import chain_of, days_of
from travaux.ledger.words import words_of
from travaux.record.span import Span
from travaux.record.time import TimeValue

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import JoinWords
    from travaux.record.record import Record
    from travaux.record.statement import Statement
    from travaux.record.time import TimeExpression

MOST = 60  # of one report, the first
_MOST_WORDS = 12  # of what is quoted: more are a sentence of its own
_LONGEST = 600  # characters of a sentence
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,70})[\"”]")
_DEFINING = re.compile(r"\([^()]*$")  # the "Company": a short name
_OPENS = re.compile(r"[:;](?=\s)")
_PER_CENT = re.compile(r"per cent\b|%")
_WHEN = ("DATE", "TIME")
_SPEECH = re.compile(r"\bwhat (?:\w+\.? ){1,3}(?:said|says|told)\b|\bheard (?:him|her|them)? ?(?:say|saying)\b", re.IGNORECASE)


def find_quotings(record: Record, words: JoinWords) -> tuple[Quoting, ...]:
    """What a report quotes in a few words, in text order."""
    found: list[Quoting] = []
    text, statements = record.article.text, {statement.id: statement for statement in record.statements}
    for number, (start, end) in enumerate(record.sentences):
        fragments = list(_QUOTED.finditer(text, start, end)) if end - start <= _LONGEST else []
        for each in fragments:
            if len(each.group(1).split()) <= _MOST_WORDS and _DEFINING.search(text, start, each.start()) is None:
                said = _innermost(each.span(), statements)
                clause = _clause(text, (start, end), each.span(), said)
                recalled = _is_recalled(record, number, words)
                found.append(_quoting(record, clause, each, said, recalled, statements, words))
    return tuple(found[:MOST])


def _innermost(span: Span, statements: dict[str, Statement]) -> Statement | None:
    """The shortest statement in whose content a quotation lies."""
    holding = [
        (end - start, id)
        for id, statement in statements.items()
        for start, end in statement.content
        if start <= span[0] and span[1] <= end + 1
    ]
    return statements[min(holding)[1]] if holding else None


def _clause(text: str, sentence: Span, quoted: Span, said: Statement | None) -> Span:
    """What a quotation stands in: the statement's content round it, else the sentence behind a colon."""
    start, end = sentence
    for first, last in said.content if said is not None else ():
        if first <= quoted[0] < last:
            start, end = max(start, first), min(end, max(last, quoted[1]))
    opens = [each.end() for each in _OPENS.finditer(text, start, quoted[0])]
    return (opens[-1] + len(text[opens[-1] :]) - len(text[opens[-1] :].lstrip()) if opens else start), end


def _is_recalled(record: Record, number: int, words: JoinWords) -> bool:
    """Whether a sentence, or the one before or behind it, goes back to what was said."""
    first, last = record.sentences[max(0, number - 1)], record.sentences[min(len(record.sentences) - 1, number + 1)]
    near = record.article.text[first[0] : last[1]]
    told = set(re.findall(r"[a-z]+", near.lower()))
    return not told.isdisjoint(words.label_words("recalled")) or _SPEECH.search(near) is not None


def _without(text: str, span: Span, dates: Sequence[TimeExpression]) -> str:
    """A part of a text without what tells when."""
    start, end = span
    kept = []
    for time in dates:
        if start <= time.start < end:
            kept.append(text[start : time.start])
            start = min(end, time.end)
    return " ".join((*kept, text[start:end]))


def _quoting(
    record: Record,
    clause: Span,
    found: re.Match[str],
    said: Statement | None,
    recalled: bool,
    statements: dict[str, Statement],
    words: JoinWords,
) -> Quoting:
    (start, end), text = clause, record.article.text
    dates = [
        time
        for time in record.times
        if time.type in _WHEN and start <= time.start < end and not found.start() <= time.start < found.end()
    ]
    outside = _QUOTED.sub(" ", _without(text, (start, found.start()), dates)) + " "
    outside = _PER_CENT.sub("percent", outside + _QUOTED.sub(" ", _without(text, (found.end(), end), dates)))
    stems = (stem for stem in words_of(outside) if len(stem) > 1 or stem.isdigit())
    chain = chain_of(said.id, statements) if said is not None else []
    days = next((days_of(each.said) for each in reversed(chain) if each.said is not None), None)
    if days is None and recalled and len(dates) == 1:
        days = days_of(TimeValue(dates[0].value or "", dates[0].earliest, dates[0].latest))
    speakers = () if said is None else tuple(id for id in (said.speaker, *said.co_speakers) if id is not None)
    return Quoting(
        speakers,
        days,
        " ".join(found.group(1).lower().split()).strip(" ,.;!?"),
        tuple(dict.fromkeys(stem for stem in stems if stem not in words.empty)),
        recalled,
        (clause,),
        text[start:end],
    )
