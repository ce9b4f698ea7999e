"""American legislators' party and state, as agencies put them behind the name: "Harry Dunn, D-Nev.", "Susan Colt (R-Maine)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.page import Page
from travaux.extract.actors.scene import Scene

_TAG = re.compile(r"(?:D|R|I|DFL)-[A-Z][\w.]*")  # of a state or a town
_BARE = re.compile(r"[DRI]")  # "Bernie Hands (I)"
_OPENS = re.compile(r"\s*[,(]\s*")
_LONGEST = 3  # words of a tag: "D-Fort Lauderdale"
_STEMS = {"D": "democrat", "DFL": "democrat", "R": "republican"}
_CALLED = frozenset(_STEMS.values())
_PARTY = re.compile(r"(?:the )?(.+?)(?:s|ic)?(?: party)?", re.IGNORECASE)
_WHOLE = (" party", "s")  # ends of names that aren't adjectives alone
_BACK = 4  # words before a name in which its titles stand


def tags_of(page: Page) -> dict[int, int]:
    """Words that tell a legislator's party and state, by the first, each with how many words there are."""
    return {k: size for k in range(1, len(page.words)) if (size := _size_at(page, k))}


def _size_at(page: Page, k: int) -> int:
    word = page.words[k]
    bare = word.gap.strip() == "(" and _BARE.fullmatch(word.raw) is not None
    if not (bare or _TAG.fullmatch(word.raw)) or not _OPENS.fullmatch(word.gap) or not page.words[k - 1].capital:
        return 0
    size = 1
    while size < _LONGEST and k + size < len(page.words) and page.joins(k + size) and page.words[k + size].capital:
        size += 1
    return size


def note_partisans(scene: Scene) -> None:
    """Note for legislators without a party of which they are told to be, where the report names it: "Harry Dunn, D-Nev."."""
    page, sides = scene.page, {stem: side for stem in sorted(_CALLED) if (side := _party_called(scene, stem)) is not None}
    if not sides:
        return
    tags = tags_of(page)
    for person in scene.book.persons():
        told = (stem for span in sorted(person.mentions) if (stem := _told_at(page, page.between(span), tags)) is not None)
        side = sides.get(next(told, ""))
        if person.party is None and side is not None:
            person.act_for(side)


def _told_at(page: Page, name: range, tags: Mapping[int, int]) -> str | None:
    """What the words around a person's name tell of the party: a tag, "a Democrat from Oregon", "Republican Senator"."""
    if name.stop in tags:
        return _STEMS.get(page.words[name.stop].raw.partition("-")[0])
    behind = page.key(name.stop, min(name.stop + 2, len(page.words)))
    if len(behind) == 2 and behind[0] == "a" and behind[1] in _CALLED:
        return behind[1]
    for k in range(name.start - 1, max(-1, name.start - 1 - _BACK), -1):
        stem = _stem(page.words[k].raw)
        if stem in _CALLED and page.words[k].capital and not page.words[k].raw.endswith("s"):
            return stem
        if not page.joins(k + 1) or not (page.lexicon.is_a("honorific", page.words[k].key) or page.words[k].raw.islower()):
            return None
    return None


def _party_called(scene: Scene, stem: str) -> Entity | None:
    """The party of a name that a report tells of; the one that is called by its members where several are."""
    found = [each for each in scene.book.entities if _is_party(each) and any(_stem(name) == stem for name in each.names)]
    for each in found:
        each.names.sort(key=lambda name: not name.lower().endswith(_WHOLE))  # "Republicans" before "Republican"
    return min(found, key=lambda each: not each.names[0].lower().endswith(_WHOLE), default=None)


def find_parties_of_one_name(scene: Scene) -> Mapping[int, Entity]:
    """Parties by identity, with the one that another name of theirs is: "Democratic", "the Democrats" and "Democratic Party"."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for each in scene.book.entities:
        if _is_party(each) and each.names:
            named[_stem(each.names[0])].append(each)
    found: dict[int, Entity] = {}
    for stem, some in named.items():
        whole = [each for each in some if each.names[0].lower().endswith(_WHOLE)]
        if len(some) > 1 and whole and (stem in _CALLED or any(each.names[0].lower().endswith(" party") for each in whole)):
            one = min(whole, key=lambda each: not each.names[0].lower().endswith(" party"))
            found |= {id(each): one for each in some if each is not one}
    return found


def _is_party(entity: Entity) -> bool:
    return entity.kind == "organisation" and entity.party is None


def stems_of_parties(page: Page) -> Set[str]:
    """What the parties that a report tells of are called: "labour" of "the Labour Party", "democrat" of "Democrats"."""
    found = set(_CALLED)
    for k, word in enumerate(page.words):
        if word.raw == "Party" and page.joins(k):
            first = k - 1
            while first and page.joins(first) and page.words[first - 1].capital:
                first -= 1
            found |= {_stem(" ".join(each.raw for each in page.words[begin:k])) for begin in range(first, k)}
    return found


def is_partys_name(page: Page, first: int, last: int, stems: Set[str]) -> bool:
    """Whether words name a party that the report calls so: "Labour" where it tells of "the Labour Party"."""
    return _stem(" ".join(each.raw for each in page.words[first:last])) in stems


def _stem(name: str) -> str:
    found = _PARTY.fullmatch(name)
    return found[1].lower() if found is not None else ""
