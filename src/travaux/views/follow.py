"""How propositions follow from one another, where words or the order of telling show it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from travaux.joins.content import Content, numbers_differ
from travaux.joins.deeds import FORWARD, Deed
from travaux.views.marks import Basis, Edge, EdgeKind, Mark, marks_of
from travaux.views.rules import ViewRules, tells
from travaux.views.whose import gives_up_its_own
from travaux.views.within import have_other_numbers, is_ready
from travaux.views.words import words_of

if TYPE_CHECKING:
    from travaux.joins.propositions import Proposition
    from travaux.record.move import MoveKind
    from travaux.record.span import Spans
    from travaux.views.on_table import Aim, Table

_ANSWERS: dict[MoveKind, EdgeKind] = {"accept": "accepted", "reject": "rejected", "concede": "withdrawn"}
ANSWERED = frozenset(_ANSWERS.values())
_SHARED = 0.5  # share of an answer's words that must stand in those of what it answers
_SHARED_ELSEWHERE, _TELLS = 0.75, 2  # that of another issue, or of none, and stems of which this must be (a number counts for two)
_NAMED, _ONLY, _TOGETHER = 0.6, 0.5, 0.5  # scores of what is inferred otherwise, by how far each goes
_FOLLOWS = 400  # characters from sentence to sentence within which a report tells two things together: two or three sentences
_BEFORE = 1000  # characters before an answer within which its report tells of what it answers
_HERE = 200  # the same where the answer's words tell no issue: in its sentence, or in the one before
_LITTLE = 2  # stems of an object that tells little: "to appear before it"
_SHORT = 3  # letters of a stem that tells little where no list tells which do
_INSTEAD = re.compile(r"\b(?:in (?:place|lieu) of|instead of|rather than)\b([^,;.]*)", re.IGNORECASE)
Together = Mapping[tuple[str, str], Sequence[tuple[Deed, Edge]]]


def follow(table: Table, told: Sequence[Edge], rules: ViewRules) -> Iterator[Edge]:
    """The edges between propositions: answers in other words, amendments, other names, and what is taken up from others.

    Args:
        told: the edges within propositions.
    """
    answered = {edge.later for edge in told if edge.kind in ANSWERED and not (edge.ends[0] is not None and edge.ends[0].recalls)}
    found: list[Edge] = []
    for proposition in table.play.propositions:
        for mark in marks_of(proposition):
            if mark.status == "actual" and (mark.kind in _ANSWERS or is_ready(mark)) and mark.id not in answered:
                found += _answer(table, proposition, mark)
    together = _together([*told, *found])
    for proposition in table.play.propositions:
        first = next((mark for mark in marks_of(proposition) if mark.kind in FORWARD and mark.status == "actual"), None)
        if proposition.issue is not None and first is not None:
            answers = [edge for deed in first.deeds for edge in _just_before(table, deed, first, together)]
            found += _beginning(table, proposition, first, answers, rules)
    yield from found


def _answer(table: Table, proposition: Proposition, mark: Mark) -> Iterator[Edge]:
    """What an answer, or what is given up, means where that is about no proposition known before: one or none."""
    kind, issue = "withdrawn" if mark.takes_back else _ANSWERS.get(mark.kind, "accepted"), proposition.issue
    found = _meant(table, proposition, issue, mark) if issue is not None else None
    if (found := found or _elsewhere(table, proposition, mark)) is not None:
        yield Edge(kind, (found[0], mark), found[1], found[2])
    elif not mark.takes_back and (before := _right_before(table, proposition, mark)) is not None:
        yield Edge(kind, (before, mark), "told together", _TOGETHER)
    elif issue is not None and gives_up_its_own(mark):
        if (own := _its_only_one(table, issue, mark)) is not None:
            yield Edge(kind, (own, mark), "only one", _ONLY)
    elif issue is not None and not table.named(mark) and (only := _only_one(table, proposition, mark)) is not None:
        yield Edge(kind, (only, mark), "only one", _ONLY)


def _elsewhere(table: Table, proposition: Proposition, mark: Mark) -> tuple[Mark, Basis, float] | None:
    """The one mark on another issue, or on none, in whose words nearly all of an answer's stand: its own may tell none."""
    found: dict[str, tuple[float, Mark]] = {}
    told = [content for content in proposition.contents if len(content.stems) + 2 * len(content.numbers) >= _TELLS]
    for issue in [issue for issue in table.aims if issue is None or issue != proposition.issue]:
        for content in told:
            for place, share in table.sharing(issue, content).items():
                aim = table.aims[issue][place]
                if share >= _SHARED_ELSEWHERE and not _differ(content, aim) and _before(aim.mark, mark):
                    found[aim.mark.id] = (max(share, found.get(aim.mark.id, (0.0,))[0]), aim.mark)
    best = max((share for share, _ in found.values()), default=0.0)
    meant = _one_of([each for share, each in found.values() if share == best], mark)
    return (meant, "shared words", round(min(1.0, best), 2)) if meant is not None else None


