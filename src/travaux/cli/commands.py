"""The commands by name, each loaded when it is asked for: a view answers at once, whatever reading or judging need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from travaux.cli.exits import MEANINGS, errors_shown

# In the order of the help: the module of this package that has a function, or a group of commands, of that name.
COMMANDS = {
    "read": "read",
    "explain": "explain",
    "demo": "demo",
    "add": "add",
    "watch": "add",
    "search": "search",
    "show": "items",
    "status": "ledger",
    "rejected": "ledger",
    "reread": "add",
    "purge": "ledger",
    "check": "ledger",
    "backup": "ledger",
    "restore": "ledger",
    "state": "state",
    "changes": "changes",
    "trace": "accounts",
    "conflicts": "accounts",
    "chronology": "accounts",
    "judgements": "judge",
    "export": "judge",
    "agreement": "agreement",
    "judge": "judge",
    "code": "code",
    "codebook": "codebook",
}
_STATUSES = "\b\nExit status:\n" + "\n".join(f"  {code.value:>3}  {meaning}" for code, meaning in MEANINGS.items())


def load_command(name: str) -> Any:
    """The function of a command, or the `typer.Typer` of a group."""
    return getattr(_module(name), name)


class Commands(TyperGroup):
    """The group of all commands. It loads the one that is named, and all for the help or where none has that name."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name; None where there is none."""
        # Typer suggests the likest of those that are loaded to whoever mistypes.
        for name in [cmd_name] if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.commands[name] = _built(name)
        return self.commands.get(cmd_name)


def _built(name: str) -> Any:
    """A command as Typer makes it. A module's `EPILOG` ends its help; else the exit statuses do."""
    alone, found = typer.Typer(rich_markup_mode=None), load_command(name)
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name)
    else:
        alone.command(name, epilog=getattr(_module(name), "EPILOG", _STATUSES))(errors_shown()(found))
    return typer.main.get_group(alone).commands[name]


def _module(name: str) -> Any:
    return import_module(f"travaux.cli.{COMMANDS[name]}")
