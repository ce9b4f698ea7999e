"""Terms of a time expression: words, numbers and dates with all their classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from travaux.extract.times.lexicon import TimeLexicon

Classes = tuple[tuple[str, str], ...]

_PIECE = re.compile(
    r"(?P<named>9/11(?![\d/]))"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))"
    r"|(?P<isoweek>\d{4}-W\d{2}(?!\d))"
    r"|(?P<numeric>\d{4}/\d{1,2}/\d{1,2}(?!\d)|\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<time>\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.\s?m\.?|[ap]m\b)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}h\d{2}\b)"
    r"|(?P<decade>(?:\d{2}|['’‘])?\d0['’]?s\b)"
    r"|(?P<short>['’‘]\d{2}\b)"
    r"|(?P<owner>(?<=\d)['’]s\b)"
    r"|(?P<ord>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<part>[QH][1-4]\b)"
    r"|(?P<frac>\d/\d(?!\d)|[½¼¾])"
    r"|(?P<num>\d+(?:,\d{3})+|\d+\.\d+|\d+)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*(?:\.(?=\W|$))?)"
    r"|(?P<dash>[-–—]+)"
    r"|(?P<mark_>\S)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s?([ap])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A term at a place of the text with its (class, value) pairs; words of no class have none."""

    start: int
    end: int
    form: str
    classes: Classes


def find_terms(text: str, lexicon: TimeLexicon) -> list[Term]:
    """The terms of a text in order, numbers joined, commas and brackets left out."""
    pieces = [m for m in _PIECE.finditer(text) if m.lastgroup]
    terms: list[Term] = []
    i = 0
    while i < len(pieces):
        term: Term | None
        if pieces[i].lastgroup in ("word", "named"):
            term, taken = _word_term(pieces, i, lexicon)
        else:
            term, taken = _number_term(pieces[i]), 1
        if term is not None:
            terms.append(term)
        i += taken
    return list(_join_numbers(terms))


def _word_term(pieces: list[re.Match[str]], i: int, lexicon: TimeLexicon) -> tuple[Term, int]:
    """The longest lexicon form that begins at a word; hyphens count as spaces."""
    first = _plain(pieces[i].group())
    reach = lexicon.reach.get(first, 0)
    words: list[tuple[str, int]] = []
    for j in range(i, len(pieces)):
        if len(words) == reach:
            break
        if pieces[j].lastgroup in ("word", "named"):
            words.append((pieces[j].group().lower().replace("’", "'"), j))
        elif pieces[j].group() != "-":
            break
    for length in range(len(words), 0, -1):
        joined = " ".join(word for word, _ in words[:length])
        for form in (joined, joined.removesuffix("."), joined.removesuffix("'s"), joined.removesuffix(".").removesuffix("'s")):
            if form in lexicon.terms:
                last = words[length - 1][1]
                end = pieces[last].end() - (len(joined) - len(form))  # a full stop and a possessive are no part of it
                return Term(pieces[i].start(), end, form, lexicon.terms[form]), last - i + 1
    return Term(pieces[i].start(), pieces[i].start() + len(first), first, ()), 1


def _plain(word: str) -> str:
    """A word in lower case without a possessive or a full stop at its end."""
    return word.lower().replace("’", "'").removesuffix(".").removesuffix("'s")


def _number_term(piece: re.Match[str]) -> Term | None:
    form, kind = piece.group(), piece.lastgroup or ""
    if kind == "mark_":
        return Term(*piece.span(), form, (("mark", form),)) if form in "/;:" else None
    if kind == "owner":  # "1988's fourth quarter"
        return None
    value = form
    classes: Classes = ((kind, value),)
    if kind == "num":
        classes = _number_classes(form)
    elif kind == "time":
        clock = read_clock(form)
        classes = (("time", clock),) if clock else ()
    elif kind == "ord":
        classes = (("ord", form[:-2]),)
    elif kind == "part":
        classes = (("numbered", form.upper()),)
    elif kind == "short":
        classes = (("short", form[1:]),)
    elif kind == "decade":
        classes = _decade_classes(form)
    elif kind == "frac":
        classes = _fraction_classes(form)
    return Term(*piece.span(), form, classes)


