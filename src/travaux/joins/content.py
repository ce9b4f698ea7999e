"""What the words for a move's object say: telling stems and numbers, and how like two of them are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum

from travaux.joins.digest import Act
from travaux.joins.numerals import numbers_of, without_numbers
from travaux.joins.peoples import is_of_its_people
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import words_of

LIKE = 0.6  # score from which two objects are one proposition
FEW = 7.0  # weight of words that are shared by chance
RARE = 5.0  # how much a stem tells that the counts don't know
_NUMBER_WEIGHT = 6.0  # of a number, which tells more than any word
_TELLING = re.compile(r"(?:the |a )?[A-Z]|(?:not )?be ")  # what tells of an object after a comma
_SAID_OF_IT = re.compile(r"\s(?:(?:to|of|from|with) (?:which|whom)|whose)\b.*", re.DOTALL)  # not of a day on which, nor under which
_CALLED = re.compile(  # not told elsewhere: "what she calls two-key depots", "what amounts to a veto"
    r"what (?:[\w’'-]+ ){1,4}?(?:(?:call|term|dub|label|brand|style)(?:s|e?d|led|bed)?"
    r"|(?:describe|characteri[sz]e|see|regard|view|refer|know)(?:s|n|d|ed|red)? (?:to )?as|saw as) |what amount(?:s|ed) to "
)
_WRITTEN = re.compile(  # a number in words, no share and not who negotiates: not "two thirds", "the two sides"
    r"\b[a-z]+\b(?![ -](?:third|quarter|fifth|tenth|half)s?\b"
    r"| (?:\w+ )?(?:sides|parties|countries|governments|states|nations|delegations|teams)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?: |-)?(?:\bper[ -]?cent\b|%)")
_TENS = re.compile(r"\b([2-9]0)-([1-9])\b")
_UNTOLD = re.compile(r"(?:the following|what(?:ever)?\b.*)$", re.DOTALL)  # what stands for something told elsewhere
_PUT = re.compile(
    r"(?:an?|the|its|their|his|her|our|this|that|any) (?:\w+ )?(?:offer|proposal|demand|call|request|claim|insistence)s?"
)  # names only what kind of thing it is
_BEHIND = re.compile(  # not "its offer to the council", "the demand on Monday", "the proposal that Norvask made"
    r"\s(?:(?:for|about|of) |on (?!\w+day\b|\d|[A-Z])|to (?!the\b|an?\b|its\b|their\b|[A-Z])|that (?!.*\b(?:made|put|tabled)\b))"
)
_PLAIN = re.compile(  # nouns that point to nothing
    r"(?!(?:the|its|their|his|her|our|this|that|these|those|them|one|you|such)\b)[a-z]{3,}(?: [a-z]{3,})?"
)
_OF_A_KIND = re.compile(r"\s(?:by|for|on|in|about|over|with|without) (?!\w+day\b)")
_BEYOND = re.compile(r"(?<!\bno )(?<!\bnot )(?<!\bnothing )\b(?:beyond|(?:more|longer|further) than|above) (?:\w+ )?\d[\d,.]*")
_AMOUNT = re.compile(  # how much there is of a thing, and no bound of a number: "a wide range of", "more than a dozen"
    r"\b(?:an?|the) (?:\w+ )?(?:range|variety|series|array|host|multitude|handful|couple) of\b"
    r"|\b(?:more|less|fewer) than\b(?! (?:\w+ )?\d)|\b(?:an? |half an? |several )?(?:dozens?|scores) (?:of )?",
    re.IGNORECASE,
)
_BY_LAW = re.compile(  # by what law something is done: "under Section 12(a) of the River Act"
    r"\b(?:under|pursuant to) (?:Section|Title|Chapter) [\dA-Z][\w().-]*"
    r"(?: of the (?:(?:[A-Z][\w’'-]*|of|and|the|on|for) )*(?:Act|Code|Law|Statute)\b)?"
)
_NAMED = re.compile(
    r"(?:to |be )?(?:re)?nam(?:e|ed|ing) (?:it|them)\b.*", re.DOTALL
)  # the name is what that is about, not its words
_WHEN = re.compile(  # when something is done, and not what: "the visits after all on Monday"
    r"(?: (?:after all|at once|again|too|instead|yesterday|today|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?"
    r"|(?:this|last) week|after (?:[\w-]+ ){1,4}(?:talks|negotiations)))+\Z"
)
_NO_LESS = re.compile(
    r"nothing (?:but|short of|(?:less|fewer|more|lower|higher|else|other) than) "
)  # "would take nothing less than 400"
_POINTING = frozenset(("it", "them", "this", "that", "these", "those", "so", "such", "one", "they", "just"))  # stems


@dataclass(frozen=True, slots=True)
class Content:
    """What a move's object says: its telling stems, and its numbers."""

    stems: frozenset[str]
    numbers: frozenset[str]
    _terms: frozenset[str] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def empty(self) -> bool:
        return not self.stems and not self.numbers

    @property
    def terms(self) -> frozenset[str]:
        """Stems, and numbers with a mark before them: what it is looked up by."""
        if self._terms is None:
            terms = self.stems | {f"#{number}" for number in self.numbers}
            object.__setattr__(self, "_terms", terms)  # links ask for it again and again
            return terms
        return self._terms

    def to_list(self) -> list[list[str]]:
        """As plain values."""
        return [sorted(self.stems), sorted(self.numbers)]

    @classmethod
    def from_list(cls, value: Sequence[Sequence[str]]) -> Content:
        """From plain values, as `to_list` gives them."""
        return cls(frozenset(value[0]), frozenset(value[1]))


