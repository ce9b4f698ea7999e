"""`travaux read`: one report in, a traced record out; or a folder of them. `travaux explain`: why its moves are there."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from travaux import Record, Rejection, __version__
from travaux.cli.accounts import chronology, conflicts, trace
from travaux.cli.add import add, reread, watch
from travaux.cli.agreement import agreement
from travaux.cli.changes import changes
from travaux.cli.code import code
from travaux.cli.codebook import codebook
from travaux.cli.demo import demo
from travaux.cli.exits import MEANINGS, Exit, errors_shown
from travaux.cli.items import explain_pair, show
from travaux.cli.judge import export, judge, judgements
from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, backup, check, purge, rejected, restore, status
from travaux.cli.models import ModelOption
from travaux.cli.page import render_page
from travaux.cli.search import search
from travaux.cli.sources import Source, find_sources
from travaux.cli.state import state
from travaux.cli.text import render_text
from travaux.cli.view import terminal_width
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.cli.batch import Outcome

_EPILOG = "\b\nExit status:\n" + "\n".join(f"  {code.value:>3}  {meaning}" for code, meaning in MEANINGS.items())

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How records are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"travaux {__version__}")
        raise typer.Exit()


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Keeps the record of a negotiation from its coverage: who said what to whom and when, traced to its source."""


LexiconOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Senses of words of your own that show moves; see travaux explain.")
]


# Its parameters are the command's options, so there are more than five.
@app.command(epilog=_EPILOG)
def read(
    reports: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER|URL|-", help="A report, a folder of them, or - for standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published (2022-02-16); overrides the page.")
    ] = None,
    retrieved: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was fetched; lets a date without a year be completed.")
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, html for a browser, json and jsonl for programs.")] = Format.TEXT,
    statements: Annotated[bool, typer.Option("--statements", help="Print every statement in full.")] = False,
    model: ModelOption = None,
    lexicon: LexiconOption = None,
) -> None:
    """Read a report and print what it holds: what each side did, who said what to whom and when."""
    with errors_shown():
        sources = find_sources(reports)
        if format in (Format.JSON, Format.HTML) and len(sources) > 1:
            raise UsageError(f"--format {format} expects one report, got {len(sources)}; name one, or use --format jsonl or text")
        # The model's runtime takes a second to load, which help and mistakes needn't wait for.
        from travaux.cli.batch import read_each
        from travaux.reading import Reader, is_named_page

        pages = any(source.url or (source.path and is_named_page(source.path)) for source in sources)
        name = model.value if model else None
        with Reader(published=published, retrieved=retrieved, model=name, lexicon=lexicon, pages=pages) as reader:
            raise typer.Exit(_print_all(read_each(sources, reader, _renderer(format, statements)), sources, format))


_EXPLAIN_EPILOG = """\b
Of one report: to change what made a move, write lines of your own into a file, nine columns parted by tabs, and
read with --lexicon FILE:
  lemma  forms  part  needs  kind  to  object  flags  example
A line takes the place of ours with the same lemma, part and needs; the kind "none" silences a word. What the
columns hold is told at the head of moves.tsv in the package's data folder."""


@app.command(epilog=_EXPLAIN_EPILOG)
def explain(
    report: Annotated[
        str, typer.Argument(metavar="FILE|URL|-|ITEM", help="A report, or - for standard input; or the first of two items.")
    ],
    other: Annotated[
        str | None,
        typer.Argument(metavar="ITEM", help="The second of two items of a ledger, as REPORT#ITEM or a proposition's id."),
    ] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published; overrides the page.")] = None,
    model: ModelOption = None,
    lexicon: LexiconOption = None,
    talks: Annotated[str | None, typer.Option("--talks", metavar="NAME", help="Of two moves: in which talks.")] = None,
    ledger: LedgerOption = DEFAULT,
    format: Annotated[Shape, typer.Option(help="Of two items: text for people, json for programs.")] = Shape.TEXT,
) -> None:
    """Tell for each move of a report why it is there: the word, its sense, what the model thinks, and how to change it.

    With two items of a ledger: whether they are one thing, and why, the weightiest reason first.
    """
    with errors_shown():
        if other is not None:
            explain_pair(report, other, talks, ledger, format)
            return
        _expect_report(report, format)
        sources = find_sources([report])
        if len(sources) != 1:
            raise UsageError(f"explain expects one report, got {len(sources)}; name one")
        from travaux.cli.batch import read_each
        from travaux.cli.explain import render_reasons
        from travaux.reading import Reader

        width = terminal_width()
        with Reader(published=published, model=model.value if model else None, lexicon=lexicon) as reader:
            outcomes = read_each(sources, reader, lambda record: render_reasons(record, reader.reasons, width=width))
            raise typer.Exit(_print_all(outcomes, sources, Format.TEXT))


