"""Exit codes of the command line, in one table, and how errors become them."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import ContextDecorator
from enum import IntEnum

import typer

from travaux.cli.view import one_line
from travaux.errors import LedgerError, ModelError, RecordError, ResourceError, TravauxError, UsageError


class Exit(IntEnum):
    """What a command's exit status says."""

    OK = 0
    REJECTED = 1
    USAGE = 2
    RESOURCES = 3
    LEDGER = 4
    INTERRUPTED = 130


MEANINGS = {
    Exit.OK: "every report was read",
    Exit.REJECTED: "one report or more was rejected; each rejection says why",
    Exit.USAGE: "the command can't be run as it was given",
    Exit.RESOURCES: "a data file or model of the installation is missing or damaged",
    Exit.LEDGER: "the ledger can't be opened, isn't one, or is damaged",
    Exit.INTERRUPTED: "interrupted (Ctrl-C)",
}

ERRORS: dict[type[TravauxError], Exit] = {
    TravauxError: Exit.RESOURCES,
    UsageError: Exit.USAGE,
    RecordError: Exit.USAGE,
    LedgerError: Exit.LEDGER,
    ResourceError: Exit.RESOURCES,
    ModelError: Exit.RESOURCES,
}


def exit_of(error: TravauxError) -> Exit:
    """The exit code of an error, by its own class."""
    return ERRORS[type(error)]


def _discard_output() -> None:
    """Send what is left in the buffer of standard output nowhere, lest the interpreter fail on it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class errors_shown(ContextDecorator):  # noqa: N801  a context manager, named as one
    """Turns Travaux' errors into a message and an exit code, Ctrl-C and a closed pipe into a quiet end."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, TravauxError):
            print(f"travaux: {one_line(str(error))}", file=sys.stderr)
            raise typer.Exit(exit_of(error)) from None
        if isinstance(error, OSError):
            if error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
                what = one_line(str(error.filename or ""))[:80]
                print(f"travaux: expected a name that the system takes, got {what!r} ({error.strerror})", file=sys.stderr)
                raise typer.Exit(Exit.USAGE) from None
            _discard_output()
            if isinstance(error, BrokenPipeError):  # `travaux read … | head`
                raise typer.Exit(Exit.OK) from None
            print(f"travaux: the output can't be written ({error.strerror}); check where it goes", file=sys.stderr)
            raise typer.Exit(Exit.USAGE) from None
        if isinstance(error, KeyboardInterrupt):
            print("travaux: interrupted", file=sys.stderr)
            raise typer.Exit(Exit.INTERRUPTED) from None
