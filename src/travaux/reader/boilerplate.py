"""What stands around a report and is no part of it: share widgets, captions, "read also", cookie text, navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.errors import ResourceError

SCOPES = ("widget", "line", "start", "end", "section", "list", "rest", "trailer", "notice")
_BULLET = re.compile(r"^(?:[-*•●▪‣·»>|→–—+]\s*)+")
_SEPARATORS = re.compile(r"^(?:[\s\d|/•·,.:;()\[\]+&>»<«–—*#-]+)")
_LONGEST_LINE = 300  # characters of a boilerplate line; longer ones are prose, or cookie text told by its words
_LONGEST_NOTICE = 1500  # of what lawyers have set below an announcement
_MOST_WORDS = 45
_LONGEST_TRAILER = 40
_PROSE_WORDS = 9
_SENTENCE_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_MOST_WIDGETS = 24
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_SHARED_WORDS = 0.25  # of a paragraph's long words, those that a report has had before where it goes on with it


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """One pattern for all rows of a scope, as `boilerplate.tsv` tells the scopes."""

    widgets: re.Pattern[str]
    line: re.Pattern[str]
    start: re.Pattern[str]
    end: re.Pattern[str]
    section: re.Pattern[str]
    list: re.Pattern[str]
    rest: re.Pattern[str]
    trailer: re.Pattern[str]
    notice: re.Pattern[str]


def parse_boilerplate(rows: Iterable[list[str]]) -> BoilerplateRules:
    """Rules from the rows of `boilerplate.tsv`: kind, scope, pattern.

    Raises:
        ResourceError: a row has an unknown scope or no pattern.
    """
    patterns: dict[str, list[str]] = {scope: [] for scope in SCOPES}
    for row in rows:
        if len(row) != 3 or row[1] not in patterns or not row[2]:
            raise ResourceError(f"expected kind, scope ({', '.join(SCOPES)}) and pattern in boilerplate.tsv, got {row!r}")
        patterns[row[1]].append(row[2])
    widgets = "|".join(re.escape(w) for w in sorted(patterns["widget"], key=len, reverse=True))

    def any_of(scope: str) -> str:
        return rf"(?:{'|'.join(f'(?:{pattern})' for pattern in patterns[scope])})"

    return BoilerplateRules(
        re.compile(rf"(?:{widgets})(?!\w)", re.IGNORECASE),
        re.compile(any_of("line"), re.IGNORECASE),
        re.compile(any_of("start"), re.IGNORECASE),
        re.compile(rf"{any_of('end')}$", re.IGNORECASE),
        re.compile(any_of("section"), re.IGNORECASE),
        re.compile(any_of("list"), re.IGNORECASE),
        re.compile(any_of("rest"), re.IGNORECASE),
        re.compile(rf"\s*{any_of('trailer')}\s*$"),
        re.compile(any_of("notice"), re.IGNORECASE),
    )


def plain_line(line: str) -> str:
    """A line without its bullet."""
    return _BULLET.sub("", line.strip())


def is_prose(line: str) -> bool:
    """Whether a line is a sentence of some length."""
    return len(line.split()) >= _PROSE_WORDS and _SENTENCE_END.search(line) is not None


def _is_sentence(line: str) -> bool:
    """Whether a line is a sentence, however short; headlines have no full stop."""
    return len(line.split()) >= _SENTENCE_WORDS and _SENTENCE_END.search(line) is not None


def is_boilerplate(line: str, rules: BoilerplateRules) -> bool:
    """Whether a line alone tells that it is no part of a report."""
    text = plain_line(line)
    if not text or not any(c.isalnum() for c in text):
        return True
    if len(text) > _LONGEST_NOTICE:
        return False
    if _is_widgets(text, rules):
        return True
    if rules.line.fullmatch(text):
        return True
    if len(text.split()) > _MOST_WORDS:
        return False
    if rules.start.match(text):
        return True
    return len(text) <= _LONGEST_LINE and rules.end.search(text) is not None


def _is_widgets(text: str, rules: BoilerplateRules) -> bool:
    """Whether a line is made of widget phrases, numbers and separators only."""
    if len(text) > 160:
        return False
    position, phrases = 0, 0
    while position < len(text):
        if (match := _SEPARATORS.match(text[position:])) is not None:
            position += match.end()
        elif (match := rules.widgets.match(text, position)) is not None and phrases < _MOST_WIDGETS:
            position, phrases = match.end(), phrases + 1
        else:
            return False
    return phrases > 0


def strip_trailer(line: str, rules: BoilerplateRules) -> str:
    """A paragraph without the mark by which a wire service ends its copy ("Enditem", "-0-")."""
    start = max(0, len(line) - _LONGEST_TRAILER)
    return line[:start] + rules.trailer.sub("", line[start:])


def split_boilerplate(lines: Sequence[str], rules: BoilerplateRules) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the lines to keep, and of those to leave out.

    A heading such as "Related" takes the lines after it along until prose comes that goes on with the report, one such as
    "Sources" until any prose comes, one such as "Comments" all that follow.
    """
    kept: list[int] = []
    left_out: list[int] = []
    vocabulary: set[str] = set()
    section = ended = teasers = False
    words = [len(line.split()) if is_prose(line) else 0 for line in lines]
    before, total = 0, sum(words)
    for number, line in enumerate(lines):
        ended = ended or (2 * before > total and _heads(line, rules.rest))
        before += words[number]
        links, listed = _heads(line, rules.section), _heads(line, rules.list)
        if ended or links or listed:
            section, teasers = True, links
            left_out.append(number)
            continue
        prose = words[number] > 0
        asked = teasers and not prose and line.endswith("?")  # a headline among links: "Ferry talks: how did we get here?"
        if section and not ended and ((prose and not teasers) or (not asked and _is_sentence(line) and _goes_on(line, vocabulary))):
            section = False
        if section or is_boilerplate(line, rules):
            left_out.append(number)
            continue
        kept.append(number)
        if prose:
            vocabulary.update(_long_words(line))
    return tuple(kept), tuple(left_out)


def _heads(line: str, pattern: re.Pattern[str]) -> bool:
    """Whether a line heads links or notes that follow."""
    return len(line) <= 80 and pattern.fullmatch(plain_line(line)) is not None


def _goes_on(line: str, vocabulary: set[str]) -> bool:
    """Whether prose goes on with a report of so many long words, and isn't the teaser of another."""
    words = set(_long_words(line))
    return not vocabulary or len(words & vocabulary) >= max(1, _SHARED_WORDS * len(words))


def _long_words(line: str) -> list[str]:
    return [w.lower() for w in _LONG_WORD.findall(line)]


def find_notice(text: str, rules: BoilerplateRules) -> str | None:
    """The words of a short text that tell that it is a notice in place of a report."""
    match = rules.notice.search(text)
    return match.group() if match is not None else None