def _expect_report(report: str, format: Shape) -> None:
    """Refuse what can only be meant for two items."""
    from travaux.store.named import is_item_name

    if is_item_name(report):
        raise UsageError(f"expected a second item after {report!r}, got none; travaux show {report!r} tells what it is joined with")
    if format is Shape.JSON:
        raise UsageError("--format json expects two items of a ledger as REPORT#ITEM, got one report")


def _print_all(outcomes: Iterator[Outcome], sources: Sequence[Source], format: Format) -> Exit:
    """Print what came of each source as it comes; standard error tells of those that were not read, and how far it is."""
    printed = rejected = 0
    _prepare_output(format)
    try:
        for outcome in _with_progress(outcomes, sources):
            if isinstance(outcome.result, Rejection):
                rejected += 1
                _print_rejection(outcome.result, format)
            else:
                between = f"\n{'─' * 24}\n\n" if printed and format is Format.TEXT else ""
                print(between + outcome.result, flush=True)
                printed += 1
    finally:
        if len(sources) > 1:
            left = len(sources) - printed - rejected
            told = f", {left} not reached" if left else ""
            print(f"travaux: {printed} read, {rejected} rejected{told}", file=sys.stderr)
    return Exit.REJECTED if rejected else Exit.OK


def _print_rejection(rejection: Rejection, format: Format) -> None:
    print(f"travaux: {rejection.source}: {rejection.detail} [{rejection.code}]", file=sys.stderr)
    if rejection.traceback:
        print(rejection.traceback, file=sys.stderr)
    if format in (Format.JSON, Format.JSONL):
        print(json.dumps(rejection.to_dict(), ensure_ascii=False), flush=True)


def _prepare_output(format: Format) -> None:
    """UTF-8 for what programs and browsers read; and nothing that a terminal can't show ends the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if format is Format.TEXT else "utf-8", errors="backslashreplace")


def _with_progress(outcomes: Iterator[Outcome], sources: Sequence[Source]) -> Iterator[Outcome]:
    """The outcomes; a bar on standard error where records go elsewhere than to the terminal that shows it."""
    console = Console(stderr=True)
    if len(sources) == 1 or not console.is_terminal or sys.stdout.isatty():
        yield from outcomes
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=len(sources))
        for outcome in outcomes:
            yield outcome
            progress.advance(task)


def _renderer(format: Format, statements: bool) -> Callable[[Record], str]:
    if format is Format.HTML:
        return render_page
    if format is Format.TEXT:
        console = Console()
        colour = console.is_terminal and not console.no_color and not console.is_dumb_terminal
        width = terminal_width()
        return lambda record: render_text(record, width=width, colour=colour, in_full=statements)
    indent = 2 if format is Format.JSON else None
    return lambda record: json.dumps(record.to_dict(), ensure_ascii=False, indent=indent)


_COVERAGE = (add, watch, search, show, status, rejected, reread, purge, check, backup, restore)
for _command in (demo, *_COVERAGE, state, changes, trace, conflicts, chronology, judgements, export, agreement):
    app.command(epilog=_EPILOG)(errors_shown()(_command))
app.add_typer(judge, name="judge")
app.add_typer(code, name="code")
app.add_typer(codebook, name="codebook")


def main() -> None:
    """Run the command line."""
    app()
