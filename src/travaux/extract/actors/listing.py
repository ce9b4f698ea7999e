"""Entities of the lexicon's keys, and of names of outlets."""

from __future__ import annotations

from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.lexicon import Role, Sense
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
        entity.act_for(listed(scene, facts.party))
    entity.plural = kind == "bloc"
    return entity


def outlet(scene: Scene, name: str) -> Entity:
    """Whom the name of an outlet, an agency or an issuing ministry means, known to the lexicon or not."""
    words = name_words(name)
    senses = [s for s in _senses(scene, words) if s.holds(scene.page.date)]
    organisations = {s.key for s in senses if scene.page.lexicon.facts[s.key].kind == "organisation"}
    keys = organisations or {s.key for s in senses if s.what in ("seat", "organ")}  # "White House"
    if len(keys) == 1 and (entity := listed(scene, keys.pop())):
        return entity
    organ = _issuing_organ(scene, words, name) or _organ_of_a_state(scene, words, name) or _known_organ(scene, words, name)
    plain = words[1:] if len(words) > 1 and words[0] == "the" else words  # "The Touchline" is called Touchline
    spelled = (word.rstrip("'’") for word in plain)  # as words of a text are: "Glaziers' & Cleaners' Guild"
    return organ or scene.book.keyed("organisation", "name/" + " ".join(w for w in spelled if any(c.isalnum() for c in w)), name)


def _known_organ(scene: Scene, words: Words, name: str) -> Entity | None:
    """Who publishes for a state whose name isn't in his own: "Press Information Bureau"."""
    side = scene.page.lexicon.issuers.get(words)
    states = {s.key for s in _senses(scene, name_words(side)) if s.what in ("name", "alias")} if side else set()
    state = listed(scene, states.pop()) if len(states) == 1 else None
    if state is None or state.kind != "government":
        return None
    organ = scene.book.keyed("government", "name/" + " ".join(words), name)
    organ.act_for(organ.party or state)
    return organ


def _senses(scene: Scene, words: Words) -> list[Sense]:
    """What just these words may mean."""
    return [s for found, s in scene.page.lexicon.names.get(words[0], ()) if found == words] if words else []


def _issuing_organ(scene: Scene, words: Words, name: str) -> Entity | None:
    """A ministry that publishes ("Ministry of Foreign Affairs of Karvelia"), with its state; None for other names."""
    found = _organ_at_start(scene, words)
    if found is None:
        return None
    phrase, role = found
    return _organ(scene, phrase, role, _state_at_end(scene, words[len(phrase) :], name), name)


def _organ_of_a_state(scene: Scene, words: Words, name: str) -> Entity | None:
    """A ministry that publishes, and that is called by its state first: "US Department of State", "Russian Foreign Ministry"."""
    for k in range(1, len(words)):
        states = {s.key for s in _senses(scene, words[:k]) if s.what in ("name", "alias", "adjective") and s.holds(scene.page.date)}
        rest = words[k:]
        organs = {s.key for s in _senses(scene, rest) if s.what == "organ" and scene.page.lexicon.facts[s.key].party in states}
        if len(organs) == 1:
            return listed(scene, organs.pop())
        found = _organ_at_start(scene, rest)
        whole = found is not None and rest[len(found[0]) :][:1] in ((), ("of",), ("for",))
        if len(states) == 1 and found is not None and whole and (state := listed(scene, states.pop())) is not None:
            return _organ(scene, *found, state, name)
    return None


def _organ_at_start(scene: Scene, words: Words) -> tuple[Words, Role] | None:
    """The kind of organ that a name begins with, and its words."""
    entries = scene.page.lexicon.roles.get(words[0], ()) if words else ()
    return next(((phrase, role) for phrase, role in entries if role.kind == "organ" and words[: len(phrase)] == phrase), None)


def _organ(scene: Scene, phrase: Words, role: Role, state: Entity | None, name: str) -> Entity:
    organ = scene.book.keyed("government", f"organ/{' '.join(phrase)}/{state.key if state else ''}", name)
    organ.held = organ.held or [Held(phrase, role, state)]
    organ.act_for(organ.party or state)
    return organ


def _state_at_end(scene: Scene, words: Words, name: str) -> Entity | None:
    """The state that an organ's name ends with: one of the lexicon, else its last word ("of the Kingdom of Norvask")."""
    lexicon = scene.page.lexicon
    for k in range(len(words)):
        senses = [s for found, s in lexicon.names.get(words[k], ()) if found == words[k:] and s.what in ("name", "alias")]
        if senses:
            return listed(scene, senses[0].key)
    if "of" not in words[:-1] or lexicon.role(words[-1:]) is not None:  # "Office of the Trade Representative"
        return None
    state = scene.book.keyed("government", f"name/{words[-1]}", name.split()[-1])
    state.told = True
    return state
