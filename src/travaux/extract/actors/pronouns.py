"""Pronouns to entities: he, she, it and they by number, gender, recency and who spoke; I and we by whose words they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from travaux.analysis.values import Token
from travaux.extract.actors.anaphora import Bonus, Manner, Signs, choose, no_bonus, of_gender
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.letterheads import greeted_by
from travaux.extract.actors.meetings import are_named_since, are_to_talk, who_met
from travaux.extract.actors.page import Page
from travaux.extract.actors.parallels import told_in_parallel
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.texts import HEARSAY
from travaux.record.span import Span, holds

# Set by hand to suit news and both models; training/weigh_anaphora.py shows what reports of our own would have them be.
_ONE = Manner(most=0.94)
# A subject goes on as "he", but "they" as often takes up the object: where two groups are near, it tells little.
_SEVERAL = Manner(most=0.92, far=4, least=0.72, weights=Signs(subject=0.25, opening=0.125, clause=0.375, coreference=0.25))
_BODY = Manner(most=0.9, far=3, nobody=-2.0)
_AUXILIARIES = 5  # tokens after "it" among which its verb's auxiliaries stand
_CLAUSES = 4  # clauses that share one subject
_CLAUSE = 30  # tokens between a verb and its subject
_TOGETHER = 0.85  # "they" after two named side by side
_TOGETHER_NEAR = 2  # sentences
_COLLECTIVE = 0.7  # "they" after one body
_COLLECTIVES = ("government", "organisation", "bloc", "group")
_TOPIC = 0.85
_AS_FOR = (("as", "for"), ("as", "to"), ("as", "regards"))
_ISSUER = 0.8  # "we" in a union's own bulletin
_ISSUERS = ("government", "organisation")  # that print a joint text: "we" in it are its authors
PRESS = "JRN"  # the sector of outlets
_FIRST, _MINE = ("i", "we"), ("my ", "our ")
_THEY = ("they", "it")
_US, _OFTEN = ("we", "our", "us"), 4
_DELEGATIONS = frozenset({"delegation", "team", "mission", "panel"})
_ONE_ACTED_ON = frozenset({"him", "her"})
_ME = ("i", "my", "me")
_BY = frozenset({"by", "of", "from"})
_PLEDGES = frozenset({"announcement", "assurance", "commitment", "decision", "offer", "pledge", "promise", "undertaking", "vow"})


def refer_pronoun(scene: Scene, head: Head, *, bonus: Bonus = no_bonus) -> Reference:
    """Whom a pronoun means. Those of the first person mean who is heard where they stand. `bonus` favours some candidates."""
    return _refer(scene, head.core.first, bonus)


def _refer(scene: Scene, position: int, bonus: Bonus) -> Reference:
    word = scene.page.words[position].key
    lexicon = scene.page.lexicon
    features = lexicon.words["pronoun"].get(word) or lexicon.words["possessive"].get(word)
    if features is None:
        return NOBODY
    person, number, gender = features.split(".")
    if person != "3":
        return refer_voice(scene, number, position) if person == "1" else _you(scene, position)
    if gender == "n" and _is_empty(scene, position):
        return NOBODY
    others = _others(scene, position)
    if gender not in ("m", "f") and (topic := _topic(scene, position, others)) is not None:
        return Reference((topic,), _TOPIC)
    if number == "s" and (told := told_in_parallel(scene, position, others, gender)) is not None:
        return Reference((told,), _TOPIC)
    if gender not in ("m", "f") and (same := _goes_on(scene, position)):
        return Reference(tuple(same), _TOPIC)
    if gender == "n" and (whose := _whose_word(scene, position)) is not None:
        return Reference((whose,), _TOPIC)
    if number == "p":
        return _they(scene, position, others, bonus=bonus)
    if gender == "n":
        found = choose(scene, position, _bodies(scene, others), bonus, _BODY)
        body = _body_before(scene, position, [e for e in others if e.kind != "group"]) if not found.entities else None
        return Reference((body,), _COLLECTIVE, found.candidates) if body is not None else found
    people = [e for e in others if e.kind in ("person", "office") and not e.plural and not _only_wrote_it(scene, e)]
    people = [e for e in people if not _is_other_sex(scene, e, gender, position)]
    return choose(scene, position, of_gender(people, gender), bonus, replace(_ONE, gender=gender))


def _only_wrote_it(scene: Scene, person: Entity) -> bool:
    """Whether somebody is named in the byline alone: what is told of "him" is told of another."""
    return bool(person.seen) and all(scene.page.is_byline(k) for k in person.seen)


def _whose_word(scene: Scene, position: int) -> Entity | None:
    """Who says what a noun tells, in the clause behind it: "welcomed the pledge by the Council that | it | would go"."""
    words = scene.page.words
    ends = words[position - 2].end if position > 3 and words[position - 1].key == "that" else -1
    for entity in scene.book.entities if ends > 0 else ():
        if entity.kind in _ISSUERS and (start := next((a for a, b in entity.mentions if b == ends), None)) is not None:
            first = bisect_left(scene.page.starts, start)
            before = {word.key for word in words[max(0, first - 3) : first]}
            return entity if not _BY.isdisjoint(before) and not _PLEDGES.isdisjoint(before) else None
    return None


def _is_other_sex(scene: Scene, entity: Entity, gender: str, position: int) -> bool:
    """Whether somebody is called by a pronoun of the other gender in the same sentence: "she claimed that he had refused"."""
    page = scene.page
    other = {"m": "f", "f": "m"}.get(gender, "")
    first = page.words[bisect_left(page.sentences, page.sentences[position])].start
    near = (page.text[a:b].lower() for a, b in entity.mentions if first <= a < page.words[position].start)
    return any(page.lexicon.words[what].get(word, "").endswith(f".{other}") for word in near for what in ("pronoun", "possessive"))


def _others(scene: Scene, position: int) -> list[Entity]:
    """All but who does what is done to the pronoun: in "the West agreed to them" they aren't the West, which would be "itself"."""
    page = scene.page
    doer = _doer(page, page.tokens[position])
    if doer is None:
        return scene.book.entities
    start = page.analysis.tokens[doer].start
    return [e for e in scene.book.entities if not any(a <= start < b for a, b in e.mentions)]


