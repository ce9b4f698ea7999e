"""The issue of a codebook that a move is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import lru_cache

from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.digest import Act, Digest
from travaux.joins.numerals import numbers_of
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import LikelyStems, name_words, words_of

_BACK = re.compile(r"\b(?:it|them|these|those|they)\b")
_BACK_TO = re.compile(r"(?:the|th[oe]se|that|its|their|his|her)\b", re.IGNORECASE)
_SAID_OF_IT = re.compile(  # what else must hold, what it is for, when, and what is told of a thing that is named
    r"(?<=\w)\s(?:if|unless|provid(?:ed|ing)|as (?:soon|long) as|on condition|that|which|who|whose|where"
    r"|so (?:that|as)|in order|because|before|after|while|when|until|pending|ahead of)\b"
)
_TOLD_IN_IT = re.compile(  # after these comes what an object is about: "its demand that the town be left", "to go before the court"
    r"\b(?:(?:call|claim|condition|demand|idea|insistence|offer|plan|pledge|promise|proposal|request|suggestion)s? that"
    r"|(?:appear|come|go|put|stand) before)\Z"
)
_ASIDE = re.compile(r", (?:which|who|whose|where)\b[^,]*,")  # what is told of somebody on the way
_BESIDE = frozenset(
    ("about", "activ", "after", "by", "date", "effort", "figur", "from", "its", "level", "meet", "number", "or", "order", "year")
)  # stems that tell of no issue, though of what a move is about
_UNITS = frozenset(("percent", "million", "billion", "month", "week", "day", "hour", "tonn"))  # stems that tell less than names
_OF_UNITS = re.compile("per ?cent|%|million|billion|month|week|day|hour|tonne", re.IGNORECASE)
_WORD = 0.75  # how much more a word tells that is a phrase of its own than one of a longer phrase
_SPELT = {  # stems of words that are spelt in two ways
    "center": "centr",
    "color": "colour",
    "defens": "defenc",
    "favor": "favour",
    "harbor": "harbour",
    "labor": "labour",
    "licens": "licenc",
    "offens": "offenc",
    "practis": "practic",
    "program": "programm",
}
_SMALL = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "the", "to"))  # words that stand in names of posts
_POINTS = re.compile(
    r"\b(?:it|them|they|this|these|that|those(?! who| of| in| with| responsible)|such a|so|same|both|either|there)\b", re.IGNORECASE
)
_SMALL_STEM = 2  # letters of a stem that tells nothing
_ENOUGH = 5  # stems of an object that tell what it is about
_SENTENCES = 50  # of which the issue is remembered: about as many as one report has
_SPEAKER = re.compile(r"[A-Z][^:.?!]{0,60}:|[QA][.:]?")  # a label of who speaks, which stands as a sentence of its own
_NAMES = re.compile(r"(?<=\w )[A-Z]\w*")  # of a body: "the World Relief Council"
_NAME = 4  # letters of a party's name with which its adjective begins
_OBJECT, _LABEL, _BEFORE, _EVIDENCE = 4.0, 3.0, 3.0, 2.0  # how much a phrase of an issue tells, by where it stands
_LABEL_ELSEWHERE = 1.0  # the same, of a record's label that doesn't stand in the move's object


def issue_finder(talks: Talks, words: JoinWords) -> IssueFinder:
    """What finds the issues of talks: words for numbers tell of none alone, "the four firings" not of four visits."""
    empty = words.empty | {stem for word in words.numbers for stem in words_of(word)}
    parties = party_stems(talks)
    kin = IssueFinder(with_kin(talks.issues, words.kin), empty, parties, words.roles, whole=True) if words.kin else None
    return IssueFinder(talks.issues, empty, parties, words.roles, kin)


def with_kin(issues: Sequence[CodebookIssue], kin: Sequence[Sequence[str]]) -> tuple[CodebookIssue, ...]:
    """Issues with the words alone that mean nearly what theirs do, where no other issue has any of these."""
    told = {issue.label: [_stems_of(phrase) for phrase in (issue.label, *issue.synonyms)] for issue in issues}
    found: dict[str, list[str]] = defaultdict(list)
    for line in kin:
        stems = {phrase: _stems_of(phrase) for phrase in line}
        owners = [label for label, phrases in told.items() if any(_has(each, one) for each in phrases for one in stems.values())]
        if len(owners) == 1:
            found[owners[0]] += line
    return tuple(replace(issue, synonyms=tuple(dict.fromkeys(found[issue.label]))) for issue in issues)


def _has(stems: Sequence[str], some: Sequence[str]) -> bool:
    """Whether some stems stand side by side among others."""
    return any(tuple(stems[at : at + len(some)]) == tuple(some) for at in range(len(stems)))


def party_stems(talks: Talks) -> frozenset[str]:
    """The stems of the parties' names."""
    return frozenset(stem for party in talks.parties for stem in words_of(party))


