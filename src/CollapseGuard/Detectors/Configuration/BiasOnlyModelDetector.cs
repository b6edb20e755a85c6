using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a fitted linear model that is only its bias: every weight is 0.</summary>
/// <remarks>
/// Statistic: weights that are not exactly 0, at least 0; none is a proof. One class of several without weights is a warning: its score is a constant beside varying ones.
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
        if (empty.Length == 0)
        {
            return Answer.Clear;
        }

        bool isWhole = empty.Length == linear.Length;
        return new Verdict.Found(new Finding(
            Info, isWhole ? Severity.Error : Severity.Warning, empty[0].Name,
            Answer.Text($"{empty[0].Name} has {empty[0].Weights:N0} weights (n = {empty[0].Weights:N0}), and all are 0{(isWhole ? "" : $" ({empty.Length} of {linear.Length} linear models)")}: only the bias answers{TrainedOn(snapshot.Structure!)}. Weaken the L1 penalty (or the L2 one), and see that the inputs vary where the model gets them."),
            [new Evidence("weights that are not 0", 0, Expectation.AtLeast, 1, snapshot.Structure!.TrainingRows)],
            isWhole && snapshot.Structure!.Ensembles.Count == 0 ? Outcome.OutputCollapse : null));
    }

    private static string TrainedOn(ModelStructure structure) =>
        structure.TrainingRows > 0 ? Answer.Text($", fitted on {structure.TrainingRows:N0} rows") : "";
}
