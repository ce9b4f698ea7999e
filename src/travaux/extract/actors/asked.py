"""Pronouns outside sources that a later step asks about: whom they mean, without a say in how the rest was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.extract.actors.anaphora import Bonus
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.hear import Heard, in_whose_turn
from travaux.extract.actors.levels import in_whose_voice, innermost
from travaux.extract.actors.phrases import Head, Part
from travaux.extract.actors.pronouns import refer_pronoun
from travaux.extract.actors.scene import Reference, Scene
from travaux.extract.draft import Draft
from travaux.record.span import Span

_SPEAKER_TOLD_OF = 1.8  # log-odds that in indirect speech a pronoun means who speaks, or his side


def refer_asked(scene: Scene, drafts: Sequence[Draft], heard: Heard, asked: Iterable[Span]) -> dict[Span, Reference]:
    """Whom each asked pronoun means; its mention is noted. Spans that aren't pronouns are passed over."""
    found: dict[Span, Reference] = {}
    lexicon = scene.page.lexicon
    for span in asked:
        run = scene.page.between(span)
        if len(run) != 1 or not any(lexicon.is_a(kind, scene.page.words[run.start].key) for kind in ("pronoun", "possessive")):
            continue
        k = run.start
        if (named := scene.page.names.get(k)) is not None and named.size > 1 and named.senses:
            continue  # "His Majesty's Government"
        level = innermost(drafts, span)
        key = scene.page.words[k].key
        person = lexicon.words["pronoun"].get(key, lexicon.words["possessive"].get(key, ""))
        if person.startswith("1"):
            level = in_whose_voice(scene, drafts, level, k)
        speakers = heard.speakers[level].entities if level is not None else ()
        scene.level = drafts[level].within if level is not None else None
        scene.voices = speakers
        scene.headed = level is not None and drafts[level].headed
        scene.barred = (*(speakers if scene.is_quoted(k) else ()), *in_whose_turn(drafts, heard, level))
        found[span] = refer_pronoun(scene, Head("pronoun", k, k + 1, Part("pronoun", k, k + 1)), bonus=_told_of(speakers))
        _note_alone(scene, span, found[span])
    scene.level, scene.voices, scene.barred, scene.headed = None, (), (), False
    return found


def _note_alone(scene: Scene, span: Span, found: Reference) -> None:
    """Note whom a pronoun means; whom it seemed to mean when only what stands before it had been read, it means no more."""
    if found.entities:
        for entity in scene.book.entities:
            if entity.mentions.get(span) == "pronoun":
                del entity.mentions[span]
    for entity in found.entities:
        entity.mentions.setdefault(span, "pronoun")


def _told_of(speakers: Sequence[Entity]) -> Bonus:
    sides = {id(e) for s in speakers for e in (s, s.party) if e is not None}
    return lambda entity: _SPEAKER_TOLD_OF if id(entity) in sides else 0.0
