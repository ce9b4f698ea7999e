"""Who makes a move, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.moves.fronted import named_behind_clause
from travaux.extract.moves.getting import but_who_gets, who_gets
from travaux.extract.moves.lexicon import Sense
from travaux.extract.moves.meant import above, meant_by, meant_or_named, receivers, speakers
from travaux.extract.moves.nobody import has_negative_subject, is_had_done, wont_befall
from travaux.extract.moves.nouns import named_behind
from travaux.extract.moves.owners import but_who_asked, not_its_owner, stands_elsewhere, who_can
from travaux.extract.moves.places import CERTAIN, LIKELY, OWNERS, given_places, giving_places, is_received, owned_noun
from travaux.extract.moves.press import but_askers
from travaux.extract.moves.replies import written_to
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.status import is_asked
from travaux.extract.moves.towards import is_mutual, within_object
from travaux.extract.moves.triggers import Trigger
from travaux.record.span import Span, Spans, holds
from travaux.record.statement import Statement

_AT_OTHERS = frozenset({"accuse", "warn", "demand", "reject", "accept"})  # kinds whose object tells at whom they are aimed
_SURE = 0.8  # probability at which the model's pointer overrules syntax
_OF_WHAT_IS_SAID = frozenset({"accuse", "warn", "demand"})  # kinds that a statement's content does by what it says
_OF_A_THING = frozenset({"accept", "reject", "offer", "concede"})  # kinds that what a thing does or doesn't may tell
_HAD = frozenset({"had", "has", "have", "received", "receives", "receive", "got"})
_MINE = frozenset({"my", "our", "your"})
_NOW = frozenset({"is", "are", "'re", "’re"})
_US = frozenset({"we", "i"})
_YOU = frozenset({"you", "your"})


def find_party(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """Ids of all who make a move; empty where the report doesn't show it."""
    told = but_who_gets(scene, trigger, but_askers(scene, trigger, _told_party(scene, trigger)))
    return but_who_asked(scene, trigger, who_can(scene, trigger, told)) if told else told


