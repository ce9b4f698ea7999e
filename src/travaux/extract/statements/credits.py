"""A news agency's own credit: "..., TASS has learned", "was quoted by Interfax as saying", "Reuters quoted ... as saying"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.raw import Raw, trim_content
from travaux.record.span import Span

_NAME = r"(?P<source>(?:the |The )?(?:[\w’'&.-]+ ){0,6}?[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)*(?: (?:news agency|agency|newspaper|daily|television|radio|TV))?)"
_CLOSING = re.compile(
    rf",\s+{_NAME}\s+(?P<cue>(?:has |have |had )?(?:learned|learnt|reported|reports|said|says|quoted [^,.]{{3,60}} as saying))"
    r"(?P<rest>(?: on \w+| \w+day| earlier| today| yesterday)?)\s*[.\"”]*$"
)
_QUOTED_BY = re.compile(rf"\b(?:was|were|is|has been|have been)\s+(?P<cue>quoted|cited)\s+by\s+{_NAME}\s+as\s+(?P<inner>saying|telling|stating)\b")
_QUOTES = re.compile(rf"{_NAME}\s+(?P<cue>quoted|quotes|cited|cites)\s+(?P<who>[^.;]{{2,140}}?)\s*,?\s+(?:as\s+)?(?P<inner>saying|telling|stating)\b")


def find_credits(clauses: Clauses, lexicon: StatementLexicon) -> list[Raw]:
    """Credits of agencies and outlets, each with what it covers as content, and the statement that it passes on."""
    found: list[Raw] = []
    for number in range(len(clauses.sentences)):
        span = clauses.sentence_span(number)
        found += _credits_of(clauses.text, span, lexicon)
    return found


def _credits_of(text: str, sentence: Span, lexicon: StatementLexicon) -> Iterator[Raw]:
    base, piece = sentence[0], text[sentence[0] : sentence[1]]

    def shifted(match: re.Match[str], group: str) -> Span:
        return base + match.start(group), base + match.end(group)

    if (match := _CLOSING.search(piece)) and is_agency(match.group("source"), lexicon):
        content = trim_content(text, [(base, base + match.start())])
        if content:
            yield Raw((shifted(match, "source"),), (shifted(match, "cue"),), content, 0.9, credit=True)
    if (match := _QUOTED_BY.search(piece)) and is_agency(match.group("source"), lexicon):
        said = trim_content(text, [(base + match.end(), sentence[1])])
        who = (base, base + match.start())
        content = trim_content(text, [who, (base + match.start("inner"), sentence[1])])
        yield Raw((shifted(match, "source"),), (shifted(match, "cue"),), content, 0.9, credit=True)
        yield Raw(trim_content(text, [who]), (shifted(match, "inner"),), said, 0.9)
    elif (match := _QUOTES.search(piece)) and is_agency(match.group("source"), lexicon):
        said = trim_content(text, [(base + match.end(), sentence[1])])
        content = trim_content(text, [(base + match.start("who"), sentence[1])])
        yield Raw((shifted(match, "source"),), (shifted(match, "cue"),), content, 0.9, credit=True)
        yield Raw((shifted(match, "who"),), (shifted(match, "inner"),), said, 0.9)


def is_agency(name: str, lexicon: StatementLexicon) -> bool:
    """Whether a source is a news agency or outlet: known by name, or called one."""
    plain = re.sub(r"^(?:the|russia's|china's|iran's|state|official|local|state-run|semi-official)\s+", "", name.strip().lower())
    plain = re.sub(r"[’']s$|^['’]+|['’]+$", "", plain)
    if plain in lexicon.agencies or plain.removesuffix(" news agency") in lexicon.agencies:
        return True
    return re.search(r"\b(?:news agency|newspaper|news service|daily|broadcaster|television|magazine)$", plain) is not None
