#!/usr/bin/env python3
"""The real case: what is found of ten facts about the American position in February 2022.

`eval/real.py NEWS.jsonl SEED.json [LEDGER]` reads the American releases, interviews and briefings that
`eval/ledger/real/facts.json` lists, and the seed report, joins them with `eval/ledger/real/codebook.yaml`, and prints for
each fact, which was written down before anything was run, whether a deed of the right party, of a kind that fits, rests on
its words (found), one of another kind or party only (otherwise), or none (missed). Then which stances are taken for Russia's
own word though an American report alone tells them: there may be none.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from travaux import add_sources, open_ledger
from travaux.ingest.worker import ReadingOptions
from travaux.joins.codebook import parse_codebook
from travaux.joins.deeds import STANCES, Deed
from travaux.store import Ledger
from travaux.store import tables as t
from travaux.store.asked import Asked
from travaux.store.plays import whole_play
from travaux.store.records import load_record
from travaux.store.reports import reports_where

HERE = Path(__file__).resolve().parent / "ledger" / "real"


@dataclass(frozen=True, slots=True)
class Case:
    """The facts, the texts of the reports that they name, and where these stand in the ledger."""

    facts: Sequence[Mapping[str, Any]]
    texts: Mapping[str, str]
    versions: Mapping[str, tuple[str, str]]  # by id: version, text of its record


def fill(ledger: Ledger, news: Path, seed: Path, wanted: set[str], folder: Path) -> None:
    """Add the reports to a ledger."""
    rows = [row for line in news.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["id"] in wanted]
    (folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    report = json.loads(seed.read_text(encoding="utf-8"))
    (folder / "seed.txt").write_text(report["text"], encoding="utf-8")
    add_sources(ledger, [folder / "news.jsonl"])
    add_sources(ledger, [folder / "seed.txt"], ReadingOptions(published=report["published_given"]))


def case_of(ledger: Ledger, news: Path) -> Case:
    """The case, with the places of its reports in a ledger."""
    value = json.loads((HERE / "facts.json").read_text(encoding="utf-8"))
    rows = {
        row["id"]: row
        for line in news.read_text(encoding="utf-8").splitlines()
        if (row := json.loads(line))["id"] in value["reports"]
    }
    with ledger.database.reading() as connection:
        records = [
            (report.version, load_record(connection, report.reading)) for report in reports_where(connection, t.trail.c.place >= 0)
        ]
    by_url = {record.article.url: (version, record.article.text) for version, record in records}
    return Case(value["facts"], {id: row["text"] for id, row in rows.items()}, {id: by_url[row["url"]] for id, row in rows.items()})


def touching(case: Case, fact: Mapping[str, Any], deeds: Sequence[Deed]) -> Iterator[Deed]:
    """The deeds that rest on a fact's words."""
    for place in fact["evidence"]:
        version, text = case.versions[place["id"]]
        start = text.find(case.texts[place["id"]][place["start"] : place["end"]])
        end = start + place["end"] - place["start"]
        for deed in deeds:
            if start >= 0 and deed.told.version == version and any(a < end and start < b for a, b in deed.evidence):
                yield deed


def judged(case: Case, fact: Mapping[str, Any], deeds: Sequence[Deed]) -> tuple[str, list[Deed]]:
    """Whether a fact was found, and the deeds that rest on its words."""
    near = list(touching(case, fact, deeds))
    kinds = (fact["stance"], *fact["stances_also"])
    right = [deed for deed in near if deed.party == fact["party"] and deed.kind in kinds]
    return ("found", right) if right else ("otherwise", near) if near else ("missed", [])


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("seed", type=Path)
    parser.add_argument("ledger", nargs="?", help="where it is kept; a temporary one by default, used as it is where it is there")
    options = parser.parse_args()
    wanted = set(json.loads((HERE / "facts.json").read_text(encoding="utf-8"))["reports"])
    with tempfile.TemporaryDirectory() as folder:
        place = Path(options.ledger or Path(folder) / "ledger.db")
        there = place.exists()
        with open_ledger(place, create=not there) as ledger:
            if not there:
                fill(ledger, options.news, options.seed, wanted, Path(folder))
            talks = parse_codebook(yaml.safe_load((HERE / "codebook.yaml").read_text(encoding="utf-8")), "codebook.yaml")[0]
            deeds = whole_play(ledger, Asked(codebook=talks)).deeds
            case = case_of(ledger, options.news)
    tally: Counter[str] = Counter()
    for fact in case.facts:
        verdict, near = judged(case, fact, deeds)
        tally[verdict] += 1
        print(f"{verdict:<10} {fact['id']} {fact['statement']}")
        for deed in near[:4]:
            print(f"             {deed.made} {deed.party} {deed.kind} [{deed.standing}: {deed.said_by}] {deed.quote[:100]!r}")
    american = {version for version, _ in case.versions.values()}
    russian = [deed for deed in deeds if deed.party == "Russia" and deed.kind in STANCES]
    own = [deed for deed in russian if deed.standing == "declared" and deed.told.version in american]
    print(json.dumps({"facts": dict(tally), "deeds": len(deeds), "russian_stances": len(russian), "own_from_americans": len(own)}))
    for deed in own:
        print(f"   {deed.told.title!r:.70} {deed.kind} [{deed.said_by}] {deed.quote[:120]!r}")


if __name__ == "__main__":
    main()
