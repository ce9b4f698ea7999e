"""What reports count and quote otherwise: of the newest that tell what the parties of talks do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.store.joins.papers import MOST_OF_ALL, MOST_PAPERS

if TYPE_CHECKING:
    from travaux.joins.paper_told import Dispute
    from travaux.joins.play import Play
    from travaux.joins.told import Told
    from travaux.store.ledger import Ledger


def count_disputes(ledger: Ledger, play: Play, persons: Set[str], *, every: bool = False) -> list[Dispute]:
    """What the reports of a play count and quote otherwise.

    Args:
        persons: stems of words for people.
        every: of 1,000 reports, and not of 40.
    """
    from travaux.joins.answered import answered
    from travaux.joins.counted import counts_disputed
    from travaux.joins.rendered import rendered_otherwise
    from travaux.store.joins.told import load_digests

    found = {deed.told.version: deed.told for deed in play.deeds}
    newest = sorted(found.values(), key=lambda told: (told.day or "", told.version))[-(MOST_OF_ALL if every else MOST_PAPERS) :]
    bare = [told.entered for told in newest if not told.digest.figures]  # plays that are kept do without
    with ledger.database.asking() as connection:
        digests = load_digests(connection, sorted(bare)) if bare else {}
    told = [replace(each, digest=digests.get(each.entered, each.digest)) for each in newest]
    parties = _parties(play, told)
    quoted = rendered_otherwise(told, parties, ledger.words.joining)
    return [*counts_disputed(told, parties, persons), *quoted, *answered(told, parties)]


def _parties(play: Play, told: list[Told]) -> Mapping[str, Mapping[str, str]]:
    """For whom those act who speak in a play, by the ids of actors, by versions."""
    from travaux.joins.party_names import bare_name

    named: dict[str, dict[str, str]] = defaultdict(dict)
    for deed in play.deeds:
        named[deed.told.version] |= {voice.name: voice.party for voice in deed.chain if voice.name and voice.party}
    return {
        each.version: {
            figure.id: named[each.version][name]
            for figure in each.digest.figures
            if (name := bare_name(figure.name)) in named[each.version]
        }
        for each in told
    }
