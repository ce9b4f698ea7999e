"""Plain text to paragraphs: spaces and line ends made plain, hard-wrapped lines joined."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise

from travaux.record.naming import any_capital

# What is changed in a text, and nothing else is: line ends to "\n", every other kind of space to one blank, blanks at
# line ends and in runs dropped, zero-width and direction marks and control characters dropped. Letters, quotation marks
# and dashes stay as they were written (no Unicode normalisation), so that the text can be found again in its source.
_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_DROPPED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:amp|quot|lt|gt|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,6}|#x[\da-fA-F]{2,5});")
_INDENT = re.compile(r"(?:\t| {2,})\S")
_BULLET = re.compile(r"\s*(?:[-*•●▪‣·–—]\s+|\d{1,2}[.)]\s|\([a-z\d]{1,2}\)\s)")
_ITEM = re.compile(r"\s*(?:(?P<mark>[-*•●▪‣·–—])|(?P<number>\d{1,2})[.)])\s+\S")
_LABEL = re.compile(any_capital(r"\s*(?:[A-Z][A-Z.'’ -]{1,40}: |[QA](?:[.:] +| {2})|#{1,6} |==)\S"))  # a turn's, or a heading's
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_TITLE_END = re.compile(r"\b(?:M[RrSs]|M[Rr][Ss]|D[Rr])\.$")
_RUNS_ON = re.compile(r"\s*[\"'“‘(]?[a-z]+(?:[-'’][a-z]+)*[,;:.!?)\]\"'”’]*(?:\s|$)")
_WIDTHS = (30, 140)  # characters a line of hard-wrapped copy holds
_FULL = 0.72  # a wrapped line fills at least so much of the width unless its paragraph ends
_FEWEST_INNER = 3
_SHARE_FULL = 0.6
_SHARE_RUNNING = 0.25  # of the line ends inside paragraphs, those in mid-sentence: in wrapped English copy about .7
_SHARE_SPACED = 0.4
_AMPLE = 10  # characters left on a line in capitals, from which it ends a title or a paragraph
_SHARE_CAPITALS = 0.7  # of all lines, those in capitals, from which copy is in capitals
_SHARE_LONGER = 0.15  # of all lines, those that may be half as long again as a wrapped text's width
_COLUMNS = re.compile(r"(?<=\S) {6,}(?=\S)")  # a gap between what stands left and right on one line of a title page
_DIVIDED = re.compile(r"[^\W\d_]-$")
_TYPESET = 0.05  # share of lines that end in a divided word, from which copy was typeset and a hyphen there isn't the word's own
_CENTRED = 8  # blanks before a line of a title page, from where a change of indent begins a paragraph


# In what somebody says or writes himself, and rarely in what is told of him.
OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|me|[Yy]ou(?:rs?)?)\b|\?")


def clean_line(line: str) -> str:
    """A line with plain blanks and without marks that can't be seen.

    >>> clean_line("  The\\u00a0talks\\u200b  began ")
    'The talks began'
    """
    return _SPACES.sub(" ", _SURROGATES.sub("\ufffd", _DROPPED.sub("", line))).strip()


def plain_words(text: str) -> str:
    """The words of a text in small letters, with one blank between them.

    >>> plain_words("The talks - at last! - began.")
    'the talks at last began'
    """
    return re.sub(r"\W+", " ", text).lower().strip()


def to_lines(text: str) -> list[str]:
    """Lines of a plain text, with their indents, character references read."""
    if _ENTITY.search(text):
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    return _LINE_ENDS.sub("\n", text).expandtabs(4).split("\n")


def to_paragraphs(lines: Sequence[str], function_words: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Paragraphs of lines, in order, none empty.

    Where lines aren't wrapped at a width, each is a paragraph. In wrapped text paragraphs end at blank lines, before an
    indented line, a bullet or a label, and after a line that is far from full and not in mid-sentence. A line in capitals
    that begins with one of `function_words` goes on with one in capitals.
    """
    lines = _without_spacing([part for line in lines for part in _columns(line)])
    width = _wrap_width(lines)
    if width is None:
        return tuple(clean for line in lines if (clean := clean_line(line)))
    indented = _indents_paragraphs(lines)
    paragraphs: list[list[str]] = [[]]
    for number, line in enumerate(lines):
        if not clean_line(line):
            paragraphs.append([])
            continue
        before = lines[number - 1] if number else ""
        begins = paragraphs[-1] and (
            _is_next_item(paragraphs[-1][0], line) or _begins_paragraph(before, line, width=width, indented=indented)
        )
        if begins and not _goes_on_in_capitals(before, line, function_words):
            paragraphs.append([])
        paragraphs[-1].append(clean_line(line))
    typeset = _is_typeset(lines)
    return tuple(_join(p, typeset=typeset) for p in paragraphs if p)


def _is_next_item(first: str, line: str) -> bool:
    """Whether a line is the next item of a list, by the mark or the number with which the item before it begins."""
    item, following = _ITEM.match(first), _ITEM.match(line)
    if item is None or following is None:
        return False
    if item.group("number") is None or following.group("number") is None:
        return item.group("mark") is not None and item.group("mark") == following.group("mark")
    return int(following.group("number")) == int(item.group("number")) + 1


def _goes_on_in_capitals(before: str, line: str, function_words: frozenset[str]) -> bool:
    """Whether a title in capitals goes on on its second line: "REMARKS BY THE PRESIDENT / AT SIGNING OF AGREEMENT"."""
    return before.isupper() and line.isupper() and not _ended(before) and line.split()[0].lower() in function_words


