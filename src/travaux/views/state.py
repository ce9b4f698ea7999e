"""The state of play: where each party stands on each issue, on whose word, as of any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from travaux.joins.deeds import FORWARD
from travaux.joins.told import days_between
from travaux.views.accounts import at_once
from travaux.views.denials import denies
from travaux.views.doubt import parted
from travaux.views.figures import is_another_figure
from travaux.views.held import held
from travaux.views.referents import referred
from travaux.views.threads import is_one_condition, say_alike, threads
from travaux.views.trace import turns_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.joins.propositions import Proposition
    from travaux.record.move import MoveKind, MoveStatus, Standing
    from travaux.views.marks import Mark
    from travaux.views.rules import Becomes, Supersession, ViewRules

SCHEMA = "travaux.view.state/1"
_MOST = 100  # of what a party put forward or agreed to on an issue, the newest that may end what it put forward before
_ANSWERS = ("accept", "reject")  # kinds of what answers what another put forward
_ENDING = (*FORWARD, "accept", "commit")  # kinds of what may take the place of what a party put forward
_MAY = 21  # days for which it stands what a party may do
_AS_MUCH: tuple[set[MoveKind], ...] = (
    {"propose", "offer"},
    {"propose", "demand"},
    {"accept", "commit"},
)  # either says no other than the other


@dataclass(frozen=True, slots=True)
class Superseded:
    """An earlier stance, and what became of it."""

    deed: Deed
    becomes: Becomes

    def to_dict(self) -> dict[str, Any]:
        """The deed, with `becomes`."""
        return self.deed.to_dict() | {"becomes": self.becomes}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: a party's stance on one proposition.

    Args:
        about: the words of the report for what is proposed, demanded and so on.
        condition: in the report's words.
        since: the first day of this stance, ISO; `last` the day on which it was taken or renewed last.
        speaker: on whose word; None where the narrator tells it.
        origins: how many distinct origins tell it.
        evidence: the moves that tell it, the newest first.
        superseded: the party's earlier stances on the same proposition, the newest first, each with what became of it.
        echoed: what others say of the party where they say what it says itself; they supersede nothing.
        said_differently: what others say of it where they say something else.
        beside: it is what another voice of the party says at once, beside the last one.
        likely: how likely it is right by many weak signs, in [0, 1], where that makes it doubtful; else None.
    """

    party: str
    issue: str | None
    proposition: str
    about: str
    stance: MoveKind
    status: MoveStatus
    condition: str | None
    since: str | None
    last: str | None
    standing: Standing
    speaker: str | None
    origins: int
    evidence: tuple[Deed, ...]
    superseded: tuple[Superseded, ...]
    echoed: tuple[Deed, ...] = ()
    said_differently: tuple[Deed, ...] = ()
    beside: bool = False
    likely: float | None = None

    @property
    def held(self) -> tuple[Deed, ...]:
        """The party's deeds on which it rests, those of its earlier stances too."""
        return (*self.evidence, *(each.deed for each in self.superseded))

    def to_dict(self) -> dict[str, Any]:
        """A line of `travaux.view.state/1`."""
        deeds = ("evidence", "superseded", "echoed", "said_differently")
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        return plain | {name: [deed.to_dict() for deed in plain[name]] for name in deeds}


@dataclass(frozen=True, slots=True)
class State:
    """The state of play as of a day: parties in the order of columns, issues in the order of rows, and the lines of cells.

    Args:
        doubtful: lines that are likely wrong by many weak signs, and stand apart.
    """

    as_of: str | None
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    lines: tuple[Line, ...]
    undated: int
    reports: int
    doubtful: tuple[Line, ...] = ()

    def cell(self, party: str, issue: str) -> list[Line]:
        """The lines of one cell, stances before what is only planned, possible or denied, the newest first."""
        lines = [line for line in self.lines if line.party == party and line.issue == issue]
        return sorted(sorted(lines, key=lambda line: line.last or "", reverse=True), key=lambda line: line.status != "actual")

    def said_differently(self) -> list[tuple[Line, Deed]]:
        """What others say otherwise of parties than these themselves, with the lines that it stands against."""
        return [(line, deed) for line in self.lines for deed in line.said_differently]

    def to_dict(self) -> dict[str, Any]:
        """Wire form, `travaux.view.state/1`."""
        return {
            "schema": SCHEMA,
            "as_of": self.as_of,
            "parties": list(self.parties),
            "issues": list(self.issues),
            "reports": self.reports,
            "undated": self.undated,
            "lines": [line.to_dict() for line in self.lines],
            "doubtful": [line.to_dict() for line in self.doubtful],
        }


