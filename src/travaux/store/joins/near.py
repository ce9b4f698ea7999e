"""Which reports may tell of what an item tells of: found by the search index, since utterances and papers aren't kept joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from sqlalchemy import Connection, select

from travaux.joins.content import Content, term_weight
from travaux.joins.known import DAYS, Person
from travaux.joins.sayings import Saying
from travaux.joins.sightings import Sighting
from travaux.joins.speakers import Who
from travaux.joins.told import UNDATED
from travaux.ledger.words import TAGS, name_words, words_of
from travaux.store import tables as t
from travaux.store.index import Wanted, day_in, day_span, find_rows, place_of

MOST = 20  # reports that are read near one item, the likeliest: with 30 it took half a second
_TERMS, _AGAIN_TERMS = 12, 4  # the heaviest words of an item that are looked up
_ROWS = 300  # of one word
_LEAST = 4.0  # weight of the words that a report must share: less, and nothing is one utterance or paper
_UNNAMED = 10.0  # where none of the speakers or authors is named in its tags
_BEFORE, _AFTER = 2, 10  # days of publication around those on which something was said
_PAPER_DAYS, _FEW_DAYS = 90, 14  # around a report of a paper
_FIRST = date(1, 1, 1)
_STATEMENT = TAGS["kind"] + "statement"
Window = tuple[int, int]


@dataclass(slots=True)
class _Found:
    """What reports share with an item: the weights of words, and whether they name who speaks."""

    weights: dict[int, dict[str, float]]
    named: set[int]

    def ranked(self, most: int, least: float = _LEAST) -> list[int]:
        """The reports that share most, so many, of those that name who speaks at least so much."""
        scores = {version: sum(words.values()) for version, words in self.weights.items()}
        fit = [v for v, score in scores.items() if score >= (least if v in self.named else _UNNAMED)]
        return sorted(fit, key=lambda v: (v not in self.named, -scores[v], -v))[:most]


class Neighbours:
    """Finds reports near an item.

    Args:
        weights: how much stems tell.
    """

    def __init__(self, connection: Connection, weights: Mapping[str, float]) -> None:
        self._connection, self._weights = connection, weights

    def of_saying(self, saying: Saying, most: int = MOST) -> list[int]:
        """The reports that may tell what a statement tells, by places in the sequence, the likeliest first."""
        named = tuple(self._tags("who", saying.speakers))
        found = _Found(defaultdict(dict), set())
        window = _around(*saying.days, _BEFORE, _AFTER) if saying.days is not None else _always()
        self._look(found, self._heaviest(saying.content, _TERMS), window, (_STATEMENT,), named)
        if saying.days is not None:  # told again later, or long after it was said
            telling = saying.quoted if not saying.quoted.empty else saying.content
            for term, tag in product(self._heaviest(telling, _AGAIN_TERMS), named):
                self._add(found, term, self._rows((term,), _always(), (_STATEMENT, tag)), True)
        return found.ranked(most)

    def of_sighting(self, sighting: Sighting, most: int = MOST) -> list[int]:
        """The reports that may tell of a paper, by places in the sequence, the likeliest first."""
        found = _Found(defaultdict(dict), set())
        bare = sighting.content.empty
        terms = (
            list(words_of(sighting.label.split(" to ")[0].split(" of ")[0])[-1:])
            if bare
            else self._heaviest(sighting.content, _TERMS)
        )
        sides = (who.side or who.name for who in (*sighting.authors, *sighting.recipients))
        names = {stem for side in sides for word in name_words(side)[-1:] for stem in words_of(word)}
        for term, name in product(terms, sorted(names)):
            self._add(found, term, self._rows((term, name), _about(sighting.known, _PAPER_DAYS), ()), True)
        days = _FEW_DAYS if bare else _PAPER_DAYS
        for term in terms:  # a bare label, as "the reply", is many papers' in the long run
            self._add(found, term, self._rows((term,), _about(sighting.known, days), ()), bare)
        return found.ranked(most, 0.0 if bare else _LEAST)

    def of_person(self, person: Person, until: str, most: int = MOST) -> list[int]:
        """The reports that may tell the full name of a person who is told by the last name alone, by places in the sequence.

        Args:
            until: a day, ISO: the newest of those released by then are taken, and by so long after the person's report as a last
                name that many bear is that person's.
        """
        name = name_words(person.who.name)[-1:]
        terms = words_of(name[0])[:1] if name else ()
        if not terms:
            return []
        last = until
        if person.day is not None:
            last = min(until, _later(person.day, DAYS))
        window = day_span(None, date.fromisoformat(last)) if last < UNDATED else _always()
        rows = find_rows(self._connection, Wanted((terms,), (), ()), window, limit=_ROWS)
        return self._newest({place_of(row).version: day_in(row) for row in rows}, most)

    def _newest(self, days: Mapping[int, int], most: int) -> list[int]:
        """So many of reports by their days, those of one day by their ids, whatever the order in which they were added."""
        ranked = sorted(days, key=lambda version: -days[version])
        if len(ranked) <= most:
            return ranked
        last = days[ranked[most - 1]]
        whole = [version for version in ranked if days[version] > last]
        query = select(t.version.c.entered, t.version.c.id).where(t.version.c.entered.in_([v for v in ranked if days[v] == last]))
        rest = sorted(self._connection.execute(query), key=lambda row: str(row.id))
        return [*whole, *(row.entered for row in rest)][:most]

    def _look(self, found: _Found, terms: Iterable[str], window: Window, tags: tuple[str, ...], named: tuple[str, ...]) -> None:
        """Look words up; in sentences of who speaks, and in any."""
        for term in terms:
            for tag in named:
                self._add(found, term, self._rows((term,), window, (*tags, tag)), True)
            self._add(found, term, self._rows((term,), window, tags), False)

    def _rows(self, terms: tuple[str, ...], window: Window, tags: tuple[str, ...]) -> Iterator[int]:
        wanted = Wanted(tuple((term,) for term in terms), (), tags)
        return (place_of(row).version for row in find_rows(self._connection, wanted, window, limit=_ROWS))

    def _add(self, found: _Found, term: str, versions: Iterable[int], named: bool) -> None:
        for version in versions:
            found.weights[version][term] = term_weight(term if not term.isdigit() else f"#{term}", self._weights)
            if named:
                found.named.add(version)

    def _heaviest(self, content: Content, most: int) -> list[str]:
        terms = [*content.stems, *(number for number in content.numbers if number.isdigit())]
        return sorted(terms, key=lambda term: (-term_weight(term if not term.isdigit() else "#", self._weights), term))[:most]

    def _tags(self, field: str, actors: Iterable[Who]) -> Iterator[str]:
        """The tags of last names of persons, and of sides."""
        for who in actors:
            yield from (TAGS[field] + word for word in name_words(who.name)[-1:])
            if who.kind != "person" and who.side is not None:
                yield from (TAGS["party"] + word for word in name_words(who.side)[-1:])


def _around(first: str, last: str, before: int, after: int) -> Window:
    since = max(date.fromisoformat(first), _FIRST + timedelta(before)) - timedelta(before)
    until = min(date.fromisoformat(last), date.max - timedelta(after)) + timedelta(after)
    return day_span(since, until)


def _about(day: str | None, days: int) -> Window:
    return _around(day, day, days, days) if day is not None else _always()


def _later(day: str, days: int) -> str:
    return (min(date.fromisoformat(day), date.max - timedelta(days)) + timedelta(days)).isoformat()


def _always() -> Window:
    return day_span(None, None)
