"""Documents of many reports that are one paper: by their authors, labels, kinds, recipients, pages and days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.joins.bonds import Bonds
from travaux.joins.content import RARE, Content, TermWeights, likeness, names_among, numbers_differ, weight_of
from travaux.joins.instruments import bear_alike_names, bears_number, name_weight, without_lone_years
from travaux.joins.labels import FULL_NAME, bear_one_name, comes_again, is_lasting, names_lacked
from travaux.joins.paper_grounds import (
    HOPE,
    OTHER_NUMBERS,
    are_told_alike,
    dates_told,
    days_told,
    kinds_told,
    owners_lacked,
    pages_told,
    together,
)
from travaux.joins.sightings import (
    Sighting,
    are_dated_apart,
    are_two_releases,
    called_by,
    in_one_wording,
    is_dated_as,
)
from travaux.joins.speakers import SAME, Actors, Likeness, Who
from travaux.joins.ties import Ground, Match, Tie, groups_of, tie_items
from travaux.joins.told import days_between
from travaux.ledger.join_rules import JoinRules, Ref

LEAST = 0.6  # score from which two documents are one paper
# What each is worth. By judgement, in this order; not swept, and not calibrated.
_ONE_UNTOLD, _BOTH_UNTOLD = 0.75, 0.6  # authors
_AROUND = 0.9  # the same, where the names around tell which text is meant
_OTHER_AUTHORS, _OTHERS, _ANY_OTHER = 0.05, 0.4, 0.7
_PERSONS_OR_STATES = 0.85  # as above
_SAME_WORDS = 0.65  # other authors, where the labels tell all, in the same words: one of the records has them wrong
_THE_SAME = 0.9  # share of words from which they do
_ONE_BARE, _BOTH_BARE = 0.8, 0.7  # labels that tell nothing, as "the document"
_BY_PARTY = 0.85
_LIKE = 0.5  # share of a label's words from which labels tell of one
_MOST, _PARTLY = 0.8, 0.85  # share from which nothing tells that labels are of two, and what less of it tells
_FULL = 15.0  # weight of shared words from which a label tells all
_OTHER_WORDS, _OTHER_NAMES = 0.4, 0.5
_OTHER_RECIPIENTS = 0.6
_SOON, _LATE, _YEAR = 14, 60, 365  # days between reports
_DAYS = 3  # the same, where a label tells nothing
_DRAFT = "draft"
_NEW, _BOTH_NEW = 0.7, 0.65
_LATER, _LONG_AFTER, _YEARS_AFTER, _UNDATED = 0.65, 0.5, 0.25, 0.6  # of labels that share nothing that tells
_ROUNDING = 1e-9  # what products of weights in another order may differ by
_AGAIN = 0.5  # what words tell years after, of how much they tell, that are no name, or of a text of which others come
# What these take off of that which lacks of a score of 1, told as weights above 1.
_SAME_RECIPIENTS, _SAME_ANSWERED, _SAME_ORDINAL = 1.25, 1.5, 1.75
_RARE_NAME = RARE  # weight of a word of a name, as "the Artemis Accords", that one paper alone bears
_YEAR_TOLD = re.compile(r"(?:19|20)\d\d")
_JOINT = ("treaty", "agreement", "statement")  # kinds of texts of several parties
_BETWEEN = ("treaty", "agreement")  # kinds of texts that are called by whom they are with
_PUBLIC = ("treaty", "agreement", "bill", "resolution")  # kinds of texts that are called by what they are about


@dataclass(frozen=True, slots=True)
class JoinedPaper:
    """A paper, told of by one report or several.

    Args:
        id: of the document that was known first.
        sightings: the first known first.
    """

    id: Ref
    sightings: tuple[Sighting, ...]


# How like two documents are


class Sightings:
    """How documents are joined to papers.

    Args:
        weights: how much stems tell.
    """

    least = LEAST

    def __init__(self, actors: Actors, weights: Mapping[str, float]) -> None:
        self._actors, self._weights, self._tell = actors, weights, TermWeights(weights)

    @property
    def means(self) -> tuple[Actors, Mapping[str, float]]:
        """What it compares by: actors, and how much stems tell."""
        return self._actors, self._weights

    def keys(self, item: Sighting) -> Iterator[str]:
        """The words of its label, the how manieth of its kind it is, and the sides of its authors and recipients."""
        if item.no_paper is not None:
            return
        yield from (f"label {term}" for term in item.content.terms | item.initials.keys())
        yield from (f"{ordinal} {item.kind}" for ordinal in item.ordinals)
        yield from (f"called {word}" for word in (*called_by(item), *([" ".join(item.name)] if item.name else [])))
        yield from (f"by {key}" for who in item.authors for key in self._actors.side_keys(who))
        yield from (f"to {key}" for who in item.recipients for key in self._actors.side_keys(who))

    def clash(self, item: Sighting, member: Sighting) -> bool:
        """Whether one report tells of both as two papers, their authors can't be one's, or their labels tell of other things."""
        item, member = in_one_wording(item, member)
        named = self._named(item, member)
        if (item.ref[0] == member.ref[0] and not named) or self._other_words(item, member):
            return True
        if self._each_has_others(item.authors, member.authors) and not (named and self._are_many_parties(item, member)):
            return True
        if named:
            return False
        common = self._common(item.authors, member.authors)
        return common is not None and common.score < SAME and not self._say_the_same(item, member)

    def _other_words(self, item: Sighting, member: Sighting) -> bool:
        if item.ordinals != member.ordinals or are_dated_apart(item, member) or are_two_releases(item, member):
            return True
        if item.content.empty or member.content.empty:
            return False
        return numbers_differ(item.content, member.content) or likeness(item.content, member.content, self._weights) < _LIKE

    def score(self, item: Sighting, earlier: Sighting) -> float:
        """How like two documents are; 0 where another of the later one's report is more like the earlier one, or none can be."""
        score = self._hoped(item, earlier)
        return 0.0 if score >= LEAST and self.rival(item, earlier, score) is not None else score

    def _hoped(self, item: Sighting, other: Sighting) -> float:
        """The score of a match; 0, with no further ground looked for, as soon as nothing can make one paper of two."""
        found, lowest = list[Ground](), 1.0
        for ground in self._grounds(*in_one_wording(item, other)):
            found.append(ground)
            lowest *= min(1.0, ground.weight)
            if lowest < HOPE - _ROUNDING:
                return 0.0
        return together(found)

    def rival(self, item: Sighting, other: Sighting, score: float) -> Sighting | None:
        """Another document of an item's report that is more like one of another report, and isn't the item under another label."""
        rivals = (each for each in item.siblings if self._hoped(each, other) > score)
        return next((each for each in rivals if self._hoped(each, item) < LEAST), None)

    def match(self, item: Sighting, other: Sighting) -> Match:
        """How like two documents are, with the grounds."""
        grounds = tuple(self._grounds(*in_one_wording(item, other)))
        return Match(together(grounds), grounds)

    def _grounds(self, item: Sighting, other: Sighting) -> Iterator[Ground]:
        """What tells that two documents in one wording are one paper, or two: what decides most often first."""
        named = self._named(item, other)
        if item.ref[0] == other.ref[0] and not named:
            yield Ground("report", "one report tells of both, as two papers", 0.0)
            return
        if why := item.no_paper or other.no_paper:
            label = item.label if item.no_paper is not None else other.label
            yield Ground("label", f"“{label}”: {why}", 0.0)
            return
        if named:
            yield Ground("name", f"both bear one name: “{item.label}”", 1.0)
        else:
            yield from self._authors(item, other)
        if not (named and self._are_many_parties(item, other)):
            yield from self._others(item, other)
        if not named:
            yield from self._labels(item, other)
        yield kinds_told(item, other, named=named)
        if not named:
            yield from self._recipients(item, other)
        yield from pages_told(item, other)
        yield from days_told(item, other, named=named)
        yield from dates_told(item, other)
        yield from self._answered(item, other)

    def _named(self, item: Sighting, other: Sighting) -> bool:
        """Whether both bear one name that tells something, and that no other text bears."""
        if item.name and item.name == other.name and not are_dated_apart(item, other):
            return True
        number = bears_number(item)
        if number is not None and number == bears_number(other):
            return not (names_lacked(item, other, self._weights) and names_lacked(other, item, self._weights))
        lasting = is_lasting(item) and is_lasting(other)
        if (lasting or _are_near(item, other)) and bear_one_name(item, other):
            return name_weight(item, other, self._weights) >= FULL_NAME
        others = self._each_has_others(item.authors, other.authors)
        return lasting and not others and bear_alike_names(item, other, self._weights)

    def _are_many_parties(self, item: Sighting, other: Sighting) -> bool:
        """Whether a paper may be one though each report tells of other parties: of one day, numbered, or of a rare name."""
        rarest = max(map(self._tell.__getitem__, item.content.stems), default=0.0)
        return _are_near(item, other) or rarest >= _RARE_NAME or bears_number(item) is not None

    def _common(self, ones: Sequence[Who], others: Sequence[Who]) -> Likeness | None:
        """How far some of one document's actors are some of the other's; None where that isn't told."""
        pairs = [each for a in ones for b in others if (each := self._actors.compare_sides(a, b)) is not None]
        best = max(pairs, key=lambda each: each.score, default=None)
        untold = len(pairs) < len(ones) * len(others)
        return None if best is None or (untold and best.score < SAME) else best

    def _authors(self, item: Sighting, other: Sighting) -> Iterator[Ground]:
        common = self._common(item.authors, other.authors)
        if common is None:
            both = not item.authors and not other.authors
            text = f"whose it is isn't told in {'either' if both else 'one of them'}"
            told = _AROUND if are_told_alike(item, other, self._weights) else _ONE_UNTOLD
            sure = not both or told == _AROUND or _are_known(item, other)
            yield Ground("authors", text, told if sure else _BOTH_UNTOLD)
        elif common.score >= SAME:
            yield Ground("authors", f"the same author: {common.why}", 1.0)
        else:
            text = f"other authors: {_names(item.authors)} / {_names(other.authors)}"
            yield Ground("authors", text, _SAME_WORDS if self._say_the_same(item, other) else _OTHER_AUTHORS)

    def _others(self, item: Sighting, other: Sighting) -> Iterator[Ground]:
        """Of papers of several, as treaties and joint statements, that each has a party that the other lacks."""
        if self._common(item.authors, other.authors) is not None and self._each_has_others(item.authors, other.authors):
            yield Ground(
                "authors", f"each has an author that the other lacks: {_names(item.authors)} / {_names(other.authors)}", _OTHERS
            )

    def _each_has_others(self, ones: Sequence[Who], others: Sequence[Who]) -> bool:
        several = len(ones) > 1 and len(others) > 1
        return several and any(self._is_lacked(who, others) for who in ones) and any(self._is_lacked(who, ones) for who in others)

    def _is_any_other(self, item: Sighting, other: Sighting) -> bool:
        """Whether one of two has an author that the other lacks; of joint texts also where nobody tells who that one acts for."""
        pairs = ((item.authors, other.authors), (other.authors, item.authors))
        joint = item.kind in _JOINT and other.kind in _JOINT and max(len(item.authors), len(other.authors)) > 1
        return any((self._is_missed if joint else self._is_lacked)(who, others) for ones, others in pairs for who in ones)

    def _is_missed(self, who: Who, by: Sequence[Who]) -> bool:
        """Whether an actor isn't told to be one of others."""
        found = [self._actors.compare_sides(who, each) for each in by]
        return all(each is None or each.score < SAME for each in found)

    def _is_lacked(self, who: Who, by: Sequence[Who]) -> bool:
        """Whether an actor is surely none of others."""
        found = [self._actors.compare_sides(who, each) for each in by]
        return all(each is not None and each.score < SAME for each in found)

    def _say_the_same(self, item: Sighting, other: Sighting) -> bool:
        """Whether labels tell all, in the same words."""
        alike = not item.content.empty and likeness(item.content, other.content, self._weights) >= _THE_SAME
        return alike and self._telling(item, other) == 1.0

    def _labels(self, item: Sighting, other: Sighting) -> Iterator[Ground]:
        labels = f"“{item.label}” and “{other.label}”"
        bare = item.content.empty + other.content.empty
        partners = bare == 2 and self._call_it_by_a_party(item, other)
        if partners:
            yield Ground("label", f"{labels}: both call it by whom it is with", _BY_PARTY)
        elif bare:
            yield from self._bare_labels(item, other, labels, bare)
        elif numbers_differ(item.content, other.content) or item.ordinals != other.ordinals:
            yield Ground("label", f"{labels}: their numbers differ", OTHER_NUMBERS)
        else:
            contents = without_lone_years(item.content, other.content), without_lone_years(other.content, item.content)
            share = likeness(*contents, self._weights) if _shared_more(item, other) else 0.0
            telling = _ONE_BARE + (1 - _ONE_BARE) * share * self._telling(item, other)
            text = f"{labels} share {share:.0%} of what the shorter one says"
            telling *= 1.0 if share >= _MOST else _PARTLY
            yield Ground("label", text, telling if share >= _LIKE else _OTHER_WORDS)
            apart = [self._names_lacked(item, other), self._names_lacked(other, item)]
            if all(apart) and (names_lacked(item, other, self._weights) or names_lacked(other, item, self._weights)):
                text = " / ".join(", ".join(names) for names in apart)
                yield Ground("names", f"each names what the other doesn't: {text}", _OTHER_NAMES)
        gap, telling = days_between(item.known, other.known), self._telling(item, other)
        new = not bare and item.indefinite and other.indefinite and telling < 1
        if new and not are_told_alike(item, other, self._weights):
            yield Ground("new", "both are told as one of a kind, of which nobody has heard", _BOTH_NEW)
        if gap is None and telling < 1:
            yield Ground("time", "when isn't told in one of them, and what the labels share tells little", _UNDATED)
        soon = _LATE if partners else self._soon(item, other) if bare else _SOON
        if gap is not None and gap > soon and telling < 1 and not _are_called_by_one_day(item, other):
            text = f"{gap} days lie between the reports, and what the labels share tells {'little' if telling else 'nothing'}"
            if gap > _YEAR and (comes_again(item) or comes_again(other) or not _share_a_name(item, other)):
                telling *= _AGAIN
            least = _LATER if gap <= _LATE else _LONG_AFTER if gap <= _YEAR else _YEARS_AFTER
            yield Ground("time", text, least + (1 - least) * telling)

    def _bare_labels(self, item: Sighting, other: Sighting, labels: str, bare: int) -> Iterator[Ground]:
        """What it tells that labels tell nothing of what a text is about: one of them, or both."""
        text = f"{labels}: {'neither' if bare == 2 else 'one of them'} tells {'any' if bare == 2 else 'no'}thing of its content"
        yield Ground("label", text, _BOTH_BARE if bare == 2 else _ONE_BARE)
        if max(item, other, key=lambda each: each.order).indefinite and not item.ordinals:
            yield Ground("new", "one of them is told as one of a kind, of which nobody has heard", _NEW)
        if item.ordinals and item.ordinals == other.ordinals:
            yield Ground("label", f"both are called the {' '.join(sorted(item.ordinals))}", _SAME_ORDINAL)
        common = self._common(item.authors, other.authors)
        if common is not None and common.score >= SAME and _are_persons_and_states(item, other):
            yield Ground("authors", "persons are told as the authors of one, and states of the other", _PERSONS_OR_STATES)
        if common is not None and common.score >= SAME and self._is_any_other(item, other):
            yield Ground("authors", "one of them has an author that the other lacks, and a label tells nothing", _ANY_OTHER)

    def _call_it_by_a_party(self, item: Sighting, other: Sighting) -> bool:
        """Whether labels of agreements name one party and nothing else: "the deal with Norvask"."""
        if not all(each.kind in _BETWEEN and not each.ordinals for each in (item, other)):
            return False
        named = [[who for who in each.authors if (who.side or who.name) in each.label] for each in (item, other)]
        common = self._common(*named)
        return common is not None and common.score >= SAME

    def _soon(self, item: Sighting, other: Sighting) -> int:
        """The days within which labels that tell nothing may mean one: of one author, or count, there is one draft at a time."""
        drafts = all(_DRAFT in each.label.lower().split() and each.dated is None for each in (item, other))
        common = self._common(item.authors, other.authors) if drafts else None
        alike = common is not None and common.score >= SAME
        return _LATE if alike or (drafts and item.ordinals and item.ordinals == other.ordinals) else _DAYS

    def _names_lacked(self, item: Sighting, other: Sighting) -> list[str]:
        """What a document's label and its authors name that the other's don't."""
        authors = [who.side or who.name for who in item.authors if other.authors and self._is_lacked(who, other.authors)]
        return [*names_lacked(item, other, self._weights), *authors, *owners_lacked(item, other)]

    def _telling(self, item: Sighting, other: Sighting) -> float:
        """How much what two labels share tells, in [0, 1]."""
        first, second = item.content, other.content
        shared = Content(first.stems & second.stems, first.numbers & second.numbers)
        return min(1.0, weight_of(shared, self._weights) / _FULL)

    def _recipients(self, item: Sighting, other: Sighting) -> Iterator[Ground]:
        common = self._common(item.recipients, other.recipients)
        if common is not None and common.score >= SAME:
            yield Ground("recipients", f"to the same: {common.why}", _SAME_RECIPIENTS)
        elif common is not None:
            yield Ground("recipients", f"to others: {_names(item.recipients)} / {_names(other.recipients)}", _OTHER_RECIPIENTS)

    def _answered(self, item: Sighting, other: Sighting) -> Iterator[Ground]:
        if item.answers is not None and other.answers is not None:
            one, two = replace(item.answers, answers=None), replace(other.answers, answers=None)
            if self.match(one, two).score >= LEAST:
                yield Ground("answers", f"both answer one paper: “{one.label}” and “{two.label}”", _SAME_ANSWERED)


