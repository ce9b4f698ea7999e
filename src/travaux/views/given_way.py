"""What of the state of play is over though no other words take its place: refusals that ended, deals, denials, and the past."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD
from travaux.joins.told import days_between
from travaux.views.accounts import sentence_of
from travaux.views.lines import Line, above, agrees, may_end
from travaux.views.pointed import names_nothing
from travaux.views.recalled import is_earlier, is_recalled
from travaux.views.threads import terms_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.views.rules import Supersession

_LONG_AGO = 365  # days before a report from which what it tells is the past
_ALIKE = 0.5  # share of the words of what says less
_GIVING = ("accept", "offer", "commit", "concede")
_TURNS = re.compile(  # what tells that somebody wants it otherwise than before; not "gave notice", "lifted the blockade"
    r"\b(?:after all|no longer|chang\w+ (?:its|their|his|her) (?:mind|stance|position)|revers\w+|g[ai]v(?:e|es|en|ing) (?:way|in)"
    r"|yield\w*|relent\w*|c[ao]m(?:e|es|ing) round|(?:back|climb)(?:ed|s|ing)? down|soften\w*|walk\w* back"
    r"|bow(?:ed|s|ing)? to|f[ea]ll(?:s|en)? into line|reconsider\w*)\b"
    r"|\b(?:objection|opposition|resistance|refusal|reservation|veto)s?\b"
)
_NOW = re.compile(r"\b(?:now|at last|finally|in the end|eventually)\b")  # it may be on something else
_ANY = re.compile(r"(?:any|a single)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b(?:years?|decades?) (?:ago|before|earlier)\b|\blast year\b")
_IN_A_YEAR = re.compile(r"(?:In|Back in|As early as) ((?:1[5-9]|20)\d\d)\b")

_Cells = Mapping[tuple[str, str | None], Sequence[int]]


def without_over(lines: Sequence[Line], play: Play, table: Supersession) -> list[Line]:
    """Lines without what is over: by a deal, since its party gave way, since it denies that, or long since."""
    found = dict(enumerate(lines))
    cells = _cells(lines)
    together, alone = _together(play), _alone(play)
    for place, line in enumerate(lines):
        if line.status == "actual" and not line.beside and line.issue is not None:
            mates = [other for other in cells[line.party, line.issue] if other in found and other != place]
            for other in dict.fromkeys(_ended(place, lines, mates, together, alone)):
                if place in found:
                    found[place] = above(found[place], found.pop(other), line.stance, table)
    for place in [place for place, line in found.items() if line.status == "denied" and line.standing == "declared"]:
        for other in [other for other in cells[lines[place].party, lines[place].issue] if other in found]:
            if _is_denied(lines[other], lines[place]):
                gone = found.pop(other)
                found[place] = replace(found[place], said_differently=(*found[place].said_differently, *gone.evidence))
    return [line for line in found.values() if not _is_past(line)]


def _cells(lines: Sequence[Line]) -> _Cells:
    cells: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if not line.beside:
            cells[line.party, line.issue].append(place)
    return cells


def _together(play: Play) -> Set[tuple[str, str]]:
    """What two parties at least do together, by version and move."""
    parties: dict[tuple[str, str], set[str]] = defaultdict(set)
    for deed in play.deeds:
        if deed.kind in ("accept", "commit"):
            parties[deed.told.version, deed.move].add(deed.party)
    return {move for move, some in parties.items() if len(some) > 1}


def _alone(play: Play) -> Set[tuple[str, int]]:
    """Sentences, by version and first character, that tell of one party alone."""
    parties: dict[tuple[str, int], set[str]] = defaultdict(set)
    for deed in play.deeds:
        parties[deed.told.version, deed.sentence].add(deed.party)
    return {sentence for sentence, some in parties.items() if len(some) == 1}


def _ended(
    place: int, lines: Sequence[Line], mates: Sequence[int], together: Set[tuple[str, str]], alone: Set[tuple[str, int]]
) -> Iterator[int]:
    """The earlier lines of a cell that one brings to an end."""
    new = lines[place]
    before = [each for each in mates if lines[each].status == "actual" and _is_later(new, lines[each])]
    put = [each for each in before if lines[each].stance == "demand"]
    if new.stance == "concede" and len(put) == 1 and not any(each.deed.kind in (*FORWARD, "reject") for each in new.superseded):
        yield from put
    refusals = [each for each in before if lines[each].stance == "reject"]
    if new.stance in ("accept", "commit"):  # "A week after it had refused, it signed"
        here = {deed.told.version for deed in new.evidence}
        yield from (
            each
            for each in refusals
            if is_recalled(lines[each]) and _names_nothing(lines[each]) and lines[each].evidence[0].told.version in here
        )
    turns = [_turns(deed, alone) for deed in new.evidence] if new.stance in _GIVING else []
    if new.stance in ("accept", "commit") and any((deed.told.version, deed.move) in together for deed in new.evidence):
        yield from (each for each in before if lines[each].stance in FORWARD and _is_alike(lines[each], new, whole=True))
    if any(turn is not None for turn in turns):
        alike = [each for each in refusals if _is_alike(lines[each], new, whole=False)]
        alike += [each for each in refusals if True in turns and _names_nothing(lines[each])]
        meant = any(each.deed.kind == "reject" for each in new.superseded)  # what it refused is told
        yield from alike or (refusals if len(refusals) == 1 and True in turns and not meant else ())


def _names_nothing(line: Line) -> bool:
    return all(map(names_nothing, line.evidence))


def _is_alike(old: Line, new: Line, *, whole: bool) -> bool:
    """Whether two lines of one issue share much of what they say besides its label.

    Args:
        whole: what says no more than the label is alike, too.
    """
    label = terms_of(old.issue or "")
    one, two = terms_of(old.about) - label, terms_of(new.about) - label
    return whole if not one or not two else len(one & two) >= _ALIKE * min(len(one), len(two))


def _is_later(new: Line, old: Line) -> bool:
    return may_end(old, new) and is_earlier(old, new)


def _turns(deed: Deed, alone: Set[tuple[str, int]]) -> bool | None:
    """Whether words tell that a party gives way on what it refused, "after all", or only that it does something now; else None."""
    sentence = sentence_of(deed) if (deed.told.version, deed.sentence) in alone else ""
    for pattern, whole in ((_TURNS, True), (_NOW, False)):
        if pattern.search(deed.quote) is not None or pattern.search(sentence) is not None:
            return whole
    return None


def _is_denied(claim: Line, denial: Line) -> bool:
    """Whether a party denies all that others say that it agreed to: "any closures"."""
    if (claim.status, claim.standing) != ("actual", "claimed") or agrees(claim.stance) != agrees(denial.stance):
        return False
    if (claim.last or "") > (denial.last or ""):
        return False
    return _ANY.match(denial.about) is not None


def _is_past(line: Line) -> bool:
    """Whether a stance is told only as one of years ago."""
    return all(map(_is_of_years_ago, line.evidence))


def _is_of_years_ago(deed: Deed) -> bool:
    if deed.dated and (days_between(deed.made, deed.told.day) or 0) > _LONG_AGO:
        return _tells_years(deed)
    began = _IN_A_YEAR.match(sentence_of(deed))  # "In 2019 they struck, when it offered 20 minutes and they refused"
    return began is not None and not deed.dated and int(began[1]) < int((deed.told.day or began[1])[:4]) - 1


def _tells_years(deed: Deed) -> bool:
    """Whether a move's words tell a year, or its sentence begins with one: "In 2011 it had refused"."""
    return _YEARS.search(deed.quote) is not None or _IN_A_YEAR.match(sentence_of(deed)) is not None