def content_of(text: str, words: JoinWords, passed_over: frozenset[str] = frozenset()) -> Content:
    """What words say, apart from stems that tell nothing and those passed over, as the parties' names."""
    text = _PERCENT.sub(" percent", _in_digits(_BY_LAW.sub("", text), words.numbers))
    stems = frozenset(stem for stem in words_of(without_numbers(_AMOUNT.sub("", text))) if not stem.isdigit() and len(stem) > 1)
    return Content(stems - words.empty - passed_over - _POINTING, _counted(text))


def _in_digits(text: str, numbers: Mapping[str, str]) -> str:
    """A text with its number words in digits: "six daily pairs", "forty-five days"."""
    text = _WRITTEN.sub(lambda found: numbers.get(found[0].lower(), found[0]), text)
    return _TENS.sub(lambda found: str(int(found[1]) + int(found[2])), text)


def _counted(text: str) -> frozenset[str]:
    """The numbers of a text; what goes beyond one is another: "more than 30 days" aren't the 30 days."""
    return numbers_of(_BEYOND.sub("", text)) | {f"{number}+" for found in _BEYOND.finditer(text) for number in numbers_of(found[0])}


def content_of_act(act: Act, words: JoinWords, passed_over: frozenset[str]) -> Content:
    """What a move is about; a number that stands beside its object, as in "accepts 280 marks as the lowest fee", belongs to it."""
    named = _CALLED.match(act.about)
    if named is None and _UNTOLD.match(act.about):
        return Content(frozenset(), frozenset())
    told = act.about[named.end() :] if named is not None else act.about
    about = _refused(act) or _told_behind(act) or _NO_LESS.sub("", _WHEN.sub("", told))
    content = content_of(_core(_NAMED.sub("the name", about)), words, passed_over)
    content = content if not content.empty else content_of(about, words, passed_over)
    if content.empty and (behind := _told_by_its_kind(act)) is not None:
        content = content_of(_core(behind), words, passed_over)
    content = _without_peoples(content, passed_over)
    if content.numbers:
        return content
    of_laws = {number for law in _BY_LAW.findall(act.quote) for number in numbers_of(law)}
    return Content(content.stems, frozenset(act.beside) - of_laws)


def _without_peoples(content: Content, names: frozenset[str]) -> Content:
    """A content without the peoples of names that tell nothing, "Velmoran" of "Velmora", where it says more than these."""
    peoples = frozenset(stem for stem in content.stems if _is_of_peoples(stem, names))
    return content if content.stems == peoples else Content(content.stems - peoples, content.numbers)


@lru_cache(maxsize=20_000)
def _is_of_peoples(stem: str, names: frozenset[str]) -> bool:
    return any(is_of_its_people(stem, name) for name in names)


