"""What is done towards the press alone, which negotiates nothing: it is asked, told and met."""

from __future__ import annotations

import re

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.statements.copies import copies_told
from travaux.record.span import holds

_PRESS = frozenset({"press", "media", "reporter", "reporters", "journalist", "journalists", "correspondents", "interviewer"})
_ASKERS = frozenset({"reporter", "moderator"})
_ANSWERED = frozenset({"question", "questions", "it", "that", "them", "this", "those", "few", "couple", "stab"})
_GLAD = frozenset({"happy", "glad", "pleased", "delighted"})
_FOR_COMMENT = re.compile(
    r"\w+(?: to)?(?: \w+){0,4} (?:requests?|calls?|e-?mails?|messages?|questions?) (?:for|seeking) (?:a |any )?comment\b"
)
_TAKEN_BACK = re.compile(
    r"(?:[^.;]{0,60}[;,:] )?(?:an|the|a|our) (?:earlier|previous|prior|original|initial) version "
    r"(?:of (?:this|the|our) [\w ]{4,30} )?(?:\w+ ){0,2}(?:said|stated|reported|gave|claimed|suggested|misstated|quoted)\b",
    re.IGNORECASE,
)
_OUTLETS = frozenset({"newspaper", "station", "paper", "programme", "program", "channel", "magazine", "correspondent", "reporter"})


def but_askers(scene: MoveScene, trigger: Trigger, party: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes a move, but for whom only a label names as who asks: "Q.", "MODERATOR"; what he tells of is another's.

    Nor does an outlet that asks, "Is that acceptable?".
    """
    if scene.clauses.is_of_question(trigger.token):
        inside = scene.statement_with(scene.span_of((trigger.token,)))
        party = tuple(a for a in party if inside is None or a != inside.speaker or scene.actors[a].kind != "organisation")
    return tuple(a for a in party if scene.actors[a].kind != "group" or scene.actors[a].name not in _ASKERS)


def is_asked_aside(scene: MoveScene, i: int) -> bool:
    """ "Velt, asked to confirm this, smiled": who asked is nobody but the press."""
    clauses, found = scene.clauses, scene.relations.of(i)
    if clauses.word(i).lower() != "asked" or "by" in found:
        return False
    own = any(clauses.tokens[c].deprel == "nsubj" for c in clauses.children[i])  # "The port, which is poor, asked Keno to pay"
    behind_comma = not own and i > 0 and clauses.word(i - 1) == "," and not {"obj", "for", "ccomp"} & found.keys()
    return behind_comma or (clauses.tokens[i].deprel in ("acl", "advcl") and scene.relations.is_passive(i))


def asks_the_press(scene: MoveScene, i: int) -> bool:
    """ "He asked me to note", "has asked this station to correct": who is asked tells the report."""
    found, clauses = scene.relations.of(i), scene.clauses
    for k in (*found.get("iobj", ()), *found.get("obj", ())):
        word, span = clauses.word(k).lower(), (clauses.tokens[k].start, clauses.tokens[k].end)
        this = any(clauses.word(c).lower() == "this" for c in clauses.children[k])
        narrator = word == "me" and "xcomp" in found and scene.statement_with(span) is None
        if narrator or word in _PRESS or (this and word in _OUTLETS):
            return True
    return False


def meets_the_press(scene: MoveScene, trigger: Trigger) -> bool:
    """ "Velt spoke to reporters", "did not answer a request for comment": nothing is negotiated there."""
    clauses, place = scene.clauses, scene.clauses.tokens[trigger.token].start
    if _FOR_COMMENT.match(clauses.text, place, clauses.sentence_span(clauses.sentence_of(trigger.token))[1]):
        return True
    if trigger.kind != "consult":
        return False
    clauses, found = scene.clauses, scene.relations.of(trigger.token)
    others = [k for name in ("to", "with", "obj") for k in found.get(name, ())]
    return bool(others) and all(clauses.word(k).lower() in _PRESS for k in others)


def serves_the_press(scene: MoveScene, trigger: Trigger) -> bool:
    """ "I'm happy to take your questions", "we'd be glad to let you know": what opens and closes a briefing offers nothing."""
    clauses = scene.clauses
    if trigger.kind not in ("offer", "commit", "accept") or clauses.word(trigger.token).lower() not in _GLAD:
        return False
    return any(_answers(scene, k) for k in scene.relations.of(trigger.token).get("xcomp", ()))


def sends_the_press_a_copy(scene: MoveScene, trigger: Trigger) -> bool:
    """ "In a statement of which this agency received a copy": nothing is handed to another side."""
    return trigger.kind == "submit" and holds(copies_told(scene.clauses.text), scene.span_of((trigger.token,)))


def _answers(scene: MoveScene, k: int) -> bool:
    """Whether a verb takes questions, answers them or lets the asker know: not "take the deal"."""
    clauses, found = scene.clauses, scene.relations.of(k)
    word = clauses.word(k).lower()
    things = {clauses.word(j).lower() for name in ("obj", "iobj") for j in found.get(name, ())}
    if word == "answer":
        return True
    if word in ("let", "get", "give", "keep"):
        return "you" in things and word != "give"
    return word in ("take", "share", "address") and bool(things) and things <= _ANSWERED


def is_its_own_news(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether an outlet tells its own: what it takes back ("An earlier version of this article said"), what it "can reveal"."""
    start, end = scene.clauses.sentence_span(scene.clauses.sentence_of(trigger.token))
    return _tells_as_news(scene, trigger) or _TAKEN_BACK.match(scene.clauses.text, start, end) is not None


def _tells_as_news(scene: MoveScene, trigger: Trigger) -> bool:
    """ "The Gazette can reveal that the crew refused": an outlet's news, and no side's."""
    beside = {scene.clauses.word(c).lower() for c in scene.clauses.children[trigger.token]}
    return trigger.kind == "disclose" and "can" in beside and beside.isdisjoint({"not", "n't", "n’t"})
