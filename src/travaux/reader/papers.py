"""Heads of papers of many: whose they are stands above, in lines of its own, and what they are called may go on below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.reader.boilerplate import is_prose

if TYPE_CHECKING:
    from travaux.reader.heads import Piece

_PAPERS = (
    r"(?:statement|declaration|communiqu[eé]|agreement|accord|treaty|protocol|memorandum|resolution|conclusions|summary|minutes"
    r"|record|report|award|decision|ruling|appeal|convention|charter|understanding|highlights|recommendation|opinion)s?"
)
# "JOINT STATEMENT", "AGREED RECORD of the 41st consultations", "The Cobalt Accord with Lubanda: an interim report".
_PAPER = re.compile(rf"(?:[\w.'’/&-]+ ){{0,5}}{_PAPERS}\b(?! (?:by|from)? ?Reuters)[^.!?;]{{0,160}}", re.IGNORECASE)
_BARE = re.compile(rf"(?:[\w.'’/&-]+ ){{0,5}}{_PAPERS}", re.IGNORECASE)
# How the line below goes on with it: "by the Centre Party and the League", "on the results of the second round".
_GOES_ON = re.compile(r"(?:by|on|of|between|concerning|regarding|relating to|for|from|adopted by|issued by)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?:by|between)\b", re.IGNORECASE)
# What a line holds that names a body, a dispute or how secret a paper is, and is no title.
_FRAME = re.compile(
    r"\b(?:organi[sz]ation|committee|commission|council|conference|working group|group|house|senate|assembly|parliament|congress"
    r"|ministry|union|federation|league|authority|board|tribunal|court|chamber|secretariat|agency|association|community"
    r"|alliance|commonwealth|states|forum|network|mission|bank|fund|society|club|company"
    r"|service|in the matter of|confidential|restricted|draft|original|translation)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"\b(?:in the matter of|confidential|restricted|draft|original|translation|conference|service)\b", re.IGNORECASE)
_SMALL = re.compile(
    r"(?:of|the|and|for|on|in|to|at|by|under|between|de|du|des|la|le|et|y|del|van|von|und|a|an|d['’]\w+)", re.IGNORECASE
)
_RE = re.compile(r"R[Ee]:? +\S.{8,200}")
_SALUTATION = re.compile(r"Dear |(?:Sirs?|Madam|Excellenc(?:y|ies)|Gentlemen),?$")
_TO = re.compile(r"(?:To|TO):? +(?:the |The )?\w")
_MOST_SENT_TO = 3  # lines
_AMONG = 12  # lines of a head
_LONGEST = 16  # words of a line that names a body
_LONGEST_REST = 40  # words of what goes on below
_SHORTEST = 2  # words of a paper's name: "Statement" alone is of any release
_ENDED = re.compile(r"[.!?:;,]$")


def join_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with a paper's name and the line that goes on with it in one: "JOINT STATEMENT" and "by the Centre Party"."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        last = found[-1] if found else None
        if last is not None and number < _AMONG and _goes_on(last, piece):
            found[-1] = replace(last, text=f"{last.text} {piece.text}")
        else:
            found.append(piece)
    return found


def _goes_on(name: Piece, rest: Piece) -> bool:
    if name.kind not in ("paragraph", "heading") or rest.kind not in ("paragraph", "heading"):
        return False
    bare = _BARE.fullmatch(name.text) is not None and name.text[:1].isupper()
    whole = name.text.isupper() and _PAPER.fullmatch(name.text) is not None and _OF_WHOM.match(rest.text) is not None
    short = len(rest.text.split()) <= _LONGEST_REST and not is_prose(rest.text) and not _ENDED.search(rest.text)
    return short and (whole or (bare and _GOES_ON.match(rest.text) is not None))


def find_paper(pieces: Sequence[Piece]) -> int:
    """The number of the line that names a paper below lines that only tell whose it is, where and when; 0 where none does."""
    framed = False
    for number, piece in enumerate(pieces[:_AMONG]):
        text = piece.text
        if piece.kind not in ("paragraph", "heading") or is_prose(text):
            return 0
        if number and framed and len(text.split()) >= _SHORTEST and _PAPER.fullmatch(text) and not _ENDED.search(text):
            return number
        if number == 0 and not (_FRAME.search(text) is not None and _is_a_name(text)):
            return 0
        if not (_is_a_name(text) or any(c.isdigit() for c in text)):
            return 0
        framed = True
    return 0


def is_subject(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a line tells what a letter is about, above or below its salutation: "Re: Dispute over rosters"."""
    beside = [pieces[n].text for n in (number - 1, number + 1) if 0 <= n < len(pieces)]
    return _RE.fullmatch(pieces[number].text) is not None and any(_SALUTATION.match(text) for text in beside)


def is_addressed(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a line goes on with whom a letter is sent to: below "To: Mr Velt, Chief Executive, Orne Docks"."""
    return any(_TO.match(piece.text) for piece in pieces[max(0, number - _MOST_SENT_TO) : number])


def names_a_body(line: str) -> bool:
    """Whether a line above a paper's name is that of the body whose paper it is, and no dispute's or mark of secrecy."""
    return _FRAME.search(line) is not None and not _MARK.search(line)


def _is_a_name(line: str) -> bool:
    """Whether a line has the words of a name or of a label, in capitals but for small words; no sentence of prose."""
    words = line.split()
    plain = [word.strip('()[]"“”,*') for word in words]
    named = (word.isupper() or not word[:1].isalpha() or word[:1].isupper() or _SMALL.fullmatch(word) for word in plain if word)
    return len(words) <= _LONGEST and (all(named) or len(words) <= _SHORTEST) and not _ENDED.search(line.rstrip(":"))
