"""Quotations: how much of a content stands in quotation marks, and quotations that the model left without a cue."""

from __future__ import annotations

import re

from travaux.extract.statements.clauses import Clauses
from travaux.record.article import Article
from travaux.record.naming import any_capital
from travaux.record.span import Span, Spans
from travaux.record.statement import Form

_PAIRED = re.compile(
    r"“[^”\n]*(?:”|(?=\n|$))|«[^»\n]*(?:»|(?=\n|$))|„[^“”\n]*[“”]|(?<!\w)\"[^\"\n]*(?:\"|(?=\n|$))|``[^`\n]*?(?:''|(?=\n|$))|(?<!')''(?!')[^'\n]+''"
)
_SINGLE = re.compile(r"(?<![\w‘'])[‘'](?=\w)[^‘\n]*?[\w.,!?…][’'](?!\w)")
_MARKS = re.compile(r"[“”«»„\"]|``|''")
_WORD = re.compile(r"\w+")
_BEFORE = re.compile(
    r"^(?P<opening>.*(?:[.!?…][\"”’')\]]*\s|(?<!\w)[–—•*-]\s|\s[|/]\s|\b\d{1,2}[:.]\d{2}\s))?"
    r"\s*(?P<name>[^\s–—•*|/-][^\n:“”\"]{1,90})(?::|\s\|)\s*$"
)
_BRACKETED = re.compile(any_capital(r" \((?P<name>(?:[a-z][\w'’-]*,? |[A-Z][\w.'’-]* )+[A-Z][\w'’-]+)\)(?=[.,;]|\s*(?:\||\n|$))"))
# Behind a quotation, up to the end of its line: `"We hear you." – Ana Velt, chair of the round`.
_DASHED = re.compile(
    any_capital(
        r",? ?(?:–|—|--?) ?(?P<name>(?:(?!(?:in|on|at|by|to|as|of|for|from|with|after|about)\b)[a-z][\w'’-]* ){0,4}"
        r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|del|van|von|al|bin|da|der|ter)){1,5}"
        r"(?:,[^\n]{1,90}| \([^()\n]{1,60}\))?)\s*(?=\n|$)"
    )
)
# On the line below: "—Ana Velt, chair of the round"; the desk that filed a report is no one quoted.
_BELOW = re.compile(r"[ \t]*\n\s*(?=(?:–|—|--?) ?[A-Z])")
_DESK = re.compile(r"\bnews ?room\b|\bdesk\b|\breporting\b|\bediting\b|@|\d{3}", re.IGNORECASE)
_DOING = re.compile(r", (?:[a-z]+ )?[a-z]+ing\b")
_HEARD = re.compile(r"\(?SOUNDBITE\)?:? *(?:\([A-Z][\w -]{2,30}\) *)?\(?")  # in a script, before who is heard
_NO_PERSON = re.compile(  # in brackets: what is quoted from, and how
    r"[^,]*\b(?:of|from|with|in|on|to|by) (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?"
    r"|.*\b(?:Times|Post|News|Herald|Tribune|Gazette|Journal|Guardian|Telegraph|Echo|Mirror|Express|Mail|Sun|Star|Argus|Courier|Observer|Chronicle|Radio|TV|Treaty|Agreement|Charter|Convention|Act)"
)
_OPENS = re.compile(r"(?:^|\n|[|:] ?|[-–—•*] )$")
_PLAIN_WORD = re.compile(r"\b(?!(?:with|from|into|over|that|upon|than) )[a-z]{4,}")
_OBJECTS = ("obj", "iobj", "obl", "ccomp", "xcomp")
_LONGEST_NAME = 200  # characters before a quotation in which a name and a colon stand
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:…][\"”’')\]]*\s*|\n\s*)$")
SHORTEST = 5  # words of a quotation that may stand alone


def find_quotations(article: Article) -> list[Span]:
    """Quotations with their marks; one that isn't closed runs to the end of its line, as agencies print them."""
    return [m.span() for m in _PAIRED.finditer(article.text)]


def form_of(text: str, content: Spans, *, inside: bool = False) -> Form:
    """`direct` if every word of the content stands in quotation marks, `mixed` if some do, else `indirect`.

    Inside an outer quotation the outer marks don't count, only single inner ones do.
    """
    quoted = total = 0
    for start, end in content:
        piece = text[start:end]
        words = [m.start() for m in _WORD.finditer(piece)]
        spans = [m.span() for m in (_SINGLE if inside else _PAIRED).finditer(piece)]
        spans += [] if inside else [m.span() for m in _SINGLE.finditer(piece)]
        total += len(words)
        quoted += sum(any(a <= w < b for a, b in spans) for w in words)
    if quoted and quoted == total:
        return "direct"
    return "mixed" if quoted else "indirect"


