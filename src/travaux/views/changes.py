"""What is new in the state of play since another one, and whence: new coverage, a new reading, a new judgement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from travaux.ledger.garbage import keeping_all

if TYPE_CHECKING:
    from travaux.views.lines import Line
    from travaux.views.state import State

ChangeKind = Literal["new", "other stance", "other condition", "taken again", "gone"]
Cause = Literal["new coverage", "new reading", "new judgement", "joined anew"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
SCHEMA = "travaux.view.changes/1"
_ORDER: tuple[ChangeKind, ...] = ("new", "other stance", "other condition", "gone", "taken again")


@dataclass(frozen=True, slots=True)
class Change:
    """A line that the state of play has now and hadn't before, or had otherwise.

    Args:
        line: as it is now; of a line that is gone as it was.
        before: as it was; None where it is new.
        cause: whence it comes.
    """

    kind: ChangeKind
    line: Line
    before: Line | None
    cause: Cause

    def to_dict(self) -> dict[str, Any]:
        """An entry of `travaux.view.changes/1`."""
        return {
            "kind": self.kind,
            "cause": self.cause,
            "line": self.line.to_dict(),
            "before": self.before.to_dict() if self.before is not None else None,
        }


@dataclass(frozen=True, slots=True)
class Between:
    """What the caller knows of what happened between two states.

    Args:
        entered: the place in the ledger's sequence up to which the earlier state knew reports; None where its day tells.
        touched: by version what happened to its record: a new reading, a new judgement.
        otherwise: the cause of what else changed.
    """

    entered: int | None = None
    touched: Mapping[str, Cause] = field(default_factory=dict)
    otherwise: Cause = "joined anew"


@keeping_all()
def changes_of(before: State, after: State, between: Between | None = None) -> list[Change]:
    """What differs between two states of one ledger: what is new first, what was only taken again last.

    A change whose newest evidence lies in a report that the earlier state didn't know is new coverage, and so is what is gone
    with all its reports. What only becomes doubtful, or no more so, has not changed.
    """
    lines = (*after.lines, *after.doubtful)
    pairs, left = _paired((*before.lines, *before.doubtful), lines)
    doubtful = {id(line) for line in (*before.doubtful, *after.doubtful)}
    found: list[tuple[ChangeKind, Line, Line | None]] = [each for line, was in pairs for each in _change(line, was)]
    found = [each for each in (*found, *(("gone", line, line) for line in left)) if id(each[1]) not in doubtful]
    telling = {deed.told.version for line in lines for deed in line.evidence} if left else set()
    changes = [Change(kind, line, was, _cause(kind, line, before, telling, between or Between())) for kind, line, was in found]
    return sorted(
        changes, key=lambda change: (_ORDER.index(change.kind), change.line.last or "", change.line.party, change.line.about)
    )


def changes_to_dict(changes: Sequence[Change], since: str, as_of: str | None = None) -> dict[str, Any]:
    """Wire form, `travaux.view.changes/1`; the days are those of both states."""
    return {"schema": SCHEMA, "since": since, "as_of": as_of, "changes": [change.to_dict() for change in changes]}


def _cause(kind: ChangeKind, line: Line, before: State, telling: Set[str], between: Between) -> Cause:
    newest = max(line.evidence, key=lambda deed: deed.order).told
    other = between.touched.get(newest.version)
    if kind == "gone":
        gone = telling.isdisjoint(deed.told.version for deed in line.evidence)
        return other or ("new coverage" if gone else between.otherwise)
    later = before.as_of is not None and (newest.day is None or newest.day > before.as_of)
    if later or (between.entered is not None and newest.entered > between.entered):
        return "new coverage"
    return other or between.otherwise


def _paired(before: Sequence[Line], after: Sequence[Line]) -> tuple[list[tuple[Line, Line | None]], list[Line]]:
    """Later lines, each with the earlier one that it goes on from, and the earlier ones that are left.

    Of several of a party on one proposition a line goes on from one with which it shares a deed, else from any that is left.
    """
    known: dict[tuple[str, str, str, bool], list[Line]] = defaultdict(list)
    for line in before:
        known[_key(line)].append(line)
    found: dict[int, Line] = {}
    for alike in (True, False):
        for place, line in enumerate(after):
            some = known[_key(line)] if place not in found else []
            ids = {deed.id for deed in line.held} if alike and some else set()
            was = next((each for each in some if not alike or any(deed.id in ids for deed in each.held)), None)
            if was is not None:
                found[place] = was
                some.remove(was)
    return [(line, found.get(place)) for place, line in enumerate(after)], [line for some in known.values() for line in some]


def _key(line: Line) -> tuple[str, str, str, bool]:
    return line.party, line.proposition, line.status, line.beside


def _change(line: Line, was: Line | None) -> Iterator[tuple[ChangeKind, Line, Line | None]]:
    if was is None:
        yield "new", line, None
    elif (line.stance, line.standing) != (was.stance, was.standing):
        yield "other stance", line, was
    elif line.condition != was.condition:
        yield "other condition", line, was
    elif len(line.evidence) > len(was.evidence):
        yield "taken again", line, was
