"""Actors: everyone that a report tells of as speaking, acting or addressed, one entity each; and who speaks in each statement."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.analysis.values import Analysis
from travaux.extract.actors.asked import refer_asked
from travaux.extract.actors.found import ActorsFound, Speaker, Unknown, to_found
from travaux.extract.actors.hear import hear
from travaux.extract.actors.letterheads import find_letterhead, mark_letterhead
from travaux.extract.actors.lexicon import ActorLexicon, parse_actor_lexicon
from travaux.extract.actors.listing import outlet
from travaux.extract.actors.matching import read_page
from travaux.extract.actors.own_bodies import find_own_bodies, note_whose_ours_are
from travaux.extract.actors.partisan import find_parties_of_one_name
from travaux.extract.actors.scene import Options, Scene
from travaux.extract.draft import Draft
from travaux.extract.statements.quotations import find_quotations
from travaux.record.span import Span

__all__ = ["ActorLexicon", "ActorsFound", "Options", "Speaker", "Unknown", "parse_actor_lexicon", "resolve_actors"]

DEFAULT = Options()


def resolve_actors(
    analysis: Analysis,
    drafts: Sequence[Draft],
    lexicon: ActorLexicon,
    published: str | None,
    *,
    asked: Sequence[Span] = (),
    doers: Sequence[Span] = (),
    options: Options = DEFAULT,
) -> ActorsFound:
    """The actors of an article, and speakers and addressees of its statements.

    Args:
        published: ISO date of the report; office-holders and states are those of that date.
        asked: pronouns outside sources that are to be resolved too; those that are become mentions.
        doers: nouns that stand where it is told who makes a move, or whose a text is: actors, whatever they are called.
        options: how sure a reference must be to be resolved.
    """
    page = read_page(analysis, lexicon, published)
    letterhead = find_letterhead(page)
    if letterhead is not None:
        mark_letterhead(page, letterhead)
    scene = Scene(page, options, tuple(find_quotations(analysis.article)))
    article = analysis.article
    publisher = outlet(scene, article.publisher) if article.publisher else None
    credits = list(dict.fromkeys(outlet(scene, name) for name in article.credits))
    scene.outlets = tuple(e for e in (publisher, *credits) if e is not None and e.kind == "organisation")
    scene.issuer = publisher
    scene.turns = tuple(span for draft in drafts if draft.label for span in draft.content)
    scene.doers = frozenset(k for span in doers for k in page.between(span))
    heard = hear(scene, drafts, letterhead)
    found = refer_asked(scene, drafts, heard, asked)
    note_whose_ours_are(scene, drafts, heard)
    return to_found(
        scene, heard, publisher, credits, found, {**find_parties_of_one_name(scene), **find_own_bodies(scene, drafts, heard)}
    )