def _right_before(table: Table, proposition: Proposition, mark: Mark) -> Mark | None:
    """What another party puts forward on the issue of an answer, as its report tells right before: that of others in its place.

    Of an answer whose words tell no issue, "none of it", what stands right before in whatever issue.
    """
    found: list[tuple[Spans, str, Mark]] = []
    theirs = (table.named(mark) or set(table.play.talks.parties)) - {mark.party}
    for answer in mark.deeds:
        for deed, each in table.told[answer.told.version]:
            apart = answer.sentence - deed.sentence
            here = proposition.issue is None and apart <= _HERE
            near = deed.evidence < answer.evidence and apart <= _BEFORE
            alike = (here or table.issues[each.proposition] == proposition.issue) and not have_other_numbers(each, mark)
            if near and alike and each.party in theirs and each.proposition != proposition.id:
                found.append((deed.evidence, deed.id, each))
    return max(found, key=lambda told: told[:2])[2] if found else None


def _meant(table: Table, proposition: Proposition, issue: str, mark: Mark) -> tuple[Mark, Basis, float] | None:
    """The one mark on an issue whose words are those of another, or whose party that names, or that alone is there."""
    aims = table.aims[issue]
    named = table.named(mark)
    likely = {
        place: share
        for place, share in _shares(table, proposition, issue).items()
        if share >= _SHARED and _before(aims[place].mark, mark) and (not named or aims[place].mark.party in named)
    }
    best = max(likely.values(), default=0.0)
    top = {aims[place].mark.id: aims[place].mark for place, share in likely.items() if share == best}
    if top:
        meant = _one_of(list(top.values()), mark)
        return (meant, "shared words", round(min(1.0, best), 2)) if meant is not None else None
    if named:
        theirs = (each for party in sorted(named) for each in table.last_of(issue, party) if _before(each, mark))
        meant = next((each for each in theirs if not have_other_numbers(each, mark)), None)
        return (meant, "named party", _NAMED) if meant is not None else None
    return None


def _only_one(table: Table, proposition: Proposition, mark: Mark) -> Mark | None:
    """What alone is put forward on the issue of an answer that says little; another number is another thing."""
    if any(content.numbers or len(content.stems) > _LITTLE for content in proposition.contents):
        return None
    there = list(islice((each for each in table.forward(proposition.issue) if _before(each, mark)), 2))
    return there[0] if len(there) == 1 else None


def _its_only_one(table: Table, issue: str, mark: Mark) -> Mark | None:
    """What alone a party has put forward itself on an issue where it gives up "its demand": another number is another thing."""
    own = [each for each in table.last_of(issue, mark.party) if _before(each, mark) and not each.recalls]
    return own[0] if len(own) == 1 and not have_other_numbers(own[0], mark) else None


