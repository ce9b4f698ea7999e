"""`travaux state`: where each party stands on each issue, on whose word, since when."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.ledger import DEFAULT, LedgerOption, open_for, print_json
from travaux.cli.search import parse_day
from travaux.cli.view import counted, day, terminal_width
from travaux.errors import UsageError

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

    from travaux.joins.codebook import Talks
    from travaux.joins.play import Play
    from travaux.views.state import Line, State

_WORDS = {"accept": "ACCEPTS", "commit": "COMMITS to", "concede": "CONCEDES", "demand": "DEMANDS", "offer": "OFFERS"}
_WORDS |= {"propose": "PROPOSES", "reject": "REJECTS"}
_STATUS = {"planned": "plans: ", "possible": "may: ", "denied": "denied: "}
_ISSUE_WIDTH, _CELL_WIDTH = 22, 26  # characters
_COLUMNS = ("issue", "party", "stance", "status", "about", "condition", "since", "last", "standing", "speaker", "origins")


class Format(StrEnum):
    """How the state is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


AsOfOption = Annotated[str | None, typer.Option(metavar="DATE", help="Made and known by that day; now where it isn't given.")]
CodebookOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="YAML that names parties and issues; else the coverage suggests them.")
]
TalksOption = Annotated[str | None, typer.Option(metavar="NAME", help="Which talks of the codebook; the first by default.")]


def state(
    as_of: AsOfOption = None,
    codebook: CodebookOption = None,
    talks: TalksOption = None,
    ledger: LedgerOption = DEFAULT,
    format: Annotated[Format, typer.Option(help="text for people, json for programs, csv for spreadsheets.")] = Format.TEXT,
) -> None:
    """Tell where each party stands on each issue, on whose word, and since when."""
    from travaux.join_resources import load_view_rules
    from travaux.views.state import state_of

    found = state_of(joined(ledger, codebook, talks, as_of), load_view_rules())
    if format is Format.JSON:
        print_json(found.to_dict())
    elif format is Format.CSV:
        _print_csv(found)
    else:
        from rich.console import Console

        console = Console(width=terminal_width(), highlight=False)
        for piece in _rendered(found, console.width):
            console.print(piece)


def joined(ledger: str, codebook: Path | None, talks: str | None, as_of: str | None) -> Play:
    """The coverage of a ledger, joined with a codebook's talks, or with those that the coverage suggests."""
    on = parse_day(as_of, "--as-of")
    return joined_on(ledger, codebook, talks, (on,))[0]


def joined_on(ledger: str, codebook: Path | None, talks: str | None, days: Sequence[date | None]) -> list[Play]:
    """The same as of several days."""
    from travaux.join_resources import load_join_words
    from travaux.joins.play import join
    from travaux.joins.suggest import suggest_talks
    from travaux.joins.told import speaking
    from travaux.store.coverage import coverage_of

    words = load_join_words()
    chosen = _chosen(codebook, talks) if codebook is not None else None
    with open_for(ledger) as opened:
        told = coverage_of(opened, words)
    dates = [day.isoformat() if day is not None else None for day in days]
    chosen = chosen or suggest_talks(speaking(told, dates[-1]), words)
    return [join(told, chosen, words, each) for each in dates]


def _chosen(path: Path, name: str | None) -> Talks:
    import yaml

    from travaux.joins.codebook import parse_codebook

    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"expected a codebook in YAML, can't read {path}: {error}") from error
    found = parse_codebook(value, str(path))
    fitting = [each for each in found if name is None or each.name == name]
    if not fitting:
        raise UsageError(f"expected talks of {path}, one of {', '.join(each.name for each in found)}; got {name!r}")
    return fitting[0]


def _print_csv(state: State) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow([*_COLUMNS, "quote", "version"])
    for line in state.lines:
        newest = line.evidence[0]
        writer.writerow([*(getattr(line, name) for name in _COLUMNS), newest.quote, newest.told.version])


def _rendered(state: State, width: int) -> Iterator[ConsoleRenderable | str]:
    rows = [issue for issue in state.issues if any(state.cell(party, issue) for party in state.parties)]
    parties = [party for party in state.parties if any(state.cell(party, issue) for issue in rows)]
    when = f"as of {day(state.as_of)}" if state.as_of is not None else "now"
    undated = f" · {counted(state.undated, 'undated report')} left out" if state.undated and state.as_of is not None else ""
    yield f"\n[bold]Where each party stands, {when}[/bold]   {counted(state.reports, 'report')}{undated}\n"
    if not rows:
        yield "No stance was found on any issue; add reports with travaux add, or name issues in a codebook."
        return
    fitting = max(1, (width - _ISSUE_WIDTH) // (_CELL_WIDTH + 2))
    for start in range(0, len(parties), fitting):
        yield _table(state, rows, parties[start : start + fitting])
    elsewhere = sum(line.issue is None for line in state.lines)
    if elsewhere:
        yield f"{counted(elsewhere, 'stance')} on no issue of these; --format csv lists all"


def _table(state: State, issues: list[str], parties: list[str]) -> ConsoleRenderable:
    from rich.table import Table

    table = Table(show_header=True, header_style="bold", box=None, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column("", width=_ISSUE_WIDTH, style="bold")
    for party in parties:
        table.add_column(party, min_width=12, max_width=60)
    for issue in issues:
        cells = ["\n".join(_shown(line) for line in state.cell(party, issue)) or "–" for party in parties]
        table.add_row(issue, *cells)
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
