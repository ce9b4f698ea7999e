#!/usr/bin/env python3
"""How well the state of play of an invented negotiation is found: `eval/joined.py eval/ledger/first [--show]`.

Reads the reports, joins them with the analyst's codebook, and compares each cell at each date with the answers. A cell is
right where party, issue, kind and status are those of an answer, and whether it is another's claim, and one quote at least.
Optional answers count neither way. Prints precision, recall and F1, over all dates together.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from travaux import add_sources, open_ledger
from travaux.join_resources import load_join_words
from travaux.joins.codebook import parse_codebook
from travaux.joins.told import Told
from travaux.store.coverage import coverage_of
from travaux.views.state import Line, state_of

Places = dict[str, list[tuple[int, int]]]  # by the version of a report


def told_in(folder: Path) -> tuple[list[Told], dict[str, str]]:
    """The reports of a negotiation, added to a new ledger, and their versions by the ids of the table."""
    rows = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines() if line]
    with tempfile.TemporaryDirectory() as place, open_ledger(Path(place) / "ledger.db", create=True) as ledger:
        add_sources(ledger, [folder / "reports.jsonl"])
        told = coverage_of(ledger)
    by_key = {(each.record.article.url, each.record.article.published): each.version for each in told}
    return told, {row["id"]: by_key[row["url"], row["published"]] for row in rows}


def places_of(evidence: Sequence[Mapping[str, Any]], told: Mapping[str, Told], versions: Mapping[str, str]) -> Places:
    """Where the quotes of an answer stand."""
    found: Places = {}
    for each in evidence:
        text, at = told[versions[each["report"]]].record.article.text, -1
        for _ in range(each.get("nth", 1)):
            at = text.index(each["quote"], at + 1)
        found.setdefault(versions[each["report"]], []).append((at, at + len(each["quote"])))
    return found


def touches(line: Line, places: Places) -> bool:
    """Whether a line rests on a sentence of an answer."""
    return any(
        start < last and first < end
        for deed in line.evidence
        for start, end in deed.move.evidence
        for first, last in places.get(deed.told.version, ())
    )


def fits(line: Line, cell: Mapping[str, Any], places: Places) -> bool:
    """Whether a line is what an answer says."""
    return (
        line.party == cell["party"]
        and line.issue == cell["issue"]
        and line.stance in (cell["stance"], *cell["stances_also"])
        and line.status == cell["status"]
        and (line.standing == "claimed")
        in {standing == "claimed" for standing in (cell["standing"], *cell.get("standing_also", ()))}
        and touches(line, places)
    )


def scored(folder: Path) -> Iterator[tuple[str, list[Line], list[Mapping[str, Any]], list[Line], int]]:
    """At each date: lines that are right, required answers that were missed, lines that are wrong, and answers that were found."""
    told, versions = told_in(folder)
    by_version = {each.version: each for each in told}
    talks = parse_codebook(yaml.safe_load((folder / "codebook.yaml").read_text(encoding="utf-8")), "codebook.yaml")[0]
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    for state in answers["state"]:
        lines = [line for line in state_of(told, talks, load_join_words(), state["as_of"]).lines if line.issue is not None]
        cells = [(cell, places_of(cell["evidence"], by_version, versions)) for cell in state["cells"]]
        cells.sort(key=lambda pair: pair[0]["optional"])
        left, missed, found, neutral = list(lines), [], [], set()
        for cell, places in cells:
            match = next((line for line in left if fits(line, cell, places)), None)
            if match is not None:
                left.remove(match)
                if not cell["optional"]:
                    found.append(match)
            elif not cell["optional"]:
                missed.append(cell)
            else:
                neutral |= {id(line) for line in left if line.party == cell["party"] and touches(line, places)}
        wrong = [line for line in left if id(line) not in neutral]
        yield state["as_of"], found, missed, wrong, len(found)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="also what was missed and what was wrong")
    options = parser.parse_args()
    right = missing = extra = 0
    for as_of, found, missed, wrong, _ in scored(options.folder):
        right, missing, extra = right + len(found), missing + len(missed), extra + len(wrong)
        print(f"{as_of}: {len(found)} found, {len(missed)} missed, {len(wrong)} wrong")
        if options.show:
            for cell in missed:
                print(
                    "  -",
                    cell["party"],
                    cell["stance"],
                    cell["status"],
                    cell["standing"],
                    "|",
                    cell["issue"],
                    "|",
                    cell["about"][:60],
                )
            for line in wrong:
                print("  +", line.party, line.stance, line.status, line.standing, "|", line.issue, "|", line.about[:60])
    precision, recall = right / (right + extra or 1), right / (right + missing or 1)
    print(
        f"state cells: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall or 1):.3f}"
    )


if __name__ == "__main__":
    main()
