"""What of the state of play stands no more: what its party gave up, replaced, agreed to or did since, in whatever words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD
from travaux.joins.told import days_between
from travaux.views.avowed import avows
from travaux.views.figures import is_another_figure
from travaux.views.lines import Line, above, may_end
from travaux.views.pointed import names_nothing
from travaux.views.recalled import is_earlier
from travaux.views.threads import are_one_thing, are_surely_one, leaves_standing, say_alike

if TYPE_CHECKING:
    from travaux.joins.play import Play
    from travaux.record.move import MoveKind
    from travaux.views.marks import Mark
    from travaux.views.rules import Supersession

_MOST = 100  # of what a party put forward or agreed to on an issue, the newest that may end what it put forward before
_ENDING = (*FORWARD, "accept", "commit")  # kinds of what may take the place of what a party put forward
_TO_FIGURE = re.compile(r"(?:its|their|his|her) (?:\w+ ){1,2}(?:from \S+ (?:\S+ ){0,2})?to \S*\d", re.IGNORECASE)
_MAY = 21  # days for which it stands what a party may do


def without_turned(lines: Sequence[Line], turns: Sequence[tuple[Mark, Mark]], table: Supersession) -> list[Line]:
    """Lines; what a party gave up in other words, or put forward with other terms since, stands beneath that, and no more alone."""
    at: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.status == "actual" and not line.beside:
            at[line.party, line.proposition].append(place)
    found: dict[int, Line] = dict(enumerate(lines))
    for earlier, later in turns:
        old, new = (_place_of(mark, at[mark.party, mark.proposition], lines) for mark in (earlier, later))
        if old in found and new in found and _is_turned(found[old], found[new], later):
            found[new] = above(found[new], found.pop(old), later.kind, table)
    return list(found.values())


def without_met(lines: Sequence[Line], play: Play, table: Supersession) -> list[Line]:
    """Lines; what a party put forward stands beneath what it agrees to since in much the same words, or its next figure."""
    put = put_forward(play)
    later: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.status == "actual" and line.stance in _ENDING and line.issue is not None and not line.beside:
            later[line.party, line.issue].append(place)
    newest = {key: sorted(some, key=lambda each: lines[each].last or "")[: -_MOST - 1 : -1] for key, some in later.items()}
    found: dict[int, Line] = dict(enumerate(lines))
    for place in sorted(found, key=lambda each: lines[each].last or ""):  # what ends one may be ended only after that
        line = lines[place]
        if line.status == "actual" and not line.beside and (line.stance in (*FORWARD, "commit") or _goes_to(line)):
            met = (each for each in newest.get((line.party, line.issue), ()) if _is_met(line, lines[each], put))
            if (new := next(met, None)) is not None:
                found[new] = above(found[new], found.pop(place), lines[new].stance, table)
    return list(found.values())


def put_forward(play: Play) -> Mapping[str, frozenset[str]]:
    """The words for what was put forward, by proposition, of those that an answer means which names nothing itself."""
    return {
        each.id: frozenset(deed.about for deed in each.deeds if deed.kind in (*FORWARD, "commit"))
        for each in play.propositions
        if any(map(names_nothing, each.deeds))
    }


def meant_by(line: Line, put: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words for what a line's answer means which names nothing itself; none where it names something."""
    return put.get(line.proposition, frozenset()) if all(map(names_nothing, line.evidence)) else frozenset()


def without_done(lines: Sequence[Line]) -> list[Line]:
    """Lines without what a party planned to do on an issue and has done since, whatever the words: "will propose a figure"."""
    done: dict[tuple[str, str | None, MoveKind], list[Line]] = defaultdict(list)
    for line in lines:
        if line.status == "actual":
            done[line.party, line.issue, line.stance].append(line)
    return [
        line
        for line in lines
        if line.status != "planned"
        or line.issue is None
        or not any(
            (each.last or "") >= (line.last or "") and may_end(line, each)
            for each in done.get((line.party, line.issue, line.stance), ())
        )
    ]


def without_stale(lines: Sequence[Line], play: Play) -> list[Line]:
    """Lines without what a party was only said to be able to do, some weeks before the last day that is known."""
    return [line for line in lines if line.status != "possible" or (days_between(line.last, play.now) or 0) <= _MAY]


def _is_met(old: Line, new: Line, put: Mapping[str, frozenset[str]]) -> bool:
    """Whether a line tells later what its party agrees to, in the words of what it put forward, or another figure for that.

    Args:
        put: the words for what was put forward, by proposition, which an answer that names nothing means.
    """
    if old.proposition == new.proposition or not may_end(old, new) or not is_earlier(old, new):
        return False
    theirs = {deed.about for deed in new.evidence}
    meant = meant_by(new, put)
    avowed = all(map(avows, new.evidence))
    if not avowed and any(is_another_figure(old.about, about) for about in meant or {new.about}):
        return True
    if old.stance not in FORWARD or new.stance not in ("accept", "commit"):
        return False
    theirs |= meant
    if avowed:  # "welcomes the council, which it urges to reform": two things
        beside = {(deed.told.version, deed.sentence) for deed in new.evidence}
        told = [deed for deed in old.evidence if (deed.told.version, deed.sentence) not in beside]
        return len(told) == len(old.evidence) and any(are_surely_one(deed.about, other) for deed in told for other in theirs)
    alike = are_one_thing if all(leaves_standing(old.stance, deed) for deed in new.evidence) else say_alike
    return any(alike(about, other) for about in {deed.about for deed in old.evidence} for other in theirs)


def _goes_to(line: Line) -> bool:
    """Whether a party puts forward another figure where it gives way: "lowered its demand from 12 to 9 per cent"."""
    return line.stance == "concede" and _TO_FIGURE.match(line.about) is not None


def _place_of(mark: Mark, places: Sequence[int], lines: Sequence[Line]) -> int | None:
    """Which of a party's lines on one proposition holds a mark, the first where none does."""
    ids = {deed.id for deed in mark.deeds}
    holding = (place for place in places if any(deed.id in ids for deed in lines[place].held))
    return next(holding, places[0] if places else None)


def _is_turned(old: Line, new: Line, later: Mark) -> bool:
    """Whether a line stands no more since a later mark of its party: another's word never takes an own one's place."""
    return old.stance in FORWARD and (old.last or "") <= (later.day or "") and may_end(old, new) and may_end(old, later)
