"""The statement that a whole text is, where its opening names who issued it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.raw import Raw
from travaux.extract.statements.structure import I_OR_WE, stripped
from travaux.record.article import Article, Block
from travaux.record.naming import TITLE, any_capital

_HEAD_OF_TEXT = 700  # characters in which a release names its issuer
_CLOSED = re.compile(r"[\"”](?=\s*?(?:\n|$))")
_AGAIN = re.compile(r"\s+(?=[\"“])")
_SALUTATION = re.compile(
    r"^(?:(?:Your )?Excellenc(?:y|ies)|Sirs?|Madam|Gentlemen),?\s*\n+", re.MULTILINE
)  # "Dear Ms Velt": letterheads
_SIGNED = re.compile(  # "Henrik Storm", and below it "Minister of Transport of Norvask"
    any_capital(
        rf"^(?:\(?[Ss]igned\)?:? |\(s\) |/s/ )?(?P<who>(?!His |Her )(?:{TITLE} )?"
        r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,4})\n+"
        r"(?=(?:[A-Z][\w’'-]+ ){0,4}(?:Minister|Secretary|President|Chair\w*|Chief|Director|Ambassador|Envoy|Representative|Premier"
        r"|Governor|Mayor|Commissioner|Spokes\w+|Head|Leader|Negotiator|Counsel|Manager|Officer)\b[^\n.!?]*\s*(?:\n|$))"
    ),
    re.MULTILINE,
)
# Above what one of many has added to a paper: "Statement by Norvask for the record", "Unilateral declaration by the Lake Front".
_ATTACHED = re.compile(
    r"(?:(?:Unilateral|Interpretative|Separate|Individual|Dissenting) )?"
    r"(?:Statement|Declaration|Reservation|Explanation of (?:vote|position)|Opinion|Note)s? (?:by|of|made by|from) "
    r"(?P<who>(?:the )?[A-Z][^\n.:;,]{2,80}?)(?: (?:for the (?:record|minutes)|to the minutes|on .*|concerning .*|regarding .*))?",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?:Done|Adopted|Signed|Given|Concluded) (?:at|in|on) |For the [A-Z]")
_BRIEFING = re.compile(r"(?:\w+ ){0,3}(?:briefing|press conference|statement|remarks) (?:by|of) ", re.IGNORECASE)
_FEWEST_OWN = 2  # paragraphs of a paper in the first person


def find_release(article: Article, lexicon: StatementLexicon) -> Raw | None:
    """The statement that the whole text is, where its opening names who issued it."""
    for kind, pattern in lexicon.releases:
        match = pattern.search(article.text, 0, _HEAD_OF_TEXT)
        if match is None or (kind == "author" and not _is_alone_at_head(article, match)):
            continue
        if kind == "paper" and not _is_own_paper(article, match):
            continue
        start = match.start() if kind == "joint" else match.end()
        start = _body_start(article, start) if kind != "joint" else start
        content = stripped(article.text, (start, _quoted_end(article.text, start)))
        if content[1] - content[0] < 40:
            continue
        cue = (match.span("cue"),) if match.span("cue")[1] > match.span("cue")[0] else ()
        source = match.span("source")
        if kind == "joint":
            source = (source[0], source[0] + 2)
        return Raw((source,), cue, (content,), 0.9, form="indirect" if kind == "attributable" else "direct")
    return None


def _goes_on(article: Article, block: Block) -> bool:
    return block.kind in ("paragraph", "quote", "list") and _CLOSES.match(article.text, block.start, block.end) is None


def find_attached(article: Article) -> list[Raw]:
    """What each has added to a paper of many, below a heading that names him."""
    found, prose = [], False
    blocks = list(article.blocks)
    for number, block in enumerate(blocks):
        prose = prose or block.kind == "paragraph"
        named = _ATTACHED.fullmatch(article.text, block.start, block.end) if prose and block.kind == "heading" else None
        if named is None:
            continue
        below = list(takewhile(lambda each: _goes_on(article, each), blocks[number + 1 :]))
        if below:
            content = stripped(article.text, (below[0].start, below[-1].end))
            found.append(Raw((named.span("who"),), (), (content,), 0.9, form="direct"))
    return found


def _quoted_end(text: str, start: int) -> int:
    """Where words that begin in quotation marks end: with the paragraph that closes these; other words end with the text."""
    end = start
    while text[end : end + 1] in ('"', "“") and end < len(text):
        closed = _CLOSED.search(text, end + 1)
        if closed is None:
            return len(text)
        end = closed.end()
        if (again := _AGAIN.match(text, end)) is None:
            return end
        end = again.end()
    return len(text)


def _is_alone_at_head(article: Article, match: re.Match[str]) -> bool:
    """Whether a line that names an author has a block of its own, with no prose before it."""
    for block in article.blocks:
        if block.start == match.start("source"):
            return block.end == match.end("source")
        if block.kind == "paragraph":
            return False
    return False


def _is_own_paper(article: Article, match: re.Match[str]) -> bool:
    """Whether a title tells whose a paper is, and that speaks of "us": no report of a statement does."""
    titled = any(block.start == match.start() and block.kind in ("title", "heading", "label") for block in article.blocks)
    own = (I_OR_WE.search(article.text, block.start, block.end) for block in article.blocks if block.start > match.end())
    return titled and sum(found is not None for found in own) >= _FEWEST_OWN


def _body_start(article: Article, start: int) -> int:
    """Where the release proper begins: after the line that names the issuer, and "Begin Text:"."""
    text = article.text
    while start < len(text) and text[start] in " .:\n\t":
        start += 1
    match = re.compile(r"begin text:?\s*", re.IGNORECASE).match(text, start)
    return match.end() if match else start


def find_opening(article: Article, turns: Sequence[Raw]) -> Raw | None:
    """What somebody says before he answers, whose briefing a text's title says it is: above the first question.

    Where it speaks of "us" and no question comes before.
    """
    title = next((block for block in article.blocks if block.kind == "title"), None)
    first = min((turn.source[0][0] for turn in turns if turn.source), default=None)
    if title is None or first is None or (by := _BRIEFING.match(article.text, title.start, title.end)) is None:
        return None
    labels = dict.fromkeys(article.text[slice(*turn.source[0])] for turn in turns if turn.source)
    named = next((label for label in labels if " " in label and label in article.text[by.end() : title.end]), None)
    told = [block for block in article.blocks if block.kind == "paragraph" and title.end <= block.start and block.end <= first]
    own = sum(I_OR_WE.search(article.text, block.start, block.end) is not None for block in told)
    if named is None or own < _FEWEST_OWN:
        return None
    at = article.text.index(named, by.end(), title.end)
    return Raw(((at, at + len(named)),), (), (stripped(article.text, (told[0].start, told[-1].end)),), 0.9, form="direct")


def find_signed(article: Article) -> Raw | None:
    """The letter that a whole text is: behind its salutation, up to the name of whoever signs it, above his post."""
    salutation = _SALUTATION.search(article.text, 0, _HEAD_OF_TEXT)
    if salutation is None:
        return None
    signed = list(_SIGNED.finditer(article.text, salutation.end()))
    if len(signed) != 1:  # several sign it, or nobody
        return None
    content = stripped(article.text, (salutation.end(), signed[0].start()))
    if len(I_OR_WE.findall(article.text, *content)) < _FEWEST_OWN:
        return None
    return Raw((signed[0].span("who"),), (), (content,), 0.9, form="direct")
