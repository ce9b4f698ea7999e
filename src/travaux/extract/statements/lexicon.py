"""Words that statements are found by, parsed from the package's data files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: where its addressee stands (`obj` or a preposition), and what it does."""

    lemma: str
    addressee: frozenset[str]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatementLexicon:
    """Words by which statements are found, lower case.

    `cues` by inflected form; `agencies` are names of agencies and outlets; `releases` are the forms in which a release names
    its issuer, with groups `source` and `cue`; `meetings` are forms of verbs of meeting; `measures` nouns, both numbers, by
    which something is measured and that say nothing. `hearings` tell by word and kind (`text`, `speaking`, `asking`,
    `issuing`) where it stands to whom somebody's words were on that occasion.
    """

    cues: Mapping[str, Cue]
    agencies: frozenset[str]
    releases: tuple[tuple[str, re.Pattern[str]], ...]
    meetings: frozenset[str]
    measures: frozenset[str] = frozenset()
    hearings: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)


def parse_statement_lexicon(
    cue_rows: Iterable[list[str]],
    release_rows: Iterable[list[str]],
    occasion_rows: Iterable[list[str]],
    agencies: Iterable[str],
    measure_rows: Iterable[list[str]] = (),
    hearing_rows: Iterable[list[str]] = (),
) -> StatementLexicon:
    """The lexicon from the rows of the files named in `resources.py`, and the names of agencies."""
    cues: dict[str, Cue] = {}
    for row in cue_rows:
        lemma, irregular, addressee, flags = (cell.strip() for cell in [*row, "", "", ""][:4])
        cue = Cue(lemma, frozenset(filter(None, addressee.split(","))), frozenset(filter(None, flags.split(","))))
        for form in (*inflect(lemma), *filter(None, irregular.split(","))):
            cues.setdefault(form, cue)
    releases = tuple((row[0], re.compile(row[1], re.MULTILINE)) for row in release_rows)
    meetings = frozenset(form for row in occasion_rows for form in row)
    measures = frozenset(form for row in measure_rows for form in (row[0], plural(row[0])))
    return StatementLexicon(
        cues, frozenset(name.lower() for name in agencies), releases, meetings, measures, _parse_hearings(hearing_rows)
    )


def _parse_hearings(rows: Iterable[list[str]]) -> dict[tuple[str, str], frozenset[str]]:
    """Where whom it was said to stands, by form and kind: nouns in both numbers."""
    found = {}
    for word, kind, slots in rows:
        forms = (word, plural(word)) if kind == "text" else (word,)
        found.update({(form, kind): frozenset(slots.split(",")) for form in forms})
    return found


def inflect(verb: str) -> tuple[str, ...]:
    """Regular forms of an English verb: base, third person, past, participle."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    doubled = verb + verb[-1] if _doubles(verb) else verb
    return verb, third, doubled + "ed", doubled + "ing", verb + "ed", verb + "ing"


def plural(noun: str) -> str:
    """Regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def singular(noun: str) -> str:
    """A noun without the -s of a plural: so that both forms compare."""
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


def _doubles(verb: str) -> bool:
    short = 2 <= len(verb) <= 4 and verb[-1] not in "wxy"
    return short and verb[-1] not in _VOWELS and verb[-2] in _VOWELS and (len(verb) < 3 or verb[-3] not in _VOWELS)
