"""A news agency's own credit: "..., TASS has learned", "was quoted by Interfax as saying", "Reuters quoted ... as saying"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.raw import Raw, trim_content
from travaux.record.span import Span

PHRASE_SCORE = 0.8

_NAME = (
    r"(?P<source>(?:the |The )?(?:[\w’'&.-]+ ){0,6}?[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)*"
    r"(?: (?:news agency|agency|newspaper|daily|television|radio|TV))?)"
)
_CLOSING = re.compile(
    rf",\s+{_NAME}\s+(?P<cue>(?:has |have |had )?(?:learned|learnt|reported|reports|said|says|quoted [^,.]{{3,60}} as saying))"
    r"(?P<rest>(?: on \w+| \w+day| earlier| today| yesterday)?)\s*[.\"”]*$"
)
_QUOTED_BY = re.compile(
    rf"\b(?:was|were|is|has been|have been)\s+(?P<cue>quoted|cited)\s+by\s+{_NAME}\s+as\s+(?P<inner>saying|telling|stating)\b"
)
_QUOTES = re.compile(
    rf"{_NAME}\s+(?P<cue>quoted|quotes|cited|cites)\s+(?P<who>[^.;]{{2,140}}?)\s*,?\s+(?:as\s+)?(?P<inner>saying|telling|stating)\b"
)
_QUOTING = re.compile(r"(?:(?:has|have|had) )?(?:quoted?s?|cite[sd]?|quoting|citing)")
_AS_SAYING = re.compile(r"(?P<who>[^.;\"“”\n]{2,140}?),? as (?P<inner>saying|telling|stating|declaring)\b")
_HIM = re.compile(r"(?:him|her|them),? as (?:saying|telling|stating|declaring)\b")
_SENTENCE = re.compile(r"[.!?][\"”]?\s+(?=[A-Z\"“])")
_CLOSES = re.compile(
    r"(?:learned|learnt|reported|reports|said|says|saying)(?: on \w+| \w+day| earlier| today| yesterday)?\s*[.\"”]*$"
)
_OUTLET = re.compile(
    r"\b(?:news agency|newspaper|news service|daily|broadcaster|television|magazine"
    r"|wire|press agency|press|news|times|post|journal|herald|tribune|gazette|radio|tv)$"
)
_PHRASE = re.compile(r"[Ii]n the words of|puts? it")  # what every phrase holds: far quicker to look for
_PHRASES = (
    re.compile(r"(?P<cue>\b[Ii]n the words of) (?P<source>[^,;:\"“]{2,90}), (?P<content>.+)"),
    re.compile(r"(?P<content>.+), (?P<cue>in the words of) (?P<source>[^,;:\"“]{2,90}?)[.]?$"),
    re.compile(r"(?P<content>.+),? as (?P<source>[^,;:\"“]{2,60}?) (?P<cue>(?:has |had )?(?:put it|puts it))\b"),
    re.compile(r"\b[Aa]s (?P<source>[^,;:\"“]{2,60}?) (?P<cue>(?:has |had )?(?:put it|puts it)), (?P<content>.+)"),
)


def find_phrases(clauses: Clauses, found: Sequence[Raw]) -> list[Raw]:
    """Sources named by a set phrase ("in the words of", "as ... put it") that the model left out."""
    known = [span for raw in found for span in (*raw.source, *raw.cue)]
    added = []
    for number in range(len(clauses.sentences)):
        base, end = clauses.sentence_span(number)
        if _PHRASE.search(clauses.text, base, end) is None:
            continue
        for pattern in _PHRASES:
            match = pattern.search(clauses.text[base:end])
            if match is None:
                continue
            source, cue = ((base + match.start(g), base + match.end(g)) for g in ("source", "cue"))
            content = trim_content(clauses.text, [(base + match.start("content"), base + match.end("content"))])
            if content and not any(a < source[1] and source[0] < b for a, b in known):
                added.append(Raw((source,), (cue,), content, PHRASE_SCORE))
                break
    return added


def find_credits(clauses: Clauses, lexicon: StatementLexicon) -> list[Raw]:
    """Credits of agencies and outlets, each with what it covers as content, and the statement that it passes on."""
    found: list[Raw] = []
    for number in range(len(clauses.sentences)):
        start, end = clauses.sentence_span(number)
        if start < clauses.dateline_end <= end:
            start = clauses.dateline_end
        found += [raw for raw in _credits_of(clauses.text, (start, end), lexicon) if raw.content]
    return found


def _credits_of(text: str, sentence: Span, lexicon: StatementLexicon) -> Iterator[Raw]:
    base, piece = sentence[0], text[sentence[0] : sentence[1]]

    def shifted(match: re.Match[str], group: str) -> Span:
        return base + match.start(group), base + match.end(group)

    if _CLOSES.search(piece) and (match := _CLOSING.search(piece)) and is_agency(match.group("source"), lexicon):
        content = trim_content(text, [(base, base + match.start())])
        if content:
            yield Raw((shifted(match, "source"),), (shifted(match, "cue"),), content, 0.9, credit=True)
    if not ("quote" in piece or "cite" in piece):
        return
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


def with_its_clause(raw: Raw, clauses: Clauses) -> Raw:
    """What is told "according to" somebody, with the clause of which only the subject was found: "The group, which ..., left"."""
    if len(raw.content) != 1 or not raw.cue or not clauses.text[slice(*raw.cue[0])].lower().startswith("according to"):
        return raw
    head, (start, end) = clauses.head_of(raw.content[0]), raw.content[0]
    if head is None or clauses.tokens[head].deprel not in ("nsubj", "nsubj:pass") or raw.cue[0][0] < end:
        return raw
    verb = clauses.tokens[head].head
    if not end <= clauses.tokens[verb].start < raw.cue[0][0]:
        return raw
    content = trim_content(clauses.text, [(start, raw.cue[0][0])])
    return replace(raw, content=content) if content else raw


def find_passed_on(text: str, found: Sequence[Raw]) -> list[Raw]:
    """What somebody quotes another as saying, as that other's statement: "It quotes Velt as saying that the tariff was dead"."""
    cues = [span for raw in found for span in raw.cue]
    added = []
    for raw in found:
        if len(raw.cue) != 1 or len(raw.content) != 1 or not _QUOTING.fullmatch(text[slice(*raw.cue[0])]):
            continue
        match = _AS_SAYING.match(text, *raw.content[0])
        if match is None or any(a < match.end("inner") and match.start("inner") < b for a, b in cues):
            continue
        if said := trim_content(text, [(match.end(), raw.content[0][1])]):
            added.append(Raw((match.span("who"),), (match.span("inner"),), said, raw.score))
    return added


