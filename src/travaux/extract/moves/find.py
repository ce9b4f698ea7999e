"""Moves of a report: what each party does, towards whom, on what condition, when, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.extract.moves.alongside import with_those_alongside
from travaux.extract.moves.asked import is_only_asked
from travaux.extract.moves.besides import other_clauses, other_objects, with_joined, without_others
from travaux.extract.moves.columns import party_of_column
from travaux.extract.moves.conditions import find_condition, stands_in_condition
from travaux.extract.moves.evidence import find_evidence, find_object
from travaux.extract.moves.lists import Listing, find_listings
from travaux.extract.moves.nobody import is_put_off, wont_befall
from travaux.extract.moves.obliged import bound_not_to, is_advice
from travaux.extract.moves.parties import find_party, find_to, whoever_says_it, without_addressed
from travaux.extract.moves.plans import is_drafted, planners, proposers_of
from travaux.extract.moves.press import (
    asks_the_press,
    is_asked_aside,
    is_its_own_news,
    meets_the_press,
    sends_the_press_a_copy,
    serves_the_press,
)
from travaux.extract.moves.private import is_greeting, is_private, is_told_to_all
from travaux.extract.moves.replies import whom_it_answers
from travaux.extract.moves.requested import done_at_request
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.sides import told_by_sides
from travaux.extract.moves.status import is_taken_by_saying, leaves_open, may_not, read_status, will_do, would_if, would_or_will
from travaux.extract.moves.threats import is_hostile, with_threats
from travaux.extract.moves.towards import whom_it_threatens
from travaux.extract.moves.triggers import Trigger
from travaux.extract.moves.untold import is_untold
from travaux.extract.moves.when import is_ahead, time_of, without_own_time
from travaux.extract.moves.word import find_words
from travaux.record.move import Move, MoveKind, MoveStatus, Standing
from travaux.record.span import Span, holds, tagged_id
from travaux.record.statement import Statement

NESTED_LEAST = 0.75  # score that a word within another move's object needs
SPECIFIC_LEAST = 0.3  # score that a word needs to tell what is planned instead of the word of planning
LONE_LEAST = 0.8  # score that a word needs where a report tells of one side alone
_BRIEF = 8  # sentences of a report that is too short to tell of two sides
_OF_ONE = frozenset({"commit", "disclose", "submit", "consult"})  # kinds of which reports of new products, and of travels, are full
_OFTEN = 3  # sentences in which one side alone takes a stance from which its report is of a negotiation nonetheless
_STANCES = frozenset({"propose", "offer", "demand", "accept", "reject", "concede"})
_PUTS_FORWARD = frozenset({"offer", "propose", "demand", "submit"})
_LIKE_KINDS = (frozenset({"demand", "submit"}), frozenset({"offer", "propose", "submit"}))  # who does one names the other
_TO_BE_DONE = frozenset({"to", "be", "should", "must"})  # stand beside a verb of what is asked for
_TAKES_ALL = frozenset({"demand", "offer", "propose", "accept", "reject", "commit", "warn", "concede"})


@dataclass(frozen=True, slots=True)
class MoveDraft:
    """A move with the trigger that shows it, before issues, documents and answers are joined."""

    move: Move
    trigger: Trigger


def find_moves(scene: MoveScene, triggers: Sequence[Trigger], version: str) -> list[MoveDraft]:
    """Moves in text order, each act of a clause once."""
    found: list[MoveDraft] = []
    seen: set[str] = set()
    listings = list(find_listings(scene, triggers))
    listed = {listing.trigger.token: listing for listing in listings}
    named = [listing.trigger for listing in listings if listing.trigger not in triggers]
    items = [item for listing in listings for item in listing.items]  # what is listed is told by the word before
    outside = (trigger for trigger in triggers if not holds(items, scene.span_of((trigger.token,))))
    triggers = sorted(with_threats(scene, [*outside, *named]), key=lambda trigger: trigger.token)
    for trigger in _kept(scene, triggers):
        untold = scene.is_headline(trigger.token) or may_not(scene, trigger.token) or wont_befall(scene, trigger) == ()
        untold = untold or is_untold(scene, trigger, triggers) or is_private(scene, trigger) or is_told_to_all(scene, trigger)
        untold = untold or is_greeting(scene, trigger) or is_put_off(scene, trigger.token) or is_its_own_news(scene, trigger)
        untold = untold or meets_the_press(scene, trigger) or serves_the_press(scene, trigger) or is_only_asked(scene, trigger)
        untold = untold or sends_the_press_a_copy(scene, trigger)
        if untold or _in_condition(scene, trigger) or _asks_only(scene, trigger):
            continue
        move = _read(scene, trigger, version)
        if is_advice(scene.clauses, trigger, move):
            continue
        listing = listed.get(trigger.token)
        moves = _of_list(move, listing, found, version) if listing is not None else _with_others(scene, move, trigger, version)
        for move in moves:
            if move.id not in seen and not _is_told_already(scene, move, trigger, found):
                seen.add(move.id)
                found.append(MoveDraft(move, trigger))
    found = [_answering(scene, draft, found, version) for draft in found]
    found = [_of_another(scene, draft, found) for draft in found]
    found = _of_plans(scene, _of_two_sides(scene, found), version)
    told = with_those_alongside(scene, [(draft.trigger, draft.move) for draft in found], version)
    found = [MoveDraft(move, trigger) for trigger, move in told]
    alone = len(_sides(scene, found)) < 2 and not _takes_stances(scene, found)
    return [draft for draft in found if not alone or _stands_alone(scene, draft)]


def _is_told_already(scene: MoveScene, move: Move, trigger: Trigger, drafts: Sequence[MoveDraft]) -> bool:
    """Whether a word before has told the same: of "is | not | prepared | to accept the toll" each comes to a refusal."""
    clauses, token = scene.clauses, scene.clauses.tokens[trigger.token]
    told = [c for c in clauses.children[trigger.token] if clauses.word(c).lower() in scene.moods.negations]
    if token.deprel in ("xcomp", "ccomp", "acl", "advcl"):
        told += [token.head, *clauses.children[token.head]]
    over = next((d.move for d in drafts if d.trigger.token in told and d.trigger.token < trigger.token), None)
    if over is None or move.kind != "reject" or (over.kind, over.party, over.status) != (move.kind, move.party, move.status):
        return False
    return over.object == move.object or holds(over.evidence, move.evidence[0])


def _stands_alone(scene: MoveScene, draft: MoveDraft) -> bool:
    """Whether a move is one where a report tells of one side alone.

    A brief has no room for another, so that whatever takes another to be done counts there.
    """
    brief = len(scene.clauses.sentences) <= _BRIEF and draft.move.kind not in _OF_ONE
    return brief or draft.trigger.score >= LONE_LEAST or _moves_a_paper(scene, draft)


def _moves_a_paper(scene: MoveScene, draft: MoveDraft) -> bool:
    """Whether a move of somebody told has as its object a text that passes between parties, of which there are two then."""
    heads = (scene.clauses.head_of(span) for span in draft.move.object)
    return bool(draft.move.party) and any(head in scene.papers for head in heads)


def _with_others(scene: MoveScene, move: Move, trigger: Trigger, version: str) -> Iterator[Move]:
    """A move, and one for each further object of its word: who accepts a fee and a watch accepts both.

    A clause of its own shows the further one: "that Belmar pay five per cent | and close the pit".
    """
    yield move
    for span in other_objects(scene, trigger):
        if not any(span[0] < end and start < span[1] for start, end in move.object):
            yield replace(move, id=tagged_id("m1", version, "move", move.evidence[0], move.kind, span), object=(span,))
    for span in other_clauses(scene, trigger):
        if not any(span[0] < end and start < span[1] for start, end in move.object):
            yield replace(move, id=tagged_id("m1", version, "move", span, move.kind, span), evidence=(span,), object=(span,))


def _of_list(move: Move, listing: Listing, before: Sequence[MoveDraft], version: str) -> Iterator[Move]:
    """A move for each item of a list; of whose offer nothing is told there, of who put forward something last before."""
    if not move.party and listing.trigger.sense is None:
        like = next((kinds for kinds in _LIKE_KINDS if move.kind in kinds), ())
        last = next((draft.move for draft in reversed(before) if draft.move.kind in like and draft.move.party), move)
        move = replace(move, party=last.party, to=last.to, word=last.word, standing=last.standing)
    move = replace(move, status=listing.status or move.status)
    for item in listing.items:
        id = tagged_id("m1", version, "move", item, move.kind, item)
        yield replace(move, id=id, evidence=(item,), object=(item,), condition=None)


def _answering(scene: MoveScene, draft: MoveDraft, drafts: Sequence[MoveDraft], version: str) -> MoveDraft:
    """A readiness for what another has put forward accepts it: "is ready for the talks that Belmar offered"."""
    move = draft.move
    if move.kind != "offer" or not move.object:
        return draft
    sides = {scene.side_of(p) for p in move.party}
    for other in drafts:
        token = scene.clauses.tokens[other.trigger.token]
        others = {scene.side_of(p) for p in other.move.party}
        told = holds(move.object, (token.start, token.end)) and other.move.kind in _PUTS_FORWARD
        if told and sides and others and not sides & others:
            id = _id(scene, version, move.evidence[0], "accept", draft.trigger)
            return MoveDraft(replace(move, id=id, kind="accept"), draft.trigger)
    return draft


def _of_another(scene: MoveScene, draft: MoveDraft, drafts: Sequence[MoveDraft]) -> MoveDraft:
    """What is answered is not the answerer's own: "rejected a call for talks" calls for none, whosesoever the call was."""
    tokens, move = scene.clauses.tokens, draft.move
    noun = tokens[draft.trigger.token]
    if noun.upos != "NOUN" or noun.deprel not in ("obj", "obl") or move.kind not in _PUTS_FORWARD or not move.party:
        return draft
    answers = (other.move for other in drafts if other.trigger.token == noun.head and other.move.kind in ("accept", "reject"))
    if any(set(answer.party) == set(move.party) for answer in answers):
        standing = find_words(scene, (), _statement(scene, move))[1]
        return MoveDraft(replace(move, party=(), word=(), standing=standing), draft.trigger)
    return draft


