"""What moves mean that name nothing, where their own report doesn't tell it: what was put forward last.

"Kolvar rejected it", "turned the offer down", "stood by its demand": of another party, or of its own; and of figures alone, "the 40
million", "100 km", the issue on which that figure was told before, or another of what it counts. All this rests on what was made
before, and only where that tells one thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD, STANCES
from travaux.joins.pointing import NAMED
from travaux.joins.propositions import Proposition
from travaux.joins.told import days_between
from travaux.ledger.words import words_of
from travaux.views.figures import Figure, figures_in
from travaux.views.whose import TAKES_BACK

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.record.span import Spans

_DAYS = 45  # within which that was put forward which is meant
_OPENS = 600  # characters with which a report opens
_MOST = 200  # of what was put forward, the newest that are looked at
_LEAST = 4  # letters of a party's word that names it
_PUT: Mapping[str, Container[str]] = {  # by a noun, the kinds of what it means: an ultimatum may only warn
    **{noun: kinds for noun, kinds in NAMED.items() if "warn" not in kinds},
    "bid": NAMED["offer"],
    **dict.fromkeys(("terms", "sum", "figure", "amount"), FORWARD),
}
_KINDS = (*FORWARD, "accept", "reject", "concede")
_ANSWERS = ("accept", "reject")
_COUNTED = ("sum", "figure", "amount")
_ADJECTIVE = r"(?:new|latest|last|first|second|earlier|same|whole|entire|revised|original|main|improved) "
_POINTS = re.compile(
    r"(?:to )?(?:it|this|that|them|these|those|so|the (?:same|point))(?: again| too)?"
    r"|(?:to )?(?P<whose>the|this|that|these|those|its|their|his|her|any such|such an?|both|(?:\S+ ){0,3}\S+['’]s?) "
    rf"(?:{_ADJECTIVE})?"
    rf"(?P<noun>{'|'.join(_PUT)})s?(?: (?:outright|again|on \w+day|at once|altogether|as (?:too|not) \w+(?: \w+)?))*",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"(?:\S+ ){1,6}(?:agree[ds]?|accept(?:s|ed)?|refuse[ds]?|decline[ds]?|said (?:yes|no)|says (?:yes|no))"
    r"(?: (?:again|at once|too|the next day|on \w+day))*"
)
_OWN = ("its", "their", "his", "her")
_BARE = re.compile(  # a figure, and what it counts
    r"(?:to )?(?:(?:accept|beyond|give|go|offer|pay|take|the|that|those|about|at|least|most|only|no|more|less|than|up|for|below"
    r"|under|above|over|a) )*\d[\d,.]*(?: ?%)?(?: [a-z]+){0,3}(?: on \w+day)?",
    re.IGNORECASE,
)


class _Told:
    """What was put forward, and what figures were told on issues, by the time at which that was."""

    def __init__(self, propositions: Iterable[Proposition]) -> None:
        self.of = {each.id: each for each in propositions}
        placed = [(deed, each) for each in self.of.values() for deed in each.deeds if deed.status == "actual"]
        placed.sort(key=lambda pair: pair[0].making)
        self._forward = [(deed, each.id) for deed, each in placed if deed.kind in FORWARD]
        self._issues: dict[str, list[tuple[Spans, str]]] = defaultdict(list)
        for deed, each in placed:
            if each.issue is not None:
                self._issues[deed.told.version].append((deed.evidence, each.issue))
        self._figured = [(deed, each.id) for deed, each in placed if each.issue is not None and _figures(deed)]

    def put(self, deed: Deed, id: str) -> None:
        """Have what was put forward in a proposition looked at, too."""
        insort(self._forward, (deed, id), key=lambda pair: pair[0].making)

    def forward(self, deed: Deed) -> Iterator[tuple[Deed, Proposition]]:
        """What was put forward some weeks before a move, the last first."""
        return self._before(self._forward, deed)

    def figured(self, deed: Deed) -> Iterator[tuple[Deed, Proposition]]:
        """What figures were told some weeks before a move, the last first."""
        return self._before(self._figured, deed)

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
        for other, id in reversed(some[max(0, at - _MOST) : at]):
            if _is_before(other, deed):
                yield other, self.of[id]


def referred(play: Play) -> Play:
    """A play with what its moves mean that name nothing: in the propositions that they mean, and figures on their issues."""
    return play if play.referred else replace(_referred(play), referred=True)


def _referred(play: Play) -> Play:
    placed = {deed.id for each in play.propositions for deed in each.deeds}
    loose = [deed for deed in play.deeds if deed.kind in STANCES and deed.id not in placed and _points(deed)]
    vague = [each for each in play.propositions if each.issue is None and all(map(_points, each.deeds))]
    bare = [each for each in play.propositions if each.issue is None and all(map(_is_bare, each.deeds))]
    if not loose and not vague and not bare:
        return play
    gone = {each.id for each in vague}
    told = _Told(each for each in play.propositions if each.id not in gone)
    told.of |= {each.id: replace(each, issue=_issue_of(each, told)) for each in bare}
    names, alone = _names(play), set[str]()
    added: dict[str, list[Deed]] = defaultdict(list)
    for deed in sorted([*loose, *(deed for each in vague for deed in each.deeds)], key=lambda deed: deed.making):
        titled = _titled(play, deed)
        likely = list(_likely(deed, told, names))
        if (meant := _only(deed, likely)) is not None and told.fits(deed, meant, [each for _, each in likely], titled):
            added[meant.id].append(deed)
            if deed.kind in FORWARD:
                told.put(deed, meant.id)
        elif meant is None and deed.kind in _ANSWERS and len(titled) == 1 and _names_a_partys(deed, names):
            told.of[deed.id] = Proposition(deed.id, min(titled), (deed,), ())
        elif deed.id in placed:
            alone.add(deed.id)
    left = [replace(each, deeds=tuple(deed for deed in each.deeds if deed.id in alone)) for each in vague]
    found = [_with(each, added[each.id]) for each in told.of.values()]
    return replace(play, propositions=(*found, *(each for each in left if each.deeds)))


def _with(proposition: Proposition, more: Sequence[Deed]) -> Proposition:
    deeds = sorted((*proposition.deeds, *more), key=lambda deed: deed.making)
    return replace(proposition, deeds=tuple(deeds)) if more else proposition


def _words(deed: Deed) -> str:
    return deed.about.strip(" .,;\"“”'’")


def _points(deed: Deed) -> bool:
    """Whether a move's words name nothing: what is done and not its subject, "It is a pause", by the party or a narrator."""
    if deed.status != "actual" or deed.standing == "claimed":
        return False
    if deed.about == deed.quote:
        return deed.kind in _ANSWERS and _ELLIPTIC.fullmatch(_words(deed)) is not None
    found = _POINTS.fullmatch(_words(deed)) if not deed.quote.startswith(deed.about) else None
    return found is not None and deed.kind in (_KINDS if found["noun"] else _ANSWERS)


