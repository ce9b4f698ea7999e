"""What is asked of a report's persons, places and nouns, and which reports need be looked at no closer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from travaux.joins.called import noun_of, served_by_noun
from travaux.joins.digest import Digest, Figure
from travaux.joins.governing import governments_asked
from travaux.joins.home import Posts, serves
from travaux.joins.party_names import PartyNames, words_of_actor
from travaux.joins.persons import Person
from travaux.joins.seats import AT, PLACE, Place, may_be_a_place, papers_place, places_asked, works_in
from travaux.joins.told import Told
from travaux.ledger.words import name_words

_CIRCLE = re.compile(  # who is called by a person
    r"(?:(?:Mr|Ms|Mrs|Dr|Sir)\.? )?([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})[’']s? "
    r"((?:negotiating )?"
    r"(?:administration|aides|allies|cabinet|camp|delegation|government|lot|men|negotiators|office|party|people|side|team))\b"
)


def is_silent(told: Told, names: PartyNames) -> bool:
    """Whether no party may be named in a report, nor meant: most coverage that talks have a person's last name from."""
    digest = told.digest
    called = [text for figure in digest.figures for text in (figure.name, *(text for pair in figure.around for text in pair))]
    said = "\n".join((told.title or "", *(digest.sentences or {}).values(), *(act.quote for act in digest.acts)))
    return not (
        any(names.led_by(figure.name if figure.kind == "office" else figure.role) for figure in digest.figures)
        or names.may_be_meant_in("\n".join((told.publisher or "", *called)))
        or names.may_be_named_in(said)
        or " wing" in said  # whose that is may be told without an article
    )


def asked_in_silence(told: Told, names: PartyNames) -> Iterator[tuple[str, Person]]:
    """What is asked of the persons, and places, of a report that tells nothing of the parties."""
    yield from nouns_and_places(told.digest, {}).items()
    paper = papers_place(told.publisher, told.title)
    for figure in sorted(_doing(told.digest), key=lambda figure: serves(figure, names)):
        yield from asked_of(figure, told.digest, names, paper)


def all_asked(digest: Digest, publisher: str | None, title: str | None, posts: Posts) -> set[Person]:
    """All the persons, places and nouns of whom any talks may ask in a report."""
    paper = papers_place(publisher, title)
    persons = {person for figure in _doing(digest) for _, person in asked_of(figure, digest, posts, paper)}
    return persons.union(nouns_and_places(digest, {}, posts).values())


def _doing(digest: Digest) -> list[Figure]:
    """The persons who do or say something."""
    doers = digest.doers
    return [figure for figure in digest.figures if figure.kind == "person" and figure.id in doers]


def nouns_and_places(digest: Digest, known: Mapping[str, str], posts: Posts | None = None) -> dict[str, Person]:
    """What is asked of names without a party: whose seat a place is, who is called by a noun, who governs.

    Args:
        posts: the words for posts; None where no party is named, so that any state's government may be meant.
    """
    nouns = {figure.id: noun for figure in digest.figures if figure.id not in known and (noun := noun_of(figure)) is not None}
    places = dict(places_asked(digest, known))
    alone = {figure.id: name_words(figure.name) for figure in digest.figures if figure.id in places and figure.name.istitle()}
    persons = {f"{AT}{id}": words for id, words in alone.items() if len(words) == 1}  # "Velt", taken for a government
    governments = dict(governments_asked(digest, known, posts)) if posts is not None else {}
    return {**persons, **governments, **places, **nouns, **dict(_circles(digest, known))}


def _circles(digest: Digest, known: Mapping[str, str]) -> Iterator[tuple[str, Person]]:
    """The persons by whom others are called: "Petra Halvek's team", "Mr Ruud's party"."""
    for figure in digest.figures:
        if figure.kind == "person" or figure.id in known:
            continue
        quotes = (act.quote for act in digest.acts if figure.id in act.party)
        found = next((found for text in (figure.name, *quotes) if (found := _CIRCLE.match(text))), None)
        if found is not None and figure.name.endswith(found.group(2)):
            yield figure.id, name_words(found.group(1))


def asked_of(figure: Figure, digest: Digest, posts: Posts, paper: Place | None) -> Iterator[tuple[str, Person]]:
    """What is asked of a person of whom a report doesn't tell: who that is, and whose seat the place is where he works.

    Args:
        paper: what may be the place by whose name the outlet is called.
    """
    if person := words_of_actor(figure.name):
        yield figure.id, person
        if (place := served_by_noun(figure, posts) or works_in(figure, digest, posts, paper)) is not None:
            yield AT + figure.id, place
        elif may_be_a_place(figure):
            yield AT + figure.id, (PLACE, *person)  # "Aldvik", taken for a person
