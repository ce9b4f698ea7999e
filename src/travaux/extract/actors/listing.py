"""Entities of the lexicon's keys, and of names of outlets."""

from __future__ import annotations

from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.rows import name_words
from travaux.extract.actors.scene import Scene
from travaux.extract.actors.words import Words
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
    """Whom the name of an outlet, an agency or an issuing ministry means, known to the lexicon or not."""
    words = name_words(name)
    senses = [s for found, s in scene.page.lexicon.names.get(words[0], ()) if found == words] if words else []
    keys = {s.key for s in senses if scene.page.lexicon.facts[s.key].kind == "organisation"}
    if len(keys) == 1 and (entity := listed(scene, keys.pop())):
        return entity
    return _issuing_organ(scene, words, name) or scene.book.keyed("organisation", "name/" + " ".join(words), name)


def _issuing_organ(scene: Scene, words: Words, name: str) -> Entity | None:
    """A ministry that publishes ("Ministry of Foreign Affairs of Karvelia"), with its state; None for other names."""
    entries = scene.page.lexicon.roles.get(words[0], ()) if words else ()
    found = next(((phrase, role) for phrase, role in entries if role.kind == "organ" and words[: len(phrase)] == phrase), None)
    if found is None:
        return None
    phrase, role = found
    state = _state_at_end(scene, words[len(phrase) :], name)
    organ = scene.book.keyed("government", f"organ/{' '.join(phrase)}/{state.key if state else ''}", name)
    organ.held = organ.held or [Held(phrase, role, state)]
    organ.party = organ.party or state
    return organ


def _state_at_end(scene: Scene, words: Words, name: str) -> Entity | None:
    """The state that an organ's name ends with: one of the lexicon, else its last word ("of the Kingdom of Norvask")."""
    lexicon = scene.page.lexicon
    for k in range(len(words)):
        senses = [s for found, s in lexicon.names.get(words[k], ()) if found == words[k:] and s.what in ("name", "alias")]
        if senses:
            return listed(scene, senses[0].key)
    if len(words) < 2:
        return None
    state = scene.book.keyed("government", f"name/{words[-1]}", name.split()[-1])
    state.told = True
    return state
