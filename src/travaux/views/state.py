"""The state of play: where each party stands on each issue, on whose word, as of any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from travaux.joins.deeds import FORWARD
from travaux.ledger.garbage import keeping_all
from travaux.views.accounts import at_once
from travaux.views.denials import denies
from travaux.views.denied import without_denied
from travaux.views.doubt import parted
from travaux.views.endings import without_done, without_met, without_stale, without_turned
from travaux.views.given_way import without_over
from travaux.views.held import held
from travaux.views.lines import Line, Superseded, agrees, may_end
from travaux.views.overtaken import without_overtaken
from travaux.views.recalled import in_order
from travaux.views.referents import referred
from travaux.views.threads import is_one_condition, threads
from travaux.views.trace import answers_in, edges_between, issues_answered, turns_in

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.joins.propositions import Proposition
    from travaux.record.move import MoveKind, MoveStatus
    from travaux.views.marks import Edge
    from travaux.views.rules import Becomes, Supersession, ViewRules

SCHEMA = "travaux.view.state/1"
_ANSWERS = ("accept", "reject")  # kinds of what answers what another put forward
_AS_MUCH: tuple[set[MoveKind], ...] = (
    {"propose", "offer"},
    {"propose", "demand"},
    {"accept", "commit"},
)  # either says no other than the other


@dataclass(frozen=True, slots=True)
class State:
    """The state of play as of a day: parties in the order of columns, issues in the order of rows, and the lines of cells.

    Args:
        doubtful: lines that are likely wrong by many weak signs, and stand apart.
        answers: by the id of a deed that accepts or rejects something what it means; not in the wire form, which traces tell.
    """

    as_of: str | None
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    lines: tuple[Line, ...]
    undated: int
    reports: int
    doubtful: tuple[Line, ...] = ()
    answers: Mapping[str, Edge] = field(default_factory=dict)

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


@keeping_all()
def state_of(play: Play, rules: ViewRules) -> State:
    """Where the parties of talks stand on their issues."""
    play = referred(play)
    lines = [line for proposition in play.propositions for line in proposition.made(_lines, rules.supersession)]
    edges = edges_between(play, rules)
    answered = issues_answered(play, edges)
    lines = [replace(line, issue=answered.get(line.proposition)) if line.issue is None else line for line in lines]
    lines = without_turned(lines, turns_in(edges), rules.supersession)
    lines = without_met(lines, play, rules.supersession)
    lines = without_overtaken(without_denied(without_over(lines, play, rules.supersession), play), play)
    lines = without_stale(without_done(lines), play)
    standing, doubtful = parted(lines, play, rules.doubt) if rules.doubt is not None else (lines, [])
    issues = tuple(issue.label for issue in play.talks.issues)
    told = (play.as_of, play.talks.parties, issues, tuple(standing), play.undated, play.reports, tuple(doubtful))
    return State(*told, answers_in(edges))


def _lines(proposition: Proposition, table: Supersession) -> Sequence[Line]:
    by_party: dict[str, list[Deed]] = defaultdict(list)
    for deed in (deed for deed in proposition.settled if " " in deed.quote.strip()):  # "no" alone tells nothing
        by_party[deed.party].append(replace(deed, status="denied") if denies(deed) and deed.status != "denied" else deed)
    return tuple(line for _, deeds in sorted(by_party.items()) for line in _of_party(proposition, in_order(deeds), table))


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
    denials = {agrees(deed.kind): deed for deed in others.get("denied", ()) if deed.standing == "declared"}  # the last of each kind
    denied = [claim for claim in claims if not own and _denies(denials.get(agrees(claim.kind)), claim)]
    standing = [claim for claim in claims if not _denies(denials.get(agrees(claim.kind)), claim)]
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
    return (last.made or "") >= (plan.made or "") and may_end(plan, last)


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
