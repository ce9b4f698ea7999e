"""The lines above a report's prose: its title, posting line, byline, issuer and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from travaux.reader.boilerplate import is_prose
from travaux.reader.datelines import PostingLine, find_dateline, find_posting_line
from travaux.reader.openings import OpeningKind, find_opening
from travaux.reader.tables import ReaderTables
from travaux.record.article import BlockKind

TURN = re.compile(
    r"(?:(?:[A-Z][A-Z.'’-]+(?: (?:[A-Z][A-Z.'’-]*|Mc[A-Z]+|\([^)]{1,40}\))){0,5})|(?:Mr|Mrs|Ms|Dr|Sen|Amb)\. [A-Z][\w'’-]+): \S"
    r"|[QA](?:[.:]| ) ?[A-Z“\"'(]"
)
_HEAD_LINES = 12
_TITLE_WORDS = (3, 40)
_FEWEST_BODY = 15  # words that must follow a title
_BAR = re.compile(r"\s+(?:[|·•–—]|--?)\s+")
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,4}")
_ENDED = re.compile(r"[.!:;,][\"'”’)\]]*$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the report's text; the first `dateline_end` characters of a paragraph are its dateline."""

    kind: BlockKind
    text: str
    dateline_end: int = 0


@dataclass(slots=True)
class Head:
    """What the lines above the prose have told so far; `notes` are bylines, outlets' names and lines left out."""

    title: str | None
    byline: str | None = None
    issuer: str | None = None
    posted: dict[int, PostingLine] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    closed: bool = False  # a byline or an introduction has come: no title follows


def read_head(pieces: list[Piece], head: Head, tables: ReaderTables, *, transcript: bool) -> None:
    """Gives the lines above the first prose their kinds, in place."""
    for number, piece in enumerate(pieces[: _HEAD_LINES + 1]):
        if piece.kind == "title":
            continue
        kind = _kind(pieces, number, head, tables) if not (transcript and TURN.match(piece.text)) else None
        if kind is None:
            break
        pieces[number] = replace(piece, kind=kind)


def _kind(pieces: Sequence[Piece], number: int, head: Head, tables: ReaderTables) -> BlockKind | None:
    """The kind of a line of the head; None where the report's prose begins."""
    line = pieces[number].text
    if find_dateline(line, tables) is not None:
        return None
    if (posted := find_posting_line(line, tables)) is not None:
        head.posted[number] = posted
        head.notes.extend([posted.rest] if posted.rest else [])
        return "dateline"
    if len(line) < 80 and tables.outlets.named(line.strip(" .()[]-–—/|"), exact=True) is not None:
        head.notes.append(line)
        return "label"
    if (opening := find_opening(line, tables.openings)) is not None and not _is_masthead_alone(
        opening[0], pieces, number, head, tables
    ):
        return _opening(opening, line, head)
    if (kind := _divided(line, number, head, tables)) is not None:
        return kind
    if head.title is None and not head.closed and _is_title(pieces, number, tables, masthead=True):
        head.title = line
        return "title"
    if is_prose(line) or len(line.split()) > _TITLE_WORDS[1] or pieces[number].kind in ("list", "quote"):
        return None
    if _SENTENCE_END.search(line) and len(line.split()) > 3:
        return None
    return "heading" if head.title is not None and not head.closed and len(line.split()) > 2 else "label"


def _divided(line: str, number: int, head: Head, tables: ReaderTables) -> BlockKind | None:
    """The kind of a line such as "By Tom Hale | Saren Courier | 18 March 2019"; None where a part is none of these."""
    parts = _parts(line)
    if not 1 < len(parts) <= 5 or len(line) > 200:
        return None
    posted = {start: found for start, part in parts if (found := find_posting_line(part, tables)) is not None}
    byline = None
    for part in (part for start, part in parts if start not in posted):
        kind, name = find_opening(part, tables.openings) or (None, None)
        if kind == "byline" or (posted and byline is None and _NAME.fullmatch(part)):
            byline = name or part
        elif kind != "masthead" and tables.outlets.named(part, exact=True) is None:
            return None
    if not posted and not byline:
        return None
    for start, found in list(posted.items())[:1]:
        day = replace(found.day, span=(found.day.span[0] + start, found.day.span[1] + start))
        head.posted[number] = replace(found, day=day)
    head.closed = head.closed or byline is not None
    head.notes.extend(part for _, part in parts)
    head.byline = head.byline or byline
    return "byline" if byline else "dateline"


def _parts(line: str) -> list[tuple[int, str]]:
    """The parts of a line between bars or dashes, each with its place in it."""
    ends = [(m.start(), m.end()) for m in _BAR.finditer(line)]
    starts = [0, *(end for _, end in ends)]
    return [(start, line[start:stop]) for start, stop in zip(starts, [*(start for start, _ in ends), len(line)], strict=True)]


def _opening(opening: tuple[OpeningKind, str | None], line: str, head: Head) -> BlockKind:
    kind, name = opening
    head.closed = head.closed or kind in ("byline", "intro")
    if kind != "label":
        head.notes.append(line)
    if kind == "byline":
        head.byline = head.byline or name
        return "byline"
    if kind in ("issuer", "masthead"):
        head.issuer = head.issuer or line
    return "label"


def _is_masthead_alone(kind: OpeningKind, pieces: Sequence[Piece], number: int, head: Head, tables: ReaderTables) -> bool:
    """Whether what reads like a newspaper's name must be the title, as no other follows."""
    if kind != "masthead" or head.title is not None:
        return False
    return not any(_is_title(pieces, after, tables) for after in range(number + 1, min(number + 5, len(pieces))))


def _is_title(pieces: Sequence[Piece], number: int, tables: ReaderTables, *, masthead: bool = False) -> bool:
    """Whether a line can be the title: short, no sentence, prose somewhere after it.

    A line that ends like a sentence is one only where a posting line, a byline or a dateline follows.
    """
    line = pieces[number].text
    words = line.split()
    if not _TITLE_WORDS[0] <= len(words) <= _TITLE_WORDS[1] or pieces[number].kind in ("list", "quote"):
        return False
    opening = find_opening(line, tables.openings)
    if find_dateline(line, tables) is not None or (opening is not None and not (masthead and opening[0] == "masthead")):
        return False
    if find_posting_line(line, tables) is not None or not _has_body(pieces[number + 1 :]):
        return False
    if not _ENDED.search(line):
        return True
    after = pieces[number + 1].text
    if line[-1] in ":;,":
        return False
    opening = find_opening(after, tables.openings)
    return (
        find_posting_line(after, tables) is not None
        or find_dateline(after, tables) is not None
        or (opening or ("",))[0] == "byline"
    )


def _has_body(pieces: Sequence[Piece]) -> bool:
    """Whether prose is among some pieces: a long paragraph, or some sentences."""
    if any(len(p.text.split()) > 12 for p in pieces):
        return True
    return sum(len(p.text.split()) for p in pieces if _SENTENCE_END.search(p.text)) >= _FEWEST_BODY
