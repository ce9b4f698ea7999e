"""Bodies that are called somebody's own where it isn't yet told for whom he acts: "His party was offering a fund, Aber said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.extract.actors.bodies import OF_SOMEBODY, is_own
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.hear import Heard, innermost
from travaux.extract.actors.scene import Scene
from travaux.extract.draft import Draft

_THE_PARTY = "body/party"


def find_own_bodies(scene: Scene, drafts: Sequence[Draft], heard: Heard) -> Mapping[int, Entity]:
    """Bodies by identity, with the organisation for which acts whose they are, or who says "the party" of it."""
    found: dict[int, Entity] = {}
    for body in scene.book.entities:
        if body.key.startswith(OF_SOMEBODY):
            whose = [held.owner for held in body.held if held.owner is not None]
        elif body.key == _THE_PARTY:
            whose = _tellers(drafts, heard, body)
        else:
            continue
        sides = {id(w.party): w.party for w in whose if w.party is not None}
        if (
            len(sides) == 1
            and all(w.party is not None for w in whose)
            and is_own(scene, body.held[0].role, whose, [*sides.values()])
        ):
            found[id(body)] = sides.popitem()[1]
    return found


def _tellers(drafts: Sequence[Draft], heard: Heard, body: Entity) -> list[Entity]:
    """Who speaks of a body wherever it is told of; nobody where the narrator tells of it, too."""
    levels = [innermost(drafts, span) for span in body.mentions]
    speakers = [heard.speakers[level].entities if level is not None else () for level in levels]
    return [e for each in speakers for e in each] if all(len(each) == 1 for each in speakers) else []
