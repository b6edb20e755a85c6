using static CollapseGuard.CauseId;

namespace CollapseGuard.Remedies;

/// <content>Remedies in the table: which columns and rows go in, and in which order.</content>
public static partial class RemedyCatalog
{
    private static IEnumerable<Remedy> RowRemedies() =>
    [
        new(
            "shuffle-rows",
            "Shuffle the rows",
            UnshuffledData,
            "Batches of one class pull the weights to and fro, and a split by position leaves classes out.",
            [
                "Shuffle inputs and labels by one permutation with a fixed seed, before splitting.",
                "Shuffle the training rows again in every epoch.",
                "If rows are serial, hold out the last stretch first and shuffle the rest.",
            ],
            SnippetText.Of("ShuffleRows"),
            "Shuffling a series before the split puts the neighbours of held-out rows into training and flatters the skill.",
            ["CG3019"]),
        new(
            "replace-identifiers",
            "Leave identifiers out or replace them",
            InputEncoding,
            "A column with a different value in every row can only be memorised, and its encoding drowns the other columns.",
            [
                "Leave out keys, row numbers and names.",
                "Take from dates and texts what they say: month, weekday, words, length.",
                "Where a key repeats, use how often it occurs in the training rows.",
            ],
            SnippetText.Of("ReplaceIdentifiers"),
            "Counts taken from all rows leak held-out rows into training.",
            ["CG3016"]),
        new(
            "collect-more-rows",
            "Collect more rows, and ask less of them",
            TooLittleData,
            "With fewer rows than a model has freedom it memorises them, and held-out skill is a matter of luck.",
            [
                "Collect rows first of the rarest class, up to 30 at least.",
                "Until then leave out columns and use a penalized linear model.",
                "Judge by repeated cross-validation, with an interval.",
            ],
            "",
            "Rows made up from the present ones (oversampling, augmentation) add no knowledge: judge on real rows only.",
            ["CG3020"]),
        new(
            "centre-columns",
            "Centre the columns",
            UncenteredNormalizer,
            "A column far from zero that is only divided stays near-constant, and its spread is lost beside the others.",
            [
                "In ML.NET set fixZero: false for NormalizeMeanVariance and NormalizeMinMax.",
                "Elsewhere subtract the mean of the training rows before dividing.",
                "Check the normalized columns: mean about 0, standard deviation about 1.",
            ],
            SnippetText.Of("CentreColumns"),
            "Sparse columns become dense when centred.",
            ["CG3014"]),
        new(
            "leave-out-leaks",
            "Leave out what is not known at prediction time",
            TargetLeak,
            "A model that learns from the outcome's own traces is right in every test and useless in service.",
            [
                "Ask of each suspect column when and from what it is filled in.",
                "Leave it out, or take its value as of the moment of prediction.",
                "Train once without it: the skill that is left is the true one.",
            ],
            "",
            "An honest diagnostic measurement may look like a leak: do not drop it unasked.",
            ["CG3017"]),
    ];
}
