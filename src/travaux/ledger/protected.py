"""Words read for comparing passages: normalised, and told apart by what a copy may not change."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from travaux.errors import ResourceError

FILE = "protected_words.tsv"
SCARE = "¤"
_PROTECTED = ("count", "scale", "number", "bound", "calendar", "date", "polarity", "hedge", "stance", "name", "role")
_OTHER = ("title", "harmless", "free", "small", "same")
_CAPITAL = ("name", "calendar")  # groups whose forms need a capital: "us" and "march" are other words
_REPORTED = {"count": "number", "scale": "number", "bound": "number", "calendar": "date", "role": "name", "stance": "hedge"}
_ANCHORED = frozenset(("digits", "count", "scale", "number", "bound", "polarity", "hedge"))
_UNTELLING = ("", "#")  # masks of words that tell nothing without the word that they bear on
_HEAD = 3  # words from the head of a passage within which a date says when it was said or done
_CANNOT = re.compile(r"\b(can)(not)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"([$€£¥])\s*(\d[\d.,]*\d|\d)((?:\s*(?:thousand|million|billion|trillion|[mb]n|tn)\b)?)")
_SIGNS = "$€£¥"
_JOINING = frozenset(("bound", "count", "scale"))  # kinds of words that may join with, or depend on, the next or the last one
_MOST_SEEN = 65_536
_UNITS = (1, 9)
_TENS = (20, 90)
_UNIFIED = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00ad": None, "\u200b": None}
)
_TOKENS = (  # words, initials, numbers, signs; the first alternative is the commonest
    r"{letter}{{2,}}(?:'{letter}+)*|(?:{letter}\.){{2,}}|\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.:]\d+)*|{letter}+(?:'{letter}+)*|[%$€£¥?¤]"
)
_TOKEN = re.compile(_TOKENS.format(letter=r"[^\W\d_]"))
_ASCII_TOKEN = re.compile(_TOKENS.format(letter="[A-Za-z]"), re.ASCII)  # the same of text that has no other letters
_SCARE_QUOTES = re.compile(r"(?<!\w)(['\"])(?=\w+(?:[ -]\w+){0,2}[,.]?\1(?!\w))")


class Word(NamedTuple):
    """A word as it is compared.

    `form` stands for all its forms, `group` is what it is protected as ("": nothing), `kind` is its row's group (head: opens the
    passage with a capital and may be a name), `code` a stable number, `anchor` the word that it bears on. `leans` tells that it
    bears on one, `bears` that another may bear on it, `telling` that it is a word by which near copies may be found.
    """

    form: str
    group: str
    kind: str
    code: int
    leans: bool
    bears: bool
    telling: bool
    anchor: str = ""


class _Seen(dict[str, Word]):
    """Words by themselves, inside a sentence, as they were met."""

    def __init__(self, plain: Mapping[str, Word], capital: Mapping[str, Word]) -> None:
        super().__init__()
        self._plain, self._capital = plain, capital

    def __missing__(self, token: str) -> Word:
        if len(self) >= _MOST_SEEN:
            self.clear()
        word = self[token] = self._read(token)
        return word

    def _read(self, token: str) -> Word:
        lower = token.lower()
        if token[0].isdigit():
            return _word(token.replace(",", ""), "number", "#", "digits")
        has_capital = token[0].isupper()
        if has_capital and lower in self._capital:
            return self._capital[lower]
        if lower in self._plain:
            return self._plain[lower]
        return _word(lower, "name", "@", "name") if has_capital else _word(lower)


@dataclass(frozen=True, slots=True, eq=False)
class ProtectedWords:
    """Words by lower-case form, those that need a capital apart, forms of several words by their first, and known names."""

    plain: Mapping[str, Word]
    capital: Mapping[str, Word]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word, bool], ...]]
    names: frozenset[str]
    seen: _Seen


def _word(form: str, group: str = "", mask: str = "", kind: str = "") -> Word:
    """A word; `mask` stands for it where protected words are masked, "" and "#" tell nothing without what it bears on."""
    small = kind in ("small", "harmless")
    leans = kind in _ANCHORED and mask in _UNTELLING
    return Word(form, group, kind, zlib.crc32(form.encode()), leans, not small and form[-2:] != "ly", not small and not group)


def parse_protected_words(rows: Iterable[list[str]], names: Iterable[str] = ()) -> ProtectedWords:
    """The words from the rows of `protected_words.tsv`.

    Args:
        names: names of parties, which are names at the head of a sentence too, where every word has a capital.

    Raises:
        ResourceError: a row has a blank or an unknown group, or a form is there twice.
    """
    plain: dict[str, Word] = {}
    capital: dict[str, Word] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word, bool]]] = {}
    for number, row in enumerate(rows, 1):
        forms = [form.strip() for form in row[1].split(",")] if len(row) == 4 else []
        if not forms or not all((*row, *forms)) or row[0] not in (*_PROTECTED, *_OTHER):
            raise ResourceError(
                f"{FILE}, row {number}: expected group, forms, mask and note, none blank, got {row[:4]}; reinstall travaux"
            )
        group, needs_capital = _REPORTED.get(row[0], row[0]) if row[0] in _PROTECTED else "", row[0] in _CAPITAL
        word = _word(forms[0], group, "" if row[2] == "-" else row[2], row[0])
        known = capital if needs_capital else plain
        for form in forms:
            if form in known:
                raise ResourceError(f"{FILE}, row {number}: expected each form once, got {form!r} again; reinstall travaux")
            known[form] = word
            if " " in form:
                first, *rest = form.split()
                phrases.setdefault(first, []).append((tuple(rest), word, needs_capital))
    ordered = {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()}
    parties = frozenset(name.lower() for name in names) - plain.keys()
    return ProtectedWords(plain, capital, ordered, parties | capital.keys(), _Seen(plain, capital))


class Reading(NamedTuple):
    """A passage's words in order, and apart from them the dates on which it was said, which may stand anywhere."""

    core: list[Word]
    said: list[Word]


