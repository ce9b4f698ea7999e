"""`travaux`: the command line's entry."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from travaux.cli.commands import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
)

# That are made before the collector looks for cycles among them. Loading modules and showing a view make some 150,000, nearly all
# of which last, and to look through them once takes 15 ms; by Python's own number of 700 it took 0.1 s.
_NEW_OBJECTS = 200_000


def _show_version(wanted: bool) -> None:
    if wanted:
        from travaux import __version__  # what is installed is looked up, which takes as long as a question to a ledger

        print(f"travaux {__version__}")
        raise typer.Exit()


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Keeps the record of a negotiation from its coverage: who said what to whom and when, traced to its source."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_NEW_OBJECTS)
    try:
        app()
    finally:
        gc.freeze()  # the system takes all back: the interpreter needn't look for cycles in it, which takes 70 ms
