"""One utterance that two origins quote in other words: "will never", "cannot yet"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from travaux.views.accounts import days_apart
from travaux.views.words import word_set, words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_QUOTED = re.compile(r"[\"“]([^\"“”]{2,60})[\"”]")
_AGAIN = 21  # days within which a report that tells no day may tell of the same utterance
_FRAME = 3  # stems outside of the quotation, that tell the same
_FOR, _AGAINST = ("accept", "commit", "offer", "propose"), ("reject",)
_LIKE = 0.6  # share of the lesser's stems
_MOST = 60  # of one party on one proposition, the newest


@dataclass(frozen=True, slots=True)
class _Quoting:
    """A deed with what it quotes, and the stems outside."""

    deed: Deed
    quoted: frozenset[str]
    frame: frozenset[str]


def renderings(deeds: Sequence[Deed]) -> Iterator[tuple[list[Deed], list[Deed]]]:
    """One utterance that two origins quote in other words: of one speaker and day, or in one frame, where one tells no day."""
    told: dict[tuple[str, frozenset[str]], _Quoting] = {}
    for deed in deeds:
        quoted = frozenset(_QUOTED.findall(deed.quote))
        if quoted:
            frame = frozenset(stem for stem in words_of(_QUOTED.sub(" ", deed.quote)) if len(stem) > 1)
            told.setdefault((deed.origin, quoted), _Quoting(deed, quoted, frame))
    taken: dict[str, set[str]] = defaultdict(set)
    for one, other in combinations(list(told.values())[-_MOST:], 2):
        first, second = one.deed, other.deed
        if first.origin == second.origin or not one.quoted.isdisjoint(other.quoted):
            continue
        if second.origin in taken[first.id] or not (_at_once(first, second) or _in_one_frame(one, other)):
            continue
        taken[first.id].add(second.origin)
        if taken[second.id]:
            continue
        taken[second.id].add(first.origin)
        yield [first], [second]


def contrary(deeds: Sequence[Deed]) -> Iterator[tuple[list[Deed], list[Deed]]]:
    """One utterance that two origins tell otherwise: one that a party accepts, the other that it refuses, or only may accept."""
    by_saying: dict[tuple[str | None, str | None], list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.dated and deed.speaker is not None and deed.kind in (*_FOR, *_AGAINST):
            by_saying[deed.speaker, deed.made].append(deed)
    for said in by_saying.values():
        pairs = (pair for pair in combinations(said[-_MOST:], 2) if pair[0].origin != pair[1].origin and _are_contrary(*pair))
        if (found := next(pairs, None)) is not None and not _tells_both(said, *found):
            yield [found[0]], [found[1]]


def _are_contrary(one: Deed, other: Deed) -> bool:
    first, second = ("for" if deed.kind in _FOR else "against" for deed in (one, other))
    statuses = {one.status, other.status}
    otherwise = statuses == {"actual"} and first != second
    weaker = one.kind == other.kind and statuses == {"actual", "possible"}
    stems = [word_set(deed.about) for deed in (one, other)]
    shared, least = stems[0] & stems[1], min(map(len, stems))
    return (otherwise or weaker) and len(shared) >= max(1, _LIKE * least)


def _tells_both(said: Sequence[Deed], one: Deed, other: Deed) -> bool:
    """Whether one origin tells both: then both were said."""
    kinds = [{deed.kind for deed in said if deed.origin == each.origin} for each in (one, other)]
    return other.kind != one.kind and (other.kind in kinds[0] or one.kind in kinds[1])


def _at_once(one: Deed, other: Deed) -> bool:
    return one.speaker is not None and (one.kind, one.made, one.speaker) == (other.kind, other.made, other.speaker)


def _in_one_frame(one: _Quoting, other: _Quoting) -> bool:
    """Whether all that the shorter one tells outside of the quotation stands in the other, and one speaker may be meant."""
    lesser, greater = sorted((one.frame, other.frame), key=len)
    if len(lesser) < _FRAME or not lesser <= greater or (one.deed.dated and other.deed.dated):
        return False
    apart = days_apart(one.deed, other.deed)
    return apart is not None and apart <= _AGAIN and _may_be_one(one.deed, other.deed)


def _may_be_one(one: Deed, other: Deed) -> bool:
    """Whether two deeds may be told by one speaker: it is the same, or one of them is no person of a party."""
    speakers = [deed.chain[-1] for deed in (one, other) if deed.chain]
    unnamed = [voice for voice in speakers if voice.name is None or voice.party is None or voice.name == voice.party]
    return len(speakers) < 2 or bool(unnamed) or speakers[0].name == speakers[1].name
