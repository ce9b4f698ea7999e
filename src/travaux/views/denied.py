"""What others claim of a party, and it denies in words of another proposition: "no such thing"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.views.denials import denied_elsewhere
from travaux.views.lines import Line
from travaux.views.threads import are_one_thing

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play


def without_denied(lines: Sequence[Line], play: Play) -> list[Line]:
    """Lines without what others alone claim and their party denies; the line of its denial, where there is one, tells that."""
    issues = {deed.id: each.issue for each in play.propositions for deed in each.deeds}
    denied: dict[str, Deed] = {}
    for _, made, denials in denied_elsewhere(play.settled, issues, play.talks, frozenset(), likely=True):
        own = [deed for deed in denials if deed.standing == "declared"]
        denied |= {deed.id: own[-1] for deed in made if own and deed.standing == "claimed" and _is_meant(deed, made[-1])}
    found: list[Line] = []
    gone: dict[str, list[Deed]] = {}
    for line in lines:
        if line.standing == "claimed" and line.status == "actual" and all(deed.id in denied for deed in line.evidence):
            for deed in line.evidence:
                gone.setdefault(denied[deed.id].id, []).append(deed)
        else:
            found.append(line)
    return [_with(line, [claim for deed in line.evidence for claim in gone.get(deed.id, ())]) for line in found]


def _is_meant(claim: Deed, last: Deed) -> bool:
    """Whether a claim is the last that a denial may mean, or one of the same thing."""
    return claim is last or are_one_thing(claim.about, last.about)


def _with(line: Line, claims: Sequence[Deed]) -> Line:
    return replace(line, said_differently=(*line.said_differently, *claims)) if claims else line
