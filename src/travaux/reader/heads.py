"""The lines above a report's prose: its title, posting line, byline, issuer and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from travaux.reader.boilerplate import is_prose
from travaux.reader.datelines import PostingLine, find_dateline, find_posting_line
from travaux.reader.openings import OpeningKind, find_opening
from travaux.reader.papers import is_addressed, is_subject, names_a_body
from travaux.reader.tables import ReaderTables
from travaux.reader.turns import Turns
from travaux.record.article import BlockKind
from travaux.record.naming import any_capital

_HEAD_LINES = 12
_TITLE_LIKE = ("masthead", "signature", "trail", "body")  # forms of lines of which one may be a title itself
_TITLE_WORDS = (3, 40)
_FEWEST_BODY = 15  # words that must follow a title
_BAR = re.compile(r"\s+(?:[|·•–—]|--?)\s+")
_NAME = re.compile(any_capital(r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,4}"))
_LENGTH = re.compile(r"\d+[ -]?min(?:ute)?s?\.? read(?:ing)?")
_PLACE = re.compile(any_capital(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}"))
_BY = re.compile(r"(?:\w+ ){0,2}by\b|from ", re.IGNORECASE)
_LONGEST_BYLINE = 14  # words of a sentence that names who wrote it
_ENDED = re.compile(r"[.!:;,][\"'”’)\]]*$")
_CLAUSE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_SUBJECT = re.compile(r"SUBJ(?:ECT)?: +(?P<title>\S.{8,200})")
_RE = re.compile(r"R[Ee]:? +(?P<title>\S.{8,200})")
# Right below a body's name: what else it is called, or what it has issued.
_NO_BODY_S_TITLE = re.compile(
    r"\(|(?:joint |press )?(?:statement|report|letter|remarks|communiqu[eé]|declaration)\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]*\)\.?")
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
    turns: Turns
    byline: str | None = None
    issuer: str | None = None
    posted: dict[int, PostingLine] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    closed: bool = False  # a byline or an introduction has come: no title follows
    placed: bool = False  # a place has come: what stands right above the first turn is another
    paper: int = 0  # the line that names a paper, below others that only tell whose it is


def read_head(pieces: list[Piece], head: Head, tables: ReaderTables) -> None:
    """Gives the lines above the first prose their kinds, in place."""
    for number, piece in enumerate(pieces[: _HEAD_LINES + 1]):
        if piece.kind == "title" or (piece.kind == "list" and head.title is not None and not is_prose(piece.text)):
            continue
        if piece.kind == "label":  # who wrote what follows
            break
        kind = _kind(pieces, number, head, tables) if not head.turns.begin(piece.text) else None
        if kind is None:
            break
        pieces[number] = replace(piece, kind=kind)


def _kind(pieces: list[Piece], number: int, head: Head, tables: ReaderTables) -> BlockKind | None:
    """The kind of a line of the head; None where the report's prose begins."""
    line = pieces[number].text
    if find_dateline(line, tables) is not None:
        return None
    subject = _SUBJECT.fullmatch(line) or (_RE.fullmatch(line) if is_subject(pieces, number) else None)
    if subject is not None:  # of a telegram, below its classification and numbers, or of a letter
        pieces[:number] = [replace(each, kind="label") if each.kind == "title" else each for each in pieces[:number]]
        head.title = subject.group("title")
        return "title"
    if number == head.paper > 0:
        head.title, head.closed = line, False
        return "title"
    if (kind := _divided(line, number, head, tables)) is not None:
        return kind
    if is_of_a_field(pieces, number, tables):
        return "label"
    if (posted := find_posting_line(line, tables)) is not None:
        head.posted[number] = posted
        head.notes.extend([posted.rest] if posted.rest else [])
        if posted.rest and (find_form(posted.rest, tables) or ("",))[0] == "masthead":
            head.issuer = head.issuer or posted.rest  # "The Vale Register, Thursday, October 4, 2012"
        return "dateline"
    outlet = tables.outlets.named(line.strip(" .()[]-–—/|"), exact=not line.isupper()) if len(line) < 80 else None
    if outlet is not None:
        head.notes.append(line)
        head.issuer = head.issuer or outlet.name
        return "label"
    opening = find_form(line, tables)
    if opening is not None and opening[0] in ("byline", "signature") and is_addressed(pieces, number):
        return "label"
    if opening is not None and not (number < head.paper or _may_be_title(opening[0], pieces, number, head, tables)):
        return _opening(opening, line, head)
    if head.title is not None and _is_name(line, tables):
        return _opening(("byline", line), line, head)
    return _untold(pieces, number, head, tables)


