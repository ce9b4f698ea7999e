"""Why the moves of a report are there.

In the first five seconds its reader wants to know of a move that looks wrong: which word made it, whether a line of the
lexicon or the model did, how sure that was, and what to change. So each move comes in its line as `read` prints it, and under
it the word, what spoke for and against it in order of weight, and the line of the lexicon; last how to change it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from travaux.cli.moves import MoveLine, move_lines
from travaux.cli.view import View
from travaux.record.reason import Reason
from travaux.record.record import Record

WIDEST, NARROWEST = 120, 24
_SHORT = 90
_SPEAKS = {
    "any word": "most words show no move",
    "model": "the model",
    "sense": "the listed sense",
    "weak sense": "the listed sense, a weak one",
    "other senses": "the word's other senses",
    "little else around": "little else around is a move",
}


def render_reasons(record: Record, reasons: Mapping[str, Reason], *, width: int = 100) -> str:
    """For each move of a record what made it, as text at most `width` columns wide."""
    target = io.StringIO()
    console = Console(file=target, width=max(NARROWEST, min(width, WIDEST)), no_color=True, highlight=False, markup=False)
    view = View(record)
    lines = sorted((line for found in move_lines(view).values() for line in found), key=lambda line: line.move.evidence)
    console.print(Text(view.title()))
    console.print(Text(" · ".join(view.about())))
    if not lines:
        console.print(Text("\n No moves: nobody in it proposes, demands, accepts or rejects anything, talks or hands over a text."))
    for line in lines:
        console.print(Text())
        for part in _reason(line, reasons[line.move.id]):
            console.print(part)
    if lines:
        doubtful = min(lines, key=lambda line: line.move.confidence)
        for part in _how_to_change(reasons[doubtful.move.id]):
            console.print(part)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip().split("\n"))


def _reason(line: MoveLine, reason: Reason) -> Iterator[Text | Padding]:
    what = line.what if len(line.what) <= _SHORT else line.what[:_SHORT].rsplit(" ", 1)[0] + " …"
    yield Text(f"[{line.sentence}] {line.side or 'nobody named'} {line.verb} {what}  ({line.move.confidence:.0%} likely right)")
    sense = f"listed as {reason.sense}" if reason.sense is not None else "in no line of the lexicon that fits here"
    yield Padding(Text(f"“{reason.word}”: {sense}"), (0, 0, 0, 4))
    if reason.kinds:
        likely = sorted(reason.kinds.items(), key=lambda x: -x[1])[:3]
        told = ", ".join(f"{kind} {chance:.0%}" for kind, chance in likely)
        yield Padding(Text(f"the model takes it for: {told}"), (0, 0, 0, 4))
    for heading, sign in (("speaks for it", 1), ("speaks against it", -1)):
        parts = sorted((part for part in reason.parts if part[1] * sign > 0), key=lambda part: -abs(part[1]))
        if parts:
            yield Padding(Text(f"{heading}: {'; '.join(map(_part, parts))}"), (0, 0, 0, 4))


def _part(part: tuple[str, float]) -> str:
    """What speaks for or against a move, and how much: the log odds that are added up."""
    name, value = part
    return f"{_SPEAKS.get(name, f'its kind, {name}')} {value:+.1f}"


def _how_to_change(reason: Reason) -> Iterator[Text]:
    """What to write into a file of one's own: for the least sure move, the line that takes it out."""
    yield Text()
    yield Text("To change it, write lines of your own into a file for --lexicon FILE (docs/lexicon.md tells the columns).")
    yield Text(f"This line, tabs for the arrows, takes out the least sure move above: {reason.word.lower()}→→phrase→→none")
