"""Denials of what others tell in other words: "no such thing", "the arrears" for "the debt"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from travaux.joins.digest import BEFORE
from travaux.views.accounts import at_once, days_apart, is_one_account, stems_of_thing, voice_of
from travaux.views.words import numbers_of, word_set, words_of

if TYPE_CHECKING:
    from travaux.joins.codebook import CodebookIssue, Talks
    from travaux.joins.deeds import Deed

_BINDING = ("accept", "commit", "offer", "propose")  # to which denials answer, whatever they call it
_WITHIN = 45  # days between what is told and its denial in other words
_MEETING = "consult"
_BY_NUMBER, _LESS = 0.5, 0.4  # what a number alone makes of a likeness, and less
_MOST = 200  # deeds of a party on an issue that are compared with a denial, the last before it
_LIKE, _LEAST = 0.6, 2  # share of the lesser's stems, and how many
_NEARLY, _MUCH = 0.8, 3  # the same where the issue is another
_NOTHING = re.compile(r"(?:no|nothing|not) (?:such|of the (?:kind|sort))\b", re.IGNORECASE)
_SUCH = re.compile(r"(?:(?:any|no|nothing|anything|of) )?such(?: \w+){0,2}|nothing of the (?:kind|sort)", re.IGNORECASE)
_ACT = re.compile(  # "the minister made no promises", "denied having given any assurance"
    r"(?:(?:having |to have )?(?:given|made|offered|received|signed|entered into) )?(?:any|no)(?: such| \w+)? (?:promise|assurance|"
    r"pledge|commitment|undertaking|guarantee|vow|agreement|deal|accord|understanding|bargain|offer|proposal|proposition|"
    r"overture|concession|demand|request|ultimatum|condition|consent|approval|acceptance)s?",
    re.IGNORECASE,
)
_ASKING = ("reporter", "interviewer", "journalist", "correspondent", "question")
_OF_ANY = re.compile(  # words that tell of any meeting
    r"\b(?:about|any|been|between|close(?:ly|st)?|consult\w*|contacts?|conversations?|discuss\w*|engag\w+|from|ha[sd]|have|held|hold"
    r"|into|meet(?:ings?)?|met|negotiat\w+|not|our|productive|sp[eo]ken?|talk(?:ed|ing|s)?|that|the|their|them|there|these|they|this"
    r"|touch|w(?:as|ere|ill|ith|ould))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"nothing(?: (?:at all|whatever|whatsoever))?", re.IGNORECASE)  # "had accepted nothing"
_NO = re.compile(r"(?:no|any|not any|neither)\s+([^,;:–]+)", re.IGNORECASE)  # "no credits, neither here nor there"
_ITS = re.compile(r"(?:its|their|that|this) \w+", re.IGNORECASE)  # "its demand"


def denies(deed: Deed) -> bool:
    """Whether a deed tells that something wasn't done: "promised no such thing" too."""
    return deed.status == "denied" or (deed.status == "actual" and _NOTHING.match(deed.about) is not None)


def is_answered(denial: Deed, made: Deed) -> bool:
    """Whether a denial may be of what was told: of the same kind, or of another way to bind oneself."""
    kinds = {denial.kind, made.kind}
    return len(kinds) == 1 or kinds <= set(_BINDING)


def denied_elsewhere(
    deeds: Sequence[Deed], issues: Mapping[str, str | None], talks: Talks, known: Set[str], *, likely: bool = False
) -> Iterator[tuple[str | None, list[Deed], list[Deed]]]:
    """What was told of a party, and its denial in words of another proposition; with the issue.

    Args:
        deeds: in the order in which they were made.
        issues: of deeds, by their ids.
        known: ids of denials that are answered already.
        likely: where nothing tells what "no such thing" means, it is the only thing that others claim.
    """
    passed_over = {issue.label: _words_for(issue) for issue in talks.issues}
    made, claimed, denials = _gathered(deeds, issues, known)
    for denial in denials:
        issue, own, claims = issues.get(denial.id), made[denial.party, "in", denial.told.version], claimed[denial.party]
        if _WHOLE.fullmatch(denial.about):
            meant = _before(denial, own, claims) or _only_claimed(denial, claims)
        elif _ACT.fullmatch(denial.about):
            meant = _pointed_at(denial, own, claims) or _only_claimed(denial, claims)
        elif _SUCH.fullmatch(denial.about):
            meant = _pointed_at(denial, own, claims) or (_only_claimed(denial, claims) if likely else [])
        elif issue is None and _ITS.fullmatch(denial.about):
            meant = _before(denial, [deed for deed in own if deed.kind == denial.kind], claims)
        elif denial.kind == _MEETING:
            meant = _met(denial, made[denial.party, "on", issue or ""])
        else:
            told = [*made[denial.party, "on", issue], *made[denial.party, "on", ""]] if issue else made[denial.party, "on", ""]
            told.sort(key=lambda deed: deed.made or "")
            meant = _alike(denial, _until(denial, told), passed_over.get(issue or "", frozenset()))
            meant = meant or _told_around(denial, claims) or _elsewhere(denial, claims, unknown=issue is None)
        if meant:
            yield issues.get(meant[0].id) or issue, meant, [denial]