def is_of_a_field(pieces: Sequence[Piece], number: int, tables: ReaderTables) -> bool:
    """Whether a line tells by its day what a table's field asks for, beside the day or above it: "Signed", "4 May 1987"."""
    field, line = tables.words.field, pieces[number].text
    above = number > 0 and field.fullmatch(pieces[number - 1].text) is not None
    return (above or field.match(line) is not None) and find_posting_line(line, tables) is not None


def find_form(line: str, tables: ReaderTables) -> tuple[OpeningKind, str | None] | None:
    """The form of a line; a signature only where it begins with a given name, an issuer only where it is no sentence."""
    for words in (line, line.strip("()[]. ")):
        opening = find_opening(words, tables.openings)
        if opening is not None and is_prose(line) and (opening[0] == "issuer" or _is_long(opening[0], line)):
            continue
        if opening is not None and (opening[0] != "signature" or _is_name(opening[1] or "", tables)):
            return opening
    return None


def _is_long(kind: OpeningKind, line: str) -> bool:
    """Whether a sentence only opens as a byline does: "The Chairs, Ambassador Ana Velt and Jan Roth, held talks ..."."""
    return kind == "byline" and len(line.split()) > _LONGEST_BYLINE and _BY.match(line) is None


def _is_name(words: str, tables: ReaderTables) -> bool:
    """Whether words are a person's name: capitalised, the first a given name."""
    return _NAME.fullmatch(words) is not None and words.split()[0].lower() in tables.given_names


def _untold(pieces: Sequence[Piece], number: int, head: Head, tables: ReaderTables) -> BlockKind | None:
    """The kind of a line whose words don't tell it: the title, a heading below it, a label, or None for prose."""
    line = pieces[number].text
    if number < head.paper:
        head.issuer = head.issuer or (line if number == 0 and names_a_body(line) else None)
        return "label"
    if head.title is None and not head.closed and _is_title(pieces, number, tables, any_opening=True):
        if _is_above_sections(pieces, number, tables):
            head.notes.append(line)
            head.issuer = head.issuer or line
            return "label"
        if not _is_place(pieces, number, head, tables):
            head.title = line
            return "title"
        head.placed = True
        return "label"
    if is_prose(line) or len(line.split()) > _TITLE_WORDS[1] or pieces[number].kind in ("list", "quote"):
        return None
    if _CLAUSE_END.search(line) and len(line.split()) > 3:
        return None
    return "heading" if head.title is not None and not head.closed and len(line.split()) > 2 else "label"


def _is_above_sections(pieces: Sequence[Piece], number: int, tables: ReaderTables) -> bool:
    """Whether a line is a paper's name: the sections that its page stands under follow, and the title below them."""
    after = find_form(pieces[number + 1].text, tables) if number + 2 < len(pieces) else None
    return (after or ("",))[0] == "trail" and _is_title(pieces, number + 2, tables)


