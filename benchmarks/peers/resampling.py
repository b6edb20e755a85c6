"""resampling.py [--quick] [--samplers A,B] [--rows N,M] [--columns D,E] [--kinds K,L] [--threads 1,2] [--budget SECONDS]

Our samplers beside imbalanced-learn's, one case after another, both sides in turn in one run, on the same float32 rows; JSON lines.

Each side is a process of its own: a warm-up, then up to five repetitions in turn (fewer where the peer needs more than the
budget for a case; "repetitions" says how many), medians. Peak memory is of the whole process, its runtime and the rows included.
"""
import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import time

PROGRAM = "benchmarks/CollapseGuard.Peers/bin/Release/net10.0/CollapseGuard.Peers.dll"
REPETITIONS = 5
SAMPLERS = "RandomOverSampler,SMOTE,SMOTENC,BorderlineSMOTE,ADASYN,TomekLinks,EditedNearestNeighbours,AllKNN"
PEER = r"""
import os, sys, time, warnings
warnings.filterwarnings("ignore")
sampler, kind, rows, columns, threads = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
sys.path.insert(0, "benchmarks/peers")
import generated_rows as made, imblearn, sklearn
from imblearn import over_sampling as over, under_sampling as under
x, y = (made.flat if kind == "uniform" else made.clustered)(rows, columns), made.labels(rows)
method = {
    "RandomOverSampler": lambda: over.RandomOverSampler(random_state=0),
    "SMOTE": lambda: over.SMOTE(random_state=0, n_jobs=threads),
    "SMOTENC": lambda: over.SMOTENC([columns - 3, columns - 2, columns - 1], random_state=0, n_jobs=threads),
    "BorderlineSMOTE": lambda: over.BorderlineSMOTE(random_state=0, n_jobs=threads),
    "ADASYN": lambda: over.ADASYN(random_state=0, n_jobs=threads),
    "TomekLinks": lambda: under.TomekLinks(n_jobs=threads),
    "EditedNearestNeighbours": lambda: under.EditedNearestNeighbours(n_jobs=threads),
    "AllKNN": lambda: under.AllKNN(n_jobs=threads),
}[sampler]
if sampler == "SMOTENC":
    x = made.categories(x, 3)
print("ready", "imbalanced-learn " + imblearn.__version__ + ", scikit-learn " + sklearn.__version__, flush=True)
for line in sys.stdin:
    begin = time.perf_counter()
    _, labels = method().fit_resample(x, y)
    seconds = time.perf_counter() - begin
    print(seconds, int((labels == 0).sum()), int((labels == 1).sum()), flush=True)
print(next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


class Side:
    def __init__(self, command, threads):
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(threads))
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.greeting = self.process.stdout.readline().strip()
        if not self.greeting.startswith("ready"):
            sys.exit(f"a side did not start: {command}")
        self.seconds, self.counts = [], None

    def run(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        seconds, *counts = self.process.stdout.readline().split()
        self.seconds.append(float(seconds))
        self.counts = [int(c) for c in counts]
        return self.seconds[-1]

    def end(self):
        self.process.stdin.close()
        peak = float(self.process.stdout.readline())
        self.process.wait()
        return peak


def measure(sampler, kind, rows, columns, threads, budget):
    arguments = [sampler, kind, str(rows), str(columns), str(threads)]
    ours, peer = Side(["dotnet", PROGRAM, "resampling", *arguments], threads), Side(["/usr/bin/python3", "-c", PEER, *arguments], threads)
    cold = ours.run()  # the first call in a process, compiling included
    begin = time.monotonic()
    while time.monotonic() - begin < 1.5:  # the runtime replaces its first, slow code in the background
        ours.run()
    warm = peer.run()
    repetitions = max(1, min(REPETITIONS, int(budget / warm)))
    if warm > budget / 2:  # too slow to be repeated: the first run counts, whose warm-up is small beside it
        repetitions = 1
        ours.seconds = ours.seconds[-1:]
    else:
        ours.seconds, peer.seconds = [], []
        for _ in range(repetitions):
            ours.run()
            peer.run()
    our, other = statistics.median(ours.seconds), statistics.median(peer.seconds)
    print(json.dumps({
        "case": f"{sampler}, {kind}, {rows} x {columns}", "threads": threads, "ours": round(our, 5), "peer": round(other, 5), "ratio": round(other / our, 1), "oursFirstCall": round(cold, 5),
        "repetitions": repetitions, "oursRows": ours.counts, "peerRows": peer.counts,
        "oursPeakMegabytes": round(ours.end()), "peerPeakMegabytes": round(peer.end()), "load": round(os.getloadavg()[0], 1), "with": peer.greeting[6:],
    }), flush=True)


parser = argparse.ArgumentParser()
parser.add_argument("--quick", action="store_true")
parser.add_argument("--samplers", default=SAMPLERS)
parser.add_argument("--rows")
parser.add_argument("--columns", default="10,30,100")
parser.add_argument("--kinds", default="clustered,uniform")
parser.add_argument("--threads")
parser.add_argument("--budget", type=float, default=20)
chosen = parser.parse_args()
rows = chosen.rows or ("10000" if chosen.quick else "10000,50000")
threads = chosen.threads or ("1" if chosen.quick else "1,2")
for case in itertools.product(chosen.samplers.split(","), chosen.kinds.split(","), map(int, rows.split(",")), map(int, chosen.columns.split(",")), map(int, threads.split(","))):
    if not (case[0] == "RandomOverSampler" and case[4] == 2):  # the peer has no threads there
        measure(*case, chosen.budget)