_Made = dict[tuple[str, ...], list["Deed"]]


def _gathered(
    deeds: Sequence[Deed], issues: Mapping[str, str | None], known: Set[str]
) -> tuple[_Made, dict[str, list[Deed]], list[Deed]]:
    """What is told of each party in a report and on an issue, what others claim of it, and the denials that aren't answered yet."""
    made: _Made = defaultdict(list)
    claimed: dict[str, list[Deed]] = defaultdict(list)
    denials = []
    for deed in (deed for deed in deeds if not is_asked(deed)):
        if denies(deed):
            denials += [deed] if deed.id not in known else []
        elif deed.status == "actual" and deed.made is not None:
            made[deed.party, "in", deed.told.version].append(deed)
            made[deed.party, "on", issues.get(deed.id) or ""].append(deed)
            claimed[deed.party] += [deed] if deed.standing == "claimed" else []
        elif deed.status == "possible" and deed.standing == "claimed" and deed.made is not None:
            made[deed.party, "on", issues.get(deed.id) or ""].append(deed)  # "it would settle for 2.80 marks"
    return made, claimed, denials


def is_asked(deed: Deed) -> bool:
    """Whether a deed is told in a question alone, whose asker nobody claims to have heard it from: that is no claim."""
    act = deed.told.digest.act_of(deed.move)
    if act is not None and act.asked:
        return True
    others = [voice for voice in deed.chain if voice.party != deed.party]
    asked = bool(others) and others[0].name in _ASKING and all(voice.name in (*_ASKING, None) for voice in others)
    return deed.standing == "claimed" and asked


def _until(denial: Deed, deeds: Sequence[Deed]) -> list[Deed]:
    """The last deeds up to a denial's day that it may be of, so many."""
    at = bisect_right(deeds, denial.made or "", key=lambda deed: deed.made or "")
    return [deed for deed in deeds[max(0, at - _MOST) : at] if _may_be_meant(denial, deed)]


def _may_be_meant(denial: Deed, deed: Deed) -> bool:
    if not is_answered(denial, deed):
        return False
    own = deed.standing == denial.standing == "declared" and bool(deed.chain)
    if is_one_account(deed, denial) or (own and voice_of(deed) == voice_of(denial)):
        return False  # what one says himself in other words, and of another thing, he doesn't deny elsewhere
    apart = days_apart(deed, denial)
    here = deed.told.version == denial.told.version and not deed.dated and at_once(deed, denial)  # the day is the report's
    before = (deed.made or "") <= (denial.made or "") or here
    return apart is not None and apart <= _WITHIN and before


def _pointed_at(denial: Deed, own: Sequence[Deed], claims: Sequence[Deed]) -> list[Deed]:
    """What "no such thing" denies: a claim that the words before it tell, else what its report tells before."""
    near = [deed for deed in own if deed.standing != "declared" or _is_right_before(deed, denial)]
    return _told_around(denial, claims, pointing=True) or _before(denial, near, claims)


def _told_around(denial: Deed, claims: Sequence[Deed], *, pointing: bool = False) -> list[Deed]:
    """What others claim in words that stand right before a denial, most of them unless that points back.

    "Reports of a cut are false. It made no such demand."
    """
    act = denial.told.digest.act_of(denial.move)
    if act is None or not (pointing or len(stems_of_thing(denial.about)) >= _LEAST):
        return []
    text = f"{denial.told.digest.context(act, BEFORE)} {denial.quote}"
    party = word_set(denial.party)
    stems, numbers = stems_of_thing(text), numbers_of(text)
    shares: dict[float, list[Deed]] = defaultdict(list)
    for deed in _until(denial, claims):
        told, other = numbers_of(deed.about), stems_of_thing(deed.about) - party
        shared = len(stems & other) + len(numbers & told)
        if shared >= 1 if pointing else shared >= max(_LEAST, _LIKE * len(other | told)):
            shares[shared].append(deed)
    return shares[max(shares)] if shares else []


