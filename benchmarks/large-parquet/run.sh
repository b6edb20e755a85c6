#!/usr/bin/env bash
# Judges a Parquet file of 100,000,000 rows (or $1) and prints one JSON line: seconds, peak memory, verdict.
# The file is made by DuckDB in a temporary folder (about 1.7 GB) and deleted. Needs python3 to read the peak memory of a child process.
set -euo pipefail
rows=${1:-100000000}
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build -c Release -v q -nologo src/CollapseGuard.Cli
dotnet run -c Release --project benchmarks/large-parquet -- "$folder/large.parquet" "$rows"
python3 - "$rows" "$folder/large.parquet" <<'PY'
import json, os, resource, subprocess, sys, time

rows, file = int(sys.argv[1]), sys.argv[2]
tool = "src/CollapseGuard.Cli/bin/Release/net10.0/CollapseGuard.Cli.dll"
for inputs in (["--inputs", "none"], ["--inputs", "x*"]):
    start = time.monotonic()
    run = subprocess.run(["dotnet", tool, "predictions", file, "--format", "json", *inputs], capture_output=True, text=True)
    seconds = time.monotonic() - start
    report = json.loads(run.stdout)
    print(json.dumps({
        "case": "large-parquet " + " ".join(inputs),
        "rows": rows,
        "fileMegabytes": round(os.path.getsize(file) / 1e6),
        "seconds": round(seconds, 1),
        "peakMegabytes": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6),
        "outcome": report["outcome"],
        "exitCode": run.returncode,
    }))
PY