def _are_persons_and_states(*items: Sighting) -> bool:
    """Whether several persons made one, and several that are none the other: ministries don't put out what presidents sign."""
    persons = [[who.kind == "person" for who in each.authors] for each in items]
    several = all(each.kind in _JOINT and len(each.authors) > 1 for each in items)
    return several and all(all(each) or not any(each) for each in persons) and any(persons[0]) != any(persons[1])


def _are_known(item: Sighting, other: Sighting) -> bool:
    """Whether both are told as a law or a treaty that everybody knows by what it is about: nobody tells whose "the tax bill" is."""
    return all(each.kind in _PUBLIC and not each.indefinite and not each.content.empty for each in (item, other))


def _are_called_by_one_day(item: Sighting, other: Sighting) -> bool:
    """Whether a label tells the day of the other, or of what was done with it."""
    return not are_dated_apart(item, other) and (is_dated_as(item, other) or is_dated_as(other, item))


def _are_near(item: Sighting, other: Sighting) -> bool:
    """Whether both are told of within the same few days."""
    gap = days_between(item.known, other.known)
    return gap is not None and gap <= _DAYS


def _shared_more(item: Sighting, other: Sighting) -> bool:
    """Whether labels share more than a year."""
    numbers = item.content.numbers & other.content.numbers
    return bool(item.content.stems & other.content.stems) or any(_YEAR_TOLD.fullmatch(number) is None for number in numbers)


def _share_a_name(item: Sighting, other: Sighting) -> bool:
    """Whether labels share a word that both have with a capital, or a number."""
    shared = item.content.stems & other.content.stems & names_among(item.label.split()) & names_among(other.label.split())
    return bool(shared or item.content.numbers & other.content.numbers)


def _names(actors: Sequence[Who]) -> str:
    return ", ".join(who.side or who.name for who in actors)


# Papers


def tie_sightings(sightings: Iterable[Sighting], joining: Sightings, rules: JoinRules) -> dict[Ref, Tie | None]:
    """What each document is tied to: the one earlier that it is most like, or none."""
    return tie_items(sightings, joining, Bonds(rules))


def join_papers(sightings: Iterable[Sighting], joining: Sightings, rules: JoinRules) -> list[JoinedPaper]:
    """The papers that documents of reports are, the first known first; also of those that nobody else tells of."""
    every = tuple(sightings)
    return [JoinedPaper(group[0].ref, group) for group in groups_of(every, tie_sightings(every, joining, rules))]
