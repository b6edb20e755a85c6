using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a fitted tree ensemble, or an additive model, that asks no input: no tree has a split, no shape function varies.</summary>
/// <remarks>
/// Statistic: splits in all trees of an ensemble, or shape functions of an additive model that vary, at least 0. Without one the answer is the same for every row, a proof; of some
/// classes of several it is a warning. Why no split was made (leaf minimum, no signal, constant inputs) is for others to say.
/// </remarks>
public sealed class UnsplitTreesDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4040", "UnsplitTrees", "A fitted tree ensemble or additive model without a single split: one answer for all.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Structure is not { } structure || structure.Ensembles.Count + structure.Additive.Count == 0)
        {
            return Answer.NotHere("No fitted tree ensemble and no additive model was looked into.");
        }

        (string Name, string Parts)[] unsplit =
        [
            .. structure.Ensembles.Where(e => e.Splits == 0).Select(e => (e.Name, $"has {Counted(e.Trees, "tree")} and no split")),
            .. structure.Additive.Where(a => a.VaryingShapeFunctions == 0).Select(a => (a.Name, $"has {Counted(a.ShapeFunctions, "shape function")}, none of which varies")),
        ];
        if (unsplit.Length == 0)
        {
            return Answer.Clear;
        }

        int all = structure.Ensembles.Count + structure.Additive.Count;
        bool isWhole = unsplit.Length == all;
        string some = isWhole ? "" : Answer.Text($" ({unsplit.Length} of {all} ensembles{Answer.Also([.. unsplit.Select(u => u.Name)])})");
        return new Verdict.Found(new Finding(
            Info, isWhole ? Severity.Error : Severity.Warning, unsplit[0].Name,
            Answer.Text($"{unsplit[0].Name} {unsplit[0].Parts}{some}: it answers the same to every row{TrainedOn(structure)}. Lower the leaf minimum below half the rows of the smallest group, and see that the inputs vary where the trees get them."),
            [new Evidence("splits", 0, Expectation.AtLeast, 1, structure.TrainingRows)],
            isWhole && structure.Linear.Count == 0 ? Outcome.OutputCollapse : null));
    }

    private static string Counted(int count, string what) => Answer.Text($"{count:N0} {what}{(count == 1 ? "" : "s")} (n = {count:N0})");

    private static string TrainedOn(ModelStructure structure) =>
        structure.TrainingRows > 0 ? Answer.Text($", and was trained on {structure.TrainingRows:N0} rows") : "";
}
