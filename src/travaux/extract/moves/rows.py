"""Rows of a data file, checked against what its head says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from travaux.errors import ResourceError


def checked_rows(rows: Iterable[list[str]], name: str, columns: int, *, optional: Iterable[int] = ()) -> Iterator[list[str]]:
    """The rows, each of so many cells, none blank but the `optional` ones (by number from 0), none there twice.

    Raises:
        ResourceError: a row is otherwise.
    """
    may_be_blank, seen = set(optional), set()
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row] + [""] * (columns - len(row))
        blank = [k + 1 for k, cell in enumerate(cells) if not cell and k not in may_be_blank]
        if len(cells) != columns or blank or tuple(cells) in seen:
            what = f"no blank in column {blank[0]}" if blank else f"{columns} columns, each row once"
            raise ResourceError(f"{name}, row {number}: expected {what}, got {row[:columns]}; mend the file or reinstall travaux")
        seen.add(tuple(cells))
        yield cells


def words_by_class(
    rows: Iterable[list[str]], name: str, columns: int, classes: Sequence[str], *, optional: Iterable[int] = ()
) -> dict[str, set[str]]:
    """The words in column 2 by their class in column 1, every class there.

    Raises:
        ResourceError: a row is not what `checked_rows` expects, or of no known class.
    """
    words: dict[str, set[str]] = {known: set() for known in classes}
    for number, cells in enumerate(checked_rows(rows, name, columns, optional=optional), 1):
        if cells[0] not in words:
            raise ResourceError(f"{name}, row {number}: expected a class of {', '.join(classes)}, got {cells[0]!r}")
        words[cells[0]].add(cells[1])
    return words
