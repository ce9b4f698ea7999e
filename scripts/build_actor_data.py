#!/usr/bin/env python3
"""Compile the generated actor data files from the source lists, byte for byte the same on every run.

    build_actor_data.py SOURCES [--out src/travaux/data/actors] [--check]

SOURCES is a folder with rigour_territories.jsonl, countries_mledoze.json, igo_supraverden.json, officeholders_21c.jsonl,
world_leaders_21c_wikidata.csv, foreign_ministers_2022_wikidata.csv, archigos.csv, countrycode_codelist.csv and
actor_facts_phoenix_countries.json. Each output file states its source and licence; sources of different licences
never share a file. The other files of the output folder are written by hand and are not touched.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

Row = tuple[str, ...]
Build = Callable[[Path], list[Row]]

CATALOGUE_STATES = {
    "australia-cabinet": "AUS", "belarus-ministers": "BLR", "brazil-ministers": "BRA", "canada-cabinet": "CAN",
    "china-ministers": "CHN", "estonia": "EST", "france-cabinet": "FRA", "hungary-cabinet": "HUN",
    "india-ministers": "IND", "iran-ministers": "IRN", "israel-ministers": "ISR", "japan-ministers": "JPN",
    "kazakhstan-cabinet": "KAZ", "pakistan-ministers": "PAK", "poland-cabinet": "POL", "russia-cabinet": "RUS",
    "south-africa-cabinet": "ZAF", "south-korea-ministers": "KOR", "turkey-ministers": "TUR", "ukraine-cabinet": "UKR",
    "united-kingdom-cabinet": "GBR", "us-cabinet": "USA",
}  # fmt: skip

# Position titles of the source, most special first, to the posts that roles.tsv names. Positions that match none are
# left out: judges of lower courts, governors of provinces, members of boards.
POSTS = (
    (r"^(Deputy|Vice|First Deputy) (Foreign Minister|Minister of Foreign Affairs)", "deputy-foreign-minister"),
    (r"^Deputy Secretary of State$|^(Under|Assistant) Secretary of State", "deputy-foreign-minister"),
    (r"^Secretary of State$", "foreign-minister"),
    (r"^(Federal )?Minister (of|for) (Foreign Affairs|External Relations|External Affairs)|^Minister of Europe and For"
     r"|^Secretary of State for Foreign|^Foreign Secretary$", "foreign-minister"),
    (r"^(Federal )?Minister (of|for) (National )?Defen[cs]e( and (Armed|Military).*)?$|^Secretary of Defen[cs]e$"
     r"|^Secretary of State for Defence$", "defence-minister"),
    (r"^(Acting )?President$|^Supreme Leader$|^Emperor$|^King$|^Queen$", "head-of-state"),
    (r"^(Acting )?Prime Minister$|^Premier of the State Council$|^Federal Chancellor$", "head-of-government"),
    (r"^Vice[- ]President", "vice-president"),
    (r"^(First )?Deputy Prime Minister$|^Vice Premier", "deputy-head-of-government"),
    (r"^National Security Advis[eo]r$", "security-adviser"),
    (r"Spoke(s)?person|Press Secretary", "spokesperson"),
    (r"^(P|p)ermanent Representative|^[Aa]mbassador to", "ambassador"),
    (r"^Speaker of the (House|National|Knesset|Lok|Grand|Islamic|Senate)|^Chairman of the State Duma"
     r"|^President of the (National Assembly|Senate|Riigikogu)", "speaker-of-parliament"),
    (r"^Chief of (the )?(General|Defence|Defense)", "commander"),
    (r"^Chairman of the Joint Chiefs", "commander"),
    (r"^Minister (of|for) the Interior|^Secretary of State for the Home", "interior-minister"),
    (r"^Minister of Finance$|^Secretary of the Treasury|^Chancellor of the Exchequer", "finance-minister"),
    (r"^(Federal )?(Deputy )?Minister (of|for|without)|^Secretary of (?!State for Environment)|^Secretary of State for"
     r"|^Minister$|^Minister of State|^Attorney[- ]General$", "minister"),
)  # fmt: skip
REGIONAL = re.compile(r"Secretary of State of |Legislative|Province|Regional")
PERIOD_START = 1990
PERIOD_END = "2013-12"  # the dictionary ends about here: an office still open in it is known no longer than that


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _latin(text: str) -> bool:
    return bool(text) and all(ord(c) < 0x250 or c in "’‘ḩ" for c in text)


def _jsonl(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


# What English has for something else: "the Island", Péter Magyar, Thomas Mann.
_OTHERS = {"Island", "Ísland", "Magyar", "Mann"}


def build_states(sources: Path) -> list[Row]:
    """Rows of ISO 3166 alpha-3, name, Wikidata id, aliases in Latin letters."""
    rows = []
    for item in _jsonl(sources / "rigour_territories.jsonl"):
        code = str(item.get("alpha3") or "").upper()
        if not code or not (item["is_country"] or code in ("PSE", "HKG", "MAC", "PRI")):
            continue
        strong = [str(n) for n in list(item["names_strong"])]  # type: ignore[call-overload]
        names = [n for n in strong if _latin(n) and "(" not in n and len(n) > 3]
        full = str(item.get("full_name") or "")
        aliases = sorted({n for n in (*names, full) if n and n != item["name"]} - _OTHERS)
        rows.append((code, str(item["name"]), str(item["qid"]), ";".join(aliases)))
    return sorted(rows)


def build_peoples(sources: Path) -> list[Row]:
    """Rows of ISO 3166 alpha-3, adjectives, names of the people, capitals."""
    rows = []
    for item in json.loads((sources / "countries_mledoze.json").read_text(encoding="utf-8")):
        if item["independent"] is False and item["cca3"] not in ("TWN", "PSE", "HKG"):
            continue
        adjectives = [a.strip() for a in re.split(r", | or ", item["demonym_m"]) if a.strip()]
        peoples = [a if re.search(r"(ese|ish|ch|ss|ic|s)$", a) else a + "s" for a in adjectives]
        capitals = [c for c in item["capital"] if c != item["name"] and not c.startswith("The ")]
        rows.append((item["cca3"].replace("UNK", "XKX"), ";".join(adjectives), ";".join(peoples), ";".join(capitals)))
    return sorted(rows)


def build_organisations(sources: Path) -> list[Row]:
    """Rows of name, abbreviation, Wikidata id, other names, first year of intergovernmental organisations."""
    rows = []
    for item in json.loads((sources / "igo_supraverden.json").read_text(encoding="utf-8")):
        names = [n.strip() for n in item["names_en"] if n.strip() and _latin(n) and len(n) < 100]
        if not re.fullmatch(r"Q\d+", item["wikidata"] or "") or not names:
            continue
        short = item["abbreviation"] or ""
        others = sorted({n for n in names[1:] if n != short and len(n.split()) > 1})
        year = str(item["year"] or "")
        rows.append((names[0], short if _latin(short) else "", item["wikidata"], ";".join(others), year))
    return sorted(set(rows))


def _post(position: str) -> str | None:
    if REGIONAL.search(position):
        return None
    return next((post for pattern, post in POSTS if re.search(pattern, position)), None)


def build_office_holders(sources: Path) -> list[Row]:
    """Rows of name, post, state, from, to, Wikidata id, gender: posts of 22 states since 2000, leaders of all."""
    rows = set()
    codes = {str(i["qid"]): str(i["alpha3"]).upper() for i in _jsonl(sources / "rigour_territories.jsonl") if i.get("alpha3")}
    for item in _jsonl(sources / "officeholders_21c.jsonl"):
        state, post = CATALOGUE_STATES.get(str(item["catalog"])), _post(str(item["position"]))
        name = str(item.get("person") or "")
        if state and post and _latin(name) and item.get("start"):
            gender = {"male": "m", "female": "f"}.get(str(item.get("gender")), "")
            rows.add((name, post, state, str(item["start"]), str(item.get("end") or ""), str(item.get("personID") or ""), gender))
    for leader in _table(sources / "world_leaders_21c_wikidata.csv"):
        position = leader["positionLabel"]
        post = "head-of-government" if re.search(r"Minister|Premier|Chancellor", position) else "head-of-state"
        state = codes.get(leader["countryid"])
        if state and _latin(leader["officeholderLabel"]) and leader["start_year"]:
            years = (leader["start_year"], leader["end_year"])
            rows.add((leader["officeholderLabel"], post, state, *years, leader["officeholder"], ""))
    for minister in _table(sources / "foreign_ministers_2022_wikidata.csv"):
        state = codes.get(minister["country"])
        if state and minister["name"] and minister["start"] and _latin(minister["name"]):
            rows.add((minister["name"], "foreign-minister", state, minister["start"], "2023-06-30", minister["person"], ""))
    return sorted(rows)


def _day(number: str) -> str:
    return (datetime.date(1970, 1, 1) + datetime.timedelta(days=float(number))).isoformat()


def build_leaders(sources: Path) -> list[Row]:
    """Rows of name, state, from, to, gender: effective leaders of all states, 1945 to 2015."""
    codes = {int(float(r["cown"])): r["iso3c"] for r in _table(sources / "countrycode_codelist.csv") if r["cown"] and r["iso3c"]}
    codes |= {265: "DDR", 260: "DEU", 345: "YUG", 315: "CSK", 678: "YEM", 679: "YEM", 816: "VNM"}
    rows = set()
    for leader in _table(sources / "archigos.csv"):
        state = codes.get(int(float(leader["gwcode"])))
        if not state or float(leader["enddate"]) < -9131:  # 1 January 1945
            continue
        start, end = _day(leader["startdate"]), _day(leader["enddate"])
        if state == "RUS" and start < "1991-07-10":
            state = "SUN"
        name = leader["leader"].strip()
        open_end = "" if leader["exit"] == "Still in Office" else end
        if _latin(name):
            rows.add((name, state, start, open_end and end, leader["gender"].lower()))
    return sorted(rows)


def _titled(name: str) -> str:
    particles = {"al", "el", "bin", "ibn", "de", "del", "der", "den", "van", "von", "da", "dos", "di", "du", "la", "le"}
    return " ".join(w.lower() if w.lower() in particles and i else w.capitalize() for i, w in enumerate(name.split()))


def build_members_of_government(sources: Path) -> list[Row]:
    """Rows of name, state, from, to: members of governments by date, their posts not told, ending after 1990."""
    known = {_plain(r[0]).upper() for r in build_office_holders(sources)}
    rows = set()
    for actor in json.loads((sources / "actor_facts_phoenix_countries.json").read_text(encoding="utf-8"))["dated_actors"]:
        words = actor["name"].split()
        if not 2 <= len(words) <= 4 or actor["name"] in known or not all(len(w) > 1 for w in words):
            continue
        for code in actor["codes"]:
            start, end = code["from"], code["to"]
            if code["code"][3:6] != "GOV" or not start or (end and int(end[:4]) < PERIOD_START):
                continue
            rows.add(
                (
                    _titled(actor["name"]),
                    code["code"][:3],
                    start[:4] + "-" + start[4:6],
                    f"{end[:4]}-{end[4:6]}" if end else PERIOD_END,
                )
            )
    return sorted(rows)


def build_given_names(sources: Path) -> list[Row]:
    """Rows of given name (plain letters), gender, from office-holders' given names: nine in ten of at least two agree."""
    counts: dict[str, Counter[str]] = {}
    seen = set()
    for item in _jsonl(sources / "officeholders_21c.jsonl"):
        gender = {"male": "m", "female": "f"}.get(str(item.get("gender")))
        name = str(item.get("person") or "")
        if not gender or not _latin(name) or item.get("personID") in seen or len(name.split()) < 2:
            continue
        # Family names stand first in these lists; "Mr Lee" must not make Lee a man's name.
        if item["catalog"] in ("china-ministers", "south-korea-ministers", "hungary-cabinet"):
            continue
        seen.add(item.get("personID"))
        given = _plain(name.split()[0]).lower()
        if len(given) > 2 and given.isalpha():
            counts.setdefault(given, Counter())[gender] += 1
    rows = []
    for given, tally in counts.items():
        gender, most = tally.most_common(1)[0]
        if tally.total() >= 2 and most / tally.total() >= 0.9:
            rows.append((given, gender))
    return sorted(rows)


