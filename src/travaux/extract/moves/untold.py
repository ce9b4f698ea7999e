"""What seems a move that nobody is told to have made: what is only wanted, let, called so, or reported and denied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.status import would_if
from travaux.extract.moves.triggers import Trigger

_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_SPEAKS = frozenset({"present", "introduce", "report", "speak", "comment", "take", "address", "explain", "respond", "reply"})
_LETS = frozenset({"lets", "enables", "entitles", "permits", "allows", "empowers"})
_GIVEN = frozenset({"commit", "offer", "accept", "concede"})
_ONE = frozenset({"a", "an", "any"})
_WHOEVER = frozenset({"a", "an", "any", "each", "every", "either"})
_RULED = frozenset({"shall", "may", "must"})
_IN_CLAUSE = ("xcomp", "ccomp", "obj", "obl", "conj")
_DENIES = frozenset({"deny", "denies", "denied", "denying"})
_DISPUTES = re.compile(r"(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing))")
_IT = frozenset({"it", "this", "that", "them", "these", "those", "all"})
_ASKS = re.compile(r"(?:ask|pos|rais|put)(?:e|s|es|ed|ing|ting)?")
_QUESTIONS = frozenset({"question", "questions"})
_PUT_FORWARD = re.compile(r"(?:(?:counter-?)?(?:offer|proposal|bid)|demand|claim|terms|price)s?")
_EXPECTS = re.compile(r"(?:expect|anticipat)(?:e|s|es|ed|ing)?")
_HOPES = re.compile(r"(?:hop|wish)(?:e|es|ed|ing)?")
_WERE = re.compile(
    r"\b(?:[Ii]f (?:I|we) were |[Ww]ere (?:I|we) |[Ii]n (?:his|her|your|their|[\w’']+['’]s?) (?:place|shoes|position)\b)"
)
_UNWANTED = frozenset({"demand", "reject", "warn", "accuse"})
_OBJECTS = ("obj", "obl", "conj", "dep", "nsubj:pass")


def is_untold(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a word tells of no move of anybody's."""
    done = (
        _is_instead,
        _is_let,
        _is_of_whoever,
        _is_called_one,
        _gives_the_floor,
        _tells_of_a_text,
        _is_what_was_done,
        _denies_a_report,
        _is_to_ask,
        _denies_what_was_said,
        _asks_a_question,
        _is_own_last_word,
        _is_only_hoped,
        _is_a_draft,
        _is_in_anothers_place,
    )
    if any(tells_none(scene, trigger) for tells_none in done):
        return True
    told = (_only_denies, _only_calls, _is_only_wanted, _only_foresees)
    return any(tells_none(scene, trigger, triggers) for tells_none in told)