def _number_classes(form: str) -> Classes:
    plain = form.replace(",", "")
    if plain == form and len(form) == 4 and form.isdigit() and 1000 <= int(form) <= 2199:
        return ("year", form), ("num", form)
    if plain == form and len(form) == 3 and form.isdigit():
        return ("num", form), ("old_year", form)
    return (("num", plain),)


def _decade_classes(form: str) -> Classes:
    """A decade, or a year as owner: "the 1990s", "1990's first quarter"."""
    digits = "".join(c for c in form if c.isdigit())
    decade = ("decade", digits)
    return (decade, ("year", digits)) if len(digits) == 4 and not form[-2].isdigit() else (decade,)


def _fraction_classes(form: str) -> Classes:
    known = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
    return (("frac", known[form]),) if form in known else ()


def read_clock(form: str) -> str | None:
    """A time of day as HH:MM; None where there is no such time.

    >>> read_clock("3 p.m."), read_clock("14:10"), read_clock("12:30am")
    ('15:00', '14:10', '00:30')
    """
    found = _CLOCK.match(form)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 25 and minute < 60 else None


def _join_numbers(terms: list[Term]) -> Iterator[Term]:
    """Numbers in words joined to one term ("twenty-five", "two hundred", "nineteen ninety-six")."""
    i = 0
    while i < len(terms):
        if not terms[i].classes:  # as most words
            yield terms[i]
            i += 1
            continue
        run = _number_run(terms, i)
        scale = next((value for kind, value in terms[i].classes if kind == "scale"), None)
        if len(run) == 1 and scale is not None:  # "a hundred years"
            yield replace(terms[i], classes=(("num", scale),))
            i += 1
            continue
        if len(run) < 2:
            yield terms[i]
            i += 1
            continue
        values = [(kind, float(value)) for term in run for kind, value in term.classes if kind in ("num", "scale")]
        yield replace(run[0], end=run[-1].end, form="", classes=_run_classes(values))
        i += len(run)


def _number_run(terms: list[Term], i: int) -> list[Term]:
    run: list[Term] = []
    values: list[tuple[str, float]] = []
    for j in range(i, len(terms)):
        term = terms[j]
        if run and (term.form == "-" or (term.form == "and" and values[-1][0] == "scale")):
            continue
        found = next(((k, float(v)) for k, v in term.classes if k in ("num", "scale")), None)
        if found is None or not _goes_on(values, found):
            break
        digits = [any(c.isdigit() for c in t.form) for t in (*run, term)]
        if run and (digits[-1] or (any(digits) and found[0] == "num")):
            break  # "30 six" are two numbers, "5 hundred" is one
        run, values = terms[i : j + 1], [*values, found]
    return run


def _goes_on(values: list[tuple[str, float]], found: tuple[str, float]) -> bool:
    """Whether a number word carries on the number before it."""
    if not values:
        return True
    before = values[-1]
    if found[0] == "scale":
        return before[1] < found[1]
    if before[0] == "scale":
        return found[1] < before[1]
    tens = before[1] in range(20, 100, 10) and found[1] < 10
    return tens or (len(values) == 1 and before[1] in range(13, 21) and found[1] in range(10, 100))


def _run_classes(values: list[tuple[str, float]]) -> Classes:
    numbers = [value for _, value in values]
    year = values[0][0] == values[1][0] == "num" and numbers[0] in range(13, 21) and numbers[1] >= 10
    if year and not (numbers[0] == 20 and numbers[1] < 10):
        return (("year", str(int(numbers[0] * 100 + sum(numbers[1:])))),)
    total, current = 0.0, 0.0
    for kind, value in values:
        if kind == "scale":
            total, current = total + max(current, 1) * value, 0.0
        else:
            current += value
    whole = str(int(total + current))
    return (("num", whole), ("year", whole)) if 1900 <= int(whole) < 2100 else (("num", whole),)
