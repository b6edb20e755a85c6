"""Records the mission's three programs and their twins, and retrains each with one change at a time."""
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable

import numpy as np

from laws import coin, imbalanced, large_target
from recording import (balanced_accuracy, describe_numbers, describe_probabilities, inputs_as_columns, rounded,
                       write_csv, write_manifest)
from training import Plan, train

FOLDER = Path(__file__).parents[2] / "tests" / "CollapseGuard.Tests" / "Golden" / "Data"
RECORDED_SEEDS = (1, 2, 3)
TABLE_SEEDS = (1, 2, 3, 4, 5)
LAST_SEED = 20  # how often training rows alone would mislead is counted over more seeds
SCALED = "target standardized"
THRESHOLD = "threshold at the positive share"


@dataclass(frozen=True)
class Program:
    """One program: its law, its plan as written, its sizes and the changes that could repair it."""

    law: Callable
    plan: Plan
    rows: int
    fresh_rows: int  # enough to prove that there is no skill
    twin_rows: int  # a twin's skill needs fewer; the recordings stay small
    changes: dict

    def fresh(self, dependent):
        return self.twin_rows if dependent else self.fresh_rows


CLASSIFIER = Plan(classes=2)
DEEP = Plan(classes=2, hidden=(128, 128), epochs=100)
PROGRAMS = {
    "imbalance": Program(imbalanced, CLASSIFIER, 1000, 1000, 1000, {
        "as written": CLASSIFIER,
        "class weights 1:9": replace(CLASSIFIER, class_weights=(1.0, 9.0)),
        "rare class oversampled": replace(CLASSIFIER, oversample=True),
        THRESHOLD: CLASSIFIER,
        "rows not shuffled": replace(CLASSIFIER, shuffle=False),
        "learning rate x 10": replace(CLASSIFIER, learning_rate=1e-2),
        "epochs x 10": replace(CLASSIFIER, epochs=200),
    }),
    "large-target": Program(large_target, Plan(), 100, 600, 600, {
        "as written": Plan(),
        SCALED: Plan(standardize_target=True),
        "inputs standardized": Plan(standardize_inputs=True),
        "learning rate x 10": Plan(learning_rate=1e-2),
        "learning rate x 100": Plan(learning_rate=1e-1),
        "epochs x 10": Plan(epochs=200),
        "epochs x 100": Plan(epochs=2000),
        "hidden units x 8": Plan(hidden=(256,)),
    }),
    "overfitting": Program(coin, DEEP, 100, 3000, 1000, {
        "as written": DEEP,
        "10 epochs": replace(DEEP, epochs=10),
        "8 hidden units": replace(DEEP, hidden=(8,)),
        "weight decay 0.01": replace(DEEP, weight_decay=0.01),
    }),
}


def main():
    manifest = {}
    for name, program in PROGRAMS.items():
        for dependent in (False, True):
            title = name + ("-twin" if dependent else "")
            manifest[title] = {
                "recorded": {f"seed {seed}": record(title, program, dependent, seed) for seed in RECORDED_SEEDS},
                "freshRowsByChange": interventions(program, dependent),
            }
            print(title, *manifest[title]["freshRowsByChange"].items(), sep="\n  ")
    manifest["imbalance"]["aucOnItsOwnRowsSeeds1To20"] = own_row_auc(PROGRAMS["imbalance"])
    write_manifest(FOLDER / "programs.json", {"inputs": "U(0, 1), three decimals", "programs": manifest})


def sample(program, dependent, seed):
    """The training rows and the fresh rows of one seed."""
    rng = np.random.default_rng(seed)
    return program.law(rng, program.rows, dependent), program.law(rng, program.fresh(dependent), dependent)


def record(title, program, dependent, seed):
    """Trains as written, writes the answers on fresh rows (a program's also on its own), returns what they look like."""
    own, fresh = sample(program, dependent, seed)
    predict = train(program.plan, *own, seed)
    numbers = {}
    for kind, (inputs, target) in ({"fresh": fresh} if dependent else {"own": own, "fresh": fresh}).items():
        output = predict(inputs)
        if program.plan.classes:
            columns, numbers[kind] = {"p_1": output[:, 1]}, describe_probabilities(output[:, 1], target)
        else:
            columns, numbers[kind] = {"prediction": output}, describe_numbers(output, target)
        write_csv(FOLDER / f"{title}-{kind}-{seed}.csv", {**inputs_as_columns(inputs), "label": target, **columns})
    return numbers


def interventions(program, dependent):
    """Per change, over the seeds: R2 or balanced accuracy on fresh rows, from the same rows and the same start."""
    table = {change: [] for change in program.changes}
    for seed in TABLE_SEEDS:
        own, (inputs, target) = sample(program, dependent, seed)
        for change, plan in program.changes.items():
            output = train(plan, *own, seed)(inputs)
            if plan.classes:
                cut = own[1].mean() if change == THRESHOLD else 0.5
                table[change].append(balanced_accuracy(output[:, 1], target, cut))
            else:
                table[change].append(describe_numbers(output, target)["r2"])
    return {change: list(rounded(dict(enumerate(values))).values()) for change, values in table.items()}


def own_row_auc(program):
    """How well outputs rank the rows they were trained on although nothing can be learned."""
    runs = []
    for seed in range(1, LAST_SEED + 1):
        own, _ = sample(program, False, seed)
        runs.append(describe_probabilities(train(program.plan, *own, seed)(own[0])[:, 1], own[1])["auc"])
    return runs


if __name__ == "__main__":
    main()
