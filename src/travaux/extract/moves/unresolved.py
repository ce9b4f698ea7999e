"""What of a move its report calls for and doesn't tell: a row for each field, with the reason and the candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.extract.actors import Unknown
from travaux.extract.moves.places import party_places, to_places
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.moves.when import told_times
from travaux.record.move import Move, MoveKind
from travaux.record.span import Span
from travaux.record.unresolved import Unresolved

_ABOUT_SOMETHING: tuple[MoveKind, ...] = ("propose", "offer", "demand", "accept", "reject", "concede", "commit")


def unresolved_fields(scene: MoveScene, move: Move, trigger: Trigger) -> Iterator[Unresolved]:
    """Who makes it or towards whom where only a pronoun or nobody is named, what it is about, and when where that has no value."""
    if not move.party:
        span, found = _pronoun(scene, party_places(scene.relations, trigger)) or (move.evidence[0], Unknown("unnamed-party"))
        yield Unresolved(move.id, "party", found.code, found.candidates, (span,))
    if not move.to and move.kind != "consult" and (told := _pronoun(scene, to_places(scene.relations, trigger))) is not None:
        yield Unresolved(move.id, "to", told[1].code, told[1].candidates, (told[0],))
    if move.kind in _ABOUT_SOMETHING and not move.object:
        yield Unresolved(move.id, "object", "model-abstains", (), move.evidence)
    if move.kind in _ABOUT_SOMETHING and move.issue is None:
        yield Unresolved(move.id, "issue", "unnamed-issue", (), move.object or move.evidence)
    if move.time is None:
        rows = (scene.unresolved_times.get(time.id) for time in told_times(scene, trigger.token))
        row = next((row for row in rows if row is not None), None)
        if row is not None:
            yield Unresolved(move.id, "time", row.code, row.candidates, row.spans)


def _pronoun(scene: MoveScene, places: Iterable[int]) -> tuple[Span, Unknown] | None:
    """The first pronoun in some places of which it isn't known whom it means, with the reason."""
    for k in places:
        token = scene.clauses.tokens[k]
        found = scene.unknown.get((token.start, token.end))
        if found is not None:
            return (token.start, token.end), found
    return None