def _of_two_sides(scene: MoveScene, drafts: Sequence[MoveDraft]) -> list[MoveDraft]:
    """The moves, with the sides of those that "both" or "neither" make."""
    told = [(draft.trigger, draft.move) for draft in drafts]
    found: list[MoveDraft] = []
    for draft in drafts:
        move, sides = draft.move, told_by_sides(scene, draft.trigger, draft.move, told)
        if sides is not None and (sides or move.party):
            words, standing = find_words(scene, sides, _statement(scene, move))
            move = replace(move, party=sides, to=tuple(a for a in move.to if a not in sides), word=words, standing=standing)
        found.append(MoveDraft(move, draft.trigger))
    return found


def _of_plans(scene: MoveScene, drafts: Sequence[MoveDraft], version: str) -> list[MoveDraft]:
    """The moves; what a plan would have done is put forward by whose plan was told just before."""
    told = [(draft.trigger, draft.move) for draft in drafts]
    found: list[MoveDraft] = []
    for draft in drafts:
        move = draft.move
        if party := proposers_of(scene, draft.trigger, move, told):
            words, standing = find_words(scene, party, _statement(scene, move))
            id = _id(scene, version, move.evidence[0], "propose", draft.trigger)
            move = replace(move, id=id, kind="propose", status="actual", party=party, to=(), word=words, standing=standing)
        found.append(MoveDraft(move, draft.trigger))
    return found


