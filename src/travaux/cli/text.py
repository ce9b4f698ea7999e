"""A record in a terminal.

In the first five seconds its reader wants to know: which report is this, of whom and when; what each side did, on whose
word; which sides are heard in it, by whom, on what day; and then each one's words and where they stand. So the heading comes
first, then the moves by side, then the sides with their voices, then the statements in the report's order, each beside
who makes it, nested ones under those who pass them on; then who is only named, by kind; and last what is unsure, as
questions. Colour only repeats what words say.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from travaux.cli.doubts import find_doubts
from travaux.cli.moves import MoveLine, move_lines
from travaux.cli.papers import papers
from travaux.cli.sides import find_named, find_sides, voice_words
from travaux.cli.view import View, when
from travaux.record.record import Record
from travaux.record.statement import Statement
from travaux.record.time import TimeValue

SHORT = 240  # characters of a statement's words before they are shortened, unless all are asked for
SHORT_ACT = 120  # of what a move is about
MOVES_OF_A_SIDE = 6  # before the rest is only counted, unless all are asked for
SHORT_QUESTION = 110  # of a question put in a transcript
LISTED = 10  # names in one list, before the rest is only counted
WIDEST = 120  # longer lines are hard to read
NARROWEST = 24
_COLUMNS_FROM = 84  # below that, who and what stand one over the other
_DEEPEST = 4  # levels of nesting that are indented further
_DATE_COLUMN = 11  # "Tue 19 Mar", and a space


def render_text(record: Record, *, width: int = 100, colour: bool = False, in_full: bool = False) -> str:
    """A record as text at most `width` columns wide.

    Args:
        record: what was read.
        width: columns of the terminal; lines are folded, words never cut.
        colour: with ANSI colours.
        in_full: every statement whole, with form, source and confidence.
    """
    target = io.StringIO()
    width = max(NARROWEST, min(width, WIDEST))
    console = Console(file=target, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False)
    view = View(record)
    parts = (
        _heading(view),
        _moves(view, width, in_full),
        _papers(view),
        _sides(view, width, in_full),
        _statements(view, width, in_full),
        _times(view),
        _named(view, width, in_full),
        _unsure(view),
    )
    for part in parts:
        for line in part:
            console.print(line)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip().split("\n"))


def _heading(view: View) -> Iterator[ConsoleRenderable]:
    yield Text(view.title(), style="bold")
    yield Text(" · ".join(view.about()), style="dim")


def _section(title: str) -> Iterator[ConsoleRenderable]:
    yield Text()
    yield Text(f" {title}", style="bold underline")


def _moves(view: View, width: int, in_full: bool) -> Iterator[ConsoleRenderable]:
    """What each side did, each line with its sentence and on whose word it stands."""
    lines = move_lines(view)
    if not lines:
        return
    yield from _section("What each side did")
    sides = width >= _COLUMNS_FROM
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if sides:
        table.add_column(width=_fitting(list(lines), 10, width // 5), overflow="fold", style="bold cyan")
        table.add_column(width=max(len(line.verb) for found in lines.values() for line in found), overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    table.add_column(width=width // 4, overflow="fold")
    for side, found in lines.items():
        name = Text(side, style="bold cyan") if side else Text("nobody named", style="yellow")
        shown = found if in_full or len(found) <= MOVES_OF_A_SIDE + 1 else found[:MOVES_OF_A_SIDE]
        if not sides:
            table.add_row(name, "")
        for n, line in enumerate(shown):
            if sides:
                table.add_row(Text() if n else name, _verb(line), _act(line), _on_whose_word(line))
            else:
                table.add_row(Text("  ").append(_verb(line)).append(" ").append(_act(line)), _on_whose_word(line))
        if len(shown) < len(found):
            rest = Text(f"and {len(found) - len(shown)} more (--statements)", style="dim")
            table.add_row(*(("", "", rest, "") if sides else (rest, "")))
    yield Padding(table, (0, 0, 0, 1))


def _papers(view: View) -> Iterator[ConsoleRenderable]:
    found = papers(view)
    if found:
        yield from _section("Papers")
    for paper in found:
        line = Text(f"[{paper.sentence}] ", style="dim").append(paper.label).append(f"  {paper.between}", style="cyan")
        yield Padding(line.append(f"  {paper.history}" if paper.history else "", style="green"), (0, 0, 0, 1))


def _verb(line: MoveLine) -> Text:
    return Text(line.verb, style="magenta" if line.move.status == "actual" else "yellow")


def _act(line: MoveLine) -> Text:
    """ "talks on … → Belmar", and below it "on condition: if …"."""
    words = Text(line.what if len(line.what) <= SHORT_ACT else line.what[:SHORT_ACT].rsplit(" ", 1)[0] + " …")
    words.append(f" → {line.to}" if line.to else "")
    if line.condition:
        words.append("\n  on condition: ", style="dim").append(line.condition)
    return words


def _on_whose_word(line: MoveLine) -> Text:
    told = Text(line.word, style="yellow" if line.claimed else "")
    told.append(f", {line.date}" if line.date else "", style="green")
    return told.append(f" [{line.sentence}]", style="dim")


def _sides(view: View, width: int, in_full: bool) -> Iterator[ConsoleRenderable]:
    rows: list[tuple[Text, Text]] = []
    for side in find_sides(view):
        name = Text(view.name(side.party.id), style="bold cyan") if side.party else Text("side not told", style="dim")
        if side.party and (code := side.party.codes.get("iso3")):
            name.append(f" {code}", style="dim")
        voices = [voice_words(view, side, voice) for voice in side.voices]
        rows.append((name, _list([(voice, f"({figures})") for voice, figures in voices], in_full)))
    unsure = [(view.speaker(s).removesuffix("?"), f"[{view.place(s)}]") for s in view.record.statements if s.speaker is None]
    if unsure:
        rows.append((Text("not sure who", style="yellow"), _list(unsure, in_full, "yellow")))
    if rows:
        yield from _section("Who speaks")
        yield _two_columns(rows, width)


def _list(items: list[tuple[str, str]], in_full: bool, style: str = "") -> Text:
    """Names with what is known of each; of many, the first ones and how many more there are."""
    line = Text()
    shown = items if in_full or len(items) <= LISTED + 1 else items[:LISTED]
    for name, known in shown:
        line.append(" · " if line else "").append(name, style=style)
        line.append(f" {known}" if known else "", style="dim")
    return line.append(f" and {len(items) - len(shown)} more", style="dim") if len(shown) < len(items) else line


def _two_columns(rows: list[tuple[Text, Text]], width: int) -> ConsoleRenderable:
    """Rows of a name and what belongs to it, side by side or, where that is too narrow, one over the other."""
    table = Table.grid(padding=(0, 2, 0, 0))
    if width < _COLUMNS_FROM:
        table.add_column(overflow="fold")
        for name, words in rows:
            table.add_row(name)
            table.add_row(Padding(words, (0, 0, 0, 2)))
    else:
        table.add_column(width=_fitting([name.plain for name, _ in rows], 12, width // 3), overflow="fold")
        table.add_column(overflow="fold")
        for name, words in rows:
            table.add_row(name, words)
    return Padding(table, (0, 0, 0, 1))


def _fitting(cells: list[str], least: int, most: int) -> int:
    """Columns for cells: the longest where it isn't wider than `most`, never less than the longest word."""
    longest = max(map(len, cells), default=0)
    word = max((len(w) for cell in cells for w in cell.split()), default=0)
    return max(least, min(longest, most), word)


