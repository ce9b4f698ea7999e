"""What becomes of documents by the moves that have them as their object: who turns down a draft has rejected it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from travaux.extract.documents.history import Handling
from travaux.extract.documents.mentions import DocumentMention
from travaux.extract.documents.pronouns import meant_by
from travaux.extract.moves.scene import MoveScene
from travaux.record.document import DocumentState
from travaux.record.move import Move

_STATES: Mapping[str, str] = {"submit": "submitted", "reject": "rejected"}
_KINDS = frozenset({*_STATES, "accept", "propose", "disclose"})


def moved(
    scene: MoveScene, mentions: Sequence[DocumentMention], moves: Sequence[tuple[int, Move]], known: Sequence[Handling]
) -> Iterator[Handling]:
    """The handlings that moves tell, each move with the word that shows it; no state that the word itself tells already."""
    told = {(handling.mention, handling.trigger) for handling in known}
    by_token = {mention.token: mention for mention in mentions}
    for trigger, move in moves:
        if move.kind not in _KINDS or move.status != "actual":
            continue
        for token in dict.fromkeys(_objects(scene, mentions, by_token, move)):
            if (token, trigger) not in told:
                yield _handling(scene, token, trigger, move)


def _objects(
    scene: MoveScene, mentions: Sequence[DocumentMention], by_token: Mapping[int, DocumentMention], move: Move
) -> Iterator[int]:
    """The heads of the mentions that are a move's object, or for which a pronoun that is stands."""
    heads = [head for span in move.object if (head := scene.clauses.head_of(span)) is not None]
    for k in (c for head in heads for c in scene.relations.coordinated(head)):
        if k in by_token:
            yield k
        elif not scene.actor_at(k) and (meant := meant_by(scene, mentions, k)) is not None:
            yield meant.token


def _handling(scene: MoveScene, token: int, trigger: int, move: Move) -> Handling:
    state = _STATES.get(move.kind, "")
    evidence = (move.evidence[0],)
    states = (DocumentState(state, evidence, move.time, move.statement),) if state else ()
    submits = move.kind == "submit"
    return Handling(
        mention=token,
        trigger=trigger,
        states=states,
        authors=move.party if submits else (),
        recipients=move.to if submits else (),
        known=bool(move.party),
        hands=submits,
    )