def _told_party(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    token = scene.clauses.tokens[trigger.token]
    if judges := _to_whom(scene, trigger):
        return judges
    if (others := _others_do_it(scene, trigger)) is not None:
        return others
    told = next((found for found in _syntactic(scene, trigger) if found), ()) or not_its_owner(scene, trigger)
    told = told or named_behind_clause(scene, trigger.token)
    told = _interrupted(scene, (token.start, token.end), told)
    cued = scene.statement_with((token.start, token.end), cue=True)
    if (
        cued is not None
        and cued.speaker is not None
        and not (trigger.kind == "consult" or is_received(trigger) or _is_asked_of_another(trigger))
        and (not told or _is_its_source(scene, trigger, cued))
    ):
        return told if _names_its_people(scene, told, cued) else _but_those_asked(scene, trigger, speakers(cued))
    pointed, chance, nobody = _pointed_doers(scene, trigger, told)
    inside = scene.statement_with((token.start, token.end))
    if inside is not None and not told and _is_done_by_telling(scene, trigger, inside, pointed):
        return speakers(inside)
    if _does_what_is_blamed(trigger, pointed) or _is_told_to_be_to_blame(scene, trigger, inside):
        told, pointed = (), ()
    overruled = chance >= CERTAIN and not _has_own_subject(scene, trigger.token) and set(pointed).isdisjoint(told)
    if pointed and (overruled or (not told and chance >= LIKELY)):
        told = pointed
    does_by_saying = trigger.kind in _OF_WHAT_IS_SAID and (trigger.sense is None or _is_told_of_another(trigger.sense))
    active = nobody and not scene.relations.is_passive(trigger.token)  # "we were promised a treaty": by nobody named
    untold = not told and not is_received(trigger) and (active or _tells_of_a_thing(trigger))
    untold = untold and not (trigger.kind == "consult" and token.upos == "NOUN")  # "the agency reported that talks broke off"
    if inside is not None and ((does_by_saying and not (pointed and chance >= _SURE)) or untold):
        return () if untold and _is_denied_by_both(scene, trigger, inside) else speakers(inside)
    if does_by_saying and trigger.sense is not None and ("modal" in trigger.sense.flags or "subj" in trigger.sense.to):
        told = ()  # "Belmar must approve any discharge", "began breaching the limits", a narrator tells: Belmar asks for nothing
    if does_by_saying and pointed and chance >= _SURE:
        told = pointed
    return _all_who_take_part(scene, trigger, told) if trigger.kind == "consult" else told


def _is_denied_by_both(scene: MoveScene, trigger: Trigger, inside: Statement) -> bool:
    """ "No such offer was made, both sides said": of two who say that nobody did a thing neither is told to be who might have."""
    saying = speakers(inside)
    several = len(saying) > 1 or any(scene.actors[a].kind == "bloc" for a in saying)
    return several and has_negative_subject(scene, trigger.token)


def _others_do_it(scene: MoveScene, trigger: Trigger) -> tuple[str, ...] | None:
    """Who does what its subject doesn't: nobody told, or whom "by" names; None where the subject may."""
    if _asks_you(scene, trigger):
        return ()
    if _tells_of_you(scene, trigger):
        inside = scene.statement_with(scene.span_of((trigger.token,)))
        return tuple(a for a in inside.addressee if scene.actors[a].kind != "group") if inside is not None else ()
    if is_had_done(scene, trigger.token):
        return meant_by(scene, scene.relations.of(trigger.token).get("by", ()))
    return wont_befall(scene, trigger)


def _pointed_doers(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[tuple[str, ...], float, bool]:
    """Whom the model points to as who makes a move, but for whom it is made towards; how surely; whether likelier nobody."""
    pointed, chance, nobody = _pointed(scene, trigger, "party")
    if trigger.sense is not None and _is_told_of_another(trigger.sense) and scene.sides_of(pointed) <= scene.sides_of(told):
        pointed = ()  # "Belmar must leave": not Belmar demands it
    if pointed and set(pointed) <= receivers(scene, trigger) | set(written_to(scene, trigger)):
        pointed = ()  # "wrote to Velt, proposing a toll"
    return pointed, chance, nobody


def whoever_says_it(scene: MoveScene, trigger: Trigger, party: tuple[str, ...], about: Spans) -> tuple[str, ...]:
    """Who makes a move, but for a subject that is what it is about, or nobody: that does whoever says so.

    "The ministry stays with us, Velt said." "No inspector will set foot here, the envoy stated."
    """
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    clauses = scene.clauses
    if inside is not None and trigger.kind == "commit" and trigger.sense is None and not party:
        mine = (clauses.word(k).lower() for k in scene.relations.of(trigger.token).get("subj", ()))
        return speakers(inside) if not _US.isdisjoint(mine) else party  # "he said that we should have it this week"
    if inside is None or inside.speaker is None or trigger.kind not in _OF_A_THING:
        return party
    subjects = [k for k in scene.relations.of(trigger.token).get("subj", ()) if clauses.tokens[k].upos in ("NOUN", "PROPN")]
    spans = [(clauses.tokens[k].start, clauses.tokens[k].end) for k in subjects]
    told_of = trigger.sense is None and any(holds(about, span) for span in spans)
    none = trigger.kind == "reject" and any(clauses.word(c).lower() == "no" for k in subjects for c in clauses.children[k])
    itself = party and set(party) <= {a for k in subjects for a in scene.actors_at(k)}
    return speakers(inside) if itself and (told_of or none) else party


def _to_whom(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """Who is named as the one for whom a thing will do or won't: "unacceptable to Norway", whoever says so."""
    if not _tells_of_a_thing(trigger):
        return ()
    found = scene.relations.of(trigger.token)
    return meant_by(scene, (k for name in ("to", "for") for k in found.get(name, ())))


def _tells_of_a_thing(trigger: Trigger) -> bool:
    """Whether a word tells what becomes of its subject for whoever says so: "a pause is not on the table"."""
    return trigger.kind in ("accept", "reject") and trigger.sense is not None and "subj" in trigger.sense.object


def _asks_you(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether somebody is asked whether he makes a move: "Are you still insisting on it?" is no demand of who asks."""
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    asked = is_asked(scene, trigger.token) or (inside is not None and inside.question)
    found = scene.relations.of(trigger.token).get("subj", ()) if asked else ()
    return bool(found) and all(scene.clauses.word(k).lower() in _YOU and not scene.actor_at(k) for k in found)


def _tells_of_you(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether somebody tells of whom he speaks to: "And you turned it down" is no refusal of who says so."""
    if trigger.sense is None or trigger.kind in _OF_WHAT_IS_SAID or _is_told_of_another(trigger.sense):
        return False
    found = scene.relations.of(trigger.token).get("subj", ())
    flags = "modal" in trigger.sense.flags
    return not flags and bool(found) and all(scene.clauses.word(k).lower() == "you" and not scene.actor_at(k) for k in found)


def _has_own_subject(scene: MoveScene, i: int) -> bool:
    """Whether a word has a subject that stands with it, or is a noun: only one that is understood is overruled by the model.

    Where it overruled the others too, more of our own reports held back were right, but fewer state cells of three negotiations.
    """
    tokens = scene.clauses.tokens
    subjects = [c for c in scene.clauses.children[i] if tokens[c].deprel.startswith("nsubj")]
    led = scene.clauses.lead_of(i) is not None  # by the line above a list
    return led or tokens[i].upos in ("NOUN", "PROPN") or any(scene.relations.antecedent(c) == c for c in subjects)


def _names_its_people(scene: MoveScene, told: tuple[str, ...], cued: Statement) -> bool:
    """Whether people are told of by name of whom a statement's speaker is the group: "critics like Velt and Oru accused"."""
    groups = all(scene.actors[a].kind == "group" for a in speakers(cued))
    return groups and any(scene.actors[a].kind == "person" for a in told)


def _but_those_asked(scene: MoveScene, trigger: Trigger, said: tuple[str, ...]) -> tuple[str, ...]:
    """Speakers but for whom a passive tells that something was asked of them: "the miners were urged to sign"."""
    found = scene.relations.of(trigger.token)
    if trigger.kind != "demand" or not scene.relations.is_passive(trigger.token) or "by" in found:
        return said
    asked = meant_by(scene, (*found.get("obj", ()), *found.get("iobj", ())))
    return tuple(a for a in said if a not in asked)


def _is_its_source(scene: MoveScene, trigger: Trigger, cued: Statement) -> bool:
    """Whether a cue's subject stands in the source of its statement, or is none of the clause."""
    subjects = scene.relations.of(trigger.token).get("subj", ())
    places = [scene.clauses.tokens[k].start for k in subjects]
    return not places or not cued.source or any(a <= place < b for place in places for a, b in cued.source)


def _is_done_by_telling(scene: MoveScene, trigger: Trigger, inside: Statement, pointed: tuple[str, ...]) -> bool:
    """Whether who says what is asked of somebody asks it: "all states are urged to sign", by nobody named and in no question."""
    clauses, found = scene.clauses, scene.relations.of(trigger.token)
    beside = {clauses.word(c).lower() for c in clauses.children[trigger.token] if clauses.tokens[c].deprel.startswith("aux")}
    unnamed = scene.relations.is_passive(trigger.token) and "by" not in found
    asked = meant_by(scene, (*found.get("obj", ()), *found.get("iobj", ())))
    named = unnamed and not set(pointed) <= set(asked)
    return trigger.kind == "demand" and unnamed and not named and beside <= _NOW and bool(beside) and not inside.question


def _is_asked_of_another(trigger: Trigger) -> bool:
    """Whether a verb tells what its subject must do: what "must report" says is asked of him is no statement of his."""
    return trigger.sense is not None and "modal" in trigger.sense.flags and _is_told_of_another(trigger.sense)


def _does_what_is_blamed(trigger: Trigger, pointed: tuple[str, ...]) -> bool:
    """Whether the model surely takes who does what is blamed or asked for whom it is aimed at: "Belmar failed to keep its word"."""
    if trigger.sense is not None or trigger.kind not in _OF_WHAT_IS_SAID or not pointed:
        return False
    doing, addressed = trigger.places("party")[:1], trigger.places("to")[:1]
    return any(place == aimed_at and chance >= CERTAIN for place, _ in doing for aimed_at, chance in addressed)


def _is_told_to_be_to_blame(scene: MoveScene, trigger: Trigger, inside: Statement | None) -> bool:
    """Whether somebody tells what another does, by a verb that is none of blaming: "Belmar says | Tesk armed the rebels"."""
    if trigger.kind != "accuse" or trigger.sense is not None or trigger.listed or inside is None:
        return False
    doing = {scene.side_of(a) for a in meant_by(scene, scene.relations.of(trigger.token).get("subj", ()))}
    return bool(doing) and bool(speakers(inside)) and doing.isdisjoint(scene.side_of(a) for a in speakers(inside))


def _is_told_of_another(sense: Sense) -> bool:
    """Whether a sense tells of its subject or owner what somebody else holds against it: "the plan is unacceptable"."""
    return bool({"subj", "poss"} & {*sense.to, *sense.object})


def _interrupted(scene: MoveScene, span: Span, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who does it where who says so stands between the two: "The government, said Velt, had offered it" tells of the government."""
    saying = scene.statement_with(span)
    if saying is None or len(saying.content) != 2 or (told and not set(told) & set(speakers(saying))) or not saying.source:
        return told
    first, behind = saying.content
    between = scene.clauses.text[first[1] : saying.cue[0][0]] if saying.cue else ""
    inverted = between == ", " and saying.cue[0][0] < saying.source[0][0] < behind[0] <= span[0]
    if not inverted or any(scene.clauses.tokens[k].upos == "VERB" for k in scene.clauses.range_of(first)):
        return told
    head = scene.clauses.head_of(first)
    return scene.actors_at(head) if head is not None else ()


def _syntactic(scene: MoveScene, trigger: Trigger) -> Iterator[tuple[str, ...]]:
    """Who may make the move by the syntax round its word, the surest first."""
    found = scene.relations.of(trigger.token)
    if is_received(trigger):
        yield meant_by(scene, giving_places(scene.relations, trigger.token))
        return
    yield meant_by(scene, named_behind(scene.relations, trigger))
    yield meant_or_named(scene, found.get("subj", ()))
    yield _sender(scene, trigger.token)
    if scene.relations.is_passive(trigger.token) and trigger.kind in ("accept", "reject"):
        within = meant_by(scene, found.get("in", ()))  # "was rejected in the Senate"
        yield tuple(a for a in within if scene.actors[a].party is not None)
    if scene.clauses.tokens[trigger.token].upos not in ("NOUN", "PROPN"):
        return
    for name in OWNERS:
        yield meant_by(scene, found.get(name, ()))
    if any(scene.clauses.word(k).lower() in _MINE for k in found.get("poss", ())):
        return  # "he carries my assurance": not his
    governor = scene.clauses.tokens[trigger.token].head
    if governor >= 0 and scene.clauses.tokens[trigger.token].deprel in ("obj", "obl", "nsubj:pass", "conj", "xcomp"):
        yield meant_by(scene, scene.relations.of(governor).get("subj", ()))


def _sender(scene: MoveScene, i: int) -> tuple[str, ...]:
    """Of whom a text is had that does what its participle tells: "received from the envoy a note demanding the railway"."""
    tokens, relations = scene.clauses.tokens, scene.relations
    text = tokens[i].head
    if tokens[i].deprel != "acl" or tokens[i].upos != "VERB" or text < 0 or relations.is_passive(i):
        return ()
    above = tokens[text].head
    had = above >= 0 and scene.clauses.word(above).lower() in _HAD
    return meant_by(scene, (*relations.of(text).get("from", ()), *(relations.of(above).get("from", ()) if had else ())))


def _pointed(scene: MoveScene, trigger: Trigger, role: str) -> tuple[tuple[str, ...], float, bool]:
    """Whom the model points to in a role, how surely, and whether it likelier means nobody in the sentence."""
    if trigger.cue is None:
        return (), 0.0, True
    places = trigger.places(role)
    nobody = bool(places) and places[0][0] == trigger.token
    for place, chance in places:
        if not stands_elsewhere(scene, trigger, place, role) and (actors := _actors_at_place(scene, place)):
            return actors, chance, nobody
    return (), 0.0, nobody


def _actors_at_place(scene: MoveScene, place: int) -> tuple[str, ...]:
    """The actors that the phrase means in which a word stands."""
    return scene.actors_at(scene.head_of_phrase(place))


def _all_who_take_part(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    found = scene.relations.of(trigger.token)
    noun = scene.clauses.tokens[trigger.token].upos in ("NOUN", "PROPN")
    to = ("to",) if trigger.sense is not None and any("to" in needed for needed in trigger.sense.needs) else ()  # "spoke to Dray"
    names = ("with", "between", "obj with", "among") if noun else ("obj", "with", "between", "obj with", "obj between", *to)
    places = [place for place, chance in trigger.places("party") if chance >= LIKELY and place != trigger.token]
    pointed = tuple(a for place in places for a in _actors_at_place(scene, place))
    taking_part = tuple(dict.fromkeys((*told, *(a for name in names for a in meant_by(scene, found.get(name, ()))), *pointed)))
    governing = _governing_subject(scene, trigger.token) if len(taking_part) == 1 and noun else ()
    return _without_own_side(scene, tuple(dict.fromkeys((*governing, *taking_part))))


def _without_own_side(scene: MoveScene, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who takes part, without a side that another of them acts for: "Belmar's envoy met Velt" without Belmar."""
    sides = {scene.side_of(a) for a in told if scene.side_of(a) != a}
    return tuple(a for a in told if a not in sides)


def _governing_subject(scene: MoveScene, i: int) -> tuple[str, ...]:
    """Who does what a noun stands with: "Keno told reporters after talks with Velt"."""
    around = [i, *above(scene, i)]  # "sources close to the talks said"
    verbs = (scene.relations.of(k).get("subj", ()) for k in around if scene.clauses.tokens[k].upos == "VERB")
    return next((found for subjects in verbs if (found := meant_by(scene, [k for k in subjects if k not in around]))), ())


def find_to(scene: MoveScene, trigger: Trigger, party: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of those towards whom a move is made: whom the sentence shows to be addressed, answered or targeted."""
    if trigger.kind == "consult":
        return ()
    found = scene.relations.of(trigger.token)
    if len(party) > 1 and is_mutual(scene, found):
        return party
    if _is_told_to_be_to_blame(scene, trigger, scene.statement_with(scene.span_of((trigger.token,)))):
        return _others(scene, meant_by(scene, found.get("subj", ())), party)
    for name in trigger.sense.to if trigger.sense is not None else ():
        named = _others(scene, meant_by(scene, (*found.get(name, ()), *found.get("obj " + name, ()))), party)
        if named:
            return named
    if given := _others(scene, meant_by(scene, given_places(scene.relations, trigger)), party):
        return given
    addressed, chance = _addressed(scene, trigger, party)
    if addressed and chance >= LIKELY:
        return _others(scene, addressed, party)
    if got := _others(scene, who_gets(scene, trigger), party):
        return got
    if trigger.sense is None and trigger.kind in _OF_WHAT_IS_SAID:
        return _others(scene, meant_by(scene, found.get("subj", ())), party)
    return _others(scene, within_object(scene, trigger), party) if trigger.kind in _AT_OTHERS else ()


def without_addressed(scene: MoveScene, trigger: Trigger, party: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes a move but whom the model surely points to as addressed.

    "We may let Ekholm have the whole", "Belmar gets two per cent": the verb's subject is who is offered something.
    """
    if trigger.kind == "consult" or _to_whom(scene, trigger):
        return party
    addressed, chance = _addressed(scene, trigger, ())
    doers, _, _ = _pointed(scene, trigger, "party")
    if chance < CERTAIN or not set(doers).isdisjoint(addressed):
        return party
    return tuple(p for p in party if p not in addressed)


def _addressed(scene: MoveScene, trigger: Trigger, party: tuple[str, ...]) -> tuple[tuple[str, ...], float]:
    """Whom the model points to as addressed, and how surely."""
    for place, chance in trigger.places("to"):
        if place != trigger.token and (actors := _meant_at(scene, trigger, place, party)):
            return actors, chance
    return (), 0.0


def _meant_at(scene: MoveScene, trigger: Trigger, place: int, party: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the phrase that begins at a word means: "her neighbour" is he, not she; "you" whom a statement is told to.

    Of two whom a pronoun may mean, the one that isn't who makes the move: nobody addresses himself.
    """
    token = scene.clauses.tokens[place]
    if (owned := owned_noun(scene.relations, trigger, place)) is not None:
        return meant_by(scene, (owned,))
    if found := _actors_at_place(scene, place):
        return found
    inside = scene.statement_with((token.start, token.end))
    if scene.clauses.word(place).lower() in _YOU and inside is not None:
        return tuple(a for a in inside.addressee if scene.actors[a].kind != "group")
    unknown = scene.unknown.get((token.start, token.end))
    left = _others(scene, tuple(c.value for c in unknown.candidates), party) if unknown is not None and party else ()
    return left if len(left) == 1 else ()


def _others(scene: MoveScene, actors: tuple[str, ...], party: tuple[str, ...]) -> tuple[str, ...]:
    """Actors but for those who make a move, and whom these act for; people of one side may well do so to each other."""
    sides, people = {scene.side_of(p) for p in party}, all(scene.actors[p].kind == "person" for p in party)
    apart = (a for a in actors if a not in party)
    return tuple(a for a in apart if scene.side_of(a) not in sides or (people and scene.actors[a].kind == "person"))
