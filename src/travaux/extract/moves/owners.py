"""Who can't be the one that makes a move: whose offer is accepted or refused, who refuses or is given the text that tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.extract.moves.meant import above, meant_by, speakers
from travaux.extract.moves.places import OWNERS, is_received, party_places
from travaux.extract.moves.praised import whose_promise
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_ANSWERS = frozenset({"accept", "reject"})
# What is done with another's text: "turned down a plan that demanded the ferries", "received a letter demanding them".
_NOT_WRITING = re.compile(
    r"(?:receiv|reject|refus|veto|stud(?:y|ie)|read|consider|discuss|examin|oppos|dismiss|rebuff|spurn|block|ignor|welcom|accept|"
    r"critici[sz]|condemn|denounc|answer|return|call|describ|dubb?|brand|label|swallow|stomach|resist|support|endors)"
    r"(?:s|e|es|ed|d|ing)?|got|gets?"
)
_OF_OUTLETS = frozenset({"accuse", "demand"})  # which a paper's leader does, too
_OUTLETS = frozenset(
    {"report", "reports", "television", "tv", "radio", "newspaper", "paper", "daily", "agency", "article", "programme"}
)
_OWN_ACTS = frozenset({"commit", "reject", "offer", "accept", "concede", "propose"})
_PUT_FORWARD = frozenset({"propose", "offer", "demand", "submit"})
_THE = frozenset({"the", "this", "that", "these", "those"})
_TAKING = re.compile(r"took|tak(?:e|es|en|ing)|weigh(?:s|ed|ing)?|not(?:e|es|ed|ing)|digest(?:s|ed|ing)?")
_PROMISES = re.compile(r"(?:promise|pledge|undertaking|assurance|commitment|guarantee)s?")
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_ASKING = re.compile(r"(?:demand|request|seek|want|propos|suggest|offer)(?:s|es|ed|ing)?|sought")
_HAVING = re.compile(r"ha(?:s|ve|d|ving)")
_OBTAINING = re.compile(r"(?:receiv|obtain|secur|extract|elicit|gain)(?:s|e|es|ed|d|ing)?|got|gets?|w[io]n|wins|wrung")
_TURNING = re.compile(r"turn(?:s|ed|ing)?")


def who_can(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    """Of those who seem to make a move they who can."""
    if (promised := whose_promise(scene, trigger)) is not None:
        return promised
    told = _but_who_answers(scene, trigger, told)
    told = _but_who_weighs(scene, trigger, _but_outlets(scene, trigger, _but_who_is_told(scene, trigger, told)))
    if (givers := _promisers(scene, trigger.token)) is not None:
        return givers
    tokens, relations = scene.clauses.tokens, scene.relations
    found = relations.of(trigger.token)
    untold = (
        not found.get("subj")
        if relations.is_passive(trigger.token)
        else tokens[trigger.token].upos == "VERB" and "subj" not in found
    )
    if trigger.kind in _ANSWERS and untold and _is_of_another_place(scene, trigger.token):
        return ()
    if trigger.kind in _ANSWERS and untold:
        owners = (*_owners(scene, (*found.get("obj", ()), *found.get("passive", ()))), *_givers(scene, found.get("passive", ())))
        return tuple(a for a in told if a not in owners)
    if is_received(trigger):
        taking = meant_by(scene, found.get("subj", ()))
        return tuple(a for a in told if a not in taking)
    telling = trigger.token
    while tokens[telling].deprel == "conj":  # "a report underscoring this and calling for that"
        telling = tokens[telling].head
    text = tokens[telling].head
    tells = tokens[telling].deprel.startswith("acl") and text in found.get("subj", (text,))
    if not tells or tokens[text].deprel not in ("obj", "nsubj:pass") or not _is_anothers(scene, tokens[text].head):
        return told
    giving = relations.of(tokens[text].head).get("from", ())
    writers = (*_owners(scene, (text,)), *meant_by(scene, (*giving, *found.get("by", ()), *found.get("from", ()))))
    return tuple(a for a in told if a in writers)


def _is_of_another_place(scene: MoveScene, i: int) -> bool:
    """Whether a passive tells what was done in a case of which somebody speaks: "an award, where the demand was rejected"."""
    clauses = scene.clauses
    where = any(clauses.word(c).lower() == "where" for c in clauses.children[i])
    return where and clauses.tokens[i].deprel in ("acl:relcl", "advcl") and "by" not in scene.relations.of(i)


def _promisers(scene: MoveScene, i: int) -> tuple[str, ...] | None:
    """Who promises what another has obtained: "secured a pledge to open the port from Velt"; None where that isn't told."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    noun = i if tokens[i].upos == "NOUN" else tokens[i].head if tokens[i].deprel.startswith("acl") else -1
    if noun < 0 or tokens[noun].deprel != "obj" or not _PROMISES.fullmatch(clauses.word(noun).lower()):
        return None
    verb = clauses.word(tokens[noun].head).lower()
    having = _HAVING.fullmatch(verb) is not None
    if not having and not _OBTAINING.fullmatch(verb):
        return None
    giving = (k for j in (tokens[noun].head, *clauses.subtree(noun)) for k in scene.relations.of(j).get("from", ()))
    owners = scene.relations.of(noun).get("poss", ())
    found = meant_by(scene, dict.fromkeys((*giving, *owners)))
    return found if found or not having else None


