"""Where in a sentence who makes a move stands, and towards whom: the words that somebody has to find actors for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from travaux.extract.moves.amounts import counted
from travaux.extract.moves.nouns import named_behind
from travaux.extract.moves.pairs import means_both, pairs_near
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.triggers import Trigger
from travaux.extract.statements.lexicon import inflect
from travaux.record.span import Span

LIKELY = 0.4  # probability at which the model's pointer stands in for syntax
CERTAIN = 0.9  # probability at which a word is who makes a move because the model points to it
HIGHEST = 6  # words up from a noun at which its clause's subject is looked for
OWNERS = ("poss", "by", "of side", "of", "from")
_TAKING_PART = ("with", "between", "among", "obj with", "obj between")
_TOLD_TO = frozenset({"demand", "offer", "submit", "propose"})  # kinds of which a sense names to whom they are told
_SUBJECTS = ("nsubj", "nsubj:pass", "root")  # of "The sides are Ardania and Belmar" too
_OPENING = frozenset({"det", "amod", "nummod", "compound"})
# Verbs by which a relative clause tells whose an offer, a plan or a demand is.
_PUTTING = frozenset({"made", "put", "tabled", "proposed", "offered", "drafted", "presented", "submitted", "suggested", "demanded"})
_GIVING = frozenset(
    form for verb in ("give", "make", "send", "hand", "serve", "set", "extend", "issue") for form in inflect(verb)
) | {*("gave", "given", "giving", "made", "making", "sent", "set", "serving", "issuing")}
_PASSING_ON = frozenset({"conveyed", "relayed", "delivered", "addressed", "presented", "put", "carried", "transmitted", "repeated"})
_PASSED_ON = frozenset({"offer", "demand", "propose", "warn"})
_OF_TWO = frozenset({"former", "latter", "two"})  # with "the": those named side by side before, one or both
_RECEIVES = ("iobj", "to", "obj to", "before")  # where only somebody stands


def asked_pronouns(relations: Relations, triggers: Iterable[Trigger]) -> Iterator[Span]:
    """The pronouns that stand where a move's parties may stand: somebody has to tell whom they mean."""
    tokens = relations.clauses.tokens
    seen: set[int] = set()
    for trigger in triggers:
        found, head = relations.of(trigger.token), tokens[trigger.token].head
        places = [k for name in ("subj", *OWNERS, "obj", "iobj", "with", "to") for k in found.get(name, ())]
        places += relations.of(head).get("subj", ()) if head >= 0 else ()
        places += [k for role in ("party", "to") for k, _ in trigger.places(role)[:1]]
        for k in (c for place in places for c in relations.coordinated(place)):
            if tokens[k].upos == "PRON" and k not in seen:
                seen.add(k)
                yield tokens[k].start, tokens[k].end


def doing_nouns(relations: Relations, triggers: Iterable[Trigger]) -> Iterator[Span]:
    """The nouns that stand where it is told who makes a move: a verb's subject, what "by" or a possessive names.

    A thing may stand there too ("the corridor will open"): what has no name is somebody only where the model points to it as well.
    """
    clauses, found = relations.clauses, set[int]()
    for trigger in triggers:
        pointed = [place for place, chance in trigger.places("party") if chance >= LIKELY]
        for k in party_places(relations, trigger):
            upos = clauses.tokens[k].upos
            head = clauses.tokens[k].head
            whole = head if head >= 0 and counted(relations, head) == k else k
            joined = (
                clauses.tokens[k].deprel == "conj" and head in found and upos == clauses.tokens[head].upos
            )  # "the nurses and the porters"
            noun = upos == "NOUN" and (joined or not set(pointed).isdisjoint(clauses.subtree(whole)))
            found.update((k,) if upos == "PROPN" or noun or _means_two(relations, k) else ())
        found.update(k for k in _taking_part(relations, trigger) if clauses.tokens[k].upos == "PROPN")
        sure = [place for place, chance in trigger.places("party") if chance >= CERTAIN and place != trigger.token]
        near = {trigger.token, clauses.tokens[trigger.token].head}
        nouns = {_opened_noun(relations, place) for place in sure} - {None, trigger.token}
        found.update(k for k in nouns if k is not None and clauses.tokens[k].head in near)
        found.update(_named_elsewhere(relations, trigger))
    for k in sorted(found):
        last = max((c for c in clauses.children[k] if clauses.tokens[c].deprel == "flat"), default=k)  # "Port Elm"
        yield clauses.tokens[k].start, clauses.tokens[last].end