def _statement(scene: MoveScene, move: Move) -> Statement | None:
    return next((statement for statement in scene.statements if statement.id == move.statement), None)


def _sides(scene: MoveScene, drafts: Sequence[MoveDraft]) -> set[str]:
    """Whom moves are made by and towards, people by whom they act for: a negotiation has two sides at least."""
    actors = {a for draft in drafts for a in (*draft.move.party, *draft.move.to)}
    return {scene.side_of(a) for a in actors}


def _takes_stances(scene: MoveScene, drafts: Sequence[MoveDraft]) -> bool:
    """Whether one side tells again and again where it stands, as its own release does: its report is of a negotiation too."""
    stances = [draft for draft in drafts if draft.move.kind in _STANCES and draft.move.party]
    return len({scene.clauses.sentence_of(draft.trigger.token) for draft in stances}) >= _OFTEN


def _kept(scene: MoveScene, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Triggers that tell an act of their own: no complement of one of the same kind, or of one that asks, offers or refuses it.

    Of "plans to meet" the more specific one tells it.
    """
    cued = {t.token: scene.statement_with(scene.span_of((t.token,)), cue=True) for t in triggers if t.kind == "reject"}
    opened = {token: s.content for token, s in cued.items() if s is not None and leaves_open(scene, s)}
    open_ones = {token for token, told in opened.items() if any(holds(told, scene.span_of((t.token,))) for t in triggers)}
    by_token = {t.token: t for t in triggers if t.token not in open_ones}
    for trigger in triggers:
        if _only_plans(scene, trigger):
            done = [by_token[k] for k in scene.relations.of(trigger.token).get("xcomp", ()) if k in by_token]
            if any(t.kind != "commit" and t.score >= SPECIFIC_LEAST for t in done):
                del by_token[trigger.token]
    asked = {k for trigger in by_token.values() if trigger.kind in ("demand", "propose") for k in _asked(scene, trigger.token)}
    for trigger in by_token.values():
        if trigger.token in asked:
            continue
        outer = _outer(scene, trigger, by_token)
        least = 0.0 if outer is not None and _is_answered(scene, trigger, outer) else NESTED_LEAST
        if outer is not None and (outer.kind == trigger.kind or (outer.kind in _TAKES_ALL and trigger.score < least)):
            continue
        yield trigger


def _is_answered(scene: MoveScene, trigger: Trigger, outer: Trigger) -> bool:
    """Whether a noun names whose move it is that another answers: "the concession by Belmar was welcomed"."""
    token = scene.clauses.tokens[trigger.token]
    own = not {"poss", "by", "from"}.isdisjoint(scene.relations.of(trigger.token))
    told = (token.upos, token.deprel, token.head) == ("NOUN", "nsubj:pass", outer.token)
    return told and own and outer.kind in ("accept", "reject")


def _asked(scene: MoveScene, i: int) -> Iterator[int]:
    """The verbs that tell what a word of asking asks for: "urged Ardania to drop the claim and accept a quota"."""
    clauses, found = scene.clauses, scene.relations.of(i)
    told = [k for name in ("ccomp", "for") for k in found.get(name, ()) if _is_to_be_done(scene, k)]
    open_verbs = [k for k in (*found.get("xcomp", ()), *found.get("inf", ()), *told) if clauses.tokens[k].upos == "VERB"]
    while open_verbs:
        verb = open_verbs.pop()
        yield verb
        joined = [k for k in clauses.children[verb] if clauses.tokens[k].deprel in ("conj", "xcomp")]
        open_verbs += [k for k in joined if clauses.tokens[k].upos == "VERB" and _is_to_be_done(scene, k)]


def _is_to_be_done(scene: MoveScene, i: int) -> bool:
    """Whether a verb stands as behind "demanded that": "drop", "be dropped", "should drop", without a subject of its own tense."""
    clauses = scene.clauses
    beside = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel in ("aux", "aux:pass", "mark")}
    return bool(beside & _TO_BE_DONE) or not (beside - {"that"} or clauses.word(i).lower().endswith(("ed", "s", "ing")))


def _only_plans(scene: MoveScene, trigger: Trigger) -> bool:
    return trigger.kind == "commit" and scene.clauses.word(trigger.token).lower() in scene.moods.due


def _outer(scene: MoveScene, trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
    """The trigger in whose complement another lies, within the same statement."""
    tokens = scene.clauses.tokens
    i = trigger.token
    while tokens[i].head >= 0:
        if tokens[i].deprel in ("conj", "parataxis", "advcl", "acl:relcl"):
            return None
        i = tokens[i].head
        if i in by_token:
            return by_token[i]
    return None


def _asks_only(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a word of asking puts a question, or asks something of the press, and demands nothing."""
    if trigger.kind != "demand":
        return False
    token = scene.clauses.tokens[trigger.token]
    cued = scene.statement_with((token.start, token.end), cue=True)
    puts = cued is not None and cued.question and not {"for", "xcomp", "of"} & scene.relations.of(trigger.token).keys()
    return puts or is_asked_aside(scene, trigger.token) or asks_the_press(scene, trigger.token)


def _in_condition(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a word stands in a condition: what is asked for there is no further move.

    Unless the report itself names it a demand ("Belmar's demand for a retreat"), or only tells something more of what stands there.
    """
    i = trigger.token
    named = trigger.kind == "demand" and scene.clauses.tokens[i].upos == "NOUN" and "poss" in scene.relations.of(i)
    return not named and stands_in_condition(scene, i)


def _read(scene: MoveScene, trigger: Trigger, version: str) -> Move:
    token = scene.clauses.tokens[trigger.token]
    span = (token.start, token.end)
    condition = find_condition(scene, trigger)
    headed = party_of_column(scene, trigger.token)
    party = headed if headed is not None else without_addressed(scene, trigger, find_party(scene, trigger))
    drafted = is_drafted(scene, trigger)
    told = without_others(scene, trigger, with_joined(scene, trigger, find_object(scene, trigger, condition)))
    party = planners(scene, trigger) if drafted else whoever_says_it(scene, trigger, party, told)
    statement = _saying(scene, trigger.token) or scene.statement_with(span)
    words, standing = find_words(scene, party, statement)
    kind, status = _kind_and_status(scene, trigger, condition, statement, standing)
    if drafted:
        kind, status = "propose", "actual"
    elif (kind, statement) == ("reject", None) and (bound := bound_not_to(scene.relations, trigger)) is not None:
        kind, status, told = "commit", "planned", (bound,)
    evidence = find_evidence(scene, trigger.token, condition)
    if (asked := done_at_request(scene, trigger)) is not None:
        told, evidence = (asked[0],), asked[1]
    time = time_of(scene, trigger, statement, party, told, status)
    status = "planned" if status == "actual" and is_ahead(scene, trigger, time) else status
    to = find_to(scene, trigger, party) or _addressed(scene, trigger, span, party) or whom_it_answers(scene, trigger, party)
    if kind == "warn" and condition is not None:
        to = to or whom_it_threatens(scene, condition, party)
    return Move(
        id=_id(scene, version, evidence, kind, trigger),
        kind=kind,
        party=party,
        evidence=(evidence,),
        status=status,
        standing=standing,
        to=to,
        object=without_own_time(scene, told, time),
        condition=(condition,) if condition is not None else None,
        time=time,
        statement=statement.id if statement is not None else None,
        word=words,
        confidence=round(trigger.score, 4),
    )


def _kind_and_status(
    scene: MoveScene, trigger: Trigger, condition: Span | None, statement: Statement | None, standing: Standing
) -> tuple[MoveKind, MoveStatus]:
    """A move's kind and status, by its word and by whose word it is."""
    kind, status = read_status(scene, trigger.token, trigger.kind, trigger.sense)
    if (kind, status) == ("commit", "planned") and condition is not None and would_if(scene, trigger.token):
        kind, status = "offer", "actual"  # "would open the border if the checks ended"
    if kind == "offer" and trigger.sense is None and condition is None and will_do(scene, trigger.token):
        kind, status = "commit", "planned"  # "will open the border on Monday"
    if kind in ("offer", "commit") and condition is not None and is_hostile(scene, trigger.token):
        return "warn", "actual"  # "will walk out unless"
    cued = scene.statement_with(scene.span_of((trigger.token,)), cue=True) is not None
    if (kind, status, standing) == ("reject", "planned", "declared") and not cued and would_or_will(scene, trigger.token):
        status = "actual"  # "said that his country would refuse a toll": who announces that has refused it
    if status == "planned" and kind == "accept" and would_if(scene, trigger.token):
        status = "possible" if standing == "claimed" else "actual"  # "Belmar would accept six"
    if status in ("planned", "possible") and standing == "declared" and is_taken_by_saying(scene, trigger.token, kind):
        status = "possible" if statement is not None and statement.question else "actual"
    return kind, status


def _id(scene: MoveScene, version: str, evidence: Span, kind: MoveKind, trigger: Trigger) -> str:
    token = scene.clauses.tokens[trigger.token]
    return tagged_id("m1", version, "move", evidence, kind, (token.start, token.end))


def _saying(scene: MoveScene, i: int) -> Statement | None:
    """The statement that a word makes: "adopted a resolution calling for" is one by its last verb, "was rejected in" none."""
    token = scene.clauses.tokens[i]
    cued = scene.statement_with((token.start, token.end), cue=True)
    if cued is None or (token.upos == "VERB" and scene.clauses.verb_of(cued.cue[-1]) != i):
        return None
    return None if scene.relations.is_passive(i) and "by" not in scene.relations.of(i) and token.deprel != "acl" else cued


def _addressed(scene: MoveScene, trigger: Trigger, span: Span, party: Sequence[str]) -> tuple[str, ...]:
    """Whom a statement whose verb does the move addresses."""
    cued = scene.statement_with(span, cue=True)
    if cued is None or trigger.kind == "consult":
        return ()
    return tuple(a for a in cued.addressee if a not in party and scene.actors[a].kind not in ("group",))