def read_words(text: str, words: ProtectedWords) -> Reading:
    """The words of a passage, phrases and numbers joined, with what bears on what; free words are left out.

    Quotes, dashes, case, digits grouped by commas and the usual contractions make no difference; quotes around one to three
    words do, since they take distance.
    """
    raw = _split(text)
    phrases = {at: found for at, token in enumerate(raw) if token.lower() in words.phrases and (found := _phrase(raw, at, words))}
    seen = list(map(words.seen.__getitem__, raw))
    for at in (0, 1) if raw[:1] == [SCARE] else (0,):
        if at < len(raw):
            seen[at] = _first(raw, at, words)
    if phrases or not _JOINING.isdisjoint([word.kind for word in seen]):
        return _apart(_joined_up(raw, seen, phrases, words))
    return _apart([word for word in seen if word.kind != "free"])


def _joined_up(
    raw: Sequence[str], seen: Sequence[Word], phrases: Mapping[int, tuple[Word, int]], words: ProtectedWords
) -> list[Word]:
    """The words with phrases and numbers joined, free ones left out."""
    read: list[Word] = []
    at, count = 0, len(raw)
    while at < count:
        word, step = phrases.get(at, (seen[at], 1))
        at += step
        if word.kind == "free":
            continue
        if word.kind == "bound" and (at == count or words.seen[raw[at]].group != "number"):
            word = _word(word.form, kind="small")
        if read and word.kind in ("count", "scale") and (joined := _joined(read[-1], word)) is not None:
            read[-1] = joined
        else:
            read.append(word)
    return read


def _apart(read: list[Word]) -> Reading:
    """The dates at the head of a passage or beside a verb of saying apart from the other words, which get their anchors."""
    if "calendar" not in [word.kind for word in read]:
        return Reading(_anchored(read), [])
    said: list[Word] = []
    core: list[Word] = []
    at, count = 0, len(read)
    while at < count:
        stop = at
        while stop < count and read[stop].group in ("date", "number"):
            stop += 1
        if any(word.kind == "calendar" for word in read[at:stop]):
            beside = (at > 0 and read[at - 1].kind == "harmless") or (stop < count and read[stop].kind == "harmless")
            (said if beside or at < _HEAD else core).extend(read[at:stop])
        else:
            stop = max(stop, at + 1)
            core.extend(read[at:stop])
        at = stop
    return Reading(_anchored(core), said)


