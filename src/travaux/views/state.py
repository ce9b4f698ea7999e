"""The state of play: where each party stands on each issue, on whose word, as of any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from travaux.joins.moves import Deed
from travaux.joins.play import Play
from travaux.joins.propositions import Proposition
from travaux.record.move import MoveKind, MoveStatus, Standing

SCHEMA = "travaux.view.state/1"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: a party's stance on one proposition.

    Args:
        about: the words of the report for what is proposed, demanded and so on.
        condition: in the report's words.
        since: the first day of this stance, ISO; `last` the day on which it was taken or renewed last.
        speaker: on whose word; None where the narrator tells it.
        origins: how many distinct origins tell it.
        evidence: the moves that tell it, the newest first.
        superseded: the party's earlier stances on the same proposition, the newest first.
    """

    party: str
    issue: str | None
    proposition: str
    about: str
    stance: MoveKind
    status: MoveStatus
    condition: str | None
    since: str | None
    last: str | None
    standing: Standing
    speaker: str | None
    origins: int
    evidence: tuple[Deed, ...]
    superseded: tuple[Deed, ...]

    def to_dict(self) -> dict[str, Any]:
        """A line of `travaux.view.state/1`."""
        deeds = {"evidence": self.evidence, "superseded": self.superseded}
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        return plain | {name: [deed.to_dict() for deed in some] for name, some in deeds.items()}


@dataclass(frozen=True, slots=True)
class State:
    """The state of play as of a day: parties in the order of columns, issues in the order of rows, and the lines of cells."""

    as_of: str | None
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    lines: tuple[Line, ...]
    undated: int
    reports: int

    def cell(self, party: str, issue: str) -> list[Line]:
        """The lines of one cell, stances before what is only planned, possible or denied, the newest first."""
        lines = [line for line in self.lines if line.party == party and line.issue == issue]
        return sorted(sorted(lines, key=lambda line: line.last or "", reverse=True), key=lambda line: line.status != "actual")

    def to_dict(self) -> dict[str, Any]:
        """Wire form, `travaux.view.state/1`."""
        return {
            "schema": SCHEMA,
            "as_of": self.as_of,
            "parties": list(self.parties),
            "issues": list(self.issues),
            "reports": self.reports,
            "undated": self.undated,
            "lines": [line.to_dict() for line in self.lines],
        }


def state_of(play: Play) -> State:
    """Where the parties of talks stand on their issues."""
    lines = [line for proposition in play.propositions for line in _lines(proposition)]
    issues = tuple(issue.label for issue in play.talks.issues)
    return State(play.as_of, play.talks.parties, issues, tuple(lines), play.undated, len(play.reports))


def _lines(proposition: Proposition) -> list[Line]:
    by_party: dict[tuple[str, bool], list[Deed]] = defaultdict(list)
    for deed in proposition.deeds:
        by_party[deed.party, deed.status == "actual"].append(deed)
    lines: list[Line] = []
    for (_, actual), deeds in sorted(by_party.items()):
        if actual:
            own = [deed for deed in deeds if deed.standing != "claimed"] or deeds  # another's word never takes an own one's place
            lines.append(_line(proposition, own))
        else:
            statuses = {deed.status: [other for other in deeds if other.status == deed.status] for deed in deeds}
            lines += [_line(proposition, some) for some in statuses.values()]
    return lines


def _line(proposition: Proposition, deeds: Sequence[Deed]) -> Line:
    """The last stance of some, which are in the order in which they were taken."""
    last = deeds[-1]
    same = [deed for deed in deeds if deed.kind == last.kind]
    before = [deed for deed in deeds if deed.kind != last.kind]
    run = [deed for deed in same if not before or (deed.made or "") >= (before[-1].made or "")] or [last]
    declared = [deed for deed in run if deed.standing == "declared"]
    shown = (declared or run)[-1]
    return Line(
        party=last.party,
        issue=proposition.issue,
        proposition=proposition.id,
        about=shown.about,
        stance=last.kind,
        status=last.status,
        condition=next((deed.condition for deed in reversed(run) if deed.condition), None),
        since=min((deed.since for deed in run if deed.since), default=None),
        last=max((deed.made for deed in run if deed.made), default=None),
        standing=shown.standing,
        speaker=shown.speaker,
        origins=len({deed.origin for deed in run}),
        evidence=tuple(reversed(run)),
        superseded=tuple(reversed(before)),
    )
