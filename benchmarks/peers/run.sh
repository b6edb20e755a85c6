#!/usr/bin/env bash
# usage: benchmarks/peers/run.sh predictions|data|resampling [--quick …]
# The same work on the same numbers, here and by the peer; prints JSON lines with ratios.
# predictions and drift (the second half of data): one thread each, one after the other, in memory; data: whole processes, interleaved.
# resampling: both sides in turn, case by case (resampling.py says how, and takes --samplers, --rows and more).
# The peers are Debian's: apt-get install python3-numpy python3-pandas python3-scipy python3-imblearn libopenblas0-pthread.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
suite=${1:-}
case "$suite" in
  predictions) modules="numpy" ;;
  data) modules="numpy, pandas, scipy" ;;
  resampling) modules="numpy, sklearn, imblearn" ;;
  *) echo "usage: benchmarks/peers/run.sh predictions|data|resampling [--quick …]" >&2; exit 2 ;;
esac
/usr/bin/python3 -c "import $modules" 2>/dev/null || { echo "A peer is missing ($modules): apt-get install python3-numpy python3-pandas python3-scipy python3-imblearn" >&2; exit 2; }

# Without OpenBLAS the peer multiplies by the reference routines, and every ratio flatters us.
if ! readlink -f "$(ldconfig -p | awk '/libblas\.so\.3 / { print $NF; exit }')" | grep -q openblas; then
  echo "numpy would run without OpenBLAS: apt-get install libopenblas0-pthread" >&2
  exit 2
fi

# The peer may use its best kernels for this processor.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
lines=$(mktemp -d)
trap 'rm -rf "$lines"' EXIT

dotnet build benchmarks/CollapseGuard.Peers -c Release -v q -nologo >&2
echo "processor: $(grep -m1 "model name" /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc --all) cores; load $(cut -d' ' -f1 /proc/loadavg)" >&2

in_memory() {
  OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 dotnet benchmarks/CollapseGuard.Peers/bin/Release/net10.0/CollapseGuard.Peers.dll "$1" > "$lines/ours"
  OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 "benchmarks/peers/$1.py" > "$lines/peer"
  /usr/bin/python3 benchmarks/peers/compare.py "$lines/ours" "$lines/peer"
}

if [ "$suite" = resampling ]; then
  /usr/bin/python3 benchmarks/peers/resampling.py "${@:2}"
elif [ "$suite" = data ]; then
  dotnet build src/CollapseGuard.Cli -c Release -v q -nologo >&2
  /usr/bin/python3 benchmarks/peers/data.py
  in_memory drift
else
  in_memory "$suite"
fi
