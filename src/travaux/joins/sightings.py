"""Documents as reports tell of them: whose they are, what their labels say, by what date or title they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from travaux.joins.content import Content, content_of
from travaux.joins.digest import Digest, Paper, PaperState
from travaux.joins.instruments import in_initials, initials_in, with_initials
from travaux.joins.labels import (
    Dated,
    date_in,
    dated_of,
    dates_agree,
    full_name,
    is_indefinite,
    is_named_text,
    own_title,
    undated,
    unpaged,
    up_to_act,
    why_no_paper,
)
from travaux.joins.nodes import Order
from travaux.joins.peoples import is_of_its_people
from travaux.joins.speakers import NO_PARTIES, Who, who_in
from travaux.joins.told import UNDATED, Told, day_after, day_before, days_between
from travaux.ledger.join_rules import Ref
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import name_words, words_of

_RESPONSE = "response"  # a kind, of which the date of what it answers is none
_OWNED = ("proposal", "draft", "document", "letter", "report", _RESPONSE)  # kinds of texts that are called by who wrote them
_CALLED_SO = ("report", "treaty", "agreement")  # kinds of texts that a name stays with, though it is their author's
_PLACED = re.compile(r" (?:on|about|for|to|with|in|at|against) ")
_OWN = frozenset(("our", "my"))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A document as one report tells of it.

    Args:
        content: what its label says, apart from its authors' and its recipients' names and words for texts.
        numbers of pages, and states, as the record has them.
        answers: the document of the same report to which it responds.
        siblings: the others of the same report.
        known: the day of the report's release.
        no_paper: why it is no particular text, by how it is called; such a one is joined with nothing.
        indefinite: it is told as one of a kind.
        ordinals: words of its label that tell the how manieth it is.
        dated: the date by which it is called.
        title: of the report, where that is the document itself.
        name: the words of its label, where that is a name throughout.
        initials: of names in its label, with the stems that they stand for.
        around: stems of the names in the sentences that tell of it.
    """

    ref: Ref
    order: Order
    label: str
    kind: str
    content: Content
    authors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    pages: int | None
    states: tuple[PaperState, ...]
    known: str | None
    no_paper: str | None = None
    indefinite: bool = False
    ordinals: frozenset[str] = frozenset()
    dated: Dated | None = None
    title: tuple[str, ...] = ()
    answers: Sighting | None = None
    name: tuple[str, ...] = ()
    initials: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    siblings: tuple[Sighting, ...] = field(default=(), repr=False, compare=False)
    around: frozenset[str] = frozenset()


def sightings_of(told: Told, words: JoinWords, parties: Mapping[str, str] = NO_PARTIES) -> tuple[Sighting, ...]:
    """The documents of a report.

    Args:
        parties: for whom its actors act, by their ids, where that is known besides what its record says.
    """
    actors = who_in(told.digest, parties)
    bare = {paper.document: _sighting(told, paper, actors, words) for paper in told.digest.papers}
    answering = {paper.document: bare.get(paper.answers or "") for paper in told.digest.papers}
    return tuple(
        replace(each, answers=answering[id], siblings=tuple(other for other in bare.values() if other is not each))
        for id, each in bare.items()
    )


def _sighting(told: Told, paper: Paper, actors: Mapping[str, Who], words: JoinWords) -> Sighting:
    authors = tuple(actors[id] for id in paper.authors or _who_says_ours(told.digest, paper) if id in actors)
    recipients = tuple(actors[id] for id in paper.recipients if id in actors)
    title, name = own_title(paper.label, told.title), full_name(paper.label, words)
    label = up_to_act(paper.label) if name else paper.label
    called = (told.title or "") if title else label  # the whole title tells what a release is about
    telling = _in_digits(undated(unpaged(called)), words)
    content = content_of(telling, words, _passed_over(replace(paper, label=called), (*authors, *recipients), words))
    if not content.stems and paper.kind in _CALLED_SO and is_named_text(called, words):  # "the TIP Report" of an office called TIP
        content = content_of(telling, words, _passed_over(replace(paper, label=called), (), words))
    return Sighting(
        (told.version, paper.document),
        (told.day or UNDATED, told.version, paper.mentions[0][0] if paper.mentions else 0),
        label,
        paper.kind,
        content,
        authors,
        recipients,
        paper.pages,
        paper.states,
        told.day,
        why_no_paper(paper, words),
        is_indefinite(paper.label, words),
        words.label_words("ordinal").intersection(paper.label.lower().split()),
        date_in(paper.label if paper.kind != _RESPONSE else paper.label.split(" to ")[0]),
        title,
        name=name,
        initials=initials_in(label, content),
        around=frozenset(paper.around),
    )


def _passed_over(paper: Paper, actors: Sequence[Who], words: JoinWords) -> frozenset[str]:
    """The stems of a label that tell nothing of what it is about: who wrote or gets it, by titles and peoples too."""
    named = {name for who in actors for name in (who.name, who.side or "")}
    label = name_words(paper.label)
    peoples = [word for word in label for name in named if is_of_its_people(word, " ".join(name_words(name)))]
    titles = [word for name in named for word in _before_name(paper.label, name, words)]
    small = (_stems(words.label_words(what)) for what in ("form", "after", "quantity"))
    return words.texts.union(*small, *map(words_of, (*named, paper.kind, *peoples, *titles)))