def _elsewhere(denial: Deed, claims: Sequence[Deed], *, unknown: bool) -> list[Deed]:
    """What others claim on another issue in nearly the same words, or of the same figure alone.

    Args:
        unknown: what the denial is about is told in no issue, so that one word is enough.
    """
    stems, numbers, party = stems_of_thing(denial.about), numbers_of(denial.about), word_set(denial.party)
    found = []
    for deed in _until(denial, claims):
        other, told = stems_of_thing(deed.about), numbers_of(deed.about)
        if unknown and denial.kind == deed.kind and len(stems) == 1 and stems <= other:
            found.append(deed)
            continue
        least = min(len(stems - party), len(other - party))
        shared, figures = len(stems & other - party), len(numbers & told)
        alone = denial.kind == deed.kind and figures and not other
        nearly = least >= _LEAST and shared + figures >= _MUCH and shared >= _NEARLY * least
        if (alone or nearly) and numbers >= told:
            found.append(deed)
    return found


def _is_right_before(deed: Deed, denial: Deed) -> bool:
    """Whether a denial that points back stands in the sentence behind, or in the same."""
    acts = {act.move: act.sentence for act in denial.told.digest.acts}
    return acts.get(denial.move, 0) - acts.get(deed.move, 0) <= 1


def _before(denial: Deed, deeds: Sequence[Deed], claims: Sequence[Deed]) -> list[Deed]:
    """The last thing that the same report tells of the party before a denial that points back to it; and earlier claims of it."""
    at = denial.evidence[0][0]
    own = [deed for deed in deeds if deed.evidence[0][0] < at and _may_be_meant(denial, deed)]
    last = [max(own, key=lambda deed: deed.evidence[0][0])] if own else []
    return [*last, *_told_before(last, claims)]


def _only_claimed(denial: Deed, claims: Sequence[Deed]) -> list[Deed]:
    """What others claim of a party that denies everything: nothing where they claim several things, as any may be meant."""
    near = [deed for deed in _until(denial, claims) if deed.kind == denial.kind]
    return near if len({stems_of_thing(deed.about) for deed in near}) == 1 else []


def _told_before(meant: Sequence[Deed], claims: Sequence[Deed]) -> list[Deed]:
    """Earlier claims by those who make a claim, with the same numbers or in the same words."""
    return [
        claim
        for deed in meant
        for claim in claims
        if claim.id != deed.id and claim.kind == deed.kind and _last_names(claim) & _last_names(deed) and _may_be_meant(deed, claim)
        if numbers_of(claim.about) & numbers_of(deed.about) or stems_of_thing(claim.about) & stems_of_thing(deed.about)
    ]


def _last_names(deed: Deed) -> frozenset[str]:
    return frozenset(voice.name.split()[-1].casefold() for voice in deed.chain if voice.name)


def _alike(denial: Deed, deeds: Sequence[Deed], passed_over: frozenset[str]) -> list[Deed]:
    """What is told in words most like those of a denial, apart from those for the issue itself."""
    nothing = _NO.match(denial.about)
    stems = stems_of_thing(nothing.group(1) if nothing is not None else denial.about) - passed_over
    numbers = numbers_of(denial.about)
    shares: dict[float, list[Deed]] = defaultdict(list)
    for deed in deeds:
        other, told = stems_of_thing(deed.about) - passed_over, numbers_of(deed.about)
        shared, least = len(stems & other), min(len(stems), len(other))
        if numbers and told and numbers.isdisjoint(told):
            continue
        if shared >= _LEAST and shared >= _LIKE * least:
            shares[shared / least].append(deed)
        elif numbers & told and (shared or not least):
            shares[_BY_NUMBER].append(deed)
        elif nothing is not None and not stems and denial.kind == deed.kind and deed.standing == "claimed":
            shares[_LESS].append(deed)  # all of the issue is denied
        elif denial.kind == deed.kind and _tells_of(denial, deed, stems, other):
            shares[_LESS].append(deed)
    return shares[max(shares)] if shares else []


def _tells_of(denial: Deed, deed: Deed, stems: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all words told of a deed say what is denied, or both tell one thing in a word."""
    if len(stems) >= _LEAST and stems <= stems_of_thing(deed.quote):
        return True
    return len(stems & other) == min(len(stems), len(other)) == 1


def _met(denial: Deed, deeds: Sequence[Deed]) -> list[Deed]:
    """The meetings that are denied: told within some weeks before, in words that a denial repeats besides who met."""
    stems = _met_about(denial)
    near = [deed for deed in deeds if deed.kind == _MEETING and _may_be_meant(denial, deed)]
    return [deed for deed in near if len(stems & _met_about(deed)) >= (1 if _of_one_day(denial, deed) else _LEAST)]


def _met_about(deed: Deed) -> frozenset[str]:
    """The stems of the words for a meeting that tell one from another: who else takes part, where, on what."""
    return stems_of_thing(_OF_ANY.sub(" ", deed.quote)) - stems_of_thing(deed.party)


def _of_one_day(one: Deed, other: Deed) -> bool:
    return one.dated and other.dated and one.made == other.made


def _words_for(issue: CodebookIssue) -> frozenset[str]:
    return frozenset(stem for words in (issue.label, *issue.synonyms) for stem in words_of(words))
