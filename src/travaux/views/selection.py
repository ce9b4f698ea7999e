"""Views narrowed to a party, an issue, or what is new since a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.paper_told import PaperTold
    from travaux.views.changes import Change
    from travaux.views.chronology import Entry
    from travaux.views.conflicts import Conflict
    from travaux.views.lines import Line
    from travaux.views.state import State
    from travaux.views.trace import Trace


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a view is wanted; None for all.

    Args:
        party, issue: of the talks, as they are named there.
        since: a day, ISO: what was done on it or later. What nothing dates is left out.
    """

    party: str | None = None
    issue: str | None = None
    since: str | None = None

    def takes(self, parties: Iterable[str], issue: str | None, day: str | None) -> bool:
        """Whether something of some parties on an issue, done last on a day, is wanted."""
        return (
            (self.party is None or self.party in parties)
            and self.issue in (None, issue)
            and (self.since is None or (day is not None and day >= self.since))
        )


def choose_state(state: State, choice: Choice) -> State:
    """The state of play with the lines, columns and rows that are wanted."""
    lines, doubtful = (tuple(line for line in some if _takes_line(choice, line)) for some in (state.lines, state.doubtful))
    parties = tuple(party for party in state.parties if choice.party in (None, party))
    issues = tuple(issue for issue in state.issues if choice.issue in (None, issue))
    return replace(state, parties=parties, issues=issues, lines=lines, doubtful=doubtful)


def choose_traces(traces: Iterable[Trace], choice: Choice) -> list[Trace]:
    """The lives of propositions on which a party did something, on an issue, in which something was done since a day; whole."""
    found = []
    for trace in traces:
        marks = [mark for mark in trace.marks if choice.party in (None, mark.party)]
        if choice.takes({mark.party for mark in marks}, trace.issue, _last(mark.day for mark in marks)):
            found.append(trace)
    return found


def choose_changes(changes: Iterable[Change], choice: Choice) -> list[Change]:
    """The changes that are wanted."""
    return [change for change in changes if _takes_line(choice, change.line)]


def choose_conflicts(conflicts: Iterable[Conflict], choice: Choice) -> list[Conflict]:
    """The conflicts about what a party did or tells, on an issue, of which one side at least was done since a day."""
    found = []
    for conflict in conflicts:
        deeds = (*conflict.first, *conflict.second)
        if choice.takes(_who(deeds), conflict.issue, _last(deed.made for deed in deeds)):
            found.append(conflict)
    return found


def choose_chronology(entries: Iterable[Entry], choice: Choice) -> list[Entry]:
    """The entries that are wanted."""
    return [entry for entry in entries if choice.takes((entry.party,), entry.issue, entry.day)]


def _takes_line(choice: Choice, line: Line) -> bool:
    return choice.takes((line.party,), line.issue, line.last)


def _who(deeds: Sequence[Deed | PaperTold]) -> set[str]:
    """Whose deeds or papers they are, and who tells them."""
    told = {deed.party for deed in deeds if deed.party is not None}
    return told | {voice.party for deed in deeds for voice in getattr(deed, "chain", ()) if voice.party is not None}


def _last(days: Iterable[str | None]) -> str | None:
    return max((day for day in days if day is not None), default=None)