def _statements(view: View, width: int, in_full: bool) -> Iterator[ConsoleRenderable]:
    if not view.record.statements:
        yield Text()
        yield Text(" Nobody is quoted in it or reported to have said, asked or held anything.")
        return
    yield from _section(f"Who said what ({len(view.record.statements)})")
    listed = list(view.in_order())
    yield _beside(view, listed, width, in_full) if width >= _COLUMNS_FROM else _over(view, listed, in_full)
    if not in_full and any(_words(view, s, False)[1] for s in listed):
        yield Text(" … stands for words left out; --statements prints them all", style="dim")


def _beside(view: View, listed: list[Statement], width: int, in_full: bool) -> ConsoleRenderable:
    """Statements in columns: sentence, who, what, when; a speaker who goes on isn't named again."""
    whos = [_who(view, statement, before) for statement, before in zip(listed, [None, *listed])]
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=max(len(f"[{view.place(s)}]") for s in listed), justify="right", style="dim")
    table.add_column(width=_fitting([line for who in whos for line in who.plain.split("\n")], 12, width // 4), overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    table.add_column(min_width=_DATE_COLUMN if any(s.said for s in listed) else 0, overflow="fold", style="green")
    for statement, who in zip(listed, whos, strict=True):
        table.add_row(f"[{view.place(statement)}]", who, _what(view, statement, in_full), view.said(statement))
    return Padding(table, (0, 0, 0, 1))


def _over(view: View, listed: list[Statement], in_full: bool) -> ConsoleRenderable:
    """Statements in one column: a line of where, who and when, and the words below it."""
    table = Table.grid()
    table.add_column(overflow="fold")
    for statement, before in zip(listed, [None, *listed]):
        indent = 1 + 2 * min(view.depth(statement), _DEEPEST)
        line = Text(f"[{view.place(statement)}] ", style="dim")
        line.append(view.speaker(statement), style=_style(statement))
        if (described := _described(view, statement)) and not _goes_on(statement, before):
            line.append(f" ({described})", style="dim")
        if said := view.said(statement):
            line.append(f" · {said}", style="green")
        table.add_row(Padding(line, (0, 0, 0, indent)))
        table.add_row(Padding(_what(view, statement, in_full), (0, 0, 0, indent + 2)))
    return table


def _who(view: View, statement: Statement, before: Statement | None) -> Text:
    """Name and, in a line of its own, role and party; empty where the same speaker goes on."""
    if _goes_on(statement, before):
        return Text()
    depth = min(view.depth(statement), _DEEPEST)
    lead = "  " * (depth - 1) + "└ " if depth else ""
    who = Text(lead).append(view.speaker(statement), style=_style(statement))
    if described := _described(view, statement):
        who.append("\n" + " " * len(lead)).append(described, style="dim")
    return who


def _goes_on(statement: Statement, before: Statement | None) -> bool:
    """Whether a statement is by the speakers of the one before it, at the same level."""
    if before is None or statement.speaker is None:
        return False
    return all(getattr(statement, name) == getattr(before, name) for name in ("speaker", "co_speakers", "within"))


def _described(view: View, statement: Statement) -> str:
    actor = view.actors.get(statement.speaker or "")
    return view.described(actor) if actor and not statement.co_speakers else ""


def _style(statement: Statement) -> str:
    return "yellow" if statement.speaker is None else "bold cyan"


def _what(view: View, statement: Statement, in_full: bool) -> Text:
    """The cue, to whom, and the words."""
    what = Text()
    cue = view.cue(statement) or ("question" if statement.question else "")
    to = ", ".join(view.name(a) for a in statement.addressee)
    lead = " ".join(part for part in (cue, f"→ {to}" if to else "") if part)
    what.append(f"{lead}{'' if lead.endswith(':') else ':'} " if lead else "", style="magenta")
    what.append(_words(view, statement, in_full)[0])
    if in_full:
        source = view.quote(statement.source)
        facts = [statement.form, f"source “{source}”" if source else "no source", f"confidence {statement.confidence:.2f}"]
        what.append("\n" + " · ".join(facts), style="dim")
    return what


def _words(view: View, statement: Statement, in_full: bool) -> tuple[str, bool]:
    """The words of a statement, and whether some of them were left out."""
    whole = view.quote(statement.content)
    words = whole if in_full else view.own_words(statement)
    limit = SHORT_QUESTION if statement.question and not statement.cue else SHORT
    if not in_full and len(words) > limit:
        words = words[:limit].rsplit(" ", 1)[0] + " …"
    return words, words != whole


def _times(view: View) -> Iterator[ConsoleRenderable]:
    """The times of a report that has no statements to show them."""
    times = [t for t in view.record.times if t.value is not None]
    if view.record.statements or not times:
        return
    yield from _section("When")
    for time in times:
        value = when(TimeValue(time.value or ""), view.year) if time.type in ("DATE", "TIME") else time.value or ""
        line = Text(f"[{view.sentence(((time.start, time.end),))}] ", style="dim").append(view.quote(((time.start, time.end),)))
        yield Padding(line.append(f"  {value}", style="green"), (0, 0, 0, 1))


def _named(view: View, width: int, in_full: bool) -> Iterator[ConsoleRenderable]:
    rows = []
    for plural, actors in find_named(view).items():
        facts = [(view.name(a.id), ", ".join(filter(None, (a.codes.get("iso3"), view.described(a))))) for a in actors]
        rows.append((Text(plural, style="dim"), _list([(name, f"({known})" if known else "") for name, known in facts], in_full)))
    if rows:
        yield from _section("Named, but not heard" if view.record.statements else "Who is named")
        yield _two_columns(rows, width)


def _unsure(view: View) -> Iterator[ConsoleRenderable]:
    doubts = find_doubts(view)
    if not doubts:
        return
    yield from _section("Unsure")
    for doubt in doubts:
        line = Text(f"[{doubt.sentence}] " if doubt.sentence is not None else "", style="dim")
        yield Padding(line.append(doubt.words, style="default"), (0, 0, 0, 1))
