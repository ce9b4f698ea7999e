"""A report read from its first word to its last: who is told of, and who speaks and is addressed in each statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from travaux.extract.actors.attachments import rename
from travaux.extract.actors.bodies import of_its_form
from travaux.extract.actors.defined import note_defined
from travaux.extract.actors.described import note_what_they_are, note_whom_they_sent
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.filed_from import note_ministers_where_filed
from travaux.extract.actors.heads import doers_behind, read_company, read_heads, read_owner
from travaux.extract.actors.joint_texts import find_authors
from travaux.extract.actors.labels import refer_answer, refer_label, refer_turn
from travaux.extract.actors.letterheads import named_by, signed_by
from travaux.extract.actors.letters import find_writers
from travaux.extract.actors.levels import in_whose_voice, innermost
from travaux.extract.actors.nominals import opposes
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.partisan import note_partisans
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.pronouns import refer_relative, refer_voice, tells_of_himself
from travaux.extract.actors.refer import note, refer
from travaux.extract.actors.representing import (
    note_for_whom_they_say_it,
    note_of_which_fighters,
    note_what_they_run,
    note_who_answers,
    note_whom_they_represent,
    note_whose_they_are,
)
from travaux.extract.actors.scene import NOBODY, Reference, Scene, Spoken
from travaux.extract.actors.whose_organs import note_whose_organs
from travaux.extract.actors.wording import who_calls_it_so
from travaux.extract.draft import Draft

_GOES_ON = 0.95  # a quotation that goes on: its statement's speaker, a little less sure
_PERSONAL = ("3.s.m", "3.s.f")  # pronouns looked up outside sources too: what "it" and "they" mean there is told too rarely
_OWN_SIDE = 0.85  # "the government" in the words of who acts for one
_OURS = frozenset({"my", "our"})
_GOVERNMENT, _SECTOR = "government", "GOV"
_IMPLIED = 0.7  # no source is told within somebody's words: his own


@dataclass(frozen=True, slots=True)
class _Place:
    """A source or addressee in words, and the statements that share it; a source's `hearing` are those said to it."""

    first: int
    last: int
    drafts: tuple[int, ...]
    addressee: bool
    hearing: tuple[int, ...] = ()


@dataclass(slots=True)
class Heard:
    """Speakers by draft, and those addressed."""

    speakers: list[Reference]
    addressed: list[tuple[Entity, ...]]
    deferred: list[tuple[int, str]] = field(default_factory=list)
    read: list[_Place] = field(default_factory=list)


def hear(scene: Scene, drafts: Sequence[Draft], letterhead: range | None = None) -> Heard:
    """Read the scene's words in order; each statement's speaker, or none with the reason and candidates.

    `letterhead` are the words that name whose text it is.
    """
    heard = Heard([NOBODY] * len(drafts), [()] * len(drafts))
    places = _places(scene, drafts)
    k = 0
    while k < len(scene.page.words):
        k = _at_place(scene, drafts, heard, places[k]) if k in places else _narrate(scene, drafts, heard, k, places)
    _hear_the_rest(scene, drafts, heard, places)
    scene.letter = named_by(scene, letterhead) if letterhead is not None else None
    scene.writer, scene.writers = signed_by(scene), find_writers(scene)
    scene.narrator = tells_of_himself(scene, [span for draft in drafts for span in draft.content])
    scene.authors = find_authors(scene)
    _hear_turns(scene, drafts, heard)
    note_whom_they_represent(scene)
    note_for_whom_they_say_it(scene)
    note_what_they_run(scene)
    note_what_they_are(scene)
    note_whom_they_sent(scene)
    note_partisans(scene)
    note_ministers_where_filed(scene)
    note_whose_they_are(scene)
    note_of_which_fighters(scene)
    note_who_answers(scene, drafts, heard.speakers)
    note_whose_organs(scene, drafts, heard.speakers)
    for _ in range(2):
        _hear_first_person(scene, drafts, heard)
        _hear_unsourced(drafts, heard)
    return heard


def _places(scene: Scene, drafts: Sequence[Draft]) -> dict[int, _Place]:
    """Sources and addressees by first word; statements with the same source share one."""
    found: dict[int, _Place] = {}
    answered: list[tuple[int, int]] = []
    for number, draft in enumerate(drafts):
        for span, addressee in ((s, a) for spans, a in ((draft.source[:1], False), (draft.addressee, True)) for s in spans):
            run = scene.page.between(span)
            if not len(run):
                continue
            known = found.get(run.start)
            if known is not None and known.addressee == addressee:
                found[run.start] = replace(known, drafts=(*known.drafts, number), last=max(known.last, run.stop))
            elif known is None or not addressee:
                found[run.start] = _Place(run.start, run.stop, (number,), addressee)
            if addressee:
                answered.append((run.start, number))
    for first, number in answered:
        if not (place := found[first]).addressee:  # "asked by the envoy whether ..., Velt told him"
            found[first] = replace(place, hearing=(*place.hearing, number))
    return found


