"""The words that the search index holds of a record, sentence by sentence, and those that a query asks for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from Stemmer import Stemmer

if TYPE_CHECKING:
    from travaux.record.actor import Actor
    from travaux.record.record import Record
    from travaux.record.span import Spans

MOST_WORDS = 4000  # of one sentence that are indexed, and characters of a word: PostgreSQL takes a megabyte for both
MOST_CHARACTERS = 60
MOST_SENTENCES = 4096  # of one report that are indexed: a row's number has twelve bits for them
TAGS = {"who": "1", "party": "2", "kind": "3", "publisher": "4"}
_WORD = re.compile(r"[^\W_]+")
_MOST_STEMS = 200_000  # that are remembered
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_MAYBE_DOTTED = re.compile(r"\.[A-Za-z]\.")


class _Stems(dict[str, str]):
    """The stems of words as they are written, each found once; a dictionary, as those that others have found are put in."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, form: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        self[form] = stem = self._find(form)
        return stem


def _stem(form: str) -> str:
    plain = _plain(form)
    if not plain.isascii() or not plain.isalpha():
        return plain
    stem: str = _STEMMER.stemWord(plain)
    return stem


_STEMMER = Stemmer("english", 0)  # without a cache of its own
_STEMS = _Stems(_stem)


class SentenceWords(NamedTuple):
    """What is indexed of one sentence: its number, its words in order, and the tags of what was found in it."""

    number: int
    words: tuple[str, ...]
    tags: tuple[str, ...]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are indexed and asked for: stems without case and accents.

    >>> words_of("The U.S. rejected Iran’s proposals; Sr. Peña agreed.")
    ('the', 'us', 'reject', 'iran', 'propos', 'sr', 'pena', 'agre')
    """
    return tuple(stems_of(text))


def stems_of(text: str) -> Iterator[str]:
    """The same one after the other, found as they are asked for."""
    return map(_STEMS.__getitem__, forms_of(text))


def forms_of(text: str) -> list[str]:
    """The words of a text of which `words_of` gives the stems, as they are written."""
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("", text)
    return _WORD.findall(undotted(text))


def stems_in(texts: Iterable[str]) -> dict[str, str]:
    """The stems of the words of texts by these as they are written, for others to learn."""
    return {form: _STEMS[form] for text in texts for form in forms_of(text)}


def learn_stems(stems: Mapping[str, str]) -> None:
    """Take in the stems of words as they are written, which somebody else has found."""
    if len(_STEMS) + len(stems) > _MOST_STEMS:
        _STEMS.clear()
    _STEMS.update(stems)


class LikelyStems:
    """Finds some stems alone in words: of words that can have none of them the stem isn't looked for, which takes long.

    A word keeps its first three letters, but for a y that may become an i; a stem of three may end in an e that the word lacks.

    Args:
        stems: those that are found.
        spelt: the one of them that is found for the stem of another spelling.
    """

    def __init__(self, stems: Iterable[str], spelt: Mapping[str, str] | None = None) -> None:
        self._spelt, told = spelt or {}, set(stems)
        told |= {stem for stem, one in self._spelt.items() if one in told}
        begins = sorted({stem[: 3 if len(stem) > 3 else 2] for stem in told if stem})
        letters = "|".join(begin[:1] + begin[1:].replace("i", "[iy]") for begin in begins)
        self._begins = re.compile(letters or r"(?!)", re.IGNORECASE).match
        self._found = _Stems(self._likely)

    def of(self, text: str) -> tuple[str, ...]:
        """The stems of a text's words; in the place of one that is none of those that are found there may be an empty one.

        >>> LikelyStems(["reject"]).of("The U.S. rejected it")
        ('', '', 'reject', '')
        """
        return tuple(map(self._found.__getitem__, forms_of(text)))

    def _likely(self, form: str) -> str:
        if not self._begins(form) and form.isascii():
            return ""
        stem = _STEMS[form]
        return self._spelt.get(stem, stem)


def undotted(text: str) -> str:
    """A text with initials as one word: "US" for "U.S."."""
    return _DOTTED.sub(lambda found: found.group().replace(".", ""), text) if "." in text else text


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, unstemmed.

    >>> name_words("Amir-Abdollahian, Hossein")
    ('amir', 'abdollahian', 'hossein')
    """
    return tuple(map(_plain, _WORD.findall(undotted(name))))


