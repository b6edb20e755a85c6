"""Out-of-fold answers of plain scikit-learn models for a folder of data sets; the Cases verb `real-models` judges them.

usage: real_models.py DATA OUT     DATA holds CSV files and a manifest.json; nothing from it is committed.
"""
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import balanced_accuracy_score, r2_score, roc_auc_score
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from recording import rounded, write_csv

MOST_ROWS = 20_000
CLASSIFIERS = {
    "logistic": LogisticRegression(max_iter=1000),
    "forest": RandomForestClassifier(n_estimators=100, random_state=0, n_jobs=2),
}
REGRESSORS = {"ridge": Ridge(), "forest": RandomForestRegressor(n_estimators=50, random_state=0, n_jobs=2)}


def main(data, out):
    truth = {}
    for entry in json.loads((data / "manifest.json").read_text())["sets"]:
        if entry["task"] not in ("binary", "multiclass", "regression"):
            continue  # series are no sets of exchangeable rows
        table = load(data, entry)
        for name, model in (REGRESSORS if entry["task"] == "regression" else CLASSIFIERS).items():
            title = f"{entry['name']}-{name}"
            truth[title] = {"task": entry["task"], **judge(out / f"{title}.csv", entry, table, model)}
            print(title, truth[title], flush=True)
    (out / "truth.json").write_text(json.dumps(truth, indent=1) + "\n")


def load(data, entry):
    """The rows with a known label; at most MOST_ROWS of them."""
    missing = [text for text in ("?", "NA", "", entry["missing_marker"]) if text is not None]
    table = pd.read_csv(data / Path(entry["file"]).name, na_values=missing, keep_default_na=False)
    table = table.dropna(subset=[entry["label_column"]]).drop(columns=entry["id_columns"])
    return table.sample(min(MOST_ROWS, len(table)), random_state=0)


def judge(path, entry, table, model):
    """Writes inputs' numeric columns, label and answer; returns how good the answers are."""
    inputs = table.drop(columns=entry["label_column"])
    inputs = inputs.loc[:, [inputs[c].dtype != object or inputs[c].nunique() <= 50 for c in inputs]]
    numeric = list(inputs.select_dtypes("number"))
    text = [column for column in inputs if column not in numeric]
    pipeline = make_pipeline(make_column_transformer(
        (make_pipeline(SimpleImputer(), StandardScaler()), numeric),
        (OneHotEncoder(handle_unknown="ignore"), text)), model)
    label = table[entry["label_column"]]
    if entry["task"] == "regression":
        answer = cross_val_predict(pipeline, inputs, label, cv=KFold(5, shuffle=True, random_state=0))
        columns, figures = {"label": label.to_numpy(float), "prediction": answer}, {"r2": r2_score(label, answer)}
        truth = "Healthy" if figures["r2"] >= 0.05 else "NoSkill"
    else:
        columns, figures, truth = classified(pipeline, inputs, label, entry)
    shown = {f"x{i}": inputs[c].fillna(inputs[c].mean()).to_numpy(float) for i, c in enumerate(numeric)
             if inputs[c].notna().any()}
    write_csv(path, {**shown, **columns})
    return {"expected": truth, "rows": len(table), **rounded(figures)}


def classified(pipeline, inputs, label, entry):
    """Codes and probabilities: the positive class is 1 for two classes, the order is that of names for more."""
    binary = entry["task"] == "binary"
    codes = (label.astype(str) == str(entry["positive_class"])).to_numpy(int) if binary \
        else np.unique(label.astype(str), return_inverse=True)[1]
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    rows = cross_val_predict(pipeline, inputs, codes, cv=folds, method="predict_proba")
    decided = (rows[:, 1] >= 0.5).astype(int) if binary else rows.argmax(1)  # a tie of a forest is a yes, as at the front door
    figures = {"rarest": int(np.bincount(codes).min()), "balancedAccuracy": balanced_accuracy_score(codes, decided),
               "modalShare": np.bincount(decided).max() / len(decided)}
    truth = expected(codes, decided, rows)
    if binary:
        return {"label": codes, "p_1": rows[:, 1]}, {**figures, "auc": roc_auc_score(codes, rows[:, 1])}, truth
    return {"label": codes, **{f"p_{k}": rows[:, k] for k in range(rows.shape[1])}}, figures, truth


def expected(codes, decided, rows):
    """What a person would say who knows recalls and AUC: by plain limits, whatever the rows can prove. "A|B" = either is right."""
    counts, answers = np.bincount(codes), np.bincount(decided, minlength=rows.shape[1])
    recalls = np.array([np.mean(decided[codes == k] == k) for k in range(len(counts))])
    off_modal = np.delete(recalls, answers.argmax()) @ np.delete(counts, answers.argmax()) / (counts.sum() - counts[answers.argmax()])
    if answers.max() / len(codes) >= 0.97 and off_modal < 0.2:
        best = max(roc_auc_score(codes == k, rows[:, k]) for k in range(len(counts)))
        seldom = "DecisionCollapse" if best >= 0.6 else "OutputCollapse"
        return seldom if off_modal < 0.1 else f"{seldom}|Healthy"
    if np.any((answers == 0) & (counts >= 30)):
        return "PartialCollapse"
    return "Healthy" if recalls.mean() >= 1 / len(counts) + 0.025 else "NoSkill"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
