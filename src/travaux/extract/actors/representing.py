"""Whom people speak or negotiate for, where a clause tells it, "Aas, who speaks for the union", or an interview's opening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from travaux.extract.actors.clauses import all_meant, behind, cases_of, meant, owned_by, whose, word_at
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.parties import set_party, top_party
from travaux.extract.actors.pronouns import own_voice
from travaux.extract.actors.scene import Reference, Scene
from travaux.extract.draft import Draft

_ACTS = frozenset({"acts", "acted", "acting"})
_FOR = _ACTS | {"speaks", "spoke", "speaking", "negotiates", "negotiated", "negotiating", "bargains"}  # with "for"
_WHOM = frozenset({"represents", "represented", "representing"})  # with an object
_LEADS = frozenset({"leads", "led", "heads", "headed", "leading", "heading"})  # with a delegation, a party, a union
_COMMANDS = frozenset({"commands", "commanded", "commanding"})
_RUNS = _LEADS | _COMMANDS | {"chairs", "chaired", "chairing", "fronts", "fronted", "fronting", "runs", "ran"}
_CHOSEN = frozenset({"elected", "appointed", "chosen", "named", "picked", "hired", "nominated"})  # "elected to lead the union"
_CHOSEN_TO = frozenset({"lead", "head", "chair", "run", "represent", "speak", "negotiate"})
_DELEGATIONS = frozenset({"delegation", "negotiators", "team"})
_BEHALF = {"behalf": {"on", "in"}, "name": {"in"}}  # "on behalf of the union", "in the name of the union"
_FROM = frozenset({"from", "of", "in", "with"})
_ARMED = frozenset({"MIL", "UAF", "REB"})
_BODIES = frozenset({"government", "organisation", "group", "bloc"})


def note_whom_they_represent(scene: Scene) -> None:
    """Note for people without a party whom a clause about them says that they represent."""
    for i, token in enumerate(scene.page.analysis.tokens):
        word = word_at(scene, i)
        if word in _BEHALF and token.head >= 0 and not cases_of(scene, i).isdisjoint(_BEHALF[word]):
            _note(scene, behind(scene, token.head), _in_whose_name(scene, i))
        elif word in _DELEGATIONS and token.deprel == "nmod" and not cases_of(scene, i).isdisjoint(_FROM):
            _note(scene, (token.head,), owned_by(scene, i))  # "Ana Velt, from the Drovanian delegation,"
        elif word in _WHOM | _RUNS and (agents := list(_agents(scene, i))):
            _note(scene, agents, _led(scene, i))
        elif word in _FOR | _WHOM | _RUNS or (word in _CHOSEN_TO and token.head >= 0 and word_at(scene, token.head) in _CHOSEN):
            _note(scene, whose(scene, i), _represented(scene, i, word))


def _note(scene: Scene, people: Iterable[int], sides: Iterable[int]) -> None:
    """Note that the first of some people, where nothing else is told of him, acts for the one side that some words mean."""
    told = [e for e in all_meant(scene, people) if e.kind in ("person", "office")]
    bodies = {id(e): e for e in all_meant(scene, sides) if e.kind in _BODIES}
    if told and len(bodies) == 1:
        _note_side(told[0], bodies.popitem()[1])


def note_for_whom_they_say_it(scene: Scene) -> None:
    """Note for people without a party in whose name a sentence says that they speak: "For the union, Ana Velt said that".

    So in "Ana Velt, for the union, said that" and "Ana Velt, of the Harbour Union,", but not in "Ana Velt asked for the union".
    """
    tokens, text = scene.page.analysis.tokens, scene.page.analysis.article.text
    for token in tokens:
        word = text[token.start : token.end]
        if token.deprel != "case" or token.head < 0 or word not in ("For", "for", "of"):
            continue
        noun = tokens[token.head]
        apart = text[token.start - 2 : token.start] == ", " and text[noun.end : noun.end + 1] in (",", ".", ";")
        side = meant(scene, token.head) if word == "For" or apart else None
        if side is None or side.kind not in (_BODIES if word != "of" else ("organisation",)):
            continue
        for person in (e for e in all_meant(scene, behind(scene, noun.head)) if e.kind == "person"):
            if word == "For":
                set_party(person, next((held.role for held in person.held), None), side)
            else:
                _note_side(person, side)


def note_whose_they_are(scene: Scene) -> None:
    """Note for people of whom nothing else is told whose they are: "Belmar's Ana Velt", "Ana Velt of Belmar"."""
    tokens, text = scene.page.analysis.tokens, scene.page.analysis.article.text
    for i, token in enumerate(tokens):
        if token.head < 0 or token.upos != "PROPN" or token.deprel not in ("nmod:poss", "nmod"):
            continue
        person, side = meant(scene, token.head), meant(scene, i)
        if person is None or side is None or person.kind != "person" or side.kind not in ("government", "organisation"):
            continue
        before = token.deprel == "nmod:poss" and token.end <= tokens[token.head].start
        starts = {b: a for a, b in person.mentions}
        of = cases_of(scene, i) == {"of"} and any(text[b : token.start] in (" of ", " of the ") for b in starts)
        if (before or of) and not person.held and not (side.key.startswith("name/") and not side.acts):
            _note_side(person, side)


def note_of_which_fighters(scene: Scene) -> None:
    """Note for those without a party of which of a report's groups they are: "a rebel spokesman" of "the rebels"."""
    groups = [e for e in scene.book.entities if e.kind == "group" and e.held and e.held[0].role.sector in _ARMED]
    for entity in scene.book.entities if groups else ():
        if (
            entity.party is not None
            or entity.kind not in ("person", "office")
            or not any(h.role.kind == "post" for h in entity.held)
        ):
            continue
        called = [h.words for h in entity.held if h.role.kind == "person" and h.role.sector in _ARMED]
        called += [(entity.names[0].lower().split()[0],)] if entity.kind == "office" else []
        of = {id(g): g for g in groups if (one := scene.page.lexicon.singular(g.held[0].words)) is not None and one[0] in called}
        if len(of) == 1:
            entity.act_for(next(g.party or g for g in of.values()))


