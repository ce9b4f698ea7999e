"""The issue of what tells none itself: of figures alone, "the 40 million", and of words that were told on one issue before."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD
from travaux.joins.told import days_between
from travaux.views.figures import NUMBER_WORD, Figure, figures_in
from travaux.views.on_table import root_of
from travaux.views.pointed import ANSWERS, words_for
from travaux.views.threads import terms_of
from travaux.views.words import words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.joins.propositions import Proposition

DAYS = 45  # within which that was told which is meant
MOST = 200  # of what was told, the newest that are looked at
_OWN = re.compile(r"(?:its|their|his|her) (?:\w+ )?(?:offer|bid|proposal|demand|request|claim|call|price|figure)\b", re.IGNORECASE)
_BARE = re.compile(  # a figure, and what it counts: "to pay 20", "its offer to 3 per cent", "to free 12 of them"
    rf"(?:{_OWN.pattern} (?:from \S+ )?|to \w+ (?=\S+ of ))?"
    r"(?:to )?(?:(?:accept|beyond|give|go|offer|pay|take|the|that|those|about|at|least|most|only|no|more|less|than|up|for|below"
    r"|under|above|over|a|an|limit|cap|ceiling|figure|sum|total|of) )*"
    rf"(?:\d[\d,.]*|{NUMBER_WORD})(?: ?%)?(?: of (?:them|these|those)|(?: [a-z]+){{0,3}})(?: on \w+day)?",
    re.IGNORECASE,
)
_PAID = frozenset(  # stems of words for what is paid
    words_of("allowance bid bonus compensation cost due fare fee fund pay payment price rate rent royalty salary toll wage")
)
_SUM = re.compile(  # by its size
    r"\d(?:(?P<share> ?%| per ?cent\b)|(?P<millions> (?:million|billion)\b)"
    r"|(?P<coins> (?:cents?|crowns?|dollars?|euros?|francs?|marks?|pence|pounds?)\b))"
)
_ARTICLE = re.compile(r"(?:the|an?|its|their|any)\s", re.IGNORECASE)
_Same = Callable[[Sequence[Figure], Sequence[Figure]], bool]


@dataclass(frozen=True, slots=True)
class Known:
    """What was told on issues, by the time at which it was made.

    Args:
        parties: stems of the parties' names, which tell no issue.
        paid: the one issue of what is paid; None where there are several.
    """

    told: list[tuple[Deed, str]]
    parties: Set[str]
    paid: str | None = None

    def put(self, deeds: Iterable[Deed], issue: str) -> None:
        """Have more looked at."""
        for deed in deeds:
            if deed.status == "actual":
                insort(self.told, (deed, issue), key=lambda pair: pair[0].making)

    def before(self, deed: Deed) -> Iterator[tuple[Deed, str]]:
        """What was told some weeks before a move, the last first; of its own report all."""
        at = bisect_left(self.told, (deed.made or "", "~"), key=lambda pair: (pair[0].made or "", ""))
        for other, issue in reversed(self.told[max(0, at - MOST) : at]):
            if other.told.version == deed.told.version or is_before(other, deed):
                yield other, issue


def known_of(play: Play, propositions: Iterable[Proposition]) -> Known:
    """What some propositions tell on issues."""
    told = [(deed, each.issue) for each in propositions if each.issue is not None for deed in each.deeds if deed.status == "actual"]
    parties = frozenset(stem for party in play.talks.parties for stem in words_of(party))
    paid = {
        issue.label
        for issue in play.talks.issues
        if any(not _PAID.isdisjoint(words_of(phrase)) for phrase in (issue.label, *issue.synonyms))
    }
    return Known(sorted(told, key=lambda pair: pair[0].making), parties, min(paid) if len(paid) == 1 else None)


def placed(some: Sequence[Proposition], known: Known, titled: Callable[[Deed], Set[str]]) -> Mapping[str, str]:
    """The issues of propositions that tell none, by their ids; of those alone for which one is found.

    Args:
        titled: the issues that the title of a move's report names.
    """
    found: dict[str, str] = {}
    for each in sorted(some, key=lambda each: each.deeds[0].making):
        issue = _issue_of(each, known, titled)
        if issue is not None:
            found[each.id] = issue
            known.put(each.deeds, issue)
    return found


def is_before(earlier: Deed, later: Deed) -> bool:
    """Whether something was made some weeks before a move at most, and told before it."""
    days = days_between(earlier.made, later.made)
    if days is None or days > DAYS or (earlier.made or "") > (later.made or ""):
        return False
    return earlier.told.version != later.told.version or earlier.evidence < later.evidence


def figures_of(deed: Deed) -> tuple[Figure, ...]:
    """The figures of a move's words."""
    return figures_in(f"{deed.about} {deed.quote}", written=True)


