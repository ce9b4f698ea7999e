"""`travaux read`: one report in, a traced record out; or a folder of them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from travaux import Record, Rejection, __version__
from travaux.cli.exits import MEANINGS, Exit, exit_of
from travaux.cli.page import render_page
from travaux.cli.sources import Source, find_sources
from travaux.cli.text import render_text
from travaux.errors import TravauxError, UsageError
from travaux.reading import Reader

_EXITS = "\n\n".join(f"{code.value}: {meaning}." for code, meaning in MEANINGS.items())

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Keeps the record of a negotiation from its coverage: who said what to whom and when, traced to its source.",
)


class Format(StrEnum):
    """How records are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


class ModelName(StrEnum):
    """The models that ship."""

    SMALL = "small"
    LARGE = "large"


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"travaux {__version__}")
        raise typer.Exit()


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Keeps the record of a negotiation from its coverage."""


@app.command(epilog=f"Exit status: {_EXITS}")
def read(
    report: Annotated[
        str, typer.Argument(metavar="FILE|FOLDER|URL|-", help="A report, a folder of them, or - for standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published (2022-02-16); overrides the page.")
    ] = None,
    retrieved: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was fetched; lets a date without a year be completed.")
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, html for a browser, json and jsonl for programs.")] = Format.TEXT,
    statements: Annotated[bool, typer.Option("--statements", help="Print every statement in full.")] = False,
    model: Annotated[ModelName | None, typer.Option(help="small is faster, large reads better.")] = None,
) -> None:
    """Read a report and print what it holds: who said what to whom and when."""
    with _errors_shown():
        sources = find_sources(report)
        if format in (Format.JSON, Format.HTML) and len(sources) > 1:
            raise UsageError(f"--format {format} prints one report, {report} holds {len(sources)}; use --format jsonl or text")
        with Reader(published=published, retrieved=retrieved, model=model.value if model else None) as reader:
            raise typer.Exit(_print_all(sources, reader, _renderer(format, statements), format))


def _print_all(sources: list[Source], reader: Reader, render: Callable[[Record], str], format: Format) -> int:
    rejected = 0
    machine = format in (Format.JSON, Format.JSONL)
    for number, (source, result) in enumerate(_read_all(sources, reader)):
        if isinstance(result, Rejection):
            rejected += 1
            print(f"travaux: {source.name}: {result.detail} [{result.code}]", file=sys.stderr)
            if machine:
                print(json.dumps(result.to_dict(), ensure_ascii=False))
        else:
            print("\n" + render(result) if number and not machine else render(result), flush=True)
    if len(sources) > 1:
        print(f"travaux: {len(sources) - rejected} read, {rejected} rejected", file=sys.stderr)
    return Exit.REJECTED if rejected else Exit.OK


def _read_all(sources: list[Source], reader: Reader) -> Iterator[tuple[Source, Record | Rejection]]:
    """Each source with what came of it; progress on standard error where there are several and it is a terminal."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=len(sources) == 1 or not console.is_terminal) as progress:
        task = progress.add_task("reading", total=len(sources))
        for source in sources:
            if source.url is not None:
                yield source, reader.read_url(source.url)
            else:
                yield source, _read_source(source, reader)
            progress.advance(task)


def _read_source(source: Source, reader: Reader) -> Record | Rejection:
    try:
        data = source.read()
    except OSError as error:
        return Rejection(source.name, "read", "unreadable", f"the file can't be opened: {error.strerror}")
    return reader.read_bytes(data, source=source.name)


def _renderer(format: Format, statements: bool) -> Callable[[Record], str]:
    if format is Format.HTML:
        return render_page
    if format is Format.TEXT:
        console = Console(highlight=False)
        width = console.width if console.is_terminal else 100
        return lambda record: render_text(record, width=width, colour=console.is_terminal, in_full=statements)
    indent = 2 if format is Format.JSON else None
    return lambda record: json.dumps(record.to_dict(), ensure_ascii=False, indent=indent)


class _errors_shown:  # noqa: N801  a context manager, named as one
    """Turns Travaux' errors into a message and an exit code, Ctrl-C and a closed pipe into a quiet end."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, TravauxError):
            print(f"travaux: {error}", file=sys.stderr)
            raise typer.Exit(exit_of(error)) from None
        if isinstance(error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Exit.OK) from None
        if isinstance(error, KeyboardInterrupt):
            raise typer.Exit(Exit.INTERRUPTED) from None


def main() -> None:
    """Run the command line."""
    app()
