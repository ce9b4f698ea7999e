"""Words for what is only said, and what is said of them behind."""

from __future__ import annotations

from travaux.extract.moves.scene import MoveScene

_RELATIVE = "acl:relcl"
_EFFECT = 3  # tokens of "to the effect"
_OPENS = ("mark", "obj", "nsubj", "obl", "obl:unmarked")  # what "that" is taken for in "reports that Belmar has agreed"


def rumour_before(scene: MoveScene, i: int) -> int | None:
    """The noun for what is only said, behind which a verb's clause stands: "reports that Belmar has agreed"."""
    clauses = scene.clauses
    opens = [deprel for deprel in _OPENS if deprel != "nsubj" or clauses.tokens[i].deprel != _RELATIVE]
    opened = (c for c in clauses.children[i] if clauses.tokens[c].deprel in opens and clauses.word(c).lower() == "that")
    mark = next(opened, 0)
    if (
        mark > _EFFECT
        and clauses.text[clauses.tokens[mark - _EFFECT].start : clauses.tokens[mark - 1].end].lower() == "to the effect"
    ):
        return mark - _EFFECT - 1  # "statements to the effect that Belmar has agreed"
    return mark - 1 if mark and clauses.word(mark - 1).lower() in scene.moods.rumours else None


def predicate_behind(scene: MoveScene, i: int) -> int:
    """The predicate behind a verb's clause in its sentence, a word with a copula; -1 where there is none."""
    clauses = scene.clauses
    last = clauses.sentences[clauses.sentence_of(i)][1]
    for k in range(i + 1, last):
        if any(clauses.tokens[c].deprel == "cop" and c > i for c in clauses.children[k]):
            return k
    return -1