def _issue_of(proposition: Proposition, known: Known, titled: Callable[[Deed], Set[str]]) -> str | None:
    bare = next((deed for deed in proposition.deeds if _BARE.fullmatch(words_for(deed))), None)
    if bare is not None:
        return _of_figure(bare, known, titled)
    return _of_words(proposition, known) or _of_report(proposition, known, titled)


def _of_report(proposition: Proposition, known: Known, titled: Callable[[Deed], Set[str]]) -> str | None:
    """The issue that a title names, where all that its report tells before is on that: of what somebody puts forward."""
    deed = proposition.deeds[0]
    if deed.kind not in FORWARD or deed.status != "actual" or len(named := titled(deed)) != 1:
        return None
    told = {issue for other, issue in known.before(deed) if other.told.version == deed.told.version}
    return min(named) if told == named else None


def _of_figure(deed: Deed, known: Known, titled: Callable[[Deed], Set[str]]) -> str | None:
    """The issue on which a figure alone was told before, else one of what it counts, else that of the title, or of all figures."""
    mine = figures_in(deed.about, written=True)
    told = [pair for pair in known.before(deed) if (pair[0].told.version, pair[0].evidence) != (deed.told.version, deed.evidence)]
    before = [(figures_of(other), _beside(other), issue) for other, issue in told]
    own = [other.party == deed.party and other.kind in FORWARD for other, _ in told]  # "its offer" is another figure for that
    for some in (list(compress(before, own)) if _OWN.match(words_for(deed)) else [], before):
        for same, around in ((_have_one, False), (_count_one, False), (_have_one, True)):
            issues = {issue for here, more, issue in some if same(mine, more if around else here)}
            if issues:
                return issues.pop() if len(issues) == 1 else None
    if len(named := titled(deed)) == 1:
        return min(named)
    if size := _size_of(deed):
        sizes = {_size_of(other) for other, issue in told if issue == known.paid} - {None}
        return known.paid if not sizes or size in sizes else None
    if not all(figure.value.replace(".", "").isdigit() for figure in mine):  # millions are no years
        return None
    issues = {issue for own, _, issue in before if any(not one.unit or not other.unit for one in mine for other in own)}
    return issues.pop() if len(issues) == 1 else None


def _size_of(deed: Deed) -> str | None:
    """Of which size a sum is that a move tells: a share, millions or coins; None where it tells none."""
    found = _SUM.search(deed.about)
    return found.lastgroup if found is not None else None


def _of_words(proposition: Proposition, known: Known) -> str | None:
    """The one issue on which all words for something were put forward before: "equal parts" of "to share costs in equal parts".

    One word tells it where that is the noun of what was put forward, "the suspension" of "to suspend the tests", what its own
    party gives up, or where some words stand just so in what was put forward.
    """
    deed = proposition.deeds[0]
    stems = {stem for content in proposition.contents[:1] for stem in content.stems if stem not in known.parties}
    mine, issues = {root_of(stem) for stem in stems}, set[str]()
    for other, issue in known.before(deed) if mine else ():
        own = deed.kind == "concede" and other.party == deed.party
        one = own or (deed.kind in ANSWERS and (stems.isdisjoint(terms_of(other.about)) or _stands_in(deed, other)))
        if other.kind in FORWARD and mine <= _roots(other, known.parties) and (len(stems) > 1 or one):
            issues.add(issue)
    return issues.pop() if len(issues) == 1 else None


def _stands_in(deed: Deed, other: Deed) -> bool:
    """Whether what a move is about, of some words, stands just so in what another is about."""
    phrase = _ARTICLE.sub("", words_for(deed))
    return " " in phrase and phrase in other.about


def _roots(deed: Deed, parties: Set[str]) -> frozenset[str]:
    """The roots of the telling words for what a move is about, without numbers and parties."""
    return frozenset(root_of(term) for term in terms_of(deed.about) if not term.startswith("#") and term not in parties)


def _beside(deed: Deed) -> tuple[Figure, ...]:
    """The figures of a move's sentence."""
    act = deed.told.digest.act_of(deed.move)
    return figures_in((deed.told.digest.sentences or {}).get(act.sentence, ""), written=True) if act is not None else ()


def _have_one(mine: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether some figures have a value of others, and count no other thing."""
    return any(a.value == b.value and (not a.unit or not b.unit or a.unit & b.unit) for a in mine for b in others)


def _count_one(mine: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether some figures count what others do."""
    return any(a.unit & b.unit for a in mine for b in others)
