"""What moves mean that name nothing, where their own report doesn't tell it: what was put forward last.

"Kolvar rejected it", "turned the offer down", "stood by its demand": of another party, or of its own; and of figures alone, "the 40
million", "100 km", the issue on which that figure was told before, or another of what it counts. All this rests on what was made
before, and only where that tells one thing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD, STANCES
from travaux.joins.propositions import Proposition
from travaux.views.placing import MOST, figures_of, is_before, known_of, placed
from travaux.views.pointed import ANSWERS, DEALS, POINTS, PUT, points, words_for, yields
from travaux.views.whose import TAKES_BACK, names_of
from travaux.views.words import word_set, words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.record.span import Spans

_OPENS = 600  # characters with which a report opens
_LEAST = 4  # letters of a party's word that names it
_COUNTED = ("sum", "figure", "amount")
_OWN = ("its", "their", "his", "her")


class _Told:
    """What was put forward, and what figures were told on issues, by the time at which that was."""

    def __init__(self, propositions: Iterable[Proposition]) -> None:
        self.of = {each.id: each for each in propositions}
        placed = [(deed, each) for each in self.of.values() for deed in each.deeds if deed.status == "actual"]
        placed.sort(key=lambda pair: pair[0].making)
        self._forward = [(deed, each.id) for deed, each in placed if deed.kind in FORWARD]
        self._refused = [(deed, each.id) for deed, each in placed if deed.kind == "reject"]
        agreed = {each.id for each in self.of.values() if _is_agreed(each)}
        self._agreed = [(deed, each.id) for deed, each in placed if deed.kind in PUT["deal"] and each.id in agreed]
        self._issues: dict[str, list[tuple[Spans, str]]] = defaultdict(list)
        for deed, each in placed:
            if each.issue is not None:
                self._issues[deed.told.version].append((deed.evidence, each.issue))

    def put(self, deed: Deed, id: str) -> None:
        """Have what was put forward or refused in a proposition looked at, too."""
        some = self._forward if deed.kind in FORWARD else self._refused if deed.kind == "reject" else None
        if some is not None:
            insort(some, (deed, id), key=lambda pair: pair[0].making)

    def forward(self, deed: Deed) -> Iterator[tuple[Deed, Proposition]]:
        """What was put forward some weeks before a move, the last first."""
        return self._before(self._forward, deed)

    def refused(self, deed: Deed) -> Iterator[tuple[Deed, Proposition]]:
        """What its party refused some weeks before a move, the last first."""
        return (pair for pair in self._before(self._refused, deed) if pair[0].party == deed.party)

    def agreed(self, deed: Deed) -> Iterator[tuple[Deed, Proposition]]:
        """What two parties at least agreed to some weeks before a move, the last first."""
        return self._before(self._agreed, deed)

    def fits(self, deed: Deed, meant: Proposition, likely: Sequence[Proposition], titled: Set[str]) -> bool:
        """Whether a move may mean something told elsewhere: what its report tells right before is on that issue, or it opens it.

        Args:
            likely: what else it may mean, put forward earlier: where nothing in its report tells, all must be on one issue.
            titled: issues that the report's title names.
        """
        before = [told for told in self._issues.get(deed.told.version, ()) if told[0] < deed.evidence]
        if titled and meant.issue not in titled:
            return False
        if before:
            return max(before)[1] == meant.issue
        return deed.sentence <= _OPENS and (meant.issue in titled or len({each.issue for each in likely}) == 1)

    def _before(self, some: Sequence[tuple[Deed, str]], deed: Deed) -> Iterator[tuple[Deed, Proposition]]:
        at = bisect_left(some, (deed.made or "", "~"), key=lambda pair: (pair[0].made or "", ""))
        for other, id in reversed(some[max(0, at - MOST) : at]):
            if is_before(other, deed):
                yield other, self.of[id]


def referred(play: Play) -> Play:
    """A play with what its moves mean that name nothing: in the propositions that they mean, and figures on their issues."""
    return play if play.referred else replace(_referred(play), referred=True)


def _referred(play: Play) -> Play:
    there = {deed.id for each in play.propositions for deed in each.deeds}
    loose = [deed for deed in play.deeds if deed.kind in STANCES and deed.id not in there and points(deed)]
    vague = [each for each in play.propositions if all(map(yields if each.issue is not None else points, each.deeds))]
    gone = {each.id for each in vague}
    some = [each for each in play.propositions if each.issue is None and each.id not in gone]
    if not loose and not vague and not some:
        return play
    issues = placed(some, known_of(play, play.propositions), partial(_titled, play))
    left = [each for each in play.propositions if each.id not in gone]
    told = _Told(replace(each, issue=issues[each.id]) if each.id in issues else each for each in left)
    names, alone = names_of(play.talks.parties), set[str]()
    added: dict[str, list[Deed]] = defaultdict(list)
    for deed in sorted([*loose, *(deed for each in vague for deed in each.deeds)], key=lambda deed: deed.making):
        titled = _titled(play, deed)
        likely = list(_likely(deed, told, names))
        two = _both(deed, likely)
        if any(told.fits(deed, each, two, titled) for each in two):
            for each in two:
                added[each.id].append(deed)
                told.put(deed, each.id)
        elif (meant := _only(deed, likely)) is not None and told.fits(deed, meant, [each for _, each in likely], titled):
            added[meant.id].append(deed)
            told.put(deed, meant.id)
        elif meant is None and deed.kind in ANSWERS and len(titled) == 1 and _names_a_partys(deed, names):
            told.of[deed.id] = Proposition(deed.id, min(titled), (deed,), ())
            told.put(deed, deed.id)
        elif deed.id in there:
            alone.add(deed.id)
    stay = [replace(each, deeds=tuple(deed for deed in each.deeds if deed.id in alone)) for each in vague]
    found = [_with(each, added[each.id]) for each in told.of.values()]
    return replace(play, propositions=(*found, *(each for each in stay if each.deeds)))


def _with(proposition: Proposition, more: Sequence[Deed]) -> Proposition:
    deeds = sorted((*proposition.deeds, *more), key=lambda deed: deed.making)
    return replace(proposition, deeds=tuple(deeds)) if more else proposition


def _likely(deed: Deed, told: _Told, names: Mapping[str, str]) -> Iterator[tuple[Deed, Proposition]]:
    """What was put forward, the last first, by whom a move may mean: a party that it names, its own, else another one."""
    found = POINTS.fullmatch(words_for(deed)) if deed.about != deed.quote else None
    noun, whose = ((found["noun"] or "").lower(), (found["whose"] or "").lower()) if found is not None else ("", "")
    if yields(deed):
        yield from told.refused(deed)
        return
    if noun in DEALS or (found is not None and found["signing"]):
        yield from told.agreed(deed)
        return
    named = {names[stem] for word in whose.split() for stem in words_of(word) if stem in names} - {deed.party}
    own = not named and (deed.kind not in ANSWERS or whose in _OWN or TAKES_BACK.search(deed.quote) is not None)
    for other, each in told.forward(deed):
        whom = (other.party == deed.party) == own and (not named or other.party in named)
        if whom and other.kind in PUT.get(noun, FORWARD) and (noun not in _COUNTED or figures_of(other)):
            yield other, each


def _only(deed: Deed, likely: Sequence[tuple[Deed, Proposition]]) -> Proposition | None:
    """The one of what was told last in one report, the last first; of several that on whose issue the move's title is."""
    last = takewhile(lambda pair: pair[0].told.version == likely[0][0].told.version, likely)
    meant = {each.id: each for _, each in last}
    if len(meant) > 1:
        meant = {id: each for id, each in meant.items() if _is_named(each.issue, deed)}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _both(deed: Deed, likely: Sequence[tuple[Deed, Proposition]]) -> list[Proposition]:
    """The two things that "both" means, put forward last in one report by one party; none where these aren't two."""
    if words_for(deed).lower() != "both" or not likely:
        return []
    last = likely[0][0]
    meant = {each.id: each for other, each in likely if (other.told.version, other.party) == (last.told.version, last.party)}
    return list(meant.values()) if len(meant) == 2 else []