def _divided(line: str, number: int, head: Head, tables: ReaderTables) -> BlockKind | None:
    """The kind of a line such as "By Tom Hale | Saren Courier | 18 March 2019"; None where a part is none of these."""
    parts = _parts(line)
    if not 1 < len(parts) <= 5 or len(line) > 200:
        return None
    posted = {start: found for start, part in parts if (found := find_posting_line(part, tables)) is not None}
    byline = issuer = None
    outlets: list[str] = []
    places: list[str] = []
    for part in (part for start, part in parts if start not in posted):
        kind, name = find_form(part, tables) or (None, None)
        if kind in ("byline", "signature") or _is_name(part, tables):
            byline = name or part
        elif kind in ("label", "issuer", "trail") or _LENGTH.fullmatch(part):
            continue
        elif kind != "masthead" and tables.outlets.named(part, exact=True) is None:
            places.append(part)
        else:
            outlets.append(part)
            issuer = part if kind == "masthead" else issuer
    known = (byline is not None) + bool(posted) + len(outlets) + len(places)
    if known < 2 or not (posted or outlets) or not all(_PLACE.fullmatch(part) for part in places):
        return None
    for start, found in list(posted.items())[:1]:
        day = replace(found.day, span=(found.day.span[0] + start, found.day.span[1] + start))
        head.posted[number] = replace(found, day=day)
    head.closed, head.issuer = head.closed or byline is not None, head.issuer or issuer
    head.notes.extend(part for _, part in parts)
    head.byline = head.byline or byline
    return "byline" if byline else "dateline" if posted else "label"


def _parts(line: str) -> list[tuple[int, str]]:
    """The parts of a line between bars or dashes, each with its place in it."""
    ends = [(m.start(), m.end()) for m in _BAR.finditer(line)]
    starts = [0, *(end for _, end in ends)]
    return [(start, line[start:stop]) for start, stop in zip(starts, [*(start for start, _ in ends), len(line)], strict=True)]


def _opening(opening: tuple[OpeningKind, str | None], line: str, head: Head) -> BlockKind:
    kind, name = opening
    head.closed = head.closed or kind in ("byline", "signature", "intro")
    head.placed = head.placed or kind == "place"
    if kind not in ("label", "place", "trail"):
        head.notes.append(line)
    if kind in ("byline", "signature"):
        head.byline = head.byline or name
        return "byline"
    if kind in ("issuer", "masthead", "body"):
        head.issuer = head.issuer or line
    return "label"


def _may_be_title(kind: OpeningKind, pieces: Sequence[Piece], number: int, head: Head, tables: ReaderTables) -> bool:
    """Whether what reads like a newspaper's name or a signature may be the title: no title is known, and no other follows."""
    if kind not in _TITLE_LIKE or head.title is not None:
        return False
    if kind == "body" and pieces[number].text == head.issuer:  # told again above the title
        return False
    if kind == "body" and number + 1 < len(pieces) and _is_title(pieces, number + 1, tables):
        return _NO_BODY_S_TITLE.match(pieces[number + 1].text) is None
    return not any(_is_title(pieces, after, tables) for after in range(number + 1, min(number + 5, len(pieces))))


def _is_place(pieces: Sequence[Piece], number: int, head: Head, tables: ReaderTables) -> bool:
    """Whether a line is one more place: the hour, or below another place the first turn, follows at once."""
    after = pieces[number + 1].text if number + 1 < len(pieces) else ""
    opening = find_form(after, tables)
    if ": " in pieces[number].text:  # "LIVE: Border talks, day three"
        return False
    return (head.placed and head.turns.begin(after)) or (
        opening is not None and opening[0] == "place" and after[:2].strip("( ").isdigit()
    )


def _is_title(pieces: Sequence[Piece], number: int, tables: ReaderTables, *, any_opening: bool = False) -> bool:
    """Whether a line can be the title: short, no sentence, prose somewhere after it.

    A line that ends like a sentence is one only where a posting line, a byline or a dateline follows.
    """
    line = pieces[number].text
    words = line.split()
    if not _TITLE_WORDS[0] <= len(words) <= _TITLE_WORDS[1] or pieces[number].kind in ("list", "quote"):
        return False
    if _IN_BRACKETS.fullmatch(line) is not None:
        return False
    opening = find_form(line, tables)
    may_open = opening is None or opening[0] == "body" or (any_opening and opening[0] in _TITLE_LIKE)
    if find_dateline(line, tables) is not None or not may_open:
        return False
    if find_posting_line(line, tables) is not None or not _has_body(pieces[number + 1 :]):
        return False
    if not _ENDED.search(line) or (line.isupper() and line.endswith(".")):
        return True
    after = pieces[number + 1].text
    if line[-1] in ":;,":
        return False
    opening = find_form(after, tables)
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