class IssueFinder:
    """Finds the issue of a codebook that a move is about.

    Args:
        issues: of the codebook.
        empty: stems that tell nothing, outside of a whole phrase.
        parties: stems of the parties' names: alone they tell of no issue, nor does "Karvelian" beside "Karvelia".
        roles: words for posts: "the fisheries minister" tells of no fisheries.
        kin: finds them by words that mean nearly the same, where their own tell none.
        whole: only whole phrases tell an issue, and no single word of them.
    """

    def __init__(
        self,
        issues: Sequence[CodebookIssue],
        empty: Set[str],
        parties: Set[str] = frozenset(),
        roles: Set[str] = frozenset(),
        kin: IssueFinder | None = None,
        *,
        whole: bool = False,
    ) -> None:
        self._kin = kin
        self._empty = empty
        phrases = [(issue.label, _stems_of(phrase)) for issue in issues for phrase in (issue.label, *issue.synonyms)]
        self._phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)  # by their first stems
        for label, phrase in dict.fromkeys(pair for pair in phrases if pair[1]):
            self._phrases[phrase[0]].append((label, phrase))
        names = tuple(party for party in parties if len(party) >= _NAME)
        owners: dict[str, set[str]] = defaultdict(set)
        for label, phrase in () if whole else phrases:
            for stem in phrase:
                if stem not in empty and stem not in _BESIDE and not stem.startswith(names) and stem not in parties:
                    owners[stem].add(label)
        self._owners = {stem: tuple(labels) for stem, labels in owners.items()}
        self._roles = roles - _SMALL
        told = {stem for _, phrase in phrases for stem in phrase}
        self._stems = LikelyStems(told, _SPELT)
        self._dated = tuple(issue for issue in issues if issue.since is not None or issue.until is not None)
        self._around = lru_cache(maxsize=_SENTENCES)(self._told_in)  # moves stand side by side

    @property
    def is_dated(self) -> bool:
        """Whether it depends on the day of a move which issue that is about."""
        return bool(self._dated)

    def find(self, act: Act, digest: Digest, day: str | None = None) -> tuple[str | None, bool]:
        """The label of the issue, where one tells more than the others, and whether the move's own words tell it.

        A unit alone ("27 per cent") tells it less surely than what has the same number elsewhere.

        The sentence, and those before, tell it only where the move's own words don't.

        Args:
            day: on which the move was made; issues whose dates don't cover it are passed over.
        """
        closed = self._closed(day)
        about = _thing_of(act.about) if act.about != act.quote else ""
        label = _LABEL if (act.issue or "") in about else _LABEL_ELSEWHERE
        before = (
            digest.context(act, 0) if _BACK.search(about) else ""
        )  # "that one of them stand here": what stands before tells more
        named = self._best(((about, _OBJECT),), closed) is not None
        quote = _ASIDE.sub(" ", _without_others(act, digest) if named else _without_beside(act.quote, act, digest))
        own = ((about, _OBJECT), (act.issue or "", label), (quote, _EVIDENCE), (before, _BEFORE))
        if (found := self._best(own, closed)) is not None:
            return found, _OF_UNITS.search(quote) is None or self._best(own, closed, _UNITS) is not None
        if self._kin is not None and (found := self._kin._best(((_NAMES.sub(" ", about), _OBJECT),), closed)) is not None:
            return found, True
        around = _told_around(act, digest)
        for sentence in around[:1] if self._says_enough(about) else around:
            if (found := self._around(sentence, closed)) is not None:
                return found, False
        return None, False

    def _says_enough(self, about: str) -> bool:
        """Whether an object tells alone what it is about, so that what stands before it is hardly its issue."""
        if _POINTS.search(about) is not None or numbers_of(about):
            return False
        return len({stem for stem in words_of(about) if len(stem) > _SMALL_STEM} - self._empty) >= _ENOUGH

    def told_by(self, words: str, day: str | None = None) -> str | None:
        """The label of the issue that some words name, as of a day."""
        return self._best(((words, 1.0),), self._closed(day))

    def _told_in(self, sentence: str, closed: Set[str]) -> str | None:
        return self._best(((self._without_posts(sentence), 1.0),), closed)

    def _closed(self, day: str | None) -> frozenset[str]:
        return frozenset(issue.label for issue in self._dated if not issue.covers(day))

    def _without_posts(self, text: str) -> str:
        """Words without those for posts that stand side by side: "Fisheries Minister", "the foreign ministry"."""
        words = name_words(text)
        posts = [word in self._roles for word in words]
        if not any(posts):
            return " ".join(words)
        beside = [one and (before or after) for before, one, after in zip([False, *posts], posts, [*posts[1:], False])]
        return " ".join(word for word, told in zip(words, beside, strict=True) if not told)

    def _best(self, texts: Sequence[tuple[str, float]], closed: Set[str], without: Set[str] = frozenset()) -> str | None:
        scores: dict[str, float] = defaultdict(float)
        for text, weight in texts:
            stems = tuple("" if stem in without else stem for stem in self._likely(text))
            if not any(stems):
                continue
            for owners in [self._owners[stem] for stem in dict.fromkeys(stems) if stem in self._owners]:
                for label in owners:
                    scores[label] += weight / len(owners)
            starts = [at for at, stem in enumerate(stems) if stem in self._phrases]
            told = {pair for at in starts for pair in self._phrases[stems[at]] if stems[at : at + len(pair[1])] == pair[1]}
            for label, phrase in sorted(told):
                scores[label] += weight * (len(phrase) if len(phrase) > 1 else _WORD)
        if not scores:
            return None
        ranked = sorted(((label, score) for label, score in scores.items() if label not in closed), key=lambda pair: -pair[1])
        best = [label for label, score in ranked if score == ranked[0][1]]
        return best[0] if len(best) == 1 else self._first_told(best, texts[0][0])

    def _first_told(self, labels: Sequence[str], text: str) -> str | None:
        """Which of some issues a word tells first: "the deployment of observers to Marfa" is about observers."""
        for stem in self._likely(text):
            if told := [label for label in labels if label in self._owners.get(stem, ())]:
                return told[0] if len(told) == 1 else None
        return None

    def _likely(self, text: str) -> tuple[str, ...]:
        """The stems of a text's words, of those that an issue may have."""
        return self._stems.of(_without_spaces(text))


