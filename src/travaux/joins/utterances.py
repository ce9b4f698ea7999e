"""Utterances: what one speaker says on one occasion, told or translated by several reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from travaux.joins.bonds import Bonds
from travaux.joins.content import Content, TermWeights, numbers_differ, term_weight, weight_of
from travaux.joins.digest import Days
from travaux.joins.party_names import words_of_actor
from travaux.joins.sayings import Saying, are_copies, are_parts_of_one, are_two_releases, tell_of_two_encounters
from travaux.joins.speakers import SAME, Actors, Likeness, Who
from travaux.joins.ties import Ground, Match, Tie, groups_of, tie_items
from travaux.ledger.join_rules import JoinRules, Ref

COPY = "copy"  # what a ground is about: one place of one text, put out twice
LEAST = 0.45  # score from which two statements are one utterance
# What each is worth. By judgement, in this order; not swept, and not calibrated.
_PRESUMED = 0.85  # days that aren't told but follow from the report's
_OTHERS_DAY = 0.95  # the one day on which a report has all else that somebody said, where the other tells it
_AGAIN = 0.8  # a quotation told again later
_LONG_SPAN = 0.6  # days told as a week or more
_ONE_SPAN = 0.85  # the same long days, told by both
_OTHER_NUMBERS = 0.6
_OTHER_SPEAKERS = 0.9  # of several who speak together, some
_NEXT_DAY = 0.7  # days told that don't overlap, but lie a day apart
_ONE_REPORT = 0.45  # a report tells them apart
_ONE_OUTLET = 0.6  # so do two reports of an outlet, unless they are word for word the same
_RELEASES = 0.4  # and two releases of those who hold posts, each of its own occasion, unless on one day they share a long text
_RETOLD = 0.6  # or one of them tells what another has said, if not word for word
_NUMBER_RETOLD = 0.9  # with a number
_RETOLD_WEIGHT = 8.0
_LONG_TEXT = 25.0  # weight of words
_OWN = 0.5  # how like who tells it and who said it are, from which that may be one person
_FOR_SIDE = 0.75  # a state, and who speaks for it with the same number, or at one place of a text
_MAY_BE, _BY_WORDS = 0.5, 0.85  # two who may be one by their names, and who are one by their words
_UNKNOWN = 0.9  # who speaks, of such a text that both print
_ELSEWHERE = 0.8  # other places of one text
_FORMULA = 0.5  # the same, of few words, as "Go ahead, please", which are said again and again
_FAR = 100  # characters from which places of one text are others
_SHORT = 4.0  # as _FULL, where a text is put out twice
_VERBATIM = 0.9  # share of words from which they are
_ASKED = 0.5  # a question, and what is none
_FULL = 12.0  # weight of words from which sharing all of them tells all
_LONGER = 0.12  # how much less sharing all words of the lesser tells, for each time that the other is twice as long
_MOVE_WEIGHT = 4.0  # of a kind of move that both make
_LONG_DAYS, _MOST_DAYS = 7, 62
_QUOTED = 0.8  # share of quoted words from which a quotation is the same, if they weigh so much
_QUOTED_WEIGHT = 12.0
_TERMS = 4  # heaviest quoted words by which a quotation told again is looked up
_WORDS = frozenset(("word", "number", "move"))  # grounds that tell the content's in detail, with weights of their own


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said on one occasion.

    Args:
        id: of the statement that was known first.
        sayings: the statements that tell it, the first known first.
    """

    id: Ref
    sayings: tuple[Saying, ...]