def runs_on(before: str, line: str) -> bool:
    """Whether a line goes on in the middle of a sentence that the line before began."""
    return not _ended(before) and _RUNS_ON.match(line) is not None and not _BULLET.match(line)


def _ended(line: str) -> bool:
    """Whether a line ends as a sentence does, and not with the title of a name."""
    return _ENDED.search(line.rstrip()) is not None and not _TITLE_END.search(line.rstrip())


def _without_spacing(lines: Sequence[str]) -> Sequence[str]:
    """The lines without blank ones between them, where sentences run on across most of those."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    across = [(lines[a], lines[b]) for a, b in pairwise(filled) if b > a + 1]
    spaced = sum(runs_on(a, b) for a, b in across)
    if spaced < _FEWEST_INNER or spaced < _SHARE_SPACED * len(across):
        return lines
    return [lines[n] for n in filled]


def _begins_paragraph(before: str, line: str, *, width: int, indented: bool) -> bool:
    full = len(before.rstrip()) >= _FULL * width and not _room_for_next(before, line, width)
    if _BULLET.match(line) or _LABEL.match(line):
        return not full or _ended(before)
    if indented and _INDENT.match(line) and (not _INDENT.match(before) or _ended(before)):
        return True
    if runs_on(before, line):
        return False
    if _indent(line) >= _CENTRED and abs(_indent(line) - _indent(before)) > 1:
        return True
    capitals = before.isupper() and line.isupper()
    ample = capitals and (_ended(before) or _room_for_next(before, line, width - _AMPLE))
    return (len(before.rstrip()) < _FULL * width or ample) and _room_for_next(before, line, width)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _room_for_next(before: str, line: str, width: int) -> bool:
    """Whether the next line's first word would have stood on the line before, had the paragraph gone on."""
    first = line.split(maxsplit=1)[0]
    return len(before.rstrip()) + 1 + len(first) <= width


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which a text's lines are wrapped; None where each line is a paragraph."""
    inner = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    running = sorted(len(a.rstrip()) for a, b in inner if runs_on(a, b))
    if len(running) >= max(1, _SHARE_RUNNING * len(inner)):
        width = running[int(0.9 * (len(running) - 1))]
        filled = [len(line.strip()) for line in lines if line.strip()]
        if _WIDTHS[0] <= width <= _WIDTHS[1] and sum(n > 1.5 * width for n in filled) <= _SHARE_LONGER * len(filled):
            return width
    return _even_width(lines, [a for a, _ in inner]) or _width_of_capitals(lines, inner)


def _width_of_capitals(lines: Sequence[str], inner: Sequence[tuple[str, str]]) -> int | None:
    """The width of wrapped copy in capitals: some full lines of it go on with a word that had no room on them."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.isupper())
    if not lengths or len(lengths) < _SHARE_CAPITALS * sum(bool(line.strip()) for line in lines):
        return None
    width = lengths[-1]
    running = sum(
        a.isupper() and b.isupper() and not _ended(a) and len(a.rstrip()) >= _FULL * width and not _room_for_next(a, b, width - 4)
        for a, b in inner
    )
    return width if _WIDTHS[0] <= width <= _WIDTHS[1] and running >= max(2, _SHARE_RUNNING * len(inner)) else None


def _even_width(lines: Sequence[str], inner: list[str]) -> int | None:
    """The width of lines that are nearly all full: for copy in capitals, where no line begins in lower case."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(inner) < _FEWEST_INNER:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))]
    if not _WIDTHS[0] <= width <= _WIDTHS[1] or lengths[-1] > 1.5 * width:
        return None
    full = sum(len(a.rstrip()) >= _FULL * width for a in inner)
    running = sum(len(a.rstrip()) >= _FULL * width and not _ended(a) for a in inner)
    return width if full >= _SHARE_FULL * len(inner) and running >= 0.5 * len(inner) else None


def _indents_paragraphs(lines: Sequence[str]) -> bool:
    """Whether some lines are indented and more aren't: then an indent begins a paragraph."""
    filled = [line for line in lines if line.strip()]
    indented = sum(_INDENT.match(line) is not None for line in filled)
    return 0 < indented < 0.6 * len(filled)


def _columns(line: str) -> list[str]:
    """What stands on a line: rules of underscores and the like are blank, a wide gap divides it."""
    if not any(c.isalnum() for c in line) and len(line.strip()) > 3 and len(set(line.strip())) <= 2:
        return [""]
    return _COLUMNS.split(line)


def _is_typeset(lines: Sequence[str]) -> bool:
    """Whether words are divided at line ends as in print."""
    filled = [line.rstrip() for line in lines if line.strip()]
    divided = sum(_DIVIDED.search(a) is not None and b.lstrip()[:1].islower() for a, b in pairwise(filled))
    return divided > 1 and divided >= _TYPESET * len(filled)


def _join(lines: list[str], *, typeset: bool) -> str:
    """One paragraph of wrapped lines; a word divided at a line end keeps its hyphen unless the copy was typeset."""
    joined = lines[0]
    for line in lines[1:]:
        if _DIVIDED.search(joined) is None or not line[:1].isalnum():
            joined += f" {line}"
        else:
            joined = (joined[:-1] if typeset and line[:1].islower() else joined) + line
    return joined
