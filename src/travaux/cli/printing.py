"""How what came of reports is printed, one after another: records, rejections, and how far the command is."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence, Set
from enum import StrEnum
from typing import TYPE_CHECKING

from rich.console import Console

from travaux.cli.exits import Exit
from travaux.cli.sources import Source
from travaux.record.article import Rejection

if TYPE_CHECKING:
    from travaux.cli.batch import Outcome


class Format(StrEnum):
    """How records are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def print_all(outcomes: Iterator[Outcome], sources: Sequence[Source], format: Format) -> Exit:
    """Print what came of each source as it comes; standard error tells of those that were not read, and how far it is."""
    printed = rejected = 0
    begun: set[Source] = set()
    _prepare_output(format)
    try:
        for outcome in _with_progress(outcomes, sources, begun):
            begun.add(outcome.source)
            if isinstance(outcome.result, Rejection):
                rejected += 1
                _print_rejection(outcome.result, format)
            else:
                between = f"\n{'─' * 24}\n\n" if printed and format is Format.TEXT else ""
                print(between + outcome.result, flush=True)
                printed += 1
    finally:
        if len(sources) > 1 or any(source.many for source in sources):
            left = len(set(sources) - begun)
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


def _with_progress(outcomes: Iterator[Outcome], sources: Sequence[Source], begun: Set[Source]) -> Iterator[Outcome]:
    """The outcomes; a bar on standard error where records go elsewhere than to the terminal that shows it.

    Args:
        begun: the sources of those that have been dealt with; whoever takes the outcomes adds to it.
    """
    console = Console(stderr=True)
    if len(sources) == 1 or not console.is_terminal or sys.stdout.isatty():
        yield from outcomes
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=len(sources))
        for outcome in outcomes:
            yield outcome
            progress.update(task, completed=len(begun))
