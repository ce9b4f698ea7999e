"""Documents that a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.documents.mentions import DocumentMention
from travaux.extract.moves.scene import MoveScene

_PRONOUNS = frozenset({"it", "they", "them", "its", "their"})
_PLURAL = frozenset({"they", "them", "their"})
_SHORT = 4  # words of a sentence that only answers: "MR. KENO: Seventeen."


def meant_by(scene: MoveScene, mentions: Sequence[DocumentMention], k: int) -> DocumentMention | None:
    """The mention of the document that a pronoun stands for: the last one told before it, here or in the sentence before.

    Args:
        mentions: in text order.
    """
    clauses = scene.clauses
    word = clauses.word(k).lower()
    if word not in _PRONOUNS:
        return None
    here = clauses.sentence_of(k)
    for number in (here, here - 1, *([here - 2] if _is_a_word(scene, here - 1) else [])):
        near = [m for m in mentions if m.token < k and clauses.sentence_of(m.token) == number and m.inside is None]
        near = [m for m in near if m.plural == (word in _PLURAL)]
        if near:
            return near[-1]
    return None


def _is_a_word(scene: MoveScene, number: int) -> bool:
    """Whether a sentence only gives a word, behind which a pronoun stands for what was told before: "Seventeen. I wrote it." """
    if number < 0:
        return False
    start, end = scene.clauses.sentence_span(number)
    return len(scene.clauses.text[start:end].split()) <= _SHORT
