"""What talks make of a report by itself, whatever others tell: found where it is read, or where it is joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from travaux.joins.content import Content, content_of, content_of_act
from travaux.joins.digest import Act, Digest
from travaux.joins.issues import IssueFinder
from travaux.joins.parties import Sides
from travaux.joins.told import Told
from travaux.ledger.vocabulary import JoinWords


class Sense(NamedTuple):
    """What the words of a move tell: what it is about, the issue, and whether they themselves tell that, not those around."""

    content: Content
    issue: str | None
    sure: bool


def _is_here(act: Act) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Senses:
    """What the words of the moves of one report tell.

    Args:
        passed_over: stems that tell nothing in these talks: those of the parties' names.
        known: of moves by their ids, found before.
        is_elsewhere: tells of a move whether it is one of other talks, so that it is on no issue of these.
    """

    digest: Digest
    finder: IssueFinder
    words: JoinWords
    passed_over: frozenset[str]
    known: Mapping[str, Sense]
    is_elsewhere: Callable[[Act], bool] = _is_here

    def of(self, act: Act, day: str | None) -> Sense:
        """What a move's words tell, as of a day."""
        if (known := self.known.get(act.move)) is not None:
            return known
        if self.is_elsewhere(act):
            return Sense(self.content_of(act), None, False)
        return Sense(self.content_of(act), *self.finder.find(act, self.digest, day))

    def told_of(self, subject: str, day: str | None) -> tuple[str | None, Content]:
        """The issue that the words for a subject tell, as of a day, and what they say."""
        return self.finder.told_by(subject, day), content_of(subject, self.words, self.passed_over)

    def content_of(self, act: Act) -> Content:
        """What a move is about."""
        known = self.known.get(act.move)
        return known.content if known is not None else content_of_act(act, self.words, self.passed_over)


@dataclass(frozen=True, slots=True)
class Alone:
    """What talks make of a report by itself.

    Args:
        day, publisher, title: what it was taken to have; with others it may be otherwise.
        senses: of its stances by their ids; of none where that depends on the day on which they were taken.
    """

    day: str | None
    publisher: str | None
    title: str | None
    sides: Sides
    senses: Mapping[str, Sense]

    def fits(self, told: Told) -> bool:
        """Whether it is of a report as it is told now."""
        return (self.day, self.publisher, self.title) == (told.day, told.publisher, told.title)
