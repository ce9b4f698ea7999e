"""Who makes a move told by a noun where what stands behind it tells: "the accord between", "the pledges made by"."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.moves.relations import Relations
from travaux.extract.moves.triggers import Trigger
from travaux.record.move import MoveKind

_OF_SEVERAL: tuple[MoveKind, ...] = ("commit", "accept", "propose")  # kinds that a text may be which two agree on
_MADE = frozenset(
    {"made", "given", "presented", "tabled", "submitted", "raised", "voiced", "expressed", "issued", "extended"}
    | {"repeated", "renewed", "put", "drawn", "drafted", "devised", "proposed", "launched", "floated"}
    | {"prepared", "sponsored", "lodged", "sent"}
)


def named_behind(relations: Relations, trigger: Trigger) -> Iterator[int]:
    """The words behind a noun that name who makes its move; none of a verb.

    Between whom an agreement is, has made it, whoever announces or welcomes it; by whom a pledge has been made or a concern been
    raised, has, whoever commends or shares it.
    """
    clauses = relations.clauses
    if clauses.tokens[trigger.token].upos != "NOUN":
        return
    told = [c for c in clauses.children[trigger.token] if clauses.tokens[c].deprel in ("acl", "acl:relcl")]
    passive = [c for c in told if relations.is_passive(c)]
    if trigger.kind in _OF_SEVERAL:
        sides = [k for c in (trigger.token, *passive) for k in relations.of(c).get("between", ())]
        yield from (k for k in sides if len(relations.coordinated(k)) > 1 or clauses.word(k).lower().endswith("s"))
    for c in passive:
        if clauses.word(c).lower() in _MADE:
            yield from relations.of(c).get("by", ())
    for c in told:
        if clauses.tokens[c].deprel == "acl:relcl" and c not in passive and clauses.word(c).lower() in _MADE:
            found = relations.of(c)
            yield from found.get("subj", ()) if trigger.token in found.get("obj", ()) else ()
