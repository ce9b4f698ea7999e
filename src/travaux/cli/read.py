"""`travaux read`: one report in, a traced record out; or a folder of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from rich.console import Console

from travaux.cli.models import LexiconOption, ModelOption
from travaux.cli.page import render_page
from travaux.cli.printing import Format, print_all
from travaux.cli.sources import Source, find_sources
from travaux.cli.text import render_text
from travaux.cli.view import terminal_width
from travaux.errors import UsageError
from travaux.record.record import Record


# Its parameters are the command's options, so there are more than five.
def read(
    reports: Annotated[
        list[str],
        typer.Argument(metavar="FILE|FOLDER|URL|-", help="A report, a folder, table or archive of them, or - for standard input."),
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
    sources = find_sources(reports)
    if format in (Format.JSON, Format.HTML):
        _check_one(sources, format)
    # The model's runtime takes a second to load, which help and mistakes needn't wait for.
    from travaux.cli.batch import read_each
    from travaux.reading import Reader, is_named_page

    pages = any(source.url or (source.path and is_named_page(source.path)) for source in sources)
    name = model.value if model else None
    with Reader(published=published, retrieved=retrieved, model=name, lexicon=lexicon, pages=pages) as reader:
        raise typer.Exit(print_all(read_each(sources, reader, _renderer(format, statements)), sources, format))


def _check_one(sources: Sequence[Source], format: Format) -> None:
    if len(sources) > 1:
        raise UsageError(f"--format {format} expects one report, got {len(sources)}; name one, or use --format jsonl or text")
    if any(source.many for source in sources):
        told = f"got {sources[0].name}, which holds many"
        raise UsageError(f"--format {format} expects one report, {told}; use --format jsonl or text")


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
