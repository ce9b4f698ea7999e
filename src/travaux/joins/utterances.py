"""Utterances: what one speaker says on one occasion, told or translated by several reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from travaux.joins.bonds import Bonds
from travaux.joins.content import Content, TermWeights, content_of, numbers_differ, term_weight, weight_of
from travaux.joins.digest import Digest
from travaux.joins.links import Order
from travaux.joins.parties import words_of_actor
from travaux.joins.said import Days, Said
from travaux.joins.speakers import NO_PARTIES, Actors, Likeness, Who, who_in
from travaux.joins.ties import Ground, Match, Tie, groups_of, tie_items
from travaux.joins.told import UNDATED, Told
from travaux.ledger.join_rules import JoinRules, Ref
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import name_words
from travaux.record.move import MoveKind

LEAST = 0.45  # score from which two statements are one utterance
# What each is worth. By judgement, in this order; not swept, and not calibrated.
_PRESUMED = 0.85  # days that aren't told but follow from the report's
_AGAIN = 0.8  # a quotation told again later
_LONG_SPAN = 0.6  # days told as a week or more
_OTHER_NUMBERS = 0.6
_OTHER_SPEAKERS = 0.9  # of several who speak together, some
_NEXT_DAY = 0.7  # days told that don't overlap, but lie a day apart
_ONE_REPORT = 0.45  # a report tells them apart
_ONE_OUTLET = 0.6  # so do two reports of an outlet, unless they are word for word the same
_RELEASES = 0.4  # and two releases of those who hold posts, each of its own occasion, unless on one day they share a long text
_LONG_TEXT = 25.0  # weight of words
_VERBATIM = 0.9  # share of words from which they are
_ASKED = 0.5  # a question, and what is none
_FULL = 12.0  # weight of words from which sharing all of them tells all
_LONGER = 0.12  # how much less sharing all words of the lesser tells, for each time that the other is twice as long
_MOVE_WEIGHT = 4.0  # of a kind of move that both make
_LONG_DAYS, _MOST_DAYS = 7, 62
_QUOTED = 0.8  # share of quoted words from which a quotation is the same, if they weigh so much
_QUOTED_WEIGHT = 12.0
_TERMS = 4  # heaviest quoted words by which a quotation told again is looked up
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where the lines of a heading were run together: "SecretaryBureau"
_WORDS = frozenset(("word", "number", "move"))  # grounds that tell the content's in detail, with weights of their own


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as one report tells it.

    Args:
        days: on which it was said; presumed where it isn't told: those of the speaker's other statements there, else that of the
            report's release and the one before; None where nothing tells.
        content: what it says; quoted: what of it stands in quotation marks.
        kinds: of the moves made in it.
        surfaces: its words as written, by their stems.
        outlet: whose report it is.
        release: the report's day and the words of its title, where the outlet is one who holds a post, or an organ, and no
            newspaper: what is put out twice, in other capitals, is one release.
    """

    ref: Ref
    order: Order
    speakers: tuple[Who, ...]
    days: Days | None
    told_days: bool
    content: Content
    quoted: Content
    kinds: frozenset[MoveKind]
    question: bool
    surfaces: Mapping[str, str]
    outlet: str | None = None
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said on one occasion.

    Args:
        id: of the statement that was known first.
        sayings: the statements that tell it, the first known first.
    """

    id: Ref
    sayings: tuple[Saying, ...]


def sayings_of(told: Told, words: JoinWords, parties: Mapping[str, str] = NO_PARTIES) -> Iterator[Saying]:
    """The statements of a report that tell an utterance: not those of which it says that they weren't made.

    Args:
        parties: for whom its actors act, by their ids, where that is known besides what its record says.
    """
    digest = told.digest
    actors = who_in(digest, parties)
    office = not words.label_words("office").isdisjoint(name_words(_GLUED.sub(" ", told.publisher or "")))
    for said in digest.said:
        if said.negated:
            continue
        text = f"{said.words} {said.quoted}"
        days = said.days or _presumed(told, said)
        yield Saying(
            (told.version, said.statement),
            (told.day or UNDATED, told.version, said.content[0][0]),
            tuple(actors[id] for id in said.speakers if id in actors),
            days,
            said.days is not None,
            content_of(text, words),
            content_of(said.quoted, words),
            _kinds(digest, said),
            said.question,
            {stem: word for word in text.split() for stem in content_of(word, words).terms},
            told.publisher,
            " ".join((told.day or "", *(name_words(told.title or "") or (told.version,)))) if office else None,
        )


def _presumed(told: Told, said: Said) -> Days | None:
    others = {other.days for other in told.digest.said if other.days is not None and other.speakers == said.speakers}
    if len(others) == 1 and said.within is None:
        return others.pop()
    if told.day is None:
        return None
    day = date.fromisoformat(told.day)
    return date.fromordinal(max(1, day.toordinal() - 1)).isoformat(), told.day


def _kinds(digest: Digest, said: Said) -> frozenset[MoveKind]:
    def inside(start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in said.content)

    return frozenset(act.kind for act in digest.acts if all(inside(*span) for span in act.evidence))


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
        speakers = {key for who in item.speakers for key in self._actors.keys(who)}
        heavy = sorted(item.quoted.stems, key=lambda stem: (-self._weights.get(stem, _FULL), stem))[:_TERMS]
        ends = list(_days_in(item.days)) if item.days is not None else []
        for speaker in speakers:
            yield from (f"{speaker} {end}" for end in (*ends, *heavy))

    def score(self, item: Saying, earlier: Saying) -> float:
        """How like two statements are, in [0, 1]; 0 where they share too little for that to matter."""
        if self._share(item, earlier) < LEAST:
            return 0.0
        return self.match(item, earlier).score

    def clash(self, item: Saying, member: Saying) -> bool:
        """Whether none of the speakers may be one."""
        return all(self._actors.compare(a, b).score <= 0.2 for a in item.speakers for b in member.speakers)

    def match(self, item: Saying, other: Saying) -> Match:
        """How like two statements are, with the grounds."""
        if not item.speakers or not other.speakers:
            return Match(0.0, (Ground("speaker", "who speaks isn't known in one of them", 0.0),))
        grounds = [self._speaker(item, other), self._occasion(item, other), *self._content(item, other)]
        if item.question != other.question:
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
        if _are_two_releases(item, other):
            text = "each stands in a release of its own, which tells of its own occasion"
            one_text = same >= _LONG_TEXT and item.order[0] == other.order[0]
            yield Ground("outlet", text, 1.0 if one_text else _RELEASES)
        elif item.release is not None and item.release == other.release:
            yield Ground("outlet", "both stand in one release, put out twice", 1.0)
        elif item.outlet is not None and item.outlet == other.outlet:
            text = f"both are told by {item.outlet}, in two reports"
            yield Ground("outlet", text, 1.0 if same else _ONE_OUTLET)

    def _same_words(self, item: Saying, other: Saying) -> float:
        """The weight of what two statements share, where that is nearly all that the lesser says; else none."""
        shared = weight_of(_shared(item.content, other.content), self._weights)
        least = min(weight_of(each.content, self._weights) for each in (item, other))
        return shared if shared >= _VERBATIM * least else 0.0

    def _speaker(self, item: Saying, other: Saying) -> Ground:
        pairs = [self._actors.compare(a, b) for a in item.speakers for b in other.speakers]
        best: Likeness = max(pairs, key=lambda each: each.score)
        if len(item.speakers) == len(other.speakers) == 1:
            one, two = item.speakers[0], other.speakers[0]
            if one.kind != "person" and words_of_actor(one.name) == words_of_actor(two.name) and self._is_print(item, other):
                return Ground("speaker", f"both call who speaks {one.name}, and print the same words", 1.0)
            return Ground("speaker", best.why, best.score)
        return Ground("speaker", f"{best.why}; several speak together", best.score * _OTHER_SPEAKERS)

    def _is_print(self, item: Saying, other: Saying) -> bool:
        """Whether two statements are word for word the same, and long enough for that to tell."""
        most = max(weight_of(each.content, self._weights) for each in (item, other))
        return max(most * _VERBATIM, _FULL) <= weight_of(_shared(item.content, other.content), self._weights)

    def _occasion(self, item: Saying, other: Saying) -> Ground:
        if item.days is None or other.days is None:
            same = self._quoted_again(item, other)
            return Ground("days", "when one of them was said isn't told", _AGAIN if same else 0.0)
        both = f"{_shown(item)} and {_shown(other)}"
        apart = _apart(item.days, other.days)
        if apart <= 1:
            if max(_length(item.days), _length(other.days)) >= _LONG_DAYS:
                return Ground("days", f"said within {both}, which may be one occasion", _LONG_SPAN)
            if apart:
                return Ground("days", f"said a day apart: {both}", _NEXT_DAY)
            return Ground("days", f"said on one occasion: {both}", 1.0 if item.told_days and other.told_days else _PRESUMED)
        later = item if item.days > other.days else other
        if not later.told_days and self._quoted_again(item, other):
            return Ground("days", "the later report quotes the same words and tells no day", _AGAIN)
        return Ground("days", f"said on other days: {both}", 0.0)

    def _quoted_again(self, item: Saying, other: Saying) -> bool:
        """Whether one tells the other's quotation again; a release does not, which is the record of what was said for it."""
        if _are_two_releases(item, other):
            return False
        shared = weight_of(_shared(item.quoted, other.quoted), self._weights)
        least = min(weight_of(each.quoted, self._weights) for each in (item, other))
        return shared >= _QUOTED_WEIGHT and shared >= _QUOTED * least

    def _share(self, item: Saying, other: Saying) -> float:
        """How much of what the shorter one says two statements share, less where the other says much more."""
        shared = item.content.terms & other.content.terms
        if not shared:
            return 0.0
        weights = sorted(self._tell.of(each.content.terms) + _MOVE_WEIGHT * len(each.kinds) for each in (item, other))
        common = self._tell.of(shared) + _MOVE_WEIGHT * len(item.kinds & other.kinds)
        return min(1.0, common / (max(weights[0], _FULL) * (1 + _LONGER * _doublings(weights))))

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


def _are_two_releases(item: Saying, other: Saying) -> bool:
    return item.release is not None and other.release is not None and item.release != other.release


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