def _is_agreed(proposition: Proposition) -> bool:
    """Whether two parties at least agree to something."""
    return len({deed.party for deed in proposition.deeds if deed.kind in PUT["deal"] and deed.status == "actual"}) > 1


def _titled(play: Play, deed: Deed) -> set[str]:
    """The issues that the title of a move's report names."""
    told = word_set(deed.told.title or "")
    parties = {stem for party in play.talks.parties for stem in words_of(party)}
    phrases = ((issue.label, words_of(phrase)) for issue in play.talks.issues for phrase in (issue.label, *issue.synonyms))
    return {label for label, stems in phrases if stems and parties.isdisjoint(stems) and told.issuperset(stems)}


def _names_a_partys(deed: Deed, names: Mapping[str, str]) -> bool:
    """Whether a move's words are those for something put forward, of a party where it is somebody's: "Tellmark's demand"."""
    found = POINTS.fullmatch(words_for(deed))
    if found is None or not found["noun"]:
        return False
    return "’" not in found["whose"].replace("'", "’") or any(stem in names for stem in words_of(found["whose"]))


def _is_named(issue: str | None, deed: Deed) -> bool:
    """Whether the title of a move's report has a word of an issue."""
    return issue is not None and not word_set(issue).isdisjoint(words_of(deed.told.title or ""))
