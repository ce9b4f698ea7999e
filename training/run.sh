#!/usr/bin/env bash
# One command from the corpora to the models that ship: training/run.sh CORPORA MINILM MPNET WORK
# A first small model labels what has no labels; the large one learns from it, and the small one again from the large one
# (docs/decisions/0006). Leaves WORK/models/small and WORK/models/large. MINUTES_FIRST, _LARGE, _UPPER, _AGAIN set how long each trains.
set -euo pipefail
corpora=$1 minilm=$2 mpnet=$3 work=$4
here="$(cd "$(dirname "$0")/.." && pwd)"
export PYTHONPATH="$here/src:$here/training" OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0
mkdir -p "$work"
run() { local script=$1; shift; python "$here/training/$script.py" "$@"; }
train() { run train --corpora "$corpora" --vectors "$work/vectors.pt" "$@"; }
label() { run soft --corpora "$corpora" --without "$corpora/../gold" "$@"; }

[ -f "$work/vectors.pt" ] || run teacher --corpora "$corpora" --pretrained "$minilm" --out "$work/vectors.pt"
train --size small --pretrained "$minilm" --out "$work/first" --minutes "${MINUTES_FIRST:-18}"
run export --size small --weights "$work/first/model.pt" --pretrained "$minilm" --out "$work/models/first"
[ -f "$work/soft_first.pt" ] || label --model "$work/models/first" --out "$work/soft_first.pt"
train --size large --pretrained "$mpnet" --soft "$work/soft_first.pt" --out "$work/large" --minutes "${MINUTES_LARGE:-170}"
run export --size large --weights "$work/large/model.pt" --pretrained "$mpnet" --out "$work/models/large" --beside ../moves
run train_upper --corpora "$corpora" --pretrained "$mpnet" --out "$work/upper" --minutes "${MINUTES_UPPER:-20}" \
  --shared "$work/models/large" --model "$work/models/moves"
[ -f "$work/soft_large.pt" ] || label --model "$work/models/large" --attributions "$work/models/large" --out "$work/soft_large.pt"
train --size small --pretrained "$minilm" --soft "$work/soft_large.pt" --start "$work/first/model.pt" --out "$work/again" \
  --minutes "${MINUTES_AGAIN:-16}"
run average "$work/first/model.pt" "$work/again/model.pt" "$work/small.pt"
run export --size small --weights "$work/small.pt" --pretrained "$minilm" --out "$work/models/small"
mkdir -p "$work/models/medium"
echo '{"name": "medium", "version": "1", "like": "../small", "beside": "../moves"}' > "$work/models/medium/manifest.json"
for size in small medium large; do
  run calibrate --model "$work/models/$size" --corpora "$corpora" --reports "$corpora/../gold/train"
  run card --model "$work/models/$size" --shared "$corpora/.."
done
