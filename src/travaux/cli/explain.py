"""`travaux explain`: why the moves of a report are there, or whether two items of a ledger are one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from travaux.cli.items import explain_pair
from travaux.cli.ledger import DEFAULT, LedgerOption, Shape
from travaux.cli.models import LexiconOption, ModelOption
from travaux.cli.sources import find_sources
from travaux.cli.view import terminal_width
from travaux.errors import UsageError

EPILOG = """\b
Of one report: to change what made a move, write lines of your own into a file, nine columns parted by tabs, and
read with --lexicon FILE:
  lemma  forms  part  needs  kind  to  object  flags  example
A line takes the place of ours with the same lemma, part and needs; the kind "none" silences a word. What the
columns hold is told at the head of moves.tsv in the package's data folder."""


# Its parameters are the command's options, so there are more than five.
def explain(
    report: Annotated[
        str, typer.Argument(metavar="FILE|URL|-|ITEM", help="A report, or - for standard input; or the first of two items.")
    ],
    other: Annotated[
        str | None,
        typer.Argument(metavar="ITEM", help="The second of two items of a ledger, as REPORT#ITEM or a proposition's id."),
    ] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published; overrides the page.")] = None,
    model: ModelOption = None,
    lexicon: LexiconOption = None,
    talks: Annotated[str | None, typer.Option("--talks", metavar="NAME", help="Of two moves: in which talks.")] = None,
    ledger: LedgerOption = DEFAULT,
    format: Annotated[Shape, typer.Option(help="Of two items: text for people, json for programs.")] = Shape.TEXT,
) -> None:
    """Tell for each move of a report why it is there: the word, its sense, what the model thinks, and how to change it.

    With two items of a ledger: whether they are one thing, and why, the weightiest reason first.
    """
    if other is not None:
        explain_pair(report, other, talks, ledger, format)
        return
    _expect_report(report, format)
    sources = find_sources([report])
    if len(sources) != 1:
        raise UsageError(f"explain expects one report, got {len(sources)}; name one")
    # The model's runtime takes a second to load, which items of a ledger needn't wait for.
    from travaux.cli.batch import read_each
    from travaux.cli.printing import Format, print_all
    from travaux.cli.reasons import render_reasons
    from travaux.reading import Reader

    width = terminal_width()
    with Reader(published=published, model=model.value if model else None, lexicon=lexicon) as reader:
        outcomes = read_each(sources, reader, lambda record: render_reasons(record, reader.reasons, width=width))
        raise typer.Exit(print_all(outcomes, sources, Format.TEXT))


def _expect_report(report: str, format: Shape) -> None:
    """Refuse what can only be meant for two items."""
    from travaux.store.named import is_item_name

    if is_item_name(report):
        raise UsageError(f"expected a second item after {report!r}, got none; travaux show {report!r} tells what it is joined with")
    if format is Shape.JSON:
        raise UsageError("--format json expects two items of a ledger as REPORT#ITEM, got one report")