def state_of(play: Play, rules: ViewRules) -> State:
    """Where the parties of talks stand on their issues."""
    play = referred(play)
    lines = [line for proposition in play.propositions for line in _lines(proposition, rules.supersession)]
    lines = _without_turned(lines, turns_of(play, rules), rules.supersession)
    lines = _without_stale(_without_done(_without_met(lines, rules.supersession)), play)
    standing, doubtful = parted(lines, play, rules.doubt) if rules.doubt is not None else (lines, [])
    issues = tuple(issue.label for issue in play.talks.issues)
    return State(play.as_of, play.talks.parties, issues, tuple(standing), play.undated, play.reports, tuple(doubtful))


def _without_turned(lines: Sequence[Line], turns: Sequence[tuple[Mark, Mark]], table: Supersession) -> list[Line]:
    """Lines; what a party gave up in other words, or put forward with other terms since, stands beneath that, and no more alone."""
    at: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.status == "actual" and not line.beside:
            at[line.party, line.proposition].append(place)
    found: dict[int, Line] = dict(enumerate(lines))
    for earlier, later in turns:
        old, new = (_place_of(mark, at[mark.party, mark.proposition], lines) for mark in (earlier, later))
        if old in found and new in found and _is_turned(found[old], found[new], later):
            found[new] = _above(found[new], found.pop(old), later.kind, table)
    return list(found.values())


def _without_met(lines: Sequence[Line], table: Supersession) -> list[Line]:
    """Lines; what a party put forward stands beneath what it agrees to since in much the same words, or its next figure."""
    later: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.status == "actual" and line.stance in _ENDING and line.issue is not None and not line.beside:
            later[line.party, line.issue].append(place)
    newest = {key: sorted(some, key=lambda each: lines[each].last or "")[: -_MOST - 1 : -1] for key, some in later.items()}
    found: dict[int, Line] = dict(enumerate(lines))
    for place in sorted(found, key=lambda each: lines[each].last or ""):  # what ends one may be ended only after that
        line = lines[place]
        if line.status == "actual" and line.stance in (*FORWARD, "commit") and not line.beside:
            met = (each for each in newest.get((line.party, line.issue), ()) if _is_met(line, lines[each]))
            if (new := next(met, None)) is not None:
                found[new] = _above(found[new], found.pop(place), lines[new].stance, table)
    return list(found.values())


def _without_done(lines: Sequence[Line]) -> list[Line]:
    """Lines without what a party planned to do on an issue and has done since, whatever the words: "will propose a figure"."""
    done: dict[tuple[str, str | None, MoveKind], list[Line]] = defaultdict(list)
    for line in lines:
        if line.status == "actual":
            done[line.party, line.issue, line.stance].append(line)
    return [
        line
        for line in lines
        if line.status != "planned"
        or line.issue is None
        or not any(
            (each.last or "") >= (line.last or "") and _may_end(line, each)
            for each in done.get((line.party, line.issue, line.stance), ())
        )
    ]


def _without_stale(lines: Sequence[Line], play: Play) -> list[Line]:
    """Lines without what a party was only said to be able to do, some weeks before the last day that is known."""
    return [line for line in lines if line.status != "possible" or (days_between(line.last, play.now) or 0) <= _MAY]


def _is_met(old: Line, new: Line) -> bool:
    """Whether a line tells later what its party agrees to, in the words of what it put forward, or another figure for that."""
    if old.proposition == new.proposition or not _may_end(old, new) or (old.last or "") >= (new.last or ""):
        return False
    if is_another_figure(old.about, new.about):
        return True
    if old.stance not in FORWARD or new.stance not in ("accept", "commit"):
        return False
    theirs = {deed.about for deed in new.evidence}
    return any(say_alike(about, other) for about in {deed.about for deed in old.evidence} for other in theirs)


