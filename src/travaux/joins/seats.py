"""Which places are the parties' seats: "Lissa insists on it", "In Aldvik, Karvelia's energy minister said".

A place is a party's seat where that party's officials speak or release texts, where they say what it will do, where it is called
its capital, and, which counts less, where reports of what the party does are filed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.joins.digest import Act, Digest, Figure
from travaux.joins.home import OPENS_IN, TOWN, Names, Posts, first_named, is_done, is_unowned, publishing, sentence_of
from travaux.joins.told import Told, is_joint
from travaux.ledger.words import name_words
from travaux.record.span import holds

PLACE = "in"  # before the words of a place, where these stand among those of persons
_LEAD = 3  # the last sentence that may be the first behind a dateline
_NO_PLACE = frozenset(  # words that begin sentences
    "a all an any both each either everyone he her his i in it its my neither no nobody none nor not on one our she some that the"  # noqa: SIM905
    " their there these they this those under we what when whoever with you your".split()
)
_AT_WORK = re.compile(rf"(?:^|[,;]\s+|\bday\s+)[Ii]n ({TOWN}),?\s+(?:an?|the)\s+([^,;.]{{3,80}})")
_FILED = re.compile(r"([A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+)?)(?:,|\s*[-–—(/])")  # a dateline, which is a sentence of its own
_CAPITAL = re.compile(
    rf"\b({TOWN}), the (?:(?:[\w-]+ )?capital|seat) of (?:the )?([^,;.]{{3,40}})|([^,;.]{{3,40}}?) capital,? ({TOWN})"
)
_DATED = re.compile(rf"({TOWN}),? (?:\d{{1,2}}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{{1,2}})\b")  # "Aldvik, 12 March 2024"
_BRIEFED = re.compile(r"\b(?:briefed on|familiar with|aware of|close to|with knowledge of|privy to) (?:the )?([^,;.]{3,40})")
_MARK = re.compile(r"[\"“”]")
_PAIR = 2
_ACTS = re.compile(r"\S+ (?:is|was|will|would|wo|could|can|may|might|must|also|now|\w+s|\w+ed)\b")  # "Aldvik wants"
_PRONOUN = re.compile(r", (?:s?he) (?:said|told|added|went on|explained|announced|insisted|confirmed|noted)\b")
_OFFICES = frozenset("cabinet chancellery department government ministry office president premier secretariat".split())  # noqa: SIM905
_OWN = ("accept", "commit", "concede", "demand", "offer", "propose", "reject")  # what an official says that his state does
# "The Front, whose armed wing, the Lowland Brigades, holds the town"; "the Lowland Brigades, the armed wing of the Front"
_ARMED = r"(?:armed|military|political|fighting) wing"
_WING = re.compile(rf"\bwhose {_ARMED},? (?:is )?the ({TOWN})|\b[Tt]he ({TOWN}), (?:the|its) {_ARMED} of (?:the )?([^,;.]{{3,40}})")
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


def places_asked(digest: Digest, known: Mapping[str, str]) -> Iterator[tuple[str, Place]]:
    """What may be a party's seat in a report: a name with which a move of nobody known begins, a government called by one word."""
    for act in digest.acts:
        if not act.party and (id := place_id(act)):
            yield id, (PLACE, id.removeprefix(f"{PLACE}:"))
    doers, served = digest.doers, {figure.party for figure in digest.figures}
    for figure in digest.figures:
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


def spoken_of(told: Told, known: Mapping[str, str], names: Names) -> Iterator[tuple[Place, str]]:
    """The places of which a party's own people say what these would do: "Karvelia's envoy said Aldvik was ready to pay".

    What one says that a place has agreed to, or wants of his own party, may be the other side's; and so is what he himself names
    so: of his own he speaks as "we".
    """
    figures = {figure.id: figure for figure in told.digest.figures}
    for act in told.digest.acts:
        near = _near_to(act, told, names)
        party = near or _teller(act, figures, told, known)
        done = act.kind != "demand" and is_done(act)
        if party is None or act.kind not in _OWN or act.status == "denied" or done or not names.may_govern(party):
            continue
        if near is None and party in {owner for _, _, owner in names.places(name_words(act.quote))}:
            continue
        if _is_answered(act, party, told, known):
            continue
        if not act.party and _ACTS.match(act.quote) and (id := place_id(act)):
            yield (PLACE, id.removeprefix(f"{PLACE}:")), party
        for figure in (figures[actor] for actor in act.party if actor in figures and actor not in known):
            if may_be_a_place(figure) and name_words(figure.name) not in names.lands:
                yield (PLACE, *name_words(figure.name)), party


