#!/usr/bin/env bash
# One command from the corpora to a model that ships: training/run.sh SIZE CORPORA MINILM PRETRAINED WORK [MINUTES]
set -euo pipefail
size=$1 corpora=$2 minilm=$3 pretrained=$4 work=$5 minutes=${6:-100}
here="$(cd "$(dirname "$0")/.." && pwd)"
export PYTHONPATH="$here/src:$here/training" OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0
mkdir -p "$work"
[ -f "$work/vectors.pt" ] || python "$here/training/teacher.py" --corpora "$corpora" --pretrained "$minilm" --out "$work/vectors.pt"
python "$here/training/train.py" --size "$size" --corpora "$corpora" --pretrained "$pretrained" \
  --vectors "$work/vectors.pt" --out "$work/$size" --minutes "$minutes"
python "$here/training/export.py" --size "$size" --weights "$work/$size/model.pt" --pretrained "$pretrained" --out "$work/models/$size"
python "$here/training/calibrate.py" --model "$work/models/$size" --corpora "$corpora" --reports "$corpora/../gold/train"
python "$here/training/card.py" --model "$work/models/$size" --shared "$corpora/.."
