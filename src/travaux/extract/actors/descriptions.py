"""Descriptions to entities: "the minister", "a senior official", "the ministry", "the two sides", "the statement"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from travaux.extract.actors.anaphora import choose
from travaux.extract.actors.bodies import is_called as is_called_body
from travaux.extract.actors.bodies import refer_body, refer_organ, refer_state
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.holders import is_called, refer_post
from travaux.extract.actors.meetings import two_who_met
from travaux.extract.actors.nominals import counted, is_definite, name_of, seen_alike
from travaux.extract.actors.parties import set_party
from travaux.extract.actors.phrases import Head, is_plural
from travaux.extract.actors.plurals import refer_bloc, refer_group
from travaux.extract.actors.pronouns import refer_voice
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.texts import refer_text
from travaux.extract.actors.things import is_a_thing
from travaux.record.actor import ActorKind

_GENTLEMEN = ("gentlemen", "gentleman")  # whose agreement is anybody's
_NAMED = 0.8  # a capitalised word without an article that neither the lexicon nor the model knows
_DESCRIBED = 0.6
_INITIALS = re.compile(r"[A-Z]{3,5}")  # of a body: "told AILP"
_HANDED = frozenset(("hand", "hands", "handed", "tabled", "submitted", "circulated", "presented", "delivered"))  # of a paper
_ASKING = frozenset(("what", "whatever", "how", "why", "when", "where"))  # "What Belmar ought to do is simple: offer ten"


def refer_description(scene: Scene, head: Head, owners: Sequence[Entity], *, source: bool = False) -> Reference:
    """Whom a phrase means whose last word is a role word."""
    role = head.core.role
    assert role is not None
    if role.kind == "text" and (body := _called_as_a_text(scene, head)) is not None:
        return Reference((body,), _NAMED)
    if role.kind == "text" or _is_text(scene, head):
        return refer_text(scene, head, owners, source=source)
    if role.kind == "state":
        return refer_state(scene, head, owners)
    if role.kind == "organ":
        return refer_organ(scene, head, owners)
    if role.kind == "body":
        return refer_body(scene, head, owners, source=source)
    if role.kind == "bloc":
        return refer_bloc(scene, head, owners)
    if role.kind == "group":
        return refer_group(scene, head, owners, source=source)
    return NOBODY if _is_any_other(scene, head) else refer_post(scene, head, owners, source=source)


def _called_as_a_text(scene: Scene, head: Head) -> Entity | None:
    """The one organisation that "the Convention" means, where one of the report is called so: the National Convention."""
    words = scene.page.key(head.core.first, head.core.last)
    if head.determiner != "definite" or not scene.page.words[head.core.first].capital or head.core.last - head.first > 2:
        return None
    called = [e for e in scene.book.entities if e.kind == "organisation" and e.facts is None and is_called_body(scene, e, words)]
    return called[0] if len(called) == 1 else None


def _is_any_other(scene: Scene, head: Head) -> bool:
    """Whether a post is that of nobody in particular: "no other president", "any other minister"."""
    before = scene.page.key(max(0, head.core.first - 2), head.core.last - 1)
    return not {("any", "other"), ("no", "other")}.isdisjoint(pairwise(before))


def _is_text(scene: Scene, head: Head) -> bool:
    """Whether a paper is a text and no newspaper: one of so many pages, or somebody's, or one of which that was told before."""
    words, last = scene.page.words, head.core.last
    if words[last - 1].key != "paper":
        return False
    return any(words[k].key == "paper" and _is_paged(scene, k) for k in range(last))


def _is_paged(scene: Scene, k: int) -> bool:
    """Whether a paper has pages or an owner, or is handed over: "a nine-page paper", "their May paper", "handed Velt a paper"."""
    words = scene.page.words
    before = [word.key for word in words[max(0, k - 2) : k]]
    if any(key.endswith(("-page", "-point")) or scene.page.lexicon.words["determiner"].get(key) == "possessive" for key in before):
        return True
    if words[k + 1 : k + 2] and words[k + 1].key == "of" and any(word.key == "pages" for word in words[k + 1 : k + 4]):
        return True
    around = [word.key for word in (*words[max(0, k - 6) : k], *words[k + 1 : k + 4])]
    return any(key in _HANDED for key in around)


