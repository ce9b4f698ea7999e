"""What a word does besides its first object: further things that it is joined to, and further clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.extract.moves.auxiliaries import NOT
from travaux.extract.moves.conditions import trimmed
from travaux.extract.moves.evidence import OF_THINGS, bare_phrase, object_token
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.span import Span, Spans

_OF_ITS_OWN = ("det", "nmod:poss", "nummod")
_NOUNS = ("NOUN", "PROPN")
_EITHER = frozenset({"or", "nor"})
_AGAINST = frozenset({"but", "nor", "yet"})
_INSTEAD = frozenset({"rather", "instead"})
_ARTICLES = frozenset({"a", "an"})
_BESIDES = re.compile(
    r",? (?:together with|along with|as well as|in addition to|alongside(?! the)|coupled with|combined with|plus) "
    r"(?=(?:an?|the|its|their|his|her|no|\d[\d.,]*)\b)"
)


_BUT_NOT = re.compile(r",? (?:though|although|albeit|but|if) not\b")  # what isn't meant: "agreed to a swap, though not to a truce"


def other_objects(scene: MoveScene, trigger: Trigger) -> Iterator[Span]:
    """What the same word does besides its first object: "agreed to both the fee and the watch", "accepts the name and the staff".

    Only what has an article, owner or number of its own: of "the name and staff" it may be one thing.
    """
    token, clauses = object_token(scene, trigger), scene.clauses
    if token is None or not _may_be_of_several(trigger) or clauses.tokens[token].upos not in ("NOUN", "NUM"):
        return
    joined = [c for c in clauses.children[token] if clauses.tokens[c].deprel == "conj"]
    if _are_either(scene, joined):
        return
    behind = [k for k, _ in _besides(scene, trigger)]
    for noun in dict.fromkeys((*joined, *_listed(scene, token), *behind)):
        below = [c for c in clauses.children[noun] if clauses.tokens[c].deprel in _OF_ITS_OWN]
        of_another = _is_beside_a_noun(scene, trigger, token, noun) or _is_denied(scene, noun)
        if clauses.tokens[noun].upos in _NOUNS and below and not of_another:
            first = min(min(clauses.subtree(c)) for c in below)
            end = clauses.phrase(noun, without=("cc", "conj", "punct", "acl:relcl", "parataxis", "appos"))[1]
            yield clauses.tokens[first].start, trimmed(scene, clauses.tokens[first].start, end)


def _is_beside_a_noun(scene: MoveScene, trigger: Trigger, token: int, noun: int) -> bool:
    """Whether what a noun is joined to is no object of it: "the proposal for a toll, and of the reservations" that were noted."""
    if scene.clauses.tokens[trigger.token].upos != "NOUN":
        return False
    cases = [
        [scene.clauses.word(c).lower() for c in scene.clauses.children[k] if scene.clauses.tokens[c].deprel == "case"]
        for k in (token, noun)
    ]
    return bool(cases[1]) and cases[0] != cases[1]


def _is_denied(scene: MoveScene, noun: int) -> bool:
    """Whether a noun is what isn't meant: "offered a bonus but no raise", "a cap rather than a ban"."""
    clauses = scene.clauses
    first = min(clauses.subtree(noun))
    around = {clauses.word(k).lower() for k in (first - 1, first, *clauses.children[noun]) if 0 <= k < noun}
    return bool(around & (NOT | _INSTEAD)) or (bool(around & _AGAINST) and "no" in around)


def _may_be_of_several(trigger: Trigger) -> bool:
    """Whether a word of the lexicon tells of things that are accepted, refused, asked for and the like."""
    return trigger.kind in (*OF_THINGS, "demand") and trigger.sense is not None


def _are_either(scene: MoveScene, joined: Sequence[int]) -> bool:
    """Whether nouns are joined by "or": who "won't part with a bell or a rivet" refuses one thing."""
    return any(scene.clauses.word(k).lower() in _EITHER for c in joined for k in scene.clauses.children[c])


def _listed(scene: MoveScene, token: int) -> list[int]:
    """The nouns of a list that a noun opens, wherever the parser hung them: "a quota of nine tonnes, a watch and a fund"."""
    clauses, found = scene.clauses, list[tuple[int, str]]()
    for k in clauses.subtree(token):
        articles = [c for c in clauses.children[k] if clauses.word(c).lower() in _ARTICLES]
        if k > token and clauses.tokens[k].deprel in ("appos", "conj") and articles:
            found.append((k, clauses.word(articles[0] - 1).lower()))
    before = [word for _, word in found]
    return [k for k, _ in found] if len(found) > 1 and before[-1] == "and" and set(before[:-1]) == {","} else []


