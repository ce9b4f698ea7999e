"""What somebody says against what was told: that it was never done, or, for the same party, something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from travaux.joins.digest import Passage, Retort
from travaux.ledger.words import words_of

if TYPE_CHECKING:
    from travaux.record.record import Record
    from travaux.record.statement import Statement

MOST = 40  # of one report, the first
_BACK = 3  # sentences before a retort in which stands what it answers
_POINTED = 2  # the same where it only points to it
_LONGEST = 600  # characters of a sentence
_LIKE = 3  # telling stems that a denial shares with what it answers
_MUCH = 2  # telling stems that two who are at odds share
_SHORT = 3  # letters of a stem that tells little
_BOUND = (  # what a party is told to have done
    r"agreed|accepted|approved|consented|assented|acquiesced|acceded|promised|pledged|vowed|assured|guaranteed|undertaken|undertook|"
    r"committed|offered|proposed|suggested|volunteered|demanded|requested|conceded|dropped|withdrawn|withdrew|abandoned|"
    r"renounced|relinquished|waived|recogni[sz]ed|acknowledged|endorsed|signed|settled|put forward|said yes|c[ao]me round|"
    r"backed (?:down|off)|caved in|g[ai]ven? (?:up|in|way|ground|(?:\w+ ){0,3}word)"
)
_DEEDS = (
    r"promise|assurance|pledge|commitment|undertaking|guarantee|vow|agreement|deal|accord|understanding|bargain|offer|proposal|"
    r"concession|demand|request|consent|approval|arrangement"
)
_MAKING = (
    r"made|gave|given|accepted|agreed|struck|reached|received|offered|promised|recogni[sz]ed|signed|issued|acknowledged|conceded"
)
_CLAIM = re.compile(
    rf"\b(?:{_BOUND}|asked (?:for|\w+ to)|told (?:\w+ ){{1,3}}(?:to|that))\b|"
    rf"\b(?:{_MAKING}) (?:an?|the|his|her|its|their|our|my) (?:\w+ )?(?:{_DEEDS})\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:has|have|had)(?: already| also)? \w+(?:ed|en|un|ne|id|de|nt|ld|pt|ft|lt)\b", re.IGNORECASE
)  # anything that was done, to which "no such thing" may point
_NOT = r"(?: not|n['’]t| never| at no time)"
_POINTING = (  # denials that only point to what is denied
    r"\b(?:no|nothing|not) (?:such\b(?! as)|of the (?:kind|sort)\b)"
    rf"|\b(?:it|they|we|he|she|i) (?:has|have|had|did|does|do|was|were){_NOT}(?=[.,;!?”\"])"
    r"|\bden(?:ies|ied|ying) (?:it|this|having (?:given|made|offered|asked|promised) any|the (?:claim|report|account|story))\b"
    rf"|\b(?:no (?:such )?(?:{_DEEDS}|word|figure|sum|date|percentage)s?|nothing) "
    r"(?:was|were|has been|have been|had been) (?:ever )?(?:made|given|agreed|offered|promised|accepted|conceded|settled)\b"
    r"|\b(?:agreed|consented|promised|come round|committed|admitted) (?:to )?nothing\b"
    r"|\b(?:untrue|not true|made up(?! of\b)|a fabrication|(?:an|pure) invention|a fairy tale|rubbish|nonsense)\b"
    r"|\b(?:a lie|baseless|unfounded)\b"
)
_POINTS = re.compile(_POINTING, re.IGNORECASE)
_DENIAL = re.compile(
    rf"{_POINTING}"
    rf"|\b(?:has|have|had|did|was|were){_NOT}(?: \w+ly)? (?:{_BOUND}|given|made|told|said|asked|"
    r"agree|accept|promise|offer|demand|ask|give|make|drop|consent|commit|tell|concede|propose)\b"
    rf"|\b(?:{_MAKING}|given up|gave up|dropped|withdrawn|told|asked) (?:no|nothing|neither|nobody|no one)\b"
    rf"|\b(?:nobody|no one) (?:has|have|had|ever)(?: ever)? (?:{_BOUND}|given|made|told|asked)\b"
    r"|\bden(?:ies|ied|ying) (?:that|having|ever|a (?:claim|report))\b",
    re.IGNORECASE,
)
_CONTRARY = re.compile(  # words that set what one says against what another says
    r"\bs(?:aid|ays|aying) (?:otherwise|(?:quite |just )?the (?:very )?(?:opposite|contrary))\b|"
    r"\bth(?:inks?|ought) otherwise\b|\bdisagree[sd]?\b|\bbeg(?:s|ged)? to differ\b|"
    r"\b(?:sees?|saw|seeing|puts?|tells?|told) (?:it|things|this|that|the matter) (?:otherwise|differently)\b|"
    r"(?:^|[\"“] ?)not so\b(?! (?:far|long|many|much)\b)|\bhaving none of (?:it|that)\b|"
    r"(?:would not|wouldn['’]t) hear of (?:it|that)\b|"
    r"\b(?:came|come|was|is|be) (?:as |something of )?(?:a surprise|news) to\b|"
    r"\b(?:a|struck|sounded) (?:\w+ )?(?:different|another) (?:note|tone|tune)\b|"
    r"\bcontradict(?:s|ed|ing) (?:him|her|them|his|her|the minister|a colleague|that)\b",
    re.IGNORECASE,
)
# What a sentence that denies has, and one that sets words against another's, in small letters: most have none of it, which is
# found fifty times as quickly as whether they do.
_MAY_DENY = re.compile(
    r"n(?:o(?:t|thing|body|nsense)?\b|['’]t\b|ever\b|either\b)|den[iy]|untrue|made up|fabrication|invention|fairy tale|"
    r"rubbish|a lie\b|baseless|unfounded"
)
_MAY_SET = re.compile(
    r"otherwise|disagree|differ|opposite|contrary|contradict|not so\b|having none of|hear of (?:it|that)\b|a surprise|news to\b|"
    r"(?:note|tone|tune)\b"
)
_BESIDE = re.compile(  # words that lead from one to another who speaks for the same
    r"^[\"“]?(?:but|yet)\b|\bhowever\b|\b(?:hours?|minutes|days?) (?:later|earlier|before|afterwards?)\b|"
    r"\bby (?:the evening|teatime|nightfall|noon|night)\b|"
    r"\b(?:the|that) (?:very )?same (?:day|evening|afternoon|morning|night|hour)\b|\bacross the (?:corridor|square|street|road)\b|"
    r"\b(?:his|her|their|its) (?:own )?(?:\w+ )?(?:deputy|boss|chief|superior|colleague|chair(?:man|woman)?|president|vice-\w+|"
    r"secretary|minister|spokes(?:man|woman|person)|negotiator|number two|head office)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:not|no|never|nothing|none|nobody|cannot|nor|neither|reject(?:s|ed|ing)?|refus(?:es|ed|ing)|rul(?:es|ed|ing) out|"
    r"oppos(?:es|ed|ing)|turn(?:s|ed|ing) down|stays?|out of the question)\b|n['’]t\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_PLAIN = frozenset(
    words_of("said told later hours earlier same minister government president party country")
    + words_of("accept reject refuse agree would could ready willing")
)


def find_retorts(record: Record) -> tuple[Retort, ...]:
    """What a report tells against what was told, in text order."""
    reading = _Reading(record)
    found: list[Retort] = []
    for at, sentence in enumerate(record.sentences):
        if not found or sentence not in found[-1].says.evidence:
            found += [*reading.denial(at), *reading.contrary(at)]
    return tuple(found[:MOST])


def telling_stems(text: str) -> frozenset[str]:
    """The stems of a text that tell much, and its numbers."""
    return frozenset(stem for stem in words_of(text) if len(stem) > _SHORT or stem[0].isdigit())


class _Reading:
    """Reads the retorts of a record's sentences."""

    def __init__(self, record: Record) -> None:
        self._record, self._sentences = record, record.sentences
        self._persons = {actor.id: actor.kind == "person" for actor in record.actors}
        self._voices = _voices_of(record)
        self._denying: list[bool | None] = [None] * len(record.sentences)  # as far as it was asked

    def denial(self, at: int) -> Iterator[Retort]:
        """What a sentence denies, with what is told right before that says so."""
        if not self._denies(at):
            return
        pointing = self._matches(_POINTS, at)
        before = takewhile(lambda back: not self._denies(back), self._before(at))
        told = next((back for back in before if self._answers(at, back, pointing=pointing)), None)
        if told is not None or not pointing:
            says = [at, *(each for each in self._behind(at) if self._denies(each))]
            yield Retort(True, self._passage(at, says), self._passage(told, [told]) if told is not None else None)

    def contrary(self, at: int) -> Iterator[Retort]:
        """What a sentence sets against what somebody else says right before."""
        before = next((back for back in self._before(at) if self._voices[back]), None)
        if before is None:
            return
        teller = self._voices[before]
        speaking = next((each for each in (at, *self._behind(at)) if self._voices[each] not in ((), teller)), None)
        if speaking is None:
            return
        plain = self._matches(_CONTRARY, at, _MAY_SET)
        if not (plain or (self._is_person(before) and self._is_person(speaking) and self._matches(_BESIDE, at))):
            return
        told = sorted(each for each in self._before(at) if each <= before and self._voices[each] == teller)
        says = [at, *(each for each in self._behind(at) if self._voices[each] in ((), self._voices[speaking]))]
        if plain or self._are_at_odds(told, says):
            yield Retort(False, self._passage(speaking, says), self._passage(before, told))

    def _before(self, at: int) -> range:
        """The sentences before one, the nearest first."""
        return range(at - 1, max(-1, at - _BACK - 1), -1)

    def _behind(self, at: int) -> range:
        """The next sentence, where there is one."""
        return range(at + 1, min(at + 2, len(self._sentences)))

    def _is_person(self, at: int) -> bool:
        return all(self._persons.get(id) for id in self._voices[at])

    def _are_at_odds(self, told: list[int], says: list[int]) -> bool:
        """Whether one refuses, and the other doesn't, what both tell of."""
        one, other = (self._record.quote(tuple(self._sentences[each] for each in places)) for places in (told, says))
        if (_REFUSES.search(one) is None) == (_REFUSES.search(other) is None):
            return False
        first, second = (telling_stems(_NAME.sub(" ", text)) - _PLAIN for text in (one, other))
        numbers = [{stem for stem in stems if stem[0].isdigit()} for stems in (first, second)]
        shared = first & second
        return bool(numbers[0] & numbers[1]) or (not all(numbers) and len(shared) >= _MUCH)

    def _answers(self, at: int, back: int, *, pointing: bool) -> bool:
        """Whether a denial answers what a sentence before tells on another's word."""
        told = pointing and at - back == 1 and self._voices[back] != () and self._matches(_DONE, back)
        if not (told or self._matches(_CLAIM, back)) or set(self._voices[at]) & set(self._voices[back]):
            return False
        if pointing and at - back <= _POINTED:
            return True
        one, other = (telling_stems(self._record.quote((self._sentences[each],))) for each in (at, back))
        return len(one & other) >= _LIKE

    def _denies(self, at: int) -> bool:
        if self._denying[at] is None:
            self._denying[at] = self._matches(_DENIAL, at, _MAY_DENY) and not self._asks(at)
        return self._denying[at] is True

    def _asks(self, at: int) -> bool:
        """Whether a sentence is a question, which denies nothing: "Is he disappointed that they have not signed?"."""
        return self._record.article.text[slice(*self._sentences[at])].rstrip(" \n”’\"'").endswith("?")

    def _matches(self, words: re.Pattern[str], at: int, may: re.Pattern[str] | None = None) -> bool:
        """Whether a sentence has some words; it hasn't where in small letters it lacks what it would have, if that is given."""
        start, end = self._sentences[at]
        sentence = self._record.article.text[start:end] if end - start <= _LONGEST else ""
        return (may is None or may.search(sentence.lower()) is not None) and words.search(sentence) is not None

    def _passage(self, speaking: int, places: Sequence[int]) -> Passage:
        """Some sentences, as the words of who speaks in one of them."""
        spans = tuple(self._sentences[each] for each in places)
        return Passage(self._voices[speaking], spans, self._record.quote(spans))


def _voices_of(record: Record) -> list[tuple[str, ...]]:
    """Who speaks in most of each sentence; nobody where the narrator does."""
    shares: list[dict[int, int]] = [defaultdict(int) for _ in record.sentences]
    ends = [end for _, end in record.sentences]
    for number, said in enumerate(record.statements):
        for first, last in (*said.content, *said.source):
            for at in range(bisect_right(ends, first), len(ends)):
                start, end = record.sentences[at]
                if start >= last:
                    break
                shares[at][number] += min(end, last) - max(start, first)
    most = [max(share, key=share.__getitem__) if share else None for share in shares]  # of equals the first in the text
    return [_speakers(record.statements[number]) if number is not None else () for number in most]


def _speakers(said: Statement) -> tuple[str, ...]:
    return tuple(id for id in (said.speaker, *said.co_speakers) if id is not None)
