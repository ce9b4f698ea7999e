"""What stands no more since somebody else did something: figures in whose place another was taken, and offers that lapsed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from travaux.views.figures import figures_in, is_another_figure
from travaux.views.whose import names_of
from travaux.views.words import words_of

if TYPE_CHECKING:
    from travaux.joins.play import Play
    from travaux.joins.told import Told
    from travaux.views.lines import Line

_NOUN = r"(?P<noun>offers?|bids?|proposals?)"
_ENDED = (
    r"(?:(?:has |have |had )?(?:now |since )?(?:expired|lapsed|run out)|ran out"
    r"|(?:is|are|was|were) (?:now )?(?:off the table|void|no longer (?:available|on the table|open|valid))"
    r"|(?:was|were|(?:has|have) been) (?:taken off the table|withdrawn))\b"
)
_WOULD = re.compile(r"\b(?:would|could|might|may|will|ready|willing|prepared)\b")
_MEDIATED = re.compile(r"\b(?:mediator|arbit(?:er|rator)|conciliator|envoy|judge|panel)\w*['’]?s?\b", re.IGNORECASE)
_MAY = re.compile(r"expire|lapse|r[au]n out|off the table|void|no longer|withdrawn")  # what alone is looked at more closely
_LAPSED = re.compile(
    rf"(?P<whose>(?:[\w’'-]+ ){{0,5}}){_NOUN}(?P<what>(?: (?:of|for|to)\b[^,;.]{{0,60}}?)?) {_ENDED}"
    rf"|(?P<who>(?:[\w’'-]+ ){{1,6}})(?:let|allowed) (?:its|the|their|his|her) (?:\w+ ){{0,2}}(?:offer|bid|proposal)s?"
    r"(?P<that>(?: (?:of|for|to)\b[^,;.]{0,60}?)?) (?:to )?(?:expire|lapse)\b"
)


def without_overtaken(lines: Sequence[Line], play: Play) -> list[Line]:
    """Lines without what its party put forward and the other side took another figure for, or what lapsed."""
    gone = {*_replaced(lines, play), *_lapsed(lines, play)}
    return [line for place, line in enumerate(lines) if place not in gone]


def _replaced(lines: Sequence[Line], play: Play) -> Iterator[int]:
    """What was offered to a party that has accepted another figure since: who offers less gives as much.

    What was demanded may be: who agrees to give some of it, or to do something else, doesn't tell that this is enough.
    """
    cells: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.status == "actual" and not line.beside and line.issue is not None and line.stance in ("offer", "propose"):
            cells[line.issue].append(place)
    names, two = names_of(play.talks.parties), len(play.talks.parties) == 2
    for line in lines:
        if line.issue is None or not _is_taken(line):
            continue
        asked = any(each.deed.kind == "demand" for each in line.superseded)
        before = [each for each in cells[line.issue] if (lines[each].last or "") <= (line.last or "")]
        before = [each for each in before if lines[each].party != line.party and (asked or lines[each].stance == "offer")]
        whose = _from_whom(line, {lines[each].party for each in before}, names, alone=two or asked)
        yield from (each for each in before if lines[each].party == whose and is_another_figure(lines[each].about, line.about))


def _is_taken(line: Line) -> bool:
    """Whether a party accepts something itself, that no mediator put forward, and not only would accept it."""
    own = (line.stance, line.status) == ("accept", "actual") and line.standing != "claimed"
    return own and not any(_WOULD.search(deed.quote) or _MEDIATED.search(deed.quote) for deed in line.evidence)


def _from_whom(line: Line, offering: Set[str], names: Mapping[str, str], *, alone: bool) -> str | None:
    """From whom a party accepts a figure: whom its words name, else who alone offered anything.

    Args:
        offering: who did.
        alone: where one alone did, it is that.
    """
    named = {names[stem] for deed in line.evidence for stem in words_of(deed.quote) if stem in names} & offering
    found = named or (offering if alone else set())
    return min(found) if len(found) == 1 else None


def _lapsed(lines: Sequence[Line], play: Play) -> Iterator[int]:
    """The offers that lapsed, as a sentence tells of the party's by name, or of its figure."""
    names = names_of(play.talks.parties)
    reports: dict[str, Told] = {deed.told.version: deed.told for deed in play.deeds}
    for told in reports.values():
        for sentence in filter(_MAY.search, (told.digest.sentences or {}).values()):
            for found in _LAPSED.finditer(sentence):
                yield from _meant(found, lines, told.day or "", names)


def _meant(found: re.Match[str], lines: Sequence[Line], day: str, names: Mapping[str, str]) -> Iterator[int]:
    whose, what = found["whose"] or found["who"] or "", found["what"] or found["that"] or ""
    parties = {names[stem] for stem in words_of(whose) if stem in names}
    values = {figure.value for figure in figures_in(what, written=True)}
    put = [
        place
        for place, line in enumerate(lines)
        if line.stance in ("offer", "propose") and line.status == "actual" and (line.last or "") <= day
        if not parties or line.party in parties
        if not values or values & {figure.value for figure in figures_in(line.about, written=True)}
    ]
    if values or (parties and len(put) == 1):
        yield from put if len({lines[place].party for place in put}) == 1 else ()