def _doer(page: Page, t: int) -> int | None:
    """The subject, named or understood, of the verb whose object or recipient a word is."""
    if t < 0 or not _is_acted_on(page, t):
        return None
    tokens = page.analysis.tokens
    verb = tokens[t].head
    for _ in range(_CLAUSES):
        own = _dependant(tokens, verb, "nsubj")
        if own is not None or verb < 0:
            return own
        above = tokens[verb]
        if above.deprel == "xcomp" and (asked := _dependant(tokens, above.head, "obj")) is not None:
            return asked
        if above.deprel not in ("xcomp", "conj"):
            return None
        verb = above.head
    return None


def _is_acted_on(page: Page, t: int) -> bool:
    tokens = page.analysis.tokens
    if tokens[t].deprel in ("obj", "iobj"):
        return True
    cases = (x for x in tokens[max(0, t - 2) : t] if x.head == t and x.deprel == "case")
    return tokens[t].deprel == "obl" and any(page.text[x.start : x.end].lower() in ("to", "against") for x in cases)


def _dependant(tokens: Sequence[Token], head: int, deprel: str) -> int | None:
    near = range(max(0, head - _CLAUSE), min(len(tokens), head + _CLAUSE)) if head >= 0 else ()
    return next((i for i in near if tokens[i].head == head and tokens[i].deprel.split(":")[0] == deprel), None)


def _is_empty(scene: Scene, position: int) -> bool:
    """Whether "it" stands for a clause: "it is said that", "it was expected to"."""
    page = scene.page
    tokens, t = page.analysis.tokens, page.tokens[position]
    if t < 0:
        return False
    passive = tokens[t].deprel == "nsubj:pass" or any(
        token.head == tokens[t].head and token.deprel == "aux:pass" for token in tokens[t : t + _AUXILIARIES]
    )
    return passive or tokens[t].deprel.startswith("expl")


