"""Sheets: the text of a report for a person to code, with nothing of what anybody found in it; and codings read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from travaux.record.coding import CODED, CODING_SCHEMA, CodedState, Coding, check_coded_spans, coded_value, expect_coded
from travaux.record.record import Record
from travaux.record.span import Span, Spans
from travaux.record.wire import hints_of, plain

_NAMES = ("article", "version", "layer")  # of what it is a sheet of
_KEYS = ("schema", *_NAMES, "title", "publisher", "published", "text", "sentences", *CODED)
_HINT = 'copy them exactly, add "sentence": N to the item, or give [[start, end]]'


def make_sheet(record: Record, version: str) -> dict[str, Any]:
    """An empty sheet of a report: its text, its sentences with their numbers and places, and three empty lists.

    Args:
        record: any reading of it; nothing that was found in it is told.
        version: the ledger's id of the article's version.
    """
    article, text = record.article, record.article.text
    return {
        "schema": CODING_SCHEMA,
        "article": article.id,
        "version": version,
        "layer": article.version,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "text": text,
        "sentences": [{"number": i, "start": a, "end": b, "words": text[a:b]} for i, (a, b) in enumerate(record.sentences)],
        **{name: [] for name in CODED},
    }


def names_on(sheet: Any) -> tuple[str, str, str]:
    """The ids of the article, its version and its text that a sheet is of.

    Raises:
        RecordError: it is no sheet.
    """
    expect_coded(isinstance(sheet, Mapping), "sheet", "a JSON object, as travaux code sheet writes it", sheet)
    expect_coded(sheet.get("schema") == CODING_SCHEMA, "schema", f'"{CODING_SCHEMA}"', sheet.get("schema"))
    article, version, layer = (coded_value(str, sheet.get(name), name) for name in _NAMES)
    return article, version, layer


def read_sheet(sheet: Mapping[str, Any], text: str, by: str, at: str) -> Coding:
    """The coding that a filled sheet holds.

    Spans are pairs of offsets, pairs with their words behind them, or words alone, where the item's sentence or else the text
    holds them once. What may stay empty can be left out, ids too.

    Args:
        sheet: as `make_sheet` gives it, filled in.
        text: the text that it is a sheet of.
        by: who coded it.
        at: when, ISO 8601 with offset.

    Raises:
        RecordError: something in it doesn't fit; the message names the place, what was expected and what to do.
    """
    article, version, layer = names_on(sheet)
    unknown = sorted(set(sheet) - set(_KEYS))
    expect_coded(not unknown, "sheet", f"only the keys {', '.join(_KEYS)}", unknown)
    came = sheet.get("text", text)
    expect_coded(came == text, "text", "the report's text, unchanged", _first_difference(text, came))
    sentences = _sentences(sheet.get("sentences", []), text)
    lists = {}
    for name, kind in CODED.items():
        given = sheet.get(name, [])
        expect_coded(isinstance(given, list), name, "a list", given)
        told = [_whole(kind, item, f"{name}[{i}]", _Text(text, sentences)) for i, item in enumerate(given)]
        told = [{**item, "id": item["id"] or f"{name[0]}{i + 1}"} for i, item in enumerate(told)]
        lists[name] = coded_value(tuple[kind, ...], told, name)  # type: ignore[valid-type]
    coding = Coding(article, version, layer, by, at, **lists)
    check_coded_spans(coding, len(text))
    return coding


def _first_difference(text: str, came: object) -> str:
    if not isinstance(came, str):
        return str(came)
    at = next((i for i, (a, b) in enumerate(zip(text, came)) if a != b), min(len(text), len(came)))
    return f"another from character {at} on: {came[at : at + 20]}"


def _sentences(given: Any, text: str) -> dict[int, Span]:
    """The sentences of a sheet by number, which items name."""
    expect_coded(isinstance(given, list), "sentences", "a list, as the sheet had it", given)
    found = {}
    for i, row in enumerate(given):
        expect_coded(isinstance(row, Mapping), f"sentences[{i}]", "an object, as the sheet had it", row)
        number, start, end = row.get("number"), row.get("start"), row.get("end")
        whole = type(number) is int and type(start) is int and type(end) is int and 0 <= start < end <= len(text)
        expect_coded(whole and row.get("words") == text[start:end], f"sentences[{i}]", "a sentence as the sheet had it", row)
        found[number] = (start, end)
    return found


@dataclass(frozen=True, slots=True)
class _Text:
    """Where words are looked for: the sentence of an item, if it names one, and the whole text."""

    words: str
    sentences: Mapping[int, Span]
    spot: Span | None = None

    def at(self, number: Any, place: str) -> _Text:
        """The same for an item that names a sentence, or None."""
        if number is None:
            return _Text(self.words, self.sentences)
        known = type(number) is int and number in self.sentences
        expect_coded(known, f"{place}.sentence", f"the number of one of the sheet's {len(self.sentences)} sentences", number)
        return _Text(self.words, self.sentences, self.sentences[number])

    def find(self, words: str) -> list[int]:
        """Where words start: once in the sentence, else wherever in the text."""
        near = self._places(words, *self.spot) if self.spot is not None else []
        return near or self._places(words, 0, len(self.words))

    def _places(self, words: str, start: int, end: int) -> list[int]:
        found = []
        at = self.words.find(words, start, end) if words.strip() else -1
        while at >= 0:
            found.append(at)
            at = self.words.find(words, at + 1, end)
        return found


def _whole(kind: type, given: Any, place: str, text: _Text) -> dict[str, Any]:
    """An item's whole wire form: what was left out filled in, words as spans."""
    expect_coded(isinstance(given, Mapping), place, "a JSON object", given)
    near = text.at(given.get("sentence"), place)
    told = _filled(kind, {"id": "", **given}, place, near)
    if isinstance(states := told.get("history"), list):
        for i, state in enumerate(states):
            expect_coded(isinstance(state, Mapping), f"{place}.history[{i}]", "a JSON object", state)
            states[i] = _filled(CodedState, state, f"{place}.history[{i}]", near)
    return told


