using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a fitted tree ensemble that asks no input: none of its trees has a split.</summary>
/// <remarks>Statistic: splits in all trees of an ensemble, at least 0. Without one the answer is the same for every row, a proof. Why no split was made (leaf minimum, no signal, constant inputs) is for others to say.</remarks>
public sealed class UnsplitTreesDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4040", "UnsplitTrees", "A fitted tree ensemble without a single split: one answer for all.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Structure is not { Ensembles.Count: > 0 } structure)
        {
            return Answer.NotHere("No fitted tree ensemble was looked into.");
        }

        EnsembleShape[] unsplit = [.. structure.Ensembles.Where(e => e.Splits == 0)];
        if (unsplit.Length == 0)
        {
            return Answer.Clear;
        }

        bool isWhole = unsplit.Length == structure.Ensembles.Count;
        return new Verdict.Found(new Finding(
            Info, isWhole ? Severity.Error : Severity.Warning, unsplit[0].Name,
            Answer.Text($"{unsplit[0].Name} has {unsplit[0].Trees:N0} trees (n = {unsplit[0].Trees:N0}) and no split{(isWhole ? "" : $" ({unsplit.Length} of {structure.Ensembles.Count} ensembles)")}: it answers the same to every row{TrainedOn(structure)}. Lower the leaf minimum below half the rows of the smallest group, and see that the inputs vary where the trees get them."),
            [new Evidence("splits of all trees", 0, Expectation.AtLeast, 1, structure.TrainingRows)],
            isWhole && structure.Linear.Count == 0 ? Outcome.OutputCollapse : null));
    }

    private static string TrainedOn(ModelStructure structure) =>
        structure.TrainingRows > 0 ? Answer.Text($", and was trained on {structure.TrainingRows:N0} rows") : "";
}
