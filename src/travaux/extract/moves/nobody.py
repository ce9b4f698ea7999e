"""Subjects and objects that deny what a word shows: "neither side accepted", "promised nothing"."""

from __future__ import annotations

import re

from travaux.extract.moves.auxiliaries import has_no_subject
from travaux.extract.moves.meant import speakers
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.move import MoveKind

_NONE = frozenset(("nothing", "nobody", "none", "neither", "nowt", "naught"))
_OF_IT = frozenset(("kind", "sort", "it", "this", "that", "them", "these", "those"))  # "agreed to nothing of the kind"
_LESS = frozenset(("less", "short"))
_HAVING = frozenset(("had", "have", "has", "having", "saw", "seen", "got"))
_AHEAD = frozenset(("will", "would", "can"))
_ABLE = frozenset(("can", "could", "will", "would", "able", "prepared", "ready", "willing"))
_ANY_MORE = "any more"
_ANYMORE = re.compile(r"\s?any ?more")
_NAY = frozenset(("no",))
_SAYS = re.compile(r"sa(?:y|ys|id|ying)")
_EXCEPT = frozenset(("but", "except", "less", "more", "other", "short"))


def has_negative_subject(scene: MoveScene, i: int) -> bool:
    """ "Neither side accepted", "no agreement was reached", "nobody offered", "no one made an offer"."""
    clauses = scene.clauses
    token = clauses.tokens[i]
    if token.upos == "NOUN" and token.deprel == "obj" and token.head >= 0 and has_negative_subject(scene, token.head):
        return True
    own = any(clauses.tokens[c].deprel.startswith("nsubj") for c in clauses.children[i])
    passive = token.deprel == "conj" and token.head >= 0 and not own and scene.relations.is_passive(token.head)
    if (
        passive
        and clauses.word(i).lower().endswith("ed")
        and not any(clauses.tokens[c].deprel == "obj" for c in clauses.children[i])
    ):
        return has_negative_subject(scene, token.head)  # "no reprieve had been agreed | or offered"
    for c in clauses.children[i]:
        if clauses.tokens[c].deprel.startswith("nsubj"):
            words = {clauses.word(k).lower() for k in (c, *clauses.children[c])}
            if words & scene.moods.negative:
                return True
    return any(clauses.tokens[c].deprel == "det" and clauses.word(c).lower() in scene.moods.negative for c in clauses.children[i])


def has_negative_object(scene: MoveScene, i: int, kind: MoveKind) -> bool:
    """ "Promised nothing", "threatened nobody", "offered no money", "asked for none"; who demands no toll demands something."""
    clauses, found = scene.clauses, scene.relations.of(i)
    if clauses.tokens[i].upos not in ("VERB", "AUX"):
        return False
    for k in (k for name in ("obj", "iobj", "for", "to", "on", "with", "by") for k in found.get(name, ())):
        beside = [c for c in clauses.children[k] if clauses.tokens[c].deprel == "det"]
        if k in found.get("with", ()):  # "pledged ten million with no strings attached"
            beside = [c for c in beside if clauses.word(c).lower() != "no"]
        below = [c for c in clauses.children[k] if clauses.tokens[c].deprel == "nmod" and clauses.word(c).lower() not in _OF_IT]
        of_none = clauses.word(k).lower() in _NONE and k > i and not below
        if of_none or any(_denies_noun(clauses.word(c).lower(), kind) and c > i for c in beside):
            return not _is_exception(scene, k)
    return False


def _denies_noun(word: str, kind: MoveKind) -> bool:
    """ "By neither side", "no money"; who demands no toll demands something."""
    return word == "neither" or (word == "no" and kind != "demand")


def _is_exception(scene: MoveScene, k: int) -> bool:
    """ "Nothing but", "nothing less than", "nothing short of"."""
    following = scene.clauses.word(k + 1).lower() if k + 1 < len(scene.clauses.tokens) else ""
    return following in _EXCEPT


def has_ended(scene: MoveScene, i: int) -> bool:
    """ "Belmar no longer insists on it", "nor does it demand that any longer"."""
    clauses = scene.clauses
    longer = [c for c in clauses.children[i] if clauses.word(c).lower() == "longer"]
    first = clauses.sentences[clauses.sentence_of(i)][0]
    if [clauses.word(k).lower() for k in range(first, min(first + 2, i))] == ["no", "longer"]:
        before = [c for c in clauses.children[i] if clauses.tokens[c].deprel in ("aux", "cop")]
        subjects = [c for c in clauses.children[i] if clauses.tokens[c].deprel.startswith("nsubj")]
        return bool(before and subjects) and before[0] < subjects[0]  # "No longer, Keno said, was Belmar asking for it"
    if _ANYMORE.match(clauses.text, clauses.tokens[max(clauses.subtree(i))].end - len(_ANY_MORE)):
        return bool({clauses.word(c).lower() for c in clauses.children[i]} & scene.moods.negations)
    return any(c and clauses.word(c - 1).lower() in ("no", "any") for c in longer)