def _split(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_UNIFIED)
    if '"' in text or "'" in text:
        text = _SCARE_QUOTES.sub(rf"\1{SCARE} ", text)
    if "annot" in text.lower():
        text = _CANNOT.sub(r"\1 \2", text)
    if any(sign in text for sign in _SIGNS):
        text = _CURRENCY.sub(r"\2\3 \1", text)
    raw: list[str] = (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)
    if any("'" in token or "." in token for token in raw):
        return [piece for token in raw for piece in (_pieces(token) if "'" in token or "." in token else (token,))]
    return raw


@lru_cache(maxsize=16384)
def _pieces(token: str) -> tuple[str, ...]:
    """A contraction or a possessive taken apart, the full stops of an abbreviation left out: "U.S.'s" is "US"."""
    if token[0].isdigit():
        return (_plain_number(token),)
    if "." in token:
        return (token.replace(".", ""),)
    head, _, tail = token.partition("'")
    if token[-3:].lower() == "n't":
        return {"ca": ("can", "not"), "wo": ("will", "not"), "sha": ("shall", "not")}.get(token[:-3].lower(), (token[:-3], "not"))
    full = {"ll": "will", "d": "would", "ve": "have", "re": "are", "m": "are"}.get(tail.lower())
    return (head, full) if full else (head,) if tail.lower() == "s" else tuple(piece for piece in token.split("'") if piece)


def _plain_number(token: str) -> str:
    """2.50 is 2.5; 2.000 may be two thousand and stays."""
    whole, _, part = token.replace(",", "").partition(".")
    return f"{whole}.{part}".rstrip("0").rstrip(".") if part.isdigit() and len(part) != 3 else token.replace(",", "")


def _phrase(raw: list[str], at: int, words: ProtectedWords) -> tuple[Word, int] | None:
    if at + 1 == len(raw):
        return None
    second = raw[at + 1].lower()
    for rest, word, needs_capital in words.phrases[raw[at].lower()]:
        if rest[0] != second or (needs_capital and not raw[at][0].isupper()):
            continue
        if len(rest) == 1 or [token.lower() for token in raw[at + 1 : at + 1 + len(rest)]] == list(rest):
            return word, 1 + len(rest)
    return None


def _first(raw: list[str], at: int, words: ProtectedWords) -> Word:
    """The first word, whose capital tells nothing: a name if known, in capitals, or before a name or a verb of saying."""
    token, following = raw[at], raw[at + 1] if at + 1 < len(raw) else ""
    word, lower = words.seen[token], token.lower()
    if word.kind == "calendar":
        verb = lower == "may" and not following[:1].isdigit()
        return words.plain.get(lower, word) if verb else word
    if word.group != "name" or lower in words.names or (len(token) > 1 and token.isupper()):
        return word
    after = words.seen[following] if following else word
    before_say = after.form == "say" and not lower.endswith("s")  # "Officials said" is no name
    return word if after.group == "name" or before_say else _word(lower, mask="@", kind="head")


def _joined(last: Word, word: Word) -> Word | None:
    """A number made of the last word read and this one: "2.5" and "million", "twenty" and "one"; None if they are two."""
    if last.group != "number" or last.kind not in ("digits", "count"):
        return None
    try:
        before, value = float(last.form), float(word.form)
    except ValueError:
        return None
    if word.kind == "scale":
        return _word(f"{before * value:.10g}" if before * value < 1e10 else f"{before * value:.0f}", "number", "#", "digits")
    if last.kind == "count" and _TENS[0] <= before <= _TENS[1] and _UNITS[0] <= value <= _UNITS[1]:
        return _word(f"{before + value:.0f}", "number", "#", "digits")
    return None


def _anchored(read: list[Word]) -> list[Word]:
    """The words, numbers, denials and hedges each with the next word that isn't small or an adverb."""
    for at, word in enumerate(read):
        if word.leans:
            read[at] = word._replace(anchor=next((after.form for after in read[at + 1 :] if after.bears), ""))
    return read
