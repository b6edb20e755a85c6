"""The laws the mission's three programs draw from, and their twins in which the label depends on the inputs.

Inputs are U(0, 1) on a grid of thousandths, so that the recorded inputs are exactly those the model saw.
"""
import numpy as np


def imbalanced(rng, rows, dependent):
    """Nine tenths zeros, then one tenth ones. Twin: the ones are the rows with the greatest x0 + x1 - x2 + N(0, 1)."""
    inputs = _uniform(rng, rows, 10)
    labels = (np.arange(rows) >= 0.9 * rows).astype(np.int64)
    if dependent:
        inputs = inputs[np.argsort(inputs[:, 0] + inputs[:, 1] - inputs[:, 2] + rng.standard_normal(rows))]
    return inputs, labels


def large_target(rng, rows, dependent):
    """1000 U(0, 1). Twin: 100 + 800 x0 + 400 x1 - 400 x2 + N(0, 100^2): the same mean and nearly the same spread."""
    inputs = _uniform(rng, rows, 5)
    if dependent:
        return inputs, 100 + inputs[:, :3] @ np.array([800.0, 400.0, -400.0]) + 100 * rng.standard_normal(rows)
    return inputs, 1000 * rng.random(rows)


def coin(rng, rows, dependent):
    """A fair coin. Twin: logit 6 (x0 + x1 - x2 - 1/2), half ones as well."""
    inputs = _uniform(rng, rows, 5)
    logit = 6 * (inputs[:, 0] + inputs[:, 1] - inputs[:, 2] - 0.5) if dependent else np.zeros(rows)
    return inputs, (rng.random(rows) < 1 / (1 + np.exp(-logit))).astype(np.int64)


def _uniform(rng, rows, columns):
    return np.round(rng.random((rows, columns)), 3)
