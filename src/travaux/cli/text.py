"""A record in a terminal.

In the first five seconds its reader wants to know: which report is this, of whom and when; who speaks in it, and for
whom; what each said, in the report's words, and where that stands; what is left open. So the heading comes first,
then the statements in the report's order, a line of who and when above the quoted words, nested ones indented under
those that pass them on, then whom the names are, and last what is unsure. Colour only repeats what words say.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from travaux.cli.view import REASONS, View, day, said_on, words_in
from travaux.record.record import Record
from travaux.record.statement import Statement

SHORT = 220  # characters of a quotation before it is shortened, unless all is asked for
_BASES = {"page": "from the page", "given": "given", "inferred": "inferred"}
_LANGUAGES = {"en": "English"}


def render_text(record: Record, *, width: int = 100, colour: bool = False, in_full: bool = False) -> str:
    """A record as text `width` columns wide.

    Args:
        record: what was read.
        width: columns of the terminal; lines are folded, words never cut.
        colour: with ANSI colours.
        in_full: every quotation whole, with form, cue and confidence.
    """
    target = io.StringIO()
    console = Console(file=target, width=max(width, 40), force_terminal=colour, no_color=not colour, highlight=False)
    view = View(record)
    for part in (*_heading(view), *_statements(view, in_full), *_actors(view), *_unsure(view)):
        console.print(part)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip().split("\n"))


def _heading(view: View) -> Iterator[ConsoleRenderable]:
    article = view.record.article
    yield Text(article.title or "(no title)", style="bold")
    basis = f" ({_BASES[article.published_basis]})" if article.published_basis else ""
    parts = [
        article.publisher or "unknown outlet",
        day(article.published) + basis,
        f"{words_in(article.text):,} words",
        _LANGUAGES.get(article.language or "", article.language or ""),
    ]
    yield Text(" · ".join(p for p in parts if p), style="dim")
    yield Text()


def _statements(view: View, in_full: bool) -> Iterator[ConsoleRenderable]:
    statements = view.record.statements
    if not statements:
        yield Text(" No statements found.\n")
        return
    yield Text(f" Who said what ({len(statements)})", style="bold")
    for statement in statements:
        indent = 1 + 3 * view.depth(statement)
        yield Padding(_head_line(view, statement), (0, 0, 0, indent))
        yield Padding(_quotation(view, statement, in_full), (0, 0, 0, indent + 3))
        if in_full:
            yield Padding(Text(_details(view, statement), style="dim"), (0, 0, 0, indent + 3))
    yield Text()


def _head_line(view: View, statement: Statement) -> Text:
    line = Text()
    line.append(f"[{view.sentence(statement.cue or statement.content)}] ", style="dim")
    line.append(view.speaker(statement), style="bold yellow" if statement.speaker is None else "bold cyan")
    actor = view.actors.get(statement.speaker or "")
    if actor and (described := view.described(actor)):
        line.append(f" ({described})", style="dim")
    cue = view.quote(statement.cue)
    line.append(f" {view.cue(statement)}" if cue else " goes on" if not statement.source else "")
    if statement.addressee:
        line.append(" → " + ", ".join(view.name(a) for a in statement.addressee))
    when = said_on(statement.said)
    if when:
        line.append(f" · {when}", style="green")
    if statement.question:
        line.append(" · a question", style="magenta")
    return line


def _quotation(view: View, statement: Statement, in_full: bool) -> Text:
    words = view.quote(statement.content)
    if not in_full and len(words) > SHORT:
        words = words[:SHORT].rsplit(" ", 1)[0] + " …"
    return Text(words)


def _details(view: View, statement: Statement) -> str:
    return f"{statement.form} · source “{view.quote(statement.source)}” · confidence {statement.confidence:.2f}"


def _actors(view: View) -> Iterator[ConsoleRenderable]:
    actors = view.record.actors
    if not actors:
        return
    yield Text(f" Who is named ({len(actors)})", style="bold")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 1), expand=False)
    for _ in range(3):
        table.add_column(overflow="fold")
    for actor in actors:
        codes = " ".join(v for k, v in sorted(actor.codes.items()) if k in ("iso3", "wikidata"))
        table.add_row(actor.name, view.described(actor) or actor.kind, Text(codes, style="dim"))
    yield table
    yield Text()


def _unsure(view: View) -> Iterator[ConsoleRenderable]:
    rows = view.record.unresolved
    if not rows:
        return
    yield Text(f" Unsure ({len(rows)})", style="bold yellow")
    for row in rows:
        line = Text(f"[{view.sentence(row.spans)}] " if row.spans else "", style="dim")
        line.append(f"{row.field} of " if row.spans else "", style="default")
        line.append(f"“{_shortened(view.item_words(row))}”: {REASONS[row.code]}")
        if candidates := view.candidates(row):
            line.append(f" ({' or '.join(candidates)})")
        yield Padding(line, (0, 0, 0, 1))


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"
