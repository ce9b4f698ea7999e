"""Who says "we" in a text of several: those whom its title, the line that brings it or its first sentence names."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.letterheads import lines_of
from travaux.extract.actors.page import Page
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.scene import Scene

_TEXTS = frozenset({"statement", "statements", "communique", "declaration", "appeal"})
_JOINT = frozenset({"joint", "trilateral", "quadrilateral", "common"})
_BRINGS = frozenset({"following", "text"})  # stand in a line that brings a text: "The following is the text of"
_WHOSE = frozenset({"by", "from", "of"})
_ISSUED = frozenset({"issued", "published", "released", "made", "given", "agreed", "adopted"})
_NEAR = 2  # words between a text's and "by"
_FIRST_LINES = 5
_GLUE = frozenset({"and", "the", "of", "behalf", "for", "as", "well", "its", "between"})
_SIDES = frozenset({"government", "organisation", "bloc"})
_SEVERAL = 2


def find_authors(scene: Scene) -> tuple[Entity, ...] | None:
    """The sides whose text a joint one is, none where nobody tells; None where a page is no joint text.

    "Joint Statement of Norvask and Ardania"; "The following statement was released by the Governments of ..."; under such a title
    "Canada, Mexico and the United States share ...".
    """
    page = scene.page
    if not page.words:
        return None
    lines = lines_of(page)[:_FIRST_LINES]
    title, *rest = lines
    text = next((k for k in title if page.words[k].key in _TEXTS), None)
    if text is None and all(_BRINGS.isdisjoint(page.key(line.start, line.stop)) for line in rest):
        return None
    if text is not None and _is_told_of(page, title, text):
        return None  # "Joint statement angers Norway": news of one
    joint = text is not None and not _JOINT.isdisjoint(page.key(max(title.start, text - _NEAR), text))
    found: tuple[Entity, ...] = ()
    brings = _BRINGS | _JOINT if joint else _BRINGS
    for line in (title, *(line for line in rest if not brings.isdisjoint(page.key(line.start, line.stop)))):
        found = found or _sides(scene, _behind_a_text(page, line))
    body = next((line for line in rest if any(page.upos(k) in ("VERB", "AUX") for k in line)), None)
    if not found and text is not None and body is not None:
        told = _sides(scene, _coordinated(scene, body))
        found = told if joint or any(_is_named(page, title, side) for side in told) else ()
    return found or (() if joint else None)


def _is_told_of(page: Page, title: range, k: int) -> bool:
    """Whether a title tells what a text does: it is the subject of a verb there."""
    tokens, t = page.analysis.tokens, page.tokens[k]
    if t < 0 or not tokens[t].deprel.startswith("nsubj"):
        return False
    verb = tokens[tokens[t].head]
    return verb.upos == "VERB" and tokens[t].end <= verb.start < page.words[title[-1]].end


def _is_named(page: Page, title: range, side: Entity) -> bool:
    """Whether a title names one of many: "Troika Statement"."""
    start, end = page.words[title.start].start, page.words[title[-1]].end
    return (side.kind == "bloc" or side.plural) and any(start <= a and b <= end for a, b in side.mentions)


def _behind_a_text(page: Page, line: range) -> range:
    """What stands behind "statement by", "statement on the talks issued by"."""
    texts = [k for k in line if page.words[k].key in _TEXTS]
    for k in (k for text in texts[:1] for k in range(text + 1, line.stop)):
        near = k - texts[0] <= _NEAR
        if page.words[k].key in _WHOSE and (near or (page.words[k].key == "by" and page.words[k - 1].key in _ISSUED)):
            return range(k + 1, line.stop)
    return range(0)


def _coordinated(scene: Scene, line: range) -> range:
    """The words of a sentence up to its verb."""
    page = scene.page
    end = next((k for k in line if page.upos(k) in ("VERB", "AUX")), line.start)
    return range(line.start, end)


def _sides(scene: Scene, run: range) -> tuple[Entity, ...]:
    """The sides that a run of words names one beside another from its first word on, where they are several, or one of many."""
    page = scene.page
    found: dict[int, Entity] = {}
    told = _mentions(scene, run)
    spans = [span for span, _ in told]
    reached = run.start
    for span, entity in told:
        if not _is_glue(page, range(reached, span.start)):
            break
        reached = max(reached, span.stop)
        side = top_party(entity if entity.kind in _SIDES or entity.party is None else entity.party)
        if side.kind in _SIDES and not _holds_others(span, spans):
            found.setdefault(id(side), side)
    sides = tuple(found.values())
    return sides if len(sides) >= _SEVERAL or any(side.kind == "bloc" or side.plural for side in sides) else ()


def _mentions(scene: Scene, run: range) -> list[tuple[range, Entity]]:
    """Whom a run of words names, and where, in its order."""
    page = scene.page
    if not run:
        return []
    start, end = page.words[run.start].start, page.words[run[-1]].end
    found = [(page.between((a, b)), e) for e in scene.book.entities for a, b in e.mentions if start <= a and b <= end]
    return sorted(found, key=lambda each: (each[0].start, -each[0].stop))


def _holds_others(span: range, spans: Sequence[range]) -> bool:
    """Whether a mention is of several that are mentioned within it: "the Foreign Ministers of Norvask, Ardania and Belmar"."""
    inside = [other for other in spans if other != span and span.start <= other.start and other.stop <= span.stop]
    return len(inside) >= _SEVERAL


def _is_glue(page: Page, between: range) -> bool:
    """Whether words between two names only join them: no verb, no full stop, no preposition but "of" and "on behalf of"."""
    for k in between:
        key = page.words[k].key
        behalf = key == "on" and page.key(k + 1, k + 2) == ("behalf",)
        if any(c in page.words[k].gap for c in ".;:\n") or page.upos(k) in ("VERB", "AUX"):
            return False
        if page.lexicon.is_a("preposition", key) and key not in _GLUE and not behalf:
            return False
    return True
