"""What a description says by its words: its name, how many it counts, whose side it is likely on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.scene import Scene
from travaux.extract.actors.words import Words

_POST_LABEL = re.compile(r"The [A-Z][^\n.:]{2,120}\): ")
_BACK = 4  # statements
_AGAINST = ("REB", "OPP")  # sectors of rebels and of an opposition
_POINTING = ("definite", "demonstrative", "possessive")
_MANY = 2  # words before a description's noun, from which they may hold a headline's verb
_SHORT = 3  # letters of words that a title has in small letters


def name_of(scene: Scene, head: Head) -> str:
    """A description as written, without determiners and counts, with what tells whose it is."""
    page = scene.page
    first, last = mentioned(scene, head)
    while first < head.core.last - 1:
        word = page.words[first]
        spare = word.raw.isdigit() or any(page.lexicon.is_a(what, word.key) for what in ("determiner", "possessive", "count"))
        if word.possessive or not spare or page.lexicon.is_a("keep", word.key):
            break
        first += 1
    return written(scene, first, last)


def bloc_name(scene: Scene, head: Head) -> str:
    """A bloc's name: the words used, counts and all, without an article, a demonstrative or a possessive."""
    first, last = mentioned(scene, head)
    while first < head.core.last - 1 and scene.page.lexicon.words["determiner"].get(scene.page.words[first].key) in _POINTING:
        first += 1
    return written(scene, first, last)


def written(scene: Scene, first: int, last: int) -> str:
    """Words as the text has them, on one line."""
    start, end = scene.page.span(first, last)
    return " ".join(scene.page.text[start:end].split())


def mentioned(scene: Scene, head: Head) -> tuple[int, int]:
    """The words of a description without its opening article, with an "of" phrase where nothing else tells whose it is."""
    first = _behind_verb(scene, head)
    if first < head.core.first and scene.page.lexicon.is_a("article", scene.page.words[first].key):
        first += 1
    told_before = any(owner.kind == "name" and owner.last <= head.core.first for owner in head.owners)
    told_again = any(owner.kind == "name" and owner.first >= head.core.last for owner in head.owners)
    last = head.core.last if told_before and told_again else max(head.core.last, head.reach)
    named = (k for k in range(head.core.last, last) if k in scene.page.persons and scene.page.words[k].gap.strip() == ",")
    return first, next(named, last)  # "the head of the delegation at the talks, Viktor Aldane"


def _behind_verb(scene: Scene, head: Head) -> int:
    """Where a description begins; in a title with capitals throughout nothing before its noun but its owners is surely its own.

    "Respected Chairman Receives | Envoy of Karvelia".
    """
    page, before = scene.page, [owner.first for owner in head.owners if owner.last <= head.core.first]
    title = next(
        (b for b in page.analysis.article.blocks if b.kind == "title" and b.start <= page.words[head.first].start < b.end), None
    )
    if title is None or head.core.first - head.first < _MANY:
        return head.first
    inside = page.between((title.start, title.end))
    long = [page.words[k] for k in inside if len(page.words[k].raw) > _SHORT]
    return min([head.core.first, *before]) if all(word.capital for word in long) else head.first


def counted(scene: Scene, head: Head) -> int | None:
    """The number that a phrase tells before its noun ("the two ministers", "both")."""
    page = scene.page
    values = page.lexicon.words["count"]
    return next((int(values[w.key]) for w in page.words[head.first : head.core.last] if w.key in values), None)


def is_state(entity: Entity) -> bool:
    """Whether an entity is a state, not an organ or a place that does nothing."""
    return entity.kind == "government" and entity.party is None and not entity.key.startswith("organ/") and entity.acts


def is_definite(head: Head) -> bool:
    """Whether a phrase is about someone known: by its article, a demonstrative or a possessive."""
    return head.determiner in ("definite", "demonstrative", "possessive")


def sides_of(owners: Sequence[Entity]) -> list[Entity]:
    """The states and organisations that owners are, or act for."""
    sides = []
    for owner in owners:
        side = owner.party if owner.kind in ("person", "office", "group") else owner
        if side is not None and side.kind == "person":
            side = side.party  # of "Velt's lawyers" her own
        if side is not None and side not in sides:
            sides.append(side)
    return sides


