"""The smallest clause that shows a move, and its object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.extract.moves.conditions import trimmed, without_condition
from travaux.extract.moves.meant import meant_before
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.moves.whole import what_must, with_what_is_owned
from travaux.extract.statements.clauses import Clauses, run_round
from travaux.record.span import Span, Spans

_LIKELY = 0.25  # of the model, below which what it points to is nothing: swept .25 to .55 on reports held back
_FARTHEST = 3  # tokens from one to the next of a clause: dropped words of little length may lie between
_BESIDE = frozenset({"cc", "punct", "mark", "parataxis", "discourse", "vocative", "appos", "dep", "cc:preconj"})
_OTHER_CLAUSES = frozenset({"conj", "parataxis"})
_ADVERBIALS = frozenset({"advcl", "obl", "obl:unmarked", "advmod"})
_DEFAULT_OBJECTS = ("obj", "xcomp", "ccomp", "inf")
OF_THINGS = ("propose", "offer", "accept", "reject", "concede")  # kinds whose object isn't who is to do something
_TO_SPANS = ("obj", "to", "for", "on")  # relations in which a span of time may be an object
_MADE, _MAKES = ("obj", "xcomp"), ("make", "makes", "made", "making")
_LEADING = (
    "det",
    "amod",
    "nummod",
    "compound",
    "nmod:poss",
    "mark",
    "case",
    "aux",
    "aux:pass",
    "cop",
    "advmod",
    "nsubj",
    "nsubj:pass",
)
_DENYING = ("not", "no", "never")
_MUST = ("must", "should", "shall")
_BESIDES = frozenset({"also", "now", "still", "therefore", "thus"})
_TOLD = ("propose", "warn")  # kinds whose clause tells what is proposed or may come
_CLOSED = re.compile(r"\s*[\"”]\s+")
_OPENED_BY = ("cop", "mark")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "PRON", "NUM", "AUX")
_CLAUSES_OF_NOUNS = ("acl:relcl", "acl", "parataxis", "punct", "appos", "conj", "cc")


def find_object(scene: MoveScene, trigger: Trigger, condition: Span | None) -> Spans:
    """What is proposed, offered, demanded, accepted, rejected, conceded, promised or blamed.

    Two spans where a clause tells what is to be done with the noun before it: "talks | that Belmar offered | to hold in Lissa".
    """
    if (asked := _asked_by_modal(scene, trigger)) is not None:
        return (*what_must(scene, trigger), without_condition(scene, asked, condition, trigger.token))
    token = object_token(scene, trigger)
    done = _done_by_modal(scene, trigger) if token is None else None
    if token is None or trigger.sense is None:
        span, top = _pointed(scene, trigger)
        if top not in (token, None) and (done is None or span < done) and not _stands_for(scene, trigger.token, token, top):
            return (with_what_is_owned(scene, without_condition(scene, span, condition, top)),)
        token = top if token is None and done is None else token
    if token is None:
        return (without_condition(scene, done, condition, trigger.token),) if done is not None else ()
    told = without_condition(scene, _object_at(scene, meant_before(scene, trigger.token, token), trigger.token), condition, token)
    told = _without_doer(scene, trigger.token, told)
    told = _with_what_it_befalls(scene, trigger, token, _with_infinitive(scene, trigger.token, token, told))
    told = with_what_is_owned(scene, told)
    before = _done_with(scene, trigger.token, token)
    return (told,) if before is None else (_object_at(scene, before, trigger.token), told)


def _without_doer(scene: MoveScene, noun: int, told: Span) -> Span:
    """What a noun is about without who does it behind: "rejection of the terms | by Belmar"."""
    for k in scene.relations.of(noun).get("by", ()) if scene.clauses.tokens[noun].upos == "NOUN" else ():
        first = scene.clauses.tokens[min(scene.clauses.subtree(k))].start
        if told[0] < first < told[1]:
            return told[0], trimmed(scene, told[0], first)
    return told


def _with_infinitive(scene: MoveScene, verb: int, token: int, told: Span) -> Span:
    """What is called for with what is to be done to it: "called for the site | to be closed"."""
    clauses = scene.clauses
    if token not in scene.relations.of(verb).get("for", ()) or clauses.tokens[token].upos not in ("NOUN", "PROPN"):
        return told
    for child in (*clauses.children[verb], *clauses.children[token]):
        first = min(clauses.subtree(child))
        behind = clauses.tokens[first].start >= told[1] and not clauses.text[told[1] : clauses.tokens[first].start].strip()
        if behind and clauses.word(first).lower() == "to" and clauses.tokens[child].upos == "VERB":
            return told[0], max(told[1], _clause(scene, child)[1])
    return told


def _with_what_it_befalls(scene: MoveScene, trigger: Trigger, token: int, told: Span) -> Span:
    """What is demanded to be done with the thing that it is done to: "wants | the duty scrapped", "wants | no nurse to work late".

    Whoever is to do something himself is addressed: "wants Belmar | to pay".
    """
    clauses, found = scene.clauses, scene.relations.of(trigger.token)
    thing = next(iter(found.get("obj", ())), token)
    if trigger.kind != "demand" or token not in found.get("xcomp", ()) or thing >= token:
        return told
    to_do = any(clauses.word(c).lower() == "to" and clauses.tokens[c].deprel == "mark" for c in clauses.children[token])
    none = any(clauses.word(c).lower() == "no" for c in clauses.children[thing])
    befalls = none or not to_do or not scene.actors_at(thing)
    return (min(told[0], _object_at(scene, thing, trigger.token)[0]), told[1]) if befalls else told


def _asked_by_modal(scene: MoveScene, trigger: Trigger) -> Span | None:
    """What must be done, "must | lift the toll", or must befall what is its subject and doesn't act: "the toll must be lifted"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    if trigger.sense is None or trigger.sense.part != "modal" or trigger.kind != "demand":
        return None
    before = [c for c in clauses.children[trigger.token] if c < trigger.token]
    modals = [c for c in before if tokens[c].deprel.startswith("aux") and clauses.word(c).lower() in _MUST]
    start, end = _clause(scene, trigger.token)
    if not modals and trigger.obliged and start < end:
        return tokens[trigger.token].start, end  # "Drop your claim!"
    if not modals:
        return None
    subjects = [c for c in before if tokens[c].deprel.startswith("nsubj")]
    if not subjects or any(scene.actors_at(c) for c in subjects):
        first = modals[-1] + 1
        start = tokens[first + (clauses.word(first).lower() in _BESIDES)].start  # "must also | lift the toll"
    return (start, end) if start < end else None


