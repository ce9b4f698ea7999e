"""How propositions follow from one another, where words or the order of telling show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from travaux.joins.content import Content, numbers_differ
from travaux.joins.deeds import Deed
from travaux.ledger.words import words_of
from travaux.views.held import FORWARD
from travaux.views.marks import Basis, Edge, EdgeKind, Mark
from travaux.views.rules import ViewRules, tells

if TYPE_CHECKING:
    from travaux.joins.propositions import Proposition
    from travaux.record.move import MoveKind
    from travaux.views.on_table import Aim, Table

_ANSWERS: dict[MoveKind, EdgeKind] = {"accept": "accepted", "reject": "rejected", "concede": "withdrawn"}
_SHARED = 0.5  # share of an answer's words that must stand in those of what it answers
_NAMED, _ONLY, _TOGETHER = 0.6, 0.5, 0.5  # scores of what is inferred otherwise, by how far each goes
_FOLLOWS = 400  # characters from sentence to sentence within which a report tells two things together: two or three sentences
_LITTLE = 2  # stems of an object that tells little: "to appear before it"
Together = Mapping[tuple[str, str], Sequence[tuple[Deed, Edge]]]


def follow(table: Table, told: Sequence[Edge], rules: ViewRules) -> Iterator[Edge]:
    """The edges between propositions: answers in other words, amendments, other names, and what is taken up from others.

    Args:
        told: the edges within propositions.
    """
    answered = {edge.later for edge in told if edge.kind in ("accepted", "rejected", "withdrawn")}
    found: list[Edge] = []
    for proposition in table.play.propositions:
        for mark in table.marks[proposition.id]:
            if mark.status == "actual" and mark.kind in _ANSWERS and mark.id not in answered:
                found += _answer(table, proposition, mark)
    together = _together([*told, *found])
    for proposition in table.play.propositions:
        first = next((mark for mark in table.marks[proposition.id] if mark.kind in FORWARD and mark.status == "actual"), None)
        if proposition.issue is not None and first is not None:
            answers = [edge for deed in first.deeds for edge in _just_before(table, deed, first, together)]
            found += _beginning(table, proposition, first, answers, rules)
    yield from found


def _answer(table: Table, proposition: Proposition, mark: Mark) -> Iterator[Edge]:
    """What an answer, or what is given up, means where that is about no proposition known before: one or none."""
    if proposition.issue is not None:
        found = _meant(table, proposition, proposition.issue, mark)
        if found is not None:
            yield Edge(_ANSWERS[mark.kind], (found[0], mark), found[1], found[2])


def _meant(table: Table, proposition: Proposition, issue: str, mark: Mark) -> tuple[Mark, Basis, float] | None:
    """The one mark on an issue whose words are those of another, or whose party that names, or that alone is there."""
    aims = table.aims[issue]
    named = {table.names[word] for word in _owners(mark) if word in table.names} - {mark.party}
    likely = {
        place: share
        for place, share in _shares(table, proposition, issue).items()
        if share >= _SHARED and _before(aims[place].mark, mark) and (not named or aims[place].mark.party in named)
    }
    best = max(likely.values(), default=0.0)
    top = {aims[place].mark.id: aims[place].mark for place, share in likely.items() if share == best}
    if top:
        return (next(iter(top.values())), "shared words", round(min(1.0, best), 2)) if len(top) == 1 else None
    if any(content.numbers for content in proposition.contents):
        return None  # another number is another thing
    if named:
        theirs = next((each for party in sorted(named) for each in table.last_of(issue, party) if _before(each, mark)), None)
        return (theirs, "named party", _NAMED) if theirs is not None else None
    if any(len(content.stems) > _LITTLE for content in proposition.contents):
        return None
    there = list(islice((each for each in table.forward(issue) if _before(each, mark)), 2))
    return (there[0], "only one", _ONLY) if len(there) == 1 else None


def _shares(table: Table, proposition: Proposition, issue: str) -> dict[int, float]:
    """What share of a proposition's words, where these are most, stands in each aim of an issue."""
    aims, shares = table.aims[issue], dict[int, float]()
    for content in proposition.contents:
        for place, share in table.sharing(issue, content).items():
            if share > shares.get(place, 0.0) and not _differ(content, aims[place]):
                shares[place] = share
    return shares


def _differ(content: Content, aim: Aim) -> bool:
    return numbers_differ(content, Content(frozenset(), aim.numbers))


def _before(earlier: Mark, later: Mark) -> bool:
    """Whether a mark is there to be answered, or given up by its own party: made before, or told before in one report."""
    if (
        (earlier.party == later.party) != (later.kind == "concede")
        or earlier.proposition == later.proposition
        or None in (earlier.day, later.day)
    ):
        return False
    if (earlier.day or "") <= (later.day or ""):
        return True
    places = {deed.told.version: deed.evidence for deed in earlier.deeds}
    return any(places.get(deed.told.version, deed.evidence) < deed.evidence for deed in later.deeds)


def _owners(mark: Mark) -> set[str]:
    """The words that stand with an apostrophe in what a mark is about: "the Council's figure" is the Council's."""
    texts = {deed.about.replace("’", "'") for deed in mark.deeds}
    return {words_of(word)[0] for text in texts for word in text.split() if "'" in word and words_of(word)}


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
    elif (taken := _taken_up(table, issue, mark, rules)) is not None:
        yield Edge("taken up by", (taken, mark), "told")
    else:
        yield from _other_terms(table, proposition, issue, mark)


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
            if kind is not None and share >= _SHARED and _differ(content, aims[place]):
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