def _one_of(top: Sequence[Mark], mark: Mark) -> Mark | None:
    """Of marks that are as like, the one that isn't recalled, or not demanded, or stands in the answer's own report; else none."""
    reports = {deed.told.version for deed in mark.deeds}
    top = [each for each in top if not each.recalls] or top
    top = [each for each in top if mark.takes_back or each.kind != "demand"] or top
    if len(top) > 1:
        top = [each for each in top if any(deed.told.version in reports for deed in each.deeds)]
    return top[0] if len(top) == 1 else None


def _shares(table: Table, proposition: Proposition, issue: str) -> dict[int, float]:
    """What share of a proposition's words, where these are most, stands in each aim of an issue, or of that one's in them."""
    aims, shares = table.aims[issue], dict[int, float]()
    for content in proposition.contents:
        for place, part in table.sharing(issue, content).items():
            share = max(part, table.share_of(aims[place], content))
            if share > shares.get(place, 0.0) and not _differ(content, aims[place]):
                shares[place] = share
    return shares


def _differ(content: Content, aim: Aim) -> bool:
    return numbers_differ(content, Content(frozenset(), aim.numbers))


def _before(earlier: Mark, later: Mark) -> bool:
    """Whether a mark is there to be answered, or given up by its own party: made before, or told before in one report.

    What a party gives up isn't what it puts forward in that sentence.
    """
    if (
        (earlier.party == later.party) != later.takes_back
        or earlier.proposition == later.proposition
        or None in (earlier.day, later.day)
    ):
        return False
    if later.takes_back and _sentences(earlier) & _sentences(later):
        return False
    if (earlier.day or "") <= (later.day or ""):
        return True
    places = {deed.told.version: deed.evidence for deed in earlier.deeds}
    return any(places.get(deed.told.version, deed.evidence) < deed.evidence for deed in later.deeds)


def _sentences(mark: Mark) -> set[tuple[str, int]]:
    return {(deed.told.version, deed.sentence) for deed in mark.deeds}


def _together(edges: Sequence[Edge]) -> Together:
    """Answers by the report and the party that answers, with the deeds that tell them."""
    found: dict[tuple[str, str], list[tuple[Deed, Edge]]] = defaultdict(list)
    for edge in edges:
        if edge.kind in ("accepted", "rejected") and edge.ends[1].kind != "commit":
            for deed in edge.ends[1].deeds:
                found[deed.told.version, deed.party].append((deed, edge))
    return found


def _just_before(table: Table, deed: Deed, mark: Mark, together: Together) -> Iterator[Edge]:
    """The party's own answers that one report tells just before, the nearest first: what it puts forward then, it wants otherwise.

    After a refusal only what it proposes or offers: a demand may be for what there is already.
    """
    answers = together.get((deed.told.version, deed.party), ())
    for answer, edge in sorted(answers, key=lambda pair: -pair[0].sentence):
        earlier = edge.ends[0]
        if earlier is None or earlier.proposition == mark.proposition or not _in_one_breath(answer, deed):
            continue
        alike = table.issues[earlier.proposition] == table.issues[mark.proposition]
        if alike and (edge.kind == "accepted" or mark.kind != "demand"):
            yield edge


def _in_one_breath(answer: Deed, deed: Deed) -> bool:
    """Whether one voice tells both on one day, the answer first and the other within few sentences."""
    one_voice = answer.origin == deed.origin and (None in (answer.speaker, deed.speaker) or answer.speaker == deed.speaker)
    follows = answer.evidence < deed.evidence and deed.sentence - answer.sentence <= _FOLLOWS
    return one_voice and follows and answer.made == deed.made