def _done_by_modal(scene: MoveScene, trigger: Trigger) -> Span | None:
    """What a party will or won't do, where nothing is named that it is done to: "would not | go before the tribunal"."""
    if trigger.sense is None or "modal" not in trigger.sense.flags or scene.clauses.tokens[trigger.token].upos != "VERB":
        return None
    start, end = scene.clauses.tokens[trigger.token].start, _clause(scene, trigger.token)[1]
    return (start, end) if end > scene.clauses.tokens[trigger.token].end else None


def object_token(scene: MoveScene, trigger: Trigger) -> int | None:
    """The head of what a move is about, by its word's sense; None where no sense tells one."""
    if trigger.kind == "demand" and (made := _made(scene, trigger.token)) is not None:
        return made
    found = scene.relations.of(trigger.token)
    names = trigger.sense.object if trigger.sense is not None else ()
    if any(_is_aim(scene, trigger, token) for token in found.get("xcomp", ())):
        names = (*names, "obj")
    for name in names or (_DEFAULT_OBJECTS if trigger.kind != "consult" else ()):
        told: list[int] = [*found.get(name, ()), *found.get("obj " + name, ()), *_right_behind(scene, trigger.token, name)]
        for token in told:
            is_actor = scene.clauses.tokens[token].upos == "PRON" and bool(scene.actor_at(token))
            untold = _tells_when(scene, token, name) or is_actor or _is_aim(scene, trigger, token) or _says(scene, trigger, token)
            if not untold and scene.clauses.tokens[token].deprel != "expl":
                return token
    called = _called(scene, trigger.token)
    return called[0] if called else None


