"""Writes recorded outputs as CSV and what they are as a manifest beside them."""
import json
import platform
import re

import numpy as np
import sklearn
import torch
from sklearn.metrics import roc_auc_score

DIGITS = 6  # significant digits; float32 outputs carry seven


def write_csv(path, columns):
    """columns: name -> n values. Whole numbers stay whole, everything else gets six significant digits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [[_cell(value) for value in values] for values in columns.values()]
    lines = [",".join(columns)] + [",".join(row) for row in zip(*cells)]
    path.write_text("\n".join(lines) + "\n")


def _cell(value):
    return str(int(value)) if np.issubdtype(type(value), np.integer) else f"{value:.{DIGITS}g}"


def inputs_as_columns(inputs):
    """x0, x1, ... as columns of write_csv."""
    return {f"x{i}": inputs[:, i] for i in range(inputs.shape[1])}


def write_manifest(path, content):
    """The content with the versions that produced it; stable order, no date, so that a rerun gives the same file."""
    versions = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "torch": torch.__version__,
        "scikit-learn": sklearn.__version__,
    }
    text = json.dumps({"versions": versions, **content}, indent=1)
    path.write_text(re.sub(r"\[[^\[\]{}]*\]", lambda numbers: " ".join(numbers[0].split()), text) + "\n")


def describe_numbers(predicted, actual):
    """Spread ratio, correlation, mean and R2 of recorded numbers."""
    error = np.mean((predicted - actual) ** 2)
    return rounded({
        "rows": len(actual),
        "spreadRatio": predicted.std() / actual.std(),
        "correlation": np.corrcoef(predicted, actual)[0, 1],
        "meanPredicted": predicted.mean(),
        "meanActual": actual.mean(),
        "r2": 1 - error / actual.var(),
    })


def describe_probabilities(positive, labels):
    """The same for the probability of class 1 of two."""
    decided = positive >= 0.5
    share = decided.mean()
    return rounded({
        "rows": len(labels),
        "positives": int(labels.sum()),
        "modalShare": max(share, 1 - share),
        "balancedAccuracy": balanced_accuracy(positive, labels),
        "auc": roc_auc_score(labels, positive),
        "spreadRatio": positive.std() / labels.std(),
        "logLoss": -np.log(np.where(labels == 1, positive, 1 - positive)).mean(),
    })


def balanced_accuracy(positive, labels, threshold=0.5):
    """Mean of the two recalls at the threshold."""
    decided = positive >= threshold
    return (decided[labels == 1].mean() + (~decided[labels == 0]).mean()) / 2


def rounded(numbers):
    """Four significant digits are enough to read."""
    return {name: value if isinstance(value, int) else float(f"{value:.4g}") for name, value in numbers.items()}
