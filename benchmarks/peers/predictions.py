"""What one would write with numpy for the cases of ../CollapseGuard.Peers/PredictionCases.cs; one JSON line a case."""
import json
import statistics
import time

import numpy as np

import generated_numbers

REPETITIONS = 5
SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]


def measure(name, work):
    work()
    wall, cpu = [], []
    for _ in range(REPETITIONS):
        start, start_cpu = time.perf_counter(), time.process_time()
        figures = work()
        cpu.append(time.process_time() - start_cpu)
        wall.append(time.perf_counter() - start)
    print(json.dumps({
        "case": name, "seconds": statistics.median(wall), "cpu": statistics.median(cpu),
        "figures": [float(figure) for figure in figures], "with": "numpy " + np.__version__,
    }), flush=True)


def moments(values):
    missing = np.isnan(values)
    v = values[~missing]
    return [missing.sum(), v.mean(dtype=np.float64), v.var(dtype=np.float64), v.min(), v.max()]


def full(predicted, actual):
    missing = np.isnan(predicted)
    p, y = predicted[~missing], actual[~missing]
    _, counts = np.unique(p, return_counts=True)
    least, greatest = p.min(), p.max()
    bins = np.histogram(p, bins=20, range=(least, greatest))[0]
    share = bins[bins > 0] / bins.sum()
    mean_p, mean_y = p.mean(dtype=np.float64), y.mean(dtype=np.float64)
    covariance = np.mean((p - mean_p) * (y - mean_y))
    error = np.mean(np.square(p - y, dtype=np.float64))
    return [
        missing.sum(), mean_p, p.var(dtype=np.float64), least, greatest, len(counts), counts.max() / len(p),
        -(share * np.log(share)).sum(), *np.quantile(p, SHARES), covariance, 1 - error / y.var(dtype=np.float64),
    ]


def matrix(p):
    decisions = np.bincount(p.argmax(1), minlength=p.shape[1])
    entropy = -(p * np.log(p + 1e-12)).sum(1).mean()
    return [decisions[3], entropy, p.var(0)[3], p.max(1).mean()]


predicted, actual = generated_numbers.predictions(10_000_000), generated_numbers.targets(10_000_000)
measure("moments 1e7", lambda: moments(predicted))
measure("full summary 1e7 with targets", lambda: full(predicted, actual))
probabilities = generated_numbers.probabilities(1_000_000, 10)
measure("probability matrix 1e6 x 10", lambda: matrix(probabilities))
