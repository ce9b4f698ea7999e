"""Paragraphs to the parts of a report: title, posting line, byline, dateline, prose; what is no part of it left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.reader.boilerplate import is_prose, split_boilerplate, strip_trailer
from travaux.reader.calendar import find_dates
from travaux.reader.datelines import Dateline, PostingLine, find_dateline, find_posting_line
from travaux.reader.heads import Head, Piece, find_form, is_of_a_field, read_head
from travaux.reader.lines import plain_words
from travaux.reader.papers import find_paper, join_titles
from travaux.reader.tables import ReaderTables
from travaux.reader.turns import find_turns
from travaux.record.article import BlockKind
from travaux.record.naming import any_capital

_DATELINE_AMONG = 4  # prose paragraphs in which a dateline may open
_TAIL = 4  # last pieces in which a byline or posting line may stand
_LONGEST_TAIL = 12  # the same where they all stand below the prose, as signatures do
_HEADING_WORDS = 9
_POSTING_WORDS = 8
_POSTED_AMONG = 12  # pieces among which a posting line may stand below the first prose
_DELIVERED = re.compile(  # when a court gave what follows
    r"(?:delivered|decided|dated|entered|handed down|date of (?:judge?ment|decision|order)"
    r"|(?:judge?ment|decision) (?:delivered|given|date))\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:done|dated|given|signed|executed|concluded)\b(?: in \w+)? (?:at|in|on|this)\b[^.;\n]{0,100}",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"answered\b[^.;\n]{0,120}? on:? [^.;\n]{0,40}", re.IGNORECASE)  # when a written question was
_BESIDE_HEADING = 8  # words of the paragraph under a heading
_CREDIT = re.compile(r"\s*\([^()]{2,60}\)\.?$")
_FEWEST_CAPTIONS = 3
_NO_HEADING = re.compile(any_capital(r"[.!?:;,…\"”’'\-–—)\]]$|^[^A-Z0-9]|[|<>{}=@]"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it came: of a page, with the kind that its markup tells."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts in text order, and what was found on the way.

    `issuer` is the ministry, body or newspaper that a line above the title names; `notes` are bylines, outlets' names and
    lines left out.
    """

    pieces: tuple[Piece, ...]
    title: str | None = None
    byline: str | None = None
    issuer: str | None = None
    dateline: tuple[int, Dateline] | None = None
    posted: tuple[tuple[int, PostingLine], ...] = ()
    notes: tuple[str, ...] = ()


def find_layout(paragraphs: Sequence[Paragraph], tables: ReaderTables, *, title: str | None = None) -> Layout:
    """The layout of a report; a `title` that is known from its page is put first and not repeated."""
    texts = [p.text for p in paragraphs]
    told = {n for n, p in enumerate(paragraphs) if p.kind == "label"}  # who wrote the lines of a letter
    numbers, dropped = split_boilerplate(["-" if n in told else text for n, text in enumerate(texts)], tables.boilerplate)
    told |= _captions(texts, dropped) if not any(is_prose(texts[n]) for n in numbers) else set()
    numbers, dropped = tuple(sorted({*numbers, *told})), tuple(n for n in dropped if n not in told)
    kept = [Paragraph(paragraphs[n].kind, text) for n in numbers if (text := strip_trailer(texts[n], tables.boilerplate))]
    if title is not None:
        kept = [Paragraph("title", title), *_without_title(kept, title)]
    turns = find_turns([p.text for p in kept])
    pieces = [Piece(p.kind, p.text) for p in kept]
    pieces = join_titles(pieces) if title is None and not turns.transcript else pieces
    paper = find_paper(pieces) if title is None and not turns.transcript else 0
    head = Head(title, turns, notes=[texts[n] for n in dropped], paper=paper)
    read_head(pieces, head, tables)
    dateline = _read_dateline(pieces, tables, transcript=turns.transcript)
    if not turns.transcript:
        _read_headings(pieces)
    _read_postings(pieces, head, tables)
    _read_tail(pieces, head, tables)
    byline = head.byline or (dateline[1].reporter if dateline is not None else None)
    return Layout(tuple(pieces), head.title, byline, head.issuer, dateline, tuple(head.posted.items()), tuple(head.notes))


def _captions(texts: Sequence[str], dropped: Sequence[int]) -> set[int]:
    """The captions among what is left out, where a text is made of them: sentences with a credit in brackets behind them."""
    found = {n for n in dropped if (credit := _CREDIT.search(texts[n])) is not None and is_prose(texts[n][: credit.start()])}
    return found if len(found) >= _FEWEST_CAPTIONS else set()


def _without_title(paragraphs: Sequence[Paragraph], title: str) -> list[Paragraph]:
    """The paragraphs without a repetition of the title among the first."""
    plain = plain_words(title)
    return [p for n, p in enumerate(paragraphs) if n > 3 or plain_words(p.text) != plain]