def _is_bare(deed: Deed) -> bool:
    return _BARE.fullmatch(_words(deed)) is not None


def _figures(deed: Deed) -> tuple[Figure, ...]:
    return figures_in(f"{deed.about} {deed.quote}")


def _names(play: Play) -> dict[str, str]:
    """Words that name one party and no other."""
    counted = Counter(word for party in play.talks.parties for word in set(words_of(party)))
    return {word: party for party in play.talks.parties for word in words_of(party) if counted[word] == 1 and len(word) >= _LEAST}


def _likely(deed: Deed, told: _Told, names: Mapping[str, str]) -> Iterator[tuple[Deed, Proposition]]:
    """What was put forward, the last first, by whom a move may mean: a party that it names, its own, else another one."""
    found = _POINTS.fullmatch(_words(deed)) if deed.about != deed.quote else None
    noun, whose = ((found["noun"] or "").lower(), (found["whose"] or "").lower()) if found is not None else ("", "")
    named = {names[stem] for word in whose.split() for stem in words_of(word) if stem in names} - {deed.party}
    own = not named and (deed.kind not in _ANSWERS or whose in _OWN or TAKES_BACK.search(deed.quote) is not None)
    for other, each in told.forward(deed):
        whom = (other.party == deed.party) == own and (not named or other.party in named)
        if whom and other.kind in _PUT.get(noun, FORWARD) and (noun not in _COUNTED or _figures(other)):
            yield other, each


def _only(deed: Deed, likely: Sequence[tuple[Deed, Proposition]]) -> Proposition | None:
    """The one of what was told last in one report, the last first; of several that on whose issue the move's title is."""
    last = takewhile(lambda pair: pair[0].told.version == likely[0][0].told.version, likely)
    meant = {each.id: each for _, each in last}
    if len(meant) > 1:
        meant = {id: each for id, each in meant.items() if _is_named(each.issue, deed)}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _titled(play: Play, deed: Deed) -> set[str]:
    """The issues that the title of a move's report names."""
    told = set(words_of(deed.told.title or ""))
    parties = {stem for party in play.talks.parties for stem in words_of(party)}
    phrases = ((issue.label, words_of(phrase)) for issue in play.talks.issues for phrase in (issue.label, *issue.synonyms))
    return {label for label, stems in phrases if stems and parties.isdisjoint(stems) and told.issuperset(stems)}


def _names_a_partys(deed: Deed, names: Mapping[str, str]) -> bool:
    """Whether a move's words are those for something put forward, of a party where it is somebody's: "Tellmark's demand"."""
    found = _POINTS.fullmatch(_words(deed))
    if found is None or not found["noun"]:
        return False
    return "’" not in found["whose"].replace("'", "’") or any(stem in names for stem in words_of(found["whose"]))


def _is_named(issue: str | None, deed: Deed) -> bool:
    """Whether the title of a move's report has a word of an issue."""
    return issue is not None and not set(words_of(issue)).isdisjoint(words_of(deed.told.title or ""))


def _is_before(earlier: Deed, later: Deed) -> bool:
    """Whether something was made some weeks before a move at most, and told before it."""
    days = days_between(earlier.made, later.made)
    if days is None or days > _DAYS or (earlier.made or "") > (later.made or ""):
        return False
    return earlier.told.version != later.told.version or earlier.evidence < later.evidence


def _issue_of(proposition: Proposition, told: _Told) -> str | None:
    """The issue on which a figure alone was told before, else one of what it counts: where that is one."""
    first = proposition.deeds[0]
    mine, before = figures_in(first.about), list(told.figured(first))
    for same in (_have_one, _count_one):
        issues = {each.issue for other, each in before if same(mine, _figures(other))}
        if issues:
            return issues.pop() if len(issues) == 1 else None
    return None


def _have_one(mine: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether some figures have a value of others, and count no other thing."""
    return any(a.value == b.value and (not a.unit or not b.unit or a.unit & b.unit) for a in mine for b in others)


def _count_one(mine: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether some figures count what others do."""
    return any(a.unit & b.unit for a in mine for b in others)
