#!/usr/bin/python3
"""What imbalanced-learn does with real sets: the rows its selectors keep, and the new rows of its generators.

usage: reference.py DATA_FOLDER OUT_FOLDER
Reads CSV files, writes OUT_FOLDER/index.json and, beside it, features and new rows as raw float32.
Then: dotnet run --project benchmarks/CollapseGuard.Peers -c Release -- resampling-reference OUT_FOLDER > docs/results/resampling-reference.md

Both sides get the same numbers: float32, here in float64 copies. Codes: the classes by size, the largest first (0), so that
of two classes the smallest is 1; rows in the order of the file, but for condensing (see largest_first).
"""
import json
import os
import sys
import warnings

import imblearn
import numpy as np
import pandas as pd
import sklearn
from imblearn.over_sampling import ADASYN, SMOTE, SMOTEN, SMOTENC, BorderlineSMOTE, RandomOverSampler
from imblearn.under_sampling import (
    AllKNN, CondensedNearestNeighbour, EditedNearestNeighbours, NearMiss, NeighbourhoodCleaningRule, OneSidedSelection,
    RepeatedEditedNearestNeighbours, TomekLinks)

warnings.filterwarnings("ignore")
SEEDS = 30
CONDENSED_ROWS = 5000  # above, the reference's condensing takes long: it classifies all rows again for each row that it keeps

# name: (label column, columns left out, categorical columns)
NUMERIC = {
    "glass5": ("Class", [], []),
    "haberman": ("survival", [], []),
    "ionosphere": ("class", [], []),
    "mammography": ("class", [], []),
    "oil_spill": ("class", [], []),
    "pima": ("class", [], []),
    "yeast_me2": ("Class", [], []),
    "abalone9_18": ("Class", ["Sex"], []),
    "glass": ("type", [], []),
}
MIXED = {
    "abalone9_18": ("Class", [], ["Sex"]),
    "credit_data": ("Status", [], ["Home", "Marital", "Records", "Job"]),
    "hepatitis": ("Class", ["PROTIME", "ALK_PHOSPHATE"], None),
}
CATEGORICAL = {
    "car_eval_4": ("class", [], None),
    "car": ("class", [], None),
}


def read(folder, name, label, left_out, categorical, manifest):
    """Features as float32, categories as codes of their sorted names, and labels as codes by size of class."""
    entry = next(s for s in manifest["sets"] if s["name"] == name)
    marker = entry.get("missing_marker")
    frame = pd.read_csv(os.path.join(folder, name + ".csv"), na_values=[marker] if marker else None, skipinitialspace=True)
    frame = frame.drop(columns=[c for c in left_out if c in frame]).dropna()
    if categorical is None:
        categorical = frame.columns.drop(label) if name in CATEGORICAL else [c for c in entry["categorical_columns"] if c in frame]
    order = frame[label].astype(str).value_counts()
    classes = sorted(order.index, key=lambda c: (-order[c], c))
    labels = frame[label].astype(str).map({c: i for i, c in enumerate(classes)}).to_numpy()
    features = frame.drop(columns=label)
    places = [i for i, c in enumerate(features.columns) if c in set(categorical)]
    for c in features.columns[places]:
        features[c] = features[c].astype(str).astype("category").cat.codes
    return features.to_numpy().astype(np.float32), labels.astype(int), places


def without_ties(x, name):
    """The same rows with a little noise, so that no two distances are equal."""
    noise = np.random.RandomState(len(name)).uniform(-1, 1, x.shape)
    return (x + 1e-3 * x.std(axis=0, dtype=np.float64) * noise).astype(np.float32)


def selectors(classes):
    yield "TomekLinks", TomekLinks()
    yield "TomekLinks, all classes", TomekLinks(sampling_strategy="all")
    yield "EditedNearestNeighbours", EditedNearestNeighbours()
    yield "EditedNearestNeighbours, mode", EditedNearestNeighbours(kind_sel="mode")
    yield "EditedNearestNeighbours, all classes", EditedNearestNeighbours(sampling_strategy="all")
    yield "RepeatedEditedNearestNeighbours", RepeatedEditedNearestNeighbours()
    yield "RepeatedEditedNearestNeighbours, mode", RepeatedEditedNearestNeighbours(kind_sel="mode")
    yield "AllKnn", AllKNN()
    yield "AllKnn, mode", AllKNN(kind_sel="mode")
    yield "NearMiss 1", NearMiss(version=1)
    yield "NearMiss 2", NearMiss(version=2)
    yield "NearMiss 3", NearMiss(version=3)
    yield "NeighbourhoodCleaningRule, mode", NeighbourhoodCleaningRule(kind_sel="mode")
    if classes == 2:
        # With more classes its rule 'all' looks at codes, not at whether they are equal.
        yield "NeighbourhoodCleaningRule", NeighbourhoodCleaningRule()


def largest_first(y):
    """Rows by class, the largest first: where imbalanced-learn's condensing mixes up the number of a row and its place in its class, both are the same."""
    return np.argsort(y, kind="stable")


