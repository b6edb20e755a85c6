using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees columns that the model does not use although they vary; informs.</summary>
/// <remarks>Statistic: root mean square change of the outputs when one column is permuted, over their spread, in [0, ∞); 0 = ignored. Silent when the model answers to nothing at all: that is CG1016.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class IgnoredColumnDetector(IgnoredColumnOptions? options = null) : IDetector
{
    private readonly IgnoredColumnOptions options = options ?? IgnoredColumnOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1017", "IgnoredColumn", "Columns that the model does not use.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Response is not { } response)
        {
            return Answer.NotHere("No model was given as a function.");
        }

        ColumnResponse[] judged = [.. response.Columns.Where(c => !c.IsConstant)];
        if (response.Rows < options.MinimumRows || judged.Length == 0)
        {
            return Answer.Undecided($"{response.Rows:N0} rows with {judged.Length} columns that vary; at least {options.MinimumRows} rows are needed.");
        }

        if (response.IsStochastic)
        {
            return Answer.Undecided($"The same rows get different answers when asked twice (by {response.RepeatResponse:G2} of their magnitude), so that an ignored column cannot be told. Switch the model to inference mode (dropout off).");
        }

        ColumnResponse[] ignored = [.. judged.Where(c => c.Response <= options.MaximumResponse)];
        if (ignored.Length == 0 || ignored.Length == judged.Length)
        {
            return Answer.Clear;
        }

        string[] names = [.. ignored.Select(c => $"'{c.Name}'")];
        return Answer.Found(
            Info, ignored[0].Name, null,
            $"{ignored.Length} of {judged.Length} columns change no output when permuted: {Answer.Names(names)} (n = {response.Rows:N0} rows). The model decides without them. If they should matter, check that they are passed on, scaled and not regularized away.",
            new Evidence($"rms change under permuted '{ignored[0].Name}'/spread of outputs", ignored[0].Response, Expectation.AtLeast, Math.BitIncrement(options.MaximumResponse), response.Rows));
    }
}

/// <summary>Limits of <see cref="IgnoredColumnDetector"/>. Immutable.</summary>
public sealed record IgnoredColumnOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static IgnoredColumnOptions Default { get; } = new();

    /// <summary>Response that is rounding only, in [0, 1]; 1e-6 by default. Source: arithmetic, 8 units in the last place of a float32.</summary>
    public double MaximumResponse { get; init => field = Limit.In(value, 0, 1); } = 1e-6;

    /// <summary>Rows below which nothing is said, at least 2; 10 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 10;
}
