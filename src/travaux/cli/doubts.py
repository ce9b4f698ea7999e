"""What a record leaves open, in plain words: questions for the reader, and what would answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from travaux.cli.view import View, day, printable
from travaux.record.unresolved import Unresolved

REASONS = {
    "two-candidates": "more than one fits",
    "no-antecedent": "nobody named that it could be",
    "no-year": "the year isn't told",
    "vague-time": "too vague for a date",
    "date-conflict": "dates differ",
    "unnamed-party": "the party isn't named",
    "unnamed-issue": "the issue isn't named",
    "not-in-lexicon": "in no list of Travaux",
    "model-abstains": "the model is too unsure",
}
_LONGEST = 60  # characters of quoted words
_LISTED = 6  # of things of one kind, before the rest is only counted


@dataclass(frozen=True, slots=True)
class Doubt:
    """One line of what is unsure: the sentence it is in, if one, what is asked, and the item that it is about."""

    sentence: int | None
    words: str
    item: str


def find_doubts(view: View) -> list[Doubt]:
    """All that is unsure: the report's date first, then who speaks, times, who acts and towards whom, then what is only counted."""
    rows = view.record.unresolved
    doubts = [_published(view, row) for row in rows if row.field == "published"]
    if view.record.article.published is None and not doubts:
        doubts.append(Doubt(None, "The report tells no date of its own: give --published.", view.record.article.id))
    doubts += [_speaker(view, row) for row in rows if row.field == "speaker"]
    times = [row for row in rows if row.field == "value"]
    doubts += [_time(view, row) for row in times if row.candidates]
    for code in ("no-year", "vague-time"):
        doubts += _together(view, [row for row in times if row.code == code and not row.candidates], _TIMES[code])
    rest = [row for row in times if row.code not in _TIMES and not row.candidates]
    asked = {span for row in times for span in row.spans}
    rest += [row for row in rows if row.field not in _APART and not (row.field == "time" and asked & {*row.spans})]
    doubts += [_any(view, row) for row in rest]
    for name, told in _COUNTED.items():
        doubts += _together(view, [row for row in rows if row.field == name], told)
    return doubts + list(_together(view, [row for row in rows if row.field == "codes"], _codes))


def _published(view: View, row: Unresolved) -> Doubt:
    values = [candidate.value for candidate in row.candidates]
    if row.code == "date-conflict" and values:
        words = f"The report's own date: {day(values[0])} is used, but {_either([day(v) for v in values[1:]])} stands there too."
    elif row.code == "no-year":
        told = f"“{_short(view.quote(row.spans))}” " if row.spans else ""
        words = f"Which year? The report's date {told}has none: give --published or --retrieved." + (
            f" Its weekdays fit {_either([day(v) for v in values])}." if values else ""
        )
    else:
        words = f"The report's own date: {REASONS[row.code]}; give --published."
    return Doubt(None, words, row.item)


def _speaker(view: View, row: Unresolved) -> Doubt:
    source = view.quote(view.statements[row.item].source) if row.item in view.statements else view.quote(row.spans)
    who = f"Who is “{_short(source)}”?" if source else f"Who says “{_short(view.quote(row.spans))}”?"
    names = list(dict.fromkeys(view.name(candidate.value) for candidate in row.candidates))
    answer = f" {_either(names)}." if len(names) > 1 else f" Perhaps {names[0]}." if names else ""
    return Doubt(view.sentence(row.spans), who + (answer or f" {REASONS[row.code].capitalize()}."), row.item)


def _time(view: View, row: Unresolved) -> Doubt:
    values = _either([day(candidate.value) for candidate in row.candidates])
    return Doubt(view.sentence(row.spans), f"When is “{_short(view.quote(row.spans))}”? {values}.", row.item)


def _together(view: View, rows: list[Unresolved], told: Callable[[int, str], str]) -> Iterator[Doubt]:
    """One line for all rows of a kind."""
    if rows:
        words = list(dict.fromkeys(f"“{_short(view.quote(row.spans))}” [{view.sentence(row.spans)}]" for row in rows))
        more = f" and {len(words) - _LISTED} more" if len(words) > _LISTED else ""
        yield Doubt(None, told(len(rows), ", ".join(words[:_LISTED]) + more) + ".", rows[0].item)


_TIMES: dict[str, Callable[[int, str], str]] = {
    "no-year": lambda n, words: f"{n} {'time' if n == 1 else 'times'} can't be dated without the report's own date: {words}",
    "vague-time": lambda n, words: f"{n} {'time is' if n == 1 else 'times are'} too vague for a date: {words}",
}


_FIELDS = {
    "party": "Who acts",
    "to": "Towards whom",
    "time": "When",
    "authors": "Whose paper it is",
    "recipients": "Whom the paper is for",
    "responds_to": "What it answers",
}
_COUNTED: dict[str, Callable[[int, str], str]] = {
    "object": lambda n, words: f"What {'a move is' if n == 1 else f'{n} moves are'} about wasn't found: {words}",
    "issue": lambda n, words: f"{n} {'move names' if n == 1 else 'moves name'} no issue that can be understood alone: {words}",
}


def _codes(count: int, words: str) -> str:
    return f"No country code is known for {words}"


_APART = frozenset({"published", "speaker", "value", "codes", *_COUNTED})


def _any(view: View, row: Unresolved) -> Doubt:
    names = [view.name(c.value) if c.value in view.actors else printable(c.value) for c in row.candidates]
    field = _FIELDS.get(row.field, f"The {row.field}")
    about = f"{field} in “{_short(view.quote(row.spans))}”" if row.spans else field
    words = f"{about}: {REASONS[row.code]}" + (f" ({_either(names)})" if names else "")
    return Doubt(view.sentence(row.spans) if row.spans else None, words + ".", row.item)


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
