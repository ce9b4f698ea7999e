"""Paragraphs to the parts of a report: title, posting line, byline, dateline, prose; what is no part of it left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from travaux.reader.boilerplate import is_prose, split_boilerplate
from travaux.reader.datelines import Dateline, PostingLine, find_dateline, find_posting_line
from travaux.reader.openings import find_opening
from travaux.reader.tables import ReaderTables
from travaux.record.article import BlockKind

_TURN = re.compile(
    r"(?:(?:[A-Z][A-Z.'’-]+(?: (?:[A-Z][A-Z.'’-]*|Mc[A-Z]+|\([^)]{1,40}\))){0,5})|Q|A|(?:Mr|Mrs|Ms|Dr|Sen|Amb)\. [A-Z][\w'’-]+): \S"
)
_FEWEST_TURNS = 2
_HEAD_LINES = 8
_TITLE_WORDS = (3, 40)
_DATELINE_AMONG = 4  # prose paragraphs in which a dateline may open
_ENDED = re.compile(r"[.!:;,][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it came: of a page, with the kind that its markup tells."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the report's text; the first `dateline_end` characters of a paragraph are its dateline."""

    kind: BlockKind
    text: str
    dateline_end: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts in text order, and what was found on the way; `notes` are bylines, outlets' names and lines left out."""

    pieces: tuple[Piece, ...]
    title: str | None = None
    byline: str | None = None
    dateline: tuple[int, Dateline] | None = None
    posted: tuple[tuple[int, PostingLine], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Head:
    """What the lines above the first prose have told so far."""

    title: str | None
    byline: str | None = None
    posted: dict[int, PostingLine] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    closed: bool = False


def find_layout(paragraphs: Sequence[Paragraph], tables: ReaderTables, *, title: str | None = None) -> Layout:
    """The layout of a report; a `title` that is known from its page is put first and not repeated."""
    texts = [p.text for p in paragraphs]
    kept_numbers, dropped = split_boilerplate(texts, tables.boilerplate)
    kept = [paragraphs[n] for n in kept_numbers]
    if title is not None:
        kept = [Paragraph("title", title), *_without_title(kept, title)]
    transcript = sum(_TURN.match(p.text) is not None for p in kept) >= _FEWEST_TURNS
    head = _Head(title, notes=[texts[n] for n in dropped])
    pieces = [Piece(p.kind, p.text) for p in kept]
    _read_head(pieces, head, tables, transcript=transcript)
    dateline = _read_dateline(pieces, tables, transcript=transcript)
    _read_tail(pieces, head, tables)
    return Layout(tuple(pieces), head.title, head.byline, dateline, tuple(head.posted.items()), tuple(head.notes))


def _without_title(paragraphs: Sequence[Paragraph], title: str) -> list[Paragraph]:
    """The paragraphs without a repetition of the title among the first."""
    plain = _plain(title)
    return [p for n, p in enumerate(paragraphs) if n > 3 or _plain(p.text) != plain]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()


def _read_head(pieces: list[Piece], head: _Head, tables: ReaderTables, *, transcript: bool) -> None:
    """Gives the lines above the first prose their kinds, in place."""
    for number, piece in enumerate(pieces[: _HEAD_LINES + 1]):
        if piece.kind == "title":
            continue
        kind = _head_kind(pieces, number, head, tables, transcript=transcript)
        if kind is None:
            break
        pieces[number] = replace(piece, kind=kind)


def _head_kind(pieces: Sequence[Piece], number: int, head: _Head, tables: ReaderTables, *, transcript: bool) -> BlockKind | None:
    """The kind of a line of the head; None where the report's prose begins."""
    line = pieces[number].text
    if (posted := find_posting_line(line, tables.calendar, tables.outlets)) is not None:
        head.posted[number] = posted
        head.notes.extend([posted.rest] if posted.rest else [])
        return "dateline"
    if _TURN.match(line) and transcript:
        return None
    if len(line) < 80 and tables.outlets.named(line.strip(" .()[]-–—/|"), exact=True) is not None:
        head.notes.append(line)
        return "label"
    opening = find_opening(line, tables.openings)
    if opening is not None and (opening[0] == "byline" or head.title is not None or not _is_title(pieces, number, tables)):
        head.closed = True
        if opening[0] == "byline":
            head.notes.append(line)
            head.byline = head.byline or opening[1]
        return opening[0]
    if head.title is None and not head.closed and _is_title(pieces, number, tables):
        head.title = line
        return "title"
    if is_prose(line) or len(line.split()) > _TITLE_WORDS[1] or pieces[number].kind in ("list", "quote"):
        return None
    return "heading" if head.title is not None and not head.closed and len(line.split()) > 2 else "label"


def _is_title(pieces: Sequence[Piece], number: int, tables: ReaderTables) -> bool:
    """Whether a line can be the title: short, no sentence, prose somewhere after it.

    A line that ends like a sentence is one only where a posting line, a byline or a dateline follows.
    """
    line = pieces[number].text
    words = line.split()
    if not _TITLE_WORDS[0] <= len(words) <= _TITLE_WORDS[1] or pieces[number].kind in ("list", "quote"):
        return False
    if find_dateline(line, tables.calendar, tables.outlets) is not None or find_opening(line, tables.openings) is not None:
        return False
    if not any(len(p.text.split()) > 12 for p in pieces[number + 1 :]):
        return False
    if not _ENDED.search(line):
        return True
    after = pieces[number + 1].text
    return line[-1] not in ":;," and (
        find_posting_line(after, tables.calendar, tables.outlets) is not None
        or ((opening := find_opening(after, tables.openings)) is not None and opening[0] == "byline")
        or find_dateline(after, tables.calendar, tables.outlets) is not None
    )


def _read_dateline(pieces: list[Piece], tables: ReaderTables, *, transcript: bool) -> tuple[int, Dateline] | None:
    """The dateline of the first paragraphs and the number of its piece, which is marked in place."""
    seen = 0
    for number, piece in enumerate(pieces):
        if piece.kind in ("title", "byline", "dateline", "heading"):
            continue
        found = find_dateline(piece.text, tables.calendar, tables.outlets, transcript=transcript)
        if found is not None:
            whole = not piece.text[found.span[1] :].strip()
            pieces[number] = Piece("dateline", piece.text) if whole else Piece(piece.kind, piece.text, found.span[1])
            return number, found
        seen += piece.kind == "paragraph"
        if seen >= _DATELINE_AMONG:
            break
    return None


def _read_tail(pieces: list[Piece], head: _Head, tables: ReaderTables) -> None:
    """Gives a closing byline or posting line its kind, in place."""
    for number in range(max(1, len(pieces) - 2), len(pieces)):
        piece = pieces[number]
        if piece.kind != "paragraph" or piece.dateline_end or is_prose(piece.text):
            continue
        if (posted := find_posting_line(piece.text, tables.calendar, tables.outlets)) is not None:
            head.posted[number] = posted
            pieces[number] = replace(piece, kind="dateline")
        elif (opening := find_opening(piece.text, tables.openings)) is not None and opening[0] == "byline":
            head.notes.append(piece.text)
            head.byline = head.byline or opening[1]
            pieces[number] = replace(piece, kind="byline")
        elif tables.outlets.named(piece.text.strip(" .()[]-–—/"), exact=True) is not None:
            head.notes.append(piece.text)
            pieces[number] = replace(piece, kind="byline")
