"""`travaux state`: where each party stands on each issue, on whose word, since when."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
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
)
from travaux.cli.ledger import DEFAULT, LedgerOption, open_for, print_json
from travaux.cli.view import counted, day, terminal_width

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

    from travaux.views.state import Line, State

_WORDS = {"accept": "ACCEPTS", "commit": "COMMITS to", "concede": "CONCEDES", "demand": "DEMANDS", "offer": "OFFERS"}
_WORDS |= {"propose": "PROPOSES", "reject": "REJECTS"}
_STATUS = {"planned": "plans: ", "possible": "may: ", "denied": "denied: "}
_ISSUE_WIDTH, _CELL_WIDTH = 22, 26  # characters
_LINES, _ROWS = 3, 12  # of a cell, and of issues that the coverage suggests
_MORE = "[dim]… and earlier ones: --lines 0[/dim]"
_COLUMNS = ("issue", "party", "stance", "status", "about", "condition", "since", "last", "standing", "speaker", "origins")


class Format(StrEnum):
    """How the state is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


LinesOption = Annotated[
    int | None, typer.Option("--lines", metavar="N", min=0, help="Lines of a cell, the newest; 0 for all. 3 for people, else all.")
]
RowsOption = Annotated[int | None, typer.Option("--rows", metavar="N", min=0, help="Issues shown; 0 for all.")]


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
    ledger: LedgerOption = DEFAULT,
    format: Annotated[Format, typer.Option(help="text for people, json for programs, csv for spreadsheets.")] = Format.TEXT,
) -> None:
    """Tell where each party stands on each issue, on whose word, and since when."""
    from travaux.join_resources import load_view_rules
    from travaux.joins.suggest import SUGGESTED
    from travaux.store.plays import state_play
    from travaux.views.state import state_of

    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since)
    most = lines if lines is not None else _LINES if format is Format.TEXT else 0
    with open_for(ledger) as opened:
        play, more = state_play(opened, asked, most or None)
        named = play.talks.name != SUGGESTED
    found = state_of(play, load_view_rules())
    if format is Format.JSON:
        print_json(found.to_dict())
    elif format is Format.CSV:
        _print_csv(found)
    else:
        from rich.console import Console

        console = Console(width=terminal_width(), highlight=False)
        few = rows if rows is not None else _ROWS if not named and codebook is None else 0
        for piece in _rendered(found, more, few or None, console.width):
            console.print(piece)


def _print_csv(state: State) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow([*_COLUMNS, "quote", "version"])
    for line in state.lines:
        newest = line.evidence[0]
        writer.writerow([*(getattr(line, name) for name in _COLUMNS), newest.quote, newest.told.version])


def _rendered(state: State, more: AbstractSet[tuple[str, str]], rows: int | None, width: int) -> Iterator[ConsoleRenderable | str]:
    """The state of play as a table, or several where the screen is too narrow for all parties.

    Args:
        more: cells that have further lines.
        rows: how many issues are shown; all where None is given.
    """
    there = [issue for issue in state.issues if any(state.cell(party, issue) for party in state.parties)]
    shown = there[:rows]
    parties = [party for party in state.parties if any(state.cell(party, issue) for issue in shown)]
    when = f"as of {day(state.as_of)}" if state.as_of is not None else "now"
    undated = f" · {counted(state.undated, 'undated report')} left out" if state.undated and state.as_of is not None else ""
    yield f"\n[bold]Where each party stands, {when}[/bold]   {counted(state.reports, 'report')}{undated}\n"
    if not shown:
        yield "No stance was found on any issue; add reports with travaux add, or name issues: travaux codebook import FILE"
        return
    fitting = max(1, (width - _ISSUE_WIDTH) // (_CELL_WIDTH + 2))
    for start in range(0, len(parties), fitting):
        yield _table(state, shown, parties[start : start + fitting], more)
    if len(there) > len(shown):
        yield f"{counted(len(there) - len(shown), 'further issue')}: --rows 0 shows all, --issue LABEL one"
    elsewhere = sum(line.issue is None for line in state.lines)
    if elsewhere:
        yield f"{counted(elsewhere, 'stance')} on no issue of these: --format csv lists all"


def _table(state: State, issues: Sequence[str], parties: Sequence[str], more: AbstractSet[tuple[str, str]]) -> ConsoleRenderable:
    from rich.markup import escape
    from rich.table import Table

    table = Table(show_header=True, header_style="bold", box=None, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column("", width=_ISSUE_WIDTH, style="bold")
    for party in parties:
        table.add_column(escape(party), min_width=12, max_width=60)
    for issue in issues:
        cells = []
        for party in parties:
            lines = [_shown(line) for line in state.cell(party, issue)]
            cells.append("\n".join([*lines, *([_MORE] if (party, issue) in more else [])]) or "–")
        table.add_row(escape(issue), *cells)
    return table


def _shown(line: Line) -> str:
    from rich.markup import escape

    word = {"declared": "own word", "reported": "as told"}.get(line.standing) or f"{line.evidence[0].said_by}'s word"
    speaker = f", {line.speaker}" if line.standing == "declared" and line.speaker not in (None, line.party) else ""
    dates = _short(line.last) if line.since == line.last else f"{_short(line.since)} – {_short(line.last)}"
    if_so = f", {escape(line.condition)}" if line.condition else ""
    head = f"{_STATUS.get(line.status, '')}[bold]{_WORDS.get(line.stance, line.stance.upper())}[/bold] {escape(line.about)}{if_so}"
    return f"{head}\n[dim]{escape(word + speaker)} · {dates} · {counted(line.origins, 'origin')}[/dim]"


def _short(value: str | None) -> str:
    """A date without its weekday: `16 Feb 2022`."""
    return day(value).partition(" ")[2] if value is not None else "no date"
