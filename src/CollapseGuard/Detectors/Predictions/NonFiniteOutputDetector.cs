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

        string[] where = [.. streams.Where(s => s.NonFinite > 0).Select(Describe)];
        return Answer.Found(
            Info, Answer.Everything, Outcome.NonFinite,
            $"NaN or infinite: {Answer.Names(where)} (n = {rows:N0}). Nothing computed from them means anything. Look for a diverged training (lower the learning rate, clip gradients), an unscaled input, or log and division at 0.",
            new Evidence("non-finite outputs", count, Expectation.AtMost, 0, rows));
    }

    private static IEnumerable<(string Name, long Rows, long NonFinite)> Streams(Snapshot snapshot) => snapshot.Regression.Select(o => Stream(o.Predicted))
        .Concat(snapshot.Scores is { } scores ? [Stream(scores.Scores)] : [])
        .Concat(snapshot.Probabilities is { } matrix ? [("rows of probabilities", matrix.Count, matrix.NonFiniteRows)] : [])
        .Concat(snapshot.Outputs?.Outputs.Select(Stream) ?? [])
        .Concat(Answers(snapshot));

    // The probe asks for the rows that are judged here: where their outputs are counted, its answers are the same numbers again.
    private static IEnumerable<(string Name, long Rows, long NonFinite)> Answers(Snapshot snapshot) =>
        snapshot.Response is { } response && snapshot.Outputs is null && snapshot.Regression.Count == 0 && snapshot.Decisions is null
            ? [("answers to the probe", response.Rows * response.OutputCount, response.NonFiniteOutputs)]
            : [];

    private static string Describe((string Name, long Rows, long NonFinite) stream) => stream.NonFinite == stream.Rows
        ? Answer.Text($"all {stream.Rows:N0} of '{stream.Name}'")
        : Answer.Text($"{stream.NonFinite:N0} of {stream.Rows:N0} ({(double)stream.NonFinite / stream.Rows:P1}) in '{stream.Name}'");

    private static (string Name, long Rows, long NonFinite) Stream(ValueSummary values) => (values.Name, values.Count, values.NaNCount + values.InfinityCount);
}