class Sayings:
    """How statements are joined to utterances.

    Args:
        weights: how much stems tell.
    """

    least = LEAST

    def __init__(self, actors: Actors, weights: Mapping[str, float]) -> None:
        self._actors, self._weights, self._tell = actors, weights, TermWeights(weights)

    def keys(self, item: Saying) -> Iterator[str]:
        """The speakers' keys with each day on which it may have been said, and with the heaviest words of quotations."""
        if self._tell.of(item.content.terms) >= _LONG_TEXT:
            yield f"text {' '.join(self._heaviest(item.content.stems))}"
        speakers = {key for who in item.speakers for key in self._actors.keys(who)}
        heavy = self._heaviest(item.quoted.stems)
        ends = list(_days_in(item.days)) if item.days is not None else []
        for speaker in speakers:
            yield from (f"{speaker} {end}" for end in (*ends, *heavy))

    def _heaviest(self, stems: Iterable[str]) -> list[str]:
        return sorted(stems, key=lambda stem: (-self._weights.get(stem, _FULL), stem))[:_TERMS]

    def score(self, item: Saying, earlier: Saying) -> float:
        """How like two statements are, in [0, 1]; 0 where they share too little for that to matter."""
        if self._share(item, earlier) < LEAST:
            return 0.0
        return self.match(item, earlier).score

    def clash(self, item: Saying, member: Saying) -> bool:
        """Whether none of the speakers may be one, and the words aren't the same; in copies of a text an unnamed one is one."""
        if self._is_print(item, member) or _is_one_called_alike(item, member):
            return False
        return all(self._actors.compare(a, b).score <= 0.2 for a in item.speakers for b in member.speakers)

    def match(self, item: Saying, other: Saying) -> Match:
        """How like two statements are, with the grounds."""
        if not (item.speakers and other.speakers) and not self._is_print(item, other, _LONG_TEXT):
            return Match(0.0, (Ground("speaker", "who speaks isn't known in one of them", 0.0),))
        grounds = [self._speaker(item, other), self._occasion(item, other), *self._content(item, other)]
        if item.question != other.question and not are_parts_of_one(item, other):  # what is asked may be a part of a turn
            grounds.append(Ground("question", "one of them asks, the other doesn't", _ASKED))
        if item.ref[0] == other.ref[0]:
            grounds.append(Ground("report", "one report tells of both", _ONE_REPORT))
        else:
            grounds += self._outlets(item, other)
        score = 1.0
        for ground in grounds:
            score *= ground.weight if ground.what not in _WORDS else 1.0
        return Match(round(min(1.0, score), 4), tuple(grounds))

    def _outlets(self, item: Saying, other: Saying) -> Iterator[Ground]:
        """What it tells that one outlet has two reports, or that both are releases."""
        same = self._same_words(item, other)
        if are_copies(item, other):
            parts = are_parts_of_one(item, other)
            yield Ground(COPY if parts else "outlet", "both stand in one text, put out twice", 1.0)
            if not parts and abs(item.order[2] - other.order[2]) >= _FAR:
                formula = self._tell.of(item.content.terms & other.content.terms) < _FULL
                yield Ground("place", "they stand at other places of it", _FORMULA if formula else _ELSEWHERE)
            return
        if not are_two_releases(item, other):
            if item.outlet is not None and item.outlet == other.outlet:
                text = f"both are told by {item.outlet}, in two reports"
                yield Ground("outlet", text, 1.0 if same or _are_of_one_day(item, other) else _ONE_OUTLET)
        elif (self._is_retold(item) or self._is_retold(other)) and not tell_of_two_encounters(item, other):
            words = self._is_print(item, other, _RETOLD_WEIGHT) or self._quoted_again(item, other)
            number = _NUMBER_RETOLD if item.content.numbers & other.content.numbers else _RETOLD
            yield Ground("release", "a release tells what another has said", 1.0 if words else number)
        else:
            text = "each stands in a release of its own, which tells of its own occasion"
            one_text = same >= _LONG_TEXT and item.order[0] == other.order[0] and not tell_of_two_encounters(item, other)
            again = bool(item.content.numbers & other.content.numbers) and _are_of_one_day(item, other)
            yield Ground("outlet", text, 1.0 if one_text or again else _RELEASES)

    def _is_retold(self, item: Saying) -> bool:
        """Whether who speaks in a report tells what somebody else has said: another person, or another side than the speaker's.

        What is quoted of somebody of whom it isn't told who he is isn't the report's own either: "You said, '...'".
        """
        if not item.speakers:
            return not item.quoted.empty
        pairs = [(teller, who) for teller in item.tellers for who in item.speakers]
        return bool(pairs) and not any(self._is_own(teller, who) for teller, who in pairs)

    def _is_own(self, teller: Who, who: Who) -> bool:
        """Whether somebody tells his own words, or his side's: "we"."""
        if who.kind in ("person", "office"):
            return self._actors.compare(teller, who).score >= _OWN
        sides = self._actors.compare_sides(teller, who)
        return who.kind == "group" or sides is None or sides.score >= SAME or (who.kind == "government" and not teller.of_state)

    def _same_words(self, item: Saying, other: Saying) -> float:
        """The weight of what two statements share, where that is nearly all that the lesser says; else none."""
        shared = weight_of(_shared(item.content, other.content), self._weights)
        least = min(weight_of(each.content, self._weights) for each in (item, other))
        return shared if shared >= _VERBATIM * least else 0.0

    def _speaker(self, item: Saying, other: Saying) -> Ground:
        if not item.speakers or not other.speakers:
            return Ground("speaker", "who speaks isn't known in one of them, but both print the same words", _UNKNOWN)
        pairs = [self._actors.compare(a, b) for a in item.speakers for b in other.speakers]
        best: Likeness = max(pairs, key=lambda each: each.score)
        if len(item.speakers) == len(other.speakers) == 1:
            one, two = item.speakers[0], other.speakers[0]
            printed = one.kind != "person" and words_of_actor(one.name) == words_of_actor(two.name) and self._is_print(item, other)
            if printed or _is_one_called_alike(item, other):
                return Ground("speaker", f"both call who speaks {one.name}, and print the same words", 1.0)
            if one.kind == two.kind == "person" and _MAY_BE <= best.score < _BY_WORDS and self._say_much(item, other):
                return Ground("speaker", f"{best.why}; but both tell the same words", _BY_WORDS)
            if are_parts_of_one(item, other) and self._speaks_for(one, two):
                return Ground("speaker", f"{best.why}; and both stand at one place of one text", _FOR_SIDE)
            if self._speaks_for(one, two) and item.content.numbers & other.content.numbers:
                return Ground("speaker", f"{best.why}; and both give the same number", _FOR_SIDE)
            return Ground("speaker", best.why, best.score)
        return Ground("speaker", f"{best.why}; several speak together", best.score * _OTHER_SPEAKERS)

    def _speaks_for(self, one: Who, other: Who) -> bool:
        """Whether one of two who speak is the state or organisation for which the other does: "Norvask announced"."""
        persons = [who.kind in ("person", "office") for who in (one, other)]
        sides = self._actors.compare_sides(one, other) if any(persons) and not all(persons) else None
        return sides is not None and sides.score >= SAME

    def _is_print(self, item: Saying, other: Saying, least: float = _FULL) -> bool:
        """Whether two statements are word for word the same, and long enough for that to tell."""
        most = max(self._tell.of(each.content.terms) for each in (item, other))
        return max(most * _VERBATIM, least) <= self._tell.of(item.content.terms & other.content.terms)

    def _occasion(self, item: Saying, other: Saying) -> Ground:
        if item.days is None or other.days is None:
            same = self._quoted_again(item, other)
            return Ground("days", "when one of them was said isn't told", _AGAIN if same else 0.0)
        both = f"{_shown(item)} and {_shown(other)}"
        apart = _apart(item.days, other.days)
        if apart <= 1:
            if max(_length(item.days), _length(other.days)) >= _LONG_DAYS:
                if item.days == other.days and item.told_days and other.told_days:
                    return Ground("days", f"both tell that it was said within {item.days[0]} to {item.days[1]}", _ONE_SPAN)
                return Ground("days", f"said within {both}, which may be one occasion", _LONG_SPAN)
            if apart:
                return Ground("days", f"said a day apart: {both}", _NEXT_DAY)
            told = item.told_days + other.told_days
            one_day = told == 1 and item.days == other.days and item.days[0] == item.days[1]
            weight = 1.0 if told == 2 else _OTHERS_DAY if one_day else _PRESUMED
            return Ground("days", f"said on one occasion: {both}", weight)
        later = item if item.days > other.days else other
        if not later.told_days and self._quoted_again(item, other):
            return Ground("days", "the later report quotes the same words and tells no day", _AGAIN)
        return Ground("days", f"said on other days: {both}", 0.0)

    def _quoted_again(self, item: Saying, other: Saying) -> bool:
        """Whether one tells the other's quotation again; a release does not, which is the record of what was said for it."""
        if are_two_releases(item, other) and not (self._is_retold(item) or self._is_retold(other)):
            return False
        return self._quote_much(item, other, _QUOTED_WEIGHT)

    def _quote_much(self, item: Saying, other: Saying, least: float = _LONG_TEXT) -> bool:
        """Whether two statements quote nearly the same words, and so much of them."""
        shared = self._tell.of(item.quoted.terms & other.quoted.terms)
        return shared >= max(least, _QUOTED * min(self._tell.of(each.quoted.terms) for each in (item, other)))

    def _say_much(self, item: Saying, other: Saying) -> bool:
        """Whether two statements quote, or have with a number, nearly the same words, and many of them."""
        shared = _shared(item.content, other.content)
        least = min(self._tell.of(each.content.terms) for each in (item, other))
        told = bool(shared.numbers) and self._tell.of(shared.terms) >= max(_LONG_TEXT, _QUOTED * least)
        return told or self._quote_much(item, other)

    def _share(self, item: Saying, other: Saying) -> float:
        """How much of what the shorter one says two statements share, less where the other says much more."""
        shared = item.content.terms & other.content.terms
        if not shared:
            return 0.0
        weights = sorted(self._tell.of(each.content.terms) + _MOVE_WEIGHT * len(each.kinds) for each in (item, other))
        common = self._tell.of(shared) + _MOVE_WEIGHT * len(item.kinds & other.kinds)
        full = _SHORT if are_copies(item, other) else _FULL
        return min(1.0, common / (max(weights[0], full) * (1 + _LONGER * _doublings(weights))))

    def _content(self, item: Saying, other: Saying) -> Iterator[Ground]:
        shared, kinds, share = _shared(item.content, other.content), item.kinds & other.kinds, self._share(item, other)
        yield Ground("content", f"they share {share:.0%} of what the shorter one says" if share else "they share no word", share)
        words = {**other.surfaces, **item.surfaces}
        for term in sorted(shared.terms, key=lambda term: (-term_weight(term, self._weights), term)):
            yield Ground("word" if term[0] != "#" else "number", words.get(term, term), round(term_weight(term, self._weights), 2))
        yield from (Ground("move", f"both {kind}", _MOVE_WEIGHT) for kind in sorted(kinds))
        if numbers_differ(item.content, other.content):
            numbers = (", ".join(sorted(each.content.numbers)) for each in (item, other))
            yield Ground("numbers", f"their numbers differ: {' / '.join(numbers)}", _OTHER_NUMBERS)
        quoted = weight_of(_shared(item.quoted, other.quoted), self._weights)
        if quoted >= _QUOTED_WEIGHT:
            yield Ground("quotation", "both quote the same words", 1.0)


