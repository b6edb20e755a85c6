using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees NaN and infinity among the outputs.</summary>
/// <remarks>Statistic: number of non-finite predictions, in [0, n]; healthy is none. A NaN poisons every mean and every threshold compares false with it.</remarks>
public sealed class NonFiniteOutputDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1002", "NonFiniteOutput", "NaN or infinity among the outputs.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ValueSummary[] streams = [.. Streams(snapshot)];
        if (streams.Length == 0)
        {
            return Answer.NotHere("No numeric outputs were given.");
        }

        long rows = streams.Max(s => s.Count);
        if (rows == 0)
        {
            return Answer.Undecided($"There are no rows.");
        }

        long nan = streams.Sum(s => s.NaNCount);
        long infinite = streams.Sum(s => s.InfinityCount);
        if (nan + infinite == 0)
        {
            return Answer.Clear;
        }

        string[] where = [.. streams.Where(s => s.NaNCount + s.InfinityCount > 0).Select(s => $"'{s.Name}'")];
        return Answer.Found(
            Info, Answer.Everything, Outcome.NonFinite,
            $"{nan:N0} NaN and {infinite:N0} infinite outputs in {rows:N0} rows (n = {rows:N0}), in {Answer.Names(where)}. Nothing computed from them means anything. Look for a diverged training (lower the learning rate, clip gradients), an unscaled input, or log and division at 0.",
            new Evidence("non-finite outputs", nan + infinite, Expectation.AtMost, 0, rows));
    }

    private static IEnumerable<ValueSummary> Streams(Snapshot snapshot) => snapshot.Regression.Select(o => o.Predicted)
        .Concat(snapshot.Scores is { } scores ? [scores.Scores] : [])
        .Concat(snapshot.Probabilities?.Classes.Select(c => c.Scores) ?? [])
        .Concat(snapshot.Outputs?.Outputs ?? []);
}
