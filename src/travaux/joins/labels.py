"""Whether a document's label means a particular text: "our response to the attack" is none, and "diplomatic cables" are many."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Mapping
from typing import Protocol

from travaux.joins.content import Content, term_weight
from travaux.joins.digest import Paper
from travaux.joins.said import head_of
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import name_words, words_of

ONCE = ("submitted", "received", "signed", "published", "adopted")  # states to which a paper comes once
_HANDLED = frozenset(("drafted", "ready", "submitted", "published", "withheld", "signed", "outlined", "adopted"))
FULL_NAME = 3.4  # weight of words from which labels of the same words are a name
_AGAIN = ("statement", "letter", "response", "report")  # kinds of texts of which many bear one name
_BEHIND = re.compile(r" (?:of|on|about|to|for|from|by|with|between|against|in) ")
_OWN_TITLE = 4  # words of a label that are a release's title, from which the text is the release
_DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(month_name[1:])})(?: (\d{{1,2}})\b)?(?:,? (\d{{4}}))?")
_WEEKDAY = re.compile(rf"\bon (?:{'|'.join(day_name)})\b|\b(?:{'|'.join(day_name)})[’']s\b")
_WHEN = re.compile(
    r"\b(?:(?:this|last|next)\s(?:year|month|week|spring|summer|autumn|fall|winter)|today|tonight|yesterday|tomorrow)[’']s\b",
    re.IGNORECASE,
)
_PAGES = re.compile(r",? ?(?:\bof )?\b[\w,]+(?:[ -](?:plus|odd))?[ -]pages?\b(?: (?:long|in length))?")
_ACT = "act"
_UP_TO_ACT = re.compile(r".*?\bAct\b")
_NEXT = 2  # words behind a name
_SMALL = frozenset(("of", "on", "and", "for", "the", "in", "to"))
_PLURAL, _NO_PLURAL = "s", ("ss", "is", "us")


def why_no_paper(paper: Paper, words: JoinWords) -> str | None:
    """Why a document is no particular text, by how it is called; None where it may be one."""
    label = paper.label.replace("-", " ").split()
    lower = [word.lower().strip(",.;:") for word in label]
    head = head_of(lower, words)
    if not label or head < 0:
        return None
    handled = paper.pages is not None or any(state.state in _HANDLED for state in paper.states) or _is_marked(lower, words)
    if lower[0] in words.label_words("quantity"):
        return "some texts of a kind are meant, no particular one"
    named = any(word[:1].isupper() for word in label[1 : head + 1]) or (lower[0] == "the" and label[head][:1].isupper())
    if _is_plural(label[head], words) and not named:
        return "several texts are meant"
    if lower[head] in words.label_words("figure") and is_indefinite(paper.label, words):
        return "what deeds are said to tell may be meant, and no text"
    if lower[head] in words.label_words("remark") and lower[0] != "the" and not handled:
        return "what somebody wants to say may be meant, and nobody is told to write, send or publish it"
    if lower[head] in words.label_words("answer") and not handled and not _answers_text(label, head, words):
        return "what answers something that is no text may be an act, and nobody is told to write, send or publish it"
    if len(label) == 1 and not handled and not label[0][:1].isupper():
        return "a kind of texts is meant, no particular one"
    return None


def tells_pages(paper: Paper, words: JoinWords) -> bool:
    """Whether a report tells how many pages a paper has."""
    return paper.pages is not None and why_no_paper(paper, words) is None


def tells_days(paper: Paper, words: JoinWords) -> bool:
    """Whether a report tells when something was done with a paper that is done once."""
    return any(state.days and state.state in ONCE for state in paper.states) and why_no_paper(paper, words) is None


def is_indefinite(label: str, words: JoinWords) -> bool:
    """Whether a label tells one of a kind, as of what nobody has heard of: "a letter"."""
    return label.lower().split(" ", 1)[0] in words.label_words("indefinite")


def _is_marked(lower: list[str], words: JoinWords) -> bool:
    return not words.label_words("mark").isdisjoint(lower)


def _is_plural(noun: str, words: JoinWords) -> bool:
    plural = noun.islower() and noun.endswith(_PLURAL) and not noun.endswith(_NO_PLURAL)
    return plural and not words.texts.isdisjoint(words_of(noun))


def _answers_text(label: list[str], head: int, words: JoinWords) -> bool:
    """Whether what a label answers is a text, or, of a reply, somebody; where it tells neither, a reply may be a text."""
    rest = label[head + 1 :]
    free = "respons" not in words_of(label[head])
    if not rest:
        return free
    to = rest.index("to") + 1 if "to" in rest else len(rest)
    what = rest[to:]
    if not what:
        return free
    end = head_of([word.lower() for word in what], words) + 1
    noun = what[max(0, end - 1)]
    if not words.texts.isdisjoint(words_of(noun)):
        return True
    return free and noun[:1].isupper()


class Called(Protocol):
    """What has a label, and what that tells."""

    @property
    def label(self) -> str:
        """As a report has it."""

    @property
    def content(self) -> Content:
        """What it tells."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def indefinite(self) -> bool:
        """It is told as one of a kind."""

    @property
    def ordinals(self) -> frozenset[str]:
        """Words in it that tell the how manieth it is."""