def _filled(kind: type, given: Mapping[str, Any], place: str, text: _Text) -> dict[str, Any]:
    hints = hints_of(kind)
    unknown = sorted(set(given) - {*hints, "sentence"})
    expect_coded(not unknown, place, f"only the keys {', '.join(hints)} and sentence", unknown)
    needed = [field.name for field in fields(kind) if field.default is MISSING and field.name not in given]
    expect_coded(not needed, place, f"the key {', '.join(needed)} too", sorted(given))
    told = {field.name: plain(field.default) for field in fields(kind) if field.default is not MISSING}
    for name in (name for name in hints if name in given):
        told[name] = _spans(given[name], f"{place}.{name}", text) if hints[name] == Spans else _trimmed(given[name])
    return told


def _trimmed(value: Any) -> Any:
    """A name, or each of several, without white space that isn't seen; anything else as it is."""
    if isinstance(value, list):
        return [_trimmed(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _spans(value: Any, place: str, text: _Text) -> list[list[int]]:
    if value is None:
        return []
    pieces = [value] if isinstance(value, str) else value
    expect_coded(isinstance(pieces, list), place, "words, or a list of spans [[start, end], ...]", value)
    return [_span(piece, place, text) for piece in pieces]


def _span(piece: Any, place: str, text: _Text) -> list[int]:
    if isinstance(piece, str):
        found = text.find(piece)
        times = f"it holds {len(found)} times" if found else "it doesn't hold"
        expect_coded(len(found) == 1, place, f"words that the text holds once ({_HINT}); these {times}", piece)
        return [found[0], found[0] + len(piece)]
    is_pair = isinstance(piece, list) and len(piece) in (2, 3) and all(type(end) is int for end in piece[:2])
    expect_coded(is_pair, place, 'spans [[start, end], ...], [[start, end, "words"], ...], or words', piece)
    start, end = piece[:2]
    expect_coded(0 <= start < end <= len(text.words), place, f"offsets with 0 <= start < end <= {len(text.words)}", piece[:2])
    came = text.words[start:end]
    expect_coded(piece[2:] in ([], [came]), place, f"the words at [{start}, {end}], which are {came[:60]!r}", piece[-1])
    return [start, end]
