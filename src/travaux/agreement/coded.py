"""Agreement of two people who coded the same reports, neither having seen what anybody found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from travaux.agreement.alpha import Alpha, nominal_alpha
from travaux.agreement.matching import match
from travaux.agreement.unitised import Continuum, unitised_alpha
from travaux.record.coding import KEY_OF, CodedStatement, CodedText, Coding
from travaux.record.span import Spans

# The overlap of words at which two items are one; those at which eval/score.py takes a found item for one of gold.
LEAST = {"statements": 0.5, "moves": 0.3, "documents": 0.5}
SPANS = (
    ("statements", "content"),
    ("statements", "source"),
    ("statements", "cue"),
    ("moves", "evidence"),
    ("moves", "object"),
    ("moves", "condition"),
    ("documents", "mentions"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Whether two people marked the same words as a field of items, and how many stretches each marked."""

    list: str
    field: str
    alpha: Alpha
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Found:
    """How many items each of two people found, and how many of these are the same."""

    list: str
    first: int
    second: int
    both: int


@dataclass(frozen=True, slots=True)
class Valued:
    """Whether two people gave a field of the items that both found the same value."""

    list: str
    field: str
    alpha: Alpha


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree on the reports that both coded."""

    coders: tuple[str, str]
    reports: int
    spans: tuple[Marked, ...]
    found: tuple[Found, ...]
    fields: tuple[Valued, ...]

    def to_dict(self) -> dict[str, Any]:
        """Its wire form."""
        first, second = self.coders
        spans = [
            {"list": s.list, "field": s.field, **s.alpha.to_dict(), "marked": {first: s.first, second: s.second}}
            for s in self.spans
        ]
        found = [{"list": f.list, "found": {first: f.first, second: f.second}, "both": f.both} for f in self.found]
        fields = [{"list": f.list, "field": f.field, **f.alpha.to_dict()} for f in self.fields]
        return {"coders": [*self.coders], "reports": self.reports, "spans": spans, "found": found, "fields": fields}


def pairs_of(reports: Iterable[CodedText]) -> list[tuple[str, str]]:
    """The pairs of people who coded a report in common, by name."""
    return sorted({pair for report in reports for pair in combinations(sorted({c.by for c in report.codings}), 2)})


def agreement_of(reports: Iterable[CodedText], coders: tuple[str, str], seed: int = 0) -> Agreement:
    """How far two people agree on the reports that both coded.

    Args:
        reports: all that were coded, each text once.
        coders: who the two are.
        seed: of the intervals' drawing.
    """
    both = [(report.length, *pair) for report in reports if (pair := _pair(report, coders)) is not None]
    matched = [{name: _matched(name, one, other) for name in KEY_OF} for _, one, other in both]
    found = tuple(
        Found(
            name,
            sum(len(getattr(one, name)) for _, one, _ in both),
            sum(len(getattr(other, name)) for _, _, other in both),
            sum(len(pairs[name]) for pairs in matched),
        )
        for name in KEY_OF
    )
    fields = []
    for name, readers in FIELDS.items():
        for field, value in readers.items():
            units = [
                [(value(one, getattr(one, name)[i]), value(other, getattr(other, name)[j])) for i, j in pairs[name]]
                for (_, one, other), pairs in zip(both, matched, strict=True)
            ]
            fields.append(Valued(name, field, nominal_alpha(units, seed)))
    spans = tuple(_marked(name, field, both, seed) for name, field in SPANS)
    return Agreement(coders, len(both), spans, found, tuple(fields))


def _pair(report: CodedText, coders: tuple[str, str]) -> tuple[Coding, Coding] | None:
    by = {coding.by: coding for coding in report.codings}
    return (by[coders[0]], by[coders[1]]) if by.keys() >= set(coders) else None


def _marked(name: str, field: str, both: Sequence[tuple[int, Coding, Coding]], seed: int) -> Marked:
    continua = [Continuum(length, _spans(one, name, field), _spans(other, name, field)) for length, one, other in both]
    counts = (sum(len(each.first) for each in continua), sum(len(each.second) for each in continua))
    return Marked(name, field, unitised_alpha(continua, seed), *counts)


def _spans(coding: Coding, name: str, field: str) -> Spans:
    return tuple(sorted({span for item in getattr(coding, name) for span in getattr(item, field)}))


def _matched(name: str, one: Coding, other: Coding) -> list[tuple[int, int]]:
    """The items of a list that both found, by their places in it."""
    key, readers = KEY_OF[name], FIELDS[name].values()
    return match(
        getattr(one, name),
        getattr(other, name),
        lambda item: getattr(item, key),
        lambda a, b: sum(value(one, a) == value(other, b) for value in readers),
        LEAST[name],
    )


def _folded(names: Iterable[str | None]) -> str:
    """Names as they are compared: without case, article and order."""
    return "|".join(sorted({name.casefold().removeprefix("the ") for name in names if name}))


def _speaker(statement: CodedStatement) -> str:
    return _folded((statement.speaker, *statement.co_speakers))


def _voice(coding: Coding, statement_id: str | None) -> str:
    """Who speaks in a statement; the narrator where there is none."""
    return next(("says " + _speaker(s) for s in coding.statements if s.id == statement_id), "narrator")


def _own(read: Callable[[Any], Any]) -> Callable[[Coding, Any], str]:
    """The value of a field that an item tells by itself."""
    return lambda _, item: str(read(item))


# The value of each field that is compared, of an item of a coding.
FIELDS: Mapping[str, Mapping[str, Callable[[Coding, Any], str]]] = {
    "statements": {
        "speaker": _own(_speaker),
        "addressee": _own(lambda item: _folded(item.addressee)),
        "form": _own(lambda item: item.form),
        "said": _own(lambda item: item.said),
        "within": lambda coding, item: _voice(coding, item.within),
        "question": _own(lambda item: item.question),
        "negated": _own(lambda item: item.negated),
    },
    "moves": {
        "kind": _own(lambda item: item.kind),
        "status": _own(lambda item: item.status),
        "party": _own(lambda item: _folded(item.party)),
        "to": _own(lambda item: _folded(item.to)),
        "time": _own(lambda item: item.time),
        "statement": lambda coding, item: _voice(coding, item.statement),
        "condition": _own(lambda item: bool(item.condition)),
    },
    "documents": {
        "kind": _own(lambda item: item.kind.casefold()),
        "authors": _own(lambda item: _folded(item.authors)),
        "recipients": _own(lambda item: _folded(item.recipients)),
        "pages": _own(lambda item: item.pages),
        "history": _own(lambda item: _folded(state.state for state in item.history)),
    },
}