def _is_one_called_alike(item: Saying, other: Saying) -> bool:
    """Whether copies of one text call who speaks by the same words, as "a reporter"."""
    alike = [[words_of_actor(who.name) for who in each.speakers] for each in (item, other)]
    return len(alike[0]) == 1 and alike[0] == alike[1] and are_copies(item, other)


def _shared(first: Content, second: Content) -> Content:
    return Content(first.stems & second.stems, first.numbers & second.numbers)


def _doublings(weights: Sequence[float]) -> float:
    """How many times the lesser weight must be doubled to be the greater."""
    least, most = (max(weight, _FULL) for weight in weights)
    return log2(most / least)


def _days_in(days: Days) -> Iterator[int]:
    """Days, as ordinals, and the one after; of a very long time its ends."""
    first, last = map(_ordinal, days)
    if last - first < _MOST_DAYS:
        yield from range(first, last + 2)
    else:
        yield from (first, last)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _length(days: Days) -> int:
    return _ordinal(days[1]) - _ordinal(days[0]) + 1


def _apart(one: Days, other: Days) -> int:
    """How many days lie between the end of one time and the start of the other; 0 where they overlap."""
    earlier, later = sorted((one, other))
    return max(0, _ordinal(later[0]) - _ordinal(earlier[1]))


def _are_of_one_day(item: Saying, other: Saying) -> bool:
    """Whether two reports of different days tell one day on which both were said: the later tells that occasion again."""
    told = item.told_days and other.told_days and item.days == other.days and item.days is not None and item.days[0] == item.days[1]
    return told and item.order[0] != other.order[0]


def _shown(item: Saying) -> str:
    first, last = item.days or ("", "")
    return (first if first == last else f"{first} to {last}") + ("" if item.told_days else " (not told)")


def tie_sayings(sayings: Iterable[Saying], joining: Sayings, rules: JoinRules) -> dict[Ref, Tie | None]:
    """What each statement is tied to: the one earlier that it is most like, or none."""
    return tie_items(sayings, joining, Bonds(rules))


def join_utterances(sayings: Iterable[Saying], joining: Sayings, rules: JoinRules) -> list[Utterance]:
    """The utterances that statements tell, the first known first; also of those that nobody else tells."""
    every = tuple(sayings)
    return [Utterance(group[0].ref, group) for group in groups_of(every, tie_sayings(every, joining, rules))]
