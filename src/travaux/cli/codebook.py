"""`travaux codebook`: the talks that a ledger is joined for, with their parties and issues, as YAML; brought in as judgements.

Whoever exports wants a file to edit: what is there now, or what the coverage suggests, with a place for synonyms. Whoever imports
wants to know at once which talks are joined now, how many deeds were found, and what was replaced.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from travaux.cli.asked import read_codebook
from travaux.cli.exits import errors_shown
from travaux.cli.judge import ByOption, EditorOption, WhyOption
from travaux.cli.ledger import DEFAULT, LedgerOption, open_for
from travaux.cli.view import counted
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks

codebook = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
    help="The talks that coverage is joined for: their parties, the columns, and their issues, the rows.",
)
_HEAD = """\
# Talks, their parties (columns, in order) and their issues (rows, in order). Of an issue: label, synonyms, definition,
# parent, since, until. Edit it, then: travaux codebook import FILE --by NAME
"""


@codebook.command("export")
@errors_shown()
def export_codebook(
    talks: Annotated[str | None, typer.Option("--talks", metavar="NAME", help="Only these talks.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it there, and not to the screen.")] = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Print the ledger's talks as YAML; those that the coverage suggests where nobody has brought any in."""
    from travaux.store.joins.codebooks import talks_of

    with open_for(ledger) as opened:
        found = talks_of(opened)
    chosen = [each for each in found if talks in (None, each.name)]
    if not chosen:
        raise UsageError(f"expected talks of this ledger, one of {', '.join(each.name for each in found)}; got {talks!r}")
    text = _HEAD + _yaml(chosen)
    if out is None:
        print(text, end="")
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"expected a new file, can't write {out}: {error.strerror}; name another") from error


@codebook.command("import")
@errors_shown()
def import_codebook(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A codebook in YAML, as export prints it.")],
    by: ByOption = "",
    why: WhyOption = "",
    editor: EditorOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Have coverage joined for the talks of a codebook; those of a name that was there before take its place."""
    from travaux.store.joins.codebooks import bring_in, deeds_in

    if not by.strip():
        raise UsageError("expected who brings the codebook in, got no name; say --by NAME, or set TRAVAUX_BY")
    talks = read_codebook(file)
    with open_for(ledger) as opened:
        judgements = bring_in(opened, talks, by, why=why, role="editor" if editor else "coder")
        counts = deeds_in(opened)
    for each, judgement in zip(talks, judgements, strict=True):
        sides, issues = counted(len(each.parties), "party"), counted(len(each.issues), "issue")
        print(f"{judgement.id}  {each.name}: {sides}, {issues}, {counted(counts.get(each.name, 0), 'move')} found")
    print(f"travaux: see travaux state --talks {talks[0].name!r}; undo it with travaux judge undo JUDGEMENT", file=sys.stderr)


def _yaml(talks: list[Talks]) -> str:
    import yaml

    value: dict[str, Any] = {"talks": [each.to_dict() for each in talks]}
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100))
