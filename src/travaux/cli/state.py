"""`travaux state`: where each party stands on each issue, on whose word, since when.

Its user wants to know in the first five seconds where the other side stands on the issue at hand, whether it says so itself, and
whether that is new: see `travaux.cli.matrix`, which draws it.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.asked import (
    AsOfOption,
    CodebookOption,
    EnteredOption,
    HindsightOption,
    IssueOption,
    PartyOption,
    SinceOption,
    TalksOption,
    asked_of,
    choice_of,
    narrowed,
)
from travaux.cli.ledger import DEFAULT, LedgerOption, open_for, print_json

if TYPE_CHECKING:
    from travaux.joins.play import Play
    from travaux.views.marks import Edge
    from travaux.views.rules import ViewRules
    from travaux.views.state import State

_LINES, _ROWS, _SAID = 3, 12, 8  # of a cell, of issues, of what is said differently
_COLUMNS = ("issue", "party", "stance", "status", "about", "condition", "since", "last", "standing", "speaker", "origins")


class Format(StrEnum):
    """How the state is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


LinesOption = Annotated[
    int | None, typer.Option("--lines", metavar="N", min=0, help="Lines of a cell, the newest; 0 for all. 3 for people, else all.")
]
RowsOption = Annotated[
    int | None, typer.Option("--rows", metavar="N", min=0, help="Issues shown; 0 for all. 12 for people, else all.")
]
SaidOption = Annotated[int, typer.Option("--said", metavar="N", min=0, help="What others say differently, so many; 0 for all.")]
DoubtfulOption = Annotated[
    bool,
    typer.Option(
        "--doubtful", help="List the stances, too, that are likely wrong by many weak signs; JSON and CSV have them always."
    ),
]


# Its parameters are the command's options, so there are more than five.
def state(
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    since: SinceOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    lines: LinesOption = None,
    rows: RowsOption = None,
    said: SaidOption = _SAID,
    doubtful: DoubtfulOption = False,
    ledger: LedgerOption = DEFAULT,
    format: Annotated[Format, typer.Option(help="text for people, json for programs, csv for spreadsheets.")] = Format.TEXT,
) -> None:
    """Tell where each party stands on each issue, on whose word, and since when."""
    from travaux.join_resources import load_view_rules
    from travaux.store.plays import state_play
    from travaux.views.referents import referred
    from travaux.views.selection import choose_state
    from travaux.views.state import state_of

    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since)
    most, few = _most(lines, _LINES, format), _most(rows, _ROWS, format)
    with open_for(ledger) as opened:
        (play, more, hidden), asked = narrowed(asked, lambda asked: state_play(opened, asked, most or None, few or None))
    rules, play = load_view_rules(), referred(play)
    found = choose_state(state_of(play, rules), choice_of(asked))
    if format is Format.JSON:
        return print_json(found.to_dict())
    if format is Format.CSV:
        return _print_csv(found)
    from travaux.cli.columns import paper_of
    from travaux.cli.matrix import Drawing, draw_state
    from travaux.joins.codebook import SUGGESTED

    name, answers = play.talks.name if play.talks.name != SUGGESTED else "", answers_in(play, rules)
    drawing = Drawing(found, name, most, few, said, more=more, hidden=hidden, answers=answers, doubtful=doubtful)
    return print("\n".join(draw_state(drawing, paper_of())))


def _most(asked: int | None, usual: int, format: Format) -> int:
    """How many are shown, 0 for all: as many as are asked for, else the usual number to people."""
    return asked if asked is not None else usual if format is Format.TEXT else 0


def answers_in(play: Play, rules: ViewRules) -> dict[str, Edge]:
    """What each deed that accepts or rejects something means, by its id: what a report tells rather than what is inferred.

    Args:
        play: as `referred` gives it, for what names nothing may mean what nobody answers by name.
    """
    from travaux.views.trace import traces_of

    answered = [each for each in play.propositions if any(deed.kind in ("accept", "reject") for deed in each.deeds)]
    traces = traces_of(replace(play, propositions=tuple(answered)), rules)
    edges = [edge for trace in traces for edge in trace.edges if edge.kind in ("accepted", "rejected")]
    edges.sort(key=lambda edge: edge.score if edge.score is not None else 2.0)
    return {deed.id: edge for edge in edges for deed in edge.ends[1].deeds}


def _print_csv(state: State) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow([*_COLUMNS, "quote", "version", "likely"])
    for line in (*state.lines, *state.doubtful):
        newest = line.evidence[0]
        writer.writerow([*(getattr(line, name) for name in _COLUMNS), newest.quote, newest.told.version, line.likely])
