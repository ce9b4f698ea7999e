"""What a report counts: how many of what, in which words, on whose word, and which other count it says is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from travaux.joins.digest import Count, Days
from travaux.joins.numerals import MOST_DIGITS, NUMBER
from travaux.joins.said import chain_of, days_of, voices_of
from travaux.ledger.words import words_of
from travaux.record.time import TimeValue

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import JoinWords
    from travaux.record.record import Record

MOST = 60  # of one report, the first
_LONGEST = 1_000  # characters of a sentence: what is longer is a table, or no prose
_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:[’'-][^\W\d_]+)*|[^\w\s]")
_PART = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_BREAKS = frozenset(',;:()“”"—–.!?')
_RUN = 3  # words after a number that may name what is counted
_OF = "of"
_PUT_AT = re.compile(r"\bput(?:s|ting)? (?:the|their|its) (?:number|total|count|tally) of ((?:\w+ ?){1,3}?)(?= |\b).* at$")
_STANCES = ("propose", "offer", "demand", "accept", "reject", "concede")  # what these count isn't so yet
_NOT_COUNTED = ("SET", "TIME", "DATE")
_FAR = 3.0  # times as much, from which one number isn't another's for the same
_FEW = 4  # words for who tells a number
_SMALLEST = 2.0  # "one" counts little
_HUNDRED = 100.0


class _Token(NamedTuple):
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Number:
    """A number among the tokens of a sentence, from one to before another."""

    value: str
    first: int
    after: int


def find_counts(record: Record, words: JoinWords) -> tuple[Count, ...]:
    """What a report counts, in text order."""
    reading = _Reading(record, words)
    found: list[Count] = []
    before: list[Count] = []
    for start, end in record.sentences:
        here = list(reading.sentence(start, end))
        if before and here:
            here[0] = _corrected(here[0], before[-1], reading, start)
        here = _set_beside(before, here, reading)
        found += [count for count in here if count.counted or count.refutes]
        before = here
    return tuple(found[:MOST])


class _Reading:
    """Reads the counts of a record's sentences."""

    def __init__(self, record: Record, words: JoinWords) -> None:
        self.text, self.words, self._record = record.article.text, words, record
        self._taken = sorted((time.start, time.end) for time in record.times if time.type in _NOT_COUNTED)
        stances = (move for move in record.moves if move.kind in _STANCES or move.status != "actual")
        self._open = [span for move in stances for span in (*move.evidence, *(move.object or ()), *(move.condition or ()))]
        self._statements = {statement.id: statement for statement in record.statements}

    def sentence(self, start: int, end: int) -> Iterator[Count]:
        """The counts of one sentence; the right one of two of which one is said to be wrong, and that too."""
        if end - start > _LONGEST or not self._may_number(self.text[start:end]):
            return
        tokens = [_Token(each.group(), each.start(), each.end()) for each in _TOKEN.finditer(self.text, start, end)]
        numbers = [each for each in _numbers(tokens, self.words.counts) if not self._is_taken(tokens, each)]
        days = self._days(start, end) if numbers else None
        counts = [self._count(tokens, each, days) for each in numbers]
        pairs = list(zip(numbers, numbers[1:], counts, counts[1:], strict=False))
        for one, other, right, wrong in pairs:
            between = " ".join(
                ["", *(token.word.lower() for token in tokens[one.after : other.first] if token.word not in _BREAKS)]
            )
            if right is not None and wrong is not None and any(between.endswith(f" {each}") for each in self._of("against")):
                yield replace(right, refutes=wrong.value)
                return
        yield from (count for count in counts if count is not None)

    def _may_number(self, sentence: str) -> bool:
        """Whether a sentence has a digit or a word for a number; most have none, and needn't be taken apart."""
        values = self.words.counts.keys()
        return _DIGIT.search(sentence) is not None or not values.isdisjoint(_PART.findall(sentence.lower()))

    def _of(self, what: str) -> frozenset[str]:
        return self.words.label_words(what)

    def opens(self, start: int, what: str) -> bool:
        """Whether a sentence opens with words of a kind."""
        begins = self.text[start : start + 40].lstrip("\"“'‘").lower()
        return any(begins.startswith(f"{each} ") for each in self._of(what))

    def tells(self, count: Count, *, in_sentence: bool) -> bool:
        """Whether a clause is who tells a number, and that: "the union counted 900", or "the firm 600" behind another count."""
        words, number = count.quote.lower().split(), count.shown.lower().split()
        if words[-len(number) :] != number:
            return False
        who = " ".join(words[: -len(number)])
        if any(f" {who}".endswith(f" {each}") for each in self._of("teller")):
            return True
        return in_sentence and who.startswith("the ") and len(who.split()) <= _FEW

    def _is_taken(self, tokens: Sequence[_Token], number: _Number) -> bool:
        """Whether a number belongs to a date, to a name, or to a longer word."""
        start, end = tokens[number.first].start, tokens[number.after - 1].end
        if any(first < end and start < last for first, last in self._taken):
            return True
        before, after = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        numbered = self.text[max(0, start - 4) : start] == "No. "
        return numbered or (before != "" and before in "-–—/.#") or (after != "" and after in "-/")

    def _count(self, tokens: Sequence[_Token], number: _Number, days: Days | None) -> Count | None:
        first, last = _clause(tokens, number)
        first = max(first, self._begins(tokens, number))
        head = " ".join(token.word.lower() for token in tokens[: number.first] if token.word not in _BREAKS)
        clause = [token.word.lower() for token in tokens[first:last]]
        start = tokens[number.first].start
        denied = any(f" {each} " in f" {head} " for each in self._of("denial"))
        run = self._run(tokens, number.after, last)
        put = _PUT_AT.search(head) if not run else None
        is_open = put is None and any(begin <= start < end for begin, end in self._open)
        if (is_open or self._says_open(" ".join(clause))) and not denied:
            return None
        if put is not None:  # "put the number of empty lorries at 600"
            run = [token for token in tokens[: number.first] if token.word.lower() in put.group(1).split()][:_RUN]
        counted = tuple(stem for token in run if token.word != _OF for stem in words_of(token.word)[:1])
        behind = number.after + len(run) if put is None else number.after
        around = [token.word for token in (*tokens[first : number.first], *tokens[behind:last])]
        frame = [stem for word in around for stem in words_of(word) if len(stem) > 1 and not stem.isdigit()]
        end = run[-1].end if run and put is None else tokens[number.after - 1].end
        span = (tokens[first].start, tokens[last - 1].end)
        return Count(
            number.value,
            " ".join(self.text[start:end].split()),
            counted,
            tuple(dict.fromkeys(stem for stem in frame if stem not in self.words.empty)),
            days,
            None,
            denied,
            any(head == each or head.endswith(f" {each}") for each in self._of("loose")),
            any(head.endswith(f" {each}") for each in self._of("figure")),
            self._voices(start),
            (span,),
            self.text[slice(*span)],
        )

    def _says_open(self, clause: str) -> bool:
        return any(f" {each} " in f" {clause} " for each in self._of("open"))

    def _run(self, tokens: Sequence[_Token], start: int, last: int) -> list[_Token]:
        """The words that name what is counted: up to a small word, a capital or the end of the clause; "tonnes of herring" too."""
        run: list[_Token] = []
        named = start + 1 < last and tokens[start].word[:1].isupper() and tokens[start + 1].word[:1].islower()
        for token in tokens[start + named : last]:  # "5,000 Norvaskan farmers"
            small = not self.words.empty.isdisjoint(words_of(token.word)[:1])
            if token.word == _OF and len(run) == 1:
                run.append(token)
            elif len(run) >= _RUN or not token.word[:1].islower() or small:
                break
            else:
                run.append(token)
        return run[:-1] if run and run[-1].word == _OF else run

    def _days(self, start: int, end: int) -> Days | None:
        told = {
            days_of(TimeValue(time.value or "", time.earliest, time.latest))
            for time in self._record.times
            if start <= time.start < end and time.type == "DATE"
        }
        return told.pop() if len(told) == 1 else None

    def _begins(self, tokens: Sequence[_Token], number: _Number) -> int:
        """The token from which on what somebody says of a number is told: who says it, and how, isn't what is counted."""
        at = tokens[number.first].start
        starts = [start for each in self._statements.values() for start, end in each.content if start <= at < end]
        return sum(token.start < max(starts, default=0) for token in tokens[: number.first])

    def _voices(self, at: int) -> tuple[tuple[str, ...], ...]:
        holding = [
            (end - start, statement.id)
            for statement in self._statements.values()
            for start, end in statement.content
            if start <= at < end
        ]
        return voices_of(chain_of(min(holding)[1], self._statements)) if holding else ()


