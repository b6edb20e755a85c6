"""The same rows as ../CollapseGuard.Peers/GeneratedRows.cs, bit for bit, as float32."""
import numpy as np

from generated_numbers import uniform

SEED, CLUSTERS, CLASS_PERIOD, BLOCK = 1, 10, 11, 1 << 20


def normal(stream, count):
    made = np.empty(count)
    for first in range(0, count, BLOCK):
        n = min(BLOCK, count - first)
        u = uniform(SEED, stream, 12 * first, 12 * n).reshape(n, 12)
        total = u[:, 0].copy()
        for j in range(1, 12):
            total += u[:, j]
        made[first:first + n] = total - 6.0
    return made


def labels(rows):
    return (np.arange(rows) % CLASS_PERIOD == CLASS_PERIOD - 1).astype(np.int64)


def flat(rows, columns):
    return uniform(SEED, 1, 0, rows * columns).reshape(rows, columns).astype(np.float32)


def clustered(rows, columns):
    latent = min(5, columns)
    centres = 8 * uniform(SEED, 2, 0, CLUSTERS * columns).reshape(CLUSTERS, columns) - 4
    mixing = 2 * uniform(SEED, 3, 0, latent * columns).reshape(latent, columns) - 1
    cluster = np.floor(CLUSTERS * uniform(SEED, 4, 0, rows)).astype(np.int64)
    z = normal(5, rows * latent).reshape(rows, latent)
    z[labels(rows) == 1, 0] += 0.75
    made = centres[cluster]
    for l in range(latent):
        made = made + z[:, l:l + 1] * mixing[l]
    return (made + 0.1 * normal(6, rows * columns).reshape(rows, columns)).astype(np.float32)


def categories(rows, categorical):
    rows = rows.copy()
    last = rows[:, -categorical:].astype(np.float64)
    rows[:, -categorical:] = np.floor(np.abs(last * 5)) % 5
    return rows
