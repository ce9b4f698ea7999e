"""Who makes a move where a report tells only that both sides do, each of them, or neither.

"You" and "they" in somebody's words were tried as the other one of two sides: wrong nine times in ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from travaux.extract.moves.pairs import means_both, pairs_near
from travaux.extract.moves.places import CERTAIN, party_places
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.move import Move

_NEAR = 3  # sentences before a word in which the two sides are looked for
_WITH_A_MEDIATOR = 3
_PAIR = 2
_JUDGING = ("accept", "accuse", "demand", "reject")
_ANSWERS, _GIVEN = ("accept", "reject"), ("submit", "propose", "offer")
_BODIES = frozenset({"government", "organisation", "group"})
Told = Sequence[tuple[Trigger, Move]]


def told_by_sides(scene: MoveScene, trigger: Trigger, move: Move, told: Told) -> tuple[str, ...] | None:
    """Ids of the two sides that make a move told of "both", "each" or "neither"; empty where it isn't told which they are.

    None of another move; a bloc that was found for them stays.
    """
    if not any(means_both(scene.clauses, k) and set(move.party) <= set(scene.actors_at(k)) for k in _places(scene, trigger)):
        return None
    third = _third(scene, trigger, told)
    sides = _given_to(scene, trigger, told) or _two_sides(scene, trigger, told, third)
    if len(sides) == _WITH_A_MEDIATOR:  # "The envoy met Ardania and Belmar. Both accepted her plan."
        towards = {scene.side_of(a) for a in move.to}
        together = any(set(sides) <= {scene.side_of(a) for a in each.party} for _, each in told)
        sides = tuple(a for a in sides if a not in towards) if together else ()
    mixed = len({scene.actors[side].kind == "person" for side in sides}) > 1  # a state and a man who acts for none
    if len(sides) == 2 and not mixed:
        return sides
    named = _named_together(scene, trigger) if len(move.party) < 2 else ()
    many = len(move.party) > 1 or any(scene.actors[a].kind in ("group", "bloc") for a in move.party)
    judged = third & {scene.side_of(a) for a in move.party}
    return tuple(a for a in named if scene.side_of(a) not in third) or (None if many and not judged else ())


def _third(scene: MoveScene, trigger: Trigger, told: Told) -> frozenset[str]:
    """The sides of who judges or asks for what both sides do: who "welcomes the commitment of both sides" is neither."""
    above = {k for k in _heads(scene, trigger.token) if k != trigger.token}
    judged = (m for t, m in told if t.token in above and m.kind in _JUDGING and m.party)
    return frozenset(scene.side_of(a) for m in judged for a in m.party)


def _heads(scene: MoveScene, i: int) -> Iterator[int]:
    """A word and all that govern it."""
    while i >= 0:
        yield i
        i = scene.clauses.tokens[i].head


def _given_to(scene: MoveScene, trigger: Trigger, told: Told) -> tuple[str, ...]:
    """The two sides to whom a third gave last what is answered: "They gave Orn and Tesk a plan. Neither refused it"."""
    if trigger.kind not in _ANSWERS:
        return ()
    given = (m for t, m in reversed(told) if t.token < trigger.token and m.kind in _GIVEN)
    to = next((tuple(dict.fromkeys(_sides_of(scene, m.to))) for m in given), ())
    return to if len(to) == _PAIR else ()


def _places(scene: MoveScene, trigger: Trigger) -> list[int]:
    """The words that are told to make a move: by the syntax, else by the model."""
    surely = (place for place, chance in trigger.places("party")[:1] if chance >= CERTAIN and place != trigger.token)
    return [*party_places(scene.relations, trigger), *map(scene.head_of_phrase, surely)]


def _named_together(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """The two that the nearest sentence does that names two side by side: "The sides, Belmar and the port, meet in Lissa"."""
    for pairs in pairs_near(scene.relations, trigger.token):
        if found := {named for pair in pairs if (named := _are_sides(scene, pair))}:
            return found.pop() if len(found) == 1 else ()
    return ()


def _are_sides(scene: MoveScene, pair: Sequence[int]) -> tuple[str, ...]:
    """The actors of two nouns, where they are of two sides: two bodies, a body and a group ("the port and its men"), two people."""
    named = tuple(a for k in pair for a in scene.actor_at(k))
    kinds = {scene.actors[a].kind for a in named}
    two = len(named) == len(pair) == len({scene.side_of(a) for a in named})
    return named if two and (kinds == {"person"} or (kinds <= _BODIES and kinds != {"group"})) else ()


def _two_sides(scene: MoveScene, trigger: Trigger, told: Told, third: Set[str]) -> tuple[str, ...]:
    """The sides but a third that make moves in the whole report, if they are two; else those of the sentences before."""
    whole = tuple(a for a in _sides(scene, (move for _, move in told)) if a not in third)
    if len(whole) == 2:
        return whole
    here = scene.clauses.sentence_of(trigger.token)
    near = (m for t, m in told if t.token < trigger.token and here - scene.clauses.sentence_of(t.token) <= _NEAR)
    sides = tuple(a for a in _sides(scene, near) if a not in third)
    bodies = [a for a in whole if scene.actors[a].kind != "person"]
    people = all(scene.actors[a].kind == "person" for a in sides)
    return () if people and len(bodies) > 1 else sides  # a mother and an opposition's leader, where states negotiate


def _sides(scene: MoveScene, moves: Iterable[Move]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_sides_of(scene, (a for move in moves for a in move.party))))


def _sides_of(scene: MoveScene, actors: Iterable[str]) -> Iterator[str]:
    """Whom actors act for, but unnamed groups, of which "both sides" may be one."""
    for side in map(scene.side_of, actors):
        if scene.actors[side].kind not in ("group", "bloc"):
            yield side
