using static CollapseGuard.CauseId;

namespace CollapseGuard.Remedies;

/// <content>Remedies in the rows, their inputs and their labels.</content>
public static partial class RemedyCatalog
{
    private static IEnumerable<Remedy> DataRemedies() =>
    [
        new(
            "standardize-target",
            "Standardize the target",
            TargetScale,
            "The first steps then move the weights, and not only the output bias on its way to a far mean.",
            [
                "Take mean and standard deviation of the target from the training rows.",
                "Train on (y - mean)/sd with the same learning rate.",
                "Turn every prediction back with prediction * sd + mean.",
            ],
            SnippetText.Of("StandardizeTarget"),
            "Statistics taken from all rows leak held-out rows into training; a skewed target may need a logarithm first.",
            ["CG1001", "CG1003", "CG1014"]),
        new(
            "match-label-codes",
            "Bring predicted and true labels to one code",
            LabelEncoding,
            "Labels that are spelled or numbered otherwise on one side can neither be learnt nor be right.",
            [
                "List the distinct labels of both columns, with counts.",
                "Map both through one dictionary, fitted on the training labels and saved with the model.",
                "Print ten rows with source label, code and prediction.",
            ],
            "",
            "A mapping that sends unknown labels to a default class hides the fault: let it fail instead.",
            ["CG1019"]),
        new(
            "weight-classes",
            "Weight the classes in the loss",
            ClassImbalance,
            "Ignoring a rare class then costs as much as ignoring a frequent one.",
            [
                "Weight each row by n/(k n_c), from the training labels.",
                "Train again, and choose the decision threshold on held-out rows afterwards.",
            ],
            SnippetText.Of("WeightClasses"),
            "Weighted training spoils calibration: probabilities no longer match frequencies. Where the scores already rank, move the threshold instead.",
            ["CG1005", "CG1006"]),
        new(
            "oversample-training-rows",
            "Oversample the rare classes in the training rows",
            ClassImbalance,
            "Every batch then holds rows of every class; useful when the trainer takes no weights.",
            [
                "Split first; touch the training rows only.",
                "Draw rows of each rare class with replacement, as below or with RandomOverSampler and its kin of CollapseGuard.Resampling.",
                "Calibrate the probabilities on rows of the true prevalence.",
            ],
            SnippetText.Of("OversampleTrainingRows"),
            "Oversampling spoils calibration, repeats noise, and leaks rows into held-out data when done before the split.",
            ["CG1005", "CG1006"]),
        new(
            "probe-for-signal",
            "Find inputs that know about the target",
            NoSignal,
            "Where nothing beats the best constant, no training will; the constant is then the right answer.",
            [
                "Ask which measurement, known at prediction time, should decide the target; add it.",
                "Check that inputs and labels of a row belong together.",
                "Probe again; train only when the probe finds signal.",
                "Until then use the best constant and say so.",
            ],
            SnippetText.Of("ProbeForSignal"),
            "Trying many inputs on the same rows finds signal by luck: confirm on fresh rows.",
            ["CG3001"]),
        new(
            "standardize-inputs",
            "Standardize the inputs",
            InputScale,
            "Columns of very different scale saturate the first layer or drown one another.",
            [
                "Centre and scale every column by statistics of the training rows.",
                "In ML.NET set fixZero: false, or the column is not centred.",
                "Save the scaling with the model.",
            ],
            SnippetText.Of("StandardizeInputs"),
            "Scaling fitted on all rows leaks; sparse columns become dense when centred.",
            ["CG1001", "CG1017", "CG3013"]),
        new(
            "join-labels-by-key",
            "Join labels to rows by key",
            LabelMisalignment,
            "Labels that are shifted or shuffled against their rows teach nothing.",
            [
                "Join by a key, never by position.",
                "Look up ten rows in the source.",
                "Shuffle inputs and labels by one permutation.",
            ],
            SnippetText.Of("JoinLabelsByKey"),
            "None; rows without a label are dropped or reported.",
            ["CG1004", "CG3001"]),
        new(
            "split-by-class",
            "Bring every class into the training rows",
            SingleClassLabels,
            "A model that has seen one label value can only answer that one.",
            [
                "Count labels by value before and after every filter and split.",
                "Split within each class, shuffled.",
                "If the source has one value only, collect others first.",
            ],
            SnippetText.Of("SplitByClass"),
            "Rows of one group or day must stay in one part: split groups, not rows.",
            ["CG3004"]),
        new(
            "find-constant-inputs",
            "Find the inputs that arrive constant",
            ConstantInputs,
            "A model cannot answer to what does not reach it.",
            [
                "Look at the inputs right before the model, after all preparation.",
                "Compare with the source: which step erased the column?",
                "Watch for normalization that does not centre and for text cut to zero length.",
            ],
            SnippetText.Of("FindConstantInputs"),
            "None.",
            ["CG1016", "CG1017", "CG3005"]),
        new(
            "drop-broken-rows",
            "Remove rows with broken numbers",
            DirtyData,
            "One NaN among the inputs makes every output and every weight NaN.",
            [
                "Count NaN, infinity and codes such as -999 in every column.",
                "Drop those rows or impute from training rows.",
                "Train again from fresh weights: broken ones do not recover.",
            ],
            SnippetText.Of("DropBrokenRows"),
            "Rows that lack a value may differ from the others; report how many were dropped.",
            ["CG1002", "CG3011", "CG3012"]),
        new(
            "compare-with-training",
            "Compare the scored rows with the training rows",
            DistributionDrift,
            "A model says little about rows unlike those it has seen.",
            [
                "Compare mean and spread of every column with the training rows.",
                "Repair what comes from a changed unit or source.",
                "Train again with recent rows where the world has changed.",
            ],
            SnippetText.Of("CompareWithTraining"),
            "Training on a short recent period forgets rare situations.",
            ["CG1003", "CG1010", "CG1011", "CG3021"]),
    ];
}