@lru_cache(maxsize=20)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in words_of(word))


def _before_name(label: str, name: str, words: JoinWords) -> list[str]:
    """The titles before a name: "President" in "the letter of President Keno"."""
    if not name or name not in label:
        return []
    found = re.search(rf"(?:.*\b(?:of|by|from|to|between|and|with) |^)([^,;]*?)\b{re.escape(name)}\b", label)
    before = found.group(1).split() if found is not None else []
    return before if all(word[:1].isupper() or word in words.roles for word in before) else []


def _in_digits(label: str, words: JoinWords) -> str:
    """A label with its number words in digits: "twelve-point plan"."""
    return " ".join(words.numbers.get(word, word) for word in label.lower().replace("-", " ").split())


def _who_says_ours(digest: Digest, paper: Paper) -> tuple[str, ...]:
    """Who speaks where a document is called "our reply"."""
    if paper.label.lower().split(" ", 1)[0] not in _OWN or not paper.mentions:
        return ()
    start, end = paper.mentions[0]
    holding = [said for said in digest.said if any(first <= start and end <= last for first, last in said.content)]
    return holding[-1].speakers if holding else ()  # the innermost begins last


def in_one_wording(item: Sighting, other: Sighting) -> tuple[Sighting, Sighting]:
    """Two documents, with what one label tells by initials told so by both, and whose they are, where one is called by that."""
    item, other = without_initials(item, other), without_initials(other, item)
    item, other = by_its_author(item, other), by_its_author(other, item)
    if not (item.initials or other.initials):
        return item, other
    contents = (
        in_initials(with_initials(item.content, item.label, other.initials), item.initials, other.label),
        in_initials(with_initials(other.content, other.label, item.initials), other.initials, item.label),
    )
    one, two = (
        each if content is each.content else replace(each, content=content)
        for each, content in zip((item, other), contents, strict=True)
    )
    return one, two


def by_its_author(item: Sighting, other: Sighting) -> Sighting:
    """A document of which nobody tells whose it is, as another's author's whose name it bears: "the Keno plan"."""
    if item.authors or item.kind not in _OWNED:
        return item
    called = called_by(item)
    for who in other.authors:
        last = who.name.split()[-1:]
        stems = frozenset(words_of(*last)) if last and last[0] in called else frozenset()
        if stems and stems <= item.content.stems:
            return replace(item, authors=(who,), content=Content(item.content.stems - stems, item.content.numbers))
    return item


def without_initials(item: Sighting, other: Sighting) -> Sighting:
    """A document without authors that are initials which one of two labels spells out, unless both have them: "TIP"."""
    if not item.authors or not (item.initials or other.initials):
        return item
    spelt = (item.initials.keys() | other.initials.keys()) - {who.name.lower() for who in other.authors}
    authors = tuple(who for who in item.authors if not (who.name.isupper() and who.name.lower() in spelt))
    return item if len(authors) == len(item.authors) else replace(item, authors=authors)


def called_by(item: Sighting) -> list[str]:
    """The last names of a document's authors; where none are told, the words with capitals by which it is called."""
    if item.authors:
        return [word for who in item.authors for word in who.name.split()[-1:]]
    words = _PLACED.split(item.label)[0].split() if item.kind in _OWNED else []
    return [word for word in words[:-1] if word[:1].isupper()]


def is_dated_as(item: Sighting, other: Sighting) -> bool:
    """Whether a document is called by the day of another's state, or its date; else by that of its report or the one before."""
    if item.dated is None or item.dated[1] is None:
        return False
    days = [dated_of(state.days[0]) for state in other.states if state.days is not None and state.days[0] == state.days[1]]
    told = [*days, *([other.dated] if other.dated is not None else [])]
    if not told and other.known is not None:
        told = [dated_of(other.known), dated_of(day_before(other.known))]
    return any(dates_agree(item.dated, each) for each in told)


def is_dated_otherwise(item: Sighting, other: Sighting) -> bool:
    """Whether a document is called by a day, and what was done with another was done on others, and no day before or after."""
    if item.dated is None or item.dated[1] is None:
        return False
    days = [state.days[0] for state in other.states if state.days is not None and state.days[0] == state.days[1]]
    near = {dated_of(each) for day in days for each in (day_before(day), day, day_after(day))}
    return bool(days) and not any(dates_agree(item.dated, each) for each in near)


def are_dated_apart(item: Sighting, other: Sighting) -> bool:
    """Whether documents are called by other dates."""
    return item.dated is not None and other.dated is not None and not dates_agree(item.dated, other.dated)


def are_two_releases(item: Sighting, other: Sighting) -> bool:
    """Whether each document is the report that tells of it, and these came out on other days under other titles."""
    gap = days_between(item.known, other.known)
    return bool(item.title) and bool(other.title) and item.title != other.title and (gap is None or gap > 1)
