"""Which statement holds a word, and whose "I" and "we" are there."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.letterheads import greeted_by
from travaux.extract.actors.pronouns import is_narrators
from travaux.extract.actors.scene import Scene
from travaux.extract.draft import Draft
from travaux.record.span import Span, holds


def innermost(drafts: Sequence[Draft], span: Span) -> int | None:
    """The statement whose content holds a span, the shortest."""
    holding = [i for i, d in enumerate(drafts) if holds(d.content, span)]
    return min(holding, key=lambda i: sum(b - a for a, b in drafts[i].content), default=None)


def in_whose_voice(scene: Scene, drafts: Sequence[Draft], level: int | None, position: int) -> int | None:
    """The statement whose speaker "I" and "we" are at a word of another: in a turn, a letter or a memoir, who tells it.

    "Ms Aas: Their lawyer says that we want ten": Ms Aas does, not the lawyer.
    """
    if level is None or scene.is_quoted(position):
        return level
    at: int | None = level
    while at is not None:
        if drafts[at].headed:
            return at
        at = drafts[at].within
    own = scene.letter is not None or greeted_by(scene) is not None or is_narrators(scene, position)
    return None if own and drafts[level].form != "direct" else level