def refer_relative(scene: Scene, position: int) -> Reference:
    """Whom "who" and "which" mean: what the relative clause hangs on, else what stands right before it."""
    page = scene.page
    noun = _antecedent(page, position)
    at = noun if noun is not None else position - 1
    found = [e for e in scene.book.entities if any(s <= at < position and _covers(page, e, at) for s in e.seen)]
    if not found:
        return NOBODY
    last = max(found, key=lambda e: max(s for s in e.seen if s <= at))
    first = next((scene.joined[s] for s in last.seen if s in scene.joined and s <= at), None)
    plural = next((entities for begun, entities in reversed(scene.beside) if begun == first and last in entities), ())
    return Reference(plural or (last,), 0.85)


def _antecedent(page: Page, position: int) -> int | None:
    """The word that a relative clause hangs on, None where the syntax doesn't tell."""
    tokens, t = page.analysis.tokens, page.tokens[position]
    for _ in range(6):
        if t < 0:
            return None
        if tokens[t].deprel == "acl:relcl":
            head = tokens[t].head
            return next(iter(page.between((tokens[head].start, tokens[head].end))), None) if head >= 0 else None
        t = tokens[t].head
    return None


def _covers(page: Page, entity: Entity, at: int) -> bool:
    word = page.words[at]
    return any(start <= word.start < end for start, end in entity.mentions)


def refer_voice(scene: Scene, number: str, position: int) -> Reference:
    """The speaker for "I"; for "we" the side he speaks for, if it is one, and where nobody speaks whose text it is."""
    speakers = scene.voices or (() if scene.is_quoted(position) or scene.level is not None else scene.in_turn_of(position))
    told = scene.is_quoted(position) or (scene.level is not None and not speakers)
    printed = not speakers or (scene.headed and all(each.kind in _ISSUERS for each in speakers))
    if number == "p" and scene.authors is not None and not told and printed:
        return Reference(scene.authors, _ISSUER) if scene.authors else NOBODY
    if not speakers:
        writer = scene.writer_at(position)
        ours = _side_of_writer(writer) if scene.writers else own_voice(scene)
        own = None if told else ours if number == "p" else writer
        return Reference((own,), _ISSUER) if own is not None else NOBODY
    if number == "s" or len(speakers) > 1:
        return Reference(speakers, 0.9)
    speaker = speakers[0]
    side = speaker.party if speaker.kind in ("person", "office") and speaker.party is not None else speaker
    return Reference((side,), 0.8)


def _side_of_writer(writer: Entity | None) -> Entity | None:
    """For whom "we" is said in a letter of several."""
    return writer.party if writer is not None and writer.party is not None else writer


def _you(scene: Scene, position: int) -> Reference:
    """ "You" in a letter's own words: to whom it is written."""
    if scene.voices or scene.is_quoted(position) or scene.level is not None:
        return NOBODY
    greeted = greeted_by(scene)
    return Reference((greeted,), _ISSUER) if greeted is not None else NOBODY


def own_voice(scene: Scene) -> Entity | None:
    """Whom "we" means where nobody is heard: whom a text's letterhead names, or who publishes it, if it is his own."""
    own = _publishes_its_own(scene)
    return own if own is not None and own.kind != "organisation" else scene.letter or own


def _publishes_its_own(scene: Scene) -> Entity | None:
    """Who publishes a text, where "we" in it means him: an organ of state, a union, a firm that it tells of; no newspaper."""
    issuer, lexicon = scene.issuer, scene.page.lexicon
    if issuer is None or issuer.kind != "organisation":
        return issuer
    words = issuer.names[0].lower().split()
    if any(lexicon.is_a("outlet", word) for word in words):
        return None
    acts = not scene.page.analysis.article.byline and (
        any(not scene.is_quoted(at) for at in issuer.subject_at) or _tells_of_us(scene)
    )
    telling = [words[-1], *(before for before, of in pairwise(words) if of == "of")]  # "Karvelian Federation of Metal Industries"
    roles = (lexicon.role((word,)) for word in telling)
    return issuer if acts or any(role is not None and role.kind == "body" and role.sector != PRESS for role in roles) else None


