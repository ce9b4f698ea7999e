"""PLOVER: the root of an event whose source and target are known, and the event that a move is."""

from __future__ import annotations

from travaux.extract.plover.features import Event, features, read_event, stem
from travaux.extract.plover.mapping import PloverMap, find_plover, parse_plover_map
from travaux.extract.plover.weights import Weights, classify, event_vectors, feature_key, parse_stems, parse_weights, rank, unit

__all__ = [
    "Event",
    "PloverMap",
    "Weights",
    "classify",
    "event_vectors",
    "feature_key",
    "features",
    "find_plover",
    "parse_plover_map",
    "parse_stems",
    "parse_weights",
    "rank",
    "read_event",
    "stem",
    "unit",
]
