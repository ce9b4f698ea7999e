#!/usr/bin/env python3
"""What small stories of several reports come to: `eval/stories.py FILE [--model M] [--half odd|even] [--errors] [--json]`.

Each story is two to four short reports of one invented negotiation, an analyst's codebook, and what a reader takes from it at a
date: `cells` that must stand, as `eval/joined.py` compares them, and `never` cells that must not stand any more, or at all
(a line with that stance of that party which rests on those words). `stance` lists what careful readers may give. Each story has a
ledger of its own. Of a cell that is missed the move isn't read (there is none of such a kind and party), or it goes wrong in joins.

Stories of odd lines may be studied; those of even lines measure: `--errors` shows none of theirs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from common import Counts, Evaluation, Figures, half_of, make_parser, ratio, read_rows, show
from joined import Places, fits, places_of, reports_of, touches

from travaux.join_resources import load_join_words, load_view_rules
from travaux.joins.codebook import parse_codebook
from travaux.joins.joining import join
from travaux.joins.play import Play
from travaux.views.lines import Line
from travaux.views.state import State, state_of

NOT_READ, IN_JOINS = "not read", "in joins"
Story = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a story comes to: counts, and its errors in words."""

    counts: Counts
    errors: list[str] = field(default_factory=list)


def play_of(story: Story, model: str | None) -> tuple[Play, dict[str, str], dict[str, str]]:
    """The play of a story's reports as of its date, the texts by version, and the versions by the reports' ids."""
    rows = [
        report | {"id": f"r{number}", "url": f"https://stories.example/{number}/{report['published']}"}
        for number, report in enumerate(story["reports"])
    ]
    told, texts, versions = reports_of(rows, model)
    book = {"talks": [{"name": story["name"], "parties": story["parties"], "issues": story["issues"]}]}
    return join(told, parse_codebook(book, "a story")[0], load_join_words(), story["as_of"]), texts, versions


def answer_of(cell: Mapping[str, Any]) -> dict[str, Any]:
    """A story's cell as an answer of `eval/joined.py`."""
    plain = {"status": "actual", "standing": "declared", "standing_also": ["reported"], **cell}
    if plain["standing"] == "claimed":
        plain["standing_also"] = []
    return plain | {"stance": cell["stance"][0], "stances_also": cell["stance"][1:]}


def where(quote: str, texts: Mapping[str, str], versions: Mapping[str, str]) -> Places:
    """Where words stand, in the first report that has them.

    Raises:
        ValueError: no report has them.
    """
    for id, version in versions.items():
        if quote in texts[version]:
            return places_of([{"report": id, "quote": quote}], texts, versions)
    raise ValueError(f"no report says {quote!r}")


def compare_story(story: Story, model: str | None) -> Outcome:
    """A story's cells and never-cells against the state of play."""
    play, texts, versions = play_of(story, model)
    state = state_of(play, load_view_rules())
    left, counts, errors = [line for line in state.lines if line.issue is not None], Counter(stories=1), list[str]()
    for cell in story["cells"]:
        answer, places = answer_of(cell), where(cell["quote"], texts, versions)
        line = next((line for line in left if fits(line, answer, places) and _agrees(line, cell)), None)
        counts["cells"] += 1
        if line is not None:
            left.remove(line)
            counts["right"] += 1
            continue
        cause, why = _why(answer, places, state, play)
        counts[cause] += 1
        errors.append(f"- {cause}: {why} | {_told(cell)}")
    for cell in story["never"]:
        answer, places = answer_of(cell), where(cell["quote"], texts, versions)
        counts["never"] += 1
        if any(_stands(line, answer, places) for line in state.lines):
            counts["shown"] += 1
            errors.append(f"+ {_told(cell)}")
    counts["whole"] += not errors
    return Outcome(counts, errors)


def _agrees(line: Line, cell: Mapping[str, Any]) -> bool:
    """Whether a line has what a cell tells besides: its condition, the day of the last time."""
    return ("condition" not in cell or cell["condition"] in (line.condition or "")) and cell.get("last") in (None, line.last)


def _stands(line: Line, answer: Mapping[str, Any], places: Places) -> bool:
    """Whether a line shows what must not stand: what rests on those words alone, whatever its issue."""
    stances = (answer["stance"], *answer["stances_also"])
    alone = all(touches([deed], places) for deed in line.evidence)
    return line.party == answer["party"] and line.stance in stances and line.status == answer["status"] and alone


def _why(answer: Mapping[str, Any], places: Places, state: State, play: Play) -> tuple[str, str]:
    """Why a cell is missed: whether its move isn't read, and what there is instead."""
    stances = (answer["stance"], *answer["stances_also"])
    near = [line for line in state.lines if line.party == answer["party"] and touches(line.evidence, places)]
    told = [each for each in play.deeds if touches([each], places)]
    read = [each for each in told if each.kind in stances and each.party == answer["party"]]
    if not read:
        return NOT_READ, str([(each.party, each.kind, each.about) for each in told])
    if near:
        return IN_JOINS, "shown as " + str([(each.stance, each.status, each.issue, each.standing) for each in near])
    if any(touches(line.evidence, places) for line in state.doubtful):
        return IN_JOINS, "doubtful"
    over = [line for line in state.lines if line.party == answer["party"] and touches(line.held, places)]
    return IN_JOINS, "superseded by " + str([(line.stance, line.about) for line in over]) if over else "no line"


def _told(cell: Mapping[str, Any]) -> str:
    return " | ".join(("/".join(cell["stance"]), cell["party"], cell["issue"], cell["quote"]))


def outcomes(rows: Sequence[Story], model: str | None) -> Iterator[tuple[Story, Outcome]]:
    """Stories with what they come to."""
    for story in rows:
        yield story, compare_story(story, model)


def count(paths: Sequence[Path], model: str) -> list[Counts]:
    """Counts of each story."""
    return [outcome.counts for path in paths for _, outcome in outcomes(list(read_rows(path)), model)]


def figures(counts: Counts) -> Figures:
    """Shares of cells that are right, or missed by cause, of never-cells that are shown, and of stories wholly right."""
    cells = counts["cells"]
    found = {"cells": float(cells), "right": ratio(counts["right"], cells)}
    found |= {cause.replace(" ", "_"): ratio(counts[cause], cells) for cause in (NOT_READ, IN_JOINS)}
    return found | {"never_shown": ratio(counts["shown"], counts["never"]), "whole": ratio(counts["whole"], counts["stories"])}


EVALUATION = Evaluation("stories", count, figures)


def main() -> None:
    """Run it."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--half", choices=("odd", "even"), help="only the stories of these lines")
    parser.add_argument("--errors", action="store_true", help="what is missed (-) and shown (+), of odd lines only")
    options = parser.parse_args()
    total: Counts = Counter()
    for path in options.files:
        rows = list(read_rows(path))
        studied = [story["name"] for story in half_of(rows, "odd")]
        for story, outcome in outcomes(half_of(rows, options.half), options.model):
            total.update(outcome.counts)
            if options.errors and outcome.errors and story["name"] in studied:
                sys.stdout.write("\n".join((story["name"], *(f"  {error}" for error in outcome.errors))) + "\n")
    show(figures(total), as_json=options.json)


if __name__ == "__main__":
    main()