def but_outlets(scene: Scene, entities: Iterable[Entity]) -> list[Entity]:
    """Some entities without the outlets of a text, unless one tells of itself in it."""
    own = own_voice(scene)
    return [e for e in entities if e is own or e not in scene.outlets]


def _tells_of_us(scene: Scene) -> bool:
    """Whether a text says "we" and "our" again and again outside of quotation marks, as letters and firms' answers do."""
    ours = (at for at, word in enumerate(scene.page.words) if word.key in _US and not scene.is_quoted(at))
    return sum(1 for _ in islice(ours, _OFTEN)) == _OFTEN


def tells_of_himself(scene: Scene, said: Sequence[Span]) -> frozenset[str]:
    """The words for "I" and for "we" if who tells it all calls himself so outside of what others say, as in a memoir."""
    page = scene.page
    own = (at for at, word in enumerate(page.words) if word.key in (*_ME, *_US) and page.upos(at) == "PRON" and word.raw != "US")
    outside = [at for at in own if not scene.is_quoted(at) and not holds(said, page.span(at, at + 1))]
    told = {page.words[at].key for at in outside}
    if told.isdisjoint((_ME[0], _ME[-1])):
        return frozenset()  # "we" alone may be a quotation's that has lost its marks
    return frozenset((*_ME, *(_US if told & set(_US) else ())))


def is_narrators(scene: Scene, position: int) -> bool:
    """Whether "I" in what another is told to have said is who tells it: "Orn would write that I had leapt at the offer"."""
    return scene.page.words[position].key in scene.narrator


def _bodies(scene: Scene, entities: Sequence[Entity]) -> list[Entity]:
    """What "it" may mean where something speaks or acts: states, their organs, organisations, blocs; a place that did something."""
    bodies = but_outlets(scene, (e for e in entities if e.kind in ("government", "organisation", "bloc") or _is_one(e)))
    return [e for e in bodies if e.acts or e.subject_at]


def _is_one(entity: Entity) -> bool:
    """Whether a group of people is told of as one: "the delegation", no "delegates"."""
    words = entity.names[0].lower().split(" of ")[0].split(" from ")[0].split()
    return entity.kind == "group" and words[-1] in _DELEGATIONS


def _they(scene: Scene, position: int, entities: Sequence[Entity], *, bonus: Bonus) -> Reference:
    own = _own_people(scene, position, entities)
    entities = [e for e in entities if e not in own]
    several = [e for e in entities if (e.kind in ("group", "bloc") or e.plural) and not e.key.startswith(HEARSAY)]
    at, met = who_met(scene, position)
    beside = met if met and not are_named_since(scene, position, at) else scene.together(position, _TOGETHER_NEAR)
    beside = tuple(e for e in beside if e not in own)
    beside = _but_one_acted_on(scene, position, beside) if met else beside
    if beside and not _is_nearer(scene, position, several, beside):
        return Reference(beside, _TOGETHER)
    found = choose(scene, position, several, bonus, _SEVERAL)
    body = _body_before(scene, position, entities) if not found.entities else None
    if body is None and not found.entities and not found.candidates:
        body = _body_heard(scene, position)
    return Reference((body,), _COLLECTIVE, found.candidates) if body is not None else found