def _corrected(count: Count, wrong: Count, reading: _Reading, start: int) -> Count:
    """A count that stands in the place of the last one before: "It isn't true that there were 34 lorries. There were 28."."""
    right = reading.opens(start, "truth") or (wrong.denied and reading.opens(start, "correction"))
    if not right or count.denied or wrong.value == count.value:
        return count
    evidence = (*wrong.evidence, *count.evidence)
    counted = wrong.counted if not count.counted else count.counted
    frame = tuple(dict.fromkeys((*wrong.frame, *count.frame)))
    quote = f"{wrong.quote} … {count.quote}"
    return replace(count, refutes=wrong.value, counted=counted, frame=frame, evidence=evidence, quote=quote)


def _set_beside(before: Sequence[Count], counts: Sequence[Count], reading: _Reading) -> list[Count]:
    """Counts of a sentence, of which those that name nothing may be another's number of what is counted right before."""
    found: list[Count] = []
    for count in counts:
        last = next((each for each in (*reversed(found), *before[-1:]) if each.counted and not each.denied), None)
        bare = not (count.counted or count.refutes or count.denied)
        alike = last if bare and last is not None and _is_like(float(count.value), float(last.value)) else None
        if alike is not None and reading.tells(count, in_sentence=bool(found)):
            frame = tuple(dict.fromkeys((*alike.frame, *count.frame)))
            count = replace(count, counted=alike.counted, frame=frame, beside=alike.value)
        found.append(count)
    return found


