"""What one would call in Python for the case of ../CollapseGuard.Peers/DriftCases.cs: scipy's two-sample test, column by column."""
import json
import statistics
import time

import scipy
from scipy.stats import ks_2samp

import generated_numbers

ROWS, REPETITIONS = 1_000_000, 3

reference = [generated_numbers.column(200 + c, ROWS) for c in range(generated_numbers.TABLE_COLUMNS)]
current = [1.01 * generated_numbers.column(300 + c, ROWS) for c in range(generated_numbers.TABLE_COLUMNS)]
wall, cpu = [], []
for _ in range(REPETITIONS):
    start, start_cpu = time.perf_counter(), time.process_time()
    figures = [ks_2samp(a, b, mode="asymp").statistic for a, b in zip(reference, current)]
    cpu.append(time.process_time() - start_cpu)
    wall.append(time.perf_counter() - start)
print(json.dumps({
    "case": "drift of 20 columns x 1e6", "seconds": statistics.median(wall), "cpu": statistics.median(cpu),
    "figures": figures, "tolerance": 0.002, "with": "scipy " + scipy.__version__,
}))
