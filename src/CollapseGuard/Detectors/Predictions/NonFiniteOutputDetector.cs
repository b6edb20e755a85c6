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
        (string Name, long Rows, long NonFinite)[] streams = [.. Streams(snapshot)];
        if (streams.Length == 0)
        {
            return Answer.NotHere("No numeric outputs were given.");
        }

        long rows = streams.Max(s => s.Rows);
        if (rows == 0)
        {
            return Answer.Undecided($"There are no rows.");
        }

        long count = streams.Sum(s => s.NonFinite);
        if (count == 0)
        {
            return Answer.Clear;
        }

        string[] where = [.. streams.Where(s => s.NonFinite > 0).Select(s => $"'{s.Name}'")];
        return Answer.Found(
            Info, Answer.Everything, Outcome.NonFinite,
            $"NaN or infinite: {count:N0} in {Answer.Names(where)} (n = {rows:N0} rows). Nothing computed from them means anything. Look for a diverged training (lower the learning rate, clip gradients), an unscaled input, or log and division at 0.",
            new Evidence("non-finite outputs", count, Expectation.AtMost, 0, rows));
    }

    private static IEnumerable<(string Name, long Rows, long NonFinite)> Streams(Snapshot snapshot) => snapshot.Regression.Select(o => Stream(o.Predicted))
        .Concat(snapshot.Scores is { } scores ? [Stream(scores.Scores)] : [])
        .Concat(snapshot.Probabilities is { } matrix ? [("rows of probabilities", matrix.Count, matrix.NonFiniteRows)] : [])
        .Concat(snapshot.Outputs?.Outputs.Select(Stream) ?? [])
        .Concat(snapshot.Response is { } response ? [("answers to the probe", response.Rows, response.NonFiniteOutputs)] : []);

    private static (string Name, long Rows, long NonFinite) Stream(ValueSummary values) => (values.Name, values.Count, values.NaNCount + values.InfinityCount);
}