def _note_side(person: Entity, side: Entity) -> None:
    """Note for somebody without a party that he acts for a body: who leads a delegation for whom it was sent."""
    if person.party is None:
        person.act_for(top_party(side.party if side.kind == "group" and side.party is not None else side))


def note_what_they_run(scene: Scene) -> None:
    """Note for people without a party whose union or firm a clause says it is: "Ana Velt, whose union has struck"."""
    tokens = scene.page.analysis.tokens
    for i, token in enumerate(tokens):
        body = token.head if word_at(scene, i) == "whose" else -1
        verb = _above(scene, body) if body >= 0 else -1
        if verb < 0 or not tokens[verb].deprel.startswith("acl") or tokens[verb].head < 0:
            continue
        person, side = meant(scene, tokens[verb].head), meant(scene, body)
        if person is not None and side is not None and person.kind == "person" and side.kind == "organisation":
            _note_side(person, side)


def note_who_answers(scene: Scene, drafts: Sequence[Draft], speakers: Sequence[Reference]) -> None:
    """Note for the one person of a transcript of whom it isn't told for whom he acts: for whom the opening tells of somebody.

    "The commander of the Front receives us in a schoolhouse"; in the release of a ministry or a union, whoever briefs is its own.
    """
    labels = [n for n, draft in enumerate(drafts) if (draft.label and draft.source) or draft.turn == "answer"]
    people = list({id(e): e for n in labels for e in speakers[n].entities if e.kind == "person"}.values())
    if len(people) != 1 or people[0].party is not None:
        return
    headline = scene.page.text.find("\n")  # "Idris Valo: I do not fight for a word"
    starts = [(drafts[n].source or drafts[n].content)[0][0] for n in labels]
    begins = min((start for start in starts if start > headline), default=0)
    opening = [e for e in scene.book.entities if e.kind == "office" and any(start < begins for start, _ in e.mentions)]
    subjects = [e for e in opening if e.subject_at]
    sides = {id(side): side for e in subjects if e.party is not None and (side := top_party(e.party)) is not None}
    asks = any(scene.issuer in speakers[n].entities for n in labels) or not all(drafts[n].label for n in labels)
    own = own_voice(scene) if not asks else None  # an interviewer's own voice asks
    if own is not None and own is not people[0]:
        people[0].act_for(top_party(own))
    elif own is None and len(sides) == 1:
        people[0].act_for(sides.popitem()[1])
    if not people[0].held and len(subjects) == 1:
        people[0].held = list(subjects[0].held)


def _above(scene: Scene, k: int) -> int:
    """The verb that a noun is a part of; -1 where none is near."""
    tokens = scene.page.analysis.tokens
    for _ in range(3):
        k = tokens[k].head
        if k < 0 or tokens[k].upos in ("VERB", "AUX") or tokens[k].deprel.startswith("acl"):
            return k
    return -1


def _in_whose_name(scene: Scene, i: int) -> Iterator[int]:
    """Whose behalf it is; where the syntax hangs the name on the verb instead, what stands right behind "behalf of"."""
    owners = list(owned_by(scene, i))
    tokens = scene.page.analysis.tokens
    beside = (k for k in range(i + 1, len(tokens)) if tokens[k].head == tokens[i].head and cases_of(scene, k) == {"of"})
    yield from owners or ([k] if (k := next(beside, -1)) > i and tokens[k].deprel.startswith("obl") else [])


def _agents(scene: Scene, i: int) -> Iterator[int]:
    """By whom somebody is told to be led: "a delegation headed by Ana Velt"."""
    tokens = scene.page.analysis.tokens
    below = (k for k, token in enumerate(tokens) if token.head == i and token.deprel.startswith("obl"))
    yield from (k for k in below if cases_of(scene, k) == {"by"})


def _led(scene: Scene, i: int) -> Iterator[int]:
    """Who is led: whose delegation or side it is, or a body itself."""
    tokens = scene.page.analysis.tokens
    led = [tokens[i].head] if tokens[i].deprel.startswith("acl") else []
    led += [k for k, token in enumerate(tokens) if token.head == i and token.deprel == "nsubj:pass"]
    for k in led:
        yield from owned_by(scene, k) if word_at(scene, k) in _DELEGATIONS | {"side"} else (k,)


def _represented(scene: Scene, i: int, word: str) -> Iterator[int]:
    tokens = scene.page.analysis.tokens
    for k, token in enumerate(tokens):
        if token.head != i:
            continue
        bare = token.deprel in ("obl", "obl:unmarked") and not cases_of(scene, k)
        if word in _RUNS | _CHOSEN_TO and (token.deprel == "obj" or bare):
            if word_at(scene, k) in _DELEGATIONS:
                yield from owned_by(scene, k)
            if (body := meant(scene, k)) is not None and (body.kind == "organisation" or _is_force(body)):
                yield k
        if (word in _FOR | _LEADS | _CHOSEN_TO and token.deprel == "obl" and cases_of(scene, k) == {"for"}) or (
            word in _WHOM | {"represent"} and token.deprel == "obj"
        ):
            yield k


def _is_force(entity: Entity) -> bool:
    """Whether somebody's fighters are meant: "commands the Front's fighters in the delta"."""
    return entity.kind == "group" and entity.party is not None and bool(entity.held) and entity.held[0].role.sector in _ARMED
