"""The same numbers as ../CollapseGuard.Peers/GeneratedNumbers.cs, bit for bit.

mix(z) is the finalizer of splitmix64 on 64-bit unsigned integers, and
U(seed, stream, i) = (mix((1000003 seed + stream) 0x9E3779B97F4A7C15 + (i + 1) 0xD1B54A32D192ED03) >> 11) 2^-53, in [0, 1).
"""
import numpy as np

PREDICTION_SEED, MATRIX_SEED = 7, 8
BLOCK = 1 << 20


def uniform(seed, stream, first, count):
    with np.errstate(over="ignore"):
        z = np.arange(first + 1, first + count + 1, dtype=np.uint64) * np.uint64(0xD1B54A32D192ED03)
        z += np.uint64(1000003 * seed + stream) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def in_blocks(count, make):
    return np.concatenate([make(first, min(BLOCK, count - first)) for first in range(0, count, BLOCK)])


def predictions(count):
    def block(first, n):
        u = uniform(PREDICTION_SEED, 9, 4 * first, 4 * n).reshape(n, 4)
        made = ((u[:, 0] + u[:, 1] + u[:, 2]) / 3.0).astype(np.float32)
        made[u[:, 3] < 0.05] = 0.25
        made[u[:, 3] > 0.999] = np.nan
        return made

    return in_blocks(count, block)


def targets(count):
    def block(first, n):
        shared = uniform(PREDICTION_SEED, 9, 4 * first, 4 * n).reshape(n, 4)[:, 0]
        return (0.5 * shared + 0.5 * uniform(PREDICTION_SEED, 10, first, n)).astype(np.float32)

    return in_blocks(count, block)


def probabilities(rows, classes):
    def block(first, n):
        weights = uniform(MATRIX_SEED, 1, first * classes, n * classes).reshape(n, classes)
        weights = weights * weights * weights
        weights[:, 3] += 0.2
        total = np.zeros(n)
        for code in range(classes):
            total += weights[:, code]
        return (weights / total[:, None]).astype(np.float32)

    return in_blocks(rows, block)


TABLE_SEED, TABLE_COLUMNS = 9, 20


def column(stream, count):
    """One column of a drift table: the mean of three uniform numbers."""
    def block(first, n):
        u = uniform(TABLE_SEED, stream, 3 * first, 3 * n).reshape(n, 3)
        return (u[:, 0] + u[:, 1] + u[:, 2]) / 3.0

    return in_blocks(count, block)


def table(count):
    """Twenty numeric columns as tables have them: ten near-normal, four wide, a constant, a rare flag, a copy, two counts, one with holes."""
    columns = [6 * column(100 + c, count) - 3 for c in range(10)]
    columns += [1000 * uniform(TABLE_SEED, 110 + c, 0, count) for c in range(4)]
    columns += [np.full(count, 3.0), (uniform(TABLE_SEED, 115, 0, count) < 0.001).astype(np.float64), columns[0]]
    columns += [np.floor(10 * uniform(TABLE_SEED, 117, 0, count)), np.floor(100000 * uniform(TABLE_SEED, 118, 0, count))]
    holes = 6 * column(119, count) - 3
    holes[uniform(TABLE_SEED, 120, 0, count) < 0.05] = np.nan
    return np.stack(columns + [holes], axis=1)