def _beginning(table: Table, proposition: Proposition, mark: Mark, answers: Sequence[Edge], rules: ViewRules) -> Iterator[Edge]:
    """From what a proposition follows: another name, what was answered just before, other numbers, another party's idea."""
    renames = any(tells(rules.renaming, words_of(deed.quote)) for deed in mark.deeds)
    issue = proposition.issue or ""
    if answers and (meant := answers[0].ends[0]) is not None:
        yield Edge("renamed" if renames else "amended", (meant, mark), "told together", _TOGETHER)
    elif renames and (found := _meant(table, proposition, issue, mark)) is not None:
        yield Edge("renamed", (found[0], mark), found[1], found[2])
    elif renames and (named := _last_proposed(table, issue, mark)) is not None:
        yield Edge("renamed", (named, mark), "only one", _ONLY)
    elif (taken := _taken_up(table, issue, mark, rules)) is not None:
        yield Edge("taken up by", (taken, mark), "told")
    elif (replaced := _replaced(table, issue, mark)) is not None:
        yield Edge("amended", (replaced, mark), "told")
    else:
        yield from _other_terms(table, proposition, issue, mark)


def _last_proposed(table: Table, issue: str, mark: Mark) -> Mark | None:
    """What was proposed last on an issue, which "it" stands for where a name is given to it."""
    some = (each for each in reversed(table.forward(issue)) if each.kind == "propose" and each.proposition != mark.proposition)
    return next((each for each in some if (each.day or "") <= (mark.day or "")), None)


def _replaced(table: Table, issue: str, mark: Mark) -> Mark | None:
    """What was put forward before in the words for what a mark puts something "in place of"."""
    found: list[tuple[float, str, Mark]] = []
    for deed in mark.deeds:
        for told in _INSTEAD.findall(deed.quote):
            words = Content(frozenset(stem for stem in words_of(told) if len(stem) > _SHORT), frozenset())
            for place, share in table.sharing(issue, words).items():
                each = table.aims[issue][place].mark
                earlier = each.kind in FORWARD and each.proposition != mark.proposition and each.deeds[0].order < deed.order
                if share >= _SHARED and earlier and (each.day or "") <= (mark.day or ""):
                    found.append((share, each.day or "", each))
    return max(found, key=lambda told: told[:2])[2] if found else None


def _taken_up(table: Table, issue: str, mark: Mark, rules: ViewRules) -> Mark | None:
    """Another party's mark that is taken up, as the words for what is put forward say."""
    for deed in mark.deeds:
        stems = words_of(f"{deed.quote} {deed.about}")
        if tells(rules.taking_up, stems):
            named = {table.names[stem] for stem in stems if stem in table.names} - {mark.party}
            theirs = (each for party in sorted(named) for each in table.last_of(issue, party) if _before(each, mark))
            if (taken := next(theirs, None)) is not None:
                return taken
    return None


def _other_terms(table: Table, proposition: Proposition, issue: str, mark: Mark) -> Iterator[Edge]:
    """What was put forward before in like words with other numbers: a proposal of others, or the party's own, is amended.

    An offer of other numbers answers another party's demand.
    """
    aims = table.aims[issue]
    best: tuple[float, str, Mark, EdgeKind] | None = None
    for content in proposition.contents:
        bare = Content(content.stems, frozenset())
        for place, share in table.sharing(issue, bare).items() if content.numbers and content.stems else ():
            earlier, kind = aims[place].mark, _changes(aims[place].mark, mark)
            if kind is not None and share >= _SHARED and _differ(content, aims[place]) and not earlier.recalls:
                rank = (share, earlier.day or "", earlier, kind)
                best = rank if best is None or rank[:2] > best[:2] else best
    if best is not None:
        yield Edge(best[3], (best[2], mark), "shared words", round(min(1.0, best[0]), 2))


def _changes(earlier: Mark, later: Mark) -> EdgeKind | None:
    if earlier.proposition == later.proposition or earlier.kind not in FORWARD or (earlier.day or "") >= (later.day or ""):
        return None
    if earlier.party == later.party or (earlier.kind, later.kind) == ("propose", "propose"):
        return "amended"
    return "answers" if (earlier.kind, later.kind) == ("demand", "offer") else None
