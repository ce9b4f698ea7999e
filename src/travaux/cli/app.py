"""`travaux`: the command line's entry."""

from __future__ import annotations

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
    app()
