"""Trains the demo's collapsed model on real data, records it, and shows by intervention why it collapsed."""
from dataclasses import replace
from pathlib import Path

from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split

from recording import describe_numbers, write_csv, write_manifest
from training import Plan, train

FOLDER = Path(__file__).parents[2] / "src" / "CollapseGuard.Cli" / "Demo"
NAMES = ["age", "sex", "bmi", "bp", "tc", "ldl", "hdl", "tch", "ltg", "glu"]
WRITTEN = Plan(standardize_inputs=True)  # inputs are standardized, the target (25 to 346) is not
CHANGES = {
    "as written": WRITTEN,
    "target standardized": replace(WRITTEN, standardize_target=True),
    "learning rate x 10": replace(WRITTEN, learning_rate=1e-2),
    "epochs x 10": replace(WRITTEN, epochs=200),
    "hidden units x 8": replace(WRITTEN, hidden=(256,)),
    "inputs not standardized": replace(WRITTEN, standardize_inputs=False),
}


def main():
    inputs, target = load_diabetes(return_X_y=True, scaled=False)
    write_csv(FOLDER / "patients.csv", {**columns_of(inputs), "progression": target})  # what the demo trains on
    table = {name: [] for name in CHANGES}
    for seed in range(1, 6):
        train_x, test_x, train_y, test_y = train_test_split(inputs, target, test_size=0.5, random_state=seed)
        for name, plan in CHANGES.items():
            predicted = train(plan, train_x, train_y, seed)(test_x)
            table[name].append(describe_numbers(predicted, test_y))
            if seed == 1 and name == "as written":
                record(test_x, test_y, predicted)
    for name, runs in table.items():
        print(f"{name:26}", "R2 on held-out rows", [run["r2"] for run in runs])
    write_manifest(FOLDER / "diabetes.json", {
        "data": "scikit-learn diabetes, 442 patients; half trained on, the other 221 recorded",
        "model": "10 standardized inputs, 32 relu, 1 linear; Adam 1e-3, mean squared error, batch 32, 20 epochs, raw target",
        "trueCause": "TargetScale",
        "recorded": table["as written"][0],
        "r2OnHeldOutRowsSeeds1To5": {name: [run["r2"] for run in runs] for name, runs in table.items()},
        "spreadRatioSeeds1To5": {name: [run["spreadRatio"] for run in runs] for name, runs in table.items()},
    })


def record(inputs, target, predicted):
    write_csv(FOLDER / "diabetes.csv", {**columns_of(inputs), "progression": target, "predicted": predicted})


def columns_of(inputs):
    return {name: inputs[:, i] for i, name in enumerate(NAMES)}


if __name__ == "__main__":
    main()
