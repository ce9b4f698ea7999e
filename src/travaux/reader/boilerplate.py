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
_MOST_WORDS = 45
_PROSE_WORDS = 9
_SENTENCE_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_MOST_WIDGETS = 24
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_SHARED_WORDS = 0.25  # of a paragraph's long words, those that a report has had before where it goes on with it


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """Patterns by scope, as `boilerplate.tsv` tells; `widgets` are phrases in lower case."""

    widgets: re.Pattern[str]
    line: tuple[re.Pattern[str], ...]
    start: tuple[re.Pattern[str], ...]
    end: tuple[re.Pattern[str], ...]
    section: tuple[re.Pattern[str], ...]
    list: tuple[re.Pattern[str], ...]
    rest: tuple[re.Pattern[str], ...]
    trailer: re.Pattern[str]
    notice: tuple[re.Pattern[str], ...]


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

    def compiled(scope: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(f"(?:{p})$" if scope == "end" else p, re.IGNORECASE) for p in patterns[scope])

    return BoilerplateRules(
        re.compile(rf"(?:{widgets})(?!\w)", re.IGNORECASE),
        compiled("line"),
        compiled("start"),
        compiled("end"),
        compiled("section"),
        compiled("list"),
        compiled("rest"),
        re.compile(rf"\s*(?:{'|'.join(patterns['trailer'])})\s*$"),
        compiled("notice"),
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
    if len(text) > 2 * _LONGEST_LINE:
        return False
    if _is_widgets(text, rules):
        return True
    if any(p.fullmatch(text) for p in rules.line):
        return True
    if len(text.split()) > _MOST_WORDS:
        return False
    if any(p.match(text) for p in rules.start):
        return True
    return len(text) <= _LONGEST_LINE and any(p.search(text) for p in rules.end)


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
    return rules.trailer.sub("", line)


def split_boilerplate(lines: Sequence[str], rules: BoilerplateRules) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the lines to keep, and of those to leave out.

    A heading such as "Related" takes the lines after it along until prose comes that goes on with the report, one such as
    "Sources" until any prose comes, one such as "Comments" all that follow.
    """
    kept: list[int] = []
    left_out: list[int] = []
    vocabulary: set[str] = set()
    section = ended = teasers = False
    for number, line in enumerate(lines):
        ended = ended or (_heads(line, rules.rest) and _is_rest(lines, number))
        links, listed = _heads(line, rules.section), _heads(line, rules.list)
        if ended or links or listed:
            section, teasers = True, links
            left_out.append(number)
            continue
        prose = is_prose(line)
        if section and not ended and ((prose and not teasers) or (_is_sentence(line) and _goes_on(line, vocabulary))):
            section = False
        if section or is_boilerplate(line, rules):
            left_out.append(number)
            continue
        kept.append(number)
        if prose:
            vocabulary.update(_long_words(line))
    return tuple(kept), tuple(left_out)


def _is_rest(lines: Sequence[str], number: int) -> bool:
    """Whether there is less prose after a line than before it."""
    before, after = (sum(len(line.split()) for line in part if is_prose(line)) for part in (lines[:number], lines[number:]))
    return before > 0 and after < before


def _heads(line: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether a line heads links or notes that follow."""
    return len(line) <= 80 and any(p.fullmatch(plain_line(line)) for p in patterns)


def _goes_on(line: str, vocabulary: set[str]) -> bool:
    """Whether prose goes on with a report of so many long words, and isn't the teaser of another."""
    words = set(_long_words(line))
    return not vocabulary or len(words & vocabulary) >= max(1, _SHARED_WORDS * len(words))


def _long_words(line: str) -> list[str]:
    return [w.lower() for w in _LONG_WORD.findall(line)]


def find_notice(text: str, rules: BoilerplateRules) -> str | None:
    """The words of a short text that tell that it is a notice in place of a report."""
    for pattern in rules.notice:
        if (match := pattern.search(text)) is not None:
            return match.group()
    return None