def with_quoter(text: str, raw: Raw, found: Sequence[Raw]) -> Raw:
    """A statement that quotes "him as saying": by whoever tells of him in the sentence, not by himself.

    "The paper reports that Velt refused, and quotes him as saying that ..."
    """
    if len(raw.cue) != 1 or len(raw.source) != 1 or not _QUOTING.fullmatch(text[slice(*raw.cue[0])]):
        return raw
    if _HIM.match(text, raw.content[0][0]) is None:
        return raw
    telling = (o for o in found if o.source and o.cue and any(a <= raw.source[0][0] < b for a, b in o.content))
    outer = next((o for o in telling if not _SENTENCE.search(text, o.cue[0][0], raw.cue[0][0])), None)
    return replace(raw, source=outer.source) if outer is not None else raw


def is_agency(name: str, lexicon: StatementLexicon) -> bool:
    """Whether a source is a news agency or outlet: known by name, or called one."""
    plain = re.sub(r"^(?:the|russia's|china's|iran's|state|official|local|state-run|semi-official)\s+", "", name.strip().lower())
    plain = re.sub(r"[’']s$|^['’]+|['’]+$", "", plain)
    if plain in lexicon.agencies or plain.removesuffix(" news agency") in lexicon.agencies:
        return True
    return _OUTLET.search(plain) is not None