def _thing_of(about: str) -> str:
    """What an object names, without what else must hold, what it is for, when, and what is told of a thing that is named."""
    for found in _SAID_OF_IT.finditer(about):
        if not _TOLD_IN_IT.search(about[: found.end()]):
            return about[: found.start()]
    return about


def _without_others(act: Act, digest: Digest) -> str:
    """A move's words without what other moves of its sentence are about: of "a truce of 30 days, and 90 observers" each alone."""
    quote = act.quote
    for other in digest.acts:
        if other.sentence == act.sentence and other is not act and other.about not in act.about and act.about not in other.about:
            quote = re.sub(rf"(?<!\w){re.escape(other.about)}(?!\w)", " ", quote)  # "it", not in "Transit"
    return quote


def _told_around(act: Act, digest: Digest) -> tuple[str, ...]:
    """The sentence of a move, and the one before; where that only names who speaks ("Ms Velt:"), what was asked before that.

    Of what counts nothing the second one before may tell it, too: much else has been counted since.
    """
    sentences = digest.sentences or {}
    own, before, further = (sentences.get(act.sentence - back, "") for back in range(3))
    if numbers_of(act.about):
        own = _without_beside(own, act, digest)
    if _SPEAKER.fullmatch(before):
        return own, further
    return (own, before) if numbers_of(act.about) else (own, before, further)


def _without_beside(sentence: str, act: Act, digest: Digest) -> str:
    """A sentence without what else is put forward in a move's own words: "offered 900 crowns, and a new boiler", not "the 900"."""
    if _BACK_TO.match(act.about):
        return sentence
    for other in digest.acts:
        if other is not act and other.evidence == act.evidence and other.about not in act.about and act.about not in other.about:
            sentence = sentence.replace(other.about, " ")
    return sentence


def _stems_of(text: str) -> tuple[str, ...]:
    """The stems of words, those of one word the same in whatever way it is spelt."""
    return tuple(_SPELT.get(stem, stem) for stem in words_of(_without_spaces(text)))


def _without_spaces(text: str) -> str:
    return text.replace("per cent", "percent").replace("%", " percent")
