"""Records held-out answers of healthy models that look like a collapse to a careless rule, and of two that did collapse."""
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.model_selection import cross_val_predict, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from recording import describe_numbers, describe_probabilities, inputs_as_columns, write_csv, write_manifest
from training import Plan, train

FOLDER = Path(__file__).parents[2] / "tests" / "CollapseGuard.Tests" / "Golden" / "Data" / "near-misses"
MANIFEST = {}


def main():
    logistic = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    forest = RandomForestClassifier(random_state=1)
    binary("breast-cancer-logistic", logistic, *load_breast_cancer(return_X_y=True))
    binary("breast-cancer-forest", forest, *load_breast_cancer(return_X_y=True))
    classes("wine-forest", forest, *load_wine(return_X_y=True))
    classes("iris-logistic", logistic, *load_iris(return_X_y=True))
    labels("digits-logistic", logistic, *load_digits(return_X_y=True))
    numbers("diabetes-ridge", Ridge(), *load_diabetes(return_X_y=True))
    numbers("diabetes-ridge-shrunk", Ridge(alpha=10), *load_diabetes(return_X_y=True))
    numbers("diabetes-age-only", LinearRegression(), *_age_only())
    numbers("zero-inflated-forest", RandomForestRegressor(min_samples_leaf=20, random_state=1), *_zero_inflated())
    binary("one-percent-logistic", logistic, *_one_percent())
    unscaled_network()
    write_manifest(FOLDER / "manifest.json", {"recordings": MANIFEST})


def binary(name, model, inputs, target):
    """Out-of-fold probabilities of class 1."""
    positive = cross_val_predict(model, inputs, target, cv=5, method="predict_proba")[:, 1]
    MANIFEST[name] = describe_probabilities(np.clip(positive, 1e-12, 1 - 1e-12), target)
    write_csv(FOLDER / f"{name}.csv", {"label": target, "p_1": positive})


def classes(name, model, inputs, target):
    """Out-of-fold probabilities of every class."""
    rows = cross_val_predict(model, inputs, target, cv=5, method="predict_proba")
    MANIFEST[name] = {"rows": len(target), "accuracy": float(np.mean(rows.argmax(1) == target).round(4))}
    write_csv(FOLDER / f"{name}.csv", {"label": target, **{f"p_{k}": rows[:, k] for k in range(rows.shape[1])}})


def labels(name, model, inputs, target):
    """Out-of-fold labels."""
    predicted = cross_val_predict(model, inputs, target, cv=5)
    MANIFEST[name] = {"rows": len(target), "accuracy": float(np.mean(predicted == target).round(4))}
    write_csv(FOLDER / f"{name}.csv", {"label": target, "prediction": predicted})


def numbers(name, model, inputs, target):
    """Out-of-fold numbers."""
    predicted = cross_val_predict(model, inputs, target, cv=5)
    MANIFEST[name] = describe_numbers(predicted, target)
    write_csv(FOLDER / f"{name}.csv", {"label": target, "prediction": predicted})


def unscaled_network():
    """Ten unscaled columns, SGD: the units die and every row gets the prevalence; standardized inputs repair it."""
    inputs, target = load_breast_cancer(return_X_y=True)
    plans = {
        "as written": Plan(classes=2, optimizer="sgd", learning_rate=0.1),
        "inputs standardized": Plan(classes=2, optimizer="sgd", learning_rate=0.1, standardize_inputs=True),
        "class weights by frequency": Plan(classes=2, optimizer="sgd", learning_rate=0.1, class_weights=(1.7, 1.0)),
        "epochs x 10": Plan(classes=2, optimizer="sgd", learning_rate=0.1, epochs=200),
    }
    table = {change: [] for change in plans}
    for seed in range(1, 6):
        train_x, test_x, train_y, test_y = train_test_split(inputs[:, :10], target, test_size=0.5, random_state=seed)
        for change, plan in plans.items():
            positive = train(plan, train_x, train_y, seed)(test_x)[:, 1]
            table[change].append(describe_probabilities(np.clip(positive, 1e-12, 1 - 1e-12), test_y))
            if seed == 1 and change == "as written":
                columns = {**inputs_as_columns(test_x), "label": test_y, "p_1": positive}
                write_csv(FOLDER / "breast-cancer-unscaled-network.csv", columns)
    MANIFEST["breast-cancer-unscaled-network"] = {
        "trueCause": "InputScale",
        "recorded": table["as written"][0],
        "balancedAccuracyByChange": {change: [run["balancedAccuracy"] for run in runs] for change, runs in table.items()},
    }


def _age_only():
    """A model that is honest and weak: nearly constant because age tells little."""
    inputs, target = load_diabetes(return_X_y=True)
    return inputs[:, :1], target


def _zero_inflated():
    """2,000 amounts, nine tenths zero: the chance of an amount and its size depend on the inputs."""
    rng = np.random.default_rng(1)
    inputs = rng.random((2000, 5)).round(3)
    some = rng.random(2000) < 0.5 * inputs[:, 0] ** 4
    return inputs, np.where(some, np.exp(3 + inputs[:, 1] + 0.3 * rng.standard_normal(2000)), 0.0)


def _one_percent():
    """4,000 rows, 1 % ones that rank well: no probability comes near 1/2."""
    rng = np.random.default_rng(1)
    inputs = rng.standard_normal((4000, 5)).round(3)
    score = inputs[:, 0] + inputs[:, 1] + 2 * rng.standard_normal(4000)
    return inputs, (score >= np.quantile(score, 0.99)).astype(np.int64)


if __name__ == "__main__":
    main()