def _at_place(scene: Scene, drafts: Sequence[Draft], heard: Heard, place: _Place) -> int:
    number = place.drafts[0]
    draft = drafts[number]
    heard.read.append(place)
    scene.level = draft.within
    scene.hidden = draft.content
    scene.voices = heard.speakers[draft.within].entities if draft.within is not None else ()
    scene.barred = in_whose_turn(drafts, heard, draft.within)
    if draft.label:
        found, end = refer_label(scene, place.first, place.last), place.last
        _settle(scene, drafts, heard, place, found)
    else:
        heads, end = _heads_of(scene, place)
        if place.addressee:
            scene.barred = (*scene.barred, *heard.speakers[number].entities)
            for each in place.drafts:
                told = _all_meant(scene, heads)
                heard.addressed[each] += tuple(e for e in told if e not in heard.addressed[each])
        else:
            _hear_source(scene, drafts, heard, place, heads)
    for each in place.hearing:
        heard.addressed[each] = heard.speakers[number].entities
    scene.level, scene.hidden, scene.voices, scene.barred = None, (), (), ()
    return max(end, place.first + 1)


def _heads_of(scene: Scene, place: _Place) -> tuple[list[Head], int]:
    """The heads of a source, past words in front that belong to none ("even", "later")."""
    if (whole := read_company(scene.page, place.first, place.last)) is not None:
        return [whole], place.last
    for first in range(place.first, min(place.last, place.first + 4)):
        heads = read_heads(scene.page, first, place.last)
        if heads and _is_called_to(scene, heads[0]):
            heads = read_heads(scene.page, heads[0].core.last, place.last) or heads
        if heads:
            _name_at_end(scene, heads, place.last)
            return heads, heads[-1].last
    return [], place.first + 1


def _is_called_to(scene: Scene, head: Head) -> bool:
    """Whether a post without an article is only addressed, before another's: "Minister, the premier of Norvask said"."""
    words, end = scene.page.words, head.core.last
    bare = head.kind == "role" and head.first == head.core.first and head.core.role is not None and head.core.role.kind == "post"
    return bare and not head.determiner and end < len(words) and words[end].gap.strip() == "," and words[end].key == "the"


def _name_at_end(scene: Scene, heads: list[Head], last: int) -> None:
    """ "An official with the charity involved, Youssef Sawwan": a name after all that describes its bearer."""
    page, head = scene.page, heads[-1]
    at = next((k for k in range(head.last + 1, last) if k in page.persons and k + page.persons[k] == last), None)
    if len(heads) == 1 and head.kind == "role" and at is not None and page.words[at].gap.strip() == ",":
        rename(page, head, at)


def _all_meant(scene: Scene, heads: Iterable[Head]) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for head in heads:
        found += [e for e in refer(scene, head, source=True).entities if e not in found]
    return tuple(found)


def _hear_source(scene: Scene, drafts: Sequence[Draft], heard: Heard, place: _Place, heads: list[Head]) -> None:
    if len(heads) == 1 and heads[0].kind == "pronoun":
        features = scene.page.lexicon.words["pronoun"].get(scene.page.words[heads[0].core.first].key, "")
        if features.startswith("1"):
            found = _named_after(scene, heads[0].last)
            if found is None:
                heard.deferred += [(number, features.split(".")[1]) for number in place.drafts]
                return
            _settle(scene, drafts, heard, place, found)
            return
    if not heads or _is_relative(scene, place):
        found = refer_relative(scene, place.first) if _is_relative(scene, place) else NOBODY
        _settle(scene, drafts, heard, place, found)
        return
    own = who_calls_it_so(scene, place.first, drafts[place.drafts[0]], heard.speakers) if len(heads) == 1 else None
    _settle(scene, drafts, heard, place, note(scene, heads[0], own) if own is not None else _refer_all(scene, place.first, heads))


def _is_relative(scene: Scene, place: _Place) -> bool:
    return place.last - place.first == 1 and scene.page.lexicon.is_a("relative", scene.page.words[place.first].key)


def _named_after(scene: Scene, k: int) -> Reference | None:
    """ "We, the foreign ministers of ...": who the first person is, told after a comma; None where it isn't."""
    page = scene.page
    if k + 1 >= len(page.words) or page.words[k].gap.strip() != ",":
        return None
    heads = read_heads(page, k, _sentence_end(scene, k))
    if not heads or heads[0].kind not in ("role", "name"):
        return None
    found = _refer_all(scene, k, heads)
    return found if found.entities else None


