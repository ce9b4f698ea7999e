"""Labels of a transcript's turns: "SECRETARY BLINKEN", "MR. PRICE", "QUESTION"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.holders import holds
from travaux.extract.actors.listing import outlet
from travaux.extract.actors.parties import party_from_offices
from travaux.extract.actors.people import gender_of
from travaux.extract.actors.pronouns import PRESS, own_voice
from travaux.extract.actors.refer import note_in_brackets
from travaux.extract.actors.rows import name_words
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.words import Words
from travaux.extract.draft import Turn
from travaux.record.span import Spans

_SURE, _LIKELY = 0.97, 0.85
_SPOKEN_TO = re.compile(r", (?:[A-Z]\w*\.? )?$")  # before the name of whom somebody speaks to: "You look tired, Mr | Velt."
_BEFORE = 30  # characters before a name in which that stands
_ACRONYM = 5  # letters
_NEWS_AGENCY = ("news", "agency")
_INTERVIEW = re.compile(r"^[^\n:]{0,60}\b[Ii]nterview with (?P<whom>(?:(?! by | for |, conducted)[^\n]){2,120})", re.MULTILINE)
_BESIDE = ("obl", "nmod")
_FULL_NAME = (2, 3)  # words
_ANSWERS = ("answer", "a", "reply")  # labels of whoever answers


def refer_label(scene: Scene, first: int, last: int) -> Reference:
    """Who speaks under a label: a person by the family name, a post's holder, or "reporter" and the like."""
    page = scene.page
    within = next(
        (k for k in range(first + 1, last) if "(" in page.words[k].gap and page.lexicon.is_a("title", page.words[k].key)), None
    )
    if within is not None:  # "THE PRIME MINISTER (HON. ANA VELT):"
        return refer_label(scene, within, last)
    named = next((k for k in range(first + 1, last) if "(" in page.words[k].gap), last)
    given = named < last and last - named in _FULL_NAME and page.words[named].key in page.lexicon.given_names  # "HOST (ANA VELT):"
    whole_name = named < last and (page.persons.get(named, 0) == last - named or given)
    if whole_name and page.lexicon.words["label"].get(page.words[first].key):
        return _by_name(scene, named, named, last, [])  # "PRESENTER (Ana Velt):"
    last = named  # "VELT (recorded):"
    whole = " ".join(page.key(first, last))
    meant = page.lexicon.words["label"].get(whole) or page.lexicon.words["label"].get(page.words[first].key)
    if meant:
        entity = scene.book.keyed("group", f"label/{meant}", meant)
        return _seen(scene, entity, first, last)
    if whole in _ANSWERS:
        return _answerer(scene, first, last)
    if scene.issuer is not None and _names_the_outlet(scene.issuer, page.key(first, last)):
        return _seen(scene, scene.issuer, first, last)
    if _is_an_organisation(scene, first, last):
        return _seen(scene, outlet(scene, page.text[slice(*page.span(first, last))]), first, last)
    start, held = _after_titles(scene, first, last)
    held = held or _post_in_front(scene, first)
    if start >= last:
        return _by_post(scene, first, last, held)
    return _by_name(scene, first, start, last, held)


def _is_an_organisation(scene: Scene, first: int, last: int) -> bool:
    """Whether a label is an outlet's or an organisation's name: "AFP", "Sarvik Daily"; a name in capitals is a person's."""
    page, named = scene.page, scene.page.names.get(first)
    written = page.text[slice(*page.span(first, last))]
    if written.isupper() and len(written) > _ACRONYM:
        return False
    if last - first > 1 and (page.lexicon.is_a("outlet", page.words[last - 1].key) or page.key(last - 2, last) == _NEWS_AGENCY):
        return True
    kinds = {named.label, *(page.lexicon.facts[sense.key].kind for sense in named.senses)} if named is not None else set()
    return named is not None and named.size == last - first and "organisation" in kinds


def _by_name(scene: Scene, first: int, start: int, last: int, held: list[Held]) -> Reference:
    """A person by the name that begins at word `start` of a label, behind titles; or a group, as "Hon. Members"."""
    page = scene.page
    words = page.key(start, last)
    if (role := page.lexicon.role(words)) is not None and role.kind == "group":  # "Hon. Members"
        return _seen(scene, scene.book.keyed("group", f"group/{' '.join(words)}", words[-1]), first, last)
    known = scene.book.namesakes(words) or [e for e in scene.book.persons() if e.full and e.full[-1] == words[-1]]
    if len(known) > 1:
        posts = {post for h in held for post in h.role.posts}
        known = [e for e in known if posts & {post for h in e.held for post in h.role.posts}] or known
    if len(known) > 1:
        share = round(1 / len(known), 3)
        return Reference((), 0.0, tuple((e, share) for e in known), "two-candidates")
    person = known[0] if known else scene.book.person(words, _cased(scene, start, last))
    person.held += [h for h in held if h not in person.held]
    title = page.lexicon.words["title"].get(page.words[first].key, "") if start > first else ""
    person.gender = person.gender or title or gender_of(words, page.lexicon)
    if last < len(page.words):
        note_in_brackets(scene, person, last)
    if person.party is None:
        party_from_offices(scene, person)
    return _seen(scene, person, first, last)


def _names_the_outlet(outlet: Entity, words: Words) -> bool:
    """Whether a label is an outlet's name or its initials: "The Press Week:", "TPW:"."""
    name = name_words(outlet.names[0])
    told = [each[1:] if each[:1] == ("the",) else each for each in (name, words)]
    initials = {"".join(word[0] for word in each) for each in (name, told[0]) if each}
    return told[0] == told[1] or (len(name) > 1 and len(words) == 1 and words[0].replace("&", "") in initials)


