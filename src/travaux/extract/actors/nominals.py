"""What a description says by its words: its name, how many it counts, whose side it is likely on."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.scene import Scene
from travaux.extract.actors.words import Words


def name_of(scene: Scene, head: Head) -> str:
    """A description as written, without determiners and counts, with what tells whose it is."""
    page = scene.page
    first, last = mentioned(scene, head)
    while first < head.core.last - 1:
        word = page.words[first]
        spare = word.raw.isdigit() or any(page.lexicon.is_a(what, word.key) for what in ("determiner", "possessive", "count"))
        if word.possessive or not spare:
            break
        first += 1
    start, end = page.span(first, last)
    return " ".join(page.text[start:end].split())


def mentioned(scene: Scene, head: Head) -> tuple[int, int]:
    """The words of a description without its opening article, with an "of" phrase where nothing else tells whose it is."""
    first = head.first
    if first < head.core.first and scene.page.words[first].key in ("the", "a", "an"):
        first += 1
    told_before = any(owner.last <= head.core.first for owner in head.owners)
    return first, head.core.last if told_before else max(head.core.last, head.reach)


def counted(scene: Scene, head: Head) -> int | None:
    """The number that a phrase tells before its noun ("the two ministers", "both")."""
    page = scene.page
    values = page.lexicon.words["count"]
    return next((int(values[w.key]) for w in page.words[head.first : head.core.last] if w.key in values), None)


def is_definite(head: Head) -> bool:
    """Whether a phrase is about someone known: by its article, a demonstrative or a possessive."""
    return head.determiner in ("definite", "demonstrative", "possessive")


def sides_of(owners: Sequence[Entity]) -> list[Entity]:
    """The states and organisations that owners are, or act for."""
    sides = []
    for owner in owners:
        side = owner.party if owner.kind in ("person", "office", "group") else owner
        if side is not None and side not in sides:
            sides.append(side)
    return sides


def side_of_speaker(scene: Scene, position: int) -> Entity | None:
    """The state or organisation that who spoke last acts for."""
    spoke = scene.last_spoken(position)
    if spoke is None or len(spoke.speakers) != 1:
        return None
    speaker = spoke.speakers[0]
    if speaker.kind in ("government", "organisation"):
        return top_party(speaker)
    return speaker.party


def seen_alike(scene: Scene, words: Words, kinds: Sequence[str]) -> Entity | None:
    """The entity last mentioned whose name ends in the same words, None if there are several."""
    found = [e for e in scene.book.entities if e.kind in kinds and e.seen and any(_ends(n, words) for n in e.names)]
    return found[0] if len(found) == 1 else None


def _ends(name: str, words: Words) -> bool:
    return tuple(name.lower().split())[-len(words) :] == words
