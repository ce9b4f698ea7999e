"""From kinds of moves to PLOVER events and modes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from travaux.errors import ResourceError
from travaux.record.move import MOVE_KINDS, MoveStatus, Plover

STATUSES: tuple[str, ...] = get_args(MoveStatus)


@dataclass(frozen=True, slots=True)
class PloverMap:
    """What the roots of a file, kinds of moves and words mean in PLOVER.

    `events` gives each root's event types, `kinds` those that a move of a kind and status may be, the usual one first; none where
    PLOVER codes no event. `modes` gives for each event type its modes by the stems that show them.
    """

    events: Mapping[str, tuple[str, ...]]
    kinds: Mapping[tuple[str, str], tuple[str, ...]]
    modes: Mapping[str, Mapping[str, str]]

    def root_of(self, event: str) -> str | None:
        """The root whose events hold an event type."""
        return next((root for root, events in self.events.items() if event in events), None)

    def kinds_of(self, root: str) -> frozenset[str]:
        """The kinds of moves that may be events of a root; none for what is no move (assault, protest)."""
        wanted = set(self.events.get(root, ()))
        return frozenset(kind for (kind, _), events in self.kinds.items() if wanted & set(events))


def find_plover(
    kind: str, status: str, ranked: Sequence[tuple[str, float]], stems: Iterable[str], mapping: PloverMap
) -> Plover | None:
    """The event and mode of a move: of those that its kind and status allow, the one that the classifier thinks likeliest.

    Args:
        ranked: what `classify` gives; empty where a move has neither party nor target.
        stems: of the words of the move's evidence, the word that shows it first: the first that shows a mode of the event decides.
    """
    allowed = mapping.kinds.get((kind, status), ())
    if not allowed:
        return None
    chances = dict(ranked)
    event = max(allowed, key=lambda e: (chances.get(mapping.root_of(e) or "", 0.0), -allowed.index(e)))
    modes = mapping.modes.get(event, {})
    return Plover(event, next((modes[word] for word in stems if word in modes), None))


def parse_plover_map(roots: Iterable[list[str]], kinds: Iterable[list[str]], modes: Iterable[list[str]]) -> PloverMap:
    """The map from the rows of `plover/roots.tsv`, `plover/kinds.tsv` and `plover/modes.tsv`.

    Raises:
        ResourceError: a kind or status isn't known, one is there twice, or an event type belongs to no root.
    """
    events = {row[0]: tuple(row[1].split(",")) for row in roots}
    known = {event for found in events.values() for event in found}
    by_kind: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind, statuses, listed in (row[:3] for row in kinds):
        allowed = tuple(filter(None, listed.split(",")))
        for status in statuses.split(","):
            if kind not in MOVE_KINDS or status not in STATUSES or (kind, status) in by_kind or not set(allowed) <= known:
                raise ResourceError(
                    f"plover/kinds.tsv: expected each kind and status once, with events of roots.tsv; got {kind}, {status}"
                )
            by_kind[kind, status] = allowed
    by_event: dict[str, dict[str, str]] = {}
    for listed, mode, words in (row[:3] for row in modes):
        for event in listed.split(","):
            by_event.setdefault(event, {}).update(dict.fromkeys(words.split(","), mode))
    return PloverMap(events, by_kind, by_event)
