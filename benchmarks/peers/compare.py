"""compare.py OURS PEER: joins two files of JSON lines by case and prints the ratios; fails when the figures disagree.

"ratio" is of wall seconds, "cpuRatio" of processor seconds, which a busy machine disturbs less.
Approximate figures (distinct values, entropy and quantiles from a sketch) may differ by 2 % of their size, or by the
tolerance that the peer's line names.
"""
import json
import sys


def lines(path):
    with open(path) as file:
        return {line["case"]: line for line in map(json.loads, file)}


ours, peers = lines(sys.argv[1]), lines(sys.argv[2])
wrong = 0
for case, our in ours.items():
    peer = peers.get(case)
    if peer is None:  # more than the peer's work: printed beside it
        peer = next(line for name, line in peers.items() if case.startswith(name))
    for a, b in zip(our["figures"], peer["figures"]):
        if abs(a - b) > peer.get("tolerance", 0.02 * max(abs(a), abs(b)) + 1e-6):
            wrong += 1
            print(f"{case}: {a} here, {b} there", file=sys.stderr)
    print(json.dumps({
        "case": case, "ours": round(our["seconds"], 5), "peer": round(peer["seconds"], 5),
        "ratio": round(peer["seconds"] / our["seconds"], 1),
        "oursCpu": round(our["cpu"], 5), "peerCpu": round(peer["cpu"], 5), "cpuRatio": round(peer["cpu"] / our["cpu"], 1),
        "with": peer["with"],
    }))
sys.exit(1 if wrong else 0)