WIKIDATA = "Wikidata, snapshots of 2022-07 to 2022-08 (everypolitician catalogues), CC0"
FILES: dict[str, tuple[Build, str, str, str]] = {
    "states.tsv": (build_states, "rigour (opensanctions), territories", "MIT", "iso3, name, wikidata, aliases (;)"),
    "peoples.tsv": (build_peoples, "mledoze/countries", "ODbL-1.0", "iso3, adjectives (;), people (;), capitals (;)"),
    "organisations.tsv": (build_organisations, "Supraverden, intergovernmental organisations", "CC-BY-SA-4.0",
                          "name, acronym, wikidata, other names (;), first year"),
    "office_holders.tsv": (build_office_holders, WIKIDATA, "CC0-1.0", "name, post, state, from, to, wikidata, gender"),
    "leaders.tsv": (build_leaders, "Archigos 4.1 (Goemans, Gleditsch, Chiozza 2009)",
                    "none stated; free for research, cite the authors", "name, state, from, to, gender"),
    "members_of_government.tsv": (build_members_of_government, "openeventdata/Dictionaries, Phoenix.Countries.actors",
                                  "MIT", "name, state, from, to"),
    "given_names.tsv": (build_given_names, WIKIDATA, "CC0-1.0", "given name (plain lower case), gender"),
}  # fmt: skip


