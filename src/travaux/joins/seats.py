"""Which places are the parties' seats: "Lissa insists on it", "In Aldvik, Karvelia's energy minister said".

A place is a party's seat where that party's officials speak, where it is called its capital, and where reports of what it does are
filed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.joins.digest import Act, Figure
from travaux.joins.home import Names, first_named, is_unowned, sentence_of
from travaux.joins.told import Told
from travaux.ledger.words import name_words

PLACE = "in"  # before the words of a place, where these stand among those of persons
_LEAD = 3  # the last sentence that may be the first behind a dateline
_NO_PLACE = frozenset(  # words that begin sentences
    "a all an any both each either everyone he her his i in it its my neither no nobody none nor not on one our she some that the"  # noqa: SIM905
    " their there these they this those under we what when whoever with you your".split()
)
_TOWN = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_AT_WORK = re.compile(rf"(?:^|[,;]\s+|\bday\s+)[Ii]n ({_TOWN}),?\s+(?:an?|the)\s+([^,;.]{{3,80}})")
_FILED = re.compile(r"([A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+)?)(?:,|\s*[-–—(/])")  # a dateline, which is a sentence of its own
_CAPITAL = re.compile(
    rf"\b({_TOWN}), the (?:(?:[\w-]+ )?capital|seat) of (?:the )?([^,;.]{{3,40}})|([^,;.]{{3,40}}?) capital,? ({_TOWN})"
)
_SPEAKS_IN = re.compile(rf"(?:In|But in|And in) ({_TOWN})(?:,| on | late| last| yesterday| today| this )")  # at a sentence's head
# "The Front, whose armed wing, the Lowland Brigades, holds the town"; "the Lowland Brigades, the armed wing of the Front"
_ARMED = r"(?:armed|military|political|fighting) wing"
_WING = re.compile(
    rf"\bwhose {_ARMED},? (?:is )?the ({_TOWN})|\b[Tt]he ({_TOWN}), (?:the|its) {_ARMED} of (?:the )?([^,;.]{{3,40}})"
)
_MOST_OWNER = 9
_OFFICIALS = ("official", "officials", "spokesman", "spokeswoman", "minister", "ministers", "authorities", "leaders")
_MOST_WORDS = 2  # of what may be a party's seat or wing
Place = tuple[str, ...]  # PLACE and the words for it
AT = "at:"  # before the id of somebody of whom it is asked whose seat it is where he speaks


def place_id(act: Act) -> str:
    """Under what the party is asked for whose seat a move begins with: "Aldvik is ready to pay"; empty where no name begins it."""
    word = act.quote.split(maxsplit=1)[0]
    plain = name_words(word)
    named = word[:1].isupper() and word.isalpha() and not word.isupper() and len(plain) == 1 and plain[0] not in _NO_PLACE
    return f"{PLACE}:{plain[0]}" if named else ""


def places_asked(told: Told, known: Mapping[str, str]) -> Iterator[tuple[str, Place]]:
    """What may be a party's seat in a report: a name with which a move of nobody known begins, a government called by one word."""
    for act in told.digest.acts:
        if not act.party and (id := place_id(act)):
            yield id, (PLACE, id.removeprefix(f"{PLACE}:"))
    doers, served = told.digest.doers, {figure.party for figure in told.digest.figures}
    for figure in told.digest.figures:
        words = name_words(figure.name)
        if words[-2:-1] == ("in",) and words[:-2] and words[-3] in _OFFICIALS and figure.id not in known and figure.party is None:
            yield figure.id, (PLACE, words[-1])  # "a senior official in Alamor"
        if (
            figure.kind in ("government", "organisation")
            and (figure.id in doers or figure.id in served)
            and 0 < len(words) <= _MOST_WORDS
            and figure.id not in known
            and figure.party is None
        ):
            yield figure.id, (PLACE, *words)


def works_in(figure: Figure, told: Told, names: Names) -> Place | None:
    """The place where somebody speaks whose post each state has, and that nobody owns: "In Lissa, Prime Minister Ana Velt said".

    In a report's first sentence that is the place from which it is filed: "LISSA, March 2 - ..., Prime Minister Ana Velt said".
    """
    sentences = told.digest.sentences or {}
    for head, tail in figure.around:
        number = sentence_of(figure, head, tail, sentences) if is_unowned(head, names) else None
        if number is None:
            continue
        found = _SPEAKS_IN.match(sentences[number]) or (number <= _LEAD and _FILED.match(sentences.get(number - 1, "")))
        if found:
            return PLACE, *name_words(found.group(1))
    return None


def seats_of(told: Told, names: Names) -> Iterator[tuple[Place, str]]:
    """The places that a report tells to be a party's seat, each with the party."""
    sentences = told.digest.sentences or {}
    for number, text in sentences.items():
        for place, words in _at_work(text):
            if names.roles.intersection(words):
                yield from _owned(place, words, names)
        if (filed := _FILED.match(text)) and (party := first_named(sentences.get(number + 1, ""), names)) is not None:
            yield (PLACE, *name_words(filed.group(1))), party
        for found in _CAPITAL.finditer(text) if " capital" in text or " seat of" in text else ():
            of, place = (found.group(2), found.group(1)) if found.group(1) else (found.group(3), found.group(4))
            yield from _owned(place, name_words(of)[-4:] if found.group(3) else name_words(of)[:4], names)
        for found in _WING.finditer(text) if " wing" in text else ():
            name, owner = (found.group(1), text[: found.start()]) if found.group(1) else (found.group(2), found.group(3))
            for called in dict.fromkeys((name, name.split()[-1])):
                yield from _owned(called, name_words(names.in_full("The " + owner))[:_MOST_OWNER], names)


def _at_work(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for found in _AT_WORK.finditer(text):
        yield found.group(1), name_words(found.group(2))[:9]


def _owned(place: str, words: Sequence[str], names: Names) -> Iterator[tuple[Place, str]]:
    found = {party for _, _, party in names.places(words)}
    if len(found) == 1:
        yield (PLACE, *name_words(place)), found.pop()
