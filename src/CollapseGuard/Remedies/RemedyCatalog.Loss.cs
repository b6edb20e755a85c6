using static CollapseGuard.CauseId;

namespace CollapseGuard.Remedies;

/// <content>Remedies where outputs, loss and targets meet.</content>
public static partial class RemedyCatalog
{
    private static IEnumerable<Remedy> LossRemedies() =>
    [
        new(
            "feed-the-loss-logits",
            "Give the loss what it reads",
            LossExpectsProbabilities,
            "A log of numbers that are no probabilities is clipped, undefined, or rewards the wrong thing.",
            [
                "Keep the last layer linear and take the cross-entropy of logits: nn.CrossEntropyLoss or nn.BCEWithLogitsLoss.",
                "With nn.NLLLoss end in a log-softmax.",
                "Train again from fresh weights.",
            ],
            "",
            "Outputs are then logits: apply softmax or sigmoid where probabilities are read.",
            ["CG4003"]),
        new(
            "one-softmax-for-classes",
            "Use one softmax for classes that exclude each other",
            IndependentSigmoids,
            "A categorical cross-entropy reads one distribution over classes, and sigmoids give one answer a class.",
            [
                "One class a row: linear outputs and nn.CrossEntropyLoss.",
                "Several labels a row: linear outputs and nn.BCEWithLogitsLoss.",
                "Train again from fresh weights.",
            ],
            "",
            "None.",
            ["CG4005"]),
        new(
            "one-unit-a-class",
            "Give every class an output unit",
            OutputWidthMismatch,
            "A class without a unit cannot be answered, and a categorical cross-entropy of one unit is constant.",
            [
                "Count the classes over all labels, not over one batch.",
                "Make the last layer that wide and use nn.CrossEntropyLoss with class numbers 0 to k - 1.",
                "For two classes keep one unit and use nn.BCEWithLogitsLoss.",
            ],
            "",
            "None.",
            ["CG4006"]),
        new(
            "one-softmax-only",
            "Remove the second softmax",
            DoubleSoftmax,
            "A softmax of probabilities gives no class more than e/(e + k - 1), and gradients shrink with it.",
            [
                "Remove the softmax or sigmoid from the model where the loss takes one: nn.CrossEntropyLoss and nn.BCEWithLogitsLoss do.",
                "Apply it once where probabilities are read.",
                "Train again from fresh weights.",
            ],
            "",
            "Code that read the model's outputs as probabilities must apply the softmax itself.",
            ["CG4004"]),
        new(
            "use-the-standard-loss",
            "Use the task's standard loss",
            UnsuitableLoss,
            "A loss that is not least at the targets, or stalls beside them, cannot lead there.",
            [
                "Numbers: nn.MSELoss, or nn.SmoothL1Loss where outliers matter.",
                "Classes: nn.CrossEntropyLoss; two classes or several labels: nn.BCEWithLogitsLoss.",
                "Feed the loss the targets themselves, then shifted ones: the first must cost less.",
            ],
            "",
            "Losses of different kinds have different sizes: choose the learning rate again.",
            ["CG4010", "CG4013"]),
    ];
}
