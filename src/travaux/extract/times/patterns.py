"""Regular expressions over the classes of terms: one private character stands for each class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from travaux.extract.times.lexer import Term

CLASSES = (
    *("iso", "isoweek", "numeric", "time", "decade", "short", "ord", "numbered", "frac", "num", "scale", "year", "old_year"),
    *("dash", "mark", "other", "month", "weekday", "weekdays", "season", "clockunit", "clockunits", "unit", "units", "half"),
    *("period", "part", "parts", "overnight", "clock", "day", "tonight", "det", "art", "this", "last", "past", "next"),
    *("coming", "latest", "that", "follow", "prev", "recent", "ahead", "ago", "back", "later", "hence", "every", "alternate"),
    *("times", "mod", "edge", "approx", "of", "and", "or", "to", "old", "fiscal", "era", "zone", "indef", "holiday"),
)
_CODES = {kind: chr(0xE000 + i) for i, kind in enumerate(CLASSES)}
_NAME = re.compile(r"<([a-z_0-9|]+)>")
MOST_READINGS = 128


def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern in which `<a|b>` stands for one term of class a or b; spaces are ignored."""

    def place(found: re.Match[str]) -> str:
        return "[" + "".join(_CODES[kind] for kind in found[1].split("|")) + "]"

    # group names keep their angle brackets: `(?P<n>...)` is protected by the question mark before it
    protected = source.replace(" ", "").replace("(?P<", "(?P\x00")
    return re.compile(_NAME.sub(place, protected).replace("\x00", "<"))


@dataclass(frozen=True, slots=True)
class Chain:
    """Terms with one class chosen for each; `string` has one character a term."""

    terms: tuple[Term, ...]
    classes: tuple[tuple[str, str], ...]
    string: str

    def without(self, start: int, end: int) -> Chain:
        """The sequence without the terms from `start` to `end`."""
        return Chain(
            self.terms[:start] + self.terms[end:],
            self.classes[:start] + self.classes[end:],
            self.string[:start] + self.string[end:],
        )


def chains(terms: Sequence[Term], ignored: frozenset[str]) -> list[Chain]:
    """Every choice of one class for each term, first classes first; terms chosen as an ignored class left out."""
    choices = [term.classes or (("other", ""),) for term in terms]
    found = []
    for chosen in islice(product(*choices), MOST_READINGS):
        kept = [(term, choice) for term, choice in zip(terms, chosen, strict=True) if choice[0] not in ignored]
        string = "".join(_CODES[kind] for _, (kind, _) in kept)
        found.append(Chain(tuple(t for t, _ in kept), tuple(c for _, c in kept), string))
    return found


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern's match over a sequence, its named groups giving values of terms."""

    found: re.Match[str]
    classes: tuple[tuple[str, str], ...]

    def has(self, group: str) -> bool:
        """Whether a group took part."""
        return group in self.found.re.groupindex and self.found.start(group) >= 0

    def value(self, group: str) -> str | None:
        """The value of a group's first term."""
        return self.classes[self.found.start(group)][1] if self.has(group) else None

    def kind(self, group: str) -> str | None:
        """The class of a group's first term."""
        return self.classes[self.found.start(group)][0] if self.has(group) else None

    def number(self, group: str) -> int | None:
        """The value of a group as a whole number; None where there is none."""
        value = self.value(group)
        return int(value) if value is not None and value.lstrip("-").isdigit() else None

    def values(self, group: str) -> list[tuple[str, str]]:
        """Class and value of all terms of a group."""
        return list(self.classes[self.found.start(group) : self.found.end(group)]) if self.has(group) else []