def takes_nothing_less(scene: MoveScene, i: int) -> bool:
    """ "Will accept nothing less than six", "settled for nothing short of it": who takes nothing else demands it."""
    found, clauses = scene.relations.of(i), scene.clauses
    nothing = [k for name in ("obj", "for", "to") for k in found.get(name, ()) if k > i]
    words = {clauses.word(j).lower() for k in nothing for j in range(i + 1, k + 1)}
    following = {clauses.word(j).lower() for k in nothing for j in range(i + 1, min(k + 3, len(clauses.tokens)))}
    return "nothing" in words and bool(following & _LESS)


def is_had_done(scene: MoveScene, i: int) -> bool:
    """Whether a participle tells what befell somebody's thing: who "had its bid turned down" turned nothing down."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    token = tokens[i]
    if (
        token.upos != "VERB"
        or token.head < 0
        or any(tokens[c].deprel.startswith(("aux", "nsubj:pass")) for c in clauses.children[i])
    ):
        return False
    over = token.head
    if token.deprel == "acl" and tokens[over].deprel == "obj":
        over = tokens[over].head
    elif token.deprel not in ("xcomp", "ccomp") or i - over < 2:
        return False
    participle = clauses.word(i).lower().endswith(("ed", "en", "wn")) and over >= 0
    return participle and clauses.word(over).lower() in _HAVING and not _has_own_object(scene, i)


def _has_own_object(scene: MoveScene, i: int) -> bool:
    return any(scene.clauses.tokens[c].deprel == "obj" and c > i for c in scene.clauses.children[i])


def wont_be(scene: MoveScene, i: int) -> bool:
    """Whether somebody says of what two would do together that it won't be: "there will be no talks until the siege is lifted"."""
    clauses, over = scene.clauses, scene.clauses.tokens[i].head
    if clauses.tokens[i].upos != "NOUN" or over < 0 or scene.statement_with(scene.span_of((i,))) is None:
        return False
    beside = {clauses.word(c).lower() for c in clauses.children[over]}
    return "there" in beside and bool(beside & _AHEAD)


def is_none_of_these(scene: MoveScene, i: int) -> bool:
    """ "That is not something we can agree to", "this isn't an offer that we could accept": what is told behind is denied."""
    clauses, token = scene.clauses, scene.clauses.tokens[i]
    able = not _ABLE.isdisjoint(clauses.word(k).lower() for k in (i, *clauses.children[i]))
    if token.deprel != "acl:relcl" or token.head < 0 or not able:
        return False
    beside = [c for c in clauses.children[token.head] if c < i]
    words = {clauses.word(c).lower() for c in beside}
    unnamed = clauses.word(token.head).lower() in ("something", "anything") or not words.isdisjoint(("a", "an"))
    is_told = any(clauses.tokens[c].deprel == "cop" for c in beside)
    return unnamed and is_told and not words.isdisjoint(scene.moods.negations)


def is_not_said(scene: MoveScene, i: int) -> bool:
    """ "Hasn't said no", "we are not saying no": who says no such word refuses nothing yet."""
    clauses, over = scene.clauses, scene.clauses.tokens[i].head
    if clauses.word(i).lower().rstrip(".") not in _NAY or over < 0 or _SAYS.fullmatch(clauses.word(over).lower()) is None:
        return False
    return any(clauses.word(c).lower() in scene.moods.negations for c in clauses.children[over] if c < over)


def is_not_excluded(scene: MoveScene, i: int) -> bool:
    """ "Did not exclude a meeting with Velt", "would not rule out talks"."""
    token = scene.clauses.tokens[i]
    over = token.head if token.upos == "NOUN" and token.deprel == "obj" else i
    verb = scene.clauses.word(over).lower()
    behind = scene.clauses.word(over + 1).lower() if over + 1 < len(scene.clauses.tokens) else ""
    return over != i and not {verb, f"{verb} {behind}"}.isdisjoint(scene.moods.excludes)


def is_put_off(scene: MoveScene, i: int) -> bool:
    """ "Tabled the contract until March", as Americans do: put off, not put forward."""
    tabled = scene.clauses.word(i).lower() in ("table", "tabled", "tables", "tabling")
    return tabled and bool({"until", "till", "obj until", "obj till"} & scene.relations.of(i).keys())


def wont_befall(scene: MoveScene, trigger: Trigger) -> tuple[str, ...] | None:
    """Who tells what won't be done, not who won't do it: "the aircraft will not be counted", "no inspector will come".

    None of another move; nobody where a narrator tells it ("would not be drawn").
    """
    if trigger.sense is None or not {"modal", "negative"} <= trigger.sense.flags:
        return None
    undone = scene.relations.is_passive(trigger.token) and "by" not in scene.relations.of(trigger.token)
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    if not undone and (inside is None or not has_no_subject(scene.clauses, trigger.token)):
        return None
    return speakers(inside) if inside is not None else ()
