#!/usr/bin/env python3
"""How well state, traces and conflicts of an invented negotiation are found: `eval/joined.py eval/ledger/first [--show]`.

Reads the reports, joins them with the analyst's codebook, and compares each cell at each date with the answers. A cell is
right where party, issue, kind and status are those of an answer, and whether it is another's claim, and one quote at least.
An edge of a trace is right where its kind is and both of its ends rest on a quote of the answer's; a conflict likewise.
Optional answers count neither way. Prints precision, recall and F1, cells of all dates together.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import Any

import yaml
from common import Counts, Evaluation, Figures, ratio, read_rows

from travaux import add_sources, open_ledger
from travaux.ingest.worker import ReadingOptions
from travaux.join_resources import load_join_words, load_name_rules, load_side_rules, load_view_rules
from travaux.joins.answered import answered
from travaux.joins.bonds import NO_RULES
from travaux.joins.codebook import parse_codebook
from travaux.joins.counted import counts_disputed
from travaux.joins.deeds import Deed
from travaux.joins.disputes import disputes_of
from travaux.joins.joining import Joiner, join
from travaux.joins.paper_told import Dispute, PaperTold
from travaux.joins.papers import Sightings
from travaux.joins.parties import find_parties
from travaux.joins.play import Play
from travaux.joins.rendered import rendered_otherwise
from travaux.joins.speakers import Actors
from travaux.joins.told import Told, known_by, speaking
from travaux.store.coverage import coverage_of
from travaux.store.records import load_record
from travaux.store.reports import reports_where
from travaux.store.tables import trail
from travaux.views.conflicts import Conflict, conflicts_of
from travaux.views.lines import Line
from travaux.views.state import state_of
from travaux.views.trace import traces_of

_SHOWN = ("party", "stance", "status", "standing", "issue")
Places = dict[str, list[tuple[int, int]]]  # by the version of a report


def told_in(folder: Path, model: str | None = None) -> tuple[list[Told], dict[str, str], dict[str, str]]:
    """The reports of a negotiation, added to a new ledger, their texts, and their versions by the ids of the table."""
    return reports_of(list(read_rows(folder / "reports.jsonl")), model)


def reports_of(rows: Sequence[Mapping[str, Any]], model: str | None = None) -> tuple[list[Told], dict[str, str], dict[str, str]]:
    """Reports, added to a new ledger, their texts, and their versions by their ids."""
    with tempfile.TemporaryDirectory() as place, open_ledger(Path(place) / "ledger.db", create=True) as ledger:
        table = Path(place) / "reports.jsonl"
        table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        add_sources(ledger, [table], ReadingOptions(model=model))
        told, _ = coverage_of(ledger)
        with ledger.database.reading() as connection:
            reports = reports_where(connection, trail.c.place >= 0)
            articles = {report.version: load_record(connection, report.reading).article for report in reports}
    by_key = {(article.url, article.published): version for version, article in articles.items()}
    texts = {version: article.text for version, article in articles.items()}
    return told, texts, {row["id"]: by_key[row["url"], row["published"]] for row in rows}


def places_of(evidence: Sequence[Mapping[str, Any]], texts: Mapping[str, str], versions: Mapping[str, str]) -> Places:
    """Where the quotes of an answer stand."""
    found: Places = {}
    for each in evidence:
        text, at = texts[versions[each["report"]]], -1
        for _ in range(each.get("nth", 1)):
            at = text.index(each["quote"], at + 1)
        found.setdefault(versions[each["report"]], []).append((at, at + len(each["quote"])))
    return found


def touches(deeds: Sequence[Deed | PaperTold], places: Places) -> bool:
    """Whether deeds rest on a quote of an answer."""
    return any(
        start < last and first < end
        for deed in deeds
        for start, end in deed.evidence
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
        and touches(line.evidence, places)
    )


@dataclass(slots=True)
class Score:
    """How much of the answers was found: right ones, required ones that were missed, and those that are wrong."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        precision, recall = self.right / (self.right + len(self.wrong) or 1), self.right / (self.right + len(self.missed) or 1)
        return f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall or 1):.3f}"


def compare(found: Sequence[Any], answers: Sequence[Mapping[str, Any]], fits: Any, near: Any, score: Score, shown: Any) -> None:
    """Match what was found with answers, each once; what is near an optional answer counts neither way."""
    left = list(found)
    neutral: set[int] = set()
    for answer in sorted(answers, key=lambda answer: bool(answer.get("optional"))):
        match = next((each for each in left if fits(each, answer)), None)
        if match is not None:
            left.remove(match)
            score.right += not answer.get("optional")
        elif answer.get("optional"):
            neutral |= {id(each) for each in left if near(each, answer)}
        else:
            score.missed.append(shown(answer))
    score.wrong += [shown(each) for each in left if id(each) not in neutral]