def _besides(scene: MoveScene, trigger: Trigger) -> Iterator[tuple[int, int]]:
    """The nouns behind "together with", "as well as" and their like behind a word's object, and where these words stand."""
    clauses, token = scene.clauses, object_token(scene, trigger)
    if token is None:
        return
    end = clauses.sentence_span(clauses.sentence_of(token))[1]
    below = set(clauses.subtree(trigger.token))
    for found in _BESIDES.finditer(clauses.text, clauses.tokens[token].end, end):
        places = clauses.range_of((found.end(), min(found.end() + 1, end)))
        noun = scene.head_of_phrase(places[0]) if places else -1
        if noun in below and noun > trigger.token:
            yield noun, found.start()


def without_others(scene: MoveScene, trigger: Trigger, told: Spans) -> Spans:
    """A move's object up to what is told besides it: "a cut of 15% | together with a coupon of 7.5%"."""
    cuts = [at for _, at in _besides(scene, trigger)] if _may_be_of_several(trigger) else []
    cuts += [m.start() for start, end in told for m in _BUT_NOT.finditer(scene.clauses.text, start, end) if m.start() > start]
    return tuple((start, min([end, *(at for at in cuts if start < at)])) for start, end in told)


def with_joined(scene: MoveScene, trigger: Trigger, told: Spans) -> Spans:
    """A move's object with what is joined to it, where that makes no other move: "discussed | tolls and the quays"."""
    if not told or any(other_objects(scene, trigger)) or any(other_clauses(scene, trigger)):
        return told
    clauses, (start, end) = scene.clauses, told[-1]
    inside = clauses.range_of((start, end))
    noun = clauses.tokens[trigger.token].upos == "NOUN"
    tops = [k for k in inside if clauses.tokens[k].head not in inside]
    open_ones = [c for k in tops for c in _joined_to(scene, k) if not (noun and _is_beside_a_noun(scene, trigger, k, c))]
    while open_ones:
        child = open_ones.pop(0)
        first = min(clauses.subtree(child))
        begins = clauses.tokens[first].start
        if begins < end or clauses.text[end:begins].strip(' ,;"”'):
            continue
        end = max(end, bare_phrase(scene, child)[1])
        open_ones = sorted({*open_ones, *_joined_to(scene, child)})
    return (*told[:-1], (start, end))


def _joined_to(scene: MoveScene, top: int) -> list[int]:
    """What is joined to a word behind it without a subject of its own, and isn't set against it ("but not the clause")."""
    clauses, found = scene.clauses, list[int]()
    for c in clauses.children[top]:
        own = any(clauses.tokens[k].deprel.startswith("nsubj") for k in clauses.children[c])
        against = any(clauses.word(k).lower() in _AGAINST for k in clauses.children[c] if clauses.tokens[k].deprel == "cc")
        if c > top and clauses.tokens[c].deprel == "conj" and not (own or against):
            found.append(c)
    return found


def other_clauses(scene: MoveScene, trigger: Trigger) -> Iterator[Span]:
    """What else is to be done, each with an object of its own: "that Belmar pay five per cent | and close the pit by 2036"."""
    token, clauses = object_token(scene, trigger), scene.clauses
    if token is None or trigger.kind not in (*OF_THINGS, "demand") or clauses.tokens[token].upos != "VERB":
        return
    for child in clauses.children[token]:
        relations = scene.relations.of(child)
        subjects = [c for c in clauses.children[child] if clauses.tokens[c].deprel.startswith("nsubj")]
        told = "obj" in relations or (scene.relations.is_passive(child) and subjects)
        back = any(clauses.tokens[c].upos == "PRON" for c in subjects)  # "that posts be put up and that they be staffed"
        with_and = any(clauses.word(c).lower() == "and" for c in clauses.children[child] if clauses.tokens[c].deprel == "cc")
        misread = _is_bare(scene, token) and _has_ending(clauses.word(child).lower())  # "to halt raids and | forced evictions"
        is_verb = (clauses.tokens[child].deprel, clauses.tokens[child].upos) == ("conj", "VERB") and not misread
        if is_verb and told and with_and and not back:
            yield bare_phrase(scene, child)


def _is_bare(scene: MoveScene, verb: int) -> bool:
    """Whether a verb is an infinitive: "to halt"."""
    clauses = scene.clauses
    return any(clauses.word(c).lower() == "to" and clauses.tokens[c].deprel == "mark" for c in clauses.children[verb])


def _has_ending(word: str) -> bool:
    """Whether a verb is past or a participle, and no infinitive: "forced", but "proceed"."""
    return word.endswith("ed") and not word.endswith("eed")
