#!/usr/bin/env bash
# usage: benchmarks/large-parquet/run.sh predictions|data [rows]
# Judges a Parquet file of 100,000,000 rows (or as many as given) and prints JSON lines: seconds, peak memory, verdict.
# The file is made by DuckDB in a temporary folder (about 2 GB) and deleted. Needs python3 to read the peak memory of a child process.
set -euo pipefail
kind=${1:-predictions}
rows=${2:-100000000}
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build -c Release -v q -nologo src/CollapseGuard.Cli >&2
dotnet run -c Release --project benchmarks/large-parquet -- "$kind" "$folder/large.parquet" "$rows"
python3 - "$kind" "$rows" "$folder/large.parquet" <<'PY'
import json, os, subprocess, sys, time

kind, rows, file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
tool = "src/CollapseGuard.Cli/bin/Release/net10.0/CollapseGuard.Cli.dll"
for options in {"predictions": (["--inputs", "none"], ["--inputs", "x*"]), "data": (["--label", "y"],)}[kind]:
    start = time.monotonic()
    run = subprocess.Popen(["dotnet", tool, kind, file, "--format", "json", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    report = json.loads(run.stdout.read())
    _, status, usage = os.wait4(run.pid, 0)
    print(json.dumps({
        "case": f"large-parquet {kind} " + " ".join(options),
        "rows": rows,
        "fileMegabytes": round(os.path.getsize(file) / 1e6),
        "seconds": round(time.monotonic() - start, 1),
        "peakMegabytes": round(usage.ru_maxrss * 1024 / 1e6),
        "outcome": report["outcome"],
        "exitCode": os.waitstatus_to_exitcode(status),
    }))
PY
