"""What people are told to be: in apposition behind other words, by a verb, or as whom somebody has sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.extract.actors.clauses import all_meant, behind, cases_of, whose, word_at
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.scene import Scene
from travaux.extract.actors.tenure import was_once

_BECOMING = frozenset({"became", "becomes", "become", "remains", "remained", "stays"})
_NAMING = frozenset({"appointed", "appoints", "named", "names", "nominated", "elected", "chosen", "picked", "made", "confirmed"})
_SENDING = frozenset({"sent", "sends", "dispatched", "dispatches"})
_ENDS = re.compile(r"[.?!\"“”]\s")  # what no apposition goes past
_LEADING = frozenset({"lead", "head", "represent", "negotiate", "speak"})
_TALKS = frozenset({"talks", "negotiations", "table", "round", "session", "meeting", "conference", "summit"})


def note_what_they_are(scene: Scene) -> None:
    """Note for people of whom nothing else is told what a clause says they are: "Strand has been chief negotiator of the union".

    So in "Strand, who took over as chief negotiator of the union", "Strand, 54, the union's chief negotiator".
    """
    for office in scene.book.entities:
        if office.kind != "office" or office.party is None or not office.held:
            continue
        words = (k for at in office.seen for k in range(at, at + len(office.held[0].words)) if k < len(scene.page.tokens))
        for core in {scene.page.tokens[k] for k in words}:
            for person in all_meant(scene, _told_to_be(scene, core)):
                if person.kind == "person" and person.party is None and not person.held:
                    person.act_for(office.party)
                    person.held = list(office.held)


def note_whom_they_sent(scene: Scene) -> None:
    """Note for people without a party who has appointed them, or sent them to talks: "Norvask sent Ana Velt to the talks".

    So in "Velt, whom Norvask sent to the talks", "Velt, appointed by Norvask to lead its team".
    """
    tokens = scene.page.analysis.tokens
    for i, token in enumerate(tokens):
        if token.upos != "VERB" or (word := word_at(scene, i)) not in _NAMING | _SENDING:
            continue
        below = [k for k, each in enumerate(tokens) if each.head == i]
        to_talks = any(word_at(scene, k) in _TALKS | _LEADING for k in below)
        behind_it = token.deprel.startswith("acl")
        if not to_talks and (word in _SENDING or behind_it):
            continue
        named = [k for k in below if tokens[k].deprel == "obj" and tokens[k].upos != "PRON"]
        by = [k for k in below if tokens[k].deprel.startswith("obl") and cases_of(scene, k) == {"by"}]
        if not named and behind_it:
            whom = any(tokens[k].deprel == "obj" for k in below)  # "Velt, | whom | Norvask sent"
            named = [token.head] if whom else list(whose(scene, i))
        people = all_meant(scene, named)
        sides = all_meant(scene, by or [k for k in below if tokens[k].deprel == "nsubj"])
        sides = [e for e in sides if e.kind in ("government", "organisation")]
        if len(people) == 1 == len(sides) and people[0].kind == "person" and people[0].party is None:
            people[0].act_for(top_party(sides[0]))


def _told_to_be(scene: Scene, core: int) -> Iterator[int]:
    """Of whom a clause says that they are what a token means."""
    tokens = scene.page.analysis.tokens
    if core < 0:
        return
    relation, above = tokens[core].deprel, tokens[core].head
    as_that = relation == "obl" and _follows_as(scene, core)
    used = relation == "xcomp" and word_at(scene, above) == "used"
    if was_once(scene, core, above if as_that or used else -1):
        return
    if any(token.head == core and token.deprel == "cop" for token in tokens):
        yield from whose(scene, core)
    elif above < 0:
        return
    elif relation == "appos":
        between = scene.page.analysis.article.text[tokens[above].end : tokens[core].start]
        if not _ENDS.search(between):
            yield above
    elif as_that:
        yield from behind(scene, above)
    elif relation in ("xcomp", "obj", "obl") and not cases_of(scene, core):
        if word_at(scene, above) in _BECOMING:
            yield from whose(scene, above)
        elif word_at(scene, above) in _NAMING:
            yield from _named(scene, above)


def _named(scene: Scene, verb: int) -> Iterator[int]:
    """Who is told to be named: "Velt, named envoy", "Velt was named envoy"."""
    tokens = scene.page.analysis.tokens
    if tokens[verb].deprel.startswith("acl"):
        yield from whose(scene, verb)
    yield from (k for k, token in enumerate(tokens) if token.head == verb and token.deprel == "nsubj:pass")


def _follows_as(scene: Scene, core: int) -> bool:
    """Whether a noun phrase stands after "as"."""
    tokens = scene.page.analysis.tokens
    first = core
    while (
        first > 0
        and (tokens[first - 1].head in range(first, core + 1) or tokens[first - 1].deprel == "case")
        and word_at(scene, first - 1) != "as"
    ):
        first -= 1
    return first > 0 and word_at(scene, first - 1) == "as"