def _is_a_draft(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a noun for what is agreed is a text that nobody has agreed to: "handed over a 14-page draft agreement"."""
    clauses = scene.clauses
    if clauses.tokens[trigger.token].upos != "NOUN" or trigger.kind not in ("accept", "commit"):
        return False
    return any(clauses.word(c).lower() == "draft" for c in clauses.children[trigger.token] if c < trigger.token)


def _is_in_anothers_place(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether somebody only tells what he would do if he were another: "If I were Velt, I'd take the cameras"."""
    start, _ = scene.clauses.sentence_span(scene.clauses.sentence_of(trigger.token))
    told = _WERE.search(scene.clauses.text, start, scene.clauses.tokens[trigger.token].start) is not None
    return told and would_if(scene, trigger.token)


def _is_instead(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a word tells what somebody doesn't do: "walk away rather than accept quotas"."""
    clauses, below = scene.clauses, scene.clauses.children[trigger.token]
    marks = {clauses.word(c).lower() for c in below if clauses.tokens[c].deprel in ("mark", "case", "cc", "fixed")}
    return bool(marks & scene.moods.instead)


def _is_of_whoever(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a rule tells of whoever does it: "A Party that rejects the award shall notify the Commission"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    i = trigger.token
    while tokens[i].head >= 0 and tokens[i].deprel in _IN_CLAUSE:
        i = tokens[i].head
    noun = tokens[i].head
    if tokens[i].deprel != "acl:relcl" or noun < 0 or not tokens[noun].deprel.startswith("nsubj"):
        return False
    words = {clauses.word(c).lower() for c in clauses.children[noun] if tokens[c].deprel == "det"}
    ruled = {clauses.word(c).lower() for c in clauses.children[tokens[noun].head] if tokens[c].deprel.startswith("aux")}
    return bool(words & _WHOEVER) and bool(ruled & _RULED)


def _is_called_one(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a thing is only called a concession, by somebody who makes none: "the cap is a concession in name"."""
    clauses = scene.clauses
    called = any(clauses.tokens[c].deprel == "cop" for c in clauses.children[trigger.token])
    noun = trigger.kind == "concede" and clauses.tokens[trigger.token].upos == "NOUN"
    return noun and called and {"poss", "by", "from"}.isdisjoint(scene.relations.of(trigger.token))


def _gives_the_floor(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether somebody is only asked to speak: "the Chair invited Tesk to present its paper"."""
    clauses, told = scene.clauses, scene.relations.of(trigger.token).get("xcomp", ())
    invites = clauses.word(trigger.token).lower().startswith("invit")
    return invites and any(clauses.word(k).lower() in _SPEAKS for k in told)


def _is_let(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a verb tells what somebody is let do: "a share that lets the state veto a merger"."""
    token = scene.clauses.tokens[trigger.token]
    return token.upos == "VERB" and token.deprel in ("xcomp", "ccomp") and scene.clauses.word(token.head).lower() in _LETS


def _only_denies(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a word says of a move that it wasn't made: "denied that Belmar had demanded it" rejects nothing."""
    if trigger.kind != "reject" or "ccomp" not in (trigger.sense.object if trigger.sense is not None else ()):
        return False
    found = scene.relations.of(trigger.token)
    clauses = (*found.get("ccomp", ()), *found.get("xcomp", ()))
    denied = scene.statement_with(scene.span_of((trigger.token,)), cue=True)
    told = [other.sense for other in triggers if other.token in clauses and other.sense is not None]
    return denied is not None and any("modal" not in sense.flags for sense in told)  # "denied that it would sign": it won't


def _only_calls(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a verb blames nothing, but says by what it calls a thing that it is rejected: "called the toll unacceptable"."""
    found = scene.relations.of(trigger.token)
    named = {*found.get("xcomp", ()), *found.get("as", ())}
    answers = (t for t in triggers if t.token in named and t.kind in ("accept", "reject") and t.sense is not None)
    # "which calls itself the Harbour Front"
    own_name = any(scene.clauses.word(c).lower() in _ITSELF for c in scene.clauses.children[trigger.token])
    named_so = own_name or any("subj" in t.sense.object for t in answers if t.sense is not None)
    return trigger.kind in ("accuse", "demand") and named_so


def _tells_of_a_text(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a participle only tells of a text how it came about: "its present contract, signed in 2014", "as amended by Keno"."""
    token, clauses = scene.clauses.tokens[trigger.token], scene.clauses
    if trigger.sense is None and token.upos == "VERB" and token.deprel in ("advcl", "acl"):
        marks = {clauses.word(c).lower() for c in clauses.children[trigger.token] if clauses.tokens[c].deprel in ("mark", "case")}
        if "as" in marks and any(clauses.tokens[c].deprel == "obl:agent" for c in clauses.children[trigger.token]):
            return True
    passive = token.deprel == "acl" and token.upos == "VERB" and scene.relations.is_passive(trigger.token)
    return trigger.kind == "commit" and passive and "by" not in scene.relations.of(trigger.token)


def _is_to_ask(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a word only opens a question as members of a parliament put it: "To ask the Minister what reply has come"."""
    clauses, i = scene.clauses, trigger.token
    before = clauses.word(i - 1) if i else ""
    asked = scene.relations.of(i).keys() & {"ccomp"}
    return trigger.kind == "demand" and clauses.word(i).lower() == "ask" and before == "To" and bool(asked)


def _denies_a_report(scene: MoveScene, trigger: Trigger) -> bool:
    """ "Belmar denied a report that it was in talks" refuses nobody anything."""
    told = scene.relations.of(trigger.token).get("obj", ()) if trigger.kind == "reject" else ()
    denies, clauses = scene.clauses.word(trigger.token).lower() in _DENIES, scene.clauses
    reports = [k for k in told if clauses.word(k).lower() in scene.moods.rumours]
    return denies and any(clauses.tokens[c].deprel.startswith(("acl", "ccomp")) for k in reports for c in clauses.children[k])


def _denies_what_was_said(scene: MoveScene, trigger: Trigger) -> bool:
    """ "Velt denied it", "a ministry official disputed that": what has been said of them isn't true, and nothing is refused."""
    clauses = scene.clauses
    told = scene.relations.of(trigger.token).get("obj", ()) if trigger.kind == "reject" else ()
    disputes = _DISPUTES.fullmatch(clauses.word(trigger.token).lower()) is not None
    return disputes and bool(told) and all(clauses.word(k).lower() in _IT for k in told)


def _asks_a_question(scene: MoveScene, trigger: Trigger) -> bool:
    """ "We asked a question about liability": nothing is asked for."""
    told = scene.relations.of(trigger.token).get("obj", ()) if trigger.kind == "demand" else ()
    return _ASKS.fullmatch(scene.clauses.word(trigger.token).lower()) is not None and any(
        scene.clauses.word(k).lower() in _QUESTIONS for k in told
    )


def _is_own_last_word(scene: MoveScene, trigger: Trigger) -> bool:
    """ "Belmar said its offer was final": nobody refuses his own offer by what he says of it."""
    clauses, found = scene.clauses, scene.relations.of(trigger.token)
    if trigger.kind != "reject" or trigger.sense is not None or clauses.tokens[trigger.token].upos != "ADJ":
        return False
    own = [k for k in found.get("subj", ()) if _PUT_FORWARD.fullmatch(clauses.word(k).lower())]
    owners = {scene.side_of(a) for k in own for j in scene.relations.of(k).get("poss", ()) for a in scene.actors_at(j)}
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    saying = {scene.side_of(a) for a in (inside.speaker, *inside.co_speakers) if a is not None} if inside is not None else owners
    return bool(owners & saying)


def _is_only_hoped(scene: MoveScene, trigger: Trigger) -> bool:
    """ "A skipper hoped that they would stop the nonsense": what no word of negotiating tells, and is only hoped of others."""
    token, clauses = scene.clauses.tokens[trigger.token], scene.clauses
    if trigger.sense is not None or trigger.kind not in _GIVEN or token.deprel != "ccomp" or token.head < 0:
        return False
    return _HOPES.fullmatch(clauses.word(token.head).lower()) is not None


def _only_foresees(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "He expects Belmar to insist on sixty": who is expected to insist, refuse or warn isn't asked to."""
    expects = trigger.kind == "demand" and _EXPECTS.fullmatch(scene.clauses.word(trigger.token).lower()) is not None
    told = scene.relations.of(trigger.token).get("xcomp", ()) if expects else ()
    return any(other.token in told and other.kind in _UNWANTED for other in triggers)


def _is_only_wanted(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a noun tells what is asked for: "wants a pledge that the front will stop", "asked for the bodies, and a promise"."""
    clauses = scene.clauses
    noun = clauses.tokens[trigger.token]
    if trigger.kind not in _GIVEN or noun.upos != "NOUN" or noun.deprel not in _OBJECTS:
        return False
    if not any(clauses.word(c).lower() in _ONE for c in clauses.children[trigger.token]):
        return False
    over = noun.head
    if over >= 0 and clauses.tokens[over].upos == "NOUN" and noun.deprel == "conj":
        over = clauses.tokens[over].head
    return any(other.token == over and other.kind == "demand" and _is_verb(scene, over) for other in triggers)


def _is_what_was_done(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a passive only asks what was done, or tells that it will be told: "What has been agreed?"."""
    found = scene.relations.of(trigger.token)
    told = (*found.get("passive", ()), *found.get("obj", ())) if scene.relations.is_passive(trigger.token) else ()
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    return inside is None and "by" not in found and any(scene.clauses.word(k).lower() == "what" for k in told)


def _is_verb(scene: MoveScene, i: int) -> bool:
    return scene.clauses.tokens[i].upos == "VERB"
