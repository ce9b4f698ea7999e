"""Why two items of two reports are one thing or aren't, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Literal

from travaux.errors import UsageError
from travaux.joins.alike import is_enough, part_needed
from travaux.joins.bonds import Bonds
from travaux.joins.codebook import Talks
from travaux.joins.content import (
    FEW,
    LIKE,
    Content,
    TermWeights,
    content_of_act,
    likeness,
    numbers_differ,
    share_a_name_alone,
    term_weight,
    weight_of,
)
from travaux.joins.digest import Act
from travaux.joins.issue_labels import (
    PARTICLES,
    are_about_one,
    are_one_issue,
    are_soon_alike,
    content_of_label,
    may_last,
    names_what_is_around,
    says_little_more,
    share_a_noun_alone,
    share_a_person_alone,
    share_names_alone,
)
from travaux.joins.issues import issue_finder
from travaux.joins.known import Known, person_of
from travaux.joins.links import shelve
from travaux.joins.moves import partners_of
from travaux.joins.nodes import Node, names_in
from travaux.joins.papers import Sightings
from travaux.joins.sayings import sayings_of
from travaux.joins.sightings import sightings_of
from travaux.joins.speakers import SAME, Actors, who_in
from travaux.joins.ties import Ground, Joining, Match
from travaux.joins.told import UNDATED, Told, days_between
from travaux.joins.utterances import COPY, Sayings
from travaux.ledger.join_rules import JoinRules, Ref
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import words_of

Sort = Literal["actor", "move", "statement", "document", "issue"]
SCHEMA = "travaux.explanation/1"
_ISSUES_LIKE = 0.75  # score from which two issues of records are one
_SMALL_PART = 0.5
_DAYS = 7
_DETAILS = ("word", "number")
_OF_TWO = re.compile(r"^[A-Z]\w+-[A-Z]\w+$")  # "the Keno-Berg bill" is called by two, whom a record may have as one
_UNITS = frozenset(stem for word in ("million", "billion", "trillion", "dollar", "euro", "percent") for stem in words_of(word))
_NEVER = {
    "statement": "no speaker's name is shared on days that lie together, nor a quotation, nor a long text",
    "document": "neither an author, nor a recipient, nor a word of the labels is shared",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """An item of a report.

    Args:
        parties: for whom the report's actors act, by their ids, where that is known besides what its record says.
    """

    told: Told
    item: str
    parties: Mapping[str, str] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        """Its version and its id in the record."""
        return self.told.version, self.item

    @property
    def sort(self) -> Sort:
        """What it is.

        Raises:
            UsageError: the report has no such item.
        """
        digest = self.told.digest
        ids: Mapping[Sort, list[str]] = {
            "actor": [figure.id for figure in digest.figures],
            "move": [act.move for act in digest.acts],
            "statement": [said.statement for said in digest.said],
            "document": [paper.document for paper in digest.papers],
            "issue": [issue.id for issue in digest.issues],
        }
        found = next((sort for sort, each in ids.items() if self.item in each), None)
        if found is None:
            raise UsageError(f"expected an item of {self.told.version}, got {self.item!r}; take its id from the report's record")
        return found


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two items are one thing or aren't.

    Args:
        score: how like they are, in [0, 1]; what people say of them is no part of it.
        joined: whether they are one thing, all considered.
        reasons: the grounds; what people say comes first.
    """

    sorts: tuple[Sort, Sort]
    score: float
    joined: bool
    reasons: tuple[Ground, ...]

    def to_dict(self) -> dict[str, Any]:
        """`travaux.explanation/1`."""
        reasons = [{"what": each.what, "text": each.text, "weight": each.weight} for each in self.reasons]
        return {"schema": SCHEMA, "sorts": list(self.sorts), "score": self.score, "joined": self.joined, "reasons": reasons}