def unnamed(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    """Whom a source of no known kind means: one of two named before, someone told of before, or someone new."""
    page, lexicon = scene.page, scene.page.lexicon
    word = page.words[head.core.last - 1]
    beside = scene.together(head.core.first)
    place = lexicon.words["order"].get(word.key)
    if place and len(beside) > 1:
        return Reference((beside[0] if place == "first" else beside[-1],), 0.9)
    mine = lexicon.words["possessive"].get(page.words[head.core.first - 1].key, "") if head.core.first else ""
    if lexicon.is_a("home", word.key) and mine.startswith("1"):
        return refer_voice(scene, "p", head.core.first)  # "my capital" is the speaker's government
    if word.key in lexicon.words["count"]:
        return _some_of(scene, head, two_who_met(scene, head.core.first) or beside)
    if lexicon.is_a("determiner", word.key) or lexicon.is_a("mute", word.key) or is_a_thing(page, head.core.first, head.core.last):
        return NOBODY
    if word.key in _ASKING or not word.raw[:1].isalpha() or page.upos(head.core.last - 1) in ("VERB", "AUX", "ADV", "ADP"):
        return NOBODY
    if word.key in _GENTLEMEN and page.key(head.core.last, head.core.last + 1) == ("agreement",):
        return NOBODY
    common = word.raw.islower() or _is_common_noun(scene, head)
    if common and not _does(scene, head) and any(word.key.endswith(ending) for ending in lexicon.words["abstract"]):
        return NOBODY
    called = [e for e in scene.book.persons() if is_called(e, page.key(head.core.first, head.core.last))]
    if is_definite(head) and called:
        return choose(scene, head.core.first, called)
    if known := seen_alike(scene, page.key(head.core.first, head.core.last), ("person", "office", "group", "organisation")):
        return Reference((known,), _NAMED)
    if _INITIALS.fullmatch(word.raw) is not None and head.core.last - head.core.first == 1 and not head.determiner:
        return Reference((scene.book.keyed("organisation", f"name/{word.key}", word.raw),), _NAMED)
    if word.capital and not head.determiner and not _is_common_noun(scene, head):
        words = page.key(head.core.first, head.core.last)
        known_person = scene.book.namesakes(words)
        person = known_person[0] if len(known_person) == 1 else scene.book.person(words, name_of(scene, head))
        return Reference((person,), _NAMED)
    return _someone_new(scene, head, owners)


def _does(scene: Scene, head: Head) -> bool:
    """Whether somebody known makes a move, whatever his noun sounds like: "the management", "the regiment"."""
    return (is_definite(head) or not head.determiner) and head.core.last - 1 in scene.doers


def _is_common_noun(scene: Scene, head: Head) -> bool:
    """Whether a word is a common noun that has its capital from the sentence that it opens: "Drivers voted it down"."""
    page, first = scene.page, head.first
    opens = first == 0 or page.sentences[first - 1] != page.sentences[first]
    if page.lexicon.is_a("faith", page.words[head.core.last - 1].key):
        return True
    return opens and first == head.core.last - 1 and page.upos(first) == "NOUN"


def _someone_new(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    """A group where the noun is a plural, a body where it is written or named like one, else somebody."""
    name, plural = name_of(scene, head), is_plural(scene.page, head)
    of_body = any(o.kind == "name" and o.last == head.core.first for o in head.owners)
    written_so = scene.page.words[head.core.last - 1].capital and bool(head.determiner)
    body = written_so or (of_body and any(o.kind == "organisation" for o in owners))
    kind: ActorKind = "group" if plural else "organisation" if body else "office"
    entity = scene.book.keyed(kind, f"unnamed/{name.lower()}", name)
    entity.plural = plural
    for owner in owners:
        set_party(entity, None, owner)
    return Reference((entity,), _DESCRIBED)


def _some_of(scene: Scene, head: Head, beside: Sequence[Entity]) -> Reference:
    """ "One of the two", "both": who was named side by side; one of them without telling which is nobody."""
    number = counted(scene, head)
    if number == 1 and len(beside) > 1:
        share = round(1 / len(beside), 3)
        return Reference((), 0.0, tuple((e, share) for e in beside), "two-candidates")
    if number == len(beside):
        return Reference(tuple(beside), 0.85)
    return NOBODY
