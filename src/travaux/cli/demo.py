"""`travaux demo`: a ledger of sample reports, and the questions that it answers.

Whoever has just installed Travaux wants to know in the first five seconds what it is for: so each section is headed by a question
of theirs and the command that answers it, the state of play first; whatever is shown can be asked for again, on the same ledger.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.changes import draw_changes, since_day
from travaux.cli.columns import KEPT, Paper, paper_of
from travaux.cli.view import counted, day
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.store.ledger import Ledger

_REPORTS, _CODEBOOK = "reports.jsonl", "talks.yaml"  # of the package's folder data/demo
_TRACED, _SINCE = "warships", "1905-08-24"
_CHANGES, _CONFLICTS, _MOVES = 2, 1, 3  # shown


def demo(
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="PATH", help="Keep the ledger there, a new file; else it is removed.")
    ] = None,
) -> None:
    """Read sample reports of the peace conference of Portsmouth, 1905, and answer what an analyst asks of them."""
    if ledger is not None and ledger.exists():
        raise UsageError(f"expected a new file for the samples' ledger, {ledger} is there already; name another with --ledger")
    with tempfile.TemporaryDirectory(prefix="travaux-demo-") as folder:
        place = ledger if ledger is not None else Path(folder) / "demo.db"
        print("\n".join(_shown(place, kept=ledger is not None)))


def _shown(place: Path, *, kept: bool) -> Iterator[str]:
    """The lines of the whole."""
    paper = paper_of()
    with _made(place) as opened:
        for question, command, lines in (
            ("Where does each side stand on each issue?", "travaux state --lines 1", _state(opened, paper)),
            (
                "What changed last, and on whose word?",
                f"travaux changes --since {_SINCE} --most {_CHANGES}",
                _changes(opened, paper),
            ),
            ("How did a demand travel?", f"travaux trace {_TRACED}", _trace(opened, paper)),
            ("Where do accounts differ?", f"travaux conflicts --most {_CONFLICTS}", _conflicts(opened, paper)),
            ("What happened, in order?", f"travaux chronology --most {_MOVES}", _chronology(opened, paper)),
        ):
            yield from paper.told(f"{question}{KEPT * 3}$ {command}", "bold")
            yield from "\n".join(lines).rstrip().splitlines()
            yield ""
    if kept:
        yield from paper.told(f"The ledger is kept: add --ledger {place} to any of these commands.", "")
    else:
        yield from paper.told(
            "To ask it yourself: travaux demo --ledger demo.db. To read your own coverage: travaux add FOLDER.", ""
        )


def _made(place: Path) -> Ledger:
    """A new ledger of the sample reports, with the talks of their codebook."""
    from travaux import add_sources, open_ledger
    from travaux.cli.asked import read_codebook
    from travaux.store.joins.codebooks import bring_in

    with resources.as_file(resources.files("travaux") / "data" / "demo") as samples:
        talks = read_codebook(samples / _CODEBOOK)
        opened = open_ledger(place, create=True)
        added = add_sources(opened, [samples / _REPORTS])
    print(f"travaux: {counted(added.articles, 'sample report')} read, invented ones of 1905", file=sys.stderr)
    bring_in(opened, talks, "travaux demo", why="the codebook of the samples")
    return opened


def _state(ledger: Ledger, paper: Paper) -> Iterator[str]:
    from travaux.cli.matrix import Drawing, draw_state
    from travaux.join_resources import load_view_rules
    from travaux.store.asked import Asked
    from travaux.store.plays import whole_play
    from travaux.views.state import state_of

    play = whole_play(ledger, Asked())
    drawing = Drawing(state_of(play, load_view_rules()), play.talks.name, most=1, before=0, said=1)
    return draw_state(drawing, paper)


def _changes(ledger: Ledger, paper: Paper) -> Iterator[str]:
    from travaux.store.asked import Asked

    return draw_changes(since_day(ledger, Asked(since=_SINCE))[0], f"the end of {day(_SINCE)}", _CHANGES, paper)


def _trace(ledger: Ledger, paper: Paper) -> Iterator[str]:
    from travaux.cli.lives import draw_traces
    from travaux.join_resources import load_view_rules
    from travaux.store.asked import Asked
    from travaux.store.plays import trace_play
    from travaux.views.trace import traces_about

    found = traces_about(trace_play(ledger, Asked(), _TRACED), _TRACED, load_view_rules())
    return draw_traces(found, 1, paper)


def _conflicts(ledger: Ledger, paper: Paper) -> Iterator[str]:
    from travaux.cli.accounts import conflicts_in
    from travaux.cli.differences import draw_conflicts
    from travaux.store.asked import Asked
    from travaux.store.plays import conflicts_play

    return draw_conflicts(conflicts_in(ledger, Asked(), conflicts_play(ledger, Asked())), _CONFLICTS, paper)


def _chronology(ledger: Ledger, paper: Paper) -> Iterator[str]:
    from travaux.cli.events import Events, draw_chronology
    from travaux.store.asked import Asked
    from travaux.store.plays import chronology_play
    from travaux.views.chronology import chronology_of

    play = chronology_play(ledger, Asked(), _MOVES)
    return draw_chronology(Events(chronology_of(play), play.talks.name, most=_MOVES), paper)