def _means_two(relations: Relations, k: int) -> bool:
    """Whether a word that is no noun stands for two who were named side by side, or for one of them: "the latter", "the two"."""
    clauses = relations.clauses
    the = any(clauses.word(c).lower() == "the" for c in clauses.children[k] if clauses.tokens[c].deprel == "det")
    return the and clauses.tokens[k].upos in ("ADJ", "NUM", "NOUN") and clauses.word(k).lower() in _OF_TWO


def _named_elsewhere(relations: Relations, trigger: Trigger) -> Iterator[int]:
    """The names that are a clause's subject side by side near a move of which only "both" or "neither" is told to make it."""
    tokens = relations.clauses.tokens
    if any(means_both(relations.clauses, k) for k in party_places(relations, trigger)):
        pairs = (pair for near in pairs_near(relations, trigger.token) for pair in near if tokens[pair[0]].deprel in _SUBJECTS)
        yield from (k for pair in pairs for k in pair if all(tokens[j].upos == "PROPN" for j in pair))


def _taking_part(relations: Relations, trigger: Trigger) -> list[int]:
    """The words that stand where it is told, but as a subject, who takes part in a meeting: "talks with", "met Belmar"."""
    found = relations.of(trigger.token) if trigger.kind == "consult" else {}
    return [c for name in _TAKING_PART for k in found.get(name, ()) for c in relations.coordinated(k)]


def addressed_nouns(relations: Relations, triggers: Iterable[Trigger]) -> Iterator[Span]:
    """The nouns that the model points to as those towards whom a move is made, and the names where a sense has them stand."""
    clauses, found = relations.clauses, set[int]()
    for trigger in triggers:
        if trigger.kind == "consult":
            continue
        aimed = trigger.kind in _TOLD_TO or (trigger.kind == "accuse" and "for" in relations.of(trigger.token))
        likely = {place for place, chance in trigger.places("to") if chance >= LIKELY and place != trigger.token}
        for k in to_places(relations, trigger):
            given = clauses.tokens[k].deprel == "iobj" and trigger.cue is None  # an idiom: "gave its tenants an ultimatum"
            noun = aimed and clauses.tokens[k].upos == "NOUN" and (given or not likely.isdisjoint(clauses.subtree(k)))
            named = clauses.tokens[k].upos == "PROPN" and k not in relations.timed  # "called again on Wednesday for"
            joined = clauses.tokens[k].upos == "NOUN" and clauses.tokens[k].deprel == "conj" and clauses.tokens[k].head in found
            found.update((k,) if noun or named or joined else ())
        found.update(_who_is_to_do_it(relations, trigger, likely))
        found.update(k for k in given_places(relations, trigger) if clauses.tokens[k].upos in ("NOUN", "PROPN"))
        found.update(k for k in answered_makers(relations, trigger) if clauses.tokens[k].upos == "PROPN")
        places = [place for place, chance in trigger.places("to") if chance >= CERTAIN and place != trigger.token]
        nouns = {owned_noun(relations, trigger, place) or _addressed_noun(relations, place) for place in places}
        found.update(c for noun in nouns - {None, trigger.token} if noun is not None for c in relations.coordinated(noun))
    for k in sorted(found):
        yield clauses.tokens[k].start, clauses.tokens[k].end


def _who_is_to_do_it(relations: Relations, trigger: Trigger, likely: Collection[int]) -> Iterator[int]:
    """Those who are to do what is demanded: "insists that Belmar hand over the maps"; who has no name where the model points."""
    verb = trigger.kind == "demand" and relations.clauses.tokens[trigger.token].upos == "VERB"
    clauses = relations.of(trigger.token).get("that be", ()) if verb else ()
    for k in (k for clause in clauses if not relations.is_passive(clause) for k in relations.of(clause).get("subj", ())):
        pointed = relations.clauses.tokens[k].upos == "NOUN" and not set(likely).isdisjoint(relations.clauses.subtree(k))
        yield from (c for c in relations.coordinated(k) if relations.clauses.tokens[c].upos == "PROPN" or (pointed and c == k))


def _addressed_noun(relations: Relations, place: int) -> int | None:
    """The noun of the phrase that a word opens; none for a nation that tells whose a thing is ("British objections")."""
    noun = _opened_noun(relations, place)
    of_nation = noun != place and relations.clauses.word(place)[:1].isupper() and relations.clauses.tokens[place].deprel == "amod"
    return None if of_nation and noun is not None and relations.clauses.tokens[noun].upos == "NOUN" else noun


