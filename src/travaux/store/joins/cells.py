"""The newest propositions of each cell of a state of play: a walk down an index, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.store.plain import PlainConnection

_NEWEST = 60  # deeds of a cell that are looked at before all are
_IN_CELL = "talks = :talks AND deed.party = {party} AND deed.issue = {issue} AND proposition IS NOT NULL"
Cell = tuple[int, int]  # party, issue


def newest_in_cells(
    connection: PlainConnection, talks: int, cells: Sequence[Cell], fitting: str, most: int
) -> dict[Cell, list[int]]:
    """The propositions of the newest deeds of each cell, at most so many.

    Args:
        fitting: what deeds must fit, in SQL.
    """
    ask = _ask_sqlite if connection.sqlite else _ask_postgresql
    found: dict[Cell, list[int]] = {}
    left: Sequence[Cell] = cells
    for limit in (_NEWEST, None):
        rows = ask(connection, talks, left, fitting, limit)
        for cell, propositions in rows.items():
            found[cell] = list(dict.fromkeys(propositions))[:most]
        left = [cell for cell in left if limit is not None and len(rows.get(cell, ())) == limit and len(found[cell]) < most]
        if not left:
            break
    return found


def _ask_sqlite(
    connection: PlainConnection, talks: int, cells: Iterable[Cell], fitting: str, limit: int | None
) -> dict[Cell, list[int]]:
    where = f"{_IN_CELL.format(party=':party', issue=':issue')} AND {fitting}"
    query = f"SELECT proposition FROM deed WHERE {where} ORDER BY made DESC LIMIT {limit if limit is not None else -1}"
    found = {}
    for party, issue in cells:
        propositions = connection.column(query, talks=talks, party=party, issue=issue)
        if propositions:
            found[party, issue] = propositions
    return found


def _ask_postgresql(
    connection: PlainConnection, talks: int, cells: Sequence[Cell], fitting: str, limit: int | None
) -> dict[Cell, list[int]]:
    where = f"{_IN_CELL.format(party='c.party', issue='c.issue')} AND {fitting}"
    query = f"""
        SELECT c.party, c.issue, d.proposition
        FROM unnest(CAST(:parties AS int[]), CAST(:issues AS int[])) AS c(party, issue)
        CROSS JOIN LATERAL (
            SELECT proposition, made FROM deed WHERE {where} ORDER BY made DESC {f"LIMIT {limit}" if limit is not None else ""}
        ) AS d ORDER BY d.made DESC"""
    parties, issues = [party for party, _ in cells], [issue for _, issue in cells]
    found: dict[Cell, list[int]] = {}
    for party, issue, proposition in connection.rows(query, talks=talks, parties=parties, issues=issues):
        found.setdefault((party, issue), []).append(proposition)
    return found
