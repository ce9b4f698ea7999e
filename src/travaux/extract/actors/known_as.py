"""Second names: "Mahmoud Velt, better known as Abu Marel", "the Movement of Free Farmers (MFF)"."""

from __future__ import annotations

import re
from collections import Counter

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import Scene

_KNOWN = re.compile(
    r"(?:, | \(| [–—] )(?:(?:better|best|also|more|most|widely|popularly|commonly|usually|otherwise|generally) )*"
    r"(?:known|called)(?: to [^,;.()\n]{2,40})?(?: simply)?(?: as)? [\"“]?$|(?:, | \()(?:alias|aka|a\.k\.a\.) [\"“]?$"
)
_LONGEST = 80  # characters in front of a second name in which the words for it stand
_SHARED = 2 / 3  # of initials, which another language may order otherwise
_INITIALS = re.compile(r"[A-Z]{2,6}")


def known_before_as(scene: Scene, first: int) -> Entity | None:
    """The person whose second name stands at a word, by the words in front of it; None where none tell that."""
    text, start = scene.page.text, scene.page.words[first].start
    found = _KNOWN.search(text, max(0, start - _LONGEST), start)
    return _ending_at(scene, found.start(), "person") if found is not None else None


def known_in_brackets(scene: Scene, first: int) -> Entity | None:
    """The organisation whose initials, in whatever order, stand at a word and in brackets behind its name; None where none do."""
    raw = scene.page.words[first].raw
    if _INITIALS.fullmatch(raw) is None:
        return None
    bracket = scene.page.text.find(f" ({raw})")
    entity = _ending_at(scene, bracket, "organisation") if bracket > 0 else None
    if entity is None:
        return None
    initials = Counter(word[0] for word in entity.names[0].split() if word[0].isupper())
    return entity if (initials & Counter(raw)).total() >= _SHARED * len(raw) else None


def _ending_at(scene: Scene, end: int, kind: str) -> Entity | None:
    """The entity of a kind that is named right in front of a place."""
    return next((e for e in scene.book.entities if e.kind == kind and any(b == end for _, b in e.mentions)), None)