def _refer_all(scene: Scene, position: int, heads: Sequence[Head]) -> Reference:
    """One reference to all that the heads of a source mean; unresolved where its first head is."""
    found = [(head.core.first, refer(scene, head, source=True)) for head in heads]
    entities = scene.join(position, found)
    if not found:
        return NOBODY
    first = found[0][1]
    if not first.entities:
        return first
    return Reference(entities, min(f.score for _, f in found if f.entities), first.candidates)


def _settle(scene: Scene, drafts: Sequence[Draft], heard: Heard, place: _Place, found: Reference) -> None:
    for number in place.drafts:
        heard.speakers[number] = found
    for entity in found.entities:
        entity.spoken += len(place.drafts)
    if found.entities and not drafts[place.drafts[0]].credit:
        scene.spoken.append(Spoken(place.first, found.entities, drafts[place.drafts[0]].within))


def _narrate(scene: Scene, drafts: Sequence[Draft], heard: Heard, k: int, places: dict[int, _Place]) -> int:
    """Read what stands at a word outside sources; the next word to read."""
    page = scene.page
    key = page.words[k].key
    dateline = page.analysis.article.dateline_span
    if dateline is not None and dateline[0] <= page.words[k].start < dateline[1]:
        return k + 1
    if (end := note_defined(scene, k)) > k:
        return end
    pronoun = page.lexicon.is_a("pronoun", key) and not page.lexicon.is_a("possessive", key) and k not in page.names
    if pronoun and page.lexicon.words["pronoun"][key] not in _PERSONAL:
        return k + 1
    if (whose := read_owner(page, k, _sentence_end(scene, k), scene.doers)) is not None:
        refer(scene, whose, source=True)
        return whose.core.last
    heads = read_heads(page, k, _sentence_end(scene, k))
    if not heads:
        return k + 1
    end = heads[-1].last
    inside = next((places[i] for i in range(k + 1, end) if i in places and not places[i].addressee), None)
    if inside is not None:
        if drafts[inside.drafts[0]].label:  # "The Minister for Trade (Mr Aas):"
            return _at_place(scene, drafts, heard, inside)
        # The source begins within a longer phrase: all of the phrase is who speaks, unless it goes on far beyond.
        if inside.last <= end + 1 and (heads[0].core.first >= inside.first or (len(heads) == 1 and heads[0].kind == "person")):
            return _at_place(scene, drafts, heard, replace(inside, first=k, last=max(end, inside.last)))
        heads = read_heads(page, k, inside.first)
    read = [head for head in heads if head.kind != "pronoun" or not scene.is_quoted(head.core.first)]
    scene.join(k, [(head.core.first, _refer_told(scene, drafts, heard, head)) for head in read])
    for head in doers_behind(page, heads, scene.doers) if heads else ():
        refer(scene, head, source=True)
    return max(k + 1, heads[-1].last) if heads else k + 1


def _refer_told(scene: Scene, drafts: Sequence[Draft], heard: Heard, head: Head) -> Reference:
    """Whom a head outside sources means; who makes a move is somebody, as who speaks is."""
    does = head.kind != "pronoun" and head.core.last - 1 in scene.doers
    if does and (own := _own_government(scene, drafts, heard, head)) is not None:
        return note(scene, head, own)
    return refer(scene, head, source=does)


def _own_government(scene: Scene, drafts: Sequence[Draft], heard: Heard, head: Head) -> Reference | None:
    """Whom "the government" means in the words of somebody who acts for one: his own; None where nothing of the kind is said."""
    role = head.core.role
    own = head.determiner == "definite" or scene.page.words[head.first].key == "this"
    writer = scene.writer_at(head.first) if scene.writers and role is not None and role.kind == "state" else None
    if writer is not None and writer.party is not None and scene.page.words[head.first].key in _OURS:
        return Reference((top_party(writer.party),), _OWN_SIDE)  # "My Government", in a letter of several
    if role is None or role.kind != "state" or head.owners or head.places or not own:
        return None
    if role.sector != "GOV" and head.core.first - head.first > 1:
        return None  # "the museum side"
    if of_its_form(scene, head) is not None:
        return None  # "the Republic"
    level = innermost(drafts, scene.page.span(head.core.first, head.core.last))
    speakers = _tells(scene, drafts, heard, level) if level is not None else ()
    if speakers is None:
        return NOBODY
    if len(speakers) != 1 or speakers[0].kind not in ("person", "office"):
        return None
    side = speakers[0].party
    if opposes(scene, [*speakers[0].names[0].split(), *(word for held in speakers[0].held for word in held.words)]):
        return None  # "a rebel spokesman said that the government had agreed"
    if side is None:
        return _government_of(scene, head, speakers[0]) if speakers[0].held else None
    if side.kind != "government":  # "the Republic", in the words of who heads an office
        return NOBODY if scene.page.lexicon.is_a("form", scene.page.words[head.core.last - 1].key) else None
    return Reference((top_party(side),), _OWN_SIDE)


