"""What of a move its report calls for and doesn't tell: a row for each field, with the reason and the candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.extract.actors import Open
from travaux.extract.moves.parties import party_places, to_places
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.said import hangs_on
from travaux.record.move import Move, MoveKind
from travaux.record.span import Span
from travaux.record.unresolved import Unresolved

_ABOUT_SOMETHING: tuple[MoveKind, ...] = ("propose", "offer", "demand", "accept", "reject", "concede", "commit")


def open_fields(scene: MoveScene, move: Move, trigger: Trigger) -> Iterator[Unresolved]:
    """Who makes it or towards whom where only a pronoun or nobody is named, what it is about, and when where only vaguely told."""
    if not move.party:
        span, found = _pronoun(scene, party_places(scene.relations, trigger)) or (move.evidence[0], Open("unnamed-party"))
        yield Unresolved(move.id, "party", found.code, found.candidates, (span,))
    if not move.to and (told := _pronoun(scene, to_places(scene.relations, trigger))) is not None:
        yield Unresolved(move.id, "to", told[1].code, told[1].candidates, (told[0],))
    if move.kind in _ABOUT_SOMETHING and not move.object:
        yield Unresolved(move.id, "object", "model-abstains", (), move.evidence)
    if move.kind in _ABOUT_SOMETHING and move.issue is None:
        yield Unresolved(move.id, "issue", "unnamed-issue", (), move.object or move.evidence)
    if move.time is None:
        for time in scene.times:
            if time.value is None and hangs_on(time, {trigger.token}, scene.clauses):
                yield Unresolved(move.id, "time", "vague-time", (), ((time.start, time.end),))
                break


def _pronoun(scene: MoveScene, places: Iterable[int]) -> tuple[Span, Open] | None:
    """The first pronoun in some places of which it isn't known whom it means, with the reason."""
    for k in places:
        token = scene.clauses.tokens[k]
        found = scene.open.get((token.start, token.end))
        if found is not None:
            return (token.start, token.end), found
    return None