def owned_noun(relations: Relations, trigger: Trigger, place: int) -> int | None:
    """The noun that a pronoun owns where it stands as who receives: "sent her neighbour a letter"."""
    token, found = relations.clauses.tokens[place], relations.of(trigger.token)
    owned = token.head if token.deprel == "nmod:poss" and token.upos == "PRON" else None
    return owned if any(owned in found.get(name, ()) for name in _RECEIVES) else None


def _opened_noun(relations: Relations, place: int) -> int | None:
    """The noun whose article, or other word before it, stands at a place: "the" in "the old board's door" is of "board"."""
    tokens, k = relations.clauses.tokens, place
    for _ in range(HIGHEST):
        if tokens[k].upos in ("NOUN", "PROPN") or tokens[k].deprel not in _OPENING or tokens[k].head < 0:
            break
        k = tokens[k].head
    return k if tokens[k].upos in ("NOUN", "PROPN") else None


def party_places(relations: Relations, trigger: Trigger) -> list[int]:
    """The words that stand where the syntax names who makes a move: a verb's subject, a noun's owner."""
    if is_received(trigger):
        return [c for k in giving_places(relations, trigger.token) for c in relations.coordinated(k)]
    found = relations.of(trigger.token)
    names = OWNERS if relations.clauses.tokens[trigger.token].upos in ("NOUN", "PROPN") else ("subj",)
    places = [*named_behind(relations, trigger), *(k for name in names for k in found.get(name, ()))]
    return [c for k in places for c in relations.coordinated(counted(relations, k))]


def is_received(trigger: Trigger) -> bool:
    """Whether a word tells of its subject what another has given it: "won concessions from Belmar"."""
    return trigger.sense is not None and "receive" in trigger.sense.flags


def giving_places(relations: Relations, i: int) -> list[int]:
    """The words that stand where the one is named from whom somebody has something: "won a pledge from", "the backing of"."""
    found = relations.of(i)
    things = [k for name in ("obj", "of") for k in found.get(name, ())]
    places = [k for name in ("from", "obj from") for k in found.get(name, ())]
    places = places or [k for thing in things for name in ("from", "poss", "of") for k in relations.of(thing).get(name, ())]
    return places or list(found.get("poss", ()))


def makers(relations: Relations, noun: int) -> list[int]:
    """Whose a relative clause tells that a noun is: "the offer that Belmar made", "the terms Belmar has put forward"."""
    clauses = relations.clauses
    telling = [c for c in clauses.children[noun] if clauses.tokens[c].deprel == "acl:relcl" and clauses.word(c).lower() in _PUTTING]
    return [k for verb in telling if noun in relations.of(verb).get("obj", ()) for k in relations.of(verb).get("subj", ())]


def answered_makers(relations: Relations, trigger: Trigger) -> list[int]:
    """Who put forward what is accepted or refused, where a relative clause tells it."""
    nouns = relations.of(trigger.token).get("obj", ()) if trigger.kind in ("accept", "reject") else ()
    return [c for noun in nouns for k in makers(relations, noun) for c in relations.coordinated(k)]


def given_places(relations: Relations, trigger: Trigger) -> list[int]:
    """To whom a verb gives what a noun tells: "made | Belmar | an offer", "relayed it | to Belmar", "was put | to Belmar"."""
    token = relations.clauses.tokens[trigger.token]
    if token.upos != "NOUN" or token.deprel not in ("obj", "nsubj:pass") or token.head < 0:
        return []
    verb, found = relations.clauses.word(token.head).lower(), relations.of(token.head)
    given = [k for k in found.get("iobj", ()) if k < trigger.token] if verb in _GIVING and token.deprel == "obj" else []
    given += found.get("to", ()) if verb in _GIVING | _PASSING_ON and trigger.kind in _PASSED_ON else ()
    if not given and verb in _PASSING_ON and trigger.kind in _PASSED_ON:  # "conveyed a demand for an inquiry | to Keno"
        inside = [k for name in ("of", "for") for k in relations.of(trigger.token).get(name, ())]
        goals = [k for noun in inside for k in relations.of(noun).get("to", ())]
        given = [k for k in goals if relations.clauses.tokens[k].upos == "PROPN"]
    return [c for k in given for c in relations.coordinated(k)]


def to_places(relations: Relations, trigger: Trigger) -> list[int]:
    """The words that stand where a sense says that the one stands towards whom a move is made."""
    found, names = relations.of(trigger.token), trigger.sense.to if trigger.sense is not None else ()
    return [c for name in names for k in (*found.get(name, ()), *found.get("obj " + name, ())) for c in relations.coordinated(k)]