def bear_one_name(item: Called, other: Called) -> bool:
    """Whether two labels have the same telling words, and all of them with capitals, as "the Minsk Agreements".

    A second agreement is another than the first. Labels may be alike though a record has a word of one for its author.
    """
    alike = item.content == other.content or item.label.lower() == other.label.lower()
    if not (item.content.stems and other.content.stems and alike) or item.ordinals != other.ordinals:
        return False
    return _are_capital(item, other)


def _are_capital(*called: Called) -> bool:
    return all(
        word.lstrip("(“\"'")[:1].isupper()
        for each in called
        for word in each.label.split()
        for stem in words_of(word)
        if stem in each.content.stems
    )


def full_name(label: str, words: JoinWords) -> tuple[str, ...]:
    """The words of a label that is a name, of a kind of texts that keep their names; nothing for others.

    Whose it is may stand in it, as in "the Franco-Norvask Declaration", and then tells no author. An act is called so whatever
    stands around its name: "his Shared Water Act for us all"; a capital or a number behind it may tell another: "of 1994".
    """
    bare = [word for word in re.split(r"[\s–-]+", label) if word]
    first = bare[0].lower() if bare else ""
    bare = bare[1:] if first in words.label_words("determiner") else bare
    head = head_of([word.lower() for word in bare], words) if bare else -1
    if head < 1 or bare[head].lower() not in words.label_words("lasting"):
        return ()
    behind = bare[head + 1 :]
    if first != "the" or behind:  # more is asked of what isn't told as the one that bears the name
        apart = any(word[0].isupper() or word[0].isdigit() for word in behind[:_NEXT])
        if apart or not bare[head][0].isupper() or bare[head].lower() != _ACT:
            return ()
    bare = bare[: head + 1]
    named = all(word[0].isupper() or word in _SMALL for at, word in enumerate(bare) if at != head)
    own = [stem for word in bare[:head] for stem in words_of(word) if stem not in words.texts and stem not in words.empty]
    least = 2 if first in ("a", "an") else 1
    return tuple(name_words(" ".join(bare))) if named and len(own) >= least else ()


def up_to_act(label: str) -> str:
    """What an act is called without what stands behind its name: "the Shared Water Act for us all"."""
    found = _UP_TO_ACT.match(label)
    return found.group() if found is not None else label


def names_lacked(item: Called, other: Called, weights: Mapping[str, float]) -> list[str]:
    """The names in a label that another lacks, of those that tell something."""
    named = {
        stem: word for word in item.label.split() if word[:1].isupper() for stem in words_of(word) if stem in item.content.stems
    }
    return [named[stem] for stem in sorted(named.keys() - other.content.stems) if term_weight(stem, weights) >= FULL_NAME]


def is_named_text(label: str, words: JoinWords) -> bool:
    """Whether a label has its own noun as part of a name: "the Sarn Report", not "the Sarn report" nor "Report on the Sarn"."""
    own = label.split()
    head = head_of([word.lower() for word in own], words)
    return head > 0 and own[head][:1].isupper() and own[head - 1][:1].isupper()


def is_lasting(item: Called) -> bool:
    """Whether a name stays one text's: not "a memorandum on …", nor "Statement on …", which come again and again.

    Of such a text its own noun is part of the name, as in "the Sarn Report": not of "the council's report on Sarn".
    """
    noun = _BEHIND.split(item.label)[0].split()[-1:]
    named = item.label[:4].lower() == "the " and noun[0][0].isupper()
    return not item.indefinite and (item.kind not in _AGAIN or named)


def comes_again(item: Called) -> bool:
    """Whether a text is of a kind of which another is made year after year, and bears no name."""
    return item.kind in _AGAIN and not is_lasting(item)


def own_title(label: str, title: str | None) -> tuple[str, ...]:
    """The words of a report's title, where a document is called by them, or by the first of them: it is that report."""
    words, called = name_words(title or ""), name_words(label)
    return tuple(words) if len(called) >= _OWN_TITLE and words[: len(called)] == called else ()


# Dates in labels

Dated = tuple[str, int | None, int | None]  # a month, a day and a year


def date_in(label: str) -> Dated | None:
    """The date by which a document is called.

    >>> date_in("the letter of 28 January 2022"), date_in("the March 3 letter"), date_in("the letter")
    (('January', 28, 2022), ('March', 3, None), None)
    """
    found = _DATE.search(label)
    if found is None:
        return None
    before, month, after, year = found.groups()
    day = before or after
    return month, int(day) if day is not None else None, int(year) if year is not None else None


def undated(label: str) -> str:
    """A label without what tells when: "Monday's letter", "this year's report"; the Good Friday Agreement keeps its name."""
    return _WHEN.sub(" ", _WEEKDAY.sub(" ", _DATE.sub(" ", label)))


def unpaged(label: str) -> str:
    """A label without the number of its pages: "a letter of four pages" is called as "a letter" is."""
    return _PAGES.sub("", label)


def dates_agree(one: Dated, other: Dated) -> bool:
    """Whether two dates may be one, as far as both are told."""
    return all(None in pair or pair[0] == pair[1] for pair in zip(one, other, strict=True))


def dated_of(day: str) -> Dated:
    """A day, ISO, as a date of a label."""
    year, month, number = (int(part) for part in day.split("-"))
    return month_name[month], number, year
