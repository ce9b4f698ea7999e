"""Reports for tests of views, told in marked sentences: what a move is about stands in {}, its condition in []."""

from __future__ import annotations

import re
from dataclasses import replace

from joins_factory import TALKS, WORDS, actor, move, statement, told

from travaux.join_resources import load_view_rules
from travaux.joins.joining import join
from travaux.joins.play import Play
from travaux.views.marks import Mark
from travaux.views.trace import traces_of

RULES = replace(load_view_rules(), doubt=None)  # what is doubtful is told by `test_doubt.py`
_MARKS = re.compile(r"[{}\[\]]")


def tale(*sentences, day="2021-03-02", version="e1:one", speaker=None, of=None, **more):
    """A report of several moves, each `(kind, marked sentence)` or `(kind, marked sentence, status)`.

    Args:
        speaker: who says it all, `of` the party for which; the narrator where there is none.
    """
    plain = [_MARKS.sub("", sentence[1]) for sentence in sentences]
    head = f"Minister {speaker} said: " if speaker else ""
    text = head + " ".join(plain) + (f" {of} was told so." if of else "")
    actors = {name: actor(text, f"ac1:{name}", name) for name in TALKS.parties if name in text}
    statements = ()
    if speaker:
        actors["m"] = actor(text, "ac1:m", speaker, "person", party=f"ac1:{of}", role="Minister")
        statements = (statement(text, "s1:a", "ac1:m", f"Minister {speaker}", " ".join(plain)),)
    moves = tuple(_move(text, words, *sentence, by="s1:a" if speaker else None) for words, sentence in zip(plain, sentences))
    return told(text, tuple(actors.values()), moves, statements, day=day, version=version, **more)


def _move(text, words, kind, marked, status="actual", *, by):
    about, condition = (re.search(form, marked) for form in (r"\{(.*?)\}", r"\[(.*?)\]"))
    who = next(name for name in TALKS.parties if words.startswith(name))
    return move(
        text,
        kind,
        f"ac1:{who}",
        words.rstrip("."),
        _MARKS.sub("", about.group(1)) if about else None,
        by=by,
        status=status,
        condition=condition.group(1) if condition else None,
    )


def play(*reports, as_of=None) -> Play:
    """Reports, joined."""
    return join(reports, TALKS, WORDS, as_of)


def edges(*reports):
    """The edges of all traces, with what each end is."""
    found = {}
    for trace in traces_of(play(*reports), RULES):
        for edge in trace.edges:
            found[edge.kind, edge.earlier, edge.later] = (edge.kind, *(_end(mark) for mark in edge.ends), edge.basis)
    return list(found.values())


def _end(mark: Mark | None) -> str | None:
    return f"{mark.party} {mark.kind} {mark.about}" if mark is not None else None


def crowd(size: int) -> Play:
    """So many deeds on one proposition: all kinds and statuses, own words and claims, day by day."""
    from datetime import date, timedelta

    both = play(
        tale(("demand", "Karvelia demands {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:a"),
        tale(("reject", "Norvask rejects {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:b"),
    )
    kinds = ("demand", "offer", "accept", "reject", "concede", "commit", "propose")
    standings, statuses = ("declared", "claimed", "reported"), ("actual", "actual", "denied", "planned")
    deeds = []
    for place in range(size):
        like, day = both.deeds[place % 2], (date(2021, 3, 2) + timedelta(place // 100)).isoformat()
        origin = f"Outlet {place % 50}"
        told = replace(like.told, version=f"e1:{place}", article=f"e1:{place}", release=day, origin=origin, publisher=origin)
        more = {"kind": kinds[place % 7], "standing": standings[place % 3], "status": statuses[place % 4]}
        deeds.append(replace(like, told=told, since=day, made=day, quote=f'"word {place}" on lower tolls of {place}', **more))
    (proposition,) = both.propositions
    return replace(both, deeds=tuple(deeds), propositions=(replace(proposition, deeds=tuple(deeds)),))


# A demand, its refusal, what is claimed of that, how it ends, and another offer.
DEMAND = tale(("demand", "Karvelia demanded {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:a", day="2021-03-01")
REJECTED = tale(("reject", "Norvask rejected {lower tolls}."), speaker="Jan Roth", of="Norvask", version="e1:b", day="2021-03-03")
CLAIM = tale(("accept", "Norvask accepted {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:c", day="2021-03-04")
GIVEN = tale(("concede", "Karvelia dropped {its demand for lower tolls}."), version="e1:d", day="2021-03-09")
OFFER = tale(("offer", "Karvelia offered {a wide bridge} [if Norvask pays half]."), version="e1:e", day="2021-04-01")
ALL = (DEMAND, REJECTED, CLAIM, GIVEN, OFFER)
