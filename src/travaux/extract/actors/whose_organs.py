"""Whose a ministry is that nothing names: "Ana Velt, Department Spokesperson: Norvask condemns the raid. We call on Tesk"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.listing import listed
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.people import offices_of
from travaux.extract.actors.scene import Reference, Scene
from travaux.extract.draft import Draft

_WELCOMES = frozenset(
    {"welcomes", "condemns", "urges", "calls", "commends", "applauds", "congratulates", "deplores", "regrets", "supports"}
    | {"reaffirms", "reiterates", "expresses", "joins", "strongly", "firmly", "unequivocally", "thanks", "recognizes"}
)
_ORGAN, _OF_NOBODY = "organ/", "/"  # the beginning of an organ's key, and how it ends where nothing tells whose the organ is


def note_whose_organs(scene: Scene, drafts: Sequence[Draft], speakers: Sequence[Reference]) -> None:
    """Note for an organ that is nobody's, and its people, for which state it acts.

    By the dated posts of its people; else, where one of them heads a text that is all his, by the one state that he tells to
    welcome, condemn or urge something: a ministry's release does so of its own.
    """
    for organ in list(scene.book.entities):
        if organ.kind != "government" or organ.party is not None or not organ.key.startswith(_ORGAN):
            continue
        people = [e for e in scene.book.persons() if e.party is organ] if organ.key.endswith(_OF_NOBODY) else []
        states = {id(state): state for person in people for state in _known_for(scene, person)}
        states = states or {id(state): state for person in people for state in _declaring(scene, drafts, speakers, person)}
        if len(states) == 1:
            for entity in (organ, *people):
                entity.party = next(iter(states.values()))


def _known_for(scene: Scene, person: Entity) -> Iterator[Entity]:
    """The states for which somebody of exactly this name held a post on the report's date."""
    for office in offices_of(person.full, scene.page.lexicon, scene.page.date):
        if (party := listed(scene, office.party)) is not None and party.kind == "government":
            yield top_party(party)


def _declaring(scene: Scene, drafts: Sequence[Draft], speakers: Sequence[Reference], person: Entity) -> Iterator[Entity]:
    """The states that a text which somebody heads tells to welcome something and the like, in its own words."""
    headed = [n for n, draft in enumerate(drafts) if draft.headed and speakers[n].entities == (person,)]
    for n, draft in enumerate(drafts):
        cue = scene.page.between(draft.cue[0]) if draft.cue and draft.within in headed else range(0)
        if any(scene.page.words[k].key in _WELCOMES for k in cue[:1]):
            yield from (e for e in speakers[n].entities if e.kind == "government" and e.party is None)
