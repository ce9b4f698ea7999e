"""Agencies that a report rests on, and whose copy it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from travaux.errors import ResourceError
from travaux.reader.outlets import Outlet, Outlets

Strength = Literal["own", "report", "lead"]
_NAME = r"(?P<name>[A-Z][\w'’&/.-]{0,40}(?: (?:of |de )?[A-Z][\w'’&/.-]{0,40}){0,4})"
_LONGEST = 3000  # characters of a paragraph that are looked at, from its beginning and from its end
_LEAD_PARAGRAPHS = 2
_CLOSING_PARAGRAPHS = 2
_ARTICLE = re.compile(r"^(?:The|An?|By|From|With|But|And) ")


@dataclass(frozen=True, slots=True)
class CreditForm:
    """A form of credit: `own` copy of the agency, what the whole `report` rests on, or what its `lead` tells."""

    strength: Strength
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Credits:
    """Canonical names: of those whose own copy the text says it is, and of all agencies that it rests on."""

    own: tuple[str, ...]
    all: tuple[str, ...]


def parse_credit_forms(rows: Iterable[list[str]]) -> tuple[CreditForm, ...]:
    """Forms from the rows of `credits.tsv`: strength, pattern with `{name}`."""
    forms = []
    for row in rows:
        if len(row) != 2 or row[0] not in ("own", "report", "lead") or "{name}" not in row[1]:
            raise ResourceError(f"expected strength (own, report, lead) and a pattern with {{name}} in credits.tsv, got {row!r}")
        forms.append(CreditForm(cast(Strength, row[0]), re.compile(row[1].replace("{name}", _NAME))))
    return tuple(forms)


def find_credits(
    paragraphs: Sequence[str], notes: Sequence[str], *, dateline: Sequence[str], forms: Sequence[CreditForm], outlets: Outlets
) -> Credits:
    """Credits of a report.

    Args:
        paragraphs: its prose, in order.
        notes: lines about it: bylines, and what was left out of its text ("With files from AFP").
        dateline: agencies of its dateline, as canonical names.
        forms: the forms to look for.
        outlets: those that have a canonical name.
    """
    own, every = list(dateline), list(dateline)
    for note in notes:
        if (alone := outlets.named(note.strip(" .()[]-–—/"))) is not None and alone.kind != "issuer":
            own.append(alone.name)
            every.append(alone.name)
        for strength, outlet in _matches(note, forms, outlets):
            every.append(outlet.name)
            if strength == "own":
                own.append(outlet.name)
    for number, paragraph in enumerate(paragraphs):
        for strength, outlet in _matches(paragraph, forms, outlets):
            if strength == "own":
                own.append(outlet.name)
            closing = number >= len(paragraphs) - _CLOSING_PARAGRAPHS
            if strength == "own" or (strength == "report" and closing) or (strength == "lead" and _in_lead(number, outlet)):
                every.append(outlet.name)
    return Credits(tuple(dict.fromkeys(own)), tuple(dict.fromkeys(every)))


def _in_lead(number: int, outlet: Outlet) -> bool:
    return number < _LEAD_PARAGRAPHS and outlet.kind == "agency"


def _matches(text: str, forms: Sequence[CreditForm], outlets: Outlets) -> list[tuple[Strength, Outlet]]:
    if len(text) > 2 * _LONGEST:
        text = text[:_LONGEST] + "\n" + text[-_LONGEST:]
    found = []
    for form in forms:
        for match in form.pattern.finditer(text):
            if (outlet := _outlet_of(match.group("name"), outlets)) is not None and outlet.kind != "issuer":
                found.append((form.strength, outlet))
    return found


def _outlet_of(name: str, outlets: Outlets) -> Outlet | None:
    """The outlet of a capitalised name, tried without what its first words may add ("Russia's TASS"), in exact case."""
    name = re.sub(r"['’]s$", "", _ARTICLE.sub("", name)).rstrip(".")
    words = name.split()
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if (found := outlets.named(" ".join(words[start:end]), exact=True)) is not None:
                return found
    return None