class Explainer:
    """Explains pairs of items.

    Args:
        talks: whose parties and issues are those of moves; without them, issues are those of the records.
        known: whom reports tell by full names; without it, what the two reports that are compared tell.
    """

    def __init__(self, actors: Actors, words: JoinWords, talks: Talks | None = None, known: Known | None = None) -> None:
        self._actors, self._words, self._talks, self._known = actors, words, talks, known
        self._finder = issue_finder(talks, words) if talks is not None else None
        self._passed_over = frozenset(stem for party in (talks.parties if talks is not None else ()) for stem in words_of(party))
        self._compare: Mapping[Sort, Callable[[Subject, Subject], tuple[Match, float]]] = {
            "actor": self._of_actors,
            "move": self._of_moves,
            "statement": self._of_statements,
            "document": self._of_documents,
            "issue": self._of_issues,
        }

    def explain(self, a: Subject, b: Subject, rules: JoinRules, *, joined: bool | None = None) -> Explanation:
        """Why two items are one thing or aren't.

        Args:
            rules: what people have judged.
            joined: whether they are joined among all that is known; where that isn't given, by these two alone.

        Raises:
            UsageError: a report has no such item.
        """
        a, b = sorted((a, b), key=lambda each: (each.told.day or UNDATED, each.ref))
        sorts = (a.sort, b.sort)
        if a.ref == b.ref:
            return Explanation(sorts, 1.0, True, (Ground("item", "one and the same item", 1.0),))
        if sorts[0] != sorts[1]:
            return Explanation(sorts, 0.0, False, (Ground("sort", f"a {sorts[0]} is no {sorts[1]}", 0.0),))
        match, least = self._compare[sorts[0]](b, a)
        if sorts[0] == "move" and joined is None and match.score >= least:
            doubts = tuple(self._alone(b, a))
            match = Match(match.score * _SMALL_PART if doubts else match.score, (*match.grounds, *doubts))
        alone = match.score >= least
        said = Bonds(rules).said_of(a.ref, b.ref)
        if alone and said is None and any(ground.what == COPY for ground in match.grounds):
            joined = True  # each statement is tied to one alone, though another there holds its words as well
        together = joined if joined is not None else said[0] == "same" if said and said[0] != "disputed" else alone
        grounds = [*_judged(said), *match.grounds]
        if joined is not None and said is None and joined != alone:
            grounds.append(Ground("others", _BY_OTHERS[joined], 1.0 if joined else 0.0))
        return Explanation(sorts, match.score, together, tuple(grounds))

    def _of_actors(self, a: Subject, b: Subject) -> tuple[Match, float]:
        known = self._known or Known((a.told, b.told), self._actors)
        found = known.compare(*(person_of(each.told, each.item, each.parties) for each in (a, b)))
        return Match(found.score, (Ground("name", found.why, found.score),)), SAME

    def _of_statements(self, a: Subject, b: Subject) -> tuple[Match, float]:
        joining = Sayings(self._actors, self._words.weights)
        one, other = (
            next((saying for saying in sayings_of(each.told, self._words, each.parties) if saying.ref == each.ref), None)
            for each in (a, b)
        )
        if one is None or other is None:
            return Match(0.0, (Ground("negated", "a report says that one of them was not said", 0.0),)), joining.least
        return _with_keys(joining.match(one, other), one, other, joining, "statement"), joining.least

    def _of_documents(self, a: Subject, b: Subject) -> tuple[Match, float]:
        joining = Sightings(self._actors, self._words.weights)
        one, other = (
            next(sighting for sighting in sightings_of(each.told, self._words, each.parties) if sighting.ref == each.ref)
            for each in (a, b)
        )
        match = joining.match(one, other)
        rival = joining.rival(one, other, match.score) if match.score >= joining.least else None
        if rival is not None:
            text = f"“{rival.label}” of the same report is more like it"
            match = Match(0.0, (*match.grounds, Ground("rival", text, 0.0)))
        return _with_keys(match, one, other, joining, "document"), joining.least

    # Moves and issues

    def _of_moves(self, a: Subject, b: Subject) -> tuple[Match, float]:
        acts = [next(act for act in each.told.digest.acts if act.move == each.item) for each in (a, b)]
        contents = [content_of_act(act, self._words, self._passed_over) for act in acts]
        surfaces = {stem: word for act in acts for word in act.quote.split() for stem in words_of(word)}
        surfaces |= {stem: word for act in acts for word in act.about.split() for stem in words_of(word)}
        grounds = [
            *self._words_alike(contents[0], contents[1], surfaces),
            *self._issues_of_moves((a, acts[0]), (b, acts[1])),
            *self._small_part(contents[0], contents[1], [self._issue(each, act) for each, act in zip((a, b), acts, strict=True)]),
        ]
        score = 1.0
        for ground in grounds:
            score *= ground.weight if ground.what not in _DETAILS else 1.0
        context = (Ground(what, text, 1.0) for what, text in self._context((a, acts[0]), (b, acts[1])))
        return Match(round(score, 4), (*grounds, *context)), LIKE

    def _words_alike(self, one: Content, other: Content, surfaces: Mapping[str, str]) -> Iterator[Ground]:
        if one.empty or other.empty:
            yield Ground("content", "the words of one name nothing by themselves; what stands before them tells what it means", 0.0)
            return
        weights = self._words.weights
        share = likeness(one, other, weights)
        if numbers_differ(one, other):
            share = likeness(Content(one.stems, frozenset()), Content(other.stems, frozenset()), weights)
            numbers = (", ".join(sorted(each.numbers)) for each in (one, other))
            yield Ground("numbers", f"their numbers differ: {' / '.join(numbers)}", 0.0)
        yield Ground("content", f"they share {share:.0%} of what the shorter one says" if share else "they share no word", share)
        for term in sorted(one.terms & other.terms, key=lambda term: (-term_weight(term, weights), term)):
            what = "number" if term.startswith("#") else "word"
            yield Ground(what, surfaces.get(term, term.lstrip("#")).strip('.,;:“”"'), round(term_weight(term, weights), 2))

    def _issues_of_moves(self, *pairs: tuple[Subject, Act]) -> Iterator[Ground]:
        if self._finder is None:
            issues = [act.issue for _, act in pairs]
            if None not in issues:
                yield Ground("issue", f"the reports call their issues {issues[0]} and {issues[1]}", 1.0)
            return
        found = [self._finder.find(act, each.told.digest, each.told.day) for each, act in pairs]
        labels = [label for label, _ in found]
        if all(sure for _, sure in found) and labels[0] != labels[1]:
            yield Ground("issue", f"they are about other issues: {labels[0]} / {labels[1]}", 0.0)
        elif labels[0] is not None and labels[0] == labels[1]:
            yield Ground("issue", f"both are about {labels[0]}", 1.0)

    def _issue(self, each: Subject, act: Act) -> str | None:
        """The issue of the codebook that a move's own words tell."""
        label, sure = self._finder.find(act, each.told.digest, each.told.day) if self._finder is not None else (None, False)
        return label if sure else None

    def _small_part(self, one: Content, other: Content, issues: Sequence[str | None]) -> Iterator[Ground]:
        """That what two moves share is too little where no issue tells that both are about one."""
        weights = self._words.weights
        least, most = sorted(weight_of(each, weights) for each in (one, other))
        shared = weight_of(Content(one.stems & other.stems, one.numbers & other.numbers), weights)
        if shared < part_needed(issues, least) * most and not is_enough(shared, least, one.numbers & other.numbers):
            text = "what they share is a small part of what one of them says, and no issue tells that they are about one thing"
            yield Ground("part", text, _SMALL_PART)
        elif share_a_name_alone(one.terms, other.terms, issues[0] or issues[1], TermWeights(weights)):
            yield Ground("part", "what they share is the name of their issue alone", _SMALL_PART)

    def _alone(self, a: Subject, b: Subject) -> Iterator[Ground]:
        """That two stances, alike as they are, aren't one by their words alone, of which more is asked than where talks tell it."""
        nodes = [self._node(id, each) for id, each in enumerate((a, b))]
        shelf = shelve(nodes, self._words.weights)
        one, other = (node.content for node in nodes)
        both = Content(one.stems & other.stems, one.numbers & other.numbers)
        weights = self._words.weights
        shared, (least, most) = weight_of(both, weights), sorted(weight_of(each, weights) for each in (one, other))
        issues = {node.issue for node in nodes}
        named = both.stems & nodes[0].names & nodes[1].names
        told = named or both.numbers  # what much alone isn't enough without
        if not any(map(shelf.link, nodes)):
            yield Ground("alone", "few words are shared, or months lie between, or each does it with somebody else", _SMALL_PART)
        elif None in issues and shared < max(FEW, LIKE * most) and not (told and is_enough(shared, least, both.numbers)):
            yield Ground("alone", "what they share is little, and no talks tell that they are about one thing", _SMALL_PART)
        elif None in issues and both.terms - PARTICLES == named - PARTICLES:
            yield Ground("alone", "what they share is a name alone, and no talks tell that they are about one thing", _SMALL_PART)
        elif None in issues and both.stems <= _UNITS and one != other and not _are_near(a, b):
            yield Ground("alone", "what they share is a number alone, and no talks tell that they are about one thing", _SMALL_PART)

    def _node(self, id: int, each: Subject) -> Node:
        act = next(act for act in each.told.digest.acts if act.move == each.item)
        content, partners = content_of_act(act, self._words, self._passed_over), partners_of(act, each.told.digest, each.parties)
        order = each.told.day or UNDATED, each.told.version, act.evidence[0][0]
        return Node(id, content, self._issue(each, act), None, order, {}, names=names_in(act) & content.stems, partners=partners)

    def _context(self, *pairs: tuple[Subject, Act]) -> Iterator[tuple[str, str]]:
        """What is told of two moves, but makes no difference to whether they are about one thing."""
        yield "kind", f"{' and '.join(act.kind for _, act in pairs)}: moves of any kind may be about one thing"
        parties = []
        for each, act in pairs:
            actors = who_in(each.told.digest, each.parties)
            parties.append(", ".join(actors[id].side or actors[id].name for id in act.party if id in actors) or "a party not told")
        yield "party", f"by {' and by '.join(parties)}"
        days = [act.days[0] if act.days else (each.told.day or "no day",) * 2 for each, act in pairs]
        yield "days", " and ".join(first if first == last else f"{first} to {last}" for first, last in days)

    def _of_issues(self, a: Subject, b: Subject) -> tuple[Match, float]:
        one, other = (next(issue for issue in each.told.digest.issues if issue.id == each.item) for each in (a, b))
        called = [self._codebook(issue.labels[0]) for issue in (one, other)]
        if called[0] is not None and called[0] == called[1]:
            return Match(1.0, (Ground("codebook", f"the codebook has both as {called[0]}", 1.0),)), _ISSUES_LIKE
        if None not in called:
            return Match(0.0, (Ground("codebook", f"the codebook has them as {called[0]} and {called[1]}", 0.0),)), _ISSUES_LIKE
        gap, arounds = days_between(a.told.day, b.told.day), (frozenset(one.around), frozenset(other.around))
        figures = (figure for each in (a, b) for figure in each.told.digest.figures if figure.kind == "person")
        persons = [frozenset(words_of(figure.name)) for figure in figures if _OF_TWO.search(figure.name) is None]
        matches = [self._labels_alike(labels, gap, arounds, persons) for labels in product(one.labels, other.labels)]
        return max(matches, key=lambda match: match.score), _ISSUES_LIKE

    def _labels_alike(
        self, labels: Sequence[str], gap: int | None, arounds: Sequence[Set[str]], persons: Sequence[Set[str]]
    ) -> Match:
        """How like two issues are by what they are called.

        Args:
            gap: days between the reports.
            arounds: the names around each.
            persons: names of those of whom the reports tell.
        """
        weights = self._words.weights
        surfaces = {stem: word for label in labels for word in label.split() for stem in words_of(word)}
        one, other = (content_of_label(label, self._words) for label in labels)
        grounds = tuple(self._words_alike(one, other, surfaces))
        if not are_one_issue(one, other, weights) and not are_soon_alike(labels, (one, other), gap, weights):
            return Match(0.0, grounds)
        text, around = None, arounds[0] & arounds[1]
        more = names_what_is_around(labels, (one, other), arounds)
        if share_names_alone(labels, (one, other)) and not says_little_more((one, other), gap, weights):
            text = "what they share is a name alone, of which each says something else"
        elif share_a_person_alone((one, other), persons) and not are_about_one(more, gap, weights):
            text = "what they share is a person's name alone, of whom one of them says something else"
        elif share_a_noun_alone(labels, (one, other), gap) and not are_about_one(around, gap, weights):
            text = "what they share is a noun alone, and no name around both tells whose"
        elif not may_last(labels, (one, other), gap, weights) and not are_about_one(around, gap, weights):
            text = "a month or more lies between the reports, and the labels share no name, and no long phrase"
        if text is not None:
            return Match(_SMALL_PART, (*grounds, Ground("label", text, _SMALL_PART)))
        return Match(1.0, grounds)

    def _codebook(self, label: str) -> str | None:
        """The issue of the codebook that has a label as it stands."""
        issues = self._talks.issues if self._talks is not None else ()
        own = words_of(label)
        found = {issue.label for issue in issues if own in map(words_of, (issue.label, *issue.synonyms))}
        return found.pop() if len(found) == 1 else None


