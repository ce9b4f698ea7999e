"""Reads a time expression: which meaning its words have, and what part of them tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.extract.times.amounts import AMOUNTS, SETS
from travaux.extract.times.calendar import UNIT_OF_CODE
from travaux.extract.times.dates import SIMPLE_DATES, Rule
from travaux.extract.times.lexer import Term, find_terms
from travaux.extract.times.lexicon import TimeLexicon
from travaux.extract.times.meaning import Amount, Fixed, Meaning, Named, Nth, Reading, Relative, Unclear
from travaux.extract.times.patterns import Chain, Match, chains, pattern

_IGNORED = frozenset({"approx", "mark"})
LONGEST = 16  # terms of an expression
_CLOCK = pattern("<of>? <det>? (?P<t><time|clock>) <zone|clockunits>* <of>?")
_HOUR = pattern("<of>? (?P<t><num|year>) <zone>+ <of>?")
_ZONED = pattern("<time|num|year> <zone>+ <of>?")
_FOUR_DIGITS = pattern("<of>? (?P<t><num|year>) <clockunits> <of>?")
_HOUR_PART = pattern("<of>? (?P<t><num|time>) <zone>* <of> <det> (?P<p><part>)")
_PART = pattern("<of>? <det>? (?P<p><part|parts>) <of>?")
_NUMBER_PART = pattern("<num> <parts|part>")
_MODIFIERS = pattern("<of>? <det>? (?:(?P<m><mod>) <of>?|(?P<e><edge>) (?P<via><of>|$))")
_MODIFIER_AFTER = pattern("(?P<m><mod|edge>)$")
_BARE_DAY = pattern("<of>? <det>? (?P<dir><this|that|last|next|follow|prev|coming|back|later>)? <unit>?")
_AGO_FROM = pattern("<det>? (?P<n><num>|<art>) (?P<unit><unit|units>) <ago> (?P<rest>.+)")
_BEFORE_LAST = pattern("<det>? <back> <last>")
_NIGHTS_AGO = pattern("(?P<n><num>) <ago>")
_SHIFTED = pattern("<det>? (?:(?P<n><num>|<art>)? (?P<unit><unit|units>)) (?P<way><back|later>) (?P<rest>.+)")
_WITHIN = pattern("<det>? (?P<o><ord|last>)? (?P<unit><unit>) (?P<via><of>) (?P<rest>.+)")
_PREPOSITION = pattern("<of>")
_EVERY = pattern("<of>?<every>")


def read_expression(text: str, lexicon: TimeLexicon) -> Reading | None:
    """The reading of the longest run of words that has one; None where none has."""
    phrase = _phrase(text, 0, len(text), lexicon)
    if phrase is not None:
        return phrase
    terms = find_terms(text, lexicon)[: 2 * LONGEST]
    for size in range(min(len(terms), LONGEST), 0, -1):
        for start in range(len(terms) - size + 1):
            window = terms[start : start + size]
            cut = window[-1] is not terms[-1] and window[-1].form in lexicon.words["open"]
            if cut or (size < len(terms) and _is_number(window)):
                continue  # "two weeks after" something; a number of something
            alone = size == 1 < len(terms) and window[0].form in lexicon.words["never"] and " " not in window[0].form
            found = None if alone else _phrase(text, window[0].start, window[-1].end, lexicon)
            found = found or read_terms(window)  # no "already" from "the already extended truce"
            if found is not None:
                return found
    return None


def _is_number(terms: Sequence[Term]) -> bool:
    """Whether terms are only a number, which tells a day of the month where no other words stand by it."""
    return all({kind for kind, _ in term.classes} <= {"num", "ord", "det"} for term in terms)


def is_phrase(text: str, lexicon: TimeLexicon) -> bool:
    """Whether a text as a whole is an expression that the lexicon knows ("the foreseeable future")."""
    return _phrase(text, 0, len(text), lexicon) is not None


def _phrase(text: str, start: int, end: int, lexicon: TimeLexicon) -> Reading | None:
    words = " ".join(text[start:end].lower().replace("’", "'").replace("-", " ").split()).strip(" .,;:\"'()")
    for form in (words, words.removeprefix("the "), words.removeprefix("very "), words.removeprefix("most ")):
        if form in lexicon.phrases:
            kind, value = lexicon.phrases[form]
            return Reading(_meaning_of(kind, value), start, end)
    return None


def _meaning_of(kind: str, value: str) -> Meaning:
    """What a phrase of the lexicon means, by its class."""
    if kind == "vague":
        return Unclear()
    return Amount(None, value) if kind == "length" else Fixed(value, repeated=kind == "freq")


def read_terms(terms: Sequence[Term]) -> Reading | None:
    """The reading of all of the terms; None where no rule reads them all."""
    plain = list(_unfolded([term for i, term in enumerate(terms) if not _is_hyphen(terms, i)]))
    for chain in chains(plain, _IGNORED):
        if not chain.string:
            continue
        reading = _read_chain(chain)
        if reading is not None:
            return replace(reading, start=terms[0].start, end=terms[-1].end)
    return None


def _unfolded(terms: Sequence[Term]) -> Iterator[Term]:
    """The terms, "tonight" as "this night" and "overnight" as "last night"; "the overnight hours" are that night."""
    night = False
    for term in terms:
        kinds = {kind for kind, _ in term.classes}
        if night and "clockunits" in kinds:
            continue
        night = bool(kinds & {"tonight", "overnight"})
        if night:
            yield replace(term, classes=(("this", "0"),) if "tonight" in kinds else (("last", "-1"),))
            yield replace(term, classes=(("part", "NI"),))
        else:
            yield term


def _is_hyphen(terms: Sequence[Term], i: int) -> bool:
    """Whether a term is the hyphen of a compound ("two-year"), not that of a range ("14-16")."""
    if not terms[i].form.startswith(("-", "–", "—")) or terms[i].form not in ("-", "–"):
        return False
    if 0 < i < len(terms) - 1:
        ends = [{kind for kind, _ in terms[j].classes} for j in (i - 1, i + 1)]
        return not all(kinds & {"num", "year", "ord", "month", "weekday"} for kinds in ends)
    return False


def _read_chain(chain: Chain) -> Reading | None:
    whole = _first(SETS, chain) or _first(AMOUNTS, chain)
    if whole is not None and not _NUMBER_PART.fullmatch(chain.string):
        return Reading(whole, 0, 0)
    for rest, modifier, clock, part in _peeled(chain):
        if not rest.string:
            if clock or part:
                return Reading(None, 0, 0, modifier, clock, part)
            continue
        if part and _EVERY.fullmatch(rest.string):
            return Reading(Fixed(f"XXXX-XX-XXT{part}", repeated=True), 0, 0)
        meaning = _deictic_part(rest) if part or clock else None
        meaning = meaning or _read_date(rest)
        if meaning is not None:
            return Reading(meaning, 0, 0, modifier, clock, part)
    return None


def _read_date(chain: Chain) -> Meaning | None:
    found = _first(SIMPLE_DATES, chain) or _first(AMOUNTS, chain) or _first(SETS, chain)
    found = found or _shifted(chain) or _within(chain)
    rest = chain.without(0, 1)
    if found is None and _PREPOSITION.match(chain.string) and any(kind not in ("num", "ord") for kind, _ in rest.classes):
        return _read_date(rest)  # "sometime in 1999"
    return found


def _first(rules: Sequence[Rule], chain: Chain) -> Meaning | None:
    for compiled, build in rules:
        found = compiled.fullmatch(chain.string)
        if found is not None:
            meaning = build(Match(found, chain.classes))
            if meaning is not None:
                return meaning
    return None


def _peeled(chain: Chain) -> Iterator[tuple[Chain, str | None, str | None, str | None]]:
    """The chain as it is, then without time of day and modifiers: the rest, modifier, clock time, part of the day."""
    yield chain, None, None, None
    clock = part = modifier = None
    rest = chain
    clock, rest = _peel_clock(rest)
    found = _PART.search(rest.string)
    if found is not None:
        part, rest = Match(found, rest.classes).value("p"), rest.without(found.start(), found.end())
    if rest is not chain:
        yield rest, None, clock, part
    found = _MODIFIERS.match(rest.string) or _MODIFIER_AFTER.search(rest.string)
    while found is not None and found.end() > found.start():
        match = Match(found, rest.classes)
        if match.has("e") and found.start("via") < len(rest.string) and match.value("via") not in ("of", "in"):
            return  # "the start on Monday" is no part of Monday
        modifier = match.value("m") or match.value("e")
        rest = rest.without(found.start(), found.end())
        yield rest, modifier, clock, part
        found = _MODIFIERS.match(rest.string)


def _peel_clock(chain: Chain) -> tuple[str | None, Chain]:
    """The time of day that a chain tells, and the chain without it."""
    found = _HOUR_PART.search(chain.string)
    if found is not None:
        match = Match(found, chain.classes)
        later = match.value("p") in ("AF", "EV", "NI")
        clock = _whole_hour((match.value("t") or "").replace(":", ""), later=later)
        return (clock, chain.without(found.start(), found.end())) if clock else (None, chain)
    found = _CLOCK.search(chain.string)
    if found is not None:
        rest = chain.without(found.start(), found.end())
        again = _ZONED.match(rest.string, found.start())  # "2 p.m. (1200 GMT)" tells one time twice
        rest = rest.without(again.start(), again.end()) if again else rest
        return Match(found, chain.classes).value("t"), rest
    found = _FOUR_DIGITS.search(chain.string)
    if found is None or len(Match(found, chain.classes).value("t") or "") != 4:
        found = _HOUR.search(chain.string)
    clock = _whole_hour(Match(found, chain.classes).value("t")) if found else None
    return (clock, chain.without(found.start(), found.end())) if found and clock else (None, chain)


def _whole_hour(value: str | None, *, later: bool = False) -> str | None:
    """ "0900" and "1410" before a time zone as HH:MM, a single number as the hour (`later`: after noon)."""
    if value is None or not value.isdigit():
        return None
    hour, minute = (int(value), 0) if len(value) < 3 else divmod(int(value), 100)
    hour += 12 if later and hour < 12 else 0
    return f"{hour:02}:{minute:02}" if hour < 25 and minute < 60 else None


def _deictic_part(rest: Chain) -> Meaning | None:
    """The day of "this morning", "last night", "the next evening", "that afternoon", "two nights ago"."""
    if _BEFORE_LAST.fullmatch(rest.string):
        return Relative("day", -2)
    found = _NIGHTS_AGO.fullmatch(rest.string)
    if found is not None:
        return Relative("day", -float(Match(found, rest.classes).value("n") or 0))
    found = _BARE_DAY.fullmatch(rest.string)
    if found is None:
        return None
    match = Match(found, rest.classes)
    kind = match.kind("dir")
    if kind in ("back", "later"):
        return Relative("day", -1 if kind == "back" else 1, "reference")
    if kind is None:
        return Relative("day", 0, "reference") if len(rest.string) < 2 else None
    if "unit" in (kind_ for kind_, _ in rest.classes) and not any(v == "D" for k, v in rest.classes if k == "unit"):
        return None
    shift = {"this": 0, "last": -1, "next": 1, "coming": 1, "that": 0, "follow": 1, "prev": -1}[kind]
    return Relative("day", shift, "reference" if kind in ("that", "follow", "prev", "next") else "published")


def _shifted(chain: Chain) -> Meaning | None:
    """ "the day before last Tuesday", "two weeks after Easter", "a year ago today"."""
    ago = _AGO_FROM.fullmatch(chain.string)
    found = ago or _SHIFTED.fullmatch(chain.string)
    if found is None:
        return None
    match = Match(found, chain.classes)
    inner = _read_date(chain.without(0, found.start("rest")))
    unit = UNIT_OF_CODE.get(match.value("unit") or "")
    if inner is None or unit is None or not (ago or match.value("way") in ("after", "before")):
        return None
    weekday = isinstance(inner, Named) and inner.weekday is not None and inner.day is None
    if isinstance(inner, Fixed) or (ago and not (weekday or isinstance(inner, Relative))):
        return None
    count = float(match.value("n") or 1) if match.kind("n") != "art" else 1.0
    return Relative(unit, -count if ago or match.kind("way") == "back" else count, inner, precise=True)


def _within(chain: Chain) -> Meaning | None:
    """ "the week of March 6", "the month of May", "the last week of August"."""
    found = _WITHIN.fullmatch(chain.string)
    if found is None:
        return None
    match = Match(found, chain.classes)
    unit = UNIT_OF_CODE.get(match.value("unit") or "")
    inner = _read_date(chain.without(0, found.start("rest")))
    if unit is None or not isinstance(inner, Named | Relative) or match.value("via") not in ("of", "in"):
        return None
    if isinstance(inner, Named) and inner.day is not None and inner.month is None:
        return None  # "the first day of the third"
    within = match.kind("o") == "ord" and unit in ("day", "week", "weekend") and isinstance(inner, Named) and inner.unit == "month"
    if match.value("via") == "in" and not within:
        return None  # but "the first week in May"
    if match.has("o"):
        which = match.number("o")
        return Nth(unit, which, inner) if which else None
    return Relative(unit, 0, inner)