def condensers():
    strategy = [0]  # one class: the mix-up concerns every class but the first
    yield "CondensedNearestNeighbour", CondensedNearestNeighbour(sampling_strategy=strategy, random_state=0)
    yield "CondensedNearestNeighbour, 3 neighbours", CondensedNearestNeighbour(sampling_strategy=strategy, random_state=0, n_neighbors=3)
    yield "OneSidedSelection", OneSidedSelection(sampling_strategy=strategy, random_state=0)
    yield "OneSidedSelection, 3 neighbours", OneSidedSelection(sampling_strategy=strategy, random_state=0, n_neighbors=3)


def kept(sampler, x, y):
    # Once converged it applies its last permutation twice: the rows are right, their numbers need not be. Numbers are carried along instead.
    numbered = isinstance(sampler, RepeatedEditedNearestNeighbours)
    resampled, _ = sampler.fit_resample(x, y)
    numbers = sampler.sample_indices_
    if numbered and not np.array_equal(x[numbers], resampled):
        raise RuntimeError("rows and their numbers differ")
    return sorted(set(int(i) for i in numbers))


def select(x, y, name):
    """The kept rows of each case, and the rows that condensing started from."""
    cases = {case: {"kept": kept(sampler, x, y)} for case, sampler in selectors(y.max() + 1)}
    order = largest_first(y)
    for case, sampler in condensers():
        if case.startswith("Condensed") and len(x) > CONDENSED_ROWS:
            continue
        start = int(np.random.RandomState(0).randint(low=0, high=int((y == 0).sum()), size=1)[0])
        cases[case] = {"kept": kept(sampler, x[order], y[order]), "starting": [start], "largestFirst": True}
    if len(x) > CONDENSED_ROWS:
        return cases
    as_it_comes = CondensedNearestNeighbour(sampling_strategy=[0], random_state=0)
    rows = np.flatnonzero(y == 0)
    start = int(rows[np.random.RandomState(0).randint(low=0, high=len(rows), size=1)[0]])
    cases["CondensedNearestNeighbour, rows as they come"] = {"kept": kept(as_it_comes, x, y), "starting": [start]}
    return cases


def generators(kind, places):
    if kind == "mixed":
        yield "SmoteNC", lambda seed: SMOTENC(categorical_features=places, random_state=seed)
    elif kind == "categorical":
        yield "SmoteN", lambda seed: SMOTEN(random_state=seed)
    else:
        yield "RandomOverSampler, shrinkage 1", lambda seed: RandomOverSampler(shrinkage=1.0, random_state=seed)
        yield "Smote", lambda seed: SMOTE(random_state=seed)
        yield "BorderlineSmote 1", lambda seed: BorderlineSMOTE(kind="borderline-1", random_state=seed)
        yield "BorderlineSmote 2", lambda seed: BorderlineSMOTE(kind="borderline-2", random_state=seed)
        yield "Adasyn", lambda seed: ADASYN(random_state=seed)


def generate(x, y, kind, places, out, name):
    """New rows of all seeds, one file a case: for each seed all new rows, classes in order."""
    cases = {}
    for number, (case, make) in enumerate(generators(kind, places)):
        rows, counts = [], []
        for seed in range(SEEDS):
            try:
                order = np.random.RandomState(seed).permutation(len(x)) if kind == "categorical" else np.arange(len(x))
                new_x, new_y = make(seed).fit_resample(x[order], y[order])
            except Exception as error:  # too few rows of a class: both sides must refuse
                cases[case] = {"error": str(error)[:120]}
                break
            counts.append([int(c) for c in np.bincount(new_y, minlength=y.max() + 1)])
            rows.append(np.column_stack([new_x[len(x):], new_y[len(x):]]).astype(np.float32))
        else:
            file = f"{name}.{kind}.{number}.new"
            np.vstack(rows).tofile(os.path.join(out, file))
            cases[case] = {"file": file, "counts": counts[0]}
    return cases


def main():
    folder, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    manifest = json.load(open(os.path.join(folder, "manifest.json")))
    index = {"imblearn": imblearn.__version__, "sklearn": sklearn.__version__, "numpy": np.__version__, "seeds": SEEDS, "sets": []}
    for kind, sets in (("numeric", NUMERIC), ("mixed", MIXED), ("categorical", CATEGORICAL)):
        for name, (label, left_out, categorical) in sets.items():
            x, y, places = read(folder, name, label, left_out, categorical, manifest)
            entry = {"name": name, "kind": kind, "rows": len(x), "columns": x.shape[1], "categorical": places, "labels": y.tolist(), "file": f"{name}.{kind}.f32"}
            x.tofile(os.path.join(out, entry["file"]))
            if kind == "numeric":
                entry["selectors"] = select(x.astype(np.float64), y, name)
                noisy = without_ties(x, name)
                entry["withoutTiesFile"] = f"{name}.noisy.f32"
                noisy.tofile(os.path.join(out, entry["withoutTiesFile"]))
                entry["selectorsWithoutTies"] = select(noisy.astype(np.float64), y, name)
            entry["generators"] = generate(x.astype(np.float64), y, kind, places, out, name)
            index["sets"].append(entry)
            json.dump(index, open(os.path.join(out, "index.json"), "w"))
            print(name, kind, x.shape, np.bincount(y).tolist(), file=sys.stderr)


main()
