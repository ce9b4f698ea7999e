"""What is new in the state of play since a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from travaux.views.state import Line, State

ChangeKind = Literal["new", "other stance", "other condition", "taken again", "gone"]
SCHEMA = "travaux.view.changes/1"
_ORDER: tuple[ChangeKind, ...] = ("new", "other stance", "other condition", "gone", "taken again")


@dataclass(frozen=True, slots=True)
class Change:
    """A line that the state of play has now and hadn't before, or had otherwise.

    Args:
        line: as it is now; of a line that is gone as it was.
        before: as it was; None where it is new.
    """

    kind: ChangeKind
    line: Line
    before: Line | None

    def to_dict(self) -> dict[str, Any]:
        """An entry of `travaux.view.changes/1`."""
        return {
            "kind": self.kind,
            "line": self.line.to_dict(),
            "before": self.before.to_dict() if self.before is not None else None,
        }


def changes_of(before: State, after: State) -> list[Change]:
    """What differs between two states of one ledger: what is new first, what was only taken again last."""
    known = {_key(line): line for line in before.lines}
    found = [change for line in after.lines for change in _change(line, known.pop(_key(line), None))]
    found += [Change("gone", line, line) for line in known.values()]
    return sorted(
        found, key=lambda change: (_ORDER.index(change.kind), change.line.last or "", change.line.party, change.line.about)
    )


def _key(line: Line) -> tuple[str, str, str]:
    return line.party, line.proposition, "" if line.status == "actual" else line.status


def _change(line: Line, was: Line | None) -> Iterator[Change]:
    if was is None:
        yield Change("new", line, None)
    elif (line.stance, line.standing) != (was.stance, was.standing):
        yield Change("other stance", line, was)
    elif line.condition != was.condition:
        yield Change("other condition", line, was)
    elif len(line.evidence) > len(was.evidence):
        yield Change("taken again", line, was)
