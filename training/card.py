"""Write a model's card and put its scores into its manifest: `python training/card.py --model DIR --shared DIR`.

The scores are those of the evaluation scripts, run on the model as it ships.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CALIBRATION = (
    *("--attribution", "corpora/polnear_dev.jsonl", "--names", "corpora/ner_conllpp_dev.jsonl"),
    *("--times", "corpora/timex_meantime.jsonl", "--gold", "gold/dev"),
)
RUNS = (
    ("Attribution, PolNeAR dev", "attribution", ("corpora/polnear_dev.jsonl",)),
    ("Syntax, GUM dev", "syntax", ("corpora/ud/GUM/en_gum-ud-dev.conllu",)),
    ("Syntax, EWT dev", "syntax", ("corpora/ud/EWT/en_ewt-ud-dev.conllu",)),
    ("Names, CoNLL++ dev", "names", ("corpora/ner_conllpp_dev.jsonl",)),
    ("Names, GUM (dev documents)", "names", ("corpora/ner_gum.jsonl",)),
    ("Times, held-back fifth of timex_train", "times", ("corpora/timex_train.jsonl", "--held-back", "0")),
    ("Times, MEANTIME", "times", ("corpora/timex_meantime.jsonl",)),
    ("Whole reports, gold/dev", "gold", ("gold/dev",)),
    ("Whole report, gold seed", "gold", ("gold/seed-security-talks.json",)),
    ("Reports that touch no negotiation", "plain", ("corpora/news_open.jsonl",)),
    ("Ambiguous and clear pairs", "ambiguity", ()),
    ("Calibration error in ten bins of equal mass (cross-fitted by report), and number of items", "calibration", CALIBRATION),
)
TRAINED_FROM = {
    "small": "all-MiniLM-L6-v2 (6 layers of 384; Apache-2.0)",
    "medium": "all-MiniLM-L6-v2 (Apache-2.0), the weights of `small`,",
    "large": "all-mpnet-base-v2 (12 layers of 768; Apache-2.0)",
}
HEADS = """\
| head | trained on | licence of the data |
|---|---|---|
| attribution (source, cue, content) and links | PolNeAR 1.0 train | **none stated** in its repository; research use |
| nested attribution | paragraphs made from PolNeAR train by putting one into another's words | as above |
| parts of speech, heads, relations, sentence starts | UD English EWT, GUM train | CC BY-SA 4.0; CC BY-NC-SA 4.0 |
| names | CoNLL++ train (Reuters text), GUM train | research only (NIST agreement); mixed CC |
| time expressions | TimeBank and AQUAINT (four fifths), WikiWars | LDC text, used locally; CC BY-SA |
| coreference of mention pairs | GUM train, MEANTIME | mixed CC; CC BY 4.0 |
| sentence vectors | taught by all-MiniLM-L6-v2 on sentences of the above | Apache-2.0 |
"""

MOVES = "| words that show moves, their parties | training/annotations: {} reports | own offsets; texts as above, CC BY 2.5 |\n"
LEARNED = "training/annotations/own.jsonl"  # our own reports that the models that ship have learned from: not all of `corpora.OWN`
OWN_ROW = f"| names, words that show moves, their parties | {LEARNED}: {{}} reports of our own | CC0 |\n"
BESIDE = "| words that show moves, their parties, once more | another encoder beside it: ../moves/card.md | as told there |\n"
TAUGHT = {
    "small": MOVES.format(372)
    + OWN_ROW
    + "| attribution, names, times, moves, once more | soft labels (training/soft.py): the large model's on PolNeAR and of moves on"
    " open news, its own of an earlier round elsewhere | as above; public domain, CC BY 2.5 |\n",
    "large": MOVES.format(204)
    + "| every head where a corpus lacks its labels | soft labels (training/soft.py) of the small model, on all corpora and open"
    " news | as above; public domain, CC BY 2.5 |\n" + BESIDE,
}
TAUGHT["medium"] = TAUGHT["small"] + BESIDE


def run(module: str, arguments: tuple[str, ...], model: Path, shared: Path) -> dict[str, float]:
    """The figures of one evaluation script."""
    paths = [str(shared / a) if "/" in a else a for a in arguments]
    command = [sys.executable, str(ROOT / f"eval/{module}.py"), *paths, "--model", str(model), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def own_reports() -> int:
    """How many reports of our own writing the models that ship were trained on."""
    rows = (ROOT / LEARNED).read_text(encoding="utf-8").splitlines()
    return sum(not json.loads(row)["held_back"] for row in rows)


def write_card(folder: Path, manifest: dict[str, object], scores: dict[str, dict[str, float]]) -> None:
    """`card.md` beside the weights."""
    name = str(manifest["name"])
    lines = [
        f"# Model `{name}`, version {manifest['version']}",
        "",
        f"Fine-tuned from {TRAINED_FROM[name]} by `training/train.py`; int8 ONNX by output channel, int8 word embeddings",
        "beside it. English news text; uncased vocabulary, case given back as a feature. It finds spans and scores; rules make",
        "entries of them.",
        "",
        "PolNeAR, which the attribution heads rest on, states no licence. Whether weights trained on it may be used for a purpose",
        "other than research is for their user to settle.",
        "",
        HEADS + TAUGHT.get(name, "").replace("{}", str(own_reports())),
        "Not trained on: any dev file, the held-back fifth of timex_train, the annotated reports that are held back, the gold",
        "reports. Confidences are calibrated by isotonic regression on dev files, those of statements and moves on gold/train.",
        "How far lexicon and model count in moves is fitted on gold/train and the annotated reports that are held back.",
        "Thresholds: a nested attribution needs a probability of 0.5; all other spans are those of the best label path.",
        "",
        "## Scores, as shipped",
        "",
    ]
    for title, figures in scores.items():
        shown = {name: value for name, value in figures.items() if "." not in name}
        lines += [f"**{title}**: " + ", ".join(f"{k} {v:.3f}" if v <= 1 else f"{k} {v:.0f}" for k, v in shown.items()), ""]
    (folder / "card.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds corpora/ and gold/")
    parser.add_argument("--only", nargs="+", metavar="SCRIPT", help="run these of eval/ alone: the other scores stay as they are")
    args = parser.parse_args()
    manifest = json.loads((args.model / "manifest.json").read_text(encoding="utf-8"))
    scores = {
        title: run(module, arguments, args.model, args.shared)
        if args.only is None or module in args.only
        else manifest["scores"][title]
        for title, module, arguments in RUNS
    }
    manifest["scores"] = scores
    (args.model / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    write_card(args.model, manifest, scores)


if __name__ == "__main__":
    main()
