"""What somebody calls a thing in words that he is told to have used: "Velt said she would not pay for what she called a theft"."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.anaphora import of_gender
from travaux.extract.actors.scene import Reference, Scene
from travaux.extract.draft import Draft

_PERSONAL = ("3.s.m", "3.s.f")
_PEOPLE = ("person", "office")
_LIKELY = 0.9


def who_calls_it_so(scene: Scene, position: int, draft: Draft, speakers: Sequence[Reference]) -> Reference | None:
    """Who says "she" in "what she called": whoever is told to say all that, where it may be a woman; else None."""
    page = scene.page
    features = page.lexicon.words["pronoun"].get(page.words[position].key, "")
    if features not in _PERSONAL or not position or page.words[position - 1].key != "what" or draft.within is None:
        return None
    outer = speakers[draft.within].entities
    own = of_gender(outer, features[-1]) if len(outer) == 1 and outer[0].kind in _PEOPLE else []
    return Reference((own[0],), _LIKELY) if own else None
