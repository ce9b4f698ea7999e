"""Entities of the lexicon's keys, and of names of outlets."""

from __future__ import annotations

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.rows import name_words
from travaux.extract.actors.scene import Scene
from travaux.record.actor import ActorKind


def listed(scene: Scene, key: str) -> Entity | None:
    """The entity of a key of the lexicon, with the state or organisation that it is an organ of."""
    facts = scene.page.lexicon.facts.get(key)
    if facts is None:
        return None
    kind: ActorKind = facts.kind  # type: ignore[assignment]
    entity = scene.book.keyed(kind, key, facts.name, facts)
    if facts.party and entity.party is None:
        entity.party = listed(scene, facts.party)
    entity.plural = kind == "bloc"
    return entity


def outlet(scene: Scene, name: str) -> Entity:
    """The organisation that an outlet or agency of a name is, known to the lexicon or not."""
    words = name_words(name)
    senses = [s for found, s in scene.page.lexicon.names.get(words[0], ()) if found == words] if words else []
    keys = {s.key for s in senses if scene.page.lexicon.facts[s.key].kind == "organisation"}
    if len(keys) == 1 and (entity := listed(scene, keys.pop())):
        return entity
    return scene.book.keyed("organisation", "name/" + " ".join(words), name)