def distinct_words(text: str) -> set[str]:
    """The words of a text, unstemmed, each once: all that `name_words` gives of it or of parts of it.

    >>> sorted(distinct_words("The U.S. and the US"))
    ['and', 's', 'the', 'u', 'us']
    """
    if _MAYBE_DOTTED.search(text):  # a part may begin or end among initials
        text = f"{text}\n{undotted(text)}"
    if text.isascii():
        return {word[:MOST_CHARACTERS] for word in _WORD.findall(text.lower())}
    return {_plain(word) for word in _WORD.findall(text)}


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    if word.isascii() and word.isalnum():  # most: what follows would leave it so, and takes ten times as long
        return word.lower()[:MOST_CHARACTERS]
    bare = unicodedata.normalize("NFKD", word).lower()  # which gives capitals of letters that have no small ones
    bare = word.lower() if "\N{FRACTION SLASH}" in bare else bare  # a half is no twelve
    return ("".join(c for c in bare if c.isalnum()) or word.lower())[:MOST_CHARACTERS]


def tags_of(field: str, names: Iterable[str]) -> tuple[str, ...]:
    """The tags of names in a field, one for each word: `who` Lavrov is `1lavrov`."""
    return tuple(dict.fromkeys(TAGS[field] + word for name in names for word in name_words(name)))


def index_words(record: Record) -> tuple[SentenceWords, ...]:
    """What the search index holds of a record."""
    text, spans = record.article.text, record.sentences[:MOST_SENTENCES]
    found = _tags(record, spans)
    every = tags_of("publisher", [record.article.publisher] if record.article.publisher else [])
    return tuple(
        SentenceWords(number, words_of(text[start:end])[:MOST_WORDS], (*every, *found.get(number, ())))
        for number, (start, end) in enumerate(spans)
    )


def _tags(record: Record, sentences: Spans) -> dict[int, tuple[str, ...]]:
    actors = {actor.id: actor for actor in record.actors}
    starts = [start for start, _ in sentences]
    found: dict[int, dict[str, None]] = {}
    for spans, tags in _items(record, actors):
        for number in sentences_of(spans, starts):
            found.setdefault(number, {}).update(dict.fromkeys(tags))
    return {number: tuple(tags) for number, tags in found.items()}


def _items(record: Record, actors: Mapping[str, Actor]) -> Iterator[tuple[Spans, tuple[str, ...]]]:
    """The places of each statement and move, and its tags."""
    party_of = {actor.id: actor.party for actor in record.actors}
    voices: dict[str, list[str]] = {}
    for statement in record.statements:
        speakers = [i for i in (statement.speaker, *statement.co_speakers) if i is not None]
        voices[statement.id] = speakers
        who = tags_of("who", (actors[i].name for i in speakers if i in actors))
        party = tags_of("party", _sides(speakers, actors, party_of))
        yield (*statement.source, *statement.cue, *statement.content), (*who, *party, TAGS["kind"] + "statement")
    for move in record.moves:
        own = [actors[i].name for i in move.party if i in actors]
        party = tags_of("party", [*own, *_sides(move.party, actors, party_of)])
        who = tags_of("who", [*own, *(actors[i].name for i in voices.get(move.statement or "", ()) if i in actors)])
        yield (*move.evidence, *move.object), (*who, *party, TAGS["kind"] + move.kind)


def _sides(ids: Sequence[str], actors: Mapping[str, Actor], party_of: Mapping[str, str | None]) -> list[str]:
    """The names of actors that are no persons, and of all whom they, or persons among them, act for."""
    return [actors[i].name for i in acting_for(ids, party_of) if actors[i].kind != "person"]


def acting_for(ids: Iterable[str], party_of: Mapping[str, str | None]) -> list[str]:
    """Actors and all whom they act for, each once, by id; those that aren't known are left out."""
    found: dict[str, None] = {}
    for step in ids:
        each: str | None = step
        while each is not None and each in party_of and each not in found:
            found[each] = None
            each = party_of[each]
    return list(found)


def sentences_of(spans: Iterable[Sequence[int]], starts: Sequence[int]) -> list[int]:
    """The numbers of the sentences that spans touch, by the sentences' starts."""
    numbers: set[int] = set()
    for start, end in spans:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        numbers.update(range(max(first, 0), max(last, 0) + 1))
    return sorted(number for number in numbers if number < len(starts))