def _pointed(scene: MoveScene, trigger: Trigger) -> tuple[Span, int | None]:
    """What the model points to, to the end of the phrase or clause that begins there, and its head; None for nothing."""
    clauses = scene.clauses
    for place, chance in trigger.places("object"):
        top = _headed_at(scene, place, trigger)
        token, start = clauses.tokens[top], clauses.tokens[place].start
        named = token.upos in _CONTENT and token.deprel not in ("expl", "nmod:poss") and not _says(scene, trigger, top)
        if chance >= _LIKELY and place != trigger.token and named:
            end = _object_at(scene, top, trigger.token)[1]
            if start < end:
                return (start, end), top
    return (0, 0), None


def _headed_at(scene: MoveScene, place: int, trigger: Trigger) -> int:
    """The head of the phrase or clause that begins with a word.

    A subject stands for its clause where the move's word governs that ("proposed | one signature would serve"), or where a proposal
    or a warning is made by being told ("charges would rise", "under the plan | charges would rise").
    """
    tokens, top = scene.clauses.tokens, place
    while tokens[top].head > top and tokens[top].deprel in _LEADING:
        head = tokens[top].head
        told = trigger.kind in _TOLD or _must_befall(scene, trigger)
        if tokens[top].deprel.startswith("nsubj") and not (head == trigger.token and told):
            named = tokens[head].deprel == "xcomp" and tokens[head].upos != "VERB"  # "called it a fine"
            planned = trigger.kind == "propose" and _would(scene, head) and _is_below(scene, trigger.token, head)
            if named or head == trigger.token or not (planned or _is_below(scene, head, trigger.token)):
                break
        top = head
    return top


def _would(scene: MoveScene, verb: int) -> bool:
    """Whether a verb tells what a plan named beside it would do: "under Belmar's plan, | ships would turn back"."""
    return any(scene.clauses.word(c).lower() == "would" for c in scene.clauses.children[verb])


