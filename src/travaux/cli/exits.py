"""Exit codes of the command line, in one table."""

from __future__ import annotations

from enum import IntEnum

from travaux.errors import ModelError, RecordError, ResourceError, TravauxError, UsageError


class Exit(IntEnum):
    """What a command's exit status says."""

    OK = 0
    REJECTED = 1
    USAGE = 2
    RESOURCES = 3
    INTERRUPTED = 130


MEANINGS = {
    Exit.OK: "every report was read",
    Exit.REJECTED: "one report or more was rejected; each rejection says why",
    Exit.USAGE: "the command can't be run as it was given",
    Exit.RESOURCES: "a data file or model of the installation is missing or damaged",
    Exit.INTERRUPTED: "interrupted (Ctrl-C)",
}

ERRORS: dict[type[TravauxError], Exit] = {
    TravauxError: Exit.RESOURCES,
    UsageError: Exit.USAGE,
    RecordError: Exit.USAGE,
    ResourceError: Exit.RESOURCES,
    ModelError: Exit.RESOURCES,
}


def exit_of(error: TravauxError) -> Exit:
    """The exit code of an error, by its own class."""
    return ERRORS[type(error)]