def _answerer(scene: Scene, first: int, last: int) -> Reference:
    """Who answers the questions that a report prints: the one person whom it names before the first answer, or as interviewed.

    Whom the questions and answers name is another.
    """
    scene.first_answer = first if scene.first_answer is None else scene.first_answer
    entity = scene.answering = _answering(scene, scene.first_answer, ()) or _interviewed(scene)
    return _seen(scene, entity, first, last, _LIKELY) if entity is not None else NOBODY


def refer_answer(scene: Scene, label: range) -> Reference:
    """Whose the answers are to questions that a union's bulletin or a firm's circular prints: its own."""
    own = scene.letter is not None and " ".join(scene.page.key(label.start, label.stop)) in _ANSWERS
    return Reference((scene.letter,), _LIKELY) if own and scene.letter is not None else NOBODY


def refer_turn(scene: Scene, turn: Turn, begins: Sequence[int], asked: Spans) -> Reference:
    """Who speaks in a turn without a label: whoever answers, or the outlet that asks.

    Args:
        begins: the words with which the first turn begins, and the first answer: who answers is named before these.
        asked: the questions: whom they ask about isn't who answers.
    """
    answering = (entity for first in begins if (entity := _answering(scene, first, asked)) is not None)
    entity = next(answering, None) if turn == "answer" else scene.issuer
    return Reference((entity,), _LIKELY) if entity is not None else NOBODY


def _answering(scene: Scene, first: int, asked: Spans) -> Entity | None:
    if scene.answering is None:
        named = [e for e in scene.book.persons() if e.last_before(first) is not None and not _is_asked_about(scene, e, asked)]
        if len(named) > 1:  # he and who asks
            posted = [e for e in named if any(held.role.posts and held.role.sector != PRESS for held in e.held)]
            named = posted if len(posted) == 1 else _told_of_first(scene, named, first)
        own = own_voice(scene) if not named else None  # of a ministry's spokesman without a name the ministry
        scene.answering = named[0] if len(named) == 1 else own
    return scene.answering


def _is_asked_about(scene: Scene, entity: Entity, asked: Spans) -> bool:
    """Whether questions tell of somebody by name, as of no one who is asked: "What of Velt's views?", not "Ms Velt, did you?"."""
    text = scene.page.text
    inside = [(a, b) for a, b in entity.mentions if any(start < a and b <= end for start, end in asked)]
    return any(text[b : b + 1] not in (",", "?", "!") and not _SPOKEN_TO.search(text[max(0, a - _BEFORE) : a]) for a, b in inside)


def _interviewed(scene: Scene) -> Entity | None:
    """The one person of a line such as "Interview with the envoy, Ana Velt, by Jan Roth"."""
    page = scene.page
    named = [k for match in _INTERVIEW.finditer(page.text) for k in page.between(match.span("whom")) if k in page.persons]
    names = {page.key(k, k + page.persons[k]): k for k in named}
    if len(names) != 1:
        return None
    ((words, first),) = names.items()
    known = scene.book.namesakes(words)
    return known[0] if known else scene.book.person(words, _cased(scene, first, first + len(words)))


def _told_of_first(scene: Scene, people: Sequence[Entity], first: int) -> list[Entity]:
    """Of whom an interview's opening tells, where the others are only told to be spoken with: "Velt spoke to Astrid Holl"."""
    tokens, page = scene.page.analysis.tokens, scene.page
    told = [e for e in people if any(at < first for at in e.subject_at)]
    others = (page.tokens[at] for e in people if e not in told for at in e.seen if at < first)
    return told if len(told) == 1 and all(t >= 0 and tokens[t].deprel.startswith(_BESIDE) for t in others) else []


def _after_titles(scene: Scene, first: int, last: int) -> tuple[int, list[Held]]:
    """Where the name begins, and the posts told before it."""
    page, held = scene.page, list[Held]()
    k = first
    while k < last:
        role = page.roles.get(k)
        if role and k + role[0] <= last and role[1].kind in ("post", "person"):
            held.append(Held(page.key(k, k + role[0]), role[1]))
            k += role[0]
        elif any(page.lexicon.is_a(what, page.words[k].key) for what in ("title", "honorific", "determiner")):
            k += 1
        else:
            break
    return k, held


def _post_in_front(scene: Scene, first: int) -> list[Held]:
    """The post in front of a name that stands in brackets in a label: "The Minister for Trade (Mr Aas):"."""
    words, k = scene.page.words, first
    if "(" not in words[first].gap:
        return []
    while k and "\n" not in words[k].gap:
        k -= 1
    return _after_titles(scene, k, first)[1]


def _by_post(scene: Scene, first: int, last: int, held: list[Held]) -> Reference:
    if not held:
        return NOBODY
    known = [e for e in scene.book.persons() if holds(scene, e, held[-1].words, held[-1].role)]
    if len(known) == 1:
        return _seen(scene, known[0], first, last)
    if known:
        share = round(1 / len(known), 3)
        return Reference((), 0.0, tuple((e, share) for e in known), "two-candidates")
    name = " ".join(held[-1].words)
    entity = scene.book.keyed("office", f"office/{name}/", name)
    entity.held = entity.held or held
    return _seen(scene, entity, first, last, _LIKELY)


def _cased(scene: Scene, first: int, last: int) -> str:
    """A label's name as names are written: "BLINKEN" is Blinken, "McFAUL" and "de Wet" stay."""
    return " ".join(w.raw.title() if w.raw.isupper() and len(w.raw) > 2 else w.raw for w in scene.page.words[first:last])


def _seen(scene: Scene, entity: Entity, first: int, last: int, score: float = _SURE) -> Reference:
    entity.see(first, scene.page.span(first, last), "name" if entity.kind == "person" else "nominal")
    return Reference((entity,), score)
