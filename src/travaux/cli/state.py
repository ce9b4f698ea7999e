"""`travaux state`: where each party stands on each issue, on whose word, since when.

Its user wants to know in the first five seconds where the other side stands on the issue at hand, whether it says so itself, and
whether that is new: see `travaux.cli.matrix`, which draws it.
"""

from __future__ import annotations

import csv
import sys
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
    from travaux.views.selection import choose_state
    from travaux.views.state import state_of

    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since)
    most, few = _most(lines, _LINES, format), _most(rows, _ROWS, format)
    with open_for(ledger) as opened:
        (play, more, hidden), asked = narrowed(asked, lambda asked: state_play(opened, asked, most or None, few or None))
    found = choose_state(state_of(play, load_view_rules()), choice_of(asked))
    if format is Format.JSON:
        return print_json(found.to_dict())
    if format is Format.CSV:
        return _print_csv(found)
    from travaux.cli.columns import paper_of
    from travaux.cli.matrix import Drawing, draw_state
    from travaux.joins.codebook import SUGGESTED

    name = play.talks.name if play.talks.name != SUGGESTED else ""
    drawing = Drawing(found, name, most, few, said, more=more, hidden=hidden, doubtful=doubtful)
    return print("\n".join(draw_state(drawing, paper_of())))


def _most(asked: int | None, usual: int, format: Format) -> int:
    """How many are shown, 0 for all: as many as are asked for, else the usual number to people."""
    return asked if asked is not None else usual if format is Format.TEXT else 0


def _print_csv(state: State) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow([*_COLUMNS, "quote", "version", "likely"])
    for line in (*state.lines, *state.doubtful):
        newest = line.evidence[0]
        writer.writerow([*(getattr(line, name) for name in _COLUMNS), newest.quote, newest.told.version, line.likely])
