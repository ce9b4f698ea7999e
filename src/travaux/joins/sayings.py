"""Statements as reports tell of them: who says what, when, on whose word, and in which texts it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from travaux.joins.content import Content, content_of
from travaux.joins.digest import Days, Digest, Said
from travaux.joins.nodes import Order
from travaux.joins.speakers import NO_PARTIES, Who, who_in
from travaux.joins.told import UNDATED, Told, day_before
from travaux.ledger.join_rules import Ref
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import name_words
from travaux.record.move import MoveKind

_TURNS = 4  # of a transcript
_PASSAGE = 6  # telling words of a statement from which it may be told again
_PASSAGES = 3  # such statements that two reports print, from which they may be copies
_COPIED = 0.8  # the share of the lesser report's from which they are
_ENCOUNTER = re.compile(r"\b(?:call|meeting|conversation|talks|dialogue|lunch|dinner)s? with\b(.*)", re.IGNORECASE | re.DOTALL)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where the lines of a heading were run together: "SecretaryBureau"


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
        met: whom a release's title tells that somebody met or called, in words; nothing for other titles.
        tellers: who tells it in its report, in other than the report's own words.
        passages: the words of the report's longer statements.
        end: where it ends in its report.
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
    met: tuple[str, ...] = ()
    tellers: tuple[Who, ...] = ()
    passages: frozenset[frozenset[str]] = field(default=frozenset(), repr=False)
    end: int = 0


def sayings_of(told: Told, words: JoinWords, parties: Mapping[str, str] = NO_PARTIES) -> Iterator[Saying]:
    """The statements of a report that tell an utterance: not those of which it says that they weren't made.

    Args:
        parties: for whom its actors act, by their ids, where that is known besides what its record says.
    """
    sayings = tuple(_sayings_of(told, words, who_in(told.digest, parties)))
    passages = frozenset(saying.content.terms for saying in sayings if len(saying.content.terms) >= _PASSAGE)
    return (replace(saying, passages=passages) for saying in sayings)


def _sayings_of(told: Told, words: JoinWords, actors: Mapping[str, Who]) -> Iterator[Saying]:
    digest = told.digest
    office = not words.label_words("office").isdisjoint(name_words(_GLUED.sub(" ", told.publisher or "")))
    spoken = _is_spoken(digest)
    encounter = _ENCOUNTER.search(told.title or "")
    met = tuple(name_words(encounter.group(1))) if encounter is not None else ()
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
            met if office else (),
            tuple(_tellers(digest, said, actors, spoken=spoken)),
            end=said.content[-1][1],
        )


def _tellers(digest: Digest, said: Said, actors: Mapping[str, Who], *, spoken: bool) -> Iterator[Who]:
    """Who tells what somebody has said: in a transcript, or in that one's own words; not a release that narrates it."""
    if said.within is not None and (spoken or said.quoted):
        yield from (actors[id] for id in digest.said[said.within].speakers if id in actors)


def _is_spoken(digest: Digest) -> bool:
    """Whether a report is a transcript, by its turns: what is quoted whole, and by nobody."""
    return sum(said.within is None and bool(said.quoted) and not said.words for said in digest.said) >= _TURNS


def _presumed(told: Told, said: Said) -> Days | None:
    others = {other.days for other in told.digest.said if other.days is not None and other.speakers == said.speakers}
    if len(others) == 1 and said.within is None:
        return others.pop()
    if told.day is None:
        return None
    return day_before(told.day), told.day


def _kinds(digest: Digest, said: Said) -> frozenset[MoveKind]:
    def inside(start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in said.content)

    return frozenset(act.kind for act in digest.acts if all(inside(*span) for span in act.evidence))


def are_two_releases(item: Saying, other: Saying) -> bool:
    """Whether each stands in a release of its own."""
    releases = item.release is not None and other.release is not None
    return releases and not are_copies(item, other)


def tell_of_two_encounters(item: Saying, other: Saying) -> bool:
    """Whether each stands in the release of a call or a meeting, with other people."""
    return bool(item.met and other.met) and item.met != other.met


def are_parts_of_one(item: Saying, other: Saying) -> bool:
    """Whether two statements stand at one place of a text that is put out twice, one of them perhaps within the other's words."""
    return item.order[2] < other.end and other.order[2] < item.end and are_copies(item, other)


def are_copies(item: Saying, other: Saying) -> bool:
    """Whether two reports print one text: a release that is put out twice, or longer passages that are nearly all the same."""
    if item.release is not None and item.release == other.release:
        return True
    shared = len(item.passages & other.passages)
    return shared >= _PASSAGES and shared >= _COPIED * min(len(item.passages), len(other.passages))
