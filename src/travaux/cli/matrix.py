"""The state of play, drawn: issues as rows and parties as columns, or issue by issue where the parties don't fit side by side.

In the first five seconds its reader wants to know who stands where on what, on whose word and since when; and what happened last.
So the verb stands first and in capitals, whose word and when right below it, and the last stance of all above the table. What was
before and what others say otherwise stand beneath, for the second look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from travaux.cli.columns import GAP, KEPT, Paper, Paragraph, columns_of
from travaux.cli.view import counted, day, one_line
from travaux.cli.wording import (
    conditional,
    dated,
    done,
    facts,
    origins,
    quoted,
    short_day,
    shortened,
    source,
    verb_style,
    voice,
    whose,
    word_of,
)

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.record.span import Spans
    from travaux.views.lines import Line
    from travaux.views.state import State

_ISSUES, _NARROWEST, _WIDEST = 18, 25, 60  # columns of labels, and of a party's cells
_BEFORE = 2
_NONE = Paragraph("–", lead_style="")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn of a state, and how.

    Args:
        talks: their name; empty where the coverage suggests them.
        most: lines of a cell; 0 for all.
        rows: issues; 0 for all.
        before: earlier stances told beneath a line; where none are, rows stand close together, who says so too is left out,
            and that cells are cut is told in them alone.
        said: stances said differently that are told; 0 for all.
        more: cells of which further lines weren't asked for; hidden: how many issues weren't.
        doubtful: what is doubtful is told, too.
    """

    state: State
    talks: str = ""
    most: int = 0
    rows: int = 0
    said: int = 0
    before: int = _BEFORE
    more: AbstractSet[tuple[str, str]] = frozenset()
    hidden: int = 0
    doubtful: bool = False


def draw_state(drawing: Drawing, paper: Paper) -> Iterator[str]:
    """The lines of the state of play."""
    state = drawing.state
    cells = _cells(state)
    there = [issue for issue in state.issues if any((party, issue) in cells for party in state.parties)]
    shown = there[: drawing.rows or None]
    yield from _head(drawing, paper, bool(shown))
    if not shown:
        yield from paper.printed(*_empty(state))
        return
    parties = [party for party in state.parties if any((party, issue) in cells for issue in shown)]
    width = (paper.width - _ISSUES - GAP * len(parties)) // len(parties)
    draw = _columns if width >= _NARROWEST else _blocks
    yield from draw(drawing, paper, cells, shown, parties)
    yield from _said_differently(drawing, paper)
    yield from _doubtful(drawing, paper)
    for told in _left(drawing, cells, len(there) - len(shown) + drawing.hidden):
        yield from paper.printed(Paragraph(told, style="dim", hang=2))


def _cells(state: State) -> dict[tuple[str, str], list[Line]]:
    """The lines of each cell as they are shown: stances before what is only planned, possible or denied, the newest first."""
    cells: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in state.lines:
        if line.issue is not None:
            cells[line.party, line.issue].append(line)
    for lines in cells.values():
        lines.sort(key=_newest, reverse=True)
        lines.sort(key=lambda line: line.status != "actual")
    return cells


def _newest(line: Line) -> tuple[str, tuple[str, str, Spans, str]]:
    """By what the newest of several lines is told."""
    return line.last or "", line.evidence[0].order


def _head(drawing: Drawing, paper: Paper, any_line: bool) -> Iterator[str]:
    state = drawing.state
    when = f"as of {day(state.as_of)}" if state.as_of is not None else "now"
    title = f"Where each party stands, {when}"
    undated = f" · {counted(state.undated, 'undated report')} left out" if state.undated and state.as_of is not None else ""
    named = f" · {one_line(drawing.talks)}" if drawing.talks else ""
    text = f"{title}{named} · {counted(state.reports, 'report')}{undated}"
    yield from paper.printed(Paragraph(text, lead=len(title), style="dim", hang=2))
    lines = [line for line in state.lines if line.status == "actual" and line.last is not None and line.issue is not None]
    if lines and any_line:
        last = max(lines, key=_newest)
        told = f"Last: {day(last.last)}, {one_line(last.party)} {' '.join(_done(last, drawing))} – {word_of(last)}"
        yield from paper.printed(Paragraph(told, lead=5, hang=6))
    yield ""