def _is_like(one: float, other: float) -> bool:
    """Whether a number may be told in the place of another."""
    return one != other and max(one, other) < _FAR * min(one, other)


def _clause(tokens: Sequence[_Token], number: _Number) -> tuple[int, int]:
    breaks = [place for place, token in enumerate(tokens) if token.word in _BREAKS]
    at = bisect_right(breaks, number.first)
    first = breaks[at - 1] + 1 if at else 0
    last = next((place for place in breaks[at:] if place >= number.after), len(tokens))
    return first, last


def _numbers(tokens: Sequence[_Token], values: Mapping[str, float]) -> Iterator[_Number]:
    """The numbers of a sentence, in digits or words: "thirty-four", "24 million"."""
    at = 0
    while at < len(tokens):
        value = _value(tokens[at].word, values)
        if value is None or (value >= _HUNDRED and tokens[at].word.lower() in values):
            at += 1
            continue
        after = at + 1
        while after < len(tokens) and values.get(tokens[after].word.lower(), 0.0) >= _HUNDRED:
            value *= values[tokens[after].word.lower()]
            after += 1
        if value >= _SMALLEST:
            yield _Number(f"{value:.4f}".rstrip("0").rstrip(".")[:MOST_DIGITS], at, after)
        at = after


def _value(word: str, values: Mapping[str, float]) -> float | None:
    if NUMBER.fullmatch(word):
        return float(word.replace(",", "")) if len(word) <= MOST_DIGITS else None
    lower = word.lower()
    if "-" not in lower:
        return values.get(lower)
    parts = [values.get(part) for part in lower.split("-")]
    if None in parts or len(parts) > 2:
        return None
    return sum(part for part in parts if part is not None)
