#!/usr/bin/env bash
# usage: benchmarks/peers/run.sh predictions
# The same work on the same numbers, here and by the peer, one thread each, one after the other; prints JSON lines with ratios.
# The peer is Debian's numpy: apt-get install python3-numpy.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
suite=${1:-}
[ "$suite" = predictions ] || { echo "usage: benchmarks/peers/run.sh predictions" >&2; exit 2; }
/usr/bin/python3 -c "import numpy" 2>/dev/null || { echo "The peer is missing: apt-get install python3-numpy" >&2; exit 2; }

# The peer may use its best kernels for this processor, on one thread as ours.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
lines=$(mktemp -d)
trap 'rm -rf "$lines"' EXIT

dotnet build benchmarks/CollapseGuard.Peers -c Release -v q -nologo >&2
echo "processor: $(grep -m1 "model name" /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc --all) cores; load $(cut -d' ' -f1 /proc/loadavg)" >&2
dotnet benchmarks/CollapseGuard.Peers/bin/Release/net10.0/CollapseGuard.Peers.dll "$suite" > "$lines/ours"
/usr/bin/python3 "benchmarks/peers/$suite.py" > "$lines/peer"
/usr/bin/python3 benchmarks/peers/compare.py "$lines/ours" "$lines/peer"
