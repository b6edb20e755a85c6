"""A small dense network and how it is trained; one field of Plan is one thing an intervention can change."""
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)


@dataclass(frozen=True)
class Plan:
    """How to train. classes = 0 means regression with one output."""

    hidden: tuple = (32,)
    classes: int = 0
    epochs: int = 20
    learning_rate: float = 1e-3
    optimizer: str = "adam"
    batch: int = 32
    shuffle: bool = True
    weight_decay: float = 0.0
    class_weights: tuple = None
    oversample: bool = False
    standardize_inputs: bool = False
    standardize_target: bool = False


def train(plan, inputs, target, seed):
    """Trains on n x d inputs; returns a function from rows to outputs (probabilities n x classes, or numbers n)."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    shift, scale = _standard(inputs) if plan.standardize_inputs else (0.0, 1.0)
    centre, spread = _standard(target) if plan.standardize_target else (0.0, 1.0)
    rows = _oversampled(target, rng) if plan.oversample else np.arange(len(target))
    x = _tensor((inputs[rows] - shift) / scale)
    y = torch.tensor(target[rows]) if plan.classes else _tensor((target[rows] - centre) / spread)[:, None]
    network = _network(plan, inputs.shape[1])
    _descend(plan, network, x, y)

    def predict(new_rows):
        with torch.no_grad():
            out = network(_tensor((new_rows - shift) / scale))
            if plan.classes:
                return torch.softmax(out.double(), 1).numpy()
            return out[:, 0].double().numpy() * spread + centre

    return predict


def _network(plan, width):
    layers = []
    for units in plan.hidden:
        layers += [nn.Linear(width, units), nn.ReLU()]
        width = units
    return nn.Sequential(*layers, nn.Linear(width, plan.classes or 1))


def _descend(plan, network, x, y):
    kind = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}[plan.optimizer]
    optimizer = kind(network.parameters(), lr=plan.learning_rate, weight_decay=plan.weight_decay)
    weights = None if plan.class_weights is None else torch.tensor(plan.class_weights, dtype=torch.float32)
    loss_of = nn.CrossEntropyLoss(weight=weights) if plan.classes else nn.MSELoss()
    for _ in range(plan.epochs):
        order = torch.randperm(len(x)) if plan.shuffle else torch.arange(len(x))
        for rows in order.split(plan.batch):
            loss = loss_of(network(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def _oversampled(labels, rng):
    """Rows of the rarer class drawn again until both classes are equally frequent."""
    counts = np.bincount(labels, minlength=2)
    rare = np.flatnonzero(labels == counts.argmin())
    return np.concatenate([np.flatnonzero(labels == counts.argmax()), rng.choice(rare, counts.max())])


def _standard(values):
    return values.mean(axis=0), values.std(axis=0)


def _tensor(values):
    return torch.tensor(values, dtype=torch.float32)
