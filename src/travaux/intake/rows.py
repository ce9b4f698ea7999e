"""A row of a table to a capture."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime, time

from travaux.errors import UsageError
from travaux.intake.listings import is_address
from travaux.intake.values import Found, Given, Limits, clean_text, size_rejection
from travaux.reader.options import check_date
from travaux.record.article import Rejection
from travaux.record.capture import Capture

COLUMNS = frozenset({"id", "url", "title", "publisher", "agency", "published", "date", "retrieved", "text", "html"})


class _BadRowError(Exception):
    """A row can't be used; the message says why. Never leaves this module."""


def read_row(row: object, source: str, given: Given, limits: Limits) -> Found:
    """The capture of a row, or why there is none.

    Of two columns for one thing (`publisher` and `agency`, `published` and `date`, `text` and `html`) the first that is filled
    counts. The other one, and columns of other names, go to `Capture.extra`.

    Args:
        row: a mapping of column names to values; missing values are None, NaN or blank.
        source: what to call the row.
        given: dates that override the row's, whose own are then not looked at.
        limits: bounds of the report's size.
    """
    try:
        if not isinstance(row, Mapping):
            raise _BadRowError(f"expected an object with a report's text, got {_shown(row)}; write one object a row")
        return _read(row, source, given, limits)
    except _BadRowError as error:
        return Rejection(source, "read", "bad-row", str(error))
    except RecursionError:
        return Rejection(source, "read", "bad-row", "expected values nested a little, they are nested too deep; flatten them")


def _read(row: Mapping[object, object], source: str, given: Given, limits: Limits) -> Found:
    cells, extra = _divide(row)
    title = _line(cells, extra, "title")
    text, html = _words(cells, "text"), _words(cells, "html")
    if text is None and html is None:
        raise _BadRowError("expected the report in a column `text` or `html`, found neither filled; fill it or drop the row")
    if text is not None and html is not None:
        extra["html"] = html
    data = _titled(text, title).encode() if text is not None else str(html).encode()
    if len(data) > limits.report:
        return size_rejection(source, limits.report)
    url = _line(cells, extra, "url")
    if url is not None and not is_address(url):
        raise _BadRowError(f"expected `url` as an http or https address, got {_shown(url)}; correct it or leave it empty")
    return Capture(
        data,
        source,
        url=url,
        wire_id=_line(cells, extra, "id"),
        title=title,
        publisher=_line(cells, extra, "publisher", "agency"),
        published=_date(cells, extra, given.published, "published", "date"),
        retrieved=_date(cells, extra, given.retrieved, "retrieved"),
        content_type=None if text is not None else "text/html",
        extra=to_canonical(extra),
    )


def _divide(row: Mapping[object, object]) -> tuple[dict[str, object], dict[str, object]]:
    """The cells of our columns that are filled, by lower-case name, and all others. Of `text` and `Text` the first counts."""
    cells: dict[str, object] = {}
    extra: dict[str, object] = {}
    for key, value in sorted(row.items(), key=lambda cell: str(cell[0]) not in COLUMNS):
        name = clean_text(str(key))
        plain = name.strip().lower()
        if plain not in COLUMNS or plain in cells:
            extra[name] = value
        elif not _is_missing(value):
            cells[plain] = value
    return cells, extra


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or (isinstance(value, str) and not value.strip())


def _words(cells: Mapping[str, object], name: str) -> str | None:
    value = cells.get(name)
    if value is not None and not isinstance(value, str):
        raise _BadRowError(f"expected `{name}` as text, got {_shown(value)}; write it as a string")
    return clean_text(value) if value is not None else None


def _line(cells: Mapping[str, object], extra: dict[str, object], *names: str) -> str | None:
    """The first of some cells that is filled, on one line; the others go to the extra ones. A number may be an `id`."""
    name, value = _first(cells, extra, names)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(str(_words({name: value}, name)).split()) if value is not None else None


def _date(cells: Mapping[str, object], extra: dict[str, object], given: str | None, *names: str) -> str | None:
    name, value = _first(cells, extra, names)
    if given is not None or value is None:
        return given
    if isinstance(value, date):  # a datetime, and a Timestamp of pandas, is one too
        value = value.isoformat()
    if not isinstance(value, str):
        raise _BadRowError(
            f"expected `{name}` as an ISO date such as 2022-02-16, got {_shown(value)}; write it so, or leave it empty"
        )
    try:
        return check_date(value, f"`{name}`")
    except UsageError as error:
        raise _BadRowError(f"{str(error)[:300]}; write it so, or leave it empty") from error


def _first(cells: Mapping[str, object], extra: dict[str, object], names: tuple[str, ...]) -> tuple[str, object]:
    filled = [name for name in names if name in cells]
    extra.update({name: cells[name] for name in filled[1:]})
    return (filled[0], cells[filled[0]]) if filled else (names[0], None)


def _titled(text: str, title: str | None) -> str:
    """A text with its title as first line, unless it begins with it."""
    if title is None or " ".join(text[: 2 * len(title) + 200].split()).startswith(title):
        return text
    return f"{title}\n\n{text}"


def _shown(value: object) -> str:
    shown = repr(value) if not isinstance(value, int) or value.bit_length() < 200 else "a very long number"
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


def to_canonical(values: Mapping[str, object]) -> str:
    """Values as canonical JSON: keys sorted, no spaces, dates in ISO 8601, bytes in hexadecimal, NaN as null.

    >>> to_canonical({"b": date(2022, 2, 16), "a": float("nan")})
    '{"a":null,"b":"2022-02-16"}'
    """
    return json.dumps(_plain(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None if math.isnan(value) else str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {clean_text(str(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return clean_text(str(value))