class Answers:
    """The answers of a negotiation, with the places of their quotes."""

    def __init__(self, folder: Path, model: str | None = None) -> None:
        self.told, self._texts, self.versions = told_in(folder, model)
        self.talks = parse_codebook(yaml.safe_load((folder / "codebook.yaml").read_text(encoding="utf-8")), "codebook.yaml")[0]
        self.wire = json.loads((folder / "answers.json").read_text(encoding="utf-8"))

    def places(self, evidence: Sequence[Mapping[str, Any]]) -> Places:
        """Where the quotes of an answer stand."""
        return places_of(evidence, self._texts, self.versions)

    def state(self) -> Score:
        """Cells at all dates together."""
        score = Score()
        for state in self.wire["state"]:
            play = join(self.told, self.talks, load_join_words(), state["as_of"])
            lines = [line for line in state_of(play, load_view_rules()).lines if line.issue is not None]
            compare(
                lines,
                state["cells"],
                lambda line, cell: fits(line, cell, self.places(cell["evidence"])),
                lambda line, cell: line.party == cell["party"] and touches(line.evidence, self.places(cell["evidence"])),
                score,
                lambda each, day=state["as_of"]: f"{day} {_told(each)}",
            )
        return score

    def traces(self, play: Play) -> Score:
        """Edges of all traces; those between things that no trace of the answers is about don't count."""
        score = Score()
        nodes = [{node["id"]: node for node in trace["nodes"]} for trace in self.wire["traces"]]
        answers = [
            edge | {"earlier": known.get(edge["from"]), "later": known[edge["to"]]}
            for trace, known in zip(self.wire["traces"], nodes, strict=True)
            for edge in trace["edges"]
        ]
        known = [self.places(node["evidence"]) for some in nodes for node in some.values()]
        found = []
        traces = traces_of(play, load_view_rules())
        marks = {mark.id: mark for trace in traces for mark in trace.marks}
        edges = {(edge.kind, edge.earlier, edge.later) for trace in traces for edge in trace.edges}  # one of two stands in both
        for kind, earlier, later in sorted(edges, key=str):
            ends = [marks[end] for end in (earlier, later) if end is not None]
            if all(any(touches(mark.deeds, places) for places in known) for mark in ends):
                found.append((kind, marks.get(earlier or ""), marks[later]))

        def same(edge: Any, answer: Mapping[str, Any]) -> bool:
            if (edge[1] is None) != (answer["earlier"] is None):
                return False
            pairs = [(edge[2], answer["later"])] + ([(edge[1], answer["earlier"])] if edge[1] is not None else [])
            return all(touches(mark.deeds, self.places(node["evidence"])) for mark, node in pairs)

        compare(found, answers, lambda edge, answer: edge[0] == answer["kind"] and same(edge, answer), same, score, _told)
        return score

    def disputes(self, day: str) -> list[Dispute]:
        """What the reports tell otherwise of papers, and count otherwise, as of a day."""
        words, known = load_join_words(), known_by(self.told, day)
        parties = find_parties(known, Joiner(self.talks, words).names)
        joining = Sightings(Actors(load_name_rules(), load_side_rules()), words.weights)
        told = speaking(known, day)
        disputes = disputes_of(told, parties, words, joining, NO_RULES)
        return [
            *disputes,
            *counts_disputed(told, parties, load_view_rules().persons),
            *rendered_otherwise(told, parties, words),
            *answered(told, parties),
        ]

    def conflicts(self, play: Play) -> Score:
        """Conflicts as of the last date."""
        score = Score()

        def same(conflict: Conflict, answer: Mapping[str, Any]) -> bool:
            places = [self.places(side["evidence"]) for side in answer["sides"]]
            return any(touches(conflict.first, one) and touches(conflict.second, other) for one, other in permutations(places, 2))

        def right(conflict: Conflict, answer: Mapping[str, Any]) -> bool:
            return conflict.kind in (answer["kind"], *answer.get("kinds_also", ())) and same(conflict, answer)

        found = conflicts_of(play, load_view_rules(), self.disputes(self.wire["state"][-1]["as_of"]))
        compare(found, self.wire["conflicts"], right, same, score, _told)
        return score


def _told(each: Any) -> str:
    """An answer, or what was found, in a line."""
    if isinstance(each, Line):
        return " | ".join(str(getattr(each, name)) for name in (*_SHOWN, "about"))
    if isinstance(each, Conflict):
        return f"{each.kind} | {each.about}"
    if isinstance(each, tuple):
        kind, *marks = each
        return f"{kind} | " + " -> ".join(f"{m.party} {m.kind} {m.day}" for m in marks if m is not None)
    if "stance" in each:
        return " | ".join(str(each[name]) for name in (*_SHOWN, "about"))
    if "later" in each:
        marks = [each[name] for name in ("earlier", "later") if each[name] is not None]
        return f"{each['kind']} | " + " -> ".join(f"{m['party']} {m['kind']} {m['date']}" for m in marks)
    return f"{each['kind']} | {each['about']}"


def count(folders: Sequence[Path], model: str) -> list[Counts]:
    """Counts of each negotiation: of cells, edges and conflicts those that are right, missed and wrong."""
    counts = []
    for folder in folders:
        answers = Answers(folder, model)
        play = join(answers.told, answers.talks, load_join_words(), answers.wire["state"][-1]["as_of"])
        found: Counts = Counter()
        for name, score in (("cells", answers.state()), ("edges", answers.traces(play)), ("conflicts", answers.conflicts(play))):
            found |= Counter({f"{name}_right": score.right, f"{name}_missed": len(score.missed), f"{name}_wrong": len(score.wrong)})
        counts.append(found)
    return counts


def figures(counts: Counts) -> Figures:
    """F1 of cells, edges and conflicts."""
    found = {}
    for name in ("cells", "edges", "conflicts"):
        right = 2 * counts[f"{name}_right"]
        found[f"{name}_f1"] = ratio(right, right + counts[f"{name}_missed"] + counts[f"{name}_wrong"])
    return found


EVALUATION = Evaluation("joined", count, figures)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="also what was missed (-) and what was wrong (+)")
    options = parser.parse_args()
    answers = Answers(options.folder)
    play = join(answers.told, answers.talks, load_join_words(), answers.wire["state"][-1]["as_of"])
    for name, score in (
        ("state cells", answers.state()),
        ("trace edges", answers.traces(play)),
        ("conflicts", answers.conflicts(play)),
    ):
        print(f"{name}: {score}")
        for sign, some in (("-", score.missed), ("+", score.wrong)) if options.show else ():
            for each in some:
                print(" ", sign, each)


if __name__ == "__main__":
    main()
