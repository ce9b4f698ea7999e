"""Names that the lexicon lacks, called by one of their words later: "Orn Water ... Orn", "the Nine Isles ... the Isles"."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.lexicon import BUSINESS, ActorLexicon
from travaux.extract.actors.listing import listed
from travaux.extract.actors.page import Page
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.rows import name_words
from travaux.extract.actors.scene import Scene
from travaux.extract.actors.words import Words
from travaux.record.actor import ActorKind

_WHERE = frozenset({"in", "at", "near", "from", "around", "outside", "across"})
_OF_TWO_WORDS = 2
_LANDS = frozenset({"isles", "islands", "republic", "kingdom", "federation", "coast", "emirates", "states"})
_OF_PEOPLE = frozenset({"i", "an", "ian", "ese", "ish", "er", "is", "ans", "ians", "ers"})
_UNIONS = frozenset({"federation", "confederation", "union"})  # of firms and workers, too, but no lone word means these


def is_head_of(words: Words, known: Words) -> bool:
    """Whether a name is another's without the "of" behind it, or the other way round: "Orn Club", "Orn Club of creditors"."""
    short, long = sorted((words, known), key=len)
    return len(short) > 1 and long[: len(short)] == short and long[len(short) : len(short) + 1] == ("of",)


def called_shortly(scene: Scene, head: Head, label: str) -> Entity | None:
    """The one state or firm told of before in full whose name a lone word is short for; None where the word may be a place's."""
    word = scene.page.words[head.core.first].key
    told = [(e, name_words(e.names[0])) for e in scene.book.entities if e.seen and e.key.startswith("name/") and e.facts is None]
    found = [e for e, known in told if _is_last(head, e, known, word)]
    found = found or [e for e, known in told if _is_of_a_state(scene.page.lexicon, e, known, word)]
    the = head.core.first > 0 and scene.page.words[head.core.first - 1].key == "the"
    found = found or [e for e, known in told if the and _is_its_form(scene.page.lexicon, e, known, word)]
    found = found or [e for e, known in told if _is_of_its_people(e, known, word)]
    if not found and label == "place" and not _is_where(scene.page, word):
        found = [e for e, known in told if _is_firms(scene.page, e, known, word)]
    if len(found) != 1:
        return None
    known = name_words(found[0].names[0])
    form = scene.page.lexicon.is_a("form", known[0]) or known[0] in _UNIONS
    if found[0].kind == "organisation" and len(known) > 2 and known[1] == "of" and form:
        found[0].kind, found[0].told = "government", True
    return found[0]


def _is_last(head: Head, entity: Entity, known: Words, word: str) -> bool:
    """ "The Isles" are "the Nine Isles", "the Command" the Northern Command."""
    called = head.determiner == "definite" or (word.endswith("s") and entity.kind == "government")  # "Isles goods"
    one = entity.kind == "organisation" and len(known) == _OF_TWO_WORDS and not word.endswith("s")
    body = entity.kind == "government" or one
    return body and len(known) > 1 and known[-1] == word and called  # "Orn" isn't "New Orn"


def _is_of_a_state(lexicon: ActorLexicon, entity: Entity, known: Words, word: str) -> bool:
    """ "The Federation of Orn" is Orn."""
    form = len(known) == 3 and known[1:] == ("of", word) and (lexicon.is_a("form", known[0]) or known[0] in _UNIONS)
    return form and entity.party is None


def _is_its_form(lexicon: ActorLexicon, entity: Entity, known: Words, word: str) -> bool:
    """ "The Confederation" is the Confederation of the Three Rivers, "the Friends" are the Friends of Orn."""
    body = lexicon.is_a("form", word) or word in _UNIONS or entity.kind == "organisation"
    return len(known) > 2 and known[:2] == (word, "of") and body


def _is_of_its_people(entity: Entity, known: Words, word: str) -> bool:
    """ "Solmari" is of the Solmar Isles."""
    state = entity.kind == "government" and len(known) == 2 and known[1] in _LANDS and len(known[0]) > 3
    return state and word.startswith(known[0]) and word.removeprefix(known[0]) in _OF_PEOPLE