def render(rows: Iterable[Row], source: str, licence: str, columns: str) -> str:
    """A file's text: header lines, then one row a line."""
    header = f"# generated by scripts/build_actor_data.py\n# source: {source}\n# licence: {licence}\n# columns: {columns}\n"
    return header + "".join("\t".join(row) + "\n" for row in rows)


def build_all(sources: Path) -> dict[str, str]:
    """Every generated file's text by its name, with `manifest.json` of their SHA-256."""
    texts = {name: render(build(sources), *about) for name, (build, *about) in FILES.items()}
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(texts.items())}
    return texts | {"manifest.json": json.dumps({"generated": hashes}, indent=1) + "\n"}


def main() -> int:
    """Exit status: 0 written or the same, 1 `--check` found a difference."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", type=Path, help="folder of the source lists")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "src/travaux/data/actors")
    parser.add_argument("--check", action="store_true", help="compare with what is there, write nothing")
    options = parser.parse_args()
    different = 0
    for name, text in build_all(options.sources).items():
        path = options.out / name
        same = path.exists() and path.read_bytes() == text.encode()
        different += not same
        if not options.check:
            path.write_bytes(text.encode())
        print(f"{'same' if same else 'different' if options.check else 'written'}\t{len(text.encode())}\t{name}")
    return 1 if options.check and different else 0


if __name__ == "__main__":
    sys.exit(main())