def _but_outlets(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes a move, but an outlet that only tells of it: "Television said the sailors would be freed"."""
    if trigger.kind in _OF_OUTLETS:
        return told
    doing = meant_by(scene, scene.relations.of(trigger.token).get("subj", ()))
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    telling = speakers(inside) if inside is not None else ()
    return tuple(a for a in told if a in doing or a not in telling or not _is_an_outlet(scene.actors[a].name))


def _but_who_is_told(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes a move, but those to whom it is told: "told the fans they would not sign him" is no refusal of the fans."""
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    subjects = scene.relations.of(trigger.token).get("subj", ())
    if inside is None or trigger.kind not in _OWN_ACTS or [scene.clauses.word(k).lower() for k in subjects] != ["they"]:
        return told
    hearers = [a for a in inside.addressee if scene.actors[a].kind == "group"]
    sides = [s for a in speakers(inside) if (s := scene.actors[a].party or a) and scene.actors[s].kind != "person"]
    return tuple(a for a in told if a not in hearers) if sides else told


def _but_who_weighs(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes a move, but who only deals with what another put forward: "took note of the proposal", "is studying the offer"."""
    tokens, clauses, noun = scene.clauses.tokens, scene.clauses, trigger.token
    definite = any(clauses.word(c).lower() in _THE for c in clauses.children[noun])
    if (
        trigger.kind not in _PUT_FORWARD
        or tokens[noun].upos != "NOUN"
        or not definite
        or tokens[noun].deprel not in ("obj", "nmod")
    ):
        return told
    verb = tokens[noun].head
    if tokens[noun].deprel == "nmod":
        verb = tokens[verb].head if clauses.word(verb).lower() == "note" else -1
    if verb < 0 or not (_is_anothers(scene, verb) or _TAKING.fullmatch(clauses.word(verb).lower())):
        return told
    weighing = meant_by(scene, scene.relations.of(verb).get("subj", ()))
    return tuple(a for a in told if a not in weighing)


def _but_who_answers(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes a move, but who is told behind it to answer it: "a demand of the miners that the port swallowed in May"."""
    tokens = scene.clauses.tokens
    if trigger.kind not in _PUT_FORWARD or tokens[trigger.token].upos != "NOUN":
        return told
    verbs = [c for c in scene.clauses.children[trigger.token] if tokens[c].deprel == "acl:relcl" and _is_anothers(scene, c)]
    answering = {a for k in verbs for a in meant_by(scene, scene.relations.of(k).get("subj", ()))}
    owners = _owners(scene, (trigger.token,))
    return tuple(a for a in told if a not in answering or a in owners)


def _is_an_outlet(name: str) -> bool:
    return not _OUTLETS.isdisjoint(name.lower().split()[-1:])


def _is_anothers(scene: MoveScene, verb: int) -> bool:
    """Whether a verb tells what is done with another's text."""
    clauses, word = scene.clauses, scene.clauses.word(verb).lower()
    down = any(clauses.word(c).lower() == "down" for c in clauses.children[verb])
    return _NOT_WRITING.fullmatch(word) is not None or (down and _TURNING.fullmatch(word) is not None)


def _owners(scene: MoveScene, nouns: tuple[int, ...]) -> tuple[str, ...]:
    """Whose some nouns are."""
    relations = scene.relations
    return tuple(a for k in nouns for name in OWNERS for a in meant_by(scene, relations.of(k).get(name, ())))


def _givers(scene: MoveScene, nouns: Sequence[int]) -> tuple[str, ...]:
    """Who makes what a relative clause tells of: "Lissa extended an invitation to Belmar, which was accepted"."""
    tokens, relations = scene.clauses.tokens, scene.relations
    meant = (relations.antecedent(k) for k in nouns)
    verbs = [tokens[k].head for k in meant if k not in nouns and tokens[k].deprel == "obj"]
    return tuple(a for verb in verbs for a in meant_by(scene, relations.of(verb).get("subj", ())))


def but_who_asked(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who answers, but who put forward what a clause tells of: "Belmar demands an inquiry, which | the government refused"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    noun = tokens[trigger.token].head
    if trigger.kind not in _ANSWERS or tokens[trigger.token].deprel != "acl:relcl" or tokens[noun].deprel != "obj":
        return told
    subjects = [c for c in clauses.children[trigger.token] if tokens[c].deprel == "nsubj"]
    named = any(tokens[c].upos in ("NOUN", "PROPN") and clauses.word(c).lower() not in _RELATIVE for c in subjects)
    verb = tokens[noun].head
    if not named or _ASKING.fullmatch(clauses.word(verb).lower()) is None:
        return told
    over = clauses.subject_of(verb)
    asking = {scene.side_of(a) for a in scene.actors_at(over)} if over is not None else set()
    return tuple(a for a in told if scene.side_of(a) not in asking)


def stands_elsewhere(scene: MoveScene, trigger: Trigger, place: int, role: str) -> bool:
    """Whether a word names nobody in a move's role: it is the move's own, or it tells of another who did something."""
    return place == trigger.token or (role == "party" and _does_otherwise(scene, trigger, place))


def _does_otherwise(scene: MoveScene, trigger: Trigger, place: int) -> bool:
    """Whether a word tells who did something else with what a move is about: "the text, drafted by Belmar, was adopted"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    k = place
    while tokens[k].deprel in ("conj", "flat", "compound", "det", "amod") and tokens[k].head >= 0:
        k = tokens[k].head
    verb = tokens[k].head
    if verb >= 0 and tokens[k].deprel == "nsubj" and tokens[verb].deprel == "advcl":
        return trigger.token in above(scene, verb)  # "did not rule it out, as Belmar had asked"
    own = any(tokens[c].deprel == "nsubj:pass" for c in clauses.children[trigger.token])
    if own and tokens[trigger.token].deprel == "conj" and tokens[trigger.token].head == verb and tokens[k].deprel == "nsubj":
        return True  # "Belmar refused, and it was dropped"
    by = tokens[k].deprel.startswith("obl") and any(clauses.word(c).lower() == "by" for c in clauses.children[k])
    if not by or verb < 0 or tokens[verb].deprel != "acl" or verb == trigger.token:
        return False
    befalls = scene.relations.is_passive(trigger.token) or "obj" not in scene.relations.of(trigger.token)
    return befalls and tokens[verb].head != trigger.token and tokens[trigger.token].upos != "NOUN"


def not_its_owner(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """Whom a pronoun of two candidates means where one owns what is rejected: nobody rejects his own offer."""
    if trigger.kind not in _ANSWERS:
        return ()
    relations, tokens = scene.relations, scene.clauses.tokens
    sides = {scene.side_of(a) for a in _owners_of_object(scene, trigger)}
    for k in party_places(relations, trigger):
        unknown = scene.unknown.get((tokens[k].start, tokens[k].end))
        candidates = [c.value for c in unknown.candidates] if unknown is not None else []
        others = [a for a in candidates if scene.side_of(a) not in sides]
        if len(others) == 1 and len(candidates) == 2:
            return (others[0],)
    return ()


def _owners_of_object(scene: MoveScene, trigger: Trigger) -> set[str]:
    """Whose it is what a move is about: "Norvask's offer", "the proposal by Norvask"."""
    objects = scene.relations.of(trigger.token).get("obj", ())
    return {a for k in objects for name in OWNERS for j in scene.relations.of(k).get(name, ()) for a in scene.actors_at(j)}