def _is_answered(act: Act, party: str, told: Told, known: Mapping[str, str]) -> bool:
    """Whether a move only tells what a party answers: "Karvelia rejects the demands put forward by the Aldvik side"."""
    own = (each for each in told.digest.acts if each is not act and any(known.get(actor) == party for actor in each.party))
    return any(holds(each.evidence, span) for each in own for span in act.evidence)


def _teller(act: Act, figures: Mapping[str, Figure], told: Told, known: Mapping[str, str]) -> str | None:
    """The party of those who say in a report's own words that a move is made; None of those who speak for themselves."""
    voices = [group for group in act.voices if group != act.party]  # "Velt said Aldvik wanted it": who wants it is held to say so
    speakers = {known.get(voice) for voice in voices[-1]} if voices else {None}
    sentences = told.digest.sentences or {}
    sentence = sentences.get(act.sentence, "")
    if _PRONOUN.search(sentence) is not None:
        sentence = sentences.get(act.sentence - 1, "") + sentence  # "Velt was more forthcoming. Aldvik was ready to pay, she said."
    named = any(figures[voice].name.split()[-1] in sentence for voice in (voices[-1] if voices else ()) if voice in figures)
    quoted = len(_MARK.findall(told.digest.context(act, 0))) % _PAIR
    return speakers.pop() if named and not quoted and len(speakers) == 1 else None


def _near_to(act: Act, told: Told, names: Names) -> str | None:
    """The party near to which those are who tell of a move: "..., according to a person briefed on Karvelia's thinking"."""
    found = _BRIEFED.search((told.digest.sentences or {}).get(act.sentence, ""))
    near = {party for _, _, party in names.places(name_words(found.group(1)))} if found else set()
    return near.pop() if len(near) == 1 else None


def may_be_a_place(figure: Figure) -> bool:
    """Whether an actor's name may be that of a place: a word or two that tell of nothing else, for nobody that is told."""
    words = figure.name.split()
    alone = figure.kind == "government" or (figure.kind == "person" and len(words) == 1 and figure.role is None)
    return alone and figure.party is None and 0 < len(words) <= _MOST_WORDS and all(word[:1].isupper() for word in words)


def _released_in(told: Told, names: Names) -> Iterator[tuple[Place, str]]:
    """The place from which a government's own office releases a text, and its party."""
    party = publishing(told, names)
    if told.is_joint or party is None or not names.may_govern(party) or _OFFICES.isdisjoint(name_words(told.publisher or "")):
        return
    for number, text in (told.digest.sentences or {}).items():
        if number < _LEAD and (filed := _DATED.match(text)):
            yield (PLACE, *name_words(filed.group(1))), party


def works_in(figure: Figure, digest: Digest, posts: Posts, paper: Place | None) -> Place | None:
    """The place where somebody speaks whose post each state has, and that nobody owns: "In Lissa, Prime Minister Ana Velt said".

    In a report's first sentence that is the place from which it is filed: "LISSA, March 2 - ..., Prime Minister Ana Velt said".

    Args:
        paper: what may be the place by whose name the outlet is called.
    """
    sentences = digest.sentences or {}
    for head, tail in figure.around:
        number = sentence_of(figure, head, tail, sentences) if is_unowned(head, posts) else None
        if number is None:
            continue
        found = OPENS_IN.match(sentences[number]) or (number <= _LEAD and _FILED.match(sentences.get(number - 1, "")))
        if found:
            return PLACE, *name_words(found.group(1))
        if paper is not None:
            return paper
    return None


def papers_place(publisher: str | None, title: str | None) -> Place | None:
    """What may be the place by whose name an outlet is called: "The Aldvik Courier"; None for a text that several have signed."""
    words = name_words(publisher or "") if not is_joint(title) else ()
    words = words[1:] if words[:1] == ("the",) else words
    return (PLACE, words[0]) if len(words) > 1 else None


def filed_in(told: Told, names: Names) -> Iterator[tuple[Place, str]]:
    """The places from which a report of what a party does is filed, each with the party: it may be where the talks are held."""
    sentences = told.digest.sentences or {}
    for number, text in sentences.items():
        if (filed := _FILED.match(text)) and (party := first_named(sentences.get(number + 1, ""), names)) is not None:
            yield (PLACE, *name_words(filed.group(1))), party


def seats_of(told: Told, names: Names) -> Iterator[tuple[Place, str]]:
    """The places that a report tells to be a party's seat, each with the party."""
    yield from _released_in(told, names)
    for text in (told.digest.sentences or {}).values():
        for place, words in _at_work(text):
            if names.roles.intersection(words):
                yield from _owned(place, words, names)
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