def _above(new: Line, gone: Line, kind: MoveKind, table: Supersession) -> Line:
    """A line with one beneath that it takes the place of."""
    how = table.becomes(gone.stance, kind, same_condition=False) or "recast"
    before = (*(Superseded(deed, how) for deed in gone.evidence), *gone.superseded)
    return replace(new, superseded=(*new.superseded, *before))


def _place_of(mark: Mark, places: Sequence[int], lines: Sequence[Line]) -> int | None:
    """Which of a party's lines on one proposition holds a mark, the first where none does."""
    ids = {deed.id for deed in mark.deeds}
    holding = (place for place in places if any(deed.id in ids for deed in lines[place].held))
    return next(holding, places[0] if places else None)


def _is_turned(old: Line, new: Line, later: Mark) -> bool:
    """Whether a line stands no more since a later mark of its party: another's word never takes an own one's place."""
    return old.stance in FORWARD and (old.last or "") <= (later.day or "") and _may_end(old, new) and _may_end(old, later)


def _may_end(old: Line | Deed, new: Line | Deed | Mark) -> bool:
    """Whether what is told may take the place of what was: another's word never takes an own one's."""
    return old.standing == "claimed" or new.standing != "claimed"


def _lines(proposition: Proposition, table: Supersession) -> Iterator[Line]:
    by_party: dict[str, list[Deed]] = defaultdict(list)
    for deed in (deed for deed in proposition.settled if " " in deed.quote.strip()):  # "no" alone tells nothing
        by_party[deed.party].append(replace(deed, status="denied") if denies(deed) and deed.status != "denied" else deed)
    for _, deeds in sorted(by_party.items()):
        yield from _of_party(proposition, deeds, table)


