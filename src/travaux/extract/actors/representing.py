"""Whom people speak or negotiate for, where a clause tells it, "Aas, who speaks for the union", or an interview's opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.parties import set_party, top_party
from travaux.extract.actors.pronouns import own_voice
from travaux.extract.actors.scene import Reference, Scene
from travaux.extract.draft import Draft

_FOR = frozenset({"speaks", "spoke", "speaking", "negotiates", "negotiated", "negotiating", "bargains"})  # with "for"
_WHOM = frozenset({"represents", "represented", "representing"})  # with an object
_LEADS = frozenset({"leads", "led", "heads", "headed", "leading", "heading"})  # with a delegation, a party, a union
_RUNS = _LEADS | {"chairs", "chaired", "chairing", "fronts", "fronted", "fronting", "runs", "ran"}
_DELEGATIONS = frozenset({"delegation", "negotiators", "team"})
_BODIES = frozenset({"government", "organisation", "group", "bloc"})


def note_whom_they_represent(scene: Scene) -> None:
    """Note for people without a party whom a clause about them says that they represent."""
    tokens = scene.page.analysis.tokens
    for i, token in enumerate(tokens):
        word = scene.page.analysis.article.text[token.start : token.end].lower()
        if word not in _FOR | _WHOM | _RUNS:
            continue
        people = [e for k in _whose(scene, i) if (e := _meant(scene, k)) is not None and e.kind in ("person", "office")]
        sides = [e for k in _represented(scene, i, word) if (e := _meant(scene, k)) is not None and e.kind in _BODIES]
        if people and len(sides) == 1 and word in _RUNS and people[0].party is None:
            people[0].act_for(top_party(sides[0]))
        elif people and len(sides) == 1:
            set_party(people[0], None, sides[0])


def note_for_whom_they_say_it(scene: Scene) -> None:
    """Note for people without a party in whose name a sentence says that they speak: "For the union, Ana Velt said that"."""
    tokens, text = scene.page.analysis.tokens, scene.page.analysis.article.text
    for token in tokens:
        if token.deprel != "case" or token.head < 0 or text[token.start : token.end] != "For":
            continue
        side, verb = _meant(scene, token.head), tokens[token.head].head
        if side is None or side.kind not in _BODIES or tokens[token.head].deprel != "obl":
            continue
        subjects = (k for k, each in enumerate(tokens) if each.head == verb and each.deprel == "nsubj")
        for person in (e for k in subjects if (e := _meant(scene, k)) is not None and e.kind == "person"):
            set_party(person, None, side)


def note_what_they_are(scene: Scene) -> None:
    """Note for people of whom nothing else is told what a clause says they are: "Strand has been chief negotiator of the union"."""
    tokens = scene.page.analysis.tokens
    for office in scene.book.entities:
        if office.kind != "office" or office.party is None or not office.held:
            continue
        words = (k for at in office.seen for k in range(at, at + len(office.held[0].words)) if k < len(scene.page.tokens))
        cores = {scene.page.tokens[k] for k in words}
        told = {token.head for token in tokens if token.deprel == "cop" and token.head in cores}
        for k, token in enumerate(tokens) if told else ():
            person = _meant(scene, k) if token.head in told and token.deprel == "nsubj" else None
            if person is not None and person.kind == "person" and person.party is None and not person.held:
                person.party, person.held = office.party, list(office.held)


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


def _whose(scene: Scene, i: int) -> Iterator[int]:
    """The noun that a clause is about: what a relative clause or a participle hangs on, else a verb's subject."""
    tokens = scene.page.analysis.tokens
    if tokens[i].deprel in ("acl", "acl:relcl") and tokens[i].head >= 0:
        yield tokens[i].head
        return
    verb = tokens[i].head if tokens[i].deprel == "advcl" else i
    yield from (k for k, token in enumerate(tokens) if token.head == verb and token.deprel == "nsubj")


def _represented(scene: Scene, i: int, word: str) -> Iterator[int]:
    tokens, text = scene.page.analysis.tokens, scene.page.analysis.article.text
    for k, token in enumerate(tokens):
        if token.head != i:
            continue
        cases = {text[c.start : c.end].lower() for c in tokens if c.head == k and c.deprel == "case"}
        if word in _RUNS and token.deprel == "obj":
            yield from _owners_of(scene, k)
            if (body := _meant(scene, k)) is not None and body.kind == "organisation":
                yield k
        if (word in _FOR | _LEADS and token.deprel == "obl" and cases == {"for"}) or (word in _WHOM and token.deprel == "obj"):
            yield k


def _owners_of(scene: Scene, k: int) -> Iterator[int]:
    """Whose delegation a word means: "has led Essaly's delegation"."""
    tokens, text = scene.page.analysis.tokens, scene.page.analysis.article.text
    if text[tokens[k].start : tokens[k].end].lower() in _DELEGATIONS:
        yield from (c for c, token in enumerate(tokens) if token.head == k and token.deprel in ("nmod:poss", "nmod", "compound"))


def _meant(scene: Scene, k: int) -> Entity | None:
    """The entity with the shortest mention that holds a word."""
    token = scene.page.analysis.tokens[k]
    found = [(b - a, e) for e in scene.book.entities for a, b in e.mentions if a <= token.start and token.end <= b]
    return min(found, key=lambda pair: pair[0])[1] if found else None
