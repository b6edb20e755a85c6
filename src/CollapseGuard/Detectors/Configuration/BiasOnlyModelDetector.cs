using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a fitted linear model that is only its bias: every weight is 0.</summary>
/// <remarks>
/// Statistic: weights that are not exactly 0, at least 0; none is a proof. One class of several without weights is a warning: its score is a constant beside varying ones.
/// Where scores count only beside each other (<see cref="LinearShape.IsRelative"/>), k classes need k - 1 vectors of weights: a lone class without any is silent, and of two the one with the lesser bias is never predicted.
/// Small weights are not its subject: whether what they move counts, the outputs tell.
/// </remarks>
public sealed class BiasOnlyModelDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4041", "BiasOnlyModel", "A fitted linear model whose weights are all 0: only its bias answers.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        LinearShape[] linear = [.. snapshot.Structure?.Linear.Where(l => l.Weights > 0) ?? []];
        if (linear.Length == 0)
        {
            return Answer.NotHere("No fitted linear model was looked into.");
        }

        LinearShape[] empty = [.. linear.Where(l => l.NonZeroWeights == 0)];
        bool isWhole = empty.Length == linear.Length;
        if (!isWhole && empty.Count(l => l.IsRelative) == 1)
        {
            empty = [.. empty.Where(l => !l.IsRelative)];
        }

        if (empty.Length == 0)
        {
            return Answer.Clear;
        }

        string some = isWhole ? "" : Answer.Text($" ({empty.Length} of {linear.Length} linear models{Answer.Also([.. empty.Select(l => l.Name)])})");
        string what = !isWhole && empty[0].IsRelative ? "nothing but the bias tells these classes apart, and only one of them can ever be predicted" : "only the bias answers";
        return new Verdict.Found(new Finding(
            Info, isWhole ? Severity.Error : Severity.Warning, empty[0].Name,
            Answer.Text($"{empty[0].Name} has {empty[0].Weights:N0} weights (n = {empty[0].Weights:N0}), and all are 0{some}: {what}{TrainedOn(snapshot.Structure!)}. Weaken the L1 penalty (or the L2 one), and see that the inputs vary where the model gets them."),
            [new Evidence("weights that are not 0", 0, Expectation.AtLeast, 1, snapshot.Structure!.TrainingRows)],
            isWhole && snapshot.Structure!.Ensembles.Count + snapshot.Structure.Additive.Count == 0 ? Outcome.OutputCollapse : null));
    }

    private static string TrainedOn(ModelStructure structure) =>
        structure.TrainingRows > 0 ? Answer.Text($", fitted on {structure.TrainingRows:N0} rows") : "";
}