def side_of_speaker(scene: Scene, position: int) -> Entity | None:
    """The state or organisation that who spoke last acts for."""
    spoke = scene.last_spoken(position)
    return _side_of(spoke.speakers) if spoke is not None else None


def is_an_organs(scene: Scene) -> bool:
    """Whether a report is published by a state's organ, by its name: a ministry, a department, a government."""
    words = scene.issuer.names[0].lower().split() if scene.issuer is not None else []
    roles = (scene.page.lexicon.role((word,)) for word in words)
    return any(role is not None and role.kind in ("organ", "state") for role in roles)


def issuing_state(scene: Scene) -> Entity | None:
    """The state whose organ publishes a report; None where none does, or whose it is nobody tells."""
    issuer = scene.issuer
    if issuer is None or not is_an_organs(scene):
        return None
    side = top_party(issuer) if issuer.kind == "government" else issuer.party or _named_in(scene, issuer)
    return side if side is not None and is_state(side) else None


def _named_in(scene: Scene, issuer: Entity) -> Entity | None:
    """The one state of those met so far that an issuer's name begins with: "Belmara Ministry of Economy"."""
    words = issuer.names[0].lower().split()
    met = [e for e in scene.book.entities if is_state(e) and any(words[: len(n.split())] == n.lower().split() for n in e.names)]
    return met[0] if len(met) == 1 else None


def state_of_speakers(scene: Scene, position: int) -> Entity | None:
    """The state of the last speaker who acts for one, a few statements back at most; none where it is told elsewhere."""
    if _is_elsewhere(scene, position) or _is_in_label(scene, position):
        return None
    for spoke in [s for s in reversed(scene.spoken) if s.position < position][:_BACK]:
        side = _side_of(spoke.speakers)
        if side is not None and side.kind == "government":
            return side
    return None


def _is_in_label(scene: Scene, position: int) -> bool:
    """Whether a word stands in the label of a turn, whose speaker is no earlier one: "The Minister for Ports (Ana Velt):"."""
    text, start = scene.page.text, scene.page.words[position].start
    line = text.rfind("\n", 0, start) + 1
    label = _POST_LABEL.match(text, line)
    return label is not None and start < label.end()


def _is_elsewhere(scene: Scene, position: int) -> bool:
    """Whether a sentence says first where it is: "In Karsk, a foreign ministry spokeswoman said"."""
    page = scene.page
    first = bisect_left(page.sentences, page.sentences[position])
    place = page.words[first + 1 : first + 2]
    return position > first + 1 and page.words[first].raw == "In" and bool(place) and place[0].capital


def _side_of(speakers: Sequence[Entity]) -> Entity | None:
    if len(speakers) != 1:
        return None
    speaker = speakers[0]
    side = top_party(speaker) if speaker.kind in ("government", "organisation") else speaker.party
    return side if side is None or side.kind != "government" or is_state(side) else None


def seen_alike(scene: Scene, words: Words, kinds: Sequence[str]) -> Entity | None:
    """The entity mentioned before whose name ends in the same words, None if there are several."""
    found = [e for e in scene.book.entities if e.kind in kinds and e.seen and any(_ends(n, words) for n in e.names)]
    return found[0] if len(found) == 1 else None


def _ends(name: str, words: Words) -> bool:
    known = tuple(name.lower().split())
    return known[-len(words) :] == words and "of" not in known


def holds_a_post(scene: Scene, head: Head) -> bool:
    """Whether a head is somebody's post, or what somebody is for whom it belongs to: "union leader", "a union official"."""
    calling = head.core if head.core.role is not None else head.titles[-1] if head.titles else None
    if calling is None or calling.role is None:
        return False
    serves = scene.page.lexicon.is_a("serving", scene.page.words[calling.last - 1].key)
    return calling.role.kind == "post" or (calling.role.kind == "person" and serves)


def opposes(scene: Scene, words: Sequence[str]) -> bool:
    """Whether words tell of somebody who is against a government and of none: "a rebel spokesman", "opposition leader"."""
    roles = (scene.page.lexicon.role((word.lower(),)) for word in words)
    return any(role is not None and role.sector in _AGAINST for role in roles)
