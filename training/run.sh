#!/usr/bin/env bash
# One command from the corpora to the model that ships: training/run.sh CORPORA MINILM MPNET WORK [MINUTES_SMALL MINUTES_LARGE MINUTES_AGAIN]
# The small model is trained, then the large one, then the small one again on labels of both (docs/decisions/0006). Leaves WORK/models/small.
set -euo pipefail
corpora=$1 minilm=$2 mpnet=$3 work=$4 small=${5:-18} large=${6:-80} again=${7:-16}
here="$(cd "$(dirname "$0")/.." && pwd)"
export PYTHONPATH="$here/src:$here/training" OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0
mkdir -p "$work"
run() { local script=$1; shift; python "$here/training/$script.py" "$@"; }
train() { run train --corpora "$corpora" --vectors "$work/vectors.pt" "$@"; }

[ -f "$work/vectors.pt" ] || run teacher --corpora "$corpora" --pretrained "$minilm" --out "$work/vectors.pt"
train --size small --pretrained "$minilm" --out "$work/first" --minutes "$small"
train --size large --pretrained "$mpnet" --out "$work/large" --minutes "$large"
run export --size small --weights "$work/first/model.pt" --pretrained "$minilm" --out "$work/models/first"
run export --size large --weights "$work/large/model.pt" --pretrained "$mpnet" --out "$work/models/large"
[ -f "$work/soft.pt" ] || run soft --corpora "$corpora" --model "$work/models/large" --rest "$work/models/first" \
  --without "$corpora/../gold" --out "$work/soft.pt"
train --size small --pretrained "$minilm" --soft "$work/soft.pt" --start "$work/first/model.pt" --out "$work/again" --minutes "$again"
run average "$work/first/model.pt" "$work/again/model.pt" "$work/small.pt"
run export --size small --weights "$work/small.pt" --pretrained "$minilm" --out "$work/models/small"
run calibrate --model "$work/models/small" --corpora "$corpora" --reports "$corpora/../gold/train"
run card --model "$work/models/small" --shared "$corpora/.."
