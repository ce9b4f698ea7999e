"""Who makes a move told of a pronoun before the name: "While it refused the toll, Belmar agreed to a quota"."""

from __future__ import annotations

from travaux.extract.moves.meant import meant_by
from travaux.extract.moves.scene import MoveScene

_IT = frozenset({"it", "they", "he", "she"})


def named_behind_clause(scene: MoveScene, i: int) -> tuple[str, ...]:
    """Who is the subject of the clause behind one in front of it, of which only a pronoun is the subject; nobody else.

    So "having", and what goes on with the clause in front ("As it dropped one claim and softened another, Belmar").
    """
    clauses, tokens = scene.clauses, scene.clauses.tokens
    subjects = [c for c in clauses.children[i] if tokens[c].deprel == "nsubj"]
    if not subjects or clauses.word(subjects[0]).lower() not in _IT or scene.actor_at(subjects[0]):
        return ()
    over = tokens[i].head
    if tokens[i].deprel != "advcl" or over < i:
        return ()
    behind = [k for k in scene.relations.of(over).get("subj", ()) if i < k < over]
    return meant_by(scene, behind)
