#!/usr/bin/env python3
"""Write what is made from the source: `scripts/build_docs.py`.

docs/cli.md from the commands' own help, docs/record.md from the JSON Schema, and in README.md the output of every command in a
block of `console` and of every Python example.
"""

from __future__ import annotations

import contextlib
import doctest
import inspect
import io
import re
import shlex
import tempfile
from collections.abc import Iterator
from enum import Enum, EnumMeta
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer
from typer.testing import CliRunner

from travaux.cli import app
from travaux.cli.commands import COMMANDS, load_command
from travaux.cli.exits import MEANINGS
from travaux.record.article import REJECTION_CODES
from travaux.record.schema import record_schema

README = Path(__file__).resolve().parents[1] / "README.md"
DOCS = README.parent / "docs"
_CONSOLE = re.compile(r"(```console\n\$ travaux [^\n]*\n).*?```", re.DOTALL)
_PYTHON = re.compile(r"```python\n.*?```", re.DOTALL)
_MADE = "<!-- Made by scripts/build_docs.py from the source; a test compares. -->"

_REJECTIONS = (
    "Each rejection is told on standard error, and as one object of `travaux.rejection/1` on standard output\n"
    "with `--format json` or `jsonl`."
)
_FORM = """JSON, UTF-8. Every key is there, and no other. A span is a pair of code-point offsets into `article.text`, half-open;
quoted words are always cut from the text. Ids are unique within the record and hash what an item is, never a score or a model.
The JSON Schema is `travaux/data/record.schema.json` in the package; `travaux.Record.from_dict` also refuses spans outside the text
and ids that name nothing."""


def cli_text() -> str:
    """The page on the commands."""
    return "\n".join(_cli()) + "\n"


def _cli() -> Iterator[str]:
    common: Any = app.registered_callback
    yield from ("# The command line", "", _MADE, "", str(inspect.getdoc(common.callback)))
    for name, command in _commands():
        yield from ("", f"## `{name}`", "", str(inspect.getdoc(command)), "")
        yield from ("| argument or option | what it is |", "|---|---|")
        hints = get_type_hints(command, include_extras=True)
        for name, parameter in inspect.signature(command).parameters.items():
            kind, told = get_args(hints[name])
            yield f"| `{_cell(_named(name, kind, told))}` | {_cell(_told(told, parameter.default))} |"
    yield "| `-h`, `--help` | Show this message and exit. |"
    yield from ("", "## Exit status", "", "| status | meaning |", "|---|---|")
    yield from (f"| {code.value} | {meaning} |" for code, meaning in MEANINGS.items())
    yield from ("", "## Why a report is rejected", "", _REJECTIONS, "", "| code | meaning |", "|---|---|")
    yield from (f"| `{code}` | {meaning} |" for code, meaning in sorted(REJECTION_CODES.items()))


def _commands() -> Iterator[tuple[str, Any]]:
    """Every command as it is called, and its function."""
    for name in COMMANDS:
        found = load_command(name)
        if isinstance(found, typer.Typer):
            yield from ((f"travaux {name} {_name(each)}", each.callback) for each in found.registered_commands)
        else:
            yield f"travaux {name}", found


def _name(command: Any) -> str:
    return str(command.name or command.callback.__name__.replace("_", "-"))


def _named(name: str, kind: Any, told: Any) -> str:
    """An argument or option as it is written: with its choices, or what its value is."""
    if isinstance(told, typer.models.ArgumentInfo):
        return f"{told.metavar}…"
    choices = [str(member.value) for each in (kind, *get_args(kind)) if isinstance(each, EnumMeta) for member in list[Any](each)]
    value = "" if kind is bool else " " + ("|".join(choices) or told.metavar)
    own = told.param_decls or ((told.default,) if str(told.default).startswith("--") else ())  # in Annotated the first stands there
    return (own or (f"--{name.replace('_', '-')}",))[0] + value


def _told(told: Any, default: Any) -> str:
    return f"{told.help} Default: `{default.value}`." if isinstance(default, Enum) else str(told.help)


def record_text() -> str:
    """The page on the record's form."""
    return "\n".join(_record()) + "\n"


def _record() -> Iterator[str]:
    schema = record_schema()
    kinds = schema["$defs"]
    yield from ("# The record of a report, `travaux.record/1`", "", _MADE, "")
    yield _FORM
    yield from _table("record", "", schema)
    for key in ("article", "made_by"):
        yield from _table(f"`{key}`", schema["properties"][key]["description"], schema["properties"][key])
    yield from _table("`made_by.model`", "", schema["properties"]["made_by"]["properties"]["model"])
    for name, kind in kinds.items():
        if "properties" in kind:
            yield from _table(name, kind["description"], kind)


def _table(title: str, description: str, schema: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    if description:
        yield from (description, "")
    yield from ("| key | type | what it holds |", "|---|---|---|")
    for key, value in schema["properties"].items():
        yield f"| `{key}` | {_cell(_type(value))} | {_cell(value['description'])} |"


def _type(schema: dict[str, Any]) -> str:
    """A schema's type in words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return "spans" if name == "Spans" else f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(each) for each in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if schema.get("type") == "object" and "properties" not in schema:
        return "object of strings"
    bounds = f" from {schema['minimum']} to {schema['maximum']}" if "maximum" in schema else ""
    return f"{schema['type']}{bounds}"


def _cell(words: str) -> str:
    return words.replace("|", r"\|")


def readme_text() -> str:
    """The README with the output that its commands and examples have now, run where the examples and a ledger of them are."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(README.parent / "examples")
        CliRunner().invoke(app, ["add", "examples/reports", "--processes", "1"])
        text = _CONSOLE.sub(lambda found: found.group(1) + _output(found.group(1)) + "```", text)
        return _PYTHON.sub(lambda found: _replayed(found.group()), text)


def _output(command: str) -> str:
    """What a command prints; `| head -N` keeps its first lines."""
    words, _, lines = command.split("$ travaux ")[1].partition(" | head -")
    shown = str(CliRunner().invoke(app, shlex.split(words)).output)
    return "".join(shown.splitlines(keepends=True)[: int(lines or 1_000_000)])


def _replayed(block: str) -> str:
    """A block of Python with the output that its examples have now."""
    lines = ["```python\n"]
    names: dict[str, object] = {}
    for example in doctest.DocTestParser().get_examples(block.removesuffix("```")):
        first, *rest = example.source.splitlines(keepends=True)
        lines += [">>> " + first, *("... " + line for line in rest)]
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            exec(compile(example.source, "README.md", "single"), names)
        lines.append(shown.getvalue())
    return "".join(lines) + "```"


PAGES = {DOCS / "cli.md": cli_text, DOCS / "record.md": record_text, README: readme_text}

if __name__ == "__main__":
    for path, text in PAGES.items():
        path.write_text(text(), encoding="utf-8")
