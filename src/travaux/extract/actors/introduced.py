"""People whom a report introduces in two steps: what they are, and then by what name, or the other way round.

"A spokesman for the president turned it down. 'It is too late,' Rasko Dell said." "Joren Anstrom is speaking. The Lidovian foreign
minister says that ..."
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from travaux.extract.actors.clauses import meant
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import Scene

_NEXT_LINE = 3  # characters at most from the end of a line to the beginning of the next
_BACK = 3  # sentences before a name, quotations among them, in which it is told what its bearer is
_KINDS = ("post", "person")
_OPENS, _CLOSES = frozenset(",—–-("), frozenset(",—–-).;")  # around a name in apposition
_FAR = 60  # characters between a noun and the name, in which titles stand


def find_introduced(scene: Scene) -> Mapping[int, Entity]:
    """Unnamed holders of posts, by identity, with the person whose post it is by the order in which they are told of."""
    offices = [e for e in scene.book.entities if _is_one(e)]
    found: dict[int, Entity] = {}
    taken: set[int] = set()
    for person in scene.book.persons():
        if person.held or person.party is not None or len(person.full) < 2 or not person.seen:
            continue
        ways = (_told_beside, _told_below, _told_before, _told_behind)
        meant = next((told for way in ways if (told := list(way(scene, person, offices)))), list[Entity]())
        if len(meant) == 1 and id(meant[0]) not in taken:
            taken.add(id(meant[0]))
            found[id(meant[0])] = person
    return found


def find_apposed(scene: Scene) -> Mapping[int, Entity]:
    """Unnamed people, by identity, with who is named set off behind what they are: "the firm's founder, Ana Velt, left".

    So in "the lion of the north, General Ana Velt," and "his running mate — Lissa Gov. Ana Velt — left".
    """
    found: dict[int, Entity] = {}
    hanging: dict[int, list[int]] = defaultdict(list)
    for i, token in enumerate(scene.page.analysis.tokens):
        if token.deprel in ("appos", "flat"):
            hanging[token.head].append(i)
    for office in scene.book.entities if hanging else ():
        if office.kind == "office" and not office.plural and office.seen and not _tells_whose(office):
            named = {id(person): person for person in _set_off(scene, office, hanging)}
            if len(named) == 1:
                found[id(office)] = named.popitem()[1]
    return found


def _tells_whose(office: Entity) -> bool:
    """Whether a description itself names whose somebody is, which his own name doesn't: "his Karsund counterpart, Ana Velt"."""
    words = office.name.replace("’", "'").split()
    return office.party is None and any(word[:1].isupper() and not word.endswith("'s") for word in words)


def _set_off(scene: Scene, office: Entity, hanging: Mapping[int, Sequence[int]]) -> Iterator[Entity]:
    """The people in apposition to a noun that stand between commas, dashes or brackets behind it.

    Args:
        hanging: tokens in apposition, and parts of names, by what they hang on.
    """
    tokens, text = scene.page.analysis.tokens, scene.page.text
    for start, end in (span for span, form in office.mentions.items() if form == "nominal"):
        first = bisect_left(tokens, start, key=lambda token: token.start)
        inside = range(first, bisect_left(tokens, end, lo=first, key=lambda token: token.start))
        apposed = [i for k in inside for i in hanging.get(k, ()) if i not in inside and tokens[i].deprel == "appos"]
        apposed += [i for k in apposed for i in hanging.get(k, ())]
        for person in (meant(scene, i) for i in apposed):
            names = [(a, b) for a, b in person.mentions if end < a < end + _FAR] if person is not None else []
            if person is None or person.kind != "person" or len(person.full) < 2 or not names:
                continue
            a, b = min(names)
            if text[end:a].lstrip()[:1] in _OPENS and text[b:].lstrip()[:1] in _CLOSES and "." not in text[end:a].rstrip(". "):
                yield person


def _is_one(entity: Entity) -> bool:
    """Whether an actor is somebody of a known side who holds a post and has no name."""
    if entity.kind != "office" or entity.plural or not entity.seen or not entity.held or entity.party is None:
        return False
    return entity.held[0].role.kind in _KINDS


def _told_beside(scene: Scene, person: Entity, offices: list[Entity]) -> Iterator[Entity]:
    """Whose post stands before a name, however long it is: "the head of the delegation at the conference, Viktor Aldane,"."""
    start = scene.page.words[min(person.seen)].start
    for office in offices:
        ends = (end for _, end in office.mentions if end < start)
        if any(scene.page.text[end:start].strip() == "," for end in ends):
            yield office


def _told_below(scene: Scene, person: Entity, offices: list[Entity]) -> Iterator[Entity]:
    """Whose post stands on the line below a name, as below a letter."""
    text, ends = scene.page.text, [end for _, end in person.mentions]
    for office in offices:
        gaps = [text[end:start] for start, _ in office.mentions for end in ends if end < start <= end + _NEXT_LINE]
        if any("\n" in gap and not gap.strip() for gap in gaps):
            yield office


def _told_before(scene: Scene, person: Entity, offices: list[Entity]) -> Iterator[Entity]:
    """Who was told of for the first time shortly before a name, as a subject, with nobody else between; the name alone speaks."""
    first, sentences = min(person.seen), scene.page.sentences
    beside = any(
        e.spoken and e is not person and any(sentences[k] == sentences[first] for k in e.seen) for e in scene.book.persons()
    )
    for office in offices if person.spoken and not beside else ():
        at = min(office.seen)
        near = 0 < sentences[first] - sentences[at] <= _BACK
        if near and at in office.subject_at and _fit(person, office) and not _others_between(scene, at, first, (person, office)):
            yield office


def _told_behind(scene: Scene, person: Entity, offices: list[Entity]) -> Iterator[Entity]:
    """Whose post is the subject of the sentence behind the one of which a name is the subject, and in which nobody else is."""
    first, sentences = min(person.seen), scene.page.sentences
    for office in offices if first in person.subject_at and not scene.is_quoted(first) else ():
        at = min(office.seen)
        follows = sentences[at] - sentences[first] == 1 and at in office.subject_at and office.definite and not scene.is_quoted(at)
        if follows and _fit(person, office) and not _others_between(scene, first, at, (person, office)):
            yield office


def _fit(person: Entity, office: Entity) -> bool:
    return not (person.gender and office.gender) or person.gender == office.gender


def _others_between(scene: Scene, first: int, last: int, known: tuple[Entity, Entity]) -> bool:
    """Whether somebody else is named or described between two words."""
    others = (e for e in scene.book.entities if e.kind in ("person", "office") and not e.plural and e not in known)
    words = scene.page.words
    ends = max((end for e in known for start, end in e.mentions if start <= words[first].start < end), default=0)
    return any(first < at < last and words[at].start >= ends for e in others for at in e.seen)
