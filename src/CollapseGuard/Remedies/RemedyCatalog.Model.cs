using static CollapseGuard.CauseId;

namespace CollapseGuard.Remedies;

/// <content>Remedies in the model and its loss.</content>
public static partial class RemedyCatalog
{
    private static IEnumerable<Remedy> ModelRemedies() =>
    [
        new(
            "linear-output",
            "Give the output layer the range of the target",
            OutputRangeMismatch,
            "Relu, sigmoid, tanh or softmax cannot reach targets outside their range, and stop learning at its end.",
            [
                "Regression: no activation after the last layer.",
                "Classification: return logits and use a loss that takes logits.",
                "Train again from fresh weights.",
            ],
            SnippetText.Of("LinearOutput"),
            "Outputs are then unbounded: clip at serving if the target has bounds.",
            ["CG1001", "CG1005", "CG1013", "CG1003"]),
        new(
            "sigmoid-for-one-unit",
            "Use a sigmoid for one output unit",
            SingleUnitSoftmax,
            "A softmax over one unit is 1 for every input.",
            [
                "Keep one unit and use binary cross-entropy on its logit, or two units and cross-entropy.",
                "Train again from fresh weights.",
            ],
            SnippetText.Of("SigmoidForOneUnit"),
            "None.",
            ["CG1001", "CG1008", "CG1013"]),
        new(
            "match-loss-shapes",
            "Give the loss equal shapes",
            LossBroadcast,
            "(n, 1) against (n) broadcasts to n x n: every output is pulled to the mean of all targets.",
            [
                "Print both shapes where they enter the loss.",
                "Reshape the target, not the output.",
                "Keep the check: it fails at once instead of learning a constant.",
            ],
            SnippetText.Of("MatchLossShapes"),
            "None.",
            ["CG1001"]),
        new(
            "check-objective-sign",
            "Turn the objective round",
            InvertedObjective,
            "Training then ascends to the worst answer.",
            [
                "Feed the loss the targets themselves, then the targets in another order: the first must be smaller.",
                "Look for a missing minus before a log-likelihood or a score.",
                "Train again from fresh weights.",
            ],
            SnippetText.Of("CheckObjectiveSign"),
            "None.",
            ["CG1003", "CG1015"]),
        new(
            "initialize-for-activation",
            "Initialize the weights for the activation",
            InitializationTooSmall,
            "The spread of activations then survives every layer, and so do the gradients.",
            [
                "Kaiming for relu, Xavier for tanh and sigmoid; biases at zero.",
                "Look at the spread of each layer at the first step.",
            ],
            SnippetText.Of("InitializeForActivation"),
            "None.",
            ["CG1001", "CG1005", "CG1013"]),
        new(
            "initialize-differently",
            "Break the symmetry of the weights",
            ConstantInitialization,
            "Equal weights get equal gradients and stay equal.",
            [
                "Draw the weights at random, scaled for the activation (see initialize-for-activation).",
                "Never set a hidden layer to a constant.",
            ],
            "",
            "None.",
            ["CG1001", "CG1005", "CG1013"]),
        new(
            "revive-dead-units",
            "Bring dead units back",
            DeadUnits,
            "A relu unit that is 0 for every row gets no gradient and never returns by itself.",
            [
                "Lower the learning rate, and start from fresh weights.",
                "Use leaky relu in the hidden layers.",
                "Standardize the inputs.",
            ],
            "",
            "None.",
            ["CG1001", "CG1016"]),
        new(
            "lower-leaf-minimum",
            "Lower the leaf minimum",
            LeafMinimumTooLarge,
            "A tree that may not split answers one constant.",
            [
                "Print the number of leaves of the fitted trees.",
                "Set minimumExampleCountPerLeaf well below the rows of the smallest group.",
            ],
            "",
            "Small leaves memorise: check on held-out rows.",
            ["CG1001", "CG1005", "CG1013"]),
        new(
            "lower-penalty",
            "Weaken the regularization",
            OverRegularized,
            "A penalty that outweighs the data leaves the intercept alone.",
            [
                "Train once without penalty: do the outputs spread?",
                "Go up in steps of ten and take the strongest that costs nothing on held-out rows.",
            ],
            SnippetText.Of("LowerPenalty"),
            "Without any penalty small data sets are memorised.",
            ["CG1001", "CG1005", "CG1013", "CG1014"]),
        new(
            "regularize-and-stop-early",
            "Take away what the model memorises with",
            Overfitting,
            "Confident answers on fresh rows that are worse than a constant are memorised noise.",
            [
                "Compare skill on training rows and on fresh rows.",
                "Use fewer units, dropout, weight decay; stop where the held-out loss is least.",
                "Collect rows; and probe the inputs for signal first.",
            ],
            SnippetText.Of("RegularizeAndStopEarly"),
            "Too much of it ends in a constant: watch CG1001.",
            ["CG1004", "CG1018"]),
    ];
}
