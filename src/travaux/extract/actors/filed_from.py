"""Ministers without a country, in a report filed from a capital: its own. "ORSK, May 3 - Foreign Minister Ana Velt said"."""

from __future__ import annotations

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.listing import listed
from travaux.extract.actors.nominals import is_state
from travaux.extract.actors.page import Page
from travaux.extract.actors.parties import is_denied
from travaux.extract.actors.scene import Scene

_GOVERNING = ("minister", "head-of-government")  # ends of posts that only one's own state's bearers have without its name


def note_ministers_where_filed(scene: Scene) -> None:
    """Note for ministers whose state nothing tells that of the capital in which the report was filed, where it tells of that."""
    state = _state_filed_from(scene)
    for person in scene.book.persons() if state is not None else ():
        if person.party is None and not is_denied(person) and _is_bare_minister(scene, person):
            person.act_for(state)


def _state_filed_from(scene: Scene) -> Entity | None:
    """The one state whose capital the dateline names, if the report tells of it."""
    page, article = scene.page, scene.page.analysis.article
    line = next(((block.start, block.end) for block in article.blocks if block.kind == "dateline"), None)
    span = article.dateline_span or line
    words = page.between(span) if span is not None else range(0)
    if not len(words):
        return None
    key, place = page.words[words[0]].key, page.key(words.start, words.stop)
    senses = (sense for name, sense in page.lexicon.names.get(key, ()) if place[: len(name)] == name and sense.what == "capital")
    keys = {sense.key for sense in senses if sense.holds(page.date)}
    if len(keys) != 1 or not keys <= scene.states():
        return None
    state = listed(scene, keys.pop())
    return state if state is not None and is_state(state) else None


def _is_bare_minister(scene: Scene, person: Entity) -> bool:
    """Whether somebody is first named behind a minister's title, with no more before it: "Trade Minister Ana Velt"."""
    page = scene.page
    first = next((i for i in sorted(person.seen) if i in page.persons), None)
    if first is None or scene.is_quoted(first):
        return False
    title = next((k for k in range(max(0, first - 4), first) if k in page.roles and k + page.roles[k][0] == first), None)
    if title is None or not page.words[title].capital or not page.joins(first):
        return False
    governs = any(post.endswith(_GOVERNING) for post in page.roles[title][1].posts)
    while title and page.joins(title) and _is_portfolio(page, title - 1):
        title -= 1
    before = page.words[title - 1] if title and page.joins(title) else None
    told = before is not None and (not before.raw.islower() or before.possessive or page.lexicon.is_a("past", before.key))
    return governs and not told


def _is_portfolio(page: Page, k: int) -> bool:
    return page.words[k].capital and page.lexicon.is_a("portfolio", page.words[k].key)