def _but_one_acted_on(scene: Scene, position: int, beside: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Of people and bodies side by side the bodies, where "they" do it to a person: "Velt met the elders. They begged | him"."""
    page, t = scene.page, scene.page.tokens[position]
    verb = page.analysis.tokens[t].head if t >= 0 and page.analysis.tokens[t].deprel.startswith("nsubj") else -1
    acted_on = (_dependant(page.analysis.tokens, verb, what) for what in ("obj", "iobj"))
    words = {page.text[page.analysis.tokens[k].start : page.analysis.tokens[k].end].lower() for k in acted_on if k is not None}
    bodies = tuple(e for e in beside if e.kind in ("group", "bloc") or (e.kind in _COLLECTIVES and e.subject_at))
    return bodies if bodies and not words.isdisjoint(_ONE_ACTED_ON) else beside


def _own_people(scene: Scene, position: int, entities: Sequence[Entity]) -> list[Entity]:
    """Whom somebody calls his own, where "they" stand over against him: "my men met; I offered five, they want ten"."""
    page, start = scene.page, bisect_left(scene.page.sentences, scene.page.sentences[position])
    if not any(word.key in _FIRST for word in page.words[start:position]):
        return []
    return [e for e in entities if e in scene.voices or any(page.text[a:b].lower().startswith(_MINE) for a, b in e.mentions)]


def _body_heard(scene: Scene, position: int) -> Entity | None:
    """The one body that is heard, as "they" in what it is told to say: "The union said that they would sign"."""
    heard = scene.voices[0] if len(scene.voices) == 1 and not scene.is_quoted(position) else None
    return heard if heard is not None and heard.kind in _COLLECTIVES else None


def _body_before(scene: Scene, position: int, entities: Sequence[Entity]) -> Entity | None:
    """The one body that the sentence before tells of as who does something: "The Board wrote on Monday. They offer nine per cent."

    Where somebody is heard, neither he nor his side.
    """
    sentences, quoted = scene.page.sentences, scene.is_quoted(position)
    own = {id(e) for s in (*scene.voices, *scene.barred) for e in (s, s.party) if e is not None}
    near = {
        id(e): e
        for e in entities
        if e.kind in _COLLECTIVES and e.acts and id(e) not in own
        for at in e.subject_at
        if at < position and sentences[position] - sentences[at] == 1 and scene.is_quoted(at) == quoted
    }
    found = but_outlets(scene, near.values())
    return found[0] if len(found) == 1 and len(near) == 1 else None


def _goes_on(scene: Scene, position: int) -> list[Entity]:
    """Whom sentences before told of by the same pronoun at their heads: "They won't admit us. They have asked for the boats"."""
    first = position
    while (before := _same_head_before(scene, first)) is not None:
        if known := [e for e in scene.book.entities if before in e.seen]:
            return known
        first = before
    return list(_refer(scene, first, no_bonus).entities) if first != position else []


def _same_head_before(scene: Scene, position: int) -> int | None:
    """The pronoun at the head of the sentence before, where one at the head of its own is the same."""
    page, sentences = scene.page, scene.page.sentences
    before = bisect_left(sentences, sentences[position] - 1)
    opens = bisect_left(sentences, sentences[position]) == position
    same = opens and before < position and page.words[before].key == page.words[position].key in _THEY
    return before if same and scene.is_quoted(before) == scene.is_quoted(position) else None


def _topic(scene: Scene, position: int, entities: Sequence[Entity]) -> Entity | None:
    """The one body that a sentence says it is about: "As for Norvask, it has dropped nothing"."""
    first = bisect_left(scene.page.sentences, scene.page.sentences[position])
    words = scene.page.words[first:position]
    if tuple(word.key for word in words[:2]) not in _AS_FOR:
        return None
    if "," not in scene.page.words[position].gap or any("," in word.gap for word in words):
        return None  # "As for Norvask, Belmar says that it may sign"
    found = [e for e in entities if e.kind in _COLLECTIVES and any(first < at < position for at in e.seen)]
    if len(found) != 1:
        return None
    found[0].told = True  # what does something is no mere place
    return found[0]


def _is_nearer(scene: Scene, position: int, several: Sequence[Entity], beside: Sequence[Entity]) -> bool:
    """Whether a group has been mentioned after the two that stand side by side, as one who does something or is done to.

    Who met and talk on are the same, if no others were told of as doing something.
    """
    last, talk = max((e.last_before(position) or 0) for e in beside), are_to_talk(scene, position)
    since = [(e, s) for e in several if e not in beside for s in e.seen if last <= s < position]
    return any(s in e.subject_at if talk else _takes_part(scene, s) for e, s in since)


def _takes_part(scene: Scene, position: int) -> bool:
    """Whether a word isn't deep in a noun's phrase: the "leaders" of "the result of the leaders' meeting" are."""
    tokens, t = scene.page.analysis.tokens, scene.page.tokens[position]
    return t < 0 or tokens[t].deprel.split(":")[0] not in ("nmod", "compound", "amod")
