"""The whole process, ours and pandas', on one CSV file of 1,000,000 x 20 numbers, one after the other, several times; JSON lines with ratios.

Ours: collapseguard data FILE (profile, different values, copies of rows, correlations; and quantiles, order statistics, the report).
Peer: python3 with pandas: read_csv, describe, isna, nunique, duplicated, corr. Both may use both cores. Peak memory is of the whole process.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import generated_numbers

ROWS, REPETITIONS = 1_000_000, 5
TOOL = "src/CollapseGuard.Cli/bin/Release/net10.0/CollapseGuard.Cli.dll"
PANDAS = """
import sys, pandas
table = pandas.read_csv(sys.argv[1])
figures = (table.describe(), table.isna().sum(), table.nunique(), table.duplicated().sum(), table.corr())
print(pandas.__version__)
"""


def run(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), out


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.csv")
        names = [f"c{i}" for i in range(generated_numbers.TABLE_COLUMNS)]
        import pandas
        pandas.DataFrame(generated_numbers.table(ROWS), columns=names).to_csv(path, index=False, float_format="%.6g")
        ours, peers = [], []
        for repetition in range(REPETITIONS + 1):
            our = run(["dotnet", TOOL, "data", path, "--format", "json"])
            peer = run(["/usr/bin/python3", "-c", PANDAS, path])
            if our[3] not in (0, 3) or json.loads(our[4])["subject"]["rows"] != ROWS or peer[3] != 0:
                sys.exit(f"a side failed: ours {our[3]}, peer {peer[3]}")
            if repetition > 0:  # the first run of each reads the file from the disk
                ours.append(our)
                peers.append(peer)

        def middle(runs, part):
            return statistics.median(r[part] for r in runs)

        print(json.dumps({
            "case": f"whole process, CSV {ROWS} x {len(names)}, {os.path.getsize(path) / 1e6:.0f} MB",
            "ours": round(middle(ours, 0), 2), "peer": round(middle(peers, 0), 2), "ratio": round(middle(peers, 0) / middle(ours, 0), 1),
            "oursCpu": round(middle(ours, 1), 2), "peerCpu": round(middle(peers, 1), 2),
            "oursPeakMegabytes": round(middle(ours, 2)), "peerPeakMegabytes": round(middle(peers, 2)), "with": "pandas " + peers[0][4].strip(),
        }), flush=True)


main()