def _are_near(one: Subject, other: Subject) -> bool:
    """Whether two stances are of days in which a number alone is known: "the 450 million"."""
    acts = [next(act for act in each.told.digest.acts if act.move == each.item) for each in (one, other)]
    days = [act.days[0][0] if act.days else each.told.day for each, act in zip((one, other), acts, strict=True)]
    gap = days_between(*days)
    return gap is not None and gap <= _DAYS


_BY_OTHERS = {
    True: "these two alone wouldn't be joined; others that are like both tie them",
    False: "these two alone might be joined; another is more like one of them, or two are as like, or what one is tied to clashes",
}


def _judged(said: tuple[str, bool] | None) -> Iterator[Ground]:
    if said is None:
        return
    verdict, direct = said
    if verdict == "disputed":
        yield Ground(
            "judged",
            "people contradict each other on whether these are the same; until that is settled, what they say doesn't count",
            1.0,
        )
    else:
        told = "the same" if verdict == "same" else verdict
        text = f"people say that these are {told}" if direct else f"that these are {told} follows from what people say of others"
        yield Ground("judged", text, float(verdict == "same"))


def _with_keys(match: Match, one: Any, other: Any, joining: Joining[Any], sort: Sort) -> Match:
    """A match, with why the two were never compared, if they weren't."""
    if not set(joining.keys(one)).isdisjoint(joining.keys(other)):
        return match
    return Match(0.0, (Ground("candidates", f"they were never compared: {_NEVER[sort]}", 0.0), *match.grounds))
