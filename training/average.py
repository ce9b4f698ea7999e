"""The average of two trained models' weights: `python training/average.py FIRST SECOND OUT [--share 0.67]`.

Source: Wortsman et al. 2022, "Robust fine-tuning of zero-shot models": between a model and what it was trained on to become lie
models that keep the first one's sureness on other texts. Swept .5, .6, .67, .75, 1 on PolNeAR dev and gold/dev; .67 best.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.67, help="of the second in the average")
    args = parser.parse_args()
    first, second = torch.load(args.first), torch.load(args.second)
    torch.save({key: (1 - args.share) * first[key] + args.share * second[key] for key in first}, args.out)


if __name__ == "__main__":
    main()
