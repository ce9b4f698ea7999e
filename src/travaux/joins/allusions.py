"""By which words parties are called that stand in no part of their names: "the rebels", "the bloc"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

OF = ("of", "for", "from")
_ALLUSIONS = (  # words, and the beginnings of words in a party's name to which they allude
    (("mediator",), ("mediat",)),
    (("conciliator",), ("concili",)),
    (("arbitrator",), ("arbitr",)),
    (
        ("rebel", "insurgent", "guerrilla", "separatist"),
        ("front", "movement", "liberation", "resistance", "revolution", "brigade", "rebel", "insurgent"),
    ),
)
_NOUNS = (  # what bodies are called besides, the heads of their names, and, where it is told, words of which one must stand there
    (("bloc",), frozenset("alliance association commonwealth community league organisation organization union".split()), None),  # noqa: SIM905
    (
        ("union",),
        frozenset("association brotherhood confederation council federation guild league syndicate".split()),  # noqa: SIM905
        frozenset(
            "actors attendants crew dockers doctors drivers employees engineers firefighters journalists lecturers midwives"  # noqa: SIM905
            " miners musicians nurses paramedics physicians pilots players police professors railwaymen sailors seafarers"
            " staff steelworkers teachers workers writers".split()
        ),
    ),
    (("regulator", "watchdog"), frozenset("agency authority commission inspectorate regulator".split()), None),  # noqa: SIM905
)


def head_of(name: tuple[str, ...]) -> str:
    """The word of a name that tells what bears it: the last, or the one before "of"."""
    return next((word for word, behind in pairwise(name) if behind in OF), name[-1])


def allusions_to(name: tuple[str, ...]) -> Iterator[str]:
    """The words that allude to a party by its name, of one and of several."""
    for called, begins in _ALLUSIONS:
        if any(word.startswith(begins) for word in name):
            yield from (f"{word}{end}" for word in called for end in ("", "s"))


def called_besides(parties: Mapping[tuple[str, ...], str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the one party is called that is a body of some sort, with its name: "the bloc" for the Inner Sea Community."""
    for nouns, heads, members in _NOUNS:
        bodies = [name for name in parties if len(name) > 1 and head_of(name) in heads]
        names = [name for name in bodies if members is None or not members.isdisjoint(name)]
        if len({parties[name] for name in names}) == 1:
            yield from ((noun, max(names, key=len)) for noun in nouns)