def _must_befall(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether what is demanded is told by what must befall a thing: "decisions must be taken by consensus"."""
    clauses = scene.clauses
    must = any(clauses.word(c).lower() in _MUST for c in clauses.children[trigger.token])
    return trigger.kind == "demand" and must and scene.relations.is_passive(trigger.token)


def _stands_for(scene: MoveScene, verb: int, told: int | None, pointed: int) -> bool:
    """Whether what the model points to only stands for a thing: "it", or is what it is called ("called the council a trap")."""
    token = scene.clauses.tokens[pointed]
    named = told is not None and token.head == verb and token.deprel == "xcomp" and token.upos != "VERB"
    return named or meant_before(scene, verb, pointed) != pointed


def _is_below(scene: MoveScene, i: int, top: int) -> bool:
    """Whether a word is governed by another, through others or not."""
    while i >= 0 and i != top:
        i = scene.clauses.tokens[i].head
    return i == top


def _tells_when(scene: MoveScene, token: int, relation: str) -> bool:
    """Whether a time tells when something is done; a span of time may be what it is done to: "agreed to the 30 days"."""
    if not scene.is_time(token):
        return False
    start = scene.clauses.tokens[token].start
    spans = any(time.type == "DURATION" for time in scene.times if time.start <= start < time.end)
    return not (spans and relation in _TO_SPANS)


def _says(scene: MoveScene, trigger: Trigger, token: int) -> bool:
    """Whether a word names who says that a move was made: "dropped its demand, Japan's envoy said"."""
    move, word = scene.clauses.tokens[trigger.token], scene.clauses.tokens[token]
    statement = scene.statement_with((move.start, move.end))
    return statement is not None and any(start <= word.start < end for start, end in statement.source)


def _is_aim(scene: MoveScene, trigger: Trigger, clause: int) -> bool:
    """Whether an infinitive behind a comma tells what the object is for: "proposed a body, to measure the flow"."""
    clauses = scene.clauses
    if clauses.tokens[clause].deprel != "advcl" or trigger.kind not in OF_THINGS:
        return False
    first = min(clauses.subtree(clause))
    has_object = any(clauses.tokens[c].deprel == "obj" and trigger.token < c < first for c in clauses.children[trigger.token])
    return has_object and first > 0 and "," in (clauses.word(first), clauses.word(first - 1))


def _called(scene: MoveScene, i: int) -> Sequence[int]:
    """What a verb names so: "presented them as its own proposals"."""
    clauses = scene.clauses
    cases = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel == "case"}
    head = clauses.tokens[i].head
    return scene.relations.of(head).get("obj", ()) if "as" in cases and head >= 0 else ()


def _made(scene: MoveScene, i: int) -> int | None:
    """What somebody makes a demand: "made the withdrawal a condition for talks"."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    verb = tokens[i].head
    if tokens[i].upos != "NOUN" or tokens[i].deprel not in _MADE or verb < 0 or clauses.word(verb).lower() not in _MAKES:
        return None
    things = [c for c in clauses.children[verb] if c < i and tokens[c].upos in ("NOUN", "PROPN")]
    others = [c for c in things if tokens[c].deprel in (*_MADE, "nsubj:pass")]
    return others[0] if len(others) == 1 else None


def _done_with(scene: MoveScene, i: int, told: int) -> int | None:
    """The noun before a relative clause whose infinitive it is the object of."""
    tokens, relations = scene.clauses.tokens, scene.relations
    if tokens[i].deprel != "acl:relcl" or tokens[told].deprel != "xcomp" or "obj" in relations.of(told):
        return None
    subjects, noun = relations.of(i).get("subj", ()), tokens[i].head
    return noun if subjects and noun not in subjects else None


def _object_at(scene: MoveScene, token: int, trigger: int) -> Span:
    """The phrase or clause of an object; of a noun that the move's own clause stands with, the phrase without that clause."""
    if trigger in set(scene.clauses.subtree(token)):
        start, end = without_case(scene.clauses, token, scene.clauses.phrase(token, without=_CLAUSES_OF_NOUNS))
        opened = [c for c in scene.clauses.children[token] if trigger < c < token and scene.clauses.tokens[c].deprel in _OPENED_BY]
        return max([start, *(scene.clauses.tokens[c].end + 1 for c in opened)]), end  # "what we ask is that | it be signed"
    return _without_remark(scene, token, bare_phrase(scene, token))


def _without_remark(scene: MoveScene, token: int, span: Span) -> Span:
    """A noun's phrase without what is only remarked of it behind a comma: "the customs article, which had held up the talks"."""
    clauses = scene.clauses
    if clauses.tokens[token].upos not in ("NOUN", "PROPN", "NUM"):
        return span
    for child in clauses.children[token]:
        first = min(clauses.subtree(child))
        comma = next((k for k in (first, first - 1) if k > token and clauses.word(k) == ","), None)
        if clauses.tokens[child].deprel in ("acl:relcl", "acl") and comma is not None:
            return span[0], min(span[1], clauses.tokens[comma - 1].end)
    return span


def _right_behind(scene: MoveScene, i: int, name: str) -> Iterator[int]:
    """What completes a noun right behind its phrase, though hung on its verb: "made the proposal to Belmar to disarm"."""
    clauses = scene.clauses
    if clauses.tokens[i].upos not in ("NOUN", "PROPN"):
        return
    last = max((k for c in clauses.children[i] if c > i for k in clauses.subtree(c)), default=i)
    head = clauses.tokens[i].head
    for k in clauses.children[head] if head >= 0 else ():
        token, first = clauses.tokens[k], min(clauses.subtree(k))
        if first != last + 1:
            continue
        mark = clauses.word(first).lower()
        if (name == "inf" and mark == "to" and token.upos == "VERB") or (name == mark and token.deprel.startswith(("obl", "nmod"))):
            yield k


def bare_phrase(scene: MoveScene, i: int) -> Span:
    """A phrase without the preposition that hangs it on ("for talks": "talks"), or a clause ("to sign the text")."""
    clauses = scene.clauses
    start, end = _clause(scene, i)
    marks = [c for c in clauses.children[i] if clauses.tokens[c].deprel == "mark" and clauses.word(c).lower() == "to"]
    if (
        marks
        and marks[0] < i
        and clauses.tokens[marks[0]].end < start
        and not clauses.text[clauses.tokens[marks[0]].end : start].strip()
    ):
        start = clauses.tokens[marks[0]].start
    return without_case(clauses, i, (start, end))


def without_case(clauses: Clauses, i: int, span: Span) -> Span:
    """A noun phrase without the preposition that hangs it on."""
    start, end = span
    for c in clauses.children[i]:
        token = clauses.tokens[c]
        if token.deprel == "case" and c < i and start <= token.start and token.end < end:
            start = token.end
    closed = _CLOSED.match(clauses.text, start, end)  # 'can live with" a toll'
    start = closed.end() if closed else start
    return start + len(clauses.text[start:end]) - len(clauses.text[start:end].lstrip()), end


def find_evidence(scene: MoveScene, i: int, condition: Span | None) -> Span:
    """The clause of a verb with its subject, or the noun phrase of a noun; of "off the table" the clause of its noun."""
    clauses = scene.clauses
    head = clauses.tokens[i].head
    if clauses.word(i).lower() in _DENYING and (verb := _denied(scene, i)) is not None:
        start, end = _clause(scene, verb)
        return without_condition(scene, (min(start, clauses.tokens[i].start), end), condition, verb)
    if head >= 0 and (clauses.tokens[i].deprel == "case" or _denies_where(scene, i, head)):
        i = head
    if clauses.tokens[i].upos in ("NOUN", "PROPN") and not _is_predicate(scene, i):
        phrase = clauses.phrase(i, without=("acl:relcl", "parataxis", "punct", "conj", "cc"))
        return without_condition(scene, without_case(clauses, i, phrase), condition, i)
    return without_condition(scene, _clause(scene, i), condition, i)


def _denied(scene: MoveScene, i: int) -> int | None:
    """The verb whose subject or object a "not" stands before: "not | a crown leaves this country"; None where there is none."""
    tokens = scene.clauses.tokens
    if tokens[i].head < 0 or tokens[i].deprel not in ("advmod", "det", "cc:preconj"):
        return None
    found = tokens[i].head
    if tokens[found].deprel.startswith(("nsubj", "obj")) and tokens[found].upos != "VERB":
        found = tokens[found].head
    return found if found >= 0 and tokens[found].upos == "VERB" else None


def _denies_where(scene: MoveScene, i: int, head: int) -> bool:
    """Whether a word is the "not" of what is told with a preposition: "is not on the table"."""
    beside = {scene.clauses.tokens[c].deprel for c in scene.clauses.children[head]}
    return scene.clauses.word(i).lower() in scene.moods.negations and {"case", "cop"} <= beside


def _is_predicate(scene: MoveScene, i: int) -> bool:
    return any(scene.clauses.tokens[c].deprel in ("cop", "nsubj") for c in scene.clauses.children[i])


def _clause(scene: MoveScene, i: int) -> Span:
    """A word's clause: all that it governs, without other clauses beside it and adverbials in front of its subject."""
    clauses = scene.clauses
    kept = {i}
    for child in clauses.children[i]:
        deprel = clauses.tokens[child].deprel
        if deprel in _BESIDE or deprel in _OTHER_CLAUSES or (deprel in _ADVERBIALS and _stands_in_front(scene, child, i)):
            continue
        kept.update(clauses.subtree(child))
    inside = run_round(kept, i, lambda a, b: b - a <= _FARTHEST)
    first, last = clauses.tokens[inside[0]].start, clauses.tokens[inside[-1]].end
    return first, trimmed(scene, first, last)


def _stands_in_front(scene: MoveScene, child: int, i: int) -> bool:
    subjects = [c for c in scene.clauses.children[i] if scene.clauses.tokens[c].deprel.startswith("nsubj")]
    return bool(subjects) and child < min(subjects)