def _refused(act: Act) -> str | None:
    """What is refused where a move's object is the question that it is out of: "a fee of 40 marks was out of the question"."""
    before, idiom, _ = act.quote.partition("out of the question")
    return before if idiom and act.about.removeprefix("the ") == "question" else None


def _told_behind(act: Act) -> str | None:
    """What is told right behind an object that names only what kind it is of: "its demand" for lower fees."""
    _, about, behind = act.quote.partition(act.about)
    return behind if about and _PUT.fullmatch(act.about) and _BEHIND.match(behind) else None


def _told_by_its_kind(act: Act) -> str | None:
    """What is told right behind an object that says nothing itself and points to nothing: "decisions" by a two-thirds vote."""
    _, about, behind = act.quote.partition(act.about)
    return behind if _PLAIN.fullmatch(about) and _OF_A_KIND.match(behind) else None


def _core(text: str) -> str:
    """What an object names, without what is only said of it after a comma; names are told there too, and what is to be done.

    Of "the crews of the Orm, 14 men in all, be freed" the count is left out, of "two boats, the Orm and the Sula" nothing.
    """
    first, *others = text.replace(",\n", ", ").split(", ")
    return " ".join((_SAID_OF_IT.sub("", first), *(part for part in others if _TELLING.match(part))))


def term_weight(term: str, weights: Mapping[str, float]) -> float:
    """How much a stem or a marked number tells."""
    return _NUMBER_WEIGHT if term.startswith("#") else weights.get(term, RARE)


class TermWeights(dict[str, float]):
    """How much terms tell, each found once."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, term: str) -> float:
        self[term] = weight = term_weight(term, self._weights)
        return weight

    def of(self, terms: Iterable[str]) -> float:
        """How much terms tell in all, the same in whatever order they come."""
        return fsum(map(self.__getitem__, terms))


class SharedWeights(dict[frozenset[str], float]):
    """How much sets of terms tell that some share with many others, each found once."""

    def __init__(self, tell: TermWeights) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, terms: frozenset[str]) -> float:
        self[terms] = weight = self._tell.of(terms)
        return weight


def weight_of(content: Content, weights: Mapping[str, float]) -> float:
    """How much words tell in all."""
    return fsum(term_weight(term, weights) for term in content.terms)


def numbers_differ(first: Content, second: Content) -> bool:
    """Whether each has a number that the other hasn't: 2.30 and 2.70 for every 100 kilometres, not 30 days, and 30 from 5 March."""
    return bool(first.numbers - second.numbers) and bool(second.numbers - first.numbers)


def share_a_name_alone(later: Set[str], earlier: Set[str], issue: str | None, tell: TermWeights) -> bool:
    """Whether the terms of two objects are like by the name of their issue alone, which all that is about it may hold.

    Of talks on Zarat, "a council in Zarat" and "police in Zarat" are two things. "Zarat" alone may be what was spoken of before;
    but nothing that comes later and says more is that: a place names no proposition, as "the monitors" may.
    """
    name = _stems_of(issue)
    one, two = later - name, earlier - name
    if one and not two:
        return earlier <= _names_of(issue)
    return bool(one and two) and tell.of(one & two) < LIKE * min(tell.of(one), tell.of(two))


@lru_cache(maxsize=1_000)
def _names_of(label: str | None) -> frozenset[str]:
    """The stems of words with capitals in a label."""
    return frozenset(stem for word in (label or "").split() if word[0].isupper() for stem in words_of(word))


def names_among(words: Iterable[str]) -> frozenset[str]:
    """The stems of words with capitals."""
    return frozenset(stem for word in words if word[0].isupper() for stem in words_of(word))


@lru_cache(maxsize=1_000)
def _stems_of(label: str | None) -> frozenset[str]:
    return frozenset(words_of(label or ""))


def likeness(first: Content, second: Content, weights: Mapping[str, float]) -> float:
    """How like two objects are, in [0, 1]: the weight of what they share by that of the lesser; those of other numbers aren't."""
    if numbers_differ(first, second):
        return 0.0
    least = min(weight_of(first, weights), weight_of(second, weights))
    shared = Content(first.stems & second.stems, first.numbers & second.numbers)
    return min(1.0, weight_of(shared, weights) / least) if least else 0.0