def _empty(state: State) -> Iterator[Paragraph]:
    if state.reports == 0:
        when = f" by {day(state.as_of)}" if state.as_of is not None else ""
        yield Paragraph(f"No stance was found: no report was known{when}.")
        after = "travaux status tells of which days the ledger has reports" if when else "Add reports: travaux add FOLDER"
        yield Paragraph(after + ".")
        return
    yield Paragraph("No stance was found on any issue.")
    yield Paragraph(
        "Name parties, issues and other words for them: travaux codebook export > FILE, edit it, travaux codebook import FILE"
    )


def _columns(
    drawing: Drawing, paper: Paper, cells: Mapping[tuple[str, str], list[Line]], issues: Sequence[str], parties: Sequence[str]
) -> Iterator[str]:
    """A row for each issue, a column for each party."""
    width = min(_WIDEST, (paper.width - _ISSUES - GAP * len(parties)) // len(parties))
    widths = [_ISSUES, *(width for _ in parties)]
    heads = [paper.fold(Paragraph(party, lead=len(party)), width) for party in parties]
    yield from paper.beside([[], *heads], widths)
    yield paper.styled("─" * (sum(widths) + GAP * len(parties)), "dim")
    for number, issue in enumerate(issues):
        row = [paper.fold(Paragraph(issue, lead=len(issue)), _ISSUES)]
        row += [paper.lines(_cell(drawing, cells, party, issue), width) for party in parties]
        if number and drawing.before:
            yield ""
        yield from paper.beside(row, widths)
    yield ""


def _blocks(
    drawing: Drawing, paper: Paper, cells: Mapping[tuple[str, str], list[Line]], issues: Sequence[str], parties: Sequence[str]
) -> Iterator[str]:
    """Each issue by itself, the parties that stand somewhere on it below each other."""
    names = min(_ISSUES, max(len(one_line(party)) for party in parties))
    widths = [names, paper.width - names - GAP - 1]
    for issue in issues:
        label = f"─── {one_line(issue)} "
        yield from paper.told(label + "─" * max(3, paper.width - columns_of(label)), "bold")
        for party in parties:
            if (party, issue) in cells:
                cell = paper.lines(_cell(drawing, cells, party, issue), widths[1])
                yield from paper.beside([paper.fold(Paragraph(party, lead=len(party)), names), cell], widths)
        yield ""


def _cell(drawing: Drawing, cells: Mapping[tuple[str, str], list[Line]], party: str, issue: str) -> Iterator[Paragraph]:
    lines = cells.get((party, issue), [])
    doubtful = sum((line.party, line.issue) == (party, issue) for line in drawing.state.doubtful)
    if not lines:
        yield Paragraph(f"{doubtful} doubtful", style="dim") if doubtful else _NONE
        return
    shown = lines[: drawing.most or None]
    for line in shown:
        yield from _line(line, drawing)
    if (party, issue) in drawing.more:
        yield Paragraph("+ more: --lines 0", style="dim")
    elif len(lines) > len(shown):
        yield Paragraph(f"+ {len(lines) - len(shown)} more: --lines 0", style="dim")
    if doubtful:
        yield Paragraph(f"+ {doubtful} doubtful", style="dim")


def _done(line: Line, drawing: Drawing) -> tuple[str, str]:
    """The verb and the object of a line, with whose proposal or demand an answer means."""
    verb, about = done(line.stance, line.status, line.about, line.towards)
    edge = next((edge for deed in line.evidence if (edge := drawing.state.answers.get(deed.id)) is not None), None)
    others = [party for party in drawing.state.parties if party != line.party]
    return verb, about + whose(edge, line.stance, line.about, others)


def _line(line: Line, drawing: Drawing) -> Iterator[Paragraph]:
    verb, about = _done(line, drawing)
    yield Paragraph(f"{verb} {about}", len(verb), lead_style=verb_style(line.stance, line.status, line.standing))
    if line.condition:
        yield Paragraph(conditional(line.condition), indent=2)
    yield Paragraph(facts(word_of(line), dated(line.since, line.last), origins(line.origins)), style="dim", indent=2)
    if line.echoed and drawing.before:
        also = dict.fromkeys(_claimant(deed) for deed in line.echoed)
        yield Paragraph(f"others say so too: {'; '.join(also)}", style="dim", indent=2)
    for told in _superseded(line, drawing.before) if line.superseded else ():
        yield Paragraph(told, style="dim", indent=2)
    if line.said_differently:
        yield Paragraph(f"said differently by {'; '.join(dict.fromkeys(map(_claimant, line.said_differently)))}: below", indent=2)


def _claimant(deed: Deed) -> str:
    return voice(deed).removeprefix("claim of ")


def _superseded(line: Line, most: int) -> Iterator[str]:
    """What a party stood for before, the newest first, and what became of it; the same again is told once."""
    groups = [list(same) for _, same in groupby(line.superseded, key=lambda each: (each.deed.kind, each.becomes))]
    own = line.about.lower()
    for group in groups[:most]:
        newest, oldest = group[0].deed, group[-1].deed
        verb, about = done(newest.kind, newest.status, newest.about, newest.towards, past=True)
        about = "it" if newest.about.lower() in own else shortened(about)
        yield f"before: {verb} {about}, {dated(oldest.made, newest.made)} →{KEPT}{group[0].becomes.replace(' ', KEPT)}"
    if most and len(groups) > most:
        yield f"before that: {counted(len(groups) - most, 'other stance')}; travaux trace tells them"


def _said_differently(drawing: Drawing, paper: Paper) -> Iterator[str]:
    found = drawing.state.said_differently()
    if not found:
        return
    title = f"Said differently ({len(found)})"
    yield from paper.told(title, "bold")
    for line, deed in found[: drawing.said or None]:
        verb, about = done(deed.kind, deed.status, deed.about, deed.towards, past=True)
        own = " ".join(done(line.stance, line.status, line.about, line.towards))
        told = f"{_claimant(deed)}: {one_line(line.party)} {verb} {about} – {quoted(deed.quote)} – {source(deed, deed.made)}"
        yield from paper.printed(Paragraph(told, indent=1, hang=2))
        stands = f"stands against its own: {own}, {word_of(line)}, {short_day(line.last)}"
        yield from paper.printed(Paragraph(stands, style="dim", indent=3))
    if drawing.said and len(found) > drawing.said:
        yield from paper.told(f"+ {len(found) - drawing.said} more: --said 0")
    yield ""


def _doubtful(drawing: Drawing, paper: Paper) -> Iterator[str]:
    """What is likely wrong by many weak signs, where that is asked for."""
    found = drawing.state.doubtful
    if not found or not drawing.doubtful:
        return
    yield from paper.told(f"Doubtful ({len(found)})", "bold")
    for line in sorted(found, key=_newest, reverse=True):
        told = f"{one_line(line.issue or '')}: {one_line(line.party)} {' '.join(_done(line, drawing))} – {word_of(line)}"
        deed, since = line.evidence[0], dated(line.since, line.last)
        yield from paper.printed(Paragraph(f"{told}, {quoted(deed.quote)} – {source(deed, deed.made)}", indent=1, hang=2))
        yield from paper.printed(Paragraph(facts(since, f"likely right: {line.likely:.0%}"), style="dim", indent=3))
    yield ""


def _left(drawing: Drawing, cells: Mapping[tuple[str, str], list[Line]], issues: int) -> Iterator[str]:
    """What isn't shown, and how to see it."""
    cut = len(drawing.more | {key for key, lines in cells.items() if drawing.most and len(lines) > drawing.most})
    if cut and drawing.before:
        newest = "newest line" if drawing.most == 1 else f"{drawing.most} newest lines"
        yield f"Not all of {counted(cut, 'cell')} is shown, only the {newest}: --lines 0 shows all."
    if drawing.state.doubtful and not drawing.doubtful and drawing.before:
        yield f"{counted(len(drawing.state.doubtful), 'doubtful stance')} not shown: --doubtful lists all."
    if issues:
        yield f"{counted(issues, 'further issue')} not shown: --rows 0 shows all, --issue LABEL one."
    elsewhere = sum(line.issue is None for line in drawing.state.lines)
    if elsewhere:
        yield f"{counted(elsewhere, 'stance')} on none of these issues: --format csv lists all."
    if not drawing.talks:
        yield (
            "Parties and issues are those that the coverage suggests; to name them yourself: "
            "travaux codebook export > FILE, edit it, travaux codebook import FILE."
        )
