"""Two persons who speak for one party, of whom one does at once what the other refuses, in whatever proposition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations, takewhile
from typing import TYPE_CHECKING

from travaux.views.accounts import FULL_NAME, at_once, days_apart, is_one_account, is_person, last_name, stems_of_thing
from travaux.views.words import numbers_of, word_set, words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_FOR, _AGAINST = ("accept", "commit", "offer", "propose"), ("reject",)
_DONE = ("actual", "planned", "possible")
_PUT, _ASKED = ("offer", "propose"), "demand"
_CHANGES = re.compile(
    r"\b(?:now|instead|rais\w+|lower\w*|increas\w+|improv\w+|reduc\w+|rather|new|revis\w+|again|down|up|no longer|"
    r"first|later|then|at (?:least|most)|more|less|up to|another|further|additional)\b",
    re.IGNORECASE,
)  # words of who tells of a change, or of no single figure
_MOST = 60  # deeds before a refusal, and as many after it, that it is compared with
_LIKE = 0.6  # share of the lesser's stems
_BACK = re.compile(
    r"(?:to \w+ )?(?:(?:any|one|none|all|each) of (?:them|it|those|these|that)|it|them|that|this|those|these|"
    r"any such \w+|such an? \w+|the (?:idea|offer|proposal|plan|deal|suggestion))",
    re.IGNORECASE,
)
_BEHIND = 2  # sentences from what somebody does to a refusal that points to it
_ANY = re.compile(r"(?:any|all|every)\b", re.IGNORECASE)
_LEAST = re.compile(  # of how little is refused: "not a single crown", "any such council", "not at any price"
    r"\b(?:any|none|nothing|(?:not|never) (?:a|an|one|even)|no(?= \w)|single|whatever|whatsoever|at all)\b", re.IGNORECASE
)
_PLAIN = re.compile(  # what binds or refuses, and tells nothing of what
    r"\b(?:w(?:ill|ould)|c(?:an|ould)|shall|should|must|ma[dy]e?|has|had|have|not|its?|his|her|their|our|the|this|that|for|and|with|"
    r"in (?:any|some|no) ways?|are|was|were|been|being|from|into|these|those|them|they|what|who|which|when|"
    r"accept\w*|agree\w*|reject\w*|refus\w*|oppos\w*|offer\w*|propos\w*|promis\w*|willing|ready|government|country|party|any|all|whatever|whatsoever|also|now|yet|still)\b",
    re.IGNORECASE,
)


def of_persons(deeds: Sequence[Deed], issues: Mapping[str, str | None], known: Set[str]) -> Iterator[tuple[str, Deed, Deed]]:
    """What one person does for a party, and another refuses at once on the same issue; with that.

    Args:
        issues: of deeds, by their ids; where one of two has none, it is the other's.
        known: ids of deeds and refusals that are told already.
    """
    by_party: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.status in _DONE and deed.standing != "claimed" and is_person(deed):
            by_party[deed.party].append(deed)
    for own in by_party.values():
        told: set[tuple[str | None, str | None]] = set()
        done = [deed for deed in own if deed.kind in _FOR]
        days = [deed.made or "" for deed in done]
        refusals = [deed for deed in own if deed.kind in _AGAINST and deed.status != "possible" and deed.id not in known]
        for refusal in sorted(refusals, key=lambda deed: deed.standing != "declared"):  # what is told in his own words first
            for deed in _near(refusal, done, bisect_left(days, refusal.made or "")):
                one, other = issues.get(deed.id), issues.get(refusal.id)
                issue, voices = one or other, (last_name(deed), last_name(refusal))
                back = _points_back(refusal, deed)
                if is_one_account(deed, refusal):
                    continue
                if issue is None or (None not in (one, other) and one != other and not back) or voices in told:
                    continue
                if back and deed.id in known:
                    continue
                if back or _refuses(refusal, deed, word_set(issue)):
                    told.add(voices)
                    yield issue, deed, refusal


def of_figures(deeds: Sequence[Deed], issues: Mapping[str, str | None]) -> Iterator[tuple[str, Deed, Deed]]:
    """What two persons ask for, or put forward, for a party within a day with other figures; with the issue.

    Who tells that it is more, or less, than before tells of a change.

    Args:
        deeds: in the order in which they were made.
    """
    by_thing: dict[tuple[str, str, bool], list[Deed]] = defaultdict(list)
    for deed in deeds:
        issue, own = issues.get(deed.id), deed.status == "actual" and deed.standing != "claimed"
        if issue is not None and own and deed.kind in (*_PUT, _ASKED) and is_person(deed) and len(numbers_of(deed.about)) == 1:
            by_thing[deed.party, issue, deed.kind == _ASKED].append(deed)
    for (_, issue, _), some in by_thing.items():
        told: set[frozenset[str | None]] = set()
        for one, other in combinations(some[-_MOST:], 2):
            voices, apart = frozenset((last_name(one), last_name(other))), days_apart(one, other)
            if len(voices) == 1 or voices in told or apart is None or apart > 1 or _CHANGES.search(f"{one.quote} {other.quote}"):
                continue
            if numbers_of(one.about).isdisjoint(numbers_of(other.about)) and _is_one_thing(one, other):
                told.add(voices)
                yield issue, one, other


def _is_one_thing(one: Deed, other: Deed) -> bool:
    """Whether two objects are one in all words but their numbers, or nearly."""
    stems = [stems_of_thing(deed.about) for deed in (one, other)]
    return bool(stems[0] & stems[1]) and len(stems[0] & stems[1]) >= _LIKE * max(map(len, stems))


def _near(refusal: Deed, done: Sequence[Deed], at: int) -> Iterator[Deed]:
    """What others do at once with a refusal, of what is done in the order of days; before a place in it and from there on."""
    for some in (reversed(done[max(0, at - _MOST) : at]), done[at : at + _MOST]):
        for deed in takewhile(lambda deed: at_once(deed, refusal), some):
            if last_name(deed) != last_name(refusal):
                yield deed


def is_of_somebody(deed: Deed) -> bool:
    """Whether a deed is told by somebody who speaks for a party, or names him; else who tells it is the party or a narrator."""
    if deed.speaker is not None and deed.speaker != deed.party:
        return True
    return any(name not in deed.party for name in FULL_NAME.findall(deed.quote))


def _refuses(refusal: Deed, deed: Deed, label: frozenset[str]) -> bool:
    """Whether both tell of one thing: they share more than words for the issue, or all of it is refused."""
    refused, done = numbers_of(refusal.about), numbers_of(deed.about)
    if refused and done and refused.isdisjoint(done):
        return False
    one, other = _stems(refusal), _stems(deed)
    shared, least = len((one & other) - label), min(len(one - label), len(other - label))
    if shared and shared >= _LIKE * least:
        return True
    if _LEAST.search(refusal.quote) is not None and one & other:
        return True
    return _ANY.match(refusal.about) is not None and bool(one & other & label)


def _points_back(refusal: Deed, deed: Deed) -> bool:
    """Whether a refusal stands right behind what another does, and only points to it: "not one of them walks free"."""
    if deed.told.version != refusal.told.version or _BACK.fullmatch(refusal.about) is None:
        return False
    places = [act.sentence for move in (deed.move, refusal.move) if (act := refusal.told.digest.act_of(move)) is not None]
    return len(places) == 2 and 0 <= places[1] - places[0] <= _BEHIND


def _stems(deed: Deed) -> frozenset[str]:
    names = word_set(f"{deed.party} {last_name(deed) or ''}")
    return frozenset(stem for stem in words_of(_PLAIN.sub(" ", deed.quote)) if len(stem) > 2 or stem.isdigit()) - names