def _government_of(scene: Scene, head: Head, speaker: Entity) -> Reference:
    """The government of somebody who holds a post that nothing in a report tells whose it is."""
    name = scene.page.words[head.core.last - 1].key
    if name != _GOVERNMENT or not any(held.role.sector == _SECTOR for held in speaker.held):
        return NOBODY
    government = scene.book.keyed("government", f"organ/{name}/{speaker.key}", name)
    government.act_for(speaker)
    return Reference((government,), _OWN_SIDE)


def _tells(scene: Scene, drafts: Sequence[Draft], heard: Heard, level: int) -> tuple[Entity, ...] | None:
    """Who makes a statement, also where a name behind it tells; None where that is of somebody whose side nothing tells yet."""
    page, found = scene.page, heard.speakers[level].entities
    if found or not drafts[level].source:
        return found
    named = next((k for k in page.between(drafts[level].source[0]) if k in page.persons), None)
    if named is None:
        return ()
    known = scene.book.namesakes(page.key(named, named + page.persons[named]))
    return (known[0],) if len(known) == 1 else None


def _hear_the_rest(scene: Scene, drafts: Sequence[Draft], heard: Heard, places: dict[int, _Place]) -> None:
    """Sources and addressees that lie within words read as part of something else."""
    known = {(number, place.addressee) for place in heard.read for number in place.drafts}
    for place in places.values():
        if all((number, place.addressee) in known for number in place.drafts):
            continue
        over = next((p for p in heard.read if p.first <= place.first < p.last and not p.addressee and not place.addressee), None)
        if over is None:
            _at_place(scene, drafts, heard, place)
            continue
        for number in place.drafts:
            heard.speakers[number] = heard.speakers[over.drafts[0]]


def _hear_turns(scene: Scene, drafts: Sequence[Draft], heard: Heard) -> None:
    """Turns of an interview without labels, and answers of whoever prints them."""
    turns = [(scene.page.between(draft.content[0]).start, draft.turn) for draft in drafts if draft.turn is not None]
    begins = [min(turns)[0], min((at for at, turn in turns if turn == "answer"), default=0)] if turns else []
    asked = tuple(draft.content[0] for draft in drafts if draft.turn == "question")
    for number, draft in enumerate(drafts):
        if draft.turn is not None:
            found = heard.speakers[number] = refer_turn(scene, draft.turn, begins, asked)
            for entity in found.entities:
                entity.spoken += 1
        elif draft.label and draft.source and not heard.speakers[number].entities:
            heard.speakers[number] = refer_answer(scene, scene.page.between(draft.source[0]))


def in_whose_turn(drafts: Sequence[Draft], heard: Heard, level: int | None) -> tuple[Entity, ...]:
    """Who speaks in a transcript's turn that holds a statement: in his own words he is "I", not "he"."""
    while level is not None and not (drafts[level].label or drafts[level].turn is not None):
        level = drafts[level].within
    return heard.speakers[level].entities if level is not None else ()


def _sentence_end(scene: Scene, k: int) -> int:
    sentences = scene.page.sentences
    end = k + 1
    while end < len(sentences) and sentences[end] == sentences[k]:
        end += 1
    return end


def _hear_first_person(scene: Scene, drafts: Sequence[Draft], heard: Heard) -> None:
    for number, amount in heard.deferred:
        if not heard.speakers[number].entities:
            position = scene.page.between(drafts[number].source[0]).start
            container = in_whose_voice(scene, drafts, drafts[number].within, position)
            scene.level = container
            scene.voices = heard.speakers[container].entities if container is not None else ()
            scene.headed = container is not None and drafts[container].headed
            heard.speakers[number] = refer_voice(scene, amount, position)
    scene.level, scene.voices, scene.headed = None, (), False


def _hear_unsourced(drafts: Sequence[Draft], heard: Heard) -> None:
    """Statements without a source: a quotation that goes on, or words within somebody's own."""
    for number, draft in enumerate(drafts):
        if draft.source or heard.speakers[number].entities:
            continue
        if draft.speaker_of is not None:
            heard.speakers[number] = _less_sure(heard.speakers[draft.speaker_of], _GOES_ON)
        elif draft.within is not None and draft.cue and not draft.question:  # "Asked whether ..., the spokesperson said"
            heard.speakers[number] = _less_sure(heard.speakers[draft.within], _IMPLIED)


def _less_sure(found: Reference, factor: float) -> Reference:
    return replace(found, score=round(found.score * factor, 4))