def whole_quotations(article: Article) -> list[Span]:
    """Quotations of whole sentences: five words at least, at the beginning of a sentence, with a capital."""
    found = []
    for start, end in find_quotations(article):
        words = [start + m.start() for m in _WORD.finditer(article.text[start:end])]
        before = article.text[max(0, start - 6) : start]
        if len(words) >= SHORTEST and article.text[words[0]].isupper() and _ENDS_SENTENCE.search(before):
            found.append((start, end))
    return found


def named_quotations(article: Article) -> list[tuple[Span, Span]]:
    """Quotations with the words before a colon or in the cell before, or in brackets behind, which may name who is quoted."""
    found = []
    quotations = find_quotations(article)
    for start, end in quotations:
        line = article.text.rfind("\n", 0, start) + 1
        first = max(line, start - _LONGEST_NAME)
        match = _BEFORE.search(article.text[first:start])
        if match is not None and (first == line or match["opening"] is not None):
            name = first + (heard.end() if (heard := _HEARD.match(match["name"])) else 0) + match.start("name")
            found.append(((name, first + match.end("name")), (start, end)))
    return found + [pair for start, end in quotations if (pair := _named_behind(article.text, start, end)) is not None]


def _named_behind(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """A quotation that opens a line, a cell or a turn, with who is quoted in brackets or after a dash behind it.

    `"We hear you" (Ana Velt).`, `"We hear you." – Ana Velt`. A title with capitals throughout is none:
    `"The Long Night" (Harper Collins)`.
    """
    behind = _BRACKETED.match(text, end) or _DASHED.match(text, end) or _below(text, end)
    if behind is None or not _OPENS.search(text[max(0, start - 3) : start]) or _PLAIN_WORD.search(text, start, end) is None:
        return None
    if _NO_PERSON.fullmatch(behind.group("name")) is not None:
        return None
    name = behind.group("name")
    doing = _DOING.search(name)  # "mediator Ana Velt, leaving the talks"
    return (behind.start("name"), behind.start("name") + (doing.start() if doing else len(name))), (start, end)


def _below(text: str, end: int) -> re.Match[str] | None:
    """Who is named after a dash on the line below a quotation; at a report's end, and nowhere else, that may be who wrote it."""
    below = _BELOW.match(text, end)
    named = _DASHED.match(text, below.end()) if below is not None else None
    if named is None or _DESK.search(named.group("name")) is not None:
        return None
    last = not text[named.end() :].strip()
    return None if last and not any(_DASHED.match(text, m.end()) for m in _BELOW.finditer(text, 0, end)) else named


def quoted_in(words: Span, clauses: Clauses) -> Span | None:
    """Whom the words before a colon name as quoted: all of them where they have no verb, else who is told to be or do something.

    "Ana Velt is unmoved:"; nobody where a thing reads or somebody does something to a thing: "Velt tore up the note:".
    """
    inside = clauses.range_of(words)
    tags = {clauses.tokens[i].upos for i in inside}
    if tags.isdisjoint(("VERB", "AUX")):
        return words if "PROPN" in tags else None
    top = next((i for i in inside if clauses.tokens[i].head not in inside), None)
    if top is None or any(clauses.tokens[c].deprel in _OBJECTS for c in clauses.children[top]):
        return None
    subject = next((c for c in clauses.children[top] if clauses.tokens[c].deprel == "nsubj" and c in inside), None)
    named = subject is not None and (clauses.tokens[subject].upos == "PROPN" or clauses.word(subject).lower() in ("he", "she"))
    return clauses.phrase(subject) if subject is not None and named else None


def words_between(text: str, span: Span) -> int:
    """Number of words in a span."""
    return sum(1 for _ in _WORD.finditer(text, *span))


def span_has_marks(text: str, span: Span) -> bool:
    """Whether quotation marks stand in a span or at its edges."""
    return _MARKS.search(text, max(0, span[0] - 1), span[1] + 1) is not None


def is_quoted(text: str, spans: Spans) -> bool:
    """Whether a content begins with a quotation mark."""
    return bool(spans) and _MARKS.match(text, spans[0][0]) is not None
