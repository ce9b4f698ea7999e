"""`travaux trace` and `travaux conflicts`: how a proposition travelled, and where accounts of it differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, ShapeOption, print_json
from travaux.cli.state import AsOfOption, CodebookOption, TalksOption, joined
from travaux.cli.view import counted, day

if TYPE_CHECKING:
    from travaux.joins.moves import Deed
    from travaux.views.conflicts import Conflict
    from travaux.views.trace import Edge, Mark, Trace

_MOST = 5  # traces shown of those that fit
_DONE = {"accept": "accepts", "commit": "commits", "concede": "gives up", "demand": "demands", "offer": "offers"}
_DONE |= {"propose": "proposes", "reject": "rejects"}


def trace(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="Words of what is proposed, demanded or offered.")],
    as_of: AsOfOption = None,
    codebook: CodebookOption = None,
    talks: TalksOption = None,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell how a proposition travelled: put forward, accepted, rejected, amended, taken up, withdrawn."""
    from travaux.views.trace import traces_about

    found = traces_about(joined(ledger, codebook, talks, as_of), " ".join(words))
    if format is Shape.JSON:
        print_json({"schema": "travaux.view.traces/1", "traces": [each.to_dict() for each in found]})
        return
    if not found:
        print("no proposition fits; try fewer words, or travaux state to see what there is")
    for each in found[:_MOST]:
        print(_trace(each))
    if len(found) > _MOST:
        print(f"{counted(len(found) - _MOST, 'further proposition')}; more words make fewer, --format json gives all")


def conflicts(
    as_of: AsOfOption = None,
    codebook: CodebookOption = None,
    talks: TalksOption = None,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell where accounts differ: own word against another's claim, made against denied, two voices of one party, renderings."""
    from travaux.views.conflicts import SCHEMA, conflicts_of

    found = conflicts_of(joined(ledger, codebook, talks, as_of))
    if format is Shape.JSON:
        print_json({"schema": SCHEMA, "conflicts": [each.to_dict() for each in found]})
    elif not found:
        print("no two accounts differ; travaux state tells where each party stands")
    for each in found if format is Shape.TEXT else ():
        print(_conflict(each))


def _trace(trace: Trace) -> str:
    lines = [f"{trace.about}  [{trace.issue or 'no issue'}]"]
    coming = {edge.later: edge for edge in trace.edges}
    marks = {mark.id: mark for mark in trace.marks}
    for mark in trace.marks:
        lines.append(f"  {day(mark.day):<16} {_mark(mark, coming.get(mark.id), marks)}")
        lines += [f"{'':<19}{_quoted(deed)}" for deed in mark.deeds]
    return "\n".join(lines) + "\n"


def _mark(mark: Mark, edge: Edge | None, marks: dict[str, Mark]) -> str:
    done = f"{mark.party} {_DONE.get(mark.kind, mark.kind)}" + ("" if mark.status == "actual" else f" ({mark.status})")
    if edge is None:
        return done
    earlier = marks.get(edge.earlier or "")
    return f"{done}: {edge.kind}" + (f", what {earlier.party} put forward on {day(earlier.day)}" if earlier is not None else "")


def _conflict(conflict: Conflict) -> str:
    sides = "\n    against\n".join("\n".join(f"  {_quoted(deed)}" for deed in side) for side in (conflict.first, conflict.second))
    return f"{conflict.kind}: {conflict.second[0].party}, {conflict.about}\n{sides}\n"


def _quoted(deed: Deed) -> str:
    own = {"declared": deed.speaker or deed.party, "reported": "as told"}
    who = own.get(deed.standing) or f"{deed.speaker or 'somebody'}'s claim"
    report = f"{deed.told.publisher or 'unknown'}, {day(deed.told.day)}  {deed.told.version}"
    return f"“{deed.words(deed.move.evidence)}” {who} · {report}"