def _of_party(proposition: Proposition, deeds: Sequence[Deed], table: Supersession) -> Iterator[Line]:
    """A party's lines: its stance, that of another voice of it, then what is only planned, possible or denied.

    A plan is over once something was done.
    """
    done = [deed for deed in deeds if deed.status == "actual"]
    own = list(held([deed for deed in done if deed.standing != "claimed"]))
    claims = [deed for deed in done if deed.standing == "claimed"]
    others: dict[MoveStatus, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.status == "denied" or (deed.status != "actual" and not _is_over(deed, own or claims)):
            others[deed.status].append(deed)
    denials = {_agrees(deed): deed for deed in others.get("denied", ()) if deed.standing == "declared"}  # the last of each kind
    denied = [claim for claim in claims if not own and _denies(denials.get(_agrees(claim)), claim)]
    standing = [claim for claim in claims if not _denies(denials.get(_agrees(claim)), claim)]
    if own:
        lines = list(_stances(proposition, own, table))
        borne = [next((line for line in lines if _bears_out(claim, line)), lines[0]) for claim in claims]
        for line in lines:  # another's word never takes an own one's place
            yield _with_claims(line, [claim for claim, each in zip(claims, borne, strict=True) if each is line])
    elif standing:
        yield from _stances(proposition, standing, table)
    for status, some in others.items():
        if not _tells_where_it_stands(some):
            continue
        line = _line(proposition, some, table)
        yield _with_claims(line, denied) if status == "denied" else line


def _tells_where_it_stands(deeds: Sequence[Deed]) -> bool:
    """Whether what is planned, possible or denied is a stance: not that others say that a party has not agreed, or will do.

    Nor is it what a narrator alone tells that it has not answered: "did not reply to that in public".
    """
    status, kind = deeds[-1].status, deeds[-1].kind
    if status == "denied":
        return any(deed.standing == "declared" or (deed.standing == "reported" and kind not in _ANSWERS) for deed in deeds)
    return (status, kind) != ("planned", "commit") or any(deed.standing == "declared" for deed in deeds)


def _is_over(plan: Deed, done: Sequence[Deed]) -> bool:
    """Whether a party has taken a stance since it planned one, or might take one; another's word ends only another's."""
    if not done:
        return False
    last = done[-1]
    return (last.made or "") >= (plan.made or "") and _may_end(plan, last)


def _agrees(deed: Deed) -> MoveKind:
    """The kind of a deed; who denies that it agreed denies that it bound itself."""
    return "accept" if deed.kind == "commit" else deed.kind


def _denies(denial: Deed | None, claim: Deed) -> bool:
    """Whether a party's own denial is of what another says that it did: not of what is said to be done only later."""
    return denial is not None and ((claim.made or "") <= (denial.made or "") or at_once(claim, denial))


def _with_claims(line: Line, claims: Sequence[Deed]) -> Line:
    newest = claims[::-1]
    alike = tuple(deed for deed in newest if _bears_out(deed, line))
    return replace(line, echoed=alike, said_differently=tuple(deed for deed in newest if deed not in alike))


def _bears_out(claim: Deed, line: Line) -> bool:
    """Whether another says of a party what it says itself: who gave up a demand had made it, and an offer is a proposal."""
    if line.status != "actual":
        return False
    if line.stance == "concede" and claim.kind in FORWARD:
        return (claim.made or "") <= (line.last or "")
    return claim.kind == line.stance or {claim.kind, line.stance} in _AS_MUCH


def _stances(proposition: Proposition, deeds: Sequence[Deed], table: Supersession) -> Iterator[Line]:
    """The last stance of some, which are in the order in which they were taken, and that of another voice that differs at once.

    After them come those that are about something else than the last.
    """
    for thread in threads(deeds):
        line = _line(proposition, thread, table)
        beside = [each.deed for each in line.superseded if each.becomes == "stands beside"]
        yield replace(line, superseded=tuple(each for each in line.superseded if each.becomes != "stands beside"))
        if beside:
            yield replace(_line(proposition, beside[::-1], table), beside=True)


def _line(proposition: Proposition, deeds: Sequence[Deed], table: Supersession) -> Line:
    run, before = _run(deeds, table)
    last = deeds[-1]
    declared = [deed for deed in run if deed.standing == "declared"]
    shown = (declared or run)[-1]
    return Line(
        party=last.party,
        issue=proposition.issue,
        proposition=proposition.id,
        about=shown.about,
        stance=last.kind,
        status=last.status,
        condition=next((deed.condition for deed in reversed(run) if deed.condition), None),
        since=min((deed.since for deed in run if deed.since), default=None),
        last=max((deed.made for deed in run if deed.made), default=None),
        standing=shown.standing,
        speaker=shown.speaker,
        origins=len({deed.origin for deed in run}),
        evidence=tuple(reversed(run)),
        superseded=tuple(reversed(before)),
    )


def _run(deeds: Sequence[Deed], table: Supersession) -> tuple[list[Deed], list[Superseded]]:
    """The deeds of the last stance, and those before with what became of each."""
    last = deeds[-1]
    turn = next((deed.made or "" for deed in reversed(deeds) if deed.kind != last.kind), None)
    held = next((deed.condition for deed in reversed(deeds) if deed.kind == last.kind and deed.condition), None)
    run: list[Deed] = []
    before: list[Superseded] = []
    after = following = last  # the next that differs, and the next
    voice: Deed | None = None  # the first of the run that somebody says
    for deed in reversed(deeds):
        if deed.kind == last.kind and (turn is None or (deed.made or "") >= turn) and is_one_condition(deed.condition, held):
            run.append(deed)
            voice = deed if deed.speaker is not None else voice
        else:
            after = following if following.kind != deed.kind or not is_one_condition(following.condition, deed.condition) else after
            before.append(Superseded(deed, _becomes(deed, after, voice, table)))
        following = deed
    return run[::-1] or [last], before[::-1]


def _becomes(deed: Deed, after: Deed, voice: Deed | None, table: Supersession) -> Becomes:
    """What becomes of a stance: beside what another voice of the party says at once it stands, where the table says so."""
    if voice is not None and deed.speaker not in (None, voice.speaker) and at_once(deed, voice):
        how = table.becomes(deed.kind, voice.kind, "other voice")
        if how is not None:
            return how
    how = table.becomes(deed.kind, after.kind, same_condition=is_one_condition(deed.condition, after.condition))
    return how or "recast"