def _is_firms(page: Page, entity: Entity, known: Words, word: str) -> bool:
    """ "Orn" is "Orn Water", whose last word is no body's, outlet's or office's."""
    alone = entity.kind == "organisation" and entity.party is None and len(known) == 2 and known[0] == word
    return alone and page.lexicon.role(known[1:]) is None


def _is_where(page: Page, word: str) -> bool:
    """Whether a word is told to be a place, or has officials."""
    return any(page.words[i - 1].key in _WHERE or _is_state(page, i) for i in _places(page, word))


def _places(page: Page, word: str) -> Iterator[int]:
    return (i for i, each in enumerate(page.words) if i and each.key == word and each.capital)


def _is_state(page: Page, i: int) -> bool:
    return i in page.names and (page.names[i].label == "state" or bool(page.names[i].senses))


def _initials(scene: Scene, words: Words) -> str:
    """First letters of a name's words, but for those that acronyms leave out."""
    return "".join(w[0] for w in words if not scene.page.lexicon.is_a("unsaid", w))


def _without_legal_form(scene: Scene, words: Words) -> Words:
    """A firm's name without "Ltd" and the like at its end."""
    while len(words) > 1 and scene.page.lexicon.is_a("firm", words[-1]):
        words = words[:-1]
    return words


def _is_fuller(scene: Scene, words: Words) -> bool:
    """Whether a name of two words has one that a headline leaves out: "Karsholm BK", no "Karsholm Bank" or "Karsholm Dockers"."""
    return len(words) == 2 and len(words[0]) > 3 and len(words[1]) < 4 and scene.page.lexicon.role(words[1:]) is None


def _listed_firm(scene: Scene, bare: Words) -> Entity | None:
    """The organisation of the lexicon that a name is without its legal form: "Boeing" for "Boeing Co."."""
    senses = [sense for name, sense in scene.page.lexicon.names.get(bare[0], ()) if name == bare and sense.what == "name"]
    keys = {sense.key for sense in senses if scene.page.lexicon.facts[sense.key].kind == "organisation"}
    return listed(scene, keys.pop()) if len(keys) == 1 else None


def _is_firms_short_name(scene: Scene, short: Words, full: Words) -> bool:
    """Whether a name opens that of a firm, which ends in its legal form or the word for a firm: "Orn Drilling | & Wells Co."."""
    role = scene.page.lexicon.role(full[-1:])
    firm = scene.page.lexicon.is_a("firm", full[-1]) or (role is not None and role.kind == "body" and role.sector == BUSINESS)
    opens = full[: len(short)] == short or (len(short) == 1 and short[0] == full[0].partition("-")[0])
    return firm and opens and len(short) < len(full)


def same_organisation(scene: Scene, words: Words, kind: ActorKind) -> Entity | None:
    """An organisation named before by its acronym, by more words ("United Auto Workers (UAW)") or without its legal form."""
    bare = _without_legal_form(scene, words)
    if kind == "organisation" and bare != words and (known_firm := _listed_firm(scene, bare)) is not None:
        return known_firm
    for entity in scene.book.entities:
        known = name_words(entity.names[0])
        initials = _initials(scene, known)
        short = entity.kind == "organisation" and len(initials) > 2 and words == (initials,)  # whatever the model takes it for
        if not (short or entity.kind == kind) or not entity.key.startswith(("name/", "body/", "organ/")):
            continue
        if kind == "organisation" and bare == _without_legal_form(scene, known):
            return entity
        if len(words) == 1 and (words[0] == initials or (len(words[0]) > 3 and words[0] in known and kind == "organisation")):
            return entity
        fuller = known == words[:1] and _is_fuller(scene, words)
        if kind == "organisation" and (fuller or _is_firms_short_name(scene, *sorted((words, known), key=len))):
            return entity
        if len(words) > 1 and (known == (_initials(scene, words),) or (kind == "organisation" and is_head_of(words, known))):
            return entity
    return None