def _read_dateline(pieces: list[Piece], tables: ReaderTables, *, transcript: bool) -> tuple[int, Dateline] | None:
    """The dateline of the first paragraphs and the number of its piece, which is marked in place."""
    seen = 0
    for number, piece in enumerate(pieces):
        if piece.kind in ("title", "byline", "dateline", "heading"):
            continue
        found = find_dateline(piece.text, tables, transcript=transcript)
        if found is not None:
            whole = not piece.text[found.span[1] :].strip()
            pieces[number] = Piece("dateline", piece.text) if whole else Piece(piece.kind, piece.text, found.span[1])
            _read_more_datelines(pieces, number + 1, tables)
            return number, found
        seen += piece.kind == "paragraph"
        if seen >= _DATELINE_AMONG:
            break
    return None


def _read_more_datelines(pieces: list[Piece], start: int, tables: ReaderTables) -> None:
    """Marks the datelines of further reports in the same text, in place: those that name an agency."""
    for number in range(start, len(pieces)):
        piece = pieces[number]
        found = find_dateline(piece.text, tables) if piece.kind == "paragraph" and piece.text[:1].isupper() else None
        if found is not None and found.agency is not None and piece.text[found.span[1] :].strip():
            pieces[number] = Piece(piece.kind, piece.text, found.span[1])


def _read_postings(pieces: list[Piece], head: Head, tables: ReaderTables) -> None:
    """The one line with a whole date among the first paragraphs, where the head has told none, in place.

    In a chronology there are more such lines than one, which tell other days.
    """
    among = (n for n, p in enumerate(pieces) if p.kind not in ("title", "dateline") and len(p.text.split()) <= _POSTING_WORDS)
    short = [n for n in among if not _is_to_come(pieces, n, tables)]
    lines = [] if head.posted else [(n, line) for n in short if (line := find_posting_line(pieces[n].text, tables)) is not None]
    lines = [each for each in lines if _DELIVERED.match(pieces[each[0]].text) is not None] or lines
    delivered = len(lines) == 1 and _DELIVERED.match(pieces[lines[0][0]].text) is not None
    if len(lines) == 1 and (lines[0][0] < _POSTED_AMONG or delivered) and lines[0][1].day.year is not None:
        number, line = lines[0]
        head.posted[number] = line
        pieces[number] = Piece("dateline", pieces[number].text)
    elif not head.posted and len(done := _done(pieces, tables)) == 1:
        head.posted[done[0][0]] = done[0][1]
    if len(answered := _done(pieces, tables, _ANSWERED)) == 1:
        head.posted.clear()
        head.posted[answered[0][0]] = answered[0][1]


def _done(pieces: Sequence[Piece], tables: ReaderTables, form: re.Pattern[str] = _DONE) -> list[tuple[int, PostingLine]]:
    """The lines that tell where and when a text was done: "Done at Orsk, this 12th day of July 2019, in two originals"."""
    found = []
    for number, piece in enumerate(pieces):
        match = form.match(piece.text)
        days = [day for day in find_dates(match.group(), tables.calendar) if day.year is not None] if match is not None else []
        if len(days) == 1:
            found.append((number, PostingLine(days[0], None, None, False, "")))
    return found


def _is_to_come(pieces: Sequence[Piece], number: int, tables: ReaderTables) -> bool:
    """Whether the line above tells that a line's day is still to come, or another's: "Date of next meeting", "Signed"."""
    return is_of_a_field(pieces, number, tables) or (number > 0 and tables.words.coming.search(pieces[number - 1].text) is not None)


def _read_headings(pieces: list[Piece]) -> None:
    """Gives short lines between paragraphs the kind of headings, in place."""
    for number in range(2, len(pieces) - 1):
        piece, after = pieces[number], pieces[number + 1]
        short = len(piece.text.split()) <= _HEADING_WORDS and not _NO_HEADING.search(piece.text)
        if piece.kind == "paragraph" and not piece.dateline_end and short and len(after.text.split()) >= _BESIDE_HEADING:
            pieces[number] = replace(piece, kind="heading")


def _read_tail(pieces: list[Piece], head: Head, tables: ReaderTables) -> None:
    """Gives closing bylines, signatures and posting lines their kinds, in place."""
    signed = []
    prose = max((n for n, piece in enumerate(pieces) if is_prose(piece.text)), default=0)
    for number in range(max(1, min(len(pieces) - _TAIL, max(prose + 1, len(pieces) - _LONGEST_TAIL))), len(pieces)):
        piece = pieces[number]
        if piece.kind not in ("paragraph", "heading") or piece.dateline_end or is_prose(piece.text):
            continue
        if _is_to_come(pieces, number, tables):
            continue
        if number > prose and (posted := find_posting_line(piece.text, tables)) is not None:
            head.posted[number] = posted
            head.notes.append(piece.text)
            pieces[number] = replace(piece, kind="dateline")
            continue
        opening = find_form(piece.text, tables)
        if opening is not None and opening[0] in ("byline", "signature"):
            head.notes.append(piece.text)
            signed.append(opening[1])
            pieces[number] = replace(piece, kind="byline")
        elif opening is not None and opening[0] == "place":
            pieces[number] = replace(piece, kind="label")
        elif tables.outlets.named(piece.text.strip(" .()[]-–—/="), exact=True) is not None:
            head.notes.append(piece.text)
            pieces[number] = replace(piece, kind="byline")
    head.byline = head.byline or ", ".join(filter(None, signed)) or None
