"""A codebook: the talks that an analyst follows, with their parties and issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from travaux.errors import UsageError
from travaux.ledger.words import name_words

MOST_NAME = 200  # characters
SUGGESTED = "all coverage"  # the name of talks that the coverage suggests
_DATES = ("since", "until")
_TEXTS = ("definition", "parent", *_DATES)


@dataclass(frozen=True, slots=True)
class CodebookIssue:
    """An issue: its label, other words for it, what it means, the issue that it belongs to.

    Args:
        since, until: the first and the last day on which moves are about it, ISO; open where they aren't told.
    """

    label: str
    synonyms: tuple[str, ...] = ()
    definition: str | None = None
    parent: str | None = None
    since: str | None = None
    until: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As a codebook has it, what isn't told left out."""
        told = {"label": self.label, "synonyms": list(self.synonyms)}
        more = {name: value for name in _TEXTS if (value := getattr(self, name)) is not None}
        return told | more

    def covers(self, day: str | None) -> bool:
        """Whether a day lies between its dates."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


@dataclass(frozen=True, slots=True)
class Talks:
    """Talks with their parties, in the order of columns, and their issues, in the order of rows."""

    name: str
    parties: tuple[str, ...]
    issues: tuple[CodebookIssue, ...]

    def to_dict(self) -> dict[str, Any]:
        """As a codebook has it."""
        return {"name": self.name, "parties": list(self.parties), "issues": [issue.to_dict() for issue in self.issues]}


def parse_codebook(value: Any, source: str) -> tuple[Talks, ...]:
    """The talks of a codebook, from its YAML as plain values.

    Raises:
        UsageError: it hasn't the form of a codebook; the message names the place.
    """
    talks = value.get("talks") if isinstance(value, dict) else None
    if not isinstance(talks, list) or not talks:
        raise UsageError(f"expected a list of talks in the codebook {source}, got {type(value).__name__}; write talks: [...]")
    return tuple(_talks(each, f"{source}, talks {number}") for number, each in enumerate(talks, 1))


def _talks(value: Any, place: str) -> Talks:
    if not isinstance(value, dict):
        raise UsageError(f"expected name, parties and issues in {place}, got {value!r}")
    _expect_known(value, ("name", "parties", "issues"), place)
    name, parties, issues = value.get("name"), value.get("parties"), value.get("issues")
    if not isinstance(name, str) or not name.strip():
        raise UsageError(f"expected a name in {place}, got {name!r}")
    if not isinstance(issues, list):
        raise UsageError(f"expected a list of issues in {place}, got {issues!r}")
    found = tuple(_issue(each, f"{place}, issue {number}") for number, each in enumerate(issues, 1))
    labels = [issue.label for issue in found]
    for issue in found:
        if labels.count(issue.label) > 1 or (issue.parent is not None and issue.parent not in labels):
            raise UsageError(f"expected each label once and parents among them in {place}, got {issue.label!r} of {issue.parent!r}")
    if len(name) > MOST_NAME:
        raise UsageError(f"expected a name of {MOST_NAME} characters at most in {place}, got {len(name)}")
    return Talks(name.strip(), _parties(parties, place), found)


def _parties(value: Any, place: str) -> tuple[str, ...]:
    parties = _strings(value, f"parties of {place}")
    if len({tuple(word for word in name_words(party) if word != "the") for party in parties}) < len(parties):
        raise UsageError(f"expected each party once in {place}, got {', '.join(parties)}; take one out")
    for party in parties:
        if not set(name_words(party)) - {"the"}:
            raise UsageError(f"expected a party's name in {place}, got {party!r}: no word but the article; write its name")
    return parties


def _issue(value: Any, place: str) -> CodebookIssue:
    if not isinstance(value, dict) or not isinstance(value.get("label"), str) or not value["label"].strip():
        raise UsageError(f"expected a label in {place}, got {value!r}")
    _expect_known(value, ("label", "synonyms", *_TEXTS), place)
    read = {name: value.get(name) for name in _TEXTS}
    texts = {name: text.isoformat() if type(text) is date else text for name, text in read.items()}  # as YAML reads dates
    for name, text in texts.items():
        if text is not None and not isinstance(text, str):
            raise UsageError(f"expected words or nothing as {name} of {place}, got {text!r}")
        if text is not None and name in _DATES and not _is_day(text):
            raise UsageError(f"expected a day (2022-02-16) as {name} of {place}, got {text!r}")
    return CodebookIssue(value["label"].strip(), _strings(value.get("synonyms") or [], f"synonyms of {place}"), **texts)


def _expect_known(value: dict[Any, Any], keys: Sequence[str], place: str) -> None:
    unknown = [key for key in value if key not in keys]
    if unknown:
        raise UsageError(f"expected {', '.join(keys)} alone in {place}, got {unknown[0]!r}; mend its spelling or take it out")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _strings(value: Any, place: str) -> tuple[str, ...]:
    names = [str(each).strip() for each in value if type(each) in (str, int, float)] if isinstance(value, list) else []  # "840"
    if not isinstance(value, list) or len(names) < len(value) or not all(names):
        raise UsageError(f"expected a list of names as {place}, got {value!r}")
    return tuple(names)
