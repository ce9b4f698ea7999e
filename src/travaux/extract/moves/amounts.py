"""Amounts of people: "thousands of miners", "most of the members", "a string of pilots" act as those whom they count."""

from __future__ import annotations

from travaux.extract.moves.relations import Relations

_COUNTED = frozenset({"dozens", "hundreds", "thousands", "millions", "scores", "percent", "cent", "half", "third", "couple"})
_TOLD = frozenset(
    {"all", "most", "many", "some", "several", "few", "majority", "minority", "handful", "string", "series", "number"}
)
_AMOUNTS = _COUNTED | _TOLD | {"plenty"}


def counted(relations: Relations, i: int) -> int:
    """The noun whose amount a word is: "thousands" to the "miners" of "thousands of miners"; any other word itself."""
    of = relations.of(i).get("of", ()) if relations.clauses.word(i).lower() in _AMOUNTS else ()
    return of[0] if of else i
