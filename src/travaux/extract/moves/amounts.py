"""Amounts of people: "thousands of miners", "most of the members", "a string of pilots" act as those whom they count."""

from __future__ import annotations

from travaux.extract.moves.relations import Relations

_AMOUNTS = frozenset(
    [
        "all",
        "couple",
        "cent",
        "dozens",
        "few",
        "half",
        "handful",
        "hundreds",
        "majority",
        "many",
        "millions",
        "minority",
        "most",
        "number",
        "percent",
        "plenty",
        "scores",
        "series",
        "several",
        "some",
        "string",
        "third",
        "thousands",
    ]
)


def counted(relations: Relations, i: int) -> int:
    """The noun whose amount a word is: "thousands" to the "miners" of "thousands of miners"; any other word itself."""
    of = relations.of(i).get("of", ()) if relations.clauses.word(i).lower() in _AMOUNTS else ()
    return of[0] if of else i
